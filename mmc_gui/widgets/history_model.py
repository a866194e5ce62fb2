"""The edits of a project, newest first, read a page at a time; the start stands last."""

from collections.abc import Sequence
from enum import Enum, IntEnum
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.data.project import HistoryEntry, Moment
from engine.data.project.sources import USER
from engine.language import counted, tr
from mmc_gui.widgets.humanize import mark_source_text, moment_text

AnyIndex = QModelIndex | QPersistentModelIndex
START = HistoryEntry(0, "", tr("The project as it was imported"), stands=True, reachable=True)


class Standing(Enum):
    """How an edit relates to what is shown now."""

    HERE = tr("You are here")
    DONE = tr("Part of what you see")
    UNDONE = tr("Undone; redo brings it back")
    ASIDE = tr("On a branch that was left; restoring brings it back")


class HistoryRole(IntEnum):
    """What a row can be asked for beside its text."""

    STANDING = Qt.ItemDataRole.UserRole + 1
    DETAIL = Qt.ItemDataRole.UserRole + 2
    TREE = Qt.ItemDataRole.UserRole + 3
    """A ``Tree``: what is drawn beside the text."""


class Tree(NamedTuple):
    """Which lines lead from a row to its neighbours."""

    stands_above: bool
    """Whether the trunk above is part of what is seen."""
    stands_below: bool
    aside_above: bool
    """Whether the row above is on a branch too."""
    aside_below: bool


class HistoryModel(QAbstractListModel):
    """Holds what was read so far, and asks for older edits when the view comes near the end."""

    more_wanted = Signal()

    def __init__(self, page: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._entries: list[HistoryEntry] = []
        self._moment = Moment(0, ())
        self._standing: list[Standing] = []
        self._complete = False
        self._head_row = -1

    @property
    def entries(self) -> Sequence[HistoryEntry]:
        """What was read so far; the start last, once all was read."""
        return self._entries

    @property
    def head(self) -> int:
        """The newest edit that stands."""
        return self._moment.head

    @property
    def head_row(self) -> int:
        """Where the newest edit that stands is; -1 where it was not read yet."""
        return self._head_row

    @property
    def oldest(self) -> int | None:
        """The oldest edit that was read."""
        return self._entries[-1].number if self._entries else None

    def entry_at(self, row: int) -> HistoryEntry | None:
        """Return the edit in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def standing_of(self, row: int) -> Standing:
        """Return how the edit in a row relates to what is shown now."""
        return self._standing[row]

    def clear(self) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self._entries, self._standing, self._complete = [], [], False
        self._head_row = -1
        self.endResetModel()

    def take_newest(self, entries: Sequence[HistoryEntry], moment: Moment) -> None:
        """Take the newest page as it is now; older ones stay, where it reaches to them."""
        newest = self._entries[0].number if self._entries else None
        numbers = [entry.number for entry in entries]
        self._moment = moment
        if newest is not None and newest in numbers:
            fresh = numbers.index(newest)
            if fresh:
                self.beginInsertRows(QModelIndex(), 0, fresh - 1)
                self._entries[:0] = entries[:fresh]
                self._judge()
                self.endInsertRows()
            self._judge()
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))
            return
        self.beginResetModel()
        self._entries = list(entries)
        self._end_with(len(entries))
        self._judge()
        self.endResetModel()

    def take_older(self, entries: Sequence[HistoryEntry], moment: Moment) -> None:
        """Take the page after the oldest edit."""
        first, last = len(self._entries), len(self._entries) + len(entries)
        ends = len(entries) < self._page
        if last + ends > first:
            self.beginInsertRows(QModelIndex(), first, last + ends - 1)
            self._entries.extend(entries)
            self._end_with(len(entries))
            self._moment = moment
            self._judge()
            self.endInsertRows()

    # -- what Qt asks -----------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return how many edits were read."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: AnyIndex) -> bool:
        """Tell whether older edits may be there."""
        return bool(self._entries) and not self._complete

    def fetchMore(self, parent: AnyIndex) -> None:
        """Ask for older edits; they come later."""
        self.more_wanted.emit()

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one thing of one edit."""
        row = index.row()
        entry = self.entry_at(row)
        if entry is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return entry.summary
            case HistoryRole.STANDING:
                return self._standing[row]
            case HistoryRole.DETAIL:
                return detail(entry)
            case HistoryRole.TREE:
                return self._tree(row)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                lost = (
                    "" if entry.reachable else tr(" An early version of the file did not keep it.")
                )
                return f"{entry.summary}\n{self._standing[row].value}.{lost}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{entry.summary}. {detail(entry)}. {self._standing[row].value}."
        return None

    # -- helpers ----------------------------------------------------------------------------

    def _end_with(self, count: int) -> None:
        """End the list with the start where a page was not full."""
        self._complete = count < self._page
        if self._complete and (self._entries or count):
            self._entries.append(START)

    def _tree(self, row: int) -> Tree:
        around = self._standing[max(0, row - 1) : row], self._standing[row + 1 : row + 2]
        head = self._head_row
        return Tree(
            0 <= head < row, 0 <= head <= row,
            *(Standing.ASIDE in neighbours for neighbours in around),
        )  # fmt: skip

    def _judge(self) -> None:
        """Tell for each edit how it stands: the way down from the head stands."""
        ahead, expected = set(self._moment.ahead), self._moment.head
        self._standing, self._head_row = [], -1
        for row, entry in enumerate(self._entries):
            if entry.number == expected:
                here = entry.number == self._moment.head
                if here:
                    self._head_row = row
                self._standing.append(Standing.HERE if here else Standing.DONE)
                expected = -1 if entry.parent is None else entry.parent
            else:
                undone = entry.number in ahead
                self._standing.append(Standing.UNDONE if undone else Standing.ASIDE)


def detail(entry: HistoryEntry) -> str:
    """Say when an edit was made, on how many photos, and from where its labels come."""
    if entry is START:
        return tr("Before the first change")
    photos = counted(entry.photos, tr("{} photo"), tr("{} photos")) if entry.photos else ""
    source = "" if entry.source in ("", USER) else mark_source_text(entry.source)
    return " · ".join(part for part in (moment_text(entry.time), photos, source) if part)
