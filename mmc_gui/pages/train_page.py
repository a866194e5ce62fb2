"""Train: settings at the left, live curves in the middle, the runs below."""

import dataclasses

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.events import EpochEnd, Event
from engine.search.space import changed_settings
from engine.training.config import TrainConfig
from engine.training.recipes import DESCRIPTIONS, RECIPES, recipe
from engine.training.runs import Run
from mmc_gui.jobs import Job, JobRunner
from mmc_gui.session import Session
from mmc_gui.tasks import TRAINING, Tasks
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.runs_table import RunRow, RunsTable

FUSION_TEXTS = {
    "joint": "Joint: both, added",
    "concat": "Concat: both, joined",
    "sum": "Sum: heads and a stacker",
    "mixed": "Mixed: three heads and a stacker",
    "image": "Image only",
    "text": "Caption only",
}
LOSS_SERIES = {"Training": "train_loss", "Validation": "val_loss"}
F1_SERIES = {"Micro": "micro_f1", "Macro": "macro_f1", "Samples": "samples_f1"}


class TrainPage(QWidget):
    """Starts trainings and shows how they go."""

    stop_requested = Signal()

    def __init__(
        self, *, session: Session, tasks: Tasks, runner: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._tasks, self._runner = session, tasks, runner
        self._job: Job | None = None
        self._training = False
        self.recipe = QComboBox()
        self.recipe.addItems(list(RECIPES))
        self.recipe_text = QLabel()
        self.recipe_text.setWordWrap(True)
        set_look(self.recipe_text, "muted")
        self.encoder = QComboBox()
        self.encoder.setEditable(True)
        self.encoder.addItems(["basic"])
        self.encoder.setToolTip(
            "What turns photos and captions into vectors. basic works offline; "
            "open_clip:MODEL/TAG, such as open_clip:ViT-B-32/laion2b_s34b_b79k, downloads a CLIP "
            "model; local-dir:FOLDER loads one from disk."
        )
        self.fusion = QComboBox()
        for key in FUSION_TEXTS:
            self.fusion.addItem(FUSION_TEXTS[key], key)
        self.epochs = self._number(1, 10_000, "How often every training photo is shown")
        self.batch = self._number(0, 100_000, "Photos a step; 0 takes all of them at once")
        self.batch.setSpecialValueText("All")
        self.seed = self._number(0, 2**31 - 1, "Same seed, same data: same run")
        self.lr = QDoubleSpinBox(decimals=5, minimum=1e-5, maximum=1.0, singleStep=5e-4)
        self.lr.setToolTip("Highest learning rate; it climbs to it and falls again")
        self.dropout = QDoubleSpinBox(decimals=2, minimum=0.0, maximum=0.95, singleStep=0.05)
        self.dropout.setToolTip("Share of hidden units left out at each step, against overfitting")
        self.start_button = QPushButton("Start training")
        bind_icon(self.start_button, "play")
        set_look(self.start_button, "primary")
        self.stop_button = QPushButton("Stop and keep the best epoch")
        bind_icon(self.stop_button, "stop")
        self.loss_plot = LivePlot("Loss", y_label="loss a label")
        self.loss_plot.set_series([Series(name=name, digits=4) for name in LOSS_SERIES])
        self.f1_plot = LivePlot("Validation F1", y_label="F1")
        self.f1_plot.set_series([Series(name=name) for name in F1_SERIES])
        self.runs = RunsTable()
        self._build()
        self._connect()
        self._show_recipe(self.recipe.currentText())
        self._on_busy(False)

    def config(self) -> TrainConfig:
        """Return the settings on the page; changed ones make the recipe a custom one."""
        base = RECIPES[self.recipe.currentText()]
        given = dataclasses.replace(
            base,
            fusion=self.fusion.currentData(),
            epochs=self.epochs.value(),
            batch_size=self.batch.value(),
            lr=self.lr.value(),
            dropout=self.dropout.value(),
            seed=self.seed.value(),
        )
        same = dataclasses.replace(base, seed=given.seed) == given
        return given if same else dataclasses.replace(given, recipe="custom")

    def use_settings(self, config: TrainConfig) -> None:
        """Show these settings; what the page has no field for is told, not taken over."""
        name = config.recipe if config.recipe in RECIPES else self.recipe.currentText()
        self.recipe.setCurrentText(name)
        self._show_recipe(name)
        self.fusion.setCurrentIndex(self.fusion.findData(config.fusion))
        self.epochs.setValue(config.epochs)
        self.batch.setValue(config.batch_size)
        self.lr.setValue(config.lr)
        self.dropout.setValue(config.dropout)
        self.seed.setValue(config.seed)
        given = dataclasses.replace(self.config(), recipe=config.recipe)
        if left := changed_settings(config, given):
            words = ", ".join(f"{name} {text}" for name, text in left.items())
            self._tasks.told.emit(f"Not taken over, as this page has no field for it: {words}.")

    @property
    def epochs_shown(self) -> int:
        """How many epochs the curves have."""
        return len(self.f1_plot.points("Micro")[0])

    @Slot()
    def start(self) -> None:
        """Train with the settings on the page."""
        try:
            config = self.config()
        except EngineError as error:
            self._tasks.failed.emit(error)
            return
        self._job = self._tasks.train(config, encoder_name=self.encoder.currentText().strip())
        if self._job is not None:
            self._clear_plots()
            self._job.events.connect(self._on_events)
            self._job.failed.connect(self._show_curves)
            self._job.cancelled.connect(self._show_curves)

    # -- building ---------------------------------------------------------------------------

    def _number(self, low: int, high: int, tip: str) -> QSpinBox:
        box = QSpinBox(minimum=low, maximum=high)
        box.setGroupSeparatorShown(True)
        box.setToolTip(tip)
        return box

    def _build(self) -> None:
        form = QGridLayout()
        form.setSpacing(GRID)
        form.setColumnStretch(1, 1)
        form.addWidget(self.recipe_text, 1, 0, 1, 2)
        for line, (text, widget) in enumerate(
            (
                ("Recipe", self.recipe),
                ("", self.recipe_text),
                ("Encoder", self.encoder),
                ("Fusion", self.fusion),
                ("Epochs", self.epochs),
                ("Batch size", self.batch),
                ("Learning rate", self.lr),
                ("Dropout", self.dropout),
                ("Seed", self.seed),
            )
        ):
            if text:
                widget.setAccessibleName(text)
                form.addWidget(QLabel(text), line, 0)
                form.addWidget(widget, line, 1)
        panel = QFrame()
        set_look(panel, "panel")
        panel.setFixedWidth(296)
        side = QVBoxLayout(panel)
        side.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        side.setSpacing(GRID)
        title = QLabel("Train a run")
        set_look(title, "title")
        side.addWidget(title)
        side.addLayout(form)
        side.addSpacing(GRID)
        side.addWidget(self.start_button)
        side.addWidget(self.stop_button)
        side.addStretch()
        plots = QHBoxLayout()
        plots.setContentsMargins(GRID, GRID, GRID, GRID)
        plots.setSpacing(GRID)
        plots.addWidget(self.loss_plot)
        plots.addWidget(self.f1_plot)
        upper = QWidget()
        upper.setLayout(plots)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(upper)
        splitter.addWidget(self.runs)
        splitter.setSizes([460, 220])
        splitter.setChildrenCollapsible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(splitter, stretch=1)
        self.setFocusProxy(self.start_button)

    def _connect(self) -> None:
        self.recipe.currentTextChanged.connect(self._show_recipe)
        self.start_button.clicked.connect(self.start)
        self.stop_button.clicked.connect(self._stop)
        self.runs.run_chosen.connect(self._choose_run)
        for plot in (self.loss_plot, self.f1_plot):
            plot.saved.connect(lambda path: self._tasks.told.emit(f"The plot is in {path}."))
            plot.save_failed.connect(lambda text: self._tasks.failed.emit(EngineError(text)))
        self._runner.busy_changed.connect(self._on_busy)
        self._session.project_changed.connect(self._on_project_changed)
        self._session.runs_changed.connect(self._show_runs)
        self._session.run_changed.connect(self._on_run_changed)

    # -- what changed -----------------------------------------------------------------------

    @Slot(str)
    def _show_recipe(self, name: str) -> None:
        config = recipe(name)
        self.recipe_text.setText(DESCRIPTIONS[name])
        self.fusion.setCurrentIndex(list(FUSION_TEXTS).index(config.fusion))
        self.epochs.setValue(config.epochs)
        self.batch.setValue(config.batch_size)
        self.lr.setValue(config.lr)
        self.dropout.setValue(config.dropout)

    @Slot()
    def _on_project_changed(self) -> None:
        opened = self._session.open
        self._clear_plots()
        if opened is not None and opened.encoder is not None:
            self.encoder.setCurrentText(opened.encoder.name)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        job = self._runner.job
        self._training = busy and job is not None and job.title == TRAINING
        # The focus goes to the button that now makes sense, not to whatever comes next.
        pair = (self.start_button, self.stop_button)
        focused = any(button.hasFocus() for button in pair)
        self.start_button.setEnabled(not busy)
        self.stop_button.setEnabled(self._training)
        if focused:
            pair[self._training].setFocus()
        self.start_button.setToolTip("Something else is running" if busy else "")

    @Slot(list)
    def _on_events(self, events: list[Event]) -> None:
        self._show_epochs([event for event in events if isinstance(event, EpochEnd)])

    @Slot()
    def _on_run_changed(self) -> None:
        run = self._session.run
        self.runs.set_current(run.run.id if run else "")
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
        self.runs.set_rows([_run_row(run) for run in reversed(self._session.runs) if run.usable])
        if self._session.run is not None:
            self.runs.set_current(self._session.run.run.id)

    @Slot(str)
    def _choose_run(self, run_id: str) -> None:
        for run in self._session.runs:
            if run.id == run_id:
                self._tasks.choose_run(run)

    @Slot()
    def _stop(self) -> None:
        self.stop_button.setEnabled(False)
        self.stop_requested.emit()

    def _clear_plots(self) -> None:
        self.loss_plot.clear()
        self.f1_plot.clear()

    def _show_epochs(self, epochs: list[EpochEnd]) -> None:
        for end in epochs:
            self.loss_plot.append(
                end.epoch, {name: getattr(end, field) for name, field in LOSS_SERIES.items()}
            )
            self.f1_plot.append(
                end.epoch, {name: getattr(end, field) for name, field in F1_SERIES.items()}
            )
            if end.best:
                self.loss_plot.set_best(end.epoch)
                self.f1_plot.set_best(end.epoch)


def _run_row(run: Run) -> RunRow:
    result, config = run.result, run.setup.config
    return RunRow(
        run_id=run.id,
        recipe=config.recipe,
        fusion=FUSION_TEXTS[config.fusion].split(":")[0],
        encoder=run.setup.encoder.name,
        epochs=f"{result.best_epoch} of {result.epochs}" if result else "interrupted",
        micro=result.metrics["micro_f1"] if result else None,
        macro=result.metrics["macro_f1"] if result else None,
        samples=result.metrics["samples_f1"] if result else None,
        seconds=result.seconds if result else None,
    )
