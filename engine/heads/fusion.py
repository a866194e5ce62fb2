"""Fusion models: from image and caption vectors to one logit a label."""

from collections.abc import Mapping
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everyone gives it

from engine.heads.layers import HeadShape, WordHead, Words, make_head

WORD_WIDTH = 256


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inputs:
    """A batch; M is 1, or the number of members where each has rows of its own."""

    image: Tensor
    """Raw image vectors ``[M, b, dim]``."""
    text: Tensor
    has_image: Tensor
    """1.0 where there is an image, else 0.0, ``[M, b]``."""
    has_text: Tensor
    words: Words | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Logits:
    """What a fusion model says, all ``[K, b, labels]``."""

    fused: Tensor
    parts: Mapping[str, Tensor]
    """What branches say by themselves; empty where that cannot be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelShape:
    """Sizes and kinds of a fusion model; ``training.config`` says what the words mean."""

    fusion: str
    head: str
    image_dim: int
    text_dim: int
    labels: int
    members: int = 1
    hidden: tuple[int, ...] = (512,)
    concat_hidden: tuple[int, ...] = ()
    concat_branch: bool = False
    stacker_hidden: tuple[int, ...] = (1024, 512)
    activation: str = "gelu"
    standardise: bool = True
    dropout: float = 0.5
    concat_dropout: float = -1.0
    input_dropout: float = 0.0
    terms: int = 0
    """Size of the vocabulary of the word branch; 0: no such branch."""


class FeatureScaler(nn.Module):
    """Scale vectors to length 1, then each dimension to mean 0 and spread 1 over training rows.

    Each member has figures of its own rows. Where the model takes raw features it only blanks
    what is missing.
    """

    mean: Tensor
    spread: Tensor

    def __init__(self, members: int, dim: int, *, standardise: bool) -> None:
        super().__init__()
        self.standardise = standardise
        self.register_buffer("mean", torch.zeros(members, dim))
        self.register_buffer("spread", torch.ones(members, dim))

    def forward(self, vectors: Tensor, present: Tensor) -> Tensor:
        """Take ``[M, b, dim]`` and a mask ``[M, b]``; a missing row becomes zeros."""
        if self.standardise:
            vectors = F.normalize(vectors, dim=2) - self.mean.unsqueeze(1)
            vectors = vectors / self.spread.unsqueeze(1)
        return vectors * present.unsqueeze(2)


class FusionModel(nn.Module):
    """Heads over scaled features; takes raw vectors, so that a run needs nothing else.

    ``joint`` adds the logits of its branches, trained together; a branch whose modality is missing
    adds nothing. ``concat`` feeds both to one head, ``sum`` and ``mixed`` put a stacker on the
    summed scores of finished heads (section 3.3 of the paper); ``image`` and ``text`` use one
    modality only.
    """

    def __init__(self, shape: ModelShape) -> None:
        super().__init__()
        self.shape = shape
        members, both = shape.members, shape.image_dim + shape.text_dim
        self.image_scaler = FeatureScaler(members, shape.image_dim, standardise=shape.standardise)
        self.text_scaler = FeatureScaler(members, shape.text_dim, standardise=shape.standardise)
        dims = {"image": shape.image_dim, "text": shape.text_dim, "concat": both}
        self.branches = nn.ModuleDict({name: self._head(name, dims[name]) for name in self.inputs})
        if shape.terms:
            self.branches["words"] = WordHead(
                HeadShape(members=members, dim=shape.terms, hidden=(WORD_WIDTH,),
                          labels=shape.labels, activation=shape.activation, dropout=shape.dropout,
                          input_dropout=shape.input_dropout)
            )  # fmt: skip
        if self.stacked:
            self.stacker = make_head(
                "mlp",
                HeadShape(members=1, dim=shape.labels, hidden=shape.stacker_hidden,
                          labels=shape.labels),
            )  # fmt: skip
        bias = torch.zeros(members, shape.labels)
        # With raw features the paper's heads have their own bias only.
        if shape.standardise:
            self.bias = nn.Parameter(bias)
        else:
            self.register_buffer("bias", bias)

    def _head(self, name: str, dim: int) -> nn.Module:
        shape, concat = self.shape, name == "concat"
        hidden = shape.concat_hidden if concat and shape.concat_hidden else shape.hidden
        own_dropout = concat and shape.concat_dropout >= 0
        return make_head(
            shape.head,
            HeadShape(members=shape.members, dim=dim, hidden=hidden, labels=shape.labels,
                      activation=shape.activation, input_dropout=shape.input_dropout,
                      dropout=shape.concat_dropout if own_dropout else shape.dropout),
            image_dim=shape.image_dim if concat else 0,
        )  # fmt: skip

    @property
    def inputs(self) -> tuple[str, ...]:
        """The vector branches of this fusion: image, text, concat."""
        third = ("concat",) if self.shape.concat_branch else ()
        return {
            "image": ("image",),
            "text": ("text",),
            "concat": ("concat",),
            "joint": ("image", "text", *third),
            "sum": ("image", "text"),
            "mixed": ("image", "text", "concat"),
        }[self.shape.fusion]

    @property
    def stacked(self) -> bool:
        """Whether a stacker decides, on the scores of finished heads."""
        return self.shape.fusion in ("sum", "mixed")

    @property
    def stages(self) -> tuple[str, ...]:
        """What is trained one after the other; the last one decides."""
        return (*self.inputs, "stacker") if self.stacked else (self.shape.fusion,)

    def stage_parameters(self, stage: str) -> list[nn.Parameter]:
        """Return what a stage trains."""
        if stage == "stacker":
            return list(self.stacker.parameters())
        if self.stacked:
            return list(self.branches[stage].parameters())
        return list(self.parameters())

    def branch(self, name: str, inputs: Inputs) -> Tensor:
        """Return the logits of one branch, without the common bias."""
        if name == "words":
            assert inputs.words is not None
            words: Tensor = self.branches["words"](inputs.words)
            return words * inputs.has_text.unsqueeze(2)
        parts = []
        if name != "text":
            parts.append(self.image_scaler(inputs.image, inputs.has_image))
        if name != "image":
            parts.append(self.text_scaler(inputs.text, inputs.has_text))
        logits: Tensor = self.branches[name](torch.cat(parts, dim=2))
        there = {"image": inputs.has_image, "text": inputs.has_text}.get(name)
        return logits if there is None else logits * there.unsqueeze(2)

    def forward(self, inputs: Inputs, stage: str = "") -> Logits:
        """Return logits of the whole model, or while heads are trained alone, of one of them."""
        if stage in self.branches and self.stacked:
            return Logits(self.branch(stage, inputs), {})
        branches = {name: self.branch(name, inputs) for name in self.branches}
        if self.stacked:
            fused = self.stacker(self.stack(branches, inputs)).expand(self.shape.members, -1, -1)
            return Logits(fused, {})
        bias = self.bias.unsqueeze(1)
        parts: dict[str, Tensor] = {
            k: branches[k] + bias for k in ("image", "text") if k in branches
        }
        if "words" in branches and "text" in parts:
            parts["text"] = parts["text"] + branches["words"]
        return Logits(bias + torch.stack(list(branches.values())).sum(dim=0), parts)

    def stack(
        self, branches: Mapping[str, Tensor], inputs: Inputs, members: Tensor | None = None
    ) -> Tensor:
        """Return the stacker's input ``[1, b, labels]``: the heads' scores, added.

        ``members`` ``[b]`` picks for each row the member that never saw it; without it a head says
        the mean of its members. Of a missing modality the other one's score stands in.
        """
        scores = {}
        for name, logits in branches.items():
            score = torch.sigmoid(logits.float())
            if members is not None:
                score = score[members, torch.arange(score.shape[1], device=score.device)]
            else:
                score = score.mean(dim=0)
            scores[name] = score
        there_image = inputs.has_image[0].unsqueeze(1) > 0
        there_text = inputs.has_text[0].unsqueeze(1) > 0
        image = torch.where(there_image, scores["image"], scores["text"])
        text = torch.where(there_text, scores["text"], scores["image"])
        total = image + text
        if "concat" in scores:
            total = total + scores["concat"]
        return total.unsqueeze(0)
