"""Scores that can be read as chances, against scikit-learn and against what rows not seen say."""

import json
from collections.abc import Callable
from random import Random
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn.calibration import calibration_curve
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, log_loss

from engine.decide.calibration import (
    ISOTONIC_EACH,
    METHODS,
    PLATT_EACH,
    Calibration,
    cross_fitted_calibration,
    fit_calibration,
)
from engine.decide.logistic import SLOPES, smoothed, to_logits
from engine.decide.reliability import reliability
from engine.errors import EngineError

Scores = npt.NDArray[np.float32]
Case = tuple[Scores, npt.NDArray[np.int8]]

ALL = ("auto", *METHODS)
VALUES = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0]) | st.floats(0, 1, width=32)
SHAPES = arrays.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=8)
ANY_CASES: st.SearchStrategy[Case] = SHAPES.flatmap(
    lambda shape: st.tuples(
        arrays.arrays(np.float32, shape, elements=VALUES),
        arrays.arrays(np.int8, shape, elements=st.sampled_from([-1, 0, 0, 1])),
    )
)
CASES = ANY_CASES.filter(lambda case: {0, 1} <= set(case[1].flat))
# Each score twice or so, the extremes and their neighbours among them.
LADDER = np.sort(
    np.concatenate(
        [
            np.linspace(0, 1, 301, dtype=np.float32),
            np.nextafter(np.linspace(0, 1, 31, dtype=np.float32), np.float32(0.5)),
            np.array([0, 1e-30, 1e-9, 1e-7, 1 - 2**-24, 1], np.float32),
        ]
    )
)


def sigmoid(logits: npt.NDArray[np.float64]) -> Scores:
    return (1 / (1 + np.exp(-logits))).astype(np.float32)


def over_confident(
    rows: int, frequency: tuple[float, ...] = (0.5, 0.2, 0.05), *, seed: int = 0, shift: float = 1.0
) -> Case:
    """Return scores of 2.5 times the true logits and a shift, and targets; 1 in 10 unknown."""
    rng = np.random.default_rng(seed)
    share = np.array(frequency)
    logits = 1.5 * rng.normal(size=(rows, len(share))) + np.log(share / (1 - share))
    targets = (rng.random(logits.shape) < sigmoid(logits)).astype(np.int8)
    targets[rng.random(logits.shape) < 0.1] = -1
    return sigmoid(2.5 * logits + shift), targets


def loss(targets: npt.NDArray[np.int8], scores: Scores) -> float:
    known = targets >= 0
    found: float = log_loss(targets[known], scores[known].astype(np.float64))
    return found


# What is fitted.


def test_a_temperature_parts_the_logits_of_all_labels_by_the_same() -> None:
    scores, targets = over_confident(4000)
    known = targets >= 0
    x, y = to_logits(scores[known]), targets[known]
    oracle = LogisticRegression(C=1e6, fit_intercept=False, tol=1e-10).fit(x[:, None], y)
    made = fit_calibration(scores, targets, "temperature")
    assert made.methods == ("temperature",) * 3
    assert {label.bias for label in made.labels} == {0.0}
    slopes = {label.slope for label in made.labels}
    assert len(slopes) == 1
    # Smoothed targets move a fit to thousands of cells by next to nothing.
    assert slopes.pop() == pytest.approx(oracle.coef_[0, 0], rel=2e-3)


@pytest.mark.parametrize("rows", [12, 100, 5000])
def test_platt_of_one_label_is_a_logistic_regression_on_smoothed_targets(rows: int) -> None:
    scores, targets = over_confident(rows, (0.4,), seed=3)
    known = targets[:, 0] >= 0
    x, positive = to_logits(scores[known]), targets[known, 0] == 1
    # A target between 0 and 1 is a positive and a negative with shares of one weight.
    soft = smoothed(positive)
    oracle = LogisticRegression(C=1e6, tol=1e-10, max_iter=1000).fit(
        np.concatenate([x, x]),
        np.repeat([1, 0], len(x)),
        sample_weight=np.concatenate([soft, 1 - soft]),
    )
    (label,) = fit_calibration(scores, targets, "platt").labels
    assert label.slope == pytest.approx(oracle.coef_[0, 0], rel=1e-3)
    assert label.bias == pytest.approx(oracle.intercept_[0], abs=2e-3)


