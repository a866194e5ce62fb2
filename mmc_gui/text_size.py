"""How large text is: one size for the window, and what has to follow it."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from mmc_gui.theme import GRID, scaled_font, theme_watch

SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
"""Per cent of the desktop's size."""
NORMAL = 100
WIDEST = 136 * GRID
"""Pixels: a line of about 170 letters; beyond, an eye does not find the next one."""
MOST_WIDE, MOST_HIGH = 156 * GRID, 84 * GRID
"""Pixels that a dialog takes at most: a screen of 1280 x 720 has them beside its frame."""
FIRST = 1000
"""A stretch so large that what stands beside gets nothing until a width is reached."""

W = TypeVar("W", bound=QWidget)


class TextSize(QObject):
    """The size that is worn now; ``changed`` comes after all widgets have it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.percent = NORMAL
        self._usual: QFont | None = None

    @property
    def factor(self) -> float:
        """By what measures in pixels grow with the text."""
        return self.percent / 100

    def wear(self, app: QApplication, percent: int) -> None:
        """Put a size on the application, and on the style sheet, which has sizes of its own."""
        if self._usual is None:
            self._usual = QFont(app.font())
        before, self.percent = self.percent, nearest(percent)
        if before == self.percent:
            return
        app.setFont(scaled_font(self._usual, self.factor))
        theme_watch().wear(app, theme_watch().mode)
        self.changed.emit()


@cache
def text_size() -> TextSize:
    """Return the one size of the window's text."""
    return TextSize()


def nearest(percent: int) -> int:
    """Return the size that comes closest."""
    return min(SIZES, key=lambda size: abs(size - percent))


def beside(percent: int, step: int) -> int:
    """Return the next larger or smaller size; the same at the end."""
    place = SIZES.index(nearest(percent)) + step
    return SIZES[min(max(place, 0), len(SIZES) - 1)]


def grown(pixels: int) -> int:
    """Return a measure that holds text, at the size of the text."""
    return round(pixels * text_size().factor)


def roomy(width: int, height: int) -> tuple[int, int]:
    """Return the size of a dialog at the size of the text, as far as small screens have it."""
    return min(MOST_WIDE, grown(width)), min(MOST_HIGH, grown(height))


class _Follower(QObject):
    """Lives as long as its widget and does the same thing again with each size."""

    def __init__(self, widget: QWidget, again: Callable[[Any], object]) -> None:
        super().__init__(widget)
        self._widget, self._again = widget, again
        text_size().changed.connect(self.refresh)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        self._again(self._widget)


def follow_size(widget: W, again: Callable[[W], object]) -> None:
    """Do something that depends on the size of text, now and with each other size."""
    _Follower(widget, again)


def bind_measure(widget: W, setter: Callable[[W, int], object], pixels: int) -> None:
    """Set a measure that holds text, such as a fixed width, now and with each other size."""
    _Follower(widget, lambda one: setter(one, grown(pixels)))


def bind_font(widget: QWidget, factor: float, *, bold: bool | None = None) -> None:
    """Give a widget a font in proportion to the window's, now and with each other size."""
    _Follower(widget, lambda one: one.setFont(scaled_font(QApplication.font(), factor, bold=bold)))


def limited(widget: QWidget, *, centred: bool = False, widest: int = WIDEST) -> QHBoxLayout:
    """Return a row in which a widget takes the room up to a width, at the left or in the middle."""
    bind_measure(widget, QWidget.setMaximumWidth, widest)
    row = QHBoxLayout()
    row.setSpacing(0)
    if centred:
        row.addStretch(1)
    row.addWidget(widget, FIRST)
    row.addStretch(1)
    return row
