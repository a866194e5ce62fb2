"""The project file: made, opened, refused, locked, and read back as it was written."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import ItemStates, Problem, Split
from engine.data.labels import Label, LabelSet
from engine.data.project import (
    NewItem,
    Project,
    check_project,
    create_project,
    lock_project,
    open_project,
)
from engine.data.project.schema import connect_to_read
from engine.errors import EngineError

LABELS = LabelSet((Label("1", "person"), Label("13", "stop sign"), Label("x", "other")))
ITEMS = [
    NewItem(name="b.jpg", image="b.jpg", caption="two\nlines", split=Split.TRAIN, labels=("1",)),
    NewItem(name="a.jpg", image="", caption="", split=Split.VAL, labels=()),
    NewItem(name="猫.jpg", image="猫.jpg", caption='a "cat"', split=Split.TRAIN, labels=("x", "1")),
    NewItem(name="t.jpg", image="t.jpg", caption="test", split=Split.TEST, labels=None),
]


def fill(project: Project) -> None:
    project.add_labels(LABELS)
    project.add_items(ITEMS)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "photos.mmc"
    with create_project(path, image_root=tmp_path / "photos") as project:
        fill(project)
    return path


def test_rows_come_back_in_the_order_of_the_source(path: Path) -> None:
    with open_project(path) as project:
        dataset = project.dataset()
    assert dataset.names == ("b.jpg", "a.jpg", "猫.jpg", "t.jpg")
    assert dataset.images == ("b.jpg", "", "猫.jpg", "t.jpg")
    assert dataset.captions == ("two\nlines", "", 'a "cat"', "test")
    assert dataset.splits.tolist() == [Split.TRAIN, Split.VAL, Split.TRAIN, Split.TEST]
    # None of an imported row's labels is unknown; a row without a list of labels is all unknown.
    assert dataset.targets.tolist() == [[1, 0, 0], [0, 0, 0], [1, 0, 1], [-1, -1, -1]]
    assert not dataset.reviewed.any()
    assert dataset.labels == LABELS
    assert dataset.root == (path.parent / "photos").resolve()
    assert dataset.path(0) == dataset.root / "b.jpg"
    assert dataset.path(1) is None
    assert dataset.rows(Split.TRAIN).tolist() == [0, 2]
    assert len(set(dataset.items.tolist())) == len(dataset) == 4


def test_who_only_reads_can_write_by_no_means(path: Path) -> None:
    with (
        closing(connect_to_read(path)) as connection,
        pytest.raises(sqlite3.OperationalError, match="readonly"),
    ):
        connection.execute("DELETE FROM items")
    with open_project(path) as project:
        assert len(project.dataset()) == len(ITEMS)


def test_a_check_leaves_what_a_crash_left_and_a_look_folds_it_in(
    path: Path, tmp_path: Path
) -> None:
    crashed = tmp_path / "crashed.mmc"
    log = crashed.with_name("crashed.mmc-wal")
    with open_project(path) as project:
        project.journal.set_captions({int(project.dataset().items[0]): "said last"})
        shutil.copy(path, crashed)
        shutil.copy(path.with_name(f"{path.name}-wal"), log)
    before = crashed.read_bytes(), log.read_bytes()
    check_project(crashed)
    assert (crashed.read_bytes(), log.read_bytes()) == before
    with open_project(crashed, read_only=True) as project:
        assert project.dataset().captions[0] == "said last"
    assert not log.exists()
    with open_project(crashed) as project:
        assert project.dataset().captions[0] == "said last"


def test_a_dataset_cannot_be_changed_in_place(path: Path) -> None:
    with open_project(path) as project:
        dataset = project.dataset()
    for column in (dataset.targets, dataset.items, dataset.splits, dataset.reviewed):
        with pytest.raises(ValueError, match="read-only"):
            column[0] = 1
    states = ItemStates(
        items=np.array([2]), targets=np.array([[1, -1, 0]], np.int8), reviewed=np.array([True]),
        flagged=np.array([True]), captions=("new",), notes=("?",),
    )  # fmt: skip
    changed = dataset.with_states(np.array([1]), states)
    assert changed.targets[1].tolist() == [1, -1, 0]
    assert changed.flagged.tolist() == [False, True, False, False]
    assert changed.captions == ("two\nlines", "new", 'a "cat"', "test")
    assert (dataset.captions[1], changed.notes, dataset.notes) == ("", {1: "?"}, {})
    assert changed.reviewed.tolist() == [False, True, False, False]
    assert dataset.targets[1].tolist() == [0, 0, 0]


def test_labels_added_later_are_unknown_nowhere_marked(path: Path) -> None:
    with open_project(path) as project:
        project.add_items(
            [NewItem(name="new.jpg", image="", caption="", split=Split.TRAIN, labels=("13",))]
        )
        dataset = project.dataset()
    assert dataset.names[-1] == "new.jpg"
    assert dataset.targets[-1].tolist() == [0, 1, 0]


def test_rows_are_added_all_or_none(path: Path) -> None:
    twice = NewItem(name="b.jpg", image="", caption="", split=Split.TRAIN, labels=())
    fresh = NewItem(name="c.jpg", image="", caption="", split=Split.TRAIN, labels=())
    with open_project(path) as project:
        with pytest.raises(sqlite3.IntegrityError):
            project.add_items([fresh, twice])
        assert len(project.dataset()) == 4


def test_an_empty_project_is_a_dataset_without_rows(tmp_path: Path) -> None:
    with create_project(tmp_path / "p.mmc", image_root=tmp_path) as project:
        dataset = project.dataset()
    assert len(dataset) == 0
    assert dataset.targets.shape == (0, 0)
    assert len(dataset.labels) == 0


def test_problems_are_kept_once(path: Path) -> None:
    one = Problem(source="train.csv", line=7, name="b.jpg", text="Odd.")
    two = Problem(source="a.jpg", line=0, name="a.jpg", text="Broken.", lost=True)
    with open_project(path) as project:
        project.add_problems([one, two])
        project.add_problems([two, one])
        assert project.problems() == (one, two)
        assert project.dataset().problems == (one, two)


def test_thresholds_belong_to_a_run_and_a_label(path: Path) -> None:
    with open_project(path) as project:
        project.set_thresholds("run-a", {"1": 0.25, "x": 1.0})
        project.set_thresholds("run-b", {"1": 0.75})
        project.set_thresholds("run-a", {"1": 0.3})
    with open_project(path) as project:
        assert project.thresholds("run-a") == {"1": 0.3, "x": 1.0}
        assert project.thresholds("run-b") == {"1": 0.75}
        assert project.thresholds("run-c") == {}
        with pytest.raises(EngineError, match="no label with the id '12'"):
            project.set_thresholds("run-a", {"1": 0.9, "12": 0.5})
        assert project.thresholds("run-a")["1"] == 0.3


def test_settings_are_any_json(path: Path) -> None:
    value = {"a": [1, 2.5, None, "ü"], "b": {"c": True}}
    with open_project(path) as project:
        assert project.setting("k", "nothing yet") == "nothing yet"
        project.set_setting("k", value)
    with open_project(path) as project:
        assert project.setting("k") == value


def test_an_existing_file_is_never_overwritten(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(EngineError, match="exists already"):
        create_project(path, image_root=path.parent)
    assert path.read_bytes() == before


def test_missing_places_are_named(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="no folder"):
        create_project(tmp_path / "none" / "p.mmc", image_root=tmp_path)
    with pytest.raises(EngineError, match="There is no project"):
        open_project(tmp_path / "none.mmc")
    with pytest.raises(EngineError, match="There is no project"):
        open_project(tmp_path)


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_a_foreign_database_is_refused_and_left_as_it_is(tmp_path: Path, mode: str) -> None:
    path = tmp_path / "places.sqlite"
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA journal_mode = {mode}")
        other.execute("CREATE TABLE places(url TEXT)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(EngineError, match="not a project of this program"):
        open_project(path)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["places.sqlite"]


@pytest.mark.parametrize(
    "content",
    [b"", b"ImageID,Caption\n" * 400, bytes(range(256)) * 35],
    ids=["empty", "text", "bytes"],
)
def test_what_is_no_database_is_refused_and_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "p.mmc"
    path.write_bytes(content)
    with pytest.raises(EngineError, match="not a project"):
        open_project(path)
    assert path.read_bytes() == content


def test_a_project_of_a_newer_program_is_refused_and_left_as_it_is(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    before = path.read_bytes()
    with pytest.raises(EngineError, match=r"newer version.*format 99"):
        open_project(path)
    assert path.read_bytes() == before


def test_a_damaged_project_gives_a_sentence_whatever_is_asked_of_it(tmp_path: Path) -> None:
    whole = tmp_path / "whole.mmc"
    with create_project(whole, image_root=tmp_path) as project:
        fill(project)
        project.journal.toggle([1], "x")
    data = whole.read_bytes()
    questions = {
        "dataset": lambda p: p.dataset(),
        "labels": lambda p: p.labels,
        "setting": lambda p: p.setting("image_root"),
        "problems": lambda p: p.problems(),
        "thresholds": lambda p: p.thresholds("run"),
        "history": lambda p: p.journal.history(),
        "next_steps": lambda p: p.journal.next_steps(),
        "toggle": lambda p: p.journal.toggle([1], "1"),
        "undo": lambda p: p.journal.undo(),
        "set_setting": lambda p: p.set_setting("k", 1),
    }
    told = set()
    path = tmp_path / "damaged.mmc"
    for page in range(1, len(data) // 4096):
        for name, ask in questions.items():
            path.write_bytes(data[: page * 4096] + b"\xab" * (len(data) - page * 4096))
            try:
                with open_project(path) as project:
                    ask(project)
            except EngineError as error:
                told.add(name)
                assert "damaged.mmc" in str(error)  # noqa: PT017 - other ends are fine too
    assert told == set(questions)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(EngineError, match="cannot be"):
            create_project(tmp_path / "p.mmc", image_root=tmp_path)
        with pytest.raises(EngineError, match="cannot be written"):
            lock_project(tmp_path / "p.mmc")
    finally:
        tmp_path.chmod(0o700)


def test_only_one_process_may_edit(path: Path) -> None:
    lock = lock_project(path)
    with pytest.raises(EngineError, match="open in another window"):
        lock_project(path)
    lock.release()
    script = (
        "import sys; from pathlib import Path; from engine.data.project import lock_project\n"
        "lock = lock_project(Path(sys.argv[1])); print('held', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", script, str(path)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        with pytest.raises(EngineError, match="open in another window"):
            lock_project(path)
        other.kill()
    # What the killed process held is free again.
    lock_project(path).release()


def test_two_connections_see_each_other(path: Path) -> None:
    with open_project(path) as one, open_project(path) as two:
        one.set_setting("k", 1)
        assert two.setting("k") == 1
        two.journal.toggle([2], "1")
        assert one.dataset().targets[1].tolist() == [1, 0, 0]
