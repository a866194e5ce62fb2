"""The ranking figures against scikit-learn, row by row where cells are unknown, and at ties."""

import warnings

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from sklearn import metrics as oracle

from engine.decide import ranking
from engine.decide.ranking import constant_ranking, rank
from engine.errors import EngineError

Case = tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]
SHAPES = arrays.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=7)
STEPS = st.sampled_from([0.0, 0.25, 0.5, 0.75, 1.0])


def cases(low: int) -> st.SearchStrategy[Case]:
    """Return targets from ``low`` (-1 with unknown cells) to 1, and scores with many ties."""
    return SHAPES.flatmap(
        lambda shape: st.tuples(
            arrays.arrays(np.int8, shape, elements=st.integers(low, 1)),
            arrays.arrays(np.float32, shape, elements=STEPS),
        )
    )


@given(cases(low=0))
def test_figures_are_those_of_scikit_learn(case: Case) -> None:
    targets, scores = case
    found = rank(targets, scores)
    assert found.label_ranking_precision == pytest.approx(
        oracle.label_ranking_average_precision_score(targets, scores)
    )
    assert found.ranking_loss == pytest.approx(oracle.label_ranking_loss(targets, scores))
    assert found.coverage_error == pytest.approx(oracle.coverage_error(targets, scores))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        expected = [
            oracle.average_precision_score(truth, score) if truth.any() else np.nan
            for truth, score in zip(targets.T, scores.T, strict=True)
        ]
        cells = oracle.average_precision_score(targets.ravel(), scores.ravel())
    np.testing.assert_allclose(found.average_precision, expected)
    assert found.micro_average_precision == pytest.approx(cells)
    some = [value for value in expected if not np.isnan(value)]
    assert found.mean_average_precision == pytest.approx(np.mean(some) if some else 0.0)


@given(cases(low=-1))
@example((np.full((2, 2), -1, np.int8), np.zeros((2, 2), np.float32)))
def test_unknown_cells_count_nowhere(case: Case) -> None:
    targets, scores = case
    found = rank(targets, scores)
    known = targets >= 0
    rows = [(targets[row, k], scores[row, k]) for row, k in enumerate(known) if k.any()]
    # A row of one label is no table to scikit-learn; a negative far below all changes only its
    # pairs, and those are counted here by hand.
    padded = [
        (np.append(truth, np.int8(0))[None], np.append(score, np.float32(-9))[None])
        for truth, score in rows
    ]
    precision = [oracle.label_ranking_average_precision_score(*row) for row in padded]
    coverage = [oracle.coverage_error(*row) for row in padded]
    assert found.label_ranking_precision == pytest.approx(np.mean(precision) if rows else 0.0)
    assert found.coverage_error == pytest.approx(np.mean(coverage) if rows else 0.0)
    loss = [
        np.mean([low >= high for high in score[truth == 1] for low in score[truth == 0]])
        if 0 < truth.sum() < len(truth)
        else 0.0
        for truth, score in rows
    ]
    assert found.ranking_loss == pytest.approx(np.mean(loss) if rows else 0.0)


@given(cases(low=-1))
def test_neither_the_order_of_labels_nor_a_rising_curve_over_the_scores_changes_anything(
    case: Case,
) -> None:
    targets, scores = case
    order = np.arange(targets.shape[1])[::-1]
    found, other = rank(targets, scores), rank(targets[:, order], scores[:, order] ** 3 - 2)
    assert other.figures() == pytest.approx(found.figures())
    np.testing.assert_allclose(other.average_precision, found.average_precision[order])


def test_chunks_of_rows_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(0)
    targets = rng.integers(-1, 2, (500, 6)).astype(np.int8)
    scores = rng.random((500, 6), dtype=np.float32)
    whole = rank(targets, scores).figures()
    monkeypatch.setattr(ranking, "_CHUNK_CELLS", 36 * 7)
    assert rank(targets, scores).figures() == pytest.approx(whole)


def test_the_constant_ranking_has_each_labels_frequency_as_its_precision() -> None:
    targets = np.array([[1, 1, 0], [1, -1, 0], [0, 1, 0], [1, 0, -1]], np.int8)
    found = constant_ranking(targets)
    assert found.average_precision[:2].tolist() == pytest.approx([3 / 4, 2 / 3])
    assert np.isnan(found.average_precision[2])
    assert found.coverage_error == pytest.approx((2 + 1 + 2 + 1) / 4)


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (4, 0)])
def test_nothing_to_rank_is_zero(shape: tuple[int, int]) -> None:
    found = rank(np.zeros(shape, np.int8), np.zeros(shape, np.float32))
    assert set(found.figures().values()) == {0.0}


def test_scores_that_cannot_be_ranked_are_refused() -> None:
    targets = np.ones((2, 2), np.int8)
    with pytest.raises(EngineError, match="no number"):
        rank(targets, np.array([[0.1, np.nan], [0.2, 0.3]], np.float32))
    with pytest.raises(EngineError, match="one row an item"):
        rank(targets, np.ones((2, 3), np.float32))
