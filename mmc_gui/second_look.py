"""What is looked up of the photo that is shown: its file, each side alone, another run's scores."""

import threading
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from engine.data.images import BadImageError
from engine.data.photo_facts import PhotoFacts, photo_facts
from engine.data.project import open_project
from engine.errors import EngineError
from engine.events import Reporter
from engine.explaining import Explainer, Sides
from engine.language import tr
from engine.machine import default_cache_folder
from engine.training.runs import Run
from mmc_gui.look_ups import LookUps
from mmc_gui.opening import read_run
from mmc_gui.session import OpenRun, Session

FILE, OTHER, SIDES = "file", "other", "sides"
FAILED = tr("Image and caption cannot be told apart now.")


class SecondLook(QObject):
    """Looks beside the long jobs; an answer to a photo that is not shown any more is dropped.

    Models are loaded under the engine's lock: beside a training that would disturb its random
    numbers, so such an answer comes when the training is done.
    """

    file_known = Signal(object)
    """The ``PhotoFacts`` of the photo that is shown, or a sentence why there are none."""
    changed = Signal()
    """More is known of the scores of the row that is shown."""

    def __init__(
        self, session: Session, *, engine_lock: threading.Lock, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._lock = session, engine_lock
        self._cache = default_cache_folder()
        self._files, self._models = LookUps(self), LookUps(self)
        self._row: int | None = None
        self._explainer: Explainer | None = None
        self._found: tuple[tuple[str, int, str], Sides] | None = None
        self._other: Run | None = None
        self.apart = False
        """Whether image and caption shall be told apart."""
        self.other: OpenRun | None = None
        """The run that is compared with, once its scores are read."""
        session.project_changed.connect(self._start_anew)
        session.rows_changed.connect(self._read_other)
        session.run_changed.connect(self._on_run_changed)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._files.busy or self._models.busy

    @property
    def other_id(self) -> str:
        """The id of the run that is compared with; empty for none."""
        return self._other.id if self._other is not None else ""

    def choices(self) -> list[Run]:
        """Return the runs that can be compared with, the newest first."""
        shown = self._session.run
        return [run for run in reversed(self._session.runs) if shown and run.id != shown.run.id]

    def show_row(self, row: int | None, path: Path | None = None) -> None:
        """Look at this row from now on."""
        self._row = row
        if row is None or path is None:
            self._files.forget(FILE)
            self.file_known.emit("")
        else:
            self._files.ask(
                FILE, lambda _: _facts(path), done=self.file_known.emit,
                failed=lambda _: self.file_known.emit(""),
            )  # fmt: skip
        self._ask_sides()

    def set_apart(self, apart: bool) -> None:
        """Tell image and caption apart from now on, or not."""
        self.apart = apart
        self._ask_sides()
        self.changed.emit()

    def sides(self) -> Sides | None:
        """Return what each side says of the row that is shown; None while that is not known."""
        key = self._key()
        return self._found[1] if self._found is not None and self._found[0] == key else None

    def compare_with(self, run_id: str) -> None:
        """Compare with a run of the project; with none for an empty id."""
        self._other = next((run for run in self.choices() if run.id == run_id), None)
        self.other = None
        self._read_other()
        self.changed.emit()

    def shutdown(self) -> None:
        """Look no more and end the threads."""
        self._files.shutdown()
        self._models.shutdown()

    # -- asking -----------------------------------------------------------------------------

    def _key(self) -> tuple[str, int, str] | None:
        run, dataset, row = self._session.run, self._session.dataset, self._row
        if run is None or dataset is None or row is None or not 0 <= row < len(dataset):
            return None
        return run.run.id, int(dataset.items[row]), dataset.captions[row]

    def _ask_sides(self) -> None:
        run, dataset, row, key = self._session.run, self._session.dataset, self._row, self._key()
        if not self.apart or key is None or run is None or dataset is None or row is None:
            self._models.forget(SIDES)
            return
        if self.sides() is not None:
            return
        if self._explainer is None or self._explainer.run.folder != run.run.folder:
            self._explainer = Explainer(run.run, self._cache)
        explainer = self._explainer

        def work(_: Reporter) -> Sides:
            with self._lock:
                return explainer.sides(dataset, row)

        def tell(sides: Sides) -> None:
            self._found = key, sides
            self.changed.emit()

        def fail(error: Exception) -> None:
            tell(Sides(note=str(error) if isinstance(error, EngineError) else FAILED))

        self._models.ask(SIDES, work, done=tell, failed=fail)

    @Slot()
    def _read_other(self) -> None:
        run, dataset, path = self._other, self._session.dataset, self._session.path
        self.other = None
        if run is None or dataset is None or path is None:
            self._files.forget(OTHER)
            return

        def work(_: Reporter) -> OpenRun:
            with open_project(path, read_only=True) as project:
                return read_run(project, run, dataset)

        self._files.ask(OTHER, work, done=self._take_other, failed=lambda _: None)

    def _take_other(self, other: OpenRun) -> None:
        self.other = other
        self.changed.emit()

    @Slot()
    def _on_run_changed(self) -> None:
        """Compare with none where the other run is the one that is shown now."""
        shown = self._session.run
        if shown is not None and shown.run.id == self.other_id:
            self._other = self.other = None
        self._ask_sides()

    @Slot()
    def _start_anew(self) -> None:
        """Forget the project before, and what it was compared with."""
        self._files.forget()
        self._models.forget()
        self._row = self._explainer = self._found = self._other = self.other = None


def _facts(path: Path) -> PhotoFacts | str:
    try:
        return photo_facts(path)
    except BadImageError as error:
        return str(error)
