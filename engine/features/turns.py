"""In which order photos are encoded: as they stand, but what somebody looks at comes first."""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from engine.data.dataset import IntArray


def in_turn(
    rows: IntArray, items: IntArray, looked_at: Callable[[], Sequence[int]]
) -> Iterator[int]:
    """Yield each of some rows once.

    ``items`` are the item numbers of all rows. ``looked_at`` is asked before each row is yielded
    and gives the numbers of items that are wanted soonest; the same object for the same ones.
    """
    waiting = np.zeros(len(items), dtype=bool)
    waiting[rows] = True
    seen: Sequence[int] = ()
    near: list[int] = []
    for row in map(int, rows):
        while waiting[row]:
            if (now := looked_at()) is not seen:
                seen = now
                wanted = np.isin(items, np.asarray(now, dtype=np.int64)) & waiting
                near = np.flatnonzero(wanted)[::-1].tolist()
            this = near.pop() if near else row
            waiting[this] = False
            yield this
