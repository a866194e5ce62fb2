"""The runs of a project: sorted, filtered, named and starred in place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QBrush, QColor, QFont, QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidgetItem,
    QWidget,
)

from engine.encoders.names import LOCAL_DIR, OPEN_CLIP
from engine.language import number, tr
from mmc_gui.theme import current_theme
from mmc_gui.widgets.humanize import moment_text, seconds_text
from mmc_gui.widgets.sort_menu import SortMenu
from mmc_gui.widgets.text_table import TextTable

USE = tr("Use these settings")
HEADERS = (
    (tr("Run"), tr("Its name, or the time it was started. F2 or a double click changes the name")),
    (tr("Recipe"), tr("Named settings, or custom")),
    (tr("Fusion"), tr("How image and caption meet")),
    (tr("Encoder"), tr("What made the vectors")),
    (tr("Best"), tr("The epoch whose weights are kept, of all epochs")),
    (
        tr("Micro"),
        tr(
            "Micro F1: over all labels of all validation photos, at threshold {half:.1f}, per cent"
        ).format(half=0.5),
    ),
    (tr("Macro"), tr("Macro F1: mean of the labels, per cent")),
    (tr("Samples"), tr("Samples F1: mean of the photos (Kaggle's Mean F1), per cent")),
    (tr("Time"), tr("Seconds of training, features not counted")),
    (tr("Started"), tr("When it was started")),
    ("★", tr("Favourites; a click or Space marks one")),
    (tr("Note"), tr("A few words of your own; a double click changes them")),
)
RUN, STARTED, STAR, NOTE = 0, 9, 10, 11
ORDER = (STAR, RUN, 5, 6, 7)
"""Columns that stand first, whatever their number: how good a run is, before how it was made."""
LETTERS = {1: 13, 3: 11}
"""Letters of a column that stand there while the others need the room; the tooltip has all."""
OWN_NAME = "20000000-000000-0000"
"""As long as the name that a run has until it is called otherwise, which is not cut."""
PADDING = 6
# Twelve columns: each gives two pixels at either side, that the last ones are seen.
SHEET = (
    f"QTableView::item {{ padding: 0 {PADDING - 3}px; }} "
    f"QHeaderView::section {{ padding: 4px {PADDING}px; }}"
)
KEY, ID = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
OWN_KEYS = {Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_Space}


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """What one row shows; figures are None where a run was interrupted."""

    run_id: str
    recipe: str
    fusion: str
    encoder: str
    epochs: str
    micro: float | None
    macro: float | None
    samples: float | None
    seconds: float | None
    started: str = ""
    """ISO time."""
    name: str = ""
    star: bool = False
    note: str = ""


class _Cell(QTableWidgetItem):
    """Is sorted by its key, not by its text; what is not known comes first."""

    def __init__(self, text: str, key: object) -> None:
        super().__init__(text)
        self.setData(KEY, key)
        self.setToolTip(text)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, its = self.data(KEY), other.data(KEY)
        if mine is None or its is None:
            return mine is None and its is not None
        return bool(mine < its)


class _Header(QHeaderView):
    """Keeps room for an arrow only beside the column that is sorted."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.sortIndicatorChanged.connect(self._measure)

    @Slot()
    def _measure(self) -> None:
        self.headerDataChanged(self.orientation(), 0, self.count() - 1)

    def sectionSizeFromContents(self, column: int) -> QSize:
        """Return the size of a head."""
        size = super().sectionSizeFromContents(column)
        model = self.model()
        if model is not None and column != self.sortIndicatorSection():
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            text = str(model.headerData(column, self.orientation()))
            size.setWidth(QFontMetrics(font).horizontalAdvance(text) + 2 * PADDING + 2)
        return size


