"""A page that is brought up to date when it is seen, with an empty state in its place."""

from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mmc_gui.widgets.empty_state import EmptyState

EMPTY, FULL = 0, 1


class FreshPage(QWidget):
    """What changes while it is not seen waits in ``_stale`` until it is."""

    empty: EmptyState

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stale = True
        self._stack = QStackedWidget()
        self._first: QWidget = self

    def lay_out(self, full: QWidget, first: QWidget) -> None:
        """Fill the page with the empty state or the content, whose keys ``first`` takes."""
        self._first = first
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(full)

    def showEvent(self, event: QShowEvent) -> None:
        """Work out what has changed since the page was last seen."""
        super().showEvent(event)
        self._refresh()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on; a focus proxy would let Tab pass over what stands above."""
        super().focusInEvent(event)
        inside = self.empty.primary if self._stack.currentIndex() == EMPTY else self._first
        if inside.isVisible():
            inside.setFocus()

    def _refresh(self) -> None:
        """Bring the page up to date where it is not."""
        raise NotImplementedError
