"""Train: recipe and settings at the left, live curves in the middle, the runs below."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from engine.encoders.offers import Offer
from engine.errors import EngineError
from engine.events import EpochEnd, Event
from engine.language import tr
from engine.machine import compute_threads
from engine.training.config import TrainConfig
from engine.training.cost import estimate
from engine.training.kinds import Choice
from engine.training.recipes import RECIPES, recipe_title
from engine.training.runs import Run
from engine.training.settings import SETTINGS
from engine.workflow import Outlook
from mmc_gui.jobs import Job, JobRunner
from mmc_gui.session import Session
from mmc_gui.tasks import TRAINING, Tasks
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.humanize import duration_text, memory_text, rough_time_text
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.runs_table import USE, RunRow, RunsTable
from mmc_gui.widgets.train_panel import TrainPanel

LOSS_SERIES = {tr("Training"): "train_loss", tr("Validation"): "val_loss"}
F1_SERIES = {
    tr("Micro"): "micro_f1",
    tr("Macro"): "macro_f1",
    tr("Samples"): "samples_f1",
}
GUESS = tr("Constant guess (micro)")


class TrainPage(QWidget):
    """Starts trainings and shows how they go."""

    stop_requested = Signal()
    encoder_wanted = Signal(str)
    """Show the list of encoders, with this one chosen."""

    def __init__(
        self, *, session: Session, tasks: Tasks, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._runner = session, tasks, runner
        self._job: Job | None = None
        self._training = False
        self._outlook: Outlook | None = None
        self._offer: Offer | None = None
        self.panel = TrainPanel()
        self.form, self.cards, self.encoder = self.panel.form, self.panel.cards, self.panel.encoder
        self.start_button, self.stop_button = self.panel.start_button, self.panel.stop_button
        self.loss_plot = LivePlot(tr("Loss"), y_label=tr("loss a label"))
        self.loss_plot.set_series([Series(name=name, digits=4) for name in LOSS_SERIES])
        self.f1_plot = LivePlot(tr("Validation F1"), y_label="F1")
        self.f1_plot.set_series(
            [*(Series(name=name) for name in F1_SERIES), Series(name=GUESS, dashed=True)]
        )
        self.runs = RunsTable()
        self.use_button = QPushButton(USE)
        self.no_runs = QLabel(tr("None yet. Choose a recipe and start a training."))
        self._build()
        self._connect()
        self._on_busy(False)

    def config(self) -> TrainConfig:
        """Return the settings on the page; changed ones make the recipe a custom one."""
        return self.panel.config()

    def use_settings(self, config: TrainConfig) -> None:
        """Show settings from elsewhere, to train with them or to change them."""
        self.panel.load(config)

    def use_encoder(self, name: str) -> None:
        """Train with this encoder from now on."""
        self.panel.set_encoder(name)
        self._look_ahead()

    @property
    def epochs_shown(self) -> int:
        """How many epochs the curves have."""
        return len(self.f1_plot.points(tr("Micro"))[0])

    @Slot()
    def start(self) -> None:
        """Train with the settings on the page."""
        if self.panel.refused:
            self._tasks.failed.emit(EngineError(self.panel.refused))
            return
        self._job = self._tasks.train(self.config(), encoder_name=self.panel.encoder_name)
        if self._job is not None:
            self._clear_plots()
            self._job.events.connect(self._on_events)
            self._job.failed.connect(self._show_curves)
            self._job.cancelled.connect(self._show_curves)

    def showEvent(self, event: QShowEvent) -> None:
        """Look ahead at the next training, as labels and features may be others by now."""
        super().showEvent(event)
        self._look_ahead()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        plots = QHBoxLayout()
        plots.setContentsMargins(GRID, GRID, GRID, GRID)
        plots.setSpacing(GRID)
        plots.addWidget(self.loss_plot)
        plots.addWidget(self.f1_plot)
        upper = QWidget()
        upper.setLayout(plots)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(upper)
        splitter.addWidget(self._build_runs())
        splitter.setSizes([460, 220])
        splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        row.addWidget(splitter, stretch=1)
        self.setFocusProxy(self.start_button)

    def _build_runs(self) -> QWidget:
        title = QLabel(tr("Runs"))
        set_look(title, "heading")
        set_look(self.no_runs, "muted")
        set_look(self.use_button, "link")
        self.use_button.setToolTip(
            tr(
                "Show the chosen run's settings and encoder at the left, to train with "
                "them again or to change them"
            )
        )
        self.use_button.setEnabled(False)
        top = QHBoxLayout()
        top.setContentsMargins(GRID, GRID // 2, GRID, 0)
        top.setSpacing(GRID)
        top.addWidget(title)
        top.addWidget(self.no_runs)
        top.addStretch()
        top.addWidget(self.use_button)
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.runs)
        return lower

    def _connect(self) -> None:
        self.panel.start_requested.connect(self.start)
        self.panel.stop_requested.connect(self.stop_requested)
        self.panel.changed.connect(self._show_estimate)
        self.panel.encoder_changed.connect(self._look_ahead)
        self.panel.encoder_list_wanted.connect(
            lambda: self.encoder_wanted.emit(self.panel.encoder_name)
        )
        self._tasks.encoders.changed.connect(self._look_ahead)
        self.runs.run_chosen.connect(self._choose_run)
        self.runs.settings_wanted.connect(self._use_settings)
        self.use_button.clicked.connect(self.runs.ask_for_settings)
        for plot in (self.loss_plot, self.f1_plot):
            plot.saved.connect(
                lambda path: self._tasks.told.emit(tr("The plot is in {path}.").format(path=path))
            )
            plot.save_failed.connect(lambda text: self._tasks.failed.emit(EngineError(text)))
        self._runner.busy_changed.connect(self._on_busy)
        self._session.project_changed.connect(self._on_project_changed)
        self._session.runs_changed.connect(self._show_runs)
        self._session.run_changed.connect(self._on_run_changed)

    # -- what it will take ------------------------------------------------------------------

    @Slot()
    def _look_ahead(self) -> None:
        """Ask for what is known of the next training; a page that is not seen asks later."""
        if self._session.open is None or not self.isVisible() or self._training:
            return
        self._tasks.encoders.look_at(self.panel.encoder_name, self._show_offer)
        self._tasks.outlook(self.panel.encoder_name, self._show_outlook)

    def _show_offer(self, offer: Offer | None) -> None:
        self._offer = offer
        missing = self._outlook.missing if self._outlook is not None else 0
        # A photo that is broken waits for ever, and does not make a training slower.
        self.panel.set_encoder_offer(offer, waiting=missing // 2)

    def _show_outlook(self, outlook: Outlook | None) -> None:
        self._outlook = outlook
        self._show_offer(self._offer)
        if outlook is not None:
            threads = compute_threads()
            self.cards.set_times(
                {
                    name: rough_time_text(
                        estimate(config, outlook.size, past=outlook.past, threads=threads).seconds
                    )
                    for name, config in RECIPES.items()
                }
            )
        self._show_estimate()

    @Slot()
    def _show_estimate(self) -> None:
        outlook = self._outlook
        if self._training:
            self.panel.set_estimate(tr("A stop keeps the best epoch so far."))
        elif outlook is None or self.panel.refused:
            self.panel.set_estimate("")
        elif outlook.size.train_rows < 2:
            self.panel.set_estimate(tr("There are too few labelled photos to train on."))
        else:
            guess = estimate(
                self.config(), outlook.size, past=outlook.past, threads=compute_threads()
            )
            first = "about" if outlook.missing else tr("About")
            text = tr("{first} {seconds}, {memory_text} of memory.").format(
                first=first,
                seconds=duration_text(guess.seconds),
                memory_text=memory_text(guess.memory),
            )
            if outlook.missing:
                text = tr("{missing:,} photos and captions are encoded first. Then {text}").format(
                    missing=outlook.missing, text=text
                )
            known = (
                tr("Judged by how long former runs took")
                if guess.measured
                else tr("Judged by another machine; the first run will tell how fast this one is")
            )
            self.panel.set_estimate(
                text,
                tr("{known}, on {train_rows:,} rows.").format(
                    known=known, train_rows=outlook.size.train_rows
                ),
            )

    # -- what changed -----------------------------------------------------------------------

    @Slot()
    def _on_project_changed(self) -> None:
        opened = self._session.open
        self._clear_plots()
        self._outlook = None
        if opened is not None:
            names = [run.setup.encoder.name for run in reversed(opened.runs)]
            current = opened.encoder.name if opened.encoder is not None else ""
            self.panel.offer_encoders(
                [current, *names] if current else names,
                current=current or self.panel.encoder_name,
            )
        self._look_ahead()
        self._show_estimate()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        job = self._runner.job
        self._training = busy and job is not None and job.title == TRAINING
        self.panel.set_running(busy=busy, training=self._training)
        self._show_estimate()

    @Slot(list)
    def _on_events(self, events: list[Event]) -> None:
        self._show_epochs([event for event in events if isinstance(event, EpochEnd)])

    @Slot()
    def _on_run_changed(self) -> None:
        run = self._session.run
        self.runs.set_current(run.run.id if run else "")
        self.use_button.setEnabled(run is not None)
        if not self._training:
            self._show_curves()

    @Slot()
    def _show_curves(self) -> None:
        """Show the curves of the chosen run, also after a training that left none."""
        self._clear_plots()
        if self._session.run is not None:
            self._show_epochs(self._session.run.history)

    @Slot()
    def _show_runs(self) -> None:
        self.runs.set_rows([_run_row(run) for run in reversed(self._session.runs)])
        self.no_runs.setVisible(self.runs.rowCount() == 0)
        if self._session.run is not None:
            self.runs.set_current(self._session.run.run.id)
        self._look_ahead()

    @Slot(str)
    def _choose_run(self, run_id: str) -> None:
        for run in self._session.runs:
            if run.id == run_id:
                self._tasks.choose_run(run)

    @Slot(str)
    def _use_settings(self, run_id: str) -> None:
        """Show a run's settings and encoder, to repeat or to change it."""
        for run in self._session.runs:
            if run.id == run_id:
                self.use_settings(run.setup.config)
                self.panel.set_encoder(run.setup.encoder.name)
                self._look_ahead()
                self.start_button.setFocus()

    def _clear_plots(self) -> None:
        self.loss_plot.clear()
        self.f1_plot.clear()

    def _show_epochs(self, epochs: list[EpochEnd]) -> None:
        guess = self._session.guess() if epochs else None
        line = {} if guess is None else {GUESS: guess.micro_f1}
        for end in epochs:
            self.loss_plot.append(
                end.epoch, {name: getattr(end, field) for name, field in LOSS_SERIES.items()}
            )
            self.f1_plot.append(
                end.epoch, line | {name: getattr(end, field) for name, field in F1_SERIES.items()}
            )
            if end.best:
                self.loss_plot.set_best(end.epoch)
                self.f1_plot.set_best(end.epoch)


def _run_row(run: Run) -> RunRow:
    result, config = run.result, run.setup.config
    fusion = SETTINGS["fusion"].kind
    assert isinstance(fusion, Choice)
    return RunRow(
        run_id=run.id,
        recipe=recipe_title(config.recipe),
        fusion=fusion.short(config.fusion),
        encoder=run.setup.encoder.name,
        epochs=tr("{best_epoch} of {epochs}").format(
            best_epoch=result.best_epoch, epochs=result.epochs
        )
        if result
        else tr("interrupted"),
        micro=result.metrics["micro_f1"] if result else None,
        macro=result.metrics["macro_f1"] if result else None,
        samples=result.metrics["samples_f1"] if result else None,
        seconds=result.seconds if result else None,
    )
