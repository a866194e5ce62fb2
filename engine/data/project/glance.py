"""What can be told of a project file without reading its rows: counts, and a few photos."""

import contextlib
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from engine.data.project.file import Project
from engine.data.project.guard import sentences
from engine.data.project.schema import open_database

MOST_TRIED = 40
"""So many photos are looked for before it is said that none is there."""

_COUNTS = """
SELECT count(*), total(
    EXISTS (
        SELECT 1 FROM marks m JOIN labels l USING(label)
        WHERE m.item = i.item AND l.live AND m.state >= 0
    )
    OR (i.complete AND EXISTS (
        SELECT 1 FROM labels l WHERE l.live AND l.implied AND NOT EXISTS (
            SELECT 1 FROM marks m WHERE m.item = i.item AND m.label = l.label
        )
    ))
)
FROM items i WHERE i.live
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A project as a card shows it."""

    photos: int
    labelled: int
    """Photos of which any label is known."""
    pictures: tuple[Path, ...]
    """The first photos that are there."""


def glance(path: Path, *, pictures: int = 3) -> Glance:
    """Look at a project without locking it; an EngineError says why it cannot be read."""
    connection = open_database(path, read_only=True)
    with sentences(path), contextlib.closing(Project(path, connection)) as project:
        root = project.image_root
        photos, labelled = connection.execute(_COUNTS).fetchone()
        images = connection.execute(
            "SELECT image FROM items WHERE live AND image <> '' ORDER BY position LIMIT ?",
            (MOST_TRIED,),
        ).fetchall()
    there = (root / image for (image,) in images if (root / image).is_file())
    return Glance(
        photos=photos, labelled=int(labelled), pictures=tuple(islice(there, pictures))
    )  # fmt: skip
