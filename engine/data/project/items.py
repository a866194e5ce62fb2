"""A row on its way into a project, and what was doubtful about rows."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from engine.data.dataset import NEGATIVE, POSITIVE, Problem, Split


@dataclass(frozen=True, slots=True, kw_only=True)
class NewItem:
    """One row to be imported; ``labels`` None means not labelled yet, empty means none apply.

    With ``negatives`` a row is labelled in part: what neither of the two lists is unknown.
    """

    name: str
    image: str
    caption: str
    split: Split
    labels: tuple[str, ...] | None
    negatives: tuple[str, ...] | None = None

    @property
    def complete(self) -> bool:
        """Whether labels of the import that are not listed do not apply."""
        return self.labels is not None and self.negatives is None

    @property
    def states(self) -> dict[str, int]:
        """What is said of labels in so many words, by id."""
        states = dict.fromkeys(self.negatives or (), NEGATIVE)
        return states | dict.fromkeys(self.labels or (), POSITIVE)


def insert_problems(connection: sqlite3.Connection, problems: Iterable[Problem]) -> None:
    """Keep doubtful rows; one that is known already is not kept twice."""
    connection.executemany(
        "INSERT OR IGNORE INTO problems(source, line, name, text, lost) VALUES (?, ?, ?, ?, ?)",
        [(p.source, p.line, p.name, p.text, p.lost) for p in problems],
    )
