"""The table of many pairs: thumbnails as they come into sight, captions to edit, label chips."""

import itertools
from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from engine.language import tr
from mmc_gui.models.batch import RowState
from mmc_gui.models.batch_model import BatchColumn, BatchModel, BatchRole
from mmc_gui.models.headed_model import Index
from mmc_gui.theme import GRID, current_theme
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets import photo_marks as marks
from mmc_gui.widgets.chip_row import ChipRow
from mmc_gui.widgets.photo_cell import broken_into_lines
from mmc_gui.widgets.sort_menu import SortMenu

EDGE = 48
ROW = EDGE + GRID
ASK_MS = 15
WIDTHS = {
    BatchColumn.PHOTO: EDGE + 2 * GRID,
    BatchColumn.NAME: 15 * GRID,
    BatchColumn.LABELS: 22 * GRID,
    BatchColumn.SCORE: 7 * GRID,
    BatchColumn.STATE: 9 * GRID,
}


class BatchTable(QTableView):
    """Whole rows are selected, several with Ctrl and Shift; the current one is shown beside."""

    row_chosen = Signal(int)
    """A row of the batch; -1 where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.loader = ThumbnailLoader(parent=self)
        self.batch_model = BatchModel(self.loader.pixmap, self)
        self._rows_of_key: dict[str, list[int]] = {}
        self._ask_timer = QTimer(self, singleShot=True, interval=ASK_MS)
        self._ask_timer.timeout.connect(self._ask_for_thumbnails)
        self.loader.loaded.connect(self._on_loaded)
        self.setModel(self.batch_model)
        self.setItemDelegate(_Delegate(self))
        self._set_up()
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.verticalScrollBar().valueChanged.connect(self._ask_soon)
        self.batch_model.modelReset.connect(self._on_reset)

    def _set_up(self) -> None:
        self.setAccessibleName(tr("Pairs"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(4 * GRID)
        header.setSectionResizeMode(BatchColumn.CAPTION, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, width)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.sorting = SortMenu(self)

    @property
    def row(self) -> int:
        """The row of the batch that is shown beside; -1 without one."""
        place = self.currentIndex().row()
        order = self.batch_model.order
        return int(order[place]) if 0 <= place < len(order) else -1

    @property
    def selected(self) -> list[int]:
        """The rows of the batch that are selected, in the order of the table."""
        spans = [(span.top(), span.bottom()) for span in self.selectionModel().selection().toList()]
        places = sorted({place for top, end in spans for place in range(top, end + 1)})
        return [int(self.batch_model.order[place]) for place in places]

    @property
    def is_editing(self) -> bool:
        """Whether a caption is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def choose(self, row: int) -> None:
        """Make a row of the batch the current one, if it is shown."""
        place = self.batch_model.place_of(row)
        if place >= 0:
            self.setCurrentIndex(self.batch_model.index(place, BatchColumn.CAPTION))

    def select_rows(self, rows: Sequence[int]) -> None:
        """Select these rows of the batch, as far as they are shown."""
        if len(rows) < 2:  # the current row is selected anyway
            return
        model, chosen = self.batch_model, QItemSelection()
        places = sorted(place for row in rows if (place := model.place_of(row)) >= 0)
        # Span by span: Qt takes seconds over thousands of rows one by one.
        for _, run in itertools.groupby(enumerate(places), lambda pair: pair[1] - pair[0]):
            span = [place for _, place in run]
            first, last = model.index(span[0], 0), model.index(span[-1], BatchColumn.STATE)
            chosen.append(QItemSelectionRange(first, last))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.Select)

    def shutdown(self) -> None:
        """End the loader."""
        self.loader.shutdown()

    def sizeHint(self) -> QSize:
        """Ask for no more than a few rows; the layout gives what there is."""
        return QSize(60 * GRID, 5 * ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give up the columns that say least where there is little room."""
        super().resizeEvent(event)
        width = self.viewport().width()
        self.setColumnHidden(BatchColumn.PHOTO, width < 56 * GRID)
        self.setColumnHidden(BatchColumn.SCORE, width < 66 * GRID)
        self._ask_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is in sight now."""
        super().showEvent(event)
        self._ask_soon()

    @Slot()
    def _on_reset(self) -> None:
        self._rows_of_key = {}  # an answer may still come to what was shown before
        self._ask_soon()

    @Slot()
    def _ask_soon(self) -> None:
        if not self._ask_timer.isActive():
            self._ask_timer.start()

    @Slot()
    def _ask_for_thumbnails(self) -> None:
        """Want what is in sight and half a screen beyond, the first soonest."""
        model = self.batch_model
        top = self.verticalScrollBar().value() // ROW
        count = self.viewport().height() // ROW + 2
        last = min(len(model.order), top + count + count // 2)
        rows = model.order[top:last].tolist() if self.isVisible() else []
        self.loader.set_edge(round(EDGE * self.devicePixelRatioF()))
        self._rows_of_key = {}
        for row in rows:
            if key := model.key_of(row):
                self._rows_of_key.setdefault(key, []).append(row)
        self.loader.wanted(self._rows_of_key)
        for key, same in reversed(self._rows_of_key.items()):
            image = model.batch.pairs[same[0]].image
            if image is not None and not self.loader.has_failed(key):
                self.loader.request(key, image)

    @Slot(str, QImage)
    def _on_loaded(self, key: str, image: QImage) -> None:
        self.batch_model.refresh(self._rows_of_key.get(key, ()))

    @Slot(QModelIndex)
    def _on_current(self, current: QModelIndex) -> None:
        self.row_chosen.emit(self.row)


class _Delegate(QStyledItemDelegate):
    """Paints one cell; the caption takes two lines, labels are chips."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self._chips = ChipRow(table.font())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, column = current_theme(), BatchColumn(index.column())
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.accent_soft))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, QColor(theme.hover))
        box = QRectF(option.rect).adjusted(GRID, GRID / 2, -GRID / 2, -GRID / 2)
        painter.save()
        if column is BatchColumn.PHOTO:
            self._paint_photo(painter, box, option, index)
        elif column is BatchColumn.LABELS and index.data(BatchRole.CHIPS):
            self._chips.paint(painter, box, option.palette, index.data(BatchRole.CHIPS))
        else:
            state = RowState(index.data(BatchRole.STATE))
            broken = column is BatchColumn.STATE and state is RowState.BROKEN
            quiet = column in (BatchColumn.STATE, BatchColumn.NAME)
            painter.setPen(
                QColor(theme.danger if broken else theme.muted if quiet else theme.text)
            )  # fmt: skip
            text = self._text(index, column, state)
            lines = 2 if column is not BatchColumn.SCORE else 1
            _paint_text(painter, box, text, font=option.font, lines=lines)
        painter.restore()

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Leave alone what is being typed: Qt would undo it when a score or thumbnail comes."""
        if not (isinstance(editor, QLineEdit) and editor.isModified()):
            super().setEditorData(editor, index)

    def _text(self, index: Index, column: BatchColumn, state: RowState) -> str:
        if column is BatchColumn.LABELS:
            return tr("none") if state is RowState.SCORED else str(index.data())
        return str(index.data())

    def _paint_photo(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> None:  # fmt: skip
        square = QRectF(box.left(), box.center().y() - EDGE / 2, EDGE, EDGE)
        pixmap = index.data(BatchRole.PIXMAP)
        if pixmap is not None:
            marks.paint_picture(painter, square, pixmap)
            return
        broken = index.data(BatchRole.STATE) == RowState.BROKEN
        marks.paint_placeholder(painter, square, option.palette, broken=broken)


def _paint_text(painter: QPainter, box: QRectF, text: str, *, font: QFont, lines: int) -> None:
    painter.setFont(font)
    parts = broken_into_lines(text, font=font, width=box.width(), lines=lines)
    height = painter.fontMetrics().height()
    top = box.center().y() - height * len(parts) / 2
    for number, part in enumerate(parts):
        line = QRectF(box.left(), top + number * height, box.width(), height)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, part)
