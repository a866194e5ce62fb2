"""Every training setting in one table: its words, its values, and why one would change it.

The configuration checks itself against it, the command line reads values by it and the window
builds its form from it, so that a setting is described in one place.
"""

from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Range:
    """A number between two others, both allowed."""

    low: float
    high: float
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list of whole numbers, each between two others."""

    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""


Kind = Choice | Range | Numbers | Switch


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as a person meets it."""

    group: str
    title: str
    kind: Kind
    help: str
    unit: str = ""


_MODEL, _LOSS, _STEPS, _CHECKS = "Model", "Loss", "Optimiser", "Folds and validation"

SETTINGS: dict[str, Setting] = {
    "fusion": Setting(
        group=_MODEL, title="Fusion",
        kind=Choice(("joint", "concat", "sum", "mixed", "image", "text")),
        help="How image and caption meet: joint adds the logits of branches trained together, "
        "concat feeds both to one head, sum and mixed are the paper's stages with a stacker, "
        "image and text use one of them only.",
    ),
    "head": Setting(
        group=_MODEL, title="Head", kind=Choice(("mlp", "gmlp", "gmlp-sgu", "linear")),
        help="mlp: layers as in the paper; gmlp: its gated block as it was run; gmlp-sgu: the "
        "spatial gating unit of Liu et al. over image and caption; linear: no hidden layer.",
    ),
    "hidden": Setting(
        group=_MODEL, title="Hidden layers", kind=Numbers(1, 65_536), unit="units",
        help="Widths of the hidden layers of each branch; for gmlp one number a block.",
    ),
    "concat_hidden": Setting(
        group=_MODEL, title="Hidden layers of concat", kind=Numbers(1, 65_536), unit="units",
        help="The same for the head that sees image and caption; empty: as the others.",
    ),
    "concat_branch": Setting(
        group=_MODEL, title="Third branch", kind=Switch(),
        help="Adds to joint a branch that sees image and caption together.",
    ),
    "lexical": Setting(
        group=_MODEL, title="Word branch", kind=Switch(),
        help="Adds a branch on the caption's own words and word pairs; finds names that the "
        "encoder blurs.",
    ),
    "activation": Setting(
        group=_MODEL, title="Activation", kind=Choice(("gelu", "relu", "leaky-relu")),
        help="The bend between layers; table 9 of the paper compares them.",
    ),
    "standardise": Setting(
        group=_MODEL, title="Standardise features", kind=Switch(),
        help="Scales features to length 1 and each dimension to spread 1; off is the paper's raw "
        "input, which learns many times slower.",
    ),
    "dropout": Setting(
        group=_MODEL, title="Dropout", kind=Range(0.0, 0.95),
        help="Share of hidden units silenced at each step; more resists overfitting.",
    ),
    "concat_dropout": Setting(
        group=_MODEL, title="Dropout of concat", kind=Range(-1.0, 0.95),
        help="The same for the concat head, which the paper trains without; -1: as the others.",
    ),
    "input_dropout": Setting(
        group=_MODEL, title="Input dropout", kind=Range(0.0, 0.95),
        help="Share of feature dimensions silenced at each step.",
    ),
    "modality_dropout": Setting(
        group=_MODEL, title="Modality dropout", kind=Range(0.0, 0.5),
        help="Share of rows whose image, and as many whose caption, is hidden while training, so "
        "that either alone is enough later.",
    ),
    "branch_weight": Setting(
        group=_MODEL, title="Weight of branch losses", kind=Range(0.0, 10.0),
        help="Keeps what image and caption say alone meaningful.",
    ),
    "stacker_hidden": Setting(
        group=_MODEL, title="Hidden layers of the stacker", kind=Numbers(1, 65_536), unit="units",
        help="Layers of the model that sum and mixed train on the heads' scores.",
    ),
    "loss": Setting(
        group=_LOSS, title="Loss", kind=Choice(("bce", "focal", "asl")),
        help="Binary cross-entropy, focal or asymmetric loss, formulas 3 to 5 of the paper; focal "
        "and asymmetric shift scores, so tune thresholds before comparing.",
    ),
    "gamma_pos": Setting(
        group=_LOSS, title="Focus on positives", kind=Range(0.0, 10.0),
        help="Exponent that fades well-learned positives in focal and asymmetric loss.",
    ),
    "gamma_neg": Setting(
        group=_LOSS, title="Focus on negatives", kind=Range(0.0, 10.0),
        help="The same for negatives; focal uses this one for both.",
    ),
    "clip": Setting(
        group=_LOSS, title="Margin of negatives", kind=Range(0.0, 0.5),
        help="Negatives scored below this cost nothing in asymmetric loss.",
    ),
    "reduction": Setting(
        group=_LOSS, title="Sum or mean", kind=Choice(("mean", "sum")),
        help="The paper sums over rows and labels, beside which its weight decay is next to none.",
    ),
    "balance": Setting(
        group=_LOSS, title="Balance of labels", kind=Choice(("none", "sqrt", "distribution")),
        help="sqrt weighs positives of rare labels more; distribution re-weights every cell for "
        "rows that carry frequent labels too. Both raise macro F1 and shift scores.",
    ),
    "optimizer": Setting(
        group=_STEPS, title="Optimiser", kind=Choice(("adamw", "adam")),
        help="adam couples weight decay with the gradient, as the paper does.",
    ),
    "schedule": Setting(
        group=_STEPS, title="Schedule", kind=Choice(("one-cycle", "constant", "step")),
        help="one-cycle rises and falls once; step divides the rate by 10 at each milestone.",
    ),
    "milestones": Setting(
        group=_STEPS, title="Milestones", kind=Numbers(1, 100_000), unit="epochs",
        help="Epochs after which the step schedule divides the rate by 10.",
    ),
    "epochs": Setting(
        group=_STEPS, title="Epochs", kind=Range(1, 10_000, whole=True),
        help="Times that each stage goes through the training rows.",
    ),
    "batch_size": Setting(
        group=_STEPS, title="Batch size", kind=Range(0, 10_000_000, whole=True), unit="rows",
        help="Rows a step; 0 takes all rows at once, as the paper does.",
    ),
    "least_steps": Setting(
        group=_STEPS, title="Steps an epoch, at least", kind=Range(1, 1000, whole=True),
        help="Where rows are few, batches get smaller until an epoch has as many steps, down to "
        "16 rows each. 1: the batch size holds.",
    ),
    "lr": Setting(
        group=_STEPS, title="Learning rate", kind=Range(1e-7, 1.0),
        help="Size of a step; too high and the loss explodes, which is noticed and stopped.",
    ),
    "weight_decay": Setting(
        group=_STEPS, title="Weight decay", kind=Range(0.0, 1.0),
        help="Pulls weight matrices toward zero; biases are left alone.",
    ),
    "ema": Setting(
        group=_STEPS, title="Moving average", kind=Range(0.0, 0.9999),
        help="Decay of an average over past weights, formula 6; scored and kept instead of the "
        "last weights. 0: off.",
    ),
    "folds": Setting(
        group=_CHECKS, title="Folds", kind=Range(1, 20, whole=True),
        help="Models that each leave out another part of the training rows; every row is then "
        "scored by a model that never saw it. 1: a single model.",
    ),
    "split": Setting(
        group=_CHECKS, title="Split", kind=Choice(("project", "sequential")),
        help="sequential validates on the last sixth of the rows, as the paper does, and not on "
        "the project's own validation rows.",
    ),
    "validate_in": Setting(
        group=_CHECKS, title="Validate with dropout", kind=Choice(("eval", "train")),
        help="train leaves dropout on while validating, as the paper did by mistake.",
    ),
    "precision": Setting(
        group=_CHECKS, title="Precision", kind=Choice(("auto", "fp32", "bf16")),
        help="auto multiplies in bf16 where the machine does so fast, and keeps sums in fp32.",
    ),
    "keep": Setting(
        group=_CHECKS, title="Epoch kept", kind=Choice(("best", "last")),
        help="The epoch with the best validation score, or as in the paper the last.",
    ),
    "keep_best": Setting(
        group=_CHECKS, title="Best by", kind=Choice(("micro_f1", "macro_f1", "samples_f1")),
        help="Validation score by which the best epoch is chosen.",
    ),
    "seed": Setting(
        group=_CHECKS, title="Seed", kind=Range(0, 2**31 - 1, whole=True),
        help="The same seed on the same machine gives the same result.",
    ),
}  # fmt: skip


def parse_setting(name: str, text: str) -> Any:  # noqa: ANN401 - a field of TrainConfig
    """Read a setting as typed on a command line: ``0.3``, ``1024,512``, ``true``."""
    if name not in SETTINGS:
        raise EngineError(f"'{name}' is no training setting. Known: {', '.join(sorted(SETTINGS))}.")
    words = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
    try:
        match SETTINGS[name].kind:
            case Choice():
                return text
            case Range(_, _, whole):
                return int(text) if whole else float(text)
            case Numbers():
                parts = text.strip("[]() ").replace(",", " ").split()
                return tuple(int(part) for part in parts)
            case _:
                return words[text.lower()]
    except (ValueError, KeyError):
        wanted = (
            "a number" if isinstance(SETTINGS[name].kind, (Range, Numbers)) else "true or false"
        )
        raise EngineError(f"{name} is '{text}', which is not {wanted}.") from None
