"""Copies of a project: complete, whole, usable elsewhere, and a few of them each day of work."""

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.cli.main import main
from engine.data.dataset import Split
from engine.data.labels import Label, LabelSet
from engine.data.project import (
    DamagedError,
    NewItem,
    back_up,
    backups,
    create_project,
    lock_project,
    open_project,
    save_copy,
)
from engine.errors import EngineError

DAY = dt.date(2026, 3, 1)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    (folder / "photos").mkdir(parents=True)
    path = folder / "p.mmc"
    with create_project(path, image_root=folder / "photos") as new:
        new.add_labels(LabelSet((Label("1", "one"), Label("2", "two"))))
        new.add_items(
            NewItem(name=f"{n}.jpg", image="", caption="a word", split=Split.TRAIN, labels=("1",))
            for n in range(3)
        )
    return path


def test_a_copy_holds_what_was_confirmed_a_moment_ago(project: Path, tmp_path: Path) -> None:
    with lock_project(project), open_project(project) as opened:
        opened.journal.toggle([1], "2")
        copy = save_copy(opened, tmp_path / "copy.mmc")
        opened.journal.toggle([2], "2")
    with open_project(copy) as found:
        assert found.dataset().targets[:, 1].tolist() == [1, 0, 0]
        assert found.journal.undo() is not None
        # The photos are where they were, wherever the copy lies.
        assert found.dataset().root == project.parent / "photos"
    assert {path.name for path in tmp_path.iterdir()} == {"work", "copy.mmc"}


def test_a_copy_replaces_a_file_only_where_that_is_asked_for(project: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy.mmc"
    other.write_bytes(b"something else")
    with open_project(project) as opened:
        with pytest.raises(EngineError, match="exists already"):
            save_copy(opened, other)
        assert other.read_bytes() == b"something else"
        save_copy(opened, other, replace=True)
        with open_project(other) as found:
            assert len(found.dataset()) == 3
        with pytest.raises(EngineError, match="the project itself"):
            save_copy(opened, project, replace=True)
        with lock_project(other), pytest.raises(EngineError, match="another window"):
            save_copy(opened, other, replace=True)
        with pytest.raises(EngineError, match="no folder"):
            save_copy(opened, tmp_path / "none" / "copy.mmc")


def test_the_former_log_of_a_replaced_file_is_not_played_into_the_copy(
    project: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.mmc"
    with open_project(project) as source:
        save_copy(source, other)
    with open_project(other) as opened:
        opened.set_setting("k", "old")
        left = other.with_name("other.mmc-wal").read_bytes()
    other.with_name("other.mmc-wal").write_bytes(left)
    with open_project(project) as source:
        save_copy(source, other, replace=True)
    with open_project(other) as opened:
        assert opened.setting("k") is None


def test_a_damaged_project_is_not_copied(project: Path, tmp_path: Path) -> None:
    data = project.read_bytes()
    project.write_bytes(data[: 3 * 4096] + b"\xab" * (len(data) - 3 * 4096))
    with pytest.raises(DamagedError), open_project(project) as opened:
        save_copy(opened, tmp_path / "copy.mmc")
    with pytest.raises(DamagedError):
        back_up(project, today=DAY)
    assert backups(project) == []
    assert not (tmp_path / "copy.mmc").exists()


def test_one_backup_is_made_a_day_and_the_newest_five_are_kept(project: Path) -> None:
    made = []
    for day in range(7):
        with open_project(project) as opened:
            opened.journal.toggle([1], "2")
        now = dt.datetime.now().timestamp() + 10 * day
        os.utime(project, (now, now))
        path = back_up(project, today=DAY + dt.timedelta(days=day))
        assert path is not None
        os.utime(path, (now + 1, now + 1))
        made.append(path)
        assert back_up(project, today=DAY + dt.timedelta(days=day)) is None
    assert backups(project) == made[:1:-1]
    assert made[-1].name == "p.2026-03-07.mmc"
    with open_project(made[-1]) as opened:
        assert len(opened.dataset()) == 3


def test_nothing_changed_needs_no_new_backup(project: Path) -> None:
    path = back_up(project, today=DAY)
    assert path is not None
    with open_project(project) as opened:
        opened.dataset()
    after = project.stat().st_mtime + 5
    os.utime(path, (after, after))
    assert back_up(project, today=DAY + dt.timedelta(days=3)) is None


def test_other_files_in_the_folder_are_left_alone(project: Path) -> None:
    folder = project.with_name("p-backups")
    folder.mkdir()
    (folder / "p.my own.mmc").write_text("mine", encoding="utf-8")
    assert back_up(project, today=DAY) is not None
    assert (folder / "p.my own.mmc").read_text(encoding="utf-8") == "mine"


def test_photos_are_found_where_project_and_photos_were_moved_together(
    project: Path, tmp_path: Path
) -> None:
    project.parent.rename(tmp_path / "moved")
    with open_project(tmp_path / "moved" / "p.mmc") as opened:
        assert opened.dataset().root == tmp_path / "moved" / "photos"
    # A project that was moved alone still finds them where they are.
    (tmp_path / "moved").rename(project.parent)
    alone = tmp_path / "alone"
    alone.mkdir()
    project.rename(alone / "p.mmc")
    with open_project(alone / "p.mmc") as opened:
        assert opened.dataset().root == project.parent / "photos"


def test_a_project_opened_to_look_at_is_never_changed(project: Path) -> None:
    with lock_project(project), open_project(project) as owner:
        with open_project(project, read_only=True) as looker:
            assert len(looker.dataset()) == 3
            with pytest.raises(EngineError, match="only to be looked at"):
                looker.journal.toggle([1], "2")
            with pytest.raises(EngineError, match="only to be looked at"):
                looker.set_setting("k", 1)
        owner.journal.toggle([1], "2")
        assert owner.dataset().targets[0].tolist() == [1, 1]


def test_the_command_copies(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "c.mmc"
    assert main(["copy", str(project), "--out", str(out)]) == 0
    assert "holds all of p.mmc" in capsys.readouterr().out
    assert main(["copy", str(project), "--out", str(out)]) == 1
    assert "exists already" in capsys.readouterr().err
    with closing(sqlite3.connect(out)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


@pytest.mark.parametrize("name", ["a #1 ?x=y.mmc", "50 % of it.mmc", "ein großes Bild.mmc"])
def test_any_name_can_be_opened_to_look_at_and_copied(name: str, project: Path) -> None:
    if os.name == "nt":
        name = name.replace("?", "")
    path = project.rename(project.with_name(name))
    with open_project(path, read_only=True) as opened:
        copy = save_copy(opened, path.with_stem(f"{path.stem} copy"))
    assert back_up(path, today=DAY) is not None
    with open_project(copy, read_only=True) as opened:
        assert len(opened.dataset()) == 3
