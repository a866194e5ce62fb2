"""One label beside the table: its plots, and its photos by what is true and what is decided."""

import functools
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import IntArray
from engine.decide.curves import SIDES, Sides
from engine.decide.metrics import Bools
from engine.decide.sheet import Sheet
from engine.language import number, tr
from mmc_gui.text_size import bind_measure, grown
from mmc_gui.theme import GRID, set_look
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.humanize import count_text
from mmc_gui.widgets.label_plots import CalibrationPlot, PrPlot, ScorePlot
from mmc_gui.widgets.photo_list import PhotoList
from mmc_gui.widgets.unit_plot import PlotCard

SIDE_TEXTS = {
    "TP": (tr("Found"), tr("True positives: photos that have the label and are given it")),
    "FP": (tr("Wrong"), tr("False positives: photos that are given the label and have it not")),
    "FN": (tr("Missed"), tr("False negatives: photos that have the label and are not given it")),
    "TN": (tr("Rest"), tr("True negatives: photos that have it not and are not given it")),
}
NO_PHOTOS = {
    "TP": tr("No photo that has the label is given it."),
    "FP": tr("No photo is wrongly given the label."),
    "FN": tr("No photo that has the label is missed."),
    "TN": tr("No photo is rightly left without the label."),
}
CHANGED = tr("changed side")
BOTH, TABS = tr("Scores and curve"), 2
NARROW, WIDE = 25 * GRID, 46 * GRID
"""Pixels: the least, and from which on two plots stand side by side."""
PR_TIP = tr("Each point is a threshold: how many finds are right, and how many of all are found")
SCORE_TIP = tr(
    "Drag the line, or move it by Left and Right. The tick below is the "
    "threshold of the highest F1. Each kind has its own scale"
)
CALIBRATION_TIP = tr(
    "Dots on the diagonal: of photos with a score near 0.8, 8 in 10 have "
    "the label. ECE is how far scores are off in the mean. The larger a "
    "dot, the more photos"
)


