"""How scores become labels: thresholds set, tuned, locked and taken back, and what they are worth.

Changes go to the project's own thread; figures are worked out beside the long jobs.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeVar

import numpy as np
from PySide6.QtCore import QObject, Signal

from engine.data.dataset import Dataset, IntArray
from engine.data.project import Project
from engine.decide.bootstrap import Interval, bootstrap_interval
from engine.decide.rule import Aim, Rule
from engine.decide.sheet import Sheet, make_sheet
from engine.events import Reporter
from engine.judging import (
    RunConfusions,
    TuneReport,
    confuse_run,
    judged_kinds,
    store_locks,
    store_rule,
    tune_run,
)
from engine.language import tr
from mmc_gui.look_ups import LookUps
from mmc_gui.session import Session, Steps, Thresholds, judged_places

T = TypeVar("T")
Failed = Callable[[Exception], None]
DRAWS, FEWER_DRAWS, MANY_ROWS = 1000, 200, 60_000
"""Draws of an interval, and those where there are many rows, of which each draw says more."""


class Ask(Protocol):
    """Queues a small piece of work on the open project."""

    def __call__(self, work: Callable[[Project], T], done: Callable[[T], None]) -> None:
        """Carry out the work; ``done`` gets its result, unless another project came meanwhile."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Measured:
    """The rows thresholds are judged on, and the sheet of them."""

    rows: IntArray
    """Rows of the dataset, one a row of the sheet."""
    sheet: Sheet


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Errors:
    """Where the run that is shown is wrong, and on which kinds of rows it can be judged."""

    kinds: tuple[str, ...]
    run: RunConfusions | None
    """None where there is no such kind."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Step:
    what: str
    before: Rule
    after: Rule


class DecisionTasks(QObject):
    """Every change of the rule is a step that can be taken back until another run is shown."""

    tuned = Signal(object)
    """The ``TuneReport`` of the run that is shown."""
    steps_changed = Signal()
    """What undo and redo would act on is another."""

    def __init__(self, *, session: Session, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._ask = session, ask
        self._looks = LookUps(self)
        self._steps: list[_Step] = []
        self._done = 0
        session.run_changed.connect(self._forget)

    @property
    def looking(self) -> bool:
        """Whether figures are still being worked out."""
        return self._looks.busy

    def shutdown(self) -> None:
        """Stop working out and end the thread."""
        self._looks.shutdown()

    # -- changes ----------------------------------------------------------------------------

    def set_thresholds(self, thresholds: Thresholds, what: str = "thresholds") -> None:
        """Decide by these from now on, and keep them with the run."""
        self._change(Rule(thresholds=thresholds, fallback=self._session.fallback), what)

    def set_all(self, value: float) -> None:
        """Give every label that is not locked the same threshold."""
        locked, ids = self._session.locked, self._session.run_labels.ids
        free = np.array([label_id not in locked for label_id in ids], dtype=bool)
        thresholds = np.where(free, value, self._session.thresholds)
        self.set_thresholds(thresholds, tr("all to {value:.2f}").format(value=value))

    def set_fallback(self, fallback: bool) -> None:
        """Give photos that no label reaches their best one, or not, and keep that with the run."""
        what = tr("best label for empty photos")
        self._change(dataclasses.replace(self._session.rule, fallback=fallback), what)

    def tune(self, aim: Aim) -> None:
        """Find the rule that serves an aim best on rows that the run was not trained on."""
        run, fallback = self._session.run, self._session.fallback
        if run is None:
            return

        def work(project: Project) -> TuneReport:
            return tune_run(project, run.run.id, aim, fallback=fallback)

        def show(report: TuneReport) -> None:
            if self._session.run is run:  # another one may have been chosen meanwhile
                self._remember("tuning", report.rule)
                self._session.set_rule(report.rule)
                self.tuned.emit(report)

        self._ask(work, show)

    def set_locked(self, label_id: str, *, locked: bool) -> None:
        """Lock the threshold of a label, or unlock it, and keep that with the run."""
        run = self._session.run
        if run is None:
            return
        now = self._session.locked | {label_id} if locked else self._session.locked - {label_id}
        self._session.set_locked(now)
        self._ask(lambda project: store_locks(project, run.run, now), lambda _: None)

    # -- time -------------------------------------------------------------------------------

    @property
    def steps(self) -> Steps:
        """What undo and redo would act on."""
        undo = self._steps[self._done - 1].what if self._done else None
        redo = self._steps[self._done].what if self._done < len(self._steps) else None
        return undo, redo

    def undo(self) -> None:
        """Take back the last change of the rule."""
        if self._done:
            self._done -= 1
            self._keep(self._steps[self._done].before)
            self.steps_changed.emit()

    def redo(self) -> None:
        """Make the change again that was taken back."""
        if self._done < len(self._steps):
            self._done += 1
            self._keep(self._steps[self._done - 1].after)
            self.steps_changed.emit()

    def _change(self, rule: Rule, what: str) -> None:
        if self._session.run is not None:
            self._remember(what, rule)
            self._keep(rule)

    def _remember(self, what: str, after: Rule) -> None:
        self._steps = [*self._steps[: self._done],
                       _Step(what=what, before=self._session.rule, after=after)]  # fmt: skip
        self._done = len(self._steps)
        self.steps_changed.emit()

    def _keep(self, rule: Rule) -> None:
        run = self._session.run
        if run is not None:
            self._session.set_rule(rule)
            self._ask(lambda project: store_rule(project, run.run, rule), lambda _: None)

    def _forget(self) -> None:
        self._looks.forget()
        if self._steps:
            self._steps, self._done = [], 0
            self.steps_changed.emit()

    # -- figures ----------------------------------------------------------------------------

    def measure(self, *, done: Callable[[Measured | None], None], failed: Failed) -> None:
        """Work out the sheet of the run that is shown; None without rows to judge on."""
        run, dataset, rule = self._session.run, self._session.dataset, self._session.rule

        def work(_: Reporter) -> Measured | None:
            if run is None or dataset is None:
                return None
            rows = judged_places(run, dataset)
            if not len(rows):
                return None
            targets = dataset.targets_of(run.run.setup.labels)[rows]
            return Measured(rows=rows, sheet=make_sheet(run.scores[rows], targets, rule))

        self._looks.ask("measure", work, done=done, failed=failed)

    def draw_intervals(
        self, measured: Measured, *, done: Callable[[dict[str, Interval]], None], failed: Failed
    ) -> None:
        """Work out how far the three F1 could be off by the luck of the rows."""
        rule, given = self._session.rule, measured.sheet.stepper
        scores, targets = given.scores, given.targets
        draws = DRAWS if len(scores) < MANY_ROWS else FEWER_DRAWS

        def work(_: Reporter) -> dict[str, Interval]:
            return bootstrap_interval(targets, rule.decide(scores), resamples=draws)

        self._looks.ask("intervals", work, done=done, failed=failed)

    def forget_intervals(self) -> None:
        """Let intervals go that are of other decisions."""
        self._looks.forget("intervals")

    def find_errors(self, kind: str, *, done: Callable[[Errors], None], failed: Failed) -> None:
        """Find where the run that is shown is wrong, on rows of a kind or else of another."""
        run, dataset, rule = self._session.run, self._session.dataset, self._session.rule
        assert run is not None
        assert dataset is not None
        shown: Dataset = dataset

        def work(_: Reporter) -> Errors:
            kinds = judged_kinds(run.run, shown)
            if not kinds:
                return Errors(kinds=(), run=None)
            chosen = kind if kind in kinds else kinds[0]
            return Errors(kinds=kinds, run=confuse_run(run.run, shown, rule, chosen))

        self._looks.ask("errors", work, done=done, failed=failed)

    def forget_errors(self) -> None:
        """Let errors go that are of other rows, labels or decisions."""
        self._looks.forget("errors")
