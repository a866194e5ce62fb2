"""A published model without its weights: as slow and as large as the real one, nothing else."""

from pathlib import Path
from typing import Any

import open_clip
import torch
from torch import Tensor

from engine.encoders.backends import TorchTowers, Towers, choose_towers
from engine.encoders.backends.int8_towers import int8_towers
from engine.encoders.clip_encoder import ClipEncoder
from engine.encoders.open_clip_names import architecture_of, find_open_clip
from engine.encoders.quiet import root_log_aside
from engine.encoders.variants import Variant, varied
from engine.errors import EngineError
from engine.language import tr

_WORDS = 1000
"""Token numbers to draw from: every vocabulary is larger."""


def load_random(
    name: str, device: str, *, backend: str, graphs: Path, int8: bool = False
) -> ClipEncoder:
    """Return a published encoder with random weights, for its time alone; nothing is fetched."""
    architecture, spec = architecture_of(name), find_open_clip(name)
    try:
        with root_log_aside("open_clip"), torch.random.fork_rng():
            model: Any = open_clip.create_model(
                architecture, pretrained=None, device=device, precision="fp32",
                load_weights=False, pretrained_hf=False,
            )  # fmt: skip
    except torch.OutOfMemoryError as error:
        raise EngineError(
            tr(
                "{title} does not fit into the memory of this device. Choose a smaller model."
            ).format(title=spec.title)
        ) from error
    except (OSError, ValueError) as error:  # a text tower that only its repository describes
        raise EngineError(
            tr(
                "{title} can only be measured once it is downloaded: what its text "
                "half is like stands in files that come with it."
            ).format(title=spec.title)
        ) from error
    context = int(getattr(model, "context_length", 77))

    def tokens(captions: list[str], context_length: int = context) -> Tensor:
        return torch.randint(1, _WORDS, (len(captions), context_length))

    size = model.visual.image_size
    side = (size, size) if isinstance(size, int) else tuple(size)
    towers: Towers
    if int8:
        towers = int8_towers(model.eval())
    else:
        towers = choose_towers(
            TorchTowers(model, device), wish=backend, device=device, side=side,
            tokens=tokens(["a"] * 4), key=f"random {name}", graphs=graphs,
        )  # fmt: skip
    return ClipEncoder(
        spec=varied(spec, Variant(int8=int8)), device=device, towers=towers,
        transform=open_clip.image_transform(size, is_train=False), tokenizer=tokens,
        side=max(side), crops=True,
    )  # fmt: skip
