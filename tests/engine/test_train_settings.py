"""Settings of a training and the schedule of its learning rate."""

import dataclasses
import json

import pytest
import torch

from engine.errors import EngineError
from engine.training.config import TrainConfig
from engine.training.recipes import (
    ABOUT,
    RECIPES,
    differences,
    nearest_recipe,
    recipe,
    recipe_title,
)
from engine.training.schedule import one_cycle
from engine.training.setting_texts import parse_setting
from engine.training.settings import SETTINGS


@pytest.mark.parametrize("total", [10, 20, 21, 77, 200])
def test_one_cycle_is_that_of_torch(total: int) -> None:
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, max_lr=2e-3, total_steps=total, pct_start=0.2
    )
    for step in range(total):
        group = optimizer.param_groups[0]
        lr, beta = one_cycle(step, total, 2e-3)
        assert lr == pytest.approx(group["lr"], rel=1e-9), step
        assert beta == pytest.approx(group["betas"][0], rel=1e-9), step
        optimizer.step()
        if step < total - 1:
            scheduler.step()


@pytest.mark.parametrize("total", range(1, 10))
def test_the_shortest_trainings_have_rates_too(total: int) -> None:
    rates = [one_cycle(step, total, 1.0)[0] for step in range(total)]
    assert all(0.0 < rate <= 1.0 for rate in rates)
    assert max(rates) >= 0.3


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"fusion": "both"},
            "fusion is 'both'. Choose one of joint, concat, sum, mixed, image, text",
        ),
        ({"schedule": "step"}, "milestones are missing"),
        ({"schedule": "step", "milestones": (5, 3)}, "must be above the last"),
        ({"head": "gmlp-sgu"}, "needs fusion 'concat' or 'mixed'"),
        ({"fusion": "concat", "lexical": True}, "needs fusion 'joint' or 'text'"),
        ({"lexical": "yes"}, "lexical is 'yes'. It must be true or false"),
        ({"epochs": 2.5}, "epochs is 2.5. It must be a whole number"),
        ({"lr": "high"}, "lr is 'high'. It must be a number"),
        ({"keep_best": "loss"}, "keep_best is 'loss'"),
        ({"dropout": 1.0}, "dropout is 1. It must be between 0 and 0.95"),
        ({"input_dropout": -0.1}, "input_dropout"),
        ({"modality_dropout": 0.6}, "modality_dropout"),
        ({"branch_weight": -1.0}, "branch_weight"),
        ({"epochs": 0}, "epochs is 0. It must be between 1 and 10000"),
        ({"batch_size": -1}, "batch_size"),
        ({"lr": 0.0}, "lr"),
        ({"lr": float("nan")}, "lr is 'nan'"),
        ({"weight_decay": 2.0}, "weight_decay"),
        ({"seed": -1}, "seed"),
        ({"seed": 2**31}, "seed"),
        ({"hidden": (16, 0)}, "hidden is 0"),
        ({"hidden": (1 << 20,)}, "hidden"),
        ({"hidden": ([16],)}, "hidden is ([16],). It must be whole numbers"),
        ({"hidden": (1.5,)}, "hidden is (1.5,)"),
        ({"hidden": "wide"}, "hidden is wide"),
        ({"hidden": 16}, "hidden is 16. It must be whole numbers"),
    ],
)
def test_an_impossible_setting_is_refused_by_name(
    changes: dict[str, object], sentence: str
) -> None:
    with pytest.raises(EngineError) as error:
        TrainConfig(**changes)  # type: ignore[arg-type]
    assert sentence in str(error.value)


def test_settings_survive_json() -> None:
    config = TrainConfig(hidden=(16, 8), lr=3e-4, fusion="concat", seed=7, recipe="mine")
    text = json.dumps(config.to_json())
    assert TrainConfig.from_json(json.loads(text)) == config
    # What an earlier version did not write is what it did.
    assert TrainConfig.from_json({}) == dataclasses.replace(TrainConfig(), least_steps=1)
    with pytest.raises(EngineError, match="'wings' is no training setting"):
        TrainConfig.from_json({"wings": 2})
    with pytest.raises(dataclasses.FrozenInstanceError):
        config.lr = 1.0  # type: ignore[misc]


def test_recipes_are_named_and_can_be_changed() -> None:
    assert {name: value.fusion for name, value in RECIPES.items()} == {
        "fast": "joint", "best": "joint", "image-only": "image", "caption-only": "text",
        "concat": "concat", "paper-as-run": "sum", "paper-as-written": "sum",
    }  # fmt: skip
    assert set(ABOUT) == set(RECIPES)
    assert all(config.recipe == name for name, config in RECIPES.items())
    changed = recipe("fast", epochs=3)
    assert (changed.epochs, changed.recipe) == (3, "fast")
    assert RECIPES["fast"].epochs != 3
    with pytest.raises(EngineError, match="no recipe 'slow'"):
        recipe("slow")
    with pytest.raises(EngineError, match="epochs is 0"):
        recipe("fast", epochs=0)


def test_the_nearest_recipe_is_the_one_of_which_least_was_changed() -> None:
    for name, config in RECIPES.items():
        assert nearest_recipe(config) == name
        assert nearest_recipe(dataclasses.replace(config, recipe="custom", lr=0.01)) == name
        assert differences(config, name) == ()
    changed = recipe("best", seed=9, epochs=30, dropout=0.2)
    assert differences(changed, "best") == ("dropout", "epochs")
    # As far from the one as from the other, it is nearest to what it calls itself.
    between = dataclasses.replace(RECIPES["fast"], fusion="sum")
    for name in ("fast", "concat"):
        assert nearest_recipe(dataclasses.replace(between, recipe=name)) == name
    assert [recipe_title(name) for name in ("fast", "custom", "paper")] == [
        "Fast", "Custom", "Paper"
    ]  # fmt: skip


def test_every_setting_has_a_description_and_a_default_it_allows() -> None:
    fields = {field.name for field in dataclasses.fields(TrainConfig)}
    assert set(SETTINGS) == fields - {"recipe"}
    assert all(setting.help.endswith(".") for setting in SETTINGS.values())


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("hidden", "1024,512", (1024, 512)),
        ("hidden", "[1024, 512]", (1024, 512)),
        ("milestones", "", ()),
        ("epochs", "12", 12),
        ("lr", "3e-3", 3e-3),
        ("lexical", "true", True),
        ("standardise", "off", False),
        ("fusion", "sum", "sum"),
    ],
)
def test_settings_are_read_as_typed(name: str, text: str, value: object) -> None:
    assert parse_setting(name, text) == value


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("epochs", "many", "epochs is 'many', which is not a number"),
        ("lexical", "perhaps", "lexical is 'perhaps', which is not true or false"),
        ("wings", "2", "'wings' is no training setting"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, text: str, sentence: str) -> None:
    with pytest.raises(EngineError, match=sentence):
        parse_setting(name, text)
