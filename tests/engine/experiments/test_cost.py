"""What a training is said to cost, against counts by hand and the weights of real models."""

import pytest
from studies import BY_ID

from engine.experiments.cost import CORE, Size, core_minutes, operations

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
