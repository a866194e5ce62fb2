"""The formats that rows can be written in, by the name that the command line has for them."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from engine.errors import EngineError
from engine.events import Reporter, Silent
from engine.export.class_folders import export_folders
from engine.export.coco import export_coco
from engine.export.csv_table import export_lists, export_wide
from engine.export.hf_folder import export_hf
from engine.export.jsonl import export_jsonl
from engine.export.parquet import export_parquet
from engine.export.sidecar import export_sidecar
from engine.export.table import Exported, ExportOptions, ExportTable
from engine.export.webdataset import export_webdataset

_SILENT = Silent()
_DEFAULT = ExportOptions()


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: its name for people, whether it is a folder, and how it is written."""

    title: str
    folder: bool
    write: Callable[[ExportTable, Path, ExportOptions, Reporter], Exported]


WRITERS: dict[str, Writer] = {
    "csv": Writer("CSV, a column a label", False, export_wide),
    "csv-lists": Writer("CSV, labels in one column", False, export_lists),
    "jsonl": Writer("JSON lines", False, export_jsonl),
    "parquet": Writer("Parquet", False, export_parquet),
    "hf": Writer("Hugging Face image folder", True, export_hf),
    "coco": Writer("COCO annotations", True, export_coco),
    "sidecar": Writer("Text files beside photos", True, export_sidecar),
    "folders": Writer("One folder a label", True, export_folders),
    "webdataset": Writer("WebDataset tar files", True, export_webdataset),
}


def export_table(
    table: ExportTable,
    path: Path,
    format_: str,
    options: ExportOptions = _DEFAULT,
    reporter: Reporter = _SILENT,
) -> Exported:
    """Write rows in a format, a file or a new folder, whole or not at all."""
    if format_ not in WRITERS:
        raise EngineError(
            f"There is no format '{format_}' to export. Choose one of {', '.join(WRITERS)}."
        )
    if not len(table):
        raise EngineError("There are no such rows to export. Choose another split.")
    return WRITERS[format_].write(table, path, options, reporter)
