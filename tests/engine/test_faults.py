"""What can go wrong with a project's file: each gives a sentence, and nothing confirmed is lost."""

import contextlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import Split
from engine.data.labels import Label, LabelSet
from engine.data.project import (
    DamagedError,
    NewItem,
    NotEditableError,
    Project,
    create_project,
    lock_project,
    open_project,
    save_copy,
)
from engine.errors import EngineError

ROWS = 30
NOBODY = 65534


def make(path: Path, rows: int = ROWS) -> Path:
    with create_project(path, image_root=path.parent) as project:
        project.add_labels(LabelSet((Label("1", "one"), Label("2", "two"))))
        project.add_items(
            NewItem(name=f"{n}.jpg", image="", caption=f"No. {n}", split=Split.TRAIN, labels=("1",))
            for n in range(rows)
        )
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make(tmp_path / "p.mmc")


@pytest.fixture
def own_folder() -> Iterator[Path]:
    """A folder in which rights count: the tests may run as one who has them all."""
    folder = Path(tempfile.mkdtemp(prefix="mmc-rights-"))
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextlib.contextmanager
def as_an_ordinary_user() -> Iterator[None]:
    if not hasattr(os, "geteuid"):
        pytest.skip("rights are others here")
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def state(project: Project) -> list[object]:
    data = project.dataset()
    history = [(entry.summary, entry.stands) for entry in project.journal.history(1000)]
    return [data.targets.tolist(), data.captions, data.notes, data.flagged.tolist(), history]


def is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as connection:
        return (
            connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            and connection.execute("PRAGMA foreign_key_check").fetchall() == []
        )


# -- the disk ---------------------------------------------------------------------------------


