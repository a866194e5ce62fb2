"""Where a run and the labels of a row differ: labels it would add, and labels it doubts."""

import dataclasses

from engine.data.dataset import POSITIVE, States
from engine.decide.metrics import Bools, Scores
from engine.decide.rule import Rule

FAR = 1 / 3
"""A label is doubted from this share of its threshold down: near it the run is merely unsure."""
FAR_CHANCE = 0.1
"""The same where a rule has calibrated chances in place of thresholds."""


def suggested(targets: States, scores: Scores, rule: Rule) -> Bools:
    """Return the labels that a run gives rows that lack them, both ``[n, labels]``.

    The fallback has no say: a label that reaches no threshold is no suggestion.
    """
    given = dataclasses.replace(rule, fallback=False).decide(scores)
    more: Bools = given & (targets != POSITIVE)
    return more


def doubted(targets: States, scores: Scores, rule: Rule) -> Bools:
    """Return the labels that rows have and whose scores are far below what would give them."""
    if rule.calibration is not None:
        far = rule.calibration.apply(scores) < FAR_CHANCE
    else:
        far = scores < rule.thresholds * FAR
    less: Bools = far & (targets == POSITIVE)
    return less
