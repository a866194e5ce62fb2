"""Layers of several members side by side: K models of one shape, trained as one.

Every tensor is ``[members, batch, width]``; a first dimension of 1 is shown to all members. Members
never mix, so each learns what it would learn alone (folds, ensembles), in one pass.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812 - the name everyone gives it

ACTIVATIONS: dict[str, type[nn.Module]] = {
    "gelu": nn.GELU,
    "relu": nn.ReLU,
    "leaky-relu": nn.LeakyReLU,
}
WORD_SPREAD = 0.3
"""Spread of a word's first vector; a caption's weights have length 1, so its sum has it too."""


class ByteDropout(nn.Module):
    """Dropout that draws a byte a unit: on a processor torch's own takes as long as the layers.

    The share is rounded to 1/256, and what remains is scaled by the rounded share.
    """

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """Silence units of any shape while training."""
        cut = round(256 * self.share)
        if not self.training or cut == 0:
            return x
        if x.device.type != "cpu":
            return F.dropout(x, self.share)
        draws = torch.empty((x.numel() + 7) // 8, dtype=torch.int64).random_()
        # random_ leaves the sign bit alone; a shifted draw fills the byte that holds it.
        draws ^= draws << 1
        keep = draws.view(torch.uint8)[: x.numel()].reshape(x.shape) >= cut
        return x * keep * (256 / (256 - cut))


class MemberLinear(nn.Module):
    """K linear layers; weight ``[K, in, out]``, bias ``[K, out]``, started as torch's Linear is."""

    def __init__(self, members: int, before: int, after: int) -> None:
        super().__init__()
        bound = 1 / math.sqrt(before)
        self.weight = nn.Parameter(torch.empty(members, before, after).uniform_(-bound, bound))
        self.bias = nn.Parameter(torch.empty(members, after).uniform_(-bound, bound))

    def forward(self, x: Tensor) -> Tensor:
        """Take ``[K or 1, b, in]`` and return ``[K, b, out]``."""
        if len(self.weight) == 1:
            # Not by [0], whose gradient is written into zeros of the whole shape.
            bias, weight = self.bias.squeeze(0), self.weight.squeeze(0)
            return torch.addmm(bias, x.squeeze(0), weight).unsqueeze(0)
        return torch.baddbmm(
            self.bias.unsqueeze(1), x.expand(len(self.weight), -1, -1), self.weight
        )


class MemberLayerNorm(nn.Module):
    """Layer normalisation with a scale and a shift for each member."""

    def __init__(self, members: int, width: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(members, width))
        self.bias = nn.Parameter(torch.zeros(members, width))

    def forward(self, x: Tensor) -> Tensor:
        """Normalise the last dimension of ``[K, b, width]``."""
        scaled = F.layer_norm(x, x.shape[-1:])
        return scaled * self.weight.unsqueeze(1) + self.bias.unsqueeze(1)


class MemberBatchNorm(nn.Module):
    """Batch normalisation, each member over its own rows."""

    def __init__(self, members: int, width: int) -> None:
        super().__init__()
        self.norm = nn.BatchNorm1d(members * width)

    def forward(self, x: Tensor) -> Tensor:
        """Normalise ``[K, b, width]``; a single row is scaled by the running figures."""
        members, rows, width = x.shape
        flat = x.transpose(0, 1).reshape(rows, members * width)
        if self.training and rows == 1:
            norm = self.norm
            flat = F.batch_norm(flat, norm.running_mean, norm.running_var, norm.weight, norm.bias)
        else:
            flat = self.norm(flat)
        return flat.reshape(rows, members, width).transpose(0, 1)


class GatedBlock(nn.Module):
    """The "gMLP" block that the paper ran: a hidden layer that gates itself, and a shortcut.

    Not equation 9: one vector is no sequence, so nothing is mixed across positions.
    """

    def __init__(self, members: int, dim: int, hidden: int, *, dropout: float) -> None:
        super().__init__()
        self.inner = MemberLinear(members, dim, hidden)
        self.dropout = ByteDropout(dropout)
        self.batch_norm = MemberBatchNorm(members, hidden)
        self.layer_norm = MemberLayerNorm(members, hidden)
        self.gate = MemberLinear(members, hidden, hidden)
        self.outer = MemberLinear(members, hidden, dim)
        for layer in (self.inner, self.outer):
            # torch's kaiming_normal_ would take the members for the inputs.
            nn.init.normal_(layer.weight, 0.0, math.sqrt(2.0 / layer.weight.shape[1]))

    def forward(self, x: Tensor) -> Tensor:
        """Take and return ``[K, b, dim]``."""
        hidden = F.gelu(self.batch_norm(self.dropout(self.inner(x))))
        hidden = hidden * torch.sigmoid(self.gate(self.layer_norm(hidden)))
        out: Tensor = x + self.outer(hidden)
        return out


