"""Edits as they stand in the file: a tree of changes, each with what was before and after it."""

import datetime as dt
import itertools
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from engine.data.dataset import NEGATIVE, UNKNOWN, IntArray, ItemStates, States
from engine.data.labels import Label, LabelSet

START = 0
"""The edit that stands before all others."""
_NEVER = 2**62
ITEM_FIELDS = ("reviewed", "flagged", "note", "caption", "image", "split", "live")
LABEL_FIELDS = ("name", "color", "position", "live")
REST = "CASE WHEN i.complete AND l.implied THEN 0 ELSE -1 END"
"""The state of a cell that has no mark of its own; of an item i and a label l."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edit:
    """One user action on disk, and what the rows it touched hold now."""

    number: int
    summary: str
    states: ItemStates
    labels: LabelSet | None = None
    """The label set as it is now, where the edit changed it."""
    columns: Mapping[str, States] = field(default_factory=dict)
    """States of labels that were not there before, by id, of all items by number ``[n]``."""
    rows_changed: bool = False
    """Whether rows, their photos or splits changed, so that the dataset has to be read again."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One line of the journal."""

    number: int
    time: str
    summary: str
    stands: bool
    """Whether what is shown now was made by it, among others."""
    reachable: bool
    """Whether the project can go back to the moment after it."""
    parent: int | None = None
    """The edit it grew on, ``START`` for the first; None where an early file did not keep it."""
    photos: int = 0
    """How many items it changed."""
    source: str = ""
    """Where the states that it set come from; empty where it set none."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the tree of edits a project stands."""

    head: int
    """The newest edit that stands; ``START`` where none does."""
    ahead: tuple[int, ...]
    """What redo would carry out, one after the other."""


