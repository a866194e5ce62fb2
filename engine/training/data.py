"""Rows to train and to validate on, served in batches for one model or for several members."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Self

import numpy as np
import torch
from torch import Tensor

from engine.data.dataset import Dataset, IntArray
from engine.data.split import stratified_folds
from engine.errors import EngineError
from engine.features.extract import FeatureSet, Modality
from engine.features.lexical import Lexicon
from engine.heads.fusion import Inputs
from engine.heads.layers import Words
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.rows import training_rows

RESIDENT = 1 << 29
"""Vectors up to this many bytes are read once and kept; beyond, each batch is read from disk."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrainingData:
    """Vectors, captions and states of a dataset, and which rows teach and test."""

    dataset: Dataset
    features: FeatureSet
    train: IntArray
    val: IntArray
    fold: IntArray
    """Number of the member that leaves a training row out ``[len(train)]``; all 0 without folds."""
    members: int = 1
    resident: dict[str, Tensor] | None = None

    def inputs(
        self, rows: IntArray, *, lexicon: Lexicon | None = None, device: str = "cpu"
    ) -> Inputs:
        """Return a batch of rows ``[b]``, or ``[members, b]`` where each member has its own."""
        table = np.atleast_2d(rows)
        image, has_image = self._vectors("image", self.features.image, table, device)
        text, has_text = self._vectors("text", self.features.text, table, device)
        words = self._words(table, lexicon, device) if lexicon is not None else None
        return Inputs(
            image=image, text=text, has_image=has_image, has_text=has_text, words=words,
        )  # fmt: skip

    def on(self, device: str) -> Self:
        """Return the same with the vectors in memory moved to a card's, if they fit there.

        A batch from main memory would keep the card waiting several times as long as it works.
        """
        if device == "cpu" or self.resident is None:
            return self
        try:
            held = {name: vectors.to(device) for name, vectors in self.resident.items()}
        except torch.OutOfMemoryError:
            return self
        return replace(self, resident=held)

    def targets(self, rows: IntArray, device: str = "cpu") -> Tensor:
        """Return label states float32 ``[M, b, labels]``: 1, 0, or -1 unknown."""
        states = self.dataset.targets[np.atleast_2d(rows)].astype(np.float32)
        return torch.from_numpy(states).to(device)

    def member_rows(self, member: int) -> IntArray:
        """Return the training rows that a member learns from."""
        return self.train if self.members == 1 else self.train[self.fold != member]

    def _vectors(
        self, name: str, modality: Modality, table: IntArray, device: str
    ) -> tuple[Tensor, Tensor]:
        flat = table.ravel()
        if self.resident is not None:
            held = self.resident[name]
            vectors = held.index_select(0, torch.from_numpy(flat).to(held.device)).float()
        else:
            vectors = torch.from_numpy(modality.take(flat))
        present = (modality.places[flat] >= 0).astype(np.float32)
        return (
            vectors.to(device).reshape(*table.shape, modality.dim),
            torch.from_numpy(present).to(device).reshape(table.shape),
        )

    def _words(self, table: IntArray, lexicon: Lexicon, device: str) -> Words:
        matrix: Any = lexicon.vectors([self.dataset.captions[row] for row in table.ravel()])
        return words_of(matrix, len(table), device)


def words_of(matrix: Any, members: int, device: str = "cpu") -> Words:  # noqa: ANN401 - scipy csr
    """Return the rows of a sparse matrix as the word branch takes them."""
    return Words(
        torch.from_numpy(matrix.indices.astype(np.int64)).to(device),
        torch.from_numpy(matrix.data.astype(np.float32)).to(device),
        torch.from_numpy(matrix.indptr[:-1].astype(np.int64)).to(device),
        members,
    )


def training_data(
    dataset: Dataset, features: FeatureSet, config: TrainConfig | None = None
) -> TrainingData:
    """Choose the rows that can teach or test: in the split, with a label known and a vector."""
    config = config or TrainConfig()
    train, val = training_rows(dataset, features, config)
    if config.folds > 1 and len(train) < 2 * config.folds:
        raise EngineError(
            tr(
                "{folds} folds need at least {value} training rows, and there are "
                "{train}. Choose fewer folds, or label more photos."
            ).format(folds=config.folds, value=2 * config.folds, train=len(train))
        )
    fold = np.zeros(len(train), dtype=np.int64)
    if config.folds > 1:
        fold = stratified_folds(dataset.targets[train], config.folds, seed=config.seed)
    return TrainingData(
        dataset=dataset, features=features, train=train, val=val, fold=fold,
        members=config.folds, resident=_resident(features, len(dataset)),
    )  # fmt: skip


def scoring_data(dataset: Dataset, features: FeatureSet) -> TrainingData:
    """Return data to score only."""
    none = np.zeros(0, dtype=np.int64)
    return TrainingData(dataset=dataset, features=features, train=none, val=none, fold=none)


def check_vectors(data: TrainingData, name: str, vectors: Tensor, rows: Sequence[int]) -> None:
    """Refuse vectors that no model can learn from, naming the first such row."""
    bad = ~torch.isfinite(vectors).all(dim=1)
    if bool(bad.any()):
        row = int(rows[int(bad.nonzero()[0])])
        raise EngineError(
            tr(
                "The {name} features of '{names}' hold a value that is no number. "
                "Delete the feature cache of this encoder and make features again."
            ).format(name=name, names=data.dataset.names[row])
        )


def _resident(features: FeatureSet, rows: int) -> dict[str, Tensor] | None:
    size = 2 * rows * (features.image.dim + features.text.dim)
    if size > RESIDENT:
        return None
    every = np.arange(rows)
    held = {}
    for name, modality in (("image", features.image), ("text", features.text)):
        vectors = torch.empty((rows, modality.dim), dtype=torch.float16)
        for start in range(0, rows, 8192):
            part = every[start : start + 8192]
            vectors[start : start + 8192] = torch.from_numpy(modality.take(part))
        held[name] = vectors
    return held
