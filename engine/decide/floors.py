"""Thresholds that keep a promise for each label: a floor of precision or of recall."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.data.dataset import States
from engine.decide.metrics import Evaluation, Floats, Scores, evaluate
from engine.decide.thresholds import check_scores, cut_after, cut_places, decide, descending
from engine.errors import EngineError
from engine.language import tr

MINIMUM_POSITIVES = 10
"""With fewer positives a share reached on these rows says next to nothing about new ones."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FloorTuning:
    """Thresholds found for a floor, scored without the fallback on the rows they were found on."""

    thresholds: Floats
    """One a label ``[labels]``, in 0..1."""
    unmet: tuple[int, ...]
    """Columns of labels that miss the floor or have too few positives to promise anything."""
    before: Evaluation
    """At 0.5."""
    after: Evaluation


def tune_floor(
    scores: Scores,
    targets: States,
    *,
    precision: float | None = None,
    recall: float | None = None,
    minimum_positives: int = MINIMUM_POSITIVES,
) -> FloorTuning:
    """Find for each label the threshold that keeps one of the two and has most of the other.

    A label that cannot reach a precision takes its highest one, a label without positives 0.5;
    both are told as unmet. Each label is cut by itself: the fallback for empty rows would add
    decisions that no threshold has allowed. Raises ``EngineError`` unless exactly one of
    ``precision`` and ``recall`` is given, above 0 and at most 1, and for scores that are no
    numbers.
    """
    floor = _the_floor(precision, recall)
    check_scores(scores)
    thresholds, unmet = np.full(scores.shape[1], 0.5), []
    for column in range(scores.shape[1]):
        known = targets[:, column] >= 0
        truth = targets[known, column] == 1
        met = False
        if truth.any():
            values, positive = descending(scores[known, column], truth)
            if precision is not None:
                place, met = _most_recall(values, positive, floor)
            else:
                place, met = _most_precision(values, positive, floor), True
            thresholds[column] = cut_after(values, place)
        if not met or truth.sum() < minimum_positives:
            unmet.append(column)
    return FloorTuning(
        thresholds=thresholds,
        unmet=tuple(unmet),
        before=evaluate(targets, decide(scores, 0.5, fallback=False)),
        after=evaluate(targets, decide(scores, thresholds, fallback=False)),
    )


def _the_floor(precision: float | None, recall: float | None) -> float:
    given = [floor for floor in (precision, recall) if floor is not None]
    if len(given) != 1:
        raise EngineError(tr("Ask for a floor of precision or of recall: exactly one of the two."))
    if not 0.0 < given[0] <= 1.0:
        raise EngineError(
            tr("A floor of {given:g} cannot be kept. Choose one above 0, at most 1.").format(
                given=given[0]
            )
        )
    return given[0]


def _most_recall(values: Scores, positive: Floats, floor: float) -> tuple[int, bool]:
    """Return the place of the highest recall at a precision, and whether any place has it."""
    places, hits, precision = _curve(values, positive)
    enough = precision >= floor
    met = bool(enough.any())
    if not met:
        enough = precision == precision.max()
    # Fewest claims among the places that hold most hits.
    return int(places[enough][hits[enough].argmax()]), met


def _most_precision(values: Scores, positive: Floats, floor: float) -> int:
    """Return the place of the highest precision at a recall; the last place has any recall."""
    places, hits, precision = _curve(values, positive)
    enough = hits / hits[-1] >= floor
    best = np.flatnonzero(precision[enough] == precision[enough].max())
    return int(places[enough][best[-1]])


def _curve(values: Scores, positive: Floats) -> tuple[npt.NDArray[np.int64], Floats, Floats]:
    """Return where the descending values can be cut, and the hits and precision there."""
    places = cut_places(values)
    hits = np.cumsum(positive)[places]
    return places, hits, hits / (places + 1)
