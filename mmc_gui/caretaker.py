"""Looks after the open project: checks and copies it, and offers a way out of trouble.

What it does by itself it does beside everything else and says nothing of, unless something is
wrong. A dialog is imported when it is asked for.
"""

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from engine.data.project import DamagedError, NotEditableError
from engine.features.moved import MovedPhotos, find_moved
from engine.language import tr
from engine.machine import default_cache_folder
from mmc_gui.look_ups import LookUps
from mmc_gui.messages import Banner
from mmc_gui.opening import Care, compare, look_after
from mmc_gui.session import Session
from mmc_gui.source_watch import SourceWatch
from mmc_gui.tasks import Tasks

if TYPE_CHECKING:
    from engine.data.merging import SourceDiff
    from mmc_gui.widgets.relocate_dialog import RelocateDialog

REPAIR, LOOK, RELOCATE, UPDATE = "repair", "look", "relocate", "update"
"""Keys of the buttons on messages."""
LATER_MS = 300
"""After a project was opened, whose photos are to be on the screen first."""


class Caretaker(QObject):
    """Works on what is open; answers the buttons of its messages."""

    def __init__(self, *, session: Session, tasks: Tasks, banner: Banner, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._tasks, self._banner = session, tasks, banner
        self._window = window
        self._looks = LookUps(self)
        self._later = QTimer(self, interval=LATER_MS, singleShot=True)
        self._later.timeout.connect(self._look_after)
        self._paths: dict[str, Path] = {}
        self._source: Path | None = None
        self._watch = SourceWatch(self)
        self._watch.changed.connect(self._on_source_changed)
        session.project_changed.connect(self._on_project)
        banner.action_requested.connect(self._act)

    @property
    def busy(self) -> bool:
        """Whether it still looks at something, or is about to."""
        return self._looks.busy or self._later.isActive()

    def shutdown(self) -> None:
        """End the thread, after the copy that is being made."""
        self._watch.watch(())
        self._later.stop()
        self._looks.shutdown()

    def way_out(self, error: Exception) -> tuple[str, str]:
        """Return text and key of a button that leads out of an error; both may be empty."""
        if isinstance(error, DamagedError):
            self._paths[REPAIR] = error.path
            return tr("Repair into a new file"), REPAIR
        if isinstance(error, NotEditableError):
            self._paths[LOOK] = error.path
            return tr("Open to look at it"), LOOK
        return "", ""

    def save_copy(self) -> None:
        """Ask for a name and write all of the project there."""
        path = self._session.path
        if path is None:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save a copy"), str(path.with_stem(f"{path.stem} copy")),
            tr("Projects (*.mmc)"),
        )  # fmt: skip
        if chosen:
            target = Path(chosen)
            self._tasks.keeping.save_copy(
                target if target.suffix else target.with_name(f"{target.name}{path.suffix}")
            )

    def relocate(self) -> "RelocateDialog | None":
        """Ask where the photos are now."""
        from mmc_gui.widgets.relocate_dialog import RelocateDialog

        dataset = self._session.dataset
        if dataset is None:
            return None
        dialog = RelocateDialog(dataset.root, self._window)
        dialog.folder_changed.connect(functools.partial(self._look_for_photos, dialog))
        dialog.accepted.connect(lambda: self._use_folder(dialog.chosen))
        dialog.finished.connect(lambda: self._looks.forget("moved"))
        self._show(dialog)
        return dialog

    def update(self) -> None:
        """Compare with the source, and let the user choose what to take of it."""
        if self._source is None or not self._session.editable:
            self.choose_source()
        else:
            self._tasks.keeping.compare_source(self._source, self._show_diff)

    def choose_source(self) -> None:
        """Ask which file to compare with."""
        path = self._session.path
        if path is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Update from source"), str(self._source or path.parent),
            tr("Datasets (*.csv *.tsv *.json *.jsonl *.parquet);;All files (*)"),
        )  # fmt: skip
        if chosen:
            self._tasks.keeping.compare_source(Path(chosen), self._show_diff)

    # -- helpers ----------------------------------------------------------------------------

    def _look_for_photos(self, dialog: "RelocateDialog", folder: Path) -> None:
        dataset, cache = self._session.dataset, default_cache_folder()
        assert dataset is not None

        def show(found: MovedPhotos) -> None:
            dialog.show_found(found.text, found.folder if found.found else None)

        self._looks.ask(
            "moved", lambda reporter: find_moved(dataset, folder, cache, reporter=reporter),
            done=show, failed=lambda error: dialog.show_found(str(error), None),
        )  # fmt: skip

    def _use_folder(self, folder: Path | None) -> None:
        if folder is not None and self._session.editable:
            self._banner.dismiss(RELOCATE)
            self._tasks.keeping.set_photo_folder(folder)

    @Slot()
    def _on_project(self) -> None:
        self._banner.dismiss(RELOCATE)
        self._banner.dismiss(UPDATE)
        self._watch.watch(())
        self._source = None
        self._looks.forget("care" if self._session.open is not None else None)
        self._later.start()

    @Slot()
    def _look_after(self) -> None:
        opened, dataset = self._session.open, self._session.dataset
        if opened is None or dataset is None or opened.read_only:
            return
        path, root, named = opened.project.path, dataset.root, any(dataset.images)
        self._looks.ask(
            "care", lambda _: look_after(path, root, named=named),
            done=lambda care: self._on_care(care, root),
            failed=self._tasks.failed.emit,
        )  # fmt: skip

    def _on_care(self, care: Care, root: Path) -> None:
        self._source = care.source
        if care.source is not None:
            self._watch.watch((care.source, root))
        if not care.photos_gone:
            return
        self._banner.warning(
            tr("The photos are not in {root} any more. Captions and labels are all "
        "here.").format(root=root),
            action=tr("Find moved photos"), key=RELOCATE,
        )  # fmt: skip

    @Slot()
    def _on_source_changed(self) -> None:
        """Look whether what changed concerns the project; the user may not have been asked yet."""
        path, source = self._session.path, self._source
        if path is None or source is None:
            return
        self._looks.ask(
            "source", lambda reporter: compare(path, source, reporter),
            done=self._tell_changed, failed=lambda _: None,
        )  # fmt: skip

    def _tell_changed(self, diff: "SourceDiff") -> None:
        self._banner.dismiss(UPDATE)
        if not diff.is_empty:
            self._banner.info(
                tr("{source} has changed. {join}").format(
                    source=diff.source, join=" ".join(diff.sentences()[:2])
                ),
                action=tr("Update…"),
                key=UPDATE,
            )

    def _show_diff(self, diff: "SourceDiff") -> None:
        dataset = self._session.dataset
        if dataset is None:
            return
        self._banner.dismiss(UPDATE)
        if diff.is_empty:
            self._banner.info(" ".join(diff.sentences()))
            return
        from mmc_gui.widgets.update_dialog import UpdateDialog

        dialog = UpdateDialog(diff, dataset.labels, self._window)
        dialog.accepted.connect(lambda: self._tasks.keeping.update(diff, dialog.choice))
        dialog.other_requested.connect(self.choose_source)
        self._show(dialog)

    @Slot(str)
    def _act(self, key: str) -> None:
        match key:
            case "repair":
                self._tasks.repair(self._paths[REPAIR])
            case "look":
                self._tasks.open_project(self._paths[LOOK], read_only=True)
            case "relocate":
                self.relocate()
            case "update":
                self.update()

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
