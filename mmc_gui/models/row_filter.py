"""Which rows are shown: a filter is a value, and applying it is one pass over frozen columns."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from engine.data.dataset import Dataset, IntArray, Split

Mask = npt.NDArray[np.bool_]


class Show(StrEnum):
    """The rows a person may want to see; the values are their names on the screen."""

    ALL = "All photos"
    NOT_REVIEWED = "Not reviewed"
    REVIEWED = "Reviewed"
    UNLABELLED = "Not labelled yet"
    BARE = "Without any label"
    WRONG = "Model disagrees"
    UNUSABLE = "Photo missing or broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFilter:
    """What is asked for; the parts are joined by "and"."""

    text: str = ""
    """Words that must all occur in the caption or the image name; case is ignored."""
    label: int | None = None
    """Column of a label the row must have."""
    split: Split | None = None
    show: Show = Show.ALL


class RowSearch:
    """The text of all rows, folded once so that typing does not wait for it."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._texts: list[str] | None = None

    def find(self, words: str) -> Mask:
        """Return which rows hold every word ``[n]``."""
        if self._texts is None:
            pairs = zip(self._dataset.names, self._dataset.captions, strict=True)
            self._texts = [f"{name}\n{caption}".casefold() for name, caption in pairs]
        parts = words.casefold().split()
        found = (all(part in text for part in parts) for text in self._texts)
        return np.fromiter(found, dtype=bool, count=len(self._texts))


def visible_rows(
    dataset: Dataset,
    row_filter: RowFilter,
    *,
    search: RowSearch,
    wrong: Mask,
    unusable: Mask,
) -> IntArray:
    """Return the numbers of the rows to show, in order.

    ``wrong`` and ``unusable`` say which rows count as such, bool ``[n]``.
    """
    keep = np.ones(len(dataset), dtype=bool)
    if row_filter.split is not None:
        keep &= dataset.splits == row_filter.split
    if row_filter.label is not None:
        keep &= dataset.targets[:, row_filter.label] == 1
    match row_filter.show:
        case Show.REVIEWED:
            keep &= dataset.reviewed
        case Show.NOT_REVIEWED:
            keep &= ~dataset.reviewed
        case Show.UNLABELLED:
            keep &= (dataset.targets < 0).all(axis=1)
        case Show.BARE:
            known = (dataset.targets >= 0).any(axis=1)
            keep &= known & ~(dataset.targets == 1).any(axis=1)
        case Show.WRONG:
            keep &= wrong
        case Show.UNUSABLE:
            keep &= unusable
    if row_filter.text.strip():
        keep &= search.find(row_filter.text)
    return np.flatnonzero(keep)


def unusable_rows(dataset: Dataset) -> Mask:
    """Return the rows whose photo is missing or broken ``[n]``."""
    broken = {problem.name for problem in dataset.problems if problem.lost and problem.line == 0}
    pairs = zip(dataset.images, dataset.names, strict=True)
    return np.fromiter(
        (not image or name in broken for image, name in pairs), dtype=bool, count=len(dataset)
    )
