"""One short method for each thing a user can start; the work itself is the engine's.

Long work goes to the job runner, small changes of the project file to the task queue. Modules that
import torch are imported inside the work, and what single pages start is imported and made when
they do, so that the window stands before that.
"""

import functools
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import filelock
from PySide6.QtCore import QObject, Signal

from engine import workflow
from engine.data.dataset import Problem
from engine.data.project import Project, open_project
from engine.decide.rule import Aim
from engine.errors import EngineError
from engine.events import Reporter
from engine.language import tr
from engine.machine import default_cache_folder
from engine.training.config import TrainConfig
from engine.training.runs import Run, usable_runs
from mmc_gui.decision_tasks import DecisionTasks
from mmc_gui.edit_tasks import EditTasks
from mmc_gui.encoder_tasks import EncoderTasks
from mmc_gui.export_tasks import ExportTasks
from mmc_gui.filter_tasks import FilterTasks
from mmc_gui.guess_tasks import GuessTasks
from mmc_gui.jobs import Job, JobReporter, JobRunner, TaskQueue
from mmc_gui.keeping_tasks import KeepingTasks
from mmc_gui.look_ups import LookUps
from mmc_gui.opening import Opened, read_demo, read_project, read_repaired, read_run
from mmc_gui.run_tasks import RunTasks
from mmc_gui.scoring import PairScorer
from mmc_gui.session import Session, Thresholds

if TYPE_CHECKING:
    from engine.data.find_replace import Replacement, Wanted
    from mmc_gui.imports import ImportPlan
    from mmc_gui.insight_tasks import InsightTasks
    from mmc_gui.pair_tasks import PairTasks
    from mmc_gui.study_tasks import StudyTasks

T = TypeVar("T")

DEMO_PHOTOS = 900
TRAINING = tr("Training")
"""Title of the job whose epochs a page draws."""


