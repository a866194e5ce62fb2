"""How many photos are encoded at once: found while it goes, since it depends on the device."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from engine.encoders.spec import FloatArray
from engine.errors import Cancelled
from engine.events import Reporter

Inputs = TypeVar("Inputs", FloatArray, Sequence[str])

PAYS = 1.05
"""So many times as fast a doubled batch has to be, or it stays as it was."""
ENOUGH = 3
"""Batches of a size before it is judged: the first of each size also sets the device up."""


class BatchSize:
    """Doubles while photos a second grow by it, up to ``most``; then keeps the best.

    On a processor more at once is no faster (docs/encoders.md), so there ``most`` is ``start``.
    What does not fit into the memory is halved by the encoder itself.
    """

    def __init__(self, start: int, most: int) -> None:
        self.size = start
        self._most = most
        self._best = 0.0
        self._photos = 0
        self._seconds = 0.0
        self._seen = 0
        self._found = start >= most

    def took(self, photos: int, seconds: float) -> None:
        """Note how long a batch took; only full ones tell."""
        if self._found or photos != self.size:
            return
        self._seen += 1
        if self._seen > 1:
            self._photos += photos
            self._seconds += seconds
        if self._seen >= ENOUGH:
            self._judge(self._photos / max(self._seconds, 1e-9))

    def _judge(self, rate: float) -> None:
        if self._best and rate < PAYS * self._best:
            self.size //= 2
            self._found = True
            return
        self._best = rate
        self._found = 2 * self.size > self._most
        if not self._found:
            self.size *= 2
        self._photos, self._seconds, self._seen = 0, 0.0, 0


def encode_in_pieces(
    encode: Callable[[Inputs], FloatArray], batch: Inputs, piece: int, reporter: Reporter
) -> tuple[FloatArray, Cancelled | None]:
    """Encode a batch, so many of it at a time, and look between two whether to go on.

    Returns the vectors, of the first ones only where a stop was asked for, and that stop: it is to
    be raised once they are kept.
    """
    parts = [encode(batch[:piece])]
    for start in range(piece, len(batch), piece):
        try:
            reporter.check()
        except Cancelled as stop:
            return np.concatenate(parts), stop
        parts.append(encode(batch[start : start + piece]))
    return np.concatenate(parts), None
