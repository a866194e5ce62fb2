"""Which labels stand together on photos, and more often than chance would have it."""

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import IntArray, States
from engine.decide.metrics import Floats
from engine.statistics.labels import blocks

_PRODUCT_SPEED = 200
"""Cells of a matrix product that take as long as one pair of labels counted on its own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Together:
    """Pairs of labels; columns and rows are those of the dataset."""

    counts: IntArray
    """Photos that have both ``[labels, labels]``; on the diagonal those that have the label."""
    labelled: int
    """Photos of which anything is known."""

    @property
    def alone(self) -> IntArray:
        """Photos that have each label ``[labels]``."""
        return self.counts.diagonal()

    def shares(self) -> Floats:
        """Return of the photos with the row's label the share with the column's; NaN for none."""
        with np.errstate(invalid="ignore", divide="ignore"):
            shares: Floats = self.counts / self.alone[:, None]
        return shares

    def lifts(self) -> Floats:
        """Return how many times as often as chance two labels meet; 1 is chance, NaN for none."""
        with np.errstate(invalid="ignore", divide="ignore"):
            lifts: Floats = (
                self.counts * float(self.labelled) / np.outer(self.alone, self.alone.astype(float))
            )
        return lifts


def count_together(targets: States) -> Together:
    """Count photos by pairs of labels, from states ``[n, labels]``."""
    width = targets.shape[1]
    counts = np.zeros((width, width), dtype=np.int64)
    labelled = 0
    for part in blocks(targets):
        states = targets[part]
        labelled += int(np.count_nonzero((states >= 0).any(axis=1))) if width else 0
        yes = states == 1
        each = np.count_nonzero(yes, axis=1)
        pairs = int((each * each).sum())
        if pairs * _PRODUCT_SPEED < len(states) * width * width:
            counts += _by_pairs(yes, each)
        else:
            # float32 counts exactly up to 16 million, which no block has rows of.
            dense = yes.astype(np.float32)
            counts += (dense.T @ dense).astype(np.int64)
    return Together(counts=counts, labelled=labelled)


def _by_pairs(yes: np.ndarray, each: IntArray) -> IntArray:
    """Count by listing the pairs: photos have few of many labels."""
    width = yes.shape[1]
    columns = np.nonzero(yes)[1]
    often = np.repeat(each, each)  # with how many each mark is paired, itself included
    starts = np.repeat(np.cumsum(each) - each, each)
    first = np.repeat(columns, often)
    ends = np.cumsum(often)
    place = np.arange(len(first)) - np.repeat(ends - often, often)
    second = columns[np.repeat(starts, often) + place]
    return np.bincount(first * width + second, minlength=width * width).reshape(width, width)
