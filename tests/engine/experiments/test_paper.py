"""The paper's table as we keep it, against the record that was made of paper and code."""

import json
import re
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from engine.errors import EngineError
from engine.experiments.paper import EXPERIMENTS, PAPER_CONSTANT, TABLES, experiments_of

BY_ID = {experiment.id: experiment for experiment in EXPERIMENTS}


@pytest.fixture(scope="module")
def record(shared: Path) -> dict[str, Any]:
    path = shared / "paper_tables.json"
    if not path.is_file():
        pytest.skip(f"no {path}")
    values: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return values


@pytest.fixture(scope="module")
def rows(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        row | {"table": int(number)}
        for number, table in record["tables"].items()
        for row in table["rows"]
    ]


def test_there_are_42_each_in_a_known_table_under_its_own_name() -> None:
    assert len(EXPERIMENTS) == len(BY_ID) == 42
    assert {experiment.table for experiment in EXPERIMENTS} == set(TABLES)


def test_the_record_has_the_same_cells_in_the_same_tables(rows: list[dict[str, Any]]) -> None:
    assert [(row["id"], row["table"]) for row in rows] == [(e.id, e.table) for e in EXPERIMENTS]


def test_the_constant_guess_is_the_recorded_one(record: dict[str, Any]) -> None:
    assert record["constants"]["majority_baseline_val"] == PAPER_CONSTANT


def test_printed_and_logged_values_are_the_recorded_ones(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        ours, logged = BY_ID[row["id"]], row["logged"]
        assert ours.printed == row["reported"]["mean"], row["id"]
        if logged["values"] is None:
            assert (ours.logged, ours.logged_runs, ours.logged_sd) == (None, 0, None)
        else:
            assert ours.logged == pytest.approx(mean(logged["values"]), abs=0.0006), row["id"]
            assert ours.logged_runs == logged["n_runs"], row["id"]
            assert ours.logged_sd == logged["std_points"], row["id"]
        recorded = row["status"].replace("match_but_confounded", "confounded").lower()
        assert ours.status == recorded, row["id"]


def test_settings_are_the_recorded_ones(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        if row["id"] != "t12_best":  # recorded in other words, and trained on all rows
            assert described(row["config"]) == built(row["id"]), row["id"]


def test_the_leaderboard_model_has_the_recorded_settings(rows: list[dict[str, Any]]) -> None:
    [row] = [row for row in rows if row["id"] == "t12_best"]
    config = BY_ID["t12_best"].config
    assert [768, *config.hidden, 18] == row["config"]["layers"]
    assert [18, *config.stacker_hidden, 18] == row["config"]["stacker"]
    assert config.dropout == row["config"]["dropout"]
    assert config.epochs == row["config"]["epochs"]
    assert config.fusion == row["config"]["fusion"]


def described(recorded: dict[str, Any]) -> dict[str, Any]:
    """Return the recorded settings in the words of our configuration."""
    rates = {
        name: float(value) for name, value in re.findall(r"(\w+)=([\d.]+)", recorded["loss"])
    } or {"gamma_neg": 0.0, "gamma_pos": 0.0, "clip": 0.0}
    gamma_neg, gamma_pos, clip = rates["gamma_neg"], rates["gamma_pos"], rates["clip"]
    loss = "bce" if gamma_neg == 0 else "focal" if gamma_neg == gamma_pos else "asl"
    head = {"mlp": "mlp", "gmlp_like": "gmlp"}[recorded["head"]]
    fusion = recorded["fusion"].removesuffix("_only")
    return {
        "fusion": fusion,
        "head": head,
        "hidden": (768, 768) if head == "gmlp" else tuple(recorded["layers"][1:-1]),
        "dropout": recorded["dropout"],
        "activation": recorded["activation"].replace("_", "-"),
        "stacker": tuple(recorded["stacker"]["layers"][1:-1]) if recorded["stacker"] else None,
        "loss": (loss, gamma_pos, gamma_neg, clip),
        "rate": (recorded["optimizer"], recorded["lr"], recorded["weight_decay"]),
        "batch_size": recorded["batch_size"] % 25_000,
        "epochs": recorded["epochs"],
        "milestones": tuple(recorded["milestones"]) if recorded["scheduler_stepped"] else (),
        "with_dropout": "no effect" not in recorded["val_mode"],
    }


def built(name: str) -> dict[str, Any]:
    """Return the same words for our configuration."""
    config = BY_ID[name].config
    assert (config.reduction, config.split, config.keep) == ("sum", "sequential", "last")
    assert not config.standardise
    assert config.input_dropout == config.modality_dropout == config.ema == 0.0
    assert config.stacker_hidden == (1024, 512)
    assert (config.schedule == "step") == bool(config.milestones)
    concat = config.fusion == "concat"
    return {
        "fusion": config.fusion,
        "head": config.head,
        "hidden": config.concat_hidden if concat else config.hidden,
        "dropout": config.concat_dropout if concat else config.dropout,
        "activation": config.activation,
        "stacker": config.stacker_hidden if config.fusion in ("sum", "mixed") else None,
        "loss": (config.loss, config.gamma_pos, config.gamma_neg, config.clip),
        "rate": (config.optimizer, config.lr, config.weight_decay),
        "batch_size": config.batch_size,
        "epochs": config.epochs,
        "milestones": config.milestones,
        "with_dropout": BY_ID[name].with_dropout,
    }


def test_cells_that_are_the_same_training_have_equal_settings() -> None:
    same = {
        ("t2_mlp", "t3_image"), ("t3_sum", "t6_3"), ("t6_3", "t8_200"),
        ("t6_4", "t7_b25000_lr0.001"), ("t4_bce", "t10_gelu_0.5"),
        ("t10_gelu_0.6", "t11_gelu_0.6"), ("t10_leaky_relu_0.6", "t11_leaky_relu_0.6"),
    }  # fmt: skip
    for one, other in same:
        assert BY_ID[one].config == BY_ID[other].config, (one, other)
    assert len({experiment.config for experiment in EXPERIMENTS}) == 42 - len(same)


def test_a_batch_keeps_its_share_of_the_training_rows() -> None:
    by_rows = BY_ID["t7_b10000_lr0.001"]
    assert by_rows.settings(seed=1, train_rows=25_000).batch_size == 10_000
    assert by_rows.settings(seed=1, train_rows=10_400).batch_size == 4_160
    assert by_rows.settings(seed=1, train_rows=2).batch_size == 1
    whole = BY_ID["t6_4"].settings(seed=7, train_rows=10_400)
    assert (whole.batch_size, whole.seed) == (0, 7)


def test_tables_are_chosen_by_number_in_the_papers_order() -> None:
    assert [e.id for e in experiments_of((4, 2))] == [
        "t2_mlp", "t2_gmlp", "t4_bce", "t4_focal", "t4_asl",
    ]  # fmt: skip
    assert experiments_of(()) == EXPERIMENTS
    with pytest.raises(EngineError, match="Table 5 of the paper holds no experiment"):
        experiments_of((5,))
