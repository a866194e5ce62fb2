"""Judges our numbers beside the paper's: the values themselves, and which row beats which.

All F1 and differences are in points of per cent.
"""

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import States
from engine.decide.metrics import Bools, Floats
from engine.experiments.paper import PAPER_TRAIN_ROWS, PAPER_VAL_ROWS, Experiment
from engine.experiments.study import ExperimentResult, StudyResult
from engine.language import counted, tr

NEAR = 0.5
"""A mean this near to the logged one counts as reproduced."""
TIE = 0.4
"""Two rows closer than this are level: equal trainings of the paper differ by as much."""
OUTCOMES = {
    "same order": tr("same order"),
    "reversed": tr("reversed"),
    "tie here": tr("tie here"),
    "tie in both": tr("tie in both"),
    "undecided": tr("undecided"),
    "ahead here only": tr("ahead here only"),
}
"""What may come of a pair, with the words for it."""
VERDICTS = {
    "reproduced": tr("reproduced"),
    "differs": tr("differs"),
    "not comparable (other encoder)": tr("not comparable (other encoder)"),
    "not comparable (other rows)": tr("not comparable (other rows)"),
    "not comparable (hidden test rows)": tr("not comparable (hidden test rows)"),
}
"""What may be said of a row's value, with the words for it."""
RESAMPLES = 2000
PAPER_ENCODERS = ("open_clip:ViT-L-14/openai", "open_clip:ViT-L-14-quickgelu/openai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """How far one model is ahead of another here; negative where it is behind."""

    points: float
    """Mean over seeds."""
    low: float
    high: float
    """The lead in 95 of 100 draws of validation rows and seeds lies between these."""
    p_value: float
    """How often such a lead comes about between equal models; two-sided."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two rows of a table, ``first`` being the one that the paper's log puts ahead."""

    first: Experiment
    second: Experiment
    paper: float
    """Logged lead of the first row."""
    lead: Lead

    @property
    def outcome(self) -> str:
        """Tell by a key of ``OUTCOMES`` whether both put the same row ahead, by ``TIE`` or more.

        ``undecided`` is a lead here of as much that may as well be chance.
        """
        theirs, mine = self.paper >= TIE, abs(self.lead.points) >= TIE
        if not mine:
            return "tie here" if theirs else "tie in both"
        if self.lead.low <= 0 <= self.lead.high:
            return "undecided"
        if not theirs:
            return "ahead here only"
        return "same order" if self.lead.points > 0 else "reversed"


def strangeness(study: StudyResult) -> str:
    """Say what forbids to compare values with the paper's; empty where nothing does."""
    if study.encoder.name not in PAPER_ENCODERS:
        return "other encoder"
    if (study.train_rows, len(study.targets)) != (PAPER_TRAIN_ROWS, PAPER_VAL_ROWS):
        return "other rows"
    return ""


def strange_sentence(study: StudyResult, *, emphasis: str = "") -> str:
    """Say why values cannot be compared, and what can; empty where they can.

    ``emphasis`` is markup to set around what must not be overlooked.
    """
    texts = {
        "other encoder": tr(
            "{mark}The values cannot be compared with the paper's{mark}, which has features of "
            "OpenAI's CLIP ViT-L/14, and these are of {encoder}. What can be compared is which "
            "row of a table beats which."
        ),
        "other rows": tr(
            "{mark}The values cannot be compared with the paper's{mark}, which trained on "
            "{train:,} and validated on {val:,} rows. What can be compared is which row of a "
            "table beats which."
        ),
    }
    return texts.get(strangeness(study), "").format(
        mark=emphasis, encoder=study.encoder.title, train=PAPER_TRAIN_ROWS, val=PAPER_VAL_ROWS
    )


def value_verdict(result: ExperimentResult, strange: str) -> str:
    """Return what is to be said of a row's mean, a key of ``VERDICTS``."""
    experiment = result.experiment
    if strange:
        return f"not comparable ({strange})"
    if experiment.logged is None:
        return "not comparable (hidden test rows)"
    gap = abs(result.mean(experiment.metric) - experiment.logged)
    # Rounded so that a gap of half a point is inside, whatever binary fractions make of it.
    return "reproduced" if round(gap, 6) <= NEAR else "differs"


def all_pairs(study: StudyResult) -> dict[int, tuple[Pair, ...]]:
    """Return ``pairs_of`` each table of a study."""
    return {table: pairs_of(rows, study.targets) for table, rows in study.tables.items()}


def pairs_of(results: Sequence[ExperimentResult], targets: States) -> tuple[Pair, ...]:
    """Compare all rows of one table with each other, on seeds that both have.

    Rows without a logged value and cells that are the same training are left out.
    """
    judged = [r for r in results if r.experiment.logged is not None]
    judged.sort(key=lambda r: -(r.experiment.logged or 0.0))
    counts = [np.stack([row_counts(targets, s.decisions) for s in r.seeds]) for r in judged]
    draws = resampled_micro(counts)
    seeds = [[seed.seed for seed in result.seeds] for result in judged]
    pairs = []
    for a, b in itertools.combinations(range(len(judged)), 2):
        first, second = judged[a].experiment, judged[b].experiment
        common = sorted(set(seeds[a]) & set(seeds[b]))
        if first.config == second.config or not common:
            continue
        lead = paired_lead(
            draws[a][:, [seeds[a].index(seed) for seed in common]],
            draws[b][:, [seeds[b].index(seed) for seed in common]],
        )
        paper = (first.logged or 0.0) - (second.logged or 0.0)
        pairs.append(Pair(first=first, second=second, paper=paper, lead=lead))
    return tuple(pairs)


def resampled_micro(
    counts: Sequence[Floats], *, resamples: int = RESAMPLES, seed: int = 0
) -> list[Floats]:
    """Return micro F1 of models on all rows and on resampled rows, each ``[1 + resamples, seeds]``.

    Takes counts ``[seeds, rows, 3]`` a model, as from ``row_counts``; all get the same draws.
    """
    if not counts:
        return []
    rows = counts[0].shape[1]
    table = np.concatenate([c.transpose(1, 0, 2).reshape(rows, -1) for c in counts], axis=1)
    rng = np.random.default_rng(seed)
    sums = np.empty((1 + resamples, table.shape[1]))
    sums[0] = table.sum(axis=0)
    for number in range(1, 1 + resamples):
        drawn = np.bincount(rng.integers(rows, size=rows), minlength=rows)
        sums[number] = drawn.astype(np.float64) @ table
    hits, claims, positives = np.moveaxis(sums.reshape(1 + resamples, -1, 3), 2, 0)
    total = claims + positives
    micro = np.divide(200 * hits, total, out=np.zeros(total.shape), where=total > 0)
    return np.split(micro, np.cumsum([len(c) for c in counts])[:-1], axis=1)


def paired_lead(one: Floats, other: Floats, *, seed: int = 0) -> Lead:
    """Return the lead of one model over another from what ``resampled_micro`` gives for both.

    The columns must be the same seeds; these are drawn again too. The p-value is the share of
    draws whose lead is as far from the real one as that is from zero, as in ``decide.bootstrap``,
    which knows a single model of each kind.
    """
    gaps = one - other
    resamples, seeds = len(gaps) - 1, gaps.shape[1]
    chosen = np.random.default_rng(seed).integers(seeds, size=(resamples, seeds))
    leads = np.take_along_axis(gaps[1:], chosen, axis=1).mean(axis=1)
    lead = float(gaps[0].mean())
    low, high = np.percentile(leads, (2.5, 97.5))
    # Equal leads may part in the last bits.
    further = np.abs(leads - lead) >= abs(lead) - 1e-9
    p_value = (1 + int(further.sum())) / (1 + resamples)
    return Lead(points=lead, low=float(low), high=float(high), p_value=p_value)


def row_counts(targets: States, decisions: Bools) -> Floats:
    """Count hits, claims and positives of each row ``[n, 3]``; unknown cells count nowhere."""
    positive, claimed = targets == 1, decisions & (targets >= 0)
    columns = [(positive & claimed).sum(axis=1), claimed.sum(axis=1), positive.sum(axis=1)]
    return np.stack(columns, axis=1).astype(np.float64)


def order_sentence(pairs: Sequence[Pair]) -> str:
    """Sum up in a sentence how far a table's order holds."""
    told = [pair for pair in pairs if pair.paper >= TIE]
    if not pairs:
        return tr("There are no two rows to compare.")
    if not told:
        return tr(
            "By its own log the paper's rows are level here (less than {tie} points apart)."
        ).format(tie=TIE)
    counts = Counter(pair.outcome for pair in told)
    return tr(
        "The paper's log tells {told} of {pairs} of rows apart by {tie} points or more. Here: "
        "{same} in the same order, {reversed} reversed, {level} a tie, {undecided} undecided, as "
        "the lead may be chance."
    ).format(
        told=len(told),
        pairs=counted(len(pairs), tr("{} pair"), tr("{} pairs")),
        tie=TIE,
        same=counts["same order"],
        reversed=counts["reversed"],
        level=counts["tie here"],
        undecided=counts["undecided"],
    )


def ours_first(results: Sequence[ExperimentResult]) -> ExperimentResult:
    """Return the row with our highest mean."""
    return max(results, key=lambda r: r.mean(r.experiment.metric))
