"""What lies behind the curves of a plot: earlier curves to compare with, and smoothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

MOST_SMOOTHING = 0.95
DASHES = ((5.0, 3.0), (2.0, 3.0), (8.0, 3.0, 2.0, 3.0), (1.0, 2.0), (12.0, 4.0))
"""Lengths of line and gap, in widths of the line, by which earlier curves are told apart."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Overlay:
    """Curves of something earlier, drawn dashed and muted behind those that grow."""

    name: str
    x: Floats
    columns: Mapping[str, Floats]
    """By the names of the plot's own curves; each as long as ``x``."""

    def at(self, x: float, name: str) -> float:
        """Return the value of a curve at the nearest place; NaN beyond its ends."""
        if not len(self.x) or name not in self.columns or not self.x[0] <= x <= self.x[-1]:
            return float("nan")
        return float(self.columns[name][int(np.argmin(np.abs(self.x - x)))])


def smooth(y: Floats, share: float) -> Floats:
    """Return a running mean in which each value weighs ``share`` of the one after it.

    What is not finite stays as it is, and does not spread. The first values are not drawn towards
    zero, as a plain exponential mean would do.
    """
    smoothed = y.copy()
    total = weight = 0.0
    for place, value in enumerate(y.tolist()):
        if np.isfinite(value):
            total, weight = share * total + value, share * weight + 1.0
            smoothed[place] = total / weight
    return smoothed
