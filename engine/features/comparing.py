"""What an encoder loses against another one, measured on a person's own photos and captions."""

import contextlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset
from engine.data.images import BadImageError
from engine.encoders.spec import Encoder, FloatArray
from engine.encoders.variants import without_int8
from engine.errors import EngineError
from engine.events import Note, Progress, Reporter
from engine.features.extract import load_features, missing_rows
from engine.features.reading import read_input
from engine.language import tr

SAMPLE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Cosines of the same photos and captions by both, and how much sooner the second was."""

    photos: int
    photo_mean: float
    photo_worst: float
    captions: int
    caption_mean: float
    caption_worst: float
    times: float
    """Time of the full one by that of the other, photos and captions together."""

    def sentence(self) -> str:
        """Say what is lost and what is gained."""
        parts = []
        if self.photos:
            parts.append(
                tr("photos {photo_mean:.4f} (worst of {photos}: {photo_worst:.4f})").format(
                    photo_mean=self.photo_mean, photos=self.photos, photo_worst=self.photo_worst
                )
            )
        if self.captions:
            parts.append(
                tr("captions {caption_mean:.4f} (worst of {captions}: {caption_worst:.4f})").format(
                    caption_mean=self.caption_mean,
                    captions=self.captions,
                    caption_worst=self.caption_worst,
                )
            )
        return tr(
            "8-bit weights against the full ones, cosine on your own data: "
            "{join}; {times:.1f} times as fast. 1 would be the same."
        ).format(join=", ".join(parts), times=self.times)


def tell_loss(
    dataset: Dataset, encoder: Encoder, *, cache: Path, reporter: Reporter,
    load: Callable[[str], Encoder],
) -> None:  # fmt: skip
    """Say what 8-bit weights lose on these rows before they are used on them all."""
    if missing_rows(dataset, load_features(dataset, encoder.spec, cache)) <= 2 * SAMPLE:
        return
    full = load(without_int8(encoder.spec.name))
    reporter.emit(Note(text=compare_encoders(dataset, full, encoder, reporter).sentence()))


def compare_encoders(
    dataset: Dataset, full: Encoder, other: Encoder, reporter: Reporter, *, most: int = SAMPLE
) -> Loss:
    """Encode a sample of rows, spread over the project, with both."""
    inputs, captions = _sample(dataset, full, most, reporter)
    if not len(inputs) and not captions:
        raise EngineError(tr("There is no photo or caption to compare with. Add some first."))
    found: list[tuple[FloatArray, FloatArray, float]] = []
    for encoder in (full, other):
        if len(inputs):
            encoder.encode_images(inputs[:2])  # the first call is slower than all others
        reporter.check()
        began = time.process_time()
        images = encoder.encode_images(inputs) if len(inputs) else np.zeros((0, 1), np.float32)
        reporter.check()
        texts = encoder.encode_texts(captions) if captions else np.zeros((0, 1), np.float32)
        found.append((images, texts, time.process_time() - began))
    photos, words = _cosines(found[0][0], found[1][0]), _cosines(found[0][1], found[1][1])
    return Loss(
        photos=len(photos), photo_mean=_mean(photos), photo_worst=_worst(photos),
        captions=len(words), caption_mean=_mean(words), caption_worst=_worst(words),
        times=found[0][2] / max(found[1][2], 1e-9),
    )  # fmt: skip


def _sample(
    dataset: Dataset, encoder: Encoder, most: int, reporter: Reporter
) -> tuple[FloatArray, list[str]]:
    inputs: list[FloatArray] = []
    captions: list[str] = []
    rows = np.unique(np.linspace(0, len(dataset) - 1, min(len(dataset), 2 * most)).astype(int))
    for done, row in enumerate(rows.tolist(), start=1):
        reporter.check()
        path = dataset.path(row)
        if path is not None and len(inputs) < most:
            with contextlib.suppress(BadImageError, OSError):  # making features tells of it
                inputs.append(read_input(encoder, path.read_bytes()))
        if dataset.captions[row].strip() and len(captions) < most:
            captions.append(dataset.captions[row].strip())
        reporter.emit(Progress(what=tr("Reading a sample"), done=done, total=len(rows)))
    return (np.stack(inputs) if inputs else np.zeros((0, 3, 1, 1), np.float32)), captions


def _cosines(one: FloatArray, other: FloatArray) -> FloatArray:
    lengths = np.linalg.norm(one, axis=1) * np.linalg.norm(other, axis=1)
    return np.asarray((one * other).sum(axis=1) / np.maximum(lengths, 1e-12), dtype=np.float32)


def _mean(values: FloatArray) -> float:
    return float(values.mean()) if len(values) else 1.0


def _worst(values: FloatArray) -> float:
    return float(values.min()) if len(values) else 1.0
