"""Scoring with a trained run: photos and captions from anywhere, one pair or many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from engine.encoders.registry import load_encoder
from engine.encoders.spec import Encoder, FloatArray
from engine.errors import EngineError
from engine.features.captions import caption_digest
from engine.features.reading import read_input
from engine.heads.fusion import Inputs
from engine.language import tr
from engine.training.config import BOTH
from engine.training.data import words_of
from engine.training.model import load_model
from engine.training.runs import Run


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PairScores:
    """Scores in 0..1 for one pair, all ``[labels]``; a part is None where it cannot be told."""

    fused: FloatArray
    image: FloatArray | None
    """What the image alone says; None without an image, or where the fusion has no image branch."""
    text: FloatArray | None
    """The same for the caption."""
    note: str
    """What was missing, as a sentence; empty where both were there."""
    image_vector: FloatArray | None = None
    """What the encoder made of the image ``[image_dim]``; None without one."""
    text_vector: FloatArray | None = None
    """The same of the caption ``[text_dim]``."""


class Predictor:
    """A run with its encoder, kept loaded so that the next pair takes milliseconds."""

    def __init__(self, run: Run, encoder: Encoder | None = None) -> None:
        self.run = run
        if run.zero_shot:
            raise EngineError(
                tr(
                    "First guesses are of the project's own rows: a pair from elsewhere "
                    "needs a trained run. Train one first."
                )
            )
        self._trained = load_model(run)
        self._encoder = encoder or load_encoder(run.setup.encoder.name)
        if self._encoder.spec.image_key != run.setup.encoder.image_key:
            raise EngineError(
                tr(
                    "Run {id} was trained on {title}, which has changed since. Make "
                    "features again and train again."
                ).format(id=run.id, title=run.setup.encoder.title)
            )

    def prepare(self, image: Path | bytes) -> FloatArray:
        """Read and decode a photo as the encoder takes it; may be called from several threads."""
        return read_input(self._encoder, _read(image))

    def score(self, image: Path | bytes | None, caption: str) -> PairScores:
        """Score one pair; either side may be missing, but not both."""
        has_text = caption_digest(caption) is not None
        if image is None and not has_text:
            raise EngineError(tr("There is neither an image nor a caption. Add one of them."))
        pair = self._vectors([self.prepare(image) if image is not None else None], [caption])
        fusion = self.run.setup.config.fusion
        both = image is not None and has_text and fusion in BOTH
        return PairScores(
            fused=self._forward(pair)[0],
            image=self._forward(pair, text=False)[0] if both else None,
            text=self._forward(pair, image=False)[0] if both else None,
            note=_note(fusion, image=image is not None, text=has_text),
            image_vector=pair.image[0] if image is not None else None,
            text_vector=pair.text[0] if has_text else None,
        )

    def score_many(
        self, images: Sequence[FloatArray | None], captions: Sequence[str]
    ) -> FloatArray:  # fmt: skip
        """Score pairs ``[k, labels]`` of prepared photos and captions; a blank caption is none."""
        return self._forward(self._vectors(images, captions))

    def _vectors(
        self, images: Sequence[FloatArray | None], captions: Sequence[str]
    ) -> "_Vectors":  # fmt: skip
        spec, count = self._encoder.spec, len(captions)
        image_vectors = np.zeros((count, spec.image_dim), dtype=np.float32)
        text_vectors = np.zeros((count, spec.text_dim), dtype=np.float32)
        has_image = np.array([image is not None for image in images], dtype=bool)
        has_text = np.array([caption_digest(caption) is not None for caption in captions])
        given = [image for image in images if image is not None]
        if given:
            image_vectors[has_image] = _as_stored(self._encoder.encode_images(np.stack(given)))
        texts = [caption.strip() for caption in captions if caption.strip()]
        if texts:
            text_vectors[has_text] = _as_stored(self._encoder.encode_texts(texts))
        return _Vectors(image_vectors, text_vectors, has_image, has_text, tuple(captions))

    def _forward(self, pairs: "_Vectors", *, image: bool = True, text: bool = True) -> FloatArray:
        """Score pairs, or what one side of them says where the other is left out."""
        words, device = None, self._trained.device
        lexicon = self._trained.lexicon
        if lexicon is not None:
            captions = pairs.captions if text else [""] * len(pairs.captions)
            words = words_of(lexicon.vectors(captions), 1, device)
        inputs = Inputs(
            image=torch.from_numpy(pairs.image)[None].to(device),
            text=torch.from_numpy(pairs.text)[None].to(device),
            has_image=torch.from_numpy((pairs.has_image & image).astype(np.float32))[None].to(
                device
            ),
            has_text=torch.from_numpy((pairs.has_text & text).astype(np.float32))[None].to(device),
            words=words,
        )
        scores: npt.NDArray[np.float32] = torch.sigmoid(self._trained.logits(inputs)).numpy()
        return scores


@dataclass(frozen=True, slots=True, eq=False)
class _Vectors:
    """What the encoder made of k pairs; zeros where a side is missing."""

    image: FloatArray
    text: FloatArray
    has_image: npt.NDArray[np.bool_]
    has_text: npt.NDArray[np.bool_]
    captions: tuple[str, ...]


def _as_stored(vectors: FloatArray) -> FloatArray:
    """Round as the feature store does, so that a dropped photo scores as it does in a project."""
    return vectors.astype(np.float16).astype(np.float32)


def _read(image: Path | bytes) -> bytes:
    if isinstance(image, bytes):
        return image
    try:
        return image.read_bytes()
    except OSError as error:
        raise EngineError(
            tr("{image} cannot be read: {strerror}.").format(image=image, strerror=error.strerror)
        ) from error


def _note(fusion: str, *, image: bool, text: bool) -> str:
    if fusion == "image":
        return "" if image else tr("This run looks at images only, and there is none.")
    if fusion == "text":
        return "" if text else tr("This run reads captions only, and there is none.")
    if not image:
        return tr("Scored from the caption alone.")
    return "" if text else tr("Scored from the image alone.")
