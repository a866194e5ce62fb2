"""The label set: what is added, renamed, moved, merged and deleted, and all of it undone."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.data.dataset import Dataset, Split
from engine.data.labels import Label, LabelSet
from engine.data.project import (
    Edit,
    LabelUse,
    NewItem,
    Project,
    create_project,
    name_fault,
    open_project,
)
from engine.errors import EngineError

LABELS = LabelSet((Label("1", "person"), Label("2", "bike"), Label("12", "moped")))
GIVEN: list[tuple[str, ...] | None] = [("1",), ("1", "2"), (), None]
START = [[1, 0, 0], [1, 1, 0], [0, 0, 0], [-1, -1, -1]]


def made(folder: Path) -> Project:
    project = create_project(folder / "p.mmc", image_root=folder)
    project.add_labels(LABELS)
    project.add_items(
        NewItem(name=f"{n}.jpg", image="", caption="", split=Split.TRAIN, labels=labels)
        for n, labels in enumerate(GIVEN)
    )
    return project


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path) as project:
        yield project


def did(edit: Edit | None) -> Edit:
    assert edit is not None
    return edit


def shown(before: Dataset, edit: Edit) -> Dataset:
    """Return what a window shows after an edit, without reading the file again."""
    after = before
    if edit.labels is not None:
        after = after.with_labels(edit.labels, edit.columns)
    rows = after.rows_of(edit.states.items)
    return after.with_states(rows, edit.states) if len(rows) else after


def test_an_added_label_stands_last_and_is_unknown_everywhere(project: Project) -> None:
    before = project.dataset()
    edit = did(project.label_editor.add(" dog "))
    assert edit.summary == "Add the label 'dog'"
    after = project.dataset()
    assert [(label.id, label.name) for label in after.labels][3:] == [("dog", "dog")]
    assert after.targets.tolist() == [[*row, -1] for row in START]
    assert shown(before, edit).targets.tolist() == after.targets.tolist()
    project.journal.toggle([1, 4], "dog")
    assert project.dataset().targets[:, 3].tolist() == [1, -1, -1, 1]
    project.journal.undo()
    project.journal.undo()
    assert project.dataset().labels == LABELS
    project.journal.redo()
    project.journal.redo()
    assert project.dataset().targets[:, 3].tolist() == [1, -1, -1, 1]


def test_names_and_colours_change_and_ids_stay(project: Project) -> None:
    assert did(project.label_editor.rename("2", "bicycle")).summary == "Rename 'bike' to 'bicycle'"
    assert project.label_editor.rename("2", "bicycle") is None
    edit = did(project.label_editor.recolor("2", "#aa00FF"))
    assert edit.labels is not None
    assert edit.labels[1] == Label("2", "bicycle")
    assert [label.color for label in edit.labels] == ["0", "#aa00FF", "2"]
    project.journal.undo()
    project.journal.undo()
    assert [label.name for label in project.labels] == ["person", "bike", "moped"]
    assert [label.color for label in project.labels] == ["0", "1", "2"]


def test_an_order_moves_columns_and_colours_go_with_them(project: Project) -> None:
    before = project.dataset()
    edit = did(project.label_editor.reorder(["12", "1", "2"]))
    after = project.dataset()
    assert after.labels.ids == ("12", "1", "2")
    assert after.targets.tolist() == [[row[2], row[0], row[1]] for row in START]
    assert shown(before, edit).targets.tolist() == after.targets.tolist()
    assert [label.color for label in after.labels] == ["2", "0", "1"]
    assert project.label_editor.reorder(["12", "1", "2"]) is None
    for wrong in (["12", "1"], ["12", "1", "1"], ["12", "1", "2", "x"]):
        with pytest.raises(EngineError, match="name every label once"):
            project.label_editor.reorder(wrong)


def test_a_deleted_label_is_gone_with_its_marks_until_undone(project: Project) -> None:
    project.journal.toggle([4], "2")
    before = project.dataset()
    assert project.label_editor.use("2") == LabelUse(positive=2, negative=0, by_hand=1)
    edit = did(project.label_editor.delete("2"))
    after = project.dataset()
    assert after.labels.ids == ("1", "12")
    assert after.targets.tolist() == [[1, 0], [1, 0], [0, 0], [-1, -1]]
    assert shown(before, edit).targets.tolist() == after.targets.tolist()
    with pytest.raises(EngineError, match="no label with the id '2'"):
        project.journal.toggle([1], "2")
    back = did(project.journal.undo())
    assert project.dataset().targets.tolist() == before.targets.tolist()
    assert shown(after, back).targets.tolist() == before.targets.tolist()
    assert shown(after, back).labels == before.labels


def test_a_label_may_come_again_under_the_id_of_a_deleted_one(project: Project) -> None:
    project.label_editor.delete("2")
    project.label_editor.add("bike again", label_id="2")
    assert project.dataset().targets[:, 2].tolist() == [-1] * 4
    with pytest.raises(EngineError, match="id '2' already"):
        project.label_editor.add("third", label_id="2")
    project.journal.undo()
    project.journal.undo()
    assert project.dataset().targets.tolist() == START


def test_a_merge_moves_positives_and_leaves_the_rest_alone(project: Project) -> None:
    before = project.dataset()
    edit = did(project.label_editor.merge("2", into="12"))
    assert edit.summary == "Merge the label 'bike' into 'moped'"
    after = project.dataset()
    assert after.labels.ids == ("1", "12")
    assert after.targets.tolist() == [[1, 0], [1, 1], [0, 0], [-1, -1]]
    assert shown(before, edit).targets.tolist() == after.targets.tolist()
    back = did(project.journal.undo())
    assert project.dataset().targets.tolist() == START
    assert shown(after, back).targets.tolist() == START
    with pytest.raises(EngineError, match="into itself"):
        project.label_editor.merge("1", into="1")


def test_a_label_needs_a_name_and_a_colour_that_is_one(project: Project) -> None:
    for call in (
        lambda: project.label_editor.add("  "),
        lambda: project.label_editor.rename("1", ""),
    ):
        with pytest.raises(EngineError, match="needs a name"):
            call()
    with pytest.raises(EngineError, match="'red' is no colour"):
        project.label_editor.recolor("1", "red")
    assert project.journal.history() == []


def test_no_two_labels_get_the_same_name(project: Project) -> None:
    for call in (
        lambda: project.label_editor.add(" Person "),
        lambda: project.label_editor.rename("2", "PERSON"),
    ):
        with pytest.raises(EngineError, match="a label 'person' already"):
            call()
    assert did(project.label_editor.rename("1", "Person")).summary == "Rename 'person' to 'Person'"
    assert name_fault("moped", project.labels, of="12") == ""


def test_a_new_label_whose_name_is_another_ones_id_gets_an_id_of_its_own(project: Project) -> None:
    project.label_editor.add("dog")
    project.label_editor.rename("dog", "hound")
    project.label_editor.add("dog")
    project.label_editor.add("1")
    assert project.labels.ids == ("1", "2", "12", "dog", "dog 2", "1 2")
    assert [label.name for label in project.labels][3:] == ["hound", "dog", "1"]


OPERATIONS = st.lists(
    st.tuples(
        st.sampled_from(["add", "delete", "rename", "reorder", "merge", "toggle", "undo", "redo",
                         "restore", "caption"]),
        st.integers(0, 7), st.integers(0, 7),
    ),
    max_size=25,
)  # fmt: skip


def snapshot(project: Project) -> tuple[object, ...]:
    dataset = project.dataset()
    return (
        tuple((label.id, label.name, label.color) for label in dataset.labels),
        dataset.targets.tolist(), dataset.captions, dataset.reviewed.tolist(),
    )  # fmt: skip


def act(project: Project, what: str, a: int, b: int) -> Edit | None:
    ids = project.labels.ids
    editor, journal = project.label_editor, project.journal
    if what == "add":
        return editor.add(f"n{len(journal.history(1000))}-{a}")
    if what == "caption":
        return journal.set_captions({1 + a % 4: f"text {b}"})
    if what in ("undo", "redo"):
        return journal.undo() if what == "undo" else journal.redo()
    if what == "restore":
        numbers = [0, *(entry.number for entry in journal.history(1000))]
        return journal.restore(numbers[a % len(numbers)])
    if not ids:
        return None
    one, other = ids[a % len(ids)], ids[b % len(ids)]
    if what == "merge":
        return editor.merge(one, into=other) if one != other else None
    if what == "reorder":
        return editor.reorder(list(np.random.default_rng(a).permutation(ids)))
    if what == "rename":
        return editor.rename(one, f"name {b} of {one}")
    return editor.delete(one) if what == "delete" else journal.toggle([1 + b % 4], one)


@given(OPERATIONS)
@settings(max_examples=40)
def test_what_the_window_shows_is_always_what_the_file_holds(
    tmp_path_factory: pytest.TempPathFactory, operations: list[tuple[str, int, int]]
) -> None:
    folder = tmp_path_factory.mktemp("labels")
    with made(folder) as project:
        view, moments = project.dataset(), {0: snapshot(project)}
        for what, a, b in operations:
            edit = act(project, what, a, b)
            if edit is not None:
                view = shown(view, edit)
                if what not in ("undo", "redo", "restore"):
                    moments[edit.number] = snapshot(project)
            after = project.dataset()
            assert view.labels.ids == after.labels.ids
            assert [x.name for x in view.labels] == [x.name for x in after.labels]
            assert view.targets.tolist() == after.targets.tolist()
            assert view.captions == after.captions
        for number, wanted in moments.items():
            project.journal.restore(number)
            assert snapshot(project) == wanted
    with open_project(folder / "p.mmc") as again:
        assert snapshot(again) == list(moments.values())[-1]
