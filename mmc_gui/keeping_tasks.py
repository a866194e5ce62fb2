"""One short method for each thing that keeps a project safe: a copy of it, its photos found again.

The file is read and changed in the project's own thread.
"""

from collections.abc import Callable
from pathlib import Path

from engine.data.dataset import Dataset
from engine.data.project import Project, save_copy
from mmc_gui.edit_tasks import Ask
from mmc_gui.session import Session, Steps


class KeepingTasks:
    """Copies the open project and tells it where its photos are."""

    def __init__(self, *, session: Session, ask: Ask, told: Callable[[str], None]) -> None:
        self._session, self._ask, self._told = session, ask, told

    def save_copy(self, target: Path) -> None:
        """Write all of the project to another file; whoever chose the name has agreed to it."""
        self._ask(
            lambda project: save_copy(project, target, replace=True),
            lambda path: self._told(f"{path} holds all of the project. Its runs stay here."),
        )

    def set_photo_folder(self, folder: Path) -> None:
        """Look for the photos in another folder from now on."""

        def work(project: Project) -> tuple[None, Steps, Dataset]:
            project.set_image_root(folder)
            return None, project.journal.next_steps(), project.dataset()

        self._ask(work, lambda result: self._session.apply_edit(*result))
