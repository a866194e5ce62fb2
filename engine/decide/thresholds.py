"""From scores to decisions: thresholds, the fallback for empty rows, and their tuning.

A label is decided where its score is at least its threshold. With the fallback, a row in which no
label passes gets its best-scored label.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.data.dataset import States
from engine.decide.metrics import Bools, Evaluation, Floats, Scores, evaluate
from engine.errors import EngineError
from engine.language import tr

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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CrossFit:
    """Decisions on rows that had no say in the thresholds they were made with."""

    decisions: Bools
    """``[n, labels]``, each row by the thresholds found on the other folds."""
    before: Evaluation
    """At 0.5."""
    after: Evaluation


def tune(
    scores: Scores,
    targets: States,
    objective: str,
    *,
    fallback: bool = True,
    per_label: bool = False,
) -> Tuning:
    """Find thresholds that make one F1 as high as possible on these rows.

    ``micro`` and ``samples`` take one threshold for all labels, ``macro`` one each, drawn toward
    the shared one where positives are few. ``per_label`` lets ``micro`` take one each as well, if
    they clearly beat the shared one on rows they were not found on. Never below the F1 at 0.5 on
    the same rows. Raises ``EngineError`` for scores that are no numbers and rows without a label.
    """
    _check_objective(objective, per_label=per_label)
    check_scores(scores)
    if not (targets == 1).any():
        raise EngineError(
            tr("No validation row has a label, so there is nothing to tune on. Label some first.")
        )
    labels = scores.shape[1]
    halves = np.full(labels, 0.5)
    shared = _shared(scores, targets, samples=objective == "samples", fallback=fallback)
    thresholds = np.full(labels, shared)
    if objective == "macro":
        thresholds = _shrunk(best_thresholds(scores, targets), targets, shared)
    elif per_label and _clearly_better_apart(scores, targets, fallback=fallback):
        thresholds = _apart(scores, targets, shared, fallback=fallback)
    before = evaluate(targets, decide(scores, halves, fallback=fallback))
    after = evaluate(targets, decide(scores, thresholds, fallback=fallback))
    name = f"{objective}_f1"
    if getattr(after, name) < getattr(before, name):
        thresholds, after = halves, before
    return Tuning(thresholds=thresholds, before=before, after=after)


def cross_fitted(
    scores: Scores,
    targets: States,
    objective: str,
    *,
    fallback: bool = True,
    per_label: bool = False,
    folds: int = 5,
    seed: int = 0,
) -> CrossFit:
    """Tune on all folds but one and decide that one, in turn: what tuning is worth on new rows.

    Folds are drawn at random from ``seed``, never more than there are rows. A fold whose other
    rows have no label at all is decided at 0.5. Raises ``EngineError`` as ``tune`` does, and for
    fewer than two rows or folds.
    """
    _check_objective(objective, per_label=per_label)

    def find(given: Scores, truth: States) -> Callable[[Scores], Bools]:
        found = tune(given, truth, objective, fallback=fallback, per_label=per_label).thresholds
        return lambda others: decide(others, found, fallback=fallback)

    half = decide(scores, 0.5, fallback=fallback)
    decisions = cross_decided(scores, targets, find, start=half, folds=folds, seed=seed)
    return CrossFit(
        decisions=decisions, before=evaluate(targets, half), after=evaluate(targets, decisions)
    )


def cross_decided(
    scores: Scores,
    targets: States,
    find: Callable[[Scores, States], Callable[[Scores], Bools]],
    *,
    start: Bools,
    folds: int = 5,
    seed: int = 0,
) -> Bools:
    """Decide each fold by what ``find`` makes of all others; rows drawn at random from ``seed``.

    A fold whose other rows have no label at all keeps the decisions of ``start``. Raises
    ``EngineError`` for scores that are no numbers, rows without a label, and fewer than two rows
    or folds.
    """
    check_scores(scores)
    if len(scores) < 2 or folds < 2:
        raise EngineError(
            tr(
                "{scores} rows in {folds} folds leave nothing to judge thresholds on. "
                "Give at least two labelled rows and two folds."
            ).format(scores=len(scores), folds=folds)
        )
    if not (targets == 1).any():
        raise EngineError(
            tr("No row has a label, so there is nothing to tune on. Label some first.")
        )
    decisions = start.copy()
    for rows in _folds(len(scores), min(folds, len(scores)), seed):
        others = np.delete(np.arange(len(scores)), rows)
        if (targets[others] == 1).any():
            decisions[rows] = find(scores[others], targets[others])(scores[rows])
    return decisions


def check_scores(scores: Scores) -> None:
    """Raise ``EngineError`` where a score is NaN or infinite: it can be neither cut nor ranked."""
    finite = np.isfinite(scores)
    if not finite.all():
        bad = np.flatnonzero(~finite.all(axis=1))
        raise EngineError(
            tr(
                "{bad:,} of {scores:,} rows have a score that is no number, the first "
                "is row {bad_2:,}. The training has diverged: train again with a lower "
                "learning rate."
            ).format(bad=len(bad), scores=len(scores), bad_2=bad[0])
        )


def best_thresholds(scores: Scores, targets: States) -> Floats:
    """Return for each label the threshold of its own highest F1; 0.5 where it has no positives."""
    best = np.full(scores.shape[1], 0.5)
    for column in range(scores.shape[1]):
        known = targets[:, column] >= 0
        truth = targets[known, column] == 1
        if truth.any():
            values, positive = descending(scores[known, column], truth)
            hits, claimed = np.cumsum(positive), np.arange(1, len(values) + 1)
            best[column] = _cut(values, 2 * hits / (claimed + truth.sum()))
    return best


def _check_objective(objective: str, *, per_label: bool) -> None:
    if objective not in OBJECTIVES:
        raise EngineError(
            tr("'{objective}' is no objective. Choose one of {join}.").format(
                objective=objective, join=", ".join(OBJECTIVES)
            )
        )
    if per_label and objective == "samples":
        raise EngineError(
            tr(
                "Samples F1 is a matter of rows, not of labels. Take its one shared "
                "threshold, or the expected-F1 decision."
            )
        )


def _folds(rows: int, folds: int, seed: int) -> list[npt.NDArray[np.int64]]:
    return np.array_split(np.random.default_rng(seed).permutation(rows), folds)


def _shrunk(own: Floats, targets: States, shared: float) -> Floats:
    positives = (targets == 1).sum(axis=0)
    mixed = (positives * own + SHRINK * shared) / (positives + SHRINK)
    return np.where(positives < SHRINK, shared, mixed)


def _clearly_better_apart(scores: Scores, targets: States, *, fallback: bool) -> bool:
    """Tell if thresholds per label beat the shared one by two standard errors, half on half.

    The error is that of the difference of two micro F1 on the same rows, each linear in what a
    row adds to its hits and claims (delta method).
    """
    together, apart = np.zeros(scores.shape, dtype=bool), np.zeros(scores.shape, dtype=bool)
    halves = _folds(len(scores), 2, seed=0)
    for rows, others in (halves, halves[::-1]):
        if not (targets[others] == 1).any():
            return False
        shared = _shared(scores[others], targets[others], samples=False, fallback=fallback)
        own = _apart(scores[others], targets[others], shared, fallback=fallback)
        together[rows] = decide(scores[rows], shared, fallback=fallback)
        apart[rows] = decide(scores[rows], own, fallback=fallback)
    gain, share = 0.0, np.zeros(len(scores))
    for sign, decisions in ((-1, together), (1, apart)):
        hits = ((targets == 1) & decisions).sum(axis=1)
        total = (targets == 1).sum(axis=1) + ((targets >= 0) & decisions).sum(axis=1)
        f1 = 2 * hits.sum() / total.sum()
        gain += sign * f1
        share += sign * (2 * hits - f1 * total) / total.sum()
    return bool(gain > 2 * np.sqrt(np.square(share).sum()))


def _apart(scores: Scores, targets: States, shared: float, *, fallback: bool) -> Floats:
    """Return thresholds per label for micro F1, drawn toward the shared one.

    At the highest F1, F, no label can raise 2 * hits - F * claims by another threshold (the
    method of Dinkelbach for ratios), so labels are cut apart and F is renewed until it stays.
    With the fallback a label that passes in an otherwise empty row takes the place of the best
    one there; as rows empty and fill while thresholds move, the best seen is kept.
    """
    known, positive = targets >= 0, targets == 1
    order = np.argsort(-scores, axis=0, kind="stable")
    value = np.take_along_axis(scores, order, axis=0)
    best = scores.argmax(axis=1)[:, None]
    thresholds = np.full(scores.shape[1], shared)
    kept, highest = thresholds, -1.0
    while (
        f1 := evaluate(targets, decide(scores, thresholds, fallback=fallback)).micro_f1
    ) > highest:
        kept, highest = thresholds, f1
        worth = 2.0 * positive - f1 * known
        if fallback:
            passed = scores >= thresholds
            alone = passed.sum(axis=1, keepdims=True) == passed
            worth = worth - alone * np.take_along_axis(worth, best, axis=1)
        gain = np.cumsum(np.take_along_axis(worth, order, axis=0), axis=0)
        thresholds = np.array(
            [_cut(value[:, c], gain[:, c], none=0.0) for c in range(scores.shape[1])]
        )
    return _shrunk(kept, targets, shared)


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
        values, step = descending(value.ravel(), steps.ravel())
        return _cut(values, np.cumsum(step), none=0.0)
    counts = np.stack([hit.astype(np.int64), claim])
    start = counts[:, :, 0].sum(axis=1) if fallback else np.zeros(2, dtype=np.int64)
    if fallback:
        counts[:, :, 0] = 0  # the best cell of a row is decided at any threshold
    rank = np.argsort(-value.ravel(), kind="stable")
    hits_at, claims_at = start[:, None] + np.cumsum(counts.reshape(2, -1)[:, rank], axis=1)
    none = 2 * start[0] / (start[1] + positive.sum())
    return _cut(value.ravel()[rank], 2 * hits_at / (claims_at + positive.sum()), none=none)


def descending(values: Scores, other: npt.NDArray[np.generic]) -> tuple[Scores, Floats]:
    """Return values from the highest to the lowest, and what belongs to each."""
    order = np.argsort(-values, kind="stable")
    return values[order], other[order].astype(np.float64)


def cut_places(values: Scores) -> npt.NDArray[np.int64]:
    """Return where descending values can be cut: after the last of each run of equal ones."""
    return np.flatnonzero(np.append(values[1:] != values[:-1], True))


def cut_after(values: Scores, place: int) -> float:
    """Return the threshold half-way between a place of the descending values and the next."""
    below = values[place + 1] if place + 1 < len(values) else 0.0
    return float(np.clip((float(values[place]) + float(below)) / 2, 0.0, 1.0))


def _cut(values: Scores, gain: Floats, *, none: float = -np.inf) -> float:
    """Return a threshold at the highest gain.

    ``gain[i]`` holds when the first i + 1 of the descending values pass, ``none`` when not even
    the first does; equal values pass together.
    """
    places = cut_places(values)
    place = int(places[gain[places].argmax()])
    if none > gain[place] and values[0] < 1.0:
        return (float(values[0]) + 1.0) / 2
    return cut_after(values, place)