class Tasks(QObject):
    """What can be started; results land in the session, refusals and failures in ``failed``."""

    failed = Signal(object)
    """An exception to be shown."""
    demo_untrained = Signal()
    """The demo is open and has no run yet."""
    told = Signal(str)
    """A sentence worth showing once."""
    tuned = Signal(object)
    """The ``TuneReport`` of the run that is shown."""
    closing = Signal()
    """The project is about to go: what was typed must be asked for now."""

    def __init__(
        self,
        *,
        session: Session,
        runner: JobRunner,
        queue: TaskQueue,
        parent: QObject,
        load: workflow.EncoderLoader = workflow.load_encoder,
    ) -> None:
        super().__init__(parent)
        self._load, self._session = load, session
        self._runner, self._queue = runner, queue
        self._cache = default_cache_folder()
        self._lock: filelock.BaseFileLock | None = None
        # Loading an encoder beside a training would disturb its random numbers.
        self._engine_lock = threading.Lock()
        self.scorer = PairScorer(load=load, engine_lock=self._engine_lock, parent=self)
        self.scorer.failed.connect(lambda _, error: self.failed.emit(error))
        self.edits = EditTasks(session=session, ask=self._ask)
        self.filters = FilterTasks(session=session, ask=self._ask, tell=self.told.emit, parent=self)
        ask, start = self._ask, self._start
        self.keeping = KeepingTasks(session=session, ask=ask, start=start, told=self.told.emit)
        self.run_book = RunTasks(
            session=session, ask=self._ask, cache=self._cache, choose=self.choose_run, parent=self
        )
        self.run_book.failed.connect(self.failed)
        self.closing.connect(self.run_book.before_closing)
        self._finds = LookUps(self)
        session.run_wanted.connect(self.choose_run)
        self.decisions = DecisionTasks(session=session, ask=self._ask, parent=self)
        self.decisions.tuned.connect(self.tuned)
        self.encoders = EncoderTasks(session, start=self._start, cache=self._cache, parent=self)
        self.guesses = GuessTasks(
            session=session, ask=self._ask, start=self._start_study, cache=self._cache, load=load,
            show=self.choose_run, parent=self,
        )  # fmt: skip
        self.exports = ExportTasks(
            session=session, queue=queue, start=self._start_alone, cache=self._cache, load=load,
            parent=self,
        )  # fmt: skip
        self.exports.failed.connect(self.failed)
        for part in (self.encoders, self.guesses, self.exports):
            part.told.connect(self.told)

    @functools.cached_property
    def pairs(self) -> "PairTasks":
        """What is done with pairs that are in no project."""
        from mmc_gui.pair_tasks import PairTasks

        made = PairTasks(
            session=self._session, ask=self._ask, start=self._start, scorer=self.scorer,
            cache=self._cache, parent=self,
        )  # fmt: skip
        made.told.connect(self.told)
        made.failed.connect(self.failed)
        made.exported.connect(self.exports.done)
        return made

    @functools.cached_property
    def studies(self) -> "StudyTasks":
        """What the Experiments page starts and looks up."""
        from mmc_gui.study_tasks import StudyTasks

        made = StudyTasks(
            session=self._session, start=self._start_study, cache=self._cache, load=self._load,
            write=self._start, parent=self,
        )  # fmt: skip
        made.told.connect(self.told)
        return made

    @functools.cached_property
    def insights(self) -> "InsightTasks":
        """What is counted and compared beside the long jobs."""
        from mmc_gui.insight_tasks import InsightTasks

        return InsightTasks(session=self._session, parent=self)

    # -- projects ---------------------------------------------------------------------------

    def open_project(self, path: Path, *, read_only: bool = False) -> None:
        """Read a project file and show it; the former one stays on the screen until then."""
        path = path.resolve()
        if self._is_open(path):
            return

        def work(reporter: Reporter) -> Opened:
            return read_project(path, read_only=read_only)

        self._start(tr("Opening {name}").format(name=path.name), work, self._show_project)

    def import_source(self, plan: "ImportPlan") -> Job | None:
        """Make a project of a source and open it; returns its job, whose listener tells failures.

        None where another job runs, which is told.
        """
        from mmc_gui.imports import carry_out_import  # few starts need it

        return self._start(
            plan.title, lambda reporter: carry_out_import(plan, reporter), self._show_project,
            failed=self._tell_defect,
        )  # fmt: skip

    def open_demo(self, folder: Path, *, photos: int = DEMO_PHOTOS) -> None:
        """Draw the demo's photos in a folder, unless they are there, and open its project."""
        path = (folder / "demo.mmc").resolve()
        if self._is_open(path):
            return

        def work(reporter: Reporter) -> Opened:
            return read_demo(path, photos=photos, reporter=reporter)

        job = self._start(tr("Opening the demo"), work, self._show_project)
        if job is not None:
            job.finished.connect(lambda: self._tell_untrained(path))

    def repair(self, path: Path) -> None:
        """Bring what can be read of a damaged project into a new file, and open that."""

        def work(reporter: Reporter) -> Opened:
            return read_repaired(path, reporter)

        self._start(tr("Repairing {name}").format(name=path.name), work, self._show_project)

    def _is_open(self, path: Path) -> bool:
        """Tell whether this project is on the screen, and the user if it is."""
        if self._session.path != path:
            return False
        self.told.emit(tr("{name} is open already.").format(name=path.name))
        return True

    def _tell_untrained(self, demo: Path) -> None:
        opened = self._session.open  # not the demo where it was stopped or failed
        if opened is not None and opened.project.path == demo and not opened.runs:
            self.demo_untrained.emit()

    def close_project(self) -> None:
        """Let go of the project; all that was submitted is on disk when this returns."""
        if self._session.open is not None:
            self.closing.emit()
        self._queue.drain()
        if self._session.open is not None:
            project = self._session.open.project
            self._session.set_project(None)
            project.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _show_project(self, result: Opened) -> None:
        self.close_project()
        opened, self._lock = result
        self._session.set_project(opened)
        for note in opened.notes:
            self.told.emit(note)
        if opened.newest is not None:
            self.choose_run(opened.newest)

    @property
    def idle(self) -> bool:
        """Whether every change asked for is on disk and on the screen."""
        return self._queue.idle

    def shutdown(self) -> None:
        """Put everything on disk and let go; nothing can be started any more."""
        self.close_project()
        self.scorer.shutdown()
        for name in ("studies", "insights", "pairs"):
            if name in vars(self):  # it was made
                getattr(self, name).shutdown()
        self.decisions.shutdown()
        self._finds.shutdown()
        self.encoders.shutdown()
        self.run_book.shutdown()
        self._queue.shutdown()

    # -- training ---------------------------------------------------------------------------

    def train(self, config: TrainConfig, *, encoder_name: str) -> Job | None:
        """Train a run; returns its job so that a page can draw its epochs."""
        path, cache, load = self._session.needed_path(), self._cache, self._load

        def work(reporter: Reporter) -> workflow.TrainReport:
            with open_project(path) as project:
                return workflow.train(
                    project, config, cache=cache, reporter=reporter, encoder_name=encoder_name,
                    load=load,
                )  # fmt: skip

        job = self._start_alone(TRAINING, work, self._show_training)
        if job is not None:
            job.finished.connect(self._read_again)
        return job

    def _show_training(self, report: workflow.TrainReport) -> None:
        if self._session.open is not None and report.run.folder.parent == self._runs_folder():
            self.choose_run(report.run)

    def _read_again(self) -> None:
        """Show what a training left, however it ended: broken photos it met, and its run."""
        if self._session.open is None:
            return

        def work(project: Project) -> tuple[tuple[Problem, ...], tuple[Run, ...]]:
            return project.problems(), usable_runs(project.runs_folder)

        def show(found: tuple[tuple[Problem, ...], tuple[Run, ...]]) -> None:
            self._session.set_problems(found[0])
            self._session.set_runs(found[1])

        self._ask(work, show)

    def choose_run(self, run: Run) -> None:
        """Show the scores and thresholds of a run."""
        dataset = self._session.dataset
        assert dataset is not None
        self._ask(lambda project: read_run(project, run, dataset), self._session.set_run)

    def _runs_folder(self) -> Path:
        assert self._session.open is not None
        return self._session.open.project.runs_folder

    # -- thresholds -------------------------------------------------------------------------

    def set_thresholds(self, thresholds: Thresholds) -> None:
        """Decide by these from now on, and keep them with the run."""
        self.decisions.set_thresholds(thresholds)

    def set_fallback(self, fallback: bool) -> None:
        """Give photos that no label reaches their best one, or not, and keep that with the run."""
        self.decisions.set_fallback(fallback)

    def tune(self, aim: Aim) -> None:
        """Find the rule that serves an aim best on rows that the run was not trained on."""
        self.decisions.tune(aim)

    # -- captions ---------------------------------------------------------------------------

    def find_replacements(
        self, wanted: "Wanted", rows: Sequence[int] | None, *,
        done: "Callable[[list[Replacement]], None]", failed: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        """Look which captions would change, of all rows or some; only the newest look is told."""
        assert self._session.dataset is not None
        captions = self._session.dataset.captions

        def work(reporter: Reporter) -> "list[Replacement]":
            from engine.data.find_replace import find_replacements

            return find_replacements(captions, wanted, rows=rows, check=reporter.check)

        self._finds.ask("replace", work, done=done, failed=failed)

    def forget_replacements(self) -> None:
        """Let the look that is under way go without an answer."""
        self._finds.forget("replace")

    def rescore(self) -> None:
        """Score all photos anew with the run that is shown, changed captions among them."""
        run, path = self._session.run, self._session.needed_path()
        cache, load = self._cache, self._load
        assert run is not None
        run_id = run.run.id

        def work(reporter: Reporter) -> None:
            with open_project(path) as project:
                workflow.predict(
                    project, run_id, split=None, cache=cache, reporter=reporter, load=load
                )

        def show(_: None) -> None:
            if self._session.path == path and self._session.run is run:
                self.choose_run(run.run)

        self._queue.drain()  # a caption that was just changed must be on disk before it is read
        self._start_alone(tr("Scoring"), work, show)

    # -- helpers ----------------------------------------------------------------------------

    def _start_study(
        self, title: str, work: Callable[[JobReporter], T], done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job | None:  # fmt: skip
        """Start work that may make features and that reads the rules in force."""
        self._queue.drain()
        job = self._start_alone(title, work, done, failed)
        if job is not None:
            job.finished.connect(self._read_again)
        return job

    def _start_alone(
        self, title: str, work: Callable[[JobReporter], T], done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None, *, edits: bool = True,
    ) -> Job | None:  # fmt: skip
        """Start work that uses an encoder or a head, beside which no pair is scored."""
        if edits and not self._session.editable:
            self.failed.emit(
                EngineError(
                    tr("{title} needs a project that is open to be edited.").format(title=title)
                )
            )
            return None

        def alone(reporter: JobReporter) -> T:
            with self._engine_lock:
                return work(reporter)

        return self._start(title, alone, done, failed)

    def _start(
        self, title: str, work: Callable[[JobReporter], T], done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> Job | None:  # fmt: skip
        try:
            job = self._runner.start(title, work)
        except EngineError as error:
            self.failed.emit(error)
            return None
        job.succeeded.connect(done)
        job.failed.connect(failed or self.failed)
        return job

    def _tell_defect(self, error: Exception) -> None:
        """Tell what is no sentence for the user; the dialog of the job tells the others."""
        if not isinstance(error, EngineError):
            self.failed.emit(error)

    def _ask(self, work: Callable[[Project], T], done: Callable[[T], None]) -> None:
        """Queue a small piece of work on the project; dropped if another project came meanwhile."""
        opened = self._session.open
        assert opened is not None

        def tell(result: T) -> None:
            if self._session.open is opened:
                done(result)

        self._queue.submit(
            lambda: work(opened.project), done=tell, failed=self.failed.emit, context=self
        )
