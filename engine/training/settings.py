"""Every training setting in one table: its words, its values, and why one would change it.

The configuration checks itself against it, the command line reads values by it and the window
builds its form from it, so that a setting is described in one place.
"""

from collections.abc import Sequence

from engine.language import tr
from engine.training.kinds import (
    Choice,
    Condition,
    Numbers,
    Range,
    Setting,
    Switch,
)

_MODEL, _LOSS, _STEPS, _CHECKS = (
    tr("Model"),
    tr("Loss"),
    tr("Optimiser"),
    tr("Folds and validation"),
)

_LAYERED = ("mlp", "gmlp", "gmlp-sgu")
_JOINED: Sequence[Condition] = (
    {"fusion": ("concat", "mixed"), "head": _LAYERED},
    {"fusion": ("joint",), "concat_branch": (True,), "head": _LAYERED},
)
"""Where a head with layers sees image and caption together."""
_STACKED: Sequence[Condition] = ({"fusion": ("sum", "mixed")},)
_SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)

SETTINGS: dict[str, Setting] = {
    "fusion": Setting(
        group=_MODEL,
        title=tr("Fusion"),
        basic=True,
        kind=Choice(
            {
                "joint": tr("Joint: a branch for each, trained together"),
                "concat": tr("Concat: one head on both"),
                "sum": tr("Sum: a head for each, then a stacker"),
                "mixed": tr("Mixed: sum and concat, then a stacker"),
                "image": tr("Image only"),
                "text": tr("Caption only"),
            }
        ),
        help=tr(
            "How image and caption meet. Joint adds up what its branches say and "
            "copes best where one is missing; sum and mixed are the paper's, with "
            "a second model (the stacker) trained on the scores of finished heads."
        ),
    ),
    "head": Setting(
        group=_MODEL,
        title=tr("Head"),
        kind=Choice(
            {
                "mlp": tr("Plain: layers one after the other (MLP)"),
                "gmlp": tr("Gated: the paper's blocks as they were run (gMLP)"),
                "gmlp-sgu": tr("Cross-gated: image and caption gate each other (gMLP)"),
                "linear": tr("Linear: no hidden layer"),
            }
        ),
        help=tr(
            "The layers from vectors to labels. Plain is the paper's best; "
            "cross-gated has the spatial gating unit of Liu et al. 2021."
        ),
    ),
    "hidden": Setting(
        group=_MODEL,
        title=tr("Hidden layers"),
        kind=Numbers(1, 65_536),
        unit=tr("units"),
        matters=(
            {"fusion": ("joint", "sum", "mixed", "image", "text"), "head": _LAYERED},
            {"concat_hidden": ((),), "head": _LAYERED},
        ),
        help=tr("Widths of the hidden layers of each branch; for a gated head one number a block."),
    ),
    "concat_hidden": Setting(
        group=_MODEL,
        title=tr("Concat layers"),
        unit=tr("units"),
        matters=_JOINED,
        kind=Numbers(1, 65_536, empty=tr("as the others")),
        help=tr("Hidden layers of the head that sees image and caption together."),
    ),
    "concat_branch": Setting(
        group=_MODEL,
        title=tr("Third branch"),
        kind=Switch(),
        matters=({"fusion": ("joint",)},),
        help=tr("Adds to joint a branch that sees image and caption together."),
    ),
    "lexical": Setting(
        group=_MODEL,
        title=tr("Word branch"),
        kind=Switch(),
        matters=({"fusion": ("joint", "text")},),
        help=tr(
            "Adds a branch on the caption's own words and word pairs; finds names "
            "that the encoder blurs."
        ),
    ),
    "activation": Setting(
        group=_MODEL,
        title=tr("Activation"),
        matters=({"head": ("mlp",)}, {"lexical": (True,)}),
        kind=Choice({"gelu": "GELU", "relu": tr("ReLU"), "leaky-relu": tr("Leaky ReLU")}),
        help=tr("The bend between layers; table 9 of the paper compares them."),
    ),
    "standardise": Setting(
        group=_MODEL,
        title=tr("Standardise features"),
        kind=Switch(),
        help=tr(
            "Scales vectors to length 1 and each of their numbers to spread 1. Off "
            "is the paper's raw input, which learns many times slower."
        ),
    ),
    "dropout": Setting(
        group=_MODEL,
        title=tr("Dropout"),
        kind=Range(0.0, 0.95, step=_SHARES),
        basic=True,
        matters=({"head": _LAYERED}, {"lexical": (True,)}),
        help=tr("Share of hidden units silenced at each step; more resists overfitting."),
    ),
    "concat_dropout": Setting(
        group=_MODEL,
        title=tr("Concat dropout"),
        matters=_JOINED,
        kind=Range(-1.0, 0.95, step=(-1.0, *_SHARES), lowest=tr("As the others")),
        help=tr("The same for the head that sees both, which the paper trains without."),
    ),
    "input_dropout": Setting(
        group=_MODEL,
        title=tr("Input dropout"),
        kind=Range(0.0, 0.95, step=_SHARES),
        help=tr("Share of the numbers of a vector silenced at each step."),
    ),
    "modality_dropout": Setting(
        group=_MODEL,
        title=tr("Modality dropout"),
        kind=Range(0.0, 0.5, step=0.05),
        matters=({"fusion": ("joint", "concat")},),
        help=tr(
            "Share of rows whose image, and as many whose caption, is hidden while "
            "training, so that either alone is enough later."
        ),
    ),
    "branch_weight": Setting(
        group=_MODEL,
        title=tr("Branch loss weight"),
        kind=Range(0.0, 10.0, step=0.1),
        matters=({"fusion": ("joint",)},),
        help=tr(
            "Trains image and caption each by itself too, so that what they say "
            "alone stays meaningful."
        ),
    ),
    "stacker_hidden": Setting(
        group=_MODEL,
        title=tr("Stacker layers"),
        kind=Numbers(1, 65_536),
        unit=tr("units"),
        matters=_STACKED,
        help=tr(
            "Hidden layers of the stacker, the model that sum and mixed train on the heads' scores."
        ),
    ),
    "loss": Setting(
        group=_LOSS,
        title=tr("Loss"),
        kind=Choice(
            {
                "bce": tr("Cross-entropy: every cell counts the same"),
                "focal": tr("Focal: fades what is learned well"),
                "asl": tr("Asymmetric: fades easy negatives most"),
            }
        ),
        help=tr(
            "What training makes small, formulas 3 to 5 of the paper. Focal and "
            "asymmetric shift scores, so tune thresholds before comparing."
        ),
    ),
    "gamma_pos": Setting(
        group=_LOSS,
        title=tr("Focus on positives"),
        kind=Range(0.0, 10.0, step=0.5),
        matters=({"loss": ("asl",)},),
        help=tr(
            "Exponent that fades well-learned positives. With this, the focus on "
            "negatives and their margin all at 0, asymmetric loss takes the "
            "paper's 1, 4 and 0.05."
        ),
    ),
    "gamma_neg": Setting(
        group=_LOSS,
        title=tr("Focus on negatives"),
        kind=Range(0.0, 10.0, step=0.5),
        matters=({"loss": ("focal", "asl")},),
        help=tr("The same for negatives. Focal loss uses it for both, and takes 3 where it is 0."),
    ),
    "clip": Setting(
        group=_LOSS,
        title=tr("Margin of negatives"),
        kind=Range(0.0, 0.5, step=0.01),
        matters=({"loss": ("asl",)},),
        help=tr("Negatives scored below this cost nothing."),
    ),
    "reduction": Setting(
        group=_LOSS,
        title=tr("Sum or mean"),
        kind=Choice({"mean": tr("Mean"), "sum": tr("Sum: as in the paper")}),
        help=tr(
            "How the cells' losses become one. Beside the paper's sum its weight "
            "decay is next to none."
        ),
    ),
    "balance": Setting(
        group=_LOSS,
        title=tr("Balance of labels"),
        kind=Choice(
            {
                "none": tr("Off"),
                "sqrt": tr("Rare labels: their positives weigh more"),
                "distribution": tr("Each cell: by what else its row carries"),
            }
        ),
        help=tr(
            "Weighs labels against their imbalance. Both ways raise macro F1 and shift scores."
        ),
    ),
    "optimizer": Setting(
        group=_STEPS,
        title=tr("Optimiser"),
        kind=Choice({"adamw": tr("AdamW"), "adam": tr("Adam: as in the paper")}),
        help=tr("What turns gradients into steps. Adam couples weight decay with the gradient."),
    ),
    "schedule": Setting(
        group=_STEPS,
        title=tr("Schedule"),
        kind=Choice(
            {
                "one-cycle": tr("One cycle: up once, then down"),
                "constant": tr("Constant"),
                "step": tr("Steps: a tenth after each milestone"),
            }
        ),
        help=tr("How the learning rate moves over a training."),
    ),
    "milestones": Setting(
        group=_STEPS,
        title=tr("Milestones"),
        kind=Numbers(1, 100_000),
        unit=tr("epochs"),
        matters=({"schedule": ("step",)},),
        help=tr("Epochs after which the learning rate is divided by 10."),
    ),
    "epochs": Setting(
        group=_STEPS,
        title=tr("Epochs"),
        kind=Range(1, 10_000, whole=True),
        basic=True,
        help=tr("Times that each stage goes through the training rows."),
    ),
    "batch_size": Setting(
        group=_STEPS,
        title=tr("Batch size"),
        unit=tr("rows"),
        basic=True,
        kind=Range(
            0,
            10_000_000,
            whole=True,
            lowest=tr("All at once"),
            step=(0, *(2**power for power in range(20))),
        ),
        help=tr("Rows a step. The paper takes all at once."),
    ),
    "least_steps": Setting(
        group=_STEPS,
        title=tr("Least steps an epoch"),
        kind=Range(1, 1000, whole=True),
        help=tr(
            "Where rows are few, batches get smaller until an epoch has as many "
            "steps, down to 16 rows each. 1: the batch size holds."
        ),
    ),
    "lr": Setting(
        group=_STEPS,
        title=tr("Learning rate"),
        basic=True,
        kind=Range(
            1e-7,
            1.0,
            step=[float(f"{digit}e{power}") for power in range(-7, 0) for digit in (1, 2, 5)]
            + [1.0],
        ),
        help=tr("Size of a step; too high and the loss explodes, which is noticed and stopped."),
    ),
    "weight_decay": Setting(
        group=_STEPS,
        title=tr("Weight decay"),
        kind=Range(
            0.0,
            1.0,
            step=(
                0.0,
                1e-5,
                1e-4,
                2e-4,
                5e-4,
                1e-3,
                2e-3,
                5e-3,
                0.01,
                0.02,
                0.05,
                0.1,
                0.2,
                0.5,
                1.0,
            ),
        ),
        help=tr("Pulls weight matrices toward zero; biases are left alone."),
    ),
    "ema": Setting(
        group=_STEPS,
        title=tr("Moving average"),
        kind=Range(
            0.0,
            0.9999,
            step=(0.0, 0.5, 0.9, 0.95, 0.99, 0.995, 0.999, 0.9995, 0.9999),
            lowest=tr("Off"),
        ),
        help=tr(
            "Decay of an average over past weights, formula 6; scored and kept "
            "instead of the last weights."
        ),
    ),
    "folds": Setting(
        group=_CHECKS,
        title=tr("Folds"),
        kind=Range(1, 20, whole=True, lowest=tr("A single model")),
        help=tr(
            "Models that each leave out another part of the training rows; every "
            "row is then scored by a model that never saw it."
        ),
    ),
    "split": Setting(
        group=_CHECKS,
        title=tr("Validate on"),
        kind=Choice(
            {
                "project": tr("The project's rows"),
                "sequential": tr("The last sixth: as in the paper"),
            }
        ),
        help=tr("Which rows are kept from training to tell how good it is."),
    ),
    "validate_in": Setting(
        group=_CHECKS,
        title=tr("Dropout in validation"),
        kind=Choice({"eval": tr("Off"), "train": tr("On: as the paper did by mistake")}),
        help=tr("Whether units are silenced while validating too, which costs points."),
    ),
    "precision": Setting(
        group=_CHECKS,
        title=tr("Precision"),
        kind=Choice(
            {
                "auto": tr("Automatic"),
                "fp32": tr("Full: fp32"),
                "bf16": tr("Half: bf16"),
            }
        ),
        help=tr(
            "Automatic multiplies in bf16 where the machine does so fast, and keeps sums in fp32."
        ),
    ),
    "keep": Setting(
        group=_CHECKS,
        title=tr("Epoch kept"),
        kind=Choice({"best": tr("The best"), "last": tr("The last: as in the paper")}),
        help=tr("Which epoch's weights become the run."),
    ),
    "keep_best": Setting(
        group=_CHECKS,
        title=tr("Best by"),
        matters=({"keep": ("best",)},),
        kind=Choice(
            {"micro_f1": tr("Micro F1"), "macro_f1": tr("Macro F1"), "samples_f1": tr("Samples F1")}
        ),
        help=tr("Validation score by which the best epoch is chosen."),
    ),
    "seed": Setting(
        group=_CHECKS,
        title=tr("Seed"),
        kind=Range(0, 2**31 - 1, whole=True),
        basic=True,
        help=tr(
            "Where the random numbers start: the same seed on the same machine "
            "gives the same result."
        ),
    ),
}
