"""Browse and label: a grid of photos, filters above it, one pair in full beside it."""

import functools

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.data.dataset import IntArray, Split
from mmc_gui.actions import LABEL_KEYS, label_key
from mmc_gui.models.dataset_photos import DatasetPhotos, ExplainedPhotoModel
from mmc_gui.models.photo_model import NO_PHOTOS
from mmc_gui.models.row_filter import RowFilter, RowSearch, Show, visible_rows
from mmc_gui.scoring import score_rows
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.theme import theme_watch
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.filter_bar import FilterBar
from mmc_gui.widgets.inspector import Inspector
from mmc_gui.widgets.label_chips import ChipLabel, LabelState
from mmc_gui.widgets.photo_grid import PhotoGrid
from mmc_gui.widgets.strip import Strip

EDGES = (96, 320)
"""Pixels; the smallest and the largest photo of the grid."""
FULL_EDGE = 1600
"""Longer side in device pixels to which the photo in full is decoded."""
FULL_BYTES = 96 << 20
NO_PHOTO = "The file is missing, damaged, or no photo."
SPLIT_NAMES = {Split.TRAIN: "Training", Split.VAL: "Validation", Split.TEST: "Test"}


class BrowsePage(QWidget):
    """Shows the rows of the session and changes their labels through the tasks."""

    labels_requested = Signal()
    """The label set shall be edited."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: Tasks,
        thumbnails: ThumbnailLoader,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._settings = session, tasks, settings
        self._thumbnails = thumbnails
        self._search: RowSearch | None = None
        self._rows: DatasetPhotos | None = None
        self._only: IntArray | None = None
        self._photos = ThumbnailLoader(edge=FULL_EDGE, memory_bytes=FULL_BYTES, parent=self)
        self._photos.loaded.connect(self._on_photo_loaded)
        self._photos.failed.connect(self._on_photo_failed)
        self._model = ExplainedPhotoModel(thumbnails.pixmap, self)
        self.grid = PhotoGrid(self._model, thumbnails)
        self.inspector = Inspector()
        self.filters = FilterBar(
            shows=[(str(show), show) for show in Show],
            splits=[("All splits", None), *((name, split) for split, name in SPLIT_NAMES.items())],
            edges=EDGES,
        )
        self.empty = EmptyState(
            "No photo matches",
            "Nothing in this project fits the search and the filters above.",
            icon="search",
            primary="Show all photos",
        )
        self.only = Strip("Show all")
        self.no_labels = Strip("Add labels…")
        self._build()
        self._connect()

    def shutdown(self) -> None:
        """End the page's own loader."""
        self._photos.shutdown()

    @property
    def is_settled(self) -> bool:
        """Whether all pictures that are asked for are on the screen, or cannot be."""
        return self._thumbnails.counts.waiting + self._photos.counts.waiting == 0

    def row_filter(self) -> RowFilter:
        """Return what the fields above the grid ask for."""
        return RowFilter(
            text=self.filters.text,
            label=self.filters.label.currentData(),
            split=self.filters.split.currentData(),
            show=self.filters.show_only.currentData(),
        )

    def show_only(self, rows: IntArray | None, what: str = "") -> None:
        """Show none but these rows, whatever the filters say of others; all again for None."""
        self._only = rows
        self.only.say("" if rows is None else f"Photos of: {what}")
        self.filters.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Toggle labels by their keys, go on by Space and N; typing in a field never comes here."""
        rows, key = self._meant_rows(), event.text().lower()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape:
            self.grid.setFocus()
            return
        if not plain or not rows or self._session.dataset is None:
            super().keyPressEvent(event)
            return
        labels = self._session.dataset.labels
        if key and key in LABEL_KEYS and LABEL_KEYS.index(key) < len(labels):
            self._tasks.edits.toggle_label(rows, labels[LABEL_KEYS.index(key)].id)
        elif event.key() == Qt.Key.Key_Space:
            self._tasks.edits.set_reviewed(rows, reviewed=True)
            self._go(1)
        elif key == "n":
            self._next_not_reviewed()
        else:
            super().keyPressEvent(event)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self.grid)
        self._middle.addWidget(self.empty)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.only)
        column.addWidget(self.no_labels)
        column.addWidget(self._middle, stretch=1)
        splitter = QSplitter()
        splitter.addWidget(left)
        splitter.addWidget(self.inspector)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([900, 400])
        splitter.setChildrenCollapsible(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(splitter)
        self.setFocusProxy(self.grid)
        self.filters.set_edge(self._settings.cell_edge)
        self.grid.set_cell_edge(self._settings.cell_edge)

    def _connect(self) -> None:
        self.filters.filter_changed.connect(self._apply_filter)
        self.filters.edge_changed.connect(self._set_edge)
        self.empty.primary_requested.connect(functools.partial(self.show_only, None))
        self.only.answered.connect(functools.partial(self.show_only, None))
        for asked in (self.no_labels.answered, self.filters.labels_requested):
            asked.connect(self.labels_requested)
        self.grid.current_changed.connect(self._show_row)
        self.grid.selection_changed.connect(self._on_selection_changed)
        self.inspector.toggle_requested.connect(self._toggle)
        self.inspector.review_requested.connect(self._review)
        self._session.project_changed.connect(self._on_project_changed)
        self._session.problems_changed.connect(self._on_problems_changed)
        self._session.states_changed.connect(self._on_states_changed)
        self._session.labels_changed.connect(self._on_labels_changed)
        self._session.rows_changed.connect(self._on_project_changed)
        self._session.run_changed.connect(self._on_scores_changed)
        self._session.thresholds_changed.connect(self._on_scores_changed)
        theme_watch().changed.connect(self._refresh_all)

    # -- what changed -----------------------------------------------------------------------

    @Slot()
    def _on_project_changed(self) -> None:
        dataset = self._session.dataset
        self._photos.clear()
        self._show_labels()
        self._search = RowSearch(dataset) if dataset is not None else None
        self._rows = DatasetPhotos(dataset) if dataset is not None else None
        self._model.set_photos(self._rows.photos() if self._rows else NO_PHOTOS)
        self.show_only(None)
        if dataset is None:
            return
        if len(dataset):
            self.grid.select_row(int(self._model.order[0]))

    def _show_labels(self) -> None:
        """Offer the labels of the project in the filter and on the chips."""
        dataset = self._session.dataset
        labels = tuple(dataset.labels) if dataset is not None else ()
        missing = dataset is not None and not labels
        self.no_labels.say("This project has no labels yet." if missing else "")
        names = [(label.name, column) for column, label in enumerate(labels)]
        self.filters.set_labels([("All labels", None), *names])
        self.inspector.set_labels(
            [
                ChipLabel(
                    label_id=label.id, name=label.name, color=label.color or n,
                    key=label_key(n).upper(),
                )
                for n, label in enumerate(labels)
            ]
        )  # fmt: skip

    @Slot()
    def _on_labels_changed(self) -> None:
        assert self._rows is not None
        assert self._session.dataset is not None
        column, before = self.filters.label.currentData(), self._rows.dataset.labels
        self._rows.dataset = self._session.dataset
        self._rows.wrong = self._session.disagreements()
        self._show_labels()
        if column is not None and before[column].id in self._session.dataset.labels.ids:
            place = self._session.dataset.labels.column(before[column].id)
            self.filters.label.setCurrentIndex(self.filters.label.findData(place))
        self._refresh_all()
        self._apply_filter()

    @Slot()
    def _on_problems_changed(self) -> None:
        if self._rows is not None and self._session.dataset is not None:
            self._rows.take_problems(self._session.dataset)
            self._refresh_all()
            self._filter_again(Show.UNUSABLE)

    @Slot(object)
    def _on_states_changed(self, rows: npt.NDArray[np.int64]) -> None:
        """Show new labels where the rows are; what a filter would hide now stays in sight."""
        assert self._rows is not None
        assert self._session.dataset is not None
        self._rows.dataset = self._session.dataset
        self._rows.wrong[rows] = self._session.disagreements(rows)
        self._model.refresh(rows.tolist())
        current = self.grid.current_row
        if current is not None and current in rows:
            self._show_words(current)

    @Slot()
    def _on_scores_changed(self) -> None:
        if self._rows is not None:
            self._rows.wrong = self._session.disagreements()
            self._refresh_all()
            self._filter_again(Show.WRONG)

    @Slot()
    def _refresh_all(self) -> None:
        self._model.refresh(self._model.order.tolist())
        if self.grid.current_row is not None:
            self._show_words(self.grid.current_row)

    def _filter_again(self, show: Show) -> None:
        """Follow what a filter depends on, if this is the one that is set."""
        if self.filters.show_only.currentData() == show:
            self._apply_filter()

    @Slot()
    def _apply_filter(self) -> None:
        dataset, rows = self._session.dataset, self._rows
        if dataset is None or rows is None or self._search is None:
            return
        order = visible_rows(
            dataset,
            self.row_filter(),
            search=self._search,
            wrong=rows.wrong,
            unusable=rows.unusable,
        )
        if self._only is not None:
            order = order[np.isin(order, self._only)]
        current = self.grid.current_row
        self._model.set_order(order)
        self._middle.setCurrentWidget(self.grid if len(order) else self.empty)
        self.filters.set_count(len(order), len(dataset))
        if len(order) and (current is None or current not in order):
            self.grid.select_row(int(order[0]))

    # -- one pair ---------------------------------------------------------------------------

    @Slot(int)
    def _show_row(self, row: int) -> None:
        dataset = self._session.dataset
        if dataset is None or not 0 <= row < len(dataset):
            self.inspector.show_nothing("No photo chosen")
            return
        self._show_words(row)
        key, path = self._model.key_of(row), dataset.path(row)
        if path is None:
            self.inspector.show_broken(f"{dataset.names[row]} is not in the photo folder.")
        elif (pixmap := self._photos.pixmap(key)) is not None:
            self.inspector.show_image(pixmap.toImage())
        elif self._photos.has_failed(key):
            self.inspector.show_broken(NO_PHOTO)
        else:
            self.inspector.show_placeholder("Loading…")
            self._photos.wanted(())
            self._photos.request(key, path)

    def _show_words(self, row: int) -> None:
        dataset = self._session.dataset
        assert dataset is not None
        assert self._rows is not None
        self.inspector.show_pair(
            name=dataset.names[row],
            split=SPLIT_NAMES[Split(int(dataset.splits[row]))],
            caption=dataset.captions[row],
            reviewed=bool(dataset.reviewed[row]),
        )
        text, lost = self._rows.doubt_of(row)
        self.inspector.show_doubt(text, lost=lost)
        states = dataset.targets[row]
        self.inspector.show_states(
            {label.id: LabelState(int(states[c])) for c, label in enumerate(dataset.labels)}
        )
        self._show_scores(row)

    def _show_scores(self, row: int) -> None:
        dataset, run = self._session.dataset, self._session.run
        assert dataset is not None
        if run is None:
            self.inspector.show_scores((), note="Train a run to see scores here.")
        elif not run.scored[row]:
            self.inspector.show_scores((), note="This run has not scored this photo.")
        else:
            self.inspector.show_scores(
                score_rows(self._session.run_labels, self._session.rule, run.scores[row]),
                note="The model was trained on this photo, so it looks surer than it is."
                if run.taught[row]
                else self._session.run_gaps(),
            )

    @Slot(str, QImage)
    def _on_photo_loaded(self, key: str, image: QImage) -> None:
        row = self.grid.current_row
        if row is not None and self._model.key_of(row) == key:
            self.inspector.show_image(image)

    @Slot(str)
    def _on_photo_failed(self, key: str) -> None:
        row = self.grid.current_row
        if row is not None and self._model.key_of(row) == key:
            self.inspector.show_broken(NO_PHOTO)
            self._model.mark_broken([row])

    # -- what the user asks for -------------------------------------------------------------

    def _meant_rows(self) -> list[int]:
        """Return the selected rows, or the one that is shown where none is selected."""
        current = self.grid.current_row
        return self.grid.selected_rows or ([] if current is None else [current])

    @Slot(object)
    def _on_selection_changed(self, rows: list[int]) -> None:
        self.inspector.show_selection(len(rows))

    @Slot(str)
    def _toggle(self, label_id: str) -> None:
        if rows := self._meant_rows():
            self._tasks.edits.toggle_label(rows, label_id)

    @Slot(bool)
    def _review(self, reviewed: bool) -> None:
        if rows := self._meant_rows():
            self._tasks.edits.set_reviewed(rows, reviewed=reviewed)

    @Slot(int)
    def _set_edge(self, edge: int) -> None:
        self.grid.set_cell_edge(edge)
        self._settings.cell_edge = edge

    def _go(self, step: int) -> None:
        current = self.grid.current_row
        position = self._model.position_of(current) if current is not None else None
        if position is not None and 0 <= position + step < len(self._model.order):
            self.grid.select_row(int(self._model.order[position + step]))

    def _next_not_reviewed(self) -> None:
        dataset, current = self._session.dataset, self.grid.current_row
        assert dataset is not None
        position = self._model.position_of(current) if current is not None else None
        start = 0 if position is None else position + 1
        order = np.roll(self._model.order, -start)
        waiting = order[~dataset.reviewed[order]]
        if len(waiting):
            self.grid.select_row(int(waiting[0]))
        else:
            self._tasks.told.emit("Every photo shown here is reviewed.")
