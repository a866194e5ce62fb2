"""The user's actions: each is one transaction on disk, and can be taken back, at any later time."""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from engine.data.dataset import NEGATIVE, POSITIVE, UNKNOWN, IntArray, States
from engine.data.project.edits import (
    REST,
    Edit,
    EditLog,
    HistoryEntry,
    Moment,
    as_json,
    read_states,
)
from engine.data.project.guard import sentences, transaction
from engine.data.project.sources import CONFIRMED, USER
from engine.errors import EngineError
from engine.language import tr

_STATE_WORDS = {
    POSITIVE: tr("Set '{label}' on {photos}"),
    NEGATIVE: tr("Remove '{label}' on {photos}"),
    UNKNOWN: tr("Clear '{label}' on {photos}"),
}
_ALL_WORDS = {
    POSITIVE: tr("Set all labels on {photos}"),
    NEGATIVE: tr("Remove all labels on {photos}"),
    UNKNOWN: tr("Clear labels on {photos}"),
}


class Journal:
    """Changes labels, review marks, flags, notes and captions of items.

    Every method is one transaction; it returns what the touched rows hold then, or None where
    nothing changed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path
        self._log = EditLog(connection)

    # -- labels of items --------------------------------------------------------------------

    def set_state(
        self, items: Sequence[int], label_id: str, *, state: int, source: str = USER
    ) -> Edit | None:
        """Give one label the same state on all items."""
        with transaction(self._db, self._path):
            return self._set_state(items, label_id, state=state, source=source)

    def toggle(self, items: Sequence[int], label_id: str) -> Edit | None:
        """Remove a label that all items have, otherwise set it on all."""
        with transaction(self._db, self._path):
            (positive,) = self._db.execute(
                "SELECT count(*) FROM marks m JOIN labels l USING(label) WHERE l.id = ? AND l.live "
                "AND m.state = 1 AND m.item IN (SELECT value FROM json_each(?))",
                (label_id, as_json(items)),
            ).fetchone()
            state = NEGATIVE if positive == len(set(items)) else POSITIVE
            return self._set_state(items, label_id, state=state, source=USER)

    def set_states(
        self, items: IntArray, targets: States, *, source: str, what: str
    ) -> Edit | None:
        """Give items ``[k]`` the states ``[k, labels]``; ``what`` says so, as in "Accept labels".

        A cell below -1 keeps its state.
        """
        with transaction(self._db, self._path):
            rows, columns = np.nonzero(targets >= UNKNOWN)
            cells = zip(
                items[rows].tolist(), columns.tolist(), targets[rows, columns].tolist(), strict=True
            )
            return self._set_cells(cells, source=source, what=tr("{what} on {photos}"), name=what)

    def set_all(
        self, items: Sequence[int], *, state: int, unknown_only: bool = False
    ) -> Edit | None:
        """Give every label the same state on items, or with ``unknown_only`` what was unknown.

        All negative says that none applies; all unknown, that nobody has labelled them yet.
        """
        with transaction(self._db, self._path):
            edit = self._log.begin()
            self._db.execute(
                "INSERT INTO mark_changes SELECT ?, i.item, l.label, m.state, m.source, m.time, "
                "?, ? FROM items i JOIN labels l ON l.live "
                "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
                f"WHERE coalesce(m.state, {REST}) <> ? AND (NOT ? OR coalesce(m.state, {REST}) = ?)"
                " AND i.item IN (SELECT value FROM json_each(?))",
                (edit, state, USER, state, unknown_only, UNKNOWN, as_json(items)),
            )
            words = tr("No other labels on {photos}") if unknown_only else _ALL_WORDS[state]
            return self._finish(edit, words)

    def copy_labels(self, from_item: int, items: Sequence[int]) -> Edit | None:
        """Give items the label states that another one has."""
        with transaction(self._db, self._path):
            given = read_states(self._db, np.array([from_item])).targets
            if not len(given):
                raise EngineError(
                    tr("There is no photo with the number {from_item} to copy from.").format(
                        from_item=from_item
                    )
                )
            cells = (
                (int(item), column, int(state))
                for item in items if item != from_item
                for column, state in enumerate(given[0])
            )  # fmt: skip
            return self._set_cells(cells, source=USER, what=tr("Copy labels to {photos}"))

    def confirm(self, item: int, label_id: str) -> Edit | None:
        """Write down that a person has found the known state of a label on an item to be right."""
        with transaction(self._db, self._path):
            name = self._label_name(label_id)
            edit = self._log.begin()
            self._db.execute(
                "INSERT INTO mark_changes SELECT ?, i.item, l.label, m.state, m.source, m.time, "
                f"coalesce(m.state, {REST}), ? FROM items i JOIN labels l ON l.id = ? AND l.live "
                "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
                f"WHERE i.item = ? AND coalesce(m.state, {REST}) >= 0 "
                "AND m.source IS NOT ?",
                (edit, CONFIRMED, label_id, item, CONFIRMED),
            )
            return self._finish(edit, tr("Confirm '{label}' on {photos}"), label=name)

    # -- what else stands on items ----------------------------------------------------------

    def set_reviewed(self, items: Sequence[int], *, reviewed: bool) -> Edit | None:
        """Mark items as looked at or not."""
        what = tr("Mark {photos} as reviewed") if reviewed else tr("Mark {photos} as not reviewed")
        return self._set_field(items, "reviewed", reviewed, what)

    def set_flagged(self, items: Sequence[int], *, flagged: bool) -> Edit | None:
        """Set items aside to come back to, or not."""
        what = tr("Flag {photos}") if flagged else tr("Unflag {photos}")
        return self._set_field(items, "flagged", flagged, what)

    def set_note(self, items: Sequence[int], note: str) -> Edit | None:
        """Note something on items; an empty note takes it away."""
        what = tr("Note on {photos}") if note else tr("Remove note on {photos}")
        return self._set_field(items, "note", note, what)

    def set_captions(
        self, captions: Mapping[int, str], *, what: str = tr("Edit caption")
    ) -> Edit | None:
        """Give items, by number, other captions; what the source said stays in the journal."""
        with transaction(self._db, self._path):
            edit = self._log.begin()
            self._db.executemany(
                "INSERT INTO item_changes SELECT ?, item, 'caption', caption, ? FROM items "
                "WHERE item = ? AND caption <> ?",
                [(edit, text, int(item), text) for item, text in captions.items()],
            )
            return self._finish(edit, tr("{what} of {photos}"), what=what)

    # -- time -------------------------------------------------------------------------------

    def undo(self) -> Edit | None:
        """Take back the newest edit that stands; None where there is none."""
        return self._move(self._log.step_back)

    def redo(self) -> Edit | None:
        """Carry out again what was taken back last; None where there is nothing."""
        return self._move(self._log.step_forward)

    def restore(self, edit: int) -> Edit | None:
        """Bring everything to the moment after an edit, 0 being the start; None if it is there.

        Nothing is lost: the edits since stay in the history and can be gone back to.
        """
        with transaction(self._db, self._path):
            if not self._log.is_reachable(edit):
                raise EngineError(
                    tr(
                        "There is no way back to step {edit} of {name}: it was made by an "
                        "early version of the program, or lost before the file was repaired."
                    ).format(edit=edit, name=self._path.name)
                )
            passed = self._log.go(edit)
            return self._log.result(passed, edit) if passed else None

    def history(self, limit: int = 100, *, before: int | None = None) -> list[HistoryEntry]:
        """Return the newest journal lines, newest first; with ``before``, those older than it."""
        with sentences(self._path):
            return self._log.history(limit, before)

    def moment(self) -> Moment:
        """Return where in the tree of edits the project stands."""
        with sentences(self._path):
            return self._log.moment()

    def items_of(self, edit: int) -> IntArray:
        """Return the numbers of the items that an edit changed, ascending."""
        with sentences(self._path):
            return self._log.touched_items([edit])

    def next_steps(self) -> tuple[str | None, str | None]:
        """Return what undo and redo would act on, as summaries."""
        with sentences(self._path):
            return self._log.next_steps()

    # -- helpers ----------------------------------------------------------------------------

    def _set_state(
        self, items: Sequence[int], label_id: str, *, state: int, source: str
    ) -> Edit | None:
        name = self._label_name(label_id)
        edit = self._log.begin()
        self._db.execute(
            "INSERT INTO mark_changes SELECT ?, i.item, l.label, m.state, m.source, m.time, ?, ? "
            "FROM items i JOIN labels l ON l.id = ? AND l.live "
            "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
            f"WHERE coalesce(m.state, {REST}) <> ? "
            "AND i.item IN (SELECT value FROM json_each(?))",
            (edit, state, source, label_id, state, as_json(items)),
        )
        return self._finish(edit, _STATE_WORDS[state], label=name)

    def _label_name(self, label_id: str) -> str:
        label = self._db.execute(
            "SELECT name FROM labels WHERE id = ? AND live", (label_id,)
        ).fetchone()
        if label is None:
            raise EngineError(
                tr("There is no label with the id '{label_id}' in {name}.").format(
                    label_id=label_id, name=self._path.name
                )
            )
        return str(label[0])

    def _set_cells(
        self, cells: Iterable[tuple[int, int, int]], *, source: str, what: str, name: str = ""
    ) -> Edit | None:
        """Give cells (item, column, state) their states."""
        edit = self._log.begin()
        numbers = [
            row[0]
            for row in self._db.execute("SELECT label FROM labels WHERE live ORDER BY position")
        ]
        self._db.execute("CREATE TEMP TABLE IF NOT EXISTS wanted(item, label, state)")
        self._db.execute("DELETE FROM temp.wanted")
        self._db.executemany(
            "INSERT INTO temp.wanted VALUES (?, ?, ?)",
            ((item, numbers[column], state) for item, column, state in cells),
        )
        self._db.execute(
            "INSERT INTO mark_changes SELECT ?, i.item, l.label, m.state, m.source, m.time, "
            "w.state, ? FROM temp.wanted w JOIN items i USING(item) JOIN labels l USING(label) "
            "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
            f"WHERE coalesce(m.state, {REST}) <> w.state",
            (edit, source),
        )
        self._db.execute("DELETE FROM temp.wanted")
        return self._finish(edit, what, what=name)

    def _set_field(self, items: Sequence[int], name: str, value: object, what: str) -> Edit | None:
        with transaction(self._db, self._path):
            edit = self._log.begin()
            self._db.execute(
                f"INSERT INTO item_changes SELECT ?, item, '{name}', {name}, ? FROM items "
                f"WHERE {name} IS NOT ? AND item IN (SELECT value FROM json_each(?))",
                (edit, value, value, as_json(items)),
            )
            return self._finish(edit, what)

    def _finish(self, edit: int, text: str, **names: str) -> Edit | None:
        """End an edit under a text in which ``{photos}`` stands for what it touched."""
        items = self._log.touched_items([edit])
        subject = tr("{count:,} photos").format(count=len(items))
        if len(items) == 1:
            (subject,) = self._db.execute(
                "SELECT name FROM items WHERE item = ?", (int(items[0]),)
            ).fetchone()
        if not self._log.finish(edit, text.format(photos=subject, **names)):
            return None
        return self._log.result([edit], edit)

    def _move(self, step: Callable[[], int | None]) -> Edit | None:
        with transaction(self._db, self._path):
            edit = step()
            return None if edit is None else self._log.result([edit], edit)
