"""What the run that is shown suggests and doubts, by label."""

from dataclasses import dataclass

import numpy as np

from engine.data.dataset import NEGATIVE, Dataset, IntArray
from engine.data.project import ItemFacts
from engine.data.project.sources import USER
from engine.decide.metrics import Bools
from engine.decide.suggestions import doubted, suggested
from engine.training.runs import caption_keys
from mmc_gui.session import OpenRun, Session
from mmc_gui.widgets.accept_dialog import Offer


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Of one photo, scores in 0..1 by label id."""

    more: dict[str, float]
    """Labels that the run gives and the photo lacks."""
    doubts: dict[str, float]
    """Labels whose state the run contradicts."""


def suggested_cells(session: Session, rows: IntArray) -> Bools:
    """Return what the run suggests on rows ``[k, labels of the run]``."""
    run, dataset = session.run, session.dataset
    assert run is not None
    assert dataset is not None
    targets = dataset.targets_of(run.run.setup.labels)[rows]
    there = np.array([label.id in dataset.labels.ids for label in run.run.setup.labels], dtype=bool)
    cells: Bools = suggested(targets, run.scores[rows], session.rule)
    cells &= run.scored[rows][:, None] & there
    return cells


def suggestions_of(session: Session, row: int, facts: ItemFacts | None) -> Suggestions:
    """Return what the run says of one row; a "no" by hand is contradicted, not overruled."""
    run, dataset = session.run, session.dataset
    if run is None or dataset is None or not run.scored[row]:
        return Suggestions({}, {})
    labels, rows = run.run.setup.labels, np.array([row])
    scores, targets = run.scores[row], dataset.targets_of(labels)[row]
    more = suggested_cells(session, rows)[0]
    doubts = doubted(targets[None], scores[None], session.rule)[0]
    doubts &= not run.run.zero_shot  # a guess from a name is no reason to doubt a label
    for column, label in enumerate(labels):
        mark = facts.marks.get(label.id) if facts is not None else None
        if more[column] and mark is not None and (mark.source, mark.state) == (USER, NEGATIVE):
            more[column], doubts[column] = False, True
    return Suggestions(
        more={labels[c].id: float(scores[c]) for c in np.flatnonzero(more).tolist()},
        doubts={labels[c].id: float(scores[c]) for c in np.flatnonzero(doubts).tolist()},
    )


def offer_of(session: Session, rows: IntArray, by_hand: Bools, *, source: str) -> Offer:
    """Return what the run suggests on rows; ``by_hand`` is of all rows and the project's labels."""
    run, dataset = session.run, session.dataset
    assert run is not None
    assert dataset is not None
    labels = session.run_labels
    own = {label_id: column for column, label_id in enumerate(dataset.labels.ids)}
    hand = np.zeros((len(rows), len(labels)), dtype=bool)
    for column, label_id in enumerate(labels.ids):
        if label_id in own:
            hand[:, column] = by_hand[rows, own[label_id]]
    cells = suggested_cells(session, rows)
    touched = np.flatnonzero(cells.any(axis=1))
    stale = touched[_of_other_captions(run, dataset, rows[touched])]
    cells[stale] = False
    return Offer(
        run_id=run.run.id,
        label_ids=labels.ids,
        names=[label.name for label in labels],
        rows=rows,
        scores=run.scores[rows],
        cells=cells,
        by_hand=cells & hand,
        taught=run.taught[rows],
        stale=len(stale),
        source=source,
    )


def _of_other_captions(run: OpenRun, dataset: Dataset, rows: IntArray) -> Bools:
    """Tell which scores are of other captions than the rows have now; early runs do not know."""
    scored = run.captions[rows]
    other: Bools = scored != caption_keys([dataset.captions[row] for row in rows.tolist()])
    other &= scored != 0
    return other
