"""The rules of a study, with curves played instead of trained; and what it may turn."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from builders import Ear
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Reporter, Silent
from engine.search.plan import SearchPlan
from engine.search.project import held_out_f1
from engine.search.space import apply_point, changed_settings, search_space, start_point
from engine.search.study import Trainer, run_study
from engine.training.config import TrainConfig
from engine.training.recipes import RECIPES, recipe
from engine.training.setting_texts import parse_setting


def curve(value: float, *, epochs: int = 10) -> list[EpochEnd]:
    """Return epochs that all have one F1."""
    return [
        EpochEnd(epoch=epoch, epochs=epochs, train_loss=0.1, val_loss=0.1, micro_f1=value,
                 macro_f1=value, samples_f1=value, lr=0.1, seconds=1.0, best=False)
        for epoch in range(1, epochs + 1)
    ]  # fmt: skip


def playing(values: Callable[[int, TrainConfig], float], made: list[TrainConfig]) -> Trainer:
    """Return a trainer that plays a curve instead of training; ``made`` gets what is finished."""
    calls = 0

    def train(config: TrainConfig, reporter: Reporter) -> float:
        nonlocal calls
        calls += 1
        value = values(calls, config)
        for end in curve(value):
            reporter.check()
            reporter.emit(end)
        made.append(config)
        return value

    return train


PLAN = SearchPlan(base=recipe("fast"), trials=8)


def test_a_hopeless_trial_is_given_up_early(tmp_path: Path) -> None:
    made: list[TrainConfig] = []
    train = playing(lambda call, _: 0.1 if call >= 6 else 0.5 + call / 100, made)
    result = run_study(tmp_path / "s.db", PLAN, "f", train, Silent())
    states = [trial.state for trial in result.trials]
    assert states == ["complete"] * 5 + ["pruned"] * 3
    assert len(made) == 5
    assert result.best.value == 0.55
    assert result.trials[-1].value is None


def test_a_long_training_is_compared_by_its_share_not_its_epoch(tmp_path: Path) -> None:
    """Behind at the same epoch, ahead at the same share of the way: it must be kept."""
    lengths = iter([4] * 6 + [40] * 2)

    def train(_config: TrainConfig, reporter: Reporter) -> float:
        epochs = next(lengths)
        for epoch in range(1, epochs + 1):
            reporter.check()
            share = epoch / epochs
            reporter.emit(
                EpochEnd(epoch=epoch, epochs=epochs, train_loss=0.1, val_loss=0.1, micro_f1=share,
                         macro_f1=share, samples_f1=share, lr=0.1, seconds=1.0, best=True)
            )  # fmt: skip
        return 0.9

    result = run_study(tmp_path / "s.db", PLAN, "f", train, Silent())
    assert [trial.state for trial in result.trials] == ["complete"] * 8


def test_a_stop_from_the_reporter_fails_the_trial_and_it_is_tried_again(tmp_path: Path) -> None:
    made: list[TrainConfig] = []
    train = playing(lambda call, _: call / 100, made)
    stopped = run_study(tmp_path / "s.db", PLAN, "f", train, Ear(stop_at=27))
    assert stopped.stopped
    assert len(stopped.trials) == len(made) == 2
    result = run_study(tmp_path / "s.db", PLAN, "f", train, Silent())
    straight: list[TrainConfig] = []
    run_study(tmp_path / "t.db", PLAN, "f", playing(lambda call, _: call / 100, straight), Silent())
    assert [trial.config for trial in result.trials] == made == straight
    with pytest.raises(Cancelled):
        run_study(tmp_path / "u.db", PLAN, "f", train, Ear(stop_at=5))


KILLED = """
import os, signal, sys
from pathlib import Path
from engine.events import Silent
from engine.search.plan import SearchPlan
from engine.search.study import run_study
from engine.training.recipes import recipe
calls = 0
def train(config, reporter):
    global calls
    calls += 1
    if calls == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    return calls / 100
