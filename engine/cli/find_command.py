"""``mmc find``: the rows that a query names, as a table, CSV, JSON lines or numbers."""

import argparse
import contextlib
import csv
import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

from engine.cli.console import Console
from engine.data.dataset import POSITIVE, Split
from engine.data.project import open_project
from engine.data.query import Order, QueryError, parse_order
from engine.data.query.evaluate import column_of
from engine.data.query.keys import EXAMPLES, KEYS
from engine.data.readers.cells import safe_cell
from engine.errors import EngineError
from engine.finding import FoundRows, find_rows, save_filter, saved_filter, saved_filters

FORMATS = ("table", "csv", "jsonl", "ids")
CAPTION_WIDTH, NAME_WIDTH = 60, 32
_Row = dict[str, Any]


def find_help() -> str:
    """Return the language on one screen."""
    width = max(len(text) for text, _ in EXAMPLES) + 2
    examples = "\n".join(f"  {text.ljust(width)}{about}" for text, about in EXAMPLES)
    keys = []
    for key in KEYS:
        values = ", ".join(value for value, _ in key.values)
        keys.append(f"  {key.example.ljust(width)}photos {key.about}"
                    + (f": {values}" if values else ""))  # fmt: skip
    return (
        f"examples of queries:\n{examples}\n\nkeys:\n" + "\n".join(keys) + "\n\n"
        "Parts beside each other must all hold; OR, parentheses and a minus for not join them.\n"
        "Words match the beginning of words in captions and file names, whatever case and accents."
    )


def add_find_options(parser: argparse.ArgumentParser) -> None:
    """Describe the command's options."""
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = find_help()
    parser.add_argument("query", nargs="?", default="", metavar="QUERY",
                        help="what to find, in quotes; all rows without one")  # fmt: skip
    parser.add_argument("--run", metavar="RUN",
                        help="whose scores and decisions are meant (default: latest)")  # fmt: skip
    parser.add_argument("--sort", default="number", metavar="COLUMN",
                        help="number, name, caption, length, labels, split, reviewed, flagged or "
                        "'score(LABEL)'")  # fmt: skip
    parser.add_argument("--desc", action="store_true", help="the largest first")
    parser.add_argument("--limit", type=int, metavar="N", help="show at most this many rows")
    parser.add_argument("--format", choices=FORMATS, default="table", help="default: table")
    parser.add_argument("--filter", metavar="NAME", help="start from a saved filter")
    parser.add_argument("--save", metavar="NAME", help="keep the query as a filter of this name")
    parser.add_argument("--filters", action="store_true", help="list the saved filters instead")


@contextlib.contextmanager
def pointing_at(query: str) -> Iterator[None]:
    """Show under the sentence where in the query something is wrong."""
    try:
        yield
    except QueryError as error:
        raise EngineError(error.pointed(query)) from error


def run_find(args: argparse.Namespace, console: Console) -> None:
    """``mmc find``: list rows."""
    if args.limit is not None and args.limit < 0:
        raise EngineError(f"--limit {args.limit}: a limit is 0 or more.")
    order = parse_order(args.sort, descending=args.desc)
    with open_project(args.project) as project:
        if args.filters:
            kept = saved_filters(project)
            lines = [f"{name}: {query}" for name, query in kept.items()]
            console.result("\n".join(lines) or "There is no saved filter yet.", {"filters": kept})
            return
        query = args.query
        if args.filter is not None:
            query = _both(saved_filter(project, args.filter), query)
        with pointing_at(query):
            found = find_rows(project, query, run_id=args.run, order=order)
            if args.save is not None:
                save_filter(project, args.save, query)
    rows = list(_rows(found, order, args.limit))
    if not rows and args.format == "table":
        console.say("No row fits.")
    console.result(
        _TEXTS[args.format](found, rows),
        {
            "query": query,
            "run": found.run.id if found.run else None,
            "found": len(found.rows),
            "of": len(found.dataset),
            "rows": rows,
        },
    )


def _both(first: str, second: str) -> str:
    return f"({first}) ({second})" if first and second else first or second


def _rows(found: FoundRows, order: Order, limit: int | None) -> Iterator[_Row]:
    """Yield what is told of each row; with its score where that sorts them."""
    data, run = found.dataset, found.facts.run
    column = None
    if order.column == "score" and run is not None:
        column = column_of(run.labels, order.label, (0, 0))
    for row in found.rows[:limit].tolist():
        values = {
            "id": int(data.items[row]),
            "split": Split(int(data.splits[row])).name.lower(),
            "name": data.names[row],
            "labels": [data.labels[c].name
                       for c in np.flatnonzero(data.targets[row] == POSITIVE).tolist()],
            "caption": data.captions[row],
        }  # fmt: skip
        if column is not None and run is not None:
            score = round(float(run.scores[row, column]), 6)
            values["score"] = score if run.scored[row] else None
        yield values


def _table(found: FoundRows, rows: Sequence[_Row]) -> str:
    if not rows:
        return _count(found, rows)
    columns = ["id", *(["score"] if "score" in rows[0] else []), "split", "name", "labels",
               "caption"]  # fmt: skip
    cells = [[_cell(row, column) for column in columns] for row in rows]
    widths = [max(map(_width, texts)) for texts in zip(columns, *cells, strict=True)]
    lines = ["  ".join(map(_padded, line, widths)).rstrip() for line in (columns, *cells)]
    return "\n".join([*lines, _count(found, rows)])


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _count(found: FoundRows, rows: Sequence[_Row]) -> str:
    shown = "" if len(rows) == len(found.rows) else f", the first {len(rows):,} shown"
    return f"{len(found.rows):,} of {len(found.dataset):,} rows{shown}."


def _cell(row: _Row, column: str) -> str:
    value = row[column]
    if column == "score":
        return "–" if value is None else f"{value:.3f}"
    text = ", ".join(value) if isinstance(value, list) else str(value)
    # One line a row, and nothing in it that a terminal would obey.
    text = "".join(sign if sign.isprintable() else " " for sign in text)
    most = CAPTION_WIDTH if column == "caption" else NAME_WIDTH
    return text if len(text) <= most else text[: most - 1] + "…"


def _width(text: str) -> int:
    """Return how many places of a terminal a text takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _csv(found: FoundRows, rows: Sequence[_Row]) -> str:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    columns = list(rows[0]) if rows else ["id", "split", "name", "labels", "caption"]
    writer.writerow(columns)
    for row in rows:
        cells = {**row, "labels": "; ".join(row["labels"])}
        writer.writerow([safe_cell(value) if isinstance(value, str) else value
                         for value in cells.values()])  # fmt: skip
    return stream.getvalue().rstrip("\n")


def _jsonl(found: FoundRows, rows: Sequence[_Row]) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


def _ids(found: FoundRows, rows: Sequence[_Row]) -> str:
    return "\n".join(str(row["id"]) for row in rows)


_TEXTS: dict[str, Callable[[FoundRows, Sequence[_Row]], str]] = {
    "table": _table,
    "csv": _csv,
    "jsonl": _jsonl,
    "ids": _ids,
}
