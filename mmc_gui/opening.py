"""What is read from disk to be shown: projects, runs, captions. Called off the window's thread."""

import dataclasses
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import filelock

from engine import workflow
from engine.data.dataset import Dataset, Split
from engine.data.project import (
    Project,
    back_up,
    check_project,
    is_small,
    lock_project,
    open_project,
    repaired_name,
    salvage,
)
from engine.events import Reporter
from engine.judging import run_locks, run_rule, validated_rows
from engine.language import number, tr
from engine.training.runs import Run, first_guesses, usable_runs
from mmc_gui.session import OpenProject, OpenRun
from mmc_gui.widgets.humanize import SPLIT_NAMES

if TYPE_CHECKING:
    from engine.data.importing import ImportReport
    from engine.data.merging import SourceDiff

PROJECT_SUFFIX = ".mmc"
Opened = tuple[OpenProject, filelock.BaseFileLock | None]
"""A project that was read, and the right to edit it."""


def read_project(path: Path, *, read_only: bool = False) -> Opened:
    """Open, lock and read a project; slow for many rows. To look at it takes no lock."""
    lock = None if read_only else lock_project(path)
    try:
        if path.is_file() and is_small(path):  # of a large one it is seen to afterwards
            check_project(path)
        project = open_project(path, read_only=read_only)
    except BaseException:
        _release(lock)
        raise
    try:
        notes = _Notes()
        if read_only:
            now = dt.datetime.now().astimezone()
            notes.texts.append(
                tr(
                    "{name} is open only to be looked at, as it stood at {now:%H:%M}. "
                    "Nothing can be changed here."
                ).format(name=path.name, now=now)
            )
        else:
            workflow.tell_interrupted(project, notes)
        opened = OpenProject(
            project=project,
            dataset=project.dataset(),
            runs=usable_runs(project.runs_folder),
            encoder=workflow.project_encoder(project),
            steps=project.journal.next_steps(),
            guesses=first_guesses(project.runs_folder),
            notes=tuple(notes.texts),
            read_only=read_only,
        )
    except BaseException:
        project.close()
        _release(lock)
        raise
    return opened, lock


def _release(lock: filelock.BaseFileLock | None) -> None:
    if lock is not None:
        lock.release()


def read_repaired(path: Path, reporter: Reporter) -> Opened:
    """Bring what can be read of a damaged project into a new file, and open that."""
    done = salvage(path, repaired_name(path), reporter=reporter)
    opened, lock = read_project(done.project)
    lost = " ".join(done.lost) or tr("Nothing was lost.")
    note = tr("This is {name}, made of {name_2}, which is as it was. {lost}").format(
        name=done.project.name, name_2=path.name, lost=lost
    )
    return dataclasses.replace(opened, notes=(note, *opened.notes)), lock


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What was seen when a project was looked after."""

    photos_gone: bool
    source: Path | None
    """What the project was made from, where that is known and there."""


def look_after(path: Path, root: Path, *, named: bool) -> Care:
    """Check a large project, keep a copy for the day, and see where photos and source are.

    ``named`` says whether the project has any photos to look for.
    """
    from engine.data.known_source import known_source  # a project is on the screen without it

    with open_project(path, read_only=True) as project:
        if not is_small(path):
            project.check()
        source = known_source(project)
    back_up(path)
    return Care(
        photos_gone=named and not root.is_dir(),
        source=source if source is not None and source.exists() else None,
    )


def compare(path: Path, source: Path, reporter: Reporter) -> "SourceDiff":
    """Read a source anew and set it against a project."""
    from engine.data.known_source import known_reading
    from engine.data.merging import compare_source  # few starts need it
    from engine.data.readers.detect import find_source, read_source

    with open_project(path, read_only=True) as project:
        format_, options = known_reading(project, source)
        table = read_source(find_source(source, format_), options, reporter)
        return compare_source(project, table, reporter=reporter)


def read_demo(path: Path, *, photos: int, reporter: Reporter) -> Opened:
    """Draw the demo beside its project file unless it is there, and read it.

    There are a sixth as many test photos again.
    """
    from engine.data.importing import import_competition
    from engine.demo import make_demo  # the drawing is needed once

    folder, tests = path.parent, photos // 6
    files = make_demo(folder, photos=photos, test_photos=tests, reporter=reporter)
    if not path.exists():
        import_competition(
            train_csv=files.train_csv, images=files.images, test_csv=files.test_csv,
            project=path, reporter=reporter,
        )  # fmt: skip
    opened, lock = read_project(path)
    note = tr("This is the demo: its photos, captions and labels are drawn, not real.")
    return dataclasses.replace(opened, notes=(note, *opened.notes)), lock


def read_run(project: Project, run: Run, dataset: Dataset) -> OpenRun:
    """Read a run's scores of the project's rows and the rule in force."""
    found = run.stored_scores(dataset.items)
    return OpenRun(
        run=run,
        scores=found.scores,
        scored=found.there,
        taught=found.there & ~found.held_out,
        validated=validated_rows(run, dataset, found),
        captions=found.captions,
        rule=run_rule(project, run),
        history=run.history(),
        locked=run_locks(project, run),
    )


def import_sentence(report: "ImportReport") -> str:
    """Say what an import brought in."""
    counts = ", ".join(
        f"{number(count)} {SPLIT_NAMES[Split[split.upper()]].lower()}"
        for split, count in report.rows.items()
        if count
    )
    count = len(report.problems)
    rows = (
        tr("One doubtful row is")
        if count == 1
        else tr("{count:,} doubtful rows are").format(count=count)
    )
    doubtful = tr(" {rows} listed under Help, Doubtful rows.").format(rows=rows) if count else ""
    return tr("Imported {counts} rows with {labels} labels.{doubtful}").format(
        counts=counts, labels=report.labels, doubtful=doubtful
    )


class _Notes:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def emit(self, event: object) -> None:
        text = getattr(event, "text", "")
        if text:
            self.texts.append(text)

    def check(self) -> None:
        return
