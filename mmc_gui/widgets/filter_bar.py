"""What stands above the grid: search, filters, order, count of what is shown, size of photos."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.query import Order
from engine.language import counted, tr
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.query_box import QueryBox
from mmc_gui.widgets.query_note import QueryNote
from mmc_gui.widgets.saved_filters import SavedFilters
from mmc_gui.widgets.search_help import SearchHelp
from mmc_gui.widgets.sort_button import SortButton
from mmc_gui.widgets.way_switch import WaySwitch

BOX_LETTERS = 9
SEARCH_WIDTH = 29 * GRID
Choice = tuple[str, Any]
"""What a box shows, and the value behind it."""


class FilterBar(QWidget):
    """Tells when what is asked for has changed; the values are those given with the choices."""

    filter_changed = Signal()
    edge_changed = Signal(int)
    labels_requested = Signal()
    """The label set shall be edited."""

    def __init__(
        self,
        *,
        shows: Sequence[Choice],
        splits: Sequence[Choice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.search = QueryBox(tr("Search: words, label:dog, -label:cat, …"))
        self.search.setAccessibleName(tr("Search captions, names, labels and scores"))
        self.search.setMinimumWidth(SEARCH_WIDTH)
        self.help = self._button("help", tr("How to search"))
        self.saved = SavedFilters()
        self.label = self._box(tr("Photos with the label"), ())
        self.edit_labels = QToolButton()
        self.edit_labels.setToolTip(tr("Edit the labels (Ctrl+L)"))
        self.edit_labels.setAccessibleName(tr("Edit the labels"))
        set_look(self.edit_labels, "ghost")
        bind_icon(self.edit_labels, "label")
        self.edit_labels.clicked.connect(self.labels_requested)
        self.show_only = self._box(tr("Which photos"), shows)
        self.split = self._box(tr("Split"), splits)
        self.sort = SortButton()
        self.note = QueryNote()
        self.count = QLabel()
        set_look(self.count, "muted")
        self._edge = QSlider(Qt.Orientation.Horizontal)
        self._edge.setFixedWidth(88)
        self._edge.setAccessibleName(tr("Size of the photos"))
        self._edge.setToolTip(tr("Size of the photos"))
        self._edge.valueChanged.connect(self.edge_changed)
        self.ways = WaySwitch()
        self.search.search_changed.connect(self.filter_changed)
        self.sort.order_changed.connect(self.filter_changed)
        self.help.clicked.connect(self._show_help)
        self.saved.chosen.connect(self.set_query)
        self._lay_out()

    def _lay_out(self) -> None:
        self._find = QHBoxLayout()
        self._find.addLayout(limited(self.search), stretch=1)
        self._choose = QHBoxLayout()
        parts: tuple[tuple[QHBoxLayout, tuple[QWidget, ...]], ...] = (
            (self._find, (self.help, self.saved, self.count, self.ways)),
            (
                self._choose,
                (self.label, self.edit_labels, self.show_only, self.split, self.sort, self._edge),
            ),
        )
        for row, widgets in parts:
            for widget in widgets:
                row.addWidget(widget)
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.addLayout(self._find, stretch=1)
        self._rows.addLayout(self._choose)
        for layout in (self._find, self._choose, self._rows):
            layout.setSpacing(GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(self._rows)
        column.addWidget(self.note)

    def minimumSizeHint(self) -> QSize:
        """Return room for two lines: the search above the boxes."""
        widest = max(self._find.minimumSize().width(), self._choose.minimumSize().width())
        return QSize(widest + 2 * GRID, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break into two lines where one would be too long."""
        super().resizeEvent(event)
        self._break_line()

    def _break_line(self) -> None:
        needed = self._find.minimumSize().width() + self._choose.minimumSize().width() + 3 * GRID
        fits = needed <= self.width()
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if way != self._rows.direction():
            self._rows.setDirection(way)
            self.updateGeometry()  # the layout above asks for the other height in the same turn

    @property
    def text(self) -> str:
        """What is searched for."""
        return self.search.text()

    @property
    def order(self) -> Order:
        """In which order photos are asked for."""
        return self.sort.order

    @Slot(str)
    def set_query(self, query: str) -> None:
        """Search for this alone, whatever the boxes said; tells it once."""
        self.blockSignals(True)
        for box in (self.label, self.show_only, self.split):
            box.setCurrentIndex(0)
        self.search.setText(query)
        self.search.tell_now()
        self.blockSignals(False)
        self.filter_changed.emit()

    def set_labels(self, labels: Sequence[Choice]) -> None:
        """Offer these labels, the first one chosen."""
        self.label.blockSignals(True)
        self.label.clear()
        for name, value in labels:
            self.label.addItem(name, value)
        self.label.blockSignals(False)

    def set_edge(self, edge: int, edges: tuple[int, int]) -> None:
        """Put the slider where the size is, within these; tells nothing."""
        self._edge.blockSignals(True)
        self._edge.setRange(*edges)
        self._edge.setValue(edge)
        self._edge.blockSignals(False)

    def set_count(self, shown: int, total: int) -> None:
        """Say how many photos are shown."""
        everything = counted(total, tr("{} photo"), tr("{} photos"))
        some = tr("{shown:,} of {everything}").format(shown=shown, everything=everything)
        self.count.setText(everything if shown == total else some)
        self._break_line()

    def set_searching(self) -> None:
        """Say that the answer takes a while."""
        self.count.setText(tr("Searching…"))
        self._break_line()

    @Slot()
    def clear(self) -> None:
        """Ask for all photos again; tells it once."""
        self.set_query("")

    @Slot()
    def _show_help(self) -> None:
        shown = SearchHelp(self.window())
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.example_chosen.connect(self._try)
        shown.show_under(self.search)

    @Slot(str)
    def _try(self, query: str) -> None:
        self.set_query(query)
        self.search.setFocus()

    def _button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(name)
        button.setAccessibleName(name)
        bind_icon(button, icon, token="muted")
        return button

    def _box(self, name: str, choices: Sequence[Choice]) -> QComboBox:
        box = QComboBox()
        # The search keeps its room: a box is as wide as its usual text, not as its longest.
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(BOX_LETTERS)
        box.setAccessibleName(name)
        box.setToolTip(name)
        for text, value in choices:
            box.addItem(text, value)
        longest = max((box.fontMetrics().horizontalAdvance(text) for text, _ in choices), default=0)
        box.view().setMinimumWidth(longest + 4 * GRID)
        box.currentIndexChanged.connect(self.filter_changed)
        return box
