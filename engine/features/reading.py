"""From a photo's bytes to what an encoder takes."""

from engine.data.images import decode
from engine.encoders.spec import Encoder, FloatArray, SeesSquare

LEAST_TIMES = 4
"""A photo keeps at least so many times the edge that the encoder sees (docs/encoders.md)."""


def read_input(encoder: Encoder, data: bytes) -> FloatArray:
    """Decode a photo as far as this encoder needs it, and prepare it ``[3, h, w]``.

    May be called from several threads at once. BadImageError says why it cannot be used.
    """
    side = encoder.side if isinstance(encoder, SeesSquare) else 0
    return encoder.prepare(decode(data, least=LEAST_TIMES * side))
