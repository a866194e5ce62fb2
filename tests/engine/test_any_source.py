"""Whatever lies at a path: looking at it and reading it gives values or a sentence, soon."""

import contextlib
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from engine.data.readers.detect import FORMATS, detect, find_source, read_source
from engine.errors import EngineError

SUFFIXES = (".csv", ".tsv", ".txt", ".jsonl", ".json", ".parquet", ".arrow", ".tar", ".jpg", "")
PIECES = (
    b'"', b",", b"\n", b"\r\n", b"\t", b";", b"|", b"[", b"]", b"{", b"}", b":", b"\\", b"1.jpg",
    b"image", b"caption", b"labels", b"ImageID,Labels,Caption\n", b"file_name", b'"images": [',
    b'"annotations": [', b"dog", b"\xff\xfe", b"\xef\xbb\xbf", b"\0", b"a\0", b"\xc3", b"1", b"-1",
    b"'", b"PAR1", b"ARROW1\0\0", b"ustar", b"\xd8", b"\\ud800", b"NaN", b"1e999", b"null",
)  # fmt: skip
CONTENT = st.one_of(
    st.binary(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map(b"".join)
)
LIMIT = 10.0
"""Seconds that no small file may take, on a busy machine."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("any")


@given(data=CONTENT, suffix=st.sampled_from(SUFFIXES))
@example(data=b'{"images": [{"id": 1, "file_name": "\\ud800.jpg"}]}', suffix=".json")
@example(data=b"\xff\xfe" * 50, suffix=".csv")
@example(data=b"\xff\xfe\x00\x00" * 50, suffix=".csv")
def test_a_look_at_anything_is_short_and_whole(folder: Path, data: bytes, suffix: str) -> None:
    path = folder / f"any{suffix}"
    path.write_bytes(data)
    start = time.monotonic()
    for finding in detect(path):
        finding.to_json()
        with contextlib.suppress(EngineError):
            table = read_source(finding)
            assert table.rows
            for row in table.rows:
                "".join((row.name, row.image, row.caption, *(row.labels or ()))).encode()
    assert time.monotonic() - start < LIMIT
    path.unlink()


@given(data=CONTENT, format_=st.sampled_from(FORMATS))
def test_any_reader_copes_with_anything(folder: Path, data: bytes, format_: str) -> None:
    path = folder / "any"
    path.write_bytes(data)
    start = time.monotonic()
    with contextlib.suppress(EngineError):
        read_source(find_source(path, format_))
    assert time.monotonic() - start < LIMIT
    path.unlink()


@pytest.mark.parametrize("line", [b'"', b'"""', b'a,"b"c\n', b"[[", b'{"a":', b"\x00\x01", b",,,,"])
@pytest.mark.parametrize("suffix", [".csv", ".jsonl", ".json"])
def test_a_megabyte_of_anything_does_not_hang(folder: Path, line: bytes, suffix: str) -> None:
    path = folder / f"long{suffix}"
    path.write_bytes(line * (1_000_000 // len(line)))
    start = time.monotonic()
    for finding in detect(path):
        with contextlib.suppress(EngineError):
            read_source(finding)
    assert time.monotonic() - start < 3 * LIMIT
    path.unlink()
