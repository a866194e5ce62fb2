"""Paint every self-painted widget in a process of its own: Qt reads the scale at its start.

    QT_SCALE_FACTOR=2 python painted_widgets.py FOLDER THEME

Each is saved as it is grabbed, at the device pixel ratio of the process; those of ``PLAIN`` also
without their words, whose widths are others with other fonts.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from mmc_gui.messages import Message, MessageCard, Severity
from mmc_gui.theme import Mode, apply_theme
from mmc_gui.widgets.bar_chart import BarChart, ChartBar
from mmc_gui.widgets.drop_zone import DropZone
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.error_table import ErrorTable, LabelErrors
from mmc_gui.widgets.heat_map import HeatMap
from mmc_gui.widgets.image_view import ImageView
from mmc_gui.widgets.label_chips import ChipLabel, LabelChips, LabelState
from mmc_gui.widgets.label_counts import LabelCount, LabelCountTable
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.score_bars import ScoreBars
from mmc_gui.widgets.score_row import ScoreRow
from mmc_gui.widgets.threshold_table import ThresholdRow, ThresholdTable

SIZE = (480, 240)
"""Logical pixels of each picture."""
NAMES = ("person", "bicycle", "car", "traffic light")


BLANK = ("", "", "", "")


def score_bars(names: Sequence[str] = NAMES, score: float = 0.9) -> QWidget:
    """Bars with marks of the threshold."""
    widget = ScoreBars()
    values = (score, 0.5, 0.2, 0.0)
    widget.set_rows(
        [
            ScoreRow(label_id=str(n), name=name, color=n, score=value, threshold=0.5)
            for n, (name, value) in enumerate(zip(names, values, strict=True))
        ]
    )
    return widget


def threshold_table() -> QWidget:
    """Sliders in a table."""
    widget = ThresholdTable()
    widget.set_rows(
        [
            ThresholdRow(label_id=name, name=name, color=n, support=9 * n, threshold=0.2 + 0.2 * n,
                         best=0.35)
            for n, name in enumerate(NAMES)
        ]
    )  # fmt: skip
    return widget


def label_chips() -> QWidget:
    """Chips that are on and off."""
    widget = LabelChips()
    widget.set_labels(
        [ChipLabel(label_id=name, name=name, color=n, key=str(n)) for n, name in enumerate(NAMES)]
    )
    widget.set_states({NAMES[0]: LabelState.POSITIVE, NAMES[1]: LabelState.NEGATIVE})
    return widget


def heat_map(names: Sequence[str] = NAMES) -> QWidget:
    """Cells from no colour to the full one."""
    widget = HeatMap("cells")
    strengths = np.linspace(-1.0, 1.0, 16).reshape(4, 4)
    widget.set_cells(
        names,
        strengths,
        explain=lambda *_: "",
        text=lambda row, column: names[row] and f"{row}{column}",
    )
    return widget


def bar_chart(names: Sequence[str] = NAMES) -> QWidget:
    """Bars over an axis."""
    widget = BarChart("bars", "none")
    widget.set_bars([ChartBar(text=name, value=1 + n * n, tip="") for n, name in enumerate(names)])
    return widget


def live_plot() -> QWidget:
    """Curves with a legend and the mark of the best."""
    widget = LivePlot("Loss", y_label="loss")
    widget.set_series([Series(name="Training"), Series(name="Validation", dashed=True)])
    for x in range(1, 12):
        widget.append(x, {"Training": 1 / x, "Validation": 1 / x + 0.1})
    widget.set_best(9)
    return widget


def image_view() -> QWidget:
    """A photo that is scaled to fit."""
    widget = ImageView()
    image = QImage(200, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#289048"))
    for x in range(100):
        for y in range(100):
            image.setPixelColor(x, y, QColor("#c03028"))
    widget.set_image(image)
    return widget


def error_table() -> QWidget:
    """Bars of two kinds of errors."""
    widget = ErrorTable()
    widget.set_rows(
        [
            LabelErrors(name=name, color=n, support=20, given=18, missed=2 * n, wrong=3)
            for n, name in enumerate(NAMES)
        ]
    )
    return widget


def label_counts() -> QWidget:
    """Bars of three parts."""
    widget = LabelCountTable()
    widget.set_rows(
        [
            LabelCount(name=name, color=n, positive=10 + n, negative=20, unknown=5,
                       by_split=(6, 3, 1))
            for n, name in enumerate(NAMES)
        ]
    )  # fmt: skip
    return widget


WIDGETS: dict[str, Callable[[], QWidget]] = {
    "score_bars": score_bars,
    "threshold_table": threshold_table,
    "label_chips": label_chips,
    "heat_map": heat_map,
    "bar_chart": bar_chart,
    "live_plot": live_plot,
    "image_view": image_view,
    "error_table": error_table,
    "label_counts": label_counts,
    "drop_zone": lambda: DropZone("Drop a photo here", icon="image"),
    "empty_state": lambda: EmptyState("None", "Nothing is here.", icon="train", primary="Go"),
    "message": lambda: MessageCard(Message(severity=Severity.WARNING, text="Take care.")),
}
PLAIN: dict[str, Callable[[], QWidget]] = {
    "score_bars": lambda: score_bars(BLANK),
    "heat_map": lambda: heat_map(BLANK),
    "bar_chart": lambda: bar_chart(BLANK),
    "image_view": image_view,
}


def paint(make: Callable[[], QWidget]) -> QImage:
    """Return what a widget looks like on the screen."""
    widget = make()
    widget.resize(*SIZE)
    widget.show()
    for _ in range(20):
        QApplication.processEvents()
    image = widget.grab().toImage()
    widget.close()
    widget.deleteLater()
    return image


def main(folder: Path, theme: Mode) -> None:
    """Save the picture of every widget."""
    app = QApplication([])
    apply_theme(app, theme)
    for name, make in WIDGETS.items():
        assert paint(make).save(str(folder / f"{name}.png"))
    for name, make in PLAIN.items():
        assert paint(make).save(str(folder / f"{name}-plain.png"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), "dark" if sys.argv[2] == "dark" else "light")
