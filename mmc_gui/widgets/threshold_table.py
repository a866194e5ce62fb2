"""A slider a label: drag a threshold and watch its precision, recall and F1."""

from collections.abc import Container, Mapping, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from engine.language import tr
from mmc_gui.text_size import bind_measure, follow_size
from mmc_gui.theme import GRID, scaled_font
from mmc_gui.widgets.sort_menu import SortMenu
from mmc_gui.widgets.threshold_delegate import DOT, LOCK, STEP, ThresholdDelegate, track_of
from mmc_gui.widgets.threshold_model import Column, ThresholdModel, ThresholdRow

ROW = 4 * GRID - 2
LARGE_STEP = 0.1
NUMBERS = (Column.THRESHOLD, Column.PRECISION, Column.RECALL, Column.F1, Column.AP)
TYPING = {Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter}
CHANGING = {*TYPING, Qt.Key.Key_L}
"""Keys that type a threshold, and with them the one that locks it; arrows move it."""
SNAP = 4
"""Pixels around the tick of the best F1 within which a dragged knob jumps onto it."""


LEAST_SLIDER = 12 * GRID
"""Room that a slider needs to be dragged with any precision, however large the text is."""


class ThresholdTable(QTableView):
    """Left and Right move the chosen threshold by 0.01, with Shift by 0.1; F2 types one.

    L locks the label. A double click on a slider sets the threshold of the highest F1.
    """

    threshold_changed = Signal(str, float)
    """On every move of mouse or key."""
    threshold_committed = Signal(str, float)
    """Once: when mouse or key is let go, or a number was typed."""
    label_selected = Signal(str)
    lock_toggled = Signal(str)
    refused = Signal(str)
    """A key was pressed that changes thresholds, and why that cannot be."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ThresholdModel(self)
        self._model.edited.connect(self._on_edited)
        self._delegate = ThresholdDelegate(self, self._model)
        self._uncommitted = -1
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Thresholds"))
        self._set_up_view()
        self._set_up_header()
        self.selectionModel().currentRowChanged.connect(self._on_current_row)

    def _set_up_view(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        bind_measure(rows, QHeaderView.setDefaultSectionSize, ROW)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.SLIDER, QHeaderView.ResizeMode.Stretch)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        self.sorting = SortMenu(self)
        follow_size(self, ThresholdTable._fit_columns)

    def _fit_columns(self) -> None:
        bold = QFontMetrics(scaled_font(self.font(), 1.0, bold=True))
        names = [self.fontMetrics().horizontalAdvance(row.name) for row in self._model.rows]
        name_width = min(max([*names, 8 * GRID]), 22 * GRID)
        self.setColumnWidth(Column.NAME, name_width + DOT + 4 * GRID)
        self.setColumnWidth(Column.LOCK, LOCK + GRID)
        self.setColumnWidth(Column.SUPPORT, bold.horizontalAdvance(tr("Positives")) + 2 * GRID)
        for column in NUMBERS:
            self.setColumnWidth(column, bold.horizontalAdvance("0.00") + 2 * GRID)
        fixed = sum(self.columnWidth(one) for one in Column if one != Column.SLIDER)
        around = self.verticalScrollBar().sizeHint().width() + 2 * self.frameWidth()
        self.setMinimumWidth(fixed + LEAST_SLIDER + around)

    def set_rows(self, rows: Sequence[ThresholdRow]) -> None:
        """Show these labels in this order; metrics are dashes until ``update_metrics``."""
        self._uncommitted = self._delegate.dragged_place = -1
        self._model.set_rows(rows)
        self._fit_columns()

    def bar(self, reason: str) -> None:
        """Let thresholds be only looked at for a reason; changed and locked without one."""
        self._commit()
        self._delegate.dragged_place = -1
        self._model.barred = reason
        self.viewport().update()

    def set_filter(self, text: str) -> None:
        """Show only labels whose name holds a text; the chosen one stays chosen if it is shown."""
        self._commit()
        chosen = self.selected_label
        self._model.set_filter(text)
        if chosen and any(label == chosen for label in self.shown_labels):
            self.select_label(chosen)
        elif self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, Column.THRESHOLD))

    @property
    def shown_labels(self) -> list[str]:
        """The ids of the labels that are shown, from top to bottom."""
        rows = range(self._model.rowCount())
        return [self._model.rows[self._model.place(row)].label_id for row in rows]

    def set_locked(self, label_ids: Container[str]) -> None:
        """Show which labels are locked."""
        self._model.locked = [row.label_id in label_ids for row in self._model.rows]
        self.viewport().update()

    def show_threshold(self, label_id: str, value: float) -> None:
        """Move one slider without a signal; KeyError if it is not in the table."""
        for place, row in enumerate(self._model.rows):
            if row.label_id == label_id:
                self._model.thresholds[place] = value
                self._update_row(place)
                return
        raise KeyError(label_id)

    def update_metrics(
        self,
        *,
        precision: Sequence[float],
        recall: Sequence[float],
        f1: Sequence[float],
    ) -> None:
        """Show the metrics of all labels, in the order of ``set_rows``; rows keep their places."""
        changed = (
            self._model.set_metrics(Column.PRECISION, precision)
            | self._model.set_metrics(Column.RECALL, recall)
            | self._model.set_metrics(Column.F1, f1)
        )
        for place in changed:
            self._update_row(place)

    def set_thresholds(self, thresholds: Sequence[float]) -> None:
        """Move all sliders, in the order of ``set_rows``, without a signal."""
        if len(thresholds) != len(self._model.rows):
            raise ValueError(f"{len(thresholds)} thresholds for {len(self._model.rows)} labels")
        self._model.thresholds = [float(value) for value in thresholds]
        self.viewport().update()

    def set_best(self, best: Sequence[float | None]) -> None:
        """Move the ticks of the highest F1, in the order of ``set_rows``."""
        if len(best) != len(self._model.rows):
            raise ValueError(f"{len(best)} best thresholds for {len(self._model.rows)} labels")
        self._model.best = list(best)
        self.viewport().update()

    @property
    def thresholds(self) -> Mapping[str, float]:
        """The thresholds by label id, in the order of ``set_rows``."""
        ids = (row.label_id for row in self._model.rows)
        return dict(zip(ids, self._model.thresholds, strict=True))

    @property
    def selected_label(self) -> str:
        """The id of the chosen label; empty without one."""
        place = self._current_place()
        return self._model.rows[place].label_id if place >= 0 else ""

    def select_label(self, label_id: str) -> None:
        """Choose a label and scroll to it; KeyError if it is not in the table."""
        for place, row in enumerate(self._model.rows):
            if row.label_id == label_id:
                if self._model.shown_row(place) < 0:
                    self._model.set_filter("")
                shown = self._model.index(self._model.shown_row(place), Column.THRESHOLD)
                self.setCurrentIndex(shown)
                return
        raise KeyError(label_id)

    def _current_place(self) -> int:
        index = self.currentIndex()
        return self._model.place(index.row()) if index.isValid() else -1

    @Slot(QModelIndex, QModelIndex)
    def _on_current_row(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            # The first row becomes current by mere focus; the keys then act on it, so show it.
            flag = QItemSelectionModel.SelectionFlag
            self.selectionModel().select(current, flag.ClearAndSelect | flag.Rows)
            self.label_selected.emit(self._model.rows[self._model.place(current.row())].label_id)

    @Slot(str, float)
    def _on_edited(self, label_id: str, value: float) -> None:
        self.threshold_changed.emit(label_id, value)
        self.threshold_committed.emit(label_id, value)
        self.viewport().update()

    def _update_row(self, place: int) -> None:
        """Paint one row anew: while one slider is dragged the others stand."""
        row = self._model.shown_row(place)
        if row < 0:
            return
        top, height = self.rowViewportPosition(row), self.rowHeight(row)
        self.viewport().update(0, top, self.viewport().width(), height)

    def _move(self, place: int, value: float) -> None:
        """Set a threshold and tell it, if it differs."""
        value = min(1.0, max(0.0, value))
        if value == self._model.thresholds[place] or self._model.barred:
            return
        self._model.thresholds[place] = value
        self._uncommitted = place
        self._update_row(place)
        self.threshold_changed.emit(self._model.rows[place].label_id, value)

    def _commit(self) -> None:
        place, self._uncommitted = self._uncommitted, -1
        if place >= 0:
            label_id = self._model.rows[place].label_id
            self.threshold_committed.emit(label_id, self._model.thresholds[place])

    def _drag_to(self, x: float) -> None:
        place = self._delegate.dragged_place
        index = self._model.index(self._model.shown_row(place), Column.SLIDER)
        track = track_of(self.visualRect(index))
        value = round((x - track.left()) / track.width(), 2)
        best = self._model.best[place]
        if best is not None and abs(track.left() + best * track.width() - x) <= SNAP:
            value = best
        self._move(place, value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a slider; elsewhere choose a row."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() != Qt.MouseButton.LeftButton or self._model.barred:
            return
        if index.column() == Column.SLIDER:
            self._delegate.dragged_place = self._model.place(index.row())
            self._drag_to(event.position().x())
            self.viewport().update()
        elif index.column() == Column.LOCK:
            self._toggle_lock(self._model.place(index.row()))

    def _toggle_lock(self, place: int) -> None:
        if not self._model.barred:
            self.lock_toggled.emit(self._model.rows[place].label_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the slider, or light up the row under the mouse."""
        if self._delegate.dragged_place >= 0:
            self._drag_to(event.position().x())
            return
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the slider go and tell its value for good."""
        if self._delegate.dragged_place >= 0:
            self._delegate.dragged_place = -1
            self.viewport().update()
            self._commit()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Set the threshold of the highest F1; on the number, type."""
        index = self.indexAt(event.position().toPoint())
        if index.column() != Column.SLIDER:
            super().mouseDoubleClickEvent(event)
            return
        place = self._model.place(index.row())
        best = self._model.best[place]
        if best is not None:
            self._move(place, best)
            self._commit()

    def leaveEvent(self, event: QEvent) -> None:
        """Darken the row again."""
        self._hover(-1)
        super().leaveEvent(event)

    def _hover(self, row: int) -> None:
        before = self._delegate.hovered_row
        if row != before:
            self._delegate.hovered_row = row
            for shown in (before, row):
                if 0 <= shown < self._model.rowCount():
                    self._update_row(self._model.place(shown))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the chosen threshold, or type it."""
        key, place = event.key(), self._current_place()
        toward = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        if place < 0 or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # also what the editor did not use
        elif self._model.barred and (toward or key in CHANGING):
            self.refused.emit(self._model.barred)
        elif toward:
            large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            step = LARGE_STEP if large else STEP
            self._move(place, round(self._model.thresholds[place] + toward * step, 2))
        elif key == Qt.Key.Key_L and not event.modifiers():
            self._toggle_lock(place)
        elif key in TYPING:
            self.edit(self._model.index(self.currentIndex().row(), Column.THRESHOLD))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell the value for good once the key is up."""
        if not event.isAutoRepeat():
            self._commit()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing uncommitted."""
        self._commit()
        super().focusOutEvent(event)
