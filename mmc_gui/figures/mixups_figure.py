"""Which label is given where which is missing, as a square of cells."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from engine.data.labels import LabelSet
from engine.decide.metrics import Floats
from engine.judging import RunConfusions
from engine.language import counted, tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.figure_saver import FigureSaver
from mmc_gui.widgets.heat_map import HeatMap
from mmc_gui.widgets.humanize import count_text, percent_text

ABOUT = tr(
    "At the left the label that is missed, above the one that is wrongly "
    "given on the same photo. Labels with most such errors come first."
)
HINT = tr("Move over a cell to read it, click it to see the photos.")
NONE = tr("On no photo is one label missed and another wrongly given.")


class MixupsFigure(QWidget):
    """Labels that take part in a mix-up; a cell that is chosen asks for its photos."""

    photos_requested = Signal(object, str)
    """Rows of the dataset, and what they have in common."""
    told = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: RunConfusions | None = None
        self._labels = LabelSet(())
        self._order: list[int] = []
        about = QLabel(ABOUT, wordWrap=True)
        set_look(about, "muted")
        self.reading = ElidedLabel(HINT)
        self.reading.setMinimumHeight(self.fontMetrics().height() + 4)
        self.map = HeatMap(tr("Labels given where others are missed"))
        self.saver = FigureSaver(tr("Labels given instead"), self.map, self._columns)
        self.saver.told.connect(self.told)
        none = QLabel(NONE)
        set_look(none, "muted")
        room = QWidget()
        self._stack = QStackedLayout(room)
        self._stack.addWidget(self.map)
        self._stack.addWidget(none)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(about)
        column.addWidget(room, stretch=1)
        below = QHBoxLayout()
        below.addWidget(self.reading, stretch=1)
        below.addWidget(self.saver.button)
        column.addLayout(below)
        self.map.cell_hovered.connect(lambda a, b: self.reading.setText(self.sentence(a, b)))
        self.map.cell_clicked.connect(self._ask)

    def show_confusions(self, found: RunConfusions, labels: LabelSet) -> None:
        """Show other errors; labels are named as the project has them now."""
        self._found, self._labels, counts = found, labels, found.found.instead
        often = counts.sum(axis=0) + counts.sum(axis=1)
        self._order = [int(c) for c in np.argsort(-often, kind="stable") if often[c]]
        self._stack.setCurrentIndex(0 if self._order else 1)
        self.reading.setText(HINT if self._order else "")
        order = np.array(self._order, dtype=np.int64)
        shown = counts[np.ix_(order, order)]
        # By the root, so that rare pairs are seen beside common ones.
        strengths: Floats = np.sqrt(shown / max(1, int(shown.max(initial=0))))
        np.fill_diagonal(strengths, np.nan)

        def text(row: int, column: int) -> str:
            return count_text(int(shown[row, column])) if shown[row, column] else ""

        names = [labels[column].name for column in self._order]
        self.map.set_cells(names, strengths, text=text, explain=self.sentence)

    def sentence(self, row: int, column: int) -> str:
        """Say what a cell shows, such as "car is missed and truck given instead on 12 photos"."""
        if self._found is None or not self._order:
            return ""
        a, b, some = self._order[row], self._order[column], self._found.found
        missed, given = self._labels[a].name, self._labels[b].name
        if a == b:
            return tr("{missed} is missed on {photos} in all").format(
                missed=missed, photos=_photos(int(some.missed[a]))
            )
        count = int(some.instead[a, b])
        share = (
            tr(", {value} of those").format(value=percent_text(count / int(some.missed[a])))
            if count
            else ""
        )
        return tr("{missed} is missed and {given} wrongly given on {photos}{share}").format(
            missed=missed, given=given, photos=_photos(count), share=share
        )

    def save(self, path: Path) -> None:
        """Save as the suffix says: .png, .svg or .csv; OSError where that fails."""
        self.saver.save(path)

    def _columns(self) -> dict[str, Sequence[float | str]]:
        """Return the pairs that occur: what is missed, what is given, and on how many photos."""
        counts = self._found.found.instead if self._found is not None else np.zeros((0, 0), int)
        rows, columns = np.nonzero(counts)
        return {
            "missed": [self._labels[row].name for row in rows.tolist()],
            "given instead": [self._labels[column].name for column in columns.tolist()],
            "photos": counts[rows, columns].tolist(),
        }

    @Slot(int, int)
    def _ask(self, row: int, column: int) -> None:
        if self._found is None or not self._order:
            return
        a, b = self._order[row], self._order[column]
        rows = self._found.rows_missing(a, given=b if a != b else None)
        if len(rows):
            self.photos_requested.emit(rows, self.sentence(row, column))


def _photos(count: int) -> str:
    return counted(count, tr("{} photo"), tr("{} photos"))
