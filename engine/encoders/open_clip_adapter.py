"""open_clip's models as encoders; only this and ``open_clip_random`` import open_clip."""

import json
import logging
import pickle  # for the name of its error only: weights are read as tensors, nothing is unpickled
import re
import struct
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
from engine.encoders.names import LOCAL_DIR, OPEN_CLIP, unknown_name
from engine.encoders.quiet import no_progress_bars, root_log_aside
from engine.encoders.sources import Source, make_source
from engine.encoders.spec import EncoderSpec
from engine.encoders.variants import Variant, varied
from engine.encoders.weights import file_digest, folder_digest, is_torchscript, text_digest
from engine.errors import EngineError
from engine.language import tr

logger = logging.getLogger(__name__)

Settings = dict[str, Any]
"""JSON-like: an architecture, or how photos are resized and normalised."""

_VERSION = "p1"
_PROBE_CAPTIONS = ("a man on a horse", "two dogs", "a red bus in the rain", "nothing to see")
_PREPROCESS = ("mean", "std", "interpolation", "resize_mode")
_QUICK = "-quickgelu"
_FOLDER_CONFIG = "open_clip_config.json"
_FOLDER_WEIGHTS = frozenset({".safetensors", ".bin", ".pth"})
_FILE_WEIGHTS = _FOLDER_WEIGHTS | {".pt"}
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a name stands for, before any weights are loaded."""

    spec: EncoderSpec
    model: str
    """For open_clip: an architecture, or ``local-dir:`` and a folder."""
    preprocess: Settings
    """What the weights ask for; empty where the model folder or open_clip's default decides."""
    published: Settings | None = None
    """Where published weights are to be had."""
    file: Path | None = None


def registry_names() -> list[str]:
    """Return every ``open_clip:MODEL/TAG``, both spellings where QuickGELU has its own."""
    return [f"{OPEN_CLIP}{model}/{tag}" for model, tag in open_clip.list_pretrained()]


def distinct_names() -> list[str]:
    """Return each published model once, under the architecture that really runs."""
    return [
        f"{OPEN_CLIP}{model}/{tag}"
        for model, tag in open_clip.list_pretrained()
        if _architecture(model, [open_clip.get_pretrained_cfg(model, tag)]) == model
    ]


def find_open_clip(name: str) -> EncoderSpec:
    """Return the spec of an ``open_clip:`` or ``local-dir:`` name; weights are not loaded."""
    return _plan(name).spec


def find_open_clip_source(name: str) -> Source | None:
    """Return what has to be fetched for an ``open_clip:MODEL/TAG``."""
    plan = _plan(name)
    return _source(plan, plan.published) if plan.published is not None else None


def architecture_of(name: str) -> str:
    """Return open_clip's architecture behind an ``open_clip:`` name."""
    return _plan(name).model


def describe_published(name: str) -> Settings:
    """Return what a model folder's description says for an ``open_clip:MODEL/TAG``."""
    plan = _plan(name)
    if plan.published is None:
        raise EngineError(
            tr("'{name}' is no published encoder. Name it as {open_clip}MODEL/TAG.").format(
                name=name, open_clip=OPEN_CLIP
            )
        )
    return {"model_cfg": open_clip.get_model_config(plan.model), "preprocess_cfg": plan.preprocess}


def read_tensors(path: Path, target: Path) -> None:
    """Write the tensors of an older file of weights as safetensors; nothing in it is run."""
    if is_torchscript(path):
        raise _torchscript(path)
    try:
        state = torch.load(path, map_location="cpu", weights_only=True)
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
    plan = _plan(name)
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


def _plan(name: str) -> _Plan:
    if name.startswith(LOCAL_DIR):
        return _folder_plan(name)
    parts = re.fullmatch(r"([^/@]+)([/@])(.+)", name.removeprefix(OPEN_CLIP), re.DOTALL)
    if parts is None or parts[1] not in open_clip.list_models():
        raise _unknown(name, name.removeprefix(OPEN_CLIP))
    return (_tag_plan if parts[2] == "/" else _file_plan)(name, parts[1], parts[3])


def _tag_plan(name: str, model: str, tag: str) -> _Plan:
    published: Settings = open_clip.get_pretrained_cfg(model, tag)
    if not published:
        raise _unknown(name, model)
    tag = tag.lower().replace("-", "_")  # as open_clip looks tags up: one key for all spellings
    architecture = _architecture(model, [published])
    preprocess = _preprocess(published)
    return _Plan(
        spec=_spec(name=name, model=architecture, weights=tag, title=tag, preprocess=preprocess),
        model=architecture,
        preprocess=preprocess,
        published=published,
    )


