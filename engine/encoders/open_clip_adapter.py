"""open_clip's models as encoders; only this and its two neighbours import open_clip."""

import logging
import pickle  # for the name of its error only: weights are read as tensors, nothing is unpickled
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import open_clip
import torch
from PIL import Image
from safetensors import SafetensorError
from safetensors.torch import save_file
from torch import Tensor

from engine.encoders.backends import TorchTowers, Towers, choose_towers
from engine.encoders.backends.int8_towers import int8_towers
from engine.encoders.clip_encoder import ClipEncoder
from engine.encoders.hub import cached_file, models_folders
from engine.encoders.names import LOCAL_DIR, OPEN_CLIP
from engine.encoders.open_clip_names import (
    FOLDER_CONFIG,
    QUICK,
    Plan,
    Settings,
    plan_of,
    source_of,
    torchscript_refusal,
)
from engine.encoders.quiet import no_progress_bars, root_log_aside
from engine.encoders.variants import Variant, varied
from engine.encoders.weights import is_torchscript
from engine.errors import EngineError
from engine.language import tr

logger = logging.getLogger(__name__)

_PROBE_CAPTIONS = ("a man on a horse", "two dogs", "a red bus in the rain", "nothing to see")
_UNREADABLE = (
    AssertionError,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    OSError,
    RuntimeError,
    SafetensorError,
    StopIteration,
    TypeError,
    ValueError,
    pickle.UnpicklingError,
    struct.error,
)
"""What open_clip lets through when weights or a model folder are not what they should be."""


def read_tensors(path: Path, target: Path) -> None:
    """Write the tensors of an older file of weights as safetensors; nothing in it is run."""
    if is_torchscript(path):
        raise torchscript_refusal(path)
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
        if not isinstance(state, dict):
            raise TypeError(tr("it holds no table of weights."))
        state = state.get("state_dict", state)
        tensors = {name.removeprefix("module."): one.contiguous() for name, one in state.items()}
        save_file(tensors, target)
    except _UNREADABLE as error:
        raise EngineError(
            tr(
                "{path} cannot be read as weights: {reason} Take the safetensors file "
                "of the same weights."
            ).format(path=path, reason=_reason(error))
        ) from error


def load_open_clip(
    name: str, device: str, *, backend: str, graphs: Path, int8: bool = False
) -> ClipEncoder:
    """Load the encoder from this computer; ``fetch`` brings published weights here before.

    With ``int8`` its vectors are other ones, and so are the keys of its spec.
    """
    plan = plan_of(name)
    if int8 and device != "cpu":
        raise EngineError(
            tr(
                "8-bit weights are for the processor only: {device} is faster with the "
                "full ones. Choose {name} without '+int8'."
            ).format(device=device, name=name)
        )
    if plan.file is not None:
        _warn_of_bare_file(plan)
    file = plan.file if plan.published is None else _weights_file(plan, plan.published)
    model, transform = _build(plan, file, device)
    tokenizer = _tokenizer(plan)
    towers: Towers
    if int8:
        towers = int8_towers(model.eval())
    else:
        towers = choose_towers(
            TorchTowers(model, device), wish=backend, device=device,
            side=_side(model), tokens=tokenizer(list(_PROBE_CAPTIONS)),
            key=f"{plan.spec.image_key}\n{plan.spec.text_key}", graphs=graphs,
        )  # fmt: skip
    crops = model.visual.preprocess_cfg.get("resize_mode") == "shortest"
    return ClipEncoder(
        spec=varied(plan.spec, Variant(int8=int8)),
        device=device,
        towers=towers,
        transform=transform,
        tokenizer=tokenizer,
        side=max(_side(model)),
        crops=crops,
    )


def _side(model: Any) -> tuple[int, int]:  # noqa: ANN401 - open_clip's models share no type
    size = model.visual.preprocess_cfg["size"]
    height, width = (size, size) if isinstance(size, int) else size
    return height, width


def _weights_file(plan: Plan, published: Settings) -> Path:
    """Return the weights file of a tag; the network is not asked."""
    source = source_of(plan, published)
    for wanted in source.wanted[:1] if source is not None else ():
        if (found := cached_file(wanted.repo, wanted.names + wanted.old)) is not None:
            return found
    if "file" in published:
        return Path(published["file"])
    raise _not_here(tr("The weights"), plan)


