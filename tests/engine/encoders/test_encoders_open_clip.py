"""The open_clip adapter against open_clip itself, on tiny random models; no network."""

import json
import logging
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import numpy as np
import open_clip
import open_clip.factory
import open_clip.pretrained
import pytest
import torch
from PIL import Image
from tiny_models import GREY, TINY, random_weights

from engine.encoders import Encoder, find_spec, load_encoder
from engine.encoders.spec import ReadsSoFar
from engine.errors import EngineError

CAPTIONS = ["a cat on a sofa", "", "two dogs " * 60, "héllo 世界 🐈"]


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return random_weights(tmp_path_factory.mktemp("weights") / "tiny.safetensors")


@pytest.fixture
def folder(tmp_path: Path, weights: Path) -> Path:
    folder = tmp_path / "tiny model"
    folder.mkdir()
    config = {"model_cfg": TINY, "preprocess_cfg": GREY}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    shutil.copy(weights, folder / "open_clip_model.safetensors")
    return folder


@pytest.fixture
def tiny(tmp_path: Path, weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish two tiny architectures and three tags of them in open_clip's registry."""
    configs = {"tiny": TINY, "tiny-quickgelu": {**TINY, "quick_gelu": True}}
    known = {**open_clip.factory._MODEL_CONFIGS, **configs}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    common = {"file": str(weights), "interpolation": "bilinear"}
    tags = {
        "plain": {**common, **GREY},
        "quick": {**common, **GREY, "quick_gelu": True},
        "hubbed": {"hf_hub": "someone/tiny/", **GREY},
    }
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "tiny", tags)


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty hub cache and no network."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError("the network is dead")

    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return tmp_path / "hub"


def _photos() -> list[Image.Image]:
    y, x = np.mgrid[0:60, 0:90]
    bands = np.stack([x * 2, y * 4, (x * y) % 256], axis=-1).astype(np.uint8)
    photo = Image.fromarray(bands)
    return [photo, photo.rotate(90, expand=True), photo.resize((300, 40))]


Own = tuple[torch.nn.Module, Callable[[Image.Image], torch.Tensor], Callable[..., torch.Tensor]]


def _own(name: str, pretrained: str | None = None, **settings: object) -> Own:
    """Load a model by open_clip's own calls."""
    model, _, transform = open_clip.create_model_and_transforms(
        name, pretrained=pretrained, **settings
    )
    return model.eval(), transform, open_clip.get_tokenizer(name)


