"""A look at a source: in words, by its first rows, by its photos; then the same comes in."""

import json
import os
from pathlib import Path

import pytest
from builders import Ear, photo, write_dataset
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from optional import optional

from engine.data.dataset import Split
from engine.data.importing import ImportOptions, check_project, import_found
from engine.data.project import open_project
from engine.data.readers.beginning import guess_again, read_beginning
from engine.data.readers.detect import find_source
from engine.data.readers.mapping import Mapping
from engine.data.readers.options import ReadOptions
from engine.data.source_look import look_at, look_for_photos, look_into
from engine.errors import Cancelled, EngineError
from engine.events import Silent

SILENT = Silent()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos"
    for name in ("a.png", "sub/deep/b.png", "c.png"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(photo(["1"], shade=len(name)))
    return folder


def test_a_source_is_told_in_one_sentence(tmp_path: Path) -> None:
    write_dataset(tmp_path, rows=6, test=2)
    finding = look_at(tmp_path, SILENT)[0]
    look = look_into(finding, ReadOptions(), SILENT)
    assert look.sentence == (
        "Competition CSV: 8 photos, all with a caption, 18 labels (2 test), read together with "
        "test.csv."
    )
    assert (look.names_photos, look.images) == (8, tmp_path / "data")
    (tmp_path / "data" / "0.png").unlink()
    found = look_for_photos(look.table, tmp_path / "data", SILENT)
    assert found.sentence == (
        "7 of 8 photos found; of the others the captions are used. Missing is, for example, 0.png."
    )
    assert found.paths[:2] == (None, tmp_path / "data" / "1.png")
    (tmp_path / "data" / "0.png").write_bytes(photo([]))
    above = look_for_photos(look.table, tmp_path, SILENT)
    assert above.sentence == (
        "None of the 8 photos is in this folder itself, but its folder data has 0.png. Choose that "
        "one."
    )
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "None of the 8 photos is in this folder" in look_for_photos(
        look.table, empty, SILENT
    ).sentence  # fmt: skip


@pytest.mark.parametrize("kind", ["csv", "jsonl", "json", "parquet", "hf"])
def test_every_table_shows_its_columns_with_examples(
    tmp_path: Path, photos: Path, kind: str
) -> None:
    rows = [
        {"file_name": "a.png", "text": "a dog", "tags": "dog|cat", "none": ""},
        {"file_name": "sub/deep/b.png", "text": "a cat", "tags": "cat", "none": ""},
    ]
    path = photos / {"hf": "metadata.csv"}.get(kind, f"list.{kind}")
    if kind in ("csv", "hf"):
        lines = [",".join(rows[0]), *(",".join(row.values()) for row in rows)]
        path.write_text("\n".join(lines))
    elif kind == "parquet":
        table = optional("pyarrow").Table.from_pylist(rows)
        optional("pyarrow.parquet").write_table(table, path)
    elif kind == "json":
        path.write_text(json.dumps(rows))
    else:
        path.write_text("\n".join(json.dumps(row) for row in rows))
    finding = look_at(photos if kind == "hf" else path, SILENT)[0]
    begun = read_beginning(finding, ReadOptions())
    assert begun.columns == ("file_name", "text", "tags", "none")
    assert begun.examples[:3] == ("a.png · sub/deep/b.png", "a dog · a cat", "dog|cat · cat")
    assert begun.mapping.labels == "tags"
    assert [row.image for row in begun.rows] == ["a.png", "sub/deep/b.png"]
    assert begun.text_file == (kind in ("csv", "hf"))
    other = read_beginning(
        finding, ReadOptions(mapping=Mapping(image="file_name", caption="tags"))
    )  # fmt: skip
    assert [row.caption for row in other.rows] == ["dog|cat", "cat"]
    with pytest.raises(EngineError, match="has no column 'wings'"):
        read_beginning(finding, ReadOptions(mapping=Mapping(image="wings")))


def test_a_layout_that_is_told_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("a.png;x,y;1\nb.png;é,z;2\n".encode("cp1252"))
    finding = look_at(path, SILENT)[0]  # nothing about it can be guessed, yet it can be told
    guess = guess_again(finding, "cp1252", delimiter=",", header=True)
    assert (guess.mapping.delimiter, guess.mapping.header) == (",", True)
    assert guess.columns == ("a.png;x", "y;1")
    guess = guess_again(finding, "cp1252", delimiter=";", header=False)
    assert guess.mapping.image == "column 1"
    with pytest.raises(EngineError, match="is no encoding of text"):
        guess_again(finding, "utf-99")


def test_a_list_of_json_is_known_by_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps([{"image": f"{n}.png", "text": "word " * 50} for n in range(3000)]))
    assert find_source(path).format == "jsonl"


