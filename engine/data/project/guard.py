"""Transactions on the project file, and SQLite's errors about it as sentences."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError
from engine.language import tr


class DamagedError(EngineError):
    """The project file is broken; what can still be read of it can be brought into a new one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            tr(
                "{name} is damaged. What can still be read can be repaired into a new file, "
                "and this one stays as it is; or open a copy of it, such as one from "
                "{stem}-backups."
            ).format(name=path.name, stem=path.stem),
            command=f"'mmc repair {path.name}' writes the new file.",
        )
        self.path = path


class NotEditableError(EngineError):
    """The project can be looked at, but not edited here and now."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(text)
        self.path = path


class ReadConnection(sqlite3.Connection):
    """A connection by which nothing can be changed."""


class FileConnection(sqlite3.Connection):
    """A connection that knows which file it was opened on, whatever happens to the name."""

    _file: tuple[int, int] | None = None

    def know(self, path: Path) -> None:
        """Remember the file that stands at the path now."""
        self._file = _identity(path)

    def has_lost(self, path: Path) -> bool:
        """Tell whether another file, or none, stands at the path by now."""
        return self._file is not None and self._file != _identity(path)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Carry out all of the block or nothing of it."""
    if isinstance(connection, ReadConnection):
        raise EngineError(
            tr(
                "{name} is open only to be looked at, so nothing was changed. To edit "
                "it, close the window that has it and open it again here."
            ).format(name=path.name)
        )
    with sentences(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            # What is written to a file without a name is gone when it is closed.
            if isinstance(connection, FileConnection) and connection.has_lost(path):
                raise EngineError(
                    tr(
                        "{path} was moved, deleted or replaced while it was open, so this "
                        "change was not written. Put the file back, or save a copy elsewhere: "
                        "it holds all that was done before."
                    ).format(path=path)
                )
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


@contextlib.contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file itself into sentences."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = error.sqlite_errorname if hasattr(error, "sqlite_errorname") else ""
        if code.startswith("SQLITE_CORRUPT"):
            raise DamagedError(path) from error
        for start, sentence in _SENTENCES.items():
            if code.startswith(start):
                raise EngineError(sentence.format(name=path.name, folder=path.parent)) from error
        raise


_SENTENCES = {
    "SQLITE_NOTADB": tr("{name} is not a project file."),
    "SQLITE_FULL": tr("The disk with {folder} is full. Free some space; nothing was changed."),
    "SQLITE_READONLY": tr("{name} cannot be written. Check the rights of the file and its folder."),
    "SQLITE_CANTOPEN": tr(
        "{name} cannot be opened in {folder}. Check that the folder can be written."
    ),
    "SQLITE_BUSY": tr("{name} is in use by another program. Close it there and try again."),
    "SQLITE_IOERR": (
        tr(
            "The disk with {folder} does not answer or is full. Nothing was "
            "changed; see that it is there and has room, and try again."
        )
    ),
}
