"""Files are written whole, or the old one stands."""

import os
from pathlib import Path
from typing import BinaryIO

import pytest

from engine.errors import EngineError
from engine.files import remove_parts, write_text, write_whole


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old\r\n")
    write_text(path, "neu ü\n")
    assert path.read_bytes() == "neu ü\n".encode()
    assert os.listdir(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), ValueError("defect")])
def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: Exception) -> None:
    path = tmp_path / "a.txt"
    write_text(path, "old")

    def half(stream: BinaryIO) -> None:
        stream.write(b"new, but")
        raise error

    expected = EngineError if isinstance(error, OSError) else ValueError
    with pytest.raises(expected, match=r"a\.txt cannot be written: No space left|defect"):
        write_whole(path, half)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="txt cannot be written"):
        write_text(tmp_path / "none" / "a.txt", "x")
    with pytest.raises(EngineError, match="cannot be written"):
        write_text(tmp_path, "x")
    with pytest.raises(EngineError, match="cannot be written"):
        write_text(Path(__file__) / "a.txt", "x")
    assert os.listdir(tmp_path) == []


def test_what_is_written_can_be_read_by_those_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_text(tmp_path / "a.txt", "x")
    finally:
        os.umask(before)
    assert (tmp_path / "a.txt").stat().st_mode & 0o777 == 0o640


def test_what_a_killed_writer_left_is_found_and_deleted(tmp_path: Path) -> None:
    def die(stream: BinaryIO) -> None:
        stream.flush()
        for name in os.listdir(tmp_path):
            (tmp_path / f"{name}2").write_bytes(b"half")  # as if nobody had cleaned up

    write_whole(tmp_path / "a.txt", die)
    assert len(os.listdir(tmp_path)) == 2
    remove_parts(tmp_path)
    assert os.listdir(tmp_path) == ["a.txt"]
