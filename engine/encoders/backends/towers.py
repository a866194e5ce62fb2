"""The two halves of an image-text model, and torch's way to run them."""

import copy
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Protocol, Self

import torch
from torch import Tensor

from engine.encoders.devices import to_device, to_numpy
from engine.encoders.spec import FloatArray


class Towers(Protocol):
    """Prepared photos and tokens in, vectors out; used from one thread."""

    @property
    def backend(self) -> str:
        """Which way it is, of ``BACKENDS``."""

    def images(self, batch: FloatArray) -> FloatArray:
        """Encode ``[b, 3, h, w]`` into float32 ``[b, dim]``."""

    def texts(self, tokens: Tensor) -> FloatArray:
        """Encode tokens int64 ``[b, context]`` into float32 ``[b, dim]``."""


class TorchTowers:
    """The model as it was loaded, or with its weights in bfloat16."""

    def __init__(
        self,
        model: Any,  # noqa: ANN401 - open_clip's models share no type
        device: str,
        *,
        backend: str = "torch",
        dtype: torch.dtype = torch.float32,
    ) -> None:
        # Frozen by inference_mode and eval alone: requires_grad_(False) takes the attention of
        # half-precision text towers off its fast path on CPU (2.4 times slower).
        self._model = model.eval()
        self._device = device
        self._dtype = dtype
        self.backend = backend

    def in_bf16(self) -> Self:
        """Return a copy whose weights are bfloat16.

        Autocast would turn the weights anew for each batch, which costs a CPU more than it gains.
        """
        model = copy.deepcopy(self._model).to(torch.bfloat16)
        return type(self)(model, self._device, backend="bf16", dtype=torch.bfloat16)

    @torch.inference_mode()
    def images(self, batch: FloatArray) -> FloatArray:
        """Encode prepared photos."""
        inputs = to_device(batch, self._device).to(self._dtype)
        with self._precision():
            return to_numpy(self._model.encode_image(inputs, normalize=False))

    @torch.inference_mode()
    def texts(self, tokens: Tensor) -> FloatArray:
        """Encode tokens."""
        with self._precision():
            return to_numpy(self._model.encode_text(tokens.to(self._device), normalize=False))

    def modules(self) -> tuple[torch.nn.Module, torch.nn.Module]:
        """Return both towers as modules of their own, for an export."""
        return _Tower(self._model, "encode_image").eval(), _Tower(self._model, "encode_text").eval()

    def _precision(self) -> AbstractContextManager[object]:
        if self._device == "cuda":
            return torch.autocast("cuda", dtype=torch.float16)
        return nullcontext()


class _Tower(torch.nn.Module):
    def __init__(self, model: torch.nn.Module, method: str) -> None:
        super().__init__()
        self.model, self._method = model, method

    def forward(self, inputs: Tensor) -> Tensor:
        vectors: Tensor = getattr(self.model, self._method)(inputs, normalize=False)
        return vectors
