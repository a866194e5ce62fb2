"""Scores of rows that stand in no feature cache."""

import numpy as np
import torch

from engine.decide.metrics import Scores
from engine.heads.fusion import Inputs
from engine.machine import compute_threads
from engine.robustness.pairs import Bools, Halves, Pairs
from engine.training.data import words_of
from engine.training.model import EVAL_BATCH, TrainedModel


def score_pairs(trained: TrainedModel, pairs: Pairs) -> Scores:
    """Score rows as ``training.model.score_rows`` does, float32 ``[k, labels]`` in 0..1."""
    torch.set_num_threads(compute_threads())
    parts = [
        torch.sigmoid(trained.logits(_inputs(trained, pairs, slice(start, start + EVAL_BATCH))))
        for start in range(0, len(pairs), EVAL_BATCH)
    ]
    scores: Scores = torch.cat(parts).numpy()
    return scores


def _inputs(trained: TrainedModel, pairs: Pairs, rows: slice) -> Inputs:
    device, words = trained.device, None
    if trained.lexicon is not None:
        words = words_of(trained.lexicon.vectors(pairs.captions[rows]), 1, device)
    return Inputs(
        image=_tensor(pairs.image[rows], device), text=_tensor(pairs.text[rows], device),
        has_image=_tensor(pairs.has_image[rows], device),
        has_text=_tensor(pairs.has_text[rows], device), words=words,
    )  # fmt: skip


def _tensor(values: Halves | Bools, device: str) -> torch.Tensor:
    return torch.from_numpy(values.astype(np.float32)).unsqueeze(0).to(device)
