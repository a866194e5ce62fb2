"""Every writer with its reader: what comes back, and what each format cannot carry."""

import csv
import dataclasses
import json
import os
import shutil
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, photo
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from optional import optional

from engine.data.dataset import Split
from engine.data.labels import Label, LabelSet
from engine.data.readers import (
    arrow,
    class_folders,
    coco,
    delimited,
    hf_folder,
    jsonl,
    sidecar,
    webdataset,
)  # fmt: skip
from engine.data.readers.options import ReadOptions
from engine.data.readers.table import SourceTable
from engine.errors import Cancelled, EngineError
from engine.export.formats import WRITERS, export_table
from engine.export.table import Exported, ExportOptions, ExportTable

IDS = ExportOptions(words="ids")
States = tuple[tuple[str, ...] | None, tuple[str, ...] | None]


def table_of(
    rows: list[tuple[str, str, Split]], labels: list[Label], states: list[list[int]], root: Path
) -> ExportTable:
    names = tuple(name for name, _, _ in rows)
    return ExportTable(
        names=names,
        images=names,
        captions=tuple(caption for _, caption, _ in rows),
        splits=np.array([split for _, _, split in rows], dtype=np.int8),
        states=np.array(states, dtype=np.int8).reshape(len(rows), len(labels)),
        labels=LabelSet(tuple(labels)),
        root=root,
    )


def written_states(table: ExportTable) -> list[States]:
    found = table.row_labels(table.labels.ids)
    return [(labels.positives, labels.negatives) for labels in found]


