"""Every method, of the paper and beyond: each learns, repeats itself and never cheats."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from builders import Ear
from safetensors.numpy import load_file
from trainable import Rows, new_run, separable_rows

from engine.data.dataset import Split
from engine.decide.metrics import evaluate
from engine.decide.ranking import rank
from engine.decide.thresholds import decide
from engine.errors import EngineError
from engine.events import Note
from engine.training.config import TrainConfig
from engine.training.loop import train
from engine.training.runs import Run, RunResult

QUICK = TrainConfig(
    hidden=(16,), stacker_hidden=(16,), epochs=12, batch_size=16, lr=0.03, dropout=0.1,
    input_dropout=0.0, keep="last",
)  # fmt: skip
PAPER = TrainConfig(
    hidden=(32,), concat_hidden=(32, 16), stacker_hidden=(16,), standardise=False, epochs=30,
    batch_size=0, least_steps=1, lr=0.02, optimizer="adam", schedule="constant", reduction="sum",
    weight_decay=2e-4, dropout=0.1, concat_dropout=0.0, input_dropout=0.0, modality_dropout=0.0,
    keep="last",
)  # fmt: skip

METHODS: dict[str, TrainConfig] = {
    **{
        f"{fusion}, {head}": dataclasses.replace(PAPER, fusion=fusion, head=head)
        for fusion in ("image", "text", "concat", "sum", "mixed", "joint")
        for head in ("mlp", "linear", "gmlp")
    },
    **{
        f"{fusion}, gmlp-sgu": dataclasses.replace(PAPER, fusion=fusion, head="gmlp-sgu")
        for fusion in ("concat", "mixed")
    },
    **{
        f"{fusion}, {loss}": dataclasses.replace(PAPER, fusion=fusion, loss=loss)
        for fusion in ("concat", "sum")
        for loss in ("focal", "asl")
    },
    "five layers": dataclasses.replace(PAPER, hidden=(32, 24, 16)),
    "stepped rate": dataclasses.replace(PAPER, schedule="step", milestones=(20, 25)),
    "stacker out of fold": dataclasses.replace(PAPER, fusion="sum", folds=3),
    "moving average": dataclasses.replace(QUICK, ema=0.7),
    "three folds": dataclasses.replace(QUICK, folds=3),
    "concat branch": dataclasses.replace(QUICK, concat_branch=True),
    "balanced by label": dataclasses.replace(QUICK, balance="sqrt"),
    "balanced by cell": dataclasses.replace(QUICK, balance="distribution"),
    "ReLU": dataclasses.replace(QUICK, activation="relu"),
    "leaky ReLU": dataclasses.replace(QUICK, activation="leaky-relu"),
    "bf16": dataclasses.replace(QUICK, precision="bf16"),
}
ROWS = separable_rows(60, 40)


def trained(
    folder: Path, rows: Rows, config: TrainConfig, *, ear: Ear | None = None
) -> tuple[Run, RunResult]:
    data = rows.data(folder / "features", config)
    run = new_run(folder / "runs", data, config)
    return run, train(data=data, run=run, reporter=ear or Ear())


def weights(run: Run) -> dict[str, bytes]:
    return {name: value.tobytes() for name, value in load_file(run.weights_path).items()}


@pytest.mark.parametrize("name", METHODS)
def test_it_learns_what_can_be_learned(tmp_path: Path, name: str) -> None:
    config = METHODS[name]
    run, result = trained(tmp_path, ROWS, config)
    scores, _ = run.scores_of(np.arange(1, 101))
    val = ROWS.splits == Split.VAL
    # Not at threshold 0.5, from which some losses shift all scores away.
    ranking = rank(ROWS.targets[val], scores[val])
    assert ranking.mean_average_precision > 0.97
    assert result.epochs == config.epochs * len({end.stage for end in run.history()})
    assert not result.diverged
    if config.loss == "bce":
        assert evaluate(ROWS.targets[val], decide(scores[val], 0.5)).micro_f1 > 0.93


@pytest.mark.parametrize("name", METHODS)
def test_the_same_seed_gives_the_same_bits(tmp_path: Path, name: str) -> None:
    config = dataclasses.replace(METHODS[name], epochs=3, milestones=(2,))
    runs = [trained(tmp_path / str(n), ROWS, config)[0] for n in range(2)]
    assert weights(runs[0]) == weights(runs[1])
    other, _ = trained(tmp_path / "other", ROWS, dataclasses.replace(config, seed=1))
    assert weights(other) != weights(runs[0])


@pytest.mark.parametrize("name", METHODS)
def test_validation_rows_never_reach_the_optimiser(tmp_path: Path, name: str) -> None:
    val = ROWS.splits == Split.VAL
    image, targets = ROWS.image.copy(), ROWS.targets.copy()
    image[val] = 100.0 * image[val][::-1] + 3.0
    targets[val] = 1 - targets[val]
    changed = dataclasses.replace(ROWS, image=image, targets=targets)
    # The last epoch is kept, whatever validation says of it.
    config = dataclasses.replace(METHODS[name], epochs=2, milestones=(1,))
    one, two = (
        trained(tmp_path / str(n), rows, config)[0] for n, rows in enumerate((ROWS, changed))
    )
    assert weights(one) == weights(two)
    assert [end.val_loss for end in one.history()] != [end.val_loss for end in two.history()]


@pytest.mark.parametrize("name", ["three folds", "stacker out of fold"])
def test_a_fold_s_model_never_sees_its_rows(tmp_path: Path, name: str) -> None:
    config = dataclasses.replace(METHODS[name], epochs=2)
    data = ROWS.data(tmp_path / "features", config)
    held = data.train[data.fold == 0]
    image = ROWS.image.copy()
    image[held] = image[held][::-1] * 7.0
    data_after = dataclasses.replace(ROWS, image=image).data(tmp_path / "changed", config)
    assert (data_after.fold == data.fold).all()
    found = []
    for number, rows in enumerate((data, data_after)):
        run = new_run(tmp_path / f"runs-{number}", rows, config)
        train(data=rows, run=run, reporter=Ear())
        found.append(load_file(run.weights_path))
    branch = next(key for key in found[0] if key.startswith("branches.") and "weight" in key)
    assert (found[0][branch][0] == found[1][branch][0]).all()
    assert (found[0][branch][1] != found[1][branch][1]).any()


def test_labels_in_another_order_are_learned_as_well(tmp_path: Path) -> None:
    order = [2, 0, 1]
    turned = dataclasses.replace(ROWS, targets=ROWS.targets[:, order])
    plain, _ = trained(tmp_path / "1", ROWS, QUICK)
    other, _ = trained(tmp_path / "2", turned, QUICK)
    first, second = plain.scores_of(np.arange(1, 101))[0], other.scores_of(np.arange(1, 101))[0]
    assert (decide(first, 0.5)[:, order] == decide(second, 0.5)).mean() > 0.97


def test_labels_without_meaning_stay_at_chance_out_of_fold(tmp_path: Path) -> None:
    rows = separable_rows(300, 100)
    shuffled = dataclasses.replace(
        rows, targets=rows.targets[np.random.default_rng(5).permutation(400)]
    )
    config = dataclasses.replace(QUICK, folds=3, epochs=4)
    for case, low, high in ((shuffled, 0.3, 0.55), (rows, 0.97, 1.0)):
        run, _ = trained(tmp_path / str(high), case, config)
        stored = run.stored_scores(np.arange(1, 301))
        assert stored.held_out.all()
        assert low <= rank(case.targets[:300], stored.scores).mean_average_precision <= high


@pytest.mark.parametrize("method", ["three folds", "sum, mlp", "joint, mlp", "balanced by cell"])
@pytest.mark.parametrize(
    "case", ["label without positives", "label always there", "one label", "few rows"]
)
def test_poor_rows_train_too(tmp_path: Path, method: str, case: str) -> None:
    rows = separable_rows(20, 10)
    targets = rows.targets.copy()
    if case == "label without positives":
        targets[:, 1] = 0
    elif case == "label always there":
        targets[:, 1] = 1
    elif case == "one label":
        targets = targets[:, :1]
    else:
        # As few as the method admits: two, or two a fold.
        count = 6 if "fold" in method else 2
        rows = separable_rows(count, 1)
        targets = rows.targets.copy()
        targets[0, 0] = 1
    config = dataclasses.replace(METHODS[method], epochs=2)
    run, result = trained(tmp_path, dataclasses.replace(rows, targets=targets), config)
    assert np.isfinite(run.scores_of(np.arange(1, len(targets) + 1))[0]).all()
    assert all(0 <= value <= 1 for value in result.metrics.values())


def test_too_few_rows_for_the_folds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match="3 folds need at least 6 training rows, and there are 5"):
        trained(tmp_path, separable_rows(5, 2), METHODS["three folds"])


@pytest.mark.parametrize("fusion", ["image", "joint", "sum"])
def test_features_that_say_nothing_are_refused(tmp_path: Path, fusion: str) -> None:
    config = dataclasses.replace(METHODS[f"{fusion}, mlp"], epochs=1)
    constant = dataclasses.replace(ROWS, image=np.ones_like(ROWS.image))
    with pytest.raises(EngineError, match="All photos have the same features"):
        trained(tmp_path, constant, config)


def test_features_that_are_no_numbers_name_their_photo(tmp_path: Path) -> None:
    data = ROWS.data(tmp_path / "features", QUICK)
    assert data.resident is not None
    data.resident["text"][7, 2] = float("nan")  # as of a damaged disk
    with pytest.raises(EngineError, match=r"text features of '7\.png' hold a value that is no num"):
        train(data=data, run=new_run(tmp_path / "runs", data, QUICK), reporter=Ear())


def test_an_exploding_loss_is_told_stopped_and_the_best_epoch_kept(tmp_path: Path) -> None:
    ear = Ear()
    config = dataclasses.replace(
        PAPER, fusion="joint", lr=0.9, epochs=100, keep="best", hidden=(64, 64, 64), dropout=0.9
    )
    run, result = trained(tmp_path, separable_rows(60, 40, noise=8.0), config, ear=ear)
    assert result.diverged
    assert result.stopped
    assert result.epochs < 100
    told = [event.text for event in ear.events if isinstance(event, Note)]
    assert any("has diverged" in text and "try 0.09" in text for text in told)
    assert any("The best epoch before is kept" in text for text in told)
    assert all(np.isfinite(value).all() for value in load_file(run.weights_path).values())
    kept = max(run.history(), key=lambda end: (end.micro_f1, -end.epoch))
    assert (result.best_epoch, result.metrics["micro_f1"]) == (kept.epoch, kept.micro_f1)
