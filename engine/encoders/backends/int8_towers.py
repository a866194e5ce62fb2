"""A model with its large layers in 8 bits, on the processor."""

import copy
import warnings
from typing import Any

import torch

from engine.encoders.backends.towers import TorchTowers


def int8_towers(model: Any) -> TorchTowers:  # noqa: ANN401 - open_clip's models share no type
    """Return a copy of the model whose plain linear layers have weights of 8 bits.

    What comes into a layer is rounded as it comes (dynamic quantisation). The attention's own
    weights stay as they are: torch keeps them in a layer that it does not quantise.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # torch says that it will move this elsewhere
        small = torch.ao.quantization.quantize_dynamic(  # type: ignore[no-untyped-call]
            copy.deepcopy(model), {torch.nn.Linear}, dtype=torch.qint8
        )
    for module in small.modules():
        if isinstance(module, torch.ao.nn.quantized.dynamic.Linear):
            # by this mark open_clip knows a layer whose weights it must not ask for their type
            object.__setattr__(module, "int8_original_dtype", torch.float32)
    return TorchTowers(small, "cpu", backend="int8")
