"""From photos and captions to vectors: once each, resumable anywhere, bad photos left out."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from builders import Ear, dataset_of, photo
from fakes import FakeEncoder

from engine.cli.console import Console
from engine.data import images
from engine.data.dataset import Dataset
from engine.encoders.spec import FloatArray
from engine.errors import Cancelled, EngineError
from engine.events import Note, Progress, Skipped
from engine.features import digests, extract
from engine.features.captions import caption_digest, first_rows
from engine.features.digests import DigestCache
from engine.features.extract import (
    Extraction,
    FeatureSet,
    extract_features,
    load_features,
    missing_rows,
)
from engine.machine import default_cache_folder, keep_to_itself, reader_processes, reader_threads

CAPTIONS = ["red", "green", " red\n", "", "two words", "   ", "blue", "red", "longer caption", "x"]
# Two photos have equal content; the sixth row has none.
SHADES = [0, 1, 2, 3, 0, None, 5, 6, 7, 8]


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    root = tmp_path / "photos"
    root.mkdir()
    names = []
    for row, shade in enumerate(SHADES):
        names.append("" if shade is None else f"{row}.png")
        if shade is not None:
            (root / names[-1]).write_bytes(photo(["1"], shade=shade))
    return dataset_of(root, CAPTIONS, images=names)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract, "IMAGE_BATCH", 3)
    monkeypatch.setattr("engine.features.captions.CAPTION_BATCH", 2)


def run(
    dataset: Dataset, cache: Path, *, ear: Ear | None = None, encoder: FakeEncoder | None = None
) -> tuple[Extraction, FakeEncoder]:
    encoder = encoder or FakeEncoder()
    done = extract_features(dataset=dataset, encoder=encoder, cache=cache, reporter=ear or Ear())
    return done, encoder


def vectors(features: FeatureSet) -> tuple[bytes, bytes]:
    rows = np.arange(len(SHADES))
    return features.image.take(rows).tobytes(), features.text.take(rows).tobytes()


def test_equal_content_is_encoded_once_and_blank_captions_never(
    dataset: Dataset, tmp_path: Path
) -> None:
    done, encoder = run(dataset, tmp_path / "cache")
    assert (encoder.images, encoder.texts) == (8, 6)
    assert (done.encoded_images, done.encoded_captions, done.reused) == (8, 6, 0)
    image, text = done.features.image, done.features.text
    assert image.present.tolist() == [shade is not None for shade in SHADES]
    assert text.present.tolist() == [bool(caption.strip()) for caption in CAPTIONS]
    assert (image.dim, text.dim) == (encoder.spec.image_dim, encoder.spec.text_dim)
    assert image.places[0] == image.places[4]
    assert text.places[0] == text.places[2] == text.places[7]
    assert not image.take(np.array([5])).any()
    assert not text.take(np.array([3, 5])).any()
    assert image.take(np.arange(10)).dtype == np.float32
    assert missing_rows(dataset, done.features) == 0


def test_vectors_are_the_encoder_s_own_in_half_precision(dataset: Dataset, tmp_path: Path) -> None:
    done, encoder = run(dataset, tmp_path / "cache")
    expected = encoder.encode_texts(["two words"]).astype(np.float16)
    assert (done.features.text.take(np.array([4])) == expected).all()


def test_what_is_there_is_not_encoded_again(dataset: Dataset, tmp_path: Path) -> None:
    first, _ = run(dataset, tmp_path / "cache")
    done, encoder = run(dataset, tmp_path / "cache")
    assert (encoder.images, encoder.texts) == (0, 0)
    assert (done.encoded_images, done.encoded_captions) == (0, 0)
    assert done.reused == 9 + 6
    assert vectors(done.features) == vectors(first.features)
    loaded = load_features(dataset, encoder.spec, tmp_path / "cache")
    assert vectors(loaded) == vectors(first.features)


def test_a_renamed_photo_keeps_its_vector(dataset: Dataset, tmp_path: Path) -> None:
    first, _ = run(dataset, tmp_path / "cache")
    moved = tmp_path / "moved"
    dataset.root.rename(moved)
    again = dataset_of(moved, CAPTIONS, images=list(dataset.images))
    done, encoder = run(again, tmp_path / "cache")
    assert encoder.images == 0
    assert vectors(done.features) == vectors(first.features)


def test_a_stop_at_any_check_loses_no_finished_batch(dataset: Dataset, tmp_path: Path) -> None:
    ear = Ear()
    whole, _ = run(dataset, tmp_path / "whole", ear=ear)
    assert ear.checks > 9
    for check in range(1, ear.checks + 1):
        cache, encoder = tmp_path / f"cache-{check}", FakeEncoder()
        with pytest.raises(Cancelled):
            run(dataset, cache, ear=Ear(stop_at=check), encoder=encoder)
        left = load_features(dataset, encoder.spec, cache)
        again, rest = run(dataset, cache)
        assert (encoder.images + rest.images, encoder.texts + rest.texts) == (8, 6)
        assert encoder.images == len(left.image.store)
        assert encoder.texts == len(left.text.store)
        assert vectors(again.features) == vectors(whole.features)


def test_a_stop_inside_a_batch_keeps_the_pieces_that_were_encoded(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, _ = run(dataset, tmp_path / "whole")
    monkeypatch.setattr(extract, "_PIECE", 1)
    monkeypatch.setattr("engine.features.captions._PIECE", 1)
    ear = Ear()
    pieces, _ = run(dataset, tmp_path / "pieces", ear=ear)
    assert vectors(pieces.features) == vectors(whole.features)
    for check in range(1, ear.checks + 1):
        cache, encoder = tmp_path / f"cache-{check}", FakeEncoder()
        with pytest.raises(Cancelled):
            run(dataset, cache, ear=Ear(stop_at=check), encoder=encoder)
        again, rest = run(dataset, cache)
        assert (encoder.images + rest.images, encoder.texts + rest.texts) == (8, 6)
        assert vectors(again.features) == vectors(whole.features)


def test_the_progress_counts_up_to_the_end(dataset: Dataset, tmp_path: Path) -> None:
    ear = Ear()
    run(dataset, tmp_path / "cache", ear=ear)
    for what, total in (("Encoding photos", 9), ("Encoding captions", 6)):
        steps = [e for e in ear.events if isinstance(e, Progress) and e.what == what]
        assert [step.done for step in steps] == sorted({step.done for step in steps})
        assert (steps[-1].done, {step.total for step in steps}) == (total, {total})
        assert {step.already for step in steps} == {0}
    notes = [event.text for event in ear.events if isinstance(event, Note)]
    assert any("Fake" in note and "CPU" in note for note in notes)


def test_photos_that_somebody_looks_at_are_encoded_first(dataset: Dataset, tmp_path: Path) -> None:
    class Looking(Ear):
        looked_at = tuple(dataset.items[[6, 5, 8]].tolist())  # the sixth row has no photo

    plain, _ = run(dataset, tmp_path / "plain")
    done, _ = run(dataset, tmp_path / "cache", ear=Looking())
    assert done.features.image.places.tolist() == [2, 3, 4, 5, 2, -1, 0, 6, 1, 7]
    assert vectors(done.features) == vectors(plain.features)


def test_a_resumed_job_says_what_was_there(dataset: Dataset, tmp_path: Path) -> None:
    with pytest.raises(Cancelled):
        run(dataset, tmp_path / "cache", ear=Ear(stop_at=5))
    ear = Ear()
    run(dataset, tmp_path / "cache", ear=ear)
    notes = [event.text for event in ear.events if isinstance(event, Note)]
    assert "Resumed: 3 of 9 photos were encoded before." in notes
    steps = [e for e in ear.events if isinstance(e, Progress) and e.what == "Encoding photos"]
    assert {step.already for step in steps} == {3}


def test_captions_that_lose_their_end_are_told(dataset: Dataset, tmp_path: Path) -> None:
    class Short(FakeEncoder):
        def are_cut(self, captions: Sequence[str]) -> npt.NDArray[np.bool_]:
            return np.array([len(caption) > 4 for caption in captions], dtype=bool)

    ear = Ear()
    run(dataset, tmp_path / "cache", ear=ear, encoder=Short())
    notes = [event.text for event in ear.events if isinstance(event, Note)]
    # green, two words, longer caption
    assert notes[-1] == (
        "3 captions are longer than this encoder reads; the end was left out. The search length:>4 "
        "finds such captions. “Read long captions in pieces”, in the list of encoders, reads them "
        "whole."
    )


def test_a_photo_that_needs_a_library_says_so_and_tells_a_terminal_how_to_get_it(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    images._load_heif.cache_clear()
    monkeypatch.setitem(sys.modules, "pillow_heif", None)
    (dataset.root / dataset.images[2]).write_bytes(b"\0\0\0\x18ftypheic" + bytes(64))
    ear = Ear()
    done, _ = run(dataset, tmp_path / "cache", ear=ear)
    images._load_heif.cache_clear()
    assert "pip" not in done.problems[0].text
    [skipped] = [event for event in ear.events if isinstance(event, Skipped)]
    Console().emit(skipped)
    said = capsys.readouterr().err
    assert "Save them as JPEG instead. 'pip install pillow-heif' or" in said


@pytest.mark.parametrize("broken", [0, 2, 4, 9])
def test_a_broken_photo_is_skipped_and_told(dataset: Dataset, tmp_path: Path, broken: int) -> None:
    (dataset.root / dataset.images[broken]).write_bytes(b"no photo at all")
    ear = Ear()
    done, _ = run(dataset, tmp_path / "cache", ear=ear)
    [problem] = done.problems
    assert (problem.name, problem.line, problem.lost) == (dataset.names[broken], 0, True)
    assert "not an image" in problem.text
    assert Skipped(what=problem.name, reason=problem.text) in ear.events
    expected = [bool(name) and row != broken for row, name in enumerate(dataset.images)]
    assert done.features.image.present.tolist() == expected
    told = dataset_of(dataset.root, CAPTIONS, images=list(dataset.images))
    object.__setattr__(told, "problems", done.problems)
    assert missing_rows(dataset, done.features) == 1
    assert missing_rows(told, done.features) == 0


def test_a_photo_deleted_after_the_import_is_skipped(dataset: Dataset, tmp_path: Path) -> None:
    (dataset.root / "3.png").unlink()
    (dataset.root / "6.png").unlink()
    (dataset.root / "6.png").mkdir()
    done, _ = run(dataset, tmp_path / "cache")
    assert [problem.name for problem in done.problems] == ["3.png", "6.png"]
    assert all("cannot be read" in problem.text for problem in done.problems)
    assert done.features.image.present.sum() == 7


def test_a_changed_photo_is_encoded_anew(dataset: Dataset, tmp_path: Path) -> None:
    path, size = dataset.root / "1.png", 400
    path.write_bytes(path.read_bytes().ljust(size, b"\0"))  # what follows the end is ignored
    first, _ = run(dataset, tmp_path / "cache")
    path.write_bytes(photo(["2"], shade=99).ljust(size, b"\0"))
    assert path.stat().st_size == size
    loaded = load_features(dataset, FakeEncoder().spec, tmp_path / "cache")
    assert not loaded.image.present[1]
    assert missing_rows(dataset, loaded) == 1
    done, encoder = run(dataset, tmp_path / "cache")
    assert encoder.images == 1
    rows = np.array([1])
    assert (done.features.image.take(rows) != first.features.image.take(rows)).any()


def test_a_touched_photo_of_equal_content_is_read_but_not_encoded(
    dataset: Dataset, tmp_path: Path
) -> None:
    first, _ = run(dataset, tmp_path / "cache")
    os.utime(dataset.root / "1.png", ns=(5, 5))
    done, encoder = run(dataset, tmp_path / "cache")
    assert encoder.images == 0
    assert vectors(done.features) == vectors(first.features)


def test_a_photo_changed_while_it_is_read_is_not_taken_for_read(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, target = Path.read_bytes, dataset.root / "1.png"

    def and_then_change(path: Path) -> bytes:
        data = read(path)
        if path == target:
            path.write_bytes(photo(["13"], shade=77))
        return data

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", and_then_change)
        run(dataset, tmp_path / "cache")
    done, encoder = run(dataset, tmp_path / "cache")
    assert encoder.images == 1
    alone, _ = run(dataset, tmp_path / "other")
    assert vectors(done.features) == vectors(alone.features)


def test_a_spoilt_vector_is_redone_and_only_it(dataset: Dataset, tmp_path: Path) -> None:
    first, encoder = run(dataset, tmp_path / "cache")
    before = vectors(first.features)
    for key, dim in (
        (encoder.spec.image_key, encoder.spec.image_dim),
        (encoder.spec.text_key, encoder.spec.text_dim),
    ):
        path = tmp_path / "cache" / "features" / key / "vectors.f16"
        data = bytearray(path.read_bytes())
        data[2 * dim * 2 + 5] ^= 0xFF
        path.write_bytes(data)
    done, again = run(dataset, tmp_path / "cache")
    assert (again.images, again.texts) == (1, 1)
    assert vectors(done.features) == before


@pytest.mark.parametrize("damage", ["garbage", "a page", "cut", "empty", "gone", "other tables"])
def test_damaged_notes_on_files_cost_only_time(
    dataset: Dataset, tmp_path: Path, damage: str
) -> None:
    cache = tmp_path / "cache"
    first, _ = run(dataset, cache)
    notes = cache / "files.sqlite"
    data = notes.read_bytes()
    assert len(data) >= 8192
    if damage == "other tables":
        shutil.copy(make_database(tmp_path / "other.sqlite"), notes)
    elif damage == "gone":
        notes.unlink()
    else:
        notes.write_bytes(
            {
                "garbage": b"\x13" * 5000,
                "a page": data[:4096] + b"\x13" * 4096 + data[8192:],
                "cut": data[:5000],
                "empty": b"",
            }[damage]
        )
    loaded = load_features(dataset, FakeEncoder().spec, cache)
    assert loaded.text.present.sum() == 8
    done, encoder = run(dataset, cache)
    assert (encoder.images, encoder.texts) == (0, 0)
    assert vectors(done.features) == vectors(first.features)
    loaded = load_features(dataset, FakeEncoder().spec, cache)
    assert vectors(loaded) == vectors(first.features)


def make_database(path: Path) -> Path:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE files(something TEXT)")
    database.close()
    return path


def test_a_cache_folder_that_cannot_be_made_gives_a_sentence(
    dataset: Dataset, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    for cache in (tmp_path / "file", tmp_path / "file" / "sub"):
        with pytest.raises(EngineError, match="cannot be"):
            load_features(dataset, FakeEncoder().spec, cache)


def test_the_cache_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MMC_CACHE", str(tmp_path / "here"))
    assert default_cache_folder() == tmp_path / "here"
    monkeypatch.delenv("MMC_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert default_cache_folder() == tmp_path / "xdg" / "mmc"


def test_a_blank_caption_is_a_missing_one() -> None:
    assert caption_digest("") is caption_digest(" \n\t ") is None
    assert caption_digest(" a b ") == caption_digest("a b") != caption_digest("a  b")


def test_no_photos_or_no_captions_are_no_trouble(tmp_path: Path) -> None:
    for captions in ([], ["", " "], ["only words"]):
        done, encoder = run(dataset_of(tmp_path, captions), tmp_path / "cache")
        assert encoder.images == 0
        assert done.features.image.take(np.arange(len(captions))).shape == (len(captions), 24)


def test_many_files_are_looked_up_in_pieces(tmp_path: Path) -> None:
    paths: list[Path | None] = []
    for number in range(1203):
        path = tmp_path / f"{number}.bin"
        path.write_bytes(b"x")
        paths.append(path if number % 7 else None)
    cache = DigestCache(tmp_path / "cache")
    expected = []
    for number, path in enumerate(paths):
        digest = number.to_bytes(16, "big") if number % 3 else None
        if path is not None and digest is not None:
            cache.remember(path, path.stat(), digest)
        expected.append(digest if path is not None else None)
    cache.save()
    assert list(cache.known(paths)) == expected
    assert list(cache.known(iter([]))) == []
    cache.close()


def test_equal_photos_far_from_each_other_are_encoded_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract, "_LOOKED_UP", 10)  # more than may wait to be encoded
    root = tmp_path / "photos"
    root.mkdir()
    shades = [*range(80), *range(70, 80), *range(40), *range(80, 100)]
    names = [f"{row}.png" for row in range(len(shades))]
    for name, shade in zip(names, shades, strict=True):
        (root / name).write_bytes(photo(["1"], shade=shade))
    many = dataset_of(root, [""] * len(names), images=names)
    done, encoder = run(many, tmp_path / "cache")
    assert encoder.images == len(done.features.image.store) == 100
    _, alone = run(dataset_of(root, [""], images=names[:1]), tmp_path / "cache")
    assert alone.images == 0
    for row in range(len(shades)):
        first = np.array([shades.index(shades[row])])
        assert done.features.image.places[row] == done.features.image.places[first]


def test_a_moved_folder_is_noted_before_all_of_it_was_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digests, "_NOTED", 4)
    root = tmp_path / "photos"
    root.mkdir()
    names = [f"{row}.png" for row in range(9)]
    for row, name in enumerate(names):
        (root / name).write_bytes(photo(["1"], shade=row))
    run(dataset_of(root, [""] * 9, images=names), tmp_path / "cache")
    root.rename(moved := tmp_path / "moved")
    with pytest.raises(Cancelled):
        run(dataset_of(moved, [""] * 9, images=names), tmp_path / "cache", ear=Ear(stop_at=9))
    other = DigestCache(tmp_path / "cache")
    assert sum(digest is not None for digest in other.known(moved / name for name in names)) == 8
    other.close()


def test_captions_are_taken_once_and_in_order() -> None:
    captions = ["b", " a ", "", "b ", "c", "a", "  ", "d", "c"]
    assert first_rows(captions).tolist() == [0, 1, 4, 7]
    assert first_rows(["", " "]).tolist() == []


def test_on_a_graphics_card_batches_grow_and_the_vectors_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "photos"
    root.mkdir()
    names = [f"{row}.png" for row in range(60)]
    for row, name in enumerate(names):
        (root / name).write_bytes(photo([str(row)], shade=4 * row))
    many = dataset_of(root, [""] * len(names), images=names)
    ticks = iter(range(10**6))
    monkeypatch.setattr(extract, "work_clock", lambda: float(next(ticks)))  # every batch: a tick

    class Card(FakeEncoder):
        def __init__(self) -> None:
            super().__init__()
            self.device, self.sizes = "cuda", list[int]()

        def encode_images(self, batch: FloatArray) -> FloatArray:
            self.sizes.append(len(batch))
            return super().encode_images(batch)

    card = Card()
    grown, _ = run(many, tmp_path / "card", encoder=card)
    plain, _ = run(many, tmp_path / "cache")
    rows = np.arange(len(names))
    assert sum(card.sizes) == plain.encoded_images
    assert max(card.sizes) > 3
    assert (grown.features.image.take(rows) == plain.features.image.take(rows)).all()


def test_a_reader_computes_on_its_own() -> None:
    import torch

    before = torch.get_num_threads()
    with ThreadPoolExecutor(1, initializer=keep_to_itself) as pool:
        assert pool.submit(torch.get_num_threads).result() == 1
    assert torch.get_num_threads() == before


def test_a_card_gets_more_readers_than_a_processor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MMC_THREADS", "7")
    assert (reader_threads("cpu"), reader_threads("cuda")) == (2, 4)
    assert reader_processes() == 7
    monkeypatch.setenv("MMC_THREADS", "1")
    assert (reader_threads("cuda"), reader_processes()) == (2, 2)
