"""Errors counted by label, by pair and by row."""

import numpy as np
import pytest
from sklearn.metrics import log_loss, multilabel_confusion_matrix

from engine.data.dataset import States
from engine.decide.confusions import find_confusions
from engine.decide.metrics import Bools, Scores
from engine.errors import EngineError


def drawn(rows: int = 300, labels: int = 5, seed: int = 0) -> tuple[Scores, States, Bools]:
    rng = np.random.default_rng(seed)
    targets = (rng.random((rows, labels)) < 0.4).astype(np.int8)
    scores = np.clip(0.3 + 0.4 * targets + rng.normal(0, 0.25, targets.shape), 0, 1)
    return scores.astype(np.float32), targets, scores >= 0.5


def test_counts_are_those_of_scikit_learn() -> None:
    scores, targets, decisions = drawn()
    found = find_confusions(scores, targets, decisions)
    tables = multilabel_confusion_matrix(targets, decisions)
    np.testing.assert_array_equal(found.wrong, tables[:, 0, 1])
    np.testing.assert_array_equal(found.missed, tables[:, 1, 0])
    np.testing.assert_array_equal(found.support, targets.sum(axis=0))
    np.testing.assert_allclose(found.miss_rates(), tables[:, 1, 0] / tables[:, 1].sum(axis=1))
    np.testing.assert_allclose(found.wrong_rates(), tables[:, 0, 1] / tables[:, :, 1].sum(axis=1))


def test_a_pair_counts_rows_that_miss_one_and_have_the_other_wrongly() -> None:
    scores, targets, decisions = drawn(seed=1)
    found = find_confusions(scores, targets, decisions)
    for a in range(5):
        for b in range(5):
            rows = (targets[:, a] == 1) & ~decisions[:, a] & (targets[:, b] == 0) & decisions[:, b]
            assert found.instead[a, b] == rows.sum()
    assert (found.instead.diagonal() == 0).all()


def test_the_loss_of_a_row_is_that_of_scikit_learn() -> None:
    scores, targets, decisions = drawn(40, seed=2)
    scores = scores.clip(0.01, 0.99)
    found = find_confusions(scores, targets, decisions)
    expected = [
        log_loss(truth, row.astype(np.float64), labels=[0, 1])
        for truth, row in zip(targets, scores, strict=True)
    ]
    np.testing.assert_allclose(found.row_loss, expected, rtol=1e-6)


def test_unknown_cells_are_no_errors() -> None:
    scores, targets, decisions = drawn(60, seed=3)
    targets[:20] = -1
    targets[20:40, 2] = -1
    found = find_confusions(scores, targets, decisions)
    assert found.row_missed[:20].sum() == found.row_wrong[:20].sum() == 0
    assert (found.row_loss[:20] == 0).all()
    part = find_confusions(scores[20:40][:, [0, 1, 3, 4]], targets[20:40][:, [0, 1, 3, 4]],
                           decisions[20:40][:, [0, 1, 3, 4]])  # fmt: skip
    np.testing.assert_array_equal(found.row_missed[20:40], part.row_missed)
    np.testing.assert_allclose(found.row_loss[20:40], part.row_loss)


def test_the_worst_rows_come_first_and_right_ones_never() -> None:
    scores, targets, decisions = drawn(seed=4)
    found = find_confusions(scores, targets, decisions)
    errors = ((targets == 1) != decisions).sum(axis=1)
    by_loss, by_labels = found.worst_by_loss(1000), found.worst_by_labels(1000)
    assert set(by_loss.tolist()) == set(by_labels.tolist()) == set(np.flatnonzero(errors).tolist())
    assert (np.diff(found.row_loss[by_loss]) <= 0).all()
    assert (np.diff(errors[by_labels]) <= 0).all()
    assert len(found.worst_by_loss(7)) == 7


def test_a_label_without_rows_has_no_rate() -> None:
    nothing = np.zeros((3, 2), np.float32)
    found = find_confusions(nothing, np.zeros((3, 2), np.int8), np.zeros((3, 2), bool))
    assert np.isnan(found.miss_rates()).all()
    assert np.isnan(found.wrong_rates()).all()
    assert len(found.worst_by_loss(5)) == 0
    empty = find_confusions(nothing[:0], np.zeros((0, 2), np.int8), np.zeros((0, 2), bool))
    assert empty.instead.tolist() == [[0, 0], [0, 0]]


def test_what_does_not_belong_together_is_refused() -> None:
    with pytest.raises(EngineError, match="belong together"):
        find_confusions(np.zeros((3, 2), np.float32), np.zeros((3, 2), np.int8),
                        np.zeros((2, 2), bool))  # fmt: skip
