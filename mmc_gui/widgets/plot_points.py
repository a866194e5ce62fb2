"""The numbers behind a plot, in arrays that grow."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


class Points:
    """The points of all curves, in arrays that double when full."""

    def __init__(self, names: Sequence[str]) -> None:
        self.count = 0
        self._x: Floats = np.empty(64)
        self._y: dict[str, Floats] = {name: np.empty(64) for name in names}

    @property
    def x(self) -> Floats:
        """The places of the points."""
        return self._x[: self.count]

    def y(self, name: str) -> Floats:
        """Return the values of a curve; NaN where it has none."""
        return self._y[name][: self.count]

    def add(self, x: float, values: Mapping[str, float]) -> None:
        """Append a point to each curve."""
        if self.count == len(self._x):
            more = np.empty(max(64, self.count))
            self._x = np.concatenate([self._x, more])
            self._y = {k: np.concatenate([y, more]) for k, y in self._y.items()}
        self._x[self.count] = x
        for name, column in self._y.items():
            value = values.get(name, math.nan)
            column[self.count] = value if math.isfinite(value) else math.nan
        self.count += 1

    def replace(self, x: Floats, columns: Mapping[str, Floats]) -> None:
        """Take other points; a column that is shorter than ``x`` ends early."""
        self.count = len(x)
        self._x = np.array(x, dtype=np.float64)
        self._y = {name: np.full(len(x), math.nan) for name in self._y}
        for name, y in columns.items():
            self._y[name][: len(y)] = np.where(np.isfinite(y), y, math.nan)

    def nearest(self, x: float) -> int:
        """Return which point is nearest to a place."""
        return int(np.argmin(np.abs(self.x - x)))
