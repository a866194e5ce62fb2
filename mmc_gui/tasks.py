"""One short method for each thing a user can start; the work itself is the engine's.

Long work goes to the job runner, small changes of the project file to the task queue. Modules that
import torch are imported inside the work, so that the window stands before they load.
"""

import dataclasses
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import filelock
from PySide6.QtCore import QObject, Signal

from engine import workflow
from engine.data.dataset import Problem, Split
from engine.data.importing import import_competition
from engine.data.project import Project, open_project
from engine.decide.rule import Aim, Rule
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.kaggle import ExportReport
from engine.features.digests import default_cache_folder
from engine.judging import TuneReport, store_rule, tune_run
from engine.training.config import TrainConfig
from engine.training.runs import Run, list_runs
from mmc_gui.edit_tasks import EditTasks
from mmc_gui.encoder_tasks import EncoderTasks
from mmc_gui.jobs import Job, JobReporter, JobRunner, TaskQueue
from mmc_gui.opening import import_sentence, read_caption, read_demo, read_project, read_run
from mmc_gui.scoring import PairScorer
from mmc_gui.session import OpenProject, Session, Thresholds
from mmc_gui.study_tasks import StudyTasks

T = TypeVar("T")

DEMO_PHOTOS = 900
TRAINING = "Training"
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
    exported = Signal(object)
    """A finished ``ExportReport``."""

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
        self._load = load
        self._session = session
        self._runner = runner
        self._queue = queue
        self._cache = default_cache_folder()
        self._lock: filelock.BaseFileLock | None = None
        # Loading an encoder beside a training would disturb its random numbers.
        self._engine_lock = threading.Lock()
        self.scorer = PairScorer(load=load, engine_lock=self._engine_lock, parent=self)
        self.scorer.failed.connect(lambda _, error: self.failed.emit(error))
        self.edits = EditTasks(session=session, ask=self._ask)
        session.run_wanted.connect(self.choose_run)
        self.studies = StudyTasks(
            session=session, start=self._start_study, cache=self._cache, load=load, parent=self
        )
        self.studies.told.connect(self.told)
        self.encoders = EncoderTasks(start=self._start, cache=self._cache, parent=self)
        self.encoders.told.connect(self.told)
        self.encoders.failed.connect(self.failed)

    # -- projects ---------------------------------------------------------------------------

    def open_project(self, path: Path) -> None:
        """Read a project file and show it; the former one stays on the screen until then."""
        path = path.resolve()
        if self._is_open(path):
            return

        def work(reporter: Reporter) -> tuple[OpenProject, filelock.BaseFileLock]:
            return read_project(path)

        self._start(f"Opening {path.name}", work, self._show_project)

    def import_dataset(
        self, *, train_csv: Path, images: Path, test_csv: Path | None, project: Path
    ) -> None:
        """Make a project from the competition's files and open it."""

        def work(
            reporter: Reporter,
        ) -> tuple[OpenProject, filelock.BaseFileLock]:
            report = import_competition(
                train_csv=train_csv, images=images, test_csv=test_csv, project=project,
                reporter=reporter,
            )  # fmt: skip
            opened, lock = read_project(project.resolve())
            notes = (*opened.notes, import_sentence(report))
            return dataclasses.replace(opened, notes=notes), lock

        self._start(f"Importing {train_csv.name}", work, self._show_project)

    def open_demo(self, folder: Path, *, photos: int = DEMO_PHOTOS) -> None:
        """Draw the demo's photos in a folder, unless they are there, and open its project."""
        path = (folder / "demo.mmc").resolve()
        if self._is_open(path):
            return

        def work(reporter: Reporter) -> tuple[OpenProject, filelock.BaseFileLock]:
            return read_demo(path, photos=photos, reporter=reporter)

        job = self._start("Opening the demo", work, self._show_project)
        if job is not None:
            job.finished.connect(lambda: self._tell_untrained(path))

    def _is_open(self, path: Path) -> bool:
        """Tell whether this project is on the screen, and the user if it is."""
        if self._session.path != path:
            return False
        self.told.emit(f"{path.name} is open already.")
        return True

    def _tell_untrained(self, demo: Path) -> None:
        opened = self._session.open
        if opened is None or opened.project.path != demo:  # the demo was stopped or failed
            return
        if not any(run.usable for run in opened.runs):
            self.demo_untrained.emit()

    def close_project(self) -> None:
        """Let go of the project; all that was submitted is on disk when this returns."""
        self._queue.drain()
        if self._session.open is not None:
            project = self._session.open.project
            self._session.set_project(None)
            project.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _show_project(self, result: tuple[OpenProject, filelock.BaseFileLock]) -> None:
        self.close_project()
        opened, self._lock = result
        self._session.set_project(opened)
        for note in opened.notes:
            self.told.emit(note)
        usable = [run for run in opened.runs if run.usable]
        if usable:
            self.choose_run(usable[-1])

    @property
    def idle(self) -> bool:
        """Whether every change asked for is on disk and on the screen."""
        return self._queue.idle

    def shutdown(self) -> None:
        """Put everything on disk and let go; nothing can be started any more."""
        self.close_project()
        self.scorer.shutdown()
        self.studies.shutdown()
        self.encoders.shutdown()
        self._queue.shutdown()

    # -- training ---------------------------------------------------------------------------

    def train(self, config: TrainConfig, *, encoder_name: str) -> Job | None:
        """Train a run; returns its job so that a page can draw its epochs."""
        path, cache, load = self._path(), self._cache, self._load

        def work(reporter: Reporter) -> workflow.TrainReport:
            with open_project(path) as project:
                return workflow.train(
                    project,
                    config,
                    cache=cache,
                    reporter=reporter,
                    encoder_name=encoder_name,
                    load=load,
                )

        job = self._start_alone(TRAINING, work, self._show_training)
        if job is not None:
            job.finished.connect(self._read_again)
        return job

    def outlook(
        self, encoder_name: str, done: Callable[[workflow.Outlook | None], None]
    ) -> None:  # fmt: skip
        """Look ahead at the next training; None where the features cannot be looked up."""
        dataset, cache = self._session.dataset, self._cache
        assert dataset is not None

        def work(project: Project) -> workflow.Outlook | None:
            try:
                return workflow.outlook(project, dataset, encoder_name=encoder_name, cache=cache)
            except EngineError:  # the training will say so, to whoever starts it
                return None

        self._ask(work, done)

    def _show_training(self, report: workflow.TrainReport) -> None:
        if self._session.open is not None and report.run.folder.parent == self._runs_folder():
            self.choose_run(report.run)

    def _read_again(self) -> None:
        """Show what a training left, however it ended: broken photos it met, and its run."""
        if self._session.open is None:
            return

        def work(project: Project) -> tuple[tuple[Problem, ...], tuple[Run, ...]]:
            return project.problems(), tuple(list_runs(project.runs_folder))

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
        self._set_rule(Rule(thresholds=thresholds, fallback=self._session.fallback))

    def set_fallback(self, fallback: bool) -> None:
        """Give photos that no label reaches their best one, or not, and keep that with the run."""
        self._set_rule(dataclasses.replace(self._session.rule, fallback=fallback))

    def _set_rule(self, rule: Rule) -> None:
        run = self._session.run
        if run is None:
            return
        self._session.set_rule(rule)
        self._ask(lambda project: store_rule(project, run.run, rule), lambda _: None)

    def tune(self, aim: Aim) -> None:
        """Find the rule that serves an aim best on rows that the run was not trained on."""
        run, fallback = self._session.run, self._session.fallback
        if run is None:
            return

        def work(project: Project) -> TuneReport:
            return tune_run(project, run.run.id, aim, fallback=fallback)

        def show(report: TuneReport) -> None:
            if self._session.run is run:  # another one may have been chosen meanwhile
                self._session.set_rule(report.rule)
                self.tuned.emit(report)

        self._ask(work, show)

    # -- captions and export ----------------------------------------------------------------

    def read_caption(self, path: Path, done: Callable[[str], None]) -> None:
        """Read the caption from a text file."""
        self._queue.submit(
            lambda: read_caption(path), done=done, failed=self.failed.emit, context=self
        )

    def export(self, out: Path) -> None:
        """Write the competition's CSV of the test rows."""
        run, path, cache, load = self._session.run, self._path(), self._cache, self._load
        if run is None:
            self.failed.emit(EngineError("There is no trained run yet. Train one first."))
            return
        run_id = run.run.id

        def work(reporter: Reporter) -> ExportReport:
            with open_project(path) as project:
                dataset = project.dataset()
                rows = dataset.rows(Split.TEST)
                if not run.run.scores_of(dataset.items[rows])[1].all():
                    workflow.predict(
                        project,
                        run_id,
                        split=Split.TEST,
                        cache=cache,
                        reporter=reporter,
                        load=load,
                    )
                return workflow.export_submission(project, run_id, out=out)

        self._queue.drain()  # thresholds that were just set must be on disk before they are read
        self._start_alone("Exporting", work, self.exported.emit)

    # -- helpers ----------------------------------------------------------------------------

    def _path(self) -> Path:
        path = self._session.path
        if path is None:
            raise EngineError("Open or import a dataset first.")
        return path

    def _start_study(
        self, title: str, work: Callable[[JobReporter], T], done: Callable[[T], None]
    ) -> Job | None:
        """Start work that may make features and that reads the rules in force."""
        self._queue.drain()
        job = self._start_alone(title, work, done)
        if job is not None:
            job.finished.connect(self._read_again)
        return job

    def _start_alone(
        self, title: str, work: Callable[[JobReporter], T], done: Callable[[T], None]
    ) -> Job | None:
        """Start work that uses an encoder or a head, beside which no pair is scored."""

        def alone(reporter: JobReporter) -> T:
            with self._engine_lock:
                return work(reporter)

        return self._start(title, alone, done)

    def _start(
        self, title: str, work: Callable[[JobReporter], T], done: Callable[[T], None]
    ) -> Job | None:
        try:
            job = self._runner.start(title, work)
        except EngineError as error:
            self.failed.emit(error)
            return None
        job.succeeded.connect(done)
        job.failed.connect(self.failed)
        return job

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
