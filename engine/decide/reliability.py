"""How far scores can be read as chances: reliability, calibration error and Brier score.

Of the cells scored near 0.8 some four in five should be positive. Unknown cells count nowhere.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.data.dataset import States
from engine.decide.metrics import Floats, Scores
from engine.decide.thresholds import check_scores
from engine.errors import EngineError
from engine.language import tr

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reliability:
    """Scores against what was true, in bins of equal width; NaN where nothing was counted.

    A bin takes scores above its lower edge up to its upper one, the first takes 0 as well.
    """

    edges: Floats
    """``[bins + 1]``, from 0 to 1."""
    means: Floats
    """Mean score in each bin of each label, ``[labels, bins]``."""
    shares: Floats
    """Share of positives there."""
    counts: Counts
    """Known cells there."""
    ece: Floats
    """Expected calibration error of each label ``[labels]``: the mean gap between score and share,
    bins weighted by their cells, in 0..1."""
    brier: Floats
    """Mean square of score less truth, of each label ``[labels]``."""
    pooled_means: Floats
    """All labels taken for one, ``[bins]``; the same for the fields below."""
    pooled_shares: Floats
    pooled_counts: Counts
    pooled_ece: float
    pooled_brier: float


def reliability(scores: Scores, targets: States, bins: int = 15) -> Reliability:
    """Count positives by score, for each label and all together.

    Scores in 0..1 and targets are ``[n, labels]``. Raises ``EngineError`` for shapes that differ,
    scores that are no numbers or outside 0..1, and fewer than one bin.
    """
    check_cells(scores, targets)
    if bins < 1:
        raise EngineError(
            tr("{bins} bins hold no scores. Take at least one, 15 are usual.").format(bins=bins)
        )
    labels, edges = scores.shape[1], np.linspace(0.0, 1.0, bins + 1)
    rows, columns = np.nonzero(targets >= 0)
    score = scores[rows, columns].astype(np.float64)
    truth = (targets[rows, columns] == 1).astype(np.float64)
    cell = columns * bins + np.searchsorted(edges[1:-1], score)
    size = labels * bins
    counts = np.bincount(cell, minlength=size).reshape(labels, bins)
    total = np.bincount(cell, weights=score, minlength=size).reshape(labels, bins)
    positives = np.bincount(cell, weights=truth, minlength=size).reshape(labels, bins)
    squares = np.bincount(columns, weights=np.square(score - truth), minlength=labels)
    all_total, all_positives, all_counts = (x.sum(axis=0) for x in (total, positives, counts))
    return Reliability(
        edges=edges,
        means=_ratio(total, counts),
        shares=_ratio(positives, counts),
        counts=counts,
        ece=_error(total, positives, counts),
        brier=_ratio(squares, counts.sum(axis=1)),
        pooled_means=_ratio(all_total, all_counts),
        pooled_shares=_ratio(all_positives, all_counts),
        pooled_counts=all_counts,
        pooled_ece=float(_error(all_total, all_positives, all_counts)),
        pooled_brier=float(_ratio(squares.sum(), counts.sum())),
    )


def check_cells(scores: Scores, targets: States) -> None:
    """Raise ``EngineError`` unless both are ``[n, labels]`` and scores are numbers in 0..1."""
    if scores.ndim != 2 or scores.shape != targets.shape:
        raise EngineError(
            tr(
                "Scores of shape {shape} and targets of shape {shape_2} do not belong "
                "together. Give both one row a photo and one column a label."
            ).format(shape=scores.shape, shape_2=targets.shape)
        )
    check_range(scores)


def check_range(scores: Scores) -> None:
    """Raise ``EngineError`` unless scores ``[n, labels]`` are numbers in 0..1."""
    check_scores(scores)
    if scores.size and not (scores.min() >= 0.0 and scores.max() <= 1.0):
        raise EngineError(
            tr(
                "Scores run from {min:g} to {max:g}, but must lie in 0..1. Give scores, not logits."
            ).format(min=scores.min(), max=scores.max())
        )


def _error(
    total: npt.NDArray[Any], positives: npt.NDArray[Any], counts: npt.NDArray[Any]
) -> Floats:
    """Return the calibration error from sums over bins, the last axis."""
    # The gap of a bin times its cells is the gap of its sums.
    return _ratio(np.abs(total - positives).sum(axis=-1), counts.sum(axis=-1))


def _ratio(part: npt.ArrayLike, whole: npt.ArrayLike) -> Floats:
    part, whole = np.asarray(part, dtype=np.float64), np.asarray(whole)
    ratio: Floats = np.divide(part, whole, out=np.full(part.shape, np.nan), where=whole > 0)
    return ratio
