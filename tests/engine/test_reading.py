"""A photo is decoded as far as its encoder needs it, and no further."""

import io

import numpy as np
import pytest
from fakes import FakeEncoder
from PIL import Image

from engine.encoders.pieces import PiecesEncoder
from engine.encoders.spec import FloatArray
from engine.encoders.variants import Variant
from engine.features.reading import LEAST_TIMES, read_input


class Square(FakeEncoder):
    """Keeps how large the photos are that it is given."""

    def __init__(self, side: int) -> None:
        super().__init__()
        self.side = side
        self.seen: list[tuple[int, int]] = []

    def prepare(self, image: Image.Image) -> FloatArray:
        self.seen.append(image.size)
        return super().prepare(image)


def jpeg(width: int, height: int) -> bytes:
    across, down = np.meshgrid(np.linspace(0, 255, width), np.linspace(0, 255, height))
    pixels = np.stack([across, down, 255 - across], axis=2).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=95)
    return stream.getvalue()


@pytest.mark.parametrize("whole", [True, False])
def test_large_photos_come_smaller_and_usual_ones_whole(whole: bool) -> None:
    encoder = Square(0 if whole else 100)
    for size in ((640, 480), (2 * LEAST_TIMES * 100, 2 * LEAST_TIMES * 100)):
        read_input(encoder, jpeg(*size))
    assert encoder.seen == [(640, 480), (800, 800) if whole else (400, 400)]


def test_what_a_smaller_decode_changes_cannot_be_seen() -> None:
    photo = jpeg(1600, 1200)
    whole = read_input(Square(0), photo)
    reduced = read_input(Square(40), photo)
    assert np.abs(whole - reduced).max() < 0.01


def test_an_encoder_of_pieces_tells_what_its_own_sees() -> None:
    encoder = Square(100)
    read_input(PiecesEncoder(encoder, Variant(split=True)), jpeg(800, 800))
    assert encoder.seen == [(400, 400)]
    assert PiecesEncoder(FakeEncoder(), Variant(split=True)).side == 0
