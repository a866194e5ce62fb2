"""What is read from disk to be shown: projects, runs, captions. Called off the window's thread."""

from pathlib import Path

import filelock
import numpy as np

from engine import workflow
from engine.data.dataset import IntArray
from engine.data.importing import ImportReport
from engine.data.project import Project, lock_project, open_project
from engine.errors import EngineError
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


def read_run(project: Project, run: Run, items: IntArray) -> OpenRun:
    """Read a run's scores and the thresholds in force."""
    scores, scored = run.scores_of(items)
    thresholds = np.asarray(workflow.run_thresholds(project, run), dtype=np.float64)
    return OpenRun(
        run=run, scores=scores, scored=scored, thresholds=thresholds, history=run.history()
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
    doubtful = f" {len(report.problems):,} rows were doubtful." if report.problems else ""
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