class LabelDetail(QWidget):
    """Takes what was worked out of a label; tells when its threshold is moved here."""

    threshold_changed = Signal(float)
    threshold_committed = Signal()
    side_chosen = Signal()
    """Another side's photos are wanted."""
    row_activated = Signal(int)
    """A row of the dataset."""
    plot_saved = Signal(str)
    save_failed = Signal(str)

    def __init__(self, loader: ThumbnailLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.precision = PrPlot()
        self.scores = ScorePlot()
        self.calibration = CalibrationPlot()
        self.cards = [
            PlotCard(self.scores, SCORE_TIP), PlotCard(self.precision, PR_TIP),
            PlotCard(self.calibration, CALIBRATION_TIP),
        ]  # fmt: skip
        self.plots = QTabWidget()
        self.sides = QTabBar()
        self.sides.setAccessibleName(tr("Photos of the label by what is true and what is decided"))
        self.sides.setExpanding(False)
        self.sides.setDrawBase(False)
        self.sides.setUsesScrollButtons(True)
        for side in SIDES:
            self.sides.addTab("")
            self.sides.setTabToolTip(self.sides.count() - 1, SIDE_TEXTS[side][1])
        self.changed = ElidedLabel()
        set_look(self.changed, "muted")
        self.photos = PhotoList(tr("Photos of the label"), "", loader)
        self._build()
        self.show_counts(dict.fromkeys(SIDES, 0))
        self.scores.threshold_changed.connect(self.threshold_changed)
        self.scores.threshold_committed.connect(self.threshold_committed)
        self.sides.currentChanged.connect(self.side_chosen)
        self.photos.row_activated.connect(self.row_activated)
        for card in self.cards:
            card.saved.connect(self.plot_saved)
            card.save_failed.connect(self.save_failed)

    def _build(self) -> None:
        both = QWidget()
        self._both = QHBoxLayout(both)
        self._both.setContentsMargins(0, GRID // 2, 0, 0)
        self._both.setSpacing(GRID // 2)
        for card in self.cards[:2]:
            self._both.addWidget(card, stretch=1)
        self.plots.addTab(both, BOTH)
        self.plots.addTab(self.cards[2], tr("Calibration"))
        self.plots.tabBar().setAccessibleName(tr("Plots of the label"))
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, GRID // 2, 0, 0)
        column.setSpacing(GRID // 2)
        top = QHBoxLayout()
        top.addWidget(self.sides)
        top.addWidget(self.changed, stretch=1)
        column.addLayout(top)
        column.addWidget(self.photos, stretch=1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.plots)
        splitter.addWidget(below)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        bind_measure(self, QWidget.setMinimumWidth, NARROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the curve a tab of its own where there is no room for two plots."""
        super().resizeEvent(event)
        curve, apart = self.cards[1], self.plots.count() > TABS
        if (self.width() < grown(WIDE)) == apart:
            return
        if apart:
            self._both.addWidget(curve, stretch=1)
            curve.show()
        else:
            self.plots.insertTab(1, curve, tr("Curve"))
        self.plots.setTabText(0, BOTH if apart else tr("Scores"))

    @property
    def side(self) -> str:
        """Which photos are shown, one of ``SIDES``."""
        return SIDES[self.sides.currentIndex()]

    def show_label(self, sheet: Sheet, column: int) -> None:
        """Show another label's plots; its threshold and its photos are set apart."""
        own, error = sheet.reliability, float(sheet.reliability.ece[column])
        self.precision.show_curve(sheet.curves[column])
        self.scores.show_split(sheet.splits[column], best=float(sheet.best[column]))
        self.calibration.show_bins(
            own.means[column], own.shares[column], own.counts[column], error=error
        )
        ap = float(sheet.average_precision[column])
        known = ap == ap
        self.cards[1].reading.setText(tr("AP {ap:.3f}").format(ap=ap) if known else "")
        self.cards[2].reading.setText(
            tr("ECE {error:.3f}").format(error=error) if error == error else ""
        )

    def set_threshold(self, threshold: float) -> None:
        """Move the line and the point."""
        self.scores.set_threshold(threshold)
        self.precision.set_threshold(threshold)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Say in the tabs how many photos are on each side."""
        for place, side in enumerate(SIDES):
            text = f"{SIDE_TEXTS[side][0]} ({side}) {count_text(counts[side])}"
            if self.sides.tabText(place) != text:
                self.sides.setTabText(place, text)

    def show_sides(
        self, sides: Sides, *, rows: IntArray, flipped: Bools, score_of: Callable[[int], float]
    ) -> None:
        """Show the photos of the side that is chosen, and what has to be laid out for it.

        ``sides`` count in places of ``rows``, which are rows of the dataset; ``flipped`` says
        of each place whether it was decided otherwise when the move began.
        """
        self.show_counts(sides.counts())
        self.cards[0].reading.setText(number(sides.threshold, ".2f"))
        places = sides.rows(self.side)
        moved = int(np.count_nonzero(flipped))
        self.photos.photos.set_rows(
            rows[places], functools.partial(_score_text, score_of),
            marked=flipped[places] if moved else None, mark=CHANGED,
        )  # fmt: skip
        self.photos.set_empty(NO_PHOTOS[self.side])
        self.changed.setText(f"{count_text(moved)} {CHANGED}" if moved else "")

    @Slot()
    def clear_photos(self) -> None:
        """Show no photos, as without a label."""
        self.show_counts(dict.fromkeys(SIDES, 0))
        self.photos.photos.set_rows(np.zeros(0, dtype=np.int64), _no_words)
        self.photos.set_empty(tr("Choose a label to see its photos."))
        self.changed.setText("")


def _score_text(score_of: Callable[[int], float], row: int) -> str:
    return tr("score {score:.3f}").format(score=score_of(row))


def _no_words(_: int) -> str:
    return ""
