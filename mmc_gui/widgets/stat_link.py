"""A number that leads to the photos it counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.language import tr
from mmc_gui.theme import RADIUS, current_theme
from mmc_gui.widgets.stat_tile import StatTile


class StatLink(StatTile):
    """A tile that a click, Enter or Space chooses, while there is something to see."""

    clicked = Signal()

    def __init__(self, caption: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(
            caption, tr("{explanation}. Click to see them.").format(explanation=explanation), parent
        )
        self._open = False
        self.set_open(open_=False)

    def set_open(self, *, open_: bool) -> None:
        """Let it be chosen, or not where it counts nothing."""
        self._open = open_
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if open_ else Qt.FocusPolicy.NoFocus)
        hand = Qt.CursorShape.PointingHandCursor if open_ else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the tile."""
        if self._open and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the tile by Enter or Space."""
        if self._open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the tile while the keys are on it."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_theme().focus), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), RADIUS, RADIUS)
