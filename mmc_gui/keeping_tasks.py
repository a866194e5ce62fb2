"""One short method for each thing that keeps a project safe and up to date.

The file is read and changed in the project's own thread.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from engine.data.dataset import Dataset
from engine.data.project import Edit, Project, save_copy
from engine.language import tr
from mmc_gui.edit_tasks import Ask
from mmc_gui.jobs import JobReporter, Start
from mmc_gui.opening import compare
from mmc_gui.session import Session, Steps

if TYPE_CHECKING:
    from engine.data.merging import SourceDiff, UpdateChoice


class KeepingTasks:
    """Copies the open project, tells it where its photos are, and what its source says now."""

    def __init__(
        self, *, session: Session, ask: Ask, start: Start, told: Callable[[str], None]
    ) -> None:
        self._session, self._ask, self._start, self._told = session, ask, start, told

    def save_copy(self, target: Path) -> None:
        """Write all of the project to another file; whoever chose the name has agreed to it."""
        self._ask(
            lambda project: save_copy(project, target, replace=True),
            lambda path: self._told(
                tr("{path} holds all of the project. Its runs stay here.").format(path=path)
            ),
        )

    def set_photo_folder(self, folder: Path) -> None:
        """Look for the photos in another folder from now on."""

        def work(project: Project) -> tuple[None, Steps, Dataset]:
            project.set_image_root(folder)
            return None, project.journal.next_steps(), project.dataset()

        self._ask(work, lambda result: self._session.apply_edit(*result))

    def compare_source(self, source: Path, done: "Callable[[SourceDiff], None]") -> None:
        """Read what the project was made from anew, and tell what differs."""
        path = self._session.path
        assert path is not None

        def work(reporter: JobReporter) -> "tuple[Path, SourceDiff]":
            return path, compare(path, source, reporter)

        def tell(found: "tuple[Path, SourceDiff]") -> None:
            if self._session.path == found[0]:  # another project may have come meanwhile
                done(found[1])

        self._start(tr("Comparing {name}").format(name=source.name), work, tell)

    def update(self, diff: "SourceDiff", choice: "UpdateChoice") -> None:
        """Take over what was chosen, as one edit."""

        def work(project: Project) -> tuple[Edit | None, Steps, Dataset]:
            from engine.data.merging import apply_source  # few starts need it

            edit = apply_source(project, diff, choice)
            return edit, project.journal.next_steps(), project.dataset()

        def show(result: tuple[Edit | None, Steps, Dataset]) -> None:
            self._session.apply_edit(*result)
            self._session.set_problems(result[2].problems)
            if result[0] is not None:
                self._told(tr("{summary}. Undo takes it back.").format(summary=result[0].summary))

        self._ask(work, show)
