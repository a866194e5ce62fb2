"""A training that was killed goes on as if nothing had happened."""

import dataclasses
import json
import os
import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from builders import Ear
from safetensors.numpy import load_file
from safetensors.torch import load_file as load_tensors
from safetensors.torch import save_file
from trainable import new_run, separable_rows

from engine.errors import EngineError
from engine.events import EpochEnd, Event, Gate, Note
from engine.training.config import TrainConfig
from engine.training.data import TrainingData
from engine.training.loop import train
from engine.training.model import load_model
from engine.training.runs import Run

CONFIG = TrainConfig(hidden=(8,), epochs=4, batch_size=8, lr=0.01)


class _Dies(BaseException):
    """Ends the work at once, like a kill: nothing in the engine expects it."""


class _Mortal(Ear):
    """Dies at the n-th check, and so in the middle of an epoch."""

    def __init__(self, *, at: int) -> None:
        super().__init__()
        self._at = at

    def check(self) -> None:
        super().check()
        if self.checks == self._at:
            raise _Dies


class _Halting(Ear):
    """Is paused at the n-th check, and let go on by another thread once it is held."""

    def __init__(self, *, at: int, stop: bool = False) -> None:
        super().__init__()
        self.gate = Gate()
        self._at, self._stop = at, stop

    def check(self) -> None:
        super().check()
        if self.checks == self._at:
            self.gate.pause()
            threading.Thread(target=self._let_go, name="let go").start()
        self.gate.check()

    def _let_go(self) -> None:
        moment = threading.Event()
        while not self.gate.held:
            moment.wait(0.001)
        (self.gate.stop if self._stop else self.gate.resume)()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> TrainingData:
    return separable_rows(noise=1.5).data(tmp_path_factory.mktemp("rows"))


