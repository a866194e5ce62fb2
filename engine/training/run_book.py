"""What a person does with runs: names, stars and notes, and a way out that can be taken back.

Names, stars and notes are settings of the project file, one a run: a run folder does not change
once it is finished. A deleted run is moved whole into ``.trash`` beside the others, so that a kill
at any moment leaves it in the one place or in the other; what the project holds of it (thresholds,
its rule, its name) stays until the trash is emptied.
"""

import dataclasses
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.data.project import Project
from engine.errors import EngineError
from engine.language import tr
from engine.training.runs import Run, list_runs

TRASH = ".trash"
ABOUT = "run/"
DECISION = "decision/"
"""How the keys begin under which the project keeps how a run's scores become labels."""
_LONGEST_NAME, _LONGEST_NOTE = 80, 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class RunAbout:
    """What a person says of a run."""

    name: str = ""
    """Empty: it is called by its id."""
    star: bool = False
    note: str = ""


NOTHING_SAID = RunAbout()


def abouts(project: Project) -> dict[str, RunAbout]:
    """Return what is said of runs, by id; a run of which nothing is said is not there."""
    said = project.settings_under(ABOUT)
    return {key.removeprefix(ABOUT): _read(values) for key, values in said.items()}


def set_about(project: Project, run_id: str, about: RunAbout) -> RunAbout:
    """Keep what is said of a run; return it as it is kept, spaces at its ends taken away."""
    kept = dataclasses.replace(about, name=" ".join(about.name.split()), note=about.note.strip())
    if len(kept.name) > _LONGEST_NAME:
        raise EngineError(
            tr("This name has {name} letters. Use at most {longest_name}.").format(
                name=len(kept.name), longest_name=_LONGEST_NAME
            )
        )
    if len(kept.note) > _LONGEST_NOTE:
        raise EngineError(
            tr("This note has {note:,} letters. Use at most 2,000.").format(note=len(kept.note))
        )
    project.set_setting(f"{ABOUT}{run_id}", dataclasses.asdict(kept))
    return kept


def named_run(
    project: Project, word: str, runs: Sequence[Run], said: Mapping[str, RunAbout] | None = None
) -> Run:
    """Return the run that has this id or this name; ``latest`` is the newest."""
    if not runs:
        raise EngineError(tr("There is no run yet. Train one first."))
    if word == "latest":
        return runs[-1]
    said = abouts(project) if said is None else said
    found = [run for run in runs if run.id == word]
    found = found or [run for run in runs if said.get(run.id, NOTHING_SAID).name == word]
    if len(found) > 1:
        ids = ", ".join(run.id for run in found)
        raise EngineError(
            tr("Several runs are called '{word}': {ids}. Use the id of one.").format(
                word=word, ids=ids
            )
        )
    if not found:
        newest = ", ".join(run.id for run in runs[-5:])
        raise EngineError(
            tr("There is no run '{word}'. The newest are: {newest}.").format(
                word=word, newest=newest
            )
        )
    return found[0]


def delete_run(project: Project, run: Run) -> None:
    """Move a run into the trash, from where ``restore_run`` brings it back whole."""
    lock = run.hold()
    if lock is None:
        raise EngineError(
            tr("Run {id} is being trained. Stop the training first.").format(id=run.id)
        )
    try:
        trash = project.runs_folder / TRASH
        trash.mkdir(exist_ok=True)
        os.rename(run.folder, trash / run.id)
    except OSError as error:
        raise EngineError(
            tr("{folder} cannot be deleted: {strerror}.").format(
                folder=run.folder, strerror=error.strerror
            )
        ) from error
    finally:
        lock.release()


def restore_run(project: Project, run_id: str) -> Run:
    """Bring a deleted run back, with all that the project holds of it."""
    target = project.runs_folder / run_id
    if run_id not in [run.id for run in deleted_runs(project)]:
        raise EngineError(
            tr(
                "Run '{run_id}' is not in the trash: it was brought back, or removed for good."
            ).format(run_id=run_id),
            command="'mmc runs P.mmc deleted' lists what is there.",
        )
    try:
        os.rename(project.runs_folder / TRASH / run_id, target)
    except OSError as error:
        raise EngineError(
            tr("{target} cannot be restored: {strerror}.").format(
                target=target, strerror=error.strerror
            )
        ) from error
    return Run(target)


def deleted_runs(project: Project) -> list[Run]:
    """Return the runs in the trash, oldest first."""
    runs = list_runs(project.runs_folder / TRASH)
    return [run for run in runs if not run.id.startswith(".")]  # those are half gone


def empty_trash(project: Project) -> int:
    """Remove deleted runs for good, and what the project holds of them; return how many."""
    trash = project.runs_folder / TRASH
    if not trash.is_dir():
        return 0
    gone = [folder.name for folder in trash.iterdir() if not folder.name.startswith(".")]
    for name in gone:
        # Out of the list first: a kill in between leaves nothing that could be restored in part.
        doomed = trash / f".{name}"
        try:
            os.rename(trash / name, doomed)
        except OSError as error:
            raise EngineError(
                tr("{value} cannot be removed: {strerror}.").format(
                    value=trash / name, strerror=error.strerror
                )
            ) from error
    keys = [f"{beginning}{name}" for name in gone for beginning in (ABOUT, DECISION)]
    project.forget_runs(gone, keys)
    shutil.rmtree(trash, ignore_errors=True)
    return len(gone)


def _read(values: object) -> RunAbout:
    """Read what is said of a run; what another program left there in another form is nothing."""
    if not isinstance(values, dict):
        return NOTHING_SAID
    name, note = values.get("name", ""), values.get("note", "")
    return RunAbout(
        name=name if isinstance(name, str) else "",
        star=values.get("star") is True,
        note=note if isinstance(note, str) else "",
    )
