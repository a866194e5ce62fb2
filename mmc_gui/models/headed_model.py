"""The columns of a table that are known beforehand, with their heads."""

from collections.abc import Container, Mapping
from typing import Any, ClassVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class HeadedModel(QAbstractTableModel):
    """A table of fixed columns; numbers stand at the right."""

    HEADERS: ClassVar[Mapping[Any, tuple[str, str]]]
    """Name and tip of each column."""
    SPOKEN: ClassVar[Mapping[Any, str]] = {}
    """What a column is called in words, where its name alone does not say it."""
    LEFT: ClassVar[Container[Any]]
    """Columns that stand at the left."""

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.HEADERS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the heads of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.HEADERS[section][0]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.SPOKEN.get(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.HEADERS[section][1]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = section in self.LEFT
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
