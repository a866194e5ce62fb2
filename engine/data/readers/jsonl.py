"""JSON lines, or one JSON list: an object a row."""

import json
from collections.abc import Iterator
from collections.abc import Mapping as Pairs
from pathlib import Path
from typing import Any

from engine.data.readers.cells import text_of
from engine.data.readers.opened import Cells, Loaded, OpenTable, guess_opened, make_rows
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.places import image_folder
from engine.data.readers.rows import RowMaker, column_names
from engine.data.readers.table import SourceTable
from engine.data.readers.text import HEAD_BYTES, Text, read_text
from engine.errors import EngineError
from engine.events import Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
SUFFIXES = (".jsonl", ".ndjson", ".json")
_FEW = 20


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read every object of a file; a line that is none is listed as a problem."""
    return load(path, options, reporter).maker.table(name=path.name, format_="jsonl")


def load(path: Path, options: ReadOptions, reporter: Reporter) -> Loaded:
    """Read the rows of a file that may be one of several."""
    mapping = options.settled(options.mapping or guess_opened(open_jsonl(path)).mapping)
    maker = make_rows(open_jsonl(path), mapping, reporter)
    return Loaded(maker, maker.label_set())


def sniff(path: Path) -> Finding | None:
    """Tell whether a file holds objects with photos, captions or labels."""
    if not path.is_file() or path.suffix.lower() not in SUFFIXES:
        return None
    try:
        opened = open_jsonl(path, limit=HEAD_BYTES)
        guess = guess_opened(opened)
        maker = RowMaker(opened.columns, guess.mapping, path.name)
        for record in list(open_jsonl(path, limit=HEAD_BYTES).records)[:_FEW]:
            if not record.lost:
                maker.add(record.line, record.cells)
    except EngineError:
        return None
    if not (guess.mapping.image or guess.mapping.caption) or not maker.rows():
        return None
    return Finding(
        format="jsonl", path=path, mapping=guess.mapping,
        sure=0.8 if path.suffix.lower() != ".json" else 0.5,
        text=tr("JSON rows with {columns}.").format(columns=", ".join(opened.columns[:8]))
        + "".join(f" {reason}" for reason in guess.reasons),
        images=image_folder(path.parent, [row.image for row in maker.rows() if row.image]),
    )  # fmt: skip


def open_jsonl(path: Path, limit: int | None = None) -> OpenTable:
    """Return the keys of all objects as columns, and the objects in order."""
    text = read_text(path, limit=limit)
    found = list(_objects(text, path.name))
    columns = list(dict.fromkeys(key for _, value in found if isinstance(value, Pairs)
                                 for key in value))  # fmt: skip
    if not columns:
        raise EngineError(
            tr("{name} holds no JSON objects. Choose a file with one a line.").format(
                name=path.name
            )
        )

    def cells() -> Iterator[Cells]:
        for line, value in found:
            if isinstance(value, Pairs):
                yield Cells(line, [value.get(column) for column in columns])
            else:
                yield Cells(line, (), tr("This is no JSON object; it was left out."), lost=True)

    return OpenTable(
        name=path.name,
        columns=column_names(list(map(text_of, columns))),
        records=cells(),
        notes=(text.note,) if text.note else (),
    )


def _objects(text: Text, name: str) -> Iterator[tuple[int, Any]]:
    """Yield (line, value); a value that is no JSON comes as None."""
    if text.text.lstrip()[:1] == "[" and text.whole:
        values = parse_json(text.text, name)
        yield from enumerate(values if isinstance(values, list) else [], start=1)
        return
    if text.text.lstrip()[:1] == "[":
        yield from enumerate(_whole_values(text.text), start=1)
        return
    # Not splitlines: a caption may hold one of the signs that it takes for line ends too.
    lines = text.text.replace("\r\n", "\n").split("\n")
    for number, line in enumerate(lines if text.whole else lines[:-1], start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, None


def _whole_values(text: str) -> Iterator[Any]:
    """Yield the values of a list whose end was not read, as far as they are whole."""
    decoder, place = json.JSONDecoder(), text.index("[") + 1
    while True:
        while place < len(text) and text[place] in ", \t\r\n":
            place += 1
        try:
            value, place = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            return
        yield value


def parse_json(text: str, name: str) -> Any:  # noqa: ANN401 - any JSON value
    """Return what a JSON text says; an EngineError tells where it is broken."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise EngineError(
            tr("{name}, line {lineno}: this is not JSON ({msg}). Choose another file.").format(
                name=name, lineno=error.lineno, msg=error.msg
            )
        ) from error
    except (ValueError, RecursionError) as error:
        raise EngineError(
            tr("{name} is JSON that cannot be read ({error}).").format(name=name, error=error)
        ) from error
