"""Which rows train and which validate."""

import numpy as np

from engine.data.dataset import POSITIVE, IntArray, States


def validation_rows(targets: States, *, share: float = 0.15, seed: int = 0) -> IntArray:
    """Choose validation rows so that every label keeps its share (Sechidis et al. 2011).

    Takes label states ``[n, labels]`` and returns sorted row numbers, about ``share * n`` of them;
    none where there are fewer than two rows.
    """
    if len(targets) < 2:
        return np.zeros(0, dtype=np.int64)
    # sklearn comes with it and takes a second to import
    from iterstrat.ml_stratifiers import MultilabelStratifiedShuffleSplit

    splitter = MultilabelStratifiedShuffleSplit(n_splits=1, test_size=share, random_state=seed)
    positives = (targets == POSITIVE).astype(np.int8)
    # A column for "no label at all", so that such rows are shared out as well.
    none = (positives.sum(axis=1, keepdims=True) == 0).astype(np.int8)
    _, chosen = next(splitter.split(positives, np.hstack([positives, none])))
    return np.sort(chosen).astype(np.int64)
