"""Parquet: the rows as columns, with the label set in the file's own description."""

import json
from pathlib import Path
from typing import Any, BinaryIO

from engine.data.readers.arrow import METADATA, load_pyarrow
from engine.events import Reporter
from engine.export.jsonl import objects
from engine.export.table import Exported, ExportOptions, ExportTable, refuse_existing
from engine.files import write_whole


def export_parquet(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Write image, caption, labels, not_labels and split, and a list of scores; needs pyarrow."""
    pa = load_pyarrow()
    from pyarrow import parquet

    refuse_existing(path, options)
    columns: dict[str, list[Any]] = {key: [] for key in _kinds(pa, table)}
    for values in objects(table, options, path.name, reporter):
        if "scores" in values:
            values["scores"] = list(values["scores"].values())
        for key, column in columns.items():
            column.append(values.get(key))
    texts = table.label_texts(options.words)
    about = {
        "labels": [{"id": text, "name": label.name}
                   for text, label in zip(texts, table.labels, strict=True)],
        "mapping": {"words": options.words},
    }  # fmt: skip
    schema = pa.schema(list(_kinds(pa, table).items()), metadata={METADATA: json.dumps(about)})
    arrow = pa.table(columns, schema=schema)

    def write(stream: BinaryIO) -> None:
        parquet.write_table(arrow, stream)

    write_whole(path, write)
    return Exported(path=path, rows=len(table))


def _kinds(pa: Any, table: ExportTable) -> dict[str, Any]:  # noqa: ANN401 - untyped module
    kinds = {
        "image": pa.string(),
        "caption": pa.string(),
        "labels": pa.list_(pa.string()),
        "not_labels": pa.list_(pa.string()),
        "split": pa.string(),
    }
    return kinds | ({"scores": pa.list_(pa.float32())} if table.scores is not None else {})
