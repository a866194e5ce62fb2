"""Whether a project file is whole: looked at when it is opened, and before it is copied."""

import contextlib
from pathlib import Path

from engine.data.project.guard import DamagedError, sentences
from engine.data.project.schema import APPLICATION_ID, connect_to_read

CHECKED_AT_ONCE = 32 << 20
"""Bytes up to which a look takes less than half a second, so that opening may wait for it."""


def is_small(path: Path) -> bool:
    """Tell whether looking through a file is so quick that opening can wait for it."""
    with contextlib.suppress(OSError):
        return path.stat().st_size <= CHECKED_AT_ONCE
    return True


def check_project(path: Path, *, thorough: bool = False) -> None:
    """Look through the whole file; a ``DamagedError`` says that something in it is broken.

    It is only read. ``thorough`` compares the indexes with their tables as well.
    """
    with sentences(path), contextlib.closing(connect_to_read(path, untouched=True)) as connection:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        name = "integrity_check" if thorough else "quick_check"
        found = connection.execute(f"PRAGMA {name}(5)").fetchall()
    if found != [("ok",)] or application != APPLICATION_ID:
        raise DamagedError(path)
