"""The project file: an SQLite database, its version and how it is opened."""

import os
import sqlite3
from pathlib import Path

from engine.data.project.guard import FileConnection, ReadConnection, sentences
from engine.data.project.migrations import migrate
from engine.errors import EngineError
from engine.language import tr

APPLICATION_ID = 0x4D4D4331  # "MMC1", so that `file` and we can tell a project from any database
VERSION = 2

TABLES = """
CREATE TABLE settings(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE labels(
    label INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    -- 1: the label was part of the import, so a complete row that does not list it is negative
    implied INTEGER NOT NULL,
    -- '#rrggbb', or NULL for the colour of its position
    color TEXT,
    -- 0: deleted or merged into another; its marks stay, so that this can be undone
    live INTEGER NOT NULL DEFAULT 1
);
CREATE UNIQUE INDEX labels_by_id ON labels(id) WHERE live;
CREATE TABLE items(
    item INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL UNIQUE,
    image TEXT NOT NULL,
    caption TEXT NOT NULL,
    split INTEGER NOT NULL,
    -- 1: the source listed all labels of the row; 0: not labelled yet
    complete INTEGER NOT NULL,
    reviewed INTEGER NOT NULL DEFAULT 0,
    flagged INTEGER NOT NULL DEFAULT 0,
    note TEXT NOT NULL DEFAULT '',
    -- 0: taken out of the project; its marks stay
    live INTEGER NOT NULL DEFAULT 1,
    -- of the photo's content, where it is known: what a moved photo is known by
    digest BLOB
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
-- A tree: each edit grew on its parent. What stands is the way from edit 0 to the head.
CREATE TABLE edits(
    edit INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    summary TEXT NOT NULL,
    -- NULL: edit 0, or one of an early file whose parent was not written down
    parent INTEGER REFERENCES edits(edit),
    -- the child that redo goes to
    next INTEGER REFERENCES edits(edit)
);
INSERT INTO edits(edit, time, summary) VALUES (0, '', '');
CREATE TABLE head(one INTEGER PRIMARY KEY CHECK(one = 1), edit INTEGER NOT NULL);
INSERT INTO head VALUES (1, 0);
CREATE TABLE mark_changes(
    edit INTEGER NOT NULL REFERENCES edits(edit),
    item INTEGER NOT NULL REFERENCES items(item),
    label INTEGER NOT NULL REFERENCES labels(label),
    -- NULL: there was no mark
    old_state INTEGER,
    old_source TEXT,
    old_time TEXT,
    new_state INTEGER NOT NULL,
    new_source TEXT NOT NULL
);
CREATE INDEX mark_changes_by_edit ON mark_changes(edit);
-- A column of an item or of a label before and after an edit.
CREATE TABLE item_changes(
    edit INTEGER NOT NULL REFERENCES edits(edit),
    item INTEGER NOT NULL REFERENCES items(item),
    field TEXT NOT NULL,
    old,
    new
);
CREATE INDEX item_changes_by_edit ON item_changes(edit);
CREATE TABLE label_changes(
    edit INTEGER NOT NULL REFERENCES edits(edit),
    label INTEGER NOT NULL REFERENCES labels(label),
    field TEXT NOT NULL,
    old,
    new
);
CREATE INDEX label_changes_by_edit ON label_changes(edit);
CREATE TABLE thresholds(
    run TEXT NOT NULL,
    label INTEGER NOT NULL REFERENCES labels(label),
    value REAL NOT NULL CHECK(value BETWEEN 0 AND 1),
    PRIMARY KEY(run, label)
) WITHOUT ROWID;
"""

WORDS = """
-- The words of captions and names, accents folded; rows are added by who adds items.
CREATE VIRTUAL TABLE words USING fts5(
    caption, name, content='items', content_rowid='item',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER words_follow AFTER UPDATE OF caption, name ON items BEGIN
    INSERT INTO words(words, rowid, caption, name)
        VALUES ('delete', old.item, old.caption, old.name);
    INSERT INTO words(rowid, caption, name) VALUES (new.item, new.caption, new.name);
END;
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
                f"BEGIN; {TABLES} {WORDS} COMMIT;"
            )
        except BaseException:
            connection.close()
            raise
        return connection


def open_database(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open a project; an EngineError says why a file is not one or cannot be used.

    A file of an earlier version is brought to this one, and kept beside it as it was.
    """
    if not path.is_file():
        raise EngineError(
            tr("There is no project {path}. Check the path or import a dataset first.").format(
                path=path
            )
        )
    with sentences(path):
        connection = connect_to_read(path) if read_only else _connect(path)
        try:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if application != APPLICATION_ID:
                raise EngineError(
                    tr("{name} is a database, but not a project of this program.").format(
                        name=path.name
                    )
                )
            if version > VERSION:
                raise EngineError(
                    tr(
                        "{name} was written by a newer version of this program (format "
                        "{version}, known up to {version_2}). Update the program to open it."
                    ).format(name=path.name, version=version, version_2=VERSION)
                )
            if read_only and version < VERSION:
                raise EngineError(
                    tr(
                        "{name} was written by an earlier version of this program (format "
                        "{version}). Open it once to edit it, which brings it to format "
                        "{version_2}."
                    ).format(name=path.name, version=version, version_2=VERSION)
                )
            if version < VERSION:
                migrate(connection, path, version)
            if not read_only:
                _set_up(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def connect_to_read(path: Path, *, untouched: bool = False) -> sqlite3.Connection:
    """Connect to a file that is not to be changed, by whatever is done with the connection.

    Who closes it last takes the write-ahead log away, which may have been folded in before;
    ``untouched`` leaves a log that is there as it is, and the file with it.
    """
    effective = os.access in os.supports_effective_ids
    may_write = os.access(path.parent, os.W_OK, effective_ids=effective)
    log = path.with_name(f"{path.name}-wal").exists()
    # SQLite makes files beside it, to hear of other writers; only who might write to it takes
    # them away.
    mode = "rw" if may_write and not (log and untouched) else "ro"
    frozen = "" if may_write or log else "&immutable=1"
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}{frozen}", uri=True, isolation_level=None,
        check_same_thread=False, timeout=10, factory=ReadConnection,
    )  # fmt: skip
    connection.execute("PRAGMA query_only = ON")
    return connection


def _connect(path: Path) -> FileConnection:
    # One connection belongs to one worker, which may be a pool thread that did not open it.
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=10, factory=FileConnection
    )
    connection.know(path)
    return connection


def _set_up(connection: sqlite3.Connection) -> None:
    # This writes to the file, so it waits until the file is known to be ours.
    connection.execute("PRAGMA journal_mode = WAL")
    # FULL: what the screen confirmed is on the disk, also after a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
