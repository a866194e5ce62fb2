"""What tables with a row a label share: heads with tips, sorting, widths, a dot before names."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from mmc_gui.models.headed_model import HeadedModel, Index
from mmc_gui.text_size import bind_measure, follow_size
from mmc_gui.theme import GRID, scaled_font
from mmc_gui.widgets.sort_menu import SortMenu

SORT = Qt.ItemDataRole.UserRole
ROW = 4 * GRID - 4
DOT = 8
NAME = 0
"""The column of the names."""


class LabelTable(QTableView):
    """Sorted by any column; one row or cell is chosen, nothing is edited."""

    def __init__(
        self,
        model: HeadedModel,
        *,
        name: str,
        bars: Iterable[int],
        sorted_by: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heads = model
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(model)
        self._sorted.setSortRole(SORT)
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        set_up_rows(self, stretched=bars)
        follow_size(self, LabelTable._fit_columns)
        self.setSortingEnabled(True)
        self.sortByColumn(sorted_by, Qt.SortOrder.DescendingOrder)
        self.sorting = SortMenu(self)

    def _fit_columns(self) -> None:
        bold = QFontMetrics(scaled_font(self.font(), 1.0, bold=True))
        for column, (text, _) in self._heads.HEADERS.items():
            self.setColumnWidth(column, bold.horizontalAdvance(text) + 4 * GRID)

    def fit_names(self, names: Sequence[str]) -> None:
        """Make the first column as wide as the longest name, within reason."""
        widths = [self.fontMetrics().horizontalAdvance(name) for name in names]
        width = min(max([*widths, 8 * GRID]), 22 * GRID)
        self.setColumnWidth(NAME, width + DOT + 4 * GRID)

    def choose_place(self, place: int, column: int = NAME) -> None:
        """Make the cell of a label current, by its place in the order given."""
        index = self._heads.index(place, column)
        self.setCurrentIndex(self._sorted.mapFromSource(index))

    def place_of(self, index: Index) -> int:
        """Return the place of a shown row in the order given; -1 for none."""
        return self._sorted.mapToSource(index).row()


def set_up_rows(table: QTableView, *, stretched: Iterable[int]) -> None:
    """Let rows of one height be chosen one at a time, and columns take the room that is left."""
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    bind_measure(rows, QHeaderView.setDefaultSectionSize, ROW)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    for column in stretched:
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)


def paint_dot(painter: QPainter, box: QRectF, color: str) -> QRectF:
    """Paint a label's dot at the left of a box, and return what is left of the box."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawEllipse(QRectF(box.left(), box.center().y() - DOT / 2, DOT, DOT))
    painter.restore()
    return box.adjusted(DOT + GRID, 0, 0, 0)


def paint_text(painter: QPainter, box: QRectF, text: str, *, left: bool) -> None:
    """Paint a cell's text in the painter's colour, cut where it does not fit."""
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
