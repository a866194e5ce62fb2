"""Validation rows in memory, and what they become when they are damaged.

The feature cache is only read: vectors of damaged captions and photos are never written to it.
"""

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.data.dataset import Dataset, IntArray
from engine.data.images import BadImageError, decode
from engine.encoders.spec import Encoder, FloatArray
from engine.errors import EngineError
from engine.events import Progress, Reporter, work_clock
from engine.features.captions import CAPTION_BATCH
from engine.features.extract import IMAGE_BATCH, FeatureSet, Modality
from engine.language import tr
from engine.machine import reader_threads
from engine.robustness.damage import (
    Kind,
    drop_words,
    hit_rows,
    letters_of,
    mistype,
    other_rows,
    rng_of,
    shrink,
    spoil,
)

Halves = npt.NDArray[np.float16]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pairs:
    """All that a model is given of k rows; a missing image or caption is a vector of zeros."""

    items: IntArray
    """Item numbers ``[k]``: they, not the place of a row, decide its random numbers."""
    photos: tuple[Path | None, ...]
    captions: tuple[str, ...]
    image: Halves
    """Vectors ``[k, dim]``, rounded as the feature cache rounds them."""
    text: Halves
    has_image: Bools
    has_text: Bools

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Condition:
    """One level in per cent, with one seed."""

    level: float
    seed: int

    @property
    def share(self) -> float:
        """The level as 0..1."""
        return self.level / 100


def pairs_of(dataset: Dataset, features: FeatureSet, rows: IntArray) -> Pairs:
    """Read some rows of a dataset."""
    return Pairs(
        items=dataset.items[rows], photos=tuple(dataset.path(row) for row in rows),
        captions=tuple(dataset.captions[row] for row in rows),
        image=_halves(features.image, rows), text=_halves(features.text, rows),
        has_image=features.image.present[rows], has_text=features.text.present[rows],
    )  # fmt: skip


def part(pairs: Pairs, rows: IntArray) -> Pairs:
    """Return some of the rows."""
    return Pairs(
        items=pairs.items[rows], photos=tuple(pairs.photos[row] for row in rows),
        captions=tuple(pairs.captions[row] for row in rows), image=pairs.image[rows],
        text=pairs.text[rows], has_image=pairs.has_image[rows], has_text=pairs.has_text[rows],
    )  # fmt: skip


def able_rows(kind: Kind, pairs: Pairs) -> Bools:
    """Mark the rows that have what this kind damages ``[k]``."""
    return pairs.has_image if kind.name.startswith("image-") else pairs.has_text


def variants(
    kind: Kind, pairs: Pairs, conditions: Sequence[Condition], *, reporter: Reporter,
    load: Callable[[], Encoder],
) -> Iterator[Pairs]:  # fmt: skip
    """Yield the rows as damaged under each condition, in order.

    ``load`` gives the encoder; it is asked only if there is something to encode.
    """
    if kind.hits == "photos":
        yield from _photo_variants(kind, pairs, conditions, load, reporter)
        return
    began = work_clock()
    letters = letters_of(pairs.captions)
    for done, condition in enumerate(conditions):
        reporter.check()
        reporter.emit(Progress(what=kind.title, done=done, total=len(conditions),
                               seconds=work_clock() - began))  # fmt: skip
        if kind.hits == "rows":
            yield damage_rows(kind.name, pairs, condition)
        else:
            captions = _spoil_captions(kind.name, pairs, condition, letters)
            yield _with_captions(pairs, captions, load, reporter)
    reporter.emit(Progress(what=kind.title, done=len(conditions), total=len(conditions),
                           seconds=work_clock() - began))  # fmt: skip


def damage_rows(name: str, pairs: Pairs, condition: Condition) -> Pairs:
    """Take images or captions away, or give rows the captions of others."""
    rng = rng_of(condition.seed, name)
    there = np.flatnonzero(pairs.has_image if name == "image-missing" else pairs.has_text)
    if name == "image-missing":
        hit = hit_rows(there, condition.share, rng)
        image, has_image = pairs.image.copy(), pairs.has_image.copy()
        image[hit], has_image[hit] = 0, False
        return dataclasses.replace(pairs, image=image, has_image=has_image)
    text, has_text, captions = pairs.text.copy(), pairs.has_text.copy(), list(pairs.captions)
    if name == "caption-missing":
        hit = hit_rows(there, condition.share, rng)
        text[hit], has_text[hit] = 0, False
        for row in hit.tolist():
            captions[row] = ""
    else:
        if len(there) < 2:
            raise EngineError(
                tr(
                    "Fewer than two validation rows have a caption, so none can be given "
                    "another's. Leave the kind caption-shuffled out."
                )
            )
        # The wrong caption of a row is the same at every level.
        donors = np.arange(len(pairs))
        donors[there] = other_rows(there, rng)
        hit = hit_rows(there, condition.share, rng)
        text[hit] = pairs.text[donors[hit]]
        for row in hit.tolist():
            captions[row] = pairs.captions[donors[row]]
    return dataclasses.replace(pairs, text=text, has_text=has_text, captions=tuple(captions))


