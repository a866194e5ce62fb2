"""Tells that long work has ended to somebody who looks at another window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from engine.errors import EngineError
from engine.language import tr
from mmc_gui.jobs import Job, JobRunner

if TYPE_CHECKING:
    from mmc_gui.main_window import MainWindow


class Notifier(QObject):
    """Uses the desktop's notifications, else the taskbar and the banner; can be switched off."""

    def __init__(self, window: "MainWindow", runner: JobRunner) -> None:
        super().__init__(window)
        self._window = window
        self._tray: QSystemTrayIcon | None = None
        runner.job_started.connect(self._follow)
        action = window.actions_by_key["notify"]
        action.setCheckable(True)
        action.setChecked(window.settings.notify)
        action.toggled.connect(self._remember)

    @Slot(bool)
    def _remember(self, on: bool) -> None:
        self._window.settings.notify = on

    @Slot(object)
    def _follow(self, job: Job) -> None:
        job.succeeded.connect(
            lambda: self._tell(job, tr("“{title}” is done.").format(title=job.title))
        )
        job.failed.connect(
            lambda error: self._tell(
                job,
                tr("“{title}” has failed. {why}").format(title=job.title, why=_why(error)),
                failed=True,
            )
        )

    def _tell(self, job: Job, text: str, *, failed: bool = False) -> None:
        # What never asks whether it may go on is over before anybody looks away.
        away = self._window.isVisible() and not self._window.isActiveWindow()
        away = away and QApplication.activeModalWidget() is None
        if not (away and job.can_pause and self._window.settings.notify):
            return
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable():
            if self._tray is None:
                self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
                self._tray.messageClicked.connect(self._come_to_front)
            self._tray.show()
            self._tray.showMessage("MMC", text)
        elif not failed:  # what failed stands in the banner anyway
            self._window.banner.info(text)

    @Slot()
    def _come_to_front(self) -> None:
        self._window.raise_()
        self._window.activateWindow()
        if self._tray is not None:
            self._tray.hide()


def _why(error: Exception) -> str:
    return str(error) if isinstance(error, EngineError) else ""