class SpatialGatingBlock(nn.Module):
    """A gMLP block with the spatial gating unit of Liu et al. 2021 over image and caption.

    The two are a sequence of two positions: half of the channels gates the other half after a
    linear map across positions, which starts as "let everything pass".
    """

    def __init__(self, members: int, dim: int, hidden: int, *, dropout: float) -> None:
        super().__init__()
        half = max(1, hidden // 2)
        self.norm = MemberLayerNorm(members, dim)
        self.inner = MemberLinear(members, dim, 2 * half)
        self.gate_norm = MemberLayerNorm(members, half)
        self.mix = nn.Parameter(torch.empty(members, 2, 2).uniform_(-1e-3, 1e-3))
        self.shift = nn.Parameter(torch.ones(members, 2))
        self.outer = MemberLinear(members, half, dim)
        self.dropout = ByteDropout(dropout)

    def forward(self, x: Tensor) -> Tensor:
        """Take and return ``[K, 2 * b, dim]``: all images, then all captions."""
        passed, gate = F.gelu(self.inner(self.norm(x))).chunk(2, dim=2)
        gate = self.gate_norm(gate)
        members, rows, half = gate.shape
        mixed = torch.bmm(self.mix, gate.reshape(members, 2, -1)).reshape(members, 2, -1, half)
        mixed = (mixed + self.shift[:, :, None, None]).reshape(members, rows, half)
        out: Tensor = x + self.outer(self.dropout(passed * mixed))
        return out


class SpatialGatingHead(nn.Module):
    """gMLP over image and caption: brought to one width, gated by each other, averaged."""

    def __init__(self, shape: "HeadShape", image_dim: int) -> None:
        super().__init__()
        width = shape.hidden[0] if shape.hidden else 512
        self.image_dim = image_dim
        self.input_dropout = ByteDropout(shape.input_dropout)
        self.image = MemberLinear(shape.members, image_dim, width)
        self.text = MemberLinear(shape.members, shape.dim - image_dim, width)
        self.blocks = nn.Sequential(
            *(
                SpatialGatingBlock(shape.members, width, hidden, dropout=shape.dropout)
                for hidden in shape.hidden or (width,)
            )
        )
        self.last = MemberLinear(shape.members, width, shape.labels)

    def forward(self, x: Tensor) -> Tensor:
        """Take ``[K or 1, b, image + caption]`` and return logits ``[K, b, labels]``."""
        x = self.input_dropout(x)
        image, text = x[..., : self.image_dim], x[..., self.image_dim :]
        tokens = self.blocks(torch.cat([self.image(image), self.text(text)], dim=1))
        first, second = tokens.chunk(2, dim=1)
        logits: Tensor = self.last((first + second) / 2)
        return logits


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadShape:
    """What a head is made from."""

    members: int
    dim: int
    hidden: Sequence[int]
    labels: int
    activation: str = "gelu"
    dropout: float = 0.0
    input_dropout: float = 0.0


def make_head(kind: str, shape: HeadShape, *, image_dim: int = 0) -> nn.Module:
    """Return a head from ``[K or 1, b, dim]`` to logits ``[K, b, labels]``.

    ``mlp`` is the paper's (section 3.2: linear layers, an activation and dropout after each hidden
    one), ``gmlp`` its gated blocks, ``gmlp-sgu`` needs to know where the image's part ends.
    """
    if kind == "gmlp-sgu" and 0 < image_dim < shape.dim:
        return SpatialGatingHead(shape, image_dim)
    start: list[nn.Module] = [ByteDropout(shape.input_dropout)] if shape.input_dropout else []
    if kind == "linear":
        return nn.Sequential(*start, MemberLinear(shape.members, shape.dim, shape.labels))
    if kind.startswith("gmlp"):
        blocks = [
            GatedBlock(shape.members, shape.dim, hidden, dropout=shape.dropout)
            for hidden in shape.hidden
        ]
        return nn.Sequential(*start, *blocks, MemberLinear(shape.members, shape.dim, shape.labels))
    layers, before = start, shape.dim
    for width in shape.hidden:
        layers += [MemberLinear(shape.members, before, width), ACTIVATIONS[shape.activation]()]
        layers += [ByteDropout(shape.dropout)] if shape.dropout else []
        before = width
    return nn.Sequential(*layers, MemberLinear(shape.members, before, shape.labels))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Captions as weighted words: rows ``[M * b]``, member by member, in compressed form."""

    terms: Tensor
    """Term numbers of all rows, one after the other, int64."""
    weights: Tensor
    """Their weights, float32."""
    starts: Tensor
    """Where each row begins, int64 ``[M * b]``."""
    members: int
    """M: 1, or as many as the model has."""


class WordHead(nn.Module):
    """A branch on a caption's words: a vector a word, added up, then one hidden layer.

    Only the words that occur cost anything, so thousands of terms are as cheap as one dense layer.
    """

    def __init__(self, shape: HeadShape) -> None:
        super().__init__()
        self.drop = shape.input_dropout
        width = shape.hidden[0]
        self.vectors = nn.Parameter(
            torch.empty(shape.members, shape.dim, width).normal_(0.0, WORD_SPREAD)
        )
        self.bias = nn.Parameter(torch.zeros(shape.members, width))
        self.tail = nn.Sequential(
            ACTIVATIONS[shape.activation](),
            ByteDropout(shape.dropout),
            MemberLinear(shape.members, width, shape.labels),
        )

    def forward(self, words: Words) -> Tensor:
        """Return logits ``[K, b, labels]``."""
        members, terms, width = self.vectors.shape
        numbers, weights, starts = words.terms, words.weights, words.starts
        if words.members == 1 and members > 1:
            shift = torch.arange(members, device=numbers.device)
            starts = (starts + len(numbers) * shift[:, None]).flatten()
            numbers = (numbers + terms * shift[:, None]).flatten()
            weights = weights.repeat(members)
        elif members > 1:
            rows = len(starts) // members
            ends = torch.cat([starts[rows::rows], starts.new_tensor([len(numbers)])])
            counts = torch.diff(ends, prepend=starts[:1])
            numbers = numbers + terms * torch.repeat_interleave(counts)
        if self.training and self.drop:
            keep = torch.rand_like(weights) >= self.drop
            weights = weights * keep / (1 - self.drop)
        summed = F.embedding_bag(
            numbers, self.vectors.reshape(members * terms, width), starts, mode="sum",
            per_sample_weights=weights,
        )  # fmt: skip
        logits: Tensor = self.tail(summed.reshape(members, -1, width) + self.bias.unsqueeze(1))
        return logits
