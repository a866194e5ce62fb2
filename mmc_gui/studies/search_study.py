"""Better settings: choose a recipe, search around it, and take the best to the Train page."""

import dataclasses
import functools
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from engine.events import Event
from engine.language import number, tr
from engine.search.plan import SearchPlan, StudyResult, TrialResult
from engine.search.project import SearchReport
from engine.search.space import changed_settings
from engine.training.settings import SETTINGS
from mmc_gui.jobs import JobRunner, Part
from mmc_gui.session import Session
from mmc_gui.studies.search_panel import SearchPanel
from mmc_gui.studies.study import Study
from mmc_gui.tasks import Tasks
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.humanize import seconds_text
from mmc_gui.widgets.live_plot import LivePlot, Series
from mmc_gui.widgets.text_table import TextTable

HEADERS = (
    (tr("Trial"), tr("In the order in which they were begun; the first is the recipe")),
    ("F1", tr("The objective on the validation photos, in per cent")),
    (tr("State"), tr("A trial is given up early where its epochs fall behind those of the others")),
    (tr("Time"), tr("Seconds")),
    (tr("Differs from the recipe"), tr("Settings that the trial changes")),
)
STATES = {
    "complete": tr("done"),
    "pruned": tr("given up early"),
    "failed": tr("failed"),
}
BEST, TRIAL, RECIPE = tr("Best so far"), tr("Each trial"), tr("The recipe")
NOTHING = StudyResult(study="", trials=(), new=0, stopped=False)


