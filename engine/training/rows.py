"""Which rows can teach and test, told without torch: also who only looks at runs asks for them."""

import numpy as np
import numpy.typing as npt

from engine.data.dataset import Dataset, IntArray, Split
from engine.data.split import sequential_split
from engine.errors import EngineError
from engine.features.extract import FeatureSet
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.runs import Role


def training_rows(
    dataset: Dataset, features: FeatureSet, config: TrainConfig
) -> tuple[IntArray, IntArray]:
    """Return rows to train and to validate on: in the split, with a label known and a vector.

    Raises ``EngineError`` where either are too few.
    """
    train, val = teaching_rows(dataset, features, config)
    if len(train) < 2 or not (dataset.targets[train] == 1).any():
        raise EngineError(
            tr(
                "There are too few labelled photos with features to train on. Label at "
                "least two, and make features first."
            )
        )
    if not len(val):
        raise EngineError(
            tr("No labelled row is set aside for validation. Import at least ten labelled rows.")
        )
    return train, val


def teaching_rows(
    dataset: Dataset, features: FeatureSet, config: TrainConfig
) -> tuple[IntArray, IntArray]:
    """Return the same rows however few they are."""
    there = features.image.present | features.text.present
    useful = there & (dataset.targets >= 0).any(axis=1)
    if config.split == "sequential":
        labelled = np.flatnonzero(useful & (dataset.splits != Split.TEST))
        held = sequential_split(len(labelled))
        return labelled[~held], labelled[held]
    train = np.flatnonzero(useful & (dataset.splits == Split.TRAIN))
    return train, np.flatnonzero(useful & (dataset.splits == Split.VAL))


def row_roles(rows: int, train: IntArray, val: IntArray) -> npt.NDArray[np.uint8]:
    """Return what each of so many rows is to a training without folds ``[rows]``."""
    roles = np.full(rows, Role.HELD_OUT, dtype=np.uint8)
    roles[train], roles[val] = Role.TAUGHT, Role.VALIDATED
    return roles
