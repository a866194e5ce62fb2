"""What a training takes, told before it is begun: time and memory, without torch.

The time is a sum of what every training does, each part with a constant that was measured on one
core of the machine in docs/benchmarks.md: a pace for weights that meet rows, for numbers that are
moved around them, for the optimiser's updates, for steps as such, and for saving after an epoch.
Another machine, or one with a GPU, has another pace; former runs of a project tell it.
"""

import itertools
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from engine.training.config import TWO_STAGE, TrainConfig
from engine.training.schedule import batches_of

_MULTIPLY = 3.2e-12
"""Seconds of one core for a floating-point operation in a matrix product."""
_MOVE = 4e-9
"""For a number of a vector or a hidden unit: read, scaled, bent, silenced, and back again."""
_UPDATE = 2e-9
"""For a weight in a step of the optimiser."""
_STEP = 1.5e-3
_SAVE = 1.7e-8
"""For a byte that is written after an epoch."""
_START = 0.05
"""For the first steps of any training."""
_NEAREST = 3
"""So many former runs, those most like the next one, tell the pace."""

_WORDS, _WORD_WIDTH, _TERMS = 10, 256, 4096
"""Words and pairs of a caption, numbers of each, and most terms of a vocabulary."""
_EVAL_ROWS = 4096
_RESIDENT = 1 << 29
_LIBRARIES = 3e8
"""Bytes that torch takes with any training."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What the cost of a training hangs on beside its settings."""

    train_rows: int
    val_rows: int
    image_dim: int
    text_dim: int
    labels: int

    @property
    def rows(self) -> int:
        """Rows with labels."""
        return self.train_rows + self.val_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """A finished training and what it took."""

    config: TrainConfig
    size: Size
    epochs: int
    """Of all stages; fewer than the settings say where it was stopped."""
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """About what a training will take, features not counted."""

    seconds: float
    memory: float
    """Bytes at the peak, beyond what the program has already."""
    measured: bool
    """Whether former runs told the pace."""


def estimate(
    config: TrainConfig, size: Size, *, past: Sequence[Past] = (), threads: int = 1
) -> Estimate:
    """Return what a training will take on a machine that took this long for former ones."""
    expected = seconds(config, size, threads=threads)
    paces = sorted(
        (abs(math.log(usual / expected)), one.seconds / (usual * _share(one)))
        for one in past
        if one.seconds > 0 and one.epochs > 0
        for usual in (seconds(one.config, one.size, threads=threads),)
    )
    pace = statistics.median(pace for _, pace in paces[:_NEAREST]) if paces else 1.0
    return Estimate(
        seconds=pace * expected, memory=memory(config, size), measured=bool(paces)
    )  # fmt: skip


def operations(config: TrainConfig, size: Size) -> float:
    """Return the floating-point operations of learning: six a weight, row and epoch."""
    return 6.0 * _weights(config, size) * size.train_rows * _seen(config) * config.epochs


def seconds(config: TrainConfig, size: Size, *, threads: int = 1) -> float:
    """Return how long a training takes at the usual pace, on so many cores."""
    split = _split(config, size)
    learned = split.train_rows * _seen(config)
    validated = split.val_rows * config.folds
    multiplied = operations(config, split) / config.epochs
    multiplied += 2.0 * _weights(config, split) * validated
    moved = sum(_units(config, split)) * (learned + validated / 2)
    reads = len(_dims(config, split)) if config.fusion in TWO_STAGE else 1
    moved += reads * (split.image_dim + split.text_dim) * (learned + split.val_rows)
    if config.lexical:
        moved += _WORDS * _WORD_WIDTH * (learned + split.val_rows)
    member_rows = split.train_rows * _seen(config) / config.folds
    steps = batches_of(
        round(member_rows), batch_size=config.batch_size, least_steps=config.least_steps
    )
    stages = stage_count(config)
    parameters = _parameters(config, split)
    an_epoch = (
        _MULTIPLY / threads * multiplied
        + _MOVE * moved
        + steps * (_STEP * stages + _UPDATE * parameters)
        + _SAVE * parameters * (4 * stages + 8)
    )
    return _START + config.epochs * an_epoch


