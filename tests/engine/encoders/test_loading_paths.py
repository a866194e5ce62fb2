"""Five architectures through every loading path and backend, against open_clip's own calls.

Small ones of the same make here; ``-m slow`` takes the published sizes (test_published_sizes.py).
"""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import open_clip
import open_clip.factory
import open_clip.pretrained
import pytest
from fake_hub import FakeHub, serving, use_hub
from loading_paths import (
    WAYS,
    Published,
    Vectors,
    draw_weights,
    least_cosine,
    most_apart,
    own_vectors,
    stand_in_tokenizer,
    vectors_of,
)
from tiny_models import TINY

from engine.encoders import load_encoder
from engine.encoders.added import add_model, added_models
from engine.encoders.names import BACKENDS
from engine.errors import EngineError
from engine.events import Silent

_TEXT = {"context_length": 32, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2}
_TIMM = {"timm_model_pretrained": False, "timm_proj": None}
_HALF = {"mean": (0.5, 0.5, 0.5), "std": (0.5, 0.5, 0.5), "resize_mode": "squash"}
SMALL: dict[str, dict[str, Any]] = {
    "small-vit": TINY,
    "small-vit-quickgelu": {**TINY, "quick_gelu": True},
    "small-siglip": {
        "embed_dim": 96, "init_logit_bias": -10, "custom_text": True,
        "vision_cfg": {"image_size": 160, "timm_model_name": "test_vit3", "timm_pool": "map",
                       "timm_model_pretrained": False, "timm_proj": "none"},
        "text_cfg": {"context_length": 64, "vocab_size": 500, "width": 96, "heads": 2, "layers": 2,
                     "hf_tokenizer_name": "someone/small-siglip",
                     "tokenizer_kwargs": {"clean": "canonicalize"}, "no_causal_mask": True,
                     "proj_bias": True, "pool_type": "last", "norm_kwargs": {"eps": 1e-6}},
    },
    "small-mobileclip": {
        "embed_dim": 32, "custom_text": True,
        "vision_cfg": {**_TIMM, "image_size": 64, "timm_model_name": "fastvit_mci0",
                       "timm_pool": "avg"},
        "text_cfg": {**_TEXT, "no_causal_mask": True},
    },
    "small-pe": {
        "embed_dim": 32, "custom_text": True,
        "vision_cfg": {**_TIMM, "image_size": 384, "timm_pool": "map",
                       "timm_model_name": "vit_pe_core_tiny_patch16_384"},
        "text_cfg": _TEXT,
    },
}  # fmt: skip
TAGS = {
    "small-vit": {},
    "small-vit-quickgelu": {"quick_gelu": True, "interpolation": "bicubic"},
    "small-siglip": {**_HALF, "interpolation": "bicubic"},
    "small-mobileclip": {"mean": (0.0, 0.0, 0.0), "std": (1.0, 1.0, 1.0),
                         "interpolation": "bilinear", "resize_mode": "shortest"},
    "small-pe": {**_HALF, "interpolation": "bilinear"},
}  # fmt: skip

_NO_OPENVINO = ("small-vit", "small-vit-quickgelu", "small-pe")
TRIED_ELSEWHERE = {("openvino", model) for model in _NO_OPENVINO}
"""In test_backends.py, and by the published sizes: OpenVINO takes seconds a model to convert."""

pytestmark = pytest.mark.expected_logs


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Random weights of every small architecture."""
    folder = tmp_path_factory.mktemp("weights")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_clip.factory, "_MODEL_CONFIGS", SMALL)
        return {
            name: draw_weights(open_clip.create_model(name), folder / f"{name}.safetensors")
            for name in SMALL
        }


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """A hub where the small architectures are published, and an empty cache."""
    known = {**open_clip.factory._MODEL_CONFIGS, **SMALL}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    for name, about in TAGS.items():
        tags = {"drawn": {"hf_hub": f"someone/{name}/", **about}}
        monkeypatch.setitem(open_clip.pretrained._PRETRAINED, name, tags)
    with serving(FakeHub()) as hub:
        use_hub(monkeypatch, hub.address, tmp_path / "models")
        yield hub


_EXPECTED: dict[str, Vectors] = {}


def _expected(one: Published, hub: FakeHub) -> Vectors:
    if one.model not in _EXPECTED:
        _EXPECTED[one.model] = own_vectors(one, hub)
        for vectors in (_EXPECTED[one.model].images, _EXPECTED[one.model].texts):
            assert vectors.std(axis=0).mean() > 0.02, "the vectors hardly differ from each other"
    return _EXPECTED[one.model]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("model", SMALL)
def test_every_loading_path_equals_open_clip(
    model: str, way: str, drawn: dict[str, Path], hub: FakeHub, tmp_path: Path
) -> None:
    one = Published(model=model, tag="drawn", weights=drawn[model])
    name = WAYS[way](one, tmp_path, hub)
    found = vectors_of(load_encoder(name, device="cpu", backend="torch"))
    expected = _expected(one, hub)
    np.testing.assert_array_equal(found.prepared, expected.prepared)
    assert most_apart(found, expected) < 1e-5


@pytest.mark.parametrize(
    ("model", "backend"),
    [(model, backend) for model in SMALL for backend in BACKENDS
     if backend not in ("auto", "torch") and (backend, model) not in TRIED_ELSEWHERE],
)  # fmt: skip
def test_every_backend_gives_open_clips_vectors(
    model: str, backend: str, drawn: dict[str, Path], hub: FakeHub, tmp_path: Path
) -> None:
    one = Published(model=model, tag="drawn", weights=drawn[model])
    name = WAYS["model folder"](one, tmp_path, hub)
    encoder = load_encoder(name, device="cpu", backend=backend)
    assert least_cosine(vectors_of(encoder), _expected(one, hub)) >= 0.999


def test_a_missing_tokenizer_is_told_by_the_kind_of_name(
    drawn: dict[str, Path], hub: FakeHub, tmp_path: Path
) -> None:
    one = Published(model="small-siglip", tag="drawn", weights=drawn["small-siglip"])
    with pytest.raises(EngineError, match="download open_clip:small-siglip/drawn") as caught:
        load_encoder(f"open_clip:small-siglip@{one.weights}", device="cpu")
    assert "mmc encoders fetch open_clip:small-siglip/drawn" in caught.value.command
    with pytest.raises(
        EngineError, match=r"tokenizer of their own .*someone/small-siglip"
    ) as caught:
        add_model(one.weights, reporter=Silent(), like=one.name)
    assert "mmc encoders fetch" in caught.value.command
    assert not added_models()
    carried = tmp_path / "stick"
    carried.mkdir()
    shutil.copy(one.weights, carried / "weights.safetensors")
    for file, content in stand_in_tokenizer().items():
        (carried / file).write_bytes(content)
    (added,) = add_model(carried / "weights.safetensors", reporter=Silent(), like=one.name)
    encoder = load_encoder(added, device="cpu", backend="torch")
    assert least_cosine(vectors_of(encoder), _expected(one, hub)) >= 0.999
    name = WAYS["model folder"](one, tmp_path, hub)
    (tmp_path / "a model folder" / "tokenizer.json").unlink()
    with pytest.raises(EngineError, match=r"needs tokenizer\.json") as caught:
        load_encoder(name, device="cpu")
    assert "fetch" not in f"{caught.value} {caught.value.command}"
