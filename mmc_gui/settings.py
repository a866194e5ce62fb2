"""What the window remembers between starts; losing it loses no work."""

import datetime as dt
import json
from pathlib import Path
from typing import Any, cast, get_args

from PySide6.QtCore import QByteArray, QSettings

from mmc_gui.models.photo_way import SIZES, Way
from mmc_gui.text_size import NORMAL
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
    def text_size(self) -> int:
        """How large text is, in per cent of the desktop's."""
        return self._number("text_size", NORMAL)

    @text_size.setter
    def text_size(self, percent: int) -> None:
        self._store.setValue("text_size", percent)

    def _number(self, name: str, usual: int) -> int:
        """Read a number; a file that was tampered with counts as empty."""
        try:
            return int(str(self._store.value(name, usual)))
        except ValueError:
            return usual

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
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        self.keep_recent_facts(path.resolve(), {"opened": now})

    @property
    def recent_facts(self) -> dict[str, dict[str, Any]]:
        """What was seen of recent projects, by path; nothing of it can be relied on."""
        found = self._table("recent_facts")
        return {path: facts for path, facts in found.items() if isinstance(facts, dict)}

    def keep_recent_facts(self, path: Path, facts: dict[str, Any]) -> None:
        """Remember more of a recent project; of others nothing is kept."""
        known = self.recent_facts
        kept = {str(other): known.get(str(other), {}) for other in self.recent}
        if str(path) in kept:
            kept[str(path)] = kept[str(path)] | facts
        self._store.setValue("recent_facts", json.dumps(kept))

    def forget_recent(self, path: Path) -> None:
        """Take a project off the recent ones."""
        self.recent = [other for other in self.recent if other != path]

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
    def tour_done(self) -> bool:
        """Whether the hints of the first start were seen, or are not wanted."""
        return str(self._store.value("tour_done", "false")).lower() == "true"

    @tour_done.setter
    def tour_done(self, done: bool) -> None:
        self._store.setValue("tour_done", done)

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
        pairs = self._table(name).items()
        return {key: value for key, value in pairs if isinstance(value, str)}

    def _table(self, name: str) -> dict[str, Any]:
        """Read values by name; a file that was tampered with counts as empty."""
        try:
            found = json.loads(str(self._store.value(name, "{}")))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    @property
    def geometry(self) -> QByteArray | None:
        """Where the window stood."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def told_crash(self) -> str:
        """The name of the last crash report that the user was told of."""
        return str(self._store.value("told_crash", ""))

    @told_crash.setter
    def told_crash(self, name: str) -> None:
        self._store.setValue("told_crash", name)

    @property
    def standing(self) -> dict[str, Any]:
        """How the window was parted and what was in front; what ``WindowMemory`` made of it."""
        return self._table("standing")

    @standing.setter
    def standing(self, values: dict[str, Any]) -> None:
        self._store.setValue("standing", json.dumps(values))

    @property
    def notify(self) -> bool:
        """Whether to tell that long work has ended while the window is not in front."""
        return str(self._store.value("notify", "true")) == "true"

    @notify.setter
    def notify(self, on: bool) -> None:
        self._store.setValue("notify", "true" if on else "false")

    @property
    def seen_first(self) -> bool:
        """Whether features of photos on the screen are made before those of others."""
        return str(self._store.value("seen_first", "true")) == "true"

    @seen_first.setter
    def seen_first(self, on: bool) -> None:
        self._store.setValue("seen_first", "true" if on else "false")

    @property
    def scores_sorted(self) -> bool:
        """Whether the highest score of a pair stands first, or labels keep the project's order."""
        return str(self._store.value("scores_sorted", "yes")) == "yes"

    @scores_sorted.setter
    def scores_sorted(self, value: bool) -> None:
        self._store.setValue("scores_sorted", "yes" if value else "no")

    @property
    def way(self) -> Way:
        """How photos were laid out last."""
        value = str(self._store.value("way", Way.GRID))
        return Way(value) if value in list(Way) else Way.GRID

    @way.setter
    def way(self, way: Way) -> None:
        self._store.setValue("way", str(way))

    def edge(self, way: Way) -> int:
        """Return the size of a photo where photos are laid out so, in pixels."""
        value = str(self._store.value(_edge_of(way), ""))
        return SIZES[way].within(int(value)) if value.isdecimal() else SIZES[way].usual

    def set_edge(self, way: Way, edge: int) -> None:
        """Remember the size of a photo."""
        self._store.setValue(_edge_of(way), edge)


def _edge_of(way: Way) -> str:
    return "cell_edge" if way == Way.GRID else f"{way}_edge"


def _label_keys_of(project: Path) -> str:
    # Slashes would part groups of the settings.
    return "label_keys/" + project.resolve().as_posix().replace("/", "|")
