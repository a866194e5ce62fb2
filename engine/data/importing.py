"""From source files to a project: read, look for the photos, split, write whole."""

import contextlib
import dataclasses
import os
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from engine.data.dataset import NEGATIVE, POSITIVE, Problem, Split
from engine.data.labels import Label, LabelSet, ordered_ids
from engine.data.photos import FoundPhoto, PhotoFinder, equal_photos
from engine.data.project import NewItem, create_project, runs_folder
from engine.data.readers import competition
from engine.data.readers.detect import photos_of, read_source
from engine.data.readers.options import READING, Finding, ReadOptions, reading_of
from engine.data.readers.table import (
    SourceRow,
    SourceTable,
    kept_rows,
    no_rows,
    problem_of,
    unique,
)  # fmt: skip
from engine.data.split import VALIDATION_SHARE, validation_rows
from engine.errors import EngineError
from engine.events import Note, Progress, Reporter, Silent
from engine.language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import brought in."""

    project: Path
    images: Path
    """The photo folder."""
    rows: dict[str, int]
    """Rows by split name: train, val, test."""
    labels: int
    missing: int
    """Rows whose photo is not in the image folder; their captions are still used."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How a source becomes a project."""

    share: float = VALIDATION_SHARE
    """Of the labelled rows without a split of their own, how many validate; 0 draws none."""
    seed: int = 0
    labels: tuple[str, ...] = ()
    """Labels to have beside those of the source, such as for photos not labelled yet."""
    compare_photos: bool = False
    """Whether to read all photos and list those of equal content."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """Settings to keep in the project."""

    def __post_init__(self) -> None:
        if not 0 <= self.share < 1:
            raise EngineError(
                tr(
                    "A share of {share:g} for validation leaves nothing to train on. "
                    "Choose from 0 up to, but not, 1."
                ).format(share=self.share)
            )


def import_competition(
    *,
    train_csv: Path,
    images: Path,
    project: Path,
    test_csv: Path | None = None,
    reporter: Reporter | None = None,
) -> ImportReport:
    """Make a project from the competition's files; the project appears whole or not at all."""
    reporter = reporter or Silent()
    check_places(images, project)
    reading = ReadOptions(files=(test_csv,) if test_csv is not None else ())
    return import_source(
        table=competition.read(train_csv, reading, reporter),
        images=images,
        project=project,
        options=ImportOptions(
            settings={
                "train_csv": str(train_csv.resolve()),
                READING: reading_of("competition", train_csv, reading),
            }
        ),
        reporter=reporter,
    )


def import_found(
    finding: Finding,
    *,
    project: Path,
    images: Path | None = None,
    reading: ReadOptions | None = None,
    options: ImportOptions | None = None,
    table: SourceTable | None = None,
    reporter: Reporter | None = None,
) -> ImportReport:
    """Read what was found at a path and make a project of it; ``table`` is what was read already.

    Photos that were taken out of an archive for it go again where the import fails or is stopped.
    """
    reporter, reading = reporter or Silent(), reading or ReadOptions()
    check_project(project)
    if images is not None:
        check_places(images, project)
    written = reading.extract_to
    if table is None or written is not None:
        table = read_source(finding, reading, reporter)
    try:
        images = images or photos_of(finding, table)
        if images is None:
            raise EngineError(
                tr(
                    "Where the photos of {path} are could not be found out. Name the folder "
                    "that they are in."
                ).format(path=finding.path),
                command="--images DIR does.",
            )
        key = "train_csv" if finding.format == "competition" else "source"
        options = options or ImportOptions()
        settings = {
            **options.settings, key: str(finding.path.resolve()),
            READING: reading_of(finding.format, finding.path, reading),
        }  # fmt: skip
        return import_source(
            table=table, images=images, project=project, reporter=reporter,
            options=dataclasses.replace(options, settings=settings),
        )  # fmt: skip
    except BaseException:
        if written is not None:
            shutil.rmtree(written, ignore_errors=True)
        raise


def import_source(
    *,
    table: SourceTable,
    images: Path,
    project: Path,
    options: ImportOptions | None = None,
    reporter: Reporter | None = None,
) -> ImportReport:
    """Make a project of what a reader read; the project appears whole or not at all."""
    reporter, options = reporter or Silent(), options or ImportOptions()
    check_places(images, project)
    if not table.rows:
        raise no_rows(table.name)
    rows, repeated = kept_rows(table.rows)
    if repeated:  # no reader leaves any, but a program may make a table of its own
        problems = (*table.problems, *repeated)
        table = dataclasses.replace(table, rows=rows, problems=problems)
    reporter.check()
    reporter.emit(Progress(what=tr("Looking for photos"), done=0, total=1))
    finder = PhotoFinder(images)
    reporter.check()
    labels = _label_set(table, options)
    items, doubts = new_items(table, labels, finder, options, reporter)
    told = [*table.problems, *doubts]
    if options.compare_photos:
        told += equal_photos(images, (item.image for item in items), reporter=reporter)
    reporter.check()
    with _whole_file(project) as part, create_project(part, image_root=images) as new:
        new.add_labels(labels)
        new.add_items(items)
        new.add_problems(told)
        for key, value in options.settings.items():
            new.set_setting(key, value)
    counts = {split.name.lower(): sum(i.split == split for i in items) for split in Split}
    return ImportReport(
        project=project,
        images=images,
        rows=counts,
        labels=len(labels),
        missing=sum(not item.image for item in items),
        problems=tuple(told),
    )


