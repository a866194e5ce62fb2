"""Where decisions go wrong: by label, in place of which other label, and on which rows most.

Unknown cells count nowhere.
"""

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import IntArray, States
from engine.decide.metrics import Bools, Floats, Scores
from engine.errors import EngineError
from engine.language import tr

_LEAST = 1e-6
"""Scores nearer to 0 or 1 cost no more: float32 ends there, and a loss shall stay finite."""
_CHUNK = 65_536
"""Rows counted at once; float32 counts them exactly."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Confusions:
    """Errors of one set of decisions; rows are places in what was given."""

    support: IntArray
    """Rows that have each label ``[labels]``."""
    claimed: IntArray
    """Known rows that are given it ``[labels]``."""
    missed: IntArray
    """Rows that have it and are not given it ``[labels]``."""
    wrong: IntArray
    """Rows that are given it and have it not ``[labels]``."""
    instead: IntArray
    """Rows on which the row's label is missed and the column's wrongly given
    ``[labels, labels]``."""
    row_missed: IntArray
    """Labels missed on each row ``[n]``."""
    row_wrong: IntArray
    """Labels wrongly given on each row ``[n]``."""
    row_loss: Floats
    """Mean cross-entropy of a row's known cells ``[n]``: how far the scores are from the truth;
    0 where nothing is known."""

    def miss_rates(self) -> Floats:
        """Return of the rows with each label the share that misses it; NaN without any."""
        return _ratio(self.missed, self.support)

    def wrong_rates(self) -> Floats:
        """Return of the rows given each label the share that has it not; NaN without any."""
        return _ratio(self.wrong, self.claimed)

    def worst_by_loss(self, most: int) -> IntArray:
        """Return rows with an error, the largest loss first."""
        return self._worst(-self.row_loss, most)

    def worst_by_labels(self, most: int) -> IntArray:
        """Return rows with an error, those with most wrong labels first."""
        errors = self.row_missed + self.row_wrong
        # A loss is far below 1000: it only orders rows of as many errors.
        return self._worst(-(errors * 1000.0 + self.row_loss), most)

    def _worst(self, order: Floats, most: int) -> IntArray:
        rows = np.flatnonzero(self.row_missed + self.row_wrong)
        return rows[np.argsort(order[rows], kind="stable")][:most]


def find_confusions(scores: Scores, targets: States, decisions: Bools) -> Confusions:
    """Count the errors of decisions, all three ``[n, labels]``.

    Raises ``EngineError`` for shapes that differ.
    """
    if not scores.shape == targets.shape == decisions.shape:
        raise EngineError(
            tr(
                "Scores {shape}, labels {shape_2} and decisions {shape_3} do not "
                "belong together. All need one row a photo and one column a label."
            ).format(shape=scores.shape, shape_2=targets.shape, shape_3=decisions.shape)
        )
    known, positive = targets >= 0, targets == 1
    missed, wrong = positive & ~decisions, (targets == 0) & decisions
    value = np.clip(scores.astype(np.float64), _LEAST, 1 - _LEAST)
    loss = np.where(known, -np.log(np.where(positive, value, 1 - value)), 0.0)
    return Confusions(
        support=np.count_nonzero(positive, axis=0),
        claimed=np.count_nonzero(decisions & known, axis=0),
        missed=np.count_nonzero(missed, axis=0),
        wrong=np.count_nonzero(wrong, axis=0),
        instead=_together(missed, wrong),
        row_missed=np.count_nonzero(missed, axis=1),
        row_wrong=np.count_nonzero(wrong, axis=1),
        row_loss=loss.sum(axis=1) / np.maximum(np.count_nonzero(known, axis=1), 1),
    )


def _together(missed: Bools, wrong: Bools) -> IntArray:
    counts = np.zeros((missed.shape[1], missed.shape[1]), dtype=np.int64)
    for start in range(0, len(missed), _CHUNK):
        rows = slice(start, start + _CHUNK)
        counts += (missed[rows].astype(np.float32).T @ wrong[rows].astype(np.float32)).astype(int)
    return counts


def _ratio(part: IntArray, whole: IntArray) -> Floats:
    ratio: Floats = np.divide(part, whole, out=np.full(len(part), np.nan), where=whole > 0)
    return ratio
