"""From source files to a project: whole or not at all, and every doubtful row told."""

import dataclasses
import math
import os
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, import_dataset, write_dataset

from engine.data.dataset import Dataset, Split
from engine.data.importing import ImportReport, import_competition
from engine.data.project import Project, open_project
from engine.data.split import validation_rows
from engine.errors import Cancelled, EngineError


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "source")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "project").mkdir()
    return tmp_path / "project" / "p.mmc"


def imported(source: Path, path: Path) -> tuple[ImportReport, Dataset]:
    report = import_competition(
        train_csv=source / "train.csv", test_csv=source / "test.csv", images=source / "data",
        project=path,
    )  # fmt: skip
    with open_project(path) as project:
        return report, project.dataset()


def add(path: Path, *lines: str) -> None:
    with path.open("a", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in lines)


def test_the_project_holds_what_the_files_held(source: Path, path: Path) -> None:
    report, dataset = imported(source, path)
    assert report.project == path
    assert report.rows == {"train": 34, "val": 6, "test": 8}
    assert (report.labels, report.missing, report.problems) == (18, 0, ())
    assert dataset.names == tuple(f"{n}.png" for n in range(48))
    assert dataset.images == dataset.names
    assert dataset.root == (source / "data").resolve()
    assert dataset.captions[0].startswith("0 ")
    assert dataset.labels.ids[:3] == ("1", "2", "3")
    assert set(np.unique(dataset.targets[dataset.rows(Split.TRAIN)])) == {0, 1}
    assert (dataset.targets[dataset.rows(Split.TEST)] == -1).all()
    assert os.listdir(path.parent) == ["p.mmc"]


def test_the_split_is_the_same_each_time_and_keeps_shares(source: Path, tmp_path: Path) -> None:
    _, one = imported(source, tmp_path / "one.mmc")
    _, two = imported(source, tmp_path / "two.mmc")
    assert one.splits.tolist() == two.splits.tolist()
    assert set(one.rows(Split.TRAIN)) | set(one.rows(Split.VAL)) == set(range(40))
    assert not set(one.rows(Split.TRAIN)) & set(one.rows(Split.VAL))


def test_every_label_keeps_its_share_in_validation() -> None:
    rng = np.random.default_rng(1)
    shares = np.array([0.6, 0.3, 0.1, 0.04])
    targets = (rng.random((1000, 4)) < shares).astype(np.int8)
    chosen = validation_rows(targets)
    assert 135 <= len(chosen) <= 165
    assert np.array_equal(chosen, validation_rows(targets))
    assert not np.array_equal(chosen, validation_rows(targets, seed=1))
    assert len(set(chosen.tolist())) == len(chosen)
    expected = targets.sum(axis=0) * 0.15
    assert (np.abs(targets[chosen].sum(axis=0) - expected) <= 2).all()
    empty = ~targets.any(axis=1)
    assert abs(empty[chosen].sum() - 0.15 * empty.sum()) <= 2


@pytest.mark.parametrize("rows", [0, 1, 2, 3, 9])
def test_few_rows_are_split_as_well_as_they_can_be(rows: int) -> None:
    chosen = validation_rows(np.ones((rows, 2), dtype=np.int8))
    assert len(chosen) == (0 if rows < 2 else math.ceil(0.15 * rows))


def test_missing_photos_are_told_and_their_captions_kept(source: Path, path: Path) -> None:
    (source / "data" / "3.png").unlink()
    add(source / "test.csv", '../outside.png,"leads out"', '/etc/passwd.png,"absolute"')
    (source / "outside.png").write_bytes(b"")
    report, dataset = imported(source, path)
    assert report.missing == 3
    told = {problem.name: problem for problem in report.problems}
    assert "is not there" in told["3.png"].text
    assert (told["3.png"].source, told["3.png"].line) == ("train.csv", 5)
    assert "out of the image folder" in told["../outside.png"].text
    assert "out of the image folder" in told["/etc/passwd.png"].text
    assert not any(problem.lost for problem in report.problems)
    rows = [dataset.names.index(name) for name in told]
    assert [dataset.path(row) for row in rows] == [None, None, None]
    assert all(dataset.captions[row] for row in rows)
    assert dataset.problems == report.problems


