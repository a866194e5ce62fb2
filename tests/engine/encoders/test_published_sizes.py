"""The models people use, in their published sizes with random weights, against open_clip's calls.

Only run when asked for (``-m slow -s``): it writes up to 14 GB below the folder of pytest at a time
and takes some minutes a model. Prints a line for docs/encoders.md for each path and backend.
"""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import open_clip
import pytest
from fake_hub import FakeHub, serving, use_hub
from loading_paths import (
    WAYS,
    Published,
    draw_weights,
    least_cosine,
    most_apart,
    own_vectors,
    vectors_of,
)

from engine.encoders import load_encoder, transfer
from engine.encoders.names import BACKENDS

pytestmark = [pytest.mark.slow, pytest.mark.expected_logs]
MODELS = (
    ("ViT-B-32", "laion2b_s34b_b79k"),
    ("ViT-L-14", "datacomp_xl_s13b_b90k"),
    ("ViT-L-14-quickgelu", "openai"),
    ("ViT-B-16-SigLIP", "webli"),
    ("ViT-B-32-SigLIP2-256", "webli"),
    ("MobileCLIP2-S0", "dfndr2b"),
    ("PE-Core-B-16", "meta"),
)


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    monkeypatch.setenv("MMC_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(transfer, "PATIENCE", 600.0)  # this hub hashes gigabytes at each question
    with serving(FakeHub()) as hub:
        use_hub(monkeypatch, hub.address, tmp_path / "models")
        yield hub
    shutil.rmtree(tmp_path)  # pytest would keep those of three runs


@pytest.mark.parametrize(("model", "tag"), MODELS)
def test_every_loading_path_of_published_sizes(
    model: str, tag: str, hub: FakeHub, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    weights = draw_weights(open_clip.create_model(model), tmp_path / "drawn.safetensors")
    one = Published(model=model, tag=tag, weights=weights)
    expected = own_vectors(one, hub)
    for number, (way, prepare) in enumerate(WAYS.items()):
        began = time.monotonic()
        folder = tmp_path / str(number)
        folder.mkdir()
        use_hub(monkeypatch, hub.address, folder / "models")
        found = vectors_of(load_encoder(prepare(one, folder, hub), device="cpu", backend="torch"))
        hub.status = 0
        shutil.rmtree(folder)
        np.testing.assert_array_equal(found.prepared, expected.prepared)
        apart = most_apart(found, expected)
        assert apart < 1e-5, way
        _tell(capfd, f"{model}, {way}: {apart:.1e} ({time.monotonic() - began:.0f} s)")


@pytest.mark.parametrize(("model", "tag"), MODELS)
def test_every_backend_of_published_sizes(
    model: str, tag: str, hub: FakeHub, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    weights = draw_weights(open_clip.create_model(model), tmp_path / "drawn.safetensors")
    one = Published(model=model, tag=tag, weights=weights)
    expected = own_vectors(one, hub)
    name = f"open_clip:{one.model}@{weights}"
    for backend in BACKENDS:
        if backend in ("auto", "torch"):
            continue
        began = time.monotonic()
        cosine = least_cosine(
            vectors_of(load_encoder(name, device="cpu", backend=backend)), expected
        )
        assert cosine >= 0.999, backend
        _tell(capfd, f"{model}, {backend}: cosine {cosine:.6f} ({time.monotonic() - began:.0f} s)")


def _tell(capfd: pytest.CaptureFixture[str], text: str) -> None:
    with capfd.disabled():
        print(text, flush=True)  # noqa: T201 - for docs/encoders.md
