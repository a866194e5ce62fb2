"""From scores to decisions, and thresholds that no search by hand can beat."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from engine.decide.metrics import evaluate
from engine.decide.thresholds import OBJECTIVES, SHRINK, best_thresholds, decide, tune
from engine.errors import EngineError

Case = tuple[npt.NDArray[np.float32], npt.NDArray[np.int8]]

# Few distinct values, so that ties are the rule.
VALUES = st.sampled_from([0.0, 0.125, 0.25, 0.5, 0.625, 0.875, 1.0]) | st.floats(0, 1, width=32)
CASES: st.SearchStrategy[Case] = arrays.array_shapes(
    min_dims=2, max_dims=2, min_side=1, max_side=6
).flatmap(
    lambda shape: st.tuples(
        arrays.arrays(np.float32, shape, elements=VALUES),
        arrays.arrays(np.int8, shape, elements=st.sampled_from([-1, 0, 0, 1])),
    )
)


def all_thresholds(scores: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Return one threshold for each way in which one can part the scores."""
    values = np.unique(scores.astype(np.float64))
    return np.unique(np.concatenate([[0.0], (values[1:] + values[:-1]) / 2, values, [1.0]]))


def test_a_score_at_its_threshold_passes() -> None:
    scores = np.array([[0.5, 0.49, 0.2], [0.1, 0.7, 0.2]], np.float32)
    found = decide(scores, [0.5, 0.5, 0.2], fallback=False)
    assert found.tolist() == [[True, False, True], [False, True, True]]


def test_a_row_without_a_label_gets_its_best_one() -> None:
    scores = np.array([[0.1, 0.3, 0.2], [0.9, 0.1, 0.1], [0.2, 0.2, 0.1]], np.float32)
    assert decide(scores, 0.5).tolist() == [
        [False, True, False],
        [True, False, False],
        [True, False, False],  # of equal ones the first
    ]
    assert decide(scores, 0.5, fallback=False).any(axis=1).tolist() == [False, True, False]


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (2, 0)])
def test_nothing_is_decided_of_nothing(shape: tuple[int, int]) -> None:
    assert decide(np.zeros(shape, np.float32), 0.5).shape == shape


@given(CASES, st.booleans())
@example((np.array([[1.0, 0.0]], np.float32), np.array([[0, 1]], np.int8)), True)
@example((np.array([[0.4], [0.9]], np.float32), np.array([[1], [0]], np.int8)), False)
def test_the_fallback_fills_empty_rows_and_no_others(case: Case, fallback: bool) -> None:
    scores, _ = case
    plain = decide(scores, 0.5, fallback=False)
    found = decide(scores, 0.5, fallback=fallback)
    filled = plain.any(axis=1)
    assert (found[filled] == plain[filled]).all()
    assert (found[~filled].sum(axis=1) == (1 if fallback else 0)).all()


@given(CASES, st.sampled_from(["micro", "samples"]), st.booleans())
@example((np.array([[0.4, 0.4]], np.float32), np.array([[1, 0]], np.int8)), "micro", True)
@example((np.array([[0.4, 0.4]], np.float32), np.array([[1, 0]], np.int8)), "samples", True)
@example(
    (np.array([[0.9], [0.8], [0.7]], np.float32), np.array([[0], [0], [1]], np.int8)),
    "samples", False,
)  # fmt: skip
def test_no_shared_threshold_is_better(case: Case, objective: str, fallback: bool) -> None:
    scores, targets = case
    assume((targets == 1).any())
    name = f"{objective}_f1"
    tuning = tune(scores, targets, objective, fallback=fallback)
    best = max(
        getattr(evaluate(targets, decide(scores, t, fallback=fallback)), name)
        for t in all_thresholds(scores)
    )
    assert getattr(tuning.after, name) == pytest.approx(best)
    assert len(set(tuning.thresholds.tolist())) == 1


