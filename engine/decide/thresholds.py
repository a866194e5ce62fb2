"""From scores to decisions: thresholds, the fallback for empty rows, and their tuning.

A label is decided where its score is at least its threshold. With the fallback, a row in which no
label passes gets its best-scored label.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.data.dataset import States
from engine.decide.metrics import Bools, Evaluation, Floats, Scores, evaluate
from engine.errors import EngineError

OBJECTIVES = ("micro", "macro", "samples")
SHRINK = 50
"""Positives at which a label's own threshold and the shared one weigh the same."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tuning:
    """Thresholds found for an objective, scored on the same rows they were found on."""

    thresholds: Floats
    """One a label ``[labels]``, in 0..1."""
    before: Evaluation
    """At 0.5."""
    after: Evaluation


def decide(scores: Scores, thresholds: npt.ArrayLike, *, fallback: bool = True) -> Bools:
    """Turn scores ``[n, labels]`` into decisions of the same shape."""
    decisions = scores >= np.asarray(thresholds, dtype=np.float64)
    if fallback and scores.shape[1]:
        empty = np.flatnonzero(~decisions.any(axis=1))
        decisions[empty, scores[empty].argmax(axis=1)] = True
    return decisions


def tune(scores: Scores, targets: States, objective: str, *, fallback: bool = True) -> Tuning:
    """Find thresholds that make one F1 as high as possible on these rows.

    ``micro`` and ``samples`` take one threshold for all labels, ``macro`` one each, drawn toward
    the shared one where positives are few. Never below the F1 at 0.5 on the same rows.
    """
    if objective not in OBJECTIVES:
        raise EngineError(f"'{objective}' is no objective. Choose one of {', '.join(OBJECTIVES)}.")
    if not (targets == 1).any():
        raise EngineError(
            "No validation row has a label, so there is nothing to tune on. Label some first."
        )
    labels = scores.shape[1]
    halves = np.full(labels, 0.5)
    shared = _shared(scores, targets, samples=objective == "samples", fallback=fallback)
    thresholds = np.full(labels, shared)
    if objective == "macro":
        thresholds = _shrunk(scores, targets, shared)
    before = evaluate(targets, decide(scores, halves, fallback=fallback))
    after = evaluate(targets, decide(scores, thresholds, fallback=fallback))
    name = f"{objective}_f1"
    if getattr(after, name) < getattr(before, name):
        thresholds, after = halves, before
    return Tuning(thresholds=thresholds, before=before, after=after)


def best_thresholds(scores: Scores, targets: States) -> Floats:
    """Return for each label the threshold of its own highest F1; 0.5 where it has no positives."""
    best = np.full(scores.shape[1], 0.5)
    for column in range(scores.shape[1]):
        known = targets[:, column] >= 0
        truth = targets[known, column] == 1
        if truth.any():
            values, positive = _descending(scores[known, column], truth)
            hits, claimed = np.cumsum(positive), np.arange(1, len(values) + 1)
            best[column] = _cut(values, 2 * hits / (claimed + truth.sum()))
    return best


def _shrunk(scores: Scores, targets: States, shared: float) -> Floats:
    own = best_thresholds(scores, targets)
    positives = (targets == 1).sum(axis=0)
    mixed = (positives * own + SHRINK * shared) / (positives + SHRINK)
    return np.where(positives < SHRINK, shared, mixed)


def _shared(scores: Scores, targets: States, *, samples: bool, fallback: bool) -> float:
    """Return the one threshold of the highest micro or samples F1, exactly.

    Going down the sorted scores, each cell that passes changes the sum by a known amount, so one
    cumulative sum gives the F1 at every possible threshold.
    """
    known, positive = targets >= 0, targets == 1
    order = np.argsort(-scores, axis=1, kind="stable")
    value = np.take_along_axis(scores, order, axis=1)
    hit = np.take_along_axis(positive, order, axis=1)
    claim = np.take_along_axis(known, order, axis=1).astype(np.int64)
    hits, claims = np.cumsum(hit, axis=1), np.cumsum(claim, axis=1)
    if samples:
        total = claims + positive.sum(axis=1, keepdims=True)
        f1 = np.where(total == 0, 1.0, 2 * hits / np.maximum(total, 1))
        nothing = np.where(positive.any(axis=1), 0.0, 1.0)[:, None]
        steps = np.diff(f1, axis=1, prepend=f1[:, :1] if fallback else nothing)
        values, step = _descending(value.ravel(), steps.ravel())
        return _cut(values, np.cumsum(step), none=0.0)
    counts = np.stack([hit.astype(np.int64), claim])
    start = counts[:, :, 0].sum(axis=1) if fallback else np.zeros(2, dtype=np.int64)
    if fallback:
        counts[:, :, 0] = 0  # the best cell of a row is decided at any threshold
    rank = np.argsort(-value.ravel(), kind="stable")
    hits_at, claims_at = start[:, None] + np.cumsum(counts.reshape(2, -1)[:, rank], axis=1)
    none = 2 * start[0] / (start[1] + positive.sum())
    return _cut(value.ravel()[rank], 2 * hits_at / (claims_at + positive.sum()), none=none)


def _descending(values: Scores, other: npt.NDArray[np.generic]) -> tuple[Scores, Floats]:
    order = np.argsort(-values, kind="stable")
    return values[order], other[order].astype(np.float64)


def _cut(values: Scores, gain: Floats, *, none: float = -np.inf) -> float:
    """Return a threshold at the highest gain, half-way to the next lower score.

    ``gain[i]`` holds when the first i + 1 of the descending values pass, ``none`` when not even
    the first does; equal values pass together, so only the last of a run can be cut after.
    """
    last = np.append(values[1:] != values[:-1], True)
    places = np.flatnonzero(last)
    place = places[gain[places].argmax()]
    if none > gain[place] and values[0] < 1.0:
        return (float(values[0]) + 1.0) / 2
    below = values[place + 1] if place + 1 < len(values) else 0.0
    return float(np.clip((float(values[place]) + float(below)) / 2, 0.0, 1.0))
