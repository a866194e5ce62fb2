"""Folders as sources: Hugging Face metadata, folders named for labels, texts beside photos."""

import json
from pathlib import Path

import pytest
from builders import photo
from hypothesis import given
from hypothesis import strategies as st
from optional import optional

from engine.data.dataset import Split
from engine.data.readers import class_folders, hf_folder, sidecar
from engine.data.readers.options import ReadOptions
from engine.data.readers.table import SourceTable
from engine.errors import EngineError


def fill(root: Path, *names: str, **texts: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(photo(["1"]))
    for name, text in texts.items():
        write(root, name, text)
    return root


def write(root: Path, name: str, text: str) -> Path:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def told(table: SourceTable) -> list[tuple[object, ...]]:
    return [(row.image, row.caption, row.labels, row.split) for row in table.rows]


TEXTS = {
    "metadata.csv": 'file_name,text,labels\n1.jpg,"a, b",dog|cat\nsub/2.jpg,c,cat\n3.jpg,,\n',
    "metadata.jsonl": "".join(
        json.dumps(row) + "\n"
        for row in (
            {"file_name": "1.jpg", "text": "a, b", "labels": ["dog", "cat"]},
            {"file_name": "sub/2.jpg", "text": "c", "labels": ["cat"]},
            {"file_name": "3.jpg", "text": ""},
        )
    ),
}
ROWS = [
    ("1.jpg", "a, b", ("dog", "cat"), None),
    ("sub/2.jpg", "c", ("cat",), None),
    ("3.jpg", "", None, None),
]


@pytest.mark.parametrize("name", TEXTS)
def test_metadata_at_the_root_is_read(tmp_path: Path, name: str) -> None:
    root = fill(tmp_path / "set", "1.jpg", "sub/2.jpg", "3.jpg", "other.jpg")
    write(root, name, TEXTS[name])
    table = hf_folder.read(root)
    assert told(table) == ROWS
    assert table.root == root
    [problem] = table.problems
    assert problem.text == (
        "Photos that have no row in the metadata are left out: 1 (other.jpg)."
    )  # fmt: skip
    assert told(hf_folder.read(root / name)) == ROWS
    found = hf_folder.sniff(root)
    assert found is not None
    assert (found.format, found.images) == ("hf", root)


def test_metadata_as_parquet_is_read(tmp_path: Path) -> None:
    pa, parquet = optional("pyarrow"), optional("pyarrow.parquet")
    root = fill(tmp_path / "set", "1.jpg", "sub/2.jpg", "3.jpg")
    rows = [json.loads(line) for line in TEXTS["metadata.jsonl"].splitlines()]
    parquet.write_table(pa.Table.from_pylist(rows), root / "metadata.parquet")
    assert told(hf_folder.read(root)) == ROWS


def test_each_split_has_its_metadata(tmp_path: Path) -> None:
    root = tmp_path / "set"
    for folder in ("train", "validation", "data/test"):
        fill(root, f"{folder}/1.jpg")
        write(root, f"{folder}/metadata.csv", f"file_name,text\n1.jpg,{folder}\n")
    write(root, "train/metadata.jsonl", '{"file_name": "9.jpg"}\n')
    table = hf_folder.read(root)
    assert told(table) == [
        ("data/test/1.jpg", "data/test", None, Split.TEST),
        ("train/1.jpg", "train", None, Split.TRAIN),
        ("validation/1.jpg", "validation", None, Split.VAL),
    ]
    assert [problem.source for problem in table.problems] == ["train/metadata.jsonl"]


def test_a_split_column_wins_over_the_folder(tmp_path: Path) -> None:
    root = fill(tmp_path / "set", "train/1.jpg", "test/2.jpg")
    write(root, "metadata.csv", "file_name,split\ntrain/1.jpg,val\ntest/2.jpg,\n")
    assert [row.split for row in hf_folder.read(root).rows] == [Split.VAL, Split.TEST]


def test_columns_can_be_named(tmp_path: Path) -> None:
    root = fill(tmp_path / "set", "1.jpg")
    write(root, "metadata.csv", "file_name,text,german,kind\n1.jpg,dog,Hund,animal\n")
    options = ReadOptions(changes={"caption": "german", "labels": "kind"})
    assert told(hf_folder.read(root, options)) == [("1.jpg", "Hund", ("animal",), None)]


def test_a_folder_without_metadata_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"has no metadata\.csv"):
        hf_folder.read(fill(tmp_path / "set", "1.jpg"))
    assert hf_folder.sniff(tmp_path / "set") is None
    write(tmp_path / "set", "metadata.csv", "file_name\n")
    with pytest.raises(EngineError, match="has no rows"):
        hf_folder.read(tmp_path / "set")


