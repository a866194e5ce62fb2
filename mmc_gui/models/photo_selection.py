"""Which photos are chosen: Shift runs in reading order, Ctrl adds, and a million is no burden.

Kept by row of the data set and not as Qt's rectangles of cells, so that it survives filtering,
sorting and another number of columns, and choosing all costs one array.
"""

import numpy as np
from numpy.typing import NDArray

Order = NDArray[np.int64]


class PhotoSelection:
    """A set of rows, changed by places in the reading order as the mouse and the keys name them."""

    def __init__(self) -> None:
        self._order: Order = np.zeros(0, dtype=np.int64)
        self._chosen = np.zeros(0, dtype=np.bool_)
        self._before_run = self._chosen
        self._anchor_row: int | None = None

    @property
    def rows(self) -> Order:
        """The chosen rows in reading order."""
        return self._order[self._chosen[self._order]]

    @property
    def count(self) -> int:
        """How many rows are chosen."""
        return int(np.count_nonzero(self._chosen))

    def has(self, row: int) -> bool:
        """Tell whether a row is chosen."""
        return bool(self._chosen[row])

    def begin(self, row_count: int, order: Order) -> None:
        """Start anew for another data set, with nothing chosen."""
        self._order = order
        self._chosen = np.zeros(row_count, dtype=np.bool_)
        self._before_run = self._chosen
        self._anchor_row = None

    def set_order(self, order: Order) -> None:
        """Follow a filter or a sorting: rows that are not visible any more are let go."""
        visible = np.zeros_like(self._chosen)
        visible[order] = True
        self._order = order
        self._chosen = self._chosen & visible
        self._before_run = np.zeros_like(self._chosen)
        if self._anchor_row is not None and not visible[self._anchor_row]:
            self._anchor_row = None

    def clear(self) -> None:
        """Choose nothing."""
        self._chosen = np.zeros_like(self._chosen)
        self._before_run = self._chosen

    def choose_all(self) -> None:
        """Choose all visible rows."""
        chosen = np.zeros_like(self._chosen)
        chosen[self._order] = True
        self._chosen = self._before_run = chosen

    def choose_only(self, position: int) -> None:
        """Choose one row; runs start from it."""
        self.clear()
        self._anchor_at(position)
        self._chosen = self._chosen.copy()
        self._chosen[self._anchor_row] = True

    def toggle(self, position: int) -> None:
        """Add or take away one row; runs start from it."""
        self._anchor_at(position)
        self._before_run = self._chosen
        self._chosen = self._chosen.copy()
        self._chosen[self._anchor_row] ^= True

    def run_to(self, position: int, *, keep: bool) -> None:
        """Choose from the anchor to here, in place of the last run; `keep` what was before."""
        if self._anchor_row is None:
            self._anchor_at(position)
        if not keep:
            self._before_run = np.zeros_like(self._chosen)
        anchor = int(np.flatnonzero(self._order == self._anchor_row)[0])
        low, high = min(anchor, position), max(anchor, position)
        self._chosen = self._before_run.copy()
        self._chosen[self._order[low : high + 1]] = True

    def _anchor_at(self, position: int) -> None:
        self._anchor_row = int(self._order[position])
