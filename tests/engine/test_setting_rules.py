"""Which settings matter with which others, said by the table and proved by training."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from trainable import new_run, separable_rows

from engine.events import Silent
from engine.training.config import TrainConfig
from engine.training.kinds import Choice, Numbers, Range, SettingError
from engine.training.loop import train
from engine.training.setting_texts import (
    idle_reason,
    number_text,
    parse_setting,
    people_say,
    value_text,
)
from engine.training.settings import SETTINGS

Changes = dict[str, Any]
PLAIN = TrainConfig(hidden=(6,), stacker_hidden=(5,), epochs=3, batch_size=8, lr=0.02)

IDLE: list[tuple[str, Changes, tuple[Any, Any]]] = [
    ("hidden", {"head": "linear"}, ((4,), (8,))),
    ("hidden", {"fusion": "concat", "concat_hidden": (4,)}, ((4,), (8,))),
    ("concat_hidden", {}, ((4,), (8,))),
    ("concat_hidden", {"fusion": "concat", "head": "linear"}, ((4,), (8,))),
    ("concat_branch", {"fusion": "sum"}, (False, True)),
    ("activation", {"head": "gmlp"}, ("gelu", "relu")),
    ("activation", {"head": "linear"}, ("gelu", "relu")),
    ("dropout", {"head": "linear"}, (0.0, 0.6)),
    ("concat_dropout", {}, (0.0, 0.6)),
    ("modality_dropout", {"fusion": "sum"}, (0.0, 0.4)),
    ("modality_dropout", {"fusion": "image"}, (0.0, 0.4)),
    ("branch_weight", {"fusion": "concat"}, (0.0, 2.0)),
    ("branch_weight", {"fusion": "text"}, (0.0, 2.0)),
    ("stacker_hidden", {}, ((4,), (8,))),
    ("gamma_pos", {}, (0.0, 2.0)),
    ("gamma_pos", {"loss": "focal"}, (0.0, 2.0)),
    ("gamma_neg", {}, (0.0, 2.0)),
    ("clip", {"loss": "focal"}, (0.0, 0.2)),
    ("milestones", {}, ((1,), (2,))),
    ("milestones", {"schedule": "constant"}, ((1,), (2,))),
    ("keep_best", {"keep": "last"}, ("micro_f1", "macro_f1")),
]
BUSY: list[tuple[str, Changes, tuple[Any, Any]]] = [
    ("hidden", {}, ((4,), (8,))),
    ("hidden", {"fusion": "concat"}, ((4,), (8,))),
    ("hidden", {"fusion": "mixed", "concat_hidden": (4,)}, ((4,), (8,))),
    ("concat_hidden", {"fusion": "concat"}, ((4,), (8,))),
    ("concat_hidden", {"concat_branch": True}, ((4,), (8,))),
    ("concat_branch", {}, (False, True)),
    ("activation", {}, ("gelu", "relu")),
    ("dropout", {}, (0.0, 0.6)),
    ("dropout", {"head": "gmlp"}, (0.0, 0.6)),
    ("concat_dropout", {"fusion": "mixed"}, (0.0, 0.6)),
    ("modality_dropout", {}, (0.0, 0.4)),
    ("modality_dropout", {"fusion": "concat"}, (0.0, 0.4)),
    ("branch_weight", {}, (0.0, 2.0)),
    ("stacker_hidden", {"fusion": "sum"}, ((4,), (8,))),
    ("gamma_pos", {"loss": "asl", "gamma_neg": 2.0}, (0.0, 2.0)),
    ("gamma_neg", {"loss": "focal"}, (1.0, 2.0)),
    ("clip", {"loss": "asl", "gamma_neg": 2.0}, (0.0, 0.2)),
    ("milestones", {"schedule": "step"}, ((1,), (2,))),
]


def reason(name: str, config: TrainConfig) -> str:
    return idle_reason(name, dataclasses.asdict(config))


def outcomes(name: str, config: TrainConfig, values: tuple[Any, Any], folder: Path) -> list[object]:
    """Train with each value and return what can be seen of the two."""
    data = separable_rows().data(folder / "features")
    told: list[object] = []
    for number, value in enumerate(values):
        run = new_run(folder / str(number), data, dataclasses.replace(config, **{name: value}))
        result = train(data=data, run=run, reporter=Silent())
        losses = [(end.train_loss, end.val_loss, end.micro_f1) for end in run.history()]
        told.append((losses, result.best_epoch, result.metrics))
    return told


@pytest.mark.parametrize(("name", "changes", "values"), IDLE)
def test_a_setting_that_is_said_to_change_nothing_changes_nothing(
    name: str, changes: Changes, values: tuple[Any, Any], tmp_path: Path
) -> None:
    config = dataclasses.replace(PLAIN, **changes)
    assert reason(name, config).startswith("Changes nothing now: needs ")
    one, other = outcomes(name, config, values, tmp_path)
    assert one == other


@pytest.mark.parametrize(("name", "changes", "values"), BUSY)
def test_a_setting_that_matters_is_not_said_to_be_idle(
    name: str, changes: Changes, values: tuple[Any, Any], tmp_path: Path
) -> None:
    given = {name: values[0], **changes}
    assert reason(name, dataclasses.replace(PLAIN, **given)) == ""
    one, other = outcomes(name, dataclasses.replace(PLAIN, **given), values, tmp_path)
    assert one != other


def test_every_rule_is_proved() -> None:
    ruled = {name for name, setting in SETTINGS.items() if setting.matters}
    # Without its fusion the word branch is refused, which test_train_settings proves.
    assert {case[0] for case in IDLE} == ruled - {"lexical"}
    assert {case[0] for case in BUSY} == ruled - {"lexical", "keep_best"}


def test_a_rule_names_known_settings_and_values_that_they_can_have() -> None:
    for setting in SETTINGS.values():
        for condition in setting.matters:
            for name, allowed in condition.items():
                for value in allowed:
                    dataclasses.replace(
                        PLAIN, **{"milestones": (1,), "fusion": "mixed", name: value}
                        | ({"fusion": "joint"} if name == "lexical" else {})
                    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "changes", "text"),
    [
        ("gamma_pos", {}, "needs Loss Asymmetric."),
        ("gamma_neg", {}, "needs Loss Focal or Asymmetric."),
        ("milestones", {}, "needs Schedule Steps."),
        ("concat_hidden", {}, "needs Fusion Concat or Mixed, or Third branch on."),
        ("concat_hidden", {"fusion": "concat", "head": "linear"},
         "needs Head Plain, Gated or Cross-gated."),
        ("activation", {"head": "linear"}, "needs Head Plain, or Word branch on."),
    ],
)  # fmt: skip
def test_what_a_setting_waits_for_is_said_in_few_words(
    name: str, changes: Changes, text: str
) -> None:
    assert reason(name, dataclasses.replace(PLAIN, **changes)) == f"Changes nothing now: {text}"


@pytest.mark.parametrize(
    ("changes", "names", "typed", "shown"),
    [
        (
            {"schedule": "step"}, ("milestones", "schedule"),
            "milestones are missing: schedule 'step' lowers",
            "Milestones are missing: Schedule Steps lowers",
        ),
        (
            {"milestones": (9, 3)}, ("milestones",),
            "milestones are 9, 3. Each must", "Milestones are 9, 3. Each must",
        ),
        (
            {"head": "gmlp-sgu"}, ("head", "fusion"),
            "head 'gmlp-sgu' needs fusion 'concat' or 'mixed', where",
            "Head Cross-gated needs Fusion Concat or Mixed, where",
        ),
        (
            {"fusion": "image", "lexical": True}, ("lexical", "fusion"),
            "lexical is on and needs fusion 'joint' or 'text'. Turn",
            "Word branch is on and needs Fusion Joint or Caption only. Turn",
        ),
        ({"epochs": 0}, ("epochs",), "epochs is 0. It must", "Epochs is 0. It must"),
        ({"hidden": "{x}"}, ("hidden",), "hidden is {x}. It must", "Hidden layers is {x}. It"),
    ],
)  # fmt: skip
def test_a_refusal_is_said_as_typed_and_as_shown(
    changes: Changes, names: tuple[str, ...], typed: str, shown: str
) -> None:
    with pytest.raises(SettingError) as caught:
        dataclasses.replace(PLAIN, **changes)
    assert caught.value.names == names
    assert str(caught.value).startswith(typed)
    assert people_say(caught.value).startswith(shown)


def test_what_was_typed_wrongly_is_refused_by_its_title() -> None:
    with pytest.raises(SettingError) as caught:
        parse_setting("hidden", "wide {lr}")
    assert caught.value.names == ("hidden",)
    assert people_say(caught.value) == (
        "Hidden layers is 'wide {lr}', which is not a list of whole numbers, such as 1024, 512."
    )


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("fusion", "joint", "Joint"), ("loss", "asl", "Asymmetric"), ("lr", 2e-3, "0.002"),
        ("lr", 5e-5, "0.00005"), ("hidden", (1024, 512), "1024, 512"), ("hidden", (), "none"),
        ("concat_hidden", (), "as the others"), ("batch_size", 0, "All at once"),
        ("batch_size", 512, "512"), ("ema", 0.0, "Off"), ("concat_dropout", -1.0, "As the others"),
        ("lexical", True, "on"), ("lexical", False, "off"), ("folds", 1, "A single model"),
    ],
)  # fmt: skip
def test_values_are_said_as_people_read_them(name: str, value: object, text: str) -> None:
    assert value_text(name, value) == text


@pytest.mark.parametrize("value", [0.0, 1.0, 0.1, 1e-7, 1.2345678901234567e-7, 1 / 3, 0.002, 123])
def test_a_number_reads_back_as_it_was(value: float) -> None:
    text = number_text(value)
    assert "e" not in text
    assert float(text) == value


def test_every_default_lies_where_the_arrows_stop_and_every_word_is_short() -> None:
    plain = dataclasses.asdict(TrainConfig())
    for name, setting in SETTINGS.items():
        match setting.kind:
            case Choice(words):
                assert all(0 < len(text.partition(":")[0]) <= 20 for text in words.values())
            case Range(low, high, _, step):
                stops = [low, high] if isinstance(step, (int, float)) else sorted(step)
                assert low <= stops[0] <= plain[name] <= high
                assert stops[-1] <= high
            case Numbers(low, high):
                assert low < high
        assert len(setting.title) <= 22, name