def _unknown(name: str, model: str) -> EngineError:
    """Return the error for a name; where the model at least is known, its own tags are offered."""
    own = [each for each in registry_names() if each.startswith(f"{OPEN_CLIP}{model}/")]
    return unknown_name(name, own or registry_names())


def _file_plan(name: str, model: str, source: str) -> _Plan:
    path = Path(source).expanduser().resolve()
    if path.suffix.lower() not in _FILE_WEIGHTS:
        raise EngineError(
            tr("{path} is no weights file: its name must end in {join}.").format(
                path=path, join=", ".join(sorted(_FILE_WEIGHTS))
            )
        )
    try:
        digest = file_digest(path)
    except OSError as error:
        raise EngineError(
            tr("The weights file {path} cannot be read ({strerror}). Check the path.").format(
                path=path, strerror=error.strerror
            )
        ) from error
    if is_torchscript(path):
        raise _torchscript(path)
    tags = [
        open_clip.get_pretrained_cfg(model, tag)
        for tag in open_clip.list_pretrained_tags_by_model(model)
    ]
    architecture = _architecture(model, tags)
    agreed = [_preprocess(tag) for tag in tags]
    preprocess = agreed[0] if agreed and all(one == agreed[0] for one in agreed) else {}
    return _Plan(
        spec=_spec(
            name=name,
            model=architecture,
            weights=f"file-{digest}",
            title=path.name,
            preprocess=preprocess,
        ),
        model=architecture,
        preprocess=preprocess,
        file=path,
    )


def _torchscript(path: Path) -> EngineError:
    return EngineError(
        f"{path} is a TorchScript program, not a file of weights, and is not run. Take the "
        "safetensors file of the same weights."
    )


def _folder_plan(name: str) -> _Plan:
    folder = Path(name.removeprefix(LOCAL_DIR)).expanduser().resolve()
    try:
        config = json.loads((folder / _FOLDER_CONFIG).read_text(encoding="utf-8"))
        dim = int(config["model_cfg"]["embed_dim"])
        weights = [path for path in folder.iterdir() if path.suffix in _FOLDER_WEIGHTS]
        digest = folder_digest(folder)
    except OSError as error:
        raise EngineError(
            tr(
                "The model folder {folder} cannot be read: it needs {folder_config} "
                "and a weights file ({strerror}: {filename})."
            ).format(
                folder=folder,
                folder_config=_FOLDER_CONFIG,
                strerror=error.strerror,
                filename=error.filename,
            )
        ) from error
    except (LookupError, TypeError, ValueError) as error:
        raise EngineError(
            tr("{value} describes no open_clip model. Copy the whole model folder.").format(
                value=folder / _FOLDER_CONFIG
            )
        ) from error
    if not weights:
        raise EngineError(
            tr(
                "The model folder {folder} has no weights file ({join}). Copy the "
                "whole model folder."
            ).format(folder=folder, join=", ".join(sorted(_FOLDER_WEIGHTS)))
        )
    key = f"local-dir-{digest}-{_VERSION}"
    return _Plan(
        spec=EncoderSpec(
            name=name,
            title=f"Model folder {folder.name}",
            image_dim=dim,
            text_dim=dim,
            image_key=f"{key}-image",
            text_key=f"{key}-text",
            shared_space=True,
        ),
        model=f"{LOCAL_DIR}{folder}",
        preprocess={},
    )


def _architecture(model: str, published: Sequence[Mapping[str, Any]]) -> str:
    """Return the architecture for weights: with QuickGELU where all of ``published`` ask for it.

    open_clip itself only warns and runs another activation than these weights were trained with.
    """
    asked = bool(published) and all(one.get("quick_gelu", False) for one in published)
    if not asked or open_clip.get_model_config(model).get("quick_gelu", False):
        return model
    if f"{model}{_QUICK}" not in open_clip.list_models():
        raise EngineError(
            tr(
                "These weights of {model} need QuickGELU, which the installed "
                "open_clip does not offer for it. Choose other weights."
            ).format(model=model)
        )
    return f"{model}{_QUICK}"


def _preprocess(published: Mapping[str, Any]) -> Settings:
    return {key: published[key] for key in _PREPROCESS if key in published}


