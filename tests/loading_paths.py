"""Models with random weights, and every way in which their weights can come to this program."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import open_clip
import torch
from fake_hub import FakeHub
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import Tensor

from engine.encoders import Encoder
from engine.encoders.added import add_model
from engine.encoders.fetch import fetch
from engine.encoders.hub import repo_folder
from engine.events import Silent

CAPTIONS = ["a cat on a sofa", "", "two dogs " * 60, "A man, on a HORSE!", "héllo 世界 🐈"]
WEIGHTS = "open_clip_model.safetensors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A tag of an architecture as open_clip knows it, with weights that were drawn here."""

    model: str
    tag: str
    weights: Path

    @property
    def name(self) -> str:
        return f"open_clip:{self.model}/{self.tag}"

    @property
    def about(self) -> Mapping[str, Any]:
        """What open_clip says of the tag."""
        about: Mapping[str, Any] = open_clip.get_pretrained_cfg(self.model, self.tag)
        return about

    @property
    def repo(self) -> str:
        return str(self.about["hf_hub"]).rstrip("/")

    @property
    def config(self) -> dict[str, Any]:
        config: dict[str, Any] = open_clip.get_model_config(self.model)
        return config

    @property
    def tokens(self) -> str:
        """The repository of the tokenizer; nothing where open_clip has it built in."""
        return str(self.config["text_cfg"].get("hf_tokenizer_name", ""))

    @property
    def preprocess(self) -> dict[str, Any]:
        keys = ("mean", "std", "interpolation", "resize_mode")
        return {key: self.about[key] for key in keys if key in self.about}

    def put_on(self, hub: FakeHub) -> None:
        """Publish weights and tokenizer."""
        hub.publish(self.repo, WEIGHTS, self.weights.read_bytes())
        self.put_tokens_on(hub)

    def put_tokens_on(self, hub: FakeHub) -> None:
        for name, content in (stand_in_tokenizer() if self.tokens else {}).items():
            hub.publish(self.tokens, name, content)


def draw_weights(model: torch.nn.Module, path: Path, seed: int = 0) -> Path:
    """Write weights in which nothing is 0 or 1, so that no part can be left out unseen.

    What a model starts a training with has biases of 0 and norms of 1, or a head near 0.
    """
    rng = torch.Generator().manual_seed(seed)
    state = {}
    for name, old in model.state_dict().items():
        if not old.is_floating_point() or old.ndim == 0 or "mask" in name or "running" in name:
            state[name] = old.clone()
            continue
        drawn = torch.randn(old.shape, generator=rng)
        if name.endswith("gamma"):
            state[name] = 0.2 + 0.02 * drawn
        elif old.ndim > 1:
            state[name] = drawn * (old.numel() / len(old)) ** -0.5
        elif name.endswith("weight"):
            state[name] = 1 + 0.1 * drawn
        else:
            state[name] = 0.1 * drawn
    model.load_state_dict(state)
    _settle(model, rng)
    save_file(model.state_dict(), path)
    return path


def _settle(model: Any, rng: torch.Generator) -> None:  # noqa: ANN401 - as open_clip's models are
    """Let batch norms learn what passes them, as a training does; else their numbers explode."""
    norms = [one for one in model.modules() if isinstance(one, torch.nn.BatchNorm2d)]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None
    if norms:
        size = model.visual.image_size
        with torch.no_grad():
            model.train().encode_image(torch.randn(8, 3, *size, generator=rng))
    model.eval()


def stand_in_tokenizer() -> dict[str, bytes]:
    """Return the files of a tokenizer that transformers reads: pieces of words, learned here.

    The real one of SigLIP was not at hand; both sides of a comparison read this one.
    """
    from tokenizers import Tokenizer, models, pre_tokenizers, processors, trainers

    pieces = Tokenizer(models.BPE(unk_token="<unk>"))
    pieces.pre_tokenizer = pre_tokenizers.Metaspace()
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=["<pad>", "</s>", "<unk>"])
    pieces.train_from_iterator(
        [*CAPTIONS, "a man on a horse", "the red bus in the rain", "abcdefghijklmnopqrstuvwxyz"],
        trainer,
    )
    pieces.post_processor = processors.TemplateProcessing(
        single="$A </s>", special_tokens=[("</s>", 1)]
    )
    about = {"tokenizer_class": "PreTrainedTokenizerFast", "pad_token": "<pad>",
             "eos_token": "</s>", "unk_token": "<unk>"}  # fmt: skip
    return {"tokenizer.json": str(pieces.to_str()).encode(),
            "tokenizer_config.json": json.dumps(about).encode()}  # fmt: skip


def from_hub(one: Published, _folder: Path, hub: FakeHub) -> str:
    """Download by name."""
    one.put_on(hub)
    fetch(one.name, reporter=Silent())
    return one.name


