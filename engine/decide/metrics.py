"""How good decisions are: F1 in its four means, cells and rows decided wrongly, and each label.

Targets are int8 ``[n, labels]`` with 1 positive, 0 negative, -1 unknown; an unknown cell counts
nowhere. Decisions are bool ``[n, labels]``. All figures are shares in 0..1.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from engine.data.dataset import States
from engine.language import tr

F1_NAMES = {
    "micro_f1": tr("micro F1"),
    "macro_f1": tr("macro F1"),
    "samples_f1": tr("samples F1"),
}
"""The three figures that most is judged by, as they stand in a sentence."""

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Evaluation:
    """Scores of one set of decisions."""

    micro_f1: float
    macro_f1: float
    """Mean of the labels' F1; a label with nothing to find and nothing claimed counts 0."""
    samples_f1: float
    """Mean of the rows' F1 (Kaggle's Mean F1); a row rightly left empty counts 1."""
    weighted_f1: float
    """Mean of the labels' F1, each weighing as much as it has positives."""
    hamming_loss: float
    """Share of the known cells decided wrongly; of these figures the one that should be low."""
    subset_accuracy: float
    """Share of the rows with all known cells decided rightly, of those with any."""
    support: npt.NDArray[np.int64]
    """Positives of each label ``[labels]``."""
    precision: Floats
    recall: Floats
    f1: Floats

    def summary(self) -> dict[str, float]:
        """Return the three F1 that thresholds are tuned for, under their field names."""
        return {
            "micro_f1": self.micro_f1,
            "macro_f1": self.macro_f1,
            "samples_f1": self.samples_f1,
        }

    def figures(self) -> dict[str, float]:
        """Return every figure that is one number for all labels, under its field name."""
        return {
            **self.summary(),
            "weighted_f1": self.weighted_f1,
            "hamming_loss": self.hamming_loss,
            "subset_accuracy": self.subset_accuracy,
        }


def evaluate(targets: States, decisions: Bools) -> Evaluation:
    """Score decisions; 0.0 where a ratio has nothing to count."""
    known, positive = targets >= 0, targets == 1
    claimed = decisions & known
    hits = positive & claimed
    label_hits, label_claimed, label_positive = (_columns(x) for x in (hits, claimed, positive))
    label_total = label_claimed + label_positive
    label_f1 = _ratio(2 * label_hits, label_total)
    row_known, row_hits = _rows(known), _rows(hits)
    row_total = _rows(claimed) + _rows(positive)
    row_f1 = np.where(row_total == 0, 1.0, _ratio(2 * row_hits, row_total))
    rows = row_known > 0
    # What is claimed or positive but not both is wrong.
    wrong = label_total.sum() - 2 * label_hits.sum()
    right_rows = rows & (row_total == 2 * row_hits)
    return Evaluation(
        micro_f1=_share(2 * label_hits.sum(), label_total.sum()),
        macro_f1=float(label_f1.mean()) if label_f1.size else 0.0,
        samples_f1=float(row_f1[rows].mean()) if rows.any() else 0.0,
        weighted_f1=_share((label_f1 * label_positive).sum(), label_positive.sum()),
        hamming_loss=_share(wrong, row_known.sum()),
        subset_accuracy=_share(np.count_nonzero(right_rows), np.count_nonzero(rows)),
        support=label_positive,
        precision=_ratio(label_hits, label_claimed),
        recall=_ratio(label_hits, label_positive),
        f1=label_f1,
    )


def constant_guess(targets: States) -> Evaluation:
    """Score the guess that gives every row the most frequent label: the bar any model must pass."""
    decisions = np.zeros(targets.shape, dtype=bool)
    if targets.size:
        decisions[:, (targets == 1).sum(axis=0).argmax()] = True
    return evaluate(targets, decisions)


def _columns(cells: Bools) -> npt.NDArray[np.int64]:
    counts: npt.NDArray[np.int64] = np.count_nonzero(cells, axis=0)
    return counts


def _rows(cells: Bools) -> npt.NDArray[np.int64]:
    # A product with ones counts along the short axis several times faster than a reduction does.
    ones = np.ones(cells.shape[1], dtype=np.float32)
    return (cells.astype(np.float32) @ ones).astype(np.int64)


def _share(part: np.number | int, whole: np.number | int) -> float:
    return float(part) / float(whole) if whole else 0.0


def _ratio(part: npt.NDArray[np.int64], whole: npt.NDArray[np.int64]) -> Floats:
    return np.divide(part, whole, out=np.zeros(part.shape), where=whole > 0)
