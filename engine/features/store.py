"""Vectors on disk, keyed by content: an append-only log that a kill cannot tear.

A store is a folder with two files. ``vectors.f16`` holds float16 rows one after another;
``keys.bin`` holds, for each of them, the 16-byte content digest and a CRC-32 of the vector. A batch
is written to the vectors, flushed to the disk, and only then entered in the keys, so whatever the
keys name is whole; a tail without keys is cut off by the next writer.
"""

import contextlib
import itertools
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import filelock
import numpy as np
import numpy.typing as npt

from engine.data.images import DIGEST_BYTES
from engine.errors import EngineError
from engine.language import tr

_KEY = np.dtype([("digest", f"V{DIGEST_BYTES}"), ("crc", "<u4")])
_CHECKED = 256
"""Vectors checked at a time."""
_LOOKED_UP = 8192
"""Digests looked up at a time: a list of a million of them would be 57 MB."""
Vectors = npt.NDArray[np.float16]


class VectorStore:
    """The vectors of one encoder for one modality; readers see what was there when they opened.

    Threads may read while another one appends or calls ``reload``.
    """

    def __init__(self, folder: Path, dim: int) -> None:
        self.folder = folder
        self.dim = dim
        self._keys_path = folder / "keys.bin"
        self._vectors_path = folder / "vectors.f16"
        self._seen = self._look()

    def __len__(self) -> int:
        return len(self._seen.vectors)

    def reload(self) -> None:
        """See what was added since; vectors are mapped, not read."""
        self._seen = self._look()

    def find(self, digests: Iterable[bytes | None]) -> npt.NDArray[np.int64]:
        """Return the row of each digest, -1 where there is none."""
        seen, waiting = self._seen, iter(digests)
        pieces = [np.zeros(0, dtype=np.int64)]
        while part := list(itertools.islice(waiting, _LOOKED_UP)):
            asked = np.array([digest is not None for digest in part], dtype=bool)
            places = np.full(len(part), -1, dtype=np.int64)
            places[asked] = seen.index.find(b"".join(d for d in part if d is not None))
            pieces.append(places)
        return np.concatenate(pieces)

    def holds(self, digests: Iterable[bytes | None]) -> npt.NDArray[np.bool_]:
        """Return for each digest whether there is a vector, as it was written."""
        places = self.find(digests)
        there = places >= 0
        there[there] = self.sound(places[there])
        return there

    def sound(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Return for each row whether the vector on disk is the one that was written."""
        found = np.zeros(len(rows), dtype=bool)
        seen = self._seen
        vectors = np.asarray(seen.vectors)
        for start in range(0, len(rows), _CHECKED):
            part = rows[start : start + _CHECKED]
            # Copied at one go: numpy lets other threads run while the disk is read.
            block = np.take(vectors, part, axis=0)
            crcs = seen.crcs[part].tolist()
            found[start : start + len(part)] = [
                zlib.crc32(vector) == crc for vector, crc in zip(block, crcs, strict=True)
            ]
        return found

    def rows(self, rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        """Read rows as float32 ``[k, dim]``; a row of -1 gives zeros."""
        out = np.zeros((len(rows), self.dim), dtype=np.float32)
        there = rows >= 0
        out[there] = self._seen.vectors[rows[there]]
        return out

    @contextlib.contextmanager
    def writer(self) -> Iterator["StoreWriter"]:
        """Open for appending; one writer at a time, across processes.

        What goes wrong with these files is told in a sentence; an error of the body stays its own.
        """
        files = contextlib.ExitStack()
        try:
            with _told(self.folder):
                self.folder.mkdir(parents=True, exist_ok=True)
                files.enter_context(filelock.FileLock(self.folder / "lock", timeout=0))
                keys = files.enter_context(self._keys_path.open("ab"))
                vectors = files.enter_context(self._vectors_path.open("ab"))
                self._cut_tail()
            yield StoreWriter(self.folder, keys, vectors, self.dim)
        finally:
            try:
                with _told(self.folder):  # what a full disk did not take is tried once more
                    files.close()
            finally:
                self.reload()

    def _look(self) -> "_Seen":
        keys, vectors = self._read_keys(), np.zeros((0, self.dim), dtype=np.float16)
        if len(keys):
            vectors = np.memmap(
                self._vectors_path, dtype="<f2", mode="r", shape=(len(keys), self.dim)
            )
        return _Seen(index=_Index(keys), crcs=keys["crc"].copy(), vectors=vectors)

    def _read_keys(self) -> npt.NDArray[np.void]:
        """Return the keys whose vectors are all there."""
        if not self._keys_path.exists() or not self._vectors_path.exists():
            return np.zeros(0, dtype=_KEY)
        whole = self._keys_path.stat().st_size // _KEY.itemsize
        whole = min(whole, self._vectors_path.stat().st_size // (2 * self.dim))
        return np.fromfile(self._keys_path, dtype=_KEY, count=whole)

    def _cut_tail(self) -> None:
        whole = len(self._read_keys())
        os.truncate(self._keys_path, whole * _KEY.itemsize)
        os.truncate(self._vectors_path, whole * 2 * self.dim)


class _Index:
    """Finds digests by their first 8 bytes in a sorted column: 20 bytes a vector in memory."""

    def __init__(self, keys: npt.NDArray[np.void]) -> None:
        whole = np.ascontiguousarray(keys["digest"]).view("<u8").reshape(-1, DIGEST_BYTES // 8)
        # Stable, so that of equal digests the one written last stands last.
        order = np.argsort(whole[:, 0], kind="stable")
        self._first = whole[order, 0]
        self._second = whole[order, 1]
        self._order = order.astype(np.uint32)

    def find(self, digests: bytes) -> npt.NDArray[np.int64]:
        """Return the newest row of each digest ``[k]``, -1 where there is none."""
        whole = np.frombuffer(digests, dtype="<u8").reshape(-1, DIGEST_BYTES // 8)
        rows = np.full(len(whole), -1, dtype=np.int64)
        if not len(self._first):
            return rows
        places = np.searchsorted(self._first, whole[:, 0], side="right") - 1
        waiting = np.arange(len(whole))
        while len(waiting):  # twice only where two digests share their first half
            at = places[waiting]
            same = (at >= 0) & (self._first[at] == whole[waiting, 0])
            waiting, at = waiting[same], at[same]
            found = self._second[at] == whole[waiting, 1]
            rows[waiting[found]] = self._order[at[found]]
            waiting = waiting[~found]
            places[waiting] -= 1
        return rows


class StoreWriter:
    """Appends batches; a batch that ``append`` returned from survives a kill and a power cut."""

    def __init__(self, folder: Path, keys: BinaryIO, vectors: BinaryIO, dim: int) -> None:
        self._folder = folder
        self._keys = keys
        self._vectors = vectors
        self._dim = dim

    def append(self, digests: Sequence[bytes], vectors: npt.NDArray[np.float32]) -> None:
        """Append one batch of vectors ``[b, dim]``."""
        if vectors.shape != (len(digests), self._dim):
            raise ValueError(f"{vectors.shape} is not ({len(digests)}, {self._dim})")
        with np.errstate(over="ignore"):
            halves = vectors.astype("<f2")
        if not np.isfinite(halves).all():  # also those too large for half precision
            raise EngineError(
                tr("The encoder gave vectors that are not numbers. Choose another one.")
            )
        keys = np.zeros(len(digests), dtype=_KEY)
        keys["digest"] = np.frombuffer(b"".join(digests), dtype=f"V{DIGEST_BYTES}")
        keys["crc"] = [zlib.crc32(row.tobytes()) for row in halves]
        with _told(self._folder):
            for stream, data in ((self._vectors, halves.tobytes()), (self._keys, keys.tobytes())):
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Seen:
    """What a store held at one moment; exchanged whole, so that a thread never sees a half."""

    index: _Index
    crcs: npt.NDArray[np.uint32]
    vectors: Vectors


@contextlib.contextmanager
def _told(folder: Path) -> Iterator[None]:
    """Tell in a sentence what keeps the files of a store from being written."""
    try:
        yield
    except filelock.Timeout:
        raise EngineError(
            tr("Another window is making features with this encoder. Wait until it is done.")
        ) from None
    except OSError as error:
        raise EngineError(
            tr(
                "Features cannot be written to {folder}: {strerror}. What was finished "
                "is kept; make room and start again."
            ).format(folder=folder, strerror=error.strerror)
        ) from error
