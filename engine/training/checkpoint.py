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

    0, and nothing loaded, where none can be read or it is of a later epoch than ``newest``.
    """
    try:
        with safe_open(path, framework="pt") as stored:
            epoch = int(stored.metadata()["epoch"])
            if epoch > newest:
                return 0
            tensors = {name: stored.get_tensor(name) for name in stored.keys()}  # noqa: SIM118
    except (OSError, SafetensorError):
        return 0
    prefix = "model."
    weights = {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}
    model.load_state_dict(weights)
    for number, parameter in enumerate(_parameters(optimizer)):
        start = f"optimizer.{number}."
        optimizer.state[parameter] = {
            name.removeprefix(start): value
            for name, value in tensors.items()
            if name.startswith(start)
        }
    return epoch


def _parameters(optimizer: torch.optim.Optimizer) -> list[Tensor]:
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]