def from_copied_cache(one: Published, folder: Path, hub: FakeHub) -> str:
    """Download into another folder, carry it over as on a stick, and let the network die."""
    one.put_on(hub)
    fetch(one.name, reporter=Silent(), folder=folder / "stick")
    hub.status = 500
    for repo in filter(None, (one.repo, one.tokens if one.tokens != one.repo else "")):
        add_model(repo_folder(folder / "stick", repo), reporter=Silent())
    return one.name


def from_safetensors(one: Published, _folder: Path, hub: FakeHub) -> str:
    """Name a bare file."""
    _tokens_here(one, hub)
    return f"open_clip:{one.model}@{one.weights}"


def from_pt(one: Published, folder: Path, hub: FakeHub) -> str:
    """Name a file of a training by open_clip: a state dict inside, with the marks of DDP."""
    _tokens_here(one, hub)
    state = {f"module.{name}": value for name, value in load_file(one.weights).items()}
    torch.save({"epoch": 3, "state_dict": state}, folder / "epoch_3.pt")
    return f"open_clip:{one.model}@{folder / 'epoch_3.pt'}"


def from_folder(one: Published, folder: Path, _hub: FakeHub) -> str:
    """Name a model folder."""
    place = folder / "a model folder"
    place.mkdir()
    (place / WEIGHTS).symlink_to(one.weights)
    config = {"model_cfg": one.config, "preprocess_cfg": one.preprocess}
    (place / "open_clip_config.json").write_text(json.dumps(config))
    for name, content in (stand_in_tokenizer() if one.tokens else {}).items():
        (place / name).write_bytes(content)
    return f"local-dir:{place}"


def from_added_file(one: Published, folder: Path, hub: FakeHub) -> str:
    """Add a ``.pt`` file of bare tensors under the name of what it holds."""
    _tokens_here(one, hub)
    torch.save(load_file(one.weights), folder / "weights.pt")
    (name,) = add_model(folder / "weights.pt", reporter=Silent(), like=one.name)
    return name


Way = Callable[[Published, Path, FakeHub], str]
WAYS: dict[str, Way] = {
    "hub": from_hub, "copied cache": from_copied_cache, "safetensors": from_safetensors,
    "pt": from_pt, "model folder": from_folder, "added file": from_added_file,
}  # fmt: skip


def _tokens_here(one: Published, hub: FakeHub) -> None:
    """Bring the tokenizer as a download of the published model does."""
    if one.tokens:
        one.put_on(hub)
        fetch(one.name, reporter=Silent())


def open_clips_own(
    one: Published, hub: FakeHub
) -> tuple[Any, Callable[[Image.Image], Tensor], Any]:
    """Load by open_clip's own calls from the file that was drawn, with what it says of the tag."""
    hub.status = 0
    _tokens_here(one, hub)
    wanted = {f"image_{key}": value for key, value in one.preprocess.items()}
    model, _, transform = open_clip.create_model_and_transforms(
        one.model, pretrained=str(one.weights), weights_only=True,
        force_quick_gelu=bool(one.about.get("quick_gelu")), **wanted,
    )  # fmt: skip
    here = {"local_files_only": True} if one.tokens else {}
    return model.eval(), transform, open_clip.get_tokenizer(one.model, **here)


def photos() -> list[Image.Image]:
    """Return photos that are wide, high and long, larger and smaller than a model wants."""
    y, x = np.mgrid[0:240, 0:360]
    bands = np.stack([x * 2 % 256, y, (x * y // 8) % 256], axis=-1).astype(np.uint8)
    photo = Image.fromarray(bands)
    return [photo, photo.rotate(90, expand=True), photo.resize((300, 40)), photo.resize((90, 70))]


@dataclass(frozen=True, slots=True)
class Vectors:
    """What a model made of the photos and captions."""

    prepared: np.ndarray
    images: np.ndarray
    texts: np.ndarray


def vectors_of(encoder: Encoder) -> Vectors:
    """Let an encoder of the product work."""
    batch = np.stack([encoder.prepare(photo) for photo in photos()])
    return Vectors(batch, encoder.encode_images(batch), encoder.encode_texts(CAPTIONS))


def own_vectors(one: Published, hub: FakeHub) -> Vectors:
    """Let open_clip work."""
    model, transform, tokenizer = open_clips_own(one, hub)
    batch = torch.stack([transform(photo) for photo in photos()])
    with torch.no_grad():
        images, texts = model.encode_image(batch), model.encode_text(tokenizer(CAPTIONS))
    return Vectors(batch.numpy(), images.numpy(), texts.numpy())


def least_cosine(some: Vectors, others: Vectors) -> float:
    """Return the cosine of the two vectors that differ most."""
    pairs = ((some.images, others.images), (some.texts, others.texts))
    return min(
        float(((a * b).sum(axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))).min())
        for a, b in pairs
    )


def most_apart(some: Vectors, others: Vectors) -> float:
    """Return the largest difference of a number, as a share of the largest number."""
    pairs = ((some.images, others.images), (some.texts, others.texts))
    return max(float(np.abs(a - b).max() / np.abs(b).max()) for a, b in pairs)
