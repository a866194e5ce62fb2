"""Asks what first guesses shall be made with, and has them made."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from engine.encoders.names import BASIC
from engine.encoders.offers import Offer
from engine.language import tr
from engine.workflow import Outlook
from engine.zero_shot import needs_other_encoder
from mmc_gui.guess_tasks import GuessSetup
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks

if TYPE_CHECKING:
    from mmc_gui.widgets.guess_dialog import GuessDialog

NO_LABELS = tr("First guesses compare photos with the names of labels. Add labels first.")


class Guessing(QObject):
    """One dialog at a time."""

    def __init__(self, *, session: Session, tasks: Tasks, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._tasks, self._page = session, tasks, page
        self.dialog: GuessDialog | None = None

    @Slot()
    def ask(self) -> None:
        """Show what the guesses would be made with."""
        from mmc_gui.widgets.guess_dialog import GuessDialog  # few starts need it

        dataset = self._session.dataset
        if dataset is None or self.dialog is not None:
            return
        if not len(dataset.labels):
            self._tasks.told.emit(NO_LABELS)
            return
        dialog = GuessDialog(photos=len(dataset), parent=self._page)
        self.dialog = dialog
        dialog.accepted.connect(self._make)
        dialog.missing_wanted.connect(self._look_for_missing)
        self._session.project_changed.connect(dialog.reject)
        dialog.finished.connect(self._forget)
        dialog.open()
        self._tasks.guesses.look(self._show_setup)

    def _show_setup(self, setup: GuessSetup) -> None:
        if self.dialog is None:
            return
        spec = setup.encoder
        self.dialog.set_setup(
            templates=setup.templates,
            own=spec.name if spec is not None and spec.shared_space else "",
            refusal=needs_other_encoder(spec),
        )
        self._tasks.encoders.look_at_all(self._show_offers)

    def _show_offers(self, offers: Sequence[Offer]) -> None:
        if self.dialog is not None:
            own = self.dialog.own
            self.dialog.set_offers(
                [
                    offer
                    for offer in offers
                    if offer.listing.name != BASIC
                    and (offer.here or offer.listing.group or offer.listing.name == own)
                ]
            )

    @Slot(str)
    def _look_for_missing(self, encoder: str) -> None:
        self._tasks.run_book.outlook(encoder, lambda found: self._show_missing(encoder, found))

    def _show_missing(self, encoder: str, found: Outlook | None) -> None:
        if self.dialog is not None and found is not None:
            self.dialog.set_missing(encoder, found.missing, encoded=found.encoded)

    @Slot()
    def _make(self) -> None:
        dialog = self.dialog
        assert dialog is not None
        self._tasks.guesses.guess(
            dialog.encoder, dialog.templates, encoded_only=dialog.only_encoded
        )

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