class SearchStudy(Study):
    """Shows the trials of the chosen search as far as it has come, and goes on with it."""

    settings_chosen = Signal(object)
    """The ``TrainConfig`` of the best trial."""

    def __init__(self, *, session: Session, tasks: Tasks, runner: JobRunner) -> None:
        super().__init__(
            session=session, tasks=tasks, runner=runner, start=tr("Start"),
            tip=tr("Make trials until there are as many as asked for"),
        )  # fmt: skip
        self._study = NOTHING
        self._report: SearchReport | None = None
        self._asked: SearchPlan | None = None
        self._refusal = ""
        self.panel = SearchPanel(self.buttons)
        self.verdict = QLabel(wordWrap=True)
        self.use = QPushButton(tr("Use these settings"))
        self.use.setToolTip(tr("Take the settings of the best trial to the Train page"))
        bind_icon(self.use, "train")
        self.trials = TextTable(HEADERS, tr("Trials"), numbers=(0, 1, 3))
        self.plot = LivePlot(
            tr("F1 by trial"), x_label=tr("trial"), y_label="F1, %",
            empty_text=tr("Press Start: a point is drawn for each trial."),
        )  # fmt: skip
        self.plot.set_series(
            [
                Series(name=BEST, color=0, digits=2),
                Series(name=TRIAL, color=1, digits=2, dots=True),
                Series(name=RECIPE, color=5, dashed=True, digits=2),
            ]
        )
        self.lay_out(self.panel, self._build_results())
        self.panel.search_changed.connect(self._on_search_changed)
        self.panel.amount_changed.connect(self._show)
        self.use.clicked.connect(self._use)
        self.tell_saves_of(self.plot)
        self._show()

    def _build_results(self) -> QWidget:
        bar = QHBoxLayout()
        bar.setSpacing(GRID)
        bar.addWidget(self.verdict, stretch=1)
        bar.addWidget(self.use)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.addWidget(self.trials)
        splitter.addWidget(self.plot)
        splitter.setSizes([300, 300])
        splitter.setChildrenCollapsible(False)
        results = QWidget()
        column = QVBoxLayout(results)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(bar)
        column.addWidget(splitter, stretch=1)
        return results

    # -- what the page does -----------------------------------------------------------------

    def start(self) -> None:
        """Make trials until there are as many as asked for."""
        plan = self.panel.plan()
        if self.launch(functools.partial(self._tasks.studies.run_search, plan)):
            self._asked, self._study, self._report = plan, NOTHING, None
            self._refusal = ""
        self._show()

    def look(self) -> None:
        """Look up how far the chosen search has come."""
        plan = self.panel.plan()
        self._tasks.studies.look_at_search(plan, done=self._take_look, failed=self._take_refusal)

    def clear(self) -> None:
        """Forget the former project."""
        self._study, self._report, self._asked, self._refusal = NOTHING, None, None, ""
        self._show()

    def take_events(self, events: Sequence[Event | Part]) -> None:
        """Add trials that are over."""
        told = [e.value for e in events if isinstance(e, Part)]
        trials = [value for value in told if isinstance(value, TrialResult)]
        if trials:
            self._study = dataclasses.replace(self._study, trials=(*self._study.trials, *trials))
            self._show()

    def take_result(self, result: object) -> None:
        """Keep the whole."""
        assert isinstance(result, SearchReport)
        self._report, self._study = result, result.study
        self._show()

    def show_state(self) -> None:
        """Show the controls as the plan and the job have it."""
        if not self.running:
            self._asked = None
        self._show()

    @Slot()
    def _on_search_changed(self) -> None:
        self._study, self._report, self._refusal = NOTHING, None, ""
        self._show()
        if self.missing() is None and self._session.open is not None:
            self.look()

    @Slot()
    def _use(self) -> None:
        if best := self._best():
            self.settings_chosen.emit(best.config)

    def _take_look(self, report: SearchReport | None) -> None:
        self._refusal = ""
        if not self.running:  # which tells earlier trials as well
            self._report = report
            self._study = report.study if report is not None else NOTHING
        self._show()

    def _take_refusal(self, error: Exception) -> None:
        self._refusal = str(error)
        self._show()

    # -- showing ----------------------------------------------------------------------------

    def _best(self) -> TrialResult | None:
        done = any(trial.state == "complete" for trial in self._study.trials)
        return self._study.best if done else None

    @Slot()
    def _show(self) -> None:
        plan = self._asked or self.panel.plan()
        best = self._best()
        self._show_trials(plan, best)
        self._show_plot(plan, best)
        self._show_verdict(plan, best)
        self.use.setEnabled(best is not None)
        self.panel.set_running(self.running)
        done = len(self._study.trials)
        enough = done >= plan.trials and not self.running
        self.panel.summary.setText(
            self._refusal
            or tr("{done:,} of {trials:,} trials are done.").format(done=done, trials=plan.trials)
        )
        self.panel.summary.setVisible(not enough)
        self.show_buttons(
            tr("{done:,} trials are done. Ask for more to go on.").format(done=done)
            if enough
            else ""
        )

    def _show_trials(self, plan: SearchPlan, best: TrialResult | None) -> None:
        rows = [_row(trial, plan, best) for trial in self._study.trials]
        if self.running and len(rows) < plan.trials:
            rows.append((str(len(rows) + 1), "", tr("training…"), "", ""))
        self.trials.set_texts(rows)
        for y, trial in enumerate(self._study.trials):
            item = self.trials.item(y, 2)
            if trial.reason and item is not None:
                item.setToolTip(trial.reason)
        if self.running:
            self.trials.scrollToBottom()

    def _show_plot(self, plan: SearchPlan, best: TrialResult | None) -> None:
        if best is None:
            self.plot.clear()
            return
        values = np.array([_percent(trial) for trial in self._study.trials])
        columns = {TRIAL: values, BEST: np.fmax.accumulate(values)}
        first = self._study.first
        if first.config == plan.base:
            columns[RECIPE] = np.full(len(values), _percent(first))
        self.plot.set_points(np.arange(1.0, 1 + len(values)), columns)
        self.plot.set_best(best.number)

    def _show_verdict(self, plan: SearchPlan, best: TrialResult | None) -> None:
        set_look(self.verdict, "muted")
        if best is None:
            self.verdict.setText(
                tr(
                    "The recipe is the first trial, so the best one is never worse than it "
                    "on the validation photos."
                )
            )
        elif self._report is not None:
            self.verdict.setText(
                tr("Trial {number} leads. {join}").format(
                    number=best.number, join=" ".join(self._report.sentences())
                )
            )
        else:
            self.verdict.setText(
                tr("Trial {number} leads. {verdict}.").format(
                    number=best.number, verdict=self._study.verdict(plan)
                )
            )


def _row(trial: TrialResult, plan: SearchPlan, best: TrialResult | None) -> tuple[str, ...]:
    changes = changed_settings(trial.config, plan.base)
    state = STATES[trial.state] + (tr(", best") if trial == best else "")
    return (
        str(trial.number),
        number(_percent(trial), ".2f") if trial.value is not None else "–",
        state,
        seconds_text(trial.seconds),
        "; ".join(f"{SETTINGS[name].title.lower()} {text}" for name, text in changes.items())
        or tr("nothing"),
    )


def _percent(trial: TrialResult) -> float:
    return 100 * trial.value if trial.value is not None else float("nan")
