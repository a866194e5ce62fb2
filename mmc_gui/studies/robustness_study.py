"""Robustness: damage validation rows and watch F1 fall, a curve a run."""

import functools
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from engine.events import Event
from engine.language import number, tr
from engine.robustness.report import rows_sentence
from engine.robustness.study import Curve, KindResult, RobustnessReport
from engine.training.runs import Run
from mmc_gui.jobs import JobRunner, Part
from mmc_gui.session import Session
from mmc_gui.studies.robustness_panel import RobustnessPanel
from mmc_gui.studies.study import Study
from mmc_gui.tasks import Tasks
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.humanize import spread_text
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.text_table import TextTable

NO_RUN = (
    tr("No run yet"),
    tr(
        "Robustness tells how far the labels of a trained run can be trusted "
        "when captions or photos are missing or damaged. Train one first."
    ),
    "train",
)
METRICS = {"samples_f1": tr("Samples F1"), "micro_f1": tr("Micro F1"), "macro_f1": tr("Macro F1")}
GUESS = tr("Constant guess")
COLORS = 5
"""Colours of runs; the sixth of the theme is grey, for the constant guess."""
NO_KIND = tr("F1 by damage")
USUAL = tr(
    "Choose runs and kinds of damage, and press Start. Nothing of it is kept in the project."
)


