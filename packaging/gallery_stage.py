"""A window for the gallery: waits as a person would, drops files, and takes its picture."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QProgressBar, QTabWidget, QWidget

from mmc_gui.dialogs.import_dialog import ImportDialog
from mmc_gui.main_window import MainWindow

LIMIT_S = 600.0
THEMES = ("light", "dark")
TURN_MS = 50
REST_TURNS = 4
"""Turns of the event loop in which layouts come to rest after a change of colours."""


class GalleryStage:
    """Reaches every state by the doors that a person has: drops, buttons, menus."""

    def __init__(self, window: MainWindow, out: Path) -> None:
        self.window, self._out = window, out

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Run the event loop until a condition holds; TimeoutError names what did not come."""
        deadline = time.monotonic() + LIMIT_S
        while not condition():
            QApplication.processEvents()
            time.sleep(TURN_MS / 1000)
            if time.monotonic() > deadline:
                raise TimeoutError(f"Waited {LIMIT_S:.0f} seconds for this in vain: {what}")

    def settle(self) -> None:
        """Wait until all that the page in front shows is there; a job may go on."""
        tasks, window = self.window.tasks, self.window
        self.until(
            lambda: (
                tasks.idle
                and not tasks.insights.looking
                and not tasks.studies.looking
                and not tasks.decisions.looking
                and window.browse.is_settled
                and window.check.is_settled
                and not window.caretaker.busy
            ),
            "a page at rest",
        )
        self.turn()

    def under_way(self, title: str) -> bool:
        """Tell whether a job runs whose title begins like this, and how far it is."""
        job = self.window.runner.job
        (bar,) = self.window.job_bar.findChildren(QProgressBar)
        named = job is not None and job.title.startswith(title)
        return named and bar.maximum() > 0 and bar.value() > 0

    def finish(self) -> None:
        """Wait for the end of the running job and of what follows from it."""
        self.until(lambda: not self.window.runner.busy, "the end of a job")
        self.settle()

    def show(self, key: str, tab: QWidget | None = None) -> None:
        """Bring a page to the front by its entry in the menu View, and one of its tabs."""
        self.window.actions_by_key[key].trigger()
        if tab is not None:
            tabs = self.window.pages[key].findChild(QTabWidget)
            assert tabs is not None
            tabs.setCurrentWidget(tab)

    def choose(self, key: str) -> None:
        """Choose an entry of the menus."""
        action = self.window.actions_by_key[key]
        assert action.isEnabled(), key
        action.trigger()

    def click(self, button: QWidget) -> None:
        """Click a button that can be clicked."""
        assert button.isEnabled(), button
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def drop(self, widget: QWidget, *paths: Path) -> None:
        """Drop files as a file manager would."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        middle, keys = widget.rect().center(), Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(middle, action, mime, button, keys)
        QApplication.sendEvent(widget, enter)
        assert enter.isAccepted(), paths
        QApplication.sendEvent(widget, QDropEvent(QPointF(middle), action, mime, button, keys))

    def open(self, project: Path) -> None:
        """Drop a project on the window and wait until it is shown."""
        self.drop(self.window, project)
        self.until(lambda: self.window.session.path == project.resolve(), project.name)
        self.settle()

    def import_folder(self, folder: Path) -> None:
        """Drop a dataset on the first page, press Import in the dialog, and wait for the end."""
        self.drop(self.window.start.zone, folder)
        dialog = self.window.findChild(ImportDialog)
        assert dialog is not None
        self.until(dialog.ok.isEnabled, "the preview of an import")
        self.click(dialog.ok)
        self.until(lambda: self.window.session.open is not None, "an import")
        self.settle()

    def close_messages(self) -> None:
        """Close what stands above the page."""
        self.window.banner.dismiss()

    def picture(self, page: str, state: str, *, rest: bool = True) -> None:
        """Take the window in both themes; without rest, before anything that is looked up comes."""
        for theme in THEMES:
            self.choose(theme)
            if rest:
                self.turn()
            path = self._out / f"{page}-{state}-{theme}.png"
            assert self.window.grab().save(str(path)), path
            print(f"  {path.name}", flush=True)
        self.choose(THEMES[0])

    def turn(self) -> None:
        """Let layouts come to rest."""
        for _ in range(REST_TURNS):
            QApplication.processEvents()
