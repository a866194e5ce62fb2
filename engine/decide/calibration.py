"""Scores that can be read as chances: each label gets a rising curve from scores to scores.

A curve is a line in logits (one slope for all labels: temperature, Guo et al. 2017; or a slope and
a bias a label: Platt 1999) or, where examples suffice for it, any rising curve (isotonic, Zadrozny
and Elkan 2002). None of them turns the order of two rows within a label.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.dataset import States
from engine.decide.logistic import (
    SLOPES,
    fit_lines,
    fit_slope,
    smoothed,
    to_logits,
    to_scores,
)
from engine.decide.metrics import Bools, Floats, Scores
from engine.decide.reliability import check_cells, check_range
from engine.decide.thresholds import SHRINK
from engine.errors import EngineError
from engine.language import tr

METHODS = ("temperature", "platt", "isotonic")
ISOTONIC_EACH = 1000
"""Positives, and negatives, from which ``auto`` trusts a label with a curve of its own."""
PLATT_EACH = 20
"""Positives, and negatives, from which ``auto`` trusts a label with a line of its own."""
_FORMAT, _VERSION = "mmc-calibration", 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LabelCalibration:
    """What is done to the scores of one label, in logits."""

    method: str
    """One of ``METHODS``."""
    slope: float = 1.0
    """Below 1 the scores were over-confident; 1 / slope is the temperature."""
    bias: float = 0.0
    """Below 0 the scores were too high."""
    knots: Floats
    """``[2, knots]``, from and to, both rising, flat outside; no knots unless isotonic."""

    def __post_init__(self) -> None:
        self.knots.setflags(write=False)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calibration:
    """One curve a label, in column order; ``fit_calibration`` makes them."""

    labels: tuple[LabelCalibration, ...]

    @property
    def methods(self) -> tuple[str, ...]:
        """How each label was calibrated; not always what was asked for."""
        return tuple(label.method for label in self.labels)

    def apply(self, scores: Scores) -> Scores:
        """Return calibrated scores, float32, of the same shape ``[n, labels]``.

        They lie above 0 and below 1 and never fall where the score rises. Raises ``EngineError``
        for another number of labels and scores that are no numbers in 0..1.
        """
        if scores.ndim != 2 or scores.shape[1] != len(self.labels):
            raise EngineError(
                tr(
                    "The calibration was made for {labels} labels and cannot be put on "
                    "scores of shape {shape}. Calibrate again for these labels."
                ).format(labels=len(self.labels), shape=scores.shape)
            )
        check_range(scores)
        logits = to_logits(scores)
        slopes = np.array([label.slope for label in self.labels])
        better = logits * slopes + np.array([label.bias for label in self.labels])
        for column, label in enumerate(self.labels):
            if label.knots.size:
                better[:, column] = np.interp(logits[:, column], *label.knots)
        return to_scores(better)

    def to_json(self) -> dict[str, Any]:
        """Return plain values, from which ``from_json`` makes the very same calibration."""
        labels = [
            {"method": label.method, "from": label.knots[0].tolist(), "to": label.knots[1].tolist()}
            if label.method == "isotonic"
            else {"method": label.method, "slope": label.slope, "bias": label.bias}
            for label in self.labels
        ]
        return {"format": _FORMAT, "version": _VERSION, "labels": labels}

    @classmethod
    def from_json(cls, values: Mapping[str, Any], *, labels: int | None = None) -> "Calibration":
        """Read what ``to_json`` wrote, for as many labels as are given if they are.

        Raises ``EngineError`` where it is not that, is of a later version or of other labels.
        """
        if not isinstance(values, Mapping) or values.get("format") != _FORMAT:
            raise EngineError(tr("This is no calibration of MMC. Calibrate again."))
        if values.get("version") != _VERSION:
            raise EngineError(
                tr(
                    "The calibration is of version {get!r}, this program reads version "
                    "{version}. Update the program or calibrate again."
                ).format(get=values.get("version"), version=_VERSION)
            )
        try:
            found = tuple(_label(one) for one in values["labels"])
        except (AttributeError, KeyError, TypeError, ValueError, OverflowError) as error:
            raise EngineError(tr("The calibration is damaged. Calibrate again.")) from error
        if labels is not None and len(found) != labels:
            raise EngineError(
                tr(
                    "The calibration was made for {found} labels, but there are {labels}. "
                    "Calibrate again for these labels."
                ).format(found=len(found), labels=labels)
            )
        return cls(labels=found)


def fit_calibration(scores: Scores, targets: States, method: str = "auto") -> Calibration:
    """Fit a curve a label that makes scores chances, by the log loss on known cells.

    Scores in 0..1 and targets are ``[n, labels]``, best of rows the model was not trained on.
    ``auto`` takes for each label what its examples suffice for: isotonic, else Platt, else the
    temperature shared by all. A method that is named is taken for every label that has a positive
    and a negative; the others take the shared temperature. Raises ``EngineError`` for an unknown
    method, shapes that differ, scores that are no numbers in 0..1, and where no cell at all is
    positive or none negative.
    """
    _check_method(method)
    check_cells(scores, targets)
    if not _has_both(targets):
        raise EngineError(
            tr(
                "Calibration needs a positive and a negative cell at least, and there "
                "are {sum:,} and {sum_2:,}. Label some more first."
            ).format(sum=(targets == 1).sum(), sum_2=(targets == 0).sum())
        )
    logits = to_logits(scores)
    methods = _methods(targets, method)
    slope = _temperature(logits, targets) if "temperature" in methods else 1.0
    shared = _shared_slope(logits, targets) if "platt" in methods else 1.0
    made = []
    for column, name in enumerate(methods):
        known = targets[:, column] >= 0
        x, truth = logits[known, column], targets[known, column] == 1
        if name == "isotonic":
            made.append(LabelCalibration(method=name, knots=_curve(x, smoothed(truth))))
        elif name == "platt":
            made.append(_platt(x, truth, shared))
        else:
            made.append(LabelCalibration(method=name, slope=slope, knots=_no_knots()))
    return Calibration(labels=tuple(made))


def cross_fitted_calibration(
    scores: Scores, targets: States, method: str = "auto", *, folds: int = 5, seed: int = 0
) -> Scores:
    """Calibrate each row by a calibration that has not seen it: what one is worth on new rows.

    Folds are drawn at random from ``seed``, never more than there are rows. Rows of a fold whose
    other rows have no positive or no negative keep their scores. Raises ``EngineError`` as
    ``fit_calibration`` does, and for fewer than two rows or folds.
    """
    _check_method(method)
    check_cells(scores, targets)
    if len(scores) < 2 or folds < 2:
        raise EngineError(
            tr(
                "{scores} rows in {folds} folds leave nothing to judge a calibration "
                "on. Give at least two labelled rows and two folds."
            ).format(scores=len(scores), folds=folds)
        )
    if not _has_both(targets):
        fit_calibration(scores, targets, method)  # says what is missing
    calibrated = scores.astype(np.float32)
    order = np.random.default_rng(seed).permutation(len(scores))
    for rows in np.array_split(order, min(folds, len(scores))):
        others = np.delete(np.arange(len(scores)), rows)
        if _has_both(targets[others]):
            found = fit_calibration(scores[others], targets[others], method)
            calibrated[rows] = found.apply(scores[rows])
    return calibrated


def _check_method(method: str) -> None:
    if method not in ("auto", *METHODS):
        raise EngineError(
            tr("'{method}' is no way to calibrate. Choose one of auto, {join}.").format(
                method=method, join=", ".join(METHODS)
            )
        )


def _has_both(targets: States) -> bool:
    return bool((targets == 1).any() and (targets == 0).any())


def _methods(targets: States, method: str) -> list[str]:
    fewer = np.minimum((targets == 1).sum(axis=0), (targets == 0).sum(axis=0))
    if method != "auto":
        return [method if count else "temperature" for count in fewer]
    return [
        "isotonic" if count >= ISOTONIC_EACH else "platt" if count >= PLATT_EACH else "temperature"
        for count in fewer
    ]


def _temperature(logits: Floats, targets: States) -> float:
    known = targets >= 0
    return fit_slope(logits[known], smoothed(targets[known] == 1))


def _shared_slope(logits: Floats, targets: States) -> float:
    """Return the slope of all labels together, each with a bias of its own."""
    both = np.flatnonzero((targets == 1).any(axis=0) & (targets == 0).any(axis=0))
    known = [targets[:, column] >= 0 for column in both]
    x = [logits[rows, column] for rows, column in zip(known, both, strict=True)]
    truth = [targets[rows, column] == 1 for rows, column in zip(known, both, strict=True)]
    columns = np.repeat(np.arange(len(both)), [len(part) for part in x])
    return fit_lines(np.concatenate(x), np.concatenate([smoothed(t) for t in truth]), columns)[0]


def _platt(x: Floats, truth: Bools, shared: float) -> LabelCalibration:
    """Draw a label's slope toward the shared one where examples are few; the bias is its own."""
    targets, columns = smoothed(truth), np.zeros(len(x), dtype=np.int64)
    fewer = min(int(truth.sum()), int((~truth).sum()))
    own = fit_lines(x, targets, columns)[0]
    # Slopes are factors, so their logarithms are mixed.
    mixed = math.exp((fewer * math.log(own) + SHRINK * math.log(shared)) / (fewer + SHRINK))
    slope, biases = fit_lines(x, targets, columns, slope=min(max(mixed, SLOPES[0]), SLOPES[1]))
    return LabelCalibration(method="platt", slope=slope, bias=float(biases[0]), knots=_no_knots())


