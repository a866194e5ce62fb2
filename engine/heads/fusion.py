"""Fusion models: from image and caption vectors to one logit a label."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everyone gives it


class Fusion(StrEnum):
    """How the two modalities meet."""

    IMAGE = "image"
    TEXT = "text"
    CONCAT = "concat"
    JOINT = "joint"


class FeatureScaler(nn.Module):
    """Scale vectors to length 1, then each dimension to mean 0 and spread 1 over training rows."""

    mean: Tensor
    spread: Tensor

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(dim))
        self.register_buffer("spread", torch.ones(dim))

    def forward(self, vectors: Tensor, present: Tensor) -> Tensor:
        """Take ``[b, dim]`` and a mask ``[b]``; a missing row becomes zeros, the training mean."""
        scaled = (F.normalize(vectors, dim=1) - self.mean) / self.spread
        return scaled * present.unsqueeze(1)


def mlp(sizes: Sequence[int], *, dropout: float, input_dropout: float) -> nn.Sequential:
    """Return the paper's head: linear layers with GELU and dropout after each hidden one."""
    layers: list[nn.Module] = [nn.Dropout(input_dropout)] if input_dropout else []
    for before, after in itertools.pairwise(sizes[:-1]):
        layers += [nn.Linear(before, after), nn.GELU(), nn.Dropout(dropout)]
    return nn.Sequential(*layers, nn.Linear(sizes[-2], sizes[-1]))


@dataclass(frozen=True, slots=True)
class Logits:
    """What a fusion model says, all ``[b, labels]``; the parts are None where they do not exist."""

    fused: Tensor
    image: Tensor | None
    text: Tensor | None


class FusionModel(nn.Module):
    """One head or two over scaled features; takes raw vectors, so that a run needs nothing else.

    ``joint`` adds the logits of an image branch and a caption branch, trained together; a branch
    whose modality is missing adds nothing. ``concat`` feeds both to one head, as in the paper's
    section 3.3; ``image`` and ``text`` use one modality only.
    """

    def __init__(
        self,
        *,
        fusion: Fusion,
        image_dim: int,
        text_dim: int,
        labels: int,
        hidden: Sequence[int],
        dropout: float,
        input_dropout: float,
    ) -> None:
        super().__init__()
        self.fusion = fusion
        self.image_scaler = FeatureScaler(image_dim)
        self.text_scaler = FeatureScaler(text_dim)
        inputs = {
            Fusion.IMAGE: {"image": image_dim},
            Fusion.TEXT: {"text": text_dim},
            Fusion.CONCAT: {"concat": image_dim + text_dim},
            Fusion.JOINT: {"image": image_dim, "text": text_dim},
        }[fusion]
        self.branches = nn.ModuleDict(
            {
                name: mlp([dim, *hidden, labels], dropout=dropout, input_dropout=input_dropout)
                for name, dim in inputs.items()
            }
        )
        self.bias = nn.Parameter(torch.zeros(labels))

    def forward(self, image: Tensor, text: Tensor, has_image: Tensor, has_text: Tensor) -> Logits:
        """Take raw vectors ``[b, dim]`` and float masks ``[b]`` that say what is there."""
        scaled_image = self.image_scaler(image, has_image)
        scaled_text = self.text_scaler(text, has_text)
        if self.fusion is Fusion.CONCAT:
            joined = torch.cat([scaled_image, scaled_text], dim=1)
            return Logits(self.branches["concat"](joined) + self.bias, None, None)
        fused, parts = self.bias.expand(len(image), -1), {}
        for name, scaled, there in (
            ("image", scaled_image, has_image),
            ("text", scaled_text, has_text),
        ):
            if name in self.branches:
                part = self.branches[name](scaled) * there.unsqueeze(1)
                parts[name] = part + self.bias
                fused = fused + part
        return Logits(fused, parts.get("image"), parts.get("text"))
