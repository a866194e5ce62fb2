"""A row a label: how many photos have it, have it not, or are not known to, and in which split."""

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
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
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


class Column(IntEnum):
    """Columns of the table, left to right."""

    NAME = 0
    POSITIVE = 1
    STATES = 2
    NEGATIVE = 3
    UNKNOWN = 4
    SPLITS = 5
    TRAIN = 6
    VAL = 7
    TEST = 8


HEADERS = {
    Column.NAME: (tr("Label"), tr("Name of the label")),
    Column.POSITIVE: (tr("Photos"), tr("Photos that have the label")),
    Column.STATES: (tr("By state"), tr("All photos of the project by what is known")),
    Column.NEGATIVE: (tr("Has it not"), tr("Photos known not to have the label")),
    Column.UNKNOWN: (
        tr("Unknown"),
        tr("Photos of which nobody has said whether they have the label"),
    ),
    Column.SPLITS: (
        tr("By split"),
        tr("Photos that have the label by split, against the most frequent label"),
    ),
    Column.TRAIN: (tr("Training"), tr("Training photos that have the label")),
    Column.VAL: (tr("Validation"), tr("Validation photos that have the label")),
    Column.TEST: (tr("Test"), tr("Test photos that have the label")),
}
BARS = (Column.STATES, Column.SPLITS)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelCount:
    """One label with its photos; ``by_split`` counts those that have it."""

    name: str
    color: int | str
    positive: int
    negative: int
    unknown: int
    by_split: tuple[int, int, int]


class LabelCountModel(HeadedModel):
    """Looks up the counts of the labels in the order given."""

    HEADERS = HEADERS
    LEFT = (Column.NAME, *BARS)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[LabelCount, ...] = ()
        self.most = 1

    def set_rows(self, rows: Sequence[LabelCount]) -> None:
        """Take other labels."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.most = max((row.positive for row in rows), default=0) or 1
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of labels."""
        return 0 if parent.isValid() else len(self.rows)

    def number(self, row: int, column: Column) -> int:
        """Return the number of a cell; that of a bar is what it sorts by."""
        one = self.rows[row]
        if column >= Column.TRAIN:
            return one.by_split[column - Column.TRAIN]
        return {Column.NEGATIVE: one.negative, Column.UNKNOWN: one.unknown}.get(
            column, one.positive
        )  # fmt: skip

    def parts(self, row: int, column: Column) -> tuple[float, ...]:
        """Return the three parts of a bar, as shares of its whole width."""
        one = self.rows[row]
        if column is Column.SPLITS:
            return tuple(part / self.most for part in one.by_split)
        total = max(1, one.positive + one.negative + one.unknown)
        return one.positive / total, one.negative / total, one.unknown / total

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text of a cell, what it sorts by, or a sentence."""
        if not index.isValid():
            return None
        column, one = Column(index.column()), self.rows[index.row()]
        if role == SORT:
            name = one.name.casefold()
            return name if column is Column.NAME else self.number(index.row(), column)
        if role == Qt.ItemDataRole.DisplayRole:
            if column is Column.NAME:
                return one.name
            return "" if column in BARS else count_text(self.number(index.row(), column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_sentence(one, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _sentence(one, column)
        return None


class LabelCountTable(LabelTable):
    """Sorted by any column; a double click or Enter asks for the photos of a label."""

    label_chosen = Signal(int)
    """The place of a label in the order of ``set_rows``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._model = LabelCountModel()
        super().__init__(
            self._model,
            name=tr("Labels by state and split"),
            bars=BARS,
            sorted_by=Column.POSITIVE,
            parent=parent,
        )
        self._model.setParent(self)
        self.setItemDelegate(_Delegate(self, self._model))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.doubleClicked.connect(self._choose)

    def set_rows(self, rows: Sequence[LabelCount]) -> None:
        """Show these labels; the sorting and the chosen label stay."""
        chosen = self.chosen_place
        self._model.set_rows(rows)
        self.fit_names([row.name for row in rows])
        if 0 <= chosen < len(rows):
            self.choose_place(chosen)

    @property
    def chosen_place(self) -> int:
        """The place of the chosen label in the order of ``set_rows``; -1 without one."""
        return self.place_of(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the photos of the chosen label on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.chosen_place >= 0:
            self.label_chosen.emit(self.chosen_place)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        self.label_chosen.emit(self.place_of(index))


class _Delegate(QStyledItemDelegate):
    """Paints a dot before names and bars of three parts."""

    def __init__(self, view: LabelCountTable, model: LabelCountModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, cell = current_theme(), QRectF(option.rect)
        row, column = self._view.place_of(index), Column(index.column())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(cell, QColor(theme.accent_soft))
        if column in BARS:
            colors = part_colors(column)
            _paint_bar(painter, cell, self._model.parts(row, column), colors)
            return
        box = cell.adjusted(GRID, 0, -GRID, 0)
        text = str(self._model.data(self._model.index(row, column)))
        if column is Column.NAME:
            box = paint_dot(painter, box, theme.label_color(self._model.rows[row].color))
        quiet = column not in (Column.NAME, Column.POSITIVE) or text == "0"
        painter.setPen(QColor(theme.muted if quiet else theme.text))
        paint_text(painter, box, text, left=column is Column.NAME)


def part_colors(column: Column) -> tuple[str, str, str]:
    """Return the colours of the parts of a bar, as the theme has them."""
    theme = current_theme()
    if column is Column.SPLITS:
        return theme.series[0], theme.series[1], theme.series[2]
    return theme.accent_fill, theme.disabled, theme.pressed


def _paint_bar(
    painter: QPainter, cell: QRectF, parts: Sequence[float], colors: Sequence[str]
) -> None:
    room = cell.adjusted(GRID, ROW / 2 - 5, -GRID, -(ROW / 2 - 5))
    left = room.left()
    for part, color in zip(parts, colors, strict=True):
        width = part * room.width()
        painter.fillRect(QRectF(left, room.top(), width, room.height()), QColor(color))
        left += width


def _sentence(one: LabelCount, column: Column) -> str:
    total = one.positive + one.negative + one.unknown
    share = percent_text(one.positive / total) if total else "–"
    if column is Column.SPLITS or column >= Column.TRAIN:
        train, val, test = (count_text(n) for n in one.by_split)
        return tr(
            "{name}: {train} training, {val} validation and {test} test photos have it"
        ).format(name=one.name, train=train, val=val, test=test)
    return tr(
        "{name}: {positive} photos have it ({share}), {negative} have it not, "
        "of {unknown} it is unknown"
    ).format(
        name=one.name,
        positive=count_text(one.positive),
        share=share,
        negative=count_text(one.negative),
        unknown=count_text(one.unknown),
    )
