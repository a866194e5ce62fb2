"""Names, stars and notes of runs, and runs that are deleted and brought back."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from builders import write_dataset
from fakes import load_fake

from engine import judging, workflow
from engine.data.importing import import_competition
from engine.data.project import Project, open_project
from engine.decide.rule import Rule
from engine.errors import EngineError
from engine.events import Silent
from engine.training import run_book
from engine.training.compare import compare_runs
from engine.training.config import TrainConfig
from engine.training.run_book import (
    NOTHING_SAID,
    RunAbout,
    abouts,
    delete_run,
    deleted_runs,
    empty_trash,
    named_run,
    restore_run,
    set_about,
)
from engine.training.runs import Run, list_runs

TINY = TrainConfig(hidden=(8,), epochs=2, batch_size=16, lr=0.02)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    folder = write_dataset(tmp_path / "set", rows=24, test=0)
    path = tmp_path / "p.mmc"
    import_competition(train_csv=folder / "train.csv", images=folder / "data", project=path)
    with open_project(path) as opened:
        train(opened, TINY)
        yield opened


def train(project: Project, config: TrainConfig) -> Run:
    return workflow.train(
        project, config, cache=project.path.with_name("cache"), reporter=Silent(),
        encoder_name="fake", load=load_fake,
    ).run  # fmt: skip


def only(project: Project) -> Run:
    (run,) = list_runs(project.runs_folder)
    return run


def everything(project: Project, run: Run) -> dict[str, object]:
    """Return all that the disk and the project hold of a run."""
    files = {path.name: path.read_bytes() for path in run.folder.iterdir() if path.name != "lock"}
    return files | {
        "thresholds": project.thresholds(run.id),
        "fallback": judging.run_rule(project, run).fallback,
        "about": abouts(project).get(run.id),
    }


def test_what_is_said_of_a_run_is_kept_in_the_project(project: Project) -> None:
    run = only(project)
    before = {path.name: path.read_bytes() for path in run.folder.iterdir()}
    assert abouts(project) == {}
    said = set_about(project, run.id, RunAbout(name="  my  best\n", star=True, note=" a\nb "))
    assert said == RunAbout(name="my best", star=True, note="a\nb")
    with open_project(project.path) as again:
        assert abouts(again) == {run.id: said}
    assert {path.name: path.read_bytes() for path in run.folder.iterdir()} == before


@pytest.mark.parametrize("about", [RunAbout(name="x" * 81), RunAbout(note="x" * 2001)])
def test_what_is_too_long_is_refused(project: Project, about: RunAbout) -> None:
    with pytest.raises(EngineError, match="Use at most"):
        set_about(project, "r", about)
    assert abouts(project) == {}


@pytest.mark.parametrize("values", [7, "x", [1], {"name": 3, "star": "yes", "note": None}, {}])
def test_what_others_left_in_its_place_is_nothing(project: Project, values: object) -> None:
    project.set_setting("run/a", values)
    assert abouts(project) == {"a": NOTHING_SAID}


def test_runs_are_found_by_id_name_and_as_the_latest(project: Project) -> None:
    first = only(project)
    second = train(project, TrainConfig(hidden=(8,), epochs=2, batch_size=16, seed=1))
    runs = list_runs(project.runs_folder)
    set_about(project, first.id, RunAbout(name="old"))
    assert named_run(project, "old", runs).id == first.id
    assert named_run(project, first.id, runs).id == first.id
    assert named_run(project, "latest", runs).id == second.id
    set_about(project, second.id, RunAbout(name="old"))
    with pytest.raises(EngineError, match="Several runs are called 'old'"):
        named_run(project, "old", runs)
    with pytest.raises(EngineError, match="no run 'x'"):
        named_run(project, "x", runs)
    with pytest.raises(EngineError, match="no run yet"):
        named_run(project, "x", [])


def test_a_deleted_run_comes_back_with_all_that_was_its_own(project: Project) -> None:
    run = only(project)
    count = len(run.setup.labels)
    judging.store_rule(project, run, Rule(thresholds=np.full(count, 0.25), fallback=False))
    set_about(project, run.id, RunAbout(name="n", star=True, note="why"))
    before = everything(project, run)
    delete_run(project, run)
    assert list_runs(project.runs_folder) == []
    assert [gone.id for gone in deleted_runs(project)] == [run.id]
    assert not run.folder.exists()
    back = restore_run(project, run.id)
    assert everything(project, back) == before
    assert deleted_runs(project) == []
    with pytest.raises(EngineError, match="not in the trash"):
        restore_run(project, run.id)


def test_an_emptied_trash_leaves_nothing_of_a_run(project: Project) -> None:
    run = only(project)
    kept = train(project, TrainConfig(hidden=(8,), epochs=2, batch_size=16, seed=1))
    for one in (run, kept):
        rule = Rule(thresholds=np.full(len(one.setup.labels), 0.25))
        judging.store_rule(project, one, rule)
        set_about(project, one.id, RunAbout(name="n"))
    assert empty_trash(project) == 0
    delete_run(project, run)
    assert empty_trash(project) == 1
    assert not (project.runs_folder / run_book.TRASH).exists()
    assert deleted_runs(project) == []
    assert project.thresholds(run.id) == {}
    assert run.id not in abouts(project)
    assert project.setting(f"decision/{run.id}") is None
    assert set(project.thresholds(kept.id).values()) == {0.25}
    assert abouts(project)[kept.id].name == "n"


def test_a_run_that_is_being_trained_stays(project: Project) -> None:
    run = only(project)
    lock = run.hold()
    assert lock is not None
    try:
        with pytest.raises(EngineError, match="is being trained"):
            delete_run(project, Run(run.folder))
    finally:
        lock.release()
    assert only(project).id == run.id


class _Dies(BaseException):
    """Ends the work at once, like a kill."""


def test_a_kill_at_any_move_loses_no_run(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    run = only(project)
    before = everything(project, run)
    rename = os.rename

    def before_it(*_: object) -> None:
        raise _Dies

    def after_it(old: Path, new: Path) -> None:
        rename(old, new)
        raise _Dies

    def die(dies: Callable[..., None], work: Callable[[], object]) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(os, "rename", dies)
            with pytest.raises(_Dies):
                work()

    for dies in (before_it, after_it):
        die(dies, lambda: delete_run(project, run))
        here, there = list_runs(project.runs_folder), deleted_runs(project)
        assert len(here) + len(there) == 1
        if there:
            die(before_it, lambda: restore_run(project, run.id))
            restore_run(project, run.id)
        assert everything(project, only(project)) == before
    delete_run(project, run)
    die(after_it, lambda: empty_trash(project))
    assert deleted_runs(project) == []  # nothing is offered that is half gone
    assert empty_trash(project) == 0
    assert not (project.runs_folder / run_book.TRASH).exists()


def test_runs_side_by_side(project: Project) -> None:
    first = only(project)
    second = train(
        project, TrainConfig(recipe="image-only", hidden=(8, 4), epochs=3, batch_size=16,
                             fusion="image", lr=0.02, schedule="constant", seed=1),
    )  # fmt: skip
    found = compare_runs([first, second])
    settings = {line.title: line.values for line in found.settings}
    assert settings["Recipe"] == ("Custom", "Image only")
    assert settings["Fusion"] == ("Joint", "Image only")
    assert settings["Hidden layers"] == ("8", "8, 4")
    assert settings["Epochs"] == ("2", "3")
    assert "Learning rate" not in settings
    assert "Encoder" not in settings
    assert all(len(set(values)) > 1 for values in settings.values())
    figures = {line.title: line for line in found.figures}
    assert list(figures)[:3] == ["Micro F1", "Macro F1", "Samples F1"]
    assert first.result is not None
    assert figures["Micro F1"].values[0] == f"{100 * first.result.metrics['micro_f1']:.1f}"
    for line in found.figures:
        if line.best:
            assert len(line.best) == 1
    again = compare_runs([first, train(project, TINY)])
    assert again.settings == ()
    assert again.figures[0].best == frozenset()  # equal figures have no best one


def test_an_interrupted_run_is_compared_by_what_there_is(project: Project) -> None:
    first = only(project)
    second = train(project, TrainConfig(hidden=(8,), epochs=2, batch_size=16, seed=1))
    (second.folder / "result.json").unlink()
    found = compare_runs([first, Run(second.folder)])
    figures = {line.title: line for line in found.figures}
    assert figures["Micro F1"].values[1] == "–"
    assert figures["Micro F1"].best == {0}
    assert figures["Best epoch"].values[1] == "interrupted"


def test_one_run_or_six_are_not_compared(project: Project) -> None:
    run = only(project)
    for runs in ([run], [run, run], [run] * 6):
        with pytest.raises(EngineError, match="Choose two to 5 different runs"):
            compare_runs(runs)
