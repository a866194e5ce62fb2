"""What the window remembers between starts; losing it loses no work."""

from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from mmc_gui.theme import Mode

MOST_RECENT = 8


class Settings:
    """Typed access to the user's settings file."""

    def __init__(self) -> None:
        self._store = QSettings("MMC", "mmc")

    @property
    def theme(self) -> Mode:
        """Which colours to wear."""
        value = str(self._store.value("theme", "system"))
        return cast("Mode", value) if value in get_args(Mode) else "system"

    @theme.setter
    def theme(self, mode: Mode) -> None:
        self._store.setValue("theme", mode)

    @property
    def recent(self) -> list[Path]:
        """Projects that were open lately, newest first; some may be gone by now."""
        value = self._store.value("recent", [])
        names = value if isinstance(value, list) else [value] if isinstance(value, str) else []
        return [Path(name) for name in names]

    @recent.setter
    def recent(self, paths: list[Path]) -> None:
        self._store.setValue("recent", [str(path) for path in paths])

    def add_recent(self, path: Path) -> None:
        """Put a project at the head of the recent ones."""
        others = [other for other in self.recent if other != path.resolve()]
        self.recent = [path.resolve(), *others][:MOST_RECENT]

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def cell_edge(self) -> int:
        """Edge of a grid cell in pixels."""
        return int(str(self._store.value("cell_edge", 168)))

    @cell_edge.setter
    def cell_edge(self, value: int) -> None:
        self._store.setValue("cell_edge", value)
