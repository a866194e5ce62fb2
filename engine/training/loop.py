"""The training loop, readable from top to bottom."""

import contextlib
import dataclasses
import math
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from engine.decide.metrics import Scores, evaluate
from engine.decide.thresholds import decide
from engine.encoders.devices import choose_device
from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Note, Reporter, work_clock
from engine.heads.losses import cell_losses, loss_spec
from engine.language import tr
from engine.machine import compute_threads
from engine.training.checkpoint import load_weights, read_checkpoint, save_weights, write_checkpoint
from engine.training.config import TrainConfig
from engine.training.data import TrainingData
from engine.training.model import (
    build_model,
    fit_to_data,
    lexicon_of,
    load_model,
    out_of_fold_scores,
    score_rows,
)
from engine.training.rows import row_roles
from engine.training.runs import Role, Run, RunResult, caption_keys
from engine.training.stage import Stage, ordered

DIVERGED = tr(
    "The training has diverged: in epoch {epoch} its loss {how}. The "
    "learning rate of {lr:g} is too high; try {less:g}."
)


def train(*, data: TrainingData, run: Run, reporter: Reporter) -> RunResult:
    """Train a run to its end or go on where it was interrupted; same result either way.

    All rows are scored at the end: training rows by the fold's model that never saw them, or
    without folds by the one that was trained on them, which flatters. A stop by the user keeps the
    best epoch; while there is nothing to keep, ``Cancelled`` is raised and a run without a
    finished epoch leaves no folder. A training whose loss explodes is stopped, and keeps the best
    epoch before.
    """
    config = run.setup.config
    torch.set_num_threads(compute_threads())
    with torch.random.fork_rng(devices=[]), _within_memory():
        torch.manual_seed(config.seed)
        try:
            training = _Training(run, data)
            stopped = training.go(reporter)
        except (Cancelled, EngineError, torch.OutOfMemoryError):
            if not run.history():  # an earlier start may have finished epochs
                run.discard()
            raise
        result = training.result(stopped)
        # The result comes last: a kill in between leaves an unfinished run, taken up again.
        _write_scores(run, data)
    run.finish(result)
    return result


@contextlib.contextmanager
def _within_memory() -> Iterator[None]:
    try:
        yield
    except torch.OutOfMemoryError as error:
        raise EngineError(
            tr(
                "The training does not fit into the memory of the graphics card. Choose a smaller "
                "batch, narrower heads or fewer folds, or close other programs that use the card."
            )
        ) from error


