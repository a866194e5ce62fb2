"""The grid of photos: one is current, some are chosen, by mouse and keys in reading order."""

import functools

import numpy as np
from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from mmc_gui.models.photo_model import NO_PHOTOS, PhotoModel
from mmc_gui.models.photo_selection import PhotoSelection
from mmc_gui.models.photo_way import Way
from mmc_gui.theme import set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.photo_delegate import PhotoDelegate
from mmc_gui.widgets.photo_table import PhotoTable

AnyIndex = QModelIndex | QPersistentModelIndex

AUTO_SCROLL_MS = 16
AUTO_SCROLL_FASTEST = 60

SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class PhotoGrid(PhotoTable):
    """Shows a `PhotoModel` and says which row is current and which rows are chosen.

    Rows are rows of the data set throughout. While any photo is shown one of them is current;
    `current_changed` brings -1 when the last one is gone.
    """

    current_changed = Signal(int)
    selection_changed = Signal(object)
    """Brings the chosen rows as list[int]; as `list` Qt would copy them value by value."""
    activated_row = Signal(int)
    drag_ended = Signal()

    def __init__(
        self, model: PhotoModel, loader: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        selection = PhotoSelection()
        delegate = PhotoDelegate(functools.partial(_is_chosen, model, selection))
        super().__init__(model, loader, delegate=delegate, parent=parent)
        set_look(self, "photos")
        self._selection = selection
        self._told = self._selection.rows
        self._shown = NO_PHOTOS
        self._current: int | None = None
        self._current_position = 0
        self._drags = False
        self._drag_point = QPoint()
        self._drag_modifiers = Qt.KeyboardModifier.NoModifier
        self._auto_scroll_timer = QTimer(self, singleShot=True, interval=AUTO_SCROLL_MS)
        self._auto_scroll_timer.timeout.connect(self._scroll_while_dragging)
        model.modelReset.connect(self._on_reset)
        # Qt moves its own index too: it gets a first value when the focus comes in.
        self.selectionModel().currentChanged.connect(self._take_current)
        self._on_reset()

    @property
    def current_row(self) -> int | None:
        """The row that the keyboard stands on, None without any photo."""
        return self._current

    @property
    def selected_rows(self) -> list[int]:
        """The chosen rows in reading order."""
        rows: list[int] = self._selection.rows.tolist()
        return rows

    @property
    def is_dragging(self) -> bool:
        """Whether the mouse is choosing photos just now."""
        return self._drags

    def select_row(self, row: int) -> None:
        """Choose this row alone, make it current and bring it into view, if it is shown."""
        position = self._model.position_of(row)
        if position is not None:
            self._go_to(position, Qt.KeyboardModifier.NoModifier)

    def selectAll(self) -> None:
        """Choose all photos shown."""
        self._selection.choose_all()
        self._tell_selection()

    def clearSelection(self) -> None:
        """Choose none; the current row stays."""
        self._selection.clear()
        self._tell_selection()

    def offer_menu(self, menu: QMenu) -> None:
        """Open a menu on the right mouse button and on the menu key."""
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(
            lambda place: menu.popup(self.viewport().mapToGlobal(place))
        )

    @Slot()
    def _on_reset(self) -> None:
        """Find the current photo and the chosen ones again after the cells were dealt anew."""
        photos, order = self._model.photos, self._model.order
        had_chosen = photos is not self._shown or self._selection.count > 0
        if photos is not self._shown:
            self._shown = photos
            self._selection.begin(len(photos.names), order)
            self._current, self._current_position = None, 0
        else:
            self._selection.set_order(order)
        at = None if self._current is None else self._model.position_of(self._current)
        if at is None and order.size:
            at = min(self._current_position, self._last)  # the next one takes its place
        self._make_current(at)
        if had_chosen and not self._selection.count and at is not None:
            self._selection.choose_only(at)
        self._tell_selection()
        self._ask_soon()

    def _make_current(self, position: int | None) -> None:
        index = QModelIndex() if position is None else self._model.index_at(position)
        # Qt keeps an index of its own, for the focus frame and for screen readers.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        self._take_current(index)
        if index.isValid():
            self.scrollTo(index)

    @Slot(QModelIndex)
    def _take_current(self, index: AnyIndex) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self._current_position = self._model.position_at(index) or 0
        if row != self._current:
            self._current = row
            self.current_changed.emit(-1 if row is None else row)

    def _tell_selection(self) -> None:
        rows = self._selection.rows
        if not np.array_equal(rows, self._told):
            self._told = rows
            self.viewport().update()
            self.selection_changed.emit(rows.tolist())

    def _go_to(self, position: int, modifiers: Qt.KeyboardModifier) -> None:
        """Make a photo current and choose as the keyboard would."""
        if modifiers & SHIFT:
            self._selection.run_to(position, keep=bool(modifiers & CTRL))
        elif not modifiers & CTRL:
            self._selection.choose_only(position)
        self._make_current(position)
        self._tell_selection()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, choose, activate; other keys go on to the page, letters and digits among them."""
        target = self._target_of(event.key())
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.selectAll()
        elif target is not None:
            self._go_to(target, event.modifiers())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current is not None:
            self.activated_row.emit(self._current)
        elif event.key() == Qt.Key.Key_Space and event.modifiers() & CTRL and self._last >= 0:
            self._selection.toggle(self._current_position)
            self._tell_selection()
        else:
            event.ignore()

    def _target_of(self, key: int) -> int | None:
        """Return the position that a key leads to, None for a key that does not move."""
        if self._last < 0:
            return None
        at, columns = self._current_position, self._in_line
        page = max(1, self._room // self._step) * columns
        forward = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else -1
        targets = {
            int(Qt.Key.Key_Left): at - forward,
            int(Qt.Key.Key_Right): at + forward,
            int(Qt.Key.Key_Up): at - columns if at >= columns else at,
            int(Qt.Key.Key_Down): at + columns if at // columns < self._last // columns else at,
            int(Qt.Key.Key_PageUp): at - page if at >= page else at % columns,
            int(Qt.Key.Key_PageDown): at + page,
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): self._last,
        }
        target = targets.get(key)
        return None if target is None else min(max(target, 0), self._last)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose by click; Ctrl adds or takes away, Shift chooses up to here."""
        position = self._model.position_at(self.indexAt(event.position().toPoint()))
        modifiers = event.modifiers()
        left = event.button() == Qt.MouseButton.LeftButton
        event.accept()
        if position is None:
            if left and not modifiers & (SHIFT | CTRL):
                self.clearSelection()
        elif left and modifiers & CTRL and not modifiers & SHIFT:
            self._selection.toggle(position)
            self._go_to(position, modifiers)
        elif left:
            self._go_to(position, modifiers)
        elif not self._selection.has(int(self._model.order[position])):
            self._go_to(position, Qt.KeyboardModifier.NoModifier)  # for a menu to act upon
        self._drags = left and position is not None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Choose from the pressed photo up to the one under the mouse."""
        if not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif self._drags:
            self._drag_to(event.position().toPoint(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the choosing."""
        self._drags = False
        self._auto_scroll_timer.stop()
        self.drag_ended.emit()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Activate the photo."""
        row = self._model.row_at(self.indexAt(event.position().toPoint()))
        if row is not None and event.button() == Qt.MouseButton.LeftButton:
            self.activated_row.emit(row)
        event.accept()

    def _drag_to(self, point: QPoint, modifiers: Qt.KeyboardModifier) -> None:
        self._drag_point, self._drag_modifiers = point, modifiers
        position = self._nearest(point)
        if position != self._current_position:
            self._go_to(position, modifiers | SHIFT)
        if self._beyond(point) and not self._auto_scroll_timer.isActive():
            self._auto_scroll_timer.start()

    def _beyond(self, point: QPoint) -> int:
        """Return how many pixels a point lies beyond the end of the view, or negative before it."""
        along = point.x() if self._way == Way.STRIP else point.y()
        return along - min(max(along, 0), self._room - 1)

    def _nearest(self, point: QPoint) -> int:
        """Return the position of the photo in view that is nearest to a point."""
        area = self.viewport().rect()
        line = self.rowAt(min(max(point.y(), 0), area.bottom()))
        column = self.columnAt(min(max(point.x(), 0), area.right()))
        if column < 0:  # in the few pixels left over beside the last column
            column = self._model.columns - 1
        return self._last if line < 0 else min(line * self._model.columns + column, self._last)

    @Slot()
    def _scroll_while_dragging(self) -> None:
        step = min(max(self._beyond(self._drag_point), -AUTO_SCROLL_FASTEST), AUTO_SCROLL_FASTEST)
        if self._drags and step:
            self._bar.setValue(self._bar.value() + step)
            self._drag_to(self._drag_point, self._drag_modifiers)


def _is_chosen(model: PhotoModel, selection: PhotoSelection, index: AnyIndex) -> bool:
    row = model.row_at(index)
    return row is not None and selection.has(row)
