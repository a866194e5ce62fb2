"""Every training setting in one table: its words, its values, and why one would change it.

The configuration checks itself against it, the command line reads values by it and the window
builds its form from it, so that a setting is described in one place.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from engine.training.kinds import (
    Choice,
    Condition,
    Numbers,
    Range,
    Setting,
    SettingError,
    Switch,
)

_MODEL, _LOSS, _STEPS, _CHECKS = "Model", "Loss", "Optimiser", "Folds and validation"

_LAYERED = ("mlp", "gmlp", "gmlp-sgu")
_JOINED: Sequence[Condition] = (
    {"fusion": ("concat", "mixed"), "head": _LAYERED},
    {"fusion": ("joint",), "concat_branch": (True,), "head": _LAYERED},
)
"""Where a head with layers sees image and caption together."""
_STACKED: Sequence[Condition] = ({"fusion": ("sum", "mixed")},)
_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)

_MOST_DIGITS = 25
"""After the point; a double of 1e-7 needs 24."""

SETTINGS: dict[str, Setting] = {
    "fusion": Setting(
        group=_MODEL, title="Fusion", basic=True,
        kind=Choice({
            "joint": "Joint: a branch for each, trained together",
            "concat": "Concat: one head on both",
            "sum": "Sum: a head for each, then a stacker",
            "mixed": "Mixed: sum and concat, then a stacker",
            "image": "Image only",
            "text": "Caption only",
        }),
        help="How image and caption meet. Joint adds up what its branches say and copes best "
        "where one is missing; sum and mixed are the paper's, with a second model (the stacker) "
        "trained on the scores of finished heads.",
    ),
    "head": Setting(
        group=_MODEL, title="Head",
        kind=Choice({
            "mlp": "Plain: layers one after the other (MLP)",
            "gmlp": "Gated: the paper's blocks as they were run (gMLP)",
            "gmlp-sgu": "Cross-gated: image and caption gate each other (gMLP)",
            "linear": "Linear: no hidden layer",
        }),
        help="The layers from vectors to labels. Plain is the paper's best; cross-gated has the "
        "spatial gating unit of Liu et al. 2021.",
    ),
    "hidden": Setting(
        group=_MODEL, title="Hidden layers", kind=Numbers(1, 65_536), unit="units",
        matters=(
            {"fusion": ("joint", "sum", "mixed", "image", "text"), "head": _LAYERED},
            {"concat_hidden": ((),), "head": _LAYERED},
        ),
        help="Widths of the hidden layers of each branch; for a gated head one number a block.",
    ),
    "concat_hidden": Setting(
        group=_MODEL, title="Concat layers", unit="units", matters=_JOINED,
        kind=Numbers(1, 65_536, empty="as the others"),
        help="Hidden layers of the head that sees image and caption together.",
    ),
    "concat_branch": Setting(
        group=_MODEL, title="Third branch", kind=Switch(), matters=({"fusion": ("joint",)},),
        help="Adds to joint a branch that sees image and caption together.",
    ),
    "lexical": Setting(
        group=_MODEL, title="Word branch", kind=Switch(), matters=({"fusion": ("joint", "text")},),
        help="Adds a branch on the caption's own words and word pairs; finds names that the "
        "encoder blurs.",
    ),
    "activation": Setting(
        group=_MODEL, title="Activation", matters=({"head": ("mlp",)}, {"lexical": (True,)}),
        kind=Choice({"gelu": "GELU", "relu": "ReLU", "leaky-relu": "Leaky ReLU"}),
        help="The bend between layers; table 9 of the paper compares them.",
    ),
    "standardise": Setting(
        group=_MODEL, title="Standardise features", kind=Switch(),
        help="Scales vectors to length 1 and each of their numbers to spread 1. Off is the "
        "paper's raw input, which learns many times slower.",
    ),
    "dropout": Setting(
        group=_MODEL, title="Dropout", kind=Range(0.0, 0.95, step=_SHARES), basic=True,
        matters=({"head": _LAYERED}, {"lexical": (True,)}),
        help="Share of hidden units silenced at each step; more resists overfitting.",
    ),
    "concat_dropout": Setting(
        group=_MODEL, title="Concat dropout", matters=_JOINED,
        kind=Range(-1.0, 0.95, step=(-1.0, *_SHARES), lowest="As the others"),
        help="The same for the head that sees both, which the paper trains without.",
    ),
    "input_dropout": Setting(
        group=_MODEL, title="Input dropout", kind=Range(0.0, 0.95, step=_SHARES),
        help="Share of the numbers of a vector silenced at each step.",
    ),
    "modality_dropout": Setting(
        group=_MODEL, title="Modality dropout", kind=Range(0.0, 0.5, step=0.05),
        matters=({"fusion": ("joint", "concat")},),
        help="Share of rows whose image, and as many whose caption, is hidden while training, so "
        "that either alone is enough later.",
    ),
    "branch_weight": Setting(
        group=_MODEL, title="Branch loss weight", kind=Range(0.0, 10.0, step=0.1),
        matters=({"fusion": ("joint",)},),
        help="Trains image and caption each by itself too, so that what they say alone stays "
        "meaningful.",
    ),
    "stacker_hidden": Setting(
        group=_MODEL, title="Stacker layers", kind=Numbers(1, 65_536), unit="units",
        matters=_STACKED,
        help="Hidden layers of the stacker, the model that sum and mixed train on the heads' "
        "scores.",
    ),
    "loss": Setting(
        group=_LOSS, title="Loss",
        kind=Choice({
            "bce": "Cross-entropy: every cell counts the same",
            "focal": "Focal: fades what is learned well",
            "asl": "Asymmetric: fades easy negatives most",
        }),
        help="What training makes small, formulas 3 to 5 of the paper. Focal and asymmetric "
        "shift scores, so tune thresholds before comparing.",
    ),
    "gamma_pos": Setting(
        group=_LOSS, title="Focus on positives", kind=Range(0.0, 10.0, step=0.5),
        matters=({"loss": ("asl",)},),
        help="Exponent that fades well-learned positives. With this, the focus on negatives and "
        "their margin all at 0, asymmetric loss takes the paper's 1, 4 and 0.05.",
    ),
    "gamma_neg": Setting(
        group=_LOSS, title="Focus on negatives", kind=Range(0.0, 10.0, step=0.5),
        matters=({"loss": ("focal", "asl")},),
        help="The same for negatives. Focal loss uses it for both, and takes 3 where it is 0.",
    ),
    "clip": Setting(
        group=_LOSS, title="Margin of negatives", kind=Range(0.0, 0.5, step=0.01),
        matters=({"loss": ("asl",)},),
        help="Negatives scored below this cost nothing.",
    ),
    "reduction": Setting(
        group=_LOSS, title="Sum or mean",
        kind=Choice({"mean": "Mean", "sum": "Sum: as in the paper"}),
        help="How the cells' losses become one. Beside the paper's sum its weight decay is next "
        "to none.",
    ),
    "balance": Setting(
        group=_LOSS, title="Balance of labels",
        kind=Choice({
            "none": "Off",
            "sqrt": "Rare labels: their positives weigh more",
            "distribution": "Each cell: by what else its row carries",
        }),
        help="Weighs labels against their imbalance. Both ways raise macro F1 and shift scores.",
    ),
    "optimizer": Setting(
        group=_STEPS, title="Optimiser",
        kind=Choice({"adamw": "AdamW", "adam": "Adam: as in the paper"}),
        help="What turns gradients into steps. Adam couples weight decay with the gradient.",
    ),
    "schedule": Setting(
        group=_STEPS, title="Schedule",
        kind=Choice({
            "one-cycle": "One cycle: up once, then down",
            "constant": "Constant",
            "step": "Steps: a tenth after each milestone",
        }),
        help="How the learning rate moves over a training.",
    ),
    "milestones": Setting(
        group=_STEPS, title="Milestones", kind=Numbers(1, 100_000), unit="epochs",
        matters=({"schedule": ("step",)},),
        help="Epochs after which the learning rate is divided by 10.",
    ),
    "epochs": Setting(
        group=_STEPS, title="Epochs", kind=Range(1, 10_000, whole=True), basic=True,
        help="Times that each stage goes through the training rows.",
    ),
    "batch_size": Setting(
        group=_STEPS, title="Batch size", unit="rows", basic=True,
        kind=Range(
            0, 10_000_000, whole=True, lowest="All at once",
            step=(0, *(2**power for power in range(20))),
        ),
        help="Rows a step. The paper takes all at once.",
    ),
    "least_steps": Setting(
        group=_STEPS, title="Least steps an epoch", kind=Range(1, 1000, whole=True),
        help="Where rows are few, batches get smaller until an epoch has as many steps, down to "
        "16 rows each. 1: the batch size holds.",
    ),
    "lr": Setting(
        group=_STEPS, title="Learning rate", basic=True,
        kind=Range(
            1e-7, 1.0,
            step=[float(f"{digit}e{power}") for power in range(-7, 0) for digit in (1, 2, 5)]
            + [1.0],
        ),
        help="Size of a step; too high and the loss explodes, which is noticed and stopped.",
    ),
    "weight_decay": Setting(
        group=_STEPS, title="Weight decay",
        kind=Range(0.0, 1.0, step=(0.0, 1e-5, 1e-4, 2e-4, 5e-4, 1e-3, 2e-3, 5e-3, 0.01, 0.02,
                                   0.05, 0.1, 0.2, 0.5, 1.0)),
        help="Pulls weight matrices toward zero; biases are left alone.",
    ),
    "ema": Setting(
        group=_STEPS, title="Moving average",
        kind=Range(0.0, 0.9999, step=(0.0, 0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999),
                   lowest="Off"),
        help="Decay of an average over past weights, formula 6; scored and kept instead of the "
        "last weights.",
    ),
    "folds": Setting(
        group=_CHECKS, title="Folds", kind=Range(1, 20, whole=True, lowest="A single model"),
        help="Models that each leave out another part of the training rows; every row is then "
        "scored by a model that never saw it.",
    ),
    "split": Setting(
        group=_CHECKS, title="Validate on",
        kind=Choice({
            "project": "The project's rows",
            "sequential": "The last sixth: as in the paper",
        }),
        help="Which rows are kept from training to tell how good it is.",
    ),
    "validate_in": Setting(
        group=_CHECKS, title="Dropout in validation",
        kind=Choice({"eval": "Off", "train": "On: as the paper did by mistake"}),
        help="Whether units are silenced while validating too, which costs points.",
    ),
    "precision": Setting(
        group=_CHECKS, title="Precision",
        kind=Choice({
            "auto": "Automatic",
            "fp32": "Full: fp32",
            "bf16": "Half: bf16",
        }),
        help="Automatic multiplies in bf16 where the machine does so fast, and keeps sums in "
        "fp32.",
    ),
    "keep": Setting(
        group=_CHECKS, title="Epoch kept",
        kind=Choice({"best": "The best", "last": "The last: as in the paper"}),
        help="Which epoch's weights become the run.",
    ),
    "keep_best": Setting(
        group=_CHECKS, title="Best by", matters=({"keep": ("best",)},),
        kind=Choice({"micro_f1": "Micro F1", "macro_f1": "Macro F1", "samples_f1": "Samples F1"}),
        help="Validation score by which the best epoch is chosen.",
    ),
    "seed": Setting(
        group=_CHECKS, title="Seed", kind=Range(0, 2**31 - 1, whole=True), basic=True,
        help="Where the random numbers start: the same seed on the same machine gives the same "
        "result.",
    ),
}  # fmt: skip


def parse_setting(name: str, text: str) -> Any:  # noqa: ANN401 - a field of TrainConfig
    """Read a setting as typed: ``0.3``, ``1024,512``, ``true``."""
    if name not in SETTINGS:
        raise SettingError(
            "'{wrong}' is no training setting. Known: {known}.",
            wrong=name, known=", ".join(sorted(SETTINGS)),
        )  # fmt: skip
    words = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
    try:
        match SETTINGS[name].kind:
            case Choice():
                return text
            case Range(whole=whole):
                return int(text) if whole else float(text)
            case Numbers():
                parts = text.strip("[]() ").replace(",", " ").split()
                return tuple(int(part) for part in parts)
            case _:
                return words[text.lower()]
    except (ValueError, KeyError):
        wanted = {Range: "a number", Numbers: "a list of whole numbers, such as 1024, 512"}.get(
            type(SETTINGS[name].kind), "true or false"
        )
        raise SettingError(
            f"{{{name}}} is '{{text}}', which is not {{wanted}}.", text=text, wanted=wanted
        ) from None


def people_say(error: SettingError) -> str:
    """Return a refusal in the words of the screen: titles, and choices as they are shown there."""
    text = error.say({name: _Shown(SETTINGS[name]) for name in error.names})
    return text[:1].upper() + text[1:]


def value_text(name: str, value: Any) -> str:  # noqa: ANN401 - a field of TrainConfig
    """Return a value as people read it: ``Joint``, ``0.002``, ``1024, 512``, ``on``."""
    match SETTINGS[name].kind:
        case Choice() as choice:
            return choice.short(value)
        case Range(low, lowest=lowest) if lowest and value == low:
            return lowest
        case Range():
            return number_text(value)
        case Numbers(empty=empty):
            return ", ".join(map(str, value)) or empty
        case _:
            return "on" if value else "off"


def number_text(value: float) -> str:
    """Return the shortest text that reads back as this number, without an exponent."""
    if isinstance(value, int) or not math.isfinite(value):
        return str(value)
    for digits in range(_MOST_DIGITS):
        text = f"{value:.{digits}f}"
        if float(text) == value:
            return text
    return repr(value)


def idle_reason(name: str, values: Mapping[str, Any]) -> str:
    """Tell what a setting waits for where it changes nothing with these values; else nothing."""
    wanting = [
        {key: allowed for key, allowed in condition.items() if values[key] not in allowed}
        for condition in SETTINGS[name].matters
    ]
    if not all(wanting):
        return ""
    fewest = min(map(len, wanting), default=0)
    ways = [
        " and ".join(_demand(key, allowed) for key, allowed in missing.items())
        for missing in wanting
        if len(missing) == fewest
    ]
    return f"Changes nothing now: needs {', or '.join(dict.fromkeys(ways))}." if ways else ""


def _demand(name: str, allowed: Sequence[Any]) -> str:
    texts = [value_text(name, value) for value in allowed]
    most = f"{', '.join(texts[:-1])} or {texts[-1]}" if len(texts) > 1 else texts[0]
    return f"{SETTINGS[name].title} {most}"


class _Shown:
    """A setting as it stands on the screen: its title, and its words."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def __str__(self) -> str:
        return self._setting.title

    def __getitem__(self, option: str) -> str:
        kind = self._setting.kind
        assert isinstance(kind, Choice)
        return kind.short(option)
