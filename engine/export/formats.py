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
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ExportOptions()


@dataclass(frozen=True, slots=True)
class Writer:
    """One format: its name for people, what it is good for, and how it is written."""

    title: str
    suffix: str
    """Of the file; empty: it is a new folder."""
    write: Callable[[ExportTable, Path, ExportOptions, Reporter], Exported]
    sentence: str
    uses: frozenset[str]
    """Which of ``scores``, ``photos``, ``texts`` and ``bom`` make a difference."""

    @property
    def folder(self) -> bool:
        """Whether it is a folder."""
        return not self.suffix


def _uses(*names: str) -> frozenset[str]:
    return frozenset(names)


WRITERS: dict[str, Writer] = {
    "csv": Writer(
        tr("CSV, a column for each label"), ".csv", export_wide,
        tr("A table for any spreadsheet: 1 where a label applies, 0 where it does "
"not, nothing where that is not known."), _uses("scores", "bom"),
    ),
    "csv-lists": Writer(
        tr("CSV, labels in one column"), ".csv", export_lists,
        tr("A table with the labels of a photo in one cell, parted by pipes."), _uses("bom"),
    ),
    "jsonl": Writer(
        tr("JSON lines"), ".jsonl", export_jsonl,
        tr("A line of JSON for each photo, for scripts."), _uses("scores"),
    ),
    "parquet": Writer(
        tr("Parquet"), ".parquet", export_parquet,
        tr("A typed table for pandas, Polars and Hugging Face; it keeps the label "
"set as well."),
        _uses("scores"),
    ),
    "hf": Writer(
        tr("Hugging Face image folder"), "", export_hf,
        tr("A folder that load_dataset('imagefolder') reads, with captions and "
"labels in metadata."),
        _uses("photos"),
    ),
    "coco": Writer(
        tr("COCO annotations"), "", export_coco,
        tr("Files with instances and captions for each split; a box spans the "
"whole photo."),
        _uses("photos"),
    ),
    "sidecar": Writer(
        tr("Text files beside photos"), "", export_sidecar,
        tr("A text file for each photo with its caption, its labels or both, as "
"image generators are taught with."), _uses("photos", "texts"),
    ),
    "folders": Writer(
        tr("One folder for each label"), "", export_folders,
        tr("Each photo in the folders of its labels; captions are not carried."), _uses("photos"),
    ),
    "webdataset": Writer(
        tr("WebDataset tar files"), "", export_webdataset,
        tr("Tar files that hold the photos with captions and labels, to be "
"streamed in a training."),
        _uses(),
    ),
}  # fmt: skip


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
            tr("There is no format '{format}' to export. Choose one of {join}.").format(
                format=format_, join=", ".join(WRITERS)
            )
        )
    if not len(table):
        raise EngineError(tr("There are no such rows to export. Choose another split."))
    return WRITERS[format_].write(table, path, options, reporter)
