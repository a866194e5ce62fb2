"""Changes by the user: each is one transaction, journalled so that it can be undone and redone."""

import datetime as dt
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, IntArray, States
from engine.data.project.schema import sentences, transaction
from engine.errors import EngineError

_STATE_WORDS = {POSITIVE: "Set", NEGATIVE: "Remove", UNKNOWN: "Clear"}

_REST = "CASE WHEN i.complete AND l.implied THEN 0 ELSE -1 END"
"""The state of a cell that has no mark of its own."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edit:
    """One user action on disk, and what the rows it touched hold now."""

    number: int
    summary: str
    items: IntArray
    """Item numbers whose rows changed ``[k]``."""
    targets: States
    """Their label states ``[k, labels]``."""
    reviewed: npt.NDArray[np.bool_]
    """Their review marks ``[k]``."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the journal."""

    number: int
    time: str
    summary: str
    status: str


class Journal:
    """Writes label states and review marks; every method is one transaction."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path

    def set_state(
        self, items: Sequence[int], label_id: str, *, state: int, source: str = "user"
    ) -> Edit | None:
        """Give one label the same state on all items; None where nothing changes."""
        with transaction(self._db, self._path):
            return self._set_state(items, label_id, state=state, source=source)

    def toggle(self, items: Sequence[int], label_id: str) -> Edit | None:
        """Remove a label that all items have, otherwise set it on all."""
        with transaction(self._db, self._path):
            (positive,) = self._db.execute(
                "SELECT count(*) FROM marks m JOIN labels l USING(label) WHERE l.id = ? "
                "AND m.state = 1 AND m.item IN (SELECT value FROM json_each(?))",
                (label_id, _json(items)),
            ).fetchone()
            state = NEGATIVE if positive == len(set(items)) else POSITIVE
            return self._set_state(items, label_id, state=state, source="user")

    def set_reviewed(self, items: Sequence[int], *, reviewed: bool) -> Edit | None:
        """Mark rows as looked at or not."""
        with transaction(self._db, self._path):
            edit = self._begin()
            self._db.execute(
                "INSERT INTO changes(edit, item, old_state, new_state) "
                "SELECT ?, item, reviewed, ? FROM items WHERE reviewed IS NOT ? "
                "AND item IN (SELECT value FROM json_each(?))",
                (edit, reviewed, reviewed, _json(items)),
            )
            return self._finish(edit, "Mark ", " as reviewed" if reviewed else " as not reviewed")

    def undo(self) -> Edit | None:
        """Take back the newest edit that stands; None where there is none."""
        with transaction(self._db, self._path):
            row = self._db.execute(
                "SELECT edit FROM edits WHERE status = 'done' ORDER BY edit DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            self._db.execute("UPDATE edits SET status = 'undone' WHERE edit = ?", row)
            self._write(row[0], back=True)
            return self._result(row[0])

    def redo(self) -> Edit | None:
        """Carry out again the oldest edit that was taken back; None where there is none."""
        with transaction(self._db, self._path):
            row = self._db.execute(
                "SELECT edit FROM edits WHERE status = 'undone' ORDER BY edit LIMIT 1"
            ).fetchone()
            if row is None:
                return None
            self._db.execute("UPDATE edits SET status = 'done' WHERE edit = ?", row)
            self._write(row[0], back=False)
            return self._result(row[0])

    def history(self, limit: int = 100) -> list[HistoryEntry]:
        """Return the newest journal lines, newest first."""
        with sentences(self._path):
            rows = self._db.execute(
                "SELECT edit, time, summary, status FROM edits ORDER BY edit DESC LIMIT ?", (limit,)
            )
            return [HistoryEntry(*row) for row in rows]

    def next_steps(self) -> tuple[str | None, str | None]:
        """Return what undo and redo would act on, as summaries."""
        with sentences(self._path):
            undo = self._db.execute(
                "SELECT summary FROM edits WHERE status = 'done' ORDER BY edit DESC LIMIT 1"
            ).fetchone()
            redo = self._db.execute(
                "SELECT summary FROM edits WHERE status = 'undone' ORDER BY edit LIMIT 1"
            ).fetchone()
        return (undo[0] if undo else None, redo[0] if redo else None)

    def _set_state(
        self, items: Sequence[int], label_id: str, *, state: int, source: str
    ) -> Edit | None:
        label = self._db.execute("SELECT name FROM labels WHERE id = ?", (label_id,)).fetchone()
        if label is None:
            raise EngineError(f"There is no label with the id '{label_id}' in {self._path.name}.")
        edit = self._begin()
        self._db.execute(
            "INSERT INTO changes(edit, item, label, old_state, old_source, old_time, new_state, "
            "new_source) SELECT ?, i.item, l.label, m.state, m.source, m.time, ?, ? "
            "FROM items i JOIN labels l ON l.id = ? "
            "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
            f"WHERE coalesce(m.state, {_REST}) <> ? "
            "AND i.item IN (SELECT value FROM json_each(?))",
            (edit, state, source, label_id, state, _json(items)),
        )
        return self._finish(edit, f"{_STATE_WORDS[state]} '{label[0]}' on ")

    def _begin(self) -> int:
        cursor = self._db.execute(
            "INSERT INTO edits(time, summary, status) VALUES (?, '', 'done')", (_now(),)
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _finish(self, edit: int, before: str, after: str = "") -> Edit | None:
        count, name = self._db.execute(
            "SELECT count(*), min(i.name) FROM changes c JOIN items i USING(item) WHERE c.edit = ?",
            (edit,),
        ).fetchone()
        if count == 0:
            self._db.execute("DELETE FROM edits WHERE edit = ?", (edit,))
            return None
        self._db.execute(
            "UPDATE edits SET summary = ? WHERE edit = ?",
            (before + (name if count == 1 else f"{count:,} photos") + after, edit),
        )
        # What was taken back before a new action can no longer be redone; the journal keeps it.
        self._db.execute("UPDATE edits SET status = 'abandoned' WHERE status = 'undone'")
        self._write(edit, back=False)
        return self._result(edit)

    def _write(self, edit: int, *, back: bool) -> None:
        """Bring marks and review flags to the new or the old side of an edit's changes."""
        side = "old" if back else "new"
        self._db.execute(
            f"UPDATE items SET reviewed = c.{side}_state FROM changes c "
            "WHERE c.edit = ? AND c.label IS NULL AND c.item = items.item",
            (edit,),
        )
        if back:
            self._db.execute(
                "DELETE FROM marks WHERE (item, label) IN (SELECT item, label FROM changes "
                "WHERE edit = ? AND label IS NOT NULL AND old_state IS NULL)",
                (edit,),
            )
            columns = "old_state, old_source, old_time"
        else:
            columns = "new_state, new_source, (SELECT time FROM edits e WHERE e.edit = c.edit)"
        self._db.execute(
            f"INSERT OR REPLACE INTO marks(item, label, state, source, time) "
            f"SELECT item, label, {columns} FROM changes c "
            f"WHERE edit = ? AND label IS NOT NULL AND {side}_state IS NOT NULL",
            (edit,),
        )

    def _result(self, edit: int) -> Edit:
        (summary,) = self._db.execute(
            "SELECT summary FROM edits WHERE edit = ?", (edit,)
        ).fetchone()
        rows = self._db.execute(
            "SELECT DISTINCT item FROM changes WHERE edit = ? ORDER BY item", (edit,)
        ).fetchall()
        items = np.array([row[0] for row in rows], dtype=np.int64)
        targets, reviewed = read_states(self._db, items)
        return Edit(number=edit, summary=summary, items=items, targets=targets, reviewed=reviewed)


