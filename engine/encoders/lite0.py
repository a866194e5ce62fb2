"""EfficientNet-Lite0: the published weights in timm's ``tf_efficientnet_lite0``, key by key."""

import re
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from engine.encoders.devices import to_device, to_numpy
from engine.encoders.spec import FloatArray

DIM = 1280
_CPU_BATCH = 16
"""Larger batches fall out of the processor's cache and run at half the speed."""
_BLOCKS_A_STAGE = (1, 2, 2, 3, 3, 4, 1)
_OUTER = {"_conv_stem": "conv_stem", "_bn0": "bn1", "_conv_head": "conv_head", "_bn1": "bn2"}
_FIRST_BLOCK = {
    "_depthwise_conv": "conv_dw",
    "_bn1": "bn1",
    "_project_conv": "conv_pw",
    "_bn2": "bn2",
}
_OTHER_BLOCKS = {
    "_expand_conv": "conv_pw",
    "_bn0": "bn1",
    "_depthwise_conv": "conv_dw",
    "_bn1": "bn2",
    "_project_conv": "conv_pwl",
    "_bn2": "bn3",
}


class Lite0:
    """The frozen network up to its pooled features; the label layer is left out."""

    def __init__(self, network: nn.Module, device: str) -> None:
        self._network = network.eval().to(device).to(memory_format=torch.channels_last)
        self._device = device

    @torch.inference_mode()
    def encode(self, batch: FloatArray) -> FloatArray:
        """Encode normalised photos ``[b, 3, 224, 224]`` into ``[b, 1280]``."""
        if not len(batch):
            return np.empty((0, DIM), dtype=np.float32)
        x = to_device(batch, self._device).contiguous(memory_format=torch.channels_last)
        parts = torch.split(x, _CPU_BATCH) if self._device == "cpu" else (x,)
        return to_numpy(torch.cat([self._network(part) for part in parts]))


def load_lite0(path: Path, device: str) -> Lite0:
    """Read the network from its published ``.pth`` file, tensors only; every key must fit."""
    import timm

    network = timm.create_model("tf_efficientnet_lite0", pretrained=False, num_classes=0)
    network.load_state_dict(timm_state(torch.load(path, map_location="cpu", weights_only=True)))
    return Lite0(network, device)


def timm_state(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return the published weights under timm's names, without the label layer."""
    places = [
        (stage, block) for stage, blocks in enumerate(_BLOCKS_A_STAGE) for block in range(blocks)
    ]
    renamed = {}
    for name, tensor in state.items():
        if name.startswith("_fc."):
            continue
        found = re.fullmatch(r"_blocks\.(\d+)\.(\w+)\.(\w+)", name)
        if found is None:
            layer, _, part = name.partition(".")
            renamed[f"{_OUTER[layer]}.{part}"] = tensor
        else:
            index = int(found[1])
            stage, block = places[index]
            layer = (_OTHER_BLOCKS if index else _FIRST_BLOCK)[found[2]]
            renamed[f"blocks.{stage}.{block}.{layer}.{found[3]}"] = tensor
    return renamed
