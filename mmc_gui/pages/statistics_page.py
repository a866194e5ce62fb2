"""Statistics: what the project holds, counted; a click on a figure shows its photos."""

import functools

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from engine.language import tr
from engine.statistics.overview import Statistics
from mmc_gui.figures.labels_figure import LabelsFigure
from mmc_gui.figures.lengths_figure import LengthsFigure
from mmc_gui.figures.progress_figure import ProgressFigure
from mmc_gui.figures.together_figure import TogetherFigure
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.flow_layout import FlowLayout
from mmc_gui.widgets.fresh_page import EMPTY, FULL, FreshPage
from mmc_gui.widgets.humanize import count_text, percent_text, score_text
from mmc_gui.widgets.stat_link import StatLink
from mmc_gui.widgets.stat_tile import StatTile

TILES = {
    "photos": (tr("Photos"), tr("All photos of the project")),
    "labelled": (tr("Labelled"), tr("Photos of which at least one label is known")),
    "reviewed": (tr("Reviewed"), tr("Photos that a person has marked as looked at")),
    "flagged": (tr("Flagged"), tr("Photos set aside to come back to")),
    "mean": (tr("Labels a photo"), tr("Mean over the labelled photos")),
    "captions": (tr("Without caption"), tr("Photos whose caption is missing")),
    "images": (tr("Photo missing"), tr("Rows whose photo file is missing or broken")),
    "same": (tr("Same caption"), tr("Photos whose caption another photo before them has")),
    "twins": (tr("Same photo"), tr("Photos whose content another photo before them has")),
}
QUERIES = {
    "labelled": "has:labels", "reviewed": "reviewed:yes", "flagged": "flagged:yes",
    "captions": "-has:caption", "images": "-has:photo",
}  # fmt: skip
"""What a click on a tile asks for."""
COUNTING = tr("Counting…")
FIRST_COUNT = (COUNTING, tr("Labels, pairs of labels, captions and edits of this project."))
NO_ROWS = (
    tr("No photos yet"),
    tr("This project has no rows to count. Import a dataset that has some."),
)
FAILED = (
    tr("The project could not be counted"),
    tr("The line above says why. Come back to try again."),
)


class StatisticsPage(FreshPage):
    """Counts when it is seen, and again after every edit while it is."""

    filter_requested = Signal(str)
    """What to show on the Browse page, in terms of its search."""
    browse_requested = Signal()

    def __init__(self, *, session: Session, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self.found: Statistics | None = None
        self.tiles = {
            key: (StatLink if key in QUERIES else StatTile)(name, tip)
            for key, (name, tip) in TILES.items()
        }
        self.labels = LabelsFigure()
        self.together = TogetherFigure()
        self.lengths = LengthsFigure()
        self.progress = ProgressFigure()
        self.tabs = QTabWidget()
        self.tabs.tabBar().setAccessibleName(tr("Figures"))
        self.status = QLabel(COUNTING)
        set_look(self.status, "muted")
        self.empty = EmptyState(
            *NO_ROWS, icon="statistics", primary=tr("Go to Browse"), primary_icon="browse",
        )  # fmt: skip
        self._build()
        self._connect()

    def _build(self) -> None:
        self.tiles["twins"].hide()  # until contents are known
        strip = QWidget()
        flow = FlowLayout(strip, gap=GRID)
        for tile in self.tiles.values():
            flow.addWidget(tile)
        for name, figure in (
            (tr("Labels"), self.labels), (tr("Labels together"), self.together),
            (tr("Lengths"), self.lengths), (tr("Progress"), self.progress),
        ):  # fmt: skip
            self.tabs.addTab(figure, name)
        self.tabs.setCornerWidget(self.status)
        full = QWidget()
        column = QVBoxLayout(full)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(strip)
        column.addWidget(self.tabs, stretch=1)
        self.lay_out(full, self.tabs.tabBar())

    def _connect(self) -> None:
        self.empty.primary_requested.connect(self.browse_requested)
        for figure in (self.labels, self.together, self.lengths):
            figure.filter_requested.connect(self.filter_requested)
        for key, tile in self.tiles.items():
            if isinstance(tile, StatLink):
                ask = functools.partial(self.filter_requested.emit, QUERIES[key])
                tile.clicked.connect(ask)
        self._session.project_changed.connect(self._on_project_changed)
        for changed in (
            self._session.states_changed, self._session.labels_changed, self._session.rows_changed,
            self._session.problems_changed,
        ):  # fmt: skip
            changed.connect(self._on_changed)

    @Slot()
    def _on_project_changed(self) -> None:
        self.found = None
        for tile in self.tiles.values():
            tile.set_text("–")
            tile.set_bar("")
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _refresh(self) -> None:
        dataset = self._session.dataset
        if dataset is None or not self._stale:
            return
        if not len(dataset):
            self._show_empty(NO_ROWS, browse=True)
        else:
            self._stale = False
            if self.found is None:
                self._show_empty(FIRST_COUNT, browse=False)
            self.status.setText(COUNTING)
            self._tasks.insights.count(done=self._show, failed=self._fail)

    def _show_empty(self, texts: tuple[str, str], *, browse: bool) -> None:
        self.empty.set_text(*texts)
        self.empty.primary.setVisible(browse)
        self._stack.setCurrentIndex(EMPTY)
        self.setAccessibleName(texts[0])
        if browse and self.hasFocus():
            self.empty.primary.setFocus()

    def _show(self, found: Statistics) -> None:
        self.found = found
        self._stack.setCurrentIndex(FULL)
        if self.hasFocus():
            self.tabs.tabBar().setFocus()
        self.status.setText("")
        counts, total = found.labels, max(1, found.photos)
        unusable = found.missing_images + found.broken_images
        shown = {
            "photos": found.photos, "labelled": counts.labelled, "reviewed": found.reviewed,
            "flagged": found.flagged, "captions": found.captions.missing, "images": unusable,
            "same": found.same_captions, "twins": found.same_photos or 0,
        }  # fmt: skip
        for key, number in shown.items():
            tile = self.tiles[key]
            tile.set_text(count_text(number))
            if isinstance(tile, StatLink):
                tile.set_open(open_=number > 0)
            if key in ("labelled", "reviewed"):
                tile.set_bar(percent_text(number / total))
        self.tiles["twins"].setVisible(found.same_photos is not None)
        self.tiles["mean"].set_text(score_text(counts.mean_per_photo))
        for figure in (self.labels, self.together, self.lengths, self.progress):
            figure.show_statistics(found)

    def _fail(self, error: Exception) -> None:
        self._stale = True
        self.status.setText("")
        if self.found is None:
            self._show_empty(FAILED, browse=False)
        self._tasks.failed.emit(error)
