"""What the grid looks up of a dataset's rows: where a photo lies, its labels, badges and doubts."""

import html
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import overload

import numpy as np

from engine.data.dataset import Dataset, Problem
from engine.data.query.facts import unusable_rows
from engine.data.query.text import Mask
from engine.language import tr
from mmc_gui.models.photo_model import LabelChip, PhotoModel, Photos, PhotoState
from mmc_gui.theme import current_theme

BADGES = {
    PhotoState.REVIEWED: tr("Check mark: reviewed."),
    PhotoState.WRONG: tr("Cross: the model decides otherwise than a label says."),
    PhotoState.UNSURE: tr("Question mark: the model is unsure, a score is close to its threshold."),
    PhotoState.FLAGGED: tr("Flag: set aside to come back to."),
    PhotoState.NOTED: tr("Lines: there is a note."),
    PhotoState.BROKEN: tr("The photo is missing or broken."),
}


LEGEND = tr("<qt><b>Badges on photos</b><br>{join}</qt>").format(join="<br>".join(BADGES.values()))
"""For a tooltip."""


class DatasetPhotos:
    """The rows as they are now; give it each new dataset, and what the model gets wrong."""

    def __init__(self, dataset: Dataset) -> None:
        self.wrong: Mask = np.zeros(len(dataset), dtype=bool)
        self.is_unsure: Callable[[int], bool] = lambda row: False
        self.take_problems(dataset)

    def take_problems(self, dataset: Dataset) -> None:
        """Take the same rows with other problems."""
        self.dataset = dataset
        self.unusable: Mask = unusable_rows(dataset)
        self._doubts: dict[str, list[Problem]] = {}
        for problem in dataset.problems:
            self._doubts.setdefault(problem.name, []).append(problem)

    def photos(self) -> Photos:
        """Return the columns for a ``PhotoModel``."""
        return Photos(
            names=self.dataset.names,
            captions=_Captions(self),
            path_of=self.path_of,
            labels_of=self.labels_of,
            state_of=self.state_of,
            note_of=lambda row: self.dataset.notes.get(row, ""),
        )

    def path_of(self, row: int) -> Path:
        """Return where the photo is, or would be if it were there."""
        return self.dataset.path(row) or self.dataset.root / self.dataset.names[row]

    def labels_of(self, row: int) -> tuple[LabelChip, ...]:
        """Return the labels of a row in the colours of the theme."""
        theme, labels = current_theme(), self.dataset.labels
        columns = np.flatnonzero(self.dataset.targets[row] == 1).tolist()
        return tuple((labels[c].name, theme.label_color(labels[c].color or c)) for c in columns)

    def state_of(self, row: int) -> PhotoState:
        """Return the badges of a row."""
        state = PhotoState.NONE
        if (self.dataset.targets[row] < 0).all():
            state |= PhotoState.UNLABELLED
        if self.dataset.reviewed[row]:
            state |= PhotoState.REVIEWED
        if self.wrong[row]:
            state |= PhotoState.WRONG
        if self.is_unsure(row):
            state |= PhotoState.UNSURE
        if self.dataset.flagged[row]:
            state |= PhotoState.FLAGGED
        if row in self.dataset.notes:
            state |= PhotoState.NOTED
        if self.unusable[row]:
            state |= PhotoState.BROKEN
        return state

    def doubt_of(self, row: int) -> tuple[str, bool]:
        """Return what was found about a row, and whether its photo or line could not be used."""
        found = self._doubts.get(self.dataset.names[row], ())
        return " ".join(doubt.text for doubt in found), any(doubt.lost for doubt in found)


class _Captions(Sequence[str]):
    """The captions as they are now, however often they are edited."""

    def __init__(self, rows: DatasetPhotos) -> None:
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows.dataset)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...
    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        return self._rows.dataset.captions[row]


class ExplainedPhotoModel(PhotoModel):
    """Says in the tooltip of a photo what its badges mean."""

    def _tool_tip(self, row: int) -> str:
        state = self._state_of(row)
        said = [text for flag, text in BADGES.items() if flag in state]
        if note := self._photos.note_of(row):
            said.append(tr("Note: {note}").format(note=html.escape(note)))
        shown = super()._tool_tip(row)
        return f"{shown.removesuffix('</qt>')}<p>{'<br>'.join(said)}</p></qt>" if said else shown
