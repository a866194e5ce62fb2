"""How a row of the threshold table looks."""

from functools import cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.language import tr
from mmc_gui.resources import icon
from mmc_gui.theme import GRID, Theme, current_theme, scaled_font
from mmc_gui.widgets.decimal_box import DecimalBox
from mmc_gui.widgets.threshold_model import COLUMNS, Column, ThresholdModel

KNOB = 7
PAD = GRID
DOT = 8
LOCK = 14
STEP = 0.01


def track_of(cell: QRect) -> QRectF:
    """Return the line of a slider inside its cell; its ends are 0 and 1."""
    middle = cell.center().y() + 0.5
    left, right = cell.left() + PAD + KNOB, cell.right() - PAD - KNOB
    return QRectF(left, middle - 2, max(1, right - left), 4)


class ThresholdDelegate(QStyledItemDelegate):
    """Paints straight from the model's arrays: hundreds of look-ups a frame would be felt."""

    def __init__(self, view: QWidget, model: ThresholdModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.hovered_row = -1
        self.dragged_place = -1

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        theme, cell = current_theme(), option.rect
        state = option.state
        place, column = self._model.place(index.row()), COLUMNS[index.column()]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(cell, QColor(theme.accent_soft))
        elif index.row() == self.hovered_row:
            painter.fillRect(cell, QColor(theme.hover))
        if column is Column.SLIDER:
            self._paint_slider(painter, cell, place, focused=selected and self._view.hasFocus())
        elif column is Column.LOCK:
            seen = selected or index.row() == self.hovered_row
            self._paint_lock(painter, cell, locked=self._model.locked[place], seen=seen)
        else:
            self._paint_text(painter, cell, place=place, column=column)

    def _paint_text(self, painter: QPainter, cell: QRect, *, place: int, column: Column) -> None:
        theme, model = current_theme(), self._model
        box, side = QRectF(cell).adjusted(PAD, 0, -PAD, 0), Qt.AlignmentFlag.AlignRight
        text = model.text(place, column)
        font = self._view.font()
        painter.setFont(scaled_font(font, 1.0, bold=True) if column is Column.F1 else font)
        if column is Column.NAME:
            side = Qt.AlignmentFlag.AlignLeft
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.label_color(model.rows[place].color)))
            painter.drawEllipse(QRectF(box.left(), box.center().y() - DOT / 2, DOT, DOT))
            box.setLeft(box.left() + DOT + GRID)
            text = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(box.width())
            )
        quiet = column in (Column.SUPPORT, Column.AP) or text == "–"
        painter.setPen(QColor(theme.muted if quiet else theme.text))
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lock(self, painter: QPainter, cell: QRect, *, locked: bool, seen: bool) -> None:
        """Paint the lock; an open one only where the row is looked at, as what a click does."""
        if locked or (seen and not self._model.barred):
            theme, box = current_theme(), QRect(0, 0, LOCK, LOCK)
            box.moveCenter(cell.center())
            color = theme.accent if locked else theme.disabled
            _lock("lock" if locked else "unlock", color).paint(painter, box)

    def _paint_slider(self, painter: QPainter, cell: QRect, place: int, *, focused: bool) -> None:
        theme, track = current_theme(), track_of(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        value, best = self._model.thresholds[place], self._model.best[place]
        knob = QPointF(track.left() + track.width() * value, track.center().y())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.pressed))
        painter.drawRoundedRect(track, 2, 2)
        filled = QRectF(track)
        filled.setRight(knob.x())
        grey = QColor(theme.disabled) if self._model.barred else None
        painter.setBrush(grey or QColor(theme.accent_fill))
        painter.drawRoundedRect(filled, 2, 2)
        if best is not None:
            _paint_tick(painter, theme, QPointF(track.left() + track.width() * best, knob.y()))
        dragged = self.dragged_place == place
        painter.setPen(QPen(grey or QColor(theme.accent), 2))
        painter.setBrush(QColor(theme.accent_fill if dragged else theme.surface))
        painter.drawEllipse(knob, KNOB - 1, KNOB - 1)
        if focused:
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(knob, KNOB + 2, KNOB + 2)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a box for a number in 0..1."""
        editor = DecimalBox(parent)
        editor.setRange(0.0, 1.0)
        editor.setDecimals(3)
        editor.setSingleStep(STEP)
        editor.setButtonSymbols(DecimalBox.ButtonSymbols.NoButtons)
        name = self._model.rows[self._model.place(index.row())].name
        editor.setAccessibleName(tr("Threshold of {name}").format(name=name))
        return editor


@cache
def _lock(name: str, color: str) -> QIcon:
    return icon(name, color=color, size=LOCK)


def _paint_tick(painter: QPainter, theme: Theme, at: QPointF) -> None:
    """Paint a small mark above and below the line: it shows beside a knob that stands on it."""
    painter.setPen(QPen(QColor(theme.text), 2))
    for toward in (-1, 1):
        painter.drawLine(at + QPointF(0, toward * 5), at + QPointF(0, toward * 9))
