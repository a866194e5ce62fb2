"""One short method for each thing a user can start; the work itself is the engine's.

Long work goes to the job runner, small changes of the project file to the task queue. Modules that
import torch are imported inside the work, so that the window stands before they load.
"""

import dataclasses
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import filelock
import numpy as np
from PySide6.QtCore import QObject, Signal

from engine import workflow
from engine.data.dataset import Dataset, IntArray, Split
from engine.data.importing import ImportReport, import_competition
from engine.data.project import Edit, Project, lock_project, open_project
from engine.decide.thresholds import Tuning
from engine.encoders.spec import FloatArray
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.kaggle import ExportReport
from engine.features.digests import default_cache_folder
from engine.training.config import TrainConfig
from engine.training.runs import Run, list_runs
from mmc_gui.jobs import Job, JobRunner, TaskQueue
from mmc_gui.session import OpenProject, OpenRun, Session, Thresholds

if TYPE_CHECKING:
    from engine.predict import Predictor

T = TypeVar("T")


class PairResult(Protocol):
    """What scoring a pair gives, without the module that loads torch: ``engine.predict``."""

    @property
    def fused(self) -> FloatArray:
        """Scores ``[labels]`` of both together."""

    @property
    def image(self) -> FloatArray | None:
        """Scores of the image alone, if they can be told."""

    @property
    def text(self) -> FloatArray | None:
        """Scores of the caption alone, if they can be told."""

    @property
    def note(self) -> str:
        """What was missing."""


