"""What a training is said to cost, against counts by hand, real models and real trainings."""

import dataclasses
import time
from pathlib import Path

import numpy as np
import pytest
from builders import dataset_of
from fakes import FakeEncoder

from engine.data.dataset import UNKNOWN
from engine.experiments.cost import PAPER_SIZE, core_minutes, size_of, work_of
from engine.experiments.paper import EXPERIMENTS
from engine.training import cost
from engine.training.config import TrainConfig
from engine.training.cost import Past, Size, estimate, memory, operations, seconds
from engine.training.recipes import RECIPES, recipe

BY_ID = {experiment.id: experiment for experiment in EXPERIMENTS}
STACKER = 18 * 1024 + 1024 * 512 + 512 * 18
HEAD = 768 * 2048 + 2048 * 18
SIZE = Size(train_rows=6630, val_rows=1170, image_dim=1280, text_dim=384, labels=18)


@pytest.mark.parametrize(
    ("name", "weights", "epochs"),
    [
        ("t3_image", HEAD, 200),
        ("t3_sum", 2 * HEAD + STACKER, 200),
        ("t3_concat", 1536 * 2048 + 2048 * 1024 + 1024 * 512 + 512 * 18, 200),
        ("t2_gmlp", 6 * 768 * 768 + 768 * 18, 200),
        ("t8_400", 2 * HEAD + STACKER, 400),
    ],
)
def test_six_operations_a_weight_row_and_epoch(name: str, weights: int, epochs: int) -> None:
    assert operations(BY_ID[name].config, PAPER_SIZE) == 6 * weights * 25_000 * epochs


def test_mixed_trains_all_three_heads_and_a_stacker() -> None:
    parts = [operations(BY_ID[name].config, PAPER_SIZE) for name in ("t3_sum", "t3_concat")]
    assert operations(BY_ID["t3_mixed"].config, PAPER_SIZE) == sum(parts)


def test_of_five_members_four_learn_from_a_row() -> None:
    one, five = (operations(TrainConfig(folds=folds), SIZE) for folds in (1, 5))
    assert five == 4 * one


@pytest.mark.parametrize("fusion", ["joint", "concat", "sum", "mixed", "image", "text"])
@pytest.mark.parametrize("head", ["mlp", "gmlp", "gmlp-sgu", "linear"])
def test_the_weights_are_those_of_the_model(fusion: str, head: str) -> None:
    from engine.heads.fusion import FusionModel, ModelShape

    if head == "gmlp-sgu" and fusion not in ("concat", "mixed"):
        return
    config = TrainConfig(fusion=fusion, head=head, hidden=(32, 16), concat_hidden=(24,), folds=2)
    model = FusionModel(
        ModelShape(
            fusion=fusion, head=head, image_dim=40, text_dim=24, labels=5, members=2,
            hidden=(32, 16), concat_hidden=(24,),
        )
    )  # fmt: skip
    size = Size(train_rows=100, val_rows=10, image_dim=40, text_dim=24, labels=5)
    real = 0
    for name, p in model.named_parameters():
        if p.ndim == 3 and not name.endswith(".mix"):
            members = 1 if name.startswith("stacker") else 2
            meetings = 2 if "concat.blocks" in name else 1  # the image, then the caption
            real += meetings * p.numel() // members
    assert operations(config, size) == 6 * real * 100 * config.epochs
    assert cost.stage_count(config) == len(model.stages)


def test_the_sizes_of_the_word_branch_are_those_of_the_engine() -> None:
    import inspect

    from engine.features.lexical import fit_lexicon
    from engine.heads.fusion import WORD_WIDTH

    assert cost._WORD_WIDTH == WORD_WIDTH
    assert inspect.signature(fit_lexicon).parameters["most"].default == cost._TERMS


@pytest.mark.parametrize(
    "more",
    [
        {"epochs": 16}, {"hidden": (512, 512)}, {"folds": 3}, {"lexical": True},
        {"batch_size": 64}, {"concat_branch": True}, {"fusion": "mixed"}, {"head": "gmlp"},
    ],
)  # fmt: skip
def test_more_work_takes_longer(more: dict[str, object]) -> None:
    assert seconds(recipe("fast", **more), SIZE) > seconds(recipe("fast"), SIZE)


def test_more_rows_and_a_larger_encoder_take_longer_and_cores_help() -> None:
    fast, usual = recipe("fast"), seconds(recipe("fast"), SIZE)
    for change in ({"train_rows": 20_000}, {"val_rows": 9000}, {"image_dim": 2048}):
        assert seconds(fast, dataclasses.replace(SIZE, **change)) > usual
    assert usual / 4 < seconds(fast, SIZE, threads=4) < usual


def test_rows_parted_as_in_the_paper_are_as_many_in_all() -> None:
    paper = recipe("paper-as-run")
    other = dataclasses.replace(SIZE, train_rows=6500, val_rows=1300)
    assert seconds(paper, SIZE) == seconds(paper, other)


@pytest.mark.parametrize(
    ("config", "gigabytes"),
    [
        (recipe("fast"), 0.42),
        (recipe("best"), 0.93),
        (recipe("paper-as-run"), 0.68),
        (recipe("fast", hidden=(4096, 4096)), 2.0),
        (recipe("fast", folds=5), 0.73),
        (recipe("fast", batch_size=0), 0.54),
    ],
)
def test_memory_is_near_what_was_measured(config: TrainConfig, gigabytes: float) -> None:
    # On 7,800 rows of the encoder basic, the rise of the process's peak.
    assert memory(config, SIZE) / 1e9 == pytest.approx(gigabytes, rel=0.3)


