"""Weights and optimiser state as safetensors: no pickle, written whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import Tensor, nn

from engine.errors import EngineError
from engine.files import write_whole
from engine.language import tr


def save_weights(model: nn.Module, path: Path) -> None:
    """Write a model's weights and buffers."""
    data = save({name: value.contiguous() for name, value in model.state_dict().items()})
    write_whole(path, lambda stream: stream.write(data))


def load_weights(model: nn.Module, path: Path) -> None:
    """Read weights into a model of the same shape."""
    try:
        model.load_state_dict(_with_members(load_file(path), model))
    except (OSError, SafetensorError, RuntimeError) as error:
        raise EngineError(
            tr("{path} cannot be read, so the run cannot be used.").format(path=path)
        ) from error


def _with_members(stored: dict[str, Tensor], model: nn.Module) -> dict[str, Tensor]:
    """Bring weights of the first format, of one model without members, into today's shape."""
    wanted = model.state_dict()
    shaped = {}
    for name, value in stored.items():
        if name in wanted and value.ndim == wanted[name].ndim - 1:
            value = (value.t() if value.ndim == 2 else value).unsqueeze(0)
        shaped[name] = value
    return shaped


def write_checkpoint(
    path: Path,
    *,
    epoch: int,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    averaged: nn.Module | None,
) -> None:
    """Write what a training needs to go on after ``epoch``."""
    tensors: dict[str, Tensor] = {f"model.{k}": v for k, v in model.state_dict().items()}
    if averaged is not None:
        tensors |= {f"averaged.{k}": v for k, v in averaged.state_dict().items()}
    for number, parameter in enumerate(_parameters(optimizer)):
        for name, value in optimizer.state[parameter].items():
            tensors[f"optimizer.{number}.{name}"] = value
    data = save({k: v.contiguous() for k, v in tensors.items()}, {"epoch": str(epoch)})
    write_whole(path, lambda stream: stream.write(data))


@dataclass(frozen=True, slots=True, eq=False)
class Checkpoint:
    """What ``write_checkpoint`` wrote."""

    epoch: int
    tensors: dict[str, Tensor]

    def fits(self, model: nn.Module, parameters: Sequence[nn.Parameter], *, averaged: bool) -> bool:
        """Tell whether it is of this model and of a stage that trains these parameters."""
        shapes = {name: value.shape for name, value in model.state_dict().items()}
        if _shapes(_under("model.", self.tensors)) != shapes:
            return False
        mean = _shapes(_under("averaged.module.", self.tensors))
        if mean != (shapes if averaged else {}):
            return False
        return all(
            _shapes(_under(f"optimizer.{number}.", self.tensors))
            == {"step": torch.Size(), "exp_avg": parameter.shape, "exp_avg_sq": parameter.shape}
            for number, parameter in enumerate(parameters)
        )

    def restore_model(self, model: nn.Module) -> None:
        """Put the weights back."""
        model.load_state_dict(_under("model.", self.tensors))

    def restore_stage(self, optimizer: torch.optim.Optimizer, averaged: nn.Module | None) -> None:
        """Put the optimiser's state back and that of the averaged weights, where there are any."""
        for number, parameter in enumerate(_parameters(optimizer)):
            optimizer.state[parameter] = {
                name: value if name == "step" else value.to(parameter.device)
                for name, value in _under(f"optimizer.{number}.", self.tensors).items()
            }
        if averaged is not None:
            averaged.load_state_dict(_under("averaged.", self.tensors))


def read_checkpoint(path: Path) -> Checkpoint | None:
    """Return a checkpoint, or None where there is none that can be read."""
    try:
        with safe_open(path, framework="pt") as stored:
            epoch = int((stored.metadata() or {}).get("epoch", 0))
            return Checkpoint(epoch, {name: stored.get_tensor(name) for name in stored.keys()})  # noqa: SIM118
    except (OSError, SafetensorError, ValueError):
        return None


def _shapes(tensors: dict[str, Tensor]) -> dict[str, torch.Size]:
    return {name: value.shape for name, value in tensors.items()}


def _under(prefix: str, tensors: dict[str, Tensor]) -> dict[str, Tensor]:
    return {k.removeprefix(prefix): v for k, v in tensors.items() if k.startswith(prefix)}


def _parameters(optimizer: torch.optim.Optimizer) -> list[Tensor]:
    return [parameter for group in optimizer.param_groups for parameter in group["params"]]
