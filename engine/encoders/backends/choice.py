"""Which way a model runs on this machine, and the check that it gives the same vectors."""

import importlib.util
import logging
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from engine.encoders.backends.towers import TorchTowers, Towers
from engine.encoders.names import BACKENDS
from engine.encoders.spec import FloatArray
from engine.errors import EngineError
from engine.language import tr

logger = logging.getLogger(__name__)

LEAST_COSINE = 0.999
_NEEDS = {"openvino": ("openvino",), "onnx": ("onnx", "onnxruntime")}
_PROBES = 4


def choose_towers(
    torch_towers: TorchTowers, *, wish: str, device: str, side: tuple[int, int],
    tokens: Tensor, key: str, graphs: Path,
) -> Towers:  # fmt: skip
    """Return the way that was wished for, checked against plain torch.

    ``side`` is the height and width of a prepared photo, ``tokens`` some captions to check with,
    ``key`` what decides the weights. A wish that cannot be had is an EngineError; ``auto`` goes on
    with plain torch instead.
    """
    if wish not in BACKENDS:
        raise EngineError(
            tr("'{wish}' is no backend. Choose one of {join}.").format(
                wish=wish, join=", ".join(BACKENDS)
            )
        )
    if device != "cpu":
        if wish not in ("auto", "torch"):
            raise EngineError(
                tr("The backend '{wish}' runs on the CPU only. Choose 'auto' for {device}.").format(
                    wish=wish, device=device
                )
            )
        return torch_towers
    if wish == "torch" or (wish == "auto" and not has_bf16()):
        return torch_towers
    photos = _probe_photos(side)
    made = _make(wish, torch_towers, photos, tokens, key, graphs)
    worst = min(_cosines(torch_towers, made, photos, tokens))
    if worst >= LEAST_COSINE:
        return made
    logger.info("%s differs from torch: cosine %.5f", made.backend, worst)
    if wish == "auto":
        return torch_towers
    raise EngineError(
        tr(
            "The backend '{wish}' does not give the vectors of this model (cosine "
            "{worst:.4f}, {least_cosine} is needed). Choose 'auto' or 'torch'."
        ).format(wish=wish, worst=worst, least_cosine=LEAST_COSINE)
    )


def has_bf16() -> bool:
    """Tell whether this processor multiplies bfloat16 in hardware."""
    able: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))


def _make(
    wish: str, towers: TorchTowers, photos: FloatArray, tokens: Tensor, key: str, graphs: Path
) -> Towers:
    if wish in ("auto", "bf16"):
        return towers.in_bf16()
    absent = [name for name in _NEEDS[wish] if importlib.util.find_spec(name) is None]
    if absent:
        raise EngineError(
            tr(
                "The backend '{wish}' needs {join}. Install the extra '{wish}', or choose 'auto'."
            ).format(wish=wish, join=tr(" and ").join(absent))
        )
    example = torch.from_numpy(photos[:1])
    if wish == "onnx":
        from engine.encoders.backends.onnx_towers import onnx_towers

        return onnx_towers(towers, example, tokens[:1], key=key, graphs=graphs)
    from engine.encoders.backends.openvino_towers import openvino_towers

    return openvino_towers(towers, example, tokens[:1], key=key, graphs=graphs, bf16=has_bf16())


def _probe_photos(side: tuple[int, int]) -> FloatArray:
    """Return smooth and noisy inputs of about the range of a normalised photo."""
    rng = np.random.default_rng(0)
    coarse = rng.normal(size=(_PROBES, 3, 8, 8))
    rows, columns = (np.linspace(0, 7.99, length).astype(int) for length in side)
    blocks = coarse[:, :, rows][:, :, :, columns]
    return np.asarray(blocks + 0.2 * rng.normal(size=blocks.shape), dtype=np.float32)


def _cosines(one: Towers, other: Towers, photos: FloatArray, tokens: Tensor) -> Iterator[float]:
    for a, b in (
        (one.images(photos), other.images(photos)),
        (one.texts(tokens), other.texts(tokens)),
    ):
        if not np.isfinite(b).all():
            yield -1.0
        lengths = np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
        yield float(np.min((a * b).sum(axis=1) / np.maximum(lengths, 1e-12)))