def read_states(table: SourceTable, labels: ExportTable) -> list[States]:
    """Return states in the order of the label set: a list in a file has an order of its own."""
    column = labels.labels.column

    def ordered(ids: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if ids is None else tuple(sorted(ids, key=column))

    return [(ordered(row.labels), ordered(row.negatives)) for row in table.rows]


# What a text file can hold: no half of a surrogate pair, and few control signs.
TEXTS = st.text(
    st.one_of(
        st.sampled_from("\",|;\n\r\t '=+-@[]{}\\/éא猫🐈\u2028\ufeff\x85\x0b"),
        st.characters(exclude_categories=["Cs", "Cc"]),
    ),
    max_size=20,
)
NAMES = st.from_regex(r"[a-zA-Z0-9=+@'|;, é猫-]{1,8}\.(jpg|png)", fullmatch=True).filter(
    lambda name: name == name.strip()
)
LABEL_IDS = TEXTS.map(str.strip).filter(bool)


@st.composite
def tables(draw: st.DrawFn, ids: st.SearchStrategy[str] = LABEL_IDS) -> ExportTable:
    labels = draw(st.lists(ids, min_size=1, max_size=4, unique_by=str.casefold))
    names = draw(st.lists(NAMES, min_size=1, max_size=5, unique_by=lambda n: n.casefold()[:-4]))
    rows = [(name, draw(TEXTS), draw(st.sampled_from(Split))) for name in names]
    cells = st.lists(st.sampled_from([1, 0, -1]), min_size=len(labels), max_size=len(labels))
    return table_of(
        rows, [Label(key, key) for key in labels], [draw(cells) for _ in names], Path("nowhere")
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round")


def fresh(place: Path, name: str = "out") -> Path:
    path = place / name
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
    return path


def comes_back(found: SourceTable, table: ExportTable) -> None:
    assert [row.image for row in found.rows] == list(table.names)
    assert [row.caption for row in found.rows] == list(table.captions)
    assert [row.split for row in found.rows] == table.splits.tolist()
    assert read_states(found, table) == written_states(table)


@given(table=tables(), bom=st.booleans(), lists=st.booleans())
def test_csv_carries_everything(place: Path, table: ExportTable, bom: bool, lists: bool) -> None:
    path = fresh(place, "x.csv")
    options = ExportOptions(words="ids", bom=bom)
    export_table(table, path, "csv-lists" if lists else "csv", options)
    found = delimited.read(path)
    comes_back(found, table)
    assert not found.problems
    with path.open(encoding="utf-8-sig", newline="") as stream:
        cells = [cell for row in csv.reader(stream) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    if not lists:
        assert found.labels is not None
        assert found.labels.ids == table.labels.ids


@given(table=tables())
def test_json_lines_carry_everything_but_the_label_set(place: Path, table: ExportTable) -> None:
    path = fresh(place, "x.jsonl")
    export_table(table, path, "jsonl", IDS)
    comes_back(jsonl.read(path), table)


@given(table=tables())
def test_parquet_carries_everything(place: Path, table: ExportTable) -> None:
    optional("pyarrow")
    path = fresh(place, "x.parquet")
    export_table(table, path, "parquet", IDS)
    found = arrow.read(path)
    comes_back(found, table)
    assert found.labels == table.labels
    assert found.words == "ids"


@given(table=tables())
def test_image_folders_carry_everything_but_the_label_set(place: Path, table: ExportTable) -> None:
    path = fresh(place)
    export_table(table, path, "hf", IDS)
    comes_back(hf_folder.read(path), table)


@given(table=tables(), numbers=st.booleans())
def test_coco_carries_everything_but_blank_captions(
    place: Path, table: ExportTable, numbers: bool
) -> None:
    if numbers:
        labels = tuple(Label(str(7 * n), label.name) for n, label in enumerate(table.labels))
        table = dataclasses.replace(table, labels=LabelSet(labels))
    path = fresh(place)
    export_table(table, path, "coco")
    found = coco.read(path)
    order = {row.image: place for place, row in enumerate(found.rows)}
    assert set(order) == set(table.names)
    rows = tuple(found.rows[order[name]] for name in table.names)
    found = dataclasses.replace(found, rows=rows)
    captions = tuple(text.strip("\r\n") if text.strip() else "" for text in table.captions)
    comes_back(found, dataclasses.replace(table, captions=captions))
    assert found.labels == table.labels


@given(table=tables())
def test_tar_files_carry_everything_but_the_label_set(place: Path, table: ExportTable) -> None:
    path = fresh(place)
    export_table(table, path, "webdataset", IDS)
    found = webdataset.read(path)
    by_name = {row.name: row for row in found.rows}
    rows = tuple(dataclasses.replace(by_name[n], image=n) for n in table.names)
    comes_back(dataclasses.replace(found, rows=rows), table)


@given(table=tables(LABEL_IDS.filter(lambda text: not set(text) & set(",\n"))))
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])
def test_texts_beside_photos_carry_captions_and_what_applies(
    place: Path, table: ExportTable
) -> None:
    path = fresh(place)
    export_table(table, path, "sidecar", ExportOptions(words="ids", texts="both"))
    for name in table.names:
        (path / name).write_bytes(b"")
    found = sidecar.read(path, ReadOptions(text_as="labels"))
    by_name = {row.name: row for row in found.rows}
    rows = [by_name[name] for name in table.names]
    assert [row.caption for row in rows] == list(table.captions)
    for row, (positives, _) in zip(rows, written_states(table), strict=True):
        assert set(row.labels or ()) == set(positives or ())
        assert (row.labels is None) == (positives is None)


@pytest.fixture
def small(tmp_path: Path) -> ExportTable:
    """Return five rows in all splits, of which one has no photo and one a photo in a folder."""
    root = tmp_path / "photos"
    rows = [
        ("a.png", "one", Split.TRAIN), ("sub/b.png", "two\nlines", Split.VAL),
        ("c.png", "=1+1", Split.TRAIN), ("gone.png", "four", Split.TEST),
        ("e.png", "", Split.TRAIN),
    ]  # fmt: skip
    for name, _, _ in rows:
        if name != "gone.png":
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(photo(["1"], shade=len(name)))
    labels = [Label("1", "cat"), Label("13", "stop sign")]
    table = table_of(rows, labels, [[1, 1], [0, 0], [-1, -1], [1, 0], [0, 1]], root)
    return dataclasses.replace(
        table, images=tuple("" if "gone" in n else n for n in table.names),
        scores=np.full((5, 2), 0.25, dtype=np.float32),
    )  # fmt: skip


def files_in(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if not p.is_dir()}


def out_of(format_: str, folder: Path) -> Path:
    return folder / ("out" if WRITERS[format_].folder else f"out.{format_}")


@pytest.mark.parametrize("format_", WRITERS)
def test_every_format_is_whole_or_not_there(
    small: ExportTable, tmp_path: Path, format_: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if format_ == "parquet":
        optional("pyarrow")
    before = {name: (small.root / name).read_bytes() for name in small.images if name}
    target = tmp_path / "target"
    target.mkdir()
    path = out_of(format_, target)
    ear = Ear()
    done = export_table(small, path, format_, ExportOptions(photos="copy"), ear)
    assert isinstance(done, Exported)
    assert done.path == path
    assert ear.checks >= 1
    assert os.listdir(target) == [path.name]
    content = files_in(target)
    with pytest.raises(EngineError, match="exists already"):
        export_table(small, path, format_)
    assert files_in(target) == content
    (shutil.rmtree if path.is_dir() else os.unlink)(path)
    for check in range(1, ear.checks + 1):
        with pytest.raises(Cancelled):
            export_table(small, path, format_, ExportOptions(photos="copy"), Ear(stop_at=check))
        assert os.listdir(target) == []
    with pytest.raises(EngineError, match="cannot be written"):
        export_table(small, target / "no folder" / "x", format_)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("fsync", "rename"):
        monkeypatch.setattr(os, name, full)
    with pytest.raises(EngineError, match="No space left"):
        export_table(small, path, format_)
    assert os.listdir(target) == []
    assert {name: (small.root / name).read_bytes() for name in before} == before


@pytest.mark.parametrize("format_", [name for name in WRITERS if not WRITERS[name].folder])
def test_a_file_is_replaced_where_that_is_asked_for(
    small: ExportTable, tmp_path: Path, format_: str
) -> None:
    if format_ == "parquet":
        optional("pyarrow")
    path = tmp_path / "x"
    path.write_text("old")
    export_table(small, path, format_, ExportOptions(overwrite=True))
    assert path.read_bytes() != b"old"
    with pytest.raises(EngineError, match="is a folder"):
        export_table(small, tmp_path / "photos", format_, ExportOptions(overwrite=True))


def test_a_wide_csv_is_what_a_spreadsheet_expects(small: ExportTable, tmp_path: Path) -> None:
    export_table(small, tmp_path / "x.csv", "csv")
    assert (tmp_path / "x.csv").read_text(encoding="utf-8") == (
        '"image","caption","split","label:cat","label:stop sign","score:cat","score:stop sign"\n'
        '"a.png","one","train",1,1,0.25,0.25\n'
        '"sub/b.png","two\nlines","val",0,0,0.25,0.25\n'
        '"c.png","\'=1+1","train","","",0.25,0.25\n'
        '"gone.png","four","test",1,0,0.25,0.25\n'
        '"e.png","","train",0,1,0.25,0.25\n'
    )
    export_table(small, tmp_path / "y.csv", "csv-lists", IDS)
    lines = (tmp_path / "y.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == '"image","caption","split","labels","not_labels"'
    assert lines[1] == '"a.png","one","train","1|13",""'
    assert lines[3] == 'lines","val","(none)",""'


def test_photos_are_linked_or_copied_into_a_folder_that_other_programs_read(
    small: ExportTable, tmp_path: Path
) -> None:
    done = export_table(small, tmp_path / "hf", "hf", ExportOptions(photos="link"))
    assert files_in(tmp_path / "hf") == {
        "train/metadata.jsonl", "train/a.png", "train/c.png", "train/e.png",
        "validation/metadata.jsonl", "validation/sub/b.png",
    }  # fmt: skip
    assert (done.rows, done.photos) == (4, 4)
    assert done.notes == ("Rows whose photo is not there are left out: 1.",)
    assert (tmp_path / "hf" / "train" / "a.png").is_symlink()
    found = hf_folder.read(tmp_path / "hf")
    assert [row.labels for row in found.rows] == [("cat", "stop sign"), None, ("stop sign",), ()]
    done = export_table(small, tmp_path / "coco", "coco", ExportOptions(photos="copy"))
    assert not (tmp_path / "coco" / "train" / "a.png").is_symlink()
    assert (tmp_path / "coco" / "val" / "sub" / "b.png").read_bytes()
    values = json.loads((tmp_path / "coco" / "annotations" / "instances_train.json").read_text())
    assert [c["id"] for c in values["categories"]] == [1, 13]
    assert values["images"][0] == {"id": 1, "file_name": "a.png", "width": 12, "height": 6}
    assert values["annotations"][0]["bbox"] == [0, 0, 12, 6]


def test_folders_hold_a_photo_once_a_label(small: ExportTable, tmp_path: Path) -> None:
    done = export_table(small, tmp_path / "out", "folders")
    assert files_in(tmp_path / "out") == {
        "train/cat/a.png", "train/stop sign/a.png", "train/c.png", "train/stop sign/e.png",
        "validation/(none)/sub__b.png",
    }  # fmt: skip
    assert (done.rows, done.photos) == (4, 5)
    found = class_folders.read(tmp_path / "out", ReadOptions(repeats="join"))
    assert {row.name: row.labels for row in found.rows} == {
        "a.png": ("cat", "stop sign"), "c.png": None, "e.png": ("stop sign",), "sub__b.png": (),
    }  # fmt: skip
    assert {row.name: row.split for row in found.rows}["sub__b.png"] == Split.VAL


def test_tar_files_hold_the_photos_as_they_are(small: ExportTable, tmp_path: Path) -> None:
    done = export_table(small, tmp_path / "tars", "webdataset", IDS)
    assert files_in(tmp_path / "tars") == {
        "train-000000.tar", "val-000000.tar", "test-000000.tar",
    }  # fmt: skip
    assert (done.rows, done.photos) == (5, 4)
    again = tmp_path / "again"
    export_table(small, again, "webdataset", IDS)
    for name in files_in(again):
        assert (again / name).read_bytes() == (tmp_path / "tars" / name).read_bytes()
    found = webdataset.read(tmp_path / "tars", ReadOptions(extract_to=tmp_path / "new"))
    by_name = {row.name: row for row in found.rows}
    assert set(by_name) == set(small.names)
    for name in small.images:
        if name:
            data = (tmp_path / "new" / by_name[name].image).read_bytes()
            assert data == (small.root / name).read_bytes()


@pytest.mark.parametrize(
    ("format_", "name", "sentence"),
    [
        ("sidecar", "a, b", "cannot stand between commas"),
        ("folders", "a/b", "cannot be the name of a folder"),
        ("folders", "..", "cannot be the name of a folder"),
        ("folders", "(none)", "cannot be the name of a folder"),
        ("folders", "Stop Sign", "differ in case only"),
    ],
)
def test_labels_that_a_format_cannot_hold_are_refused(
    small: ExportTable, tmp_path: Path, format_: str, name: str, sentence: str
) -> None:
    labels = LabelSet((Label("1", name), Label("13", "stop sign")))
    table = dataclasses.replace(small, labels=labels)
    with pytest.raises(EngineError, match=sentence):
        export_table(table, tmp_path / "out", format_, ExportOptions(texts="labels"))
    assert sorted(os.listdir(tmp_path)) == ["photos"]


def test_labels_that_share_a_name_are_told_apart_by_their_ids(
    small: ExportTable, tmp_path: Path
) -> None:
    table = dataclasses.replace(small, labels=LabelSet((Label("1", "cat"), Label("13", "cat"))))
    export_table(table, tmp_path / "x.jsonl", "jsonl")
    assert jsonl.read(tmp_path / "x.jsonl").rows[0].labels == ("1", "13")


def test_a_folder_is_never_made_among_the_photos(small: ExportTable) -> None:
    for format_ in ("hf", "coco", "folders", "webdataset", "sidecar"):
        with pytest.raises(EngineError, match="lies in the image folder"):
            export_table(small, small.root / "new", format_)


def test_two_photos_cannot_share_a_text_file(small: ExportTable, tmp_path: Path) -> None:
    table = dataclasses.replace(small, images=("a.png", "a.jpg", "c.png", "", "e.png"))
    with pytest.raises(EngineError, match=r"share the text file a\.txt"):
        export_table(table, tmp_path / "out", "sidecar")


def test_a_name_that_leads_out_of_a_new_folder_is_left_out(
    small: ExportTable, tmp_path: Path
) -> None:
    names = ("a.png", "sub/b.png", "c.png", "../out.png", "e.png")
    table = dataclasses.replace(small, names=names)
    for format_ in ("hf", "coco", "sidecar"):
        done = export_table(table, tmp_path / format_, format_)
        assert done.rows == 4
        assert "left out" in done.notes[0]
    assert "out.png" not in {p.name for p in tmp_path.rglob("*")}


def test_no_rows_and_no_such_format_are_refused(small: ExportTable, tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no format 'xml'"):
        export_table(small, tmp_path / "x", "xml")
    empty = table_of([], [Label("1", "cat")], [], small.root)
    with pytest.raises(EngineError, match="no such rows"):
        export_table(empty, tmp_path / "x", "csv")
