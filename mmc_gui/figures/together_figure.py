"""Which labels stand together on photos, as a square of cells."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine.language import counted, number, tr
from engine.statistics.overview import Statistics
from mmc_gui.figures.labels_figure import NO_LABELS
from mmc_gui.models.query_terms import label_term
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.heat_map import HeatMap
from mmc_gui.widgets.humanize import count_text, percent_text

Floats = npt.NDArray[np.float64]

COUNT, SHARE, LIFT = "count", "share", "lift"
MEASURES = {
    COUNT: (
        tr("Photos"),
        tr("Photos that have both labels; on the diagonal those that have the label."),
    ),
    SHARE: (
        tr("Share of the row"),
        tr("Of the photos with the label at the left, the share that also has the one above."),
    ),
    LIFT: (
        tr("Against chance"),
        tr("How many times as often as by chance: blue more often, orange less. 1 is chance."),
    ),
}
FEWEST = 5.0
"""Photos that chance would give two labels before their never meeting says anything."""
STRONG = 3.0
"""Doublings over chance that get the full colour."""
HINT = tr("Move over a cell to read it, click it to see the photos.")


class TogetherFigure(QWidget):
    """Labels ordered by frequency; a cell that is chosen asks for the photos with both."""

    filter_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Statistics | None = None
        self._order: list[int] = []
        self._lifts: Floats = np.zeros((0, 0))
        self.measure = QComboBox()
        self.measure.setAccessibleName(tr("What the cells show"))
        for key, (text, _) in MEASURES.items():
            self.measure.addItem(text, key)
        self.note = ElidedLabel("")
        set_look(self.note, "muted")
        self.reading = ElidedLabel(HINT)
        self.reading.setMinimumHeight(self.fontMetrics().height() + 4)
        self.map = HeatMap(tr("Labels that stand together"))
        top = QHBoxLayout()
        top.setSpacing(GRID)
        top.addWidget(QLabel(tr("Show")))
        top.addWidget(self.measure)
        top.addWidget(self.note, stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(top)
        self.none = QLabel(NO_LABELS, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        set_look(self.none, "muted")
        column.addWidget(self.map, stretch=1)
        column.addWidget(self.none, stretch=1)
        column.addWidget(self.reading)
        self.measure.currentIndexChanged.connect(self._show)
        self.map.cell_hovered.connect(lambda a, b: self.reading.setText(self.sentence(a, b)))
        self.map.cell_clicked.connect(self._ask)

    def show_statistics(self, found: Statistics) -> None:
        """Show other counts."""
        self._found = found
        self._order = np.argsort(-found.together.alone, kind="stable").tolist()
        some = bool(self._order)
        for widget in (self.map, self.note, self.reading):
            widget.setVisible(some)
        self.none.setVisible(not some)
        self.reading.setText(HINT)
        self._show()

    def sentence(self, row: int, column: int) -> str:
        """Say what a cell shows, such as "dog and person: 312 photos, 24 % of dog"."""
        if self._found is None:
            return ""
        a, b = self._order[row], self._order[column]
        together, labels = self._found.together, self._found.dataset.labels
        both, alone = int(together.counts[a, b]), together.alone
        if a == b:
            return f"{labels[a].name}: {_photos(both)}"
        parts = [
            tr("{name} and {name_2}: {photos}").format(
                name=labels[a].name, name_2=labels[b].name, photos=_photos(both)
            )
        ]
        parts += [
            tr("{value} of {name}").format(
                value=percent_text(both / int(alone[place])), name=labels[place].name
            )
            for place in (a, b)
            if alone[place]
        ]
        lift = float(self._lifts[a, b])
        if both and lift == lift:
            parts.append(tr("{lift:.1f} times as often as by chance").format(lift=lift))
        return ", ".join(parts)

    @Slot()
    def _show(self) -> None:
        if self._found is None:
            return
        together, order = self._found.together, np.array(self._order, dtype=np.int64)
        key = self.measure.currentData()
        self._lifts = together.lifts()
        self.note.setText(MEASURES[key][1])
        square = np.ix_(order, order)
        counts, shares = together.counts[square], together.shares()[square]
        lifts = self._lifts[square]
        if key == COUNT:
            strengths = _of_counts(counts)
        elif key == SHARE:
            strengths = shares.copy()
        else:
            strengths = _of_lifts(lifts, counts, together.alone[order], together.labelled)
        np.fill_diagonal(strengths, np.nan)

        def text(row: int, column: int) -> str:
            if key == COUNT:
                return count_text(int(counts[row, column])) if counts[row, column] else ""
            value = float((shares if key == SHARE else lifts)[row, column])
            if row == column or value != value or not counts[row, column]:
                return ""
            return percent_text(value) if key == SHARE else number(value, ".1f")

        names = [self._found.dataset.labels[place].name for place in self._order]
        self.map.set_cells(names, strengths, text=text, explain=self.sentence)

    @Slot(int, int)
    def _ask(self, row: int, column: int) -> None:
        if self._found is None:
            return
        labels = self._found.dataset.labels
        places = dict.fromkeys((self._order[row], self._order[column]))
        self.filter_requested.emit(" ".join(label_term(labels[p], labels) for p in places))


def _photos(count: int) -> str:
    return counted(count, tr("{} photo"), tr("{} photos"))


def _of_counts(counts: npt.NDArray[np.int64]) -> Floats:
    """Return strengths by the root of the counts, so that rare pairs are seen beside common."""
    apart = ~np.eye(len(counts), dtype=bool)
    most = max(1, int(counts[apart].max(initial=0)))
    strengths = np.sqrt(np.minimum(counts / most, 1.0))
    return np.asarray(strengths)


def _of_lifts(
    lifts: Floats, counts: npt.NDArray[np.int64], alone: npt.NDArray[np.int64], labelled: int
) -> Floats:
    expected = np.outer(alone, alone.astype(np.float64)) / max(1, labelled)
    with np.errstate(divide="ignore", invalid="ignore"):
        strengths = np.clip(np.log2(lifts) / STRONG, -1.0, 1.0)
    strengths[(counts == 0) & (expected < FEWEST)] = np.nan
    return np.asarray(strengths)
