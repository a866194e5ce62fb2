"""Rows that a tiny model learns in a moment, and the run to learn them in."""

import dataclasses
from pathlib import Path

import numpy as np
from builders import dataset_of
from fakes import FakeEncoder

from engine.data.dataset import Split
from engine.features.extract import FeatureSet, Modality
from engine.features.store import VectorStore
from engine.training.config import TrainConfig
from engine.training.data import TrainingData, training_data
from engine.training.runs import Run, RunSetup, start_run


def features_of(folder: Path, image: np.ndarray, text: np.ndarray) -> FeatureSet:
    """Store vectors ``[n, dim]`` and return them as features; a row of NaN is a missing one."""
    parts = []
    for name, vectors in (("image", image), ("text", text)):
        store = VectorStore(folder / name, vectors.shape[1])
        there = np.flatnonzero(np.isfinite(vectors).all(axis=1))
        with store.writer() as writer:
            keys = [int(row).to_bytes(16, "big") for row in there]
            writer.append(keys, vectors[there].astype(np.float32))
        places = np.full(len(vectors), -1)
        places[there] = np.arange(len(there))
        parts.append(Modality(store, places))
    spec = dataclasses.replace(
        FakeEncoder().spec, image_dim=image.shape[1], text_dim=text.shape[1]
    )  # fmt: skip
    return FeatureSet(encoder=spec, image=parts[0], text=parts[1])


@dataclasses.dataclass(frozen=True, kw_only=True)
class Rows:
    """Vectors and states to be changed by a test and then made into training data."""

    image: np.ndarray
    text: np.ndarray
    targets: np.ndarray
    splits: np.ndarray

    def data(self, folder: Path, config: TrainConfig | None = None) -> TrainingData:
        """Return what the training loop takes."""
        dataset = dataset_of(
            folder, [""] * len(self.targets), targets=self.targets, splits=self.splits.tolist()
        )  # fmt: skip
        return training_data(dataset, features_of(folder, self.image, self.text), config)


def separable_rows(train: int = 20, val: int = 10, *, noise: float = 0.3, seed: int = 0) -> Rows:
    """Return rows in which each of three labels is a direction of the image and of the caption."""
    rng = np.random.default_rng(seed)
    count = train + val
    targets = (rng.random((count, 3)) < 0.4).astype(np.int8)
    targets[~targets.any(axis=1), 0] = 1  # the row fallback would spoil a row without labels
    signs = 2.0 * targets - 1.0
    return Rows(
        image=signs @ rng.normal(size=(3, 12)) + noise * rng.normal(size=(count, 12)),
        text=signs @ rng.normal(size=(3, 8)) + noise * rng.normal(size=(count, 8)),
        targets=targets,
        splits=np.array([Split.TRAIN] * train + [Split.VAL] * val),
    )


def new_run(folder: Path, data: TrainingData, config: TrainConfig) -> Run:
    """Return a run folder for a training of these rows."""
    setup = RunSetup(
        config=config, encoder=data.features.encoder, labels=data.dataset.labels,
        fingerprint="f", created="2026-01-02T03:04:05+00:00", versions={},
    )  # fmt: skip
    return start_run(folder, setup)