def test_smoothed_targets_are_those_of_platt() -> None:
    assert smoothed(np.array([True, False, False])).tolist() == pytest.approx([2 / 3, 1 / 4, 1 / 4])
    assert smoothed(np.array([False])).tolist() == pytest.approx([1 / 3])


def test_the_isotonic_curve_has_the_blocks_of_isotonic_regression() -> None:
    scores, targets = over_confident(3000, (0.3,), seed=1)
    scores = np.round(scores, 2).astype(np.float32)  # ties
    known = targets[:, 0] >= 0
    x, positive = to_logits(scores[known, 0]), targets[known, 0] == 1
    fitted = IsotonicRegression().fit_transform(x, smoothed(positive))
    knots = fit_calibration(scores, targets, "isotonic").labels[0].knots
    values = np.unique(np.round(fitted, 9))
    assert 1 / (1 + np.exp(-knots[1])) == pytest.approx(values, abs=1e-8)
    means = [x[np.round(fitted, 9) == value].mean() for value in values]
    assert knots[0] == pytest.approx(means, abs=1e-8)


def test_a_label_with_few_positives_takes_a_slope_near_the_shared_one_and_its_own_bias() -> None:
    scores, targets = over_confident(8000, (0.4, 0.4), seed=2)
    rng = np.random.default_rng(0)
    few = rng.random(8000) < 0.005
    # The last label's scores say nothing at all, and there are some 40 examples to tell by.
    scores = np.column_stack([scores, np.where(few, scores[:, 0], 0.5)]).astype(np.float32)
    last = np.where(few, (rng.random(8000) < 0.5).astype(np.int8), -1)
    targets = np.column_stack([targets, last]).astype(np.int8)
    apart = fit_calibration(scores[:, 2:], targets[:, 2:], "platt").labels[0]
    together = fit_calibration(scores, targets, "platt").labels
    assert together[0].slope == pytest.approx(0.4, abs=0.05)
    assert apart.slope < 0.15
    assert apart.slope + 0.05 < together[2].slope < together[0].slope - 0.05
    assert together[0].bias == pytest.approx(-0.4, abs=0.1)
    # Whatever the slope, the mean score is the share of positives.
    known = last >= 0
    calibrated = fit_calibration(scores, targets, "platt").apply(scores)[known, 2]
    assert calibrated.mean() == pytest.approx(smoothed(last[known] == 1).mean(), abs=1e-4)


@pytest.mark.parametrize(
    ("positives", "negatives", "method"),
    [
        (ISOTONIC_EACH, ISOTONIC_EACH, "isotonic"),
        (ISOTONIC_EACH - 1, ISOTONIC_EACH, "platt"),
        (ISOTONIC_EACH, ISOTONIC_EACH - 1, "platt"),
        (PLATT_EACH, PLATT_EACH, "platt"),
        (PLATT_EACH - 1, ISOTONIC_EACH, "temperature"),
        (ISOTONIC_EACH, PLATT_EACH - 1, "temperature"),
        (0, ISOTONIC_EACH, "temperature"),
    ],
)
def test_auto_takes_what_the_examples_suffice_for(
    positives: int, negatives: int, method: str
) -> None:
    rows = 2 * ISOTONIC_EACH
    targets = np.full((rows, 2), -1, np.int8)
    targets[:positives, 0] = 1
    targets[positives : positives + negatives, 0] = 0
    targets[:2, 1] = (0, 1)
    scores = np.random.default_rng(0).random((rows, 2), dtype=np.float32)
    assert fit_calibration(scores, targets).methods == (method, "temperature")


