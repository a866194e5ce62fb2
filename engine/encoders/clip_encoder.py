"""A loaded image-text model behind the Encoder protocol, whoever loaded it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor

from engine.encoders.devices import to_device, to_numpy
from engine.encoders.spec import EncoderSpec, FloatArray

_TEXT_BATCH = 64
_LONGEST_STRIP = 16


class ClipEncoder:
    """Photos and captions in one space; vectors as the model gives them, not normalised."""

    def __init__(
        self,
        *,
        spec: EncoderSpec,
        device: str,
        model: Any,  # noqa: ANN401 - open_clip's models share no type
        transform: Callable[[Image.Image], Tensor],
        tokenizer: Callable[[list[str]], Tensor],
    ) -> None:
        # Frozen by inference_mode and eval alone: requires_grad_(False) takes the attention of
        # half-precision text towers off its fast path on CPU (2.4 times slower).
        self._model = model.eval()
        self._transform = transform
        self._tokenizer = tokenizer
        self._spec = spec
        self._device = device
        self._crops = model.visual.preprocess_cfg.get("resize_mode") == "shortest"

    @property
    def spec(self) -> EncoderSpec:
        """What this encoder is; the device is no part of it."""
        return self._spec

    @property
    def device(self) -> str:
        """Where it runs: ``cpu``, ``cuda`` or ``mps``."""
        return self._device

    def prepare(self, image: Image.Image) -> FloatArray:
        """Resize and normalise an RGB image to ``[3, h, w]`` as these weights were trained."""
        prepared: FloatArray = self._transform(_middle(image) if self._crops else image).numpy()
        return prepared

    @torch.inference_mode()
    def encode_images(self, batch: FloatArray) -> FloatArray:
        """Encode prepared images into ``[b, image_dim]``; half precision on CUDA."""
        if not len(batch):
            return np.empty((0, self._spec.image_dim), dtype=np.float32)
        with self._precision():
            vectors = self._model.encode_image(to_device(batch, self._device), normalize=False)
        return to_numpy(vectors)

    @torch.inference_mode()
    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        """Encode captions into ``[b, text_dim]``; cut at the model's context length."""
        parts = [np.empty((0, self._spec.text_dim), dtype=np.float32)]
        for start in range(0, len(captions), _TEXT_BATCH):
            tokens = self._tokenizer(list(captions[start : start + _TEXT_BATCH]))
            with self._precision():
                vectors = self._model.encode_text(tokens.to(self._device), normalize=False)
            parts.append(to_numpy(vectors))
        return np.concatenate(parts)

    def count_cut(self, captions: Sequence[str]) -> int:
        """Return how many captions are longer than the model's context."""
        length = self._tokenizer([""]).shape[1]
        longer: Callable[..., Tensor] = self._tokenizer
        # One token more than the model reads: whatever stands there is padding, or was cut off.
        padding = longer([""], context_length=length + 1)[0, -1]
        cut = 0
        for start in range(0, len(captions), _TEXT_BATCH):
            part = list(captions[start : start + _TEXT_BATCH])
            cut += int((longer(part, context_length=length + 1)[:, -1] != padding).sum())
        return cut

    def _precision(self) -> AbstractContextManager[object]:
        # On CPU autocast to bfloat16 is three times slower than float32, so never there.
        if self._device == "cuda":
            return torch.autocast("cuda", dtype=torch.float16)
        return nullcontext()


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
