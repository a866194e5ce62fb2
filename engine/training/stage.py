"""One stage of a training: the parameters it moves, its optimiser, its epochs."""

import contextlib
import math
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from engine.data.dataset import IntArray
from engine.decide.metrics import Scores
from engine.events import Progress, Reporter, work_clock
from engine.features.lexical import Lexicon
from engine.heads.fusion import FusionModel, Inputs
from engine.heads.losses import (
    cell_losses,
    distribution_cell_weights,
    label_weights,
    loss_spec,
    total_loss,
)
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.data import TrainingData
from engine.training.model import EVAL_BATCH
from engine.training.schedule import batches_of, rate_at

CHUNK = 8192
"""Rows that go through a head at once; a larger batch is added up from such pieces."""


class Stage:
    """Model, optimiser and step counter of a stage under way."""

    def __init__(
        self, *, name: str, number: int, model: FusionModel, data: TrainingData,
        config: TrainConfig, lexicon: Lexicon | None, device: str,
    ) -> None:  # fmt: skip
        self.name, self.number = name, number
        self.model, self.data, self.config = model, data, config
        self.lexicon, self.device = lexicon, device
        self.parameters = model.stage_parameters(name)
        self.optimizer = _optimizer(self.parameters, config)
        self.averaged = (
            AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(config.ema), use_buffers=True)  # type: ignore[no-untyped-call]
            if config.ema
            else None
        )
        self.members = 1 if name == "stacker" else data.members
        smallest = min(len(data.member_rows(member)) for member in range(self.members))
        self.rows_a_member = len(data.train) if name == "stacker" else smallest
        self.batches = batches_of(
            self.rows_a_member, batch_size=config.batch_size, least_steps=config.least_steps
        )
        self.step = 0
        self.spec = loss_spec(config.loss, config.gamma_pos, config.gamma_neg, config.clip)
        states = data.dataset.targets[data.train]
        self._weights: Tensor | None = None
        if config.balance == "sqrt":
            self._weights = torch.from_numpy(label_weights(states)).to(device)
        self._counts = torch.from_numpy((states == 1).sum(axis=0).astype(np.float32)).to(device)
        self._stacked: dict[str, Tensor] = {}
        if name == "stacker":
            self._stacked = {"train": self._stack(data.train, data.fold),
                             "val": self._stack(data.val, None)}  # fmt: skip

    @property
    def scored(self) -> FusionModel:
        """The model that is validated and kept: the averaged one where there is one."""
        return self.averaged.module if self.averaged is not None else self.model  # type: ignore[return-value]

    def train_epoch(self, epoch: int, reporter: Reporter, *, of: int) -> float:
        """Go once over the training rows and return the mean loss a cell.

        ``epoch`` counts from 1 over all stages, of which there are ``of``.
        """
        # Seeds by epoch, so that a resumed training draws the same numbers.
        seed = self.config.seed * 1_000_003 + epoch
        torch.manual_seed(seed)
        self.model.train()
        total, rows_seen, began = 0.0, 0, work_clock()
        for number, places in enumerate(self._batches(np.random.default_rng(seed))):
            total += self._step(places, reporter) * places.shape[1]
            rows_seen += places.shape[1]
            done = (epoch - 1) * self.batches + number + 1
            reporter.emit(
                Progress(what=tr("Training"), done=done, total=of * self.batches,
                         seconds=work_clock() - began, already=(epoch - 1) * self.batches)
            )  # fmt: skip
        return float(total / max(1, rows_seen))

    def _batches(self, rng: np.random.Generator) -> Sequence[IntArray]:
        """Return places in ``data.train``, ``[members, b]`` a batch.

        Members of unequal size leave a few of an epoch's shuffled rows out, so that all take
        equally many steps.
        """
        if self.members == 1:
            order = rng.permutation(len(self.data.train))[None]
        else:
            order = np.stack([
                rng.permutation(np.flatnonzero(self.data.fold != member))[: self.rows_a_member]
                for member in range(self.members)
            ])  # fmt: skip
        return np.array_split(order, self.batches, axis=1)

    def _step(self, places: IntArray, reporter: Reporter) -> float:
        epoch = self.step // self.batches
        lr, beta = rate_at(
            self.config.schedule, step=self.step, total=self.batches * self.config.epochs,
            epoch=epoch, milestones=self.config.milestones, peak=self.config.lr,
        )  # fmt: skip
        for group in self.optimizer.param_groups:
            group["lr"], group["betas"] = lr, (beta, 0.999)
        self.optimizer.zero_grad(set_to_none=True)
        pieces = [places]
        if self.config.reduction == "sum" and not self.config.head.startswith("gmlp"):
            # A sum adds up from pieces exactly; a mean, or a batch norm, needs the whole batch.
            pieces = np.array_split(places, math.ceil(places.shape[1] / CHUNK), axis=1)
        value = 0.0
        for piece in pieces:
            reporter.check()
            with self._autocast():
                loss, told = self._loss(piece)
            loss.backward()  # type: ignore[no-untyped-call]
            value += told * piece.shape[1]
        self.optimizer.step()
        if self.averaged is not None:
            self.averaged.update_parameters(self.model)
        self.step += 1
        return float(value / places.shape[1])

    def _loss(self, places: IntArray) -> tuple[Tensor, float]:
        """Return the loss to follow and the plain mean a cell to tell."""
        rows = self.data.train[places]
        targets = self.data.targets(rows, self.device)
        if self.name == "stacker":
            fused = self.model.stacker(self._stacked["train"][:, places[0]])
            return self._total(fused, targets), self._told(fused, targets)
        inputs = self._hide(self.data.inputs(rows, lexicon=self.lexicon, device=self.device))
        logits = self.model(inputs, self.name)
        loss = self._total(logits.fused, targets)
        if len(logits.parts) == 2 and self.config.branch_weight:
            for name, there in (("image", inputs.has_image), ("text", inputs.has_text)):
                seen = torch.where(there.unsqueeze(2) > 0, targets, -1.0)
                loss = loss + self.config.branch_weight * self._total(logits.parts[name], seen)
        return loss, self._told(logits.fused, targets)

    def _total(self, logits: Tensor, targets: Tensor) -> Tensor:
        weights = self._weights
        if self.config.balance == "distribution":
            weights = distribution_cell_weights(targets, self._counts)
        return total_loss(logits, targets, self.spec, weights, self.config.reduction)

    def _told(self, logits: Tensor, targets: Tensor) -> float:
        """Return the mean loss over known cells, without weights."""
        known = targets >= 0
        cells = cell_losses(logits.detach(), targets, self.spec)
        mean: float = (cells.sum() / known.sum().clamp(min=1)).item()
        return mean

    def _hide(self, inputs: Inputs) -> Inputs:
        """Hide one modality of some rows that have both, so that either alone is learned too."""
        share = self.config.modality_dropout
        if share == 0.0 or self.model.inputs in (("image",), ("text",)) or self.model.stacked:
            return inputs
        draw = torch.rand(inputs.has_image.shape, device=inputs.has_image.device)
        both = (inputs.has_image > 0) & (inputs.has_text > 0)
        return Inputs(
            image=inputs.image, text=inputs.text, words=inputs.words,
            has_image=inputs.has_image.masked_fill(both & (draw < share), 0.0),
            has_text=inputs.has_text.masked_fill(both & (draw > 1 - share), 0.0),
        )  # fmt: skip

    def _autocast(self) -> contextlib.AbstractContextManager[object]:
        kind = self.device.split(":")[0]
        wish = self.config.precision
        if wish == "auto":
            wish = "bf16" if kind == "cuda" or (kind == "cpu" and fast_bf16()) else "fp32"
        if wish == "fp32":
            return contextlib.nullcontext()
        return torch.autocast(kind, dtype=torch.bfloat16)

    def validate(self) -> tuple[Scores, float]:
        """Score the validation rows and return their mean loss a cell too."""
        model = self.scored
        model.train(self.config.validate_in == "train")
        with torch.no_grad():
            if self.name == "stacker":
                fused = model.stacker(self._stacked["val"])[0]
            else:
                fused = torch.cat([
                    model(inputs, self.name).fused.float().mean(dim=0)
                    for _, inputs in self._batched(self.data.val)
                ])  # fmt: skip
            targets = self.data.targets(self.data.val, self.device)[0]
            loss = self._told(fused, targets)
        model.eval()
        scores: Scores = torch.sigmoid(fused).cpu().numpy()
        return scores, loss

    def _batched(self, rows: IntArray) -> Iterator[tuple[slice, Inputs]]:
        for start in range(0, len(rows), EVAL_BATCH):
            part = slice(start, start + EVAL_BATCH)
            yield part, self.data.inputs(rows[part], lexicon=self.lexicon, device=self.device)

    def _stack(self, rows: IntArray, fold: IntArray | None) -> Tensor:
        """Return the finished heads' summed scores ``[1, rows, labels]``.

        With folds a training row is scored by the head that never saw it; without, by the one it
        taught, as in the paper.
        """
        self.model.eval()
        parts = []
        with torch.no_grad():
            for part, inputs in self._batched(rows):
                branches = {k: self.model.branch(k, inputs) for k in self.model.inputs}
                member = None
                if fold is not None and self.data.members > 1:
                    member = torch.from_numpy(fold[part]).to(self.device)
                parts.append(self.model.stack(branches, inputs, member))
        return torch.cat(parts, dim=1)


