"""A table of texts to read, whose cells stand under their headers."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

# Qt draws a cell's text 3 pixels in, the style sheet that of a header 8.
CELL_SHEET = "QTableView::item { padding: 0 5px; }"
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TextTable(QTableWidget):
    """Whole rows are selected, nothing is edited; a header may have a tip.

    Columns of ``numbers`` stand at the right, so that their digits are aligned.
    """

    def __init__(
        self, headers: Sequence[tuple[str, str]], name: str, parent: QWidget | None = None, *,
        numbers: Container[int] = (), heads: QHeaderView | None = None,
    ) -> None:  # fmt: skip
        super().__init__(0, len(headers), parent)
        if heads is not None:
            self.setHorizontalHeader(heads)
        self._numbers = numbers
        self.setAccessibleName(name)
        self.setStyleSheet(CELL_SHEET)
        self.set_headers(headers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def set_headers(self, headers: Sequence[tuple[str, str]]) -> None:
        """Name the columns, as many as there are headers."""
        self.setColumnCount(len(headers))
        for column, (text, tip) in enumerate(headers):
            item = QTableWidgetItem(text)
            item.setToolTip(tip)
            if column in self._numbers:
                item.setTextAlignment(RIGHT)
            self.setHorizontalHeaderItem(column, item)

    def set_texts(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows; what is cut is in the tooltip of its cell."""
        self.setRowCount(len(rows))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                if x in self._numbers:
                    item.setTextAlignment(RIGHT)
                self.setItem(y, x, item)
