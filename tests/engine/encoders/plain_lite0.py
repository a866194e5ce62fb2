"""EfficientNet-Lite0 written out from its published state dict, to hold the product's against."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from engine.encoders.devices import to_device, to_numpy
from engine.encoders.spec import FloatArray

DIM = 1280
_CPU_BATCH = 16
"""Larger batches fall out of the processor's cache and run slower."""
_BLOCKS = 16
_STRIDED = frozenset({1, 3, 5, 11})
"""Blocks that halve the picture; kernel and width can be read off the weights, this cannot."""
_BN_EPS = 1e-3


class _Conv(NamedTuple):
    """A convolution with its batch norm folded in."""

    weight: Tensor
    bias: Tensor
    stride: int
    groups: int
    bounded: bool
    """Followed by ReLU6."""

    def __call__(self, x: Tensor) -> Tensor:
        kernel = self.weight.shape[-1]
        padding = kernel // 2
        if self.stride > 1:
            x = functional.pad(x, _same(x.shape[-1], kernel) + _same(x.shape[-2], kernel))
            padding = 0
        x = functional.conv2d(
            x, self.weight, self.bias, stride=self.stride, padding=padding, groups=self.groups
        )
        return x.clamp_(0.0, 6.0) if self.bounded else x


class Lite0:
    """The frozen network up to its pooled features; the label layer is left out."""

    def __init__(self, state: Mapping[str, Tensor], device: str) -> None:
        self._device = device
        self._stem = self._conv(state, "_conv_stem", "_bn0", stride=2)
        self._blocks = [self._block(state, index) for index in range(_BLOCKS)]
        self._head = self._conv(state, "_conv_head", "_bn1")

    @torch.inference_mode()
    def encode(self, batch: FloatArray) -> FloatArray:
        """Encode normalised photos ``[b, 3, 224, 224]`` into ``[b, 1280]``."""
        if not len(batch):
            return np.empty((0, DIM), dtype=np.float32)
        x = to_device(batch, self._device)
        parts = torch.split(x, _CPU_BATCH) if self._device == "cpu" else (x,)
        return to_numpy(torch.cat([self._forward(part) for part in parts]))

    def _forward(self, x: Tensor) -> Tensor:
        x = self._stem(x.contiguous(memory_format=torch.channels_last))
        for block in self._blocks:
            y = x
            for conv in block:
                y = conv(y)
            x = y.add_(x) if y.shape == x.shape else y
        return self._head(x).mean(dim=(2, 3))

    def _block(self, state: Mapping[str, Tensor], index: int) -> list[_Conv]:
        name = f"_blocks.{index}"
        stride = 2 if index in _STRIDED else 1
        convs = [
            self._conv(state, f"{name}._depthwise_conv", f"{name}._bn1", stride=stride),
            self._conv(state, f"{name}._project_conv", f"{name}._bn2", bounded=False),
        ]
        if index:  # the first block widens nothing
            convs.insert(0, self._conv(state, f"{name}._expand_conv", f"{name}._bn0"))
        return convs

    def _conv(
        self,
        state: Mapping[str, Tensor],
        conv: str,
        norm: str,
        *,
        stride: int = 1,
        bounded: bool = True,
    ) -> _Conv:
        weight = state[f"{conv}.weight"]
        scale = state[f"{norm}.weight"] / torch.sqrt(state[f"{norm}.running_var"] + _BN_EPS)
        bias = state[f"{norm}.bias"] - state[f"{norm}.running_mean"] * scale
        folded = (weight * scale.reshape(-1, 1, 1, 1)).to(self._device)
        return _Conv(
            weight=folded.contiguous(memory_format=torch.channels_last),
            bias=bias.to(self._device),
            stride=stride,
            groups=weight.shape[0] if "depthwise" in conv else 1,
            bounded=bounded,
        )


def load_lite0(path: Path, device: str) -> Lite0:
    """Read the network from its published ``.pth`` file, tensors only."""
    return Lite0(torch.load(path, map_location="cpu", weights_only=True), device)


def _same(size: int, kernel: int) -> tuple[int, int]:
    """Return TensorFlow's SAME padding before and after, for stride 2; the odd pixel goes after."""
    total = max((-(-size // 2) - 1) * 2 + kernel - size, 0)
    return total // 2, total - total // 2