def test_a_full_disk_takes_no_half_edit(path: Path) -> None:
    with open_project(path) as project:
        project.journal.toggle([1], "2")
        before = state(project)
        (pages,) = project._db.execute("PRAGMA page_count").fetchone()
        project._db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(EngineError, match=r"is full\. Free some space"):
            project.journal.set_captions(dict.fromkeys(range(1, ROWS), "long " * 5000))
        assert state(project) == before
        project._db.execute(f"PRAGMA max_page_count = {pages + 5000}")
        assert project.journal.set_captions({1: "there is room again"}) is not None
    assert is_sound(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such limits")
def test_a_file_that_may_not_grow_keeps_every_confirmed_edit(path: Path) -> None:
    """The operating system itself refuses to write on, as on a full disk."""
    script = """
import resource, signal, sys
from pathlib import Path
from engine.data.project import open_project
from engine.errors import EngineError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
with open_project(Path(sys.argv[1])) as project:
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
    for number in range(1000):
        try:
            project.journal.set_note([1 + number % 30], f"note {number} " * 20)
        except EngineError as error:
            print(f"refused: {error}")
            break
        print(number, flush=True)
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, 120_000))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False
    )
    lines = done.stdout.splitlines()
    assert lines[-1].startswith("refused: The disk with"), done
    confirmed = int(lines[-2])
    assert is_sound(path)
    with open_project(path) as project:
        assert len(project.journal.history(2000)) == confirmed + 1
        assert project.dataset().notes[confirmed % 30].startswith(f"note {confirmed} ")


def test_a_folder_that_cannot_be_written_can_still_be_looked_at(own_folder: Path) -> None:
    path = make(own_folder / "p.mmc")
    path.chmod(0o444)
    own_folder.chmod(0o555)
    with as_an_ordinary_user():
        with pytest.raises(NotEditableError, match=r"cannot be written.*cannot be edited"):
            lock_project(path)
        with open_project(path, read_only=True) as project:
            assert len(project.dataset()) == ROWS
            with pytest.raises(EngineError, match="only to be looked at"):
                project.journal.toggle([1], "1")


def test_a_file_that_cannot_be_written_gives_a_sentence(own_folder: Path) -> None:
    path = make(own_folder / "p.mmc")
    path.chmod(0o444)
    own_folder.chmod(0o777)
    with (
        as_an_ordinary_user(),
        pytest.raises(EngineError, match="Check the rights"),
        open_project(path) as project,
    ):
        project.journal.toggle([1], "1")
    with as_an_ordinary_user(), open_project(path, read_only=True) as project:
        assert len(project.dataset()) == ROWS


def test_a_file_that_cannot_be_read_gives_a_sentence(own_folder: Path) -> None:
    path = make(own_folder / "p.mmc")
    path.chmod(0o000)
    with as_an_ordinary_user(), pytest.raises(EngineError, match="cannot be opened"):
        open_project(path)


def test_a_copy_that_finds_no_room_or_no_right_leaves_nothing(
    own_folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (own_folder / "in").mkdir()
    inner = make(own_folder / "in" / "p.mmc")
    (own_folder / "in").chmod(0o777)
    with (
        as_an_ordinary_user(),
        open_project(inner, read_only=True) as project,
        pytest.raises(EngineError, match="cannot be written"),
    ):
        save_copy(project, own_folder / "copy.mmc")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("engine.data.project.migrations.os.replace", full)
    with open_project(path) as project, pytest.raises(EngineError, match="No space left"):
        save_copy(project, path.with_name("copy.mmc"))
    assert not list(path.parent.glob("*copy*"))


# -- the file under our hands -----------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be taken away there")
@pytest.mark.parametrize("how", ["folder removed", "moved", "replaced", "deleted"])
def test_a_file_that_was_taken_away_takes_no_more_edits(
    how: str, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "inner"
    folder.mkdir()
    here = Path(shutil.move(path, folder / "p.mmc"))
    with open_project(here) as project:
        project.journal.toggle([1], "2")
        before = state(project)
        match how:
            case "folder removed":
                shutil.rmtree(folder)
            case "moved":
                here.rename(tmp_path / "elsewhere.mmc")
            case "replaced":
                os.replace(make(tmp_path / "other.mmc"), here)
            case "deleted":
                here.unlink()
        with pytest.raises(EngineError, match="moved, deleted or replaced"):
            project.journal.toggle([2], "2")
        # What was confirmed is not lost: it can be written elsewhere.
        save_copy(project, tmp_path / "rescued.mmc")
    with open_project(tmp_path / "rescued.mmc") as rescued:
        assert state(rescued) == before


def test_a_file_that_was_put_back_takes_edits_again(path: Path, tmp_path: Path) -> None:
    with open_project(path) as project:
        path.rename(tmp_path / "away.mmc")
        with pytest.raises(EngineError, match="moved, deleted or replaced"):
            project.journal.toggle([1], "2")
        (tmp_path / "away.mmc").rename(path)
        assert project.journal.toggle([1], "2") is not None


def test_a_file_that_another_program_holds_gives_a_sentence(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other, open_project(path) as ours:
        ours._db.execute("PRAGMA busy_timeout = 50")
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(EngineError, match="in use by another program"):
            ours.journal.toggle([1], "2")
        assert len(ours.dataset()) == ROWS  # reading goes on
        other.execute("ROLLBACK")
        assert ours.journal.toggle([1], "2") is not None


def test_two_writers_at_once_lose_nothing(path: Path) -> None:
    def write(first: int) -> None:
        with open_project(path) as project:
            for item in range(first, ROWS + 1, 2):
                project.journal.set_note([item], f"by {first}")

    threads = [threading.Thread(target=write, args=(first,)) for first in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert is_sound(path)
    with open_project(path) as project:
        assert len(project.dataset().notes) == ROWS
        assert len(project.journal.history(1000)) == ROWS
        while project.journal.undo() is not None:
            pass
        assert not project.dataset().notes


# -- a power cut ------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
def test_a_log_cut_anywhere_leaves_the_state_after_some_edit(
    seed: int, path: Path, tmp_path: Path
) -> None:
    """After a power cut the log may end anywhere, or end in what was never written."""
    rng = np.random.default_rng(seed)
    log = path.with_name("p.mmc-wal")
    with open_project(path) as project:
        project._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        states, ends = [state(project)], [0]
        for number in range(25):
            match number % 5:
                case 0 | 1:
                    project.journal.toggle(rng.integers(1, ROWS + 1, 4).tolist(), "2")
                case 2:
                    project.journal.set_captions({int(rng.integers(1, ROWS + 1)): f"{number}"})
                case 3:
                    project.journal.undo()
                case _:
                    project.journal.set_flagged([1 + number], flagged=True)
            states.append(state(project))
            ends.append(log.stat().st_size)
        base, tail = path.read_bytes(), log.read_bytes()
    for cut in [0, 1, 31, 32, len(tail), *rng.integers(0, len(tail), 12).tolist()]:
        for rest in (b"", bytes(500), rng.bytes(500)):
            again = tmp_path / "again.mmc"
            again.write_bytes(base)
            again.with_name("again.mmc-wal").write_bytes(tail[:cut] + rest)
            again.with_name("again.mmc-shm").unlink(missing_ok=True)
            with open_project(again) as project:
                found = state(project)
            whole = max(n for n, end in enumerate(ends) if end <= cut)
            assert found == states[whole], f"cut at {cut} of {len(tail)}"
            assert is_sound(again)


# -- what is no project, or a broken one ------------------------------------------------------


def test_a_broken_page_names_the_way_out(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(2 * 4096, len(data), 4096):
        data[start : start + 4096] = b"\xab" * 4096
    path.write_bytes(data)
    with (
        pytest.raises(DamagedError, match=r"p\.mmc is damaged.*p-backups") as raised,
        open_project(path) as p,
    ):
        p.dataset()
    assert "mmc repair" not in str(raised.value)  # a window has a button for it
    assert "mmc repair p.mmc" in raised.value.command


@pytest.mark.parametrize(
    ("pragma", "sentence"),
    [("user_version = 99", "newer version"), ("application_id = 5", "not a project")],
)
def test_a_file_of_another_kind_is_refused_as_it_is(pragma: str, sentence: str, path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute(f"PRAGMA {pragma}")
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(EngineError, match=sentence):
            open_project(path, read_only=read_only)
    assert path.read_bytes() == before


def test_a_folder_under_the_name_of_a_project_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "p.mmc").mkdir()
    with pytest.raises(EngineError, match="no project"):
        open_project(tmp_path / "p.mmc")
