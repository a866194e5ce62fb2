"""What a user does with runs: name, star and note them, delete, restore and compare them.

All of it is read and changed in the project's own thread.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from engine import workflow
from engine.data.project import Project
from engine.errors import EngineError
from engine.events import EpochEnd, Reporter
from engine.language import tr
from engine.machine import Load, Meter
from engine.training.compare import Comparison, compare_runs
from engine.training.run_book import (
    NOTHING_SAID,
    RunAbout,
    abouts,
    delete_run,
    deleted_runs,
    empty_trash,
    restore_run,
    set_about,
)
from engine.training.runs import Run, usable_runs
from mmc_gui.edit_tasks import Ask
from mmc_gui.look_ups import LookUps
from mmc_gui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """What is shown of runs that are compared."""

    found: Comparison
    titles: tuple[str, ...]
    curves: tuple[list[EpochEnd], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """The runs of a project, what is said of them, and those in the trash."""

    runs: tuple[Run, ...]
    said: dict[str, RunAbout]
    deleted: tuple[Run, ...]
    error: EngineError | None = None


class RunTasks(QObject):
    """Keeps what is said of the runs that are shown, and changes it."""

    changed = Signal()
    """What is said of a run is other, or what lies in the trash."""
    removed = Signal(object)
    """The ids of runs that were just moved into the trash."""
    failed = Signal(object)
    """An exception to be shown."""

    def __init__(
        self, *, session: Session, ask: Ask, cache: Path, choose: Callable[[Run], None],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._ask, self._cache, self._choose = session, ask, cache, choose
        self.said: dict[str, RunAbout] = {}
        self.deleted: tuple[Run, ...] = ()
        self._looks = LookUps(self)
        self._meter: Meter | None = None
        session.project_changed.connect(self._read)

    def shutdown(self) -> None:
        """Stop looking at the machine and end the thread."""
        self._looks.shutdown()

    def look_at_machine(self, done: Callable[[Load], None]) -> None:
        """Tell what this program takes of the machine, since the last look."""

        def work(_: Reporter) -> Load:
            self._meter = self._meter or Meter()
            return self._meter.look()

        self._looks.ask("load", work, done=done, failed=self.failed.emit)

    def leave_machine(self) -> None:
        """Let a look that is under way go without an answer."""
        self._looks.forget()

    def about(self, run_id: str) -> RunAbout:
        """Return what is said of a run."""
        return self.said.get(run_id, NOTHING_SAID)

    def title(self, run_id: str) -> str:
        """Return a run's name, or its id where it has none."""
        return self.about(run_id).name or run_id

    def say(self, run_id: str, about: RunAbout) -> None:
        """Keep what is said of a run, and show it once it is on disk."""

        def work(project: Project) -> RunAbout | EngineError:
            try:
                return set_about(project, run_id, about)
            except EngineError as error:
                return error

        def show(kept: RunAbout | EngineError) -> None:
            if isinstance(kept, RunAbout):
                self.said = {**self.said, run_id: kept}
            else:
                self.failed.emit(kept)
            self.changed.emit()  # after a refusal too: the table shows what was typed

        self._ask(work, show)

    def delete(self, run_ids: Sequence[str]) -> None:
        """Move runs into the trash."""
        runs = [run for run in self._session.runs if run.id in run_ids]

        def work(project: Project) -> _Shelf:
            def delete_all() -> None:
                for run in runs:
                    delete_run(project, run)

            return _carry_out(project, delete_all)

        def show(shelf: _Shelf) -> None:
            self._show(shelf)
            there = {run.id for run in shelf.deleted}
            if gone := [run.id for run in runs if run.id in there]:
                self.removed.emit(gone)

        self._change(work, show)

    def restore(self, run_ids: Sequence[str]) -> None:
        """Bring runs back from the trash, with thresholds and names, and show the last of them."""

        def work(project: Project) -> _Shelf:
            return _carry_out(project, lambda: [restore_run(project, one) for one in run_ids])

        def show(shelf: _Shelf) -> None:
            self._show(shelf)
            back = [run for run in shelf.runs if run.id in run_ids]
            if back:
                self._choose(back[-1])

        self._change(work, show)

    def empty(self) -> None:
        """Remove what lies in the trash for good."""
        self._change(
            lambda project: _carry_out(project, lambda: empty_trash(project)), self._show
        )  # fmt: skip

    def before_closing(self) -> None:
        """Empty the trash of a project that is about to go."""
        if self._session.editable and self.deleted:
            self._ask(empty_trash, lambda _: None)

    def compare(self, run_ids: Sequence[str], done: Callable[[SideBySide], None]) -> None:
        """Put two to five runs side by side."""
        by_id = {run.id: run for run in self._session.runs}
        runs = [by_id[one] for one in run_ids if one in by_id]
        titles = tuple(self.title(run.id) for run in runs)

        def work(project: Project) -> SideBySide:
            return SideBySide(
                found=compare_runs(runs), titles=titles, curves=tuple(r.history() for r in runs)
            )

        self._ask(work, done)

    def read_curves(
        self, runs: Sequence[Run], done: Callable[[list[list[EpochEnd]]], None]
    ) -> None:  # fmt: skip
        """Read the epochs of runs."""
        self._ask(lambda project: [run.history() for run in runs], done)

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

    def _change(self, work: Callable[[Project], _Shelf], show: Callable[[_Shelf], None]) -> None:
        if self._session.editable:
            self._ask(work, show)
        else:
            self.failed.emit(EngineError(tr("This project is open to look at only.")))

    @Slot()
    def _read(self) -> None:
        self.said, self.deleted = {}, ()
        if self._session.open is not None:
            self._ask(lambda project: (abouts(project), deleted_runs(project)), self._take)
        self.changed.emit()

    def _take(self, found: tuple[dict[str, RunAbout], list[Run]]) -> None:
        self.said, self.deleted = found[0], tuple(found[1])
        self.changed.emit()

    def _show(self, shelf: _Shelf) -> None:
        self.said, self.deleted = shelf.said, shelf.deleted
        shown = self._session.run
        self._session.set_runs(shelf.runs)
        if shown is not None and shown.run.id not in {run.id for run in shelf.runs}:
            if shelf.runs:
                self._choose(shelf.runs[-1])
            else:
                self._session.set_run(None)
        self.changed.emit()
        if shelf.error is not None:
            self.failed.emit(shelf.error)


def _carry_out(project: Project, change: Callable[[], object]) -> _Shelf:
    """Change what is on disk and read what is there then, also where only a part was done."""
    error = None
    try:
        change()
    except EngineError as raised:
        error = raised
    return _Shelf(
        runs=usable_runs(project.runs_folder),
        said=abouts(project),
        deleted=tuple(deleted_runs(project)),
        error=error,
    )