class RobustnessStudy(Study):
    """Shows one kind of damage at a time, the newest while the study runs."""

    def __init__(self, *, session: Session, tasks: Tasks, runner: JobRunner) -> None:
        super().__init__(
            session=session, tasks=tasks, runner=runner, start=tr("Start"),
            tip=tr("Damage the validation photos and captions, and score them with the "
        "checked runs"),
        )  # fmt: skip
        self._usable: list[Run] = []
        self._results: list[KindResult] = []
        self._report: RobustnessReport | None = None
        self._following = True
        self._fresh = False
        self.panel = RobustnessPanel(self.buttons)
        self.kind = QComboBox()
        self.kind.setAccessibleName(tr("Damage shown"))
        self.kind.setMinimumContentsLength(22)
        self.measure = QComboBox()
        self.measure.setAccessibleName(tr("F1 shown"))
        for key, text in METRICS.items():
            self.measure.addItem(text, key)
        self.note = QLabel(wordWrap=True)
        set_look(self.note, "muted")
        self.export = QPushButton(tr("Export report…"))
        self.export.setToolTip(tr("Write Markdown, CSV files and plots into a folder"))
        bind_icon(self.export, "export")
        self.plot = LivePlot(
            NO_KIND, x_label=tr("level, %"), y_label="F1, %",
            empty_text=tr("A curve a run appears here as soon as a kind of damage is measured."),
        )  # fmt: skip
        self.values = TextTable(((tr("Level, %"), ""),), tr("F1 by level"), numbers=range(100))
        self.values.horizontalHeader().setStretchLastSection(False)
        self.lay_out(self.panel, self._build_results())
        self.panel.choice_changed.connect(self._show_controls)
        self.kind.activated.connect(self._choose_kind)
        self.measure.currentIndexChanged.connect(lambda _: self._show_kind())
        self.export.clicked.connect(self._export)
        for changed in (session.runs_changed, tasks.run_book.changed):
            changed.connect(self._on_runs_changed)
        self.tell_saves_of(self.plot)
        self._on_runs_changed()
        self._show()

    def _build_results(self) -> QWidget:
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        for widget in (QLabel(tr("Damage")), self.kind, self.measure):
            bar.addWidget(widget)
        bar.addStretch()
        bar.addWidget(self.export)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.plot)
        splitter.addWidget(self.values)
        splitter.setSizes([340, 260])
        splitter.setChildrenCollapsible(False)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(bar)
        column.addLayout(limited(self.note))
        column.addWidget(splitter, stretch=1)
        return results

    # -- what the page does -----------------------------------------------------------------

    def start(self) -> None:
        """Measure the checked kinds of damage with the checked runs."""
        if self.panel.hindrance:
            return
        plan = self.panel.plan()
        self._fresh = self._following = True
        self.launch(functools.partial(self._tasks.studies.run_robustness, plan))

    def clear(self) -> None:
        """Forget the former project."""
        self._results, self._report = [], None
        self._show()

    def take_events(self, events: Sequence[Event | Part]) -> None:
        """Add kinds that are measured; the first one takes the place of the former study."""
        for event in events:
            if isinstance(event, Part) and isinstance(event.value, KindResult):
                if self._fresh:
                    self._results, self._report, self._fresh = [], None, False
                self._results.append(event.value)
                self._show()

    def take_result(self, result: object) -> None:
        """Keep the whole, for its report."""
        assert isinstance(result, RobustnessReport)
        self._report, self._results = result, list(result.results)
        self._show()

    def show_state(self) -> None:
        """Show the controls as the choice and the job have it."""
        self._show_controls()

    def missing(self) -> tuple[str, str, str] | None:
        """Return what must be made first: labels, or a run."""
        return super().missing() or (None if self._usable else NO_RUN)

    @Slot()
    def _on_runs_changed(self) -> None:
        self._usable = list(reversed(self._session.runs))
        self.panel.set_runs(self._usable, self._tasks.run_book.title)
        self._show_missing()

    @Slot()
    def _choose_kind(self) -> None:
        self._following = False
        self._show_kind()

    @Slot()
    def _export(self) -> None:
        report = self._report
        folder = self.ask_folder() if report is not None else None
        if report is not None and folder is not None:
            self._tasks.studies.export_robustness(report, folder)

    # -- showing ----------------------------------------------------------------------------

    def _show(self) -> None:
        names = [result.kind.title for result in self._results]
        if [self.kind.itemText(row) for row in range(self.kind.count())] != names:
            chosen = self.kind.currentText()
            self.kind.clear()
            self.kind.addItems(names)
            if self._following or chosen not in names:
                self.kind.setCurrentIndex(len(names) - 1 if self.running else 0)
            else:
                self.kind.setCurrentText(chosen)
        self._show_controls()
        self._show_kind()

    @Slot()
    def _show_controls(self) -> None:
        self.kind.setEnabled(bool(self._results))
        self.measure.setEnabled(bool(self._results))
        self.export.setEnabled(self._report is not None and not self._runner.busy)
        self.panel.set_running(self.running)
        self.show_buttons(self.panel.hindrance)

    def _show_kind(self) -> None:
        self.values.setVisible(bool(self._results))
        if not self._results:
            self.note.setText(USUAL)
            self.plot.set_series([])
            self.plot.set_title(NO_KIND)
            return
        result = self._results[max(0, self.kind.currentIndex())]
        metric = self.measure.currentData()
        stopped = self._report is not None and self._report.stopped
        ending = tr(" The study was stopped: kinds of damage are missing.") if stopped else ""
        self.note.setText(rows_sentence(result) + ending)
        self._draw(result, metric)
        self._list(result, metric)

    def _draw(self, result: KindResult, metric: str) -> None:
        rows = [
            Series(name=c.title, color=n % COLORS, dashed=n >= COLORS, digits=2)
            for n, c in enumerate(result.curves)
        ]
        self.plot.set_title(f"{METRICS[metric]}: {result.kind.title.lower()}")
        self.plot.set_series([*rows, Series(name=GUESS, color=COLORS, dashed=True, digits=2)])
        levels = np.array(result.curves[0].levels)
        columns, bands = {}, {}
        for curve in result.curves:
            mean = np.array([curve.mean(level, metric) for level in levels])
            sd = np.array([curve.sd(level, metric) or 0.0 for level in levels])
            columns[curve.title] = mean
            bands[curve.title] = (mean - sd, mean + sd)
        columns[GUESS] = np.full(len(levels), 100 * result.constant[metric])
        self.plot.set_points(levels, columns, bands=bands)

    def _list(self, result: KindResult, metric: str) -> None:
        tip = tr("Mean in per cent ± standard deviation over seeds and over the runs of the curve")
        self.values.set_headers(
            [
                (tr("Level, %"), result.kind.level),
                *((c.title, f"{c.title}. {tip}") for c in result.curves),
            ]
        )
        rows = [
            (number(level, "g"), *(_spread(curve, level, metric) for curve in result.curves))
            for level in result.curves[0].levels
        ]
        guess = number(100 * result.constant[metric], ".2f")
        self.values.set_texts([*rows, (GUESS, *[guess] * len(result.curves))])


def _spread(curve: Curve, level: float, metric: str) -> str:
    sd = curve.sd(level, metric)
    return spread_text(curve.mean(level, metric), sd)
