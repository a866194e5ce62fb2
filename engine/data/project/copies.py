"""Copies of a project: where the user asks for one, and one for each day of work."""

import contextlib
import datetime as dt
import re
import shutil
from pathlib import Path

from engine.data.project.file import Project, lock_project, open_project
from engine.errors import EngineError
from engine.language import tr

KEPT = 5
"""Days of which a backup is kept."""
KEPT_BYTES = 2 << 30
"""Of large projects fewer are kept, but at least the newest one."""


def save_copy(project: Project, target: Path, *, replace: bool = False) -> Path:
    """Write all of a project to another file, which appears whole or not at all.

    Edits that are not yet folded into the file are part of it. The runs stay where they are.
    """
    if target.exists():
        if project.path.exists() and target.samefile(project.path):
            raise EngineError(
                tr("{name} is the project itself. Choose another name.").format(name=target.name)
            )
        if not replace:
            raise EngineError(
                tr("{target} exists already. Choose another name.").format(target=target)
            )
    if not target.parent.is_dir():
        raise EngineError(
            tr("There is no folder {parent}. Choose a folder that exists.").format(
                parent=target.parent
            )
        )
    project.check()
    lock = lock_project(target)
    try:
        project.copy_to(target)
    finally:
        lock.release()
        with contextlib.suppress(OSError):
            Path(lock.lock_file).unlink(missing_ok=True)
    return target


def backups_folder(project: Path) -> Path:
    """Return the folder of a project's daily backups, beside it; it need not exist."""
    return project.with_name(f"{project.stem}-backups")


def backups(project: Path) -> list[Path]:
    """Return the daily backups of a project, the newest first."""
    name = re.compile(rf"{re.escape(project.stem)}\.\d{{4}}-\d\d-\d\d{re.escape(project.suffix)}")
    with contextlib.suppress(OSError):
        found = [path for path in backups_folder(project).iterdir() if name.fullmatch(path.name)]
        return sorted(found, reverse=True)
    return []


def back_up(project: Path, *, today: dt.date | None = None) -> Path | None:
    """Keep a copy for this day of work, and let the oldest ones go.

    None where there is one of today, where nothing was changed since the newest, or where the
    disk has not twice the room. A damaged project is not copied over sound backups: a
    ``DamagedError`` says so.
    """
    today = today or dt.datetime.now().astimezone().date()
    target = backups_folder(project) / f"{project.stem}.{today.isoformat()}{project.suffix}"
    kept = backups(project)
    if target in kept or (kept and kept[0].stat().st_mtime > _changed(project)):
        return None
    if shutil.disk_usage(project.parent).free < 2 * project.stat().st_size:
        return None
    try:
        with open_project(project, read_only=True) as opened:
            opened.check()
            target.parent.mkdir(exist_ok=True)
            opened.copy_to(target)
        _let_go(backups(project))
    except OSError as error:
        raise EngineError(
            tr(
                "No backup could be made in {parent}: {strerror}. The project is "
                "whole; check the folder's rights and the disk."
            ).format(parent=target.parent, strerror=error.strerror)
        ) from error
    return target


def _let_go(kept: list[Path]) -> None:
    room = KEPT_BYTES
    for number, path in enumerate(kept):
        room -= path.stat().st_size
        if number >= KEPT or (number > 0 and room < 0):
            path.unlink()


def _changed(project: Path) -> float:
    """Return when a project was last written to; its log counts."""
    times = [project.stat().st_mtime]
    with contextlib.suppress(OSError):
        times.append(project.with_name(f"{project.name}-wal").stat().st_mtime)
    return max(times)
