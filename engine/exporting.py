"""What goes out of a project: the competition's file, and rows in every other format."""

from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, IntArray, Split
from engine.data.project import Project
from engine.decide.metrics import Scores
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.formats import export_table
from engine.export.kaggle import ExportReport, export_kaggle
from engine.export.table import Exported, ExportOptions, table_of
from engine.finding import rows_asked_for
from engine.judging import run_rule
from engine.language import tr
from engine.training.runs import Run, find_run


def export_submission(
    project: Project, run_id: str, *, out: Path, fallback: bool | None = None
) -> ExportReport:
    """Write the Kaggle CSV of the test rows by the rule in force.

    ``fallback`` overrides whether empty rows get their best label.
    """
    run, dataset = find_run(project.runs_folder, run_id), project.dataset()
    rows = dataset.rows(Split.TEST)
    if not len(rows):
        raise EngineError(
            tr("{name} has no test rows. Import a test.csv, or export another format.").format(
                name=project.path.name
            )
        )
    scores, waiting = _scored(run, dataset, rows)
    if waiting:
        raise EngineError(
            tr(
                "Run {id} has no scores of {waiting:,} test rows as they are now. Score them with "
                "it first."
            ).format(id=run.id, waiting=waiting),
            command=f"'mmc predict {project.path.name} --run {run.id} --split test' does.",
        )
    rule = run_rule(project, run)
    if fallback is not None:
        rule = replace(rule, fallback=fallback)
    decisions = rule.decide(scores)
    kept = [label.id in dataset.labels.ids for label in run.setup.labels]
    return export_kaggle(
        names=[dataset.names[row] for row in rows],
        label_ids=[label.id for label in run.setup.labels if label.id in dataset.labels.ids],
        decisions=decisions[:, kept],
        path=out,
    )


def export_rows(
    project: Project,
    *,
    format_: str,
    out: Path,
    split: Split | None = None,
    query: str = "",
    items: IntArray | None = None,
    run_id: str | None = None,
    decided: bool = False,
    scores: bool | None = None,
    fallback: bool | None = None,
    options: ExportOptions | None = None,
    reporter: Reporter,
) -> Exported:
    """Write rows of a split (all without one) in any format but the competition's.

    With ``items`` only rows of these numbers, and with a query (docs/searching.md) only those that
    it names, in the order of the project. Their labels are the
    project's, or with ``decided`` those that a run's rule gives. The run's scores are written too,
    as far as the format has a place for them, where ``scores`` says so or, without it, where a run
    is named.
    """
    dataset = project.dataset()
    rows = rows_asked_for(project, dataset, split, query, run_id)
    if items is not None:
        rows = rows[np.isin(dataset.items[rows], items)]
    states = found = None
    if decided or run_id is not None:
        run = find_run(project.runs_folder, run_id or "latest")
        found = _scores_of(project, run, dataset, rows)
        # Labels may have been moved since the training.
        columns = [run.setup.labels.column(label_id) for label_id in dataset.labels.ids]
        if decided:
            rule = run_rule(project, run)
            rule = rule if fallback is None else replace(rule, fallback=fallback)
            states = rule.decide(found)[:, columns].astype(np.int8)
        found = found[:, columns]
    wanted = run_id is not None if scores is None else scores
    table = table_of(dataset, rows, states=states, scores=found if wanted else None)
    return export_table(table, out, format_, options or ExportOptions(), reporter)


def _scores_of(project: Project, run: Run, dataset: Dataset, rows: IntArray) -> Scores:
    """Return a run's scores of rows in its own order of labels; it has to know the project's."""
    if set(run.setup.labels.ids) != set(dataset.labels.ids):
        raise EngineError(
            tr("Run {id} knows other labels than {name} has now. Train again.").format(
                id=run.id, name=project.path.name
            )
        )
    scores, waiting = _scored(run, dataset, rows)
    if waiting:
        raise EngineError(
            tr(
                "Run {id} has no scores of {waiting:,} rows as they are now. Score them with it "
                "first."
            ).format(id=run.id, waiting=waiting),
            command=f"'mmc predict {project.path.name} --run {run.id}' does.",
        )
    return scores


def _scored(run: Run, dataset: Dataset, rows: IntArray) -> tuple[Scores, int]:
    """Return a run's scores of rows, and of how many there is none, or one of another caption."""
    found = run.stored_scores(dataset.items[rows])
    stale = found.stale([dataset.captions[row] for row in rows.tolist()])
    return found.scores, int((~found.there | stale).sum())


def scores_wait(run: Run, dataset: Dataset, rows: IntArray) -> bool:
    """Tell whether some rows have no score, or one of a caption that was changed since."""
    return _scored(run, dataset, rows)[1] > 0
