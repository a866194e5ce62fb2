"""Captions that would change, each with a check: before and after, and where they differ."""

from collections.abc import Sequence
from enum import IntEnum

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from engine.data.find_replace import Replacement, Span
from engine.language import tr

AnyIndex = QModelIndex | QPersistentModelIndex
HEADERS = (tr("Photo"), tr("Before"), tr("After"))
SPANS = int(Qt.ItemDataRole.UserRole) + 1
LEAD = 28
"""Characters before the first difference; what stands further left is cut."""
_BREAKS = str.maketrans({"\n": "↵", "\r": "↵", "\t": "→", "\u2028": "↵", "\u2029": "↵"})


class Column(IntEnum):
    """What stands where."""

    PHOTO = 0
    BEFORE = 1
    AFTER = 2


class ReplacementModel(QAbstractTableModel):
    """Only looks up; a check of a row says whether it shall be replaced."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Sequence[Replacement] = ()
        self._names: Sequence[str] = ()
        self._checked = np.zeros(0, dtype=bool)

    @property
    def chosen(self) -> list[Replacement]:
        """The checked ones, in order."""
        return [self._found[place] for place in np.flatnonzero(self._checked).tolist()]

    @property
    def counts(self) -> tuple[int, int]:
        """How many are checked, of how many."""
        return int(self._checked.sum()), len(self._found)

    def set_found(self, found: Sequence[Replacement], names: Sequence[str]) -> None:
        """Show other replacements, all checked; ``names`` are those of all rows."""
        self.beginResetModel()
        self._found, self._names = found, names
        self._checked = np.ones(len(found), dtype=bool)
        self.endResetModel()

    def check_all(self, checked: bool) -> None:
        """Check every row, or none."""
        if len(self._found):
            self._checked[:] = checked
            last = self.index(len(self._found) - 1, 0)
            self.dataChanged.emit(self.index(0, 0), last, [Qt.ItemDataRole.CheckStateRole])

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many captions would change."""
        return 0 if parent.isValid() else len(self._found)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name the columns."""
        across = orientation == Qt.Orientation.Horizontal
        return HEADERS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let rows be chosen and checked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.PHOTO:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up a cell."""
        if not index.isValid():
            return None
        one = self._found[index.row()]
        match role, index.column():
            case Qt.ItemDataRole.DisplayRole, Column.PHOTO:
                return self._names[one.row]
            case Qt.ItemDataRole.CheckStateRole, Column.PHOTO:
                checked = self._checked[index.row()]
                return Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.DisplayRole, column:
                return self._cut(one, column)[0]
            case Qt.ItemDataRole.ToolTipRole, Column.BEFORE:
                return one.before
            case Qt.ItemDataRole.ToolTipRole, Column.AFTER:
                return one.after
        if role == SPANS:
            return self._cut(one, index.column())[1]
        return None

    def setData(
        self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:  # fmt: skip
        """Take a check."""
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != Column.PHOTO:
            return False
        self._checked[index.row()] = Qt.CheckState(value) == Qt.CheckState.Checked
        self.dataChanged.emit(index, index, [role])
        return True

    def _cut(self, one: Replacement, column: int) -> tuple[str, tuple[Span, ...]]:
        """Return the text from a little before its first difference on, and its differences."""
        after = column == Column.AFTER
        text, spans = (one.after, one.put) if after else (one.before, one.found)
        skip = max(0, spans[0][0] - LEAD)
        lead = "…" if skip else ""
        shown = lead + text[skip:].translate(_BREAKS)
        return shown, tuple((a - skip + len(lead), b - skip + len(lead)) for a, b in spans)
