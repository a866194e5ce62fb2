"""JSON lines: an object a row."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from engine.events import Reporter
from engine.export.table import Exported, ExportOptions, ExportTable, checked, refuse_existing
from engine.files import write_whole
from engine.language import tr


def export_jsonl(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Write image, caption, labels (null: not labelled), known negatives, split, and scores."""
    refuse_existing(path, options)

    def write(stream: BinaryIO) -> None:
        for values in objects(table, options, path.name, reporter):
            stream.write(f"{json.dumps(values, ensure_ascii=False)}\n".encode())

    write_whole(path, write)
    return Exported(path=path, rows=len(table))


def objects(
    table: ExportTable, options: ExportOptions, name: str, reporter: Reporter
) -> Iterator[dict[str, Any]]:
    """Yield the values of each row."""
    texts, paths = table.label_texts(options.words), table.paths()
    numbers = checked(len(table), tr("Writing {name}").format(name=name), reporter)
    for row, labels in zip(numbers, table.row_labels(texts), strict=True):
        values: dict[str, Any] = {
            "image": paths[row],
            "caption": table.captions[row],
            "labels": None if labels.positives is None else list(labels.positives),
        }
        if labels.negatives is not None:
            values["not_labels"] = list(labels.negatives)
        values["split"] = table.split(row)
        if table.scores is not None:
            scores = table.scores[row].round(6).tolist()
            values["scores"] = dict(zip(texts, scores, strict=True))
        yield values
