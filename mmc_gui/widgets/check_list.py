"""A list of things to check, each with a key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from mmc_gui.theme import GRID

KEY_ROLE = Qt.ItemDataRole.UserRole
TALL = 1 << 14


class _Lines(QStyledItemDelegate):
    """Gives an entry room for all its lines; Qt measures them wider than it draws them."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size in the width that there is."""
        size, view = super().sizeHint(option, index), self.parent()
        assert isinstance(view, CheckList)
        entry, style = QStyleOptionViewItem(option), view.style()
        self.initStyleOption(entry, index)
        entry.rect = QRect(0, 0, view.viewport().width(), TALL)
        inside = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, entry, view)
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, entry, view) + 1
        room = QRect(0, 0, inside.width() - 2 * margin, TALL)
        lines = entry.fontMetrics.boundingRect(room, Qt.TextFlag.TextWordWrap, entry.text)
        padding = TALL - inside.height()
        return size.expandedTo(QSize(0, lines.height() + padding))


class CheckList(QListWidget):
    """Arrows move, space checks; long texts are broken where they do not fit."""

    checks_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = True
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setItemDelegate(_Lines(self))
        self.setSpacing(GRID // 4)  # entries of several lines are told apart
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(lambda _: self.checks_changed.emit())

    def add(self, text: str, key: str, *, checked: bool, tip: str = "") -> None:
        """Append an entry."""
        item = QListWidgetItem(text)
        item.setData(KEY_ROLE, key)
        item.setToolTip(tip or text)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.addItem(item)
        self._let_check(item)

    def remove_all(self) -> None:
        """Empty the list without telling."""
        self.blockSignals(True)
        self.clear()
        self.blockSignals(False)

    @property
    def checked(self) -> list[str]:
        """The keys of the checked entries, in order."""
        checked = Qt.CheckState.Checked
        return [self.key_of(i) for i in self._items() if i.checkState() == checked]

    def key_of(self, item: QListWidgetItem) -> str:
        """Return the key of an entry."""
        return str(item.data(KEY_ROLE))

    def set_text(self, row: int, text: str) -> None:
        """Write something else on an entry, without telling."""
        self.blockSignals(True)
        self.item(row).setText(text)
        self.blockSignals(False)
        self.scheduleDelayedItemsLayout()  # a longer text may need another line

    def set_open(self, open_: bool) -> None:
        """Let entries be checked, or keep them as they are; they can be looked at either way."""
        if open_ != self._open:
            self._open = open_
            self.blockSignals(True)
            for item in self._items():
                self._let_check(item)
            self.blockSignals(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the entries anew: before the first showing they lack their style's padding."""
        super().showEvent(event)
        self.scheduleDelayedItemsLayout()

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(row) for row in range(self.count())]

    def _let_check(self, item: QListWidgetItem) -> None:
        flag = Qt.ItemFlag.ItemIsUserCheckable
        item.setFlags(item.flags() | flag if self._open else item.flags() & ~flag)
