"""What an encoder is: a frozen model that turns a photo or a caption into a vector."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt
from PIL import Image

FloatArray = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderSpec:
    """Everything that decides an encoder's vectors.

    Equal keys mean equal vectors, up to the rounding of a device (half precision on CUDA).
    """

    name: str
    """As typed: ``basic``, ``open_clip:MODEL/TAG`` or ``MODEL@FILE``, ``local-dir:FOLDER``."""
    title: str
    """For people; says QuickGELU where the architecture was chosen for it."""
    image_dim: int
    text_dim: int
    image_key: str
    """File-name-safe key of the image vectors: encoder, weights, preprocessing version."""
    text_key: str
    """The same for the caption vectors."""
    shared_space: bool
    """True where image and caption vectors can be compared by cosine (CLIP)."""


class Encoder(Protocol):
    """A loaded encoder; made by ``engine.encoders.load_encoder`` and used from one thread."""

    @property
    def spec(self) -> EncoderSpec:
        """What this encoder is."""

    @property
    def device(self) -> str:
        """Where it runs: ``cpu``, ``cuda`` or ``mps``."""

    def prepare(self, image: Image.Image) -> FloatArray:
        """Turn an RGB image into one input ``[3, h, w]``; called from several threads at once."""

    def encode_images(self, batch: FloatArray) -> FloatArray:
        """Encode prepared images ``[b, 3, h, w]`` into float32 ``[b, image_dim]``."""

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        """Encode captions into float32 ``[b, text_dim]``; long captions are cut, never refused."""


@runtime_checkable
class SeesSquare(Protocol):
    """An encoder that makes squares of one size of all photos."""

    @property
    def side(self) -> int:
        """Edge of the square in pixels."""


@runtime_checkable
class Portable(Protocol):
    """An encoder whose way to prepare photos can be sent to other processes."""

    @property
    def preparing(self) -> Callable[[Image.Image], FloatArray]:
        """The same as ``prepare``, by itself; can be pickled."""


@runtime_checkable
class ReadsSoFar(Protocol):
    """An encoder that can tell which captions are longer than it reads."""

    def are_cut(self, captions: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Return which of the captions lose their end ``[n]``."""
