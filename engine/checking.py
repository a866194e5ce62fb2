"""The queue of labels that a run contradicts, and what a person says of each."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from engine.data.dataset import Dataset, IntArray
from engine.data.labels import LabelSet
from engine.data.project import Project
from engine.decide.metrics import Bools
from engine.decide.suspects import Suspects, find_suspects
from engine.errors import EngineError
from engine.judging import TRAIN_WITH_FOLDS, validated_rows
from engine.language import tr
from engine.training.runs import Run, find_run

NO_SCORES = tr(
    "Run {run} has no scores of labelled photos that it was not trained on. Train with folds, as "
    "the recipe “Best” does: every photo is then scored by a model that never saw it."
)


class NothingHeldOutError(EngineError):
    """A run was trained on every labelled photo that it has scored."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CheckQueue:
    """Labels to be checked, in the columns of the project."""

    run: Run
    labels: LabelSet
    suspects: Suspects
    found: int
    """How many there are, also where only the first were asked for."""
    checked_rows: int
    """Labelled photos with a score that is held out: only of these anything can be told."""
    labelled_rows: int
    confirmed: int
    """Labels that a person has confirmed: they do not come back."""

    def per_label(self) -> dict[str, tuple[int, int]]:
        """Return by label id how many are suspected to be wrong, and to be missing."""
        both = Counter(
            zip(self.suspects.columns.tolist(), self.suspects.states.tolist(), strict=True)
        )
        return {
            label.id: (both[column, 1], both[column, 0])
            for column, label in enumerate(self.labels)
        }  # fmt: skip


def check_queue(
    project: Project,
    run_id: str = "latest",
    *,
    dataset: Dataset | None = None,
    most: int | None = None,
) -> CheckQueue:
    """Rank the labels that are likely wrong by a run's held-out scores.

    Raises ``NothingHeldOutError`` where the run has none.
    """
    run = find_run(project.runs_folder, run_id)
    dataset = dataset if dataset is not None else project.dataset()
    stored = run.stored_scores(dataset.items)
    known = (dataset.targets >= 0).any(axis=1)
    held = stored.held_out | validated_rows(run, dataset, stored)
    rows = np.flatnonzero(held & known)
    if not len(rows):
        raise NothingHeldOutError(NO_SCORES.format(run=run.id), command=TRAIN_WITH_FOLDS)
    shared = _shared_columns(run, dataset)
    confirmed = _confirmed(project, dataset)
    here = np.ix_(rows, shared[:, 0])
    every = find_suspects(
        stored.scores[np.ix_(rows, shared[:, 1])], dataset.targets[here], skip=confirmed[here]
    )
    found = every if most is None else every.first(most)
    return CheckQueue(
        run=run,
        labels=dataset.labels,
        suspects=Suspects(
            rows=rows[found.rows],
            columns=shared[found.columns, 0],
            states=found.states,
            scores=found.scores,
            margins=found.margins,
        ),
        found=len(every),
        checked_rows=len(rows),
        labelled_rows=int(np.count_nonzero(known)),
        confirmed=int(np.count_nonzero(confirmed)),
    )


def confirmed_cells(project: Project) -> frozenset[tuple[int, str]]:
    """Return the items and label ids that a person has confirmed."""
    return frozenset(
        (item, label_id)
        for label_id, items in project.confirmed().items()
        for item in items.tolist()
    )


def _shared_columns(run: Run, dataset: Dataset) -> IntArray:
    """Return the columns of the labels that both know, in the dataset and in the run ``[k, 2]``."""
    places = {label_id: column for column, label_id in enumerate(run.setup.labels.ids)}
    pairs = [
        (column, places[label_id])
        for column, label_id in enumerate(dataset.labels.ids)
        if label_id in places
    ]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _confirmed(project: Project, dataset: Dataset) -> Bools:
    """Return which cells a person has confirmed ``[n, labels]``."""
    cells: Bools = np.zeros(dataset.targets.shape, dtype=bool)
    columns = {label_id: column for column, label_id in enumerate(dataset.labels.ids)}
    found = project.confirmed()
    order = np.argsort(dataset.items)
    for label_id, items in found.items():
        if label_id in columns and len(items):
            places = np.searchsorted(dataset.items, items, sorter=order).clip(max=len(order) - 1)
            rows = order[places]
            there = dataset.items[rows] == items
            cells[rows[there], columns[label_id]] = True
    return cells
