"""The bar at the bottom always says what is going on."""

from pathlib import Path

from PySide6.QtTest import QTest
from window_fixtures import Gate, MakeStage, Stage


def said(stage: Stage) -> str:
    return stage.window.job_bar.accessibleDescription()


def test_nothing_open_then_what_is_shown_saved_and_trained(
    make_stage: MakeStage, trained_project: Path
) -> None:
    stage = make_stage()
    assert said(stage) == "Nothing is open"
    stage.open(trained_project)
    run = stage.window.session.run
    assert run is not None
    assert "33 photos shown, 18 labels" in said(stage)
    assert "everything is saved" in said(stage)
    assert f"run {run.run.id}, micro F1" in said(stage)
    stage.search("bicycle")
    shown = len(stage.shown())
    assert f"{shown} of 33 photos shown" in said(stage)
    stage.search("")
    assert "33 photos shown" in said(stage)


def test_an_edit_is_saved_before_it_is_said(stage: Stage) -> None:
    assert "no run yet" in said(stage)
    QTest.keyClick(stage.window.browse.grid, "2")
    stage.settle()
    assert "everything is saved" in said(stage)


def test_work_tells_what_how_far_and_gives_the_bar_back(
    make_stage: MakeStage, project: Path
) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(project)
    stage.window.train.start()
    stage.wait(gate.reached.is_set)
    assert not stage.window.job_bar.is_idle
    assert said(stage)
    gate.open.set()
    stage.settle()
    assert stage.window.job_bar.is_idle
    assert "photos shown" in said(stage)
