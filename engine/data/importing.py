"""From source files to a project: read, look for the photos, split, write whole."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import NEGATIVE, POSITIVE, Problem, Split
from engine.data.images import list_images, relative_image
from engine.data.labels import LabelSet, labels_for_ids
from engine.data.project import NewItem, create_project, runs_folder
from engine.data.readers.competition import CompetitionFile, read_competition
from engine.data.split import validation_rows
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import brought in."""

    project: Path
    rows: dict[str, int]
    """Rows by split name: train, val, test."""
    labels: int
    missing: int
    """Rows whose photo is not in the image folder; their captions are still used."""
    problems: tuple[Problem, ...]


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
    if project.exists():
        raise EngineError(f"{project} exists already. Open it, or choose another name.")
    if (runs := runs_folder(project)).exists():
        # They belong to a former project of this name, and would be taken for runs of the new one.
        raise EngineError(
            f"{runs} holds the runs of a former project. Move it away, or choose another name."
        )
    if not images.is_dir():
        raise EngineError(f"There is no image folder {images}. Check the path.")
    train = _read(train_csv, reporter)
    if not train.has_labels:
        raise EngineError(f"{train_csv.name} has no Labels column, so nothing could be learned.")
    test = _read(test_csv, reporter) if test_csv is not None else None
    reporter.emit(Progress(what="Looking for photos", done=0, total=1))
    present = list_images(images)
    reporter.check()
    rows = [*train.rows, *(test.rows if test else ())]
    labels = labels_for_ids(label for row in rows for label in row.labels or ())
    problems = [*train.problems, *(test.problems if test else ())]
    items, doubts = _items(train, labels, test=test, present=present)
    problems += doubts
    reporter.check()
    with _whole_file(project) as part, create_project(part, image_root=images) as new:
        new.add_labels(labels)
        new.add_items(items)
        new.add_problems(problems)
        new.set_setting("train_csv", str(train_csv.resolve()))
    counts = {split.name.lower(): sum(i.split == split for i in items) for split in Split}
    return ImportReport(
        project=project,
        rows=counts,
        labels=len(labels),
        missing=sum(not item.image for item in items),
        problems=tuple(problems),
    )


def _read(path: Path, reporter: Reporter) -> CompetitionFile:
    reporter.check()
    reporter.emit(Progress(what=f"Reading {path.name}", done=0, total=1))
    return read_competition(path)


def _items(
    train: CompetitionFile,
    labels: LabelSet,
    *,
    test: CompetitionFile | None,
    present: frozenset[str],
) -> tuple[list[NewItem], list[Problem]]:
    targets = np.full((len(train.rows), len(labels)), NEGATIVE, dtype=np.int8)
    for number, row in enumerate(train.rows):
        targets[number, [labels.column(label) for label in row.labels or ()]] = POSITIVE
    validation = set(validation_rows(targets).tolist())
    items: list[NewItem] = []
    doubts: list[Problem] = []
    known: set[str] = set()
    for number, row in enumerate([*train.rows, *(test.rows if test else ())]):
        in_train = number < len(train.rows)
        source = train.name if in_train or test is None else test.name
        if row.name in known:
            doubts.append(
                Problem(source=source, line=row.line, name=row.name, lost=True,
                        text=f"{row.name} is a training row as well; the test row was left out.")
            )  # fmt: skip
            continue
        known.add(row.name)
        split = Split.TEST
        if in_train:
            split = Split.VAL if number in validation else Split.TRAIN
        image = relative_image(row.name)
        if image is None or image not in present:
            reason = "leads out of the image folder" if image is None else "is not there"
            doubts.append(
                Problem(source=source, line=row.line, name=row.name,
                        text=f"The photo {row.name} {reason}; its caption is used.")
            )  # fmt: skip
            image = ""
        items.append(
            NewItem(name=row.name, image=image, caption=row.caption, split=split, labels=row.labels)
        )
    return items, doubts


@contextlib.contextmanager
def _whole_file(path: Path) -> Iterator[Path]:
    """Give a temporary name beside ``path`` and put the file in place when the block succeeded."""
    part = path.with_name(f"{path.name}.part")
    _remove(part, "", "-wal", "-shm")
    try:
        yield part
        # SQLite would play the log of a deleted project of this name into the new one.
        _remove(path, "-wal", "-shm")
        os.replace(part, path)
    finally:
        _remove(part, "", "-wal", "-shm")


def _remove(path: Path, *suffixes: str) -> None:
    for suffix in suffixes:
        path.with_name(path.name + suffix).unlink(missing_ok=True)
