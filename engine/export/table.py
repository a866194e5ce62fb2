"""What all exporters are given: rows of a project with their states, and how to write them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
import numpy.typing as npt

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, Dataset, IntArray, Split, States
from engine.data.images import relative_image
from engine.data.labels import LabelSet
from engine.errors import EngineError
from engine.events import Progress, Reporter
from engine.language import tr

Words = Literal["names", "ids"]
Photos = Literal["none", "link", "copy"]
Texts = Literal["caption", "labels", "both"]
_EVERY = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOptions:
    """One set for all formats; each exporter takes what concerns it."""

    words: Words = "names"
    """What stands for a label: its name, where no two labels share one, or its id."""
    photos: Photos = "none"
    """Whether a new folder gets links to the photos, copies of them, or neither."""
    texts: Texts = "caption"
    """What text files beside photos hold."""
    overwrite: bool = False
    """Whether a file that stands there is replaced; a folder never is."""
    bom: bool = False
    """Whether a CSV begins with the mark by which Excel knows UTF-8."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """What was written."""

    path: Path
    rows: int
    photos: int = 0
    """Photos linked, copied or packed."""
    notes: tuple[str, ...] = ()
    """What the format could not carry, a sentence each."""


@dataclass(frozen=True, slots=True)
class RowLabels:
    """The labels of a row as formats tell them."""

    positives: tuple[str, ...] | None
    """None: nothing is known."""
    negatives: tuple[str, ...] | None
    """None: all that is not positive is negative."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportTable:
    """Columns of equal length n, in the order of the project."""

    names: tuple[str, ...]
    images: tuple[str, ...]
    """Paths relative to ``root``; empty where the photo is not there."""
    captions: tuple[str, ...]
    splits: npt.NDArray[np.int8]
    states: States
    """``[n, labels]``"""
    labels: LabelSet
    root: Path
    scores: npt.NDArray[np.float32] | None = None
    """``[n, labels]``, of the run that was asked for."""

    def __len__(self) -> int:
        return len(self.names)

    def paths(self) -> tuple[str, ...]:
        """Return what stands for each photo: its path, or the names where two rows share one."""
        paths = tuple(i or n for i, n in zip(self.images, self.names, strict=True))
        return paths if len(set(paths)) == len(paths) else self.names

    def split(self, row: int) -> str:
        """Return the split of a row as a word."""
        return Split(int(self.splits[row])).name.lower()

    def label_texts(self, words: Words) -> tuple[str, ...]:
        """Return what stands for each label; ids where two labels share a name."""
        names = tuple(label.name for label in self.labels)
        return names if words == "names" and len(set(names)) == len(names) else self.labels.ids

    def row_labels(self, texts: Sequence[str]) -> Iterator[RowLabels]:
        """Yield the labels of each row in the given words."""
        for states in self.states:
            positives = tuple(texts[c] for c in np.flatnonzero(states == POSITIVE).tolist())
            negatives = tuple(texts[c] for c in np.flatnonzero(states == NEGATIVE).tolist())
            if not positives and not negatives:
                yield RowLabels(None, None)
            else:
                partly = bool((states == UNKNOWN).any())
                yield RowLabels(positives, negatives if partly else None)

    def inner_path(self, row: int) -> str | None:
        """Return where a row's photo or text goes in a new folder; None where it would leave it.

        A photo that lies outside the image folder goes by the name of its row.
        """
        image = self.images[row]
        return (relative_image(image) if image else None) or relative_image(self.names[row])


def table_of(
    dataset: Dataset,
    rows: IntArray,
    *,
    states: States | None = None,
    scores: npt.NDArray[np.float32] | None = None,
) -> ExportTable:
    """Return some rows of a project; ``states`` and ``scores`` are of these rows."""
    chosen = rows.tolist()
    return ExportTable(
        names=tuple(dataset.names[row] for row in chosen),
        images=tuple(dataset.images[row] for row in chosen),
        captions=tuple(dataset.captions[row] for row in chosen),
        splits=dataset.splits[rows],
        states=dataset.targets[rows] if states is None else states,
        labels=dataset.labels,
        root=dataset.root,
        scores=scores,
    )


def checked(rows: int, what: str, reporter: Reporter) -> Iterator[int]:
    """Yield row numbers, telling progress and stopping where that is asked for."""
    for row in range(rows):
        if row % _EVERY == 0:
            reporter.check()
            reporter.emit(Progress(what=what, done=row, total=rows))
        yield row
    reporter.emit(Progress(what=what, done=rows, total=rows))


def refuse_existing(path: Path, options: ExportOptions) -> None:
    """Refuse to replace a file unless that was asked for."""
    if path.is_dir():
        raise EngineError(tr("{path} is a folder. Name a file to write.").format(path=path))
    if path.exists() and not options.overwrite:
        raise EngineError(
            tr("{path} exists already. Name another file, or ask to overwrite it.").format(
                path=path
            )
        )