@pytest.mark.parametrize(
    ("config", "measured"),
    [
        (recipe("fast"), 3.0),
        (recipe("best", epochs=3), 10.2),
        (recipe("caption-only"), 0.95),
        (recipe("paper-as-run", epochs=4), 10.3),
        (recipe("fast", hidden=(2048, 1024)), 16.3),
        (recipe("fast", batch_size=64), 5.4),
        (recipe("fast", hidden=(4096, 4096), epochs=2), 39.0),
    ],
)
def test_time_is_near_what_was_measured(config: TrainConfig, measured: float) -> None:
    # On the same rows, on the machine of docs/benchmarks.md, with one thread.
    assert seconds(config, SIZE) == pytest.approx(measured, rel=0.3)


def test_nothing_to_train_on_costs_next_to_nothing_and_divides_by_nothing() -> None:
    empty = Size(train_rows=0, val_rows=0, image_dim=8, text_dim=8, labels=0)
    for config in RECIPES.values():
        assert estimate(config, empty).seconds > 0
        assert estimate(config, empty).memory > 0


# -- former runs ------------------------------------------------------------------------------


def past(config: TrainConfig, *, pace: float, epochs: int | None = None) -> Past:
    whole = config.epochs * cost.stage_count(config)
    done = epochs or whole
    return Past(
        config=config, size=SIZE, epochs=done, seconds=pace * seconds(config, SIZE) * done / whole
    )


def test_without_a_former_run_the_usual_pace_is_taken() -> None:
    guess = estimate(recipe("fast"), SIZE)
    assert guess.seconds == seconds(recipe("fast"), SIZE)
    assert not guess.measured


def test_the_same_settings_take_as_long_as_before() -> None:
    before = past(recipe("fast"), pace=3.0)
    guess = estimate(recipe("fast", seed=4), SIZE, past=[before])
    assert guess.seconds == pytest.approx(before.seconds)
    assert guess.measured


def test_the_runs_most_like_it_tell_the_pace() -> None:
    small = [past(recipe("fast", epochs=n), pace=1.0) for n in (1, 2, 3)]
    large = [past(recipe("paper-as-run", epochs=n), pace=0.5) for n in (90, 100, 110)]
    guess = estimate(recipe("paper-as-run"), SIZE, past=[*small, *large])
    assert guess.seconds == pytest.approx(0.5 * seconds(recipe("paper-as-run"), SIZE))
    assert estimate(recipe("fast", epochs=2), SIZE, past=[*large, *small]).seconds == (
        pytest.approx(seconds(recipe("fast", epochs=2), SIZE))
    )


def test_a_run_that_was_stopped_counts_by_the_epochs_it_finished() -> None:
    stopped = past(recipe("paper-as-run"), pace=2.0, epochs=90)
    guess = estimate(recipe("paper-as-run"), SIZE, past=[stopped])
    assert guess.seconds == pytest.approx(2 * seconds(recipe("paper-as-run"), SIZE))


def test_a_run_of_no_time_or_epoch_tells_nothing() -> None:
    odd = Past(config=recipe("fast"), size=SIZE, epochs=0, seconds=0.0)
    assert not estimate(recipe("fast"), SIZE, past=[odd]).measured


def test_a_real_training_foretells_the_next(tmp_path: Path) -> None:
    from trainable import new_run, separable_rows

    from engine.events import Silent
    from engine.training.loop import train

    data = separable_rows(400, 100).data(tmp_path / "f")
    size = Size(train_rows=400, val_rows=100, image_dim=12, text_dim=8, labels=3)
    config = TrainConfig(hidden=(64,), epochs=6, batch_size=16)
    result = train(data=data, run=new_run(tmp_path / "a", data, config), reporter=Silent())
    before = Past(config=config, size=size, epochs=result.epochs, seconds=result.seconds)
    longer = dataclasses.replace(config, epochs=24)
    guess = estimate(longer, size, past=[before]).seconds
    began = time.monotonic()
    train(data=data, run=new_run(tmp_path / "b", data, longer), reporter=Silent())
    took = time.monotonic() - began
    assert took / 6 < guess < took * 6  # the machine may be busy with one of the two


# -- the paper's tables -----------------------------------------------------------------------


def test_equal_trainings_are_counted_once() -> None:
    same = [BY_ID[name] for name in ("t3_sum", "t6_3", "t8_200")]
    assert core_minutes(same) == core_minutes(same[:1]) == seconds(same[0].config, PAPER_SIZE) / 60


def test_what_is_finished_is_no_work_any_more() -> None:
    rows = [BY_ID[name] for name in ("t3_image", "t3_sum", "t6_3")]
    size = dataclasses.replace(PAPER_SIZE, train_rows=300, val_rows=60)
    whole = work_of(rows, seeds=(0, 1), size=size)
    assert (whole.trainings, whole.done) == (4, 0)
    there = {BY_ID["t6_3"].settings(seed=seed, train_rows=300) for seed in (0, 1, 2)}
    rest = work_of(rows, seeds=(0, 1), size=size, finished=there)
    assert (rest.trainings, rest.done) == (4, 2)
    assert rest.core_minutes == pytest.approx(2 * core_minutes(rows[:1], size))


def test_only_labelled_rows_of_a_dataset_count(tmp_path: Path) -> None:
    targets = np.zeros((12, 2))
    targets[:6] = UNKNOWN
    dataset = dataset_of(tmp_path, ["a"] * 12, targets=targets)
    size = size_of(dataset, None)
    assert (size.train_rows, size.val_rows, size.labels) == (5, 1, 2)
    spec = FakeEncoder().spec
    assert size_of(dataset, spec).image_dim == spec.image_dim != PAPER_SIZE.image_dim
