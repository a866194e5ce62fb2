"""The first rows of a table, read by a mapping that may still change: what a person decides by."""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from engine.data.dataset import Problem
from engine.data.readers import arrow, delimited, hf_folder, jsonl
from engine.data.readers.cells import is_list, text_of
from engine.data.readers.guess import Guess, guess_mapping
from engine.data.readers.mapping import Mapping
from engine.data.readers.opened import OpenTable, add_record, guess_opened
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.rows import RowMaker
from engine.data.readers.table import SourceRow
from engine.data.readers.text import HEAD_BYTES

TABLES = ("csv", "jsonl", "parquet", "hf")
"""Formats that are read by a mapping."""
FIRST = 20
_EXAMPLES = 3
_CELL = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """The first rows of a table as a mapping reads them."""

    mapping: Mapping
    columns: tuple[str, ...]
    examples: tuple[str, ...]
    """Some of the values of each column, to tell columns apart by."""
    rows: tuple[SourceRow, ...]
    problems: tuple[Problem, ...]
    encoding: str
    """What the text was read as; empty for files that are no text."""
    text_file: bool
    """Whether delimiter, encoding and header can be said of it."""


def read_beginning(finding: Finding, options: ReadOptions, rows: int = FIRST) -> Beginning:
    """Read the first rows of a table by the mapping in force; an EngineError says why not."""
    path, prefix = _file_of(finding)
    if path.suffix.lower() in _OPENERS:
        return _opened(path, prefix, options, rows)
    mapping = options.settled(options.mapping or finding.mapping or guess_mapping(path).mapping)
    found = delimited.preview(path, mapping, rows)
    return Beginning(
        mapping=mapping, columns=found.columns, examples=_examples(found.columns, found.cells),
        rows=_placed(found.rows, prefix), problems=found.problems, encoding=found.encoding,
        text_file=True,
    )  # fmt: skip


def guess_again(
    finding: Finding, encoding: str = "", *, delimiter: str = "", header: bool | None = None
) -> Guess:  # fmt: skip
    """Guess the mapping of a text table whose layout was told."""
    path, _ = _file_of(finding)
    return guess_mapping(path, encoding, delimiter=delimiter, header=header)


_Opener = Callable[[Path, Mapping | None], OpenTable]


def _open_json(path: Path, _: Mapping | None) -> OpenTable:
    return jsonl.open_jsonl(path, HEAD_BYTES)


_OPENERS: dict[str, _Opener] = {
    **dict.fromkeys(jsonl.SUFFIXES, _open_json),
    **dict.fromkeys(arrow.SUFFIXES, arrow.open_arrow),
}


def _opened(path: Path, prefix: str, options: ReadOptions, rows: int) -> Beginning:
    """Read the beginning of a table whose cells are values."""
    open_ = _OPENERS[path.suffix.lower()]
    guess = guess_opened(open_(path, None)).mapping if options.mapping is None else Mapping()
    mapping = options.settled(options.mapping or guess)
    opened = open_(path, None)
    maker = RowMaker(opened.columns, mapping, path.name)
    cells = []
    for record in islice(opened.records, rows):
        add_record(maker, record, len(opened.columns))
        if not record.lost:
            cells.append([_shown(cell) for cell in record.cells])
    return Beginning(
        mapping=mapping, columns=tuple(opened.columns),
        examples=_examples(tuple(opened.columns), cells), rows=_placed(maker.rows(), prefix),
        problems=tuple(maker.problems), encoding="", text_file=False,
    )  # fmt: skip


def _file_of(finding: Finding) -> tuple[Path, str]:
    """Return the file whose columns are looked at, and the folder that its photos start from."""
    if finding.format != "hf":
        return finding.path, ""
    root, file = hf_folder.first_metadata(finding.path)
    return root / file, file.rpartition("/")[0]


def _placed(rows: tuple[SourceRow, ...], prefix: str) -> tuple[SourceRow, ...]:
    if not prefix:
        return rows
    return tuple(
        dataclasses.replace(row, image=f"{prefix}/{row.image}") if row.image else row
        for row in rows
    )


def _examples(
    columns: tuple[str, ...], cells: list[list[str]] | tuple[tuple[str, ...], ...]
) -> tuple[str, ...]:
    """Return a few different values of each column as one short text."""
    found = []
    for place in range(len(columns)):
        values = dict.fromkeys(
            " ".join(row[place].split()) for row in cells if place < len(row) and row[place].strip()
        )
        found.append(" · ".join(islice((value[:_CELL] for value in values), _EXAMPLES)))
    return tuple(found)


def _shown(cell: object) -> str:
    if is_list(cell):
        return ", ".join(text_of(part) for part in cell)
    return text_of(cell)
