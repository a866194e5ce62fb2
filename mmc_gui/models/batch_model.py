"""A batch as a table: a cell looks up, it computes nothing."""

from collections.abc import Callable, Iterable
from enum import IntEnum

import numpy as np
from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    Signal,
)
from PySide6.QtGui import QPixmap

from engine.data.dataset import IntArray
from engine.language import number, tr
from mmc_gui.models.batch import Batch, RowState, SortBy
from mmc_gui.models.headed_model import HeadedModel, Index
from mmc_gui.models.photo_model import LabelChip
from mmc_gui.theme import current_theme

STATE_WORDS = {
    RowState.WAITING: tr("waiting"), RowState.SCORED: tr("scored"), RowState.BROKEN: tr("broken"),
}  # fmt: skip


class BatchColumn(IntEnum):
    """Columns, left to right."""

    PHOTO = 0
    NAME = 1
    CAPTION = 2
    LABELS = 3
    SCORE = 4
    STATE = 5


class BatchRole(IntEnum):
    """What the painter of a cell asks for beside its text."""

    PIXMAP = Qt.ItemDataRole.UserRole + 1
    CHIPS = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3


HEADERS = {
    BatchColumn.PHOTO: ("", ""),
    BatchColumn.NAME: (tr("Photo"), tr("Name of the photo")),
    BatchColumn.CAPTION: (
        tr("Caption"),
        tr("Double-click or press F2 to change it; it is scored anew"),
    ),
    BatchColumn.LABELS: (tr("Labels"), tr("The labels that the run gives, the surest first")),
    BatchColumn.SCORE: (tr("Best"), tr("The highest score of any label, 0 to 1")),
    BatchColumn.STATE: (tr("State"), tr("Waiting, scored, or broken with the reason")),
}


class BatchModel(HeadedModel):
    """Rows of a batch in the order given; a caption can be edited."""

    HEADERS = HEADERS
    LEFT = tuple(BatchColumn)

    caption_edited = Signal(int, str)
    """A row of the batch and its new caption."""
    sort_asked = Signal(object, bool)
    """A ``SortBy``, and whether downwards."""

    def __init__(
        self, pixmap_of: Callable[[str], QPixmap | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._pixmap_of = pixmap_of
        self.batch = Batch()
        self.order: IntArray = np.zeros(0, dtype=np.int64)
        self._places: IntArray = np.zeros(0, dtype=np.int64)

    def show(self, batch: Batch, order: IntArray) -> None:
        """Show these rows of a batch in this order."""
        self.beginResetModel()
        self.batch, self.order = batch, order
        self._places = np.full(len(batch), -1, dtype=np.int64)
        self._places[order] = np.arange(len(order))
        self.endResetModel()

    def place_of(self, row: int) -> int:
        """Return where a row of the batch stands; -1 where it is not shown."""
        return int(self._places[row]) if 0 <= row < len(self._places) else -1

    def key_of(self, row: int) -> str:
        """Return the key of a row's thumbnail; empty without a photo."""
        image = self.batch.pairs[row].image
        return str(image) if image is not None else ""

    def refresh(self, rows: Iterable[int]) -> None:
        """Repaint rows of the batch that have changed."""
        asked = np.fromiter(rows, dtype=np.int64)
        places = self._places[asked]
        places = places[places >= 0]
        if len(places):
            first, last = int(places.min()), int(places.max())
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(BatchColumn) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self.order)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let captions be edited."""
        flags = super().flags(index)
        if index.isValid() and index.column() == BatchColumn.CAPTION:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another caption."""
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row, text = int(self.order[index.row()]), str(value).strip()
        if text != self.batch.pairs[row].caption:
            self.caption_edited.emit(row, text)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; a column that has none gives the order of the source."""
        by = SortBy.GIVEN if column in (-1, BatchColumn.PHOTO) else SortBy(column)
        self.sort_asked.emit(by, order == Qt.SortOrder.DescendingOrder)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one thing of one cell."""
        if not index.isValid():
            return None
        row, column = int(self.order[index.row()]), BatchColumn(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self._text(row, column)
            case BatchRole.PIXMAP:
                return self._pixmap_of(self.key_of(row))
            case BatchRole.CHIPS:
                return self.chips(row)
            case BatchRole.STATE:
                return int(self.batch.states[row])
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
        return None

    def chips(self, row: int) -> tuple[LabelChip, ...]:
        """Return the labels that a row is given, in the colours of the theme."""
        theme, labels = current_theme(), self.batch.labels
        return tuple(
            (labels[c].name, theme.label_color(labels[c].color or c))
            for c in self.batch.labels_of(row)
        )

    def _text(self, row: int, column: BatchColumn) -> str:
        pair, state = self.batch.pairs[row], RowState(int(self.batch.states[row]))
        match column:
            case BatchColumn.NAME:
                return pair.name
            case BatchColumn.CAPTION:
                return pair.caption
            case BatchColumn.LABELS:
                if state is RowState.BROKEN:
                    return self.batch.reasons.get(row, "")
                return ", ".join(name for name, _ in self.chips(row))
            case BatchColumn.SCORE:
                return number(self.batch.best[row], ".2f") if state is RowState.SCORED else ""
            case BatchColumn.STATE:
                return STATE_WORDS[state]
        return ""

    def _tip(self, row: int, column: BatchColumn) -> str:
        reason = self.batch.reasons.get(row, "")
        if column in (BatchColumn.STATE, BatchColumn.LABELS) and reason:
            return reason
        if column is BatchColumn.NAME:
            pair = self.batch.pairs[row]
            where = (
                tr("{source}, line {line}").format(source=pair.source, line=pair.line)
                if pair.line
                else pair.source
            )
            return "\n".join(text for text in (str(pair.image or pair.name), where) if text)
        return self._text(row, column)

    def _spoken(self, row: int) -> str:
        pair, reason = self.batch.pairs[row], self.batch.reasons.get(row, "")
        labels = ", ".join(name for name, _ in self.chips(row))
        state = STATE_WORDS[RowState(int(self.batch.states[row]))]
        return f"{pair.name}: {pair.caption}. {reason or labels or state}"