def _spoil_captions(name: str, pairs: Pairs, condition: Condition, letters: str) -> tuple[str, ...]:
    spoiled = []
    for item, caption in zip(pairs.items.tolist(), pairs.captions, strict=True):
        rng = rng_of(condition.seed, name, item)
        if name == "caption-words":
            spoiled.append(drop_words(caption, condition.share, rng))
        else:
            spoiled.append(mistype(caption, condition.share, rng, letters))
    return tuple(spoiled)


def _with_captions(
    pairs: Pairs, captions: tuple[str, ...], load: Callable[[], Encoder], reporter: Reporter
) -> Pairs:
    """Return the rows with other captions; those that changed are encoded, blank ones missing."""
    text, has_text = pairs.text.copy(), pairs.has_text.copy()
    changed: dict[str, list[int]] = {}
    for row, (before, after) in enumerate(zip(pairs.captions, captions, strict=True)):
        if after.strip() == before.strip():
            continue
        if after.strip():
            changed.setdefault(after.strip(), []).append(row)
        else:
            text[row], has_text[row] = 0, False
    texts = list(changed)
    for start in range(0, len(texts), CAPTION_BATCH):
        reporter.check()
        batch = texts[start : start + CAPTION_BATCH]
        for words, vector in zip(batch, load().encode_texts(batch), strict=True):
            text[changed[words]] = vector
    return dataclasses.replace(pairs, text=text, has_text=has_text, captions=captions)


def _photo_variants(
    kind: Kind, pairs: Pairs, conditions: Sequence[Condition], load: Callable[[], Encoder],
    reporter: Reporter,
) -> Iterator[Pairs]:  # fmt: skip
    """Encode each photo under all conditions at once, so that it is decoded once."""
    rows = np.flatnonzero(pairs.has_image).tolist()
    images = [pairs.image.copy() for _ in conditions]
    worse = [number for number, condition in enumerate(conditions) if condition.level > 0]
    began = work_clock()
    encoder = load() if worse and rows else None
    readers = reader_threads(encoder.device if encoder else "cpu")
    with ThreadPoolExecutor(readers, "damage") as pool:
        for start in range(0, len(rows) if encoder else 0, IMAGE_BATCH):
            assert encoder is not None
            reporter.check()
            reporter.emit(Progress(what=kind.title, done=start, total=len(rows),
                                   seconds=work_clock() - began))  # fmt: skip
            batch = rows[start : start + IMAGE_BATCH]
            prepare = _Preparing(kind.name, pairs, [conditions[n] for n in worse], encoder)
            inputs = list(pool.map(prepare, batch))
            for place, number in enumerate(worse):
                reporter.check()
                images[number][batch] = encoder.encode_images(np.stack([i[place] for i in inputs]))
    reporter.emit(Progress(what=kind.title, done=len(rows), total=len(rows),
                           seconds=work_clock() - began))  # fmt: skip
    for image in images:
        yield dataclasses.replace(pairs, image=image)


@dataclass(frozen=True, slots=True)
class _Preparing:
    """Reads one photo and damages it in every way; called in reader threads."""

    kind: str
    pairs: Pairs
    conditions: Sequence[Condition]
    encoder: Encoder

    def __call__(self, row: int) -> list[FloatArray]:
        path, item = self.pairs.photos[row], int(self.pairs.items[row])
        try:
            photo = shrink(decode(path.read_bytes() if path is not None else b""))
        except (BadImageError, OSError) as error:
            raise EngineError(
                tr(
                    "{path} has features but cannot be read now. Put the photo back, or "
                    "leave {kind} out."
                ).format(path=path, kind=self.kind)
            ) from error
        return [
            self.encoder.prepare(
                spoil(photo, self.kind, one.share, rng_of(one.seed, self.kind, item))
            )
            for one in self.conditions
        ]


def _halves(modality: Modality, rows: IntArray) -> Halves:
    vectors = np.empty((len(rows), modality.dim), dtype=np.float16)
    for start in range(0, len(rows), 8192):
        vectors[start : start + 8192] = modality.take(rows[start : start + 8192])
    return vectors
