"""Photos laid out as a grid of cells over frozen columns; a cell looks up, it computes nothing."""

import html
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPixmap

from engine.language import tr

Order = NDArray[np.int64]
LabelChip = tuple[str, str]
"""The name of a label and its colour as ``#rrggbb``."""
AnyIndex = QModelIndex | QPersistentModelIndex

PHOTO_FLAGS = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
NO_PHOTO_FLAGS = Qt.ItemFlag.NoItemFlags
TOOLTIP_CHARACTERS = 600
ONE_BY_ONE = 64
"""More changed cells than this are announced as one block."""


class PhotoRole(IntEnum):
    """What a cell can be asked for."""

    NAME = Qt.ItemDataRole.UserRole + 1
    CAPTION = Qt.ItemDataRole.UserRole + 2
    STATE = Qt.ItemDataRole.UserRole + 3
    LABELS = Qt.ItemDataRole.UserRole + 4
    PIXMAP = Qt.ItemDataRole.UserRole + 5


class PhotoState(IntFlag):
    """What is worth a badge; several may hold at once."""

    NONE = 0
    REVIEWED = 1
    WRONG = 2
    UNLABELLED = 4
    BROKEN = 8
    NOTED = 16
    FLAGGED = 32
    UNSURE = 64


STATE_WORDS = {
    PhotoState.REVIEWED: tr("reviewed"),
    PhotoState.WRONG: tr("wrong"),
    PhotoState.UNLABELLED: tr("not labelled"),
    PhotoState.BROKEN: tr("broken"),
    PhotoState.NOTED: tr("noted"),
    PhotoState.FLAGGED: tr("flagged"),
    PhotoState.UNSURE: tr("unsure"),
}


def _no_labels(row: int) -> tuple[LabelChip, ...]:
    return ()


def _no_state(row: int) -> PhotoState:
    return PhotoState.NONE


def _no_note(row: int) -> str:
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photos:
    """The columns of a data set: names and captions side by side, the rest asked for by row."""

    names: Sequence[str]
    captions: Sequence[str]
    path_of: Callable[[int], Path]
    labels_of: Callable[[int], tuple[LabelChip, ...]] = _no_labels
    state_of: Callable[[int], PhotoState] = _no_state
    note_of: Callable[[int], str] = _no_note

    def __post_init__(self) -> None:
        if len(self.names) != len(self.captions):
            raise ValueError(f"{len(self.names)} names, but {len(self.captions)} captions")


NO_PHOTOS = Photos(names=(), captions=(), path_of=lambda row: Path())


