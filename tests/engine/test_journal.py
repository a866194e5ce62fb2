"""Edits: one transaction each, undone and redone exactly, also after reopening."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, Split
from engine.data.labels import Label, LabelSet
from engine.data.project import Edit, Moment, NewItem, Project, create_project, open_project
from engine.errors import EngineError

LABELS = LabelSet((Label("1", "person"), Label("2", "bicycle"), Label("12", "moped")))
GIVEN: list[tuple[str, ...] | None] = [("1",), ("1", "2"), (), None]
START = [[1, 0, 0], [1, 1, 0], [0, 0, 0], [-1, -1, -1]]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with create_project(tmp_path / "p.mmc", image_root=tmp_path) as project:
        project.add_labels(LABELS)
        project.add_items(
            NewItem(name=f"{n}.jpg", image="", caption="", split=Split.TRAIN, labels=labels)
            for n, labels in enumerate(GIVEN)
        )
        yield project


def states(project: Project) -> list[list[int]]:
    return project.dataset().targets.tolist()


def marks(project: Project) -> list[tuple[object, ...]]:
    """Return every mark with its source and time, straight from the file."""
    with sqlite3.connect(project.path) as database:
        rows = database.execute(
            "SELECT item, label, state, source, time FROM marks ORDER BY item, label"
        ).fetchall()
    database.close()
    return rows


def did(edit: Edit | None) -> Edit:
    assert edit is not None
    return edit


@pytest.mark.parametrize("state", [POSITIVE, NEGATIVE, UNKNOWN])
def test_a_state_is_set_on_all_given_rows(project: Project, state: int) -> None:
    edit = project.journal.set_state([1, 2, 3, 4], "2", state=state)
    assert [row[1] for row in states(project)] == [state] * 4
    touched = [n + 1 for n, row in enumerate(START) if row[1] != state]
    assert did(edit).states.items.tolist() == touched
    assert did(edit).states.targets.tolist() == [states(project)[n - 1] for n in touched]
    assert not did(edit).states.reviewed.any()


def test_an_edit_that_changes_nothing_is_none_and_leaves_no_line(project: Project) -> None:
    assert project.journal.set_state([1, 2], "1", state=POSITIVE) is None
    assert project.journal.set_state([3], "1", state=NEGATIVE) is None
    assert project.journal.set_state([4], "1", state=UNKNOWN) is None
    assert project.journal.set_state([], "1", state=POSITIVE) is None
    assert project.journal.set_state([99], "1", state=POSITIVE) is None
    assert project.journal.toggle([], "1") is None
    assert project.journal.set_reviewed([1], reviewed=False) is None
    assert project.journal.undo() is None
    assert project.journal.redo() is None
    assert project.journal.history() == []
    assert project.journal.next_steps() == (None, None)
    assert states(project) == START


def test_toggle_sets_a_label_unless_all_rows_have_it(project: Project) -> None:
    project.journal.toggle([1, 2, 3], "2")
    assert [row[1] for row in states(project)] == [1, 1, 1, -1]
    project.journal.toggle([3, 2, 1, 1], "2")
    assert [row[1] for row in states(project)] == [0, 0, 0, -1]
    project.journal.toggle([4], "2")
    assert states(project)[3] == [-1, 1, -1]


def test_a_mark_says_who_set_it_and_when(project: Project) -> None:
    imported = marks(project)
    assert {row[3] for row in imported} == {"imported"}
    project.journal.set_state([4], "12", state=NEGATIVE, source="accepted from run 7")
    project.journal.toggle([1], "1")
    new = {row[:2]: row[2:] for row in marks(project) if row not in imported}
    assert new[4, 3][:2] == (0, "accepted from run 7")
    assert new[1, 1][:2] == (0, "user")
    times = [entry.time for entry in reversed(project.journal.history())]
    assert [new[4, 3][2], new[1, 1][2]] == times


def test_undo_restores_state_source_and_time_exactly(project: Project) -> None:
    steps = [marks(project)]
    for change in (
        lambda: project.journal.set_state([1, 2, 3, 4], "1", state=UNKNOWN, source="a"),
        lambda: project.journal.set_state([1, 2, 3, 4], "1", state=POSITIVE, source="b"),
        lambda: project.journal.toggle([1, 2, 3, 4], "1"),
        lambda: project.journal.set_state([2, 4], "2", state=NEGATIVE),
    ):
        assert change() is not None
        steps.append(marks(project))
    for before in reversed(steps[:-1]):
        project.journal.undo()
        assert marks(project) == before
    assert project.journal.undo() is None
    for after in steps[1:]:
        project.journal.redo()
        assert marks(project) == after
    assert project.journal.redo() is None


def test_review_marks_are_journalled_like_labels(project: Project) -> None:
    edit = project.journal.set_reviewed([1, 3], reviewed=True)
    assert project.dataset().reviewed.tolist() == [True, False, True, False]
    assert did(edit).states.items.tolist() == [1, 3]
    assert did(edit).states.reviewed.tolist() == [True, True]
    assert did(edit).states.targets.tolist() == [START[0], START[2]]
    assert did(project.journal.set_reviewed([1, 2], reviewed=True)).states.items.tolist() == [2]
    project.journal.set_reviewed([1], reviewed=False)
    assert did(project.journal.undo()).states.reviewed.tolist() == [True]
    assert did(project.journal.undo()).states.reviewed.tolist() == [False]
    assert project.dataset().reviewed.tolist() == [True, False, True, False]
    assert states(project) == START


def test_undo_and_redo_go_on_after_reopening(project: Project) -> None:
    project.journal.toggle([1], "2")
    project.journal.set_reviewed([2], reviewed=True)
    project.journal.toggle([3], "12")
    project.journal.undo()
    with open_project(project.path) as again:
        assert again.journal.next_steps() == ("Mark 1.jpg as reviewed", "Set 'moped' on 2.jpg")
        assert did(again.journal.redo()).states.items.tolist() == [3]
        for _ in range(3):
            again.journal.undo()
        assert states(again) == START
        assert not again.dataset().reviewed.any()


def test_a_new_edit_starts_a_branch_of_its_own(project: Project) -> None:
    for label in ("2", "12"):
        project.journal.toggle([1], label)
    project.journal.undo()
    # What changes nothing does not take the way back either.
    assert project.journal.set_state([1], "12", state=NEGATIVE) is None
    assert project.journal.next_steps()[1] == "Set 'moped' on 0.jpg"
    project.journal.toggle([3], "1")
    assert project.journal.redo() is None
    assert [entry.stands for entry in project.journal.history()] == [True, False, True]
    project.journal.undo()
    project.journal.undo()
    assert states(project) == START
    project.journal.redo()
    project.journal.redo()
    assert project.journal.redo() is None
    assert states(project)[0] == [1, 1, 0]
    assert states(project)[2] == [1, 0, 0]


def test_the_history_reads_as_sentences(project: Project) -> None:
    project.journal.toggle([1], "2")
    project.journal.toggle([1, 2, 3], "12")
    project.journal.set_state([2], "1", state=NEGATIVE)
    project.journal.set_state([2, 3], "1", state=UNKNOWN)
    project.journal.set_reviewed([1, 2], reviewed=True)
    project.journal.set_reviewed([1], reviewed=False)
    assert [entry.summary for entry in reversed(project.journal.history())] == [
        "Set 'bicycle' on 0.jpg",
        "Set 'moped' on 3 photos",
        "Remove 'person' on 1.jpg",
        "Clear 'person' on 2 photos",
        "Mark 2 photos as reviewed",
        "Mark 0.jpg as not reviewed",
    ]
    assert [entry.summary for entry in project.journal.history(limit=1)] == [
        "Mark 0.jpg as not reviewed"
    ]


def test_the_history_is_read_page_by_page(project: Project) -> None:
    project.journal.toggle([1, 2, 3], "12")
    project.journal.set_state([4], "12", state=NEGATIVE, source="accepted from run 7")
    project.journal.undo()
    project.journal.set_captions({1: "a", 2: "b"})
    project.label_editor.rename("1", "human")
    entries = project.journal.history()
    assert [(e.number, e.parent, e.photos, e.source) for e in entries] == [
        (4, 3, 0, ""), (3, 1, 2, ""), (2, 1, 1, "accepted from run 7"), (1, 0, 3, "user"),
    ]  # fmt: skip
    assert project.journal.history(2) == entries[:2]
    assert project.journal.history(2, before=3) == entries[2:]
    assert project.journal.history(2, before=1) == []
    assert project.journal.items_of(3).tolist() == [1, 2]


def test_a_moment_says_where_the_project_stands(project: Project) -> None:
    assert project.journal.moment() == Moment(0, ())
    for item in (1, 2, 3):
        project.journal.toggle([item], "12")
    project.journal.undo()
    project.journal.undo()
    assert project.journal.moment() == Moment(1, (2, 3))
    project.journal.restore(0)
    assert project.journal.moment() == Moment(0, (1, 2, 3))
    project.journal.restore(2)
    assert project.journal.moment() == Moment(2, (3,))


def test_a_label_whose_name_holds_braces_is_edited_like_any_other(tmp_path: Path) -> None:
    with create_project(tmp_path / "b.mmc", image_root=tmp_path) as project:
        project.add_labels(LabelSet((Label("1", "{0} {x} %s"),)))
        project.add_items(
            [NewItem(name="a.jpg", image="", caption="", split=Split.TRAIN, labels=())]
        )
        edit = project.journal.toggle([1], "1")
    assert did(edit).summary == "Set '{0} {x} %s' on a.jpg"


def test_an_unknown_label_is_refused_by_name(project: Project) -> None:
    for change in (
        lambda: project.journal.toggle([1], "7"),
        lambda: project.journal.set_state([1], "7", state=POSITIVE),
    ):
        with pytest.raises(EngineError, match="no label with the id '7'"):
            change()
    assert project.journal.history() == []


def test_an_edit_that_fails_half_way_leaves_nothing(project: Project) -> None:
    with sqlite3.connect(project.path) as database:
        database.execute(
            "CREATE TRIGGER no BEFORE INSERT ON marks WHEN new.item = 3 "
            "BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    database.close()
    before = marks(project)
    with pytest.raises(sqlite3.IntegrityError):
        project.journal.set_state([1, 2, 3, 4], "12", state=POSITIVE)
    assert marks(project) == before
    assert project.journal.history() == []
    assert project.journal.toggle([1], "12") is not None, "the next edit works"


def test_flags_and_notes_are_journalled(project: Project) -> None:
    edit = did(project.journal.set_flagged([2, 3], flagged=True))
    assert edit.summary == "Flag 2 photos"
    assert edit.states.flagged.tolist() == [True, True]
    assert did(project.journal.set_note([3], "Is this a moped?")).summary == "Note on 2.jpg"
    dataset = project.dataset()
    assert dataset.flagged.tolist() == [False, True, True, False]
    assert dataset.notes == {2: "Is this a moped?"}
    assert project.journal.set_note([3], "Is this a moped?") is None
    assert did(project.journal.set_note([3], "")).summary == "Remove note on 2.jpg"
    assert project.dataset().notes == {}
    project.journal.undo()
    assert project.dataset().notes == {2: "Is this a moped?"}
    for _ in range(2):
        project.journal.undo()
    assert not project.dataset().flagged.any()
    assert project.dataset().notes == {}


def test_captions_are_edited_together_and_come_back_as_they_were(project: Project) -> None:
    weird = 'a "b"\r\n\tc  ☃ שלום'
    edit = did(project.journal.set_captions({1: weird, 4: "two", 3: ""}))
    assert edit.summary == "Edit caption of 2 photos"  # the third had none before
    assert edit.states.captions == (weird, "two")
    assert project.dataset().captions == (weird, "", "", "two")
    project.journal.set_captions({1: "x"}, what="Replace 'a' in the caption")
    assert project.journal.history(1)[0].summary == "Replace 'a' in the caption of 0.jpg"
    project.journal.undo()
    assert project.dataset().captions[0] == weird
    project.journal.undo()
    assert project.dataset().captions == ("",) * 4


def test_labels_are_copied_in_all_three_states(project: Project) -> None:
    project.journal.set_state([2], "12", state=UNKNOWN)
    edit = did(project.journal.copy_labels(2, [1, 2, 4]))
    assert edit.summary == "Copy labels to 2 photos"
    assert [row for n, row in enumerate(states(project)) if n != 2] == [[1, 1, -1]] * 3
    project.journal.undo()
    assert states(project)[0] == START[0]
    with pytest.raises(EngineError, match="no photo with the number 99"):
        project.journal.copy_labels(99, [1])


@pytest.mark.parametrize("state", [NEGATIVE, UNKNOWN])
def test_all_labels_get_one_state_and_come_back(project: Project, state: int) -> None:
    edit = project.journal.set_all([1, 3, 4], state=state)
    assert states(project) == [[state] * 3, START[1], [state] * 3, [state] * 3]
    touched = [1, 4] if state == NEGATIVE else [1, 3]
    assert did(edit).states.items.tolist() == touched
    what = "Remove all labels" if state == NEGATIVE else "Clear labels"
    assert did(edit).summary == f"{what} on 2 photos"
    assert project.journal.set_all([1, 3, 4], state=state) is None
    project.journal.undo()
    assert states(project) == START


def test_many_cells_are_one_edit_with_one_source(project: Project) -> None:
    targets = np.full((3, 3), -2, dtype=np.int8)
    targets[0, 1], targets[1, 0], targets[2, 2] = 1, 1, 0
    edit = did(
        project.journal.set_states(
            np.array([1, 2, 4]), targets, source="run:a", what="Accept labels"
        )
    )
    assert edit.summary == "Accept labels on 2 photos"  # the second has its label already
    assert states(project) == [[1, 1, 0], [1, 1, 0], [0, 0, 0], [-1, -1, 0]]
    assert [row[3] for row in marks(project) if row[3] != "imported"] == ["run:a"] * 2
    project.journal.undo()
    assert states(project) == START


def test_any_moment_can_be_gone_back_to_also_on_a_branch_that_was_left(project: Project) -> None:
    moments = {0: states(project)}
    for item, label in ((1, "2"), (1, "12"), (3, "1"), (4, "1")):
        if item == 3:  # the two edits before are on a branch of their own from here on
            project.journal.undo()
            project.journal.undo()
        edit = did(project.journal.toggle([item], label))
        moments[edit.number] = states(project)
    rng = np.random.default_rng(0)
    for _ in range(30):
        moment = int(rng.choice(list(moments)))
        before = states(project)
        back = project.journal.restore(moment)
        assert states(project) == moments[moment]
        if back is None:
            assert before == moments[moment]
        else:
            rows = [int(item) - 1 for item in back.states.items]
            assert back.states.targets.tolist() == [moments[moment][row] for row in rows]
            untouched = [n for n in range(4) if n not in rows]
            assert [before[n] for n in untouched] == [moments[moment][n] for n in untouched]
        standing = [entry.number for entry in project.journal.history() if entry.stands]
        assert standing[:1] == ([moment] if moment else [])
    assert all(entry.reachable for entry in project.journal.history())
    project.journal.restore(2)
    assert project.journal.next_steps()[0] == "Set 'moped' on 0.jpg"
    project.journal.undo()
    assert project.journal.next_steps()[1] == "Set 'moped' on 0.jpg"
    with pytest.raises(EngineError, match="no way back to step 99"):
        project.journal.restore(99)


def test_thousands_of_rows_are_one_edit(tmp_path: Path) -> None:
    with create_project(tmp_path / "p.mmc", image_root=tmp_path) as project:
        project.add_labels(LABELS)
        project.add_items(
            NewItem(name=f"{n}.jpg", image="", caption="", split=Split.TRAIN, labels=())
            for n in range(10_000)
        )
        edit = did(project.journal.toggle(range(1, 10_001), "2"))
        assert len(edit.states.items) == 10_000
        assert (edit.states.targets == np.array([0, 1, 0])).all()
        assert edit.summary == "Set 'bicycle' on 10,000 photos"
        project.journal.undo()
        assert not project.dataset().targets.any()
