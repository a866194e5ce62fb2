"""A list of some photos, each with a few words: look-ups only, however many there are."""

from collections.abc import Callable, Sequence
from enum import IntEnum

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.data.dataset import IntArray
from engine.decide.metrics import Bools
from mmc_gui.widgets.humanize import plain_tip

AnyIndex = QModelIndex | QPersistentModelIndex
Words = Callable[[int], str]
"""Gives words for a row of the dataset."""


def _nothing(_: int) -> str:
    return ""


class ListRole(IntEnum):
    """What an entry can be asked for."""

    NAME = Qt.ItemDataRole.UserRole + 1
    CAPTION = Qt.ItemDataRole.UserRole + 2
    DETAIL = Qt.ItemDataRole.UserRole + 3
    MARKED = Qt.ItemDataRole.UserRole + 4


class PhotoListModel(QAbstractListModel):
    """Rows of a dataset in an order; names and captions are those of the dataset."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: IntArray = np.zeros(0, dtype=np.int64)
        self._names: Sequence[str] = ()
        self._captions: Sequence[str] = ()
        self._detail_of: Words = _nothing
        self._marked: Bools | None = None
        self._mark = ""

    def set_texts(self, names: Sequence[str], captions: Sequence[str]) -> None:
        """Take names and captions of all rows; the list is empty until ``set_rows``."""
        self.beginResetModel()
        self._names, self._captions = names, captions
        self.rows = np.zeros(0, dtype=np.int64)
        self.endResetModel()

    def set_rows(
        self, rows: IntArray, detail_of: Words, *, marked: Bools | None = None, mark: str = ""
    ) -> None:
        """Show these rows in this order.

        ``detail_of`` gives what stands below a caption, ``marked`` says of each entry whether it
        is marked, and ``mark`` what that means.
        """
        self.beginResetModel()
        self.rows, self._detail_of = rows, detail_of
        self._marked, self._mark = marked, mark
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self.rows)

    def row_at(self, index: AnyIndex) -> int:
        """Return the row of the dataset that an entry shows; -1 without one."""
        return int(self.rows[index.row()]) if index.isValid() else -1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one thing of one entry."""
        if not index.isValid():
            return None
        row = int(self.rows[index.row()])
        marked = self._marked is not None and bool(self._marked[index.row()])
        match role:
            case ListRole.NAME:
                return self._names[row]
            case ListRole.CAPTION | Qt.ItemDataRole.DisplayRole:
                return self._captions[row] or self._names[row]
            case ListRole.DETAIL:
                return f"{self._detail_of(row)} · {self._mark}" if marked else self._detail_of(row)
            case ListRole.MARKED:
                return marked
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._spoken(row, marked=marked))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row, marked=marked)
        return None

    def _spoken(self, row: int, *, marked: bool) -> str:
        mark = f", {self._mark}" if marked else ""
        return f"{self._names[row]}: {self._captions[row]}. {self._detail_of(row)}{mark}"
