"""What was done on which day, read from the journal."""

import datetime as dt
import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The edits of one day that stand: what was taken back does not count."""

    day: dt.date
    """By the clock of this machine."""
    edits: int
    photos: int
    """Photos touched, once an edit."""
    reviewed: int
    """Photos marked as reviewed, less those of which the mark was taken away."""

    def __add__(self, other: "Day") -> "Day":
        """Return both together, under the first one's day."""
        return Day(
            day=self.day, edits=self.edits + other.edits, photos=self.photos + other.photos,
            reviewed=self.reviewed + other.reviewed,
        )  # fmt: skip


_STANDING = """
WITH RECURSIVE way(edit) AS (
    SELECT edit FROM head
    UNION ALL SELECT e.parent FROM way JOIN edits e ON e.edit = way.edit WHERE e.parent IS NOT NULL
),
touched AS (
    SELECT edit, count(DISTINCT item) AS photos FROM (
        SELECT edit, item FROM mark_changes UNION ALL SELECT edit, item FROM item_changes
    ) GROUP BY edit
),
looked AS (
    SELECT edit, sum(coalesce(new, 0) - coalesce(old, 0)) AS reviewed FROM item_changes
    WHERE field = 'reviewed' GROUP BY edit
)
SELECT e.time, coalesce(t.photos, 0), coalesce(l.reviewed, 0) FROM way
JOIN edits e ON e.edit = way.edit
LEFT JOIN touched t ON t.edit = way.edit LEFT JOIN looked l ON l.edit = way.edit
WHERE way.edit > 0
"""


def read_activity(connection: sqlite3.Connection) -> tuple[Day, ...]:
    """Return work by day, oldest first; days without an edit are left out."""
    days: dict[dt.date, Day] = {}
    for time, photos, reviewed in connection.execute(_STANDING):
        day = dt.datetime.fromisoformat(time).astimezone().date()
        one = Day(day=day, edits=1, photos=photos, reviewed=reviewed)
        days[day] = days[day] + one if day in days else one
    return tuple(days[day] for day in sorted(days))


def count_same_photos(connection: sqlite3.Connection) -> int | None:
    """Count photos whose content an earlier one has; None where no content is known."""
    known, different = connection.execute(
        "SELECT count(digest), count(DISTINCT digest) FROM items WHERE live"
    ).fetchone()
    return int(known - different) if known else None
