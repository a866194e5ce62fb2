"""The store of vectors: nothing torn is ever served, and what was finished stays."""

import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.data.images import content_digest
from engine.errors import EngineError
from engine.features.store import VectorStore

DIM = 3
KEY_BYTES = 20


def key(name: str) -> bytes:
    return content_digest(name.encode())


def vector(name: str) -> np.ndarray:
    """Return what stands for a name: numbers that float16 holds exactly."""
    return np.frombuffer(content_digest(name.encode())[:DIM], dtype=np.uint8).astype(np.float32)


def append(store: VectorStore, *names: str) -> None:
    with store.writer() as writer:
        writer.append([key(name) for name in names], np.stack([vector(name) for name in names]))


def served(store: VectorStore, *names: str) -> list[str]:
    """Return the names the store has, after checking that it serves the right vectors."""
    places = store.find([key(name) for name in names])
    rows = store.rows(places)
    there = []
    for name, place, row in zip(names, places, rows, strict=True):
        assert row.tolist() == (vector(name).tolist() if place >= 0 else [0.0] * DIM)
        if place >= 0:
            there.append(name)
    return there


def test_vectors_are_found_by_content_and_after_reopening(tmp_path: Path) -> None:
    store = VectorStore(tmp_path / "s", DIM)
    assert len(store) == 0
    assert served(store, "a") == []
    append(store, "a", "b")
    append(store, "c")
    for again in (store, VectorStore(tmp_path / "s", DIM)):
        assert len(again) == 3
        assert served(again, "c", "x", "a", "b") == ["c", "a", "b"]
        assert again.sound(np.arange(3)).all()
    assert store.rows(np.array([], dtype=np.int64)).shape == (0, DIM)
    assert store.find([None, key("b"), None]).tolist() == [-1, 1, -1]
    assert store.rows(np.array([0])).dtype == np.float32


def test_a_reader_sees_what_was_there_until_it_looks_again(tmp_path: Path) -> None:
    writer, reader = VectorStore(tmp_path, DIM), VectorStore(tmp_path, DIM)
    append(writer, "a")
    assert served(reader, "a") == []
    reader.reload()
    append(writer, "b")
    assert served(reader, "a", "b") == ["a"]


@pytest.mark.parametrize(("torn", "size"), [("keys.bin", KEY_BYTES), ("vectors.f16", 2 * DIM)])
def test_a_tail_torn_at_any_byte_is_never_served(tmp_path: Path, torn: str, size: int) -> None:
    whole = tmp_path / "whole"
    append(VectorStore(whole, DIM), "a", "b")
    append(VectorStore(whole, DIM), "c", "d")
    for lost in range(1, 2 * size + 1):
        folder = tmp_path / f"{torn}-{lost}"
        shutil.copytree(whole, folder)
        path = folder / torn
        with path.open("r+b") as stream:
            stream.truncate(path.stat().st_size - lost)
        expected = ["a", "b", "c", "d"][: (4 * size - lost) // size]
        assert served(VectorStore(folder, DIM), "a", "b", "c", "d", "e") == expected
        append(VectorStore(folder, DIM), "e")
        again = VectorStore(folder, DIM)
        assert served(again, "a", "b", "c", "d", "e") == [*expected, "e"]
        assert again.sound(np.arange(len(again))).all()
        assert path.stat().st_size == size * len(again)


@pytest.mark.parametrize("lost", ["keys.bin", "vectors.f16"])
def test_without_one_of_its_files_a_store_is_empty_and_begins_anew(
    tmp_path: Path, lost: str
) -> None:
    append(VectorStore(tmp_path, DIM), "a", "b")
    (tmp_path / lost).unlink()
    assert len(VectorStore(tmp_path, DIM)) == 0
    append(VectorStore(tmp_path, DIM), "c")
    assert served(VectorStore(tmp_path, DIM), "a", "b", "c") == ["c"]


def test_a_spoilt_vector_is_seen_and_its_neighbours_are_not_blamed(tmp_path: Path) -> None:
    append(VectorStore(tmp_path, DIM), "a", "b", "c")
    path = tmp_path / "vectors.f16"
    data = bytearray(path.read_bytes())
    data[2 * DIM + 1] ^= 0x40
    path.write_bytes(data)
    store = VectorStore(tmp_path, DIM)
    assert store.sound(np.arange(3)).tolist() == [True, False, True]
    append(store, "b")
    assert served(store, "a", "b", "c") == ["a", "b", "c"]
    assert store.sound(store.find([key("b")])).all()


@pytest.mark.parametrize(
    "vectors", [np.zeros((2, DIM)), np.zeros((1, DIM + 1)), np.zeros(DIM), np.zeros((0, DIM))]
)
def test_vectors_of_a_wrong_shape_are_refused(tmp_path: Path, vectors: np.ndarray) -> None:
    store = VectorStore(tmp_path, DIM)
    with store.writer() as writer, pytest.raises(ValueError, match="is not"):
        writer.append([key("a")], vectors.astype(np.float32))
    assert len(store) == 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e6, -7e4])
