"""What is counted and compared beside the long jobs: statistics, and labels to be checked."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from engine.checking import CheckQueue, check_queue, confirmed_cells
from engine.data.project import open_project
from engine.events import Reporter
from engine.statistics.overview import Statistics, statistics_of
from mmc_gui.look_ups import LookUps
from mmc_gui.session import Session

MOST = 5000
"""Labels to be checked in one go: more than a person answers before the next training."""
Failed = Callable[[Exception], None]


class InsightTasks(QObject):
    """Answers with a callback; of two wishes of a kind only the newer one is answered."""

    def __init__(self, *, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._looks = LookUps(self)
        self._counted: Statistics | None = None
        session.project_changed.connect(self._forget)

    @property
    def looking(self) -> bool:
        """Whether something is still being looked up."""
        return self._looks.busy

    def shutdown(self) -> None:
        """Stop looking and end the thread."""
        self._looks.shutdown()

    def count(self, *, done: Callable[[Statistics], None], failed: Failed) -> None:
        """Count the rows as they are now."""
        path, dataset, before = self._session.needed_path(), self._session.dataset, self._counted
        # Captions take longest to measure and seldom change.
        captions = None
        if before is not None and dataset is not None:
            same = before.dataset.captions is dataset.captions
            captions = before.captions if same else None

        def work(reporter: Reporter) -> Statistics:
            with open_project(path) as project:
                return statistics_of(project, dataset, reporter=reporter, captions=captions)

        def tell(found: Statistics) -> None:
            self._counted = found
            done(found)

        self._looks.ask("count", work, done=tell, failed=failed)

    def check(self, run_id: str, *, done: Callable[[CheckQueue], None], failed: Failed) -> None:
        """Rank the labels that a run contradicts."""
        path, dataset = self._session.needed_path(), self._session.dataset

        def work(_: Reporter) -> CheckQueue:
            with open_project(path) as project:
                return check_queue(project, run_id, dataset=dataset, most=MOST)

        self._looks.ask("check", work, done=done, failed=failed)

    def forget_check(self) -> None:
        """Let a ranking go that is of other rows, labels or scores."""
        self._looks.forget("check")

    def confirmed(
        self, *, done: Callable[[frozenset[tuple[int, str]]], None], failed: Failed
    ) -> None:  # fmt: skip
        """Look up which labels, by item and id, a person has confirmed."""
        path = self._session.needed_path()

        def work(_: Reporter) -> frozenset[tuple[int, str]]:
            with open_project(path) as project:
                return confirmed_cells(project)

        self._looks.ask("confirmed", work, done=done, failed=failed)

    def _forget(self) -> None:
        self._counted = None
        self._looks.forget()
