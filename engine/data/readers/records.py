"""Cells of a delimited text, record by record; a broken quote costs one record, not the rest."""

import csv
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from engine.language import tr

LONG_RECORD = 20
"""Lines from which a record is suspected of a quote that was never closed."""


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of one record, the line it begins on, and why it is doubtful, if it is."""

    line: int
    cells: list[str]
    doubt: str = ""


def records(text: str, *, delimiter: str, quote: str) -> Iterator[Record]:
    """Yield all records that are not blank, in any mix of line ends."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a caption may be long; the default is 128 K
    lines = _Lines(text)
    reader = csv.reader(
        lines, delimiter=delimiter, quotechar=quote or None, strict=True,
        quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
    )  # fmt: skip
    while True:
        first = lines.number + 1
        lines.taken.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            # Strict reading stops where a quote is not escaped. That line is then read as it
            # stands, and those after it, which the quote had swallowed, are read anew.
            taken = lines.taken.copy()
            lines.give_back(taken[1:])
            cells = _as_it_stands(taken[0].rstrip("\r\n"), delimiter, quote)
            yield Record(first, cells, tr("A quote is not escaped; the cells are kept as written."))
            continue
        spans = len(lines.taken)
        if any(cell and not cell.isspace() for cell in cells):
            long = tr("The row runs over {spans} lines; is a quote not closed?").format(spans=spans)
            yield Record(first, cells, long if spans >= LONG_RECORD else "")


class _Lines:
    """Lines of a text with their ends, which can be given back to be read again."""

    def __init__(self, text: str) -> None:
        self._stream = io.StringIO(text, newline="")
        self._back: list[str] = []
        self.taken: list[str] = []
        self.number = 0

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._back.pop() if self._back else self._stream.readline()
        if not line:
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self._back += reversed(lines)
        self.number -= len(lines)


def _as_it_stands(line: str, delimiter: str, quote: str) -> list[str]:
    """Split one line whose quotes no writer would write.

    A cell that begins with a quote ends at the next quote before a delimiter.
    """
    cells: list[str] = []
    place = 0
    while True:
        quoted = line.startswith(quote, place)
        end = line.find(quote + delimiter if quoted else delimiter, place + quoted)
        if end < 0:
            rest = line[place:]
            whole = quoted and len(rest) > 1 and rest.endswith(quote)
            return [*cells, rest[1:-1] if whole else rest]
        cells.append(line[place + quoted : end])
        place = end + quoted + 1
