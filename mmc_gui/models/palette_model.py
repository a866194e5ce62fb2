"""The commands that a palette offers, those that fit what was typed first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mmc_gui.models.fuzzy import Match, match

AnyIndex = QModelIndex | QPersistentModelIndex
BARRED = 15.0
"""What a command loses that cannot be done now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaletteEntry:
    """One command: ``why_not`` says why it cannot be done now, if so."""

    command: str
    text: str
    hint: str = ""
    keys: str = ""
    icon: str = ""
    color: str = ""
    """Of the icon; empty for that of texts."""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class _Shown:
    entry: PaletteEntry
    match: Match


class PaletteModel(QAbstractListModel):
    """Holds all entries and shows those that fit."""

    def __init__(self, entries: Sequence[PaletteEntry], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._shown: list[_Shown] = []
        self.find("")

    def find(self, query: str) -> None:
        """Show what fits, the best first; all in their order for an empty query."""
        found = [_Shown(entry, fit) for entry in self._entries if (fit := _fit(query, entry))]
        if query.strip():
            found.sort(key=lambda shown: -shown.match.score)
        self.beginResetModel()
        self._shown = found
        self.endResetModel()

    def entry(self, index: AnyIndex) -> PaletteEntry | None:
        """Return what stands at an index."""
        return self._shown[index.row()].entry if index.isValid() else None

    def places(self, index: AnyIndex) -> frozenset[int]:
        """Return which letters of a name were meant."""
        return self._shown[index.row()].match.places

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        """Return how many fit."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return the name, and all that is shown for who cannot see it."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (entry.text, entry.why_not or entry.hint, entry.keys)))
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.why_not or entry.hint
        return None


def _fit(query: str, entry: PaletteEntry) -> Match | None:
    found = match(query, entry.text, entry.hint)
    lost = BARRED if entry.why_not else 0.0
    return Match(found.score - lost, found.places) if found else None
