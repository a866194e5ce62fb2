"""How long captions are."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import IntArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CaptionLengths:
    """Lengths of all captions, in the order of the rows ``[n]``."""

    words: IntArray
    """Zero where there is no caption."""
    characters: IntArray
    """Without the spaces around it."""

    @property
    def missing(self) -> int:
        """Photos without a caption."""
        return int(np.count_nonzero(self.characters == 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """One bar of a histogram: how many values lie from ``low`` to below ``high``."""

    low: int
    high: int | None
    """None for the last bar, which holds all that is longer."""
    count: int


def caption_lengths(captions: Sequence[str]) -> CaptionLengths:
    """Measure captions."""
    count = len(captions)
    return CaptionLengths(
        words=np.fromiter((len(text.split()) for text in captions), dtype=np.int64, count=count),
        characters=np.fromiter((len(text.strip()) for text in captions), dtype=np.int64,
                               count=count),
    )  # fmt: skip


def histogram(values: IntArray, *, bars: int = 24, cut: float = 0.995) -> tuple[Bin, ...]:
    """Sort whole numbers into bars of an easy width.

    The last bar holds the few that are longer than the ``cut`` of all, so that one monster does
    not press the others into a single bar. Nothing for no values.
    """
    if not len(values):
        return ()
    low = int(values.min())
    usual = max(int(np.quantile(values, cut, method="higher")), low)
    step = next(step for step in _steps() if usual // step - low // step < bars)
    start = low // step * step
    edges = list(range(start, usual + 1, step))
    places = np.minimum((values - start) // step, len(edges) - 1)
    counts = np.bincount(places, minlength=len(edges))
    beyond = int(values.max()) >= edges[-1] + step
    return tuple(
        Bin(
            low=edge,
            high=None if beyond and edge == edges[-1] else edge + step,
            count=int(number),
        )
        for edge, number in zip(edges, counts, strict=True)
    )


def _steps() -> "map[int]":
    return map(_step, range(60))


def _step(number: int) -> int:
    """Return the n-th of 1, 2, 5, 10, 20, 50 and so on."""
    tens, place = divmod(number, 3)
    return int((1, 2, 5)[place] * 10**tens)
