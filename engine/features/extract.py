"""From photos and captions to vectors: read, decode and encode side by side, resumable."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.data.dataset import Dataset, IntArray, Problem
from engine.encoders.spec import Encoder, EncoderSpec, FloatArray
from engine.encoders.speed import remember_speed
from engine.events import Attentive, Note, Progress, Reporter, Skipped, work_clock
from engine.features.batch_size import BatchSize, encode_in_pieces
from engine.features.captions import CaptionWork, caption_digest
from engine.features.digests import DigestCache
from engine.features.readers import Read, Readers
from engine.features.store import VectorStore
from engine.features.turns import in_turn
from engine.language import tr

IMAGE_BATCH = 32
MOST_AT_ONCE = 256
"""Photos in a batch on a graphics card at most; see ``BatchSize``."""
_LOOKED_UP = 8192
"""Photos that are encoded before the store is looked at again, at least."""
_PIECE = 8
"""Photos between two looks whether to stop, on a processor: more at once are no faster there."""
_AHEAD = 3
"""Batches that may be decoded before they are encoded: enough to never wait, bounded memory."""


@dataclass(frozen=True, slots=True, eq=False)
class Modality:
    """The vectors of one modality for all rows of a dataset, read from disk when asked for."""

    store: VectorStore
    places: IntArray
    """Row in the store for each row of the dataset ``[n]``, -1 where there is no vector."""

    @property
    def dim(self) -> int:
        """Length of a vector."""
        return self.store.dim

    @property
    def present(self) -> npt.NDArray[np.bool_]:
        """Which rows have a vector ``[n]``."""
        return self.places >= 0

    def take(self, rows: IntArray) -> FloatArray:
        """Read the vectors of some rows, float32 ``[k, dim]``; zeros where there is none."""
        return self.store.rows(self.places[rows])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FeatureSet:
    """Image and caption vectors of a dataset from one encoder."""

    encoder: EncoderSpec
    image: Modality
    text: Modality

    @property
    def encoded(self) -> npt.NDArray[np.bool_]:
        """Which rows have a vector of their photo or their caption ``[n]``."""
        return np.asarray(self.image.present | self.text.present)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Extraction:
    """What an extraction made."""

    features: FeatureSet
    encoded_images: int
    encoded_captions: int
    reused: int
    """Photos and captions whose vectors were there already."""
    problems: tuple[Problem, ...]


def load_features(dataset: Dataset, spec: EncoderSpec, cache: Path) -> FeatureSet:
    """Look up what is in the cache, without encoding anything."""
    return _features(dataset, spec, cache, _stores(spec, cache))


def _features(
    dataset: Dataset, spec: EncoderSpec, cache: Path, stores: tuple[VectorStore, VectorStore]
) -> FeatureSet:
    images, texts = stores
    digests = DigestCache(cache)
    try:
        photos = images.find(digests.known(dataset.path(row) for row in range(len(dataset))))
    finally:
        digests.close()
    captions = texts.find(caption_digest(caption) for caption in dataset.captions)
    return FeatureSet(encoder=spec, image=Modality(images, photos), text=Modality(texts, captions))


def missing_rows(dataset: Dataset, features: FeatureSet) -> int:
    """Return how many photos and captions still wait for a vector; broken photos wait for ever."""
    broken = {problem.name for problem in dataset.problems if problem.lost and problem.line == 0}
    images = [bool(image) and name not in broken
              for image, name in zip(dataset.images, dataset.names, strict=True)]  # fmt: skip
    captions = [bool(caption.strip()) for caption in dataset.captions]
    return int(
        (np.array(images, dtype=bool) & ~features.image.present).sum()
        + (np.array(captions, dtype=bool) & ~features.text.present).sum()
    )


def extract_features(
    *, dataset: Dataset, encoder: Encoder, cache: Path, reporter: Reporter
) -> Extraction:
    """Encode every photo and caption that has no vector yet.

    Finished batches stay whatever happens; ``Cancelled`` leaves by way of ``reporter.check``. A
    photo that cannot be used is reported as Skipped and listed in the result. Photos that somebody
    looks at come first, where the reporter is ``Attentive``.
    """
    images, texts = _stores(encoder.spec, cache)
    reporter.emit(
        Note(
            text=tr("{title}, on {upper}").format(
                title=encoder.spec.title, upper=encoder.device.upper()
            ),
            passing=True,
        )
    )
    digests = DigestCache(cache)
    began = work_clock()
    try:
        captions = CaptionWork(dataset=dataset, encoder=encoder, store=texts)
        work = _ImageWork(dataset=dataset, encoder=encoder, store=images, digests=digests)
        reused = work.run(reporter, more=bool(len(captions.pending)))
    finally:
        digests.close()
    between = work_clock()
    captions.run(reporter)
    if work.encoded:
        pair = (between - began) / work.encoded
        if len(captions.pending):
            pair += (work_clock() - between) / len(captions.pending)
        remember_speed(
            cache, name=encoder.spec.name, device=encoder.device, photos=work.encoded,
            seconds=pair * work.encoded,
        )  # fmt: skip
    return Extraction(
        features=_features(dataset, encoder.spec, cache, (images, texts)),
        encoded_images=work.encoded,
        encoded_captions=len(captions.pending),
        reused=reused + captions.already,
        problems=tuple(work.problems),
    )


def _stores(spec: EncoderSpec, cache: Path) -> tuple[VectorStore, VectorStore]:
    folder = cache / "features"
    return (
        VectorStore(folder / spec.image_key, spec.image_dim),
        VectorStore(folder / spec.text_key, spec.text_dim),
    )


class _ImageWork:
    def __init__(
        self, *, dataset: Dataset, encoder: Encoder, store: VectorStore, digests: DigestCache
    ) -> None:
        self._dataset = dataset
        self._encoder = encoder
        self._store = store
        self._digests = digests
        self._new: set[bytes] = set()
        self._before: set[bytes] = set()
        most = IMAGE_BATCH if encoder.device == "cpu" else MOST_AT_ONCE
        self._batch = BatchSize(IMAGE_BATCH, most)
        self.encoded = 0
        self.problems: list[Problem] = []

    def run(self, reporter: Reporter, *, more: bool) -> int:
        """Encode what is missing and return how many photos had their vector already.

        ``more`` says that captions wait too, so that finished photos alone are a job to resume.
        """
        rows = np.flatnonzero(np.fromiter(map(bool, self._dataset.images), dtype=bool))
        known = self._digests.known(self._dataset.path(int(row)) for row in rows)
        pending = rows[~self._store.holds(known)]
        already, began = len(rows) - len(pending), work_clock()
        if already and (len(pending) or more):
            reporter.emit(
                Note(
                    text=tr("Resumed: {already:,} of {rows:,} photos were encoded before.").format(
                        already=already, rows=len(rows)
                    )
                )
            )
        if not len(pending):
            return already
        batch: list[Read] = []
        readers = Readers(self._dataset, self._encoder, self._is_stored)
        turns = in_turn(pending, self._dataset.items, lambda: _looked_at(reporter))
        reading = readers.read(turns, len(pending), lambda: _AHEAD * self._batch.size)
        with self._store.writer() as writer, contextlib.closing(reading):
            for count, read in enumerate(reading, start=1):
                reporter.check()
                if self._wants(read, reporter):
                    batch.append(read)
                if len(batch) >= self._batch.size or (batch and count == len(pending)):
                    self._encode(batch, writer.append, reporter)
                    batch.clear()
                if count % IMAGE_BATCH == 0 or count == len(pending):
                    seconds = work_clock() - began
                    reporter.emit(
                        Progress(what=tr("Encoding photos"), done=already + count,
                                 total=len(rows), seconds=seconds, already=already)
                    )  # fmt: skip
        return already

    def _is_stored(self, digest: bytes) -> bool:
        return bool(self._store.holds([digest])[0])

    def _wants(self, read: Read, reporter: Reporter) -> bool:
        """Note what became of a photo and tell whether it has to be encoded."""
        if read.reason:
            name = self._dataset.names[read.row]
            reporter.emit(Skipped(what=name, reason=read.reason, command=read.command))
            self.problems.append(
                Problem(source=name, line=0, name=name, text=read.reason, lost=True)
            )
            return False
        taken = read.digest in self._new or read.digest in self._before
        if read.input is not None and not taken:
            self._new.add(read.digest)
            return True
        assert read.stat is not None
        self._digests.remember(read.path, read.stat, read.digest)
        return False

    def _encode(
        self, batch: Sequence[Read], append: Callable[[Sequence[bytes], FloatArray], None],
        reporter: Reporter,
    ) -> None:  # fmt: skip
        began = work_clock()
        inputs = np.stack([r.input for r in batch if r.input is not None])
        piece = _PIECE if self._encoder.device == "cpu" else len(inputs)
        vectors, stop = encode_in_pieces(self._encoder.encode_images, inputs, piece, reporter)
        self._batch.took(len(vectors), work_clock() - began)
        done = batch[: len(vectors)]
        append([read.digest for read in done], vectors)
        for read in done:
            assert read.stat is not None
            self._digests.remember(read.path, read.stat, read.digest)
        self._digests.save()
        self.encoded += len(done)
        self._look_again()
        if stop is not None:
            raise stop

    def _look_again(self) -> None:
        """Leave it to the store to know what was encoded, from time to time.

        Photos that were read before that may still be on their way, so the last ones are kept.
        Done each time the store has grown by a part of itself, it takes the same time a photo.
        """
        if len(self._new) >= max(_LOOKED_UP, len(self._store) // 8):
            self._store.reload()
            self._before, self._new = self._new, set()


def _looked_at(reporter: Reporter) -> Sequence[int]:
    return reporter.looked_at if isinstance(reporter, Attentive) else ()
