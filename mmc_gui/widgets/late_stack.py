"""A stack whose pages come late: when first asked for, or after the first paint, turn by turn."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

P = TypeVar("P", bound=QWidget)


class LateStack(QStackedWidget):
    """Shows its first page at once; what else is to come is made while nothing else is to do."""

    came = Signal(QWidget)
    """A page that was just put in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: dict[str, QWidget] = {}
        self._endings: list[Callable[[], None]] = []
        self._steps: Iterator[object] | None = None
        # One step a turn of the event loop, so that keys and clicks come in between.
        self._turn = QTimer(self, interval=0, singleShot=True)
        self._turn.timeout.connect(self._take_step)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is to be made any more."""
        return self._steps is None

    def has(self, key: str) -> bool:
        """Tell whether a page was put in."""
        return key in self._pages

    def shows(self, key: str) -> bool:
        """Tell whether a page is in front; one that is not made yet is not."""
        return self.currentWidget() is not None and self.currentWidget() is self._pages.get(key)

    def fill_later(self, steps: Iterable[object]) -> None:
        """Go on with these steps, and no others, in turn once the stack has been painted."""
        self._steps = iter(steps)

    def put(self, key: str, page: P, *, shutdown: Callable[[], None] | None = None) -> P:
        """Take a page in, with how it is ended, and return it."""
        self._pages[key] = page
        if shutdown is not None:
            self._endings.append(shutdown)
        self.addWidget(page)
        self.came.emit(page)
        return page

    def shutdown(self) -> None:
        """Make no more pages, and end those that are there."""
        self._steps = None
        self._turn.stop()
        for end in self._endings:
            end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Begin with what is left to do once something is seen."""
        super().paintEvent(event)
        self._go_on()

    def _go_on(self) -> None:
        if self._steps is not None and not self._turn.isActive():
            self._turn.start()

    @Slot()
    def _take_step(self) -> None:
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration:
            self._steps = None
        except Exception:  # as told; what is left comes when it is asked for
            self._steps = None
            raise
        self._go_on()
