"""Which labels are likely wrong: where scores of a model that never saw a row contradict them.

After confident learning (Northcutt, Jiang, Chuang 2021), label by label: a label that is missing
is suspect where the score is at least as high as it usually is on photos that have the label; one
that stands is suspect where the score is as low as usually on photos that have it not.
"""

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import NEGATIVE, POSITIVE, IntArray, States
from engine.decide.metrics import Bools, Floats, Scores

FEWEST = 3
"""Photos with a label, and as many without, that it takes to know what is usual."""
_LEAST = 1e-6
"""Doubt below this is no longer told apart: float32 scores end there."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Usual:
    """How sure a model is of what the labels say, in the mean ``[labels]``; NaN if unknown."""

    present: Floats
    """Its score where the label stands."""
    absent: Floats
    """What is left of 1 where it does not."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Suspects:
    """Cells from the likeliest error on; all of one length."""

    rows: IntArray
    columns: IntArray
    states: States
    """What the label says: 1 present, 0 absent."""
    scores: Scores
    margins: Floats
    """How far the model is beyond its usual certainty: 0 as certain, each 1 as 2.7 times so."""

    def __len__(self) -> int:
        return len(self.rows)

    def first(self, count: int) -> "Suspects":
        """Return the likeliest errors alone."""
        return Suspects(
            rows=self.rows[:count], columns=self.columns[:count], states=self.states[:count],
            scores=self.scores[:count], margins=self.margins[:count],
        )  # fmt: skip


def usual_certainty(scores: Scores, targets: States) -> Usual:
    """Return the per-label thresholds of confident learning."""
    values = scores.astype(np.float64)
    return Usual(
        present=_mean(values, targets == POSITIVE),
        absent=_mean(1.0 - values, targets == NEGATIVE),
    )


def find_suspects(scores: Scores, targets: States, *, skip: Bools | None = None) -> Suspects:
    """Rank the cells that are likely wrong, the likeliest first.

    ``scores`` ``[n, labels]`` must be held out, or a model that has learned the errors will agree
    with them. Cells of ``skip`` were looked at before: they say what is usual, but are not told.
    """
    usual = usual_certainty(scores, targets)
    says = targets == POSITIVE
    against = np.where(says, 1.0 - scores, scores).astype(np.float64)
    needed = np.where(says, usual.absent, usual.present)
    with np.errstate(invalid="ignore"):
        # The other state must also be the likelier one: of a label that the model hardly knows,
        # the usual score is low.
        found = (targets >= 0) & (against >= needed) & (against > 0.5)
    if skip is not None:
        found &= ~skip
    rows, columns = np.nonzero(found)
    doubt = np.maximum(1.0 - against[rows, columns], _LEAST)
    margins = np.log(np.maximum(1.0 - needed[rows, columns], _LEAST) / doubt)
    order = np.lexsort((columns, rows, -against[rows, columns], -margins))
    rows, columns = rows[order], columns[order]
    return Suspects(
        rows=rows,
        columns=columns,
        states=targets[rows, columns],
        scores=scores[rows, columns],
        margins=margins[order],
    )


def _mean(values: Floats, which: Bools) -> Floats:
    counts = np.count_nonzero(which, axis=0)
    sums = np.where(which, values, 0.0).sum(axis=0)
    means: Floats = np.where(counts >= FEWEST, sums / np.maximum(counts, 1), np.nan)
    return means