def _spec(*, name: str, model: str, weights: str, title: str, preprocess: Settings) -> EncoderSpec:
    config: Settings = open_clip.get_model_config(model)
    quick = " (QuickGELU)" if config.get("quick_gelu", False) else ""
    key = f"open_clip-{re.sub(r'[^A-Za-z0-9._-]', '_', f'{model}-{weights}')}"
    images = {part: value for part, value in config.items() if part != "text_cfg"}
    texts = {part: value for part, value in config.items() if part != "vision_cfg"}
    image_digest = text_digest(json.dumps([images, preprocess], sort_keys=True))
    caption_digest = text_digest(json.dumps(texts, sort_keys=True))
    return EncoderSpec(
        name=name,
        title=f"{model.removesuffix(_QUICK)}, {title}{quick}",
        image_dim=config["embed_dim"],
        text_dim=config["embed_dim"],
        image_key=f"{key}-{image_digest}-{_VERSION}-image",
        text_key=f"{key}-{caption_digest}-{_VERSION}-text",
        shared_space=True,
    )


def _weights_file(plan: _Plan, published: Settings) -> Path:
    """Return the weights file of a tag; the network is not asked."""
    source = _source(plan, published)
    for wanted in source.wanted[:1] if source is not None else ():
        if (found := cached_file(wanted.repo, wanted.names + wanted.old)) is not None:
            return found
    if "file" in published:
        return Path(published["file"])
    raise _not_here(tr("The weights"), plan)


def _source(plan: _Plan, published: Settings) -> Source | None:
    repo, _, file = str(published.get("hf_hub", "")).rpartition("/")
    text = open_clip.get_model_config(plan.model).get("text_cfg", {})
    return make_source(
        title=plan.spec.title,
        repo=repo,
        file=file,
        tokenizer=text.get("hf_tokenizer_name", ""),
        text_model=text.get("hf_model_name", ""),
    )


def _not_here(what: str, plan: _Plan) -> EngineError:
    return EngineError(
        f"{what} of {plan.spec.title} cannot be found on this computer. "
        f"Download the encoder first: on the Train page, or with 'mmc encoders fetch "
        f"{plan.spec.name}'."
    )


def _build(
    plan: _Plan, file: Path | None, device: str
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


def _tokenizer(plan: _Plan) -> Callable[[list[str]], Tensor]:
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


def _no_tokenizer(plan: _Plan) -> EngineError:
    """Return the error for a model without its tokenizer: where that comes from, by kind of name.

    Nothing can be fetched under the name of a file or a folder.
    """
    if plan.model.startswith(LOCAL_DIR):
        return EngineError(
            f"The tokenizer of {plan.spec.title} is missing: beside the weights that folder needs "
            "tokenizer.json and tokenizer_config.json. Copy the whole model folder."
        )
    tags = open_clip.list_pretrained_tags_by_model(plan.model) if plan.file is not None else []
    if plan.published is None and tags:
        return EngineError(
            f"The tokenizer of {plan.model} cannot be found on this computer. Published weights of "
            f"it bring it along: 'mmc encoders fetch {OPEN_CLIP}{plan.model}/{tags[0]}'."
        )
    return _not_here("The tokenizer", plan)


def _get_tokenizer(model: str, settings: Settings) -> Callable[[list[str]], Tensor]:
    with root_log_aside("open_clip"), no_progress_bars():
        tokenizer: Callable[[list[str]], Tensor] = open_clip.get_tokenizer(model, **settings)
    return tokenizer


def _warn_of_bare_file(plan: _Plan) -> None:
    logger.warning(
        "%s is a bare weights file: its own mean and std are unknown, the default of %s is used. "
        "A model folder with %s leaves nothing to guess.",
        plan.file,
        plan.model,
        _FOLDER_CONFIG,
    )
    if f"{plan.model}{_QUICK}" in open_clip.list_models():
        logger.warning(
            "%s runs without QuickGELU: weights of OpenAI, MetaCLIP and DFN want %s%s instead.",
            plan.file,
            plan.model,
            _QUICK,
        )


def _reason(error: Exception) -> str:
    """Return the first line of what a library said, as the end of a sentence."""
    if isinstance(error, pickle.UnpicklingError):
        # torch's own text explains how to run it regardless
        return "it is damaged or holds more than tensors."
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[0][:200].rstrip(".: ") + "."
