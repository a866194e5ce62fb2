"""What is drawn of one label: precision over recall, and its scores split by what is true."""

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import IntArray, States
from engine.decide.metrics import Bools, Floats, Scores
from engine.decide.thresholds import cut_places, descending


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PrCurve:
    """Precision and recall at every cut of a label's scores, from the highest score down."""

    thresholds: Floats
    """The lowest score that passes, falling."""
    precision: Floats
    recall: Floats

    def at(self, threshold: float) -> tuple[float, float] | None:
        """Return recall and precision at a threshold; None where nothing passes it."""
        place = int(np.searchsorted(-self.thresholds, -threshold, side="right")) - 1
        return (float(self.recall[place]), float(self.precision[place])) if place >= 0 else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ScoreSplit:
    """Known cells of a label counted by score, in bins of equal width from 0 to 1."""

    positive: IntArray
    """``[bins]``"""
    negative: IntArray

    @property
    def edges(self) -> Floats:
        """The bounds of the bins ``[bins + 1]``."""
        return np.linspace(0.0, 1.0, len(self.positive) + 1)


def pr_curve(scores: Scores, states: States) -> PrCurve:
    """Return the curve of scores ``[n]`` and states ``[n]``; empty without positives."""
    known = states >= 0
    truth = states[known] == 1
    if not truth.any():
        nothing = np.empty(0)
        return PrCurve(thresholds=nothing, precision=nothing, recall=nothing)
    values, positive = descending(scores[known], truth)
    places = cut_places(values)
    hits = np.cumsum(positive)[places]
    return PrCurve(
        thresholds=values[places].astype(np.float64),
        precision=hits / (places + 1),
        recall=hits / hits[-1],
    )


def thinned(curve: PrCurve, most: int = 400) -> PrCurve:
    """Return a curve of fewer points that looks the same, and begins and ends alike."""
    if len(curve.recall) <= most:
        return curve
    steps = np.linspace(curve.recall[0], curve.recall[-1], most)
    places = np.searchsorted(curve.recall, steps).clip(max=len(curve.recall) - 1)
    kept = np.unique(np.concatenate([places, [0, len(curve.recall) - 1]]))
    return PrCurve(
        thresholds=curve.thresholds[kept], precision=curve.precision[kept],
        recall=curve.recall[kept],
    )  # fmt: skip


def score_split(scores: Scores, states: States, bins: int = 40) -> ScoreSplit:
    """Count known cells ``[n]`` by score and truth; a bin takes its lower edge, the last also 1."""

    def counted(which: Bools) -> IntArray:
        places = (scores[which].astype(np.float64) * bins).astype(np.int64).clip(0, bins - 1)
        return np.bincount(places, minlength=bins)

    return ScoreSplit(positive=counted(states == 1), negative=counted(states == 0))


SIDES = ("TP", "FP", "FN", "TN")
"""Given and right, given and wrong, missed, rightly not given."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """The known rows of one label by what is true and what is decided."""

    parts: dict[str, IntArray]
    """By ``SIDES``, from the lowest score to the highest."""
    scores: Scores
    threshold: float

    def counts(self) -> dict[str, int]:
        """Return how many rows are on each side."""
        return {side: len(rows) for side, rows in self.parts.items()}

    def rows(self, side: str) -> IntArray:
        """Return the rows of one side, those nearest to the threshold first."""
        rows = self.parts[side]
        # Two runs that are sorted already, which a stable sort joins without work.
        return rows[np.argsort(np.abs(self.scores[rows] - self.threshold), kind="stable")]


def sides_of(
    scores: Scores, states: States, decided: Bools, order: IntArray, threshold: float
) -> Sides:
    """Part the rows of a label, from scores, states and decisions ``[n]``.

    ``order`` names the rows from the lowest score to the highest.
    """
    decided, states = decided[order], states[order]
    masks = {
        "TP": decided & (states == 1), "FP": decided & (states == 0),
        "FN": ~decided & (states == 1), "TN": ~decided & (states == 0),
    }  # fmt: skip
    parts = {side: order[mask] for side, mask in masks.items()}
    return Sides(parts=parts, scores=scores, threshold=threshold)
