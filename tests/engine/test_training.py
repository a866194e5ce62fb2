"""The training loop: it learns, it does not cheat, and it gives the same each time."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
import torch
from builders import Ear
from safetensors.numpy import load_file
from trainable import Rows, new_run, separable_rows

from engine.data.dataset import Split
from engine.decide.metrics import constant_guess
from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Progress
from engine.training.config import TrainConfig
from engine.training.loop import train
from engine.training.model import load_model, score_rows
from engine.training.runs import Run, RunResult
from engine.training.schedule import batches_of

TINY = TrainConfig(hidden=(16,), epochs=3, batch_size=8)


def trained(
    folder: Path, rows: Rows, config: TrainConfig = TINY, *, ear: Ear | None = None
) -> tuple[Run, RunResult]:
    data = rows.data(folder / "features")
    run = new_run(folder / "runs", data, config)
    return run, train(data=data, run=run, reporter=ear or Ear())


def weights(run: Run) -> dict[str, bytes]:
    return {name: value.tobytes() for name, value in load_file(run.weights_path).items()}


def curve(run: Run) -> list[EpochEnd]:
    """Return the history less the clock."""
    return [dataclasses.replace(end, seconds=0.0) for end in run.history()]


@pytest.mark.parametrize("fusion", ["joint", "concat", "image", "text"])
def test_twenty_separable_rows_are_learned_by_heart(tmp_path: Path, fusion: str) -> None:
    rows = separable_rows()
    learned_by_heart = dataclasses.replace(
        rows,
        image=np.vstack([rows.image[:20]] * 2),
        text=np.vstack([rows.text[:20]] * 2),
        targets=np.vstack([rows.targets[:20]] * 2),
        splits=np.repeat([Split.TRAIN, Split.VAL], 20),
    )
    config = dataclasses.replace(
        TINY, fusion=fusion, epochs=15, lr=0.05, dropout=0.0, input_dropout=0.0
    )
    run, result = trained(tmp_path, learned_by_heart, config)
    assert result.metrics == {"micro_f1": 1.0, "macro_f1": 1.0, "samples_f1": 1.0}
    losses = [end.train_loss for end in run.history()]
    assert losses[-1] < 0.2 * losses[0]
    assert len(losses) == result.epochs == 15
    assert not result.stopped


def test_the_same_seed_gives_the_same_bits_and_another_seed_others(tmp_path: Path) -> None:
    rows = separable_rows(noise=3.0)
    one, _ = trained(tmp_path / "1", rows)
    torch.manual_seed(12345)
    torch.rand(100)
    two, _ = trained(tmp_path / "2", rows)
    other, _ = trained(tmp_path / "3", rows, dataclasses.replace(TINY, seed=1))
    assert curve(one) == curve(two) != curve(other)
    assert weights(one) == weights(two) != weights(other)


def test_validation_rows_never_reach_the_optimiser(tmp_path: Path) -> None:
    rows = separable_rows(noise=3.0)
    val = rows.splits == Split.VAL
    image, targets = rows.image.copy(), rows.targets.copy()
    image[val] = 100.0 * image[val][::-1] + 3.0
    targets[val] = 1 - targets[val]
    changed = dataclasses.replace(rows, image=image, targets=targets)
    one, _ = trained(tmp_path / "1", rows)
    two, _ = trained(tmp_path / "2", changed)
    assert [end.train_loss for end in curve(one)] == [end.train_loss for end in curve(two)]
    assert [end.val_loss for end in curve(one)] != [end.val_loss for end in curve(two)]
    # After a single epoch nothing is chosen, so the weights too have to be the same.
    once = dataclasses.replace(TINY, epochs=1)
    alike = [trained(tmp_path / f"once-{n}", r, once)[0] for n, r in enumerate((rows, changed))]
    assert weights(alike[0]) == weights(alike[1])


@pytest.mark.parametrize("share", ["dropout", "input_dropout", "modality_dropout"])
def test_dropout_acts_on_training_rows(tmp_path: Path, share: str) -> None:
    off = dataclasses.replace(TINY, dropout=0.0, input_dropout=0.0, modality_dropout=0.0)
    on = dataclasses.replace(off, **{share: 0.4})
    runs = [trained(tmp_path / str(n), separable_rows(), c)[0] for n, c in enumerate((off, on))]
    assert runs[0].history()[0].train_loss != runs[1].history()[0].train_loss


def test_labels_without_meaning_stay_near_the_constant_guess(tmp_path: Path) -> None:
    rows = separable_rows(300, 200)
    shuffled = dataclasses.replace(
        rows, targets=rows.targets[np.random.default_rng(5).permutation(500)]
    )
    config = dataclasses.replace(TINY, epochs=5, batch_size=32, lr=0.02)
    guess = constant_guess(shuffled.targets[300:]).samples_f1
    assert trained(tmp_path / "no", shuffled, config)[1].metrics["samples_f1"] < guess + 0.1
    assert trained(tmp_path / "yes", rows, config)[1].metrics["samples_f1"] > guess + 0.3


@pytest.mark.parametrize("keep_best", ["micro_f1", "macro_f1", "samples_f1"])
def test_the_best_epoch_is_kept(tmp_path: Path, keep_best: str) -> None:
    config = dataclasses.replace(TINY, epochs=8, lr=0.05, keep_best=keep_best)
    rows = separable_rows(20, 40, noise=4.0)
    run, result = trained(tmp_path, rows, config)
    values = [getattr(end, keep_best) for end in run.history()]
    assert result.best_epoch == 1 + values.index(max(values))
    assert [end.best for end in run.history()] == [
        value > max(values[:n], default=-1.0) for n, value in enumerate(values)
    ]
    assert result.metrics[keep_best] == max(values)
    # The weights on disk are those of that epoch.
    data = rows.data(tmp_path / "again")
    scores = score_rows(load_model(run), data, data.val)
    stored, there = run.scores_of(data.dataset.items)
    assert there.all()
    # Rounding depends on which rows share a batch.
    np.testing.assert_allclose(stored[data.val], scores, rtol=1e-5)


@pytest.mark.parametrize(
    ("rows", "settings", "steps"),
    [
        (10_000, {}, 20),  # 512 rows each
        (1_000, {}, 8),  # 125 rows each: fewer steps than eight would learn less
        (100, {}, 6),  # not below 16 rows
        (10, {}, 1),
        (1_000, {"least_steps": 1}, 2),
        (1_000, {"batch_size": 0}, 1),
        (1_000, {"batch_size": 8}, 125),
    ],
)
def test_few_rows_make_smaller_batches(rows: int, settings: dict[str, int], steps: int) -> None:
    given = {"batch_size": 512, "least_steps": 8, **settings}
    assert batches_of(rows, **given) == steps


def test_what_is_told_while_training(tmp_path: Path) -> None:
    ear = Ear()
    run, _ = trained(tmp_path, separable_rows(), ear=ear)
    ends = [event for event in ear.events if isinstance(event, EpochEnd)]
    assert ends == run.history()
    assert [end.epoch for end in ends] == [1, 2, 3]
    steps = [e for e in ear.events if isinstance(e, Progress) and e.what == "Training"]
    assert [step.done for step in steps] == list(range(1, 10))
    assert {step.total for step in steps} == {9}
    assert all(0 < end.lr <= TINY.lr and end.seconds > 0 for end in ends)


def test_a_stop_keeps_the_best_epoch_and_says_so(tmp_path: Path) -> None:
    whole, _ = trained(tmp_path / "whole", separable_rows())
    run, result = trained(tmp_path / "stopped", separable_rows(), ear=Ear(stop_at=8))
    assert result.stopped
    assert result.epochs == 2
    assert run.result == result
    assert curve(run) == curve(whole)[:2]
    assert result.best_epoch == max(end.epoch for end in run.history() if end.best)
    assert not run.checkpoint_path.exists()
    assert load_model(run)


@pytest.mark.parametrize("check", [1, 3])
def test_a_stop_in_the_first_epoch_leaves_no_folder(tmp_path: Path, check: int) -> None:
    with pytest.raises(Cancelled):
        trained(tmp_path, separable_rows(), ear=Ear(stop_at=check))
    assert list((tmp_path / "runs").iterdir()) == []


ROWS = separable_rows()
NONE = np.full_like(ROWS.image, np.nan)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            dataclasses.replace(ROWS, targets=np.full_like(ROWS.targets, -1)),
            "too few labelled photos",
        ),
        (dataclasses.replace(ROWS, targets=np.zeros_like(ROWS.targets)), "too few labelled photos"),
        (
            dataclasses.replace(ROWS, image=NONE, text=np.full_like(ROWS.text, np.nan)),
            "too few labelled",
        ),
        (separable_rows(1, 10), "too few labelled photos"),
        (separable_rows(0, 10), "too few labelled photos"),
        (separable_rows(20, 0), "No labelled row is set aside for validation"),
    ],
    ids=["unknown", "no positives", "no features", "one row", "no rows", "no validation"],
)
def test_rows_that_cannot_teach_are_refused(tmp_path: Path, rows: Rows, sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        rows.data(tmp_path)


@pytest.mark.parametrize("gap", ["image", "text", "some"])
def test_a_missing_modality_is_no_obstacle(tmp_path: Path, gap: str) -> None:
    changes = {"image": ROWS.image.copy(), "text": ROWS.text.copy()}
    if gap == "some":
        changes["image"][::3] = np.nan
        changes["text"][1::4] = np.nan
    else:
        changes[gap][:] = np.nan
    run, _ = trained(tmp_path, dataclasses.replace(ROWS, **changes))
    assert np.isfinite(run.scores_of(np.arange(1, 31))[0]).all()


def test_a_loss_that_is_no_number_is_told(tmp_path: Path) -> None:
    config = TrainConfig(
        hidden=(128,) * 70, epochs=2, batch_size=8, lr=1.0, dropout=0.0, weight_decay=0.0,
        fusion="image",
    )  # fmt: skip
    with pytest.raises(EngineError, match=r"in epoch 1 its loss was no number.*too high; try 0\.1"):
        trained(tmp_path, separable_rows(100), config)
    assert list((tmp_path / "runs").iterdir()) == [], "nothing was learned that could go on"
