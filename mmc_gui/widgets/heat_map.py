"""A square of cells, one for each pair of names: the stronger, the more colour."""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from mmc_gui.theme import GRID, Theme, current_theme, scaled_font
from mmc_gui.widgets.humanize import plain_tip

Floats = npt.NDArray[np.float64]
Words = Callable[[int, int], str]
"""Gives the words for a cell by its row and column."""

LEAST_WIDTH, MOST_WIDTH = 30, 112
LEAST_HEIGHT, MOST_HEIGHT = 20, 48
NAME_WIDTH = 16 * GRID
SHADES = 32
"""Steps from no colour to the full one."""
EMPTY = SHADES + 1
"""The shade of a cell without a strength."""
NAME_HEIGHT = 12 * GRID


class HeatMap(QAbstractScrollArea):
    """Arrows walk the cells, Enter or a click asks for what one stands for.

    Names stay in sight while the cells are scrolled.
    """

    cell_clicked = Signal(int, int)
    """Row and column, in the order given."""
    cell_hovered = Signal(int, int)
    """The cell under the mouse or under the keys."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._longest, self._width, self._height = 0, float(LEAST_WIDTH), LEAST_HEIGHT
        self._strengths: Floats = np.zeros((0, 0))
        self._text: Words = _nothing
        self._explain: Words = _nothing
        self._current, self._hovered = (0, 0), (-1, -1)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setMouseTracking(True)

    def set_cells(
        self, names: Sequence[str], strengths: Floats, *, text: Words, explain: Words
    ) -> None:
        """Show pairs; ``strengths`` run from -1 to 1, NaN for an empty cell ``[names, names]``."""
        self._names, self._strengths = tuple(names), strengths
        widths = (self.fontMetrics().horizontalAdvance(name) for name in names)
        self._longest = max(widths, default=0)
        self._text, self._explain = text, explain
        last = max(0, len(names) - 1)
        self._current = (min(self._current[0], last), min(self._current[1], last))
        self._hovered = (-1, -1)
        self._fit()
        self._describe()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """Return room for a dozen names."""
        return QSize(80 * GRID, 50 * GRID)

    # -- places -----------------------------------------------------------------------------

    def _left(self) -> int:
        return min(self._longest + GRID, NAME_WIDTH)

    def _above(self) -> int:
        return min(self._longest + GRID, NAME_HEIGHT)

    def cell_rect(self, row: int, column: int) -> QRectF:
        """Return where a cell is, in the viewport."""
        x = self._left() + column * self._width - self.horizontalScrollBar().value()
        y = self._above() + row * self._height - self.verticalScrollBar().value()
        return QRectF(x, y, self._width, self._height)

    def _cell_at(self, at: QPointF) -> tuple[int, int]:
        left, above = self._left(), self._above()
        if at.x() < left or at.y() < above:
            return -1, -1
        column = int((at.x() - left + self.horizontalScrollBar().value()) / self._width)
        row = int((at.y() - above + self.verticalScrollBar().value()) / self._height)
        count = len(self._names)
        return (row, column) if row < count and column < count else (-1, -1)

    def _fit(self) -> None:
        """Make cells as large as the room allows, within bounds, and let the rest be scrolled."""
        count, size = len(self._names), self.viewport().size()
        free = size.width() - self._left(), size.height() - self._above()
        self._width = min(MOST_WIDTH, max(LEAST_WIDTH, free[0] / max(1, count)))
        self._height = min(MOST_HEIGHT, max(LEAST_HEIGHT, free[1] // max(1, count)))
        wide = round(count * self._width + self._left())
        for bar, needed, seen, step in (
            (self.horizontalScrollBar(), wide, size.width(), LEAST_WIDTH),
            (
                self.verticalScrollBar(),
                count * self._height + self._above(),
                size.height(),
                self._height,
            ),
        ):
            bar.setRange(0, max(0, needed - seen))
            bar.setPageStep(seen)
            bar.setSingleStep(step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll ranges right."""
        super().resizeEvent(event)
        self._fit()

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cells in sight and their names."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(current_theme().surface))
        count, size = len(self._names), self.viewport().size()
        if not count:
            return
        painter.setFont(scaled_font(self.font(), 0.9))
        first_row = self.verticalScrollBar().value() // self._height
        first_column = int(self.horizontalScrollBar().value() / self._width)
        rows = range(first_row, min(count, first_row + size.height() // self._height + 2))
        columns = range(
            first_column, min(count, first_column + int(size.width() / self._width) + 2)
        )
        left, above = self._left(), self._above()
        painter.setClipRect(QRectF(left, above, size.width(), size.height()))
        shades = _shades(current_theme())  # looked up once: a theme takes long to hash
        for row in rows:
            for column in columns:
                if event.region().intersects(self.cell_rect(row, column).toAlignedRect()):
                    self._paint_cell(painter, row, column, shades)
        painter.setClipping(False)
        self._paint_names(painter, rows, columns)

    def _paint_cell(
        self, painter: QPainter, row: int, column: int, shades: dict[int, tuple[QColor, QColor]]
    ) -> None:
        theme, box = current_theme(), self.cell_rect(row, column)
        strength = float(self._strengths[row, column])
        place = EMPTY if strength != strength else round(SHADES * max(-1.0, min(1.0, strength)))
        ground, pen = shades[place]
        painter.fillRect(box.adjusted(0.5, 0.5, -0.5, -0.5), ground)
        text = self._text(row, column)
        if painter.fontMetrics().horizontalAdvance(text) <= box.width() - 4:
            painter.setPen(pen)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        focused = self.hasFocus() and (row, column) == self._current
        if focused or (row, column) == self._hovered:
            painter.setPen(QPen(QColor(theme.focus if focused else theme.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_names(self, painter: QPainter, rows: range, columns: range) -> None:
        theme, left, above = current_theme(), self._left(), self._above()
        size, metrics = self.viewport().size(), painter.fontMetrics()
        lit = self._current if self.hasFocus() else self._hovered
        # Below the names lie cells that were scrolled under them.
        painter.fillRect(QRectF(0, 0, left, size.height()), QColor(theme.surface))
        painter.fillRect(QRectF(0, 0, size.width(), above), QColor(theme.surface))
        painter.setClipRect(QRectF(0, above, left, size.height()))
        for row in rows:
            box = self.cell_rect(row, 0)
            painter.setPen(QColor(theme.text if row == lit[0] else theme.muted))
            name = metrics.elidedText(self._names[row], Qt.TextElideMode.ElideRight, left - GRID)
            room = QRectF(0, box.top(), left - GRID // 2, self._height)
            flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, flags, name)
        painter.setClipRect(QRectF(left, 0, size.width(), above))
        for column in columns:
            box = self.cell_rect(0, column)
            painter.setPen(QColor(theme.text if column == lit[1] else theme.muted))
            name = metrics.elidedText(self._names[column], Qt.TextElideMode.ElideRight,
                                      above - GRID)  # fmt: skip
            painter.save()
            painter.translate(box.center().x(), above - GRID // 2)
            painter.rotate(-90)
            room = QRectF(0, -self._height / 2, above, self._height)
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, flags, name)
            painter.restore()

    # -- mouse and keys ---------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the cell under the mouse; notice when the mouse has gone."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row, column = self._cell_at(QPointF(event.pos()))
            text = plain_tip(self._explain(row, column)) if row >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        if event.type() == QEvent.Type.Leave:
            self._hover((-1, -1))
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Frame the cell under the mouse and tell it."""
        self._hover(self._cell_at(event.position()))

    def _hover(self, cell: tuple[int, int]) -> None:
        if cell == self._hovered:
            return
        before, self._hovered = self._hovered, cell
        hand = Qt.CursorShape.PointingHandCursor if cell[0] >= 0 else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        if cell[0] >= 0:
            self.cell_hovered.emit(*cell)
        for one in (before, cell):
            if one[0] >= 0:
                self.viewport().update(self.cell_rect(*one).toAlignedRect())
        self._update_names()

    def _update_names(self) -> None:
        size = self.viewport().size()
        self.viewport().update(0, 0, self._left(), size.height())
        self.viewport().update(0, 0, size.width(), self._above())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose and tell a cell."""
        cell = self._cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and cell[0] >= 0:
            self._go_to(*cell)
            self.cell_clicked.emit(*cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the cells; Enter or Space clicks one."""
        (row, column), last = self._current, len(self._names) - 1
        moves = {
            Qt.Key.Key_Up: (row - 1, column), Qt.Key.Key_Down: (row + 1, column),
            Qt.Key.Key_Left: (row, column - 1), Qt.Key.Key_Right: (row, column + 1),
            Qt.Key.Key_Home: (row, 0), Qt.Key.Key_End: (row, last),
        }  # fmt: skip
        key = Qt.Key(event.key())
        if not self._names:
            super().keyPressEvent(event)
        elif key in moves:
            to_row, to_column = moves[key]
            self._go_to(max(0, min(last, to_row)), max(0, min(last, to_column)))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.cell_clicked.emit(row, column)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell where the keys are."""
        super().focusInEvent(event)
        if self._names:
            self.cell_hovered.emit(*self._current)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _go_to(self, row: int, column: int) -> None:
        self._current = (row, column)
        self._scroll_to(row, column)
        self._describe()
        self.cell_hovered.emit(row, column)
        self.viewport().update()

    def _scroll_to(self, row: int, column: int) -> None:
        box, size = self.cell_rect(row, column), self.viewport().size()
        over = QPoint(
            _overhang(box.left(), box.right(), self._left(), size.width()),
            _overhang(box.top(), box.bottom(), self._above(), size.height()),
        )
        for bar, by in (
            (self.horizontalScrollBar(), over.x()), (self.verticalScrollBar(), over.y()),
        ):  # fmt: skip
            bar.setValue(bar.value() + by)

    def _describe(self) -> None:
        self.setAccessibleDescription(self._explain(*self._current) if self._names else "")


def _overhang(low: float, high: float, first: float, last: float) -> int:
    """Return by how much to scroll so that a stretch lies between two bounds."""
    if low < first:
        return round(low - first)
    return max(0, round(high - last))


@cache
def _shades(theme: Theme) -> dict[int, tuple[QColor, QColor]]:
    """Return the ground of a cell, and what is read on it, by strength and for empty cells."""
    start = QColor(theme.sunken)
    shades: dict[int, QColor] = {}
    for place in range(-SHADES, SHADES + 1):
        end = QColor(theme.accent_fill if place >= 0 else theme.from_caption)
        shades[place] = _between(start, end, abs(place) / SHADES)
    shades[EMPTY] = QColor(theme.window)
    return {place: (color, _pen_on(color)) for place, color in shades.items()}


def _between(start: QColor, end: QColor, share: float) -> QColor:
    def mixed(a: int, b: int) -> int:
        return round(a + (b - a) * share)

    return QColor(
        mixed(start.red(), end.red()),
        mixed(start.green(), end.green()),
        mixed(start.blue(), end.blue()),
    )


def _pen_on(color: QColor) -> QColor:
    """Return what is easier to read on a colour, dark or bright."""
    parts = ((0.2126, color.redF()), (0.7152, color.greenF()), (0.0722, color.blueF()))
    light = sum(weight * value**2.2 for weight, value in parts)
    return QColor("#1b1f26" if light > 0.18 else "#ffffff")


def _nothing(_row: int, _column: int) -> str:
    return ""
