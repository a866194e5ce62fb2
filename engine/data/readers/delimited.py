"""Any CSV or TSV: read by a mapping, shown before it is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.data.dataset import Problem
from engine.data.readers.mapping import Mapping
from engine.data.readers.records import Record, records
from engine.data.readers.rows import RowMaker, column_names
from engine.data.readers.table import SourceRow, SourceTable
from engine.data.readers.text import HEAD_BYTES, Text, read_text
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent

_SILENT = Silent()
_CHECK_EVERY = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The beginning of a table as a mapping reads it; all of it goes into JSON."""

    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    """As they stand, for a person to see which column is which."""
    rows: tuple[SourceRow, ...]
    problems: tuple[Problem, ...]
    encoding: str
    more: bool
    """Whether the file goes on."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "columns": list(self.columns),
            "cells": [list(row) for row in self.cells],
            "rows": [
                {
                    "line": row.line,
                    "name": row.name,
                    "image": row.image,
                    "caption": row.caption,
                    "labels": None if row.labels is None else list(row.labels),
                    "negatives": None if row.negatives is None else list(row.negatives),
                    "split": None if row.split is None else row.split.name.lower(),
                }
                for row in self.rows
            ],
            "problems": [{"line": p.line, "text": p.text, "lost": p.lost} for p in self.problems],
            "encoding": self.encoding,
            "more": self.more,
        }


def read_delimited(path: Path, mapping: Mapping, reporter: Reporter = _SILENT) -> SourceTable:
    """Read every row of a table; each is kept, or listed as a problem with its line."""
    reporter.check()
    reporter.emit(Progress(what=f"Reading {path.name}", done=0, total=1))
    text = read_text(path, mapping.encoding)
    columns, rest = _opened(text, mapping, path.name)
    maker = RowMaker(columns, mapping, path.name)
    _note(maker, text, path.name)
    for number, record in enumerate(rest):
        if number % _CHECK_EVERY == 0:
            reporter.check()
        _add(maker, record, len(columns))
    return maker.table(name=path.name, format_="csv")


def preview_delimited(path: Path, mapping: Mapping, rows: int = 20) -> Preview:
    """Read the first rows only, however long the file is."""
    text = read_text(path, mapping.encoding, limit=max(HEAD_BYTES, rows << 12))
    columns, rest = _opened(text, mapping, path.name)
    maker = RowMaker(columns, mapping, path.name)
    _note(maker, text, path.name)
    cells: list[tuple[str, ...]] = []
    more = not text.whole
    held: Record | None = None
    for record in rest:
        # The last record of a beginning may be cut in two, so each waits for the next one.
        if held is not None:
            if len(cells) == rows:
                more = True
                break
            cells.append(tuple(held.cells))
            _add(maker, held, len(columns))
        held = record
    if held is not None and text.whole and len(cells) < rows:
        cells.append(tuple(held.cells))
        _add(maker, held, len(columns))
    return Preview(
        columns=tuple(columns), cells=tuple(cells), rows=maker.rows(),
        problems=tuple(maker.problems), encoding=text.encoding, more=more,
    )  # fmt: skip


def _opened(text: Text, mapping: Mapping, name: str) -> tuple[list[str], Iterator[Record]]:
    """Return the columns and the records after the header."""
    rest = records(text.text, delimiter=mapping.delimiter, quote=mapping.quote)
    first = next(rest, None)
    if first is None:
        raise EngineError(f"{name} is empty. Choose a file with rows.")
    if mapping.header:
        return column_names(first.cells), rest
    return [f"column {n}" for n in range(1, len(first.cells) + 1)], _again(first, rest)


def _again(first: Record, rest: Iterator[Record]) -> Iterator[Record]:
    yield first
    yield from rest


def _note(maker: RowMaker, text: Text, name: str) -> None:
    if text.note:
        maker.problems.append(Problem(source=name, line=0, name="", text=text.note))


def _add(maker: RowMaker, record: Record, columns: int) -> None:
    """Make a row of a record, also where it has too few cells or too many."""
    cells, doubt = record.cells, record.doubt
    if len(cells) < columns:
        ragged = f"The row has {len(cells)} cells of {columns}; the others are taken as empty."
        cells, doubt = [*cells, *[""] * (columns - len(cells))], f"{doubt} {ragged}".strip()
    elif any(cells[columns:]):
        ragged = (
            f"The row has {len(cells)} cells, {len(cells) - columns} too many; they are left out."
        )
        doubt = f"{doubt} {ragged}".strip()
    maker.add(record.line, cells, doubt)
