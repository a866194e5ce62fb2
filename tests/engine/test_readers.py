"""Many photos for a card are read by processes, with the same outcome as by threads."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, dataset_of, photo
from fakes import CardFake, FakeEncoder, mean_colours
from PIL import Image

from engine.data.dataset import Dataset
from engine.encoders.spec import FloatArray
from engine.errors import Cancelled
from engine.events import Skipped
from engine.features import readers
from engine.features.extract import Extraction, extract_features


@pytest.fixture(autouse=True)
def _two_for_few(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(readers, "PROCESSES_FROM", 50)
    monkeypatch.setenv("MMC_THREADS", "2")
    yield
    assert not multiprocessing.active_children()


@pytest.fixture
def from_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for the processes instead of letting threads read what there is meanwhile."""
    stands = readers._Processes.stand

    def waited(processes: readers._Processes) -> bool:
        wait(processes.starting)
        return stands(processes)

    monkeypatch.setattr(readers._Processes, "stand", waited)


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


class Counting(CardFake):
    """Counts the photos that are prepared by threads of this process."""

    prepared_here = 0

    def prepare(self, image: Image.Image) -> FloatArray:
        self.prepared_here += 1
        return super().prepare(image)


class Exploding:
    """Arrives in no other process."""

    def __call__(self, image: Image.Image) -> FloatArray:
        return mean_colours(image)

    def __setstate__(self, state: object) -> None:
        raise RuntimeError

    def __getstate__(self) -> object:
        return "anything"


def extract(dataset: Dataset, cache: Path, encoder: FakeEncoder, ear: Ear) -> Extraction:
    return extract_features(dataset=dataset, encoder=encoder, cache=cache, reporter=ear)


def vectors(found: Extraction) -> FloatArray:
    return found.features.image.take(np.arange(64))


@pytest.mark.usefixtures("from_the_first")
def test_processes_give_what_threads_give(many: Dataset, tmp_path: Path) -> None:
    ears, card = (Ear(), Ear()), CardFake()
    by_processes = extract(many, tmp_path / "a", card, ears[0])
    by_threads = extract(many, tmp_path / "b", FakeEncoder(), ears[1])
    np.testing.assert_array_equal(vectors(by_processes), vectors(by_threads))
    skipped = [[event for event in ear.events if isinstance(event, Skipped)] for ear in ears]
    assert skipped[0] == skipped[1]
    assert [event.what for event in skipped[0]] == ["7.png", "8.png"]
    assert by_processes.encoded_images == by_threads.encoded_images == 61 == card.images


@pytest.mark.usefixtures("from_the_first")
def test_a_process_that_dies_is_replaced_by_threads(many: Dataset, tmp_path: Path) -> None:
    class Killing(CardFake):
        def encode_images(self, batch: FloatArray) -> FloatArray:
            for child in multiprocessing.active_children():
                child.kill()  # says nothing where it has ended already
            return super().encode_images(batch)

    found = extract(many, tmp_path / "a", Killing(), Ear())
    expected = extract(many, tmp_path / "b", FakeEncoder(), Ear())
    np.testing.assert_array_equal(vectors(found), vectors(expected))


@pytest.mark.usefixtures("from_the_first")
def test_a_stop_ends_the_processes(many: Dataset, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        extract(many, tmp_path / "a", CardFake(), Ear(stop_at=40))
    assert not multiprocessing.active_children()
    resumed = extract(many, tmp_path / "a", CardFake(), Ear())
    whole = extract(many, tmp_path / "b", FakeEncoder(), Ear())
    assert 0 < resumed.reused < 61
    assert resumed.reused + resumed.encoded_images in (61, 62), "one of two equal photos"
    np.testing.assert_array_equal(vectors(resumed), vectors(whole))


def test_threads_read_until_the_processes_stand(
    many: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stood = iter([False] * 20 + [True] * 100)
    wait_for_all = readers._Processes.stand

    def later(processes: readers._Processes) -> bool:
        return next(stood) and bool(wait(processes.starting)) and wait_for_all(processes)

    monkeypatch.setattr(readers._Processes, "stand", later)
    card = Counting()
    found = extract(many, tmp_path / "a", card, Ear())
    expected = extract(many, tmp_path / "b", FakeEncoder(), Ear())
    np.testing.assert_array_equal(vectors(found), vectors(expected))
    assert card.prepared_here == 18, "twenty, of which one is broken and one is missing"


def test_processes_that_cannot_start_are_done_without(many: Dataset, tmp_path: Path) -> None:
    class Unstartable(CardFake):
        def __init__(self) -> None:
            super().__init__()
            self.preparing = Exploding()

    found = extract(many, tmp_path / "a", Unstartable(), Ear())
    expected = extract(many, tmp_path / "b", FakeEncoder(), Ear())
    np.testing.assert_array_equal(vectors(found), vectors(expected))
