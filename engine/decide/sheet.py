"""All that is looked at while thresholds are moved, worked out once for some rows."""

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import States
from engine.decide.curves import PrCurve, ScoreSplit, pr_curve, score_split, thinned
from engine.decide.metrics import Evaluation, Floats, Scores, constant_guess, evaluate
from engine.decide.ranking import rank
from engine.decide.reliability import Reliability, reliability
from engine.decide.rule import Rule
from engine.decide.stepper import Stepper
from engine.decide.thresholds import best_thresholds, decide

BINS = 10
"""Bins of the calibration plot: with few photos more would show chance."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sheet:
    """Figures of rows ``[n]``, by label where they are sequences."""

    stepper: Stepper
    """At the thresholds of the rule; the one part that changes."""
    halves: dict[bool, Evaluation]
    """At 0.5, with and without the fallback."""
    guess: Evaluation
    best: Floats
    """The threshold of each label's own highest F1; NaN without positives ``[labels]``."""
    average_precision: Floats
    """NaN without positives ``[labels]``."""
    curves: tuple[PrCurve, ...]
    splits: tuple[ScoreSplit, ...]
    reliability: Reliability


def make_sheet(scores: Scores, targets: States, rule: Rule) -> Sheet:
    """Work out a sheet from scores and states ``[n, labels]``.

    Raises ``EngineError`` for scores that are no numbers in 0..1.
    """
    stepper = Stepper(scores, targets, rule.thresholds, fallback=rule.fallback)
    columns = range(scores.shape[1])
    return Sheet(
        stepper=stepper,
        halves={
            fallback: evaluate(targets, decide(scores, 0.5, fallback=fallback))
            for fallback in (True, False)
        },
        guess=constant_guess(targets),
        best=np.where(stepper.support > 0, best_thresholds(scores, targets), np.nan),
        average_precision=rank(targets, scores).average_precision,
        curves=tuple(thinned(pr_curve(scores[:, c], targets[:, c])) for c in columns),
        splits=tuple(score_split(scores[:, c], targets[:, c]) for c in columns),
        reliability=reliability(scores, targets, BINS),
    )
