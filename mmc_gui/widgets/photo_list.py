"""Photos one below the other, with caption and a few words; a click or Enter opens one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mmc_gui.theme import GRID, current_theme, scaled_font
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.photo_list_model import ListRole, PhotoListModel

AnyIndex = QModelIndex | QPersistentModelIndex
PathOf = Callable[[int], Path | None]
ASK_MS = 60
"""Thumbnails are asked for when the list has stood still for so long."""
EDGE = 5 * GRID
ENTRY = EDGE + GRID
STRIPE = 3


class PhotoList(QTableView):
    """Thumbnails come from the window's loader while the list is seen.

    A table of one column: a list view asks the model of each of its rows when they change.
    """

    row_activated = Signal(int)
    """A row of the dataset."""

    def __init__(
        self, name: str, empty: str, loader: ThumbnailLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._loader, self._empty = loader, empty
        self._path_of: PathOf = _no_path
        self.photos = PhotoListModel(self)
        self.setModel(self.photos)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(name)
        self._set_up()
        self._ask_timer = QTimer(self, singleShot=True, interval=ASK_MS)
        self._ask_timer.timeout.connect(self._ask)
        self.photos.modelReset.connect(self._ask_timer.start)
        self.verticalScrollBar().valueChanged.connect(self._ask_timer.start)
        self.clicked.connect(self._activate)
        loader.loaded.connect(self._on_loaded)
        loader.failed.connect(self._on_arrived)

    def _set_up(self) -> None:
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setMinimumHeight(2 * ENTRY)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ENTRY)

    @property
    def is_settled(self) -> bool:
        """Whether all pictures in view are on the screen, or cannot be."""
        return not self._ask_timer.isActive() and self._loader.counts.waiting == 0

    def set_path_of(self, path_of: PathOf) -> None:
        """Say where the photo of a row is; None where there is none."""
        self._path_of = path_of

    def thumbnail(self, index: AnyIndex) -> QPixmap | None:
        """Return the pixmap of an entry if it is here."""
        path = self._path_of(self.photos.row_at(index))
        return self._loader.pixmap(str(path)) if path is not None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entries, or why there are none."""
        if self.photos.rowCount():
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        painter.setPen(QColor(current_theme().muted))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        box = self.viewport().rect().adjusted(GRID, GRID, -GRID, -GRID)
        painter.drawText(box, flags, self._empty)

    def set_empty(self, text: str) -> None:
        """Say why there are no entries."""
        self._empty = text
        self.setAccessibleDescription("" if self.photos.rowCount() else text)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current photo on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._activate(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for what came into sight."""
        super().resizeEvent(event)
        self._ask_timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is in view."""
        super().showEvent(event)
        self._ask_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing while nobody looks."""
        super().hideEvent(event)
        self._ask_timer.stop()
        self._loader.wanted(())

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        if (row := self.photos.row_at(index)) >= 0:
            self.row_activated.emit(row)

    @Slot()
    def _ask(self) -> None:
        """Want the photos in view and no others, the first one soonest."""
        if not self.isVisible():
            return
        first = self.verticalScrollBar().value() // ENTRY
        last = min(self.photos.rowCount(), first + self.viewport().height() // ENTRY + 2)
        rows = [int(row) for row in self.photos.rows[first:last]]
        paths = [path for row in rows if (path := self._path_of(row)) is not None]
        self._loader.wanted(str(path) for path in paths)
        for path in reversed(paths):  # the loader serves the newest wish first
            self._loader.request(str(path), path)

    @Slot(str, QImage)
    def _on_loaded(self, key: str, image: QImage) -> None:
        self._on_arrived(key)

    @Slot(str)
    def _on_arrived(self, key: str) -> None:
        if self.isVisible():
            self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """Thumbnail, caption, a line of words; a stripe marks an entry."""

    def __init__(self, view: PhotoList) -> None:
        super().__init__(view)
        self._view = view
        self._small = scaled_font(view.font(), 0.92)
        self._bold = scaled_font(view.font(), 0.92, bold=True)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one entry."""
        theme, box = current_theme(), option.rect
        marked = bool(index.data(ListRole.MARKED))
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, QColor(theme.accent_soft if current else theme.hover))
        if marked:
            stripe = QRect(box.left(), box.top() + 2, STRIPE, box.height() - 4)
            painter.fillRect(stripe, QColor(theme.warning))
        self._paint_photo(
            painter, QRect(box.left() + GRID, box.top() + GRID // 2, EDGE, EDGE), index
        )
        text = box.adjusted(EDGE + 2 * GRID + GRID // 2, GRID // 2, -GRID, -GRID // 2)
        upper, lower = QRect(text), QRect(text)
        upper.setBottom(text.center().y())
        lower.setTop(text.center().y() + 1)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._view.font())
        painter.setPen(QColor(theme.text))
        painter.drawText(upper, flags, _cut(painter, str(index.data(ListRole.CAPTION)), upper))
        painter.setFont(self._bold if marked else self._small)
        painter.setPen(QColor(theme.warning if marked else theme.muted))
        painter.drawText(lower, flags, _cut(painter, str(index.data(ListRole.DETAIL)), lower))
        if current and self._view.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))

    def _paint_photo(self, painter: QPainter, room: QRect, index: AnyIndex) -> None:
        painter.fillRect(room, QColor(current_theme().sunken))
        pixmap = self._view.thumbnail(index)
        if pixmap is None:
            return
        size = pixmap.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRect(0, 0, size.width(), size.height())
        target.moveCenter(room.center())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(target, pixmap)


def _cut(painter: QPainter, text: str, box: QRect) -> str:
    # A caption may be as long as a book; what does not fit is not measured.
    return painter.fontMetrics().elidedText(text[:300], Qt.TextElideMode.ElideRight, box.width())


def _no_path(_: int) -> Path | None:
    return None
