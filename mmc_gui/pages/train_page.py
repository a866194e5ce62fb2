"""Train: recipe and settings at the left, live curves in the middle, the runs below."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSlider, QSplitter, QVBoxLayout, QWidget

from engine.encoders.offers import Offer
from engine.errors import EngineError
from engine.events import EpochEnd, Event
from engine.language import tr
from engine.machine import compute_threads
from engine.training.config import TrainConfig
from engine.training.cost import estimate
from engine.training.recipes import RECIPES
from engine.training.runs import Run
from engine.workflow import Outlook
from mmc_gui.jobs import Job, JobRunner
from mmc_gui.panels.runs_panel import RunsPanel
from mmc_gui.session import Session
from mmc_gui.tasks import TRAINING, Tasks
from mmc_gui.theme import GRID, set_look
from mmc_gui.training_log import TrainingLog
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.humanize import duration_text, memory_text, rough_time_text
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.load_gauge import LoadGauge
from mmc_gui.widgets.log_panel import LogPanel
from mmc_gui.widgets.plot_layers import MOST_SMOOTHING, Overlay
from mmc_gui.widgets.train_panel import TrainPanel

LOSS_SERIES = {tr("Training"): "train_loss", tr("Validation"): "val_loss"}
F1_SERIES = {
    tr("Micro"): "micro_f1",
    tr("Macro"): "macro_f1",
    tr("Samples"): "samples_f1",
}
GUESS = tr("Constant guess (micro)")
LOOK_MS = 1000


class TrainPage(QWidget):
    """Starts trainings and shows how they go."""

    stop_requested = Signal()
    encoder_wanted = Signal(str)
    """Show the list of encoders, with this one chosen."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: Tasks,
        runner: JobRunner,
        panel: TrainPanel,
        runs_panel: RunsPanel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._runner = session, tasks, runner
        self._job: Job | None = None
        self._training = False
        self._outlook: Outlook | None = None
        self._offer: Offer | None = None
        self.panel, self.runs_panel = panel, runs_panel
        self.form, self.cards, self.encoder = self.panel.form, self.panel.cards, self.panel.encoder
        self.start_button, self.stop_button = self.panel.start_button, self.panel.stop_button
        self.loss_plot = LivePlot(tr("Loss"), y_label=tr("loss a label"))
        self.loss_plot.set_series([Series(name=name, digits=4) for name in LOSS_SERIES])
        self.f1_plot = LivePlot(tr("Validation F1"), y_label="F1")
        self.f1_plot.set_series(
            [*(Series(name=name) for name in F1_SERIES), Series(name=GUESS, dashed=True)]
        )
        self.smoothing, self.smoothing_value = QSlider(Qt.Orientation.Horizontal), QLabel(tr("off"))
        self.behind = ElidedLabel()
        self.gauge, self.log_panel = LoadGauge(), LogPanel(tr("Log"))
        self.log = TrainingLog(self)
        self._looks = QTimer(self, interval=LOOK_MS)
        self.runs, self.use_button = self.runs_panel.table, self.runs_panel.use_button
        self.no_runs = self.runs_panel.none_yet
        self._build()
        self._connect()
        self._on_project_changed()
        self._on_run_changed()
        self._on_busy(runner.busy)

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
            self.log.follow(self._job, self.config(), self.panel.encoder_name)
            self._job.events.connect(self._on_events)
            self._job.hold_changed.connect(self._show_hold)
            self._job.failed.connect(self._show_curves)
            self._job.cancelled.connect(self._show_curves)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keys on; a focus proxy would let Tab pass over recipes and settings."""
        super().focusInEvent(event)
        self.start_button.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Look ahead at the next training, as labels and features may be others by now."""
        super().showEvent(event)
        self._look_ahead()

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.panel)
        right = QVBoxLayout()
        right.setSpacing(0)
        row.addLayout(right, stretch=1)
        splitter = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(splitter, stretch=1)
        upper = QWidget()
        splitter.addWidget(upper)
        above = QVBoxLayout(upper)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addLayout(self._build_bar())
        plots = QHBoxLayout()
        above.addLayout(plots, stretch=1)
        plots.setContentsMargins(GRID, GRID, GRID, GRID)
        plots.setSpacing(GRID)
        plots.addWidget(self.loss_plot)
        plots.addWidget(self.f1_plot)
        splitter.addWidget(self.runs_panel)
        splitter.setSizes([460, 220])
        splitter.setChildrenCollapsible(False)
        right.addWidget(self.log_panel)
        self.log_panel.setContentsMargins(GRID, 0, GRID, GRID // 2)

    def _build_bar(self) -> QHBoxLayout:
        name = QLabel(tr("&Smoothing"))
        name.setBuddy(self.smoothing)
        set_look(name, "muted")
        set_look(self.behind, "muted")
        self.smoothing.setRange(0, round(100 * MOST_SMOOTHING))
        self.smoothing.setPageStep(10)
        self.smoothing.setFixedWidth(16 * GRID)
        self.smoothing.setAccessibleName(tr("Smoothing of the curves, per cent"))
        self.smoothing.setToolTip(
            tr("Even the curves out; what was measured stays faintly visible")
        )
        bar = QHBoxLayout()
        bar.setContentsMargins(2 * GRID, GRID, GRID, 0)
        bar.setSpacing(GRID)
        for widget in (name, self.smoothing, self.smoothing_value):
            bar.addWidget(widget)
        bar.addSpacing(GRID)
        bar.addWidget(self.behind, stretch=1)
        bar.addWidget(self.gauge)
        return bar

    def _connect(self) -> None:
        self.log.said.connect(self.log_panel.append)
        self._looks.timeout.connect(self._look_at_machine)
        self.smoothing.valueChanged.connect(self._smooth)
        self.runs_panel.selection_changed.connect(self._look_behind)
        self.panel.start_requested.connect(self.start)
        self.panel.pause_requested.connect(self._toggle_pause)
        self.panel.stop_requested.connect(self.stop_requested)
        self.panel.changed.connect(self._show_estimate)
        self.panel.encoder_changed.connect(self._look_ahead)
        self.panel.encoder_list_wanted.connect(
            lambda: self.encoder_wanted.emit(self.panel.encoder_name)
        )
        self._tasks.encoders.changed.connect(self._look_ahead)
        self.runs_panel.settings_wanted.connect(self._use_settings)
        self.runs_panel.resume_wanted.connect(self._go_on)
        for plot in (self.loss_plot, self.f1_plot):
            plot.saved.connect(
                lambda path: self._tasks.told.emit(tr("The plot is in {path}.").format(path=path))
            )
            plot.save_failed.connect(lambda text: self._tasks.failed.emit(EngineError(text)))
        self._runner.busy_changed.connect(self._on_busy)
        self._session.project_changed.connect(self._on_project_changed)
        self._session.runs_changed.connect(self._look_ahead)
        self._session.run_changed.connect(self._on_run_changed)

    # -- what it will take ------------------------------------------------------------------

    @Slot()
    def _look_ahead(self) -> None:
        """Ask for what is known of the next training; a page that is not seen asks later."""
        if self._session.open is None or not self.isVisible() or self._training:
            return
        self._tasks.encoders.look_at(self.panel.encoder_name, self._show_offer)
        self._tasks.run_book.outlook(self.panel.encoder_name, self._show_outlook)

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
            held = self._runner.job is not None and self._runner.job.paused
            first = tr("Paused: the processor is free. ") if held else ""
            kept = tr("{first}A stop keeps the features and the best epoch.")
            self.panel.set_estimate(kept.format(first=first))
        elif outlook is None or self.panel.refused:
            self.panel.set_estimate("")
        elif outlook.size.train_rows < 2:
            self.panel.set_estimate(tr("There are too few labelled photos to train on."))
        else:
            guess = estimate(
                self.config(), outlook.size, past=outlook.past, threads=compute_threads()
            )
            said = (
                tr(
                    "{missing:,} photos and captions are encoded first. Then about {time}, "
                    "{memory} of memory."
                )
                if outlook.missing
                else tr("About {time}, {memory} of memory.")
            )
            text = said.format(
                missing=outlook.missing,
                time=duration_text(guess.seconds),
                memory=memory_text(guess.memory),
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
        self.panel.bar(self._session.barred)
        self._clear_plots()
        self._outlook = None
        self._show_behind([], [])
        self.log_panel.clear()
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
        self._show_hold()
        self._show_estimate()
        self._look_behind()
        self._measure(self._training)
        self.runs_panel.resume.button.setEnabled(not busy)

    def _measure(self, on: bool) -> None:
        """Show once a second what a training takes of the machine."""
        if on == self._looks.isActive():
            return
        if on:
            self._looks.start()
            self._look_at_machine()
        else:
            self._looks.stop()
            self._tasks.run_book.leave_machine()
            self.gauge.hide()

    @Slot()
    def _look_at_machine(self) -> None:
        self._tasks.run_book.look_at_machine(self.gauge.show_load)

    @Slot()
    def _toggle_pause(self) -> None:
        job = self._runner.job
        if self._training and job is not None:
            if job.pause_requested:
                job.resume()
            else:
                job.pause()

    @Slot()
    def _show_hold(self) -> None:
        job = self._runner.job if self._training else None
        self.panel.set_hold(
            can=job is not None and job.can_pause and not job.cancel_requested,
            wanted=job is not None and job.pause_requested,
            held=job is not None and job.paused,
        )
        self._show_estimate()

    @Slot(list)
    def _on_events(self, events: list[Event]) -> None:
        self._show_epochs([event for event in events if isinstance(event, EpochEnd)])

    @Slot()
    def _on_run_changed(self) -> None:
        if not self._training:
            self._show_curves()
        self._look_behind()

    @Slot()
    def _show_curves(self) -> None:
        """Show the curves of the chosen run, also after a training that left none."""
        self._clear_plots()
        if self._session.run is not None:
            self._show_epochs(self._session.run.history)

    @Slot(str)
    def _go_on(self, run_id: str) -> None:
        """Take up a training that was interrupted: the same settings find it again."""
        self._use_settings(run_id)
        self.start()

    @Slot(str)
    def _use_settings(self, run_id: str) -> None:
        """Show a run's settings and encoder, to repeat or to change it."""
        for run in self._session.runs:
            if run.id == run_id:
                self.use_settings(run.setup.config)
                self.panel.set_encoder(run.setup.encoder.name)
                self._look_ahead()
                self.start_button.setFocus()

    @Slot(int)
    def _smooth(self, percent: int) -> None:
        self.smoothing_value.setText(f"{percent} %" if percent else tr("off"))
        for plot in (self.loss_plot, self.f1_plot):
            plot.set_smoothing(percent / 100)

    @Slot()
    def _look_behind(self) -> None:
        """Lay the curves of the selected runs behind those that are shown."""
        own = None if self._training or self._session.run is None else self._session.run.run.id
        runs = [run for run in self.runs_panel.selected if run.id != own]
        several = self._training or len(self.runs_panel.selected) > 1
        if not runs or not several or self._session.open is None:
            self._show_behind([], [])
            return
        self._tasks.run_book.read_curves(runs, lambda found: self._show_behind(runs, found))

    def _show_behind(self, runs: list[Run], curves: list[list[EpochEnd]]) -> None:
        names = [self._tasks.run_book.title(run.id) for run in runs]
        for plot, fields in ((self.loss_plot, LOSS_SERIES), (self.f1_plot, F1_SERIES)):
            plot.set_overlays(
                [overlay_of(name, curve, fields) for name, curve in zip(names, curves, strict=True)]
            )
        self.behind.setText(
            tr("Dashed: {join}").format(join=', '.join(names)) if names
            else tr("Select more runs below, with Ctrl, to lay their curves behind")
        )  # fmt: skip

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


def overlay_of(name: str, curve: list[EpochEnd], fields: Mapping[str, str]) -> Overlay:
    """Return the curves of an earlier run; ``fields`` names what each curve shows of an epoch."""
    return Overlay(
        name=name,
        x=np.array([float(end.epoch) for end in curve]),
        columns={
            series: np.array([float(getattr(end, field)) for end in curve])
            for series, field in fields.items()
        },
    )
