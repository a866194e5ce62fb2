"""Floors of precision and recall against a search through every threshold."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.decide.floors import tune_floor
from engine.decide.metrics import evaluate
from engine.errors import EngineError

Case = tuple[npt.NDArray[np.float32], npt.NDArray[np.int8]]

VALUES = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]) | st.floats(0, 1, width=32)
COLUMNS: st.SearchStrategy[Case] = st.integers(1, 10).flatmap(
    lambda n: st.tuples(
        arrays.arrays(np.float32, (n, 1), elements=VALUES),
        arrays.arrays(np.int8, (n, 1), elements=st.sampled_from([-1, 0, 0, 1, 1])),
    )
)
FLOORS = st.sampled_from([0.1, 0.5, 2 / 3, 0.75, 0.9, 1.0])


def choices(case: Case) -> list[tuple[float, float]]:
    """Return (precision, recall) at each threshold that claims something known."""
    scores, targets = case
    found = []
    for threshold in np.unique(scores[targets >= 0]):
        one = evaluate(targets, scores >= threshold)
        found.append((float(one.precision[0]), float(one.recall[0])))
    return found


@given(COLUMNS, FLOORS)
@example((np.array([[0.9], [0.8]], np.float32), np.array([[0], [1]], np.int8)), 1.0)
def test_a_precision_floor_keeps_most_recall(case: Case, floor: float) -> None:
    scores, targets = case
    found = tune_floor(scores, targets, precision=floor, minimum_positives=1)
    precision, recall = found.after.precision[0], found.after.recall[0]
    if not (targets == 1).any():
        assert found.unmet == (0,)
        assert found.thresholds.tolist() == [0.5]
        return
    there = [r for p, r in choices(case) if p >= floor]
    if there:
        assert found.unmet == ()
        assert precision >= floor
        assert recall == max(there)
        assert precision == max(p for p, r in choices(case) if r == recall)
    else:
        assert found.unmet == (0,)
        assert (precision, recall) == max(choices(case))


@given(COLUMNS, FLOORS)
@example((np.array([[0.5], [0.5], [0.0]], np.float32), np.array([[0], [1], [1]], np.int8)), 1.0)
def test_a_recall_floor_keeps_most_precision(case: Case, floor: float) -> None:
    scores, targets = case
    found = tune_floor(scores, targets, recall=floor, minimum_positives=1)
    if not (targets == 1).any():
        assert found.unmet == (0,)
        return
    there = [(p, r) for p, r in choices(case) if r >= floor]
    assert found.unmet == ()
    assert (found.after.precision[0], found.after.recall[0]) == max(there)


def test_each_label_is_cut_for_itself_and_the_missed_ones_are_told() -> None:
    rng = np.random.default_rng(0)
    targets = (rng.random((400, 4)) < [0.5, 0.3, 0.02, 0.0]).astype(np.int8)
    scores = np.clip(0.6 * targets + 0.5 * rng.random((400, 4)), 0, 1).astype(np.float32)
    scores[:, 1] = rng.random(400)  # a label that nothing is known of
    assert 0 < (targets[:, 2] == 1).sum() < 10
    found = tune_floor(scores, targets, precision=0.9)
    assert found.unmet == (1, 2, 3)
    for column in range(4):
        alone = tune_floor(scores[:, [column]], targets[:, [column]], precision=0.9)
        assert found.thresholds[column] == alone.thresholds[0]
    order = np.array([2, 0, 3, 1])
    other = tune_floor(scores[:, order], targets[:, order], precision=0.9)
    assert (other.thresholds == found.thresholds[order]).all()
    assert [order[column] for column in other.unmet] == [2, 3, 1]


def test_it_says_what_half_would_have_given() -> None:
    scores = np.array([[0.6], [0.7], [0.2]], np.float32)
    targets = np.array([[0], [1], [1]], np.int8)
    found = tune_floor(scores, targets, recall=1.0)
    assert (found.before.recall[0], found.after.recall[0]) == (0.5, 1.0)


@pytest.mark.parametrize("wrong", [{}, {"precision": 0.9, "recall": 0.9}])
def test_one_floor_at_a_time(wrong: dict[str, float]) -> None:
    with pytest.raises(EngineError, match="exactly one"):
        tune_floor(np.ones((2, 1), np.float32), np.ones((2, 1), np.int8), **wrong)


@pytest.mark.parametrize("floor", [0.0, 1.01, -1.0, float("nan")])
def test_a_floor_that_cannot_be_is_refused(floor: float) -> None:
    with pytest.raises(EngineError, match="above 0"):
        tune_floor(np.ones((2, 1), np.float32), np.ones((2, 1), np.int8), recall=floor)


def test_scores_that_are_no_numbers_are_refused() -> None:
    scores = np.array([[0.5], [np.nan]], np.float32)
    with pytest.raises(EngineError, match="no number"):
        tune_floor(scores, np.ones((2, 1), np.int8), recall=0.5)
