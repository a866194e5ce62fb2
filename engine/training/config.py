"""What decides a training: a frozen, checked record that is written beside the weights."""

import dataclasses
import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError
from engine.language import tr
from engine.training.kinds import Choice, Numbers, Range, SettingError
from engine.training.settings import SETTINGS

TWO_STAGE = ("sum", "mixed")
"""Fusions that train a stacker on the scores of finished heads."""
BOTH = ("joint", "concat", *TWO_STAGE)
"""Fusions that look at images and captions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainConfig:
    """Settings of one training; ``settings.SETTINGS`` says what each does and may be.

    An impossible value, or two that do not go together, is refused with a sentence.
    """

    recipe: str = "custom"
    fusion: str = "joint"
    head: str = "mlp"
    hidden: tuple[int, ...] = (512,)
    concat_hidden: tuple[int, ...] = ()
    concat_branch: bool = False
    lexical: bool = False
    activation: str = "gelu"
    standardise: bool = True
    dropout: float = 0.5
    concat_dropout: float = -1.0
    input_dropout: float = 0.2
    modality_dropout: float = 0.1
    branch_weight: float = 0.3
    stacker_hidden: tuple[int, ...] = (1024, 512)
    loss: str = "bce"
    gamma_pos: float = 0.0
    gamma_neg: float = 0.0
    clip: float = 0.0
    reduction: str = "mean"
    balance: str = "none"
    optimizer: str = "adamw"
    schedule: str = "one-cycle"
    milestones: tuple[int, ...] = ()
    epochs: int = 6
    batch_size: int = 1024
    least_steps: int = 8
    lr: float = 4e-3
    weight_decay: float = 0.05
    ema: float = 0.0
    folds: int = 1
    split: str = "project"
    validate_in: str = "eval"
    precision: str = "auto"
    keep: str = "best"
    keep_best: str = "micro_f1"
    seed: int = 0

    def __post_init__(self) -> None:
        for name, setting in SETTINGS.items():
            value = getattr(self, name)
            match setting.kind:
                case Choice() as choice:
                    if value not in choice.options:
                        allowed = ", ".join(choice.options)
                        raise _refused(
                            name, value, tr("Choose one of {allowed}.").format(allowed=allowed)
                        )
                case Range(low, high, whole):
                    _within(name, value, low, high, whole=whole)
                case Numbers(low, high):
                    object.__setattr__(self, name, _whole_numbers(name, value, low, high))
                case _:
                    if not isinstance(value, bool):
                        raise _refused(name, value, tr("It must be true or false."))
        self._check_together()

    def _check_together(self) -> None:
        if self.schedule == "step" and not self.milestones:
            raise SettingError(
                tr(
                    "{milestones} are missing: {schedule} {schedule[step]} lowers the "
                    "learning rate at these epochs. Name some, such as 200, 250."
                )
            )
        if list(self.milestones) != sorted(set(self.milestones)):
            raise SettingError(
                tr("{milestones} are {given}. Each must be above the last."),
                given=", ".join(map(str, self.milestones)),
            )
        if self.head == "gmlp-sgu" and self.fusion not in ("concat", "mixed"):
            raise SettingError(
                tr(
                    "{head} {head[gmlp-sgu]} needs {fusion} {fusion[concat]} or "
                    "{fusion[mixed]}, where image and caption can gate each other."
                )
            )
        if self.lexical and self.fusion not in ("joint", "text"):
            raise SettingError(
                tr(
                    "{lexical} is on and needs {fusion} {fusion[joint]} or {fusion[text]}. "
                    "Turn it off, or choose one of these."
                )
            )

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        values = dataclasses.asdict(self)
        return {k: list(v) if isinstance(v, tuple) else v for k, v in values.items()}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "TrainConfig":
        """Read what ``to_json`` wrote, by this version or an earlier; a stranger is refused."""
        known = {field.name for field in dataclasses.fields(cls)}
        if strangers := set(values) - known:
            raise EngineError(
                tr("'{min}' is no training setting. Known: {join}.").format(
                    min=min(strangers), join=", ".join(sorted(known))
                )
            )
        # A run of an earlier version goes on, and is repeated, with the batches that it had.
        return cls(**{"least_steps": 1, **values})


def _within(name: str, value: float, low: float, high: float, *, whole: bool) -> None:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or math.isnan(value):
        raise _refused(name, value, tr("It must be a number."))
    if whole and value != int(value):
        raise SettingError(
            tr("{{{name}}} is {value:g}. It must be a whole number.").format(name=name, value=value)
        )
    if not low <= value <= high:
        raise SettingError(
            tr("{{{name}}} is {value:g}. It must be between {low:g} and {high:g}.").format(
                name=name, value=value, low=low, high=high
            )
        )


def _whole_numbers(name: str, values: Any, low: int, high: int) -> tuple[int, ...]:  # noqa: ANN401
    try:
        numbers = tuple(operator.index(value) for value in values)
    except TypeError:
        raise SettingError(
            tr("{{{name}}} is {{given}}. It must be whole numbers, such as 1024, 512.").format(
                name=name
            ),
            given=values,
        ) from None
    for number in numbers:
        _within(name, number, low, high, whole=True)
    return numbers


def _refused(name: str, value: object, way_out: str) -> SettingError:
    return SettingError(
        tr("{{{name}}} is '{{given}}'. {way_out}").format(name=name, way_out=way_out), given=value
    )
