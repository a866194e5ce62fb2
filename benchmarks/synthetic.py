"""Cached features of rows that do not exist, as many as a benchmark wants."""

import datetime as dt
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.images import content_digest
from engine.data.labels import competition_labels
from engine.encoders.spec import EncoderSpec, FloatArray
from engine.features.extract import FeatureSet, Modality
from engine.features.store import VectorStore
from engine.training.config import TrainConfig
from engine.training.runs import Run, RunSetup, start_run

IMAGE_DIM, TEXT_DIM = 1280, 384
SPEC = EncoderSpec(
    name="synthetic",
    title="Synthetic",
    image_dim=IMAGE_DIM,
    text_dim=TEXT_DIM,
    image_key="synthetic-image",
    text_key="synthetic-text",
    shared_space=False,
)
_SHARE = np.array([0.75, *np.linspace(0.15, 0.02, 17)])
"""How often each of the 18 labels occurs: one that is everywhere and many that are rare."""
_CHUNK = 2048


def cached_rows(folder: Path, rows: int, *, seed: int = 0) -> tuple[Dataset, FeatureSet]:
    """Write vectors that cluster by label into stores, and return them with their dataset."""
    rng = np.random.default_rng(seed)
    labels = competition_labels()
    targets = (rng.random((rows, len(labels))) < _SHARE).astype(np.int8)
    splits = np.where(rng.random(rows) < 0.15, Split.VAL, Split.TRAIN).astype(np.int8)
    dataset = Dataset(
        items=np.arange(1, rows + 1),
        names=tuple(f"{row}.jpg" for row in range(rows)),
        images=tuple(f"{row}.jpg" for row in range(rows)),
        captions=tuple(f"caption {row}" for row in range(rows)),
        targets=targets,
        splits=splits,
        reviewed=np.zeros(rows, dtype=bool),
        flagged=np.zeros(rows, dtype=bool),
        notes={},
        labels=labels,
        root=folder,
    )
    image, text = (
        _store(folder / key, targets, dim=dim, rng=rng)
        for key, dim in ((SPEC.image_key, IMAGE_DIM), (SPEC.text_key, TEXT_DIM))
    )
    places = np.arange(rows)
    return dataset, FeatureSet(
        encoder=SPEC, image=Modality(image, places), text=Modality(text, places)
    )


def _store(
    folder: Path, targets: np.ndarray, *, dim: int, rng: np.random.Generator
) -> VectorStore:  # fmt: skip
    store = VectorStore(folder, dim)
    centres = rng.standard_normal((targets.shape[1], dim)).astype(np.float32)
    with store.writer() as writer:
        for start in range(0, len(targets), _CHUNK):
            part = targets[start : start + _CHUNK].astype(np.float32)
            noise = rng.standard_normal((len(part), dim)).astype(np.float32)
            vectors: FloatArray = part @ centres + 6 * noise
            keys = [content_digest(str(start + n).encode()) for n in range(len(part))]
            writer.append(keys, vectors)
    return store


def new_run(folder: Path, config: TrainConfig, dataset: Dataset) -> Run:
    """Begin a run folder for these rows."""
    return start_run(
        folder,
        RunSetup(
            config=config,
            encoder=SPEC,
            labels=dataset.labels,
            fingerprint="synthetic",
            created=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            versions={},
        ),
    )
