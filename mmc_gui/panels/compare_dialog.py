"""Runs side by side: figures with the best marked, curves, and the settings that differ."""

import math
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.events import EpochEnd
from engine.language import tr
from engine.training.compare import Line
from mmc_gui.run_tasks import SideBySide
from mmc_gui.text_size import roomy
from mmc_gui.theme import GRID, scaled_font, set_look
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.text_table import TextTable

MEASURES = {
    tr("Micro F1"): "micro_f1",
    tr("Macro F1"): "macro_f1",
    tr("Samples F1"): "samples_f1",
    tr("Validation loss"): "val_loss",
    tr("Training loss"): "train_loss",
}
BEST = "▲"
"""Before the best value of a line, so that it is not marked by its weight alone."""


class CompareDialog(QDialog):
    """Shows what was read; nothing is changed here."""

    def __init__(self, side_by_side: SideBySide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = side_by_side
        self._names = _apart(side_by_side.titles)
        self.setWindowTitle(tr("Compare {names} runs").format(names=len(self._names)))
        headers = [("", ""), *((name, name) for name in self._names)]
        self.figures = TextTable(headers, tr("Figures of the runs"))
        self.settings = TextTable(headers, tr("Settings in which the runs differ"))
        self.same = QLabel(tr("All settings are the same."))
        self.measure = QComboBox()
        self.plot = LivePlot(
            tr("Micro F1"), empty_text=tr("None of these runs has a finished epoch.")
        )
        self._build()
        self._fill(self.figures, side_by_side.found.figures)
        self._fill(self.settings, side_by_side.found.settings)
        differs = bool(side_by_side.found.settings)
        self.settings.setVisible(differs)
        self.same.setVisible(not differs)
        self._show_curves()
        self.resize(*roomy(116 * GRID, 84 * GRID))

    def _build(self) -> None:
        self.measure.addItems(list(MEASURES))
        self.measure.setAccessibleName(tr("What the curves show"))
        self.measure.currentTextChanged.connect(self._show_curves)
        set_look(self.same, "muted")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        left = self._column(
            self._heading(tr("Figures ({best} best)").format(best=BEST)), self.figures,
            self._heading(tr("Settings that differ")), self.settings, self.same,
        )  # fmt: skip
        choice = QHBoxLayout()
        choice.addWidget(self._heading(tr("Curves")))
        choice.addStretch()
        choice.addWidget(self.measure)
        right = self._column(self.plot)
        layout = right.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertLayout(0, choice)
        left.setContentsMargins(0, GRID, 0, 0)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(right)
        splitter.addWidget(left)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([37 * GRID, 46 * GRID])
        self.figures.setMinimumHeight(26 * GRID)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(splitter, stretch=1)
        column.addWidget(buttons)

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        set_look(label, "heading")
        return label

    def _column(self, *widgets: QWidget) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        for widget in widgets:
            column.addWidget(widget, stretch=isinstance(widget, TextTable | LivePlot))
        return holder

    def _fill(self, table: TextTable, lines: Sequence[Line]) -> None:
        table.set_texts(
            [
                (line.title, *(f"{BEST} {value}" if place in line.best else value
                               for place, value in enumerate(line.values)))
                for line in lines
            ]
        )  # fmt: skip
        bold = scaled_font(table.font(), 1.0, bold=True)
        for y, line in enumerate(lines):
            for place in line.best:
                item = table.item(y, 1 + place)
                if item is not None:
                    item.setFont(bold)
                    told = tr("{values}, the best").format(values=line.values[place])
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, told)

    @Slot()
    def _show_curves(self) -> None:
        title = self.measure.currentText()
        digits = 4 if MEASURES[title].endswith("loss") else 3
        self.plot.set_title(title)
        self.plot.set_series([Series(name=name, digits=digits) for name in self._names])
        longest = max((len(curve) for curve in self._shown.curves), default=0)
        if longest:
            columns = {
                name: _column_of(curve, MEASURES[title])
                for name, curve in zip(self._names, self._shown.curves, strict=True)
            }
            self.plot.set_points(np.arange(1.0, longest + 1), columns)
        self.plot.redraw()


def _column_of(curve: Sequence[EpochEnd], field: str) -> np.ndarray:
    values = [float(getattr(end, field)) for end in curve]
    return np.array([value if math.isfinite(value) else math.nan for value in values])


def _apart(titles: Sequence[str]) -> tuple[str, ...]:
    """Return titles of which no two are the same: runs may have been given one name."""
    names: list[str] = []
    for title in titles:
        number, name = 2, title
        while name in names:
            name, number = f"{title} ({number})", number + 1
        names.append(name)
    return tuple(names)
