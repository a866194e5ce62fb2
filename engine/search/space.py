"""Which settings a search turns, how far, and how it writes them down."""

import dataclasses
import math
from collections.abc import Mapping, Set
from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.setting_texts import idle_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """One number that is varied between two others, both allowed."""

    low: float
    high: float
    log: bool = False
    """Equal ratios are equally likely, not equal differences."""
    whole: bool = False

    def holds(self, value: float) -> bool:
        """Return whether a value lies on the axis."""
        return self.low <= value <= self.high and (not self.whole or value == int(value))


Point = Mapping[str, float]
"""A value for some of the axes."""

AXES: dict[str, Axis] = {
    "lr": Axis(low=3e-4, high=1e-2, log=True),
    "weight_decay": Axis(low=1e-3, high=0.3, log=True),
    "dropout": Axis(low=0.0, high=0.8),
    "input_dropout": Axis(low=0.0, high=0.6),
    "modality_dropout": Axis(low=0.0, high=0.3),
    "branch_weight": Axis(low=0.0, high=1.0),
    "epochs": Axis(low=4, high=15, whole=True),
    "batch_size": Axis(low=7, high=10, whole=True),
    "hidden_width": Axis(low=8, high=11, whole=True),
    "hidden_layers": Axis(low=1, high=2, whole=True),
}
"""``batch_size`` and ``hidden_width`` are exponents of 2; the loss stays the recipe's, as focal and
asymmetric loss only shift scores."""

_HIDDEN = ("hidden_width", "hidden_layers")


def search_space(base: TrainConfig, pinned: Set[str] = frozenset()) -> dict[str, Axis]:
    """Return the axes along which a search may leave ``base``.

    A setting that is pinned, that does nothing here, or whose value in ``base`` lies off its axis
    stays as it is. Raises ``EngineError`` where nothing is left.
    """
    idle = _idle(base)
    start = {
        name: value
        for name, value in _coordinates(base).items()
        if _setting(name) not in pinned | idle and AXES[name].holds(value)
    }
    if not set(_HIDDEN) <= set(start):
        start = {name: value for name, value in start.items() if name not in _HIDDEN}
    # What would not come back as it was written is no start to search from.
    kept = [name for name in start if _unchanged(base, start, _setting(name))]
    if not kept:
        raise EngineError(
            tr(
                "Every setting is fixed, so there is nothing to search for. Leave one of them free."
            ),
            command="Take a --set away.",
        )
    return {name: AXES[name] for name in AXES if name in kept}


def start_point(base: TrainConfig, axes: Mapping[str, Axis]) -> dict[str, float]:
    """Return where ``base`` itself lies on the axes."""
    return {name: value for name, value in _coordinates(base).items() if name in axes}


def apply_point(base: TrainConfig, point: Point) -> TrainConfig:
    """Return the settings at a point; what no axis moves is as in ``base``."""
    changes: dict[str, Any] = {}
    for name, value in point.items():
        if name == "batch_size":
            changes[name] = 2 ** int(value)
        elif name not in _HIDDEN:
            changes[name] = _short(value, AXES[name])
    if point.keys() >= set(_HIDDEN):
        changes["hidden"] = (2 ** int(point["hidden_width"]),) * int(point["hidden_layers"])
    return dataclasses.replace(base, **changes)


def changed_settings(config: TrainConfig, base: TrainConfig) -> dict[str, str]:
    """Return the settings in which a configuration differs, as ``--set`` takes them."""
    changes = {}
    for field in dataclasses.fields(TrainConfig):
        value = getattr(config, field.name)
        if value != getattr(base, field.name):
            changes[field.name] = (
                ",".join(map(str, value)) if isinstance(value, tuple) else str(value)
            )
    return changes


def _short(value: float, axis: Axis) -> float:
    """Return a value that a person can type."""
    if axis.whole:
        return int(value)
    return float(f"{value:.4g}") if axis.log else round(value, 3)


def _setting(axis: str) -> str:
    return "hidden" if axis in _HIDDEN else axis


def _unchanged(base: TrainConfig, point: Point, setting: str) -> bool:
    return bool(getattr(apply_point(base, point), setting) == getattr(base, setting))


def _coordinates(config: TrainConfig) -> dict[str, float]:
    point: dict[str, float] = {
        name: getattr(config, name)
        for name in AXES
        if name not in (*_HIDDEN, "batch_size")
    }  # fmt: skip
    if config.batch_size:
        point["batch_size"] = math.log2(config.batch_size)
    if len(set(config.hidden)) == 1:
        point["hidden_width"] = math.log2(config.hidden[0])
        point["hidden_layers"] = len(config.hidden)
    return point


def _idle(config: TrainConfig) -> set[str]:
    """Return the settings that make no difference to such a model, or would break it."""
    values = dataclasses.asdict(config)
    idle = {_setting(axis) for axis in AXES if idle_reason(_setting(axis), values)}
    if config.schedule == "step":
        idle.add("epochs")  # the milestones are counted in them
    return idle