@pytest.fixture(scope="module")
def whole(data: TrainingData, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a run that nobody interrupted."""
    run = new_run(tmp_path_factory.mktemp("whole"), data, CONFIG)
    train(data=data, run=run, reporter=Ear())
    return run


@pytest.fixture
def run(data: TrainingData, tmp_path: Path) -> Run:
    return new_run(tmp_path, data, CONFIG)


def result(run: Run) -> dict[str, object]:
    """Return all that a training makes, less the clock."""
    outcome = run.result
    assert outcome is not None
    weights = {name: value.tobytes() for name, value in load_file(run.weights_path).items()}
    return {
        "history": [dataclasses.replace(end, seconds=0.0) for end in run.history()],
        "weights": weights,
        "scores": run.scores_of(np.arange(1, 31))[0].tobytes(),
        "result": dataclasses.replace(outcome, seconds=0.0),
        "files": sorted(path.name for path in run.folder.iterdir()),
    }


def die_in_training(data: TrainingData, run: Run, *, at: int) -> None:
    with pytest.raises(_Dies):
        train(data=data, run=run, reporter=_Mortal(at=at))


def test_a_kill_at_any_step_changes_nothing_in_the_end(
    data: TrainingData, whole: Run, tmp_path: Path
) -> None:
    for step in range(1, 4 * 3 + 1):
        run = new_run(tmp_path / str(step), data, CONFIG)
        die_in_training(data, run, at=step)
        assert run.result is None
        assert run.usable == (step > 3)
        ear = Ear()
        train(data=data, run=Run(run.folder), reporter=ear)
        assert result(run) == result(whole)
        assert [e.epoch for e in ear.events if isinstance(e, EpochEnd)] == [1, 2, 3, 4]
        finished = (step - 1) // 3
        resumed = Note(text=f"Resumed run {run.id} after epoch {finished}.")
        assert (resumed in ear.events) == (finished > 0)


def test_a_pause_at_any_step_changes_nothing(
    data: TrainingData, whole: Run, tmp_path: Path
) -> None:
    for step in range(1, 4 * 3 + 1):
        run = new_run(tmp_path / str(step), data, CONFIG)
        ear = _Halting(at=step)
        train(data=data, run=run, reporter=ear)
        assert not ear.gate.held
        assert ear.checks == 12
        assert result(run) == result(whole)


def test_a_stop_ends_a_pause_and_keeps_the_best_epoch(data: TrainingData, run: Run) -> None:
    outcome = train(data=data, run=run, reporter=_Halting(at=8, stop=True))
    assert outcome.stopped
    assert outcome.epochs == 2
    assert run.usable


def test_a_kill_while_paused_is_a_kill_like_any_other(
    data: TrainingData, whole: Run, run: Run
) -> None:
    class Dying(_Halting):
        def _let_go(self) -> None:
            super()._let_go()

        def check(self) -> None:
            super().check()
            if self.checks == 8:
                raise _Dies

    with pytest.raises(_Dies):
        train(data=data, run=run, reporter=Dying(at=8))
    train(data=data, run=run, reporter=Ear())
    assert result(run) == result(whole)


def test_a_kill_between_any_two_files_changes_nothing_in_the_end(
    data: TrainingData, whole: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Die before and after each of the file changes that a training makes."""
    best = sum(end.best for end in whole.history())
    assert best > 1
    # In each epoch the history and the checkpoint, in the best ones weights; scores and result.
    changes = 4 * 2 + best + 2
    for moment in range(2 * changes):
        run = new_run(tmp_path / str(moment), data, CONFIG)
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", _dying(os.replace, at=moment))
            die_in_training(data, run, at=-1)
        train(data=data, run=Run(run.folder), reporter=Ear())
        assert result(run) == result(whole)


def _dying(replace: Callable[..., None], *, at: int) -> Callable[..., None]:
    calls = 0

    def replace_or_die(old: Path, new: Path) -> None:
        nonlocal calls
        calls += 2
        if calls - 2 == at:
            raise _Dies
        replace(old, new)
        if calls - 1 == at:
            raise _Dies

    return replace_or_die


def test_two_kills_are_no_worse_than_one(data: TrainingData, whole: Run, run: Run) -> None:
    die_in_training(data, run, at=5)
    die_in_training(data, run, at=6)
    train(data=data, run=run, reporter=Ear())
    assert result(run) == result(whole)


def test_a_training_that_was_over_but_for_its_last_word_is_finished(
    data: TrainingData, whole: Run, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise _Dies

    with monkeypatch.context() as patch:
        patch.setattr(Run, "finish", die)
        die_in_training(data, run, at=-1)
    ear = Ear()
    train(data=data, run=run, reporter=ear)
    assert ear.checks == 0
    assert result(run) == result(whole)


def spoil(path: Path, how: str) -> None:
    content = path.read_bytes()
    if how == "gone":
        path.unlink()
    elif how == "no epoch":
        save_file(load_tensors(path), path)
    elif how == "another model":
        tensors = load_tensors(path)
        name = next(name for name in tensors if name.startswith("model.") and "weight" in name)
        save_file({**tensors, name: tensors[name][:, :1].clone()}, path, {"epoch": "2"})
    elif how == "half an optimiser":
        tensors = load_tensors(path)
        some = {name: t for name, t in tensors.items() if not name.startswith("optimizer.1.")}
        save_file(some, path, {"epoch": "2"})
    else:
        path.write_bytes({"cut": content[:-9], "empty": b"", "garbage": b"\x07" * 4000}[how])


@pytest.mark.parametrize(
    "how", ["gone", "cut", "empty", "garbage", "no epoch", "another model", "half an optimiser"]
)
def test_with_a_checkpoint_that_cannot_be_read_it_starts_over(
    data: TrainingData, whole: Run, run: Run, how: str
) -> None:
    die_in_training(data, run, at=8)
    spoil(run.checkpoint_path, how)
    ear = Ear()
    train(data=data, run=run, reporter=ear)
    assert ear.checks == 12
    assert result(run) == result(whole)


@pytest.mark.parametrize("line", [b"", b"{half", b"[1, 2]\n", b'{"epoch": 3}\n', b"\xff\xfe"])
def test_a_history_torn_at_its_end_is_read_up_to_there(
    data: TrainingData, whole: Run, run: Run, line: bytes
) -> None:
    die_in_training(data, run, at=8)
    path = run.folder / "history.jsonl"
    with path.open("ab") as stream:
        stream.write(line)
    assert len(run.history()) == 2
    train(data=data, run=run, reporter=Ear())
    assert result(run) == result(whole)


def test_a_history_shorter_than_the_checkpoint_starts_over(
    data: TrainingData, whole: Run, run: Run
) -> None:
    die_in_training(data, run, at=8)
    path = run.folder / "history.jsonl"
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    ear = Ear()
    train(data=data, run=run, reporter=ear)
    assert ear.checks == 12
    assert result(run) == result(whole)


def test_damaged_weights_give_a_sentence(data: TrainingData, whole: Run, run: Run) -> None:
    for content in (b"", whole.weights_path.read_bytes()[:-5], b"\x07" * 4000):
        run.weights_path.write_bytes(content)
        with pytest.raises(EngineError, match=r"weights\.safetensors cannot be read"):
            load_model(run)
    run.weights_path.write_bytes(whole.weights_path.read_bytes())
    settings = json.loads((run.folder / "config.json").read_text(encoding="utf-8"))
    settings["config"]["hidden"] = [9]
    (run.folder / "config.json").write_text(json.dumps(settings), encoding="utf-8")
    with pytest.raises(EngineError, match=r"weights\.safetensors cannot be read"):
        load_model(Run(run.folder))


def test_events_of_finished_epochs_are_told_again_first(data: TrainingData, run: Run) -> None:
    die_in_training(data, run, at=8)
    ear = Ear()
    train(data=data, run=run, reporter=ear)
    kinds: list[type[Event]] = [type(event) for event in ear.events[:3]]
    assert kinds == [Note, EpochEnd, EpochEnd]
