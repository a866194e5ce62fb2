"""Threads or processes that read photos for an encoder: in order, and a bounded number ahead."""

import collections
import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from engine.data.dataset import Dataset, IntArray
from engine.data.images import BadImageError, content_digest
from engine.encoders.spec import Encoder, FloatArray, Portable
from engine.features.reading import Reading, side_of
from engine.machine import keep_to_itself, reader_threads

logger = logging.getLogger(__name__)
PROCESSES_FROM = 2000
"""Photos for which processes pay: they take seconds to start, and then read three times as many.

Threads that decode wait for each other's Python and for the memory of their one process.
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


class Readers:
    """Reads the photos of a dataset for one encoder."""

    def __init__(
        self, dataset: Dataset, encoder: Encoder, is_stored: Callable[[bytes], bool]
    ) -> None:
        self._dataset, self._encoder, self._is_stored = dataset, encoder, is_stored
        self._count = reader_threads(encoder.device)

    def read(self, rows: IntArray, ahead: Callable[[], int]) -> Generator[Read]:
        """Yield what became of each row, in order; at most ``ahead()`` wait to be taken.

        Should the processes break down, threads take over from the row that was due. Close what
        this returns, or the readers stay.
        """
        done = 0
        if isinstance(self._encoder, Portable) and self._pays(rows):
            try:
                for read in self._by_processes(self._encoder, rows, ahead):
                    yield read
                    done += 1
            except BrokenProcessPool:
                logger.info("the reading processes broke down; threads go on at photo %d", done)
        yield from self._by_threads(rows[done:], ahead)

    def _pays(self, rows: IntArray) -> bool:
        return self._encoder.device != "cpu" and len(rows) >= PROCESSES_FROM

    def _by_threads(self, rows: IntArray, ahead: Callable[[], int]) -> Iterator[Read]:
        reading = Reading(self._encoder.prepare, side_of(self._encoder))
        pool = ThreadPoolExecutor(self._count, "decode", initializer=keep_to_itself)
        return _in_order(pool, lambda row: self._submit(pool, row, reading), rows, ahead)

    def _submit(self, pool: Executor, row: int, reading: Reading) -> Future[Read]:
        return pool.submit(_read, row, self._path(row), reading, self._is_stored)

    def _by_processes(
        self, encoder: Portable, rows: IntArray, ahead: Callable[[], int]
    ) -> Iterator[Read]:
        pool = ProcessPoolExecutor(
            self._count,
            # A fork would copy the locks of a process that has threads, a window and a card.
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(Reading(encoder.preparing, side_of(self._encoder)),),
        )
        for read in _in_order(
            pool, lambda row: pool.submit(_read_there, row, self._path(row)), rows, ahead
        ):
            if read.reason:  # said again by this process, which knows the user's language
                yield self._read_here(read.row)
            elif self._is_stored(read.digest):
                yield replace(read, input=None)
            else:
                yield read

    def _read_here(self, row: int) -> Read:
        reading = Reading(self._encoder.prepare, side_of(self._encoder))
        return _read(row, self._path(row), reading, self._is_stored)

    def _path(self, row: int) -> Path:
        path = self._dataset.path(row)
        assert path is not None
        return path


def _in_order(
    pool: Executor,
    submit: Callable[[int], Future[Read]],
    rows: IntArray,
    ahead: Callable[[], int],
) -> Iterator[Read]:
    waiting: collections.deque[Future[Read]] = collections.deque()
    try:
        for row in rows:
            waiting.append(submit(int(row)))
            while len(waiting) >= ahead():
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


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
        return Read(row, path, reason=str(error))
    except OSError as error:
        return Read(row, path, reason=f"The file cannot be read ({error.strerror}).")


_own_reading: Reading
"""Of a reading process."""


def _begin(reading: Reading) -> None:
    global _own_reading
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the one who waits for this
    keep_to_itself()
    _own_reading = reading


def _read_there(row: int, path: Path) -> Read:
    return _read(row, path, _own_reading)
