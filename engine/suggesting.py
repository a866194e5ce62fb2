"""Suggestions of a run on a project's rows, and how they become labels."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import POSITIVE, Dataset, IntArray, Split
from engine.data.labels import LabelSet
from engine.data.project import Edit, Project, accepted_from
from engine.decide.metrics import Bools
from engine.decide.suggestions import suggested
from engine.judging import run_rule
from engine.language import tr
from engine.training.runs import Run, find_run

KEEP = -2
"""A cell of the journal's ``set_states`` that keeps its state."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Suggested:
    """What a run would add to rows, a "no" by hand respected."""

    run: Run
    dataset: Dataset
    rows: IntArray
    labels: LabelSet
    """The labels that the run knows, named as in the project."""
    cells: Bools
    """``[rows, labels]``"""


def suggest(
    project: Project, run_id: str, *, split: Split | None = None, least: float = 0.0
) -> Suggested:
    """Return what a run suggests on the rows of a split, all without one.

    Scores below ``least`` suggest nothing, nor do those of a caption that was changed since.
    """
    run, dataset = find_run(project.runs_folder, run_id), project.dataset()
    rows = np.arange(len(dataset)) if split is None else dataset.rows(split)
    found = run.stored_scores(dataset.items)
    own = {label.id: label for label in dataset.labels}
    labels = LabelSet(tuple(own.get(label.id, label) for label in run.setup.labels))
    hand, by_hand = np.zeros(found.scores.shape, dtype=bool), project.by_hand(dataset)
    for column, label_id in enumerate(labels.ids):
        if label_id in own:
            hand[:, column] = by_hand[:, dataset.labels.column(label_id)]
    known = np.array([label_id in own for label_id in labels.ids], dtype=bool)
    fresh = found.there & ~found.stale(dataset.captions)
    cells = suggested(dataset.targets_of(labels), found.scores, run_rule(project, run))
    cells &= known & fresh[:, None] & ~hand & (found.scores >= least)
    return Suggested(run=run, dataset=dataset, rows=rows, labels=labels, cells=cells[rows])


def accept(
    project: Project, items: IntArray, label_ids: Sequence[str], cells: Bools, *, run_id: str
) -> Edit | None:
    """Give items ``[k]`` the labels that ``cells`` ``[k, labels]`` name, as accepted from a run.

    Labels that the project has no more are passed over; None where nothing changed.
    """
    columns = {label_id: column for column, label_id in enumerate(project.labels.ids)}
    touched = cells.any(axis=1)
    targets = np.full((len(items), len(columns)), KEEP, dtype=np.int8)
    for place, label_id in enumerate(label_ids):
        if label_id in columns:
            targets[cells[:, place], columns[label_id]] = POSITIVE
    return project.journal.set_states(
        items[touched],
        targets[touched],
        source=accepted_from(run_id),
        what=tr("Accept suggestions"),
    )
