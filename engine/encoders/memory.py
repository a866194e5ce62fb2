"""Memory of this machine: what is free, what this process has, what an encoder needs."""

import os
from pathlib import Path

from engine.encoders.amounts import megabytes
from engine.errors import EngineError
from engine.language import tr

_PARAMETER = 6
"""Bytes: four as loaded, and two where a copy in bfloat16 is made of it."""
_LEAST = 4
"""Bytes without which no way to run it gets by."""
_WORKING = 400_000_000
"""Bytes for the libraries and a batch on its way."""


def needed_memory(parameters: int | None) -> int | None:
    """Return about what an encoder of a size needs; None where the size is not known."""
    return None if parameters is None else _PARAMETER * parameters + _WORKING


def check_memory(title: str, parameters: int | None, *, least: bool = False) -> None:
    """Refuse an encoder that does not fit; with ``least`` only one that cannot fit at all.

    A program that takes more memory than there is ends without a word.
    """
    needed, free = needed_memory(parameters), free_memory()
    if parameters is None or needed is None or free is None:
        return
    if (_LEAST * parameters if least else needed) > free:
        raise EngineError(
            tr(
                "{title} needs about {megabytes} of memory, and {megabytes_2} are free "
                "here: it does not fit. Close other programs, or choose a smaller "
                "encoder."
            ).format(title=title, megabytes=megabytes(needed), megabytes_2=megabytes(free))
        )


def free_memory() -> int | None:
    """Return the bytes that programs may still take; None where the system does not say."""
    try:
        lines = Path("/proc/meminfo").read_text(encoding="ascii").splitlines()
        found = next(line for line in lines if line.startswith("MemAvailable:"))
        return int(found.split()[1]) * 1024
    except (OSError, StopIteration, ValueError, IndexError):
        pass
    try:
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, OSError, ValueError):
        return None


def memory_in_use() -> int:
    """Return the bytes that this process has in memory; 0 where the system does not say."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0
