"""One big number with what it is called and how it has moved."""

import math

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.text_size import bind_font, follow_size
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.humanize import difference_text, score_text

USUAL, USUAL_CHANGE = "00.0", "+00.0"


class StatTile(QFrame):
    """A number, its caption, its way from a baseline, and the bar that it has to pass."""

    def __init__(self, caption: str, explanation: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self._caption = caption
        self.setToolTip(explanation)
        self._number = QLabel("–")
        bind_font(self._number, 1.7, bold=True)
        follow_size(self._number, lambda number: _fix(number, USUAL))
        self._change = QLabel()
        bind_font(self._change, 1.0, bold=True)
        # Room is kept, so that the tile does not grow when the first difference comes.
        follow_size(self._change, lambda change: _fix(change, USUAL_CHANGE))
        self._bar, self._range = QLabel(), QLabel()
        for small in (self._bar, self._range):
            set_look(small, "small")
        self._build()
        self.set_value(math.nan)

    def _build(self) -> None:
        name = QLabel(self._caption)
        set_look(name, "small")
        top = QHBoxLayout()
        top.setSpacing(GRID // 2)
        top.addWidget(self._number, alignment=Qt.AlignmentFlag.AlignBaseline)
        top.addWidget(self._change, alignment=Qt.AlignmentFlag.AlignBaseline)
        top.addStretch()
        top.addWidget(self._range, alignment=Qt.AlignmentFlag.AlignBaseline)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        column.setSpacing(0)
        bottom = QHBoxLayout()
        bottom.setSpacing(GRID)
        bottom.addWidget(name)
        bottom.addStretch()
        bottom.addWidget(self._bar)
        column.addLayout(top)
        column.addLayout(bottom)

    def set_bar(self, text: str) -> None:
        """Say what the number has to pass to be worth anything, such as a guess."""
        self._bar.setText(text)
        self._describe()

    def set_range(self, text: str) -> None:
        """Say how far the number could be off, such as "81.2 to 84.0"; nothing while unknown."""
        # Room is kept, so that the tile does not grow and shrink while thresholds are moved.
        if text:
            self._range.setMinimumWidth(self._range.fontMetrics().horizontalAdvance(text))
        self._range.setText(text)
        self._describe()

    def _describe(self) -> None:
        told = [tr("could be {text}").format(text=self._range.text())] if self._range.text() else []
        self.setAccessibleDescription(", ".join([self._bar.text(), *told]))

    def set_text(self, text: str) -> None:
        """Show a number that is a text already, such as a count."""
        self._number.setText(text)
        _fix(self._number, USUAL)
        self.setAccessibleName(f"{self._caption}: {text}")

    def set_value(self, value: float, *, baseline: float | None = None, digits: int = 1) -> None:
        """Show a number as it stands (give percent for percent) and its way from the baseline."""
        self._number.setText(score_text(value, digits))
        _fix(self._number, USUAL)
        change = ""
        if baseline is not None and math.isfinite(value) and math.isfinite(baseline):
            change = difference_text(value - baseline, digits)
        self._change.setText(change)
        _fix(self._change, USUAL_CHANGE)
        look = {"+": "better", "−": "worse"}.get(change[:1], "muted")
        if self._change.property("look") != look:
            set_look(self._change, look)
        spoken = f"{self._caption}: {self._number.text()}"
        self.setAccessibleName(
            tr("{spoken}, {change} against before").format(spoken=spoken, change=change)
            if change
            else spoken
        )


def _fix(label: QLabel, usual: str) -> None:
    """Give a label the size of its text, and of the usual one if that is wider.

    A text in a label of no fixed size has the whole window laid out anew: 3 ms a frame.
    """
    metrics = label.fontMetrics()
    wide = max(metrics.horizontalAdvance(text) for text in (usual, label.text()))
    label.setFixedSize(wide, metrics.height())
