"""Stand-ins that pass through the same doors as the real things."""

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np
from PIL import Image

from engine.encoders.spec import EncoderSpec, FloatArray

IMAGE_DIM, TEXT_DIM = 24, 16


class FakeEncoder:
    """Mean colours of a grid as image vector, hashed words as caption vector; counts its work."""

    def __init__(self) -> None:
        self.spec = EncoderSpec(
            name="fake",
            title="Fake",
            image_dim=IMAGE_DIM,
            text_dim=TEXT_DIM,
            image_key="fake-image-1",
            text_key="fake-text-1",
            shared_space=False,
        )
        self.device = "cpu"
        self.images = 0
        self.texts = 0

    def prepare(self, image: Image.Image) -> FloatArray:
        return mean_colours(image)

    def encode_images(self, batch: FloatArray) -> FloatArray:
        self.images += len(batch)
        return batch.reshape(len(batch), IMAGE_DIM) + 0.01

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        self.texts += len(captions)
        out = np.full((len(captions), TEXT_DIM), 0.01, dtype=np.float32)
        for row, caption in enumerate(captions):
            for word in caption.lower().split():
                out[row, hashlib.blake2b(word.encode(), digest_size=1).digest()[0] % TEXT_DIM] += 1
        return out


def mean_colours(image: Image.Image) -> FloatArray:
    """Return the mean colours of a grid ``[3, 2, 4]``."""
    small = np.asarray(image.resize((4, 2), Image.Resampling.BOX), dtype=np.float32) / 255.0
    return np.ascontiguousarray(small.transpose(2, 0, 1))


class CardFake(FakeEncoder):
    """Says that it runs on a card, and lets other processes prepare its photos."""

    def __init__(self) -> None:
        super().__init__()
        self.device = "cuda"
        self.preparing = mean_colours


def load_fake(_name: str) -> FakeEncoder:
    """Load like ``load_encoder``."""
    return FakeEncoder()


class SharedFake:
    """Photos and words in one space: how much of a photo has a word's colour, and which words."""

    def __init__(self, colours: Mapping[str, tuple[int, int, int]]) -> None:
        self._colours = colours
        dim = len(colours) + 1
        self.spec = EncoderSpec(
            name="shared-fake",
            title="Shared fake",
            image_dim=dim,
            text_dim=dim,
            image_key="shared-fake-image-1",
            text_key="shared-fake-text-1",
            shared_space=True,
        )
        self.device = "cpu"
        self.texts: list[str] = []

    def prepare(self, image: Image.Image) -> FloatArray:
        small = np.asarray(image.resize((48, 24), Image.Resampling.NEAREST), dtype=np.float32)
        return np.ascontiguousarray(small.transpose(2, 0, 1))

    def encode_images(self, batch: FloatArray) -> FloatArray:
        out = np.full((len(batch), len(self._colours) + 1), 0.2, dtype=np.float32)
        for column, colour in enumerate(self._colours.values()):
            near = np.abs(batch - np.float32(colour)[None, :, None, None]).max(axis=1) < 40
            out[:, column] = near.mean(axis=(1, 2))
        return out

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        self.texts += captions
        out = np.full((len(captions), len(self._colours) + 1), 0.2, dtype=np.float32)
        for row, caption in enumerate(captions):
            for column, word in enumerate(self._colours):
                out[row, column] = word in caption.lower()
        return out
