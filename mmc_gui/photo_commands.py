"""What hands do with the photos: go on, label, review, flag, repeat; on all that are selected."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, Dataset
from engine.data.project import Edit
from engine.language import tr
from mmc_gui.models.photo_model import PhotoModel
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.widgets.photo_grid import PhotoGrid

VERBS = {POSITIVE: "set", NEGATIVE: "remove", UNKNOWN: "clear"}
Rows = list[int]


@dataclass(frozen=True, slots=True)
class Change:
    """What was done last, to be done again on other photos."""

    text: str
    apply: Callable[[Rows], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How a label stands on the photos that are meant."""

    rows: int
    positive: int
    negative: int

    @property
    def unknown(self) -> int:
        """How many nobody has said anything of."""
        return self.rows - self.positive - self.negative

    def changes(self, state: int) -> int:
        """Return on how many of them the label would change."""
        have = {POSITIVE: self.positive, NEGATIVE: self.negative, UNKNOWN: self.unknown}
        return self.rows - have[state]

    def __str__(self) -> str:
        if self.unknown:
            return tr("{positive:,} have it, {unknown:,} unknown").format(
                positive=self.positive, unknown=self.unknown
            )
        return tr("{positive:,} of {rows:,} have it").format(positive=self.positive, rows=self.rows)


class PhotoCommands(QObject):
    """Acts on the selected photos, or on the current one where none is selected."""

    last_changed = Signal()
    """Something else would be repeated."""

    def __init__(
        self, *, session: Session, tasks: Tasks, grid: PhotoGrid, model: PhotoModel,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._tasks, self._grid, self._model = session, tasks, grid, model
        self.last: Change | None = None
        session.project_changed.connect(self._forget)

    @property
    def rows(self) -> Rows:
        """The photos that are meant."""
        current = self._grid.current_row
        return self._grid.selected_rows or ([] if current is None else [current])

    @property
    def previous_row(self) -> int | None:
        """The photo shown before those that are meant."""
        places = self._places()
        return int(self._model.order[places[0] - 1]) if places and places[0] else None

    def tally(self, label_id: str) -> Tally:
        """Count how a label stands on the photos that are meant."""
        dataset, rows = self._dataset(), self.rows
        states = dataset.targets[rows, dataset.labels.column(label_id)]
        return Tally(
            rows=len(rows),
            positive=int((states == POSITIVE).sum()),
            negative=int((states == NEGATIVE).sum()),
        )

    def count_reviewed(self) -> int:
        """Count those that are reviewed among the photos that are meant."""
        return int(self._dataset().reviewed[self.rows].sum())

    def count_flagged(self) -> int:
        """Count those that are flagged among the photos that are meant."""
        return int(self._dataset().flagged[self.rows].sum())

    # -- going ------------------------------------------------------------------------------

    def go(self, step: int) -> None:
        """Select the photo some steps on, if there is one."""
        places = self._places()
        if not places:
            return
        place = (places[-1] if step > 0 else places[0]) + step
        if 0 <= place < len(self._model.order):
            self._grid.select_row(int(self._model.order[place]))

    def go_to_unreviewed(self) -> None:
        """Select the next photo that is not reviewed, beginning anew at the end."""
        dataset, places = self._dataset(), self._places()
        order = np.roll(self._model.order, -(places[-1] + 1 if places else 0))
        waiting = order[~dataset.reviewed[order]]
        if len(waiting):
            self._grid.select_row(int(waiting[0]))
        else:
            self._tasks.told.emit(tr("Every photo shown here is reviewed."))

    # -- changing ---------------------------------------------------------------------------

    @Slot(str)
    def toggle(self, label_id: str) -> None:
        """Set a label, or remove it where all have it."""

        def remember(edit: Edit | None) -> None:
            dataset = self._dataset()
            if edit is not None and label_id in dataset.labels.ids:
                state = int(edit.states.targets[0, dataset.labels.column(label_id)])
                self._remember_label(label_id, state)

        if rows := self.rows:
            self._tasks.edits.toggle_label(rows, label_id, then=remember)

    def set_label(self, label_id: str, state: int) -> None:
        """Give a label one state everywhere."""
        self._remember_label(label_id, state)
        self._apply_last()

    def set_all_labels(self, state: int) -> None:
        """Give every label one state."""
        text = tr("clear labels") if state == UNKNOWN else tr("remove all labels")
        self._do(text, lambda rows: self._tasks.edits.set_all_labels(rows, state))

    @Slot(bool)
    def set_reviewed(self, reviewed: bool) -> None:
        """Mark as reviewed or not."""
        self._do(
            tr("mark as reviewed") if reviewed else tr("mark as not reviewed"),
            lambda rows: self._tasks.edits.set_reviewed(rows, reviewed=reviewed),
        )

    def toggle_reviewed(self) -> None:
        """Mark as reviewed, or not where all are."""
        self.set_reviewed(self.count_reviewed() < len(self.rows))

    def review_and_go(self) -> None:
        """Mark as reviewed and select the next photo."""
        places = self._places()
        self.set_reviewed(True)
        if places and places[-1] == len(self._model.order) - 1:
            self._tasks.told.emit(tr("This is the last of the photos shown."))
        self.go(1)

    def set_flagged(self, flagged: bool) -> None:
        """Set aside to come back to, or not."""
        self._do(
            "flag" if flagged else "unflag",
            lambda rows: self._tasks.edits.set_flagged(rows, flagged=flagged),
        )

    def toggle_flagged(self) -> None:
        """Set aside, or not where all are."""
        self.set_flagged(self.count_flagged() < len(self.rows))

    def copy_previous(self) -> None:
        """Give the labels of the photo before."""

        def copy(rows: Rows) -> None:
            previous = self.previous_row
            if previous is not None:
                self._tasks.edits.copy_labels(previous, rows)

        self._do(tr("copy labels from the photo before"), copy)

    def repeat(self) -> None:
        """Do the last change again, on what is meant now."""
        if self.last is not None:
            self._apply_last()

    # -- helpers ----------------------------------------------------------------------------

    def _do(self, text: str, apply: Callable[[Rows], None]) -> None:
        self._remember(Change(text, apply))
        self._apply_last()

    def _apply_last(self) -> None:
        rows = self.rows
        if rows and self.last is not None:
            self.last.apply(rows)

    def _remember_label(self, label_id: str, state: int) -> None:
        labels = self._dataset().labels
        name = labels[labels.column(label_id)].name
        self._remember(
            Change(
                f"{VERBS[state]} '{name}'",
                lambda rows: self._tasks.edits.set_label(rows, label_id, state),
            )
        )

    def _remember(self, change: Change | None) -> None:
        self.last = change
        self.last_changed.emit()

    @Slot()
    def _forget(self) -> None:
        self._remember(None)

    def _dataset(self) -> Dataset:
        assert self._session.dataset is not None
        return self._session.dataset

    def _places(self) -> list[int]:
        """Return the first and the last place among the photos that are meant."""
        rows = self.rows  # in reading order
        found = [self._model.position_of(row) for row in (rows[:1] + rows[-1:])]
        return [place for place in found if place is not None]