@pytest.mark.parametrize("method", METHODS)
def test_a_label_without_positives_or_negatives_takes_the_shared_temperature(method: str) -> None:
    scores, targets = over_confident(600, (0.5, 0.5, 0.5, 0.5))
    targets[:, 1] = np.where(targets[:, 1] == 1, -1, targets[:, 1])
    targets[:, 2] = np.where(targets[:, 2] == 0, -1, targets[:, 2])
    targets[:, 3] = -1
    made = fit_calibration(scores, targets, method)
    assert made.methods == (method, "temperature", "temperature", "temperature")
    shared = fit_calibration(scores, targets, "temperature").labels[0].slope
    assert [label.slope for label in made.labels[1:]] == [shared] * 3


# What it does to scores.


# One slope for all cannot take back a shift; a curve a label can.
@pytest.mark.parametrize(
    ("method", "shift"),
    [("temperature", 0.0), ("platt", 1.0), ("isotonic", 1.0), ("auto", 1.0), ("auto", -1.0)],
)
def test_over_confident_scores_are_repaired_on_new_rows(method: str, shift: float) -> None:
    made = fit_calibration(*over_confident(8000, seed=0, shift=shift), method)
    scores, targets = over_confident(8000, seed=1, shift=shift)
    before, after = reliability(scores, targets), reliability(made.apply(scores), targets)
    assert before.pooled_ece > 0.05
    assert after.pooled_ece < 0.02
    assert (after.ece < 0.03).all()
    assert after.pooled_brier < before.pooled_brier
    assert loss(targets, made.apply(scores)) < loss(targets, scores)


@pytest.mark.parametrize("method", ALL)
def test_good_scores_stay_nearly_as_they_are(method: str) -> None:
    rng = np.random.default_rng(5)
    scores = sigmoid(2 * rng.normal(size=(20000, 2)))
    targets = (rng.random(scores.shape) < scores).astype(np.int8)
    change = np.abs(fit_calibration(scores, targets, method).apply(scores) - scores)
    assert change.mean() < 0.015


@given(CASES, st.sampled_from(ALL))
@example((np.array([[0.0], [1.0]], np.float32), np.array([[1], [0]], np.int8)), "platt")
@example((np.array([[0.0], [1.0]], np.float32), np.array([[0], [1]], np.int8)), "temperature")
@example((np.array([[0.5], [0.5]], np.float32), np.array([[0], [1]], np.int8)), "isotonic")
def test_scores_never_fall_where_they_rose_and_stay_inside(case: Case, method: str) -> None:
    made = fit_calibration(*case, method)
    ladder = np.repeat(LADDER[:, None], case[0].shape[1], axis=1)
    found = made.apply(ladder)
    assert found.dtype == np.float32
    assert (np.diff(found, axis=0) >= 0).all()
    assert ((found > 0) & (found < 1)).all()
    assert all(SLOPES[0] <= label.slope <= SLOPES[1] for label in made.labels)


@pytest.mark.parametrize("method", ALL)
def test_scores_that_differ_clearly_keep_their_order_between_the_extremes(method: str) -> None:
    scores, targets = over_confident(6000, (0.4,))
    found = fit_calibration(scores, targets, method).apply(scores)
    low, high = np.quantile(scores, [0.05, 0.95])
    ladder = np.linspace(low, high, 200, dtype=np.float32)[:, None]
    assert (np.diff(fit_calibration(scores, targets, method).apply(ladder), axis=0) > 0).all()
    assert found[scores.argmax()] == found.max()


def test_scores_that_run_against_the_truth_become_the_share_of_positives() -> None:
    scores, targets = over_confident(4000, (0.5,))
    for method in ("platt", "isotonic"):
        found = fit_calibration(1 - scores, targets, method).apply(1 - scores)
        share = (targets == 1).sum() / (targets >= 0).sum()
        assert found == pytest.approx(np.full(found.shape, share), abs=0.06)


@given(CASES, st.sampled_from(ALL), st.randoms(use_true_random=False))
def test_no_label_is_told_from_another_by_its_place(
    case: Case, method: str, random: Random
) -> None:
    scores, targets = case
    order = list(range(scores.shape[1]))
    random.shuffle(order)
    plain = fit_calibration(scores, targets, method)
    moved = fit_calibration(scores[:, order], targets[:, order], method)
    assert moved.methods == tuple(plain.methods[column] for column in order)
    expected = plain.apply(scores)[:, order]
    assert moved.apply(scores[:, order]) == pytest.approx(expected, abs=1e-4)


