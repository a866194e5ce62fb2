"""Finds and replaces in captions, after a look at every caption that would change."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from engine.data.dataset import IntArray
from engine.errors import EngineError
from engine.language import counted, tr
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks

if TYPE_CHECKING:
    from engine.data.find_replace import Replacement
    from mmc_gui.widgets.replace_dialog import ReplaceDialog


class Replacing(QObject):
    """Asks and carries out; the page says which rows are shown and which are selected."""

    def __init__(
        self,
        *,
        session: Session,
        tasks: Tasks,
        shown: Callable[[], IntArray],
        selected: Callable[[], Sequence[int]],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._session, self._tasks, self._page = session, tasks, page
        self._shown, self._selected = shown, selected
        self._rows: list[list[int] | None] = []
        self.dialog: ReplaceDialog | None = None
        for changed in (session.project_changed, session.rows_changed):
            changed.connect(self._close)

    @Slot()
    def ask(self) -> None:
        """Show the question; nothing is changed before it is answered."""
        from mmc_gui.widgets.replace_dialog import ReplaceDialog  # few starts need it

        dataset = self._session.dataset
        if dataset is None or self.dialog is not None:
            return
        scopes: dict[str, list[int] | None] = {
            tr("All {count:,} photos").format(count=len(dataset)): None
        }
        shown, selected = self._shown().tolist(), list(self._selected())
        if len(shown) < len(dataset):
            scopes[tr("The {count:,} photos shown").format(count=len(shown))] = shown
        if len(selected) > 1:
            scopes[tr("The {count:,} selected photos").format(count=len(selected))] = selected
        self._rows = list(scopes.values())
        dialog = ReplaceDialog(list(scopes), self._page)
        self.dialog = dialog
        dialog.look_requested.connect(self._look)
        dialog.accepted.connect(self._replace)
        dialog.finished.connect(self._forget)
        dialog.open()
        dialog.words.setFocus()

    @Slot()
    def _look(self) -> None:
        dialog, dataset = self.dialog, self._session.dataset
        if dialog is None or dataset is None:
            return
        dialog.show_looking()

        def show(found: "list[Replacement]") -> None:
            dialog.show_found(found, dataset.names)

        def fail(error: Exception) -> None:
            if isinstance(error, EngineError):
                dialog.show_error(str(error))
            else:
                self._tasks.failed.emit(error)

        rows = self._rows[dialog.scope.currentIndex()]
        self._tasks.find_replacements(dialog.wanted, rows, done=show, failed=fail)

    @Slot()
    def _replace(self) -> None:
        dialog, dataset = self.dialog, self._session.dataset
        if dialog is None or dataset is None:
            return
        captions = {int(dataset.items[one.row]): one.after for one in dialog.model.chosen}
        many = counted(len(captions), tr("{} caption"), tr("{} captions"))
        self._tasks.edits.set_captions(
            captions,
            what=tr("Replace in caption"),
            done=lambda: self._tasks.told.emit(
                tr("Replaced in {many}. Undo takes it back.").format(many=many)
            ),
        )

    @Slot()
    def _close(self) -> None:
        if self.dialog is not None:
            self.dialog.reject()

    @Slot()
    def _forget(self) -> None:
        self._tasks.forget_replacements()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
