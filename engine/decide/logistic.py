"""Straight lines from logits to better logits, fitted by the log loss with Newton's method."""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.decide.metrics import Floats, Scores

EDGE = 2.0**-24
"""Scores come no nearer to 0 or 1; ``1 - EDGE`` is the highest float32 below 1."""
SLOPES = (0.01, 100.0)
"""No fitted slope leaves these bounds: at 0 or below it would turn the order of the rows."""
_PRIOR = 1e-3
"""Weight of (slope - 1)² / 2 beside a sum over cells; it decides where scores are all the same."""
_STEPS, _HALVINGS = 50, 30
_ENOUGH = 1e-9
"""Log loss, summed over the cells, below which a step is not worth taking."""

Ints = npt.NDArray[np.int64]


class _Point(NamedTuple):
    loss: float
    residual: Floats
    """Fitted probability less target, a cell."""
    weight: Floats
    """Second derivative of the loss by the logit, a cell."""


def to_logits(scores: Scores) -> Floats:
    """Return log odds, float64, of scores in 0..1; at most 16.7 either way."""
    inside = np.clip(scores.astype(np.float64), EDGE, 1.0 - EDGE)
    logits: Floats = np.log(inside / (1.0 - inside))
    return logits


def to_scores(logits: Floats) -> Scores:
    """Return float32 scores, each above 0 and below 1."""
    # Beyond 20 the bounds hold anyway, and exp does not overflow.
    odds = np.exp(-np.clip(logits, -20.0, 20.0))
    return np.clip(1.0 / (1.0 + odds), EDGE, 1.0 - EDGE).astype(np.float32)


def smoothed(positive: npt.NDArray[np.bool_]) -> Floats:
    """Return targets a little inside 0..1, by the counts of positives and negatives (Platt 1999).

    They are what one more positive and one more negative would leave, so that a fit stays finite
    where scores part the two without a fault.
    """
    positives = int(positive.sum())
    negatives = positive.size - positives
    return np.where(positive, (positives + 1) / (positives + 2), 1 / (negatives + 2))


def fit_slope(logits: Floats, targets: Floats) -> float:
    """Return the slope of the lowest log loss for logits ``[cells]`` and targets in 0..1."""
    return _fit(logits, targets, None, np.zeros(0), slope=1.0, free=True)[0]


def fit_lines(
    logits: Floats, targets: Floats, columns: Ints, *, slope: float | None = None
) -> tuple[float, Floats]:
    """Return one slope for all cells and one bias a label, of the lowest log loss.

    Logits, targets in 0..1 and ``columns`` are ``[cells]``; ``columns`` numbers the labels from 0
    without a gap. A given slope is kept, and only biases are fitted.
    """
    biases = np.zeros(int(columns.max()) + 1)
    start = 1.0 if slope is None else slope
    return _fit(logits, targets, columns, biases, slope=start, free=slope is None)


def _fit(
    x: Floats, targets: Floats, columns: Ints | None, biases: Floats, *, slope: float, free: bool
) -> tuple[float, Floats]:
    """Take Newton's steps inside the bounds, each halved until the loss falls.

    The matrix of second derivatives has entries only for the slope and on the diagonal of the
    biases, so it is solved by taking the biases out first.
    """
    point = _at(x, targets, columns, slope, biases)
    for _ in range(_STEPS):
        slope_gradient = float(point.residual @ x) + _PRIOR * (slope - 1.0)
        curvature = float(point.weight @ np.square(x)) + _PRIOR
        gradient, mixed, own = (
            _sums(columns, values, len(biases))
            for values in (point.residual, point.weight * x, point.weight)
        )
        own = own + _ENOUGH  # cells far out have next to no weight
        turn = 0.0
        if free:
            pull = slope_gradient - float((mixed * gradient / own).sum())
            turn = pull / max(curvature - float((np.square(mixed) / own).sum()), _PRIOR)
            turn = float(np.clip(slope - turn, *SLOPES)) - slope
        shift = -(gradient + mixed * turn) / own
        if -(slope_gradient * turn * free + float(gradient @ shift)) < _ENOUGH:
            break
        for halving in range(_HALVINGS):
            part = 0.5**halving
            trial = _at(x, targets, columns, slope + part * turn, biases + part * shift)
            if trial.loss <= point.loss:
                break
        else:
            break
        slope, biases, point = slope + part * turn, biases + part * shift, trial
    return slope, biases


def _at(x: Floats, targets: Floats, columns: Ints | None, slope: float, biases: Floats) -> _Point:
    z = slope * x if columns is None else slope * x + biases[columns]
    small = np.exp(-np.abs(z))
    fitted = np.where(z >= 0, 1.0, small) / (1.0 + small)
    loss = (np.maximum(z, 0.0) + np.log1p(small) - targets * z).sum()
    return _Point(
        loss=float(loss) + _PRIOR * (slope - 1.0) ** 2 / 2,
        residual=fitted - targets,
        weight=small / np.square(1.0 + small),
    )


def _sums(columns: Ints | None, values: Floats, labels: int) -> Floats:
    if columns is None:
        return np.zeros(labels)
    return np.bincount(columns, weights=values, minlength=labels).astype(np.float64)
