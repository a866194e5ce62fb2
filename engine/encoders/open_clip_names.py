"""What the names of open_clip's encoders stand for, before any weights are loaded."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import open_clip

from engine.encoders.names import LOCAL_DIR, OPEN_CLIP, unknown_name
from engine.encoders.sources import Source, make_source
from engine.encoders.spec import EncoderSpec
from engine.encoders.weights import file_digest, folder_digest, is_torchscript, text_digest
from engine.errors import EngineError
from engine.language import tr

Settings = dict[str, Any]
"""JSON-like: an architecture, or how photos are resized and normalised."""

QUICK = "-quickgelu"
FOLDER_CONFIG = "open_clip_config.json"
_VERSION = "p1"
_PREPROCESS = ("mean", "std", "interpolation", "resize_mode")
_FOLDER_WEIGHTS = frozenset({".safetensors", ".bin", ".pth"})
_FILE_WEIGHTS = _FOLDER_WEIGHTS | {".pt"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
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
    return plan_of(name).spec


def find_open_clip_source(name: str) -> Source | None:
    """Return what has to be fetched for an ``open_clip:MODEL/TAG``."""
    plan = plan_of(name)
    return source_of(plan, plan.published) if plan.published is not None else None


def architecture_of(name: str) -> str:
    """Return open_clip's architecture behind an ``open_clip:`` name."""
    return plan_of(name).model


def describe_published(name: str) -> Settings:
    """Return what a model folder's description says for an ``open_clip:MODEL/TAG``."""
    plan = plan_of(name)
    if plan.published is None:
        raise EngineError(
            tr("'{name}' is no published encoder. Name it as {open_clip}MODEL/TAG.").format(
                name=name, open_clip=OPEN_CLIP
            )
        )
    return {"model_cfg": open_clip.get_model_config(plan.model), "preprocess_cfg": plan.preprocess}


def plan_of(name: str) -> Plan:
    """Return what a name stands for; an ``EngineError`` where it stands for nothing."""
    if name.startswith(LOCAL_DIR):
        return _folder_plan(name)
    parts = re.fullmatch(r"([^/@]+)([/@])(.+)", name.removeprefix(OPEN_CLIP), re.DOTALL)
    if parts is None or parts[1] not in open_clip.list_models():
        raise _unknown(name, name.removeprefix(OPEN_CLIP))
    return (_tag_plan if parts[2] == "/" else _file_plan)(name, parts[1], parts[3])


def _tag_plan(name: str, model: str, tag: str) -> Plan:
    published: Settings = open_clip.get_pretrained_cfg(model, tag)
    if not published:
        raise _unknown(name, model)
    tag = tag.lower().replace("-", "_")  # as open_clip looks tags up: one key for all spellings
    architecture = _architecture(model, [published])
    preprocess = _preprocess(published)
    return Plan(
        spec=_spec(name=name, model=architecture, weights=tag, title=tag, preprocess=preprocess),
        model=architecture,
        preprocess=preprocess,
        published=published,
    )


def _unknown(name: str, model: str) -> EngineError:
    """Return the error for a name; where the model at least is known, its own tags are offered."""
    own = [each for each in registry_names() if each.startswith(f"{OPEN_CLIP}{model}/")]
    return unknown_name(name, own or registry_names())


def _file_plan(name: str, model: str, source: str) -> Plan:
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
        raise torchscript_refusal(path)
    tags = [
        open_clip.get_pretrained_cfg(model, tag)
        for tag in open_clip.list_pretrained_tags_by_model(model)
    ]
    architecture = _architecture(model, tags)
    agreed = [_preprocess(tag) for tag in tags]
    preprocess = agreed[0] if agreed and all(one == agreed[0] for one in agreed) else {}
    return Plan(
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


def torchscript_refusal(path: Path) -> EngineError:
    """Return the error for a file that is a program and holds no weights alone."""
    return EngineError(
        tr(
            "{path} is a TorchScript program, not a file of weights, and is "
            "not run. Take the safetensors file of the same weights."
        ).format(path=path)
    )


def _folder_plan(name: str) -> Plan:
    folder = Path(name.removeprefix(LOCAL_DIR)).expanduser().resolve()
    try:
        config = json.loads((folder / FOLDER_CONFIG).read_text(encoding="utf-8"))
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
                folder_config=FOLDER_CONFIG,
                strerror=error.strerror,
                filename=error.filename,
            )
        ) from error
    except (LookupError, TypeError, ValueError) as error:
        raise EngineError(
            tr("{value} describes no open_clip model. Copy the whole model folder.").format(
                value=folder / FOLDER_CONFIG
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
    return Plan(
        spec=EncoderSpec(
            name=name,
            title=tr("Model folder {name}").format(name=folder.name),
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
    if f"{model}{QUICK}" not in open_clip.list_models():
        raise EngineError(
            tr(
                "These weights of {model} need QuickGELU, which the installed "
                "open_clip does not offer for it. Choose other weights."
            ).format(model=model)
        )
    return f"{model}{QUICK}"


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
        title=f"{model.removesuffix(QUICK)}, {title}{quick}",
        image_dim=config["embed_dim"],
        text_dim=config["embed_dim"],
        image_key=f"{key}-{image_digest}-{_VERSION}-image",
        text_key=f"{key}-{caption_digest}-{_VERSION}-text",
        shared_space=True,
    )


def source_of(plan: Plan, published: Settings) -> Source | None:
    """Return what has to be fetched for published weights, as far as that is known."""
    repo, _, file = str(published.get("hf_hub", "")).rpartition("/")
    text = open_clip.get_model_config(plan.model).get("text_cfg", {})
    return make_source(
        title=plan.spec.title,
        repo=repo,
        file=file,
        tokenizer=text.get("hf_tokenizer_name", ""),
        text_model=text.get("hf_model_name", ""),
    )
