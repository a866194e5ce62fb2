"""Looks at the projects that were open lately, off the window's thread; remembers what it saw."""

import contextlib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from engine.data.project.glance import glance
from engine.errors import EngineError
from engine.events import Reporter
from mmc_gui.look_ups import LookUps
from mmc_gui.models.recent_project import RecentProject
from mmc_gui.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    project: RecentProject
    stamp: str
    """Sizes and times of the files when they were read: as long as these hold, so do the counts."""


class RecentProjects(QObject):
    """Tells at once what was known, then what is there; a project that is gone is told as such."""

    seen = Signal(object)
    """A ``RecentProject``, once for each that was looked at."""

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._looks = LookUps(self)

    @property
    def busy(self) -> bool:
        """Whether a project is still being looked at."""
        return self._looks.busy

    def known(self) -> list[RecentProject]:
        """Return all as they were when they were last looked at, newest first; reads no file."""
        facts = self._settings.recent_facts
        return [_remembered(path, facts.get(str(path), {})) for path in self._settings.recent]

    def look(self) -> None:
        """Look at each in turn; ``seen`` brings what is there now."""
        facts = self._settings.recent_facts
        for path in self._settings.recent:
            before = _remembered(path, facts.get(str(path), {}))
            stamp = str(facts.get(str(path), {}).get("stamp", ""))

            def work(_: Reporter, before: RecentProject = before, stamp: str = stamp) -> _Seen:
                return _seen(before, stamp)

            self._looks.ask(str(path), work, done=self._tell, failed=lambda _: None)

    def forget(self, path: Path) -> None:
        """Take a project off the list; its file stays."""
        self._looks.forget(str(path))
        self._settings.forget_recent(path)

    def stop(self) -> None:
        """Look at no more of them."""
        self._looks.forget()

    def shutdown(self) -> None:
        """Stop looking and end the thread."""
        self._looks.shutdown()

    def _tell(self, seen: _Seen) -> None:
        project = seen.project
        if project.photos is not None and seen.stamp:
            self._settings.keep_recent_facts(
                project.path,
                {
                    "photos": project.photos,
                    "labelled": project.labelled,
                    "pictures": [str(path) for path in project.pictures],
                    "stamp": seen.stamp,
                },
            )
        self.seen.emit(project)


def _remembered(path: Path, facts: dict[str, Any]) -> RecentProject:
    """Make a project of what the settings hold; what was tampered with counts as unknown."""
    photos, labelled, opened = facts.get("photos"), facts.get("labelled"), facts.get("opened")
    pictures = facts.get("pictures")
    return RecentProject(
        path=path,
        opened=opened if isinstance(opened, str) else "",
        photos=photos if isinstance(photos, int) else None,
        labelled=labelled if isinstance(labelled, int) else None,
        pictures=tuple(Path(str(name)) for name in pictures) if isinstance(pictures, list) else (),
    )


def _seen(before: RecentProject, stamp: str) -> _Seen:
    """Look at a project; called in a thread."""
    path = before.path
    now = _stamp(path)
    if not now:
        return _Seen(project=replace(before, gone=True), stamp="")
    if now == stamp and before.photos is not None:
        return _Seen(project=before, stamp="")
    try:
        found = glance(path)
    except EngineError as error:
        return _Seen(project=replace(before, fault=str(error)), stamp="")
    project = replace(
        before, photos=found.photos, labelled=found.labelled, pictures=found.pictures
    )  # fmt: skip
    return _Seen(project=project, stamp=now)


def _stamp(path: Path) -> str:
    """Return what changes with a project's file and its log; empty where there is none."""
    parts = []
    for file in (path, path.with_name(f"{path.name}-wal")):
        with contextlib.suppress(OSError):
            found = file.stat()
            parts.append(f"{found.st_size} {found.st_mtime_ns}")
            continue
        if file is path:
            return ""
    return ", ".join(parts)
