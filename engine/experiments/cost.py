"""How much work a training of the paper is, told before it is begun."""

import itertools
from collections.abc import Sequence, Set
from dataclasses import dataclass

from engine.data.dataset import Dataset
from engine.encoders.spec import EncoderSpec
from engine.experiments.paper import PAPER_TRAIN_ROWS, Experiment
from engine.training.config import TrainConfig

CORE = 5e10
"""Floating-point operations a second that one processor core does in such a training."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What the cost of a training hangs on; by default the paper's."""

    train_rows: int = PAPER_TRAIN_ROWS
    image_dim: int = 768
    text_dim: int = 768
    labels: int = 18


PAPER_SIZE = Size()


def size_of(dataset: Dataset, encoder: EncoderSpec | None) -> Size:
    """Return the size of trainings on a dataset, with the paper's vectors before there are any."""
    labelled = int((dataset.targets >= 0).any(axis=1).sum())
    return Size(
        train_rows=max(1, labelled * 5 // 6),
        labels=len(dataset.labels),
        image_dim=encoder.image_dim if encoder else PAPER_SIZE.image_dim,
        text_dim=encoder.text_dim if encoder else PAPER_SIZE.text_dim,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """The trainings of a study, equal ones counted once."""

    trainings: int
    done: int
    """Those that earlier studies have finished."""
    core_minutes: float
    """About how long one core takes for the others."""


def work_of(
    experiments: Sequence[Experiment], *, seeds: Sequence[int], size: Size,
    finished: Set[TrainConfig] = frozenset(),
) -> Work:  # fmt: skip
    """Return what a study has to do; ``finished`` are the settings of trainings that are there."""
    wanted = {e.settings(seed=s, train_rows=size.train_rows) for e in experiments for s in seeds}
    left = wanted - finished
    return Work(
        trainings=len(wanted), done=len(wanted) - len(left),
        core_minutes=sum(operations(config, size) for config in left) / CORE / 60,
    )  # fmt: skip


def operations(config: TrainConfig, size: Size = PAPER_SIZE) -> float:
    """Return the floating-point operations of a training: six a weight, row and epoch."""
    image, text = size.image_dim, size.text_dim
    dims = {
        "image": {"image": image},
        "text": {"text": text},
        "concat": {"concat": image + text},
        "mixed": {"image": image, "text": text, "concat": image + text},
    }.get(config.fusion, {"image": image, "text": text})
    weights = sum(_head(config, name, dim, size.labels) for name, dim in dims.items())
    if config.fusion in ("sum", "mixed"):
        weights += _mlp([size.labels, *config.stacker_hidden, size.labels])
    return 6.0 * weights * size.train_rows * config.epochs


def core_minutes(experiments: Sequence[Experiment], size: Size = PAPER_SIZE) -> float:
    """Return about how long one core takes for one seed of some experiments, equal ones once."""
    return work_of(experiments, seeds=(0,), size=size).core_minutes


def _head(config: TrainConfig, name: str, dim: int, labels: int) -> int:
    if config.head == "gmlp":
        return sum(2 * dim * width + width * width for width in config.hidden) + dim * labels
    own = name == "concat" and bool(config.concat_hidden)
    return _mlp([dim, *(config.concat_hidden if own else config.hidden), labels])


def _mlp(sizes: Sequence[int]) -> int:
    return sum(before * after for before, after in itertools.pairwise(sizes))
