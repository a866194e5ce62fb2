"""Content digests of photos, remembered by path, size and time so that a file is read once."""

import os
import sqlite3
from collections.abc import Iterable
from pathlib import Path

from engine.files import write_text

_CACHEDIR_TAG = "Signature: 8a477f597d28d172789f06886806bc55\nThis folder can be deleted.\n"


def default_cache_folder() -> Path:
    """Return where features are kept: ``MMC_CACHE``, or the user's cache folder."""
    import platformdirs

    given = os.environ.get("MMC_CACHE")
    return Path(given) if given else Path(platformdirs.user_cache_dir("mmc", appauthor=False))


class DigestCache:
    """What is known of files that were read before; losing it costs time, nothing else."""

    def __init__(self, cache: Path) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        if not (cache / "CACHEDIR.TAG").exists():
            write_text(cache / "CACHEDIR.TAG", _CACHEDIR_TAG)
        self._path = cache / "files.sqlite"
        self._db = self._open()
        self._new: list[tuple[str, int, int, bytes]] = []

    def _open(self) -> sqlite3.Connection:
        try:
            return self._connect()
        except sqlite3.DatabaseError:
            self._path.unlink(missing_ok=True)
            return self._connect()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, timeout=10, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS files(path TEXT PRIMARY KEY, size INTEGER NOT NULL, "
            "mtime INTEGER NOT NULL, digest BLOB NOT NULL) WITHOUT ROWID"
        )
        return connection

    def known(self, paths: Iterable[Path | None]) -> list[bytes | None]:
        """Return the digest of each file that has not changed since it was read, else None."""
        rows = self._db.execute("SELECT path, size, mtime, digest FROM files")
        table = {path: (size, mtime, digest) for path, size, mtime, digest in rows}
        return [self._look_up(path, table) for path in paths]

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
        """Note the digest of a file that was just read; kept by the next ``save``."""
        self._new.append((str(path), stat.st_size, stat.st_mtime_ns, digest))

    def save(self) -> None:
        """Write what was noted."""
        with self._db:
            self._db.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", self._new)
        self._new.clear()

    def close(self) -> None:
        """Save and close."""
        self.save()
        self._db.close()
