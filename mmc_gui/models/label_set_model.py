"""The labels of a project as rows of a table: names to edit, counts to read, an order to drag."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPixmap

from engine.data.labels import Label
from engine.language import number, tr
from mmc_gui.models.headed_model import HeadedModel, Index
from mmc_gui.theme import current_theme

ROWS_TYPE = "application/x-mmc-label-row"
NUMBERS = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SWATCH = 14
SCALE = 3
"""Swatches are drawn this much larger, to stay round on any screen."""


class Column(IntEnum):
    """What stands in a row."""

    NAME = 0
    ID = 1
    POSITIVE = 2
    NEGATIVE = 3
    UNKNOWN = 4


HEADERS = {
    Column.NAME: (tr("Label"), tr("What people read; F2 renames it")),
    Column.ID: (tr("Id"), tr("What stands in files; it never changes")),
    Column.POSITIVE: (tr("Have it"), tr("Photos that have the label")),
    Column.NEGATIVE: (tr("Without"), tr("Photos that do not have the label")),
    Column.UNKNOWN: (tr("Not known"), tr("Photos of which nobody has said yet")),
}


class LabelCounts(NamedTuple):
    """How many photos have a label, do not, and are not known."""

    positive: int
    negative: int
    unknown: int


class LabelSetModel(HeadedModel):
    """Shows labels in their order; what a user changes is asked for by signals, not done here."""

    HEADERS = HEADERS
    LEFT = (Column.NAME, Column.ID)

    rename_requested = Signal(str, str)
    """Id and the new name."""
    order_requested = Signal(list)
    """All ids in the new order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[Label, ...] = ()
        self._counts: Mapping[str, LabelCounts] = {}
        self._words = ""
        self._shown: list[int] = []

    @property
    def labels(self) -> tuple[Label, ...]:
        """All labels, also those that the filter hides."""
        return self._labels

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set; then the order cannot be dragged."""
        return bool(self._words)

    def set_labels(self, labels: Sequence[Label]) -> None:
        """Show these labels in this order."""
        self.beginResetModel()
        self._labels = tuple(labels)
        self._find()
        self.endResetModel()

    def set_counts(self, counts: Mapping[str, LabelCounts]) -> None:
        """Show how many photos there are, by label id."""
        self._counts = counts
        if self._shown:
            self.dataChanged.emit(
                self.index(0, Column.POSITIVE), self.index(len(self._shown) - 1, Column.UNKNOWN)
            )

    def set_filter(self, words: str) -> None:
        """Show only labels whose name or id holds all the words."""
        self.beginResetModel()
        self._words = words.strip()
        self._find()
        self.endResetModel()

    def label_at(self, row: int) -> Label | None:
        """Return the label in a row of the table."""
        return self._labels[self._shown[row]] if 0 <= row < len(self._shown) else None

    def row_of(self, label_id: str) -> int:
        """Return where a label is shown; -1 where it is not."""
        for row, place in enumerate(self._shown):
            if self._labels[place].id == label_id:
                return row
        return -1

    def counts_of(self, label_id: str) -> LabelCounts | None:
        """Return the counts of a label, once they are known."""
        return self._counts.get(label_id)

    def order_with(self, label_id: str, place: int) -> list[str]:
        """Return all ids in order, one of them moved before the label that stands at a place."""
        ids = [label.id for label in self._labels]
        old = ids.index(label_id)
        ids.insert(place, label_id)
        del ids[old + (place <= old)]
        return ids

    # -- what Qt asks -----------------------------------------------------------------------

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of labels shown."""
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let names be edited, and rows be dragged between each other while all are shown."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        if index.column() == Column.NAME:
            flags |= flag.ItemIsEditable
        return flags if self._words else flags | flag.ItemIsDragEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one thing of one cell."""
        label = self.label_at(index.row())
        if label is None:
            return None
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(label, column)
            case Qt.ItemDataRole.EditRole:
                return label.name if column is Column.NAME else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return NUMBERS if column >= Column.POSITIVE else None
            case Qt.ItemDataRole.ForegroundRole:
                return QColor(current_theme().muted) if column is Column.ID else None
            case Qt.ItemDataRole.DecorationRole if column is Column.NAME:
                return swatch(label.color or self._shown[index.row()])
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name."""
        label = self.label_at(index.row())
        if role != Qt.ItemDataRole.EditRole or label is None or index.column() != Column.NAME:
            return False
        name = str(value).strip()
        if name and name != label.name:
            self.rename_requested.emit(label.id, name)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Let rows be moved."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Name what is dragged."""
        return [ROWS_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Put the id of the dragged label into a parcel."""
        mime = QMimeData()
        label = self.label_at(indexes[0].row()) if indexes else None
        if label is not None:
            mime.setData(ROWS_TYPE, label.id.encode())
        return mime

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Ask for the new order; False, so that the view does not take out the row itself."""
        label_id = data.data(ROWS_TYPE).toStdString()
        ids = [label.id for label in self._labels]
        if label_id not in ids or self._words:
            return False
        place = row if row >= 0 else parent.row() if parent.isValid() else len(ids)
        order = self.order_with(label_id, place)
        if order != ids:
            self.order_requested.emit(order)
        return False

    # -- helpers ----------------------------------------------------------------------------

    def _find(self) -> None:
        parts = self._words.casefold().split()
        self._shown = [
            place
            for place, label in enumerate(self._labels)
            if all(part in f"{label.name}\n{label.id}".casefold() for part in parts)
        ]

    def _text(self, label: Label, column: Column) -> str:
        if column is Column.NAME:
            return label.name
        if column is Column.ID:
            return label.id
        counts = self._counts.get(label.id)
        return "…" if counts is None else number(counts[column - Column.POSITIVE])


def swatch(color: int | str) -> QPixmap:
    """Return a disc in a label's colour, as the theme shows it."""
    pixmap = QPixmap(SWATCH * SCALE, SWATCH * SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(current_theme().label_color(color)))
    painter.drawEllipse(pixmap.rect().adjusted(SCALE, SCALE, -SCALE, -SCALE))
    painter.end()
    pixmap.setDevicePixelRatio(SCALE)
    return pixmap
