"""From a photo's bytes to what an encoder takes."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from engine.data.images import decode
from engine.encoders.spec import Encoder, FloatArray, SeesSquare

LEAST_TIMES = 4
"""A photo keeps at least so many times the edge that the encoder sees (docs/encoders.md)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Decodes a photo as far as an encoder needs it, and prepares it; for many threads at once."""

    prepare: Callable[[Image.Image], FloatArray]
    side: int = 0
    """Edge of the square that the encoder sees; 0 decodes all photos whole."""

    def __call__(self, data: bytes) -> FloatArray:
        """Return an input ``[3, h, w]``; BadImageError says why there is none."""
        return self.prepare(decode(data, least=LEAST_TIMES * self.side))


def side_of(encoder: Encoder) -> int:
    """Return the edge of the square that an encoder sees, 0 where it does not tell."""
    return encoder.side if isinstance(encoder, SeesSquare) else 0


def read_input(encoder: Encoder, data: bytes) -> FloatArray:
    """Return a photo as an encoder takes it, ``[3, h, w]``; see ``Reading``."""
    return Reading(encoder.prepare, side_of(encoder))(data)
