"""Bars over a line: a histogram whose bars can be chosen by mouse and keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mmc_gui.theme import GRID, current_theme, scaled_font
from mmc_gui.widgets.humanize import count_text

LINES = 4
"""Lines of the scale at most."""
WIDEST = 10 * GRID
"""Pixels of a bar at most: a single one would fill the chart."""
GAP = 0.18
"""Part of a bar's room that is left free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBar:
    """One bar: what stands below it, its height, and a sentence about it."""

    text: str
    value: int
    tip: str


class BarChart(QWidget):
    """Left and Right walk the bars, Enter or a click asks for what one stands for."""

    bar_clicked = Signal(int)

    def __init__(self, name: str, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._empty = name, empty
        self._bars: tuple[ChartBar, ...] = ()
        self._current = self._hovered = -1
        self._clickable = True
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.set_bars(())

    @property
    def bars(self) -> tuple[ChartBar, ...]:
        """The bars from left to right."""
        return self._bars

    def set_bars(self, bars: Sequence[ChartBar], *, clickable: bool = True) -> None:
        """Show other bars; those that cannot be clicked only tell their sentence."""
        self._bars, self._clickable = tuple(bars), clickable
        self._hovered = -1
        self._current = min(self._current, len(bars) - 1)
        # Without bars there is nothing to show that it has the keys, and nothing to do with them.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if bars else Qt.FocusPolicy.NoFocus)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a modest chart."""
        return QSize(50 * GRID, 30 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Return room for a few bars."""
        return QSize(30 * GRID, 16 * GRID)

    def rect_of(self, index: int) -> QRectF:
        """Return the room of a bar from the line to the top of the plot."""
        area = self._area()
        width = area.width() / max(1, len(self._bars))
        return QRectF(area.left() + index * width, area.top(), width, area.height())

    def _area(self) -> QRectF:
        metrics = self.fontMetrics()
        left = metrics.horizontalAdvance(count_text(self._top())) + GRID
        below = metrics.height() + GRID // 2
        return QRectF(self.rect()).adjusted(left, metrics.height(), -GRID, -below)

    def _top(self) -> int:
        highest = max((bar.value for bar in self._bars), default=0)
        step = _step(highest)
        return max(step, -(-highest // step) * step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint scale, bars and the texts below them, or why there are none."""
        painter, theme = QPainter(self), current_theme()
        painter.setFont(scaled_font(self.font(), 0.9))
        if not self._bars:
            painter.setPen(QColor(theme.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(GRID, GRID, -GRID, -GRID), flags, self._empty)
            return
        self._paint_scale(painter)
        top, area = self._top(), self._area()
        for index, bar in enumerate(self._bars):
            room = self.rect_of(index)
            height = area.height() * bar.value / top
            width = min(WIDEST, room.width() * (1 - GAP))
            box = QRectF(room.center().x() - width / 2, area.bottom() - height, width, height)
            lit = index == self._hovered or (index == self._current and self.hasFocus())
            painter.fillRect(box, QColor(theme.accent_hover if lit else theme.accent_fill))
            if index == self._current and self.hasFocus():
                painter.setPen(QPen(QColor(theme.focus), 2))
                painter.drawRect(room.adjusted(1, 1, -1, -1))
        self._paint_texts(painter)

    def _paint_scale(self, painter: QPainter) -> None:
        theme, area, top = current_theme(), self._area(), self._top()
        step = _step(max(bar.value for bar in self._bars))
        for value in range(0, top + 1, step):
            y = round(area.bottom() - area.height() * value / top) + 0.5
            painter.setPen(QColor(theme.outline if value == 0 else theme.border))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(QColor(theme.muted))
            box = QRectF(0, y - 10, area.left() - GRID // 2, 20)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, count_text(value))

    def _paint_texts(self, painter: QPainter) -> None:
        painter.setPen(QColor(current_theme().muted))
        metrics, area = painter.fontMetrics(), self._area()
        widest = max(metrics.horizontalAdvance(bar.text) for bar in self._bars) + GRID
        each = max(1, -(-int(widest) // max(1, int(self.rect_of(0).width()))))
        for index in range(0, len(self._bars), each):
            middle = self.rect_of(index).center().x()
            box = QRectF(middle - widest, area.bottom() + 2, 2 * widest, metrics.height() + 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._bars[index].text)

    def _index_at(self, at: QPointF) -> int:
        for index in range(len(self._bars)):
            room = self.rect_of(index)
            if room.left() <= at.x() < room.right():
                return index
        return -1

    def event(self, event: QEvent) -> bool:
        """Explain the bar under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self._index_at(QPointF(event.pos()))
            text = self._bars[index].tip if index >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the bar under the mouse."""
        self._hover(self._index_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Darken it again."""
        self._hover(-1)

    def _hover(self, index: int) -> None:
        hand = self._clickable and index >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        if index != self._hovered:
            self._hovered = index
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose and tell a bar."""
        index = self._index_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._go_to(index)
            self._click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the bars; Enter or Space clicks one."""
        last = len(self._bars) - 1
        moves = {Qt.Key.Key_Left: self._current - 1, Qt.Key.Key_Right: self._current + 1,
                 Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}  # fmt: skip
        key = Qt.Key(event.key())
        if self._bars and key in moves:
            self._go_to(max(0, min(last, moves[key])))
        elif self._current >= 0 and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first bar."""
        if self._bars and self._current < 0:
            self._go_to(0)
        super().focusInEvent(event)

    def _click(self) -> None:
        if self._clickable and self._bars[self._current].value:
            self.bar_clicked.emit(self._current)

    def _go_to(self, index: int) -> None:
        self._current = index
        self._describe()
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(self._name)
        if not self._bars:
            self.setAccessibleDescription(self._empty)
        elif self._current >= 0:
            self.setAccessibleDescription(self._bars[self._current].tip)
        else:
            self.setAccessibleDescription("; ".join(bar.tip for bar in self._bars))


def _step(highest: int) -> int:
    """Return the distance of the lines: 1, 2 or 5 times a power of ten."""
    step = 1
    for factor in (2, 5, 10) * 20:
        if highest <= LINES * step:
            break
        tens = 10 ** (len(str(step)) - 1)
        step = tens * factor
    return step
