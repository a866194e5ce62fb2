"""From a run's settings to its model, and from its files to scores."""

import json

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from engine.data.dataset import IntArray
from engine.decide.metrics import Scores
from engine.encoders.devices import choose_device
from engine.errors import EngineError
from engine.events import Progress, Reporter, work_clock
from engine.features.lexical import Lexicon, fit_lexicon
from engine.files import write_text
from engine.heads.fusion import FeatureScaler, FusionModel, Inputs, ModelShape
from engine.language import tr
from engine.machine import compute_threads
from engine.training.checkpoint import load_weights
from engine.training.data import TrainingData, check_vectors
from engine.training.runs import Run

EVAL_BATCH = 4096
MIN_SPREAD = 1e-4
"""Dimensions that hardly vary are not blown up into noise."""


class TrainedModel:
    """A run's model with its vocabulary, ready to score."""

    def __init__(self, model: FusionModel, lexicon: Lexicon | None, device: str) -> None:
        self.model, self.lexicon, self.device = model.eval(), lexicon, device

    def logits(self, inputs: Inputs) -> Tensor:
        """Return the mean logits of the members ``[b, labels]``, on the processor."""
        with torch.inference_mode():
            logits: Tensor = self.model(inputs).fused.float().mean(dim=0).cpu()
        return logits


def lexicon_of(run: Run, data: TrainingData | None = None) -> Lexicon | None:
    """Return the vocabulary of a run's word branch, made from the training captions at first."""
    if not run.setup.config.lexical:
        return None
    path = run.folder / "lexicon.json"
    if data is not None and not path.exists():
        lexicon = fit_lexicon([data.dataset.captions[row] for row in data.train])
        write_text(path, json.dumps(lexicon.to_json(), ensure_ascii=False))
    try:
        return Lexicon.from_json(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EngineError(
            tr("{path} cannot be read, so the run cannot be used.").format(path=path)
        ) from error


def build_model(run: Run, lexicon: Lexicon | None) -> FusionModel:
    """Make a run's model with fresh weights from torch's random state."""
    config, encoder = run.setup.config, run.setup.encoder
    return FusionModel(
        ModelShape(
            fusion=config.fusion, head=config.head, image_dim=encoder.image_dim,
            text_dim=encoder.text_dim, labels=len(run.setup.labels), members=config.folds,
            hidden=config.hidden, concat_hidden=config.concat_hidden,
            concat_branch=config.concat_branch, stacker_hidden=config.stacker_hidden,
            activation=config.activation, standardise=config.standardise, dropout=config.dropout,
            concat_dropout=config.concat_dropout, input_dropout=config.input_dropout,
            terms=len(lexicon.terms) if lexicon is not None else 0,
        )
    )  # fmt: skip


def load_model(run: Run) -> TrainedModel:
    """Return what a run keeps, ready to score."""
    lexicon, device = lexicon_of(run), choose_device("auto")
    model = build_model(run, lexicon)
    load_weights(model, run.weights_path)
    return TrainedModel(model.to(device), lexicon, device)


def score_rows(
    trained: TrainedModel, data: TrainingData, rows: IntArray, reporter: Reporter | None = None
) -> Scores:
    """Score rows with the mean of the members, float32 ``[k, labels]`` in 0..1."""
    torch.set_num_threads(compute_threads())
    parts: list[Scores] = []
    began = work_clock()
    for start in range(0, len(rows), EVAL_BATCH):
        if reporter is not None:
            reporter.check()
            reporter.emit(Progress(what=tr("Scoring photos"), done=start, total=len(rows),
                                   seconds=work_clock() - began))  # fmt: skip
        batch = data.inputs(
            rows[start : start + EVAL_BATCH], lexicon=trained.lexicon, device=trained.device
        )
        parts.append(torch.sigmoid(trained.logits(batch)).numpy())
    labels = trained.model.shape.labels
    return np.concatenate(parts) if parts else np.zeros((0, labels), dtype=np.float32)


def out_of_fold_scores(trained: TrainedModel, data: TrainingData) -> Scores:
    """Score each training row by the member that never saw it, float32 ``[train, labels]``."""
    parts = []
    with torch.inference_mode():
        for start in range(0, len(data.train), EVAL_BATCH):
            rows = data.train[start : start + EVAL_BATCH]
            inputs = data.inputs(rows, lexicon=trained.lexicon, device=trained.device)
            fused = trained.model(inputs).fused.float().cpu()
            member = torch.from_numpy(data.fold[start : start + EVAL_BATCH])
            parts.append(torch.sigmoid(fused[member, torch.arange(len(rows))]).numpy())
    return np.concatenate(parts)


def fit_to_data(model: FusionModel, data: TrainingData) -> None:
    """Start scalers and bias from the rows that each member learns from."""
    _fit_scaler(model.image_scaler, data, "image")
    _fit_scaler(model.text_scaler, data, "text")
    if not model.shape.standardise:
        return
    targets = data.dataset.targets[data.train]
    for member in range(data.members):
        own = targets if data.members == 1 else targets[data.fold != member]
        positives, known = (own == 1).sum(axis=0), (own >= 0).sum(axis=0)
        shares = (positives + 1) / (known + 2)
        with torch.no_grad():
            model.bias[member] = torch.from_numpy(np.log(shares / (1 - shares)).astype(np.float32))


def _fit_scaler(scaler: FeatureScaler, data: TrainingData, name: str) -> None:
    """Set means and spreads from the rows that have this modality, in one pass over them.

    The sums are kept fold by fold; a member's figures are those of all folds but its own.
    """
    dim = scaler.mean.shape[1]
    count = np.zeros(data.members)
    total, squares = np.zeros((data.members, dim)), np.zeros((data.members, dim))
    for start in range(0, len(data.train), EVAL_BATCH):
        rows, fold = data.train[start : start + EVAL_BATCH], data.fold[start : start + EVAL_BATCH]
        inputs = data.inputs(rows)
        vectors = (inputs.image if name == "image" else inputs.text)[0]
        there = ((inputs.has_image if name == "image" else inputs.has_text)[0] > 0).numpy()
        check_vectors(data, name, vectors, rows.tolist())
        scaled = torch.nn.functional.normalize(vectors, dim=1).double().numpy()
        for number in range(data.members):
            chosen = scaled[there & (fold == number)]
            count[number] += len(chosen)
            total[number] += chosen.sum(axis=0)
            squares[number] += np.square(chosen).sum(axis=0)
    if count.sum() and not _vary(total.sum(axis=0), squares.sum(axis=0), count.sum()):
        raise EngineError(
            tr(
                "All photos have the same features, so there is nothing to learn "
                "from. Check the files, or choose another encoder."
            )
            if name == "image"
            else tr(
                "All captions have the same features, so there is nothing to learn "
                "from. Check the files, or choose another encoder."
            )
        )
    for member in range(data.members):
        rest = np.arange(data.members) != member if data.members > 1 else np.ones(1, dtype=bool)
        if count[rest].sum():
            mean = total[rest].sum(axis=0) / count[rest].sum()
            variance = squares[rest].sum(axis=0) / count[rest].sum() - np.square(mean)
            spread = np.sqrt(variance.clip(min=0)).clip(min=MIN_SPREAD)
            scaler.mean[member] = torch.from_numpy(mean.astype(np.float32))
            scaler.spread[member] = torch.from_numpy(spread.astype(np.float32))


def _vary(total: npt.NDArray[np.float64], squares: npt.NDArray[np.float64], count: float) -> bool:
    if count < 2:
        return True
    variance = squares / count - np.square(total / count)
    return bool((variance > MIN_SPREAD**2 / 100).any())
