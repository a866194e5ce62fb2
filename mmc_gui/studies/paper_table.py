"""The table of the paper's rows, grouped by its tables, that fills while they are trained."""

from collections.abc import Container, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from engine.language import tr
from mmc_gui.studies.paper_rows import HEADERS, PaperRow
from mmc_gui.theme import current_theme, theme_watch
from mmc_gui.widgets.text_table import TextTable

NUMBERS = range(1, 7)
VERDICT = 7


class PaperTable(TextTable):
    """A click or an arrow chooses the table whose curves are shown."""

    table_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADERS, tr("Rows of the paper's tables"), parent, numbers=NUMBERS)
        self._rows: tuple[PaperRow, ...] = ()
        self.itemSelectionChanged.connect(self._tell)
        theme_watch().changed.connect(self._paint)

    def set_rows(self, rows: Sequence[PaperRow], *, hidden: Container[int]) -> None:
        """Show these lines; selection and place stay where the lines are the same ones."""
        before, self._rows = self._rows, tuple(rows)
        self.blockSignals(True)
        if _names(before) == _names(rows):
            # Ten times a second while a study runs, thus only what has changed.
            for y, (old, new) in enumerate(zip(before, rows, strict=True)):
                if old != new:
                    self._rewrite(y, new)
        else:
            self.clearSpans()
            self.clearSelection()
            self.set_texts([row.cells for row in rows])
            for y, row in enumerate(rows):
                if row.kind == "title":
                    self.setSpan(y, 0, 1, len(HEADERS))
                self._rewrite(y, row)
        for column in range(len(HEADERS)):
            self.setColumnHidden(column, column in hidden)
        self.blockSignals(False)

    def show_table(self, table: int) -> None:
        """Bring a table into view."""
        for y, row in enumerate(self._rows):
            if row.table == table:
                self.scrollTo(self.model().index(y, 0), self.ScrollHint.PositionAtTop)
                return

    def _rewrite(self, y: int, row: PaperRow) -> None:
        for x, text in enumerate(row.cells):
            item = self._cell(y, x)
            item.setText(text)
            item.setToolTip(row.tip or text)
        self._paint_row(y, row)

    def _paint_row(self, y: int, row: PaperRow) -> None:
        theme = current_theme()
        for x in range(len(HEADERS)):
            item = self._cell(y, x)
            token = "muted" if row.kind == "guess" else "text"
            if row.kind == "row" and x == VERDICT:
                token = row.tone
            item.setForeground(QColor(getattr(theme, token)))
            if row.kind == "title":
                font = item.font()
                font.setBold(True)
                item.setFont(font)
                item.setBackground(QColor(theme.sunken))

    @Slot()
    def _paint(self) -> None:
        for y, row in enumerate(self._rows):
            self._paint_row(y, row)

    def _cell(self, y: int, x: int) -> QTableWidgetItem:
        item = self.item(y, x)
        assert item is not None
        return item

    @Slot()
    def _tell(self) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self.table_chosen.emit(self._rows[rows[0].row()].table)


def _names(rows: Sequence[PaperRow]) -> list[tuple[int, str]]:
    return [(row.table, row.cells[0]) for row in rows]
