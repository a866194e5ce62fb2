"""Sorting a table by keys: what a click on its head does, as a menu below the head."""

import functools

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QTableView

from engine.language import tr

KEY = "Alt+Down"
"""Opens the menu while the table has the keys; the key map gives no command an arrow."""
NONE = -1
ACROSS = Qt.Orientation.Horizontal
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


class SortMenu(QObject):
    """Offers the columns of a table to sort by, on its head and cells; the same again turns.

    A column is called as a screen reader calls its head, and left out where that has no words.
    """

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._head = table, table.horizontalHeader()
        self.menu = QMenu(tr("Sort by"), table)
        self.action = QAction(tr("Sort by…"), table)
        self.action.setShortcut(QKeySequence(KEY))
        self.action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.action.triggered.connect(self.open)
        for widget in (table, self._head):
            widget.addAction(self.action)
            widget.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        key = self.action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        table.setAccessibleDescription(tr("{key} sorts by a column").format(key=key))

    @Slot()
    def open(self) -> None:
        """Show the columns below the head, the one that is sorted by first at hand."""
        self._fill()
        column = max(0, self._head.sortIndicatorSection())
        left = min(self._head.sectionViewportPosition(column), self._head.viewport().width())
        place = QPoint(max(0, left), self._head.height())
        self.menu.popup(self._head.viewport().mapToGlobal(place))
        chosen = [action for action in self.menu.actions() if action.isChecked()]
        self.menu.setActiveAction((chosen or self.menu.actions())[0])

    def _fill(self) -> None:
        self.menu.clear()
        sorted_by = self._head.sortIndicatorSection()
        if self._head.isSortIndicatorClearable():
            self._offer(NONE, tr("Usual order"))
        for place in range(self._head.count()):
            column = self._head.logicalIndex(place)
            name = self._name(column)
            if name and not self._head.isSectionHidden(column):
                self._offer(column, name)
        self.menu.addSeparator()
        down = self.menu.addAction(tr("Largest or last first"))
        down.setCheckable(True)
        down.setEnabled(sorted_by != NONE)
        down.setChecked(sorted_by != NONE and self._head.sortIndicatorOrder() == DOWN)
        down.triggered.connect(functools.partial(self._sort, sorted_by))

    def _offer(self, column: int, name: str) -> None:
        action = self.menu.addAction(name.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(column == self._head.sortIndicatorSection())
        action.triggered.connect(functools.partial(self._sort, column))

    def _name(self, column: int) -> str:
        model = self._table.model()
        spoken = model.headerData(column, ACROSS, Qt.ItemDataRole.AccessibleTextRole)
        return str(model.headerData(column, ACROSS) if spoken is None else spoken)

    def _sort(self, column: int) -> None:
        again = column == self._head.sortIndicatorSection() != NONE
        turned = again and self._head.sortIndicatorOrder() == UP
        self._table.sortByColumn(column, DOWN if turned else UP)
        self._table.scrollTo(self._table.currentIndex())
