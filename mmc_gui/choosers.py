"""Asks the user for files and hands them to the tasks; shows sheets to read.

A dialog is imported when it is asked for: the window shall not wait for what few starts need.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

import platformdirs
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from engine.data.dataset import IntArray, Split
from engine.data.images import is_image
from engine.errors import EngineError
from engine.language import tr
from mmc_gui.guess_tasks import GUESS_ENCODED
from mmc_gui.job_teller import PROBLEMS_KEY
from mmc_gui.jobs import Job
from mmc_gui.keymap import KeyMap, grouped
from mmc_gui.last_folders import PROJECTS, keep_folder, last_folder
from mmc_gui.opening import PROJECT_SUFFIX
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.transfers import KAGGLE, ExportPlan

if TYPE_CHECKING:
    from mmc_gui.dialogs.doubtful_rows import DoubtfulRows
    from mmc_gui.dialogs.export_dialog import ExportDialog
    from mmc_gui.dialogs.import_dialog import ImportDialog
    from mmc_gui.dialogs.job_dialog import JobDialog
    from mmc_gui.panels.label_set import LabelSetDialog

P = TypeVar("P")
SHOW_KEY = "show "
"""Begins the key of a message whose button shows a file in its folder."""


def demo_folder() -> Path:
    """Return where the demo lives unless another folder is named."""
    return Path(platformdirs.user_data_dir("mmc", appauthor=False)) / "demo"


class RowsInSight(Protocol):
    """The page of photos, as far as a dialog needs it."""

    def shown(self) -> IntArray:
        """Return the rows that the filter lets through, in order."""

    def selected(self) -> IntArray:
        """Return the rows that are selected."""


class Choosers(QObject):
    """Dialogs that are open one at a time, modal to the window but never blocking its events."""

    photo_requested = Signal(int)
    """A row to be brought into sight."""

    def __init__(
        self, *, session: Session, tasks: Tasks, rows: Callable[[], RowsInSight], window: QWidget
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window
        self._rows = rows
        self._doubtful: DoubtfulRows | None = None
        session.problems_changed.connect(self._on_problems_changed)
        session.project_changed.connect(self._on_project_changed)

    def choose_project(self) -> None:
        """Ask for a project file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window,
            tr("Open project"),
            last_folder(PROJECTS),
            tr("Projects (*.mmc);;All files (*)"),
        )
        if chosen:
            keep_folder(PROJECTS, Path(chosen))
            self._tasks.open_project(Path(chosen))

    def choose_dataset(self, source: Path | None = None) -> "ImportDialog":
        """Ask what to import and how."""
        from mmc_gui.dialogs.import_dialog import ImportDialog

        dialog = ImportDialog(source, self._window)
        self._show_job(dialog, self._tasks.import_source)
        return dialog

    def open_demo(self) -> None:
        """Open the demo in its usual place."""
        self._tasks.open_demo(demo_folder())

    def can_open(self, path: Path) -> bool:
        """Tell whether ``open_paths`` may find something to open here."""
        return path.suffix.lower() == PROJECT_SUFFIX or path.is_dir() or not is_image(path.name)

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open what was dropped: a project, or anything that a dataset can be made from."""
        path = paths[0]
        if not path.exists():
            self._tasks.failed.emit(
                EngineError(tr("There is no {path}. Check the path.").format(path=path))
            )
        elif path.suffix.lower() == PROJECT_SUFFIX and path.is_file():
            self._tasks.open_project(path)
        else:
            self.choose_dataset(path)

    def choose_export(self, format_: str = "") -> "ExportDialog | None":
        """Ask what goes where; without a format the submission is offered where one can be made."""
        from mmc_gui.dialogs.export_dialog import ExportDialog, ExportSource
        from mmc_gui.dialogs.export_rows import row_choices

        run, dataset, path = self._session.trained, self._session.dataset, self._session.path
        if dataset is None or path is None:
            return None
        sight = self._rows()
        source = ExportSource(
            project=path,
            rows=row_choices(dataset, shown=sight.shown(), selected=sight.selected()),
            tests=len(dataset.rows(Split.TEST)),
            run_id=run.run.id if run is not None else None,
            run=self._tasks.run_book.title(run.run.id) if run is not None else "",
            fallback=self._session.fallback,
        )
        dialog = ExportDialog(source, format_=format_, parent=self._window)

        def start(plan: ExportPlan) -> Job | None:
            if plan.labels == "decided":
                self._tasks.set_fallback(dialog.form.fallback.isChecked())
            return self._tasks.exports.rows(plan)

        self._show_job(dialog, start)
        return dialog

    def choose_submission(self) -> "ExportDialog | None":
        """Ask where the competition's file goes."""
        return self.choose_export(KAGGLE)

    def act(self, key: str) -> None:
        """Do what the button of a message asks for."""
        if key == PROBLEMS_KEY:
            self.show_problems()
        elif key == GUESS_ENCODED:
            self._tasks.guesses.guess_encoded()
        elif key.startswith(SHOW_KEY):
            path = Path(key.removeprefix(SHOW_KEY))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

    def show_labels(self, actions: dict[str, QAction]) -> "LabelSetDialog | None":
        """Let the label set be changed; undo and redo work there too."""
        from mmc_gui.panels.label_set import LabelSetDialog

        if self._session.open is None:
            return None
        dialog = LabelSetDialog(
            session=self._session, tasks=self._tasks, steps=(actions["undo"], actions["redo"]),
            parent=self._window,
        )  # fmt: skip
        self._show(dialog)
        return dialog

    def show_shortcuts(self, keymap: KeyMap) -> None:
        """Show all keys as they are now."""
        from mmc_gui.widgets.key_sheet import KeySheet

        sheet = KeySheet(grouped(keymap.rows()), parent=self._window)
        sheet.change_requested.connect(sheet.accept)
        sheet.change_requested.connect(lambda: self.show_keys(keymap))
        self._show(sheet)

    def show_keys(self, keymap: KeyMap) -> None:
        """Let the user give commands and labels other keys."""
        from mmc_gui.keys_dialog import KeysDialog

        self._show(KeysDialog(keymap, self._window))

    def show_problems(self) -> None:
        """Show the rows and photos that need a look, beside the window."""
        from mmc_gui.dialogs.doubtful_rows import DoubtfulRows

        if self._doubtful is None:
            self._doubtful = DoubtfulRows(self._window)
            self._doubtful.photo_requested.connect(self._show_photo)
            self._doubtful.save_requested.connect(self._tasks.exports.problems)
        self._fill_problems()
        self._doubtful.show()
        self._doubtful.raise_()
        self._doubtful.activateWindow()

    def _fill_problems(self) -> None:
        """Follow the project: another one, or problems that an encoding has found."""
        dataset = self._session.dataset
        if self._doubtful is not None and dataset is not None:
            self._doubtful.set_problems(dataset.problems, frozenset(dataset.names))

    def _on_problems_changed(self) -> None:
        if self._doubtful is not None and self._doubtful.isVisible():
            self._fill_problems()

    def _on_project_changed(self) -> None:
        if self._doubtful is not None:
            self._doubtful.hide()

    def _show_photo(self, name: str) -> None:
        dataset = self._session.dataset
        if dataset is not None and name in dataset.names:
            self.photo_requested.emit(dataset.names.index(name))

    def shutdown(self) -> None:
        """Close what is open, so that no thread of a dialog outlives the window."""
        for dialog in self._window.findChildren(QDialog):
            dialog.done(QDialog.DialogCode.Rejected)

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _show_job(self, dialog: "JobDialog", start: Callable[[P], Job | None]) -> None:
        """Show a dialog whose plan is carried out while it stays open."""

        def carry_out(plan: P) -> None:
            job = start(plan)
            if job is not None:
                dialog.follow(job)
            else:
                dialog.tell(tr("Other work is still running. Wait until it is done."))

        dialog.submitted.connect(carry_out)
        self._show(dialog)
