"""All metrics while one threshold moves: only the rows that change side are counted anew.

Scores of each label are sorted once, so a threshold is a place in the order of its label, and the
rows between two places are those that flip. Micro, macro and samples F1 follow from counts that
change by those rows alone; the result is that of ``evaluate(targets, decide(scores, ...))``.
"""

import numpy as np
import numpy.typing as npt

from engine.data.dataset import IntArray, States
from engine.decide.metrics import Bools, Evaluation, Floats, Scores
from engine.decide.thresholds import check_scores


class Stepper:
    """Decisions at thresholds that can be moved one at a time, or all at once."""

    def __init__(
        self, scores: Scores, targets: States, thresholds: npt.ArrayLike, *, fallback: bool = True
    ) -> None:
        """Sort scores ``[n, labels]`` once; ``EngineError`` where one is no number."""
        check_scores(scores)
        self.scores, self.targets = scores, targets
        self._order: IntArray = np.argsort(scores, axis=0, kind="stable").T.copy()
        self._values: Scores = np.take_along_axis(scores, self._order.T, axis=0).T.copy()
        self._best = scores.argmax(axis=1) if scores.shape[1] else np.zeros(len(scores), int)
        self._known, self._positive = targets >= 0, targets == 1
        self.support: IntArray = np.count_nonzero(self._positive, axis=0)
        self._row_known = self._known.any(axis=1)
        self._row_positive = np.count_nonzero(self._positive, axis=1)
        self.reset(thresholds, fallback=fallback)

    def reset(self, thresholds: npt.ArrayLike, *, fallback: bool) -> None:
        """Decide everything anew."""
        rows, labels = self.scores.shape
        self.fallback = fallback
        self.thresholds: Floats = np.array(np.broadcast_to(thresholds, labels), dtype=np.float64)
        self._places = np.array([self.place(c, t) for c, t in enumerate(self.thresholds)], int)
        passed = self.scores >= self.thresholds
        self._passed = np.count_nonzero(passed, axis=1)
        decided = passed.copy()
        if fallback and labels:
            empty = np.flatnonzero(self._passed == 0)
            decided[empty, self._best[empty]] = True
        claimed, hits = decided & self._known, decided & self._positive
        self._claimed = np.count_nonzero(claimed, axis=0)
        self._hits = np.count_nonzero(hits, axis=0)
        self._row_claimed = np.count_nonzero(claimed, axis=1)
        self._row_hits = np.count_nonzero(hits, axis=1)
        self._row_f1 = np.empty(rows)
        self._count_rows(np.arange(rows))

    def place(self, column: int, threshold: float) -> int:
        """Return how many scores of a label lie below a threshold."""
        # The least float32 at or above it cuts alike, and spares a copy of all scores.
        cut = np.float32(threshold)
        if float(cut) < threshold:
            cut = np.nextafter(cut, np.float32(np.inf))
        return int(np.searchsorted(self._values[column], cut))

    def move(self, column: int, threshold: float) -> IntArray:
        """Move one threshold; return the rows that its label's score puts on the other side."""
        before, after = int(self._places[column]), self.place(column, threshold)
        self.thresholds[column], self._places[column] = threshold, after
        rows = self._order[column, min(before, after) : max(before, after)]
        if len(rows):
            self._flip(rows, column, now=after < before)
        return rows

    def _flip(self, rows: IntArray, column: int, *, now: bool) -> None:
        """Let rows pass, or pass no more, by the score of a label."""
        if self.fallback:
            # A row that is empty without this label has its best one, or has had it until now.
            others = self._passed[rows] - (0 if now else 1)
            alone, best = rows[others == 0], self._best[rows[others == 0]]
            self._count(alone, best, -1 if now else 1)
        self._passed[rows] += 1 if now else -1
        self._count(rows, np.full(len(rows), column), 1 if now else -1)
        self._count_rows(rows)

    def _count(self, rows: IntArray, columns: IntArray, by: int) -> None:
        known, positive = self._known[rows, columns], self._positive[rows, columns]
        labels = len(self._claimed)
        self._claimed += by * np.bincount(columns[known], minlength=labels)
        self._hits += by * np.bincount(columns[positive], minlength=labels)
        self._row_claimed[rows] += by * known
        self._row_hits[rows] += by * positive

    def _count_rows(self, rows: IntArray) -> None:
        total = self._row_claimed[rows] + self._row_positive[rows]
        f1 = 2 * self._row_hits[rows] / np.maximum(total, 1)
        self._row_f1[rows] = np.where(total == 0, 1.0, f1)

    def evaluation(self) -> Evaluation:
        """Return all metrics as they stand."""
        hits, claimed, support = self._hits, self._claimed, self.support
        f1 = _ratio(2 * hits, claimed + support)
        known = self._row_known
        cells = np.count_nonzero(self._known)
        wrong = int((claimed + support - 2 * hits).sum())
        right = known & (self._row_claimed + self._row_positive == 2 * self._row_hits)
        return Evaluation(
            micro_f1=_share(2 * hits.sum(), (claimed + support).sum()),
            macro_f1=float(f1.mean()) if f1.size else 0.0,
            samples_f1=float(self._row_f1[known].mean()) if known.any() else 0.0,
            weighted_f1=_share(float((f1 * support).sum()), support.sum()),
            hamming_loss=_share(wrong, cells),
            subset_accuracy=_share(np.count_nonzero(right), np.count_nonzero(known)),
            support=support,
            precision=_ratio(hits, claimed),
            recall=_ratio(hits, support),
            f1=f1,
        )

    def decided(self, column: int) -> Bools:
        """Return which rows get a label now ``[n]``, with the fallback where it is on."""
        decided = np.zeros(len(self.scores), dtype=bool)
        decided[self._order[column, self._places[column] :]] = True
        if self.fallback:
            decided |= (self._passed == 0) & (self._best == column)
        return decided

    def by_score(self, column: int) -> IntArray:
        """Return all rows from the lowest score of a label to the highest; not to be written to."""
        order: IntArray = self._order[column]
        return order


def _ratio(part: IntArray, whole: IntArray) -> Floats:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _share(part: float | np.number, whole: float | np.number) -> float:
    return float(part) / float(whole) if whole else 0.0
