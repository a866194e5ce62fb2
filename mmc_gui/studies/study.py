"""What the studies share: one job, its start and stop, when to look anew, and empty states."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.events import Event
from engine.language import tr
from mmc_gui.jobs import Job, JobRunner, Part
from mmc_gui.session import Session
from mmc_gui.studies.start_stop import StartStop
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import bind_measure
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.live_plot import LivePlot

PANEL_WIDTH = 39 * GRID
NO_LABELS = (
    tr("No labels yet"),
    tr(
        "Studies train and measure on labelled photos. Label some on the "
        "Browse page, or import a dataset that has labels."
    ),
    "browse",
)


WAYS = {"browse": tr("Go to Browse"), "train": tr("Go to Train")}
"""To the page where what a study lacks can be had."""


class Study(QWidget):
    """A panel to choose and start at the left, results beside it; subclasses say which."""

    stop_requested = Signal()
    page_requested = Signal(str)
    """The page on which to make what is missing here."""

    def __init__(
        self, *, session: Session, tasks: Tasks, runner: JobRunner, start: str, tip: str
    ) -> None:
        super().__init__()
        self._session, self._tasks, self._runner = session, tasks, runner
        self._job: Job | None = None
        self._launching = False
        self._stale = True
        self.buttons = StartStop(start, tip)
        self.empty = EmptyState(
            NO_LABELS[0], NO_LABELS[1], icon="experiments", primary=tr("Go to Browse")
        )
        self._missing = NO_LABELS
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self.empty.primary_requested.connect(lambda: self.page_requested.emit(self._missing[2]))
        self.buttons.start_requested.connect(self.start)
        self.buttons.stop_requested.connect(self.stop_requested)
        runner.busy_changed.connect(self._on_busy)
        session.project_changed.connect(self._on_project_changed)
        session.states_changed.connect(self._on_states_changed)
        session.labels_changed.connect(self._on_states_changed)

    # -- for the subclasses -----------------------------------------------------------------

    def start(self) -> None:
        """Start the study with what is chosen."""
        raise NotImplementedError

    def look(self) -> None:
        """Look up what earlier studies left."""

    def clear(self) -> None:
        """Forget the former project."""
        raise NotImplementedError

    def take_events(self, events: Sequence[Event | Part]) -> None:
        """Show what the running study tells."""
        raise NotImplementedError

    def take_result(self, result: object) -> None:
        """Show how the study ended."""
        raise NotImplementedError

    def show_state(self) -> None:
        """Show the controls as the choice and the job have it."""
        raise NotImplementedError

    def missing(self) -> tuple[str, str, str] | None:
        """Return heading, sentence and page where something must be made first."""
        dataset = self._session.dataset
        if dataset is None or not (dataset.targets == 1).any():
            return NO_LABELS
        return None

    # -- helpers ----------------------------------------------------------------------------

    @property
    def running(self) -> bool:
        """Whether this study's job runs."""
        return self._job is not None or self._launching

    def lay_out(self, panel: QWidget, results: QWidget) -> None:
        """Put panel and results side by side."""
        full = QWidget()
        self._stack.addWidget(full)
        row = QHBoxLayout(full)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(results, stretch=1)
        self._show_missing()

    def launch(self, begin: Callable[[], Job | None]) -> bool:
        """Start a job and listen to it; False where none could be started."""
        # Known to be ours before the runner tells that it is busy, so that the focus finds Stop.
        self._launching = True
        try:
            job = begin()
        finally:
            self._launching = False
        if job is None:
            return False
        self._job = job
        job.events.connect(self.take_events)
        job.succeeded.connect(self.take_result)
        self.show_state()
        return True

    def show_buttons(self, hindrance: str = "") -> None:
        """Show Start and Stop as they are now."""
        job = self._runner.job
        running = job.title if self._runner.busy and job is not None else ""
        why = self._session.barred or hindrance
        self.buttons.set_state(running=running, mine=self.running, hindrance=why)

    def refuse(self, error: EngineError) -> None:
        """Show why something asked for cannot be."""
        self._tasks.failed.emit(error)

    def tell_saves_of(self, plot: LivePlot) -> None:
        """Say where a plot was saved to, or why not."""
        plot.saved.connect(
            lambda path: self._tasks.told.emit(tr("The plot is in {path}.").format(path=path))
        )
        plot.save_failed.connect(lambda text: self.refuse(EngineError(text)))

    def ask_folder(self) -> Path | None:
        """Ask where a report goes."""
        path = self._session.path
        near = str(path.parent) if path is not None else ""
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for the report"), near)
        return Path(chosen) if chosen else None

    # -- what changed -----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew at what may have changed while the page was away."""
        super().showEvent(event)
        self._show_missing()
        self._look_if_stale()

    def _look_if_stale(self) -> None:
        wanted = self._stale and self.isVisible() and self.missing() is None
        if wanted and self._session.open is not None and not self.running:
            self._stale = False
            self.look()

    @Slot()
    def _on_project_changed(self) -> None:
        self._stale = True
        self.clear()
        self._show_missing()
        self._look_if_stale()

    @Slot()
    def _on_states_changed(self) -> None:
        # Labels are set on another page, where they must not wait for this one.
        self._stale = True
        if self.isVisible():
            self._show_missing()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self._job = None
            self._stale = True
        self.show_state()
        self._look_if_stale()

    def _show_missing(self) -> None:
        found = self.missing()
        if found is not None:
            self._missing = found
            self.empty.set_text(found[0], found[1])
            self.empty.primary.setText(WAYS[found[2]])
            bind_icon(self.empty.primary, found[2])
        self._stack.setCurrentIndex(0 if found is not None or self._stack.count() < 2 else 1)
        if self._stack.count() > 1:
            self.show_state()


def side_panel(title: str, text: str) -> tuple[QFrame, QVBoxLayout]:
    """Return the left side of a study with its title, and the column to go on in."""
    panel = QFrame()
    set_look(panel, "panel")
    bind_measure(panel, QWidget.setFixedWidth, PANEL_WIDTH)
    column = QVBoxLayout(panel)
    column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    column.setSpacing(GRID)
    heading = QLabel(title)
    set_look(heading, "title")
    words = QLabel(text, wordWrap=True)
    set_look(words, "muted")
    column.addWidget(heading)
    column.addWidget(words)
    return panel, column
