"""An image folder for Hugging Face's ``datasets``: ``metadata.jsonl`` and, on request, photos."""

import json
from pathlib import Path
from typing import Any

from engine.events import Reporter
from engine.export.folders import new_folder, split_folder
from engine.export.table import Exported, ExportOptions, ExportTable, RowLabels, checked
from engine.language import tr

METADATA = "metadata.jsonl"


def export_hf(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Write a folder a split with its photos, or without photos one table for all.

    Without photos the names in it lead from the image folder of the project.
    """
    texts = table.label_texts(options.words)
    inside = options.photos != "none"
    lines: dict[str, list[str]] = {}
    lost = 0
    with new_folder(path, table, options) as folder:
        numbers = checked(len(table), tr("Writing rows"), reporter)
        for row, labels in zip(numbers, table.row_labels(texts), strict=True):
            name = table.inner_path(row)
            prefix = f"{split_folder(table, row)}/" if inside else ""
            if name is None or (inside and not folder.add_photo(row, prefix + name)):
                lost += 1
                continue
            values = _values(table, row, name, labels)
            if not inside:
                values["split"] = table.split(row)
            line = json.dumps(values, ensure_ascii=False)
            lines.setdefault(prefix, []).append(line)
        for prefix, rows in lines.items():
            folder.write(prefix + METADATA, "".join(f"{line}\n" for line in rows).encode())
        if not lines:
            folder.write(METADATA, b"")
    notes = (
        [tr("Rows whose photo is not there are left out: {lost:,}.").format(lost=lost)]
        if lost
        else []
    )
    return Exported(
        path=path, rows=len(table) - lost, photos=folder.photos, notes=tuple(notes)
    )  # fmt: skip


def _values(table: ExportTable, row: int, name: str, labels: RowLabels) -> dict[str, Any]:
    values: dict[str, Any] = {
        "file_name": name,
        "text": table.captions[row],
        "labels": None if labels.positives is None else list(labels.positives),
        # In every row: the columns of a data set are those of its first rows.
        "not_labels": None if labels.negatives is None else list(labels.negatives),
    }
    return values
