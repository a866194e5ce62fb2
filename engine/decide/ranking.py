"""How well scores rank, before any threshold: by label over the rows, by row over the labels.

Targets are int8 ``[n, labels]`` with 1 positive, 0 negative, -1 unknown; an unknown cell counts
nowhere. Equal scores share the lowest place among them, so a tie never helps.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.data.dataset import IntArray, States
from engine.decide.metrics import Floats, Scores
from engine.decide.thresholds import check_scores
from engine.errors import EngineError
from engine.language import tr

_CHUNK_CELLS = 2_000_000
"""Comparisons of a positive cell with its row that are held at once, 10 MB."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ranking:
    """Figures of one set of scores; 0.0 where a mean has nothing to count.

    The last three are means over the rows with a known cell.
    """

    average_precision: Floats
    """Of each label ``[labels]``, in 0..1; NaN for a label without positives."""
    mean_average_precision: float
    """Mean over the labels that have one (mAP)."""
    micro_average_precision: float
    """That of all cells taken for one label's."""
    label_ranking_precision: float
    """LRAP: share of positives down to each positive of a row; a row without counts 1."""
    ranking_loss: float
    """Share of a row's pairs of a positive and a negative not in that order; without pairs 0."""
    coverage_error: float
    """Labels to go down in a row to have all its positives; from 0 to the number of labels."""

    def figures(self) -> dict[str, float]:
        """Return every figure that is one number for all labels, under its field name."""
        return {
            "mean_average_precision": self.mean_average_precision,
            "micro_average_precision": self.micro_average_precision,
            "label_ranking_precision": self.label_ranking_precision,
            "ranking_loss": self.ranking_loss,
            "coverage_error": self.coverage_error,
        }


class _RowSums(NamedTuple):
    """The row figures, summed over rows with a known cell."""

    rows: int
    precision: float
    loss: float
    coverage: float


def rank(targets: States, scores: Scores) -> Ranking:
    """Judge the order of scores ``[n, labels]``, of any range.

    Raises ``EngineError`` for scores of another shape than the targets and for scores that are no
    numbers.
    """
    if targets.ndim != 2 or targets.shape != scores.shape:
        raise EngineError(
            tr(
                "Scores of shape {shape} do not belong to targets of shape {shape_2}. "
                "Both need one row an item and one column a label."
            ).format(shape=scores.shape, shape_2=targets.shape)
        )
    check_scores(scores)
    known, positive = targets >= 0, targets == 1
    columns = range(targets.shape[1])
    of_labels = np.array(
        [
            _average_precision(scores[known[:, c], c], scores[positive[:, c], c], nothing=np.nan)
            for c in columns
        ],
        dtype=np.float64,
    )
    defined = of_labels[~np.isnan(of_labels)]
    sums = _row_sums(targets, scores)
    rows = max(sums.rows, 1)
    return Ranking(
        average_precision=of_labels,
        mean_average_precision=float(defined.mean()) if defined.size else 0.0,
        micro_average_precision=_average_precision(scores[known], scores[positive], nothing=0.0),
        label_ranking_precision=sums.precision / rows,
        ranking_loss=sums.loss / rows,
        coverage_error=sums.coverage / rows,
    )


def constant_ranking(targets: States) -> Ranking:
    """Judge the ranking that gives every row the labels' frequencies: the bar for any model.

    A label's average precision is then its frequency among its known cells.
    """
    known = np.count_nonzero(targets >= 0, axis=0)
    frequency = np.count_nonzero(targets == 1, axis=0) / np.maximum(known, 1)
    return rank(targets, np.broadcast_to(frequency.astype(np.float32), targets.shape))


def _average_precision(known: Scores, positive: Scores, *, nothing: float) -> float:
    """Return the mean precision at the scores of the positives, which are among the known."""
    if not positive.size:
        return nothing
    known, positive = np.sort(known), np.sort(positive)
    claimed = len(known) - np.searchsorted(known, positive)
    hits = len(positive) - np.searchsorted(positive, positive)
    return float((hits / claimed).mean())


def _row_sums(targets: States, scores: Scores) -> _RowSums:
    """Sum over chunks of rows, whose pairs of labels fit in memory even if all are positive."""
    step = max(1, _CHUNK_CELLS // max(targets.shape[1], 1) ** 2)
    chunks = [slice(start, start + step) for start in range(0, len(targets), step)]
    parts = [_chunk_sums(targets[chunk], scores[chunk]) for chunk in chunks]
    return _RowSums(
        rows=sum(part.rows for part in parts),
        precision=sum(part.precision for part in parts),
        loss=sum(part.loss for part in parts),
        coverage=sum(part.coverage for part in parts),
    )


def _chunk_sums(targets: States, scores: Scores) -> _RowSums:
    """Compare each positive cell with its row; the others are never looked at one by one."""
    known, positive = targets >= 0, targets == 1
    row, column = np.nonzero(positive)
    ahead = scores[row] >= scores[row, column][:, None]
    ahead &= known[row]
    place = np.count_nonzero(ahead, axis=1)
    ahead &= positive[row]
    hits = np.count_nonzero(ahead, axis=1)
    knowns, positives = np.count_nonzero(known, axis=1), np.count_nonzero(positive, axis=1)
    pairs = positives * (knowns - positives)
    precision = _row_sum(row, hits / np.maximum(place, 1), len(targets))
    wrong = _row_sum(row, place - hits, len(targets))
    coverage = np.zeros(len(targets))
    np.maximum.at(coverage, row, place)
    some, none = positives > 0, (positives == 0) & (knowns > 0)
    return _RowSums(
        rows=int(np.count_nonzero(knowns)),
        precision=float((precision[some] / positives[some]).sum() + np.count_nonzero(none)),
        loss=float((wrong[pairs > 0] / pairs[pairs > 0]).sum()),
        coverage=float(coverage.sum()),
    )


def _row_sum(row: IntArray, values: npt.NDArray[np.generic], rows: int) -> Floats:
    return np.bincount(row, weights=values, minlength=rows).astype(np.float64)