class EditLog:
    """Reads and writes the tree of edits; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    @property
    def head(self) -> int:
        """The newest edit that stands; 0 where none does."""
        (head,) = self._db.execute("SELECT edit FROM head").fetchone()
        return int(head)

    def begin(self) -> int:
        """Make room for the changes of a new edit and return its number."""
        cursor = self._db.execute(
            "INSERT INTO edits(time, summary, parent) VALUES (?, '', ?)", (now(), self.head)
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def finish(self, edit: int, summary: str) -> bool:
        """Carry out what was written under an edit; False where nothing was."""
        if not self._has_changes(edit):
            self._db.execute("DELETE FROM edits WHERE edit = ?", (edit,))
            return False
        self._db.execute("UPDATE edits SET summary = ? WHERE edit = ?", (summary, edit))
        self._write(edit, back=False)
        self._db.execute("UPDATE head SET edit = ?", (edit,))
        return True

    def step_back(self) -> int | None:
        """Take the head back; return its number, or None at the start."""
        head = self.head
        parent = self._parent(head)
        if parent is None:
            return None
        self._write(head, back=True)
        self._db.execute("UPDATE edits SET next = ? WHERE edit = ?", (head, parent))
        self._db.execute("UPDATE head SET edit = ?", (parent,))
        return head

    def step_forward(self) -> int | None:
        """Carry out again what was last taken back from here; None where nothing was."""
        (following,) = self._db.execute(
            "SELECT next FROM edits WHERE edit = ?", (self.head,)
        ).fetchone()
        if following is None:
            return None
        self._write(following, back=False)
        self._db.execute("UPDATE head SET edit = ?", (following,))
        return int(following)

    def way_to(self, edit: int) -> tuple[list[int], list[int]]:
        """Return which edits to take back, and which to carry out, both in order."""
        above, below = self._ancestors(self.head), self._ancestors(edit)
        common = set(above) & set(below)
        back = [number for number in above if number not in common]
        forth = [number for number in reversed(below) if number not in common]
        return back, forth

    def go(self, edit: int) -> list[int]:
        """Bring the project to the moment after an edit; return the edits passed."""
        back, forth = self.way_to(edit)
        for _ in back:
            self.step_back()
        for number in forth:
            self._db.execute("UPDATE edits SET next = ? WHERE edit = ?", (number, self.head))
            self.step_forward()
        return [*back, *forth]

    def summary(self, edit: int) -> str:
        """Return what an edit did."""
        (summary,) = self._db.execute(
            "SELECT summary FROM edits WHERE edit = ?", (edit,)
        ).fetchone()
        return str(summary)

    def is_reachable(self, edit: int) -> bool:
        """Tell whether there is such an edit and the way from the start to it is known."""
        there = self._db.execute("SELECT 1 FROM edits WHERE edit = ?", (edit,)).fetchone()
        return there is not None and self._ancestors(edit)[-1:] == [START]

    def history(self, limit: int, before: int | None = None) -> list[HistoryEntry]:
        """Return the newest edits, newest first; with ``before``, of those that came before it."""
        rows = self._db.execute(
            "SELECT edit, time, summary, parent FROM edits WHERE edit > ? AND edit < ? "
            "ORDER BY edit DESC LIMIT ?",
            (START, _NEVER if before is None else before, limit),
        ).fetchall()
        if not rows:
            return []
        newest, oldest = rows[0][0], rows[-1][0]
        standing = set(self._ancestors(self.head, down_to=oldest))
        lost, extent = self._lost(newest), self._extent(oldest, newest)
        return [
            HistoryEntry(
                edit, time, summary, edit in standing, edit not in lost, parent,
                *extent.get(edit, (0, "")),
            )
            for edit, time, summary, parent in rows
        ]  # fmt: skip

    def moment(self) -> Moment:
        """Return where the project stands."""
        head = self.head
        rows = self._db.execute(
            "WITH RECURSIVE way(edit) AS (SELECT next FROM edits WHERE edit = ? UNION ALL "
            "SELECT e.next FROM way JOIN edits e ON e.edit = way.edit) "
            "SELECT edit FROM way WHERE edit IS NOT NULL",
            (head,),
        )
        return Moment(head, tuple(row[0] for row in rows))

    def next_steps(self) -> tuple[str | None, str | None]:
        """Return what undo and redo would act on, as summaries."""
        row = self._db.execute(
            "SELECT e.parent, e.summary, n.summary FROM head h JOIN edits e ON e.edit = h.edit "
            "LEFT JOIN edits n ON n.edit = e.next"
        ).fetchone()
        parent, undo, redo = row
        return (undo if parent is not None else None, redo)

    def result(self, passed: Sequence[int], named: int) -> Edit:
        """Return an edit as whoever shows the project takes it, after the edits ``passed``."""
        relabelled = self.touches(passed, "label_changes")
        return Edit(
            number=named,
            summary=self.summary(named),
            states=read_states(self._db, self.touched_items(passed)),
            labels=read_labels(self._db) if relabelled else None,
            columns=self._new_columns(passed) if relabelled else {},
            rows_changed=self.touches(
                passed, "item_changes", "field IN ('live', 'image', 'split')"
            ),
        )

    def touched_items(self, edits: Sequence[int]) -> IntArray:
        """Return the items that any of these edits changed, ascending."""
        rows = self._db.execute(
            "SELECT item FROM mark_changes WHERE edit IN (SELECT value FROM json_each(:edits)) "
            "UNION SELECT item FROM item_changes WHERE edit IN "
            "(SELECT value FROM json_each(:edits)) ORDER BY item",
            {"edits": as_json(edits)},
        ).fetchall()
        return np.array([row[0] for row in rows], dtype=np.int64)

    def touches(self, edits: Sequence[int], table: str, where: str = "1") -> bool:
        """Tell whether any of these edits has a line in one of the tables of changes."""
        row = self._db.execute(
            f"SELECT 1 FROM {table} WHERE edit IN (SELECT value FROM json_each(?)) AND {where} "
            "LIMIT 1",
            (as_json(edits),),
        ).fetchone()
        return row is not None

    def _lost(self, newest: int) -> set[int]:
        """Return the edits up to one to which no way from the start is known."""
        roots = self._db.execute(
            "SELECT edit FROM edits WHERE parent IS NULL AND edit > ?", (START,)
        ).fetchall()
        lost = {edit for (edit,) in roots}
        if lost:  # what grew on a lost edit is lost too
            for edit, parent in self._db.execute(
                "SELECT edit, parent FROM edits WHERE edit <= ? ORDER BY edit", (newest,)
            ):
                if parent in lost:
                    lost.add(edit)
        return lost

    def _extent(self, oldest: int, newest: int) -> dict[int, tuple[int, str]]:
        """Return how many items a span of edits changed, and from which source, by edit."""
        span = "WHERE edit BETWEEN :oldest AND :newest"
        rows = self._db.execute(
            "SELECT edit, count(DISTINCT item), max(source) FROM ("
            f"SELECT edit, item, new_source AS source FROM mark_changes {span} UNION ALL "
            f"SELECT edit, item, '' FROM item_changes {span}) GROUP BY edit",
            {"oldest": oldest, "newest": newest},
        )
        return {edit: (photos, source) for edit, photos, source in rows}

    def _new_columns(self, edits: Sequence[int]) -> dict[str, States]:
        """Return the states of labels that these edits have brought in, of all items."""
        found = self._db.execute(
            "SELECT DISTINCT l.label, l.id FROM label_changes c JOIN labels l USING(label) "
            "WHERE c.field = 'live' AND l.live AND c.edit IN (SELECT value FROM json_each(?))",
            (as_json(edits),),
        ).fetchall()
        columns = {}
        for label, label_id in found:
            rows = self._db.execute(
                f"SELECT coalesce(m.state, {REST}) FROM items i JOIN labels l ON l.label = ? "
                "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
                "WHERE i.live ORDER BY i.item",
                (label,),
            )
            columns[label_id] = np.array([row[0] for row in rows], dtype=np.int8)
        return columns

    def _parent(self, edit: int) -> int | None:
        (parent,) = self._db.execute("SELECT parent FROM edits WHERE edit = ?", (edit,)).fetchone()
        return None if parent is None else int(parent)

    def _ancestors(self, edit: int, *, down_to: int = START) -> list[int]:
        """Return an edit and those it grew on, the newest first."""
        rows = self._db.execute(
            "WITH RECURSIVE way(edit) AS (SELECT ? UNION ALL SELECT e.parent FROM way "
            "JOIN edits e ON e.edit = way.edit WHERE e.parent IS NOT NULL AND way.edit > ?) "
            "SELECT edit FROM way",
            (edit, down_to),
        )
        return [row[0] for row in rows]

    def _has_changes(self, edit: int) -> bool:
        tables = ("mark_changes", "item_changes", "label_changes")
        return any(self.touches([edit], table) for table in tables)

    def _write(self, edit: int, *, back: bool) -> None:
        """Bring everything to the new or the old side of an edit's changes."""
        side = "old" if back else "new"
        for table, fields in (("item", ITEM_FIELDS), ("label", LABEL_FIELDS)):
            found = self._db.execute(
                f"SELECT DISTINCT field FROM {table}_changes WHERE edit = ?", (edit,)
            ).fetchall()
            for (name,) in found:
                assert name in fields
                self._db.execute(
                    f"UPDATE {table}s SET {name} = c.{side} FROM {table}_changes c WHERE "
                    f"c.edit = ? AND c.field = ? AND c.{table} = {table}s.{table}",
                    (edit, name),
                )
        if back:
            self._db.execute(
                "DELETE FROM marks WHERE (item, label) IN (SELECT item, label FROM mark_changes "
                "WHERE edit = ? AND old_state IS NULL)",
                (edit,),
            )
            columns = "old_state, old_source, old_time"
        else:
            columns = "new_state, new_source, (SELECT time FROM edits e WHERE e.edit = c.edit)"
        self._db.execute(
            f"INSERT OR REPLACE INTO marks(item, label, state, source, time) "
            f"SELECT item, label, {columns} FROM mark_changes c "
            f"WHERE edit = ? AND {side}_state IS NOT NULL",
            (edit,),
        )