class _Training:
    """A run's stages, one after the other, with the history they leave."""

    def __init__(self, run: Run, data: TrainingData) -> None:
        self.device = choose_device("auto")
        self.run, self.data, self.config = run, data.on(self.device), run.setup.config
        self.lexicon = lexicon_of(run, data)
        self.model = build_model(run, self.lexicon)
        fit_to_data(self.model, data)
        self.model.to(self.device)
        self.history: list[EpochEnd] = []
        self.epochs = self.config.epochs * len(self.model.stages)
        self.limit = loss_limit(data, self.config)

    def go(self, reporter: Reporter) -> str:
        """Train to the end; return why it ended early, or nothing."""
        began, earlier = work_clock(), 0.0
        stage = self._resume(reporter)
        if self.history:
            earlier = self.history[-1].seconds
        try:
            for epoch in range(len(self.history) + 1, self.epochs + 1):
                number = (epoch - 1) // self.config.epochs
                if stage is None or stage.number != number:
                    stage = self._start(number)
                train_loss = stage.train_epoch(epoch, reporter, of=self.epochs)
                if not math.isfinite(train_loss):
                    return self._diverged(epoch, reporter)
                scores, val_loss = stage.validate()
                end = self._end(
                    stage, epoch, losses=(train_loss, val_loss), scores=scores,
                    seconds=earlier + work_clock() - began,
                )  # fmt: skip
                self.history.append(end)
                if self._keeps(end):
                    save_weights(stage.scored, self._weights_path(number))
                # The checkpoint comes last: what it names, a kill in between has not lost.
                self.run.write_history(self.history)
                write_checkpoint(
                    self.run.checkpoint_path, epoch=epoch, model=self.model,
                    optimizer=stage.optimizer, averaged=stage.averaged,
                )  # fmt: skip
                reporter.emit(end)
                if self._exploded():
                    return self._diverged(epoch, reporter)
        except Cancelled:
            if not self._kept():  # weights on the disk may be of a start whose checkpoint is lost
                raise
            return "stopped"
        return ""

    def result(self, stopped: str) -> RunResult:
        """Return how it ended, judged by what the last stage kept."""
        kept = self._kept()[-1]
        return RunResult(
            epochs=len(self.history), best_epoch=kept.epoch, stopped=bool(stopped),
            diverged=stopped == "diverged", seconds=self.history[-1].seconds,
            metrics={name: getattr(kept, name) for name in ("micro_f1", "macro_f1", "samples_f1")},
        )  # fmt: skip

    def _kept(self) -> list[EpochEnd]:
        """Return the epochs of the last stage whose weights were kept for a time."""
        first = self.config.epochs * (len(self.model.stages) - 1)
        return [end for end in self.history[first:] if self._keeps(end)]

    def _keeps(self, end: EpochEnd) -> bool:
        return end.best or (self.config.keep == "last" and end.train_loss <= self.limit)

    def _start(self, number: int) -> Stage:
        """Begin a stage from the heads that the one before it kept."""
        if number:
            load_weights(self.model, self._weights_path(number - 1))
        return self._stage(number)

    def _stage(self, number: int) -> Stage:
        return Stage(
            name=self.model.stages[number], number=number, model=self.model, data=self.data,
            config=self.config, lexicon=self.lexicon, device=self.device,
        )  # fmt: skip

    def _weights_path(self, number: int) -> Path:
        """Return where a stage's weights are kept; only the last stage's can score photos."""
        last = number == len(self.model.stages) - 1
        return self.run.weights_path if last else self.run.folder / "heads.safetensors"

    def _resume(self, reporter: Reporter) -> Stage | None:
        """Load the last checkpoint, if one can be read, and take up the epochs before it."""
        history = self.run.history()
        checkpoint = read_checkpoint(self.run.checkpoint_path)
        if checkpoint is None or not 0 < checkpoint.epoch <= len(history):
            return None
        number = (checkpoint.epoch - 1) // self.config.epochs
        parameters = ordered(self.model.stage_parameters(self.model.stages[number]))
        if not checkpoint.fits(self.model, parameters, averaged=self.config.ema > 0):
            return None
        checkpoint.restore_model(self.model)
        stage = self._stage(number)
        checkpoint.restore_stage(stage.optimizer, stage.averaged)
        stage.step = (checkpoint.epoch - number * self.config.epochs) * stage.batches
        self.history = history[: checkpoint.epoch]
        reporter.emit(
            Note(
                text=tr("Resumed run {id} after epoch {epoch}.").format(
                    id=self.run.id, epoch=checkpoint.epoch
                )
            )
        )
        for end in self.history:
            reporter.emit(end)
        return stage

    def _exploded(self) -> bool:
        """Tell whether the loss has stayed beyond the limit and nothing has become better."""
        stage = self.history[-1].stage
        patience = max(3, self.config.epochs // 20)
        last = [end for end in self.history if end.stage == stage][-patience:]
        return len(last) == patience and all(
            end.train_loss > self.limit and not end.best for end in last
        )

    def _diverged(self, epoch: int, reporter: Reporter) -> str:
        """Tell that it is over; with nothing worth keeping, delete the run and raise."""
        last = self.history[-1].train_loss if self.history else math.nan
        exploded = self.history and self.history[-1].epoch == epoch
        how = (
            tr("was {last:.3g}, beyond any use").format(last=last)
            if exploded
            else tr("was no number any more")
        )
        text = DIVERGED.format(epoch=epoch, how=how, lr=self.config.lr, less=self.config.lr / 10)
        if not self._kept():
            if not self.run.usable:
                self.run.discard()
            raise EngineError(
                tr("{text} Nothing was learned before, so there is no run to keep.").format(
                    text=text
                )
            )
        reporter.emit(Note(text=tr("{text} The best epoch before is kept.").format(text=text)))
        return "diverged"

    def _end(
        self, stage: Stage, epoch: int, *, losses: tuple[float, float], scores: Scores,
        seconds: float,
    ) -> EpochEnd:  # fmt: skip
        targets = self.data.dataset.targets[self.data.val]
        evaluation = evaluate(targets, decide(scores, np.full(scores.shape[1], 0.5)))
        end = EpochEnd(
            epoch=epoch, epochs=self.epochs, train_loss=losses[0], val_loss=losses[1],
            **evaluation.summary(), lr=stage.optimizer.param_groups[0]["lr"], seconds=seconds,
            best=True, stage=stage.name if self.model.stacked else "",
        )  # fmt: skip
        name = self.config.keep_best
        same = [before for before in self.history if before.stage == end.stage]
        beaten = any(getattr(before, name) >= getattr(end, name) for before in same)
        return dataclasses.replace(end, best=not beaten)


def loss_limit(data: TrainingData, config: TrainConfig) -> float:
    """Return the loss a cell beyond which a training has exploded.

    Twice what a model that knows nothing costs, and four times what knowing each label's share
    costs, whichever is more.
    """
    states = data.dataset.targets[data.train]
    known, positive = (states >= 0).sum(axis=0), (states == 1).sum(axis=0)
    shares = (positive + 1) / (known + 2)
    spec = loss_spec(config.loss, config.gamma_pos, config.gamma_neg, config.clip)
    targets = torch.tensor([[1.0], [0.0]]).expand(2, len(shares))
    weights = torch.from_numpy(np.stack([positive, known - positive])).float()
    costs = []
    for guess in (np.zeros(len(shares)), np.log(shares / (1 - shares))):
        logits = torch.from_numpy(guess).float().expand(2, -1)
        cells = cell_losses(logits, targets, spec) * weights
        costs.append(float(cells.sum() / weights.sum()))
    return max(2 * costs[0], 4 * costs[1])


def _write_scores(run: Run, data: TrainingData) -> None:
    """Score every row and note what it was to the training."""
    trained = load_model(run)
    every = np.arange(len(data.dataset))
    scores = score_rows(trained, data, every)
    roles = row_roles(len(every), data.train, data.val)
    if data.members > 1 and not trained.model.stacked:
        scores[data.train] = out_of_fold_scores(trained, data)
        roles[data.train] = Role.HELD_OUT
    run.write_scores(data.dataset.items, scores, roles, caption_keys(data.dataset.captions))
