"""JSON lines, Parquet, Arrow and data frames: values come as values, not as text."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from optional import optional

from engine.data.dataset import Split
from engine.data.labels import Label
from engine.data.readers import arrow, jsonl
from engine.data.readers.mapping import Mapping
from engine.data.readers.options import ReadOptions
from engine.data.readers.table import SourceRow, SourceTable
from engine.errors import EngineError

ROWS: list[dict[str, Any]] = [
    {"file_name": "a.jpg", "text": 'a "dog",\nblack', "labels": ["dog", "car"], "split": "train"},
    {"file_name": "sub/b.jpg", "text": "猫 🐈", "labels": [], "split": "validation"},
    {"file_name": "c.jpg", "text": None, "labels": None, "split": "test"},
]
TOLD = [
    ("a.jpg", 'a "dog",\nblack', ("dog", "car"), Split.TRAIN),
    ("sub/b.jpg", "猫 🐈", (), Split.VAL),
    ("c.jpg", "", None, Split.TEST),
]


def told(table: SourceTable) -> list[tuple[object, ...]]:
    return [(row.name, row.caption, row.labels, row.split) for row in table.rows]


def lines(rows: list[Any]) -> bytes:
    return "".join(f"{json.dumps(row)}\n" for row in rows).encode()


def read_jsonl(folder: Path, data: bytes, name: str = "x.jsonl", **options: object) -> SourceTable:
    (folder / name).write_bytes(data)
    return jsonl.read(folder / name, ReadOptions(**options))  # type: ignore[arg-type]


def test_json_lines_are_read_with_their_three_states(tmp_path: Path) -> None:
    table = read_jsonl(tmp_path, lines(ROWS))
    assert told(table) == TOLD
    assert [row.line for row in table.rows] == [1, 2, 3]
    assert told(read_jsonl(tmp_path, json.dumps(ROWS).encode(), "x.json")) == TOLD
    assert told(read_jsonl(tmp_path, lines(ROWS).replace(b"\n", b"\r\n"))) == TOLD


def test_lines_that_are_no_objects_are_told(tmp_path: Path) -> None:
    table = read_jsonl(tmp_path, lines(ROWS) + b'{"broken\n\n[1]\n' + lines([{"text": "lost"}]))
    assert told(table) == TOLD
    assert [(p.line, p.lost) for p in table.problems] == [(4, True), (6, True), (7, True)]


def test_flags_name_what_applies_and_what_does_not(tmp_path: Path) -> None:
    rows = [{"image": "a.jpg", "flags": {"dog": True, "cat": False, "cow": None}}]
    table = read_jsonl(tmp_path, lines(rows), changes={"labels": "flags"})
    assert (table.rows[0].labels, table.rows[0].negatives) == (("dog",), ("cat",))


def test_of_several_captions_the_first_or_all_are_taken(tmp_path: Path) -> None:
    rows = [{"image": "a.jpg", "captions": ["one", "", "two"]}]
    table = read_jsonl(tmp_path, lines(rows))
    assert table.rows[0].caption == "one"
    assert "There are 2 captions; the first is used." in table.problems[0].text
    assert read_jsonl(tmp_path, lines(rows), repeats="join").rows[0].caption == "one\ntwo"


def test_half_a_surrogate_and_numbers_become_text(tmp_path: Path) -> None:
    data = b'{"image": 7.0, "caption": "a\\ud800b", "labels": [1, 2.0, true, null]}\n'
    [row] = read_jsonl(tmp_path, data).rows
    assert (row.name, row.caption, row.labels) == ("7", "a\ufffdb", ("1", "2"))


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"[1, 2]", b"null\n", b'"x"\n', b"[" * 100_000, b"{}\n", b"9" * 9999]
)
def test_what_holds_no_rows_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(EngineError, match=r"x\.jsonl"):
        read_jsonl(tmp_path, data)
    assert jsonl.sniff(tmp_path / "x.jsonl") is None


def parquet(path: Path, table: object) -> None:
    optional("pyarrow.parquet").write_table(table, path)


def feather(path: Path, table: object) -> None:
    optional("pyarrow.feather").write_feather(table, path)


def stream(path: Path, table: object) -> None:
    pa = optional("pyarrow")
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)


@pytest.mark.parametrize(
    ("name", "write"),
    [("x.parquet", parquet), ("x.feather", feather), ("x.arrow", stream)],
)
def test_arrow_tables_are_read(
    tmp_path: Path, name: str, write: Callable[[Path, Any], None]
) -> None:
    pa = optional("pyarrow")
    write(tmp_path / name, pa.Table.from_pylist(ROWS))
    assert told(arrow.read(tmp_path / name)) == TOLD
    found = arrow.sniff(tmp_path / name)
    assert found is not None
    assert found.mapping is not None
    assert (found.mapping.image, found.mapping.caption) == ("file_name", "text")


def test_class_names_of_hugging_face_are_the_names_of_the_labels(tmp_path: Path) -> None:
    pa = optional("pyarrow")
    rows = [{"image": {"bytes": b"x" * 1000, "path": f"{n}.jpg"}, "label": n - 1} for n in range(3)]
    features = {"label": {"names": ["cat", "dog"], "_type": "ClassLabel"}}
    table = pa.Table.from_pylist(rows).replace_schema_metadata(
        {b"huggingface": json.dumps({"info": {"features": features}}).encode()}
    )
    parquet(tmp_path / "x.parquet", table)
    found = arrow.read(tmp_path / "x.parquet")
    assert [(row.image, row.labels) for row in found.rows] == [
        ("0.jpg", None), ("1.jpg", ("0",)), ("2.jpg", ("1",)),
    ]  # fmt: skip
    assert found.labels is not None
    assert tuple(found.labels) == (Label("0", "cat"), Label("1", "dog"))
    assert found.words == "ids"


def test_photos_inside_a_table_are_told(tmp_path: Path) -> None:
    pa = optional("pyarrow")
    parquet(tmp_path / "x.parquet", pa.Table.from_pylist([{"image": b"x", "text": "a"}]))
    with pytest.raises(EngineError, match="has no rows"):
        arrow.read(tmp_path / "x.parquet", ReadOptions(changes={"image": "image"}))


def test_without_pyarrow_a_sentence_says_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(EngineError, match="Save the table as CSV instead") as caught:
        arrow.read(tmp_path / "x.parquet")
    assert "'pip install pyarrow'" in caught.value.command
    found = arrow.sniff(tmp_path / "x.parquet")
    assert found is not None
    assert "need pyarrow, which is missing here" in found.text


def test_data_frames_are_read_without_a_file() -> None:
    pd = optional("pandas")
    frame = pd.DataFrame(ROWS)
    assert told(arrow.from_frame(frame)) == TOLD
    frame = pd.DataFrame({"path": [Path("a.jpg"), "b.jpg"], "dog": [1.0, None], "cat": [0, 1]})
    table = arrow.from_frame(frame, Mapping(image="path", one_hot=("dog", "cat")))
    assert [(row.name, row.labels, row.negatives) for row in table.rows] == [
        ("a.jpg", ("dog",), None), ("b.jpg", ("cat",), ()),
    ]  # fmt: skip
    frame = pd.DataFrame({"image": ["a.jpg"], "labels": [pd.NA], "caption": [pd.NaT]})
    assert told(arrow.from_frame(frame)) == [("a.jpg", "", None, None)]


def any_json() -> st.SearchStrategy[Any]:
    leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
    keys = st.sampled_from(["image", "caption", "labels", "split", "flags"]) | st.text(max_size=4)
    return st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
        max_leaves=8,
    )


@given(st.lists(any_json(), max_size=5), st.booleans())
def test_any_json_gives_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, values: list[Any], array: bool
) -> None:
    data = json.dumps(values).encode() if array else lines(values)
    folder = tmp_path_factory.getbasetemp()
    try:
        table = read_jsonl(folder, data)
    except EngineError:
        return
    assert all(isinstance(row, SourceRow) for row in table.rows)
    for row in table.rows:
        row.caption.encode()
        row.name.encode()


@given(st.binary(max_size=200), st.integers(0, 400), st.sampled_from(["parquet", "feather"]))
def test_any_damage_to_an_arrow_file_gives_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int, kind: str
) -> None:
    pa = optional("pyarrow")
    folder = tmp_path_factory.getbasetemp()
    path = folder / f"x.{kind}"
    (parquet if kind == "parquet" else feather)(path, pa.Table.from_pylist(ROWS))
    data = path.read_bytes()
    place = min(place, len(data))
    path.write_bytes(data[:place] + noise + data[place + len(noise) :])
    try:
        table = arrow.read(path)
    except EngineError:
        return
    assert all(isinstance(row, SourceRow) for row in table.rows)
