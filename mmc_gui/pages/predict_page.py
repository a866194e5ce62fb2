"""Predict: photos and captions from anywhere, one pair or many, scored as they come."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from engine.data.pairs import Gathered, Pair
from engine.language import tr
from mmc_gui.jobs import JobRunner
from mmc_gui.predicting.batch_view import BatchView
from mmc_gui.predicting.pair_view import PairView
from mmc_gui.scoring import PairResult
from mmc_gui.session import Session
from mmc_gui.settings import Settings
from mmc_gui.tasks import Tasks
from mmc_gui.widgets.empty_state import EmptyState

SIZES = (760, 480)
"""Of the list and of the pair beside it."""


class PredictPage(QWidget):
    """Takes what is dropped, pasted, chosen or typed; several pairs become a list."""

    train_requested = Signal()
    photo_requested = Signal(int)
    """A row of the project to be shown on the Browse page."""

    def __init__(
        self, *, session: Session, tasks: Tasks, runner: JobRunner, settings: Settings,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._gathering = False
        self.pair = PairView(session=session, tasks=tasks, runner=runner, settings=settings)
        self.batch = BatchView(session=session, tasks=tasks, runner=runner)
        self.zone, self.view = self.pair.input.zone, self.pair.input.view
        self.caption, self.remove = self.pair.input.caption, self.pair.input.remove
        self.note, self.bars = self.pair.note, self.pair.bars
        self.empty = EmptyState(
            tr("No run yet"),
            tr("A trained run scores any photo and caption that you drop here. Train one first."),
            icon="predict",
            primary=tr("Go to Train"),
            primary_icon="train",
        )
        self._build()
        self._connect()
        self._on_run_changed()

    def shutdown(self) -> None:
        """End the page's own loaders."""
        self.pair.shutdown()
        self.batch.shutdown()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on; a focus proxy would let Tab pass over the place for photos."""
        super().focusInEvent(event)
        one = self.batch.table if self.batch.isVisible() else self.pair.input.caption
        inside = self.empty.primary if self._stack.currentIndex() == 0 else one
        inside.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste from anywhere on the page."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.zone.take(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome on the whole page what the drop zone takes: it is hidden behind a photo."""
        has_run = self._stack.currentIndex() == 1  # if only one whose scores are still being read
        if has_run and self.zone.kind_of(event.mimeData()) is not None:
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take what was dropped beside the drop zone."""
        if self.zone.take(event.mimeData()):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    @property
    def is_settled(self) -> bool:
        """Whether the scores on the screen are those of what is entered."""
        return not self._gathering and self.pair.is_settled and self.batch.is_settled

    @Slot(list)
    def take_paths(self, paths: Sequence[Path]) -> None:
        """Take files and folders: one pair is shown, several become a list."""
        self._gathering = True
        self._tasks.pairs.gather(paths, self._show_gathered, self._on_gathering_failed)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._stack = QStackedWidget()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._sides = QSplitter()
        self._sides.setChildrenCollapsible(False)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._sides)
        self._sides.addWidget(self.batch)
        self._sides.addWidget(self.pair)
        self._sides.setSizes(SIZES)
        self.batch.hide()
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        entered = self.pair.input
        entered.paths_given.connect(self.take_paths)
        entered.image_given.connect(self._take_image)
        entered.photo_removed.connect(self._on_photo_removed)
        entered.typed.connect(self.batch.set_caption)
        self.pair.scored.connect(self._on_scored)
        self.pair.photo_requested.connect(self.photo_requested)
        self.batch.pair_chosen.connect(self._on_pair_chosen)
        self.batch.chosen_scored.connect(self._on_chosen_scored)
        self.batch.close_requested.connect(self._close_list)
        self.empty.primary_requested.connect(self.train_requested)
        self._session.project_changed.connect(self._start_over)
        self._session.run_changed.connect(self._on_run_changed)

    # -- what comes -------------------------------------------------------------------------

    def _show_gathered(self, found: Gathered) -> None:
        self._gathering = False
        if found.several:
            self._open_list(found)
            return
        self.batch.let_go()
        (pair,) = found.pairs
        if pair.image is not None:
            self.pair.input.set_photo(pair.image)
            self.pair.score()
        if pair.caption:
            self.pair.input.set_text(pair.caption)

    def _on_gathering_failed(self, error: Exception) -> None:
        self._gathering = False
        self._tasks.failed.emit(error)

    @Slot(QImage)
    def _take_image(self, image: QImage) -> None:
        self.batch.let_go()
        self.pair.show_image(image)

    @Slot()
    def _on_photo_removed(self) -> None:
        """Want no photo: neither the one shown nor one that is still being looked for."""
        self._tasks.pairs.forget_gathering()
        self._gathering = False
        self.batch.let_go()

    @Slot(object, bool)
    def _on_pair_chosen(self, pair: Pair, scorable: bool) -> None:
        self.pair.show_pair(pair, score=scorable)

    @Slot()
    def _on_chosen_scored(self) -> None:
        """Score what the list found to be sound; words that are being typed come first."""
        if self.pair.input.is_settled:
            self.batch.show_chosen()

    @Slot(object)
    def _on_scored(self, result: PairResult) -> None:
        if self.batch.is_open:
            self.batch.take_scores(result.fused, self.pair.input.text)

    # -- the list ---------------------------------------------------------------------------

    def _open_list(self, found: Gathered) -> None:
        self.pair.stand_beside(beside=True)
        self.batch.show()
        self._sides.setSizes(SIZES)
        self.batch.show_pairs(found)
        self.batch.table.setFocus()

    @Slot()
    def _close_list(self) -> None:
        """Leave the pair that is shown, alone on the page."""
        if self.batch.isVisibleTo(self):
            self.batch.close_pairs()
            self.batch.hide()
            self.pair.stand_beside(beside=False)

    @Slot()
    def _on_run_changed(self) -> None:
        """Show what to do first where there is no run; one whose scores are read is one."""
        none = self._session.trained is None and not self._session.runs
        self._stack.setCurrentIndex(0 if none else 1)

    @Slot()
    def _start_over(self) -> None:
        self._tasks.pairs.forget_gathering()
        self._gathering = False
        self._close_list()
        self._on_run_changed()
