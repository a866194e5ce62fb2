"""What is open: a project, its rows, a run and its thresholds. Setting one clears what hangs on it.

The order is project > dataset > run > thresholds. Every change is told by one signal; nothing here
reads a file or starts work.
"""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from engine.data.dataset import Dataset, IntArray, Problem, Split
from engine.data.labels import LabelSet
from engine.data.project import Edit, Project
from engine.decide.metrics import Evaluation, Scores, constant_guess, evaluate
from engine.decide.rule import Rule
from engine.encoders.spec import EncoderSpec
from engine.errors import EngineError
from engine.events import EpochEnd
from engine.language import tr
from engine.training.runs import Run

Thresholds = npt.NDArray[np.float64]
Steps = tuple[str | None, str | None]
"""What undo and redo would act on."""
ALL_ROWS = slice(None)
NAMED = 3
"""More labels than this are counted instead of named."""
CLOSE = 0.05
"""Scores no farther than this from their threshold are doubtful."""
NO_RULE = Rule(thresholds=np.zeros(0))
TO_LOOK_AT = tr("This project is open to look at only.")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenProject:
    """A project that was just read."""

    project: Project
    dataset: Dataset
    runs: tuple[Run, ...]
    """Those that can score, oldest first, with their results read."""
    encoder: EncoderSpec | None
    steps: Steps
    """What undo and redo would act on."""
    guesses: Run | None = None
    """First guesses from label names, shown where there is no run."""
    notes: tuple[str, ...] = ()
    """What is worth telling: interrupted runs, doubtful rows."""
    read_only: bool = False
    """Whether it is only looked at: another window has it, or the folder cannot be written."""

    @property
    def newest(self) -> Run | None:
        """What is shown first: the newest run, else the first guesses."""
        return self.runs[-1] if self.runs else self.guesses


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenRun:
    """A run with its scores of the project's rows."""

    run: Run
    scores: Scores
    """float32 ``[n, labels]``."""
    scored: npt.NDArray[np.bool_]
    """Rows that have scores ``[n]``."""
    taught: npt.NDArray[np.bool_]
    """Scored rows that the run was trained on ``[n]``."""
    validated: npt.NDArray[np.bool_]
    """Rows that the run was validated on ``[n]``."""
    captions: npt.NDArray[np.uint64]
    """Of which captions the scores are, as ``caption_keys``; 0 where that is not known ``[n]``."""
    rule: Rule
    """How scores become labels, as the project has it."""
    history: list[EpochEnd]
    locked: frozenset[str] = frozenset()
    """Ids of labels whose thresholds nothing moves but a hand on that very label."""


def judged_places(run: OpenRun, dataset: Dataset) -> IntArray:
    """Return the rows that thresholds are judged on: validated, and something of them known."""
    targets = dataset.targets_of(run.run.setup.labels)
    return np.flatnonzero(run.validated & (targets >= 0).any(axis=1))


