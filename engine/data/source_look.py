"""A look at a source before it is imported: what it is in words, its first rows, its photos."""

import dataclasses
import os
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.data.dataset import Problem, Split
from engine.data.images import list_images
from engine.data.photos import PhotoFinder
from engine.data.readers.beginning import FIRST
from engine.data.readers.delimited import SUFFIXES as TEXT_TABLES
from engine.data.readers.detect import READERS, find_source, photos_of, read_source
from engine.data.readers.detect import detect as detect_all
from engine.data.readers.guess import guess_mapping
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.table import SourceRow, SourceTable
from engine.errors import EngineError
from engine.events import Progress, Reporter
from engine.language import counted, number, tr

_SPLITS = {Split.TRAIN: tr("training"), Split.VAL: tr("validation"), Split.TEST: tr("test")}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SourceLook:
    """What a source holds, once it was read."""

    table: SourceTable
    sentence: str
    """What it is and how much is in it."""
    names_photos: int
    """Rows that name a photo."""
    images: Path | None
    """The photo folder that the source tells, or that was found."""

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """The doubtful rows."""
        return tuple(p for p in self.table.problems if p.line or p.name)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What was noted of the source as a whole, such as the encoding that was guessed."""
        return tuple(p for p in self.table.problems if not (p.line or p.name))


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotosLook:
    """How many of a source's photos a folder has."""

    folder: Path
    named: int
    found: int
    example: str
    """A name that was not found."""
    nearby: str
    """A folder inside this one that has it; empty where none does."""
    paths: tuple[Path | None, ...]
    """The photos of the first rows."""

    @property
    def sentence(self) -> str:
        """Say how many photos were found."""
        if self.found == self.named:
            return tr("All {named:,} photos found.").format(named=self.named)
        if not self.found and self.nearby:
            return tr(
                "None of the {named:,} photos is in this folder itself, but its folder "
                "{nearby} has {example}. Choose that one."
            ).format(named=self.named, nearby=self.nearby, example=self.example)
        if not self.found:
            return tr(
                "None of the {named:,} photos is in this folder. Choose the one that "
                "has, for example, {example}."
            ).format(named=self.named, example=self.example)
        return tr(
            "{found:,} of {named:,} photos found; of the others the captions are "
            "used. Missing is, for example, {example}."
        ).format(found=self.found, named=self.named, example=self.example)


def look_at(path: Path, reporter: Reporter) -> tuple[Finding, ...]:
    """Return what a file or folder may be, the surest first; an EngineError where nothing is."""
    if path.is_dir():
        walk(path, reporter)
    found = detect_all(path)
    reporter.check()
    if not found and path.is_file() and path.suffix.lower() in TEXT_TABLES:
        # Its columns can be told even where nothing about them can be guessed.
        mapping = guess_mapping(path).mapping
        return (Finding(format="csv", path=path, sure=0.0, text="", mapping=mapping),)
    return found or (find_source(path),)


def look_into(finding: Finding, options: ReadOptions, reporter: Reporter) -> SourceLook:
    """Read a source as an import would, but write nothing."""
    if finding.path.is_dir():
        walk(finding.path, reporter)
    # Photos inside archives are written where an import asks for it, not for a look.
    options = dataclasses.replace(options, extract_to=None)
    table = read_source(finding, options, reporter)
    reporter.check()
    return SourceLook(
        table=table,
        sentence=describe(finding, table, options.files or finding.files),
        names_photos=sum(bool(row.image) for row in table.rows),
        images=photos_of(finding, table),
    )


def look_for_photos(table: SourceTable, folder: Path, reporter: Reporter) -> PhotosLook:
    """Count how many of the photos that a source names are in a folder."""
    if not folder.is_dir():
        raise EngineError(
            tr("There is no folder {folder}. Choose another one.").format(folder=folder)
        )
    walk(folder, reporter)
    names = [row.image for row in table.rows if row.image]
    finder = PhotoFinder(folder)
    reporter.check()
    finder.drop_leading_folders(names)
    missing = [name for name in names if not finder.find(name).path]
    nearby = _inside(folder, missing[0]) if missing and len(missing) == len(names) else ""
    return PhotosLook(
        folder=folder, named=len(names), found=len(names) - len(missing), nearby=nearby,
        example=missing[0] if missing else "",
        paths=tuple(_path(folder, finder, row) for row in table.rows[:FIRST]),
    )  # fmt: skip


def describe(finding: Finding, table: SourceTable, files: Sequence[Path] = ()) -> str:
    """Say in one sentence what a source is, what it holds, and what was read with it."""
    rows = len(table.rows)
    photos = sum(bool(row.image) for row in table.rows)
    captions = sum(bool(row.caption.strip()) for row in table.rows)
    labels = len({label for row in table.rows for label in (*(row.labels or ()),
                                                           *(row.negatives or ()))}
                 | set(table.labels.ids if table.labels else ()))  # fmt: skip
    parts = [
        counted(photos, tr("{} photo"), tr("{} photos"))
        if photos
        else counted(rows, tr("{} row"), tr("{} rows"))
    ]
    parts.append(tr("no captions") if not captions else
                 tr("all with a caption") if captions == rows else
                 tr("{captions:,} with a caption").format(captions=captions))  # fmt: skip
    parts.append(counted(labels, tr("{} label"), tr("{} labels")) if labels else tr("no labels"))
    splits = Counter(row.split for row in table.rows if row.split is not None)
    told = ", ".join(f"{number(splits[split])} {word}" for split, word in _SPLITS.items()
                     if splits[split])  # fmt: skip
    names = ", ".join(file.name for file in files[:3])
    return (
        f"{READERS[finding.format].title}: {', '.join(parts)}"
        + (f" ({told})" if told else "")
        + (tr(", read together with {names}.").format(names=names) if names else ".")
    )


def walk(folder: Path, reporter: Reporter) -> None:
    """Go through a folder once, so that a stop is heard; what follows finds it in the cache.

    Formats are told by lists of all files, which may take minutes where somebody gave a whole
    drive.
    """
    reporter.emit(
        Progress(what=tr("Looking through {name}").format(name=folder.name), done=0, total=1)
    )
    folders = [folder]
    while folders:
        reporter.check()
        try:
            with os.scandir(folders.pop()) as entries:
                folders += [Path(e.path) for e in entries if e.is_dir(follow_symlinks=False)]
        except OSError:
            continue  # what cannot be opened has no files either


def _inside(folder: Path, name: str) -> str:
    """Return which folder below one has a photo of this name; empty where none does."""
    end = f"/{name}"
    return next((p.removesuffix(end) for p in sorted(list_images(folder)) if p.endswith(end)), "")


def _path(folder: Path, finder: PhotoFinder, row: SourceRow) -> Path | None:
    found = finder.find(row.image).path if row.image else ""
    return folder / found if found else None
