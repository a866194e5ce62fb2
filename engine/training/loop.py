"""The training loop, readable from top to bottom."""

import dataclasses
import math
import time
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from engine.data.dataset import Dataset, IntArray, Split
from engine.decide.metrics import Scores, evaluate
from engine.decide.thresholds import decide
from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Note, Progress, Reporter
from engine.features.extract import FeatureSet
from engine.heads.fusion import FeatureScaler, Fusion, FusionModel, Logits
from engine.heads.losses import bce_loss
from engine.machine import compute_threads
from engine.training.checkpoint import load_weights, read_checkpoint, save_weights, write_checkpoint
from engine.training.config import TrainConfig
from engine.training.runs import Run, RunResult
from engine.training.schedule import one_cycle

EVAL_BATCH = 4096
MIN_SPREAD = 1e-4
"""Dimensions that hardly vary are not blown up into noise."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrainingData:
    """Rows to train and to validate on; vectors are read from the store a batch at a time."""

    dataset: Dataset
    features: FeatureSet
    train: IntArray
    val: IntArray

    def batch(self, rows: IntArray) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return image and caption vectors ``[b, dim]`` and the masks ``[b]`` of what is there."""
        image, text = self.features.image, self.features.text
        return (
            torch.from_numpy(image.take(rows)),
            torch.from_numpy(text.take(rows)),
            torch.from_numpy(image.present[rows].astype(np.float32)),
            torch.from_numpy(text.present[rows].astype(np.float32)),
        )

    def targets(self, rows: IntArray) -> Tensor:
        """Return label states ``[b, labels]`` as float32: 1, 0, or -1 unknown."""
        return torch.from_numpy(self.dataset.targets[rows].astype(np.float32))


def training_data(dataset: Dataset, features: FeatureSet) -> TrainingData:
    """Choose the rows that can teach or test: in the split, with a label known and a vector."""
    there = features.image.present | features.text.present
    useful = there & (dataset.targets >= 0).any(axis=1)
    train = np.flatnonzero(useful & (dataset.splits == Split.TRAIN))
    val = np.flatnonzero(useful & (dataset.splits == Split.VAL))
    if len(train) < 2 or not (dataset.targets[train] == 1).any():
        raise EngineError(
            "There are too few labelled photos with features to train on. Label at least two, "
            "and make features first."
        )
    if not len(val):
        raise EngineError(
            "No labelled row is set aside for validation. Import at least ten labelled rows."
        )
    return TrainingData(dataset=dataset, features=features, train=train, val=val)


def train(*, data: TrainingData, run: Run, reporter: Reporter) -> RunResult:
    """Train a run to its end or go on where it was interrupted; same result either way.

    All rows are scored at the end; rows the model was trained on score better than new ones would.
    A stop by the user keeps the best epoch; before the first one is over there is nothing to
    keep, and ``Cancelled`` is raised. A failure before then leaves no folder either.
    """
    config, began = run.setup.config, time.monotonic()
    torch.set_num_threads(compute_threads())
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(config.seed)
        model = build_model(run, data)
        state = _State(model=model, data=data, config=config)
        history = _resume(run, state, reporter)
        earlier = history[-1].seconds if history else 0.0
        stopped = False
        try:
            for epoch in range(len(history) + 1, config.epochs + 1):
                train_loss = state.train_epoch(epoch, reporter)
                scores, val_loss = state.validate()
                end = _epoch_end(
                    state, epoch=epoch, history=history, losses=(train_loss, val_loss),
                    scores=scores, seconds=earlier + time.monotonic() - began,
                )  # fmt: skip
                history.append(end)
                if end.best:
                    save_weights(model, run.weights_path)
                # The checkpoint comes last: what it names, a kill in between has not lost.
                run.write_history(history)
                write_checkpoint(state.model, state.optimizer, run.checkpoint_path, epoch=epoch)
                reporter.emit(end)
        except (Cancelled, EngineError) as end_of_work:
            if not history and not run.history():
                run.discard()  # unless a start whose checkpoint is lost had finished epochs
            if not history or isinstance(end_of_work, EngineError):
                raise
            stopped = True
    best = _best(history)
    result = RunResult(
        epochs=len(history),
        best_epoch=best.epoch,
        stopped=stopped,
        metrics={name: getattr(best, name) for name in ("micro_f1", "macro_f1", "samples_f1")},
        seconds=history[-1].seconds,
    )
    # The result comes last: a kill in between leaves an unfinished run, which is taken up again.
    every = np.arange(len(data.dataset))
    run.write_scores(data.dataset.items, score_rows(load_model(run), data, every))
    run.finish(result)
    return result


