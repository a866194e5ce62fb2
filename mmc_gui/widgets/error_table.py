"""A row a label: how often it is missed and how often wrongly given, as numbers and bars."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from engine.language import tr
from mmc_gui.models.headed_model import HeadedModel, Index
from mmc_gui.theme import GRID, current_theme
from mmc_gui.widgets.humanize import count_text, percent_text, plain_tip
from mmc_gui.widgets.label_rows import (
    ROW,
    SORT,
    LabelTable,
    paint_dot,
    paint_text,
)

BOTH, MISSED, WRONG = "both", "missed", "wrong"
"""Which errors of a label are asked for."""


class Column(IntEnum):
    """Columns of the table, left to right."""

    NAME = 0
    SUPPORT = 1
    MISSED = 2
    MISSED_BAR = 3
    MISSED_SHARE = 4
    GIVEN = 5
    WRONG = 6
    WRONG_BAR = 7
    WRONG_SHARE = 8


HEADERS = {
    Column.NAME: (tr("Label"), tr("Name of the label")),
    Column.SUPPORT: (tr("Has it"), tr("Photos that have the label")),
    Column.MISSED: (tr("Missed"), tr("Photos that have the label and are not given it")),
    Column.MISSED_BAR: ("", tr("Missed photos, against the most errors of any label")),
    Column.MISSED_SHARE: (
        tr("of those"),
        tr("Of the photos that have the label, the share that is missed"),
    ),
    Column.GIVEN: (tr("Given"), tr("Photos that are given the label")),
    Column.WRONG: (tr("Wrong"), tr("Photos that are given the label and have it not")),
    Column.WRONG_BAR: ("", tr("Wrongly given, against the most errors of any label")),
    Column.WRONG_SHARE: (
        tr("of those"),
        tr("Of the photos given the label, the share that has it not"),
    ),
}
SPOKEN = {
    Column.MISSED_SHARE: tr("Missed, of those that have it"),
    Column.WRONG_SHARE: tr("Wrong, of those given it"),
}
BARS = (Column.MISSED_BAR, Column.WRONG_BAR)
KINDS = {
    **dict.fromkeys((Column.MISSED, Column.MISSED_BAR, Column.MISSED_SHARE), MISSED),
    **dict.fromkeys((Column.WRONG, Column.WRONG_BAR, Column.WRONG_SHARE), WRONG),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelErrors:
    """One label with its errors."""

    name: str
    color: int | str
    support: int
    given: int
    missed: int
    wrong: int

    def share(self, column: Column) -> float:
        """Return the share that a column shows, NaN where there is nothing to share."""
        part, whole = (
            (self.missed, self.support) if KINDS.get(column) == MISSED else (self.wrong, self.given)
        )
        return part / whole if whole else math.nan

    def count(self, kind: str) -> int:
        """Return how many errors of a kind there are."""
        return {MISSED: self.missed, WRONG: self.wrong}.get(kind, self.missed + self.wrong)


class ErrorModel(HeadedModel):
    """Looks up the errors of the labels in the order given."""

    HEADERS = HEADERS
    SPOKEN = SPOKEN
    LEFT = (Column.NAME, *BARS)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LabelErrors, ...] = ()
        self.most = 1

    def set_rows(self, rows: Sequence[LabelErrors]) -> None:
        """Take other labels."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.most = max((max(row.missed, row.wrong) for row in rows), default=0) or 1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of labels."""
        return 0 if parent.isValid() else len(self.rows)

    def number(self, row: int, column: Column) -> float:
        """Return the number of a cell; that of a bar is what it is as long as."""
        one = self.rows[row]
        if column in (Column.MISSED_SHARE, Column.WRONG_SHARE):
            return one.share(column)
        if column is Column.SUPPORT:
            return one.support
        if column is Column.GIVEN:
            return one.given
        return one.count(KINDS[column])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, what it sorts by, or a sentence."""
        if not index.isValid():
            return None
        column, one = Column(index.column()), self.rows[index.row()]
        if role == SORT:
            if column is Column.NAME:
                return one.name.casefold()
            number = self.number(index.row(), column)
            return -1.0 if math.isnan(number) else number
        if role == Qt.ItemDataRole.DisplayRole:
            if column is Column.NAME:
                return one.name
            if column in BARS:
                return ""
            number = self.number(index.row(), column)
            shares = column in (Column.MISSED_SHARE, Column.WRONG_SHARE)
            return percent_text(number) if shares else count_text(int(number))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_sentence(one, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _sentence(one, column)
        return None


class ErrorTable(LabelTable):
    """A click on numbers or bars of errors, or Enter, asks for photos; arrows walk the cells."""

    errors_chosen = Signal(int, str)
    """The place of a label in the order of ``set_rows``, and which of its errors."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = ErrorModel()
        super().__init__(
            self._model,
            name=tr("Errors by label"),
            bars=BARS,
            sorted_by=Column.MISSED,
            parent=parent,
        )
        self._model.setParent(self)
        self.setItemDelegate(_Delegate(self, self._model))
        self.setMouseTracking(True)
        self.clicked.connect(self._on_clicked)

    def set_rows(self, rows: Sequence[LabelErrors]) -> None:
        """Show these labels; the sorting and the chosen cell stay."""
        at = self.currentIndex()
        place, column = self.place_of(at), at.column()
        self._model.set_rows(rows)
        self.fit_names([row.name for row in rows])
        if 0 <= place < len(rows):
            self.choose_place(place, column)

    @property
    def rows(self) -> tuple[LabelErrors, ...]:
        """The labels in the order given."""
        return self._model.rows

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what can be clicked."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        hand = index.isValid() and bool(self._kind(index)) and self._count(index) > 0
        shape = Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the photos of the current cell on Enter; on others for both kinds."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._ask(index, self._kind(index) or BOTH)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        if kind := self._kind(index):
            self._ask(index, kind)

    def _kind(self, index: QModelIndex) -> str:
        return KINDS.get(Column(index.column()), "")

    def _count(self, index: QModelIndex) -> int:
        row = self._model.rows[self.place_of(index)]
        return row.count(self._kind(index) or BOTH)

    def _ask(self, index: QModelIndex, kind: str) -> None:
        if self._count(index):
            self.errors_chosen.emit(self.place_of(index), kind)


