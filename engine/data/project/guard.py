"""Transactions on the project file, and SQLite's errors about it as sentences."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError


class DamagedError(EngineError):
    """The project file is broken; what can still be read of it can be brought into a new one."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is damaged. 'mmc repair {path.name}' writes what can still be read into "
            f"a new file and leaves this one as it is; or open a copy of it, such as one from "
            f"{path.stem}-backups."
        )
        self.path = path


class InUseError(EngineError):
    """Another window has the right to edit the project."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is open in another window. Close it there and try again, or open it "
            "here only to look at it."
        )
        self.path = path


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Carry out all of the block or nothing of it."""
    with sentences(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
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
    "SQLITE_NOTADB": "{name} is not a project file.",
    "SQLITE_FULL": "The disk with {folder} is full. Free some space; nothing was changed.",
    "SQLITE_READONLY": "{name} cannot be written. Check the rights of the file and its folder.",
    "SQLITE_CANTOPEN": "{name} cannot be opened in {folder}. Check that the folder can be written.",
    "SQLITE_BUSY": "{name} is in use by another program. Close it there and try again.",
    "SQLITE_IOERR": "The disk with {folder} does not answer. Nothing was changed; try again.",
}
