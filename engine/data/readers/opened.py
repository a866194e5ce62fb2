"""A table that is being read, whatever file it comes from: columns, then records one by one."""

import json
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any

from engine.data.labels import LabelSet
from engine.data.readers.cells import is_list, text_of
from engine.data.readers.guess import SAMPLE, Guess, guess_columns
from engine.data.readers.mapping import Mapping
from engine.data.readers.rows import RowMaker
from engine.events import Progress, Reporter
from engine.language import tr

_CHECK_EVERY = 2000


@dataclass(frozen=True, slots=True)
class Cells:
    """One record: its line or number, its cells, and why it is doubtful or unusable."""

    line: int
    cells: Sequence[Any]
    doubt: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenTable:
    """Columns and the records that follow, which can be gone through once."""

    name: str
    columns: Sequence[str]
    records: Iterator[Cells]
    labels: LabelSet | None = None
    """Labels that the file declares, with their names."""
    notes: tuple[str, ...] = ()
    about: dict[str, Any] = field(default_factory=dict)
    """The mapping that a file of our own names itself."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The rows of one file, before they are joined with those of others."""

    maker: RowMaker
    labels: LabelSet | None
    """Labels that the file declares."""


def make_rows(opened: OpenTable, mapping: Mapping, reporter: Reporter) -> RowMaker:
    """Turn all records into rows; where a stop is asked for, it comes between two."""
    reporter.emit(Progress(what=tr("Reading {name}").format(name=opened.name), done=0, total=1))
    maker = RowMaker(opened.columns, mapping, opened.name)
    for note in opened.notes:
        maker.note(note)
    width = len(opened.columns)
    for number, record in enumerate(opened.records):
        if number % _CHECK_EVERY == 0:
            reporter.check()
        add_record(maker, record, width)
    return maker


def add_record(maker: RowMaker, record: Cells, width: int) -> None:
    """Make a row of a record, also where it has too few cells or too many."""
    if record.lost:
        maker.lose(record.line, record.doubt)
        return
    cells, doubt, count = record.cells, record.doubt, len(record.cells)
    if count < width:
        ragged = tr("The row has {count} cells of {width}; the others are taken as empty.").format(
            count=count, width=width
        )
        cells, doubt = [*cells, *[""] * (width - count)], f"{doubt} {ragged}".strip()
    elif any(cells[width:]):
        ragged = tr("The row has {count} cells, {more} too many; they are left out.").format(
            count=count, more=count - width
        )
        doubt = f"{doubt} {ragged}".strip()
    maker.add(record.line, cells, doubt)


def guess_opened(opened: OpenTable) -> Guess:
    """Guess the mapping of a table whose cells are values and no text; uses up its beginning."""
    sample = [record.cells for record in islice(opened.records, SAMPLE) if not record.lost]
    guess = guess_columns(opened.columns, [[_sample_text(cell) for cell in row] for row in sample])
    if opened.about:
        return replace(guess, mapping=replace(guess.mapping, **opened.about))
    if opened.labels is not None:
        return replace(guess, mapping=replace(guess.mapping, words="ids"))
    return guess


def _sample_text(value: Any) -> str:  # noqa: ANN401 - whatever a table holds
    """Return a value as a CSV would hold it."""
    if isinstance(value, Pairs):
        return str(value.get("path") or "")
    if isinstance(value, bytes):
        return ""
    if is_list(value):
        return json.dumps([text_of(part) for part in value])
    return text_of(value)
