"""What decides a training: a frozen, checked record that is written beside the weights."""

import dataclasses
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError

FUSIONS = ("joint", "concat", "image", "text")
KEEP_BEST = ("micro_f1", "macro_f1", "samples_f1")


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainConfig:
    """Settings of one training; an impossible value is refused with its name and range."""

    recipe: str = "custom"
    fusion: str = "joint"
    hidden: tuple[int, ...] = (512,)
    """Widths of the hidden layers of each branch."""
    dropout: float = 0.5
    input_dropout: float = 0.3
    modality_dropout: float = 0.1
    """Share of training rows whose image, and as many whose caption, is hidden from the model."""
    branch_weight: float = 0.3
    """Weight of each branch's own loss, which keeps its logits meaningful alone."""
    epochs: int = 8
    batch_size: int = 512
    lr: float = 2e-3
    weight_decay: float = 0.05
    keep_best: str = "micro_f1"
    """Validation score by which the best epoch is chosen."""
    seed: int = 0

    def __post_init__(self) -> None:
        try:
            widths = tuple(operator.index(width) for width in self.hidden)
        except TypeError:
            raise EngineError(
                f"hidden is {self.hidden}. It must be whole numbers, such as 1024, 512."
            ) from None
        object.__setattr__(self, "hidden", widths)
        _choice("fusion", self.fusion, FUSIONS)
        _choice("keep_best", self.keep_best, KEEP_BEST)
        for name in ("dropout", "input_dropout"):
            _within(name, getattr(self, name), 0.0, 0.95)
        _within("modality_dropout", self.modality_dropout, 0.0, 0.5)
        _within("branch_weight", self.branch_weight, 0.0, 10.0)
        _within("epochs", self.epochs, 1, 10_000)
        _within("batch_size", self.batch_size, 2, 1_000_000)
        _within("lr", self.lr, 1e-7, 1.0)
        _within("weight_decay", self.weight_decay, 0.0, 1.0)
        _within("seed", self.seed, 0, 2**31 - 1)
        for width in self.hidden:
            _within("hidden", width, 1, 65_536)

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return dataclasses.asdict(self) | {"hidden": list(self.hidden)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "TrainConfig":
        """Read what ``to_json`` wrote; an unknown name is refused."""
        known = {field.name for field in dataclasses.fields(cls)}
        if strangers := set(values) - known:
            raise EngineError(
                f"'{min(strangers)}' is no training setting. Known: {', '.join(sorted(known))}."
            )
        return cls(**values)


def _choice(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise EngineError(f"{name} is '{value}'. Choose one of {', '.join(allowed)}.")


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:
        raise EngineError(f"{name} is {value:g}. It must be between {low:g} and {high:g}.")


RECIPES: dict[str, TrainConfig] = {
    "fast": TrainConfig(recipe="fast"),
    "image-only": TrainConfig(recipe="image-only", fusion="image"),
    "caption-only": TrainConfig(recipe="caption-only", fusion="text"),
    "concat": TrainConfig(recipe="concat", fusion="concat"),
}
"""Named settings; ``fast`` is the default."""


def recipe(name: str, **changes: Any) -> TrainConfig:  # noqa: ANN401 - fields of TrainConfig
    """Return a recipe with some settings changed."""
    if name not in RECIPES:
        raise EngineError(f"There is no recipe '{name}'. Choose one of {', '.join(RECIPES)}.")
    return dataclasses.replace(RECIPES[name], **changes)
