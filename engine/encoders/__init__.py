"""Frozen encoders: photos and captions in, vectors out; importing this loads no torch."""

from engine.encoders.registry import DEFAULT_ENCODER, encoder_names, find_spec, load_encoder
from engine.encoders.spec import Encoder, EncoderSpec

__all__ = [
    "DEFAULT_ENCODER",
    "Encoder",
    "EncoderSpec",
    "encoder_names",
    "find_spec",
    "load_encoder",
]