class PhotoModel(QAbstractTableModel):
    """Cells of `columns` photos a line, in the reading order given by `set_order`.

    A *row* is a row of the data set, a *position* counts the visible photos from the first cell on.
    The last line may end in cells without a photo: they have no data and cannot be chosen.
    """

    def __init__(
        self,
        pixmap_of: Callable[[str], QPixmap | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._pixmap_of = pixmap_of
        self._photos = NO_PHOTOS
        self._order: Order = np.zeros(0, dtype=np.int64)
        self._positions: Order | None = None
        self._columns = 1
        self._one_line = False
        self._broken: dict[int, str] = {}
        """Why a photo cannot be shown, by its row."""

    @property
    def photos(self) -> Photos:
        """The columns shown."""
        return self._photos

    @property
    def order(self) -> Order:
        """The visible rows in reading order; not to be written to."""
        return self._order

    @property
    def columns(self) -> int:
        """How many photos stand in one line."""
        return self._columns

    def set_photos(self, photos: Photos, order: Order | None = None) -> None:
        """Show another data set, all of it unless an order is given."""
        shown = np.arange(len(photos.names)) if order is None else _checked(order, photos)
        self.beginResetModel()
        self._photos = photos
        self._broken = {}
        self._take(shown)
        self.endResetModel()

    def set_order(self, order: Order) -> None:
        """Show these rows in this order; raises ValueError for a row that does not exist."""
        checked = _checked(order, self._photos)
        self.beginResetModel()
        self._take(checked)
        self.endResetModel()

    def set_columns(self, columns: int) -> None:
        """Break the lines after this many photos."""
        if columns < 1:
            raise ValueError(f"{columns} columns")
        if columns != self._columns or self._one_line:
            self.beginResetModel()
            self._columns, self._one_line = columns, False
            self.endResetModel()

    def set_one_line(self) -> None:
        """Put all photos side by side, however many they become."""
        if not self._one_line:
            self.beginResetModel()
            self._one_line = True
            self._take(self._order)
            self.endResetModel()

    def row_at(self, index: AnyIndex) -> int | None:
        """Return the row shown in a cell, None for a cell without a photo."""
        position = self.position_at(index)
        return None if position is None else int(self._order[position])

    def position_at(self, index: AnyIndex) -> int | None:
        """Return the place of a cell in the reading order, None for a cell without a photo."""
        if not index.isValid():
            return None
        position = index.row() * self._columns + index.column()
        return position if position < len(self._order) else None

    def position_of(self, row: int) -> int | None:
        """Return where a row is shown, None where it is not."""
        if not 0 <= row < len(self._photos.names):
            return None
        position = int(self._all_positions()[row])
        return None if position < 0 else position

    def index_of(self, row: int) -> QModelIndex:
        """Return the cell of a row, an invalid index where it is not shown."""
        position = self.position_of(row)
        return QModelIndex() if position is None else self.index_at(position)

    def index_at(self, position: int) -> QModelIndex:
        """Return the cell at a place in the reading order."""
        return self.index(*divmod(position, self._columns))

    def key_of(self, row: int) -> str:
        """Return the key under which the thumbnail of a row is asked for."""
        return str(self._photos.path_of(row))

    def refresh(self, rows: Iterable[int]) -> None:
        """Repaint the cells of these rows, where they are shown."""
        changed = np.asarray(list(rows), dtype=np.int64)
        positions = self._all_positions()[changed]
        positions = positions[positions >= 0]
        if positions.size > ONE_BY_ONE:
            first, last = positions.min() // self._columns, positions.max() // self._columns
            corner = self.index(int(last), self._columns - 1)
            self.dataChanged.emit(self.index(int(first), 0), corner)
        else:
            for position in positions.tolist():
                cell = self.index_at(position)
                self.dataChanged.emit(cell, cell)

    def mark_broken(self, rows: Iterable[int], reason: str = "") -> None:
        """Add the badge of a broken photo to these rows, whatever their own state says."""
        new = set(rows) - self._broken.keys()
        self._broken |= dict.fromkeys(new, reason)
        self.refresh(new)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of lines."""
        return 0 if parent.isValid() else -(-len(self._order) // self._columns)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        """Return the number of photos in one line."""
        return 0 if parent.isValid() else self._columns

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Let nothing be done with a cell that holds no photo."""
        return NO_PHOTO_FLAGS if self.position_at(index) is None else PHOTO_FLAGS

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Look up one thing of one cell."""
        row = self.row_at(index)
        if row is None:
            return None
        match role:
            case PhotoRole.PIXMAP:
                return self._pixmap_of(self.key_of(row))
            case PhotoRole.CAPTION:
                return self._photos.captions[row]
            case PhotoRole.LABELS:
                return self._photos.labels_of(row)
            case PhotoRole.STATE:
                return self._state_of(row)
            case PhotoRole.NAME | Qt.ItemDataRole.DisplayRole:
                return self._photos.names[row]
            case Qt.ItemDataRole.ToolTipRole:
                return self._tool_tip(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(row)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return ", ".join(STATE_WORDS[flag] for flag in self._state_of(row))
        return None

    def _all_positions(self) -> Order:
        """Return the position of each row, -1 where it is not shown."""
        if self._positions is None:
            self._positions = np.full(len(self._photos.names), -1, dtype=np.int64)
            self._positions[self._order] = np.arange(len(self._order))
        return self._positions

    def _take(self, order: Order) -> None:
        self._order = order
        self._positions = None
        if self._one_line:
            self._columns = max(1, len(order))

    def _state_of(self, row: int) -> PhotoState:
        state = self._photos.state_of(row)
        return state | PhotoState.BROKEN if row in self._broken else state

    def _tool_tip(self, row: int) -> str:
        # Escaped: a caption is text, whatever it looks like.
        name = html.escape(self._photos.names[row])
        caption = html.escape(self._photos.captions[row][:TOOLTIP_CHARACTERS])
        reason = html.escape(self._broken.get(row, ""))
        return f"<qt><b>{name}</b><br>{caption}{f'<p>{reason}</p>' if reason else ''}</qt>"

    def _spoken(self, row: int) -> str:
        unlabelled = PhotoState.UNLABELLED in self._state_of(row)
        none = tr("not labelled yet") if unlabelled else tr("no labels")
        labels = ", ".join(name for name, _ in self._photos.labels_of(row)) or none
        return f"{self._photos.names[row]}: {self._photos.captions[row]}. {labels}"


def _checked(order: Order, photos: Photos) -> Order:
    rows = np.ascontiguousarray(order, dtype=np.int64)
    if rows.ndim != 1 or (rows.size and not 0 <= rows.min() <= rows.max() < len(photos.names)):
        raise ValueError(f"an order must name rows from 0 to {len(photos.names) - 1}")
    return rows
