"""What a file or folder is, is found out; every format goes through the command line."""

import json
import os
from pathlib import Path

import pytest
from builders import photo, write_dataset
from optional import optional

from engine.cli import main
from engine.data.dataset import Split
from engine.data.project import open_project
from engine.data.readers.detect import FORMATS, detect, find_source, read_source
from engine.errors import EngineError

NAMES = ("cat/1.png", "dog/2.png")


def make(folder: Path, kind: str) -> Path:
    """Write two photos with labels in one format; return what to import."""
    photos = folder / "photos"
    for name in NAMES:
        (photos / name).parent.mkdir(parents=True, exist_ok=True)
        (photos / name).write_bytes(photo(["1"], shade=len(name)))
    if kind in ("csv", "tsv"):
        sign = "\t" if kind == "tsv" else ","
        lines = [sign.join(("image", "caption", "labels"))]
        lines += [sign.join((name, "a few words", name[:3])) for name in NAMES]
        (photos / f"list.{kind}").write_text("\n".join(lines))
        return photos / f"list.{kind}"
    if kind in ("jsonl", "parquet"):
        rows = [{"image": n, "caption": "a few words", "labels": [n[:3]]} for n in NAMES]
        path = folder / f"list.{kind}"
        if kind == "parquet":
            table = optional("pyarrow").Table.from_pylist(rows)
            optional("pyarrow.parquet").write_table(table, path)
        else:
            path.write_text("".join(f"{json.dumps(row)}\n" for row in rows))
        return path
    if kind == "hf":
        lines = ["file_name,text,labels", *(f"{name},a few words,{name[:3]}" for name in NAMES)]
        (photos / "metadata.csv").write_text("\n".join(lines))
        return photos
    if kind == "coco":
        values = {
            "images": [{"id": n, "file_name": name} for n, name in enumerate(NAMES)],
            "categories": [{"id": 4, "name": "cat"}, {"id": 9, "name": "dog"}],
            "annotations": [{"image_id": 0, "category_id": 4}, {"image_id": 1, "category_id": 9}],
        }
        (photos / "instances_all.json").write_text(json.dumps(values))
        return photos / "instances_all.json"
    if kind == "sidecar":
        for name in NAMES:
            (photos / name).with_suffix(".txt").write_text(f"{name[:3]}, animal")
    return photos


KINDS = ("csv", "tsv", "jsonl", "parquet", "hf", "coco", "sidecar", "folders")


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_is_recognized_and_imported(
    tmp_path: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    source = make(tmp_path, kind)
    findings = detect(source)
    assert findings[0].format == {"tsv": "csv"}.get(kind, kind)
    json.dumps([finding.to_json() for finding in findings])
    words = ["import", str(source), "--project", str(tmp_path / "p.mmc"), "--json"]
    if kind in ("jsonl", "parquet"):  # they lie beside the folder of the photos
        words += ["--images", str(tmp_path / "photos")]
    assert main(words) == 0, capsys.readouterr().err
    values = json.loads(capsys.readouterr().out)
    assert values["missing_photos"] == 0
    with open_project(tmp_path / "p.mmc") as project:
        dataset = project.dataset()
    assert dataset.images == NAMES
    ids = {"coco": ("4", "9"), "sidecar": ("animal", "cat", "dog")}.get(kind, ("cat", "dog"))
    assert dataset.labels.ids == ids
    assert (dataset.targets == 1).sum() == (4 if kind == "sidecar" else 2)


def test_the_competition_is_recognized_by_its_header(tmp_path: Path) -> None:
    write_dataset(tmp_path)
    for path, rows in ((tmp_path, 48), (tmp_path / "train.csv", 40)):
        found = find_source(path)
        assert (found.format, found.images) == ("competition", tmp_path / "data")
        table = read_source(found)
        assert len(table.rows) == rows
        assert sum(row.split == Split.TEST for row in table.rows) == rows - 40


def test_a_preview_tells_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = make(tmp_path, "csv")
    before = sorted(os.listdir(tmp_path))
    assert main(["import", str(source), "--preview", "--json", "--map", "labels=caption"]) == 0
    values = json.loads(capsys.readouterr().out)
    assert values["findings"][0]["format"] == "csv"
    assert values["chosen"]["mapping"]["labels"] == "caption"
    assert values["preview"]["rows"][0]["labels"] == ["a few words"]
    for kind in ("coco", "csv"):
        assert main(["import", str(make(tmp_path, kind)), "--preview"]) == 0
        said = capsys.readouterr().out
        assert "cat/1.png" in said
        assert ("COCO annotations: 2 photos, no captions, 2 labels." in said) == (kind == "coco")
    assert sorted(os.listdir(tmp_path)) == before


def test_tar_files_are_extracted_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import tarfile

    source = make(tmp_path, "folders")
    with tarfile.open(tmp_path / "x.tar", "w") as archive:
        archive.add(source / "cat" / "1.png", "1.png")
    words = ["import", str(tmp_path / "x.tar"), "--project", str(tmp_path / "p.mmc")]
    assert main(words) == 1
    assert "Where the photos" in capsys.readouterr().err
    assert main([*words, "--extract", str(tmp_path / "out"), "--labels", "cat,dog"]) == 0
    with open_project(tmp_path / "p.mmc") as project:
        dataset = project.dataset()
    assert (dataset.root, dataset.images) == (tmp_path / "out", ("1.png",))
    assert dataset.labels.ids == ("cat", "dog")


def test_what_is_in_no_known_format_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.bin").write_bytes(bytes(range(256)))
    for words, sentence in (
        (["import", str(tmp_path / "x.bin")], "is in no format that can be read"),
        (["import", str(tmp_path / "none")], "There is no file"),
        (["import", str(tmp_path / "x.bin"), "--format", "csv"], "NUL bytes"),
        (["import", str(tmp_path / "x.bin"), "--map", "labels"], "write PART=VALUE"),
        (["import", str(tmp_path / "x.bin"), "--map", "wings=2"], "no part of a mapping"),
        (["import", str(tmp_path / "x.bin"), "--format", "csv", "--images", "none"], "no image"),
    ):
        assert main([*words, "--project", str(tmp_path / "p.mmc")]) == 1
        assert sentence in capsys.readouterr().err
    with pytest.raises(EngineError, match="There is no format 'xml'"):
        find_source(tmp_path, "xml")
    assert os.listdir(tmp_path) == ["x.bin"]


@pytest.mark.parametrize("format_", FORMATS)
def test_any_format_asked_of_anything_gives_a_sentence(tmp_path: Path, format_: str) -> None:
    paths = [tmp_path / name for name in ("empty", "none", "x.csv", "x.json", "x.tar", "x.parquet")]
    paths[0].mkdir()
    for path in paths[2:]:
        path.write_bytes(b"")
    (tmp_path / "photo.png").write_bytes(photo([]))
    for path in [*paths, tmp_path / "photo.png"]:
        with pytest.raises(EngineError):
            read_source(find_source(path, format_))
