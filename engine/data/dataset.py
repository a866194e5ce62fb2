"""A frozen picture of the rows of a project at one moment."""

import dataclasses
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
    labels: LabelSet
    root: Path
    problems: tuple[Problem, ...] = ()

    def __post_init__(self) -> None:
        for column in (self.items, self.targets, self.splits, self.reviewed):
            column.setflags(write=False)

    def __len__(self) -> int:
        return len(self.names)

    def path(self, row: int) -> Path | None:
        """Return the absolute path of a row's photo, or None where there is none."""
        return self.root / self.images[row] if self.images[row] else None

    def rows(self, split: Split) -> IntArray:
        """Return the row numbers of one split, in order."""
        return np.flatnonzero(self.splits == split)

    def with_states(
        self, *, rows: IntArray, targets: States, reviewed: npt.NDArray[np.bool_]
    ) -> "Dataset":
        """Return a copy in which the given rows have new label states and review marks."""
        new_targets, new_reviewed = self.targets.copy(), self.reviewed.copy()
        new_targets[rows] = targets
        new_reviewed[rows] = reviewed
        return dataclasses.replace(self, targets=new_targets, reviewed=new_reviewed)
