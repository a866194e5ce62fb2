"""The session: one thing changes, and what hangs on it is cleared and told in order."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from window_fixtures import BROKEN, TRAIN_PHOTOS

from engine.data.dataset import Problem, Split
from engine.data.query import Facts, RunFacts, evaluate
from engine.decide.rule import Rule
from mmc_gui.models.row_filter import RowFilter, Show
from mmc_gui.opening import read_project, read_run
from mmc_gui.session import OpenProject, OpenRun, Session


@pytest.fixture
def opened(trained_project: Path) -> Iterator[OpenProject]:
    project, lock = read_project(trained_project)
    yield project
    project.project.close()
    lock.release()


@pytest.fixture
def run(opened: OpenProject) -> OpenRun:
    return read_run(opened.project, opened.runs[-1], opened.dataset)


@pytest.fixture
def session(opened: OpenProject, run: OpenRun) -> Session:
    made = Session()
    made.set_project(opened)
    made.set_run(run)
    return made


def test_another_project_clears_the_run_before_anyone_hears_of_it(
    session: Session, opened: OpenProject
) -> None:
    heard: list[tuple[bool, int]] = []
    session.project_changed.connect(
        lambda: heard.append((session.run is None, len(session.thresholds)))
    )
    session.set_project(opened)
    assert heard == [(True, 0)]
    session.set_project(None)
    assert session.path is session.dataset is session.run is None
    assert session.evaluation() is None
    assert session.validation() is None


def test_an_edit_changes_its_rows_and_tells_which(session: Session, opened: OpenProject) -> None:
    assert session.dataset is not None
    before, told = session.dataset, []
    session.states_changed.connect(lambda rows: told.append(rows.tolist()))
    items = [int(item) for item in before.items[[7, 2]]]
    edit = opened.project.journal.toggle(items, "9")
    session.apply_edit(edit, opened.project.journal.next_steps())
    assert sorted(told[0]) == [2, 7]
    changed = (session.dataset.targets != before.targets).any(axis=1)
    assert np.flatnonzero(changed).tolist() == [2, 7]
    assert session.steps == ("Set 'boat' on 2 photos", None)
    session.apply_edit(None, (None, None))  # nothing to undo: nothing is told of rows
    assert len(told) == 1


def test_problems_read_later_take_no_label_back(session: Session, opened: OpenProject) -> None:
    assert session.dataset is not None
    edit = opened.project.journal.toggle([int(session.dataset.items[0])], "9")
    session.apply_edit(edit, opened.project.journal.next_steps())
    labelled = session.dataset.targets
    found = Problem(source=BROKEN, line=0, name="1.jpg", text="It is torn.", lost=True)
    session.set_problems((found,))
    assert session.dataset.problems == (found,)
    assert (session.dataset.targets == labelled).all()
    session.set_project(None)
    session.set_problems(())  # the answer comes after the project was closed
    assert session.dataset is None


def test_disagreements_count_known_labels_of_scored_rows_only(
    session: Session, run: OpenRun
) -> None:
    assert session.dataset is not None
    session.set_rule(Rule(thresholds=np.zeros(18)))
    assert session.disagreements().sum() == TRAIN_PHOTOS  # test photos have no known label
    assert session.disagreements(np.array([3, 30])).tolist() == [True, False]
    nothing = np.zeros(len(session.dataset), dtype=bool)
    unscored = dataclasses.replace(run, scored=nothing, validated=nothing)
    session.set_run(unscored)
    assert not session.disagreements().any()
    assert session.validation() is None
    session.set_run(None)
    assert not session.disagreements().any()


def test_a_rule_is_put_in_place_of_another_and_never_changed(session: Session) -> None:
    with pytest.raises(ValueError, match="read-only"):
        session.thresholds[0] = 0.9
    at_half, at_one = session.evaluation(), session.evaluation(np.ones(18))
    assert at_half is not None
    assert at_one is not None
    session.set_rule(Rule(thresholds=session.thresholds, fallback=False))
    without = session.evaluation(np.ones(18))
    assert without is not None
    assert without.micro_f1 == 0.0 < at_one.micro_f1


def test_a_filter_joins_its_parts_and_keeps_the_order(session: Session) -> None:
    dataset = session.dataset
    assert dataset is not None
    scores = np.zeros((len(dataset), 18), dtype=np.float32)
    wrong = dataset.targets == 1
    wrong[[3, 9], 0] ^= True
    facts = Facts(
        dataset=dataset,
        run=RunFacts(
            labels=dataset.labels,
            scores=scores,
            scored=np.ones(len(dataset), dtype=bool),
            decide=lambda: wrong,
        ),
    )

    def shown(wanted: RowFilter) -> list[int]:
        return np.flatnonzero(evaluate(wanted.tree(), facts)).tolist()

    assert shown(RowFilter()) == list(range(len(dataset)))
    assert shown(RowFilter(text="  DÖG ")) == shown(RowFilter(label="dog"))
    assert shown(RowFilter(text="dog", split=Split.TEST)) == []
    assert shown(RowFilter(show=Show.WRONG)) == [3, 9]
    assert shown(RowFilter(show=Show.WRONG, text="9.jpg")) == [9]
    assert shown(RowFilter(show=Show.UNUSABLE)) == [TRAIN_PHOTOS - 2, TRAIN_PHOTOS - 1]
    cars = shown(RowFilter(label="car"))
    assert cars == [row for row in range(TRAIN_PHOTOS - 2) if row % 3 == 2]
