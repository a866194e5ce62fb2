"""Asks the user for files and hands them to the tasks; shows sheets to read."""

import platform
from collections.abc import Sequence
from importlib import metadata
from pathlib import Path

import platformdirs
from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from engine import __version__
from engine.data.dataset import Split
from engine.errors import EngineError
from mmc_gui.actions import shortcut_rows
from mmc_gui.panels.label_set import LabelSetDialog
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.widgets.dialogs import AboutDialog, ExportDialog, ImportDialog, SheetDialog

PROJECT_SUFFIX = ".mmc"


def demo_folder() -> Path:
    """Return where the demo lives unless another folder is named."""
    return Path(platformdirs.user_data_dir("mmc", appauthor=False)) / "demo"


class Choosers(QObject):
    """Dialogs that are open one at a time, modal to the window but never blocking its events."""

    def __init__(self, *, session: Session, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._window = session, tasks, window

    def choose_project(self) -> None:
        """Ask for a project file."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, "Open project", str(Path.home()), "Projects (*.mmc);;All files (*)"
        )
        if chosen:
            self._tasks.open_project(Path(chosen))

    def choose_dataset(self, csv: Path | None = None) -> ImportDialog:
        """Ask for the files of a dataset."""
        dialog = ImportDialog(csv, self._window)
        dialog.accepted.connect(lambda: self._import(dialog))
        self._show(dialog)
        return dialog

    def open_demo(self) -> None:
        """Open the demo in its usual place."""
        self._tasks.open_demo(demo_folder())

    def can_open(self, path: Path) -> bool:
        """Tell whether ``open_paths`` may find something to open here."""
        return path.suffix.lower() in (PROJECT_SUFFIX, ".csv") or path.is_dir()

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Open what was dropped: a project, a CSV, or a folder that holds one."""
        path = paths[0]
        if not path.exists():
            self._tasks.failed.emit(EngineError(f"There is no {path}. Check the path."))
        elif path.suffix.lower() == PROJECT_SUFFIX and path.is_file():
            self._tasks.open_project(path)
        elif path.suffix.lower() == ".csv" and path.is_file():
            self.choose_dataset(path)
        elif path.is_dir() and (path / "train.csv").is_file():
            self.choose_dataset(path / "train.csv")
        else:
            self._tasks.failed.emit(
                EngineError(
                    f"{path.name} is neither a project, nor a CSV file, nor a folder with a "
                    "train.csv. Drop one of these."
                )
            )

    def choose_export(self) -> ExportDialog | None:
        """Ask where the submission goes."""
        run, dataset, path = self._session.run, self._session.dataset, self._session.path
        if run is None or dataset is None or path is None:
            return None
        rows = len(dataset.rows(Split.TEST))
        if not rows:
            self._tasks.failed.emit(
                EngineError(
                    f"{path.name} has no test photos, so there is nothing to submit. Import the "
                    "dataset with its test.csv."
                )
            )
            return None
        dialog = ExportDialog(
            run=run.run.id,
            rows=rows,
            out=path.with_name("submission.csv"),
            fallback=self._session.fallback,
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._export(dialog))
        self._show(dialog)
        return dialog

    def show_labels(self, actions: dict[str, QAction]) -> LabelSetDialog | None:
        """Let the label set be changed; undo and redo work there too."""
        if self._session.open is None:
            return None
        dialog = LabelSetDialog(
            session=self._session, tasks=self._tasks, steps=(actions["undo"], actions["redo"]),
            parent=self._window,
        )  # fmt: skip
        self._show(dialog)
        return dialog

    def show_shortcuts(self, actions: dict[str, QAction]) -> None:
        """Show all keys."""
        sheet = SheetDialog(
            title="Keyboard shortcuts",
            headers=("Key", "What it does"),
            rows=shortcut_rows(actions),
            parent=self._window,
        )
        self._show(sheet)

    def show_problems(self) -> None:
        """Show the rows and photos that need a look."""
        dataset = self._session.dataset
        problems = dataset.problems if dataset is not None else ()
        sheet = SheetDialog(
            title="Doubtful rows",
            headers=("File", "Line", "Photo", "What was found"),
            rows=[(p.source, str(p.line) if p.line else "", p.name, p.text) for p in problems],
            empty="Every row was read without a doubt, and every photo can be used.",
            parent=self._window,
        )
        self._show(sheet)

    def show_about(self) -> None:
        """Show version and parts."""
        parts = ("PySide6_Essentials", "torch", "open_clip_torch", "timm", "sentence-transformers")
        facts = [
            "Multimodal multilabel classification: photos with captions, several labels each. "
            "The method follows Guo 2023 (arXiv 2406.16141).",
            "",
            f"Python {platform.python_version()} on {platform.system()} {platform.machine()}",
            ", ".join(f"{name} {metadata.version(name)}" for name in parts),
            "",
            "Licence: Apache-2.0. The built-in encoder 'basic' uses EfficientNet-Lite0 and "
            "all-MiniLM-L6-v2, both Apache-2.0.",
        ]
        self._show(AboutDialog(version=__version__, facts=facts, parent=self._window))

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _import(self, dialog: ImportDialog) -> None:
        train, images, project = dialog.train.path, dialog.images.path, dialog.project.path
        if train is None or images is None or project is None:
            return
        if project.suffix != PROJECT_SUFFIX:
            project = project.with_name(project.name + PROJECT_SUFFIX)
        self._tasks.import_dataset(
            train_csv=train, images=images, test_csv=dialog.test.path, project=project
        )

    def _export(self, dialog: ExportDialog) -> None:
        out = dialog.out.path
        if out is not None:
            self._tasks.set_fallback(dialog.fallback.isChecked())
            self._tasks.export(out)
