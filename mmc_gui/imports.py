"""What goes into a project, as the dialog asks for it; carried out in a job's thread."""

import dataclasses
from dataclasses import dataclass, field
from pathlib import Path

from engine.data.importing import ImportOptions, import_found
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.table import SourceTable
from engine.events import Reporter
from mmc_gui.opening import Opened, import_sentence, read_project
from mmc_gui.transfers import IMPORTING


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """One import, complete."""

    finding: Finding
    project: Path
    images: Path | None
    """None: told by the source, or written out of its archives."""
    reading: ReadOptions = field(default_factory=ReadOptions)
    options: ImportOptions = field(default_factory=ImportOptions)
    table: SourceTable | None = None
    """What was read for the preview by the same options."""

    @property
    def title(self) -> str:
        """What the job is called."""
        return f"{IMPORTING} {self.finding.path.name}"


def carry_out_import(plan: ImportPlan, reporter: Reporter) -> Opened:
    """Make the project and read it."""
    report = import_found(
        plan.finding, project=plan.project, images=plan.images, reading=plan.reading,
        options=plan.options, table=plan.table, reporter=reporter,
    )  # fmt: skip
    opened, lock = read_project(plan.project.resolve())
    return dataclasses.replace(opened, notes=(*opened.notes, import_sentence(report))), lock
