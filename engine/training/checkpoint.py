"""Weights and optimiser state as safetensors: no pickle, written whole."""

from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import Tensor, nn

from engine.errors import EngineError
from engine.files import write_whole


def save_weights(model: nn.Module, path: Path) -> None:
    """Write a model's weights and buffers."""
    data = save({name: value.contiguous() for name, value in model.state_dict().items()})
    write_whole(path, lambda stream: stream.write(data))


def load_weights(model: nn.Module, path: Path) -> None:
    """Read weights into a model of the same shape."""
    try:
        model.load_state_dict(load_file(path))
    except (OSError, SafetensorError, RuntimeError) as error:
        raise EngineError(f"{path} cannot be read, so the run cannot be used.") from error


def write_checkpoint(
    model: nn.Module, optimizer: torch.optim.AdamW, path: Path, *, epoch: int
) -> None:
    """Write what a training needs to go on after ``epoch``."""
    tensors: dict[str, Tensor] = {f"model.{k}": v for k, v in model.state_dict().items()}
    for number, parameter in enumerate(_parameters(optimizer)):
        for name, value in optimizer.state[parameter].items():
            tensors[f"optimizer.{number}.{name}"] = value
    data = save({k: v.contiguous() for k, v in tensors.items()}, {"epoch": str(epoch)})
    write_whole(path, lambda stream: stream.write(data))


def read_checkpoint(
    model: nn.Module, optimizer: torch.optim.AdamW, path: Path, *, newest: int
) -> int:
    """Load a checkpoint and return its epoch.

    0, and nothing loaded, where none can be read, it is of another model or of a later epoch than
    ``newest``.
    """
    try:
        with safe_open(path, framework="pt") as stored:
            epoch = int((stored.metadata() or {}).get("epoch", 0))
            tensors = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118
    except (OSError, SafetensorError):
        return 0
    weights = _under("model.", tensors)
    states = [
        _under(f"optimizer.{number}.", tensors) for number in range(len(_parameters(optimizer)))
    ]
    if not 0 < epoch <= newest or not _fits(model, optimizer, weights, states):
        return 0
    model.load_state_dict(weights)
    for parameter, state in zip(_parameters(optimizer), states, strict=True):
        optimizer.state[parameter] = state
    return epoch


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}


def _fits(
    model: nn.Module,
    optimizer: torch.optim.AdamW,
    weights: dict[str, Tensor],
    states: list[dict[str, Tensor]],
) -> bool:
    shapes = {name: value.shape for name, value in model.state_dict().items()}
    return {name: value.shape for name, value in weights.items()} == shapes and all(
        {name: value.shape for name, value in state.items()}
        == {"step": torch.Size(), "exp_avg": parameter.shape, "exp_avg_sq": parameter.shape}
        for parameter, state in zip(_parameters(optimizer), states, strict=True)
    )


def _parameters(optimizer: torch.optim.Optimizer) -> list[Tensor]:
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]
