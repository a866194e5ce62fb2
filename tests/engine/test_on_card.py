"""What only a graphics card can show: same vectors, same training, and what does not fit."""

import contextlib
import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import open_clip
import pytest
import torch
from builders import dataset_of, photo
from loading_paths import draw_weights, photos
from trainable import new_run, separable_rows

from engine.data.images import decode
from engine.encoders import load_encoder
from engine.encoders.basic import load_basic
from engine.encoders.spec import Encoder, FloatArray
from engine.errors import EngineError
from engine.events import Silent
from engine.features import extract
from engine.machine import Meter
from engine.training import loop
from engine.training.config import TrainConfig
from engine.training.model import load_model, score_rows
from engine.training.recipes import recipe

pytestmark = pytest.mark.skipif(not torch.cuda.is_available(), reason="needs a CUDA device")
CAPTIONS = ["a cat on a sofa", "two dogs " * 60, "A man, on a HORSE!"]
MODELS = ("ViT-B-32", "ViT-B-16-SigLIP", "MobileCLIP2-S0", "PE-Core-S-16-384")


@pytest.fixture(autouse=True)
def _whole_card() -> Iterator[None]:
    yield
    torch.cuda.set_per_process_memory_fraction(1.0)
    torch.cuda.empty_cache()


def least_cosine(some: FloatArray, others: FloatArray) -> float:
    lengths = np.linalg.norm(some, axis=1) * np.linalg.norm(others, axis=1)
    return float(((some * others).sum(axis=1) / lengths).min())


def prepared(encoder: Encoder) -> FloatArray:
    return np.stack([encoder.prepare(one) for one in photos()])


@pytest.mark.expected_logs
@pytest.mark.parametrize("model", MODELS)
def test_vectors_are_those_of_the_processor(model: str, tmp_path: Path) -> None:
    weights = draw_weights(open_clip.create_model(model), tmp_path / "drawn.safetensors")
    name = f"open_clip:{model}@{weights}"
    try:
        card = load_encoder(name)
    except EngineError as error:
        pytest.skip(f"no tokenizer at hand: {error}")
    assert card.device == "cuda"
    cpu = load_encoder(name, device="cpu", backend="torch")
    batch = prepared(card)
    np.testing.assert_array_equal(batch, prepared(cpu))
    assert least_cosine(card.encode_images(batch), cpu.encode_images(batch)) > 0.999
    assert least_cosine(card.encode_texts(CAPTIONS), cpu.encode_texts(CAPTIONS)) > 0.999


def test_basic_vectors_are_those_of_the_processor() -> None:
    card, cpu = load_basic("cuda"), load_basic("cpu")
    batch = prepared(cpu)
    assert least_cosine(card.encode_images(batch), cpu.encode_images(batch)) > 0.999
    assert least_cosine(card.encode_texts(CAPTIONS), cpu.encode_texts(CAPTIONS)) > 0.999


@pytest.mark.expected_logs
def test_a_batch_that_does_not_fit_is_halved(tmp_path: Path) -> None:
    weights = draw_weights(open_clip.create_model("ViT-B-32"), tmp_path / "drawn.safetensors")
    encoder = load_encoder(f"open_clip:ViT-B-32@{weights}")
    batch = np.concatenate([prepared(encoder)] * 60)[:256]
    expected = encoder.encode_images(batch)
    torch.cuda.empty_cache()
    total = torch.cuda.get_device_properties(0).total_memory
    # Room for the weights and the batch itself, and for little of what is worked out from it.
    torch.cuda.set_per_process_memory_fraction(
        (torch.cuda.memory_allocated() + 1.2 * batch.nbytes) / total
    )
    found = encoder.encode_images(batch)
    assert least_cosine(found, expected) > 0.9999
    assert encoder._most < 256  # type: ignore[attr-defined]
    torch.cuda.empty_cache()
    torch.cuda.set_per_process_memory_fraction((torch.cuda.memory_allocated() + 1) / total)
    taken = []  # what is free within the blocks that the card gave already
    for size in (1 << 20, 1 << 16, 1 << 12):
        with contextlib.suppress(torch.OutOfMemoryError):
            while True:
                taken.append(torch.empty(size, dtype=torch.uint8, device="cuda"))
    with pytest.raises(EngineError, match="does not fit into the memory of this device"):
        encoder.encode_images(batch)