def test_a_stop_is_heard_while_folders_are_looked_through(photos: Path) -> None:
    with pytest.raises(Cancelled):
        look_at(photos, Ear(stop_at=2))
    look = look_into(look_at(photos, SILENT)[0], ReadOptions(), SILENT)
    with pytest.raises(Cancelled):
        look_for_photos(look.table, photos, Ear(stop_at=1))
    with pytest.raises(EngineError, match="There is no folder"):
        look_for_photos(look.table, photos / "none", SILENT)


def test_captions_alone_need_no_photo_folder(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("text,labels\nwords of it,dog\nmore words here,cat\n")
    finding = look_at(path, SILENT)[0]
    assert look_into(finding, ReadOptions(), SILENT).sentence == (
        "CSV or TSV: 2 rows, all with a caption, 2 labels."
    )
    import_found(finding, project=tmp_path / "p.mmc")
    with open_project(tmp_path / "p.mmc") as project:
        assert project.dataset().captions == ("words of it", "more words here")


def test_a_place_for_a_project_is_checked_before(tmp_path: Path) -> None:
    check_project(tmp_path / "p.mmc")
    (tmp_path / "p.mmc").write_text("")
    (tmp_path / "q-runs").mkdir()
    for name, sentence in (
        ("p.mmc", "exists already"), ("q.mmc", "former project"), ("no/p.mmc", "There is no folder")
    ):  # fmt: skip
        with pytest.raises(EngineError, match=sentence):
            check_project(tmp_path / name)


ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "latin-1", "cp1252")
LATIN = st.text(
    st.characters(min_codepoint=32, max_codepoint=255, exclude_categories=("Cc", "Cs")),
    min_size=1, max_size=30,
)  # fmt: skip


@given(
    captions=st.lists(LATIN, min_size=1, max_size=6),
    encoding=st.sampled_from(ENCODINGS),
    end=st.sampled_from(["\n", "\r\n"]),
    windows=st.booleans(),
    delimiter=st.sampled_from(",;\t|"),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_tables_of_any_machine_come_in_as_they_are(
    tmp_path: Path, captions: list[str], encoding: str, end: str, windows: bool, delimiter: str
) -> None:
    photos = tmp_path / "set"
    slash = "\\" if windows else "/"
    lines = [delimiter.join(("image", "caption", "tags"))]
    for number, caption in enumerate(captions):
        name = f"sub{number % 2}/deep/{number}.png"
        (photos / name).parent.mkdir(parents=True, exist_ok=True)
        (photos / name).write_bytes(photo(["1"], shade=number))
        quoted = caption.replace('"', '""')
        lines.append(delimiter.join((name.replace("/", slash), f'"{quoted}"', "dog")))
    path = photos / "list.csv"
    path.write_bytes((end.join(lines) + end).encode(encoding))
    finding = find_source(path, "csv")
    # Old code pages are told: what is not UTF-8 could be any of them.
    told = encoding if encoding in ("latin-1", "cp1252", "utf-16-le") else ""
    guess = guess_again(finding, told, delimiter=delimiter, header=True)
    reading = ReadOptions(
        mapping=Mapping(
            image="image", caption="caption", labels="tags", delimiter=delimiter, encoding=told,
            quote=guess.mapping.quote,
        )
    )  # fmt: skip
    begun = read_beginning(finding, reading)
    assert [row.caption for row in begun.rows] == captions
    project = tmp_path / "p.mmc"
    project.unlink(missing_ok=True)
    import_found(finding, project=project, images=photos, reading=reading)
    with open_project(project) as opened:
        dataset = opened.dataset()
    assert list(dataset.captions) == captions
    assert list(dataset.images) == [f"sub{n % 2}/deep/{n}.png" for n in range(len(captions))]


def test_photos_of_equal_content_are_told(tmp_path: Path) -> None:
    for name in ("dog/a.png", "cat/same.png", "cat/b.png"):
        (tmp_path / "set" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "set" / name).write_bytes(photo(["1"], shade=int(name.endswith("b.png"))))
    report = import_found(
        find_source(tmp_path / "set"), project=tmp_path / "p.mmc",
        options=ImportOptions(compare_photos=True),
    )  # fmt: skip
    assert [problem.text for problem in report.problems] == [
        "The photo is the same as cat/same.png, byte for byte; both rows are kept."
    ]
    assert sum(report.rows.values()) == 3


def test_what_was_read_for_a_look_is_not_read_again(tmp_path: Path) -> None:
    write_dataset(tmp_path, rows=6, test=0)
    finding = look_at(tmp_path, SILENT)[0]
    table = look_into(finding, ReadOptions(), SILENT).table
    os.rename(tmp_path / "train.csv", tmp_path / "gone.csv")
    report = import_found(
        finding, project=tmp_path / "p.mmc", images=tmp_path / "data", table=table
    )  # fmt: skip
    assert sum(report.rows.values()) == 6
    with open_project(tmp_path / "p.mmc") as project:
        assert project.setting("train_csv") == str(tmp_path / "train.csv")
        assert (project.dataset().splits != Split.TEST).all()
