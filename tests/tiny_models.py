"""A tiny architecture of open_clip with random weights."""

from pathlib import Path
from typing import Any

import open_clip
import torch
from safetensors.torch import save_file

TINY: dict[str, Any] = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 64, "patch_size": 16, "head_width": 32},
    "text_cfg": {
        "context_length": 16,
        "vocab_size": 49408,
        "width": 32,
        "heads": 2,
        "layers": 2,
    },
}
GREY = {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25], "resize_mode": "squash"}


def random_weights(path: Path, seed: int = 0) -> Path:
    """Write weights of the tiny architecture."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        state = open_clip.CLIP(**TINY).state_dict()
    # spread wide, so that one activation function differs from another
    save_file(
        {name: value * (3.0 if value.ndim > 1 else 1.0) for name, value in state.items()}, path
    )
    return path