def build_model(run: Run, data: TrainingData | None = None) -> FusionModel:
    """Make a run's model; with data, its scalers and its bias start from the training rows."""
    config, encoder = run.setup.config, run.setup.encoder
    model = FusionModel(
        fusion=Fusion(config.fusion),
        image_dim=encoder.image_dim,
        text_dim=encoder.text_dim,
        labels=len(run.setup.labels),
        hidden=config.hidden,
        dropout=config.dropout,
        input_dropout=config.input_dropout,
    )
    if data is not None:
        _fit_scaler(model.image_scaler, data, modality=0)
        _fit_scaler(model.text_scaler, data, modality=1)
        targets = data.dataset.targets[data.train]
        positives, known = (targets == 1).sum(axis=0), (targets >= 0).sum(axis=0)
        shares = (positives + 1) / (known + 2)
        with torch.no_grad():
            model.bias.copy_(torch.from_numpy(np.log(shares / (1 - shares)).astype(np.float32)))
    return model


def load_model(run: Run) -> FusionModel:
    """Return a run's best epoch, ready to score."""
    model = build_model(run)
    load_weights(model, run.weights_path)
    return model.eval()


def score_rows(
    model: FusionModel, data: TrainingData, rows: IntArray, reporter: Reporter | None = None
) -> Scores:
    """Score rows, float32 ``[k, labels]`` in 0..1."""
    torch.set_num_threads(compute_threads())
    parts: list[Scores] = []
    began = time.monotonic()
    model.eval()
    with torch.inference_mode():
        for start in range(0, len(rows), EVAL_BATCH):
            if reporter is not None:
                reporter.check()
                reporter.emit(Progress(what="Scoring photos", done=start, total=len(rows),
                                       seconds=time.monotonic() - began))  # fmt: skip
            logits: Logits = model(*data.batch(rows[start : start + EVAL_BATCH]))
            parts.append(torch.sigmoid(logits.fused).numpy())
    return np.concatenate(parts) if parts else np.zeros((0, len(model.bias)), dtype=np.float32)