def _curve(x: Floats, targets: Floats) -> Floats:
    """Return the knots of a rising curve through the blocks of isotonic regression.

    Each block of rows with one fitted value becomes a knot at its mean, so that the curve rises
    between blocks where steps would make rows equal (centred isotonic regression, Oron and
    Flournoy 2017). Steps would fit these rows better, and new ones where scores say nothing;
    where they do say something, this curve has the lower log loss on new rows.
    """
    # It takes half a second to import.
    from scipy.optimize import isotonic_regression

    values, place, counts = np.unique(x, return_inverse=True, return_counts=True)
    means = np.bincount(place, weights=targets) / counts
    found = isotonic_regression(means, weights=counts)
    starts = found.blocks[:-1]
    middle = np.add.reduceat(values * counts, starts) / np.add.reduceat(counts, starts)
    height = found.x[starts]
    return np.stack([middle, np.log(height / (1.0 - height))])


def _no_knots() -> Floats:
    return np.zeros((2, 0))


def _label(values: Mapping[str, Any]) -> LabelCalibration:
    """Read one label; ValueError, or what plain Python raises, where it is not one."""
    method = values["method"]
    if method == "isotonic":
        knots = np.array([values["from"], values["to"]], dtype=np.float64)
        rising = np.diff(knots, axis=-1)
        if knots.ndim != 2 or not knots.size or not np.isfinite(knots).all():
            raise ValueError("knots")
        if not (rising[0] > 0).all() or not (rising[1] >= 0).all():
            raise ValueError("knots that fall")
        return LabelCalibration(method=method, knots=knots)
    slope, bias = float(values["slope"]), float(values["bias"])
    if method not in METHODS or not SLOPES[0] <= slope <= SLOPES[1] or not np.isfinite(bias):
        raise ValueError("line")
    return LabelCalibration(method=method, slope=slope, bias=bias, knots=_no_knots())