def memory(config: TrainConfig, size: Size) -> float:
    """Return the bytes that a training takes at its peak.

    A parameter is held with its gradient, the optimiser's two figures and, while a checkpoint is
    written, two copies of most of that: forty bytes.
    """
    split = _split(config, size)
    vectors = split.image_dim + split.text_dim
    held = 2 * size.rows * vectors
    units = _units(config, split)
    # Stages work one after the other.
    row = 2 * vectors + (max(units) if config.fusion in TWO_STAGE else sum(units))
    batch = min(config.batch_size or split.train_rows, split.train_rows)
    scored = min(_EVAL_ROWS, size.rows)
    return (
        _LIBRARIES
        + (48 if config.ema else 40) * _parameters(config, split)
        + config.folds * row * max(5 * batch, 2 * scored)
        + (held if held <= _RESIDENT else 0)
    )


def stage_count(config: TrainConfig) -> int:
    """Return how many stages a training has, each of which takes all its epochs."""
    return {"sum": 3, "mixed": 4}.get(config.fusion, 1)


def _share(past: Past) -> float:
    return past.epochs / (past.config.epochs * stage_count(past.config))


def _split(config: TrainConfig, size: Size) -> Size:
    """Return the size with the rows parted as the settings ask for."""
    if config.split == "project":
        return size
    train = size.rows * 5 // 6
    return Size(
        train_rows=train, val_rows=size.rows - train, image_dim=size.image_dim,
        text_dim=size.text_dim, labels=size.labels,
    )  # fmt: skip


def _seen(config: TrainConfig) -> int:
    """Return how many members learn from a row: with folds, all but one."""
    return max(1, config.folds - 1)


def _dims(config: TrainConfig, size: Size) -> dict[str, int]:
    """Return the branches on vectors and what each reads."""
    image, text = size.image_dim, size.text_dim
    dims = {"image": image, "text": text, "concat": image + text}
    names = {
        "image": ("image",), "text": ("text",), "concat": ("concat",),
        "mixed": ("image", "text", "concat"),
        "joint": ("image", "text", "concat") if config.concat_branch else ("image", "text"),
    }.get(config.fusion, ("image", "text"))  # fmt: skip
    return {name: dims[name] for name in names}


def _weights(config: TrainConfig, size: Size) -> int:
    """Return the weights of a member that every row meets."""
    weights = sum(_head(config, name, dim, size.labels)
                  for name, dim in _dims(config, size).items())  # fmt: skip
    if config.fusion in TWO_STAGE:
        weights += _mlp([size.labels, *config.stacker_hidden, size.labels])
    return weights


def _parameters(config: TrainConfig, size: Size) -> int:
    words = _TERMS * _WORD_WIDTH if config.lexical else 0
    return config.folds * (_weights(config, size) + words)


def _units(config: TrainConfig, size: Size) -> list[int]:
    """Return the numbers that a row becomes on its way through each head of a member."""
    units = []
    for name, dim in _dims(config, size).items():
        hidden = () if config.head == "linear" else _hidden(config, name)
        gated = config.head.startswith("gmlp")
        units.append(dim + sum(4 * width + dim if gated else width for width in hidden))
    return units


def _hidden(config: TrainConfig, name: str) -> tuple[int, ...]:
    own = name == "concat" and bool(config.concat_hidden)
    return config.concat_hidden if own else config.hidden


def _head(config: TrainConfig, name: str, dim: int, labels: int) -> int:
    hidden = _hidden(config, name)
    if config.head == "linear":
        return dim * labels
    if config.head == "gmlp-sgu" and name == "concat":
        width = hidden[0] if hidden else 512
        return dim * width + sum(3 * width * inner for inner in hidden) + width * labels
    if config.head.startswith("gmlp"):
        return sum(2 * dim * width + width * width for width in hidden) + dim * labels
    return _mlp([dim, *hidden, labels])


def _mlp(sizes: Sequence[int]) -> int:
    return sum(before * after for before, after in itertools.pairwise(sizes))
