"""The metrics against scikit-learn, and where there is nothing to count."""

import warnings

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn.metrics import (
    accuracy_score,
    f1_score,
    hamming_loss,
    precision_score,
    recall_score,
)

from engine.decide.metrics import Evaluation, constant_guess, evaluate

SHAPES = arrays.array_shapes(min_dims=2, max_dims=2, min_side=1, max_side=7)


def states(low: int) -> st.SearchStrategy[tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]]]:
    """Return targets from ``low`` (-1 with unknown cells) to 1, and decisions of their shape."""
    return SHAPES.flatmap(
        lambda shape: st.tuples(
            arrays.arrays(np.int8, shape, elements=st.integers(low, 1)),
            arrays.arrays(np.bool_, shape),
        )
    )


def quiet(score: object, *args: object, **options: object) -> npt.NDArray[np.float64]:
    assert callable(score)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.asarray(score(*args, **options))


@given(states(low=0))
@example((np.zeros((3, 2), np.int8), np.zeros((3, 2), bool)))
@example((np.ones((1, 1), np.int8), np.ones((1, 1), bool)))
def test_all_figures_are_those_of_scikit_learn(
    case: tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]],
) -> None:
    targets, decisions = case
    found = evaluate(targets, decisions)
    # A single column would be taken for a vector of two outcomes; an empty one changes nothing
    # but the mean over labels.
    wide = np.hstack([targets, np.zeros((len(targets), 1), np.int8)])
    claims = np.hstack([decisions, np.zeros((len(targets), 1), bool)])
    labels = targets.shape[1]
    none = {"average": None, "zero_division": 0.0}
    assert found.micro_f1 == pytest.approx(
        quiet(f1_score, wide, claims, average="micro", zero_division=0.0)
    )
    assert found.samples_f1 == pytest.approx(
        quiet(f1_score, wide, claims, average="samples", zero_division=1.0)
    )
    f1 = quiet(f1_score, wide, claims, **none)[:labels]
    np.testing.assert_allclose(found.f1, f1)
    assert found.macro_f1 == pytest.approx(f1.mean())
    assert found.weighted_f1 == pytest.approx(
        quiet(f1_score, wide, claims, average="weighted", zero_division=0.0)
    )
    assert found.hamming_loss == pytest.approx(hamming_loss(targets.ravel(), decisions.ravel()))
    assert found.subset_accuracy == pytest.approx(accuracy_score(wide, claims))
    np.testing.assert_allclose(found.precision, quiet(precision_score, wide, claims, **none)[:-1])
    np.testing.assert_allclose(found.recall, quiet(recall_score, wide, claims, **none)[:-1])
    assert found.support.tolist() == (targets == 1).sum(axis=0).tolist()


@given(states(low=-1))
@example((np.full((2, 2), -1, np.int8), np.ones((2, 2), bool)))
def test_unknown_cells_count_nowhere(
    case: tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]],
) -> None:
    targets, decisions = case
    known = targets >= 0
    found = evaluate(targets, decisions)
    truth, claims = targets[known] == 1, decisions[known]
    hits, total = (truth & claims).sum(), truth.sum() + claims.sum()
    assert found.micro_f1 == pytest.approx(2 * hits / total if total else 0.0)
    of_labels = [f1(targets[k, c] == 1, decisions[k, c]) for c, k in enumerate(known.T)]
    assert found.macro_f1 == pytest.approx(np.mean(of_labels))
    of_rows = [
        f1(targets[r, k] == 1, decisions[r, k], nothing=1.0) for r, k in enumerate(known) if k.any()
    ]
    assert found.samples_f1 == pytest.approx(np.mean(of_rows) if of_rows else 0.0)
    assert found.hamming_loss == pytest.approx(np.mean(truth != claims) if truth.size else 0.0)
    right = [(truth == claims)[rows == row].all() for rows in [np.nonzero(known)[0]]
             for row in np.unique(rows)]  # fmt: skip
    assert found.subset_accuracy == pytest.approx(np.mean(right) if right else 0.0)
    weights = (targets == 1).sum(axis=0)
    assert found.weighted_f1 == pytest.approx(
        np.average(of_labels, weights=weights) if weights.any() else 0.0
    )


def f1(
    truth: npt.NDArray[np.bool_], claims: npt.NDArray[np.bool_], *, nothing: float = 0.0
) -> float:
    total = truth.sum() + claims.sum()
    return float(2 * (truth & claims).sum() / total) if total else nothing


@given(states(low=-1))
def test_what_is_decided_in_an_unknown_cell_makes_no_difference(
    case: tuple[npt.NDArray[np.int8], npt.NDArray[np.bool_]],
) -> None:
    targets, decisions = case
    other = np.where(targets < 0, ~decisions, decisions)
    assert same(evaluate(targets, decisions), evaluate(targets, other))


def same(one: Evaluation, two: Evaluation) -> bool:
    return one.figures() == two.figures() and one.f1.tolist() == two.f1.tolist()


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (4, 0)])
def test_nothing_to_count_is_zero(shape: tuple[int, int]) -> None:
    found = evaluate(np.zeros(shape, np.int8), np.zeros(shape, bool))
    assert found.micro_f1 == found.macro_f1 == 0.0
    assert set(found.figures().values()) == {0.0}
    assert found.f1.shape == (shape[1],)
    assert constant_guess(np.zeros(shape, np.int8)).micro_f1 == 0.0


def test_the_constant_guess_is_the_most_frequent_label_everywhere() -> None:
    targets = np.array([[1, 1, 0], [1, -1, 0], [0, 1, 1], [1, 0, -1]], np.int8)
    found = constant_guess(targets)
    assert found.recall.tolist() == [1.0, 0.0, 0.0]
    assert found.precision[0] == 0.75
    assert found.samples_f1 == pytest.approx((2 / 3 + 1 + 0 + 1) / 4)


def test_a_large_table_is_counted_exactly() -> None:
    rng = np.random.default_rng(0)
    targets = (rng.random((30_000, 18)) < 0.1).astype(np.int8)
    decisions = rng.random((30_000, 18)) < 0.1
    found = evaluate(targets, decisions)
    assert found.micro_f1 == f1_score(targets, decisions, average="micro")
    assert found.samples_f1 == pytest.approx(
        f1_score(targets, decisions, average="samples", zero_division=1.0), abs=1e-12
    )
