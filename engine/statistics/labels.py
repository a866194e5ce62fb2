"""How often each label stands on photos, by state and split, and how many a photo has."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.data.dataset import Dataset, IntArray, Split, States

BLOCK_CELLS = 1 << 22
"""Cells looked at in one go, so that a large table needs no second one of its size."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LabelCounts:
    """Photos by label; the columns are those of the dataset."""

    positive: IntArray
    """``[splits, labels]``, splits in the order of ``Split``."""
    negative: IntArray
    unknown: IntArray
    rows: IntArray
    """Photos of each split ``[splits]``."""
    labelled: int
    """Photos of which anything is known."""
    per_photo: IntArray
    """How many labelled photos have 0, 1, 2 … labels; as long as there are such photos."""

    @property
    def mean_per_photo(self) -> float:
        """Labels of a labelled photo; NaN without one."""
        total = int(self.per_photo.sum())
        labels = int((self.per_photo * np.arange(len(self.per_photo))).sum())
        return labels / total if total else float("nan")


def count_labels(dataset: Dataset) -> LabelCounts:
    """Count states by label and split, and labels by photo."""
    width, splits = dataset.targets.shape[1], len(Split)
    positive = np.zeros((splits, width), dtype=np.int64)
    unknown = np.zeros((splits, width), dtype=np.int64)
    rows = np.bincount(dataset.splits, minlength=splits).astype(np.int64)
    have = np.zeros(len(dataset), dtype=np.int64)
    known = np.zeros(len(dataset), dtype=bool)
    for part in blocks(dataset.targets):
        states, used = dataset.targets[part], dataset.splits[part]
        yes, nothing = states == 1, states < 0
        have[part] = np.count_nonzero(yes, axis=1)
        known[part] = ~nothing.all(axis=1) if width else False
        for split in range(splits):
            here = used == split
            positive[split] += np.count_nonzero(yes[here], axis=0)
            unknown[split] += np.count_nonzero(nothing[here], axis=0)
    return LabelCounts(
        positive=positive,
        negative=rows[:, None] - positive - unknown,
        unknown=unknown,
        rows=rows,
        labelled=int(np.count_nonzero(known)),
        per_photo=np.bincount(have[known]).astype(np.int64),
    )


def blocks(states: States | npt.NDArray[np.float32]) -> Iterator[slice]:
    """Return slices of rows of about ``BLOCK_CELLS`` cells."""
    step = max(1, BLOCK_CELLS // max(1, states.shape[1]))
    for first in range(0, len(states), step):
        yield slice(first, min(first + step, len(states)))