run_study(Path(sys.argv[1]), SearchPlan(base=recipe("fast"), trials=8), "f", train, Silent())
"""


def kill_in_trial(path: Path, number: int) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(path), str(number)])
    assert done.returncode == -signal.SIGKILL


def test_a_killed_trial_is_made_again_but_not_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    kill_in_trial(path, 3)
    made: list[TrainConfig] = []
    plan = SearchPlan(base=recipe("fast"), trials=3)
    result = run_study(path, plan, "f", playing(lambda _, __: 0.03, made), Silent())
    assert (result.new, len(made)) == (1, 1)
    straight = run_study(tmp_path / "t.db", plan, "f", lambda *_: 0.5, Silent())
    assert [t.config for t in result.trials] == [t.config for t in straight.trials]
    kill_in_trial(path, 1)
    kill_in_trial(path, 1)
    result = run_study(path, PLAN, "f", playing(lambda _, __: 0.01, made), Silent())
    assert [trial.state for trial in result.trials].count("failed") == 1
    assert "ended each time" in result.trials[3].reason


def test_settings_that_cannot_be_trained_are_told_and_not_tried_again(tmp_path: Path) -> None:
    def sometimes(call: int, _: TrainConfig) -> float:
        if call == 2:
            raise EngineError("The training has diverged.")
        return 0.5

    train = playing(sometimes, [])
    plan = SearchPlan(base=recipe("fast"), trials=3)
    result = run_study(tmp_path / "s.db", plan, "f", train, Silent())
    assert [trial.state for trial in result.trials] == ["complete", "failed", "complete"]
    assert result.trials[1].reason == "The training has diverged."
    assert run_study(tmp_path / "s.db", plan, "f", train, Silent()).new == 0


def test_what_fails_again_and_again_is_no_fault_of_the_settings(tmp_path: Path) -> None:
    def full(call: int, _: TrainConfig) -> float:
        if call > 1:
            raise EngineError("The disk is full.")
        return 0.5

    with pytest.raises(EngineError, match="disk is full"):
        run_study(tmp_path / "s.db", PLAN, "f", playing(full, []), Silent())
    result = run_study(tmp_path / "s.db", PLAN, "f", playing(lambda *_: 0.5, []), Silent())
    assert [trial.state for trial in result.trials].count("failed") == 1


def test_a_defect_comes_out_and_its_trial_is_made_again(tmp_path: Path) -> None:
    def broken(call: int, _: TrainConfig) -> float:
        return 0.5 / (2 - call)

    with pytest.raises(ZeroDivisionError):
        run_study(tmp_path / "s.db", PLAN, "f", playing(broken, []), Silent())
    plan = SearchPlan(base=recipe("fast"), trials=2)
    result = run_study(tmp_path / "s.db", plan, "f", playing(lambda *_: 0.5, []), Silent())
    assert [trial.state for trial in result.trials] == ["complete"] * 2


def test_time_ends_a_search_after_the_recipe(tmp_path: Path) -> None:
    plan = SearchPlan(base=recipe("fast"), seconds=1e-9)
    result = run_study(tmp_path / "s.db", plan, "f", lambda *_: 0.5, Silent())
    assert [trial.config for trial in result.trials] == [recipe("fast")]


def test_of_equal_trials_the_recipe_is_the_best(tmp_path: Path) -> None:
    result = run_study(tmp_path / "s.db", PLAN, "f", lambda *_: 0.5, Silent())
    assert result.best.config == recipe("fast")


def test_a_study_may_stand_under_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "100% of what? #1 ü"
    folder.mkdir()
    run_study(folder / "s&t.db", SearchPlan(base=recipe("fast"), trials=1), "f", lambda *_: 0.5,
              Silent())  # fmt: skip
    assert os.listdir(folder) == ["s&t.db"]


@pytest.mark.parametrize("name", RECIPES)
@given(draw=st.data())
def test_every_point_is_a_setting_that_can_be_typed(name: str, draw: st.DataObject) -> None:
    base = recipe(name)
    axes = search_space(base)
    assert apply_point(base, start_point(base, axes)) == base
    point = {
        key: draw.draw(st.integers(int(axis.low), int(axis.high)) if axis.whole
                       else st.floats(axis.low, axis.high))
        for key, axis in axes.items()
    }  # fmt: skip
    config = apply_point(base, point)
    typed = changed_settings(config, base)
    assert recipe(name, **{key: parse_setting(key, text) for key, text in typed.items()}) == config


def test_what_the_recipe_has_off_the_axis_stays(tmp_path: Path) -> None:
    assert set(search_space(recipe("paper-as-run"))) == {"lr", "dropout", "input_dropout"}
    assert "hidden_width" not in search_space(recipe("fast", hidden=(300,)))
    assert "branch_weight" not in search_space(recipe("caption-only"))
    plan = SearchPlan(base=recipe("fast"), pinned=frozenset({"lr", "hidden"}), trials=8)
    result = run_study(tmp_path / "s.db", plan, "f", lambda *_: 0.5, Silent())
    assert {(t.config.lr, t.config.hidden) for t in result.trials} == {(4e-3, (512,))}
    assert len({t.config.dropout for t in result.trials}) == 8


def test_thresholds_are_found_on_other_rows() -> None:
    rng = np.random.default_rng(0)
    targets = (rng.random((400, 3)) < 0.3).astype(np.int8)
    targets[~targets.any(axis=1), 0] = 1  # the fallback would spoil a row without labels
    low = (0.1 * targets + 0.1).astype(np.float32)
    assert held_out_f1(low, targets, "micro") == 1.0
    assert held_out_f1(low[:20], targets[:20], "micro") < 1.0
    noise = rng.random((400, 3)).astype(np.float32)
    few = np.zeros((400, 3), dtype=np.int8)
    few[::80] = 1
    assert held_out_f1(noise, few, "macro") < 0.2
