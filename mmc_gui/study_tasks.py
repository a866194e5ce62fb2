"""One short method for each study a user can start, and for what is looked up about studies.

A study is a job whose parts come among its events: `StudyResult` and `ExperimentResult` of the
paper's tables, `TrialResult` of a search, `KindResult` of robustness.
"""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from engine.data.dataset import States
from engine.data.project import open_project
from engine.events import Event, Note, Progress, Reporter
from engine.experiments import report as paper_report
from engine.experiments.paper import Experiment, experiments_of
from engine.experiments.study import ExperimentResult, StudyResult, earlier_results, run_study
from engine.experiments.verdicts import Pair, all_pairs, pairs_of
from engine.language import tr
from engine.robustness import report as robustness_report
from engine.robustness.study import RobustnessPlan, RobustnessReport, robustness_study
from engine.search.plan import SearchPlan
from engine.search.project import SearchReport, earlier_search, search_settings
from engine.workflow import EncoderLoader, features_of
from mmc_gui.jobs import Job, JobReporter, Start
from mmc_gui.look_ups import LookUps
from mmc_gui.session import Session

T = TypeVar("T")
Failed = Callable[[Exception], None]

PAPER, SEARCH, ROBUSTNESS = tr("The paper's tables"), tr("Better settings"), tr("Robustness")
"""Titles of the jobs."""
MOST_SEEDS = 20
"""Trainings of one row that can be asked for."""
INNER_STEPS = (tr("Training"), tr("Scoring photos"))
"""Progress of a single training: with it the bar of a study would begin anew at each."""


class StudyTasks(QObject):
    """Starts studies on the open project; who asked listens to the job or gives a callback."""

    told = Signal(str)
    """A sentence worth showing once."""

    def __init__(
        self, *, session: Session, start: Start, write: Start, cache: Path, load: EncoderLoader,
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._start, self._write = session, start, write
        self._cache, self._load = cache, load
        self._looks = LookUps(self)
        session.project_changed.connect(self._looks.forget)

    @property
    def looking(self) -> bool:
        """Whether something is still being looked up."""
        return self._looks.busy

    def shutdown(self) -> None:
        """Stop looking and end the thread."""
        self._looks.shutdown()

    # -- the paper's tables -----------------------------------------------------------------

    def run_paper(
        self, experiments: Sequence[Experiment], *, seeds: Sequence[int], as_printed: bool
    ) -> Job | None:
        """Train what is missing of some rows."""
        path, cache, load = self._session.needed_path(), self._cache, self._load

        def work(reporter: JobReporter) -> StudyResult:
            with open_project(path) as project:
                return run_study(
                    project, experiments, seeds=seeds, cache=cache, reporter=_Whole(reporter),
                    on_begin=reporter.hand_over, on_result=reporter.hand_over,
                    as_printed=as_printed, load=load,
                )  # fmt: skip

        return self._start(PAPER, work, _ignore)

    def look_at_paper(
        self, *, done: Callable[[StudyResult | None], None], failed: Failed
    ) -> None:  # fmt: skip
        """Look up what earlier studies left of all rows."""
        path, cache = self._session.needed_path(), self._cache

        def work(reporter: Reporter) -> StudyResult | None:
            with open_project(path) as project:
                return earlier_results(
                    project,
                    experiments_of(()),
                    seeds=range(MOST_SEEDS),
                    cache=cache,
                    reporter=reporter,
                )

        self._looks.ask("paper", work, done=done, failed=failed)

    def compare(
        self, results: Sequence[ExperimentResult], targets: States, *,
        done: Callable[[tuple[Pair, ...]], None], failed: Failed,
    ) -> None:  # fmt: skip
        """Judge which row of a table beats which."""
        self._looks.ask("pairs", lambda _: pairs_of(results, targets), done=done, failed=failed)

    def export_paper(self, study: StudyResult, folder: Path) -> Job | None:
        """Write the report of a study."""
        return self._export(
            lambda: paper_report.write_report(study, all_pairs(study), folder)
        )  # fmt: skip

    # -- better settings --------------------------------------------------------------------

    def run_search(self, plan: SearchPlan) -> Job | None:
        """Look for better settings, or go on looking."""
        path, cache, load = self._session.needed_path(), self._cache, self._load

        def work(reporter: JobReporter) -> SearchReport:
            with open_project(path) as project:
                return search_settings(
                    project, plan, cache=cache, reporter=_Whole(reporter),
                    on_result=reporter.hand_over, load=load,
                )  # fmt: skip

        return self._start(SEARCH, work, _ignore)

    def look_at_search(
        self, plan: SearchPlan, *, done: Callable[[SearchReport | None], None], failed: Failed
    ) -> None:  # fmt: skip
        """Look up how far a search has come."""
        path, cache = self._session.needed_path(), self._cache

        def work(_: Reporter) -> SearchReport | None:
            with open_project(path) as project:
                return earlier_search(project, plan, cache=cache)

        self._looks.ask("search", work, done=done, failed=failed)

    # -- robustness -------------------------------------------------------------------------

    def run_robustness(self, plan: RobustnessPlan) -> Job | None:
        """Damage rows and score them with some runs."""
        path, cache, load = self._session.needed_path(), self._cache, self._load

        def work(reporter: JobReporter) -> RobustnessReport:
            with open_project(path) as project:
                # As the other studies do; the engine asks for a command line instead.
                features_of(project, cache=cache, reporter=reporter, load=load)
                return robustness_study(
                    project, plan, cache=cache, reporter=_Whole(reporter),
                    on_result=reporter.hand_over, load=load,
                )  # fmt: skip

        return self._start(ROBUSTNESS, work, _ignore)

    def export_robustness(self, report: RobustnessReport, folder: Path) -> Job | None:
        """Write the report of a study."""
        return self._export(lambda: robustness_report.write_report(report, folder))

    # -- helpers ----------------------------------------------------------------------------

    def _export(self, write: Callable[[], tuple[Path, ...]]) -> Job | None:
        def tell(files: tuple[Path, ...]) -> None:
            self.told.emit(
                tr("The report is in {files}, with its tables and plots beside it.").format(
                    files=files[0]
                )
            )

        # It reads what is in memory, so a project that is only looked at will do.
        return self._write(tr("Writing the report"), lambda _: write(), tell)


def _ignore(_: object) -> None:
    """Take a result that its job's listener looks at."""


class _Whole:
    """Tells how far the study is, not how far each training in it.

    What a training notes, such as a loss that exploded, stands in its row and asks for no banner.
    """

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter

    def emit(self, event: Event) -> None:
        """Pass an event on."""
        if isinstance(event, Note):
            self._reporter.emit(dataclasses.replace(event, passing=True))
        elif not (isinstance(event, Progress) and event.what in INNER_STEPS):
            self._reporter.emit(event)

    def check(self) -> None:
        """Raise ``Cancelled`` if a stop was asked for."""
        self._reporter.check()