class _State:
    """Model, optimiser and schedule of a training under way."""

    def __init__(self, *, model: FusionModel, data: TrainingData, config: TrainConfig) -> None:
        self.model, self.data, self.config = model, data, config
        matrices = [p for p in model.parameters() if p.ndim > 1]
        vectors = [p for p in model.parameters() if p.ndim <= 1]
        self.optimizer = torch.optim.AdamW(
            [{"params": matrices, "weight_decay": config.weight_decay},
             {"params": vectors, "weight_decay": 0.0}],
            lr=config.lr,
        )  # fmt: skip
        self.batches = max(1, math.ceil(len(data.train) / config.batch_size))
        self.step = 0

    def train_epoch(self, epoch: int, reporter: Reporter) -> float:
        """Go once over the training rows and return the mean loss a cell."""
        # Seeds by epoch, so that a resumed training draws the same numbers.
        seed = self.config.seed * 1_000_003 + epoch
        torch.manual_seed(seed)
        order = self.data.train[np.random.default_rng(seed).permutation(len(self.data.train))]
        self.model.train()
        total, began = 0.0, time.monotonic()
        for number, rows in enumerate(np.array_split(order, self.batches)):
            reporter.check()
            total += self._step(rows) * len(rows)
            reporter.emit(
                Progress(
                    what="Training",
                    done=(epoch - 1) * self.batches + number + 1,
                    total=self.config.epochs * self.batches,
                    seconds=time.monotonic() - began,
                    already=(epoch - 1) * self.batches,
                )
            )
        loss = total / len(order)
        if not math.isfinite(loss):
            raise EngineError(
                f"The loss is no longer a number in epoch {epoch}. Choose a lower learning rate."
            )
        return loss

    def _step(self, rows: IntArray) -> float:
        image, text, has_image, has_text = self.data.batch(rows)
        has_image, has_text = self._hide(has_image, has_text)
        targets = self.data.targets(rows)
        lr, beta = one_cycle(self.step, self.batches * self.config.epochs, self.config.lr)
        for group in self.optimizer.param_groups:
            group["lr"], group["betas"] = lr, (beta, 0.999)
        logits: Logits = self.model(image, text, has_image, has_text)
        loss = bce_loss(logits.fused, targets)
        value = float(loss.detach())
        if logits.image is not None and logits.text is not None:
            for part, there in ((logits.image, has_image), (logits.text, has_text)):
                seen = torch.where(there.unsqueeze(1) > 0, targets, -1.0)
                loss = loss + self.config.branch_weight * bce_loss(part, seen)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        self.optimizer.step()
        self.step += 1
        return value

    def _hide(self, has_image: Tensor, has_text: Tensor) -> tuple[Tensor, Tensor]:
        """Hide one modality of some rows that have both, so that either alone is learned too."""
        share = self.config.modality_dropout
        if share == 0.0 or self.config.fusion not in ("joint", "concat"):
            return has_image, has_text
        draw = torch.rand(len(has_image))
        both = (has_image > 0) & (has_text > 0)
        return (
            has_image.masked_fill(both & (draw < share), 0.0),
            has_text.masked_fill(both & (draw > 1 - share), 0.0),
        )

    def validate(self) -> tuple[Scores, float]:
        """Score the validation rows in evaluation mode; also return their loss."""
        scores = score_rows(self.model, self.data, self.data.val)
        logits = torch.logit(torch.from_numpy(scores), eps=1e-6)
        return scores, float(bce_loss(logits, self.data.targets(self.data.val)))


def _resume(run: Run, state: _State, reporter: Reporter) -> list[EpochEnd]:
    """Load the last checkpoint, if one can be read, and return the epochs before it."""
    history = run.history()
    epoch = read_checkpoint(state.model, state.optimizer, run.checkpoint_path, newest=len(history))
    if epoch == 0:
        return []
    state.step = epoch * state.batches
    reporter.emit(Note(text=f"Resumed run {run.id} after epoch {epoch}."))
    for end in history[:epoch]:
        reporter.emit(end)
    return history[:epoch]


def _epoch_end(
    state: _State, *, epoch: int, history: list[EpochEnd], losses: tuple[float, float],
    scores: Scores, seconds: float,
) -> EpochEnd:  # fmt: skip
    targets = state.data.dataset.targets[state.data.val]
    evaluation = evaluate(targets, decide(scores, np.full(scores.shape[1], 0.5)))
    end = EpochEnd(
        epoch=epoch,
        epochs=state.config.epochs,
        train_loss=losses[0],
        val_loss=losses[1],
        **evaluation.summary(),
        lr=state.optimizer.param_groups[0]["lr"],
        seconds=seconds,
        best=True,
    )
    name = state.config.keep_best
    beaten = any(getattr(before, name) >= getattr(end, name) for before in history)
    return dataclasses.replace(end, best=not beaten)


def _best(history: list[EpochEnd]) -> EpochEnd:
    return next(end for end in reversed(history) if end.best)


def _fit_scaler(scaler: FeatureScaler, data: TrainingData, *, modality: int) -> None:
    """Set mean and spread from the training rows that have this modality, in one pass."""
    dim = len(scaler.mean)
    count, total, squares = 0, torch.zeros(dim).double(), torch.zeros(dim).double()
    for start in range(0, len(data.train), EVAL_BATCH):
        batch = data.batch(data.train[start : start + EVAL_BATCH])
        vectors = nn.functional.normalize(batch[modality], dim=1)[batch[2 + modality] > 0].double()
        count += len(vectors)
        total = total + vectors.sum(dim=0)
        squares = squares + vectors.square().sum(dim=0)
    if count == 0:
        return
    mean = total / count
    variance = squares / count - mean.square()
    scaler.mean.copy_(mean.float())
    scaler.spread.copy_(variance.clamp(min=0).sqrt().clamp(min=MIN_SPREAD).float())
