"""Metrics that follow a threshold step by step are those of deciding everything anew."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.metrics import f1_score, precision_recall_fscore_support

from engine.data.dataset import States
from engine.decide.metrics import Scores, evaluate
from engine.decide.stepper import Stepper
from engine.decide.thresholds import decide
from engine.errors import EngineError

FIGURES = (
    "micro_f1", "macro_f1", "samples_f1", "weighted_f1", "hamming_loss", "subset_accuracy",
)  # fmt: skip


def drawn(
    rows: int, labels: int, seed: int, *, unknown: float = 0.0, digits: int = 2
) -> tuple[Scores, States]:
    rng = np.random.default_rng(seed)
    targets = (rng.random((rows, labels)) < 0.3).astype(np.int8)
    targets[rng.random((rows, labels)) < unknown] = -1
    noise = rng.normal(0, 0.3, (rows, labels))
    scores = np.round(np.clip(0.3 + 0.4 * (targets == 1) + noise, 0, 1), digits)
    return scores.astype(np.float32), targets


def assert_same(stepper: Stepper) -> None:
    decided = decide(stepper.scores, stepper.thresholds, fallback=stepper.fallback)
    expected, found = evaluate(stepper.targets, decided), stepper.evaluation()
    for name in FIGURES:
        assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=1e-12), name
    for name in ("support", "precision", "recall", "f1"):
        np.testing.assert_allclose(getattr(found, name), getattr(expected, name), atol=1e-12)
    for column in range(stepper.scores.shape[1]):
        np.testing.assert_array_equal(stepper.decided(column), decided[:, column])


@settings(max_examples=40, deadline=None)
@given(
    rows=st.integers(1, 40),
    labels=st.integers(1, 5),
    seed=st.integers(0, 10_000),
    fallback=st.booleans(),
    unknown=st.sampled_from([0.0, 0.3]),
    moves=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 100)), max_size=12),
)
def test_every_step_equals_deciding_anew(
    rows: int, labels: int, seed: int, fallback: bool, unknown: float,
    moves: list[tuple[int, int]],
) -> None:  # fmt: skip
    scores, targets = drawn(rows, labels, seed, unknown=unknown)
    stepper = Stepper(scores, targets, 0.5, fallback=fallback)
    assert_same(stepper)
    for column, cent in moves:
        passed = scores[:, column % labels] >= stepper.thresholds[column % labels]
        flipped = stepper.move(column % labels, cent / 100)
        now = scores[:, column % labels] >= np.float64(cent / 100)
        assert set(flipped.tolist()) == set(np.flatnonzero(passed != now).tolist())
        assert_same(stepper)


def test_the_figures_are_those_of_scikit_learn() -> None:
    scores, targets = drawn(400, 6, seed=3, digits=6)
    stepper = Stepper(scores, targets, 0.5, fallback=False)
    for column, value in ((0, 0.31), (3, 0.72), (0, 0.64), (5, 0.0), (4, 1.0)):
        stepper.move(column, value)
        decided = np.stack([stepper.decided(c) for c in range(6)], axis=1)
        found = stepper.evaluation()
        precision, recall, f1, support = precision_recall_fscore_support(
            targets, decided, average=None, zero_division=0
        )
        np.testing.assert_allclose(found.precision, precision)
        np.testing.assert_allclose(found.recall, recall)
        np.testing.assert_allclose(found.f1, f1)
        np.testing.assert_array_equal(found.support, support)
        for mean in ("micro", "macro"):
            expected = f1_score(targets, decided, average=mean, zero_division=0)
            assert getattr(found, f"{mean}_f1") == pytest.approx(expected)
        # scikit-learn gives 0 to a row rightly left empty, we 1.
        some = (targets.sum(axis=1) + decided.sum(axis=1)) > 0
        expected = f1_score(targets[some], decided[some], average="samples", zero_division=0)
        rows = np.where(some, 0.0, 1.0).sum() + expected * some.sum()
        assert found.samples_f1 == pytest.approx(rows / len(targets))


def test_a_threshold_between_two_float32_cuts_as_in_float64() -> None:
    low = np.float32(0.1)
    scores: Scores = np.array([[low], [np.nextafter(low, np.float32(1))]], dtype=np.float32)
    stepper = Stepper(scores, np.ones((2, 1), np.int8), 0.5, fallback=False)
    for threshold in (0.1, float(low), (float(low) + float(scores[1, 0])) / 2, 1.0, 0.0):
        stepper.move(0, threshold)
        np.testing.assert_array_equal(stepper.decided(0), scores[:, 0] >= np.float64(threshold))


def test_a_reset_forgets_the_moves_and_can_change_the_fallback() -> None:
    scores, targets = drawn(50, 4, seed=1)
    stepper = Stepper(scores, targets, 0.5, fallback=True)
    stepper.move(2, 0.9)
    stepper.reset([0.2, 0.4, 0.6, 0.8], fallback=False)
    assert stepper.thresholds.tolist() == [0.2, 0.4, 0.6, 0.8]
    assert_same(stepper)


def test_rows_of_a_label_are_named_by_score() -> None:
    scores, targets = drawn(50, 4, seed=2)
    stepper = Stepper(scores, targets, 0.5)
    assert (np.diff(scores[stepper.by_score(1), 1]) >= 0).all()


def test_without_rows_or_positives_there_are_zeros() -> None:
    stepper = Stepper(np.zeros((0, 3), np.float32), np.zeros((0, 3), np.int8), 0.5)
    stepper.move(1, 0.2)
    assert stepper.evaluation().samples_f1 == 0.0
    none = Stepper(np.full((4, 2), 0.9, np.float32), np.zeros((4, 2), np.int8), 0.5)
    assert_same(none)


def test_scores_that_are_no_numbers_are_refused() -> None:
    with pytest.raises(EngineError, match="no number"):
        Stepper(np.array([[np.nan]], np.float32), np.ones((1, 1), np.int8), 0.5)
