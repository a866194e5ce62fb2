"""How far an F1 could be off by the luck of the rows, and whether two methods truly differ.

Rows are drawn again with replacement, many times (Efron 1979). An F1 is a ratio of sums over rows,
so each row is counted once and a draw costs one row of a matrix product. Unknown cells count
nowhere, and rows of unknown cells only are not drawn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from engine.data.dataset import States
from engine.decide.metrics import Bools, Floats
from engine.errors import EngineError
from engine.language import tr

METRICS = ("micro_f1", "macro_f1", "samples_f1")
_CHUNK_CELLS = 4_000_000
"""Rows times draws held at once, 16 MB."""

Singles = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A metric in 0..1 and the bounds between which it lies over most draws of rows."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """How much better the first of two decisions is on the same rows."""

    difference: float
    low: float
    high: float
    p_value: float
    """Chance of a difference as far from 0 if the two were equally good; two-sided."""


class _Table(NamedTuple):
    """A metric prepared for drawing: what each row adds, and the metric from the sums."""

    rows: Floats
    """``[n, sums]``"""
    figure: Callable[[Floats], Floats]
    """From sums ``[draws, sums]`` to the metric ``[draws]``."""


def bootstrap_interval(
    targets: States,
    decisions: Bools,
    metrics: Sequence[str] = METRICS,
    *,
    resamples: int = 1000,
    seed: int = 0,
    level: float = 0.95,
) -> dict[str, Interval]:
    """Return the percentile interval of each metric named, over draws of the rows.

    Targets and decisions are ``[n, labels]``. Raises ``EngineError`` for an unknown metric, a
    level outside 0..1 and where no row has a known cell.
    """
    _check(metrics, resamples, level)
    tables = [_table(targets, decisions, name) for name in metrics]
    values, draws = _drawn(tables, resamples, seed)
    bounds = [_bounds(drawn, level) for drawn in draws]
    return {
        name: Interval(value=float(value), low=low, high=high)
        for name, value, (low, high) in zip(metrics, values, bounds, strict=True)
    }


def paired_difference(
    targets: States,
    decisions_a: Bools,
    decisions_b: Bools,
    metric: str,
    *,
    resamples: int = 1000,
    seed: int = 0,
    level: float = 0.95,
) -> Paired:
    """Compare two decisions on the same rows, both scored on the same draws: a less b.

    The p-value is the share of draws whose difference lies as far from the one seen as that does
    from 0, the one seen counted among them; it is never below 1 / (resamples + 1). Raises
    ``EngineError`` as ``bootstrap_interval`` does.
    """
    _check([metric], resamples, level)
    tables = [_table(targets, decisions, metric) for decisions in (decisions_a, decisions_b)]
    values, draws = _drawn(tables, resamples, seed)
    difference, drawn = float(values[0] - values[1]), draws[0] - draws[1]
    # Equal differences may part in the last bits.
    as_far = np.abs(drawn - difference) >= abs(difference) - 1e-12
    low, high = _bounds(drawn, level)
    p_value = (1 + int(as_far.sum())) / (resamples + 1)
    return Paired(difference=difference, low=low, high=high, p_value=p_value)


def _check(metrics: Sequence[str], resamples: int, level: float) -> None:
    for name in metrics:
        if name not in METRICS:
            raise EngineError(
                tr("'{name}' cannot be drawn. Choose among {join}.").format(
                    name=name, join=", ".join(METRICS)
                )
            )
    if resamples < 1 or not 0.0 < level < 1.0:
        raise EngineError(
            tr(
                "{resamples} draws at a level of {level:g} give no interval. Take at "
                "least one draw and a level between 0 and 1, such as 0.95."
            ).format(resamples=resamples, level=level)
        )


def _table(targets: States, decisions: Bools, metric: str) -> _Table:
    rows = (targets >= 0).any(axis=1)
    if not rows.any():
        raise EngineError(
            tr("No row has a known cell, so there is nothing to draw. Label some first.")
        )
    positive = targets[rows] == 1
    claimed = decisions[rows] & (targets[rows] >= 0)
    hits = (positive & claimed).astype(np.float64)
    total = positive.astype(np.float64) + claimed
    if metric == "macro_f1":
        return _Table(np.hstack([hits, total]), _label_mean)
    hits, total = hits.sum(axis=1, keepdims=True), total.sum(axis=1, keepdims=True)
    if metric == "micro_f1":
        return _Table(np.hstack([hits, total]), _label_mean)
    f1 = np.where(total == 0, 1.0, 2 * hits / np.maximum(total, 1))
    return _Table(np.hstack([f1, np.ones_like(f1)]), _mean)


def _label_mean(sums: Floats) -> Floats:
    """Return the mean F1 of the labels; micro F1 is that of all labels taken for one."""
    hits, total = np.hsplit(sums, 2)
    f1: Floats = (2 * hits / np.maximum(total, 1)).mean(axis=1)
    return f1


def _mean(sums: Floats) -> Floats:
    mean: Floats = sums[:, 0] / sums[:, 1]
    return mean


def _drawn(tables: list[_Table], resamples: int, seed: int) -> tuple[Floats, Floats]:
    """Return each table's metric on the rows as they are ``[tables]`` and ``[tables, draws]``."""
    rows = np.hstack([table.rows for table in tables])
    ends = np.cumsum([table.rows.shape[1] for table in tables])[:-1]
    n, rng = len(rows), np.random.default_rng(seed)
    sums = [rows.sum(axis=0)[None]]
    # Counts stay whole numbers in float32, whose product is twice as fast.
    counts = rows.astype(np.float32)
    step = max(1, _CHUNK_CELLS // n)
    for start in range(0, resamples, step):
        draws = min(step, resamples - start)
        sums.append((_times_drawn(rng, draws, n) @ counts).astype(np.float64))
    parts = np.split(np.vstack(sums), ends, axis=1)
    figures = np.stack([t.figure(part) for t, part in zip(tables, parts, strict=True)])
    return figures[:, 0], figures[:, 1:]


def _times_drawn(rng: np.random.Generator, draws: int, n: int) -> Singles:
    """Return how often each of n rows comes in n drawn with replacement, ``[draws, n]``."""
    chosen = rng.integers(n, size=(draws, n), dtype=np.int32)
    times = np.zeros((draws, n), dtype=np.float32)
    for draw in range(draws):
        times[draw] = np.bincount(chosen[draw], minlength=n)
    return times


def _bounds(drawn: Floats, level: float) -> tuple[float, float]:
    low, high = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)
