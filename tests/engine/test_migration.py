"""Project files of earlier versions: brought to today's with everything in them, and kept."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from engine.data.dataset import Dataset
from engine.data.project import check_project, open_project
from engine.data.project.migrations import migrate
from engine.data.project.schema import VERSION
from engine.errors import EngineError

FIXTURES = Path(__file__).parent.parent / "fixtures"
OLD = sorted(FIXTURES.glob("project-v*.mmc"))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return Path(shutil.copy(FIXTURES / "project-v1.mmc", tmp_path / "p.mmc"))


def version_of(path: Path) -> int:
    with sqlite3.connect(path) as database:
        (version,) = database.execute("PRAGMA user_version").fetchone()
    database.close()
    return int(version)


def schema_of(path: Path) -> set[str]:
    with sqlite3.connect(path) as database:
        rows = database.execute(
            "SELECT type, name, tbl_name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"
        ).fetchall()
        columns = {
            f"{name}.{column[1]} {column[2]} {column[3]} {column[4]}"
            for _, name, _ in rows
            for column in database.execute(f"PRAGMA table_info({name})")
        }
    database.close()
    return {str(row) for row in rows} | columns


def test_there_is_a_file_of_every_version() -> None:
    assert [version_of(path) for path in OLD] == list(range(1, VERSION + 1))


@pytest.mark.parametrize("source", OLD, ids=lambda path: path.stem)
def test_every_kept_file_opens_goes_back_and_can_be_edited(source: Path, tmp_path: Path) -> None:
    path = Path(shutil.copy(source, tmp_path / "p.mmc"))
    check_project(path, thorough=True)
    with open_project(path) as project:
        before = project.dataset()
        assert len(before) == 17
        steps = 0
        while project.journal.undo() is not None:
            steps += 1
        assert steps > 2
        for _ in range(steps):
            assert project.journal.redo() is not None
        after = project.dataset()
        assert (after.targets == before.targets).all()
        assert (after.captions, after.labels) == (before.captions, before.labels)
        assert project.journal.set_note([1], "still at work") is not None
    check_project(path, thorough=True)


def test_all_that_version_2_can_hold_is_read(tmp_path: Path) -> None:
    path = Path(shutil.copy(FIXTURES / "project-v2.mmc", tmp_path / "p.mmc"))
    with open_project(path) as project:
        dataset = project.dataset()
        assert dataset.labels.ids[-1] == "fox"
        assert "18" not in dataset.labels.ids
        assert next(iter(dataset.labels)).name == "human"
        assert dataset.captions[5] == "another caption 🐕"
        assert dataset.notes == {4: "look again"}
        assert dataset.flagged.nonzero()[0].tolist() == [2, 3]
        assert not dataset.reviewed.any()
        assert (dataset.targets == 1).sum() == 24
        assert project.journal.next_steps() == ("Set 'fox' on 9.png", None)
        # A branch that was left can be gone back to.
        project.journal.restore(16)
        assert (project.dataset().targets[8] == 1).all()
        assert project.thresholds("20260102-030405-abcd") == {"1": 0.25, "13": 0.75}


@pytest.mark.parametrize("source", OLD, ids=lambda path: path.stem)
def test_a_migrated_file_has_the_schema_of_a_new_one(source: Path, tmp_path: Path) -> None:
    from engine.data.project import create_project

    path = Path(shutil.copy(source, tmp_path / "p.mmc"))
    open_project(path).close()
    create_project(tmp_path / "new.mmc", image_root=tmp_path).close()
    assert version_of(path) == VERSION
    assert schema_of(path) == schema_of(tmp_path / "new.mmc")
    with sqlite3.connect(path) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.close()


def positives(dataset: Dataset) -> dict[str, set[str]]:
    return {
        name: {label.name for column, label in enumerate(dataset.labels) if states[column] == 1}
        for name, states in zip(dataset.names, dataset.targets, strict=True)
    }


def test_rows_labels_and_settings_of_version_1_are_all_there(old: Path) -> None:
    with open_project(old) as project:
        dataset = project.dataset()
        assert len(dataset) == 17
        assert len(dataset.labels) == 18
        assert [label.color for label in dataset.labels] == [""] * 18
        assert "cat" in positives(dataset)["0.png"]
        assert dataset.captions[2] == "2 person"
        assert "bicycle" in positives(dataset)["5.png"]
        assert (dataset.targets == 1).sum() == 21
        assert not dataset.reviewed.any()
        assert not dataset.flagged.any()
        assert len(project.problems()) > 3
        assert project.thresholds("20260102-030405-abcd") == {"1": 0.25, "13": 0.75}
        assert str(dataset.root) == "/photos"


def test_the_journal_of_version_1_goes_on(old: Path) -> None:
    with open_project(old) as project:
        journal = project.journal
        history = journal.history()
        assert [(e.number, e.stands, e.reachable) for e in history] == [
            (6, False, True), (5, True, True), (4, True, True), (3, False, False),
            (2, False, False), (1, True, True),
        ]  # fmt: skip
        assert journal.next_steps() == ("Set 'bicycle' on 5.png", "Mark 2.png as reviewed")
        before = project.dataset()
        journal.redo()
        assert project.dataset().reviewed.sum() == 1
        for _ in range(4):
            journal.undo()
        assert journal.undo() is None
        assert (project.dataset().targets == 1).sum() == 17
        journal.restore(5)
        assert project.dataset().targets.tolist() == before.targets.tolist()
        with pytest.raises(EngineError, match="no way back to step 2"):
            journal.restore(2)
        assert journal.toggle([1], "1") is not None
        assert journal.history(1)[0].number == 7


def test_the_former_file_is_kept_as_it_was(old: Path) -> None:
    before = old.read_bytes()
    with open_project(old) as project:
        project.journal.toggle([1], "1")
        project.journal.toggle([2], "1")
    kept = old.with_name("p.format-1.mmc")
    assert version_of(kept) == 1
    other = shutil.copy(FIXTURES / "project-v1.mmc", old)
    assert Path(other).read_bytes() == before
    open_project(old).close()  # again: the first copy is not written over
    assert version_of(old.with_name("p.format-1-2.mmc")) == 1
    with open_project(kept) as again:
        assert len(again.dataset()) == 17


def test_a_migration_that_fails_leaves_the_file_as_it_was(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.data.project import migrations

    broken = migrations._STEPS[1] + "INSERT INTO nowhere VALUES (1);"
    monkeypatch.setitem(migrations._STEPS, 1, broken)
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        open_project(old)
    assert version_of(old) == 1
    monkeypatch.undo()
    with open_project(old) as project:
        assert len(project.dataset()) == 17


def test_without_room_for_a_copy_nothing_is_migrated(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from engine.data.project import migrations

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(migrations, "copy_database", full)
    with pytest.raises(sqlite3.OperationalError):
        open_project(old)
    assert version_of(old) == 1


def test_words_of_old_captions_are_found(old: Path) -> None:
    open_project(old).close()
    with sqlite3.connect(old) as database:
        rows = database.execute("SELECT rowid FROM words WHERE words MATCH 'bicycle'").fetchall()
        texts = database.execute("SELECT item, caption FROM items").fetchall()
    database.close()
    assert {row[0] for row in rows} == {item for item, text in texts if "bicycle" in text}
    assert migrate is not None
