"""The rows as a whole: brought to what their source says now, as one edit."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from engine.data.dataset import Problem
from engine.data.labels import Label
from engine.data.project.edits import REST, Edit, EditLog
from engine.data.project.guard import sentences, transaction
from engine.data.project.items import NewItem, insert_problems

IMPORTED = "imported"
UPDATES = "updates"
"""The setting that holds the numbers of edits that came from a source, not from a person."""
_STANDING = (
    "WITH RECURSIVE way(edit) AS (SELECT edit FROM head UNION ALL SELECT e.parent FROM way "
    "JOIN edits e ON e.edit = way.edit WHERE e.parent IS NOT NULL) "
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsUpdate:
    """What shall change; items are numbers, labels are ids."""

    what: str
    """What the history says of it."""
    added: tuple[NewItem, ...] = ()
    labels: tuple[Label, ...] = ()
    """Labels that are not there yet."""
    captions: Mapping[int, str] = field(default_factory=dict)
    images: Mapping[int, str] = field(default_factory=dict)
    cells: tuple[tuple[int, str, int], ...] = ()
    """Item, label and state."""
    problems: tuple[Problem, ...] = ()
    """Doubtful rows of the source."""


@dataclass(frozen=True, slots=True)
class LabelKind:
    """Where a label comes from."""

    implied: bool
    """Whether a complete row that does not list it is negative."""
    of_source: bool
    """Whether the source brought it, and not a person."""


class RowsEditor:
    """Adds rows and changes many things of them at once; tells what a person has changed."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path
        self._log = EditLog(connection)

    def label_kinds(self) -> dict[str, LabelKind]:
        """Return where each label id comes from; of two with one id the one that is there."""
        with sentences(self._path):
            rows = self._db.execute(
                "SELECT id, implied, implied OR label IN (SELECT label FROM label_changes "
                "WHERE field = 'live' AND new = 1 AND edit IN (SELECT value FROM json_each(?))) "
                "FROM labels ORDER BY live",
                (json.dumps(self._updates()),),
            ).fetchall()
        return {key: LabelKind(bool(implied), bool(source)) for key, implied, source in rows}

    def labels_by_hand(self) -> dict[tuple[int, str], int]:
        """Return the cells that a person has set, with the state that their source gave them."""
        with sentences(self._path):
            rows = self._db.execute(
                f"{_STANDING} SELECT c.item, l.id, coalesce(c.old_state, {REST}), c.new_state, "
                "c.new_source FROM mark_changes c JOIN way USING(edit) "
                "JOIN marks m ON m.item = c.item AND m.label = c.label "
                "JOIN labels l ON l.label = c.label JOIN items i ON i.item = c.item "
                "WHERE l.live AND m.source <> ? ORDER BY c.rowid",
                (IMPORTED,),
            ).fetchall()
        found: dict[tuple[int, str], int] = {}
        for item, label_id, old, new, source in rows:
            if source == IMPORTED:
                found[item, label_id] = new
            else:
                found.setdefault((item, label_id), old)
        return found

    def captions_by_hand(self) -> dict[int, str]:
        """Return the items whose caption a person has changed, with what their source said."""
        with sentences(self._path):
            updates = set(self._updates())
            rows = self._db.execute(
                f"{_STANDING} SELECT c.item, c.edit, c.old, c.new FROM item_changes c "
                "JOIN way USING(edit) WHERE c.field = 'caption' ORDER BY c.rowid"
            ).fetchall()
        said: dict[int, str] = {}
        by_hand: dict[int, bool] = {}
        for item, edit, old, new in rows:
            by_hand[item] = edit not in updates
            if edit in updates:
                said[item] = new
            else:
                said.setdefault(item, old)
        return {item: text for item, text in said.items() if by_hand[item]}

    def update(self, update: RowsUpdate) -> Edit | None:
        """Carry out all of it as one edit; None where nothing is to be changed."""
        with transaction(self._db, self._path):
            edit = self._log.begin()
            self._add_labels(edit, update.labels)
            added = self._add_items(edit, update.added)
            for name, values in (("caption", update.captions), ("image", update.images)):
                self._db.executemany(
                    f"INSERT INTO item_changes SELECT ?, item, '{name}', {name}, ? FROM items "
                    f"WHERE item = ? AND {name} <> ?",
                    [(edit, text, item, text) for item, text in values.items()],
                )
            self._set_cells(edit, update.cells)
            if not self._log.finish(edit, update.what):
                return None
            self._db.executemany(
                "INSERT INTO words(rowid, caption, name) SELECT item, caption, name FROM items "
                "WHERE item = ?",
                [(item,) for item, is_new in added if is_new],
            )
            insert_problems(self._db, update.problems)
            self._db.execute(
                "INSERT OR REPLACE INTO settings VALUES (?, ?)",
                (UPDATES, json.dumps([*self._updates(), edit])),
            )
            return self._log.result([edit], edit)

    # -- helpers ----------------------------------------------------------------------------

    def _updates(self) -> list[int]:
        row = self._db.execute("SELECT value FROM settings WHERE key = ?", (UPDATES,)).fetchone()
        return list(json.loads(row[0])) if row else []

    def _add_labels(self, edit: int, labels: tuple[Label, ...]) -> None:
        for label in labels:
            (last,) = self._db.execute(
                "SELECT coalesce(max(position), -1) + 1 FROM labels"
            ).fetchone()
            # The row itself stays when the edit is taken back; only whether it counts changes.
            cursor = self._db.execute(
                "INSERT INTO labels(id, name, position, implied, color, live) "
                "VALUES (?, ?, ?, 0, ?, 0)",
                (label.id, label.name, last, label.color or str(last)),
            )
            self._db.execute(
                "INSERT INTO label_changes VALUES (?, ?, 'live', 0, 1)", (edit, cursor.lastrowid)
            )

    def _add_items(self, edit: int, items: tuple[NewItem, ...]) -> list[tuple[int, bool]]:
        """Add rows that count once the edit is carried out; return their numbers, whether new."""
        (last,) = self._db.execute("SELECT coalesce(max(position), 0) FROM items").fetchone()
        added = [self._add(edit, item, last + n) for n, item in enumerate(items, start=1)]
        self._set_cells(
            edit,
            tuple(
                (number, key, state)
                for (number, _), item in zip(added, items, strict=True)
                for key, state in item.states.items()
            ),
        )
        return added

    def _add(self, edit: int, item: NewItem, position: int) -> tuple[int, bool]:
        former = self._db.execute("SELECT item FROM items WHERE name = ?", (item.name,)).fetchone()
        if former is None:
            cursor = self._db.execute(
                "INSERT INTO items(position, name, image, caption, split, complete, live) VALUES "
                "(?, ?, ?, ?, ?, ?, 0)",
                (position, item.name, item.image, item.caption, int(item.split), item.complete),
            )
            assert cursor.lastrowid is not None
            number = cursor.lastrowid
        else:  # it was added once before, and that was taken back
            (number,) = former
            for name, value in (("image", item.image), ("caption", item.caption),
                                ("split", int(item.split))):  # fmt: skip
                self._db.execute(
                    f"INSERT INTO item_changes SELECT ?, item, '{name}', {name}, ? FROM items "
                    f"WHERE item = ? AND {name} <> ?",
                    (edit, value, number, value),
                )
        self._db.execute("INSERT INTO item_changes VALUES (?, ?, 'live', 0, 1)", (edit, number))
        return number, former is None

    def _set_cells(self, edit: int, cells: tuple[tuple[int, str, int], ...]) -> None:
        """Write down which cells change; labels of this very edit do not count yet."""
        numbers = dict(self._db.execute("SELECT id, label FROM labels ORDER BY live, label"))
        self._db.executemany(
            "INSERT INTO mark_changes SELECT ?1, i.item, l.label, m.state, m.source, m.time, ?2, "
            "?3 FROM items i JOIN labels l ON l.label = ?4 "
            "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
            f"WHERE i.item = ?5 AND coalesce(m.state, {REST}) <> ?2",
            [(edit, state, IMPORTED, numbers[key], item) for item, key, state in cells],
        )
