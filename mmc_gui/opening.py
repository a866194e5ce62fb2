"""What is read from disk to be shown: projects, runs, captions. Called off the window's thread."""

import dataclasses
from pathlib import Path

import filelock

from engine import workflow
from engine.data.dataset import Dataset
from engine.data.importing import ImportReport, import_competition
from engine.data.project import Project, lock_project, open_project
from engine.errors import EngineError
from engine.events import Reporter
from engine.judging import run_rule, validated_rows
from engine.training.runs import Run, list_runs
from mmc_gui.session import OpenProject, OpenRun


def read_project(path: Path) -> tuple[OpenProject, filelock.BaseFileLock]:
    """Open, lock and read a project; slow for many rows."""
    lock = lock_project(path)
    try:
        project = open_project(path)
    except BaseException:
        lock.release()
        raise
    try:
        notes = _Notes()
        workflow.tell_interrupted(project, notes)
        opened = OpenProject(
            project=project,
            dataset=project.dataset(),
            runs=tuple(list_runs(project.runs_folder)),
            encoder=workflow.project_encoder(project),
            steps=project.journal.next_steps(),
            notes=tuple(notes.texts),
        )
    except BaseException:
        project.close()
        lock.release()
        raise
    return opened, lock


def read_demo(
    path: Path, *, photos: int, reporter: Reporter
) -> tuple[OpenProject, filelock.BaseFileLock]:
    """Draw the demo beside its project file unless it is there, and read it.

    There are a sixth as many test photos again.
    """
    from engine.demo import make_demo  # the drawing is needed once

    folder, tests = path.parent, photos // 6
    files = make_demo(folder, photos=photos, test_photos=tests, reporter=reporter)
    if not path.exists():
        import_competition(
            train_csv=files.train_csv, images=files.images, test_csv=files.test_csv,
            project=path, reporter=reporter,
        )  # fmt: skip
    opened, lock = read_project(path)
    note = "This is the demo: its photos, captions and labels are drawn, not real."
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
        rule=run_rule(project, run),
        history=run.history(),
    )


def read_caption(path: Path) -> str:
    """Read a text file that holds a caption."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(f"{path.name} cannot be read as UTF-8 text.") from error


def import_sentence(report: ImportReport) -> str:
    """Say what an import brought in."""
    counts = ", ".join(f"{count:,} {split}" for split, count in report.rows.items() if count)
    count = len(report.problems)
    rows = "One doubtful row is" if count == 1 else f"{count:,} doubtful rows are"
    doubtful = f" {rows} listed under Help, Doubtful rows." if count else ""
    return f"Imported {counts} rows with {report.labels} labels.{doubtful}"


class _Notes:
    def __init__(self) -> None:
        self.texts: list[str] = []

    def emit(self, event: object) -> None:
        text = getattr(event, "text", "")
        if text:
            self.texts.append(text)

    def check(self) -> None:
        return