class Tasks(QObject):
    """What can be started; results land in the session, refusals and failures in ``failed``."""

    failed = Signal(object)
    """An exception to be shown."""
    told = Signal(str)
    """A sentence worth showing once."""
    trained = Signal(object)
    """A finished ``workflow.TrainReport``."""
    exported = Signal(object)
    """A finished ``ExportReport``."""
    scored = Signal(int, object)
    """Number of the request and its ``PairResult``."""

    def __init__(
        self, *, session: Session, runner: JobRunner, queue: TaskQueue, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._runner = runner
        self._queue = queue
        self._cache = default_cache_folder()
        self._lock: filelock.BaseFileLock | None = None
        self._predictor: Predictor | None = None
        self._request = 0
        self._next_pair: Callable[[Reporter], PairResult] | None = None
        runner.busy_changed.connect(self._score_waiting)

    # -- projects ---------------------------------------------------------------------------

    def open_project(self, path: Path) -> None:
        """Read a project file and show it; the former one stays on the screen until then."""
        path = path.resolve()
        if self._session.path == path:
            self.told.emit(f"{path.name} is open already.")
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

    def open_demo(self, folder: Path) -> None:
        """Draw the demo's photos in a folder, unless they are there, and open its project."""

        def work(reporter: Reporter) -> tuple[OpenProject, filelock.BaseFileLock]:
            from engine.demo import make_demo

            files = make_demo(folder, reporter=reporter)
            path = (folder / "demo.mmc").resolve()
            if not path.exists():
                import_competition(
                    train_csv=files.train_csv, images=files.images, test_csv=files.test_csv,
                    project=path, reporter=reporter,
                )  # fmt: skip
            opened, lock = read_project(path)
            note = "This is the demo: its photos, captions and labels are drawn, not real."
            return dataclasses.replace(opened, notes=(note, *opened.notes)), lock

        self._start("Opening the demo", work, self._show_project)

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
        self._predictor = None

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
        self._queue.shutdown()

    # -- labels -----------------------------------------------------------------------------

    def toggle_label(self, rows: Sequence[int], label_id: str) -> None:
        """Set a label on rows, or remove it where all have it."""
        items = self._items(rows)
        self._edit(lambda project: project.journal.toggle(items, label_id))

    def set_reviewed(self, rows: Sequence[int], *, reviewed: bool) -> None:
        """Mark rows as reviewed or not."""
        items = self._items(rows)
        self._edit(lambda project: project.journal.set_reviewed(items, reviewed=reviewed))

    def undo(self) -> None:
        """Take back the last edit."""
        self._edit(lambda project: project.journal.undo())

    def redo(self) -> None:
        """Carry out again what was taken back."""
        self._edit(lambda project: project.journal.redo())

    def _items(self, rows: Sequence[int]) -> list[int]:
        assert self._session.dataset is not None
        return [int(item) for item in self._session.dataset.items[list(rows)]]

    def _edit(self, change: Callable[[Project], Edit | None]) -> None:
        def work(project: Project) -> tuple[Edit | None, tuple[str | None, str | None]]:
            return change(project), project.journal.next_steps()

        self._ask(work, lambda result: self._session.apply_edit(*result))

    # -- training ---------------------------------------------------------------------------

    def encode(self, encoder_name: str) -> None:
        """Make the features that are missing."""
        path, cache = self._path(), self._cache

        def work(reporter: Reporter) -> Dataset:
            with open_project(path) as project:
                workflow.encode(project, encoder_name=encoder_name, cache=cache, reporter=reporter)
                return project.dataset()

        self._start("Making features", work, self._session.set_dataset)

    def train(self, config: TrainConfig, *, encoder_name: str) -> Job | None:
        """Train a run; returns its job so that a page can draw its epochs."""
        path, cache = self._path(), self._cache

        def work(reporter: Reporter) -> tuple[workflow.TrainReport, Dataset, tuple[Run, ...]]:
            with open_project(path) as project:
                report = workflow.train(
                    project, config, cache=cache, reporter=reporter, encoder_name=encoder_name
                )
                return report, project.dataset(), tuple(list_runs(project.runs_folder))

        return self._start("Training", work, self._show_training)

    def _show_training(self, result: tuple[workflow.TrainReport, Dataset, tuple[Run, ...]]) -> None:
        report, dataset, runs = result
        if self._session.open is None or report.run.folder.parent != self._runs_folder():
            return
        self._session.set_dataset(dataset)
        self._session.set_runs(runs)
        self.choose_run(report.run)
        self.trained.emit(report)

    def choose_run(self, run: Run) -> None:
        """Show the scores and thresholds of a run."""
        assert self._session.dataset is not None
        items = self._session.dataset.items
        self._ask(lambda project: read_run(project, run, items), self._session.set_run)

    def _runs_folder(self) -> Path:
        assert self._session.open is not None
        return self._session.open.project.runs_folder

    # -- thresholds -------------------------------------------------------------------------

    def set_thresholds(self, thresholds: Thresholds) -> None:
        """Decide by these from now on, and keep them with the run."""
        run = self._session.run
        if run is None:
            return
        self._session.set_thresholds(thresholds)
        ids, run_id = run.run.setup.labels.ids, run.run.id
        values = dict(zip(ids, thresholds.tolist(), strict=True))
        self._ask(lambda project: project.set_thresholds(run_id, values), lambda _: None)

    def tune(self, objective: str) -> None:
        """Find the thresholds of the highest F1 on the validation rows."""
        run, fallback = self._session.run, self._session.fallback
        if run is None:
            return

        def work(project: Project) -> tuple[Run, Tuning]:
            return workflow.tune_run(project, run.run.id, objective=objective, fallback=fallback)

        self._ask(work, lambda result: self._session.set_thresholds(result[1].thresholds))

    # -- prediction and export --------------------------------------------------------------

    def score_pair(self, image: Path | bytes | None, caption: str) -> int:
        """Score an image and a caption; the answer comes as ``scored`` with the number returned.

        While the runner is busy only the newest request waits.
        """
        run = self._session.run
        self._request += 1
        if run is None:
            self.failed.emit(EngineError("There is no trained run yet. Train one first."))
            return self._request
        chosen = run.run

        def work(reporter: Reporter) -> PairResult:
            return self._predictor_for(chosen).score(image, caption)

        self._next_pair = work
        self._score_waiting(self._runner.busy)
        return self._request

    @property
    def pair_waits(self) -> bool:
        """Whether a pair waits for the running job to end."""
        return self._next_pair is not None

    def read_caption(self, path: Path, done: Callable[[str], None]) -> None:
        """Read the caption from a text file."""
        self._queue.submit(
            lambda: read_caption(path), done=done, failed=self.failed.emit, context=self
        )

    def _predictor_for(self, run: Run) -> "Predictor":
        """Return the loaded predictor of a run; called in the job's thread only."""
        from engine.predict import Predictor

        if self._predictor is None or self._predictor.run.id != run.id:
            self._predictor = Predictor(run)
        return self._predictor

    def _score_waiting(self, busy: bool) -> None:
        if busy or self._next_pair is None:
            return
        work, number = self._next_pair, self._request
        self._next_pair = None
        self._start("Scoring", work, lambda scores: self.scored.emit(number, scores))

    def export(self, out: Path) -> None:
        """Write the competition's CSV of the test rows."""
        run, path, cache = self._session.run, self._path(), self._cache
        fallback = self._session.fallback
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
                        project, run_id, split=Split.TEST, cache=cache, reporter=reporter
                    )
                return workflow.export_submission(project, run_id, out=out, fallback=fallback)

        self._queue.drain()  # thresholds that were just set must be on disk before they are read
        self._start("Exporting", work, self.exported.emit)

    # -- helpers ----------------------------------------------------------------------------

    def _path(self) -> Path:
        path = self._session.path
        if path is None:
            raise EngineError("Open or import a dataset first.")
        return path

    def _start(
        self, title: str, work: Callable[[Reporter], T], done: Callable[[T], None]
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


def read_project(path: Path) -> tuple[OpenProject, filelock.BaseFileLock]:
    """Open, lock and read a project; slow for many rows."""
    lock = lock_project(path)
    try:
        project = open_project(path)
    except BaseException:
        lock.release()
        raise
    try:
        notes = _Notes()
        workflow.tell_interrupted(project, notes)
        opened = OpenProject(
            project=project,
            dataset=project.dataset(),
            runs=tuple(list_runs(project.runs_folder)),
            encoder=workflow.project_encoder(project),
            steps=project.journal.next_steps(),
            notes=tuple(notes.texts),
        )
    except BaseException:
        project.close()
        lock.release()
        raise
    return opened, lock


def read_run(project: Project, run: Run, items: IntArray) -> OpenRun:
    """Read a run's scores and the thresholds in force."""
    scores, scored = run.scores_of(items)
    thresholds = np.asarray(workflow.run_thresholds(project, run), dtype=np.float64)
    return OpenRun(
        run=run, scores=scores, scored=scored, thresholds=thresholds, history=run.history()
    )


def read_caption(path: Path) -> str:
    """Read a text file that holds a caption."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"{path.name} cannot be read as UTF-8 text.") from error


def import_sentence(report: ImportReport) -> str:
    """Say what an import brought in."""
    counts = ", ".join(f"{count:,} {split}" for split, count in report.rows.items() if count)
    doubtful = f" {len(report.problems):,} rows were doubtful." if report.problems else ""
    return f"Imported {counts} rows with {report.labels} labels.{doubtful}"


class _Notes:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def emit(self, event: object) -> None:
        text = getattr(event, "text", "")
        if text:
            self.texts.append(text)

    def check(self) -> None:
        return
