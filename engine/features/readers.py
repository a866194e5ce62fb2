"""Threads or processes that read photos for an encoder: in order, and a bounded number ahead."""

import collections
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from engine.data.dataset import Dataset
from engine.data.images import BadImageError, content_digest
from engine.encoders.spec import Encoder, FloatArray, Portable
from engine.features.reading import Reading, side_of
from engine.language import tr
from engine.machine import keep_to_itself, reader_processes, reader_threads

logger = logging.getLogger(__name__)
PROCESSES_FROM = 2000
"""Photos from which on processes pay.

On 16 cores one thread read 263 photos a second, four 828 and fifteen 526: they wait for each
other's Python and memory. Fifteen processes took 15 s to come up and then read 1,530.
"""


@dataclass(frozen=True, slots=True)
class Read:
    """One photo after its reader: prepared, already known (input None), or unusable."""

    row: int
    path: Path
    stat: os.stat_result | None = None
    digest: bytes = b""
    input: FloatArray | None = None
    reason: str = ""
    command: str = ""
    here: bool = False
    """Read by this process, which knows what is stored."""


class Readers:
    """Reads the photos of a dataset for one encoder.

    For a card, processes read where there are many photos. They take some seconds to stand up, and
    threads read meanwhile.
    """

    def __init__(
        self, dataset: Dataset, encoder: Encoder, is_stored: Callable[[bytes], bool]
    ) -> None:
        self._dataset, self._encoder, self._is_stored = dataset, encoder, is_stored
        self._reading = Reading(encoder.prepare, side_of(encoder))

    def read(self, rows: Iterable[int], count: int, ahead: Callable[[], int]) -> Generator[Read]:
        """Yield what became of ``count`` rows, in order; at most ``ahead()`` wait to be taken.

        Close what this returns, or the readers stay.
        """
        waiting: collections.deque[tuple[int, Future[Read]]] = collections.deque()
        threads = ThreadPoolExecutor(
            reader_threads(self._encoder.device), "decode", initializer=keep_to_itself
        )
        processes = self._processes(count)
        try:
            for row in rows:
                if processes is not None and processes.stand():
                    waiting.append((row, processes.submit(row, self._path(row))))
                else:
                    waiting.append((row, threads.submit(self._read, row)))
                while len(waiting) >= ahead():
                    yield self._taken(*waiting.popleft())
            while waiting:
                yield self._taken(*waiting.popleft())
        finally:
            threads.shutdown(wait=True, cancel_futures=True)
            if processes is not None:
                processes.end()

    def _processes(self, photos: int) -> "_Processes | None":
        encoder = self._encoder
        if encoder.device == "cpu" or photos < PROCESSES_FROM or not isinstance(encoder, Portable):
            return None
        return _Processes(reader_processes(), Reading(encoder.preparing, self._reading.side))

    def _taken(self, row: int, future: Future[Read]) -> Read:
        try:
            read = future.result()
        except BrokenProcessPool:
            return self._read(row)
        if read.here:
            return read
        if read.reason:  # said again by this process, which knows the user's language
            return self._read(row)
        return replace(read, input=None) if self._is_stored(read.digest) else read

    def _read(self, row: int) -> Read:
        read = _read(row, self._path(row), self._reading, self._is_stored)
        return replace(read, here=True)

    def _path(self, row: int) -> Path:
        path = self._dataset.path(row)
        assert path is not None
        return path


class _Processes:
    """Reading processes, of use when all of them stand, until one of them dies."""

    def __init__(self, count: int, reading: Reading) -> None:
        # A fork would copy the locks of a process that has threads, a window and a card.
        self._pool = ProcessPoolExecutor(
            count, multiprocessing.get_context("spawn"), initializer=_begin, initargs=(reading,)
        )
        self.starting: list[Future[None]] = [self._pool.submit(_stand) for _ in range(count)]
        self._broken = False

    def stand(self) -> bool:
        """Tell whether work can be submitted."""
        if self._broken or not all(future.done() for future in self.starting):
            return False
        return not any(future.exception() for future in self.starting)

    def submit(self, row: int, path: Path) -> Future[Read]:
        """Have a photo read; the result may raise BrokenProcessPool."""
        try:
            return self._pool.submit(_read_there, row, path)
        except BrokenProcessPool as error:
            logger.info("the reading processes broke down: %s", error)
            failed: Future[Read] = Future()
            failed.set_exception(error)
            self._broken = True
            return failed

    def end(self) -> None:
        """Wait until none is left."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _read(
    row: int, path: Path, reading: Reading, is_stored: Callable[[bytes], bool] | None = None
) -> Read:
    try:
        stat = path.stat()  # before reading: a file that changes meanwhile is read again
        data = path.read_bytes()
        digest = content_digest(data)
        known = is_stored is not None and is_stored(digest)
        return Read(row, path, stat, digest, None if known else reading(data))
    except BadImageError as error:
        return Read(row, path, reason=str(error), command=error.command)
    except OSError as error:
        return Read(
            row, path, reason=tr("The file cannot be read ({error}).").format(error=error.strerror)
        )


_own_reading: Reading
"""Of a reading process."""


def _stand() -> None:
    """Show that a process has come up."""


def _begin(reading: Reading) -> None:
    global _own_reading
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who waits for this
    keep_to_itself()
    _own_reading = reading


def _read_there(row: int, path: Path) -> Read:
    return _read(row, path, _own_reading)
