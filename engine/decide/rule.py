"""Which labels a row gets: a rule, how one is found, and what it is worth on new rows."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import States
from engine.decide.calibration import Calibration, fit_calibration
from engine.decide.expected_f1 import decide_expected_f1
from engine.decide.floors import MINIMUM_POSITIVES, tune_floor
from engine.decide.metrics import Bools, Floats, Scores, evaluate
from engine.decide.thresholds import OBJECTIVES, cross_decided, decide, tune
from engine.errors import EngineError
from engine.language import tr

EXPECTED = "expected-samples"
"""The objective that needs no thresholds: each row's set of the highest expected F1."""
AIMS = (*OBJECTIVES, EXPECTED)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rule:
    """Thresholds, or with a calibration the expected-F1 decision, which asks no thresholds."""

    thresholds: Floats
    """One a label ``[labels]``, in 0..1."""
    fallback: bool = True
    """Whether a row that would stay empty gets its best label."""
    calibration: Calibration | None = None

    def __post_init__(self) -> None:
        self.thresholds.setflags(write=False)

    def decide(self, scores: Scores) -> Bools:
        """Turn scores ``[n, labels]`` into decisions of the same shape."""
        if self.calibration is None:
            return decide(scores, self.thresholds, fallback=self.fallback)
        return decide_expected_f1(self.calibration.apply(scores), forbid_empty=self.fallback)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What a rule shall do best; wishes that exclude each other are refused with a sentence."""

    objective: str = "samples"
    """One of ``AIMS``; without say where a floor is given."""
    per_label: bool = False
    """Let each label have a threshold of its own for micro F1, where that clearly helps."""
    precision: float | None = None
    """The floor that every label's precision shall keep, above 0 and at most 1."""
    recall: float | None = None

    def __post_init__(self) -> None:
        if self.objective not in AIMS:
            raise EngineError(
                tr("'{objective}' is no objective. Choose one of {join}.").format(
                    objective=self.objective, join=", ".join(AIMS)
                )
            )
        if self.precision is not None and self.recall is not None:
            raise EngineError(tr("Ask for a floor of precision or of recall, not for both."))
        if self.per_label and self.objective in ("samples", EXPECTED) and not self.has_floor:
            raise EngineError(
                tr(
                    "Samples F1 is a matter of rows, not of labels. Thresholds per label "
                    "serve micro F1; macro F1 always has them."
                )
            )

    @property
    def has_floor(self) -> bool:
        """Whether labels are cut for a floor and not for an F1."""
        return self.precision is not None or self.recall is not None

    @property
    def metric(self) -> str:
        """The field of ``Evaluation`` by which success is told; micro F1 for a floor."""
        if self.has_floor:
            return "micro_f1"
        return f"{self.objective.removeprefix('expected-')}_f1"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """A rule and where it falls short of what was asked."""

    rule: Rule
    unmet: tuple[int, ...] = ()
    """Columns of labels that miss the floor, or have too few positives to promise it."""


def find_rule(
    scores: Scores, targets: States, aim: Aim, *, fallback: bool = True, held: Floats | None = None
) -> Found:
    """Find the rule that serves an aim best on these rows, both ``[n, labels]``.

    A floor is kept without the fallback, which would add what no threshold has allowed. ``held``
    gives thresholds that stay where they are ``[labels]``, NaN for the others. Raises
    ``EngineError`` for scores that are no numbers, rows without a label, and an aim without
    thresholds while some are held.
    """
    found = _free_rule(scores, targets, aim, fallback=fallback)
    if held is None or np.isnan(held).all():
        return found
    if found.rule.calibration is not None:
        raise EngineError(
            tr(
                "Some labels are locked, and labels given photo by photo ask no "
                "thresholds. Unlock them first, or tune for something else."
            )
        )
    thresholds = np.where(np.isnan(held), found.rule.thresholds, held)
    return Found(
        rule=Rule(thresholds=thresholds, fallback=found.rule.fallback),
        unmet=_unmet(scores, targets, aim, thresholds) if aim.has_floor else (),
    )


def _unmet(scores: Scores, targets: States, aim: Aim, thresholds: Floats) -> tuple[int, ...]:
    """Return the columns that miss the floor at given thresholds, or cannot promise it."""
    now = evaluate(targets, decide(scores, thresholds, fallback=False))
    shares, floor = (
        (now.precision, aim.precision) if aim.precision is not None else (now.recall, aim.recall)
    )
    assert floor is not None
    missed = (shares < floor) | (now.support < MINIMUM_POSITIVES)
    return tuple(np.flatnonzero(missed).tolist())


def _free_rule(scores: Scores, targets: States, aim: Aim, *, fallback: bool) -> Found:
    if aim.has_floor:
        floor = tune_floor(scores, targets, precision=aim.precision, recall=aim.recall)
        return Found(
            rule=Rule(thresholds=floor.thresholds, fallback=False), unmet=floor.unmet
        )  # fmt: skip
    if aim.objective == EXPECTED:
        # The shared threshold stays behind as what a person finds who goes back to thresholds.
        shared = tune(scores, targets, "samples", fallback=fallback).thresholds
        calibration = fit_calibration(scores, targets)
        return Found(rule=Rule(thresholds=shared, fallback=fallback, calibration=calibration))
    tuning = tune(scores, targets, aim.objective, fallback=fallback, per_label=aim.per_label)
    return Found(rule=Rule(thresholds=tuning.thresholds, fallback=fallback))


def cross_ruled(
    scores: Scores,
    targets: States,
    aim: Aim,
    *,
    fallback: bool = True,
    held: Floats | None = None,
    folds: int = 5,
    seed: int = 0,
) -> Bools:
    """Decide each row by a rule found without it: what finding one is worth on new rows.

    ``held`` thresholds are kept as ``find_rule`` keeps them. A fold whose other rows have no label
    at all is decided at 0.5. Raises ``EngineError`` as ``find_rule`` does, and for fewer than two
    rows or folds.
    """

    def find(given: Scores, truth: States) -> Callable[[Scores], Bools]:
        return find_rule(given, truth, aim, fallback=fallback, held=held).rule.decide

    start = decide(scores, np.full(scores.shape[1], 0.5), fallback=fallback and not aim.has_floor)
    return cross_decided(scores, targets, find, start=start, folds=folds, seed=seed)
