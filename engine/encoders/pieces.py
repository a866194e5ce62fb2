"""Captions in pieces: split where they are too long, or line by line, and averaged."""

import re
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image

from engine.encoders.spec import Encoder, EncoderSpec, FloatArray, Portable, ReadsSoFar, SeesSquare
from engine.encoders.variants import Variant, varied

_SENTENCE = re.compile(r"(?<=[.!?;:\n])\s+")
_WORD = re.compile(r"\s+")


class PiecesEncoder:
    """An encoder whose captions are read in pieces; photos go through as they are."""

    def __init__(self, encoder: Encoder, variant: Variant) -> None:
        self._encoder, self._variant = encoder, variant
        self._spec = varied(encoder.spec, variant)

    @property
    def spec(self) -> EncoderSpec:
        """What this encoder is, with how it reads captions."""
        return self._spec

    @property
    def device(self) -> str:
        """Where it runs."""
        return self._encoder.device

    @property
    def side(self) -> int:
        """Edge of the square that a photo becomes; 0 where the encoder does not tell."""
        return self._encoder.side if isinstance(self._encoder, SeesSquare) else 0

    @property
    def preparing(self) -> Callable[[Image.Image], FloatArray]:
        """The encoder's way to prepare photos."""
        return self._encoder.preparing if isinstance(self._encoder, Portable) else self.prepare

    def prepare(self, image: Image.Image) -> FloatArray:
        """Prepare a photo as the encoder does."""
        return self._encoder.prepare(image)

    def encode_images(self, batch: FloatArray) -> FloatArray:
        """Encode photos as the encoder does."""
        return self._encoder.encode_images(batch)

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        """Encode captions piece by piece; a caption in one piece is as the encoder gives it."""
        pieces = self._pieces(captions)
        whole = list(dict.fromkeys(piece for own in pieces for piece in own))
        places = {piece: place for place, piece in enumerate(whole)}
        vectors = self._encoder.encode_texts(whole)
        out = np.zeros((len(captions), self._spec.text_dim), dtype=np.float32)
        for row, own in enumerate(pieces):
            out[row] = averaged(vectors[[places[piece] for piece in own]])
        return out

    def are_cut(self, captions: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Return which captions lose an end all the same: a word longer than is read ``[n]``."""
        reads = self._encoder
        if not isinstance(reads, ReadsSoFar):
            return np.zeros(len(captions), dtype=bool)
        return np.array([reads.are_cut(own).any() for own in self._pieces(captions)], dtype=bool)

    def _pieces(self, captions: Sequence[str]) -> list[list[str]]:
        pieces = [_lines(one) if self._variant.each else [one] for one in captions]
        if not self._variant.split or not isinstance(self._encoder, ReadsSoFar):
            return pieces
        reads = self._encoder
        if not reads.are_cut([piece for own in pieces for piece in own]).any():
            return pieces

        def fits(text: str) -> bool:
            return not reads.are_cut([text]).any()

        return [[part for piece in own for part in split_text(piece, fits)] for own in pieces]


def split_text(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Return a text in pieces that fit, parted near the middle: at a sentence, else at a word."""
    if fits(text):
        return [text]
    for ends in (_SENTENCE, _WORD):
        cuts = [found.span() for found in ends.finditer(text.strip())]
        if cuts:
            middle = len(text.strip()) / 2
            start, end = min(cuts, key=lambda cut: abs(cut[0] - middle))
            left, right = text.strip()[:start], text.strip()[end:]
            return split_text(left, fits) + split_text(right, fits)
    return [text]


def averaged(vectors: FloatArray) -> FloatArray:
    """Return the mean direction of vectors ``[k, dim]``, as long as they are on average."""
    if len(vectors) == 1:
        return np.asarray(vectors[0], dtype=np.float32)
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    mean = (vectors / np.maximum(lengths, 1e-12)).mean(axis=0)
    length = float(np.linalg.norm(mean))
    scale = float(lengths.mean()) / length if length > 1e-6 else 0.0
    return np.asarray(mean * scale, dtype=np.float32)


def _lines(caption: str) -> list[str]:
    lines = [line.strip() for line in caption.splitlines() if line.strip()]
    return lines or [caption]
