"""Better settings: trials that are listed as they end, stopped and gone on with."""

import threading
from pathlib import Path

import pytest
from study_pages import click, line, search_of, settle
from window_fixtures import (
    LIMIT_MS,
    MakeStage,
    Stage,
    train_run,
)

from engine.search import project as search_module
from engine.training.config import TrainConfig
from engine.training.recipes import RECIPES

pytestmark = pytest.mark.usefixtures("tiny_studies")


def test_trials_are_listed_as_they_end_and_the_best_goes_to_the_train_page(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = iter([0.5, 0.75, 0.625])
    gate, go_on = threading.Event(), threading.Event()

    def f1(*_: object) -> float:
        value = next(values)
        if value == 0.75:
            gate.set()
            assert go_on.wait(LIMIT_MS / 1000)
        return value

    monkeypatch.setattr(search_module, "held_out_f1", f1)
    study = search_of(stage)
    assert study.panel.summary.text() == "0 of 3 trials are done."
    assert not study.use.isEnabled()
    click(study.buttons.start)
    stage.wait(gate.is_set)
    stage.wait(lambda: study.trials.rowCount() == 2)
    assert line(study.trials, "1")[1:3] == ["50.00", "done, best"]
    assert line(study.trials, "1")[4] == "nothing"
    assert line(study.trials, "2")[2] == "training…"
    assert study.panel.summary.text() == "1 of 3 trials are done."
    assert not study.panel.recipe.isEnabled()
    go_on.set()
    settle(stage)
    assert [line(study.trials, str(n))[1] for n in (1, 2, 3)] == ["50.00", "75.00", "62.50"]
    assert line(study.trials, "2")[2] == "done, best"
    assert "dropout" in line(study.trials, "2")[4]
    assert "Best samples F1 75.00, the recipe 50.00, at threshold 0.5" in study.verdict.text()
    assert study.plot.points("Best so far")[1].tolist() == [50, 75, 75]
    assert study.plot.points("The recipe")[1].tolist() == [50, 50, 50]
    assert study.buttons.why.text() == "3 trials are done. Ask for more to go on."
    best = study._study.best.config
    click(study.use)
    window = stage.window
    assert window.stack.currentWidget() is window.train
    shown = window.train.config()
    for name in ("fusion", "epochs", "batch_size", "lr", "dropout", "seed"):
        assert getattr(shown, name) == pytest.approx(getattr(best, name), abs=0.005), name


def test_a_search_is_stopped_and_goes_on(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on = threading.Event(), threading.Event()
    made: list[float] = []

    def f1(*_: object) -> float:
        made.append(0.5)
        if len(made) == 1:
            reached.set()
            assert go_on.wait(LIMIT_MS / 1000)
        return 0.5

    monkeypatch.setattr(search_module, "held_out_f1", f1)
    study = search_of(stage)
    click(study.buttons.start)
    stage.wait(reached.is_set)
    click(study.buttons.stop)
    go_on.set()
    settle(stage)
    assert study.trials.rowCount() == 1
    assert study.panel.summary.text() == "1 of 3 trials are done."
    study.panel.trials.setValue(2)
    click(study.buttons.start)
    settle(stage)
    assert len(made) == 2
    assert study.trials.rowCount() == 2


def test_each_search_shows_its_own_trials_also_after_reopening(
    make_stage: MakeStage, project: Path
) -> None:
    stage = make_stage()
    stage.open(project)
    study = search_of(stage, trials=2)
    click(study.buttons.start)
    settle(stage)
    former = [line(study.trials, str(n)) for n in (1, 2)]
    verdict = study.verdict.text()
    study.panel.objective.setCurrentIndex(1)
    settle(stage)
    assert study.trials.rowCount() == 0
    assert not study.use.isEnabled()
    study.panel.objective.setCurrentIndex(0)
    settle(stage)
    assert [line(study.trials, str(n)) for n in (1, 2)] == former
    stage.window.close()
    stage = make_stage()
    stage.open(project)
    study = search_of(stage, trials=2)
    assert [line(study.trials, str(n)) for n in (1, 2)] == former
    assert study.verdict.text() == verdict
    for name in RECIPES:
        study.panel.recipe.setCurrentIndex(study.panel.recipe.findData(name))
        assert study.panel.plan().base == RECIPES[name]
    settle(stage)
    assert study.trials.rowCount() == 0


def test_a_damaged_study_file_is_told_where_start_is(stage: Stage, project: Path) -> None:
    project.with_name("animals-search.db").write_bytes(b"no database" * 1000)
    train_run(project, TrainConfig(hidden=(4,), epochs=1))  # makes the features that a look needs
    study = search_of(stage)
    assert "cannot be read or written" in study.panel.summary.text()


def test_a_time_limit_is_minutes_and_none_at_first(stage: Stage) -> None:
    study = search_of(stage)
    assert study.panel.plan().seconds == float("inf")
    assert study.panel.minutes.text() == "No limit"
    study.panel.minutes.setValue(2)
    assert study.panel.plan().seconds == 120
