"""The doubtful rows of a project as a CSV for whoever mends the source."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from engine.data.dataset import Problem
from engine.data.problem_kinds import problem_kind
from engine.data.readers.cells import safe_cell
from engine.files import write_whole

HEADER = ("kind", "file", "line", "photo", "found", "used")


def write_problems(problems: Iterable[Problem], path: Path) -> int:
    """Write a row for each, with the mark by which a spreadsheet knows UTF-8; return how many."""
    rows = [
        [
            str(problem_kind(p)), _cell(p.source), p.line or "", _cell(p.name),
            _cell(p.text), "no" if p.lost else "yes",
        ]
        for p in problems
    ]  # fmt: skip

    def write(stream: BinaryIO) -> None:
        text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
        writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(HEADER)
        writer.writerows(rows)
        text.detach()

    write_whole(path, write)
    return len(rows)


def _cell(text: str) -> str:
    """Return a text that a spreadsheet shows instead of running it."""
    return safe_cell(text.replace("\0", ""))
