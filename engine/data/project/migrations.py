"""Brings project files of earlier versions to today's, one step after the other.

The former file stays beside the new one. All steps are one transaction: a kill leaves the file as
it was.
"""

import contextlib
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from engine.data.project.guard import transaction
from engine.errors import EngineError
from engine.language import tr


def kept_copy(path: Path, version: int) -> Path:
    """Return where a project of an earlier version is kept; a name that is still free."""
    kept = path.with_name(f"{path.stem}.format-{version}{path.suffix}")
    number = 2
    while kept.exists():
        kept = path.with_name(f"{path.stem}.format-{version}-{number}{path.suffix}")
        number += 1
    return kept


def migrate(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Bring an open file from a version to the newest; the former one is kept as a copy."""
    copy_database(connection, kept_copy(path, version))
    connection.execute("PRAGMA foreign_keys = OFF")  # tables are made anew under their names
    with transaction(connection, path):
        for number in range(version, len(_STEPS) + 1):
            for statement in _statements(_STEPS[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def copy_database(
    connection: sqlite3.Connection,
    target: Path,
    prepare: Callable[[sqlite3.Connection], object] = lambda _: None,
) -> None:
    """Write all of a database to another file, whole or not at all.

    ``prepare`` may change the copy before it is put in place.
    """
    part = target.with_name(f".{target.name}.part")
    try:
        part.unlink(missing_ok=True)
        copy = sqlite3.connect(part)
        with contextlib.closing(copy):
            connection.backup(copy)
            # A copy is one file, to be moved and sent; WAL returns when it is opened.
            copy.execute("PRAGMA journal_mode = DELETE")
            prepare(copy)
        with part.open("rb") as stream:
            os.fsync(stream.fileno())
        # SQLite would play the log of a former file of this name into the new one.
        for suffix in ("-wal", "-shm"):
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        os.replace(part, target)
    except OSError as error:
        raise EngineError(
            tr("{target} cannot be written: {strerror}.").format(
                target=target, strerror=error.strerror
            )
        ) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)


def _statements(script: str) -> list[str]:
    """Split a script at the statements' ends; ``executescript`` would end the transaction."""
    found, part = [], ""
    for line in script.splitlines(keepends=True):
        part += line
        if sqlite3.complete_statement(part):
            found.append(part)
            part = ""
    return found


_TO_2 = """
CREATE TABLE new_labels(
    label INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    implied INTEGER NOT NULL,
    color TEXT,
    live INTEGER NOT NULL DEFAULT 1
);
INSERT INTO new_labels(label, id, name, position, implied)
    SELECT label, id, name, position, implied FROM labels;
DROP TABLE labels;
ALTER TABLE new_labels RENAME TO labels;
CREATE UNIQUE INDEX labels_by_id ON labels(id) WHERE live;
ALTER TABLE items ADD COLUMN flagged INTEGER NOT NULL DEFAULT 0;
ALTER TABLE items ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE items ADD COLUMN live INTEGER NOT NULL DEFAULT 1;
ALTER TABLE items ADD COLUMN digest BLOB;
CREATE TABLE new_edits(
    edit INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    summary TEXT NOT NULL,
    parent INTEGER REFERENCES edits(edit),
    next INTEGER REFERENCES edits(edit)
);
INSERT INTO new_edits(edit, time, summary) VALUES (0, '', '');
INSERT INTO new_edits(edit, time, summary, parent)
    SELECT edit, time, summary, CASE WHEN status <> 'abandoned' THEN coalesce(
        (SELECT max(b.edit) FROM edits b WHERE b.edit < a.edit AND b.status <> 'abandoned'), 0
    ) END FROM edits a;
UPDATE new_edits SET next = (
    SELECT min(b.edit) FROM edits b WHERE b.status = 'undone'
) WHERE edit = coalesce((SELECT max(edit) FROM edits WHERE status = 'done'), 0);
UPDATE new_edits SET next = (
    SELECT min(b.edit) FROM edits b WHERE b.status = 'undone' AND b.edit > new_edits.edit
) WHERE edit IN (SELECT edit FROM edits WHERE status = 'undone');
CREATE TABLE head(one INTEGER PRIMARY KEY CHECK(one = 1), edit INTEGER NOT NULL);
INSERT INTO head SELECT 1, coalesce(max(edit), 0) FROM edits WHERE status = 'done';
CREATE TABLE mark_changes(
    edit INTEGER NOT NULL REFERENCES edits(edit),
    item INTEGER NOT NULL REFERENCES items(item),
    label INTEGER NOT NULL REFERENCES labels(label),
    old_state INTEGER,
    old_source TEXT,
    old_time TEXT,
    new_state INTEGER NOT NULL,
    new_source TEXT NOT NULL
);
INSERT INTO mark_changes
    SELECT edit, item, label, old_state, old_source, old_time, new_state, new_source
    FROM changes WHERE label IS NOT NULL ORDER BY rowid;
CREATE INDEX mark_changes_by_edit ON mark_changes(edit);
CREATE TABLE item_changes(
    edit INTEGER NOT NULL REFERENCES edits(edit),
    item INTEGER NOT NULL REFERENCES items(item),
    field TEXT NOT NULL,
    old,
    new
);
INSERT INTO item_changes
    SELECT edit, item, 'reviewed', old_state, new_state FROM changes
    WHERE label IS NULL ORDER BY rowid;
CREATE INDEX item_changes_by_edit ON item_changes(edit);
CREATE TABLE label_changes(
    edit INTEGER NOT NULL REFERENCES edits(edit),
    label INTEGER NOT NULL REFERENCES labels(label),
    field TEXT NOT NULL,
    old,
    new
);
CREATE INDEX label_changes_by_edit ON label_changes(edit);
DROP TABLE changes;
DROP TABLE edits;
ALTER TABLE new_edits RENAME TO edits;
CREATE VIRTUAL TABLE words USING fts5(
    caption, name, content='items', content_rowid='item',
    tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER words_follow AFTER UPDATE OF caption, name ON items BEGIN
    INSERT INTO words(words, rowid, caption, name)
        VALUES ('delete', old.item, old.caption, old.name);
    INSERT INTO words(rowid, caption, name) VALUES (new.item, new.caption, new.name);
END;
INSERT INTO words(words) VALUES ('rebuild');
"""

_STEPS = {1: _TO_2}
"""From a version to the next. What a step says is never changed again, whatever schema.py says."""