@given(CASES, st.sampled_from(ALL))
def test_unknown_cells_have_no_say(case: Case, method: str) -> None:
    scores, targets = case
    other = np.where(targets >= 0, scores, 1 - scores).astype(np.float32)
    first, second = (fit_calibration(s, targets, method) for s in (scores, other))
    assert first.to_json() == second.to_json()


def test_no_rows_are_calibrated_to_no_rows() -> None:
    made = fit_calibration(*over_confident(50))
    assert made.apply(np.zeros((0, 3), np.float32)).shape == (0, 3)


def test_two_rows_are_enough_and_a_perfect_score_stays_below_certainty() -> None:
    scores, targets = np.array([[0.0], [1.0]], np.float32), np.array([[0], [1]], np.int8)
    for method in ALL:
        found = fit_calibration(scores, targets, method).apply(scores)
        # One of each is what Platt's targets leave: 1 in 3 and 2 in 3.
        assert found.ravel() == pytest.approx([1 / 3, 2 / 3], abs=1e-2)


# Written and read.


@given(CASES, st.sampled_from(ALL))
def test_what_is_read_back_gives_the_same_bits(case: Case, method: str) -> None:
    made = fit_calibration(*case, method)
    text = json.dumps(made.to_json(), allow_nan=False)
    again = Calibration.from_json(json.loads(text), labels=case[0].shape[1])
    ladder = np.repeat(LADDER[:, None], case[0].shape[1], axis=1)
    assert again.apply(ladder).tobytes() == made.apply(ladder).tobytes()
    assert again.methods == made.methods
    assert again.to_json() == made.to_json()


@pytest.mark.parametrize("values", [{}, [], None, "x", {"format": "other", "version": 1}])
def test_a_stranger_is_refused(values: object) -> None:
    with pytest.raises(EngineError, match=r"no calibration of MMC.*again"):
        Calibration.from_json(cast("Any", values))


def test_a_later_version_is_refused() -> None:
    values = fit_calibration(*over_confident(50)).to_json() | {"version": 2}
    with pytest.raises(EngineError, match=r"version 2, this program reads version 1"):
        Calibration.from_json(values)


@pytest.mark.parametrize(
    "label",
    [
        None,
        "platt",
        {},
        {"method": "magic", "slope": 1.0, "bias": 0.0},
        {"method": "platt", "slope": 1.0},
        {"method": "platt", "slope": -1.0, "bias": 0.0},
        {"method": "platt", "slope": float("nan"), "bias": 0.0},
        {"method": "platt", "slope": 1.0, "bias": float("inf")},
        {"method": "platt", "slope": "steep", "bias": 0.0},
        {"method": "isotonic", "from": [], "to": []},
        {"method": "isotonic", "from": 1.0, "to": 1.0},
        {"method": "isotonic", "from": [0.0, 1.0], "to": [0.0]},
        {"method": "isotonic", "from": [0.0, 0.0], "to": [0.0, 1.0]},
        {"method": "isotonic", "from": [0.0, 1.0], "to": [1.0, 0.0]},
        {"method": "isotonic", "from": [0.0, float("nan")], "to": [0.0, 1.0]},
    ],
)
def test_a_damaged_label_is_refused(label: object) -> None:
    values = {"format": "mmc-calibration", "version": 1, "labels": [label]}
    with pytest.raises(EngineError, match="damaged"):
        Calibration.from_json(values)


@pytest.mark.parametrize("labels", [None, 5, {"a": 1}, "ab"])
def test_a_damaged_list_of_labels_is_refused(labels: object) -> None:
    with pytest.raises(EngineError, match="damaged"):
        Calibration.from_json({"format": "mmc-calibration", "version": 1, "labels": labels})


