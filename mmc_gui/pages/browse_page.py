"""Browse and label: a grid of photos, filters above it, one pair in full beside it."""

import functools

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.data.dataset import IntArray
from engine.data.query import SOURCE_ORDER
from engine.language import tr
from mmc_gui.accepting import Accepting
from mmc_gui.batching import Batching
from mmc_gui.desk import Desk
from mmc_gui.filtering import Filtering
from mmc_gui.guessing import Guessing
from mmc_gui.keymap import KeyMap
from mmc_gui.models.dataset_photos import LEGEND, DatasetPhotos, ExplainedPhotoModel
from mmc_gui.models.photo_model import NO_PHOTOS
from mmc_gui.models.photo_way import Way
from mmc_gui.models.row_filter import Show
from mmc_gui.photo_commands import PhotoCommands
from mmc_gui.replacing import Replacing
from mmc_gui.second_look import SecondLook
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.theme import theme_watch
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.viewing import Viewing
from mmc_gui.widgets.barred import bar
from mmc_gui.widgets.batch_bar import BatchBar
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.filter_bar import FilterBar
from mmc_gui.widgets.humanize import SPLIT_NAMES
from mmc_gui.widgets.inspector import Inspector
from mmc_gui.widgets.label_chips import ChipLabel
from mmc_gui.widgets.photo_grid import PhotoGrid
from mmc_gui.widgets.strip import Strip

SPLITS = [(tr("All splits"), None), *((name, split) for split, name in SPLIT_NAMES.items())]
NO_MATCH = (
    tr("No photo matches"),
    tr("Nothing in this project fits the search and the filters above."),
)