class RunsTable(TextTable):
    """A click or an arrow chooses a run; with Ctrl or Shift several are selected."""

    run_chosen = Signal(str)
    settings_wanted = Signal(str)
    """Show this run's settings, to train with them again."""
    renamed = Signal(str, str)
    noted = Signal(str, str)
    star_toggled = Signal(str)
    delete_wanted = Signal(object)
    """The ids of the selected runs."""
    compare_wanted = Signal(object)
    selection_changed = Signal()
    refused = Signal(str)
    """A key was pressed that changes runs, and why that cannot be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEADERS, tr("Runs"), parent, heads=_Header())
        self.setStyleSheet(SHEET)
        self._words, self._starred_only = "", False
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._barred = ""
        self.setSortingEnabled(True)
        across, spoken = Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
        self.model().setHeaderData(STAR, across, tr("Favourites"), spoken)
        for place, column in enumerate(ORDER):
            self.horizontalHeader().moveSection(
                self.horizontalHeader().visualIndex(column), place
            )  # fmt: skip
        self.horizontalHeader().setSectionsMovable(True)
        self.horizontalHeader().setStretchLastSection(False)  # which would be wide at least
        self.horizontalHeader().setSectionResizeMode(NOTE, QHeaderView.ResizeMode.Stretch)
        self.sortByColumn(STARTED, Qt.SortOrder.DescendingOrder)
        self.itemSelectionChanged.connect(self._tell)
        self.itemChanged.connect(self._on_edited)
        self.cellClicked.connect(self._on_clicked)
        self.use_action = self._offer(USE, self.ask_for_settings)
        self.rename_action = self._offer(tr("Rename"), self.rename, "F2")
        self.note_action = self._offer(tr("Edit note"), self.edit_note)
        self.star_action = self._offer(tr("Star or unstar"), self.toggle_star, tr("Space"))
        self.compare_action = self._offer(tr("Compare…"), self.ask_to_compare)
        self.delete_action = self._offer(tr("Delete"), self.ask_to_delete, tr("Del"))
        self.sorting = SortMenu(self)
        self.bar("")

    def _offer(self, text: str, slot: object, key: str = "") -> QAction:
        action = QAction(text, self)
        action.triggered.connect(slot)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    def sizeHintForColumn(self, column: int) -> int:
        """Return the width of the longest cell, or less where a column may be cut."""
        width, font = super().sizeHintForColumn(column), self.fontMetrics()
        if column == RUN:
            return min(width, font.horizontalAdvance(OWN_NAME) + 2 * PADDING)
        most = LETTERS.get(column)
        return width if most is None else min(width, most * font.averageCharWidth())

    # -- rows -------------------------------------------------------------------------------

    def set_rows(self, rows: Sequence[RunRow]) -> None:
        """Show these runs; the order, the selection and the filter stay."""
        selected = self.selected
        self.blockSignals(True)
        self.setSortingEnabled(False)  # it would move rows while they are filled
        self.setRowCount(len(rows))
        for y, row in enumerate(rows):
            for x, cell in enumerate(_cells(row)):
                cell.setData(ID, row.run_id)
                if x not in (RUN, NOTE):
                    cell.setFlags(cell.flags() & ~Qt.ItemFlag.ItemIsEditable)
                if x == STAR:
                    _dress_star(cell, self._barred)
                self.setItem(y, x, cell)
        self.setSortingEnabled(True)
        self._select(selected)
        self.blockSignals(False)
        self._hide_rows()
        self._enable_actions()

    def bar(self, reason: str) -> None:
        """Let runs be only looked at for a reason; named, starred and deleted without one."""
        self._barred = reason
        triggers = QAbstractItemView.EditTrigger
        written = triggers.DoubleClicked | triggers.EditKeyPressed
        self.setEditTriggers(triggers.NoEditTriggers if reason else written)
        stars = [self.item(y, STAR) for y in range(self.rowCount())]
        for star in filter(None, stars):
            _dress_star(star, reason)
        self._enable_actions()

    def set_current(self, run_id: str) -> None:
        """Show a run as the chosen one, without choosing it anew."""
        if run_id in self.selected and len(self.selected) > 1:
            return
        self.blockSignals(True)
        self._select([run_id])
        self.blockSignals(False)
        self._enable_actions()
        self.selection_changed.emit()

    def set_filter(self, words: str, *, starred_only: bool) -> None:
        """Hide the runs in which not all words stand somewhere."""
        self._words, self._starred_only = words.casefold(), starred_only
        self._hide_rows()

    @property
    def selected(self) -> list[str]:
        """The ids of the selected runs, from top to bottom."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return [self._id(y) for y in sorted(rows) if not self.isRowHidden(y)]

    @property
    def shown(self) -> list[str]:
        """The ids of the runs that the filter lets through, from top to bottom."""
        return [self._id(y) for y in range(self.rowCount()) if not self.isRowHidden(y)]

    def _id(self, y: int) -> str:
        item = self.item(y, RUN)
        return str(item.data(ID)) if item is not None else ""

    def _select(self, run_ids: Sequence[str]) -> None:
        self.clearSelection()
        mode = QAbstractItemView.SelectionMode.MultiSelection
        self.setSelectionMode(mode)
        for y in range(self.rowCount()):
            if self._id(y) in run_ids:
                self.selectRow(y)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)

    def _hide_rows(self) -> None:
        for y in range(self.rowCount()):
            there = [self.item(y, x) for x in range(self.columnCount())]
            cells = [cell for cell in there if cell is not None]
            text = " ".join([*(cell.text() for cell in cells), self._id(y)])
            fits = all(word in text.casefold() for word in self._words.split())
            starred = not self._starred_only or bool(cells[STAR].data(KEY))
            self.setRowHidden(y, not (fits and starred))

    # -- what is done to them ---------------------------------------------------------------

    @Slot()
    def ask_for_settings(self) -> None:
        """Want the settings of the chosen run."""
        if run_id := self._current():
            self.settings_wanted.emit(run_id)

    @Slot()
    def rename(self) -> None:
        """Let the name of the chosen run be typed."""
        self._edit(RUN)

    @Slot()
    def edit_note(self) -> None:
        """Let the note of the chosen run be typed."""
        self._edit(NOTE)

    @Slot()
    def toggle_star(self) -> None:
        """Mark the chosen run as a favourite, or take the mark away."""
        if run_id := self._current():
            self.star_toggled.emit(run_id)

    @Slot()
    def ask_to_compare(self) -> None:
        """Want the selected runs side by side."""
        self.compare_wanted.emit(self.selected)

    @Slot()
    def ask_to_delete(self) -> None:
        """Want the selected runs in the trash."""
        if self.selected:
            self.delete_wanted.emit(self.selected)

    def event(self, event: QEvent) -> bool:
        """Keep the keys of this table from the commands of the window."""
        own = isinstance(event, QKeyEvent) and Qt.Key(event.key()) in OWN_KEYS
        if event.type() == QEvent.Type.ShortcutOverride and own:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Rename by F2, star by Space, delete by Del."""
        acts = {
            Qt.Key.Key_F2: self.rename_action,
            Qt.Key.Key_Space: self.star_action,
            Qt.Key.Key_Delete: self.delete_action,
        }
        act = acts.get(Qt.Key(event.key()))
        if act is None or event.modifiers():
            super().keyPressEvent(event)
        elif self._barred:
            self.refused.emit(self._barred)
        else:
            act.trigger()

    def _edit(self, column: int) -> None:
        rows = self.selectionModel().selectedRows()
        item = self.item(rows[0].row(), column) if rows else None
        if item is not None:
            self.scrollToItem(item)
            self.editItem(item)

    @Slot(QTableWidgetItem)
    def _on_edited(self, item: QTableWidgetItem) -> None:
        run_id, text = str(item.data(ID)), item.text().strip()
        if item.column() == RUN:
            self.renamed.emit(run_id, "" if text == run_id else text)
        elif item.column() == NOTE:
            self.noted.emit(run_id, text)

    @Slot(int, int)
    def _on_clicked(self, y: int, x: int) -> None:
        if x == STAR and not self._barred:
            self.star_toggled.emit(self._id(y))

    @Slot()
    def _tell(self) -> None:
        self._enable_actions()
        if len(self.selected) == 1:
            self.run_chosen.emit(self.selected[0])
        self.selection_changed.emit()

    def _enable_actions(self) -> None:
        count = len(self.selected)
        self.use_action.setEnabled(count == 1)
        for action in (self.rename_action, self.note_action, self.star_action):
            action.setEnabled(count == 1 and not self._barred)
        self.compare_action.setEnabled(count > 1)
        self.delete_action.setEnabled(count > 0 and not self._barred)

    def _current(self) -> str:
        return self.selected[0] if len(self.selected) == 1 else ""


def _cells(row: RunRow) -> list[_Cell]:
    star = _Cell("★" if row.star else "☆", row.star)
    star.setData(
        Qt.ItemDataRole.AccessibleTextRole, tr("starred") if row.star else tr("not starred")
    )
    star.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    name = _Cell(row.name or row.run_id, (row.name or row.run_id).casefold())
    name.setToolTip(f"{row.name}, {row.run_id}" if row.name else row.run_id)
    encoder = _Cell(_short(row.encoder), row.encoder.casefold())
    encoder.setToolTip(row.encoder)
    started, epoch = moment_text(row.started) if row.started else "", re.search(r"\d+", row.epochs)
    return [
        name,
        *(_Cell(text, text.casefold()) for text in (row.recipe, row.fusion)),
        encoder,
        _Cell(row.epochs, int(epoch[0]) if epoch else -1),
        *(_Cell(_percent(value), value) for value in (row.micro, row.macro, row.samples)),
        _Cell(seconds_text(row.seconds), row.seconds),
        _Cell(started, f"{row.started} {row.run_id}"),
        star,
        _Cell(row.note, row.note.casefold()),
    ]


def _short(encoder: str) -> str:
    """Return the part of an encoder's name that tells it from another one."""
    if encoder.startswith(LOCAL_DIR):
        return encoder.rpartition("/")[2]
    return encoder.removeprefix(OPEN_CLIP)


def _dress_star(star: QTableWidgetItem, barred: str) -> None:
    """Let a star look and say what a click does to it."""
    tip = tr("A favourite; click to take the star away") if star.data(KEY) else tr("Click to star")
    star.setToolTip(barred or tip)
    faint = QBrush(QColor(current_theme().disabled)) if barred else None
    star.setData(Qt.ItemDataRole.ForegroundRole, faint)


def _percent(value: float | None) -> str:
    return number(100 * value, ".1f") if value is not None else "–"