def test_another_number_of_labels_is_refused() -> None:
    made = fit_calibration(*over_confident(50))
    with pytest.raises(EngineError, match=r"3 labels, but there are 4\. Calibrate again"):
        Calibration.from_json(made.to_json(), labels=4)
    with pytest.raises(EngineError, match=r"3 labels and cannot be put on .*\(2, 4\)"):
        made.apply(np.zeros((2, 4), np.float32))
    with pytest.raises(EngineError, match=r"shape \(3,\)"):
        made.apply(np.zeros(3, np.float32))


# Rows that had no say.


def test_no_row_is_calibrated_by_itself() -> None:
    scores, targets = over_confident(60, (0.4, 0.3))
    found = cross_fitted_calibration(scores, targets, "platt", folds=60)
    assert found.dtype == np.float32
    for row in (0, 17, 59):
        others = np.arange(60) != row
        made = fit_calibration(scores[others], targets[others], "platt")
        assert found[row].tolist() == made.apply(scores[[row]])[0].tolist()


def test_what_a_row_is_has_no_say_in_its_own_scores() -> None:
    scores, targets = over_confident(80, (0.4, 0.3))
    first = cross_fitted_calibration(scores, targets, seed=4)
    targets[11] = np.where(targets[11] == 1, 0, 1)
    second = cross_fitted_calibration(scores, targets, seed=4)
    assert first[11].tolist() == second[11].tolist()
    assert (first != second).any()


def test_folds_follow_the_seed() -> None:
    case = over_confident(80)
    first, again, other = (cross_fitted_calibration(*case, seed=seed) for seed in (1, 1, 2))
    assert first.tobytes() == again.tobytes() != other.tobytes()


@pytest.mark.parametrize("method", ["platt", "isotonic"])
def test_noise_does_not_fool_the_cross_fit(method: str) -> None:
    rng = np.random.default_rng(7)
    scores = rng.random((60, 60), dtype=np.float32)
    targets = rng.integers(0, 2, size=(60, 60)).astype(np.int8)
    seen = fit_calibration(scores, targets, method).apply(scores)
    honest = cross_fitted_calibration(scores, targets, method)
    found = reliability(honest, targets).pooled_brier
    assert found > reliability(seen, targets).pooled_brier
    assert found > 0.25  # what a score of 0.5 everywhere has


def test_a_fold_whose_others_teach_nothing_keeps_its_scores() -> None:
    scores = np.array([[0.9], [0.2], [0.3]], np.float32)
    targets = np.array([[1], [0], [0]], np.int8)
    found = cross_fitted_calibration(scores, targets, folds=10)
    assert found[0, 0] == scores[0, 0]
    assert (found[1:] != scores[1:]).all()


# Reliability.


@given(ANY_CASES, st.integers(1, 20))
def test_bins_and_brier_are_those_of_scikit_learn(case: Case, bins: int) -> None:
    scores, targets = case
    found = reliability(scores, targets, bins)
    for column in range(scores.shape[1]):
        known = targets[:, column] >= 0
        if not known.any():
            assert np.isnan([found.ece[column], found.brier[column]]).all()
            assert np.isnan(found.means[column]).all()
            assert not found.counts[column].any()
            continue
        y, s = targets[known, column], scores[known, column].astype(np.float64)
        filled = found.counts[column] > 0
        shares, means = calibration_curve(y, s, n_bins=bins, pos_label=1)
        assert found.shares[column, filled] == pytest.approx(shares)
        assert found.means[column, filled] == pytest.approx(means)
        assert np.isnan(found.shares[column, ~filled]).all()
        assert found.counts[column].sum() == known.sum()
        brier = brier_score_loss(y, s, labels=[0, 1])
        assert found.brier[column] == pytest.approx(brier)
        gap = np.abs(shares - means) * found.counts[column, filled]
        assert found.ece[column] == pytest.approx(gap.sum() / known.sum())


