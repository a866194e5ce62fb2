"""Tuning on larger tables: thresholds per label, rows kept out, labels in another order."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.decide.metrics import evaluate
from engine.decide.thresholds import OBJECTIVES, SHRINK, cross_fitted, decide, tune
from engine.errors import EngineError

Case = tuple[npt.NDArray[np.float32], npt.NDArray[np.int8]]

WAYS = [(objective, False) for objective in OBJECTIVES] + [("micro", True)]
"""Objectives, and whether each label has its own threshold for micro F1."""


def some_case(seed: int, rows: int = 400, spread: float = 1.0) -> Case:
    """Return scores, no two alike, whose best thresholds lie ``spread`` logits apart by label."""
    rng = np.random.default_rng(seed)
    targets = (rng.random((rows, 5)) < [0.5, 0.4, 0.3, 0.2, 0.05]).astype(np.int8)
    offset = spread * rng.permutation([-2, -1, 0, 1, 2])
    logits = 2.5 * (targets - 0.4) + offset + rng.normal(size=targets.shape)
    targets[rng.random(targets.shape) < 0.05] = -1
    ranks = logits.ravel().argsort().argsort().reshape(logits.shape)
    return ((ranks + 0.5) / ranks.size).astype(np.float32), targets


@given(
    st.integers(0, 10_000), st.sampled_from([1, 2, 40, 300]), st.sampled_from(WAYS), st.booleans()
)
@settings(max_examples=60)
def test_no_objective_falls_below_half(
    seed: int, rows: int, way: tuple[str, bool], fallback: bool
) -> None:
    scores, targets = some_case(seed, rows)
    targets[0, seed % 5] = 1
    objective, per_label = way
    tuning = tune(scores, targets, objective, fallback=fallback, per_label=per_label)
    name = f"{objective}_f1"
    found = evaluate(targets, decide(scores, tuning.thresholds, fallback=fallback))
    half = evaluate(targets, decide(scores, 0.5, fallback=fallback))
    assert getattr(found, name) >= getattr(half, name)
    assert (tuning.before.summary(), tuning.after.summary()) == (half.summary(), found.summary())


@given(st.permutations(range(5)), st.integers(0, 50), st.sampled_from(WAYS), st.booleans())
@settings(max_examples=60)
def test_labels_in_another_order_get_the_same_thresholds(
    order: list[int], seed: int, way: tuple[str, bool], fallback: bool
) -> None:
    scores, targets = some_case(seed)
    objective, per_label = way
    options = {"fallback": fallback, "per_label": per_label}
    found = tune(scores, targets, objective, **options)
    other = tune(scores[:, order], targets[:, order], objective, **options)
    np.testing.assert_allclose(other.thresholds, found.thresholds[order], rtol=1e-12)
    assert other.after.summary() == pytest.approx(found.after.summary())
    fit = cross_fitted(scores, targets, objective, folds=3, **options)
    moved = cross_fitted(scores[:, order], targets[:, order], objective, folds=3, **options)
    assert (moved.decisions == fit.decisions[:, order]).all()


@pytest.mark.parametrize("fallback", [True, False])
def test_micro_takes_a_threshold_per_label_where_they_differ(fallback: bool) -> None:
    scores, targets = some_case(0, rows=4000)
    found, new = slice(2000), slice(2000, 4000)
    shared, apart = (
        tune(scores[found], targets[found], "micro", fallback=fallback, per_label=per_label)
        for per_label in (False, True)
    )
    assert len(set(apart.thresholds.tolist())) > 1
    assert apart.after.micro_f1 > shared.after.micro_f1 + 0.03
    held_out = [
        evaluate(targets[new], decide(scores[new], one.thresholds, fallback=fallback)).micro_f1
        for one in (shared, apart)
    ]
    assert held_out[1] > held_out[0] + 0.03


def test_micro_keeps_the_shared_threshold_where_labels_do_not_differ() -> None:
    """On their own rows thresholds per label always seem better; on others they must be."""
    for seed in range(8):
        rng = np.random.default_rng(seed)
        scores = rng.random((600, 5)).astype(np.float32)
        targets = (rng.random((600, 5)) < scores).astype(np.int8)
        apart = tune(scores, targets, "micro", per_label=True)
        shared = tune(scores, targets, "micro")
        assert (apart.thresholds == shared.thresholds).all()


def test_no_other_thresholds_per_label_give_a_higher_micro_f1() -> None:
    """So many positives that the shared threshold hardly draws; two labels searched in full."""
    rng = np.random.default_rng(3)
    targets = (rng.random((9000, 2)) < 0.5).astype(np.int8)
    level = np.round(rng.random((9000, 2)), 1)
    level = np.where(targets == 1, np.maximum(level, 0.3), np.minimum(level, 0.8))
    scores = (level * [0.9, 0.4] + [0.0, 0.5]).astype(np.float32)
    found = tune(scores, targets, "micro", fallback=False, per_label=True)
    grid = [np.unique(scores[:, column]) - 1e-4 for column in range(2)]
    best = max(
        evaluate(targets, decide(scores, [a, b], fallback=False)).micro_f1
        for a in grid[0]
        for b in grid[1]
    )
    assert found.after.micro_f1 == pytest.approx(best)
    assert found.after.micro_f1 > tune(scores, targets, "micro", fallback=False).after.micro_f1


def test_thresholds_per_label_reckon_with_the_fallback() -> None:
    """Where many rows stay empty, thresholds found for bare decisions are not the best."""
    for seed in range(4):
        scores, targets = some_case(seed, rows=3000)
        scores = scores**2
        bare = tune(scores, targets, "micro", fallback=False, per_label=True).thresholds
        filled = evaluate(targets, decide(scores, bare, fallback=True)).micro_f1
        found = tune(scores, targets, "micro", fallback=True, per_label=True).after.micro_f1
        assert found > filled


def test_a_label_of_few_positives_keeps_the_shared_threshold() -> None:
    scores, targets = some_case(0, rows=600)
    rare = int((targets == 1).sum(axis=0).argmin())
    assert (targets[:, rare] == 1).sum() < SHRINK
    apart = tune(scores, targets, "micro", per_label=True)
    assert len(set(apart.thresholds.tolist())) > 1
    assert apart.thresholds[rare] == tune(scores, targets, "micro").thresholds[0]


def test_samples_f1_has_no_threshold_per_label() -> None:
    scores, targets = some_case(0)
    with pytest.raises(EngineError, match="matter of rows"):
        tune(scores, targets, "samples", per_label=True)


@pytest.mark.parametrize("folds", [2, 5])
def test_no_row_has_a_say_in_its_own_decision(folds: int) -> None:
    """Scores that say nothing of the labels: tuned on their own rows they would seem to."""
    gains, honest = [], []
    for seed in range(20):
        rng = np.random.default_rng(seed)
        scores = rng.random((60, 1)).astype(np.float32)
        targets = np.where(rng.random((60, 1)) < 0.5, 1, 0).astype(np.int8)
        flipped = targets.copy()
        flipped[7] = 1 - flipped[7]
        fit = cross_fitted(scores, targets, "micro", fallback=False, folds=folds)
        other = cross_fitted(scores, flipped, "micro", fallback=False, folds=folds)
        assert fit.decisions[7] == other.decisions[7]
        gains.append(tune(scores, targets, "micro", fallback=False).after.micro_f1)
        honest.append(fit.after.micro_f1)
    assert np.mean(honest) < np.mean(gains)


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_judged_rows_make_up_the_whole_table(objective: str) -> None:
    scores, targets = some_case(4)
    fit = cross_fitted(scores, targets, objective, folds=4, seed=1)
    assert fit.after.summary() == evaluate(targets, fit.decisions).summary()
    assert fit.before.summary() == evaluate(targets, decide(scores, 0.5)).summary()
    assert getattr(fit.after, f"{objective}_f1") > getattr(fit.before, f"{objective}_f1")
    again = cross_fitted(scores, targets, objective, folds=4, seed=1)
    assert (again.decisions == fit.decisions).all()
    assert (cross_fitted(scores, targets, objective, seed=2).decisions != fit.decisions).any()


@pytest.mark.parametrize("objective", OBJECTIVES)
def test_a_few_rows_or_labels_are_enough(objective: str) -> None:
    scores = np.array([[0.4, 0.1], [0.2, 0.3]], np.float32)
    targets = np.array([[1, 0], [0, 0]], np.int8)
    assert tune(scores, targets, objective).thresholds.shape == (2,)
    assert tune(scores[:, :1], targets[:, :1], objective).after.micro_f1 > 0
    # Of two rows one has the only positive: what is decided on it is decided at 0.5.
    fit = cross_fitted(scores, targets, objective, fallback=False)
    assert fit.decisions[0].tolist() == [False, False]


def test_where_nothing_can_be_judged_it_says_so() -> None:
    scores, targets = some_case(0)
    with pytest.raises(EngineError, match="at least two labelled rows"):
        cross_fitted(scores[:1], targets[:1], "micro")
    with pytest.raises(EngineError, match="two folds"):
        cross_fitted(scores, targets, "micro", folds=1)
    with pytest.raises(EngineError, match="nothing to tune on"):
        cross_fitted(scores, np.minimum(targets, 0), "micro")
    with pytest.raises(EngineError, match="'accuracy' is no objective"):
        cross_fitted(scores, targets, "accuracy")


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_scores_that_are_no_numbers_are_refused(bad: float) -> None:
    scores, targets = some_case(0)
    scores[3, 1] = scores[8, 0] = bad
    for search in (tune, cross_fitted):
        with pytest.raises(EngineError, match=r"2 of 400 rows .* no number, the first is row 3"):
            search(scores, targets, "macro")
