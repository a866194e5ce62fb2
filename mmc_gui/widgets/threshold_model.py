"""The rows of the threshold table: values in arrays, an order on top, look-ups in ``data``."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    Qt,
    Signal,
)

from engine.language import tr
from mmc_gui.models.headed_model import HeadedModel, Index
from mmc_gui.widgets.humanize import count_text, score_text


class Column(IntEnum):
    """Columns of the table, left to right."""

    NAME = 0
    SUPPORT = 1
    SLIDER = 2
    THRESHOLD = 3
    LOCK = 4
    PRECISION = 5
    RECALL = 6
    F1 = 7
    AP = 8


COLUMNS = tuple(Column)
"""For look-ups while painting: calling the enum takes ten times as long."""
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable

HEADERS = {
    Column.NAME: (tr("Label"), tr("Name of the label")),
    Column.SUPPORT: (
        tr("Positives"),
        tr("Photos that have the label, among those the scores are for"),
    ),
    Column.SLIDER: (tr("Threshold"), tr("Drag: a photo gets the label from this score on")),
    Column.THRESHOLD: ("", tr("Type a threshold: double click, F2 or Enter")),
    Column.LOCK: ("", tr("Locked labels are left where they are by Tune and by All")),
    Column.PRECISION: ("P", tr("Precision: of the photos given the label, the share that has it")),
    Column.RECALL: ("R", tr("Recall: of the photos that have the label, the share given it")),
    Column.F1: ("F1", tr("Harmonic mean of precision and recall")),
    Column.AP: ("AP", tr("Average precision: how well the scores rank, whatever the threshold")),
}
SPOKEN = {
    Column.LOCK: tr("Lock"), Column.PRECISION: tr("Precision (P)"),
    Column.RECALL: tr("Recall (R)"), Column.AP: tr("Average precision (AP)"),
}  # fmt: skip

LOCKED = tr("{} is locked: Tune and All leave it where it is. Click, or press L, to unlock it.")
UNLOCKED = tr("Click, or press L, to lock {}: Tune and All then leave it where it is.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ThresholdRow:
    """One label: ``support`` counts its positives, ``best`` is the threshold of its highest F1."""

    label_id: str
    name: str
    color: int | str
    support: int
    threshold: float = 0.5
    best: float | None = None
    average_precision: float = math.nan


class ThresholdModel(HeadedModel):
    """Values by label in the given order; sorting changes only where a row is shown."""

    HEADERS = HEADERS
    SPOKEN = SPOKEN
    LEFT = (Column.NAME, Column.SLIDER)

    edited = Signal(str, float)
    """A threshold was typed in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[ThresholdRow, ...] = ()
        self.thresholds: list[float] = []
        self.best: list[float | None] = []
        self.locked: list[bool] = []
        self.metrics: dict[Column, list[float]] = {}
        self.barred = ""
        """Why no threshold can be changed; empty where each can."""
        self._order: list[int] = []
        self._shown: list[int] = []
        self._filter = ""
        self._sorting = (-1, Qt.SortOrder.AscendingOrder)

    def set_rows(self, rows: Sequence[ThresholdRow]) -> None:
        """Take new labels; their metrics are unknown until ``set_metrics``."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.thresholds = [row.threshold for row in rows]
        self.best = [row.best for row in rows]
        self.locked = [False] * len(rows)
        unknown = [math.nan] * len(rows)
        self.metrics = {c: list(unknown) for c in (Column.PRECISION, Column.RECALL, Column.F1)}
        self.metrics[Column.AP] = [row.average_precision for row in rows]
        self._deal()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only labels whose name holds a text; all for an empty one."""
        self.beginResetModel()
        self._filter = text.strip().casefold()
        self._deal()
        self.endResetModel()

    def _deal(self) -> None:
        """Find out which label is shown in which row."""
        column, order = self._sorting
        places = self._sorted(column, descending=order == Qt.SortOrder.DescendingOrder)
        names = [row.name.casefold() for row in self.rows]
        self._order = [place for place in places if self._filter in names[place]]
        self._shown = [-1] * len(self.rows)
        for row, place in enumerate(self._order):
            self._shown[place] = row

    def set_metrics(self, column: Column, values: Sequence[float]) -> set[int]:
        """Take one metric of all labels, in the order of ``set_rows``; return where it changed."""
        if len(values) != len(self.rows):
            raise ValueError(f"{len(values)} values for {len(self.rows)} labels")
        before, after = self.metrics[column], [float(value) for value in values]
        self.metrics[column] = after
        pairs = enumerate(zip(before, after, strict=True))
        return {place for place, (old, new) in pairs if old != new and (old == old or new == new)}

    def place(self, shown_row: int) -> int:
        """Return the place in the given order of a row on the screen."""
        return self._order[shown_row]

    def shown_row(self, place: int) -> int:
        """Return the row on the screen of a place in the given order; -1 where it is hidden."""
        return self._shown[place]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of labels."""
        return 0 if parent.isValid() else len(self._order)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the number of the threshold be typed."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        typed = index.column() == Column.THRESHOLD and not self.barred
        return _EDITABLE if typed else _READABLE

    def text(self, place: int, column: Column) -> str:
        """Return what a cell says; the slider says nothing beside its number."""
        if column is Column.NAME:
            return self.rows[place].name
        if column is Column.SUPPORT:
            return count_text(self.rows[place].support)
        if column is Column.THRESHOLD:
            return score_text(self.thresholds[place])
        return score_text(self.metrics[column][place]) if column in self.metrics else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return text, the number to edit, or an explanation."""
        if not index.isValid():
            return None
        place, column = self._order[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(place, column)
        if role == Qt.ItemDataRole.EditRole:
            return self.thresholds[place] if column is Column.THRESHOLD else None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return self._explain(place, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self.rows[place].name
            if column is Column.LOCK:
                state = tr("locked") if self.locked[place] else tr("not locked")
                return f"{name}: {state}"
            figure = HEADERS[column][0] or tr("threshold")
            return f"{name}: {figure} {self.text(place, column)}"
        return None

    def _explain(self, place: int, column: Column) -> str:
        row, best = self.rows[place], self.best[place]
        if self.barred and column in (Column.SLIDER, Column.THRESHOLD, Column.LOCK):
            return self.barred
        if column is Column.SUPPORT and row.support == 0:
            return tr("No photo has {name} here: its F1 cannot be known.").format(name=row.name)
        if column is Column.LOCK:
            return LOCKED.format(row.name) if self.locked[place] else UNLOCKED.format(row.name)
        if column in (Column.SLIDER, Column.THRESHOLD):
            told = f"{row.name}: {score_text(self.thresholds[place], 4)}"
            return (
                told
                if best is None
                else tr("{told}; highest F1 at {best:.4f}").format(told=told, best=best)
            )
        return f"{row.name}: {HEADERS[column][1]}"

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed threshold in 0..1."""
        if role != Qt.ItemDataRole.EditRole or index.column() != Column.THRESHOLD:
            return False
        if not isinstance(value, float | int) or not 0.0 <= value <= 1.0:
            return False
        place = self._order[index.row()]
        if self.thresholds[place] != value:
            self.thresholds[place] = float(value)
            self.dataChanged.emit(index, index)
            self.edited.emit(self.rows[place].label_id, float(value))
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order the rows once; later changes of the numbers move no row under the mouse.

        Unknown numbers stay at the end; a column below 0 restores the given order.
        """
        self.layoutAboutToBeChanged.emit()
        before = self._order
        self._sorting = (column, order)
        self._deal()
        old = self.persistentIndexList()
        new = [self.index(self._shown[before[one.row()]], one.column()) for one in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _sorted(self, column: int, *, descending: bool) -> list[int]:
        places = range(len(self.rows))
        if column < 0:
            return list(places)
        if column == Column.NAME:
            return sorted(places, key=lambda p: self.rows[p].name.casefold(), reverse=descending)
        if column == Column.LOCK:
            return sorted(places, key=lambda p: not self.locked[p], reverse=descending)
        number = self._number_of(Column(column))
        known = [place for place in places if math.isfinite(number(place))]
        unknown = [place for place in places if not math.isfinite(number(place))]
        return sorted(known, key=number, reverse=descending) + unknown

    def _number_of(self, column: Column) -> Callable[[int], float]:
        if column is Column.SUPPORT:
            return lambda place: self.rows[place].support
        values = self.metrics.get(column, self.thresholds)
        return values.__getitem__
