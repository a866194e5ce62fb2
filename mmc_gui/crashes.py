"""Reports of defects and crashes: written on this computer, told at the next start, sent nowhere.

A report says which versions ran and where in the program it happened. Of a message it keeps what
Python itself words, since others quote what they stumbled over: captions, names of files.
"""

import contextlib
import datetime as dt
import faulthandler
import logging
import os
import platform
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import platformdirs
from PySide6.QtCore import QLockFile

from engine import __version__
from engine.errors import EngineError
from engine.files import write_text
from engine.language import tr

MOST_KEPT = 20
REPORT, FAULT = "crash-*.txt", "fault-*.txt"
PARTS = ("PySide6_Essentials", "numpy", "torch", "open_clip_torch")
WORDED_BY_PYTHON = (AttributeError, ImportError, MemoryError, NameError, RecursionError)
"""Errors whose messages name parts of the program, not what it worked on."""
FAULT_LINES = 400
QT = "qt"
"""The logger of Qt's own messages; they name parts of Qt."""

log = logging.getLogger(__name__)


def crash_folder() -> Path:
    """Return where reports lie."""
    return Path(platformdirs.user_state_dir("mmc", appauthor=False)) / "crashes"


class CrashReports(logging.Handler):
    """Writes a report of each error that is logged with its trace; takes one a place and start."""

    def __init__(self, folder: Path) -> None:
        super().__init__(logging.ERROR)
        self._folder = folder
        self._seen: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Write down an error; a folder that cannot be written must not make it worse."""
        error = record.exc_info[1] if record.exc_info else None
        if record.name == QT:
            text = tr("Qt: {getmessage}\n{join}").format(
                getmessage=record.getMessage(), join="".join(traceback.format_stack())
            )
        elif error is None or isinstance(error, EngineError):
            return
        else:
            text = trace_of(error)
        if text not in self._seen:
            self._seen.add(text)
            write_report(self._folder, text)


def write_report(folder: Path, trace: str) -> Path | None:
    """Write a report whole and return its path; None where the folder takes none."""
    now = dt.datetime.now(dt.UTC)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_text(path, f"{about(now)}\n\n{trace.rstrip()}\n")
        for old in reports(folder)[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except (EngineError, OSError):
        return None
    return path


def reports(folder: Path) -> list[Path]:
    """Return the reports, oldest first."""
    return sorted(folder.glob(REPORT))


def about(now: dt.datetime) -> str:
    """Return what ran and when, in two lines."""
    installed = {part: _version(part) for part in PARTS}
    parts = ", ".join(f"{name} {version}" for name, version in installed.items() if version)
    return tr(
        "MMC {version}, {now:%Y-%m-%d %H:%M:%S} UTC\n"
        "Python {python_version} on {system} {machine}; {parts}"
    ).format(
        version=__version__,
        now=now,
        python_version=platform.python_version(),
        system=platform.system(),
        machine=platform.machine(),
        parts=parts,
    )


def trace_of(error: BaseException) -> str:
    """Return where an error came from, with its causes; what it says only where Python words it."""
    parts, at = [], error
    while True:
        frames = traceback.format_tb(at.__traceback__)
        said = f": {at}" if type(at) in WORDED_BY_PYTHON else ""
        parts.append("".join([*frames, f"{type(at).__module__}.{type(at).__qualname__}{said}"]))
        before = at.__cause__ or (None if at.__suppress_context__ else at.__context__)
        if before is None:
            return tr("\n\nwhich led to\n\n").join(reversed(parts))
        at = before


def _version(name: str) -> str:
    from importlib import metadata  # loads half of the mail library, and is rarely asked

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""


# -- ends that leave Python no time -----------------------------------------------------------


@contextlib.contextmanager
def watching_for_faults(folder: Path) -> Iterator[None]:
    """Let the interpreter write down where each thread is when the process is struck down."""
    collect_faults(folder)
    path = folder / f"fault-{os.getpid()}.txt"
    lock = QLockFile(str(path.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    with contextlib.ExitStack() as stack:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not lock.tryLock(0):
                raise OSError
            stream = stack.enter_context(path.open("w", encoding="utf-8"))
        except OSError:
            yield
            return
        before = faulthandler.is_enabled()
        faulthandler.enable(stream, all_threads=True)
        try:
            yield
        finally:
            _back_to_stderr(enabled=before)
            stream.close()
            path.unlink(missing_ok=True)
            lock.unlock()


def _back_to_stderr(*, enabled: bool) -> None:
    faulthandler.disable()
    stderr: TextIO | None = sys.__stderr__  # None in a program without a console
    if enabled and stderr is not None:
        faulthandler.enable(stderr)


def collect_faults(folder: Path) -> None:
    """Make reports of what processes wrote that were struck down; those that run are left alone."""
    for path in sorted(folder.glob(FAULT)):
        lock = QLockFile(str(path.with_suffix(".lock")))
        lock.setStaleLockTime(0)
        if not lock.tryLock(0):
            continue
        with contextlib.suppress(OSError, UnicodeError):
            lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
            if lines:  # an empty one was killed from outside, which is no crash of ours
                write_report(folder, "\n".join(lines[:FAULT_LINES]))
            path.unlink(missing_ok=True)
        lock.unlock()
