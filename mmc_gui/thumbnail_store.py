"""Small pictures kept on disk from one start to the next: one SQLite file, safe to delete."""

import contextlib
import logging
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from engine.language import tr

log = logging.getLogger(__name__)

FILE_NAME = "thumbnails.sqlite"
VERSION = 1
BUSY_S = 0.2
"""A second window may be writing; longer than this a thumbnail is better made anew."""
JPEG_QUALITY = 88
WORTH_KEEPING_BYTES = 48 << 10
"""A smaller file is decoded in 1.0 ms; its kept copy is read in 0.6 ms, but written in 1.1 ms."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS thumbnails (
  path TEXT NOT NULL,
  edge INTEGER NOT NULL,
  size INTEGER NOT NULL,
  mtime_ns INTEGER NOT NULL,
  image BLOB NOT NULL,
  UNIQUE (path, edge)
)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThumbnailKey:
    """What a stored thumbnail was made of: another size or time of the file makes it stale."""

    path: str
    size: int
    mtime_ns: int
    edge: int

    @property
    def worth_keeping(self) -> bool:
        """Whether the file is so large that reading a kept copy pays."""
        return self.size >= WORTH_KEEPING_BYTES


class ThumbnailStore:
    """A cache that may fail: every fault of the file is a line in the log and then a miss.

    All calls come from one thread, the loader's. Above `limit_bytes` the older half is dropped.
    """

    def __init__(self, folder: Path, *, limit_bytes: int = 1 << 30) -> None:
        self._path = folder / FILE_NAME
        self._limit_bytes = limit_bytes
        self._connection: sqlite3.Connection | None = None
        self._given_up = False
        self._begun_anew = False

    def read(self, key: ThumbnailKey) -> QImage | None:
        """Return the stored thumbnail, None where there is none of exactly this file and edge."""
        try:
            connection = self._opened() if key.worth_keeping else None
            if connection is None:
                return None
            row = connection.execute(
                "SELECT image FROM thumbnails"
                " WHERE path = ? AND edge = ? AND size = ? AND mtime_ns = ?",
                (key.path, key.edge, key.size, key.mtime_ns),
            ).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._on_fault(error)
            return None
        if row is None or not isinstance(row[0], bytes):
            return None
        image = QImage.fromData(row[0])
        return None if image.isNull() else image

    def write(self, key: ThumbnailKey, image: QImage) -> None:
        """Keep the thumbnail in place of an older one of the same path and edge."""
        try:
            connection = self._opened() if key.worth_keeping else None
            if connection is None:
                return
            connection.execute(
                "INSERT OR REPLACE INTO thumbnails VALUES (?, ?, ?, ?, ?)",
                (key.path, key.edge, key.size, key.mtime_ns, _packed(image)),
            )
        except (sqlite3.Error, OSError) as error:
            self._on_fault(error)

    def close(self) -> None:
        """Let go of the file; later calls miss."""
        self._given_up = True
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
            self._connection = None

    def _on_fault(self, error: Exception) -> None:
        """Leave the cache out from now on, unless it is merely busy or can be begun anew."""
        if isinstance(error, sqlite3.OperationalError) and _is_busy(error):
            log.info("thumbnail cache %s is busy: %s", self._path, error)
            return
        self.close()
        # An OperationalError is the world's fault (read-only, no space); the file itself is sound.
        unsound = isinstance(error, sqlite3.Error) and not isinstance(
            error, sqlite3.OperationalError
        )
        if unsound and not self._begun_anew and self._removed():
            log.info("thumbnail cache %s is begun anew: %s", self._path, error)
            self._begun_anew = True
            self._given_up = False
        else:
            log.info("thumbnail cache %s is left out: %s", self._path, error)

    def _opened(self) -> sqlite3.Connection | None:
        if self._connection is None and not self._given_up:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = self._open()
        return self._connection

    def _open(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=BUSY_S, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = OFF")  # a cache: speed before safety
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                connection.execute(_SCHEMA)
                connection.execute(f"PRAGMA user_version = {VERSION}")
            elif version != VERSION:
                raise sqlite3.DatabaseError(
                    tr("written by another version ({version})").format(version=version)
                )
            self._shrink(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _shrink(self, connection: sqlite3.Connection) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (free,) = connection.execute("PRAGMA freelist_count").fetchone()
        (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
        if (pages - free) * page_bytes > self._limit_bytes:
            connection.execute(
                "DELETE FROM thumbnails WHERE rowid <="
                " (SELECT (min(rowid) + max(rowid)) / 2 FROM thumbnails)"
            )

    def _removed(self) -> bool:
        try:
            for suffix in ("", "-wal", "-shm"):
                self._path.with_name(self._path.name + suffix).unlink(missing_ok=True)
        except OSError:
            return False
        return True


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def _packed(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.hasAlphaChannel():
        writer = QImageWriter(buffer, QByteArray(b"PNG"))
    else:
        writer = QImageWriter(buffer, QByteArray(b"JPEG"))
        writer.setQuality(JPEG_QUALITY)
    writer.write(image)
    return bytes(data.data())
