"""all-MiniLM-L6-v2 written out from its weights, to hold the product's against."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from engine.encoders.devices import to_numpy
from engine.encoders.spec import FloatArray

DIM = 384
MAX_TOKENS = 256
_BATCH = 32
_BERT_LAYERS = 6
_HEADS = 12
_EPS = 1e-12


class _Linear(NamedTuple):
    weight: Tensor
    bias: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        return functional.linear(x, self.weight, self.bias)


class _Norm(NamedTuple):
    weight: Tensor
    bias: Tensor

    def __call__(self, x: Tensor) -> Tensor:
        return functional.layer_norm(x, (DIM,), self.weight, self.bias, _EPS)


class _Layer(NamedTuple):
    """One post-norm transformer layer; query, key and value are a single product."""

    qkv: _Linear
    out: _Linear
    norm: _Norm
    up: _Linear
    down: _Linear
    last_norm: _Norm

    def __call__(self, x: Tensor, mask: Tensor | None) -> Tensor:
        rows, length, _ = x.shape
        qkv = self.qkv(x).view(rows, length, 3, _HEADS, DIM // _HEADS).permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(qkv[0], qkv[1], qkv[2], attn_mask=mask)
        x = self.norm(x + self.out(mixed.transpose(1, 2).reshape(rows, length, DIM)))
        return self.last_norm(x + self.down(functional.gelu(self.up(x))))


class MiniLM:
    """The caption tower: word pieces, six layers, mean over the pieces, unit length."""

    def __init__(self, state: Mapping[str, Tensor], tokenizer: Tokenizer, device: str) -> None:
        self._tokenizer = tokenizer
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.no_padding()
        self._device = device
        state = {name: tensor.to(device) for name, tensor in state.items()}
        self._words = state["embeddings.word_embeddings.weight"]
        # all captions are "sentence A": its vector is added to every position once and for all
        self._positions = (
            state["embeddings.position_embeddings.weight"]
            + state["embeddings.token_type_embeddings.weight"][0]
        )
        self._norm = _norm(state, "embeddings.LayerNorm")
        self._layers = [_layer(state, f"encoder.layer.{i}") for i in range(_BERT_LAYERS)]

    @torch.inference_mode()
    def encode(self, captions: Sequence[str]) -> FloatArray:
        """Encode captions into unit vectors ``[b, 384]``, in the order given."""
        pieces = [encoding.ids for encoding in self._tokenizer.encode_batch(list(captions))]
        vectors = torch.empty(len(pieces), DIM)
        # neighbours of equal length waste the least padding
        order = sorted(range(len(pieces)), key=lambda row: len(pieces[row]))
        for start in range(0, len(order), _BATCH):
            rows = order[start : start + _BATCH]
            vectors[rows] = self._encode([pieces[row] for row in rows]).cpu()
        return to_numpy(vectors)

    def _encode(self, pieces: list[list[int]]) -> Tensor:
        longest = max(map(len, pieces))
        ids = torch.tensor(
            [row + [0] * (longest - len(row)) for row in pieces], device=self._device
        )
        lengths = torch.tensor([len(row) for row in pieces], device=self._device)
        there = torch.arange(longest, device=self._device) < lengths[:, None]
        mask = None if bool(there.all()) else there[:, None, None, :]
        x = self._norm(self._words[ids] + self._positions[:longest])
        for layer in self._layers:
            x = layer(x, mask)
        mean = (x * there[:, :, None]).sum(dim=1) / lengths[:, None]
        return functional.normalize(mean, dim=-1)


def load_minilm(weights: Path, tokenizer: Path, device: str) -> MiniLM:
    """Read the tower from its ``.safetensors`` weights and its ``tokenizer.json``."""
    return MiniLM(load_file(weights), Tokenizer.from_file(str(tokenizer)), device)


def _norm(state: Mapping[str, Tensor], name: str) -> _Norm:
    return _Norm(state[f"{name}.weight"], state[f"{name}.bias"])


def _linear(state: Mapping[str, Tensor], *names: str) -> _Linear:
    """Stack the named layers into one."""
    return _Linear(
        torch.cat([state[f"{name}.weight"] for name in names]),
        torch.cat([state[f"{name}.bias"] for name in names]),
    )


def _layer(state: Mapping[str, Tensor], name: str) -> _Layer:
    attention = f"{name}.attention"
    return _Layer(
        qkv=_linear(state, *(f"{attention}.self.{part}" for part in ("query", "key", "value"))),
        out=_linear(state, f"{attention}.output.dense"),
        norm=_norm(state, f"{attention}.output.LayerNorm"),
        up=_linear(state, f"{name}.intermediate.dense"),
        down=_linear(state, f"{name}.output.dense"),
        last_norm=_norm(state, f"{name}.output.LayerNorm"),
    )
