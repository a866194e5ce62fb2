"""The rule of a run and its figures: what the window and the command line both ask."""

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset, IntArray, Split, States
from engine.data.project import Project
from engine.decide.bootstrap import Interval, Paired, bootstrap_interval, paired_difference
from engine.decide.calibration import Calibration, cross_fitted_calibration
from engine.decide.confusions import Confusions, find_confusions
from engine.decide.metrics import (
    F1_NAMES,
    Bools,
    Evaluation,
    Floats,
    Scores,
    constant_guess,
    evaluate,
)
from engine.decide.ranking import Ranking, constant_ranking, rank
from engine.decide.reliability import reliability
from engine.decide.rule import Aim, Rule, cross_ruled, find_rule
from engine.decide.thresholds import decide
from engine.errors import EngineError
from engine.language import number, tr
from engine.training.run_book import DECISION
from engine.training.runs import ItemScores, Run, find_run

VALIDATION, OUT_OF_FOLD = "validation", "out-of-fold"
KINDS = (VALIDATION, OUT_OF_FOLD)
TRAIN_WITH_FOLDS = "'mmc train P.mmc --recipe best' does, or '--set folds=5'."
_KIND_TEXTS = {VALIDATION: tr("validation photos"), OUT_OF_FOLD: tr("training photos out of fold")}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class JudgedRows:
    """Labelled rows of one kind with the scores of a run that was not trained on them."""

    run: Run
    dataset: Dataset
    rows: IntArray
    scores: Scores
    """``[n, labels]``"""
    targets: States


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TuneReport:
    """A rule that was found and stored, and what it is worth on rows that had no say in it."""

    run: Run
    aim: Aim
    rule: Rule
    unmet: tuple[str, ...]
    """Names of labels that miss the floor, or have too few positives to promise it."""
    tuned_on: str
    """One of ``KINDS``."""
    tuned_rows: int
    judged_on: str
    judged_rows: int
    fair: bool
    """Whether no judged row had a say in how it was decided; a single row cannot be fair."""
    before: Evaluation
    """The judged rows at 0.5."""
    after: Evaluation
    intervals: dict[str, Interval]
    """Of the three F1, over draws of the judged rows."""
    gain: Paired
    """Of the aim's metric over 0.5."""

    def sentence(self) -> str:
        """Say what was tuned, on what it was judged, and how sure that is."""
        bounds = self.intervals[self.aim.metric]
        name = F1_NAMES[self.aim.metric]
        same = (
            tr("the same rows") if self.tuned_on == self.judged_on else _KIND_TEXTS[self.tuned_on]
        )
        how = (
            tr(
                "Found on {tuned_rows:,} {kind_texts}, judged on {judged_rows:,} "
                "{kind_texts_2} that had no say"
            ).format(
                tuned_rows=self.tuned_rows,
                kind_texts=_KIND_TEXTS[self.tuned_on],
                judged_rows=self.judged_rows,
                kind_texts_2=_KIND_TEXTS[self.judged_on],
            )
            if self.tuned_on != self.judged_on
            else tr("Found on {tuned_rows:,} {kind_texts}, judged on {same} ").format(
                tuned_rows=self.tuned_rows, kind_texts=_KIND_TEXTS[self.tuned_on], same=same
            )
            + (tr("with a fifth left out in turn") if self.fair else tr("for want of others"))
        )
        sure = "" if self.gain.p_value < 0.05 else tr(", which may be chance")
        gain = number(100 * self.gain.difference, "+.1f").replace("-", "−")
        text = tr(
            "{how}: {floor_kept}{name} {value:.1f} ({value_2:.1f} to {value_3:.1f} "
            "in 95 of 100 draws), {gain} against {half:.1f}{sure}."
        ).format(
            how=how,
            floor_kept=self._floor_kept(),
            name=name,
            value=100 * bounds.value,
            value_2=100 * bounds.low,
            value_3=100 * bounds.high,
            gain=gain,
            half=0.5,
            sure=sure,
        )
        if self.aim.has_floor:
            text += tr(" Photos that no label reaches stay empty.")
        if self.unmet:
            text += tr(" The floor is not sure for {join}.").format(join=", ".join(self.unmet))
        return text

    def _floor_kept(self) -> str:
        """Say how many labels keep the floor on the judged rows, where one was asked for."""
        if not self.aim.has_floor:
            return ""
        name = "precision" if self.aim.precision is not None else "recall"
        word = tr("precision") if self.aim.precision is not None else tr("recall")
        floor = self.aim.precision if self.aim.precision is not None else self.aim.recall
        assert floor is not None
        shares = getattr(self.after, name)[self.after.support > 0]
        kept = int((shares >= floor).sum())
        return tr("{kept} of {shares} labels keep a {name} of {value:g} %; ").format(
            kept=kept, shares=len(shares), name=word, value=100 * floor
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunEvaluation:
    """All figures of a run on rows of one kind, beside 0.5 and the constant guess."""

    run: Run
    rule: Rule
    kind: str
    """One of ``KINDS``."""
    rows: int
    now: Evaluation
    """By the rule in force."""
    half: Evaluation
    """At 0.5, with the fallback if the rule has it."""
    constant: Evaluation
    intervals: dict[str, Interval]
    ranking: Ranking
    constant_ranking: Ranking
    calibration_error: float
    """Expected calibration error of the scores as they are, over all labels."""
    calibrated_error: float
    """The same of scores that were calibrated on other rows."""


def judged_rows(project: Project, run_id: str, kind: str = VALIDATION) -> JudgedRows:
    """Return labelled rows of a kind and a run's scores of them.

    Raises ``EngineError`` where the run has none.
    """
    return rows_of_run(find_run(project.runs_folder, run_id), project.dataset(), kind)


def rows_of_run(run: Run, dataset: Dataset, kind: str = VALIDATION) -> JudgedRows:
    """Return the same of a run and rows that were read already."""
    scores, rows = _rows(run, dataset, kind)
    if not len(rows) and kind == VALIDATION:
        raise EngineError(
            tr("Run {id} has no scores of validation rows. Score them with it first.").format(
                id=run.id
            ),
            command=f"'mmc predict P.mmc --run {run.id}' does.",
        )
    if not len(rows):
        raise EngineError(
            tr(
                "Run {id} has no scores out of fold. Train with folds, as the recipe “Best” does."
            ).format(id=run.id),
            command=TRAIN_WITH_FOLDS,
        )
    return JudgedRows(
        run=run,
        dataset=dataset,
        rows=rows,
        scores=scores[rows],
        targets=dataset.targets_of(run.setup.labels)[rows],
    )


def run_rule(project: Project, run: Run) -> Rule:
    """Return the rule in force for a run: 0.5 with the fallback until another was stored.

    First guesses do without the fallback: the best of a photo's guesses need not be a good one.
    """
    stored = project.thresholds(run.id)
    thresholds = np.array([stored.get(label.id, 0.5) for label in run.setup.labels])
    values = project.setting(_setting(run)) or {}
    calibration = values.get("calibration")
    return Rule(
        thresholds=thresholds,
        fallback=bool(values.get("fallback", not run.zero_shot)),
        calibration=(
            Calibration.from_json(calibration, labels=len(run.setup.labels))
            if calibration
            else None
        ),
    )


def store_rule(project: Project, run: Run, rule: Rule) -> None:
    """Make a rule the one in force for a run."""
    there = set(project.labels.ids)  # less those that were deleted after the training
    values = {
        label_id: value
        for label_id, value in zip(run.setup.labels.ids, rule.thresholds.tolist(), strict=True)
        if label_id in there
    }
    decision = {
        "fallback": rule.fallback,
        "calibration": rule.calibration.to_json() if rule.calibration else None,
    }
    project.set_thresholds(run.id, values, {_setting(run): decision})


def run_locks(project: Project, run: Run) -> frozenset[str]:
    """Return the ids of labels whose thresholds no tuning moves."""
    return frozenset(project.setting(_locks(run)) or ())


def store_locks(project: Project, run: Run, label_ids: frozenset[str]) -> None:
    """Let tuning move the thresholds of all labels but these."""
    project.set_setting(_locks(run), sorted(label_ids))


def tune_run(
    project: Project, run_id: str, aim: Aim | None = None, *, fallback: bool = True
) -> TuneReport:
    """Find a run's rule, store it, and judge it on rows that had no say.

    Locked labels keep their thresholds.
    A run with folds is tuned on its training rows, each scored by a model that never saw it, and
    judged on the validation rows. Any other is tuned on the validation rows and judged there with
    a fifth of them left out in turn.
    """
    aim = aim or Aim()
    run, dataset = find_run(project.runs_folder, run_id), project.dataset()
    held_out = _rows(run, dataset, OUT_OF_FOLD)[1]
    kind = OUT_OF_FOLD if _tunable(run, dataset, held_out) else VALIDATION
    given = judged_rows(project, run.id, kind)
    held = _held(project, run)
    found = find_rule(given.scores, given.targets, aim, fallback=fallback, held=held)
    judged_on, fair = kind, True
    judged = given
    if kind == OUT_OF_FOLD and len(_rows(run, dataset, VALIDATION)[1]):
        judged_on, judged = VALIDATION, judged_rows(project, run.id, VALIDATION)
        decisions = found.rule.decide(judged.scores)
    elif len(given.rows) > 1:
        decisions = cross_ruled(given.scores, given.targets, aim, fallback=fallback, held=held)
    else:
        fair, decisions = False, found.rule.decide(given.scores)
    store_rule(project, run, found.rule)
    halves = decide(judged.scores, 0.5, fallback=found.rule.fallback)
    return TuneReport(
        run=run,
        aim=aim,
        rule=found.rule,
        unmet=tuple(run.setup.labels[column].name for column in found.unmet),
        tuned_on=kind,
        tuned_rows=len(given.rows),
        judged_on=judged_on,
        judged_rows=len(judged.rows),
        fair=fair,
        before=evaluate(judged.targets, halves),
        after=evaluate(judged.targets, decisions),
        intervals=bootstrap_interval(judged.targets, decisions),
        gain=paired_difference(judged.targets, decisions, halves, aim.metric),
    )


def evaluate_run(project: Project, run_id: str, kind: str = VALIDATION) -> RunEvaluation:
    """Judge a run by the rule in force, by its order of scores, and by how far they are chances."""
    judged = judged_rows(project, run_id, kind)
    rule, targets, scores = run_rule(project, judged.run), judged.targets, judged.scores
    decisions: Bools = rule.decide(scores)
    before = reliability(scores, targets)
    after = before
    if len(scores) > 1:
        after = reliability(cross_fitted_calibration(scores, targets), targets)
    return RunEvaluation(
        run=judged.run,
        rule=rule,
        kind=kind,
        rows=len(judged.rows),
        now=evaluate(targets, decisions),
        half=evaluate(targets, decide(scores, 0.5, fallback=rule.fallback)),
        constant=constant_guess(targets),
        intervals=bootstrap_interval(targets, decisions),
        ranking=rank(targets, scores),
        constant_ranking=constant_ranking(targets),
        calibration_error=before.pooled_ece,
        calibrated_error=after.pooled_ece,
    )


def _setting(run: Run) -> str:
    return f"{DECISION}{run.id}"


def _locks(run: Run) -> str:
    return f"locked/{run.id}"


def _held(project: Project, run: Run) -> Floats:
    """Return the thresholds of locked labels ``[labels]``; NaN for the others."""
    locked, thresholds = run_locks(project, run), run_rule(project, run).thresholds
    free = np.array([label_id not in locked for label_id in run.setup.labels.ids])
    return np.where(free, np.nan, thresholds)


def validated_rows(run: Run, dataset: Dataset, stored: ItemScores) -> Bools:
    """Return which rows of the project a run was validated on ``[n]``."""
    if stored.validated.any() or run.setup.config.split != "project":
        return stored.validated
    # A run of the first version did not write it down.
    validated: Bools = stored.there & (dataset.splits == Split.VAL)
    return validated


def _rows(run: Run, dataset: Dataset, kind: str) -> tuple[Scores, IntArray]:
    stored = run.stored_scores(dataset.items)
    good = validated_rows(run, dataset, stored)
    if kind == OUT_OF_FOLD:
        folds = run.setup.config.folds > 1
        good = stored.held_out & ~good & (dataset.splits != Split.TEST) & folds
    known = (dataset.targets_of(run.setup.labels) >= 0).any(axis=1)
    return stored.scores, np.flatnonzero(good & known)


def _tunable(run: Run, dataset: Dataset, rows: IntArray) -> bool:
    return bool((dataset.targets_of(run.setup.labels)[rows] == 1).any())


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunConfusions:
    """Errors of a run by the rule in force, on rows that it was not trained on."""

    judged: JudgedRows
    kind: str
    """One of ``KINDS``."""
    rule: Rule
    decisions: Bools
    """``[n, labels]``, of the judged rows."""
    found: Confusions

    def labels_of_row(self, place: int) -> tuple[list[str], list[str]]:
        """Return the ids of the labels that a judged row misses, and those it wrongly has."""
        truth, decided = self.judged.targets[place], self.decisions[place]
        ids = self.judged.run.setup.labels.ids
        missed, wrong = (truth == 1) & ~decided, (truth == 0) & decided
        return (
            [ids[column] for column in np.flatnonzero(missed).tolist()],
            [ids[column] for column in np.flatnonzero(wrong).tolist()],
        )

    def rows_of(self, column: int, *, missed: bool, wrong: bool) -> IntArray:
        """Return the rows of the dataset that miss a label, that wrongly have it, or both."""
        truth, decided = self.judged.targets[:, column], self.decisions[:, column]
        which = (missed & (truth == 1) & ~decided) | (wrong & (truth == 0) & decided)
        rows: IntArray = self.judged.rows[which]
        return rows

    def rows_missing(self, column: int, *, given: int | None = None) -> IntArray:
        """Return the rows that miss a label, those alone that wrongly have another one."""
        which = (self.judged.targets[:, column] == 1) & ~self.decisions[:, column]
        if given is not None:
            which &= (self.judged.targets[:, given] == 0) & self.decisions[:, given]
        rows: IntArray = self.judged.rows[which]
        return rows

    def wrong_rows(self) -> IntArray:
        """Return the rows of the dataset with any error."""
        return self.judged.rows[(self.found.row_missed + self.found.row_wrong) > 0]


def confuse_run(run: Run, dataset: Dataset, rule: Rule, kind: str = VALIDATION) -> RunConfusions:
    """Find where a run is wrong by a rule; ``EngineError`` where it has no scores of the kind."""
    judged = rows_of_run(run, dataset, kind)
    decisions = rule.decide(judged.scores)
    return RunConfusions(
        judged=judged, kind=kind, rule=rule, decisions=decisions,
        found=find_confusions(judged.scores, judged.targets, decisions),
    )  # fmt: skip


def judged_kinds(run: Run, dataset: Dataset) -> tuple[str, ...]:
    """Return the kinds of which a run has scores that it can be judged by."""
    return tuple(kind for kind in KINDS if len(_rows(run, dataset, kind)[1]))
