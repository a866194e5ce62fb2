"""The rail at the left: one button a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.text_size import bind_font, bind_measure
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.tab_stop import keep_at_chosen, stop_at_chosen

WIDTH = 12 * GRID


@dataclass(frozen=True, slots=True, kw_only=True)
class NavItem:
    """One page: ``shortcut`` is shown in the tooltip, the action that hears it lies elsewhere."""

    key: str
    text: str
    icon: str
    shortcut: str = ""


STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class _PageButton(QToolButton):
    """Arrows only point at another page: Qt would open it, and the keys would go there."""

    stepped = Signal(int)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up or down the rail; Enter chooses as Space does."""
        step = STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys have gone elsewhere."""
        super().focusOutEvent(event)
        self.left.emit()


class NavRail(QFrame):
    """Shows one page as chosen; a click asks for another with ``page_requested``.

    Tab comes to the chosen page, arrows point at another one, Enter or Space opens it.
    """

    page_requested = Signal(str)

    def __init__(self, items: Sequence[NavItem] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "rail")
        bind_measure(self, QWidget.setFixedWidth, WIDTH)
        self.setAccessibleName(tr("Pages"))
        self._items: dict[str, NavItem] = {}
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID // 2, GRID, GRID // 2, GRID)
        self._column.setSpacing(GRID // 2)
        self._column.addStretch()
        for item in items:
            self.add_page(item)
        keep_at_chosen(self._group)

    def add_page(self, item: NavItem) -> None:
        """Add a page below the others; the first one added is chosen."""
        button = _PageButton()
        button.stepped.connect(self._step)
        button.left.connect(lambda: stop_at_chosen(self._group))
        button.setText(item.text)
        button.setCheckable(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bind_font(button, 0.92)
        bind_icon(button, item.icon, token="muted", checked="accent", size=22)
        self._items[item.key], self._buttons[item.key] = item, button
        self._group.addButton(button)
        self._column.insertWidget(self._column.count() - 1, button)
        self.set_page_enabled(item.key, enabled=True)
        if len(self._buttons) == 1:
            button.setChecked(True)

    def add_footer(self, widget: QWidget) -> None:
        """Put a widget at the bottom of the rail, such as the switch of the theme."""
        self._column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)

    @property
    def current(self) -> str:
        """The key of the chosen page; empty without pages."""
        return next((key for key, b in self._buttons.items() if b.isChecked()), "")

    def button(self, key: str) -> QToolButton:
        """Return the button of a page."""
        return self._buttons[key]

    def set_current(self, key: str) -> None:
        """Show a page as chosen, without asking for it."""
        self._buttons[key].setChecked(True)

    def set_page_enabled(self, key: str, *, enabled: bool, reason: str = "") -> None:
        """Open a page or bar it; the reason is told on hover, so say what is missing."""
        button, item = self._buttons[key], self._items[key]
        button.setEnabled(enabled)
        hint = QKeySequence(item.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        shown = f"{item.text} ({hint})" if hint else item.text
        button.setToolTip(shown if enabled or not reason else f"{item.text}: {reason}")
        button.setAccessibleName(item.text)
        button.setAccessibleDescription("" if enabled else reason)

    def show_shortcut(self, key: str, shortcut: str) -> None:
        """Name another shortcut in the tooltip of a page."""
        self._items[key] = replace(self._items[key], shortcut=shortcut)
        self.set_page_enabled(key, enabled=self._buttons[key].isEnabled())

    @Slot(int)
    def _step(self, step: int) -> None:
        """Point at the next page that is open, round and round."""
        buttons = [button for button in self._buttons.values() if button.isEnabled()]
        place = next(place for place, button in enumerate(buttons) if button.hasFocus())
        after = buttons[(place + step) % len(buttons)]
        after.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        self.page_requested.emit(next(k for k, b in self._buttons.items() if b is button))
