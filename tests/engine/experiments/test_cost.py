"""What a training is said to cost, against counts by hand and the weights of real models."""

from pathlib import Path

import numpy as np
import pytest
from builders import dataset_of
from fakes import FakeEncoder
from studies import BY_ID

from engine.data.dataset import UNKNOWN
from engine.experiments.cost import (
    CORE,
    PAPER_SIZE,
    Size,
    core_minutes,
    operations,
    size_of,
    work_of,
)

STACKER = 18 * 1024 + 1024 * 512 + 512 * 18
HEAD = 768 * 2048 + 2048 * 18


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
    assert operations(BY_ID[name].config) == 6 * weights * 25_000 * epochs


def test_mixed_trains_all_three_heads_and_a_stacker() -> None:
    parts = [operations(BY_ID[name].config) for name in ("t3_sum", "t3_concat")]
    assert operations(BY_ID["t3_mixed"].config) == sum(parts)


def test_cost_grows_with_rows_and_with_the_encoder() -> None:
    one = operations(BY_ID["t3_sum"].config, Size(train_rows=1000))
    assert operations(BY_ID["t3_sum"].config, Size(train_rows=3000)) == 3 * one
    assert operations(BY_ID["t3_sum"].config, Size(train_rows=1000, image_dim=1280)) > one


def test_equal_trainings_are_counted_once() -> None:
    same = [BY_ID[name] for name in ("t3_sum", "t6_3", "t8_200")]
    assert core_minutes(same) == core_minutes(same[:1]) == operations(same[0].config) / CORE / 60


def test_what_is_finished_is_no_work_any_more() -> None:
    rows, size = [BY_ID[name] for name in ("t3_image", "t3_sum", "t6_3")], Size(train_rows=300)
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
    assert size_of(dataset, None) == Size(train_rows=5, labels=2)
    spec = FakeEncoder().spec
    assert size_of(dataset, spec).image_dim == spec.image_dim != PAPER_SIZE.image_dim
