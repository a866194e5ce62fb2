"""``mmc export`` in every format, and back by ``mmc import``."""

import json
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from optional import optional
from places import trained_folder

from engine import exporting, workflow
from engine.cli import main
from engine.data.dataset import Dataset
from engine.data.project import Project, open_project
from engine.data.readers import jsonl
from engine.data.readers.options import ReadOptions
from engine.errors import EngineError
from engine.events import Silent
from engine.export.formats import WRITERS


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return trained_folder(tmp_path_factory.mktemp("export") / "x")


def dataset_of(path: Path) -> Dataset:
    with open_project(path) as project:
        return project.dataset()


@pytest.mark.parametrize("format_", WRITERS)
def test_what_is_exported_can_be_imported(
    trained: Path, tmp_path: Path, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if format_ == "parquet":
        optional("pyarrow")
    suffix = {"csv": ".csv", "csv-lists": ".csv", "jsonl": ".jsonl", "parquet": ".parquet"}
    out = tmp_path / f"out{suffix.get(format_, '')}"
    words = ["export", str(trained / "p.mmc"), "--format", format_, "--out", str(out), "--json",
             "--words", "ids", "--text", "both"]  # fmt: skip
    words += ["--photos", "link"] if WRITERS[format_].folder else []
    assert main(words) == 0, capsys.readouterr().err
    assert json.loads(capsys.readouterr().out)["rows"] == 48
    words = ["import", str(out), "--project", str(tmp_path / "p.mmc"), "--validation", "0"]
    if not WRITERS[format_].folder:
        words += ["--images", str(trained / "data")]
    if format_ == "webdataset":
        words += ["--extract", str(tmp_path / "photos")]
    words += ["--captions", "join"] if format_ == "folders" else []
    assert main(words) == 0, capsys.readouterr().err
    before, after = dataset_of(trained / "p.mmc"), dataset_of(tmp_path / "p.mmc")
    last = [name.rpartition("/")[2] for name in after.names]
    order = [last.index(name) for name in before.names]
    assert len(after) == len(before) == 48
    if format_ != "folders":
        assert [after.captions[row] for row in order] == list(before.captions)
    if format_ != "sidecar":  # which has no place for splits
        assert after.splits[order].tolist() == before.splits.tolist()
    for column, label in enumerate(before.labels):
        if label.id in after.labels.ids:
            states = after.targets[order, after.labels.column(label.id)]
            assert states.tolist() == before.targets[:, column].tolist()
        else:
            assert not (before.targets[:, column] == 1).any()
    assert all(after.images)


def test_the_labels_of_a_run_and_its_scores_are_written(trained: Path, tmp_path: Path) -> None:
    with open_project(trained / "p.mmc") as project:
        for decided in (False, True):
            path = tmp_path / f"{decided}.jsonl"
            exporting.export_rows(
                project, format_="jsonl", out=path, run_id="latest", decided=decided,
                reporter=Silent(),
            )  # fmt: skip
        dataset = project.dataset()
    rows = [json.loads(line) for line in (tmp_path / "True.jsonl").read_text().splitlines()]
    assert all(row["labels"] for row in rows)  # the fallback gives every row one
    assert set(rows[0]["scores"]) == {label.name for label in dataset.labels}
    by_hand = jsonl.read(tmp_path / "False.jsonl", ReadOptions())
    assert [row.labels is None for row in by_hand.rows] == (dataset.targets == -1).all(1).tolist()


def test_moved_labels_keep_what_the_run_says_of_them(trained: Path, tmp_path: Path) -> None:
    def exported(project: Project, name: str) -> list[dict[str, Any]]:
        exporting.export_rows(
            project, format_="jsonl", out=tmp_path / name, run_id="latest", decided=True,
            reporter=Silent(),
        )  # fmt: skip
        return [json.loads(line) for line in (tmp_path / name).read_text().splitlines()]

    shutil.copytree(trained, tmp_path / "x")
    with open_project(tmp_path / "x" / "p.mmc") as project:
        before = exported(project, "before.jsonl")
        project.label_editor.reorder(list(reversed(project.labels.ids)))
        after = exported(project, "after.jsonl")
        for old, new in zip(before, after, strict=True):
            assert sorted(old["labels"]) == sorted(new["labels"])
            assert old["scores"] == new["scores"]
        project.label_editor.add("zebra")
        with pytest.raises(EngineError, match="knows other labels"):
            exported(project, "never.jsonl")


def test_one_split_is_written_on_request(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["export", str(trained / "p.mmc"), "--format", "csv", "--split", "val"]
    assert main([*words, "--out", str(tmp_path / "x.csv")]) == 0
    assert "6 rows" in capsys.readouterr().out
    assert len((tmp_path / "x.csv").read_text().splitlines()) == 7
    assert main([*words, "--out", str(tmp_path / "x.csv")]) == 1
    assert "exists already" in capsys.readouterr().err
    assert main([*words, "--out", str(tmp_path / "x.csv"), "--overwrite", "--bom"]) == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_rows_without_scores_are_not_decided(trained: Path, tmp_path: Path) -> None:
    with open_project(trained / "p.mmc") as project:
        run = workflow.find_run(project.runs_folder, "latest")
        kept = run.stored_scores(project.dataset().items)
        dataset = project.dataset()
        few = np.arange(10)
        run.write_scores(dataset.items[few], kept.scores[few], kept.roles[few])
        try:
            with pytest.raises(EngineError, match="has no scores of 38 rows"):
                exporting.export_rows(
                    project, format_="csv", out=tmp_path / "x.csv", decided=True, reporter=Silent()
                )
        finally:
            run.write_scores(dataset.items, kept.scores, kept.roles)
    assert not list(tmp_path.iterdir())


def test_edited_captions_come_back_to_the_byte_from_texts_beside_photos(
    trained: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = tmp_path / "edited.mmc"
    shutil.copy(trained / "p.mmc", project)
    edited = ["one\r\ntwo\n", "שלום 🦄\u00a0", " \ttext, with commas. ", "", "\ufeffmark\u2028x\r"]
    with open_project(project) as opened:
        items = opened.dataset().items[: len(edited)].tolist()
        opened.journal.set_captions(dict(zip(items, edited, strict=True)))
    words = ["export", str(project), "--format", "sidecar", "--text", "caption"]
    assert main([*words, "--photos", "link", "--out", str(tmp_path / "out")]) == 0
    words = ["import", str(tmp_path / "out"), "--project", str(tmp_path / "again.mmc")]
    assert main([*words, "--text", "caption"]) == 0, capsys.readouterr().err
    before, after = dataset_of(project), dataset_of(tmp_path / "again.mmc")
    found = {
        name.rpartition("/")[2]: text
        for name, text in zip(after.names, after.captions, strict=True)
    }
    assert [found[name] for name in before.names] == list(before.captions)
