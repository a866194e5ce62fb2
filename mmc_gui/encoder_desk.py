"""Brings the dialog of encoders, the tasks and the running job together.

A dialog is imported when it is asked for: the window shall not wait for what few starts need.
"""

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from engine.encoders.hub_settings import wished_backend
from engine.encoders.offers import Offer
from engine.errors import EngineError
from engine.events import Event, Progress
from engine.machine import BACKEND_VARIABLE
from mmc_gui.jobs import JobRunner
from mmc_gui.tasks import Tasks

if TYPE_CHECKING:
    from mmc_gui.widgets.download_settings import DownloadSettings
    from mmc_gui.widgets.encoder_dialog import EncoderDialog


READING_S = 2.0
"""What stood in the dialog for a shorter time when it was closed was hardly read."""


class EncoderDesk(QObject):
    """One dialog at a time; a download goes on when it is closed, and is shown when reopened."""

    chosen = Signal(str)
    """An encoder to use."""

    def __init__(self, *, tasks: Tasks, runner: JobRunner, window: QWidget) -> None:
        super().__init__(window)
        self._tasks, self._runner, self._window = tasks.encoders, runner, window
        self._tell_window = tasks.failed.emit
        self.dialog: EncoderDialog | None = None
        self.settings_dialog: DownloadSettings | None = None
        self._downloading = ""
        self._last: Progress | None = None
        self._unread: tuple[Exception, float] | None = None
        """What the dialog says now, and since when."""
        self._tasks.changed.connect(self._look)
        self._tasks.failed.connect(self._tell)
        runner.busy_changed.connect(self._show_running)

    def open(self, current: str) -> None:
        """Show the encoders, with the current one chosen."""
        from mmc_gui.widgets.encoder_dialog import EncoderDialog

        dialog = EncoderDialog(current=current, photos=self._tasks.rows, parent=self._window)
        self.dialog = dialog
        dialog.encoder_chosen.connect(self.chosen)
        dialog.download_requested.connect(self._download)
        dialog.settings_requested.connect(self._ask_settings)
        dialog.options.set_backend(wished_backend(), fixed=BACKEND_VARIABLE in os.environ)
        dialog.options.backend_chosen.connect(self._tasks.set_backend)
        dialog.measure_requested.connect(self._tasks.measure)
        dialog.remove_requested.connect(self._tasks.remove)
        dialog.add_requested.connect(self._tasks.add)
        dialog.stop_requested.connect(self._stop)
        dialog.finished.connect(self._forget)
        dialog.open()
        self._show_running()
        self._look()

    @Slot()
    def _ask_settings(self) -> None:
        """Let mirror, proxy and folder be changed, over the list of encoders."""
        from mmc_gui.widgets.download_settings import DownloadSettings

        dialog = self.dialog
        here, begun = (dialog.here, dialog.begun) if dialog is not None else ((), ())
        asked = DownloadSettings(self._tasks.download_settings(), here, begun, dialog)
        self.settings_dialog = asked
        asked.accepted.connect(lambda: self._tasks.set_download_settings(asked.settings))
        asked.empty_requested.connect(self._tasks.remove_all)
        asked.finished.connect(asked.deleteLater)
        asked.open()

    @Slot()
    def _look(self) -> None:
        if self.dialog is not None:
            self._tasks.look_at_all(self._show)

    def _show(self, offers: Sequence[Offer]) -> None:
        if self.dialog is not None:
            self.dialog.set_offers(offers)
            self._show_running()

    @Slot(object)
    def _download(self, offer: Offer) -> None:
        self._downloading, self._last = offer.listing.name, None
        job = self._tasks.download(offer)
        if job is None:
            self._downloading = ""
        else:
            job.events.connect(self._on_events)
        self._show_running()

    @Slot(list)
    def _on_events(self, events: list[Event]) -> None:
        steps = [event for event in events if isinstance(event, Progress)]
        if steps:
            self._last = steps[-1]
            if self.dialog is not None:
                self.dialog.set_progress(steps[-1])

    @Slot()
    def _show_running(self) -> None:
        if not self._runner.busy:
            self._downloading = ""
        if self.dialog is not None:
            self.dialog.set_running(busy=self._runner.busy, downloading=self._downloading)
            if self._last is not None and self._downloading:
                self.dialog.set_progress(self._last)

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        """Say it once: in the dialog, which covers the banner, or in the window without one.

        A defect is shown by the window, with its trace.
        """
        if self.dialog is not None and isinstance(error, EngineError):
            self.dialog.card.tell(str(error))
            self._unread = error, time.monotonic()
            return
        if self.dialog is not None:
            self.dialog.reject()
        self._tell_window(error)

    @Slot()
    def _stop(self) -> None:
        if self._runner.job is not None:
            self._runner.job.cancel()

    @Slot()
    def _forget(self) -> None:
        if self.dialog is not None:
            said = self.dialog.card.message.text()
            self.dialog.deleteLater()
            self.dialog = None
            if self._unread is not None:
                error, since = self._unread
                if said == str(error) and time.monotonic() - since < READING_S:
                    self._tell_window(error)
            self._unread = None
