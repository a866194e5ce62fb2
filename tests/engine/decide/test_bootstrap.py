"""Intervals over draws of the rows, against drawing by hand and against theory."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import engine.decide.bootstrap as module
from engine.decide.bootstrap import METRICS, bootstrap_interval, paired_difference
from engine.decide.metrics import evaluate
from engine.errors import EngineError

Case = tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]]

CASES: st.SearchStrategy[Case] = arrays.array_shapes(
    min_dims=2, max_dims=2, min_side=1, max_side=6
).flatmap(
    lambda shape: st.tuples(
        arrays.arrays(np.int8, shape, elements=st.integers(-1, 1)),
        arrays.arrays(np.bool_, shape),
    )
)


def some_case(rows: int, seed: int = 0) -> Case:
    """Return targets with unknown cells and rows, and decisions that are right 4 times in 5."""
    rng = np.random.default_rng(seed)
    targets = rng.choice([-1, 0, 0, 0, 1], size=(rows, 5)).astype(np.int8)
    targets[rng.random(rows) < 0.1] = -1
    return targets, (targets == 1) ^ (rng.random((rows, 5)) < 0.2)


@given(CASES)
def test_the_value_is_the_metric_itself(case: Case) -> None:
    targets, decisions = case
    assume((targets >= 0).any())
    found = bootstrap_interval(targets, decisions, resamples=20)
    expected = evaluate(targets, decisions)
    assert set(found) == set(METRICS)
    for name, interval in found.items():
        assert interval.value == pytest.approx(getattr(expected, name), abs=1e-12)
        assert 0.0 <= interval.low <= interval.high <= 1.0 + 1e-6


def test_bounds_are_those_of_rows_drawn_by_hand() -> None:
    targets, decisions = some_case(300)
    known = np.flatnonzero((targets >= 0).any(axis=1))
    rng = np.random.default_rng(1)
    drawn = [rng.choice(known, len(known)) for _ in range(2000)]
    by_hand = [evaluate(targets[rows], decisions[rows]).summary() for rows in drawn]
    found = bootstrap_interval(targets, decisions, resamples=4000)
    for name in METRICS:
        low, high = np.quantile([one[name] for one in by_hand], [0.025, 0.975])
        # Two draws of some thousands part by a small share of the interval's width.
        assert found[name].low == pytest.approx(low, abs=0.1 * (high - low))
        assert found[name].high == pytest.approx(high, abs=0.1 * (high - low))


def test_a_wider_level_holds_a_narrower_one_and_more_rows_narrow_it() -> None:
    targets, decisions = some_case(200)
    wide = bootstrap_interval(targets, decisions, ["micro_f1"], level=0.99)["micro_f1"]
    narrow = bootstrap_interval(targets, decisions, ["micro_f1"], level=0.5)["micro_f1"]
    assert wide.low < narrow.low < narrow.value < narrow.high < wide.high
    many = bootstrap_interval(np.tile(targets, (25, 1)), np.tile(decisions, (25, 1)))["micro_f1"]
    usual = bootstrap_interval(targets, decisions)["micro_f1"]
    ratio = (usual.high - usual.low) / (many.high - many.low)
    assert 4 < ratio < 6  # the root of 25


def test_unknown_cells_and_rows_change_nothing() -> None:
    targets, decisions = some_case(60)
    flipped = np.where(targets == -1, ~decisions, decisions)
    known = (targets >= 0).any(axis=1)
    found = bootstrap_interval(targets, decisions)
    assert bootstrap_interval(targets, flipped) == found
    assert bootstrap_interval(targets[known], decisions[known]) == found


def test_one_seed_gives_one_interval(monkeypatch: pytest.MonkeyPatch) -> None:
    targets, decisions = some_case(60)
    found = bootstrap_interval(targets, decisions, seed=3)
    assert bootstrap_interval(targets, decisions, seed=3) == found
    assert bootstrap_interval(targets, decisions, seed=4) != found
    # Each metric is drawn alike, whatever else is asked for.
    assert (
        bootstrap_interval(targets, decisions, ["macro_f1"], seed=3)["macro_f1"]
        == (found["macro_f1"])
    )
    monkeypatch.setattr(module, "_CHUNK_CELLS", 60 * 128)
    chunked = bootstrap_interval(targets, decisions, seed=3)
    for name in METRICS:
        assert chunked[name].value == found[name].value
        assert chunked[name].low == pytest.approx(found[name].low, abs=0.02)


@pytest.mark.parametrize("metric", METRICS)
def test_a_better_method_is_told_from_an_equal_one(metric: str) -> None:
    targets, _ = some_case(800)
    rng = np.random.default_rng(5)
    good, same, bad = (
        (targets == 1) ^ (rng.random(targets.shape) < share) for share in (0.1, 0.1, 0.2)
    )
    better = paired_difference(targets, good, bad, metric)
    scores = [getattr(evaluate(targets, one), metric) for one in (good, bad)]
    assert better.difference == pytest.approx(scores[0] - scores[1])
    assert 0 < better.low < better.difference < better.high
    assert better.p_value == 1 / 1001
    worse = paired_difference(targets, bad, good, metric)
    assert (worse.difference, worse.p_value) == (-better.difference, better.p_value)
    assert (worse.low, worse.high) == (pytest.approx(-better.high), pytest.approx(-better.low))
    equal = paired_difference(targets, good, same, metric)
    assert equal.low < 0 < equal.high
    assert equal.p_value > 0.05


def test_a_method_does_not_differ_from_itself() -> None:
    targets, decisions = some_case(30)
    found = paired_difference(targets, decisions, decisions, "samples_f1")
    assert (found.difference, found.low, found.high, found.p_value) == (0.0, 0.0, 0.0, 1.0)


def test_equal_methods_are_seldom_told_apart() -> None:
    """Of 200 pairs without a difference about one in twenty has a p-value below 0.05."""
    rng = np.random.default_rng(7)
    low = 0
    for seed in range(200):
        targets = (rng.random((150, 3)) < 0.4).astype(np.int8)
        a, b = ((targets == 1) ^ (rng.random((150, 3)) < 0.2) for _ in range(2))
        low += paired_difference(targets, a, b, "micro_f1", resamples=200, seed=seed).p_value < 0.05
    assert 2 <= low <= 22


def test_one_row_gives_its_own_figure() -> None:
    found = bootstrap_interval(np.array([[1, 0]], np.int8), np.array([[True, True]]))
    assert found["samples_f1"].low == pytest.approx(2 / 3)
    assert found["samples_f1"].high == pytest.approx(2 / 3)


def test_where_nothing_can_be_drawn_it_says_so() -> None:
    targets, decisions = some_case(10)
    with pytest.raises(EngineError, match="nothing to draw"):
        bootstrap_interval(np.full((3, 2), -1, np.int8), np.ones((3, 2), bool))
    with pytest.raises(EngineError, match="nothing to draw"):
        bootstrap_interval(np.zeros((0, 2), np.int8), np.zeros((0, 2), bool))
    with pytest.raises(EngineError, match="'accuracy' cannot be drawn"):
        paired_difference(targets, decisions, decisions, "accuracy")
    with pytest.raises(EngineError, match="give no interval"):
        bootstrap_interval(targets, decisions, level=95)
    with pytest.raises(EngineError, match="give no interval"):
        bootstrap_interval(targets, decisions, resamples=0)
