"""Which format a file or folder is in: all readers look at it, and the surest comes first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from engine.data.readers import (
    arrow,
    class_folders,
    coco,
    competition,
    delimited,
    hf_folder,
    jsonl,
    sidecar,
    webdataset,
)
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.places import image_folder
from engine.data.readers.table import SourceTable
from engine.errors import EngineError
from engine.events import Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Reader:
    """One format: its name for people, and how it is recognized and read."""

    title: str
    sniff: Callable[[Path], Finding | None]
    read: Callable[[Path, ReadOptions, Reporter], SourceTable]


READERS: dict[str, Reader] = {
    "competition": Reader(tr("Competition CSV"), competition.sniff, competition.read),
    "csv": Reader(tr("CSV or TSV"), delimited.sniff, delimited.read),
    "jsonl": Reader(tr("JSON lines"), jsonl.sniff, jsonl.read),
    "parquet": Reader(tr("Parquet, Arrow or Feather"), arrow.sniff, arrow.read),
    "hf": Reader(tr("Hugging Face image folder"), hf_folder.sniff, hf_folder.read),
    "coco": Reader(tr("COCO annotations"), coco.sniff, coco.read),
    "sidecar": Reader(tr("Text files beside photos"), sidecar.sniff, sidecar.read),
    "folders": Reader(tr("One folder a label"), class_folders.sniff, class_folders.read),
    "webdataset": Reader(tr("WebDataset tar files"), webdataset.sniff, webdataset.read),
}
FORMATS = tuple(READERS)


def detect(path: Path) -> tuple[Finding, ...]:
    """Return what a file or folder may be, the surest first; none where no reader knows it.

    Only the beginning of files is read. Raises EngineError where there is nothing at the path.
    """
    if not path.exists() and "{" not in path.name:
        raise EngineError(tr("There is no file {path}. Check the path.").format(path=path))
    found = [finding for reader in READERS.values() if (finding := reader.sniff(path)) is not None]
    if path.is_dir():
        found += _tables_of(path)
    return tuple(sorted(found, key=lambda finding: -finding.sure))


def find_source(path: Path, format_: str = AUTO) -> Finding:
    """Return what to read at a path, by the named format or the surest one."""
    if format_ == AUTO:
        findings = detect(path)
        if not findings:
            raise EngineError(
                tr("{path} is in no format that can be read. Known are {join}.").format(
                    path=path, join=", ".join(reader.title for reader in READERS.values())
                )
            )
        return findings[0]
    if format_ not in READERS:
        raise EngineError(
            tr("There is no format '{format}'. Choose one of {join}.").format(
                format=format_, join=", ".join(FORMATS)
            )
        )
    found = READERS[format_].sniff(path)
    return found or Finding(format=format_, path=path, sure=0.0, text=tr("As it was asked for."))


def read_source(
    finding: Finding, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT
) -> SourceTable:
    """Read what was found; files that belong to it are read with it unless others are named."""
    if not options.files:
        options = replace(options, files=finding.files)
    return READERS[finding.format].read(finding.path, options, reporter)


def photos_of(finding: Finding, table: SourceTable) -> Path | None:
    """Return the image folder of a source that was read, or None where it is not to be found."""
    if table.root is not None or finding.images is not None:
        return table.root or finding.images
    folder = finding.path if finding.path.is_dir() else finding.path.parent
    names = [row.image for row in table.rows if row.image]
    # Rows of captions alone need no photos, but a project wants a folder to start from.
    return image_folder(folder, names) if names else folder


def _tables_of(folder: Path) -> list[Finding]:
    """Return the tables in a folder, a little less sure than what the folder as a whole says."""
    found = []
    for file in sorted(folder.iterdir())[:200]:
        if file.stem == "metadata" or not file.is_file():
            continue
        for name in ("csv", "jsonl", "parquet", "coco"):
            finding = READERS[name].sniff(file)
            if finding is not None:
                text = f"{file.name}: {finding.text}"
                found.append(replace(finding, sure=0.9 * finding.sure, text=text))
    return found
