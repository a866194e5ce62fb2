"""A frozen picture of the rows of a project at one moment."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.data.labels import LabelSet

IntArray = npt.NDArray[np.int64]
States = npt.NDArray[np.int8]

POSITIVE, NEGATIVE, UNKNOWN = 1, 0, -1


class Split(IntEnum):
    """What a row is used for; the names are those of the project file and the command line."""

    TRAIN = 0
    VAL = 1
    TEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One doubtful row of a source file or one photo that cannot be used."""

    source: str
    """File name, such as ``train.csv`` or the photo itself."""
    line: int
    """Line in that file counted from 1; 0 where there is no line."""
    name: str
    """The image name the row is about; may be empty."""
    text: str
    """A sentence for the user."""
    lost: bool = False
    """True where the row or photo could not be used at all."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ItemStates:
    """What some items hold now, in the order of their numbers."""

    items: IntArray
    """Item numbers ``[k]``, ascending."""
    targets: States
    """Label states ``[k, labels]``."""
    reviewed: npt.NDArray[np.bool_]
    flagged: npt.NDArray[np.bool_]
    captions: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dataset:
    """Columns of equal length n; arrays are read-only. Rows are in the order of the source."""

    items: IntArray
    """Stable item numbers of the project ``[n]``."""
    names: tuple[str, ...]
    """Image names as written in the source (ImageID)."""
    images: tuple[str, ...]
    """Image paths relative to ``root``; empty where the photo is not there."""
    captions: tuple[str, ...]
    """Captions; may be empty."""
    targets: States
    """Label states int8 ``[n, labels]``: 1 positive, 0 negative, -1 unknown."""
    splits: npt.NDArray[np.int8]
    """Values of ``Split`` ``[n]``."""
    reviewed: npt.NDArray[np.bool_]
    """Rows a person has marked as looked at ``[n]``."""
    flagged: npt.NDArray[np.bool_]
    """Rows a person has set aside to come back to ``[n]``."""
    notes: Mapping[int, str]
    """What a person has noted on a row, by row number, where there is something."""
    labels: LabelSet
    root: Path
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        for column in (self.items, self.targets, self.splits, self.reviewed, self.flagged):
            column.setflags(write=False)

    def __len__(self) -> int:
        return len(self.names)

    def path(self, row: int) -> Path | None:
        """Return the absolute path of a row's photo, or None where there is none."""
        return self.root / self.images[row] if self.images[row] else None

    def rows(self, split: Split) -> IntArray:
        """Return the row numbers of one split, in order."""
        return np.flatnonzero(self.splits == split)

    def state_counts(self) -> IntArray:
        """Return how many rows have each label, do not, and are not known ``[labels, 3]``."""
        states = (POSITIVE, NEGATIVE, UNKNOWN)
        counts = [np.count_nonzero(self.targets == state, axis=0) for state in states]
        return np.stack(counts, axis=1).astype(np.int64)

    def rows_of(self, items: IntArray) -> IntArray:
        """Return the row numbers of items, all of which have to be there."""
        if (self.items[1:] > self.items[:-1]).all():
            return np.searchsorted(self.items, items)
        order = np.argsort(self.items)
        rows: IntArray = order[np.searchsorted(self.items, items, sorter=order)]
        return rows

    def with_states(self, rows: IntArray, states: ItemStates) -> "Dataset":
        """Return a copy in which rows ``[k]`` hold what ``states`` says of them, in its order."""
        targets, reviewed = self.targets.copy(), self.reviewed.copy()
        flagged, captions, notes = self.flagged.copy(), self.captions, dict(self.notes)
        targets[rows], reviewed[rows] = states.targets, states.reviewed
        flagged[rows] = states.flagged
        for row, note in zip(rows.tolist(), states.notes, strict=True):
            notes.pop(row, None)
            if note:
                notes[row] = note
        changed = {
            row: caption
            for row, caption in zip(rows.tolist(), states.captions, strict=True)
            if captions[row] != caption
        }
        if changed:
            together = list(captions)
            for row, caption in changed.items():
                together[row] = caption
            captions = tuple(together)
        return dataclasses.replace(
            self, targets=targets, reviewed=reviewed, flagged=flagged, captions=captions,
            notes=notes,
        )  # fmt: skip

    def with_labels(self, labels: LabelSet, columns: Mapping[str, States]) -> "Dataset":
        """Return a copy with another label set.

        ``columns`` hold the states of labels that were not there before, by id, ``[n]`` each in
        the order of the items' numbers.
        """
        places = np.argsort(np.argsort(self.items)) if columns else None
        old = {label_id: column for column, label_id in enumerate(self.labels.ids)}
        targets = np.empty((len(self), len(labels)), dtype=np.int8)
        for column, label_id in enumerate(labels.ids):
            known = columns.get(label_id)
            targets[:, column] = self.targets[:, old[label_id]] if known is None else known[places]
        return dataclasses.replace(self, targets=targets, labels=labels)

    def targets_of(self, labels: LabelSet) -> States:
        """Return the states of other labels, such as those a run knows ``[n, labels]``.

        A label that the project has no more is unknown everywhere.
        """
        if labels.ids == self.labels.ids:
            return self.targets
        old = {label_id: column for column, label_id in enumerate(self.labels.ids)}
        targets = np.full((len(self), len(labels)), UNKNOWN, dtype=np.int8)
        for column, label_id in enumerate(labels.ids):
            if label_id in old:
                targets[:, column] = self.targets[:, old[label_id]]
        return targets
