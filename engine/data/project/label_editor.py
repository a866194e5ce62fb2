"""The label set: labels come, go, change and merge, each as an edit that can be taken back."""

import re
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.data.labels import Label
from engine.data.project.edits import REST, Edit, EditLog, read_labels
from engine.data.project.guard import sentences, transaction
from engine.errors import EngineError
from engine.language import tr

_COLOR = re.compile(r"#[0-9a-fA-F]{6}|\d+|")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelUse:
    """What hangs on a label."""

    positive: int
    """Photos that have it."""
    negative: int
    """Photos of which it was said that they do not have it, in so many words."""
    by_hand: int
    """Marks of both kinds that are not of an import."""


def name_fault(name: str, labels: Iterable[Label], *, of: str = "") -> str:
    """Say why a name cannot be given to a new label, or to the one with the id ``of``; else ""."""
    wanted = name.strip()
    if not wanted:
        return tr("A label needs a name. Type one.")
    for label in labels:
        if label.id != of and label.name.casefold() == wanted.casefold():
            return tr("There is a label '{name}' already. Choose another name.").format(
                name=label.name
            )
    return ""


class LabelEditor:
    """Changes the label set; ids stay what they are, and no two labels get the same name."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._db = connection
        self._path = path
        self._log = EditLog(connection)

    def use(self, label_id: str) -> LabelUse:
        """Count what would be touched if the label went."""
        with sentences(self._path):
            positive, negative, by_hand = self._db.execute(
                "SELECT count(CASE WHEN m.state = 1 THEN 1 END), "
                "count(CASE WHEN m.state = 0 THEN 1 END), "
                "count(CASE WHEN m.source <> 'imported' AND m.state >= 0 THEN 1 END) "
                "FROM marks m JOIN items i USING(item) WHERE i.live AND m.label = ?",
                (self._number(label_id),),
            ).fetchone()
        return LabelUse(positive=positive, negative=negative, by_hand=by_hand)

    def add(self, name: str, *, label_id: str = "", color: str = "") -> Edit | None:
        """Add a label at the end; nothing is known of it on any photo yet.

        Without an id it is its name, with a number behind it where another label has that id.
        """
        self._check_color(color)
        with transaction(self._db, self._path):
            labels = read_labels(self._db)
            _check_name(name, labels)
            wanted = label_id or _free_id(name.strip(), labels.ids)
            if wanted in labels.ids:
                raise EngineError(
                    tr("There is a label with the id '{wanted}' already.").format(wanted=wanted)
                )
            edit = self._log.begin()
            (last,) = self._db.execute(
                "SELECT coalesce(max(position), -1) + 1 FROM labels"
            ).fetchone()
            # The row itself stays when the edit is taken back; only whether it counts changes.
            cursor = self._db.execute(
                "INSERT INTO labels(id, name, position, implied, color, live) "
                "VALUES (?, ?, ?, 0, ?, 0)",
                (wanted, name.strip(), last, color or str(last)),
            )
            self._db.execute(
                "INSERT INTO label_changes VALUES (?, ?, 'live', 0, 1)", (edit, cursor.lastrowid)
            )
            return self._finish(edit, tr("Add the label '{name}'").format(name=name.strip()))

    def rename(self, label_id: str, name: str) -> Edit | None:
        """Call a label otherwise; its id stays."""
        with transaction(self._db, self._path):
            before = self._name(label_id)
            _check_name(name, read_labels(self._db), of=label_id)
            return self._change(
                {label_id: name.strip()},
                "name",
                tr("Rename '{before}' to '{name}'").format(before=before, name=name.strip()),
            )

    def recolor(self, label_id: str, color: str) -> Edit | None:
        """Give a label another colour, ``#rrggbb`` or the number of a place in the palette."""
        self._check_color(color)
        with transaction(self._db, self._path):
            return self._change(
                {label_id: color},
                "color",
                tr("Give '{name}' another colour").format(name=self._name(label_id)),
            )

    def reorder(self, label_ids: Sequence[str]) -> Edit | None:
        """Put the labels in another order; all of them have to be named."""
        with transaction(self._db, self._path):
            rows = self._db.execute("SELECT id FROM labels WHERE live").fetchall()
            if sorted(label_ids) != sorted(row[0] for row in rows):
                raise EngineError(
                    tr("The new order has to name every label once. Nothing was moved.")
                )
            places = {label_id: place for place, label_id in enumerate(label_ids)}
            return self._change(places, "position", tr("Put the labels in another order"))

    def delete(self, label_id: str) -> Edit | None:
        """Take a label out; its marks come back if this is undone."""
        with transaction(self._db, self._path):
            name = self._name(label_id)
            return self._change(
                {label_id: 0}, "live", tr("Delete the label '{name}'").format(name=name)
            )

    def merge(self, label_id: str, into: str) -> Edit | None:
        """Give every photo that has a label another one instead, and take the first one out."""
        if label_id == into:
            raise EngineError(tr("A label cannot be merged into itself. Choose another one."))
        with transaction(self._db, self._path):
            names = self._name(label_id), self._name(into)
            edit = self._log.begin()
            self._db.execute(
                "INSERT INTO mark_changes SELECT ?, i.item, l.label, m.state, m.source, m.time, "
                "1, gone.source FROM marks gone JOIN items i ON i.item = gone.item "
                "JOIN labels l ON l.label = ? "
                "LEFT JOIN marks m ON m.item = i.item AND m.label = l.label "
                f"WHERE gone.label = ? AND gone.state = 1 AND coalesce(m.state, {REST}) <> 1",
                (edit, self._number(into), self._number(label_id)),
            )
            self._db.execute(
                "INSERT INTO label_changes VALUES (?, ?, 'live', 1, 0)",
                (edit, self._number(label_id)),
            )
            return self._finish(
                edit,
                tr("Merge the label '{name}' into '{other}'").format(name=names[0], other=names[1]),
            )

    # -- helpers ----------------------------------------------------------------------------

    def _change(self, values: Mapping[str, object], field: str, summary: str) -> Edit | None:
        edit = self._log.begin()
        for label_id, value in values.items():
            self._db.execute(
                f"INSERT INTO label_changes SELECT ?, label, '{field}', {field}, ? FROM labels "
                f"WHERE label = ? AND {field} IS NOT ?",
                (edit, value, self._number(label_id), value),
            )
        return self._finish(edit, summary)

    def _finish(self, edit: int, summary: str) -> Edit | None:
        return self._log.result([edit], edit) if self._log.finish(edit, summary) else None

    def _number(self, label_id: str) -> int:
        return self._row(label_id)[0]

    def _name(self, label_id: str) -> str:
        return self._row(label_id)[1]

    def _row(self, label_id: str) -> tuple[int, str]:
        row = self._db.execute(
            "SELECT label, name FROM labels WHERE id = ? AND live", (label_id,)
        ).fetchone()
        if row is None:
            raise EngineError(
                tr("There is no label with the id '{label_id}' in {name}.").format(
                    label_id=label_id, name=self._path.name
                )
            )
        return int(row[0]), str(row[1])

    def _check_color(self, color: str) -> None:
        if not _COLOR.fullmatch(color):
            raise EngineError(
                tr("'{color}' is no colour. Write it as #rrggbb.").format(color=color)
            )


def _check_name(name: str, labels: Iterable[Label], *, of: str = "") -> None:
    if fault := name_fault(name, labels, of=of):
        raise EngineError(fault)


def _free_id(name: str, taken: Sequence[str]) -> str:
    """Return the name, or the first of "name 2", "name 3" … that is no id yet."""
    number, free = 2, name
    while free in taken:
        free, number = f"{name} {number}", number + 1
    return free
