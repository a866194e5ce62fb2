"""Curves, histograms and sides of one label."""

import numpy as np
import pytest
from sklearn.metrics import confusion_matrix, precision_recall_curve

from engine.data.dataset import States
from engine.decide.curves import SIDES, pr_curve, score_split, sides_of, thinned
from engine.decide.metrics import Scores


def drawn(rows: int, seed: int = 0, digits: int = 2) -> tuple[Scores, States]:
    rng = np.random.default_rng(seed)
    states = (rng.random(rows) < 0.3).astype(np.int8)
    scores = np.round(np.clip(0.3 + 0.4 * states + rng.normal(0, 0.2, rows), 0, 1), digits)
    return scores.astype(np.float32), states


def test_the_curve_is_that_of_scikit_learn() -> None:
    scores, states = drawn(300)
    found = pr_curve(scores, states)
    precision, recall, thresholds = precision_recall_curve(states, scores)
    np.testing.assert_allclose(found.thresholds[::-1], thresholds)
    np.testing.assert_allclose(found.precision[::-1], precision[:-1])
    np.testing.assert_allclose(found.recall[::-1], recall[:-1])


@pytest.mark.parametrize("threshold", [0.0, 0.31, 0.5, 0.77])
def test_the_point_of_a_threshold_lies_on_the_curve(threshold: float) -> None:
    scores, states = drawn(300, seed=1)
    passed = scores >= threshold
    hits = (passed & (states == 1)).sum()
    expected = (hits / (states == 1).sum(), hits / passed.sum())
    assert pr_curve(scores, states).at(threshold) == pytest.approx(expected)


def test_above_the_highest_score_there_is_no_point() -> None:
    scores, states = drawn(40, seed=2)
    assert pr_curve(scores * 0.5, states).at(0.9) is None


def test_unknown_cells_and_labels_without_positives() -> None:
    scores, states = drawn(60, seed=3)
    unknown = np.concatenate([states, np.full(20, -1, np.int8)])
    more = np.concatenate([scores, np.linspace(0, 1, 20, dtype=np.float32)])
    np.testing.assert_array_equal(pr_curve(more, unknown).recall, pr_curve(scores, states).recall)
    assert len(pr_curve(scores, np.zeros(60, np.int8)).recall) == 0


def test_a_long_curve_is_thinned_between_its_ends() -> None:
    scores, states = drawn(20_000, seed=4, digits=6)
    whole = pr_curve(scores, states)
    few = thinned(whole, 200)
    assert len(few.recall) <= 202
    for name in ("recall", "precision", "thresholds"):
        assert getattr(few, name)[[0, -1]].tolist() == getattr(whole, name)[[0, -1]].tolist()
    assert thinned(few, 400) is few


def test_scores_are_counted_by_truth() -> None:
    scores = np.array([0.0, 0.09, 0.1, 0.55, 1.0, 1.0, 0.5], np.float32)
    states = np.array([0, 0, 1, 1, 1, 0, -1], np.int8)
    split = score_split(scores, states, bins=10)
    assert split.negative.tolist() == [2, 0, 0, 0, 0, 0, 0, 0, 0, 1]
    assert split.positive.tolist() == [0, 1, 0, 0, 0, 1, 0, 0, 0, 1]
    assert len(split.edges) == 11


def test_sides_part_the_known_rows_nearest_first() -> None:
    scores, states = drawn(500, seed=5, digits=6)
    states[:30] = -1
    decided = scores >= 0.45
    decided[40:45] = True  # given as the best label, whatever the threshold
    order = np.argsort(scores, kind="stable")
    sides = sides_of(scores, states, decided, order, 0.45)
    known = states >= 0
    (tn, fp), (fn, tp) = confusion_matrix(states[known], decided[known])
    assert sides.counts() == {"TP": tp, "FP": fp, "FN": fn, "TN": tn}
    for side in SIDES:
        gaps = np.abs(scores[sides.rows(side)] - np.float32(0.45))
        assert (np.diff(gaps) >= 0).all()
