"""The decision of the highest expected samples F1, row by row, without any threshold.

Scores are taken for the probabilities of labels that are independent given the row. The best set
of k labels is then that of the k highest scores, and the expectation for each k is exact (Ye, Chai,
Lee, Chieu 2012, "Optimizing F-measures: a tale of two approaches"; the setting is that of
Dembczynski et al. 2011). Calibrate scores first: this rule believes them.
"""

import numpy as np

from engine.decide.metrics import Bools, Floats, Scores
from engine.decide.thresholds import check_scores
from engine.errors import EngineError
from engine.language import tr

_CHUNK_CELLS = 400_000
"""Numbers held at once: few enough to stay in the processor's cache."""


def decide_expected_f1(scores: Scores, *, forbid_empty: bool = True) -> Bools:
    """Turn scores ``[n, labels]`` in 0..1 into the decisions of the highest expected F1.

    Of equally good sets the smallest is taken, of equal scores the first. An empty set counts 1
    where the row has no label, as in ``evaluate``. Raises ``EngineError`` for scores that are no
    numbers or no probabilities.
    """
    check_scores(scores)
    if scores.size and (scores.min() < 0.0 or scores.max() > 1.0):
        raise EngineError(
            tr(
                "Scores reach from {min:g} to {max:g}, but the expected-F1 decision "
                "needs probabilities in 0..1. Give scores, not logits."
            ).format(min=scores.min(), max=scores.max())
        )
    decisions = np.zeros(scores.shape, dtype=bool)
    if not scores.size:
        return decisions
    order = np.argsort(-scores, axis=1, kind="stable")
    ranked = np.take_along_axis(scores, order, axis=1).astype(np.float64)
    rows, labels = scores.shape
    size = np.empty(rows, dtype=np.int64)
    step = max(1, _CHUNK_CELLS // (labels + 1) ** 2)
    for start in range(0, rows, step):
        chunk = slice(start, start + step)
        expected = _expected(np.ascontiguousarray(ranked[chunk].T))
        least = 1 if forbid_empty else 0
        size[chunk] = expected[least:].argmax(axis=0) + least
    np.put_along_axis(decisions, order, np.arange(labels) < size[:, None], axis=1)
    return decisions


def _expected(p: Floats) -> Floats:
    """Return the expected F1 of the first k labels ``[labels + 1, n]`` of ``p`` ``[labels, n]``.

    With h hits among the first k and r positives among the rest, F1 is 2 h / (k + h + r). The
    numbers of hits are built up label by label, the means of 1 / (k + h + r) over r are taken
    down from the last; sums of positive terms throughout, so nothing cancels.
    """
    labels, rows = p.shape
    chances = _hit_chances(p)
    expected = np.empty((labels + 1, rows))
    expected[0] = np.prod(1.0 - p, axis=0)
    # inverse[a - 1] is the mean of 1 / (a + r)
    inverse = np.repeat(1.0 / np.arange(1, 2 * labels + 1)[:, None], rows, axis=1)
    for k in range(labels, 0, -1):
        hits = np.arange(1, k + 1)[:, None]
        expected[k] = 2.0 * (hits * chances[k, 1 : k + 1] * inverse[k : 2 * k]).sum(axis=0)
        inverse = inverse[:-1] + p[k - 1] * (inverse[1:] - inverse[:-1])
    return expected


def _hit_chances(p: Floats) -> Floats:
    """Return the chance of h positives among the first k labels, ``[k, h, n]``."""
    labels, rows = p.shape
    chances = np.zeros((labels + 1, labels + 1, rows))
    chances[0, 0] = 1.0
    for k in range(1, labels + 1):
        chances[k, :k] = chances[k - 1, :k] * (1.0 - p[k - 1])
        chances[k, 1 : k + 1] += chances[k - 1, :k] * p[k - 1]
    return chances