@given(ANY_CASES)
def test_pooled_figures_are_those_of_all_cells_as_one_label(case: Case) -> None:
    scores, targets = case
    found, one = reliability(scores, targets), reliability(*(x.reshape(-1, 1) for x in case))
    assert found.pooled_counts.tolist() == one.counts[0].tolist()
    np.testing.assert_allclose(found.pooled_means, one.means[0])
    np.testing.assert_allclose(found.pooled_shares, one.shares[0])
    np.testing.assert_allclose(found.pooled_ece, one.ece[0], atol=1e-12)
    np.testing.assert_allclose(found.pooled_brier, one.brier[0])


def test_an_error_worked_out_by_hand() -> None:
    scores = np.array([[0.1], [0.2], [0.9], [0.8], [0.4]], np.float32)
    targets = np.array([[0], [1], [1], [1], [-1]], np.int8)
    found = reliability(scores, targets, bins=2)
    assert found.edges.tolist() == [0.0, 0.5, 1.0]
    assert found.counts.tolist() == [[2, 2]]
    # Half the cells lie 0.35 off and half 0.15.
    assert found.ece[0] == pytest.approx(0.25)
    assert found.brier[0] == pytest.approx((0.01 + 0.64 + 0.01 + 0.04) / 4)


@pytest.mark.parametrize("shape", [(0, 0), (0, 2), (2, 0), (3, 2)])
def test_nothing_known_leaves_nothing_to_say(shape: tuple[int, int]) -> None:
    found = reliability(np.full(shape, 0.5, np.float32), np.full(shape, -1, np.int8))
    assert found.means.shape == (shape[1], 15)
    for part in (found.ece, found.brier, found.means, found.shares, found.pooled_means):
        assert np.isnan(part).all()
    assert np.isnan(found.pooled_ece)
    assert np.isnan(found.pooled_brier)


# Sentences.


@pytest.mark.parametrize("job", [fit_calibration, cross_fitted_calibration, reliability])
def test_bad_scores_are_told(job: Callable[..., object]) -> None:
    scores, targets = over_confident(20)
    broken = scores.copy()
    broken[3, 1] = np.nan
    with pytest.raises(EngineError, match=r"no number, the first is row 3"):
        job(broken, targets)
    with pytest.raises(EngineError, match="Give scores, not logits"):
        job(scores * 9 - 4, targets)
    with pytest.raises(EngineError, match=r"\(20, 3\) and targets of shape \(20, 2\)"):
        job(scores, targets[:, :2])
    with pytest.raises(EngineError, match=r"do not belong together"):
        job(scores[:, 0], targets[:, 0])


def test_bad_scores_are_not_calibrated() -> None:
    made = fit_calibration(*over_confident(50))
    with pytest.raises(EngineError, match=r"no number, the first is row 1"):
        made.apply(np.array([[0, 0, 0], [0, np.nan, 0]], np.float32))
    with pytest.raises(EngineError, match="not logits"):
        made.apply(np.array([[0, -1, 2]], np.float32))


@pytest.mark.parametrize("job", [fit_calibration, cross_fitted_calibration])
@pytest.mark.parametrize("state", [-1, 0, 1])
def test_targets_that_are_all_the_same_are_told(job: Callable[..., object], state: int) -> None:
    scores, _ = over_confident(20)
    counts = [20 * 3 * (state == one) for one in (1, 0)]
    with pytest.raises(EngineError, match=f"there are {counts[0]} and {counts[1]}. Label some"):
        job(scores, np.full(scores.shape, state, np.int8))


def test_other_nonsense_is_told() -> None:
    scores, targets = over_confident(20)
    for job in (fit_calibration, cross_fitted_calibration):
        with pytest.raises(EngineError, match=r"'beta' is no way.*auto, temperature, platt"):
            job(scores, targets, "beta")
    with pytest.raises(EngineError, match=r"^1 rows in 5 folds"):
        cross_fitted_calibration(scores[:1], targets[:1])
    with pytest.raises(EngineError, match=r"^20 rows in 1 folds"):
        cross_fitted_calibration(scores, targets, folds=1)
    with pytest.raises(EngineError, match="0 bins"):
        reliability(scores, targets, bins=0)
