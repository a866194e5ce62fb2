"""Many photos for a card are read by processes, with the same outcome as by threads."""

import multiprocessing
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, dataset_of, photo
from fakes import CardFake, FakeEncoder

from engine.data.dataset import Dataset
from engine.encoders.spec import FloatArray
from engine.errors import Cancelled
from engine.events import Skipped
from engine.features import readers
from engine.features.extract import Extraction, extract_features


@pytest.fixture(autouse=True)
def _few_are_enough(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(readers, "PROCESSES_FROM", 50)
    yield
    assert not multiprocessing.active_children()


@pytest.fixture
def many(tmp_path: Path) -> Dataset:
    """Sixty-four photos, of which one is broken, one is missing and two are equal."""
    root = tmp_path / "photos"
    root.mkdir()
    names = [f"{row}.png" for row in range(64)]
    for row, name in enumerate(names):
        (root / name).write_bytes(photo([str(row % 3)], shade=3 * row))
    (root / "7.png").write_bytes(b"no photo")
    (root / "8.png").unlink()
    (root / "40.png").write_bytes((root / "3.png").read_bytes())
    return dataset_of(root, [""] * len(names), images=names)


def extract(dataset: Dataset, cache: Path, encoder: FakeEncoder, ear: Ear) -> Extraction:
    return extract_features(dataset=dataset, encoder=encoder, cache=cache, reporter=ear)


def vectors(found: Extraction) -> FloatArray:
    return found.features.image.take(np.arange(64))


def test_processes_give_what_threads_give(many: Dataset, tmp_path: Path) -> None:
    ears, card = (Ear(), Ear()), CardFake()
    by_processes = extract(many, tmp_path / "a", card, ears[0])
    by_threads = extract(many, tmp_path / "b", FakeEncoder(), ears[1])
    np.testing.assert_array_equal(vectors(by_processes), vectors(by_threads))
    skipped = [[event for event in ear.events if isinstance(event, Skipped)] for ear in ears]
    assert skipped[0] == skipped[1]
    assert [event.what for event in skipped[0]] == ["7.png", "8.png"]
    assert by_processes.encoded_images == by_threads.encoded_images == 61 == card.images


def test_a_process_that_dies_is_replaced_by_threads(many: Dataset, tmp_path: Path) -> None:
    class Killing(CardFake):
        def encode_images(self, batch: FloatArray) -> FloatArray:
            for child in multiprocessing.active_children():
                os.kill(child.pid or 0, signal.SIGKILL)
            return super().encode_images(batch)

    found = extract(many, tmp_path / "a", Killing(), Ear())
    expected = extract(many, tmp_path / "b", FakeEncoder(), Ear())
    np.testing.assert_array_equal(vectors(found), vectors(expected))


def test_a_stop_ends_the_processes(many: Dataset, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        extract(many, tmp_path / "a", CardFake(), Ear(stop_at=40))
    assert not multiprocessing.active_children()
    resumed = extract(many, tmp_path / "a", CardFake(), Ear())
    whole = extract(many, tmp_path / "b", FakeEncoder(), Ear())
    assert 0 < resumed.reused < 61
    assert resumed.reused + resumed.encoded_images in (61, 62), "one of two equal photos"
    np.testing.assert_array_equal(vectors(resumed), vectors(whole))
