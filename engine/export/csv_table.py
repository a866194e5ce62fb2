"""CSV for spreadsheets and programs: a column a label, or the labels of a row in one cell."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from engine.data.dataset import NEGATIVE, POSITIVE
from engine.data.readers.cells import safe_cell
from engine.data.readers.guess import JSON_HEADERS, LIST_HEADERS, SAFE_HEADER
from engine.data.readers.mapping import NONE_WORD
from engine.data.readers.rows import LABEL_PREFIX, SCORE_PREFIX
from engine.events import Reporter
from engine.export.table import Exported, ExportOptions, ExportTable, checked, refuse_existing
from engine.files import write_whole
from engine.language import tr

_LIST = "|"
_CELLS = {POSITIVE: 1, NEGATIVE: 0}


def export_wide(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Write a column a label: 1, 0, or nothing where that is not known; scores where asked for."""
    texts = table.label_texts(options.words)
    header = [*SAFE_HEADER, *(LABEL_PREFIX + text for text in texts)]
    if table.scores is not None:
        header += [SCORE_PREFIX + text for text in texts]
    paths = table.paths()

    def rows() -> Iterator[list[Any]]:
        for row in checked(len(table), tr("Writing {name}").format(name=path.name), reporter):
            cells = [_CELLS.get(state, "") for state in table.states[row].tolist()]
            scores = [] if table.scores is None else table.scores[row].round(6).tolist()
            yield [*_common(table, paths, row), *cells, *scores]

    return _write(table, path, options, header, rows)


def export_lists(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Write the labels of a row into one cell, and those known not to apply into another.

    They are parted by ``|``, or stand in a JSON list where a label holds that sign.
    """
    texts = table.label_texts(options.words)
    plain = all(_is_plain(text) for text in texts)
    header = [*SAFE_HEADER, *(LIST_HEADERS if plain else JSON_HEADERS)]
    paths = table.paths()

    def rows() -> Iterator[list[Any]]:
        numbers = checked(len(table), tr("Writing {name}").format(name=path.name), reporter)
        for row, labels in zip(numbers, table.row_labels(texts), strict=True):
            cells = [_cell(part, plain=plain) for part in (labels.positives, labels.negatives)]
            yield [*_common(table, paths, row), *cells]

    return _write(table, path, options, header, rows)


def _common(table: ExportTable, paths: tuple[str, ...], row: int) -> list[Any]:
    """Return image, caption and split; NUL, which no CSV can hold, is left out."""
    texts = (paths[row], table.captions[row])
    return [*(safe_cell(text.replace("\0", "")) for text in texts), table.split(row)]


def _cell(labels: tuple[str, ...] | None, *, plain: bool) -> str:
    if labels is None:
        return ""
    if not plain:
        return json.dumps(labels, ensure_ascii=False)
    return safe_cell(_LIST.join(labels) or NONE_WORD)


def _is_plain(text: str) -> bool:
    return _LIST not in text and text == text.strip() != "" and text != NONE_WORD


def _write(
    table: ExportTable,
    path: Path,
    options: ExportOptions,
    header: list[str],
    rows: Callable[[], Iterator[list[Any]]],
) -> Exported:
    refuse_existing(path, options)

    def write(stream: BinaryIO) -> None:
        encoding = "utf-8-sig" if options.bom else "utf-8"
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        # Quotes round every text: a lone carriage return in one would end the row otherwise.
        writer = csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
        writer.writerow(header)
        writer.writerows(rows())
        text.detach()

    write_whole(path, write)
    return Exported(path=path, rows=len(table))
