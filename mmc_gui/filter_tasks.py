"""The saved filters of the open project: read, kept, renamed, deleted; no edit, so no undo."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from engine.data.project import Project
from engine.finding import delete_filter, rename_filter, save_filter, saved_filters
from engine.language import tr
from mmc_gui.edit_tasks import Ask
from mmc_gui.session import Session


class FilterTasks(QObject):
    """Changes them in the project's thread and tells what is kept then."""

    changed = Signal()

    def __init__(
        self, *, session: Session, ask: Ask, tell: Callable[[str], object],
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._ask, self._tell = session, ask, tell
        self.kept: Mapping[str, str] = {}
        """Queries by name, sorted by it."""
        session.project_changed.connect(self._read)

    def save(self, name: str, query: str) -> None:
        """Keep a query under a name, in place of one that has it."""

        def show(kept: Mapping[str, str]) -> None:
            self._show(kept)
            self._tell(
                tr("Saved as the filter “{join}”, under the star.").format(
                    join=" ".join(name.split())
                )
            )

        self._ask(lambda project: save_filter(project, name, query), show)

    def rename(self, name: str, to: str) -> None:
        """Give a kept query another name."""
        self._change(lambda project: rename_filter(project, name, to))

    def delete(self, name: str) -> None:
        """Forget a kept query."""
        self._change(lambda project: delete_filter(project, name))

    @Slot()
    def _read(self) -> None:
        self._show({})
        if self._session.open is not None:
            self._change(saved_filters)

    def _change(self, change: Callable[[Project], Mapping[str, str]]) -> None:
        self._ask(change, self._show)

    def _show(self, kept: Mapping[str, str]) -> None:
        if kept != self.kept:
            self.kept = kept
            self.changed.emit()
