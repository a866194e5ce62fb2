"""Named settings, from the seconds of ``fast`` to the paper's hundreds of epochs."""

import dataclasses
from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.settings import SETTINGS

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

DEFAULT_RECIPE = "fast"
CUSTOM = "custom"
"""Stands in the place of a recipe's name where its settings were changed."""
OWN = frozenset({"seed"})
"""Settings that belong to a run and not to its recipe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a recipe is for, as people read it."""

    title: str
    text: str
    partial: bool = False
    """Whether it trains only a part of what ``fast`` trains, to compare with."""


ABOUT: dict[str, About] = {
    "fast": About(
        title=tr("Fast"), text=tr("One model on photos and captions: start here."),
    ),
    "best": About(
        title=tr("Best"),
        text=tr("Five models that also read single words. For the highest F1 and to "
"find wrong labels."),
    ),
    "paper-as-run": About(
        title=tr("Paper, as run"),
        text=tr("Guo 2023 with the settings of its code. To compare with the paper."),
    ),
    "paper-as-written": About(
        title=tr("Paper, as written"),
        text=tr("The same, but the learning rate steps down as in the paper's text."),
    ),
    "image-only": About(
        title=tr("Image only"), text=tr("Looks at photos and ignores captions."), partial=True
    ),
    "caption-only": About(
        title=tr("Caption only"), text=tr("Reads captions and ignores photos."), partial=True
    ),
    "concat": About(
        title=tr("Concat"), text=tr("One head on image and caption side by side."), partial=True
    ),
}  # fmt: skip
"""In the order in which they are offered."""


def recipe_title(name: str) -> str:
    """Return what people call a recipe, also one of a run that is in no list."""
    if name == CUSTOM:
        return tr("Custom")
    return ABOUT[name].title if name in ABOUT else name.capitalize()


def differences(config: TrainConfig, name: str) -> tuple[str, ...]:
    """Return the settings in which a configuration differs from a recipe."""
    base = RECIPES[name]
    return tuple(
        key for key in SETTINGS
        if key not in OWN and getattr(config, key) != getattr(base, key)
    )  # fmt: skip


def nearest_recipe(config: TrainConfig) -> str:
    """Return the recipe that a configuration differs least from; its own one where that is so."""
    names = sorted(RECIPES, key=lambda name: name != config.recipe)
    return min(names, key=lambda name: len(differences(config, name)))


def recipe(name: str, **changes: Any) -> TrainConfig:  # noqa: ANN401 - fields of TrainConfig
    """Return a recipe with some settings changed."""
    if name not in RECIPES:
        raise EngineError(
            tr("There is no recipe '{name}'. Choose one of {join}.").format(
                name=name, join=", ".join(RECIPES)
            )
        )
    return dataclasses.replace(RECIPES[name], **changes)
