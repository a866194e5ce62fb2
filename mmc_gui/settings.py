"""What the window remembers between starts; losing it loses no work."""

import json
from pathlib import Path
from typing import cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from mmc_gui.theme import Mode

MOST_RECENT = 8
RECENT_COMMANDS = 5


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
    def recent_commands(self) -> list[str]:
        """Commands that were chosen lately in the palette, newest first."""
        value = self._store.value("recent_commands", [])
        return value if isinstance(value, list) else [value] if isinstance(value, str) else []

    def add_recent_command(self, command: str) -> None:
        """Put a command at the head of the recent ones."""
        commands = [command, *(c for c in self.recent_commands if c != command)]
        self._store.setValue("recent_commands", commands[:RECENT_COMMANDS])

    @property
    def keys(self) -> dict[str, str]:
        """The keys that the user gave to commands; empty for one that shall have none."""
        return self._texts("keys")

    @keys.setter
    def keys(self, keys: dict[str, str]) -> None:
        self._store.setValue("keys", json.dumps(keys))

    def label_keys(self, project: Path) -> dict[str, str]:
        """Return the keys that the user gave to labels of a project, by label id."""
        return self._texts(_label_keys_of(project))

    def set_label_keys(self, project: Path, keys: dict[str, str]) -> None:
        """Keep the keys of a project's labels; none at all leaves no trace."""
        if keys:
            self._store.setValue(_label_keys_of(project), json.dumps(keys))
        else:
            self._store.remove(_label_keys_of(project))

    def _texts(self, name: str) -> dict[str, str]:
        """Read a table of texts; a file that was tampered with counts as empty."""
        try:
            found = json.loads(str(self._store.value(name, "{}")))
        except ValueError:
            return {}
        pairs = found.items() if isinstance(found, dict) else ()
        return {key: value for key, value in pairs if isinstance(value, str)}

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def scores_sorted(self) -> bool:
        """Whether the highest score of a pair stands first, or labels keep the project's order."""
        return str(self._store.value("scores_sorted", "yes")) == "yes"

    @scores_sorted.setter
    def scores_sorted(self, value: bool) -> None:
        self._store.setValue("scores_sorted", "yes" if value else "no")

    @property
    def cell_edge(self) -> int:
        """Edge of a grid cell in pixels."""
        return int(str(self._store.value("cell_edge", 168)))

    @cell_edge.setter
    def cell_edge(self, value: int) -> None:
        self._store.setValue("cell_edge", value)


def _label_keys_of(project: Path) -> str:
    # Slashes would part groups of the settings.
    return "label_keys/" + project.resolve().as_posix().replace("/", "|")