class Session(QObject):
    """The state that pages show."""

    project_changed = Signal()
    states_changed = Signal(object)
    """Row numbers whose labels, marks, captions or notes changed."""
    labels_changed = Signal()
    """The label set is another, and with it the columns of the dataset."""
    rows_changed = Signal()
    """Rows were added or taken out: everything that goes by row number is another."""
    run_wanted = Signal(object)
    """A ``Run`` whose scores have to be read again, for other rows."""
    problems_changed = Signal()
    journal_changed = Signal()
    runs_changed = Signal()
    run_changed = Signal()
    thresholds_changed = Signal()
    locks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.open: OpenProject | None = None
        self.dataset: Dataset | None = None
        self.runs: tuple[Run, ...] = ()
        self.run: OpenRun | None = None
        self.rule = NO_RULE
        self.locked: frozenset[str] = frozenset()
        self.steps: Steps = (None, None)

    @property
    def path(self) -> Path | None:
        """The project file."""
        return self.open.project.path if self.open else None

    def needed_path(self) -> Path:
        """Return the project file; EngineError where nothing is open."""
        if self.open is None:
            raise EngineError(tr("Open or import a dataset first."))
        return self.open.project.path

    @property
    def editable(self) -> bool:
        """Whether something is open that can be changed."""
        return self.open is not None and not self.open.read_only

    @property
    def barred(self) -> str:
        """Why the open project cannot be changed; empty where it can, or none is open."""
        return TO_LOOK_AT if self.open is not None and self.open.read_only else ""

    def set_project(self, opened: OpenProject | None) -> None:
        """Show another project, or none."""
        self.open = opened
        self.dataset = opened.dataset if opened else None
        self.runs = opened.runs if opened else ()
        self.steps = opened.steps if opened else (None, None)
        self.run = None
        self.rule = NO_RULE
        self.project_changed.emit()
        self.journal_changed.emit()
        self.runs_changed.emit()
        self.run_changed.emit()

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Take the doubtful rows and unusable photos read again; labels stay as they are here.

        A job that reads the whole project may be overtaken by an edit.
        """
        if self.dataset is not None:
            self.dataset = dataclasses.replace(self.dataset, problems=problems)
            self.problems_changed.emit()

    def apply_edit(self, edit: Edit | None, steps: Steps, dataset: Dataset | None = None) -> None:
        """Show an edit that is on disk; ``dataset`` is what was read anew where rows changed."""
        self.steps = steps
        if dataset is not None:
            shown, self.run, self.rule = self.run, None, NO_RULE
            relabelled = self.dataset is not None and self.dataset.labels != dataset.labels
            self.dataset = dataset
            if relabelled:
                self.labels_changed.emit()
            self.rows_changed.emit()
            self.run_changed.emit()
            if shown is not None:
                self.run_wanted.emit(shown.run)  # its scores are of the rows before
        elif edit is not None and self.dataset is not None:
            if edit.labels is not None:
                self.dataset = self.dataset.with_labels(edit.labels, edit.columns)
            rows = self.dataset.rows_of(edit.states.items)
            if len(rows):
                self.dataset = self.dataset.with_states(rows, edit.states)
            if edit.labels is not None:
                self.labels_changed.emit()
            if len(rows):
                self.states_changed.emit(rows)
        self.journal_changed.emit()

    def set_runs(self, runs: tuple[Run, ...]) -> None:
        """Show the runs that the project has now."""
        self.runs = runs
        self.runs_changed.emit()

    def set_run(self, run: OpenRun | None) -> None:
        """Show another run's scores and thresholds."""
        self.run = run
        self.rule = run.rule if run else NO_RULE
        self.locked = run.locked if run else frozenset()
        self.run_changed.emit()

    @property
    def trained(self) -> OpenRun | None:
        """The run that is shown; None where there is none, or only first guesses."""
        return None if self.run is None or self.run.run.zero_shot else self.run

    @property
    def run_labels(self) -> LabelSet:
        """The labels that the run knows, named and coloured as in the project; none without one."""
        if self.run is None or self.dataset is None:
            return LabelSet(())
        own = {label.id: label for label in self.dataset.labels}
        return LabelSet(tuple(own.get(label.id, label) for label in self.run.run.setup.labels))

    def run_gaps(self) -> str:
        """Say in which labels the run and the project differ; empty where they do not."""
        if self.run is None or self.dataset is None:
            return ""
        own, known = self.dataset.labels, self.run.run.setup.labels
        new = [label.name for label in own if label.id not in known.ids]
        gone = [label.name for label in known if label.id not in own.ids]
        parts = []
        if new:
            said = (
                tr("These guesses do not know {listed}: make them again to have scores.")
                if self.run.run.zero_shot
                else tr("This run does not know {listed}: train again to have scores.")
            )
            parts.append(said.format(listed=_listed(new)))
        if gone:
            still = tr("is no label") if len(gone) == 1 else tr("are no labels")
            parts.append(
                tr("It knows {listed}, which {still} of the project any more.").format(
                    listed=_listed(gone), still=still
                )
            )
        return " ".join(parts)

    @property
    def thresholds(self) -> Thresholds:
        """From which score each label is decided ``[labels]``; empty without a run."""
        return self.rule.thresholds

    @property
    def fallback(self) -> bool:
        """Whether a photo that no label reaches gets its best one."""
        return self.rule.fallback

    def set_rule(self, rule: Rule) -> None:
        """Decide otherwise from now on."""
        self.rule = rule
        self.thresholds_changed.emit()

    def set_locked(self, label_ids: frozenset[str]) -> None:
        """Lock the thresholds of these labels, and no others."""
        self.locked = label_ids
        self.locks_changed.emit()

    def disagreements(self, rows: IntArray | slice = ALL_ROWS) -> npt.NDArray[np.bool_]:
        """Return in which rows the model decides against a known label ``[k]``.

        A row that the run has not scored is no disagreement, nor are first guesses one.
        """
        assert self.dataset is not None
        if self.run is None or self.run.run.zero_shot:
            return np.zeros(len(self.dataset.items[rows]), dtype=bool)
        targets = self.dataset.targets_of(self.run.run.setup.labels)[rows]
        decided = self.rule.decide(self.run.scores[rows])
        differs = (decided != (targets == 1)) & (targets >= 0)
        return np.asarray(differs.any(axis=1) & self.run.scored[rows])

    def is_unsure(self, row: int) -> bool:
        """Tell whether a score of a row is so close to its threshold that it might fall either way.

        Where labels are given without thresholds this cannot be said.
        """
        if self.run is None or self.rule.calibration or not self.run.scored[row]:
            return False
        return bool((np.abs(self.run.scores[row] - self.rule.thresholds) < CLOSE).any())

    def validation(self) -> tuple[Scores, npt.NDArray[np.int8]] | None:
        """Return scores and label states of the rows thresholds are judged on, or None."""
        if self.run is None or self.dataset is None:
            return None
        targets = self.dataset.targets_of(self.run.run.setup.labels)
        rows = judged_places(self.run, self.dataset)
        return (self.run.scores[rows], targets[rows]) if len(rows) else None

    def guess(self) -> Evaluation | None:
        """Score the constant guess on the validation rows, of the run or else of the project."""
        data = self.validation()
        if data is not None:
            return constant_guess(data[1])
        if self.dataset is None:
            return None
        known = (self.dataset.targets >= 0).any(axis=1)
        rows = np.flatnonzero(known & (self.dataset.splits == Split.VAL))
        return constant_guess(self.dataset.targets[rows]) if len(rows) else None

    def evaluation(self, thresholds: Thresholds | None = None) -> Evaluation | None:
        """Score the run on the validation rows, by the rule in force or at other thresholds."""
        data = self.validation()
        if data is None:
            return None
        scores, targets = data
        rule = self.rule
        if thresholds is not None:
            rule = Rule(thresholds=thresholds, fallback=self.fallback)
        return evaluate(targets, rule.decide(scores))


def _listed(names: list[str]) -> str:
    """Return the first names and how many more there are, as in a sentence."""
    first, more = names[:NAMED], len(names) - NAMED
    parts = [*first, tr("{more:,} more").format(more=more)] if more > 0 else first
    return tr(" and ").join(part for part in (", ".join(parts[:-1]), parts[-1]) if part)