class _Delegate(QStyledItemDelegate):
    """Paints a dot before names, and bars."""

    def __init__(self, view: ErrorTable, model: ErrorModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, cell = current_theme(), QRectF(option.rect)
        row, column = self._view.place_of(index), Column(index.column())
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(cell, QColor(theme.accent_soft))
        if column in BARS:
            color = theme.series[0] if column is Column.MISSED_BAR else theme.series[1]
            share = self._model.number(row, column) / self._model.most
            room = cell.adjusted(GRID, ROW / 2 - 5, -GRID, -(ROW / 2 - 5))
            room.setWidth(room.width() * share)
            painter.fillRect(room, QColor(color))
        else:
            self._paint_text(painter, cell, row=row, column=column)
        if option.state & QStyle.StateFlag.State_Selected and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell.adjusted(1, 1, -1, -1))

    def _paint_text(self, painter: QPainter, cell: QRectF, *, row: int, column: Column) -> None:
        theme, box = current_theme(), cell.adjusted(GRID, 0, -GRID, 0)
        text = str(self._model.data(self._model.index(row, column)))
        if column is Column.NAME:
            box = paint_dot(painter, box, theme.label_color(self._model.rows[row].color))
        loud = column in (Column.NAME, Column.MISSED, Column.WRONG) and text != "0"
        painter.setPen(QColor(theme.text if loud else theme.muted))
        paint_text(painter, box, text, left=column is Column.NAME)


def _sentence(one: LabelErrors, column: Column) -> str:
    missed = tr("missed on {missed} of {support} photos that have it ({share})").format(
        missed=count_text(one.missed),
        support=count_text(one.support),
        share=percent_text(one.share(Column.MISSED)),
    )
    wrong = tr("wrong on {wrong} of {given} photos that are given it ({share})").format(
        wrong=count_text(one.wrong),
        given=count_text(one.given),
        share=percent_text(one.share(Column.WRONG)),
    )
    kind = KINDS.get(column)
    return f"{one.name}: " + {MISSED: missed, WRONG: wrong}.get(kind or "", f"{missed}; {wrong}")
