"""Lets suggestions of many photos become labels, after a look at how many."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from engine.data.dataset import IntArray
from engine.decide.metrics import Bools
from engine.language import counted, tr
from mmc_gui.session import Session
from mmc_gui.suggesting import offer_of
from mmc_gui.tasks import Tasks
from mmc_gui.widgets.accept_dialog import AcceptDialog, Offer, Scope, stale_text
from mmc_gui.widgets.humanize import source_text

NOTHING = tr("The run that is shown suggests no label that these photos lack.")


class Accepting(QObject):
    """Asks and carries out; the page says which rows are shown and which are selected."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: Tasks,
        shown: Callable[[], IntArray],
        selected: Callable[[], Sequence[int]],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._tasks, self._page = session, tasks, page
        self._shown, self._selected = shown, selected
        self.dialog: AcceptDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Show what the run suggests on the selected photos, or on all that are shown."""
        if self._session.run is None:
            self._tasks.told.emit(
                tr("Suggestions come from a run: train one first, or make first guesses.")
            )
        elif self.dialog is None:
            dataset, run = self._session.dataset, self._session.run
            assert dataset is not None

            def show(by_hand: Bools) -> None:
                if self._session.dataset is dataset and self._session.run is run:
                    self._show(by_hand)

            self._tasks.edits.read_by_hand(show)

    def _show(self, by_hand: Bools) -> None:
        rows = np.array(self._shown(), dtype=np.int64)
        run = self._session.run
        assert run is not None
        source = source_text(run.run.id, self._tasks.run_book.about(run.run.id).name)
        offer = offer_of(self._session, rows, by_hand, source=source)
        if not offer.cells.any():
            self._tasks.told.emit(stale_text(offer.stale) if offer.stale else NOTHING)
            return
        everything = Scope(
            name=tr("All {rows:,} photos that are shown").format(rows=len(rows)),
            within=np.ones(len(rows), dtype=bool),
        )
        chosen = np.isin(rows, self._selected())
        some = Scope(name=tr("The {sum:,} selected photos").format(sum=chosen.sum()), within=chosen)
        scopes = [some, everything] if chosen.sum() > 1 else [everything]
        dialog = AcceptDialog(offer, scopes, self._page)
        self.dialog = dialog
        dialog.accepted.connect(lambda: self._accept(offer, dialog.chosen))
        session = self._session
        signals = (session.project_changed, session.run_changed, session.labels_changed)
        for changed in signals:  # what was counted is not there any more
            changed.connect(dialog.reject)
        dialog.finished.connect(self._forget)
        dialog.open()

    def _accept(self, offer: Offer, cells: Bools) -> None:
        labels, photos = int(cells.sum()), int(cells.any(axis=1).sum())
        self._tasks.edits.accept(
            offer.rows.tolist(),
            offer.label_ids,
            cells,
            run_id=offer.run_id,
            done=lambda: self._tasks.told.emit(
                tr("Accepted {labels} on {photos}. Undo takes them back.").format(
                    labels=counted(labels, tr("{} label"), tr("{} labels")),
                    photos=counted(photos, tr("{} photo"), tr("{} photos")),
                )
            ),
        )

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
