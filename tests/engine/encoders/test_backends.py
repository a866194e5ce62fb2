"""Every way to run a model gives the vectors of plain torch, or is not used."""

import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import open_clip
import pytest
import torch
from safetensors.torch import save_file

from engine.encoders import load_encoder
from engine.encoders.backends import choice
from engine.encoders.backends.graphs import kept_graphs
from engine.encoders.backends.towers import TorchTowers
from engine.encoders.clip_encoder import ClipEncoder
from engine.encoders.names import BACKENDS
from engine.errors import EngineError

SHAPE: dict[str, Any] = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 64, "patch_size": 16, "head_width": 32},
    "text_cfg": {
        "context_length": 16, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2
    },
}  # fmt: skip
CAPTIONS = ["a cat on a sofa", "", "two dogs " * 60, "a man on a horse", "héllo 世界"]
OTHERS = [name for name in BACKENDS if name not in ("auto", "torch")]

pytestmark = pytest.mark.expected_logs


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("model")
    with torch.random.fork_rng():
        torch.manual_seed(0)
        save_file(open_clip.CLIP(**SHAPE).state_dict(), folder / "open_clip_model.safetensors")
    config = {"model_cfg": SHAPE, "preprocess_cfg": {"mean": [0.5] * 3, "std": [0.25] * 3}}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    return f"local-dir:{folder}"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MMC_CACHE", str(tmp_path))
    return tmp_path


def load(model: str, backend: str) -> ClipEncoder:
    encoder = load_encoder(model, device="cpu", backend=backend)
    assert isinstance(encoder, ClipEncoder)
    return encoder


def photos(count: int) -> np.ndarray:
    return np.random.default_rng(1).normal(size=(count, 3, 32, 32)).astype(np.float32)


def assert_same(some: np.ndarray, others: np.ndarray) -> None:
    assert some.dtype == others.dtype == np.float32
    lengths = np.linalg.norm(some, axis=1) * np.linalg.norm(others, axis=1)
    assert ((some * others).sum(axis=1) / lengths).min() >= 0.999


@pytest.mark.parametrize("backend", OTHERS)
def test_a_backend_gives_the_vectors_of_torch(model: str, backend: str, cache: Path) -> None:
    plain, other = load(model, "torch"), load(model, backend)
    assert (plain.backend, other.backend) == ("torch", backend)
    assert other.spec == plain.spec
    for count in (1, 7):
        assert_same(plain.encode_images(photos(count)), other.encode_images(photos(count)))
    assert_same(plain.encode_texts(CAPTIONS), other.encode_texts(CAPTIONS))
    assert other.encode_images(photos(0)).shape == (0, 32)


@pytest.mark.parametrize("backend", ["onnx", "openvino"])
def test_graphs_are_exported_once_and_by_weights(
    model: str, backend: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = load(model, backend).encode_texts(CAPTIONS)
    monkeypatch.setattr(TorchTowers, "modules", lambda _: pytest.fail("exported again"))
    np.testing.assert_array_equal(load(model, backend).encode_texts(CAPTIONS), first)
    assert len(list((cache / "graphs").iterdir())) == 1


def test_auto_takes_what_the_processor_is_good_at(
    model: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for able, expected in ((True, "bf16"), (False, "torch")):
        monkeypatch.setattr(choice, "has_bf16", lambda able=able: able)
        assert load(model, "auto").backend == expected


def test_a_backend_that_gives_other_vectors_is_not_used(
    model: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_bf16 = TorchTowers.in_bf16

    def spoilt(towers: TorchTowers) -> TorchTowers:
        other = in_bf16(towers)
        with torch.no_grad():
            other._model.visual.proj.copy_(other._model.visual.proj.flip(1))
        return other

    monkeypatch.setattr(TorchTowers, "in_bf16", spoilt)
    monkeypatch.setattr(choice, "has_bf16", lambda: True)
    assert load(model, "auto").backend == "torch"
    with pytest.raises(EngineError, match="does not give the vectors of this model"):
        load(model, "bf16")


def test_what_is_not_there_is_named(
    model: str, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(EngineError, match="'fast' is no backend"):
        load(model, "fast")
    monkeypatch.setattr(choice.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(EngineError, match="Install the extra 'openvino'"):
        load(model, "openvino")


def test_an_export_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    def broken(into: Path) -> None:
        (into / "image.onnx").write_bytes(b"half")
        raise OSError("No space left on device")

    with pytest.raises(OSError, match="No space"):
        kept_graphs(tmp_path / "graphs" / "abc", broken)
    assert os.listdir(tmp_path / "graphs") == []


@pytest.mark.parametrize(
    "full",
    [
        torch.OutOfMemoryError(),
        RuntimeError("MPS backend out of memory (MPS allocated: 9.06 GB)"),
        RuntimeError("[enforce fail] DefaultCPUAllocator: can't allocate memory"),
    ],
)
def test_a_batch_that_does_not_fit_is_encoded_in_pieces(
    model: str, cache: Path, monkeypatch: pytest.MonkeyPatch, full: RuntimeError
) -> None:
    encoder, whole = load(model, "torch"), TorchTowers.images
    expected = encoder.encode_images(photos(9))
    sizes: list[int] = []

    def narrow(towers: TorchTowers, batch: np.ndarray) -> np.ndarray:
        sizes.append(len(batch))
        if len(batch) > room:
            raise full
        return whole(towers, batch)

    monkeypatch.setattr(TorchTowers, "images", narrow)
    room = 2
    np.testing.assert_allclose(encoder.encode_images(photos(9)), expected, atol=1e-6)
    sizes.clear()
    encoder.encode_images(photos(9))
    assert sizes == [2, 2, 2, 2, 1], "it has learned what fits"
    room = 0
    with pytest.raises(EngineError, match="does not fit into the memory"):
        encoder.encode_images(photos(1))
    full = RuntimeError("something else")
    with pytest.raises(RuntimeError, match="something else"):
        encoder.encode_images(photos(1))
