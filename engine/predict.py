"""Scoring with a trained run: rows of a project, or one photo and caption from anywhere."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from engine.data.images import decode
from engine.encoders.registry import load_encoder
from engine.encoders.spec import Encoder, FloatArray
from engine.errors import EngineError
from engine.features.extract import caption_digest
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


class Predictor:
    """A run with its encoder, kept loaded so that the next pair takes milliseconds."""

    def __init__(self, run: Run, encoder: Encoder | None = None) -> None:
        self.run = run
        self._trained = load_model(run)
        self._encoder = encoder or load_encoder(run.setup.encoder.name)
        if self._encoder.spec.image_key != run.setup.encoder.image_key:
            raise EngineError(
                tr(
                    "Run {id} was trained on {title}, which has changed since. Make "
                    "features again and train again."
                ).format(id=run.id, title=run.setup.encoder.title)
            )

    def score(self, image: Path | bytes | None, caption: str) -> PairScores:
        """Score one pair; either side may be missing, but not both."""
        data = _read(image)
        has_text = caption_digest(caption) is not None
        if data is None and not has_text:
            raise EngineError(tr("There is neither an image nor a caption. Add one of them."))
        spec = self._encoder.spec
        image_vector = np.zeros((1, spec.image_dim), dtype=np.float32)
        text_vector = np.zeros((1, spec.text_dim), dtype=np.float32)
        if data is not None:
            prepared = self._encoder.prepare(decode(data))[None]
            image_vector = _as_stored(self._encoder.encode_images(prepared))
        if has_text:
            text_vector = _as_stored(self._encoder.encode_texts([caption.strip()]))
        fusion = self.run.setup.config.fusion
        full = self._forward(
            image_vector, text_vector, caption, image=data is not None, text=has_text
        )
        both = data is not None and has_text and fusion in BOTH
        return PairScores(
            fused=full,
            image=self._forward(image_vector, text_vector, caption, image=True, text=False)
            if both
            else None,
            text=self._forward(image_vector, text_vector, caption, image=False, text=True)
            if both
            else None,
            note=_note(fusion, image=data is not None, text=has_text),
        )

    def _forward(
        self, image_vector: FloatArray, text_vector: FloatArray, caption: str,
        *, image: bool, text: bool,
    ) -> FloatArray:  # fmt: skip
        words = None
        lexicon = self._trained.lexicon
        if lexicon is not None:
            words = words_of(lexicon.vectors([caption if text else ""]), 1, self._trained.device)
        inputs = Inputs(
            image=torch.from_numpy(image_vector)[None].to(self._trained.device),
            text=torch.from_numpy(text_vector)[None].to(self._trained.device),
            has_image=torch.tensor([[float(image)]], device=self._trained.device),
            has_text=torch.tensor([[float(text)]], device=self._trained.device),
            words=words,
        )
        scores: npt.NDArray[np.float32] = torch.sigmoid(self._trained.logits(inputs)[0]).numpy()
        return scores


def _as_stored(vectors: FloatArray) -> FloatArray:
    """Round as the feature store does, so that a dropped photo scores as it does in a project."""
    return vectors.astype(np.float16).astype(np.float32)


def _read(image: Path | bytes | None) -> bytes | None:
    if image is None or isinstance(image, bytes):
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