def read_labels(connection: sqlite3.Connection) -> LabelSet:
    """Return the labels that are there, in column order."""
    rows = connection.execute("SELECT id, name, color FROM labels WHERE live ORDER BY position")
    return LabelSet(tuple(Label(id_, name, color or "") for id_, name, color in rows))


def read_states(connection: sqlite3.Connection, items: IntArray) -> ItemStates:
    """Return what items hold."""
    rows = connection.execute(
        "SELECT item, complete, reviewed, flagged, caption, note FROM items "
        "WHERE item IN (SELECT value FROM json_each(?)) ORDER BY item",
        (as_json(items.tolist()),),
    ).fetchall()
    numbers, complete, reviewed, flagged, captions, notes = columns_of(rows, 6)
    found = np.array(numbers, dtype=np.int64)
    targets = read_targets(connection, found, complete, only=as_json(items.tolist()))
    return ItemStates(
        items=found, targets=targets, reviewed=np.array(reviewed, dtype=bool),
        flagged=np.array(flagged, dtype=bool), captions=captions, notes=notes,
    )  # fmt: skip


def read_targets(
    connection: sqlite3.Connection, items: IntArray, complete: Sequence[int],
    *, only: str | None = None,
) -> States:  # fmt: skip
    """Return the label states of items, which ascend; ``only`` names them where they are few."""
    labels = connection.execute(
        "SELECT label, implied FROM labels WHERE live ORDER BY position"
    ).fetchall()
    (most,) = connection.execute("SELECT coalesce(max(label), 0) FROM labels").fetchone()
    columns = np.full(most + 1, -1)
    columns[[row[0] for row in labels]] = np.arange(len(labels))
    implied = np.array([row[1] for row in labels], dtype=bool)
    known = np.outer(np.array(complete, dtype=bool), implied)
    targets = np.where(known, np.int8(NEGATIVE), np.int8(UNKNOWN))
    _put_marks(connection, targets, items, columns, only)
    return targets


