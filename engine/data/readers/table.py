"""What every reader gives: rows as their source wrote them, and each doubt with its line."""

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from engine.data.dataset import Problem, Split
from engine.data.labels import LabelSet
from engine.errors import EngineError
from engine.language import tr

Words = Literal["ids", "names"]
"""What stands in a source's label cells; where it has names only, they are the ids as well."""
Repeats = Literal["first", "join"]
"""Of rows with one name: keep the first, or join their captions and labels into it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One photo with its caption and labels, before anything is looked up."""

    name: str
    """What the row is called; no two rows of a project share it."""
    image: str
    """The photo's path as written; empty where the source names no photo."""
    caption: str
    labels: tuple[str, ...] | None
    """Labels that apply; empty means none does, None not labelled yet."""
    negatives: tuple[str, ...] | None = None
    """Labels known not to apply, all others being unknown; None: no other label applies."""
    split: Split | None = None
    """None where the source says nothing."""
    source: str
    line: int
    """Line in the source file counted from 1; 0 where there is no line."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "line": self.line,
            "name": self.name,
            "image": self.image,
            "caption": self.caption,
            "labels": None if self.labels is None else list(self.labels),
            "negatives": None if self.negatives is None else list(self.negatives),
            "split": None if self.split is None else self.split.name.lower(),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """All rows of a source in order, and every row that was doubtful with its reason."""

    name: str
    format: str
    rows: tuple[SourceRow, ...]
    problems: tuple[Problem, ...] = ()
    has_labels: bool
    """Whether the source has a place for labels, filled or not."""
    words: Words = "ids"
    labels: LabelSet | None = None
    """Labels that the source declares, also those of no row; None where it has no such list."""
    root: Path | None = None
    """The folder that the photos' paths start from, where the source tells."""


def kept_rows(
    rows: Iterable[SourceRow], *, repeats: Repeats = "first"
) -> tuple[tuple[SourceRow, ...], list[Problem]]:
    """Return one row a name, and a problem for each row that was joined or left out."""
    groups: dict[str, list[SourceRow]] = {}
    problems: list[Problem] = []
    for row in rows:
        group = groups.setdefault(row.name, [])
        if not group or repeats == "join":
            group.append(row)
            continue
        text = tr("{name} stands already {place}; the first row is kept.").format(
            name=row.name, place=place_of(group[0])
        )
        problems.append(problem_of(row, text, lost=True))
    return tuple(g[0] if len(g) == 1 else _joined(g) for g in groups.values()), problems


def problem_of(row: SourceRow, text: str, *, lost: bool = False) -> Problem:
    """Return a problem of one row."""
    return Problem(source=row.source, line=row.line, name=row.name, text=text, lost=lost)


def place_of(row: SourceRow) -> str:
    """Say where a row stands."""
    return (
        tr("on line {line}").format(line=row.line)
        if row.line
        else tr("in {source}").format(source=row.source)
    )


def no_rows(name: str) -> EngineError:
    """Return the refusal of a source without any row."""
    return EngineError(tr("{name} has no rows. Choose a source with rows.").format(name=name))


def unique(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts in order, each once."""
    return tuple(dict.fromkeys(texts))


def _joined(rows: Sequence[SourceRow]) -> SourceRow:
    """Return one row with every caption, a line each, and every label of several."""
    labelled = [row for row in rows if row.labels is not None]
    labels = unique(label for row in labelled for label in row.labels or ())
    negatives = None
    # A row that lists all its labels says of the others that they do not apply.
    if labelled and all(row.negatives is not None for row in labelled):
        known = unique(label for row in labelled for label in row.negatives or ())
        negatives = tuple(label for label in known if label not in labels)
    return dataclasses.replace(
        rows[0],
        caption="\n".join(unique(row.caption for row in rows if row.caption.strip())),
        labels=labels if labelled else None,
        negatives=negatives,
        split=next((row.split for row in rows if row.split is not None), None),
    )