def test_what_is_no_number_in_half_precision_is_refused(tmp_path: Path, value: float) -> None:
    store = VectorStore(tmp_path, DIM)
    vectors = np.ones((2, DIM), dtype=np.float32)
    vectors[1, 1] = value
    with store.writer() as writer:
        with pytest.raises(EngineError, match="not numbers"):
            writer.append([key("a"), key("b")], vectors)
        writer.append([key("c")], vector("c")[None])
    assert served(store, "a", "b", "c") == ["c"]


def test_a_second_writer_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    store = VectorStore(tmp_path, DIM)
    script = (
        "import sys; from pathlib import Path; from engine.features.store import VectorStore\n"
        f"with VectorStore(Path(sys.argv[1]), {DIM}).writer(): pass"
    )
    with store.writer() as writer:
        with (
            pytest.raises(EngineError, match="Another window is making features"),
            VectorStore(tmp_path, DIM).writer(),
        ):
            pass
        other = subprocess.run(
            [sys.executable, "-c", script, str(tmp_path)], capture_output=True, text=True
        )
        assert "Another window is making features" in other.stderr
        writer.append([key("a")], vector("a")[None])
    assert served(store, "a") == ["a"]
    append(store, "b")
    assert served(store, "a", "b") == ["a", "b"]


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied", "photo.jpg"), RuntimeError("a defect")]
)
def test_a_failure_of_other_work_is_not_laid_to_the_store(tmp_path: Path, error: Exception) -> None:
    store = VectorStore(tmp_path, DIM)
    with pytest.raises(type(error)) as caught:
        fail_after_a_batch(store, error)
    assert caught.value is error
    assert served(store, "a") == ["a"]


def fail_after_a_batch(store: VectorStore, error: Exception) -> None:
    with store.writer() as writer:
        writer.append([key("a")], vector("a")[None])
        raise error


@pytest.mark.skipif(sys.platform == "win32", reason="files have no limit there")
@pytest.mark.parametrize(
    "largest", [4 * DIM, 4 * DIM + 1, 6 * DIM, 2 * KEY_BYTES, 2 * KEY_BYTES + 5, 3 * KEY_BYTES]
)
def test_a_full_disk_is_told_and_what_was_finished_is_kept(tmp_path: Path, largest: int) -> None:
    store = VectorStore(tmp_path, DIM)
    with pytest.raises(EngineError, match=r"too large.*What was finished is kept"):
        append_two_and_then_two(store, largest)
    assert served(store, "a", "b") == ["a", "b"]
    append(store, "e")
    again = VectorStore(tmp_path, DIM)
    assert served(again, "a", "b", "e") == ["a", "b", "e"]
    assert again.sound(np.arange(len(again))).all()


def append_two_and_then_two(store: VectorStore, largest: int) -> None:
    with store.writer() as writer:
        writer.append([key("a"), key("b")], np.stack([vector("a"), vector("b")]))
        with no_file_larger_than(largest):
            writer.append([key("c"), key("d")], np.stack([vector("c"), vector("d")]))


@contextlib.contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    """Let writes beyond a size fail, as on a full disk."""
    import resource

    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


def test_a_folder_that_cannot_be_made_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = VectorStore(tmp_path / "file" / "s", DIM)
    with pytest.raises(EngineError, match="cannot be written"):
        append(store, "a")


@given(
    written=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), max_size=12),
    asked=st.lists(st.one_of(st.none(), st.tuples(st.integers(0, 3), st.integers(0, 3)))),
)
def test_digests_that_share_half_their_bytes_are_told_apart(
    written: list[tuple[int, int]], asked: list[tuple[int, int] | None]
) -> None:
    def digest(halves: tuple[int, int]) -> bytes:
        return bytes([halves[0]] * 8 + [halves[1]] * 8)

    with tempfile.TemporaryDirectory() as folder:
        store = VectorStore(Path(folder) / "s", DIM)
        for row, halves in enumerate(written):
            with store.writer() as writer:
                writer.append([digest(halves)], np.full((1, DIM), row, dtype=np.float32))
        newest = {halves: row for row, halves in enumerate(written)}
        found = store.find([None if halves is None else digest(halves) for halves in asked])
    assert found.tolist() == [newest.get(halves, -1) if halves else -1 for halves in asked]
