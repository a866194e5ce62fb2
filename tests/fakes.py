"""Stand-ins that pass through the same doors as the real things."""

import hashlib
from collections.abc import Sequence

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
        small = np.asarray(image.resize((4, 2), Image.Resampling.BOX), dtype=np.float32) / 255.0
        return np.ascontiguousarray(small.transpose(2, 0, 1))

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


def load_fake(_name: str) -> FakeEncoder:
    """Load like ``load_encoder``."""
    return FakeEncoder()
