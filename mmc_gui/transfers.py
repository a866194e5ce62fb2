"""What goes out of a project, as the dialogs ask for it; carried out in a job's thread.

What imports torch is imported where it runs, so that the window stands before it loads.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np

from engine import workflow
from engine.data.dataset import IntArray, Split
from engine.data.project import Project, open_project
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.kaggle import ExportReport
from engine.export.table import Exported, ExportOptions
from engine.language import tr
from engine.training.runs import find_run

IMPORTING, EXPORTING = tr("Importing"), tr("Exporting")


KAGGLE = "kaggle"
"""The competition's submission, beside the formats that carry rows."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportPlan:
    """One export, complete."""

    format: str
    out: Path
    items: IntArray | None = None
    """Numbers of the rows to write; None: all."""
    labels: Literal["by hand", "decided"] = "by hand"
    run_id: str | None = None
    """The run that decides, or whose scores are written."""
    scores: bool = False
    options: ExportOptions = field(default_factory=ExportOptions)


def carry_out_export(
    plan: ExportPlan, *, project: Path, cache: Path, load: workflow.EncoderLoader,
    reporter: Reporter, to_look_at: bool = False,
) -> ExportReport | Exported:  # fmt: skip
    """Write the rows; where a run decides that has not scored them all, it scores them first.

    In a project ``to_look_at`` it cannot: EngineError.
    """
    from engine import exporting  # few starts need it

    with open_project(project, read_only=to_look_at) as opened:
        if plan.run_id is not None and (plan.labels == "decided" or plan.scores):
            _score(opened, plan, cache=cache, load=load, reporter=reporter, to_look_at=to_look_at)
        if plan.format == KAGGLE:
            assert plan.run_id is not None
            return exporting.export_submission(opened, plan.run_id, out=plan.out)
        decided = plan.labels == "decided"
        return exporting.export_rows(
            opened, format_=plan.format, out=plan.out, items=plan.items, decided=decided,
            run_id=plan.run_id if plan.scores or decided else None, options=plan.options,
            scores=plan.scores, reporter=reporter,
        )  # fmt: skip


def _score(
    project: Project, plan: ExportPlan, *, cache: Path, load: workflow.EncoderLoader,
    reporter: Reporter, to_look_at: bool,
) -> None:  # fmt: skip
    from engine import exporting

    assert plan.run_id is not None
    dataset = project.dataset()
    split = Split.TEST if plan.format == KAGGLE else None
    rows = np.arange(len(dataset)) if split is None else dataset.rows(split)
    if plan.items is not None:
        rows = rows[np.isin(dataset.items[rows], plan.items)]
    run = find_run(project.runs_folder, plan.run_id)
    if exporting.scores_wait(run, dataset, rows):
        if to_look_at:
            raise EngineError(
                tr(
                    "Some of these photos have no scores by this run yet, and in a project that "
                    "is open to look at only none are made. Open it to edit, or export the "
                    "labels given by hand."
                )
            )
        workflow.predict(
            project, plan.run_id, split=split, cache=cache, reporter=reporter, load=load
        )


def export_sentence(report: ExportReport | Exported) -> str:
    """Say what an export wrote."""
    if isinstance(report, ExportReport):
        return tr("{rows:,} rows are in {path}, read back and checked.").format(
            rows=report.rows, path=report.path
        )
    photos = tr(" and {photos:,} photos").format(photos=report.photos) if report.photos else ""
    return " ".join(
        [
            tr("{rows:,} rows{photos} are in {path}.").format(
                rows=report.rows, photos=photos, path=report.path
            ),
            *report.notes,
        ]
    )


def is_whole_or_not(title: str) -> bool:
    """Tell whether a job of this title leaves nothing where it is stopped."""
    return title.startswith((IMPORTING, EXPORTING))
