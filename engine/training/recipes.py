"""Named settings, from the seconds of ``fast`` to the paper's hundreds of epochs."""

import dataclasses
from typing import Any

from engine.errors import EngineError
from engine.training.config import TrainConfig

_PAPER = TrainConfig(
    fusion="sum",
    hidden=(2048, 512),
    concat_hidden=(2048, 1024, 512),
    standardise=False,
    dropout=0.5,
    concat_dropout=0.0,
    input_dropout=0.0,
    modality_dropout=0.0,
    reduction="sum",
    optimizer="adam",
    schedule="constant",
    epochs=300,
    batch_size=0,
    least_steps=1,
    lr=1e-3,
    weight_decay=2e-4,
    split="sequential",
    keep="last",
)

RECIPES: dict[str, TrainConfig] = {
    "fast": TrainConfig(recipe="fast"),
    "best": TrainConfig(recipe="best", lexical=True, folds=5),
    "image-only": TrainConfig(recipe="image-only", fusion="image"),
    "caption-only": TrainConfig(recipe="caption-only", fusion="text"),
    "concat": TrainConfig(recipe="concat", fusion="concat"),
    "paper-as-run": dataclasses.replace(_PAPER, recipe="paper-as-run"),
    "paper-as-written": dataclasses.replace(
        _PAPER, recipe="paper-as-written", schedule="step", milestones=(200, 250)
    ),
}
"""``fast`` is the default; the paper's two are its best model (section 4.5) with a constant rate,
as it was run, and with the rate stepped down, as it is written."""

DESCRIPTIONS: dict[str, str] = {
    "fast": "One model on images and captions, in seconds. The place to start.",
    "best": "Five models that also read the caption's words. Scores every row by a model that "
    "never saw it, which finds label errors; takes several times as long.",
    "image-only": "Looks at images and ignores captions.",
    "caption-only": "Reads captions and ignores images.",
    "concat": "One head on image and caption side by side.",
    "paper-as-run": "Guo 2023 with the settings its code ran with: 300 epochs over all rows at "
    "once. Many times slower than fast.",
    "paper-as-written": "The same with the learning rate stepped down, as the text says.",
}
"""What each recipe is for, in a sentence or two."""


def recipe(name: str, **changes: Any) -> TrainConfig:  # noqa: ANN401 - fields of TrainConfig
    """Return a recipe with some settings changed."""
    if name not in RECIPES:
        raise EngineError(f"There is no recipe '{name}'. Choose one of {', '.join(RECIPES)}.")
    return dataclasses.replace(RECIPES[name], **changes)
