"""A loaded image-text model behind the Encoder protocol, whoever loaded it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from PIL import Image
from torch import Tensor

from engine.encoders.backends import Towers
from engine.encoders.devices import is_out_of_memory
from engine.encoders.spec import EncoderSpec, FloatArray
from engine.errors import EngineError
from engine.language import tr

_TEXT_BATCH = 64
_IMAGE_BATCH = 256
"""At most at once; halved where it does not fit."""
_LONGEST_STRIP = 16


class ClipEncoder:
    """Photos and captions in one space; vectors as the model gives them, not normalised."""

    def __init__(
        self,
        *,
        spec: EncoderSpec,
        device: str,
        towers: Towers,
        transform: Callable[[Image.Image], Tensor],
        tokenizer: Callable[[list[str]], Tensor],
        side: int,
        crops: bool,
    ) -> None:
        self._towers = towers
        self._preparing = _Preparing(transform, crops)
        self._tokenizer = tokenizer
        self._spec = spec
        self._device = device
        self._side = side
        self._most = _IMAGE_BATCH

    @property
    def spec(self) -> EncoderSpec:
        """What this encoder is; the device is no part of it."""
        return self._spec

    @property
    def device(self) -> str:
        """Where it runs: ``cpu``, ``cuda`` or ``mps``."""
        return self._device

    @property
    def side(self) -> int:
        """Longer edge of what a photo becomes."""
        return self._side

    @property
    def preparing(self) -> Callable[[Image.Image], FloatArray]:
        """What ``prepare`` does, without the model."""
        return self._preparing

    def prepare(self, image: Image.Image) -> FloatArray:
        """Resize and normalise an RGB image to ``[3, h, w]`` as these weights were trained."""
        return self._preparing(image)

    @property
    def backend(self) -> str:
        """Which way the model runs, of ``BACKENDS``."""
        return self._towers.backend

    def encode_images(self, batch: FloatArray) -> FloatArray:
        """Encode prepared images into ``[b, image_dim]``; half precision on CUDA.

        What does not fit into the device's memory at once is encoded in smaller pieces from then
        on; an EngineError says where one photo alone does not fit.
        """
        parts = [np.empty((0, self._spec.image_dim), dtype=np.float32)]
        start = 0
        while start < len(batch):
            try:
                parts.append(self._towers.images(batch[start : start + self._most]))
            except RuntimeError as error:
                if not is_out_of_memory(error):
                    raise
                self._take_fewer()
            else:
                start += len(parts[-1])
        return np.concatenate(parts)

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        """Encode captions into ``[b, text_dim]``; cut at the model's context length."""
        parts = [np.empty((0, self._spec.text_dim), dtype=np.float32)]
        for start in range(0, len(captions), _TEXT_BATCH):
            tokens = self._tokenizer(list(captions[start : start + _TEXT_BATCH]))
            parts.append(self._towers.texts(tokens))
        return np.concatenate(parts)

    def are_cut(self, captions: Sequence[str]) -> npt.NDArray[np.bool_]:
        """Return which captions are longer than the model's context ``[n]``."""
        length = self._tokenizer([""]).shape[1]
        longer: Callable[..., Tensor] = self._tokenizer
        # One token more than the model reads: whatever stands there is padding, or was cut off.
        padding = longer([""], context_length=length + 1)[0, -1]
        cut = [np.zeros(0, dtype=bool)]
        for start in range(0, len(captions), _TEXT_BATCH):
            part = list(captions[start : start + _TEXT_BATCH])
            cut.append((longer(part, context_length=length + 1)[:, -1] != padding).numpy())
        return np.concatenate(cut)

    def _take_fewer(self) -> None:
        """Halve the batch and give back what the failed one had taken."""
        if self._most == 1:
            raise EngineError(
                tr(
                    "{title} does not fit into the memory of this device. Choose a smaller "
                    "model or the device 'cpu'."
                ).format(title=self._spec.title)
            ) from None
        self._most //= 2
        if self._device == "cuda":
            torch.cuda.empty_cache()
        elif self._device == "mps":
            torch.mps.empty_cache()


@dataclass(frozen=True, slots=True)
class _Preparing:
    transform: Callable[[Image.Image], Tensor]
    crops: bool

    def __call__(self, image: Image.Image) -> FloatArray:
        prepared: FloatArray = self.transform(_middle(image) if self.crops else image).numpy()
        return prepared


def _middle(image: Image.Image) -> Image.Image:
    """Cut a very long strip to its middle, of which the model's square crop takes less anyway.

    Enlarged first, as the model's own transform does, a strip of one pixel would fill the memory.
    """
    width, height = image.size
    reach = min(width, height) * _LONGEST_STRIP
    if max(width, height) <= reach:
        return image
    left, top = max(0, (width - reach) // 2), max(0, (height - reach) // 2)
    return image.crop((left, top, min(width, left + reach), min(height, top + reach)))