def check_places(images: Path, project: Path) -> None:
    """Refuse a project that would overwrite something, or an image folder that is not there."""
    check_project(project)
    if not images.is_dir():
        raise EngineError(
            tr("There is no image folder {images}. Check the path.").format(images=images)
        )


def check_project(project: Path) -> None:
    """Refuse a project that would overwrite something, or that cannot be written there."""
    if not project.parent.is_dir():
        raise EngineError(
            tr("There is no folder {parent}. Choose one that is there.").format(
                parent=project.parent
            )
        )
    if not os.access(project.parent, os.W_OK):
        raise EngineError(
            tr("Nothing can be written in {parent}. Choose another folder.").format(
                parent=project.parent
            )
        )
    if project.exists():
        raise EngineError(
            tr("{project} exists already. Open it, or choose another name.").format(project=project)
        )
    if (runs := runs_folder(project)).exists():
        # They belong to a former project of this name, and would be taken for runs of the new one.
        raise EngineError(
            tr(
                "{runs} holds the runs of a former project. Move it away, or choose another name."
            ).format(runs=runs)
        )


def _label_set(table: SourceTable, options: ImportOptions) -> LabelSet:
    """Return the declared labels, then those that rows or the user name beside them."""
    declared = tuple(table.labels or ())
    known = {label.id for label in declared}
    found = {label for row in table.rows for label in (*(row.labels or ()), *(row.negatives or ()))}
    more = [label for label in unique(options.labels) if label not in known]
    rest = ordered_ids(found - known - set(more))
    return LabelSet((*declared, *(Label(key, key) for key in (*more, *rest))))


def new_items(
    table: SourceTable,
    labels: LabelSet,
    finder: PhotoFinder,
    options: ImportOptions,
    reporter: Reporter,
) -> tuple[list[NewItem], list[Problem]]:
    """Return the rows of a table as a project takes them, and what was doubtful about photos."""
    splits = _splits(table, labels, options, reporter)
    doubts: list[Problem] = []
    lead = finder.drop_leading_folders([row.image for row in table.rows if row.image])
    if lead:
        doubts.append(Problem(source=table.name, line=0, name="", text=lead))
    items: list[NewItem] = []
    for row, split in zip(table.rows, splits, strict=True):
        found = finder.find(row.image) if row.image else FoundPhoto("")
        if found.doubt:
            used = tr("that one") if found.path else tr("its caption")
            text = tr("The photo {image} {doubt}; {used} is used.").format(
                image=row.image, doubt=found.doubt, used=used
            )
            doubts.append(problem_of(row, text))
        items.append(
            NewItem(
                name=row.name, image=found.path, caption=row.caption, split=split,
                labels=row.labels, negatives=row.negatives,
            )
        )  # fmt: skip
    return items, doubts


def _splits(
    table: SourceTable, labels: LabelSet, options: ImportOptions, reporter: Reporter
) -> list[Split]:
    """Return the split of each row: the source's where it gives one, else drawn.

    A source that sets aside nothing to validate on lends some of its training rows: without
    them a training could not tell when to stop.
    """
    given = [row.split for row in table.rows]
    drawable = [n for n, s in enumerate(given) if s is None and _is_labelled(table.rows[n])]
    if Split.VAL not in given:
        training = [n for n, s in enumerate(given) if s == Split.TRAIN]
        if training and not drawable and options.share > 0:
            reporter.emit(
                Note(
                    text=tr(
                        "{name} sets aside no rows for validation; {value:g} % of its training "
                        "rows are taken."
                    ).format(name=table.name, value=100 * options.share)
                )
            )
            drawable = [n for n in training if _is_labelled(table.rows[n])]
    splits = [split if split is not None else Split.TRAIN for split in given]
    if options.share > 0:
        targets = np.full((len(drawable), len(labels)), NEGATIVE, dtype=np.int8)
        for place, number in enumerate(drawable):
            row = table.rows[number]
            targets[place, [labels.column(label) for label in row.labels or ()]] = POSITIVE
        for place in validation_rows(targets, share=options.share, seed=options.seed):
            splits[drawable[place]] = Split.VAL
    return splits


def _is_labelled(row: SourceRow) -> bool:
    return row.labels is not None


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    """Give a temporary name beside ``path`` and put the file in place when the block succeeded."""
    part = path.with_name(f"{path.name}.part")
    try:
        _remove(part, "", "-wal", "-shm")
        yield part
        # SQLite would play the log of a deleted project of this name into the new one.
        _remove(path, "-wal", "-shm")
        os.replace(part, path)
    except OSError as error:
        raise EngineError(
            tr("{path} cannot be written: {value}.").format(
                path=path, value=error.strerror or error
            )
        ) from error
    finally:
        with contextlib.suppress(OSError):
            _remove(part, "", "-wal", "-shm")


def _remove(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