def read_states(
    connection: sqlite3.Connection, items: IntArray | None = None
) -> tuple[States, npt.NDArray[np.bool_]]:
    """Return label states ``[k, labels]`` and review marks ``[k]`` of items, sorted by item number.

    Without ``items``, of all.
    """
    labels = connection.execute("SELECT label, implied FROM labels ORDER BY position").fetchall()
    columns = np.full(max((row[0] for row in labels), default=0) + 1, -1)
    columns[[row[0] for row in labels]] = np.arange(len(labels))
    where = "" if items is None else "WHERE item IN (SELECT value FROM json_each(?))"
    given = () if items is None else (_json(items.tolist()),)
    rows = np.array(
        connection.execute(
            f"SELECT item, complete, reviewed FROM items {where} ORDER BY item", given
        ).fetchall(),
        dtype=np.int64,
    ).reshape(-1, 3)
    implied = np.array([row[1] for row in labels], dtype=bool)
    targets = np.where(rows[:, 1:2].astype(bool) & implied, NEGATIVE, UNKNOWN).astype(np.int8)
    marks = np.array(
        connection.execute(f"SELECT item, label, state FROM marks {where}", given).fetchall(),
        dtype=np.int64,
    ).reshape(-1, 3)
    targets[np.searchsorted(rows[:, 0], marks[:, 0]), columns[marks[:, 1]]] = marks[:, 2]
    return targets, rows[:, 2].astype(bool)


def _json(items: Sequence[int]) -> str:
    return json.dumps([int(item) for item in items])


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