def _assert_equals(encoder: Encoder, own: Own) -> None:
    model, transform, tokenizer = own
    batch = np.stack([encoder.prepare(photo) for photo in _photos()])
    expected = torch.stack([transform(photo) for photo in _photos()])
    assert batch.dtype == np.float32
    np.testing.assert_array_equal(batch, expected.numpy())
    with torch.no_grad():
        images = model.encode_image(expected).numpy()
        texts = model.encode_text(tokenizer(CAPTIONS)).numpy()
    assert images.std() > 0.01
    np.testing.assert_allclose(encoder.encode_images(batch), images, rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(encoder.encode_texts(CAPTIONS), texts, rtol=1e-4, atol=1e-5)


@pytest.mark.expected_logs
def test_a_model_folder_equals_open_clips_own_calls(folder: Path) -> None:
    encoder = load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")
    assert encoder.spec == find_spec(f"local-dir:{folder}")
    assert (encoder.spec.image_dim, encoder.spec.text_dim) == (32, 32)
    assert encoder.spec.shared_space
    _assert_equals(encoder, _own(f"local-dir:{folder}"))


@pytest.mark.expected_logs
def test_a_tag_brings_its_own_preprocessing(tiny: None, weights: Path) -> None:
    encoder = load_encoder("open_clip:tiny/plain", device="cpu", backend="torch")
    assert encoder.spec.title == "tiny, plain"
    own = _own(
        "tiny",
        str(weights),
        image_mean=GREY["mean"],
        image_std=GREY["std"],
        image_resize_mode=GREY["resize_mode"],
        image_interpolation="bilinear",
    )
    _assert_equals(encoder, own)


@pytest.mark.expected_logs
def test_a_quickgelu_tag_runs_with_quickgelu(tiny: None) -> None:
    quick = load_encoder("open_clip:tiny/quick", device="cpu", backend="torch")
    plain = load_encoder("open_clip:tiny/plain", device="cpu", backend="torch")
    assert quick.spec.title == "tiny, quick (QuickGELU)"
    assert quick.spec.image_key != plain.spec.image_key
    own = _own("tiny", "quick", force_quick_gelu=True)
    _assert_equals(quick, own)
    batch = quick.prepare(_photos()[0])[None]
    assert np.abs(quick.encode_images(batch) - plain.encode_images(batch)).max() > 1e-3


def test_a_bare_file_uses_the_default_and_says_so(
    tiny: None, weights: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delitem(open_clip.pretrained._PRETRAINED, "tiny")
    with caplog.at_level(logging.WARNING, "engine"):
        encoder = load_encoder(f"open_clip:tiny@{weights}", device="cpu", backend="torch")
    said = [record.getMessage() for record in caplog.records if record.name.startswith("engine")]
    assert "mean and std are unknown" in said[0]
    assert "tiny-quickgelu" in said[1]
    _assert_equals(encoder, _own("tiny", str(weights)))


def test_a_bare_file_follows_what_all_tags_of_its_architecture_agree_on(
    tiny: None, weights: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    only = {"quick": {**GREY, "quick_gelu": True}}
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "tiny", only)
    encoder = load_encoder(f"open_clip:tiny@{weights}", device="cpu", backend="torch")
    assert encoder.spec.title == "tiny, tiny.safetensors (QuickGELU)"
    white = encoder.prepare(Image.new("RGB", (50, 40), "white"))
    np.testing.assert_allclose(white, 2.0, atol=1e-5)


def test_keys_follow_the_content_of_the_weights(
    tiny: None, folder: Path, weights: Path, tmp_path: Path
) -> None:
    moved = Path(shutil.copy(weights, tmp_path / "renamed.safetensors"))
    other = random_weights(tmp_path / "other.safetensors", seed=1)
    specs = [find_spec(f"open_clip:tiny@{path}") for path in (weights, moved, other)]
    assert specs[0].image_key == specs[1].image_key
    assert specs[0].text_key == specs[1].text_key
    assert specs[2].image_key != specs[0].image_key

    before = find_spec(f"local-dir:{folder}")
    (folder / "README.md").write_text("no vector depends on me")
    assert find_spec(f"local-dir:{folder}").image_key == before.image_key
    shutil.copy(other, folder / "open_clip_model.safetensors")
    assert find_spec(f"local-dir:{folder}").image_key != before.image_key


def test_keys_follow_the_preprocessing(tiny: None, monkeypatch: pytest.MonkeyPatch) -> None:
    before = find_spec("open_clip:tiny/plain")
    tags = open_clip.pretrained._PRETRAINED["tiny"]
    monkeypatch.setitem(tags, "plain", {**tags["plain"], "mean": [0.4, 0.4, 0.4]})
    after = find_spec("open_clip:tiny/plain")
    assert after.image_key != before.image_key
    assert after.text_key == before.text_key


def test_one_alone_equals_the_same_in_a_crowd(folder: Path) -> None:
    encoder = load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")
    captions = [f"photo {i} of {'very ' * (i % 5)}small things" for i in range(70)]
    together = encoder.encode_texts(captions)
    np.testing.assert_allclose(together[66:67], encoder.encode_texts(captions[66:67]), atol=1e-5)
    batch = np.stack([encoder.prepare(photo) for photo in _photos()])
    batch.flags.writeable = False
    crowd = encoder.encode_images(batch)
    np.testing.assert_allclose(crowd[1:2], encoder.encode_images(batch[1:2]), atol=1e-5)
    assert encoder.encode_texts([]).shape == (0, 32)
    assert encoder.encode_images(batch[:0]).shape == (0, 32)


def test_captions_that_lose_their_end_are_counted(folder: Path) -> None:
    encoder = load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")
    assert isinstance(encoder, ReadsSoFar)
    # a context of 16 holds 14 words between its two marks
    captions = ["cat " * 14, "cat " * 15, "", "a cat", "dog " * 200] * 30
    assert encoder.are_cut(captions).tolist() == [False, True, False, False, True] * 30
    assert encoder.are_cut([]).shape == (0,)
    assert isinstance(load_encoder("basic", device="cpu"), ReadsSoFar)


def test_the_model_is_frozen_without_touching_requires_grad(folder: Path) -> None:
    encoder = load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")
    model = encoder._towers._model
    assert not model.training
    assert all(weight.requires_grad for weight in model.parameters())


def test_a_strip_does_not_fill_the_memory(tiny: None, weights: Path, folder: Path) -> None:
    config = {"model_cfg": TINY, "preprocess_cfg": {**GREY, "resize_mode": "shortest"}}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    encoder = load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")
    for size in ((1, 60_000), (60_000, 1)):
        strip = Image.new("RGB", size, "white")
        np.testing.assert_allclose(encoder.prepare(strip), 2.0, atol=1e-5)


def test_loading_is_silent_and_leaves_logging_as_it_was(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    from huggingface_hub.utils.tqdm import are_progress_bars_disabled

    root = logging.getLogger()
    before = (root.handlers[:], root.filters[:], root.level, are_progress_bars_disabled())
    load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")
    assert (root.handlers, root.filters, root.level, are_progress_bars_disabled()) == before
    assert capfd.readouterr() == ("", "")


def test_cached_weights_load_with_the_network_dead(tiny: None, hub: Path, weights: Path) -> None:
    snapshot = hub / "models--someone--tiny" / "snapshots" / "abc"
    snapshot.mkdir(parents=True)
    (hub / "models--someone--tiny" / "refs").mkdir()
    (hub / "models--someone--tiny" / "refs" / "main").write_text("abc")
    shutil.copy(weights, snapshot / "open_clip_model.safetensors")
    encoder = load_encoder("open_clip:tiny/hubbed", device="cpu", backend="torch")
    assert encoder.encode_texts(["a cat"]).shape == (1, 32)


def test_without_network_and_cache_a_sentence(tiny: None, hub: Path) -> None:
    with pytest.raises(EngineError) as caught:
        load_encoder("open_clip:tiny/hubbed", device="cpu", backend="torch")
    assert "cannot be found on this computer" in str(caught.value)
    assert caught.value.command == "'mmc encoders fetch open_clip:tiny/hubbed' does."
    assert "Traceback" not in str(caught.value)


def test_a_missing_tokenizer_is_named(tiny: None, hub: Path, weights: Path) -> None:
    config = {**TINY, "text_cfg": {**TINY["text_cfg"], "hf_tokenizer_name": "someone/tokens"}}
    open_clip.factory._MODEL_CONFIGS["tiny"] = config
    with pytest.raises(EngineError, match="The tokenizer of tiny, plain cannot be found"):
        load_encoder("open_clip:tiny/plain", device="cpu", backend="torch")


class _Surprise:
    """Stands for whatever a hostile weights file would run."""


@pytest.mark.expected_logs
@pytest.mark.parametrize("suffix", [".pt", ".bin"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"a": _Surprise()}, "holds more than tensors"),
        ({"visual.proj": torch.zeros(3)}, "cannot be loaded as tiny"),
        ({}, "cannot be loaded as tiny"),
        ([1, 2], "cannot be loaded as tiny"),
        (b"not weights at all", "damaged"),
        (b"", "cannot be loaded as tiny"),
    ],
)
def test_useless_weights_files_get_a_sentence(
    tiny: None, tmp_path: Path, content: object, reason: str, suffix: str
) -> None:
    path = tmp_path / f"odd{suffix}"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        torch.save(content, path)
    with pytest.raises(EngineError, match=reason) as caught:
        load_encoder(f"open_clip:tiny@{path}", device="cpu", backend="torch")
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.filterwarnings("ignore:.torch.jit:FutureWarning")
def test_a_torchscript_archive_is_not_run(tiny: None, tmp_path: Path) -> None:
    path = tmp_path / "ViT-B-32.pt"
    torch.jit.script(torch.nn.Linear(2, 2)).save(str(path))
    with pytest.raises(EngineError, match="is a TorchScript program"):
        load_encoder(f"open_clip:tiny@{path}", device="cpu", backend="torch")


@pytest.mark.expected_logs
def test_torn_safetensors_get_a_sentence(folder: Path, weights: Path) -> None:
    (folder / "open_clip_model.safetensors").write_bytes(weights.read_bytes()[:5000])
    with pytest.raises(EngineError, match="cannot be loaded as Model folder tiny model"):
        load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")


def test_wrong_paths_get_a_sentence(tiny: None, folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"gone\.pt cannot be read"):
        find_spec(f"open_clip:tiny@{tmp_path}/gone.pt")
    with pytest.raises(EngineError, match="must end in"):
        find_spec(f"open_clip:tiny@{folder}")
    with pytest.raises(EngineError, match="nowhere cannot be read"):
        find_spec(f"local-dir:{tmp_path}/nowhere")
    config = folder / "open_clip_config.json"
    for text in ("{}", "[1]", "no json", '{"model_cfg": {"embed_dim": null}}'):
        config.write_text(text)
        with pytest.raises(EngineError, match="describes no open_clip model"):
            find_spec(f"local-dir:{folder}")


def test_a_folder_without_weights_is_never_run_with_random_ones(folder: Path) -> None:
    (folder / "open_clip_model.safetensors").unlink()
    with pytest.raises(EngineError, match="has no weights file"):
        load_encoder(f"local-dir:{folder}", device="cpu", backend="torch")