def ordered(parameters: Sequence[nn.Parameter]) -> list[nn.Parameter]:
    """Return parameters as the optimiser holds them: matrices, which decay, then the rest."""
    return sorted(parameters, key=lambda parameter: parameter.ndim <= 2)


def _optimizer(parameters: Sequence[nn.Parameter], config: TrainConfig) -> torch.optim.Optimizer:
    """Return Adam or AdamW with weight decay on matrices only (paper, section 4.4)."""
    matrices = [p for p in ordered(parameters) if p.ndim > 2]
    vectors = [p for p in ordered(parameters) if p.ndim <= 2]
    groups = [
        {"params": matrices, "weight_decay": config.weight_decay},
        {"params": vectors, "weight_decay": 0.0},
    ]
    groups = [group for group in groups if group["params"]]
    kind = torch.optim.Adam if config.optimizer == "adam" else torch.optim.AdamW
    # One pass over the weights instead of ten: a tenth of a training's time on a processor.
    return kind(groups, lr=config.lr, fused=parameters[0].device.type in ("cpu", "cuda"))


def fast_bf16() -> bool:
    """Tell whether this processor multiplies bfloat16 in hardware, about twice as fast as fp32."""
    able: dict[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return bool(able.get("avx512_bf16") or able.get("amx_bf16"))
