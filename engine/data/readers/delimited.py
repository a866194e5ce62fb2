"""Any CSV or TSV: read by a mapping, shown before it is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.data.dataset import Problem
from engine.data.readers.guess import guess_mapping
from engine.data.readers.mapping import Mapping
from engine.data.readers.opened import Cells, Loaded, OpenTable, add_record, make_rows
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.places import image_folder
from engine.data.readers.records import records
from engine.data.readers.rows import RowMaker, column_names
from engine.data.readers.table import SourceRow, SourceTable
from engine.data.readers.text import HEAD_BYTES, read_text
from engine.errors import EngineError
from engine.events import Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".psv")


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
            "rows": [row.to_json() for row in self.rows],
            "problems": [{"line": p.line, "text": p.text, "lost": p.lost} for p in self.problems],
            "encoding": self.encoding,
            "more": self.more,
        }


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read every row of a table; each is kept, or listed as a problem with its line."""
    return load(path, options, reporter).maker.table(name=path.name, format_="csv")


def load(path: Path, options: ReadOptions, reporter: Reporter) -> Loaded:
    """Read the rows of a file that may be one of several."""
    mapping = options.settled(options.mapping or guess_mapping(path).mapping)
    maker = make_rows(open_delimited(path, mapping), mapping, reporter)
    return Loaded(maker, maker.label_set())


def sniff(path: Path) -> Finding | None:
    """Tell whether a file is a table with photos, captions or labels."""
    if not path.is_file() or path.suffix.lower() not in SUFFIXES:
        return None
    try:
        guess = guess_mapping(path)
        found = preview(path, guess.mapping)
    except EngineError:
        return None
    mapping = guess.mapping
    parts = [word for word, there in (
        (tr("photos"), mapping.image), (tr("captions"), mapping.caption),
        (tr("labels"), mapping.has_labels), (tr("splits"), mapping.split),
    ) if there]  # fmt: skip
    if not found.rows or len(parts) == 0 or (len(guess.columns) == 1 and not mapping.image):
        return None
    return Finding(
        format="csv", path=path, mapping=mapping,
        sure=0.2 + 0.15 * len(parts),
        text=tr("A table of {columns:,} columns with {parts}.").format(
            columns=len(guess.columns), parts=_listed(parts)
        )
        + "".join(f" {reason}" for reason in guess.reasons),
        images=image_folder(path.parent, [row.image for row in found.rows if row.image]),
    )  # fmt: skip


def preview(path: Path, mapping: Mapping, rows: int = 20) -> Preview:
    """Read the first rows only, however long the file is."""
    limit = max(HEAD_BYTES, rows << 12)
    text = read_text(path, mapping.encoding, limit=limit)
    opened = open_delimited(path, mapping, limit=limit)
    maker = RowMaker(opened.columns, mapping, path.name)
    cells: list[tuple[str, ...]] = []
    more = not text.whole
    held: Cells | None = None
    for record in opened.records:
        # The last record of a beginning may be cut in two, so each waits for the next one.
        if held is not None:
            if len(cells) == rows:
                more = True
                break
            cells.append(tuple(held.cells))
            add_record(maker, held, len(opened.columns))
        held = record
    if held is not None and text.whole and len(cells) < rows:
        cells.append(tuple(held.cells))
        add_record(maker, held, len(opened.columns))
    return Preview(
        columns=tuple(opened.columns), cells=tuple(cells), rows=maker.rows(),
        problems=tuple(maker.problems), encoding=text.encoding, more=more,
    )  # fmt: skip


def open_delimited(path: Path, mapping: Mapping, limit: int | None = None) -> OpenTable:
    """Return the columns and the records after the header."""
    text = read_text(path, mapping.encoding, limit)
    rest = (
        Cells(record.line, record.cells, record.doubt)
        for record in records(text.text, delimiter=mapping.delimiter, quote=mapping.quote)
    )
    first = next(rest, None)
    if first is None:
        raise EngineError(tr("{name} is empty. Choose a file with rows.").format(name=path.name))
    columns = [f"column {n}" for n in range(1, len(first.cells) + 1)]
    return OpenTable(
        name=path.name,
        columns=column_names(first.cells) if mapping.header else columns,
        records=rest if mapping.header else _again(first, rest),
        notes=(text.note,) if text.note else (),
    )


def _again(first: Cells, rest: Iterator[Cells]) -> Iterator[Cells]:
    yield first
    yield from rest


def _listed(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
