"""The project file: an SQLite database, its version and how it is opened."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from engine.errors import EngineError

APPLICATION_ID = 0x4D4D4331  # "MMC1", so that `file` and we can tell a project from any database
VERSION = 1

_TABLES = """
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE labels(
    label INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    -- 1: the label was part of the import, so a complete row that does not list it is negative
    implied INTEGER NOT NULL
);
CREATE TABLE items(
    item INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    image TEXT NOT NULL,
    caption TEXT NOT NULL,
    split INTEGER NOT NULL,
    -- 1: the source listed all labels of the row; 0: not labelled yet
    complete INTEGER NOT NULL,
    reviewed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE marks(
    item INTEGER NOT NULL REFERENCES items(item),
    label INTEGER NOT NULL REFERENCES labels(label),
    state INTEGER NOT NULL CHECK(state IN (-1, 0, 1)),
    source TEXT NOT NULL,
    time TEXT NOT NULL,
    PRIMARY KEY(item, label)
) WITHOUT ROWID;
CREATE TABLE problems(
    problem INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    line INTEGER NOT NULL,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    lost INTEGER NOT NULL,
    UNIQUE(source, line, name, text)
);
CREATE TABLE edits(
    edit INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    summary TEXT NOT NULL,
    status TEXT NOT NULL CHECK(status IN ('done', 'undone', 'abandoned'))
);
CREATE INDEX edits_by_status ON edits(status, edit);
CREATE TABLE changes(
    edit INTEGER NOT NULL REFERENCES edits(edit),
    item INTEGER NOT NULL REFERENCES items(item),
    -- NULL: the change is of the review mark
    label INTEGER REFERENCES labels(label),
    old_state INTEGER,
    old_source TEXT,
    old_time TEXT,
    new_state INTEGER NOT NULL,
    new_source TEXT
);
CREATE INDEX changes_by_edit ON changes(edit);
CREATE TABLE thresholds(
    run TEXT NOT NULL,
    label INTEGER NOT NULL REFERENCES labels(label),
    value REAL NOT NULL CHECK(value BETWEEN 0 AND 1),
    PRIMARY KEY(run, label)
) WITHOUT ROWID;
"""


def create_database(path: Path) -> sqlite3.Connection:
    """Make an empty project database at a path where no file stands."""
    with sentences(path):
        connection = _connect(path)
        try:
            _set_up(connection)
            connection.executescript(
                f"PRAGMA application_id = {APPLICATION_ID};"
                f"PRAGMA user_version = {VERSION};"
                f"BEGIN; {_TABLES} COMMIT;"
            )
        except BaseException:
            connection.close()
            raise
        return connection


def open_database(path: Path) -> sqlite3.Connection:
    """Open a project; an EngineError says why a file is not one or cannot be used."""
    if not path.is_file():
        raise EngineError(f"There is no project {path}. Check the path or import a dataset first.")
    with sentences(path):
        connection = _connect(path)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if application != APPLICATION_ID:
                raise EngineError(f"{path.name} is a database, but not a project of this program.")
            if version > VERSION:
                raise EngineError(
                    f"{path.name} was written by a newer version of this program (format "
                    f"{version}, known up to {VERSION}). Update the program to open it."
                )
            _set_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _connect(path: Path) -> sqlite3.Connection:
    # One connection belongs to one worker, which may be a pool thread that did not open it.
    return sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=10)


def _set_up(connection: sqlite3.Connection) -> None:
    # This writes to the file, so it waits until the file is known to be ours.
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: what the screen confirmed is on the disk, also after a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


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
        for start, sentence in _SENTENCES.items():
            if code.startswith(start):
                raise EngineError(sentence.format(name=path.name, folder=path.parent)) from error
        raise


_SENTENCES = {
    "SQLITE_NOTADB": "{name} is not a project file.",
    "SQLITE_CORRUPT": "{name} is damaged. Restore it from a copy.",
    "SQLITE_FULL": "The disk with {folder} is full. Free some space; nothing was changed.",
    "SQLITE_READONLY": "{name} cannot be written. Check the rights of the file and its folder.",
    "SQLITE_CANTOPEN": "{name} cannot be opened in {folder}. Check that the folder can be written.",
    "SQLITE_BUSY": "{name} is in use by another program. Close it there and try again.",
    "SQLITE_IOERR": "The disk with {folder} does not answer. Nothing was changed; try again.",
}