def test_photos_reach_the_store_in_growing_batches(tmp_path: Path) -> None:
    root = tmp_path / "photos"
    root.mkdir()
    names = [f"{row}.png" for row in range(600)]
    for row, name in enumerate(names):
        (root / name).write_bytes(photo([str(row)], shade=row % 256) + row.to_bytes(4, "big"))
    dataset = dataset_of(root, [f"caption {row}" for row in range(600)], images=names)
    encoder = load_basic("cuda")
    sizes: list[int] = []

    class Counted:
        spec, device = encoder.spec, encoder.device
        prepare, encode_texts = encoder.prepare, encoder.encode_texts

        def encode_images(self, batch: FloatArray) -> FloatArray:
            sizes.append(len(batch))
            return encoder.encode_images(batch)

    made = extract.extract_features(
        dataset=dataset, encoder=Counted(), cache=tmp_path / "cache", reporter=Silent()
    )
    assert (made.encoded_images, made.encoded_captions) == (600, 600)
    assert not made.problems
    assert max(sizes) > extract.IMAGE_BATCH
    cpu = load_basic("cpu")
    few = np.stack([cpu.prepare(decode((root / name).read_bytes())) for name in names[:8]])
    stored = made.features.image.take(np.arange(8))
    assert least_cosine(stored, cpu.encode_images(few)) > 0.999


@pytest.mark.parametrize("name", ["fast", "best", "paper-as-run"])
def test_a_recipe_learns_as_on_the_processor(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = recipe(name, epochs=min(20, recipe(name).epochs), split="project")
    data = separable_rows(400, 120).data(tmp_path, config)
    words = tuple(f"word{row % 7} and word{row % 3}" for row in range(len(data.dataset)))
    data = dataclasses.replace(data, dataset=dataclasses.replace(data.dataset, captions=words))
    found = {}
    for device in ("cuda", "cpu"):
        with monkeypatch.context() as patch:
            if device == "cpu":
                patch.setattr(torch.cuda, "is_available", lambda: False)
            run = new_run(tmp_path / device, data, config)
            result = loop.train(data=data, run=run, reporter=Silent())
            found[device] = result.metrics["micro_f1"]
            scores = score_rows(load_model(run), data, np.arange(len(data.dataset)))
            assert np.isfinite(scores).all()
    assert found["cuda"] == pytest.approx(found["cpu"], abs=0.05)


def test_a_run_of_the_card_scores_the_same_on_the_processor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = dataclasses.replace(TrainConfig(), epochs=3)
    data = separable_rows(100, 40).data(tmp_path, config)
    run = new_run(tmp_path / "runs", data, config)
    loop.train(data=data, run=run, reporter=Silent())
    rows = np.arange(140)
    here = score_rows(load_model(run), data, rows)
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    trained = load_model(run)
    assert trained.device == "cpu"
    np.testing.assert_allclose(score_rows(trained, data, rows), here, atol=0.01)


def test_vectors_are_kept_on_the_card_unless_they_do_not_fit(tmp_path: Path) -> None:
    data = separable_rows(400, 100).data(tmp_path)
    held = data.on("cuda")
    assert held.resident is not None
    assert {one.device.type for one in held.resident.values()} == {"cuda"}
    rows = np.array([[3, 1, 2]])
    near, far = held.inputs(rows, device="cuda"), data.inputs(rows)
    torch.testing.assert_close(near.image.cpu(), far.image)
    torch.testing.assert_close(near.text.cpu(), far.text)
    torch.testing.assert_close(near.has_text.cpu(), far.has_text)


def test_a_training_that_does_not_fit_says_so(tmp_path: Path) -> None:
    config = dataclasses.replace(TrainConfig(), hidden=(4096, 4096), epochs=1)
    data = separable_rows(100, 40).data(tmp_path, config)
    run = new_run(tmp_path / "runs", data, config)
    torch.cuda.empty_cache()
    total = torch.cuda.get_device_properties(0).total_memory
    torch.cuda.set_per_process_memory_fraction((torch.cuda.memory_allocated() + (1 << 20)) / total)
    with pytest.raises(EngineError, match="memory of the graphics card"):
        loop.train(data=data, run=run, reporter=Silent())


def test_the_gauge_shows_the_card(tmp_path: Path) -> None:
    taken = torch.ones(1 << 26, device="cuda")
    memory = Meter().look().gpu_memory
    assert memory is not None
    assert memory[0] > taken.numel() * 4 < memory[1]
