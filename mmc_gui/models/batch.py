"""Many pairs from anywhere with what a run says of them: columns, filters and orders."""

import dataclasses
from collections.abc import Mapping, Sequence
from enum import IntEnum, StrEnum

import numpy as np
import numpy.typing as npt

from engine.batch import reached_rows, unsure_rows
from engine.data.dataset import IntArray
from engine.data.labels import LabelSet
from engine.data.pairs import Pair
from engine.decide.metrics import Bools, Scores
from engine.decide.rule import Rule
from engine.language import tr


class RowState(IntEnum):
    """How far a pair has come."""

    WAITING = 0
    SCORED = 1
    BROKEN = 2


class Kind(StrEnum):
    """Which pairs are shown."""

    ALL = tr("All")
    UNSURE = tr("Unsure")
    NO_LABEL = tr("No label reached")
    BROKEN = tr("Broken")
    WAITING = tr("Waiting")


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which pairs to show: of a kind, with a label, with some text in name or caption."""

    kind: Kind = Kind.ALL
    label_id: str = ""
    text: str = ""


class SortBy(IntEnum):
    """What pairs can be put in order by; the values are columns of the table."""

    GIVEN = -1
    NAME = 1
    CAPTION = 2
    LABELS = 3
    SCORE = 4
    STATE = 5


class Batch:
    """Pairs in the order in which they came; rows are numbered from 0 and never move."""

    def __init__(self, pairs: Sequence[Pair] = ()) -> None:
        self.pairs = list(pairs)
        self.labels = LabelSet(())
        count = len(self.pairs)
        self.states = np.zeros(count, dtype=np.int8)
        self.reasons: dict[int, str] = {}
        self.scores: Scores = np.zeros((count, 0), dtype=np.float32)
        self.decided: Bools = np.zeros((count, 0), dtype=bool)
        self.unsure: Bools = np.zeros(count, dtype=bool)
        self.reached: Bools = np.zeros(count, dtype=bool)
        self.best: npt.NDArray[np.float32] = np.full(count, -1, dtype=np.float32)
        self._texts = [_searched(pair) for pair in self.pairs]
        for row, pair in enumerate(self.pairs):
            if pair.broken:
                self._break(row, pair.broken)

    def __len__(self) -> int:
        return len(self.pairs)

    def start_over(self, labels: LabelSet) -> None:
        """Wait for the scores of another run, which knows these labels."""
        self.labels = labels
        self.scores = np.zeros((len(self), len(labels)), dtype=np.float32)
        self.decided = np.zeros(self.scores.shape, dtype=bool)
        for row, pair in enumerate(self.pairs):
            if not pair.broken:
                self._wait(row)

    def name_labels(self, labels: LabelSet) -> None:
        """Take the same labels under other names and colours."""
        self.labels = labels

    def set_caption(self, row: int, caption: str) -> None:
        """Give a pair other words; its scores have to be made again."""
        self.pairs[row] = dataclasses.replace(self.pairs[row], caption=caption)
        self._texts[row] = _searched(self.pairs[row])
        if not self.pairs[row].broken:
            self._wait(row)

    def take_scores(self, rows: IntArray, scores: Scores, rule: Rule) -> None:
        """Take the scores ``[k, labels]`` of rows."""
        self.scores[rows] = scores
        self.states[rows] = RowState.SCORED
        for row in rows.tolist():
            self.reasons.pop(row, None)
        self._decide(rows, rule)

    def take_broken(self, reasons: Mapping[int, str]) -> None:
        """Take why rows cannot be scored."""
        for row, reason in reasons.items():
            self._break(row, reason)

    def decide(self, rule: Rule) -> None:
        """Decide all that is scored anew."""
        self._decide(self.rows_in(RowState.SCORED), rule)

    def rows_in(self, state: RowState) -> IntArray:
        """Return the rows in a state."""
        return np.flatnonzero(self.states == state)

    def labels_of(self, row: int) -> tuple[int, ...]:
        """Return the columns of the labels that a row is given, the best first."""
        columns = np.flatnonzero(self.decided[row])
        return tuple(columns[np.argsort(-self.scores[row, columns])].tolist())

    def mask(self, kind: Kind) -> Bools:
        """Return which rows are of a kind ``[n]``."""
        scored = self.states == RowState.SCORED
        masks: dict[Kind, Bools] = {
            Kind.ALL: np.ones(len(self), dtype=bool),
            Kind.UNSURE: scored & self.unsure,
            Kind.NO_LABEL: scored & ~self.reached,
            Kind.BROKEN: self.states == RowState.BROKEN,
            Kind.WAITING: self.states == RowState.WAITING,
        }
        return masks[kind]

    def counts(self) -> dict[Kind, int]:
        """Return how many rows are of each kind."""
        return {kind: int(self.mask(kind).sum()) for kind in Kind}

    def rows(self, wanted: Wanted, by: SortBy = SortBy.GIVEN, *, down: bool = False) -> IntArray:
        """Return the rows to show, in order; equal ones keep the order in which they came."""
        mask = self.mask(wanted.kind)
        if wanted.label_id in self.labels.ids:
            mask &= self.decided[:, self.labels.column(wanted.label_id)]
        rows = np.flatnonzero(mask)
        words = wanted.text.casefold().split()
        if words:
            kept = [row for row in rows.tolist() if all(w in self._texts[row] for w in words)]
            rows = np.array(kept, dtype=np.int64)
        if by is SortBy.GIVEN or not len(rows):
            return rows
        keys = self._keys(by, rows)
        order = np.argsort(-keys if down else keys, kind="stable")
        sorted_rows: IntArray = rows[order]
        return sorted_rows

    def _keys(self, by: SortBy, rows: IntArray) -> npt.NDArray[np.float64]:
        if by is SortBy.SCORE:
            return self.best[rows].astype(np.float64)
        if by is SortBy.STATE:
            return self.states[rows].astype(np.float64)
        if by is SortBy.LABELS:
            return np.asarray(self.decided[rows].sum(axis=1), dtype=np.float64)
        texts = [
            (self.pairs[row].name if by is SortBy.NAME else self.pairs[row].caption).casefold()
            for row in rows.tolist()
        ]
        _, ranks = np.unique(np.array(texts, dtype=object), return_inverse=True)
        return np.asarray(ranks, dtype=np.float64)

    def _decide(self, rows: IntArray, rule: Rule) -> None:
        if not len(rows):
            return
        scores = self.scores[rows]
        self.decided[rows] = rule.decide(scores)
        self.unsure[rows] = unsure_rows(scores, rule)
        self.reached[rows] = reached_rows(scores, rule)
        self.best[rows] = scores.max(axis=1, initial=0)

    def _wait(self, row: int) -> None:
        self.states[row] = RowState.WAITING
        self.reasons.pop(row, None)
        self.best[row] = -1
        if self.decided.shape[1]:
            self.decided[row] = False

    def _break(self, row: int, reason: str) -> None:
        self._wait(row)
        self.states[row] = RowState.BROKEN
        self.reasons[row] = reason


def _searched(pair: Pair) -> str:
    return f"{pair.name}\n{pair.caption}".casefold()
