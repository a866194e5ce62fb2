"""What the machine gives to the work."""

import os
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BACKEND_VARIABLE = "MMC_BACKEND"
_MOST_THREADS = 4
_MOST_PROCESSES = 16
_NICE = 10
"""Beside work of this priority the window was about half as late (docs/adr/0013)."""


def compute_threads() -> int:
    """Return how many threads torch may use: ``MMC_THREADS``, or all cores but one.

    One core is left to the window; on a shared machine torch with every core is also several
    times slower than with one fewer.
    """
    given = os.environ.get("MMC_THREADS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    return max(1, (os.cpu_count() or 2) - 1)


def reader_threads(device: str) -> int:
    """Return how many threads read and decode photos for an encoder that runs on a device.

    Two keep up with a processor that also encodes. A card takes what it can get, but more than
    four threads of one process read fewer photos, not more.
    """
    return 2 if device == "cpu" else max(2, min(_MOST_THREADS, compute_threads()))


def reader_processes() -> int:
    """Return how many processes read and decode photos for a card."""
    return max(2, min(_MOST_PROCESSES, compute_threads()))


def keep_to_itself() -> None:
    """Let a thread that is one of many compute on its own, not on every core with each other one.

    OpenMP counts its threads by who calls: fifteen readers on sixteen cores would be 225 of them.
    """
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="openmp")


def stand_back() -> None:
    """Let a thread, and those that it starts, give way where other threads want a core too.

    Linux knows a priority for each thread; elsewhere nothing is done. A program that was started
    at a lower one keeps that: to raise it is not allowed.
    """
    if sys.platform == "linux":
        thread = threading.get_native_id()
        own = os.getpriority(os.PRIO_PROCESS, thread)
        os.setpriority(os.PRIO_PROCESS, thread, max(own, _NICE))


def default_cache_folder() -> Path:
    """Return where features are kept: ``MMC_CACHE``, or the user's cache folder."""
    import platformdirs

    given = os.environ.get("MMC_CACHE")
    return Path(given) if given else Path(platformdirs.user_cache_dir("mmc", appauthor=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What this process takes of the machine."""

    processor: float
    """Share of all cores since the last look, 0..1."""
    memory: int
    """Bytes that the process holds."""
    all_memory: int
    """Bytes that the machine has."""
    gpu_memory: tuple[int, int] | None
    """Bytes taken of the GPU, by whomever, and all it has; None where none is in use."""


class Meter:
    """Looks at the load again and again; a look takes a millisecond."""

    def __init__(self) -> None:
        import psutil

        self._process = psutil.Process()
        self._cores = psutil.cpu_count() or 1
        self._all = int(psutil.virtual_memory().total)
        self._process.cpu_percent()  # the first answer is always zero

    def look(self) -> Load:
        """Return the load since the last look."""
        return Load(
            processor=min(1.0, self._process.cpu_percent() / 100 / self._cores),
            memory=int(self._process.memory_info().rss),
            all_memory=self._all,
            gpu_memory=_gpu_memory(),
        )


def _gpu_memory() -> tuple[int, int] | None:
    torch: Any = sys.modules.get("torch")  # not imported for this, as that takes seconds
    if torch is None or not hasattr(torch, "cuda") or not torch.cuda.is_initialized():
        return None
    free, total = torch.cuda.mem_get_info()
    return int(total - free), int(total)
