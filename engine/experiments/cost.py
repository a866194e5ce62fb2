"""How much work the paper's trainings are, told before they are begun."""

from collections.abc import Sequence, Set
from dataclasses import dataclass

from engine.data.dataset import Dataset
from engine.encoders.spec import EncoderSpec
from engine.experiments.paper import PAPER_TRAIN_ROWS, PAPER_VAL_ROWS, Experiment
from engine.training.config import TrainConfig
from engine.training.cost import Size, seconds

PAPER_SIZE = Size(
    train_rows=PAPER_TRAIN_ROWS, val_rows=PAPER_VAL_ROWS, image_dim=768, text_dim=768, labels=18
)


def size_of(dataset: Dataset, encoder: EncoderSpec | None) -> Size:
    """Return the size of trainings on a dataset, with the paper's vectors before there are any."""
    labelled = int((dataset.targets >= 0).any(axis=1).sum())
    return Size(
        train_rows=max(1, labelled * 5 // 6),
        val_rows=max(1, labelled - labelled * 5 // 6),
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
        core_minutes=sum(seconds(config, size) for config in left) / 60,
    )  # fmt: skip


def core_minutes(experiments: Sequence[Experiment], size: Size = PAPER_SIZE) -> float:
    """Return about how long one core takes for one seed of some experiments, equal ones once."""
    return work_of(experiments, seeds=(0,), size=size).core_minutes