def test_a_test_row_that_is_also_for_training_is_left_out(source: Path, path: Path) -> None:
    add(source / "test.csv", '7.png,"again"')
    report, dataset = imported(source, path)
    [problem] = report.problems
    assert (problem.source, problem.line, problem.lost) == ("test.csv", 10, True)
    assert "training row as well" in problem.text
    assert report.rows["test"] == 8
    assert report.missing == 0
    assert dataset.captions[7] != "again"


def test_labels_that_only_a_labelled_test_file_has_are_known(source: Path, path: Path) -> None:
    (source / "train.csv").write_text('ImageID,Labels,Caption\n0.png,cat,"a"\n1.png,dog,"b"\n')
    (source / "test.csv").write_text('ImageID,Labels,Caption\n2.png,cat cow,"c"\n')
    report, dataset = imported(source, path)
    assert dataset.labels.ids == ("cat", "cow", "dog")
    assert report.labels == 3
    assert dataset.targets[2].tolist() == [1, 1, 0]


def test_what_cannot_be_imported_is_refused_by_name(source: Path, path: Path) -> None:
    files = {"train_csv": source / "train.csv", "images": source / "data", "project": path}
    for changes, sentence in (
        ({"train_csv": source / "none.csv"}, "There is no file"),
        ({"train_csv": source / "test.csv"}, "has no Labels column"),
        ({"test_csv": source / "none.csv"}, "There is no file"),
        ({"images": source / "none"}, "There is no image folder"),
        ({"images": source / "train.csv"}, "There is no image folder"),
        ({"project": source / "none" / "p.mmc"}, "There is no folder"),
        ({"project": source / "train.csv"}, "exists already"),
        ({"project": source / "data"}, "exists already"),
    ):
        with pytest.raises(EngineError, match=sentence):
            import_competition(**{**files, **changes})
        assert os.listdir(path.parent) == []
    assert (source / "train.csv").read_text(encoding="utf-8").startswith("ImageID,Labels,Caption")


def test_runs_of_a_former_project_are_not_taken_for_those_of_the_new(
    source: Path, path: Path
) -> None:
    former = path.parent / "p-runs"
    former.mkdir()
    with pytest.raises(EngineError, match="runs of a former project"):
        import_dataset(source, path)
    assert os.listdir(path.parent) == ["p-runs"]
    former.rename(path.parent / "kept")
    assert import_dataset(source, path).is_file()


@pytest.mark.parametrize("step", ["add_labels", "add_items", "add_problems", "set_setting"])
def test_a_failure_half_way_leaves_no_file(
    source: Path, path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise EngineError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(Project, step, full)
        with pytest.raises(EngineError, match="disk is full"):
            import_dataset(source, path)
    assert os.listdir(path.parent) == []
    assert import_dataset(source, path).is_file()


def test_a_stop_at_any_check_leaves_no_file(source: Path, path: Path) -> None:
    ear = Ear()
    files = {"train_csv": source / "train.csv", "images": source / "data", "project": path}
    import_competition(**files, reporter=ear)
    path.unlink()
    assert ear.checks >= 3
    for check in range(1, ear.checks + 1):
        with pytest.raises(Cancelled):
            import_competition(**files, reporter=Ear(stop_at=check))
        assert os.listdir(path.parent) == []


def test_the_log_of_a_deleted_project_does_not_get_into_a_new_one(source: Path, path: Path) -> None:
    """A crash leaves the write-ahead log; SQLite would play it into whatever has that name."""
    import_dataset(source, path)
    log = path.with_name("p.mmc-wal")
    with open_project(path) as old:
        old.journal.toggle(range(1, 30), "5")
        left = log.read_bytes()
    log.write_bytes(left)
    path.unlink()
    import_dataset(source, path)
    with open_project(path) as new:
        assert new.journal.history() == []
        dataset = new.dataset()
    assert not (dataset.targets[:, dataset.labels.column("5")] == 1).any()
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    database.close()


def test_reports_are_plain_values(source: Path, path: Path) -> None:
    report, _ = imported(source, path)
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.missing = 1  # type: ignore[misc]
