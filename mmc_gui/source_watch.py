"""Notices that the files a project was made from have changed, without reading them."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

QUIET_MS = 1500
"""A program that writes files changes them many times; it is asked for once when it is done."""


class SourceWatch(QObject):
    """Watches a few files and folders; tells once after each burst of changes."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: list[str] = []
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_change)
        self._watcher.directoryChanged.connect(self._on_change)
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._tell)

    def watch(self, paths: Iterable[Path]) -> None:
        """Watch these from now on, and no others; what is not there is left out."""
        self._quiet.stop()
        if watched := [*self._watcher.files(), *self._watcher.directories()]:
            self._watcher.removePaths(watched)
        self._paths = [str(path) for path in paths if path.exists()]
        if self._paths:
            self._watcher.addPaths(self._paths)

    @Slot(str)
    def _on_change(self, _path: str) -> None:
        self._quiet.start()

    @Slot()
    def _tell(self) -> None:
        # Many programs put a new file in the place of the old one, which is then watched no more.
        watched = {*self._watcher.files(), *self._watcher.directories()}
        gone = [path for path in self._paths if path not in watched and Path(path).exists()]
        if gone:
            self._watcher.addPaths(gone)
        self.changed.emit()
