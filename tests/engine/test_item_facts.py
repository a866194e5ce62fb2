"""Who said what of an item, when, and what its caption was before."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, Split
from engine.data.labels import Label, LabelSet
from engine.data.project import (
    ItemFacts,
    NewItem,
    Project,
    accepted_from,
    accepted_run,
    create_project,
)

LABELS = LabelSet((Label("1", "person"), Label("2", "bicycle"), Label("12", "moped")))
GIVEN: list[tuple[str, ...] | None] = [("1",), ("1", "2"), (), None]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with create_project(tmp_path / "p.mmc", image_root=tmp_path) as project:
        project.add_labels(LABELS)
        project.add_items(
            NewItem(name=f"{n}.jpg", image="", caption=f"photo {n}", split=Split.TRAIN, labels=own)
            for n, own in enumerate(GIVEN)
        )
        yield project


def facts(project: Project, item: int) -> ItemFacts:
    found = project.facts(item)
    assert found is not None
    return found


def test_an_imported_item_has_marks_of_the_import_and_nothing_else(project: Project) -> None:
    found = facts(project, 2)
    assert {label: mark.source for label, mark in found.marks.items()} == {
        "1": "imported", "2": "imported",
    }  # fmt: skip
    assert (found.complete, found.original, found.caption_time, found.reviewed_time) == (
        True, None, "", "",
    )  # fmt: skip
    assert not facts(project, 4).complete
    assert project.facts(99) is None


def test_the_original_caption_is_that_before_the_first_change_that_stands(
    project: Project,
) -> None:
    for text in ("one", "two", "three"):
        project.journal.set_captions({1: text})
    assert facts(project, 1).original == "photo 0"
    assert facts(project, 1).caption_time
    project.journal.undo()
    assert facts(project, 1).original == "photo 0"
    project.journal.set_captions({1: "photo 0"})
    assert facts(project, 1).original is None  # what the source said, by way of an edit
    for _ in range(3):
        project.journal.undo()
    found = facts(project, 1)
    assert (found.original, found.caption_time) == (None, "")


def test_a_caption_on_a_branch_that_was_left_does_not_count(project: Project) -> None:
    project.journal.set_captions({1: "left"})
    project.journal.undo()
    project.journal.set_note([1], "another branch")
    assert facts(project, 1).original is None


def test_an_emptied_caption_has_its_original(project: Project) -> None:
    project.journal.set_captions({1: ""})
    assert facts(project, 1).original == "photo 0"


def test_review_has_its_time_while_it_stands(project: Project) -> None:
    project.journal.set_reviewed([1, 2], reviewed=True)
    time = facts(project, 1).reviewed_time
    assert time.startswith("20")
    project.journal.set_reviewed([1], reviewed=False)
    assert facts(project, 1).reviewed_time == ""
    project.journal.undo()
    assert facts(project, 1).reviewed_time == time


def test_marks_by_hand_are_told_apart_from_accepted_and_imported_ones(project: Project) -> None:
    project.journal.set_state([3], "2", state=NEGATIVE)  # was negative: nothing to say
    project.journal.set_state([3], "2", state=POSITIVE)
    project.journal.set_state([4], "1", state=NEGATIVE)
    targets = np.full((1, 3), -2, dtype=np.int8)
    targets[0, 2] = POSITIVE
    project.journal.set_states(
        np.array([1]), targets, source=accepted_from("20261126-033833-d47d"), what="Accept labels"
    )
    hand = project.by_hand(project.dataset())
    assert np.argwhere(hand).tolist() == [[2, 1], [3, 0]]
    mark = facts(project, 1).marks["12"]
    assert accepted_run(mark.source) == "20261126-033833-d47d"
    assert accepted_run("imported") is None
    project.journal.set_state([4], "1", state=UNKNOWN)  # taken back by hand: nothing is said
    assert np.argwhere(project.by_hand(project.dataset())).tolist() == [[2, 1]]


def test_none_of_these_is_not_the_same_as_not_labelled(project: Project) -> None:
    edit = project.journal.set_all([2, 4], state=NEGATIVE)
    assert edit is not None
    assert edit.summary == "Remove all labels on 2 photos"
    assert project.dataset().targets.tolist() == [[1, 0, 0], [0, 0, 0], [0, 0, 0], [0, 0, 0]]
    project.journal.set_all([3, 4], state=UNKNOWN)
    assert project.dataset().targets.tolist()[2:] == [[-1, -1, -1], [-1, -1, -1]]
    project.journal.undo()
    project.journal.undo()
    assert project.dataset().targets.tolist() == [[1, 0, 0], [1, 1, 0], [0, 0, 0], [-1, -1, -1]]


def test_the_rest_is_decided_and_what_was_known_stays(project: Project) -> None:
    project.journal.set_state([4], "2", state=POSITIVE)
    edit = project.journal.set_all([1, 4], state=NEGATIVE, unknown_only=True)
    assert edit is not None
    assert edit.summary == "No other labels on 3.jpg"
    assert project.dataset().targets.tolist()[3] == [0, 1, 0]
    assert project.journal.set_all([1, 4], state=NEGATIVE, unknown_only=True) is None