@pytest.mark.parametrize("objective", ["micro", "samples"])
@pytest.mark.parametrize("fallback", [True, False])
def test_no_shared_threshold_is_better_on_larger_tables(objective: str, fallback: bool) -> None:
    name = f"{objective}_f1"
    for seed in range(40):
        rng = np.random.default_rng(seed)
        targets = rng.choice([-1, 0, 0, 0, 1], size=(12, 5)).astype(np.int8)
        targets[0, 0] = 1
        scores = np.round(rng.random((12, 5)) * 0.7 + 0.3 * (targets == 1), 2).astype(np.float32)
        tuning = tune(scores, targets, objective, fallback=fallback)
        best = max(
            getattr(evaluate(targets, decide(scores, t, fallback=fallback)), name)
            for t in all_thresholds(scores)
        )
        assert getattr(tuning.after, name) == pytest.approx(best)


@given(CASES, st.sampled_from(OBJECTIVES), st.booleans())
def test_tuning_never_loses_and_says_what_it_gains(
    case: Case, objective: str, fallback: bool
) -> None:
    scores, targets = case
    assume((targets == 1).any())
    name = f"{objective}_f1"
    tuning = tune(scores, targets, objective, fallback=fallback)
    assert tuning.thresholds.shape == (scores.shape[1],)
    assert ((tuning.thresholds >= 0.0) & (tuning.thresholds <= 1.0)).all()
    before = evaluate(targets, decide(scores, 0.5, fallback=fallback))
    after = evaluate(targets, decide(scores, tuning.thresholds, fallback=fallback))
    assert (tuning.before.summary(), tuning.after.summary()) == (before.summary(), after.summary())
    assert getattr(after, name) >= getattr(before, name)


@given(CASES)
def test_no_threshold_of_a_label_is_better_for_it(case: Case) -> None:
    scores, targets = case
    found = best_thresholds(scores, targets)
    for column in range(scores.shape[1]):
        own, truth = scores[:, [column]], targets[:, [column]]
        if not (truth == 1).any():
            assert found[column] == 0.5
            continue
        f1 = [evaluate(truth, decide(own, t, fallback=False)).f1[0] for t in all_thresholds(own)]
        mine = evaluate(truth, decide(own, found[column], fallback=False)).f1[0]
        assert mine == pytest.approx(max(f1))


def test_few_positives_draw_a_label_to_the_shared_threshold() -> None:
    """With 50 positives its own and the shared one weigh the same; with fewer it has no say."""
    rng = np.random.default_rng(0)
    targets = np.zeros((400, 3), np.int8)
    targets[:200, 0], targets[200:250, 1], targets[300:320, 2] = 1, 1, 1
    level = np.array([0.8, 0.4, 0.2])
    scores = np.where(targets == 1, level + 0.01, 0.05) + 0.001 * rng.random((400, 3))
    scores = scores.astype(np.float32)
    own = best_thresholds(scores, targets)
    shared = tune(scores, targets, "micro").thresholds[0]
    tuned = tune(scores, targets, "macro").thresholds
    weight = np.array([200, 50]) / (np.array([200, 50]) + SHRINK)
    np.testing.assert_allclose(tuned[:2], weight * own[:2] + (1 - weight) * shared)
    assert tuned[2] == pytest.approx(shared)


def test_where_there_is_nothing_to_tune_on_it_says_so() -> None:
    scores = np.full((3, 2), 0.4, np.float32)
    for targets in (np.zeros((3, 2), np.int8), np.full((3, 2), -1, np.int8)):
        with pytest.raises(EngineError, match="nothing to tune on"):
            tune(scores, targets, "micro")
    with pytest.raises(EngineError, match="nothing to tune on"):
        tune(np.zeros((0, 2), np.float32), np.zeros((0, 2), np.int8), "micro")
    with pytest.raises(EngineError, match="'accuracy' is no objective"):
        tune(scores, np.ones((3, 2), np.int8), "accuracy")


def test_two_neighbouring_scores_are_parted() -> None:
    """Scores are float32; a threshold between two neighbours is a number only as float64."""
    low = np.float32(0.3)
    high = np.nextafter(low, np.float32(1))
    scores, targets = np.array([[low], [high]]), np.array([[0], [1]], np.int8)
    tuning = tune(scores, targets, "micro", fallback=False)
    assert decide(scores, tuning.thresholds, fallback=False).tolist() == [[False], [True]]
    assert low < tuning.thresholds[0] < high