class BrowsePage(QWidget):
    """Shows the rows of the session and changes their labels through the tasks."""

    photos_changed = Signal()
    """Other photos are meant, or something else would be repeated."""
    labels_requested = Signal()
    """The label set shall be edited."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: Tasks,
        thumbnails: ThumbnailLoader,
        settings: Settings,
        keymap: KeyMap,
        inspector: Inspector,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._thumbnails, self._keymap = thumbnails, keymap
        self._rows: DatasetPhotos | None = None
        self._sorted_by = SOURCE_ORDER
        self._model = ExplainedPhotoModel(thumbnails.pixmap, self)
        self.grid = PhotoGrid(self._model, thumbnails)
        self.commands = PhotoCommands(
            session=session, tasks=tasks, grid=self.grid, model=self._model, parent=self
        )
        self.batch = BatchBar()
        self._batching = Batching(
            bar=self.batch, grid=self.grid, commands=self.commands, parent=self
        )
        self.inspector = inspector
        self.look = SecondLook(session, engine_lock=tasks.scorer.engine_lock, parent=self)
        self.desk = Desk(
            session=session, tasks=tasks, inspector=self.inspector, commands=self.commands,
            look=self.look, choose_many=lambda: self.accepting.ask(), parent=self,
        )  # fmt: skip
        self.accepting = Accepting(
            session=session, tasks=tasks, shown=self._shown_rows,
            selected=lambda: self.grid.selected_rows, page=self,
        )  # fmt: skip
        self.guessing = Guessing(session=session, tasks=tasks, page=self)
        self.replacing = Replacing(
            session=session, tasks=tasks, shown=self._shown_rows,
            selected=lambda: self.grid.selected_rows, page=self,
        )  # fmt: skip
        self.filters = FilterBar(
            shows=[(str(show), show) for show in Show],
            splits=SPLITS,
        )
        self.viewing = Viewing(
            grid=self.grid, model=self._model, inspector=self.inspector, bar=self.filters,
            settings=settings, parent=self,
        )  # fmt: skip
        self.empty = EmptyState(*NO_MATCH, icon="search", primary=tr("Show all photos"))
        self.filtering = Filtering(
            self.filters, session=session, filters=tasks.filters, parent=self
        )
        self.only = Strip(tr("Show all"))
        self.no_labels = Strip(tr("Add labels…"))
        self._build()
        self._connect()

    def shutdown(self) -> None:
        """End the page's own loader and its search."""
        self.viewing.shutdown()
        self.look.shutdown()
        self.filtering.shutdown()

    @property
    def is_settled(self) -> bool:
        """Whether all pictures that are asked for are on the screen, or cannot be."""
        waiting = self._thumbnails.counts.waiting + self.viewing.waiting
        return waiting == 0 and not self.filtering.busy and not self.look.busy

    def show_only(self, rows: IntArray | None, what: str = "") -> None:
        """Show none but these rows, whatever the filters say of others; all again for None."""
        self.filtering.only = rows
        self.only.say("" if rows is None else tr("Photos of: {what}").format(what=what))
        self.filters.clear()
        self.filtering.apply()

    def shown(self) -> IntArray:
        """Return the rows that the filters let through, in order."""
        return self._model.order.astype(np.int64)

    def selected(self) -> IntArray:
        """Return the rows that are selected."""
        return np.array(self.grid.selected_rows, dtype=np.int64)

    def show_photo(self, row: int) -> None:
        """Bring a row into sight, whatever the filters hide now."""
        if row not in self._model.order:
            self.show_only(None)
        self.grid.select_row(row)
        self.grid.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means for the photos; typing in a field never comes here."""
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif not self._keymap.press(event):
            super().keyPressEvent(event)

    def _escape(self) -> None:
        """Leave a field for the photos; then select the current one alone."""
        if self.grid.hasFocus():
            self._batching.select_current()
        self.grid.setFocus()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        splitter = QSplitter()
        outer.addWidget(splitter)
        left = QWidget()
        splitter.addWidget(left)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.only)
        column.addWidget(self.no_labels)
        self._middle = QStackedWidget()
        column.addWidget(self._middle, stretch=1)
        self._middle.addWidget(self.viewing.panes)
        self._middle.addWidget(self.empty)
        column.addWidget(self.batch)
        splitter.addWidget(self.inspector)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([900, 400])
        splitter.setChildrenCollapsible(False)
        self.filters.count.setToolTip(LEGEND)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys to the photos; a focus proxy would let Tab pass over the filters."""
        super().focusInEvent(event)
        self.grid.setFocus()

    def _connect(self) -> None:
        self.filtering.rows_found.connect(self._show_rows)
        self.viewing.broken.connect(lambda row, why: self._model.mark_broken([row], why))
        self.empty.primary_requested.connect(functools.partial(self.show_only, None))
        self.only.answered.connect(functools.partial(self.show_only, None))
        for asked in (self.no_labels.answered, self.filters.labels_requested):
            asked.connect(self.labels_requested)
        self.grid.current_changed.connect(self._show_row)
        self.grid.selection_changed.connect(self._on_selection_changed)
        self._keymap.label_wanted.connect(self.desk.toggle)
        self._keymap.changed.connect(self._on_keys_changed)
        for changed in (self.grid.current_changed, self.grid.selection_changed):
            changed.connect(lambda _: self.photos_changed.emit())
        self.commands.last_changed.connect(self.photos_changed)
        self.grid.activated_row.connect(self.desk.edit_caption)
        self.inspector.left.connect(self.grid.setFocus)
        self.inspector.guess_requested.connect(self.guessing.ask)
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
        self.viewing.clear()
        editable = dataset is None or self._session.editable
        self.inspector.set_editable(editable)
        self.batch.set_editable(editable)
        for button in (self.filters.edit_labels, self.no_labels.button, self.inspector.rescore):
            bar(button, self._session.barred)
        self.filters.saved.bar(self._session.barred)
        self._show_labels()
        self._rows = DatasetPhotos(dataset) if dataset is not None else None
        if self._rows is not None:
            self._rows.is_unsure = self._session.is_unsure
        self._model.set_photos(self._rows.photos() if self._rows is not None else NO_PHOTOS)
        self.show_only(None)
        if dataset is None:
            return
        if len(dataset):
            self.grid.select_row(int(self._model.order[0]))

    def _show_labels(self) -> None:
        """Offer the labels of the project in the filter and on the chips."""
        self.filtering.show_labels()
        self._show_chips()

    def _show_chips(self) -> None:
        dataset = self._session.dataset
        labels = tuple(dataset.labels) if dataset is not None else ()
        missing = dataset is not None and not labels
        self.no_labels.say(tr("This project has no labels yet.") if missing else "")
        self.batch.set_labels([(x.id, x.name, x.color or n) for n, x in enumerate(labels)])
        self.inspector.set_labels(
            [
                ChipLabel(
                    label_id=label.id, name=label.name, color=label.color or n,
                    key=self._keymap.label_shown(label.id),
                )
                for n, label in enumerate(labels)
            ]
        )  # fmt: skip

    @Slot()
    def _on_keys_changed(self) -> None:
        shown = self._keymap.shown
        self.inspector.set_keys(review=shown("review_next"), flag=shown("flag"))
        self.inspector.model.show_keys(apart=shown("apart"), other=shown("compare"))
        self.filters.ways.show_keys({way: shown(f"as_{way}") for way in Way})
        self._show_chips()
        known = self._rows is not None and self._rows.dataset is self._session.dataset
        if known and self.grid.current_row is not None:
            self._show_words(self.grid.current_row)

    @Slot()
    def _on_labels_changed(self) -> None:
        assert self._rows is not None
        assert self._session.dataset is not None
        place, before = self.filters.label.currentIndex() - 1, self._rows.dataset.labels
        self._rows.dataset = self._session.dataset
        self._rows.wrong = self._session.disagreements()
        self._show_labels()
        labels = self._session.dataset.labels
        if place >= 0 and before[place].id in labels.ids:  # "All labels" stands before them
            self.filters.label.setCurrentIndex(1 + labels.column(before[place].id))
        self._refresh_all()
        self.filtering.apply()
        self._batching.refresh()

    @Slot()
    def _on_problems_changed(self) -> None:
        if self._rows is not None and self._session.dataset is not None:
            self._rows.take_problems(self._session.dataset)
            self._refresh_all()

    @Slot(object)
    def _on_states_changed(self, rows: npt.NDArray[np.int64]) -> None:
        """Show new labels where the rows are; what a filter would hide now stays in sight."""
        assert self._rows is not None
        assert self._session.dataset is not None
        self._rows.dataset = self._session.dataset
        self._rows.wrong[rows] = self._session.disagreements(rows)
        self._model.refresh(rows.tolist())
        self._batching.refresh()
        current = self.grid.current_row
        if current is not None and current in rows:
            self._show_words(current)

    @Slot()
    def _on_scores_changed(self) -> None:
        if self._rows is not None:
            self._rows.wrong = self._session.disagreements()
            self._refresh_all()

    @Slot()
    def _refresh_all(self) -> None:
        self._model.refresh(self._model.order.tolist())
        if self.grid.current_row is not None:
            self._show_words(self.grid.current_row)

    @Slot(object)
    def _show_rows(self, order: npt.NDArray[np.int64]) -> None:
        current = self.grid.current_row
        self._model.set_order(order)
        self._middle.setCurrentWidget(self.viewing.panes if len(order) else self.empty)
        sorted_anew = self.filters.order != self._sorted_by
        self._sorted_by = self.filters.order
        if len(order) and (current is None or sorted_anew or current not in order):
            self.grid.select_row(int(order[0]))

    # -- one pair ---------------------------------------------------------------------------

    @Slot(int)
    def _show_row(self, row: int) -> None:
        dataset = self._session.dataset
        if dataset is None or not 0 <= row < len(dataset):
            self.desk.show_nothing()
            self.viewing.show_nothing(tr("No photo chosen"))
            return
        self._show_words(row)
        self.viewing.show_photo(row, dataset.path(row), dataset.names[row])

    def _show_words(self, row: int) -> None:
        assert self._rows is not None
        self.desk.show_row(row)
        text, lost = self._rows.doubt_of(row)
        self.inspector.show_doubt(text, lost=lost)

    # -- what the user asks for -------------------------------------------------------------

    def _shown_rows(self) -> npt.NDArray[np.int64]:
        return self._model.order

    @Slot(object)
    def _on_selection_changed(self, rows: list[int]) -> None:
        self.inspector.show_selection(len(rows))
