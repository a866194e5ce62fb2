"""The expected-F1 decision against every label set and every outcome."""

from itertools import product

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

import engine.decide.expected_f1 as module
from engine.decide.expected_f1 import decide_expected_f1
from engine.decide.metrics import evaluate
from engine.errors import EngineError

Row = npt.NDArray[np.float32]

ROWS = arrays.arrays(
    np.float32,
    st.integers(1, 5),
    elements=st.sampled_from([0.0, 0.25, 0.5, 1.0]) | st.floats(0, 1, width=32),
)


def expected_f1(row: Row, chosen: npt.NDArray[np.bool_]) -> float:
    """Go through every outcome of the row, weighed by its chance."""
    mean = 0.0
    for outcome in product([0, 1], repeat=len(row)):
        truth = np.array(outcome, np.int8)
        chance = np.prod(np.where(truth == 1, row.astype(np.float64), 1.0 - row))
        mean += float(chance) * evaluate(truth[None], chosen[None]).samples_f1
    return mean


def label_sets(labels: int) -> list[npt.NDArray[np.bool_]]:
    return [np.array(chosen, bool) for chosen in product([False, True], repeat=labels)]


@given(ROWS, st.booleans())
@example(np.array([0.3, 0.3, 0.3, 0.3, 0.3], np.float32), True)
@example(np.array([0.0, 0.0], np.float32), True)
@example(np.array([0.1], np.float32), False)
def test_no_other_set_is_expected_to_be_better(row: Row, forbid_empty: bool) -> None:
    chosen = decide_expected_f1(row[None], forbid_empty=forbid_empty)[0]
    allowed = [one for one in label_sets(len(row)) if one.any() or not forbid_empty]
    assert any((chosen == one).all() for one in allowed)
    best = max(expected_f1(row, one) for one in allowed)
    assert expected_f1(row, chosen) == pytest.approx(best, abs=1e-9)


def test_a_low_score_is_decided_where_no_other_is_high() -> None:
    """No one threshold does both: 0.4 passes in the first row and fails in the second."""
    scores = np.array([[0.4, 0.4, 0.4], [0.99, 0.4, 0.01]], np.float32)
    assert decide_expected_f1(scores).tolist() == [[True] * 3, [True, False, False]]


def test_an_empty_set_is_chosen_only_where_it_may_be() -> None:
    scores = np.array([[0.1, 0.2], [0.9, 0.1]], np.float32)
    assert decide_expected_f1(scores).tolist() == [[False, True], [True, False]]
    found = decide_expected_f1(scores, forbid_empty=False)
    assert found.tolist() == [[False, False], [True, False]]


def test_rows_are_decided_alike_in_chunks_and_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = np.random.default_rng(0).random((50, 7)).astype(np.float32)
    whole = decide_expected_f1(scores)
    alone = np.vstack([decide_expected_f1(row[None]) for row in scores])
    monkeypatch.setattr(module, "_CHUNK_CELLS", 7 * 64)
    assert (whole == alone).all()
    assert (whole == decide_expected_f1(scores)).all()


def test_labels_in_another_order_are_decided_alike() -> None:
    rng = np.random.default_rng(1)
    scores, order = rng.random((40, 18)).astype(np.float32), rng.permutation(18)
    assert (decide_expected_f1(scores[:, order]) == decide_expected_f1(scores)[:, order]).all()


def test_it_beats_every_shared_threshold_where_scores_are_true_chances() -> None:
    rng = np.random.default_rng(2)
    scores = rng.beta(0.3, 1.2, size=(4000, 8)).astype(np.float32)
    targets = (rng.random(scores.shape) < scores).astype(np.int8)
    found = evaluate(targets, decide_expected_f1(scores, forbid_empty=False)).samples_f1
    shared = [evaluate(targets, scores >= t).samples_f1 for t in np.linspace(0, 1, 101)]
    assert found > max(shared)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (2, 0)])
def test_nothing_is_decided_of_nothing(shape: tuple[int, int]) -> None:
    assert decide_expected_f1(np.zeros(shape, np.float32)).shape == shape


def test_many_labels_keep_their_precision() -> None:
    """Of 200 labels with a chance of 1 or 0 exactly the sure ones are decided."""
    scores = np.zeros((1, 200), np.float32)
    scores[0, ::3] = 1.0
    assert (decide_expected_f1(scores)[0] == (scores[0] == 1.0)).all()


def test_what_is_no_probability_is_refused() -> None:
    with pytest.raises(EngineError, match="scores, not logits"):
        decide_expected_f1(np.array([[0.2, 1.5]], np.float32))
    with pytest.raises(EngineError, match=r"1 of 2 rows .* the first is row 1"):
        decide_expected_f1(np.array([[0.2, 0.5], [np.nan, 0.1]], np.float32))
