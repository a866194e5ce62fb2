"""Cells of one size in a grid, a list or a strip, and the thumbnails that are about to be seen.

A `QTableView` without headers: it lays out a million photos in milliseconds, where a `QListView`
in icon mode takes seconds.
"""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QHideEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHeaderView,
    QScrollBar,
    QTableView,
    QWidget,
)

from engine.language import tr
from mmc_gui.models.photo_model import PhotoModel
from mmc_gui.models.photo_way import SIZES, Way
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.photo_cell import layout_for
from mmc_gui.widgets.photo_delegate import PhotoDelegate
from mmc_gui.widgets.photo_wishes import PhotoWishes

EDGE = 176
ASK_MS = 15
"""Scrolling asks for thumbnails once in this time, not at each step."""
ZOOM_SETTLE_MS = 150
WHEEL_NOTCHES_A_LINE = 1.5


class PhotoTable(QTableView):
    """Shows a `PhotoModel`, the number of columns following the width; nothing can be chosen."""

    came_in_view = Signal(object)
    """Brings the rows that are seen as list[int], none while the view is hidden."""

    def __init__(
        self,
        model: PhotoModel,
        loader: ThumbnailLoader,
        *,
        delegate: PhotoDelegate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._wishes = PhotoWishes(model, loader, self)
        self._way = Way.GRID
        self._layout = layout_for(self.font(), edge=EDGE)
        self._delegate = delegate
        self._scrolls_down = True
        self._scrolled_to = 0
        self._ask_timer = QTimer(self, singleShot=True)
        self._ask_timer.timeout.connect(self._ask_for_thumbnails)
        self._set_up_view()
        for bar in (self.verticalScrollBar(), self.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scrolled)
        model.modelReset.connect(self._ask_soon)
        self._lay_out()

    @property
    def cell_edge(self) -> int:
        """The longer side of a thumbnail in logical pixels."""
        return self._layout.edge

    @property
    def way(self) -> Way:
        """How the photos are laid out."""
        return self._way

    def set_way(self, way: Way, edge: int) -> None:
        """Lay the photos out otherwise, the current one in sight."""
        self._way = way
        # Both are scrolled by code that knows one direction; the other one must not stay moved.
        self.horizontalScrollBar().setValue(0)
        self.verticalScrollBar().setValue(0)
        self._scrolled_to = 0
        strip, off = way == Way.STRIP, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        usual = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setHorizontalScrollBarPolicy(usual if strip else off)
        self.setVerticalScrollBarPolicy(off if strip else usual)
        self.set_cell_edge(edge)
        self.scrollTo(self.currentIndex())

    def set_cell_edge(self, edge: int) -> None:
        """Show larger or smaller thumbnails, within what the way allows."""
        edge = SIZES[self._way].within(edge)
        self._layout = layout_for(self.font(), edge=edge, way=self._way)
        self._lay_out()
        # Not at each step of a slider: all that is visible has to be made anew.
        self._ask_timer.start(ZOOM_SETTLE_MS)

    @property
    def rows_in_view(self) -> list[int]:
        """The rows that are seen, none while the view is hidden."""
        order = self._model.order
        return [int(order[position]) for position in self._seen_positions()]

    def scroll_to_row(self, row: int) -> None:
        """Bring a row into view, if it is shown."""
        index = self._model.index_of(row)
        if index.isValid():
            self.scrollTo(index)

    def _set_up_view(self) -> None:
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Photos"))
        # Its own selection: Qt's would choose rectangles, and lose them at each new order.
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAutoScroll(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
            header.setMinimumSectionSize(1)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    # In a strip photos are scrolled sideways, one a step; else downwards, a line a step.

    @property
    def _bar(self) -> QScrollBar:
        strip = self._way == Way.STRIP
        return self.horizontalScrollBar() if strip else self.verticalScrollBar()

    @property
    def _step(self) -> int:
        """Pixels from one line to the next."""
        strip = self._way == Way.STRIP
        return (self.horizontalHeader() if strip else self.verticalHeader()).defaultSectionSize()

    @property
    def _in_line(self) -> int:
        """Photos between one step and the next."""
        return 1 if self._way == Way.STRIP else self._model.columns

    @property
    def _room(self) -> int:
        size = self.viewport().size()
        return size.width() if self._way == Way.STRIP else size.height()

    def _lay_out(self) -> None:
        """Fit the columns into the width and keep what is on top, or the current photo, in view."""
        self._delegate.set_layout(self._layout, self.font())
        size = self.viewport().size()
        held, offset = self._held_in_place()
        if self._way == Way.STRIP:
            self._model.set_one_line()
            section = self._layout.least_width
            height = max(1, min(self._layout.height, size.height()))
        else:
            columns = max(1, size.width() // self._layout.least_width)
            self._model.set_columns(1 if self._way == Way.LIST else columns)
            section = max(1, size.width() // self._model.columns)
            height = self._layout.height
        self.horizontalHeader().setDefaultSectionSize(section)
        self.verticalHeader().setDefaultSectionSize(height)
        self._bar.setSingleStep(round(self._step / WHEEL_NOTCHES_A_LINE / 3))
        self.updateGeometries()
        self._bar.setValue(held // self._in_line * self._step - offset)
        self.viewport().update()
        self._ask_soon()

    def _held_in_place(self) -> tuple[int, int]:
        """Return a position in view and how far from the beginning its cell lies."""
        shown = self._visible_positions()
        current = self._model.position_at(self.currentIndex())
        held = current if current is not None and current in shown else shown.start
        return held, held // self._in_line * self._step - self._bar.value()

    def _visible_positions(self) -> range:
        step, in_line = self._step, self._in_line
        begin = self._bar.value()
        end = ((begin + self._room - 1) // step + 1) * in_line
        return range(min(begin // step * in_line, self._last + 1), min(end, self._last + 1))

    def _seen_positions(self) -> range:
        return self._visible_positions() if self.isVisible() else range(0)

    @property
    def _last(self) -> int:
        return len(self._model.order) - 1

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the number of columns follow the width."""
        super().resizeEvent(event)
        self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll a strip by the usual wheel too, which turns up and down."""
        turned = event.angleDelta()
        if self._way != Way.STRIP or not turned.y():
            super().wheelEvent(event)
            return
        self._bar.setValue(self._bar.value() - round(turned.y() / 120 * 3 * self._bar.singleStep()))
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground of the window, on which the cards stand out, then the cells."""
        painter = QPainter(self.viewport())
        # By hand, from the application: a style sheet for item views gives the view the colour
        # of the cards, in its own palette too.
        painter.fillRect(event.rect(), QApplication.palette().window())
        painter.end()
        super().paintEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._layout = layout_for(self.font(), edge=self._layout.edge, way=self._way)
            self._lay_out()

    def event(self, event: QEvent) -> bool:
        """Follow the window to a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask_soon()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is in view now."""
        super().showEvent(event)
        self._ask_soon()

    def hideEvent(self, event: QHideEvent) -> None:
        """Want nothing while nobody looks."""
        super().hideEvent(event)
        self._ask_for_thumbnails()

    @property
    def strip_height(self) -> int:
        """How high a strip must be for its cells and its scroll bar."""
        return self._layout.height + self.horizontalScrollBar().sizeHint().height()

    def _ask_soon(self) -> None:
        if not self._ask_timer.isActive():
            self._ask_timer.start(ASK_MS)

    @Slot()
    def _ask_for_thumbnails(self) -> None:
        """Want what is in view, then one screen ahead in the direction of scrolling."""
        shown = self._seen_positions()
        if self._scrolls_down:
            ahead = range(shown.stop, min(shown.stop + len(shown), self._last + 1))
        else:
            ahead = range(max(0, shown.start - len(shown)), shown.start)[::-1]
        order = self._model.order
        seen = self.rows_in_view
        rows = seen + [int(order[position]) for position in ahead]
        edge = round(self._layout.edge * self.devicePixelRatioF())
        self._wishes.ask_for(rows, edge=edge)
        self.came_in_view.emit(seen)

    @Slot(int)
    def _on_scrolled(self, value: int) -> None:
        self._scrolls_down = value >= self._scrolled_to
        self._scrolled_to = value
        self._ask_soon()
