"""The button that says and changes in which order photos are shown."""

import functools

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from engine.data.labels import LabelSet
from engine.data.query.order import COLUMNS, SOURCE_ORDER, Order
from engine.language import tr
from mmc_gui.theme import bind_icon


class SortButton(QToolButton):
    """A menu of columns and of the labels whose score can sort; a score begins with the largest."""

    order_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.order = SOURCE_ORDER
        self._names: dict[str, str] = {}
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self._group = QActionGroup(self)
        for column, text in COLUMNS.items():
            self._choice(menu, text, Order(column))
        self.scores = menu.addMenu(tr("Score for"))
        menu.addSeparator()
        self.descending = menu.addAction(tr("Largest or last first"))
        self.descending.setCheckable(True)
        self.descending.toggled.connect(self._turn)
        self.setMenu(menu)
        self._show()

    def set_labels(self, labels: LabelSet, *, scored: bool) -> None:
        """Offer the scores of these labels; without a run there are none to sort by."""
        for action in self.scores.actions():
            self._group.removeAction(action)
        self.scores.clear()
        self._names = {label.id: label.name for label in labels}
        for label in labels:
            self._choice(self.scores, label.name, Order("score", label.id, True))
        self.scores.setEnabled(scored and len(labels) > 0)
        self._show()

    def set_order(self, order: Order) -> None:
        """Show and tell another order."""
        if order != self.order:
            self.order = order
            self._show()
            self.order_changed.emit()

    def _choice(self, menu: QMenu, text: str, order: Order) -> None:
        action = menu.addAction(text.replace("&", "&&"))
        action.setCheckable(True)
        action.setData(order)
        self._group.addAction(action)
        action.triggered.connect(functools.partial(self.set_order, order))

    @Slot(bool)
    def _turn(self, descending: bool) -> None:
        self.set_order(Order(self.order.column, self.order.label, descending))

    def _show(self) -> None:
        order = self.order
        for action in self._group.actions():
            chosen: Order = action.data()
            action.setChecked((chosen.column, chosen.label) == (order.column, order.label))
        self.descending.blockSignals(True)
        self.descending.setChecked(order.descending)
        self.descending.blockSignals(False)
        name = COLUMNS.get(order.column) or tr("score for {get}").format(
            get=self._names.get(order.label, tr("a label"))
        )
        way = tr(", largest or last first") if order.descending else ""
        self.setToolTip(
            tr("Sorted by: {lower}{name}{way}").format(
                lower=name[0].lower(), name=name[1:], way=way
            )
        )
        self.setAccessibleName(self.toolTip())
        bind_icon(
            self, "order-down" if order.descending else "order-up",
            token="muted" if order == SOURCE_ORDER else "accent",
        )  # fmt: skip
