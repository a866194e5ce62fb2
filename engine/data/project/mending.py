"""Makes a whole project of the rows that were saved of a damaged one."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from engine.data.project.edits import START
from engine.language import tr

_JOURNAL = ("edits", "head", "mark_changes", "item_changes", "label_changes")
_STANDING = (
    "WITH RECURSIVE way(edit) AS (SELECT edit FROM head UNION ALL SELECT e.parent FROM way "
    "JOIN edits e ON e.edit = way.edit WHERE e.parent IS NOT NULL) "
)


@dataclass(slots=True)
class TableFound:
    """What was read of one table."""

    columns: tuple[str, ...] = ()
    rows: list[tuple[object, ...]] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    """First and last number of each range that could not be read."""
    torn: bool = False
    """Whether some of it could not be read."""


def mend(new: sqlite3.Connection, found: Mapping[str, TableFound]) -> list[str]:
    """Make saved rows fit each other again; return what that cost, as sentences."""
    new.execute("BEGIN")
    said = _stand_in_labels(new)
    _drop_orphans(new)
    if found["marks"].torn:
        said += _unsure_marks(new, found)
    if _is_torn(new, found):
        said += _close_history(new)
    new.execute("INSERT INTO words(words) VALUES ('rebuild')")
    new.execute("COMMIT")
    return said


def _stand_in_labels(new: sqlite3.Connection) -> list[str]:
    """Put nameless labels where labels are gone that photos have."""
    lost = [
        row[0]
        for row in new.execute(
            "SELECT label FROM marks UNION SELECT label FROM mark_changes "
            "UNION SELECT label FROM label_changes UNION SELECT label FROM thresholds "
            "EXCEPT SELECT label FROM labels"
        )
    ]
    new.executemany(
        "INSERT INTO labels(label, id, name, position, implied) VALUES (?1, 'lost-' || ?1, "
        "'Lost label ' || ?1, (SELECT coalesce(max(position), -1) + 1 FROM labels), 0)",
        [(label,) for label in lost],
    )
    if not lost:
        return []
    return [
        tr("The names of {lost} labels are gone; rename 'Lost label {lost_2}' and so on.").format(
            lost=len(lost), lost_2=lost[0]
        )
    ]


def _drop_orphans(new: sqlite3.Connection) -> None:
    for table in ("marks", "mark_changes", "item_changes"):
        new.execute(f"DELETE FROM {table} WHERE item NOT IN (SELECT item FROM items)")


def _unsure_marks(new: sqlite3.Connection, found: Mapping[str, TableFound]) -> list[str]:
    """Take labels from the history where it holds them; the others are unknown, not absent."""
    photos = kept = 0
    for gap in found["marks"].gaps:
        photos += new.execute(
            "UPDATE items SET complete = 0 WHERE item BETWEEN ? AND ?", gap
        ).rowcount
        kept += new.execute(
            "SELECT count(*) FROM marks WHERE item BETWEEN ? AND ?", gap
        ).fetchone()[0]
    taken = 0
    if not _is_torn(new, found):
        taken = new.execute(
            f"{_STANDING} INSERT OR IGNORE INTO marks(item, label, state, source, time) "
            "SELECT c.item, c.label, c.new_state, c.new_source, e.time FROM mark_changes c "
            "JOIN edits e USING(edit) JOIN (SELECT max(rowid) AS newest FROM way "
            "JOIN mark_changes USING(edit) GROUP BY item, label) ON c.rowid = newest"
        ).rowcount
    return [
        tr(
            "Labels of {photos:,} photos may be lost: {value:,} were found "
            "elsewhere in the file, and what was not found is unknown now. An "
            "update from the source brings back what that says of them."
        ).format(photos=photos, value=kept + taken)
    ]


def _is_torn(new: sqlite3.Connection, found: Mapping[str, TableFound]) -> bool:
    """Tell whether the history has holes, so that going back would lead somewhere else."""
    if any(found[table].torn for table in _JOURNAL):
        return True
    whole = new.execute(
        "SELECT 1 FROM head JOIN edits USING(edit) WHERE (SELECT 1 FROM edits WHERE edit = 0)"
    ).fetchone()
    return whole is None


def _close_history(new: sqlite3.Connection) -> list[str]:
    """Keep what is left of the history to be read, and begin anew after it."""
    for table in ("mark_changes", "item_changes", "label_changes"):
        new.execute(f"DELETE FROM {table} WHERE edit NOT IN (SELECT edit FROM edits)")
    new.execute("UPDATE edits SET parent = NULL, next = NULL")
    new.execute("INSERT OR IGNORE INTO edits(edit, time, summary) VALUES (?, '', '')", (START,))
    new.execute("DELETE FROM head")
    new.execute("INSERT INTO head VALUES (1, ?)", (START,))
    return [tr("The history has holes: it can be read, but not gone back in before the repair.")]