def columns_of(rows: Sequence[tuple[Any, ...]], count: int) -> Sequence[tuple[Any, ...]]:
    """Return rows of a query as columns, as many as it asked for even where it found no row."""
    return list(zip(*rows, strict=True)) if rows else [()] * count


def _put_marks(
    connection: sqlite3.Connection, targets: States, items: IntArray, columns: IntArray,
    only: str | None,
) -> None:  # fmt: skip
    where = "" if only is None else "WHERE item IN (SELECT value FROM json_each(?))"
    found = connection.execute(
        f"SELECT item, label, state FROM marks {where}", () if only is None else (only,)
    )
    # Not by way of a list: a million tuples take long to make, and the collector to look through.
    flat = itertools.chain.from_iterable(found)
    marks = np.fromiter(flat, dtype=np.int64).reshape(-1, 3)
    # Marks of labels and items that were taken out stay in the file.
    places = np.searchsorted(items, marks[:, 0]).clip(max=max(0, len(items) - 1))
    seen = columns[marks[:, 1]] >= 0
    if len(items):
        seen &= items[places] == marks[:, 0]
    else:
        seen[:] = False
    targets[places[seen], columns[marks[seen, 1]]] = marks[seen, 2]


def as_json(numbers: Sequence[int]) -> str:
    """Return numbers as a text that SQLite's ``json_each`` reads."""
    return json.dumps([int(number) for number in numbers])


def now() -> str:
    """Return the time in UTC as it is written to the file."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
