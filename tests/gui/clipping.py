"""Finds texts that cannot be read whole or at ease: cut off, or lines and fields without an end."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from mmc_gui.text_size import grown
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.label_chip import LabelChip

WIDEST = 1200
"""Logical pixels: about 180 letters; beyond, an eye does not find the next line."""
SLACK = 1
"""Pixels that rounding may take."""
COMBO_FRAME = 34
"""Pixels of a combo box that are not text: padding and the arrow."""

PADDING = 13
"""Pixels: half of what the style sheet puts left and right of a button's text."""


def clipped_texts(window: QWidget) -> list[str]:
    """Return a sentence for each text of a window that is not to be read whole."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.window() is window and widget.isVisible() and widget.width() and widget.height():
            found += [f"{_named(widget)}: {why}" for why in _complaints(widget)]
    return found


def clipped_at_rest(window: QWidget, turns: int = 40) -> list[str]:
    """Return what is clipped once the layouts have come to rest, within some turns of the loop."""
    found: list[str] = []
    for _ in range(turns):
        QApplication.processEvents()
        found = clipped_texts(window)
        if not found:
            break
    return found


def stretched(window: QWidget) -> list[str]:
    """Return a sentence for each line of text, field and button wider than an eye follows."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.window() is window and widget.isVisible():
            wide = _line_width(widget)
            if wide > grown(WIDEST):
                found.append(f"{_named(widget)}: is {wide} pixels wide")
    return found


def _line_width(widget: QWidget) -> int:
    """Return how wide a line of a text is, or a field or button; 0 for anything else."""
    if isinstance(widget, QLabel):
        lines = widget.text().split("\n")
        longest = max(map(widget.fontMetrics().horizontalAdvance, lines))
        return min(longest, widget.width())
    if widget.property("look") == "fold":  # a headline that can be clicked along its whole line
        return 0
    fields = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QPushButton)
    return widget.width() if isinstance(widget, fields) else 0


def _complaints(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QScrollArea):
        yield from _about_scroll_area(widget)
    if isinstance(widget, QComboBox):
        needed = widget.fontMetrics().horizontalAdvance(widget.currentText()) + COMBO_FRAME
        if needed > widget.width() + SLACK and not widget.toolTip():
            yield f"needs {needed} pixels, has {widget.width()}"
    if not isinstance(widget, QLabel | QAbstractButton) or not widget.text():
        return
    yield from _about_size(widget)
    cut = widget.visibleRegion().boundingRect()
    if not _scrolls(widget) and (
        cut.width() < widget.width() - SLACK or cut.height() < widget.height() - SLACK
    ):
        yield f"is cut to {cut.width()} x {cut.height()} of {widget.width()} x {widget.height()}"


def _about_size(widget: QLabel | QAbstractButton) -> Iterator[str]:
    if isinstance(widget, ElidedLabel | LabelChip):
        wanted = widget.sizeHint().width()
        if wanted > widget.width() + SLACK and not widget.toolTip():
            yield "is elided without a tooltip"
        needed = widget.minimumSizeHint()
    elif isinstance(widget, QLabel) and widget.wordWrap():
        height = widget.heightForWidth(widget.width())
        if height > widget.height() + SLACK:
            yield f"needs {height} pixels of height, has {widget.height()}"
        return
    elif isinstance(widget, QCheckBox):
        needed = widget.minimumSizeHint()
    else:
        needed = widget.sizeHint()
    # A button may lose half of its padding where room is short, but nothing of its letters.
    wide = needed.width() - (PADDING if isinstance(widget, QPushButton) else 0)
    if wide > widget.width() + SLACK:
        yield f"needs {wide} pixels, has {widget.width()}"
    lines = widget.text().count("\n") + 1
    high = lines * widget.fontMetrics().height() if isinstance(widget, QAbstractButton) else 0
    high = high or needed.height()
    if high > widget.height() + SLACK:
        yield f"needs {high} pixels of height, has {widget.height()}"


def _about_scroll_area(area: QScrollArea) -> Iterator[str]:
    inside = area.widget()
    off = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    if inside is not None and off and inside.width() > area.viewport().width() + SLACK:
        yield f"cuts {inside.width()} pixels to {area.viewport().width()} and does not scroll"


def _scrolls(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _named(widget: QWidget) -> str:
    owners, at = [], widget.parentWidget()
    while at is not None and len(owners) < 3:
        if type(at) is not QWidget:
            owners.append(type(at).__name__)
        at = at.parentWidget()
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {text[:40]!r} in {' in '.join(owners)}"
