"""Which rows can teach and test, told without torch: also who only looks at runs asks for them."""

import numpy as np

from engine.data.dataset import Dataset, IntArray, Split
from engine.data.split import sequential_split
from engine.errors import EngineError
from engine.features.extract import FeatureSet
from engine.training.config import TrainConfig


def training_rows(
    dataset: Dataset, features: FeatureSet, config: TrainConfig
) -> tuple[IntArray, IntArray]:
    """Return rows to train and to validate on: in the split, with a label known and a vector.

    Raises ``EngineError`` where either are too few.
    """
    there = features.image.present | features.text.present
    useful = there & (dataset.targets >= 0).any(axis=1)
    if config.split == "sequential":
        labelled = np.flatnonzero(useful & (dataset.splits != Split.TEST))
        held = sequential_split(len(labelled))
        train, val = labelled[~held], labelled[held]
    else:
        train = np.flatnonzero(useful & (dataset.splits == Split.TRAIN))
        val = np.flatnonzero(useful & (dataset.splits == Split.VAL))
    if len(train) < 2 or not (dataset.targets[train] == 1).any():
        raise EngineError(
            "There are too few labelled photos with features to train on. Label at least two, "
            "and make features first."
        )
    if not len(val):
        raise EngineError(
            "No labelled row is set aside for validation. Import at least ten labelled rows."
        )
    return train, val
