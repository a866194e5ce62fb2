"""Drives the real ``main()``: a script acts on the window while its event loop runs."""

import time
import traceback
from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from mmc_gui.__main__ import main
from mmc_gui.app import make_app
from mmc_gui.main_window import MainWindow

POLL_MS = 20
LIMIT_S = 120.0

Script = Callable[[MainWindow], Iterator[Callable[[], bool]]]


class Driver(QObject):
    """Plays a script: each condition that it yields is waited for, then it goes on."""

    def __init__(self, script: Script, *, limit_s: float = LIMIT_S) -> None:
        super().__init__()
        self.error = ""
        self._script = script
        self._limit_s = limit_s
        self._steps: Iterator[Callable[[], bool]] | None = None
        self._until: Callable[[], bool] = lambda: True
        self._deadline = 0.0
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self._poll)
        self._timer.start()

    def _poll(self) -> None:
        window = _window()
        if window is None:
            return
        try:
            if self._steps is None:
                self._steps = iter(self._script(window))
            if self._until():
                self._until = next(self._steps)
                self._deadline = time.monotonic() + self._limit_s
            elif time.monotonic() > self._deadline:
                raise TimeoutError(f"{self._limit_s:.0f} s passed; {_state(window)}")
        except StopIteration:
            self._end(window)
        except BaseException:  # noqa: BLE001 - the event loop must end, whatever the script met
            self.error = traceback.format_exc()
            self._end(window)

    def _end(self, window: MainWindow) -> None:
        self._timer.stop()
        window.close()
        QApplication.quit()


def play(arguments: Sequence[str], script: Script, *, limit_s: float = LIMIT_S) -> int:
    """Run ``main`` with the arguments and the script; raise what the script raised."""
    app = make_app([])  # a timer needs it
    driver = Driver(script, limit_s=limit_s)
    code = main(list(arguments))
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, MainWindow):
            widget.deleteLater()
    # The quit that the last window posted must end here: left over, it would keep every event
    # loop of later tests from running.
    QTimer.singleShot(0, app.quit)
    app.exec()
    assert not driver.error, driver.error
    return code


def drop(widget: QWidget, mime: QMimeData) -> bool:
    """Drop data on a widget as another program would; return whether it was taken."""
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    centre, keys = widget.rect().center(), Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(centre, action, mime, button, keys)
    QApplication.sendEvent(widget, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(QPointF(centre), action, mime, button, keys)
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def _window() -> MainWindow | None:
    shown = (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))
    return next((w for w in shown if w.isVisible()), None)


def _state(window: MainWindow) -> str:
    messages = [message.text for message in window.banner.shown]
    job = window.runner.job
    return f"job: {job.title if job else 'none'}; banner: {messages}"