def _not_here(what: str, plan: Plan) -> EngineError:
    return EngineError(
        tr(
            "{what} of {title} cannot be found on this computer. Download that encoder first, in "
            "the list of encoders (Train page)."
        ).format(what=what, title=plan.spec.title),
        command=f"'mmc encoders fetch {plan.spec.name}' does.",
    )


def _build(
    plan: Plan, file: Path | None, device: str
) -> tuple[Any, Callable[[Image.Image], Tensor]]:
    wanted = {f"image_{key}": value for key, value in plan.preprocess.items()}
    source = file or Path(plan.model.removeprefix(LOCAL_DIR))
    try:
        with root_log_aside("open_clip"):
            model, transform = open_clip.create_model_from_pretrained(
                plan.model,
                pretrained=None if file is None else str(file),
                device=device,
                precision="fp32",
                weights_only=True,
                **wanted,
            )
    except torch.OutOfMemoryError as error:
        raise EngineError(
            tr(
                "{title} does not fit into the memory of this device. Choose a smaller "
                "model or the device 'cpu'."
            ).format(title=plan.spec.title)
        ) from error
    except _UNREADABLE as error:
        raise EngineError(
            tr(
                "{source} cannot be loaded as {title}: {reason} Check that these "
                "weights belong to this model and hold tensors only (safetensors is "
                "the surest)."
            ).format(source=source, title=plan.spec.title, reason=_reason(error))
        ) from error
    return model, transform


def _tokenizer(plan: Plan) -> Callable[[list[str]], Tensor]:
    """Return the tokenizer: built in, from the model folder, or what was fetched with the model."""
    text = open_clip.get_model_config(plan.model).get("text_cfg", {})
    repo = text.get("hf_tokenizer_name", "")
    if not repo or plan.model.startswith(LOCAL_DIR):
        try:
            return _get_tokenizer(plan.model, {})
        except _UNREADABLE as error:
            raise _no_tokenizer(plan) from error
    for folder in models_folders():
        try:
            settings = {"local_files_only": True, "cache_dir": str(folder)}
            return _get_tokenizer(plan.model, settings)
        except _UNREADABLE as error:
            logger.debug("no tokenizer of %s in %s: %s", repo, folder, error)
    raise _no_tokenizer(plan)


def _no_tokenizer(plan: Plan) -> EngineError:
    """Return the error for a model without its tokenizer: where that comes from, by kind of name.

    Nothing can be fetched under the name of a file or a folder.
    """
    if plan.model.startswith(LOCAL_DIR):
        return EngineError(
            tr(
                "The tokenizer of {title} is missing: beside the weights that "
                "folder needs tokenizer.json and tokenizer_config.json. Copy the "
                "whole model folder."
            ).format(title=plan.spec.title)
        )
    tags = open_clip.list_pretrained_tags_by_model(plan.model) if plan.file is not None else []
    if plan.published is None and tags:
        published = f"{OPEN_CLIP}{plan.model}/{tags[0]}"
        return EngineError(
            tr(
                "The tokenizer of {model} cannot be found on this computer. Published weights of "
                "it bring it along: download {published} in the list of encoders (Train page)."
            ).format(model=plan.model, published=published),
            command=f"'mmc encoders fetch {published}' does.",
        )
    return _not_here(tr("The tokenizer"), plan)


def _get_tokenizer(model: str, settings: Settings) -> Callable[[list[str]], Tensor]:
    with root_log_aside("open_clip"), no_progress_bars():
        tokenizer: Callable[[list[str]], Tensor] = open_clip.get_tokenizer(model, **settings)
    return tokenizer


def _warn_of_bare_file(plan: Plan) -> None:
    logger.warning(
        "%s is a bare weights file: its own mean and std are unknown, the default of %s is used. "
        "A model folder with %s leaves nothing to guess.",
        plan.file,
        plan.model,
        FOLDER_CONFIG,
    )
    if f"{plan.model}{QUICK}" in open_clip.list_models():
        logger.warning(
            "%s runs without QuickGELU: weights of OpenAI, MetaCLIP and DFN want %s%s instead.",
            plan.file,
            plan.model,
            QUICK,
        )


def _reason(error: Exception) -> str:
    """Return the first line of what a library said, as the end of a sentence."""
    if isinstance(error, pickle.UnpicklingError):
        # torch's own text explains how to run it regardless
        return tr("it is damaged or holds more than tensors.")
    if isinstance(error, SafetensorError):
        return tr("it is no safetensors file, or only a part of one.")
    if "loading state_dict" in str(error):
        return tr("it holds the weights of another model.")
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:200].rstrip(".: ") + "."