def test_folders_are_labels(tmp_path: Path) -> None:
    root = fill(
        tmp_path / "set", "cat/1.jpg", "cat/2.jpg", "dog/1.jpg", "animals/cow/3.jpg", "x.jpg"
    )
    table = class_folders.read(root)
    assert [(row.name, row.labels) for row in table.rows] == [
        ("animals/cow/3.jpg", ("animals", "cow")),
        ("cat/1.jpg", ("cat",)),
        ("cat/2.jpg", ("cat",)),
        ("dog/1.jpg", ("dog",)),
        ("x.jpg", None),
    ]
    assert (
        "Photos in no label's folder are taken as not labelled: 1 (x.jpg)" in table.problems[0].text
    )
    last = class_folders.read(root, ReadOptions(nested="last"))
    assert last.rows[0].labels == ("cow",)
    joined = class_folders.read(root, ReadOptions(repeats="join"))
    assert [(row.name, row.labels) for row in joined.rows][1] == ("1.jpg", ("cat", "dog"))
    found = class_folders.sniff(root)
    assert found is not None
    assert "4 labels: animals, cat, cow, dog" in found.text


def test_folders_of_splits_are_no_labels(tmp_path: Path) -> None:
    root = fill(tmp_path / "set", "train/cat/1.jpg", "test/dog/2.jpg", "val/3.jpg")
    assert told(class_folders.read(root)) == [
        ("test/dog/2.jpg", "", ("dog",), Split.TEST),
        ("train/cat/1.jpg", "", ("cat",), Split.TRAIN),
        ("val/3.jpg", "", None, Split.VAL),
    ]
    root = fill(tmp_path / "vehicles", "train/1.jpg", "bus/2.jpg")
    assert [row.labels for row in class_folders.read(root).rows] == [("bus",), ("train",)]


@pytest.mark.parametrize("module", [class_folders, sidecar, hf_folder])
def test_a_folder_without_photos_is_refused(tmp_path: Path, module: object) -> None:
    (tmp_path / "empty").mkdir()
    write(tmp_path, "notes.txt", "hello")
    for path in (tmp_path / "empty", tmp_path / "none", tmp_path / "notes.txt"):
        with pytest.raises(EngineError):
            module.read(path)  # type: ignore[attr-defined]
        assert module.sniff(path) is None  # type: ignore[attr-defined]


def test_texts_beside_photos_are_captions_or_labels(tmp_path: Path) -> None:
    root = fill(tmp_path / "set", "1.jpg", "sub/2.png", "3.jpg")
    write(root, "1.txt", "A dog, sitting in the sun.\n")
    write(root, "sub/2.TXT", "two\nlines, both kept\r\n")
    write(root, "lonely.txt", "no photo")
    write(root, "also lonely.txt", "no photo")
    table = sidecar.read(root)
    assert [(row.name, row.caption, row.labels) for row in table.rows] == [
        ("1.jpg", "A dog, sitting in the sun.", None),
        ("3.jpg", "", None),
        ("sub/2.png", "two\nlines, both kept", None),
    ]
    assert not table.has_labels
    texts = [problem.text for problem in table.problems]
    assert texts[0].startswith("The text files are taken as captions")
    assert texts[1:] == [
        "Photos without a text file: 1 (3.jpg).",
        "Text files without a photo are left out: 2 (also lonely.txt, lonely.txt).",
    ]
    labels = sidecar.read(root, ReadOptions(text_as="labels"))
    assert [row.labels for row in labels.rows] == [
        ("A dog", "sitting in the sun."), None, ("two\nlines", "both kept"),
    ]  # fmt: skip


def test_tags_are_recognized_with_a_reason(tmp_path: Path) -> None:
    root = fill(tmp_path / "set", *(f"{n}.jpg" for n in range(4)))
    for number, text in enumerate(("1girl, red hair", "solo, smile, outdoors", "cat", "dog, cat")):
        write(root, f"{number}.txt", text)
    write(root, "1.caption", "A sentence of its own.")
    table = sidecar.read(root)
    assert table.rows[0].labels == ("1girl", "red hair")
    assert (table.rows[1].caption, table.rows[0].caption) == ("A sentence of its own.", "")
    assert "taken as labels: 3 of 4 have commas" in table.problems[0].text
    found = sidecar.sniff(root)
    assert found is not None
    assert "labels parted by commas" in found.text
    captions = sidecar.read(root, ReadOptions(text_as="caption"))
    assert captions.rows[0].caption == "1girl, red hair"
    assert captions.rows[1].caption == "A sentence of its own."


def test_a_text_that_cannot_be_read_costs_its_text_only(tmp_path: Path) -> None:
    root = fill(tmp_path / "set", "1.jpg", "2.jpg")
    (root / "1.txt").write_bytes(b"\0\0\0\0\0")
    (root / "2.txt").write_bytes("ein schöner Hund".encode("latin-1"))
    table = sidecar.read(root)
    assert [row.caption for row in table.rows] == ["", "ein schöner Hund"]
    assert "NUL bytes" in table.problems[1].text
    assert "read as cp1252" in table.problems[2].text


@given(st.binary(max_size=200), st.sampled_from(["metadata.csv", "metadata.jsonl", "1.txt"]))
def test_any_bytes_in_a_folder_give_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    root = tmp_path_factory.getbasetemp() / f"any-{name}"
    if not root.exists():
        fill(root, "1.jpg")
    (root / name).write_bytes(data)
    module = sidecar if name == "1.txt" else hf_folder
    try:
        table = module.read(root)
    except EngineError:
        return
    assert table.rows
