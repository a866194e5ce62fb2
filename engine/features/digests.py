"""Content digests of photos, remembered by path, size and time so that a file is read once."""

import contextlib
import itertools
import logging
import os
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.errors import EngineError
from engine.files import write_text
from engine.language import tr

_log = logging.getLogger(__name__)

_ASKED = 500
"""Files in one question; SQLite takes 999 at least."""
_NOTED = 1000
"""Files that are noted before they are written: a moved folder may hold a million."""
_CACHEDIR_TAG = "Signature: 8a477f597d28d172789f06886806bc55\nThis folder can be deleted.\n"


class DigestCache:
    """What is known of files that were read before; losing it costs time, nothing else."""

    def __init__(self, cache: Path) -> None:
        try:
            cache.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise EngineError(
                tr(
                    "The cache folder {cache} cannot be made: {strerror}. Choose another one."
                ).format(cache=cache, strerror=error.strerror)
            ) from error
        if not (cache / "CACHEDIR.TAG").exists():
            write_text(cache / "CACHEDIR.TAG", _CACHEDIR_TAG)
        self._path = cache / "files.sqlite"
        self._new: list[tuple[str, int, int, bytes]] = []
        try:
            self._db = self._open()
        except sqlite3.DatabaseError:
            self._db = self._anew()

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = NORMAL")
            connection.execute(
                "CREATE TABLE IF NOT EXISTS files(path TEXT PRIMARY KEY, size INTEGER NOT NULL, "
                "mtime INTEGER NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID"
            )
            connection.execute("SELECT path, size, mtime, digest FROM files LIMIT 0")
        except BaseException:
            connection.close()
            raise
        return connection

    def _anew(self) -> sqlite3.Connection:
        """Put an empty table in the place of one that is damaged."""
        try:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
            return self._open()
        except (OSError, sqlite3.DatabaseError) as error:
            raise EngineError(
                tr(
                    "{path} cannot be used ({error}). Check the rights of the cache "
                    "folder, or choose another one."
                ).format(path=self._path, error=error)
            ) from error

    def known(self, paths: Iterable[Path | None]) -> Iterator[bytes | None]:
        """Yield the digest of each file that has not changed since it was read, else None.

        Asked in pieces: the cache may know a million files more than these.
        """
        waiting = iter(paths)
        while part := list(itertools.islice(waiting, _ASKED)):
            table = self._table([str(path) for path in part if path is not None])
            for path in part:
                yield self._look_up(path, table)

    def _table(self, paths: list[str]) -> dict[str, tuple[int, int, bytes]]:
        marks = ", ".join("?" * len(paths))
        try:
            rows = self._db.execute(
                f"SELECT path, size, mtime, digest FROM files WHERE path IN ({marks})", paths
            )
            return {path: (size, mtime, digest) for path, size, mtime, digest in rows}
        except sqlite3.DatabaseError:
            self._db.close()
            self._db = self._anew()
            return {}

    def remembered(self, paths: Iterable[Path]) -> dict[Path, bytes]:
        """Return what was known of files that need not be there any more."""
        found = {}
        with contextlib.suppress(sqlite3.DatabaseError):
            for path in paths:
                row = self._db.execute(
                    "SELECT digest FROM files WHERE path = ?", (str(path),)
                ).fetchone()
                if row is not None:
                    found[path] = row[0]
        return found

    @staticmethod
    def _look_up(path: Path | None, table: dict[str, tuple[int, int, bytes]]) -> bytes | None:
        entry = table.get(str(path)) if path is not None else None
        if path is None or entry is None:
            return None
        try:
            stat = path.stat()
        except OSError:
            return None
        size, mtime, digest = entry
        return digest if (stat.st_size, stat.st_mtime_ns) == (size, mtime) else None

    def remember(self, path: Path, stat: os.stat_result, digest: bytes) -> None:
        """Note the digest of a file that was just read; kept by the next ``save``, or by itself."""
        self._new.append((str(path), stat.st_size, stat.st_mtime_ns, digest))
        if len(self._new) >= _NOTED:
            self.save()

    def save(self) -> None:
        """Write what was noted; where that fails, the photos are read again next time."""
        try:
            with self._db:
                self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", self._new)
        except sqlite3.DatabaseError as error:
            _log.warning("%s was not written: %s", self._path, error)
        self._new.clear()

    def close(self) -> None:
        """Save and close."""
        self.save()
        self._db.close()
