"""What the file knows of an item beside its states: who said it, when, and what was before."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import IntArray
from engine.data.project.sources import CONFIRMED, USER

_STANDING = (
    "WITH RECURSIVE way(edit) AS (SELECT edit FROM head UNION ALL "
    "SELECT e.parent FROM way JOIN edits e ON e.edit = way.edit WHERE e.parent IS NOT NULL) "
)
"""The edits that made what stands now, those that were taken back left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFact:
    """One mark as it was written down."""

    state: int
    source: str
    time: str
    """UTC, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts:
    """What is known of one item; times are UTC, ISO 8601, empty where nothing happened."""

    item: int
    marks: Mapping[str, MarkFact]
    """By label id; a label that is missing was never said anything of."""
    complete: bool
    """Whether its source listed all its labels."""
    original: str | None = None
    """The caption of the source, where it was changed since."""
    caption_time: str = ""
    """When the caption was last changed."""
    reviewed_time: str = ""
    """When the item was marked as reviewed, where it is."""


def read_facts(connection: sqlite3.Connection, item: int) -> ItemFacts | None:
    """Return what is known of an item, None where it is not in the project."""
    row = connection.execute(
        "SELECT complete, reviewed, caption FROM items WHERE item = ? AND live", (item,)
    ).fetchone()
    if row is None:
        return None
    complete, reviewed, caption = row
    marks = connection.execute(
        "SELECT l.id, m.state, m.source, m.time FROM marks m JOIN labels l USING(label) "
        "WHERE m.item = ? AND l.live",
        (item,),
    )
    changes = connection.execute(
        f"{_STANDING} SELECT c.field, c.old, e.time FROM item_changes c JOIN way USING(edit) "
        "JOIN edits e USING(edit) WHERE c.item = ? AND c.field IN ('caption', 'reviewed') "
        "ORDER BY c.edit",
        (item,),
    ).fetchall()
    captions = [(old, time) for field, old, time in changes if field == "caption"]
    reviews = [time for field, _, time in changes if field == "reviewed"]
    first = captions[0][0] if captions else caption
    return ItemFacts(
        item=item,
        marks={id_: MarkFact(state=s, source=source, time=t) for id_, s, source, t in marks},
        complete=bool(complete),
        original=first if first != caption else None,
        caption_time=captions[-1][1] if captions else "",
        reviewed_time=reviews[-1] if reviewed and reviews else "",
    )


def read_by_hand(
    connection: sqlite3.Connection, columns: Mapping[str, int]
) -> tuple[IntArray, IntArray]:  # fmt: skip
    """Return items and columns of the cells that a person has marked, both ``[k]``."""
    found = connection.execute(
        "SELECT m.item, l.id FROM marks m JOIN labels l USING(label) JOIN items i USING(item) "
        "WHERE m.source IN (?, ?) AND m.state >= 0 AND l.live AND i.live",
        (USER, CONFIRMED),
    ).fetchall()
    cells = [(item, columns[label]) for item, label in found if label in columns]
    pairs = np.array(cells, dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
