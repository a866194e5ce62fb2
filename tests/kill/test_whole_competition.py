"""All photos of the competition with ``basic``, interrupted three times, as if nothing had been.

Only run when asked for (``-m slow``): it encodes the 10,400 pairs twice, some minutes on two cores.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.encoders import find_spec
from engine.features.captions import CAPTION_BATCH
from engine.features.extract import IMAGE_BATCH, FeatureSet, load_features

pytestmark = [pytest.mark.slow, pytest.mark.real]
_KEY_BYTES = 20
SPEC = find_spec("basic")


@pytest.fixture(scope="module")
def project(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "all.mmc"
    coco = shared / "coco18"
    import_competition(
        train_csv=coco / "train.csv", test_csv=coco / "test.csv", images=coco / "data",
        project=path,
    )  # fmt: skip
    return path


def _start(project: Path, cache: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "engine.cli.main", "encode", str(project),
               "--encoder", "basic", "--cache", str(cache)]  # fmt: skip
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def _kept(cache: Path, key: str) -> int:
    """Return how many vectors of a store are confirmed."""
    keys = cache / "features" / key / "keys.bin"
    return keys.stat().st_size // _KEY_BYTES if keys.exists() else 0


def _interrupt(project: Path, cache: Path, key: str, *, at: int, how: signal.Signals) -> None:
    """Start and end it when a store holds so many vectors, at a random moment of a batch."""
    with _start(project, cache) as process:
        while _kept(cache, key) < at:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(0.2)
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(random.Random(at).uniform(0.0, 1.0))
        process.send_signal(how)
        process.communicate()
    assert process.returncode != 0


def _finish(project: Path, cache: Path) -> tuple[float, str]:
    began = time.monotonic()
    with _start(project, cache) as process:
        _, said = process.communicate()
    assert process.returncode == 0, said
    return time.monotonic() - began, said


def _features(project: Path, cache: Path) -> FeatureSet:
    with open_project(project) as opened:
        return load_features(opened.dataset(), SPEC, cache)


def test_three_interruptions_change_no_bit(project: Path, tmp_path: Path) -> None:
    os.environ.pop("MMC_CACHE", None)
    own, calm = tmp_path / "own.mmc", tmp_path / "calm"
    shutil.copyfile(project, own)
    seconds, _ = _finish(project, calm)
    wild = tmp_path / "wild"
    pairs = _kept(calm, SPEC.image_key)
    _interrupt(own, wild, SPEC.image_key, at=pairs // 5, how=signal.SIGKILL)
    first = _kept(wild, SPEC.image_key)
    _interrupt(own, wild, SPEC.image_key, at=pairs * 3 // 5, how=signal.SIGINT)
    second = _kept(wild, SPEC.image_key)
    captions = _kept(calm, SPEC.text_key)
    _interrupt(own, wild, SPEC.text_key, at=captions // 2, how=signal.SIGKILL)
    third = _kept(wild, SPEC.text_key)
    _, said = _finish(own, wild)
    assert "Resumed" in said
    print(  # noqa: T201 - for whoever asked for this test
        f"{pairs:,} photos and {captions:,} captions, undisturbed in {seconds:.0f} s; ended "
        f"after {first:,} and {second:,} photos and {third:,} captions"
    )

    assert (first % IMAGE_BATCH, third % CAPTION_BATCH) == (0, 0), "only whole batches are kept"
    assert _kept(wild, SPEC.image_key) == pairs, "a photo was encoded twice"
    assert _kept(wild, SPEC.text_key) == captions, "a caption was encoded twice"
    for key in (SPEC.image_key, SPEC.text_key):
        for file in ("keys.bin", "vectors.f16"):
            parts = [cache / "features" / key / file for cache in (calm, wild)]
            assert parts[0].read_bytes() == parts[1].read_bytes(), f"{key}/{file} differs"
    quiet, stormy = _features(project, calm), _features(own, wild)
    rows = np.arange(len(quiet.image.places))
    assert len(rows) == 10_400
    for one, other in ((quiet.image, stormy.image), (quiet.text, stormy.text)):
        assert other.store.sound(other.places[other.present]).all()
        np.testing.assert_array_equal(one.take(rows), other.take(rows))
