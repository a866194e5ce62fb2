"""One short method for each thing of the open project that a user can have written to a file."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from engine.data.dataset import Problem
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.kaggle import ExportReport
from engine.export.problems import write_problems
from engine.export.table import Exported
from engine.language import tr
from engine.workflow import EncoderLoader
from mmc_gui.jobs import Job, JobReporter, TaskQueue
from mmc_gui.session import Session
from mmc_gui.transfers import EXPORTING, KAGGLE, ExportPlan, carry_out_export

Written = ExportReport | Exported
Failed = Callable[[Exception], None]


class StartAlone(Protocol):
    """How work is begun that may use an encoder; None where it was refused, which is told."""

    def __call__(
        self, title: str, work: Callable[[JobReporter], Written],
        done: Callable[[Written], None], failed: Failed | None = None, *, edits: bool = True,
    ) -> Job | None:  # fmt: skip
        """Start the work; ``edits`` refuses it in a project that is open to look at."""


class ExportTasks(QObject):
    """Writes rows in a format, the competition's CSV, and the list of doubtful rows."""

    done = Signal(object)
    """A finished ``ExportReport`` or ``Exported``."""
    told = Signal(str)
    """A sentence worth showing once."""
    failed = Signal(object)
    """An exception to be shown."""

    def __init__(
        self, *, session: Session, queue: TaskQueue, start: StartAlone, cache: Path,
        load: EncoderLoader, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._queue, self._start = session, queue, start
        self._cache, self._load = cache, load

    def submission(self, out: Path) -> None:
        """Write the competition's CSV of the test rows as the run that is shown decides them."""
        run = self._session.trained
        if run is None:
            self.failed.emit(EngineError(tr("There is no trained run yet. Train one first.")))
            return
        plan = ExportPlan(format=KAGGLE, out=out, labels="decided", run_id=run.run.id)
        self.rows(plan, failed=self.failed.emit)

    def rows(self, plan: ExportPlan, failed: Failed | None = None) -> Job | None:
        """Write rows in a format; returns its job, whose listener tells failures by default."""
        path, cache, load = self._session.needed_path(), self._cache, self._load
        to_look_at = not self._session.editable

        def work(reporter: Reporter) -> Written:
            return carry_out_export(
                plan, project=path, cache=cache, load=load, reporter=reporter,
                to_look_at=to_look_at,
            )  # fmt: skip

        self._queue.drain()  # thresholds that were just set must be on disk before they are read
        return self._start(
            EXPORTING, work, self.done.emit, failed=failed or self._tell_defect, edits=False
        )

    def problems(self, problems: tuple[Problem, ...], out: Path) -> None:
        """Write doubtful rows as a CSV."""

        def show(rows: int) -> None:
            self.told.emit(tr("{rows:,} doubtful rows are in {out}.").format(rows=rows, out=out))

        self._queue.submit(
            lambda: write_problems(problems, out), done=show, failed=self.failed.emit, context=self
        )

    def _tell_defect(self, error: Exception) -> None:
        """Tell what is no sentence for the user; the dialog of the job tells the others."""
        if not isinstance(error, EngineError):
            self.failed.emit(error)
