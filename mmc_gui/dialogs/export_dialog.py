"""Export: which format, which rows, whose labels, with photos or without, and where to."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from engine.export.formats import WRITERS, Writer
from engine.language import number, tr
from mmc_gui.dialogs.export_form import ExportForm
from mmc_gui.dialogs.export_rows import RowChoice
from mmc_gui.dialogs.job_dialog import JobDialog
from mmc_gui.text_size import bind_measure, roomy
from mmc_gui.theme import GRID, set_look
from mmc_gui.transfers import KAGGLE, ExportPlan
from mmc_gui.widgets.dialogs import free_name

FORMATS_WIDTH = 28 * GRID
SUBMISSION = tr("Competition submission")
_KEY = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportSource:
    """What the dialog can choose from."""

    project: Path
    rows: Sequence[RowChoice]
    tests: int
    run_id: str | None
    run: str
    """What the run is called."""
    """The run that is shown."""
    fallback: bool


class ExportDialog(JobDialog):
    """Asks before a file is replaced; a folder never is."""

    def __init__(
        self, source: ExportSource, *, format_: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Export"), verb=tr("Export"), parent=parent)
        self._source = source
        self._typed = False
        self.formats = QListWidget()
        self.formats.setAccessibleName(tr("Format"))
        bind_measure(self.formats, QWidget.setFixedWidth, FORMATS_WIDTH)
        self.about = QLabel(wordWrap=True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        set_look(self.about, "muted")
        self.form = ExportForm(run_id=source.run_id, run=source.run, fallback=source.fallback)
        self.form.set_rows([(f"{r.title} ({number(r.count)})", r) for r in source.rows])
        self.out = self.form.out
        self._build_body()
        self._fill_formats()
        self.formats.currentItemChanged.connect(self._on_format)
        self.form.changed.connect(self.update_ok)
        self.out.edit.textEdited.connect(self._on_typed)
        self.out.chosen.connect(self._on_typed)
        self.out.edit.textChanged.connect(self.update_ok)
        self.resize(*roomy(760, 480))
        self.choose_format(format_ or self._usual())

    @property
    def format(self) -> str:
        """The format that is chosen."""
        item = self.formats.currentItem()
        return str(item.data(_KEY)) if item is not None else ""

    def choose_format(self, key: str) -> None:
        """Show another format and give the keyboard to the button that writes it."""
        for row in range(self.formats.count()):
            if self.formats.item(row).data(_KEY) == key:
                self.formats.setCurrentRow(row)
        self.formats.setFocus()

    @property
    def plan(self) -> ExportPlan:
        """The export that the form describes."""
        out, rows = self.out.path, self.form.rows.currentData()
        assert out is not None
        submission = self.format == KAGGLE
        decided = submission or self.form.decided
        return ExportPlan(
            format=self.format,
            out=self._with_suffix(out),
            items=None if submission or rows is None else rows.items,
            labels="decided" if decided else "by hand",
            run_id=self._source.run_id if decided or self.form.wants_scores else None,
            scores=self.form.wants_scores and not submission,
            options=self.form.options(overwrite=not self._writer_is_folder()),
        )

    def submit(self) -> None:
        """Emit the plan, after asking where a file would be replaced."""
        if not self.ok.isEnabled():
            return
        plan = self.plan
        if plan.out.is_file() and not self._writer_is_folder():
            self._ask_to_replace(plan)
        elif plan.out.is_dir():
            self.tell(
                tr("{out} is a folder that exists already. Name {value}.").format(
                    out=plan.out,
                    value=tr("a new folder") if self._writer_is_folder() else tr("a file"),
                )
            )
        else:
            self.submitted.emit(plan)

    def update_ok(self) -> None:
        """Allow the export when it is complete; say what it lacks."""
        lacks = self._lacks()
        self.tell(lacks, "muted")
        self.ok.setEnabled(not lacks and self.out.path is not None and not self.running)

    # -- building ---------------------------------------------------------------------------

    def _build_body(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(2 * GRID)
        right.addWidget(self.about)
        right.addWidget(self.form)
        right.addStretch()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.formats)
        row.addLayout(right, stretch=1)

    def _fill_formats(self) -> None:
        titles = {KAGGLE: SUBMISSION, **{key: w.title for key, w in WRITERS.items()}}
        for key, title in titles.items():
            item = QListWidgetItem(title)
            item.setData(_KEY, key)
            item.setToolTip(self._about(key))
            self.formats.addItem(item)

    def _usual(self) -> str:
        """Return the submission where one can be made, else a table for everyone."""
        return KAGGLE if self._source.run_id is not None and self._source.tests else "csv"

    def _about(self, key: str) -> str:
        if key != KAGGLE:
            return WRITERS[key].sentence
        tests, run = self._source.tests, self._source.run
        by = tr(", decided by run {run} at its thresholds").format(run=run) if run else ""
        return tr(
            "ImageID,Labels for the {tests:,} test photos as the competition wants "
            "them{by}. The file is read back and checked."
        ).format(tests=tests, by=by)

    # -- what was chosen --------------------------------------------------------------------

    @Slot()
    def _on_format(self) -> None:
        key, writer = self.format, self._writer()
        self.about.setText(self._about(key))
        self.form.show_for(
            submission=key == KAGGLE, uses=writer.uses if writer else frozenset(),
            is_folder=self._writer_is_folder(), must_link=key == "folders",
        )  # fmt: skip
        if not self._typed:
            self.out.set_path(self._usual_place())
        self.update_ok()

    def _usual_place(self) -> Path:
        project, writer = self._source.project, self._writer()
        if writer is None:
            return project.with_name("submission.csv")
        if writer.folder:
            return free_name(project.with_name(f"{project.stem}-{self.format}"))
        return free_name(project.with_name(f"{project.stem}{writer.suffix}"))

    @Slot()
    def _on_typed(self) -> None:
        self._typed = bool(self.out.edit.text().strip())
        self.update_ok()

    def _writer(self) -> Writer | None:
        return WRITERS.get(self.format)

    def _writer_is_folder(self) -> bool:
        writer = self._writer()
        return writer is not None and writer.folder

    def _with_suffix(self, out: Path) -> Path:
        writer = self._writer()
        suffix = writer.suffix if writer else ".csv"
        return out if out.suffix or not suffix else Path(f"{out}{suffix}")

    def _lacks(self) -> str:
        rows = self.form.rows.currentData()
        if self.format == KAGGLE and self._source.run_id is None:
            return tr("A submission needs a trained run: train one first.")
        if self.format == KAGGLE and not self._source.tests:
            return tr(
                "There are no test photos, so there is nothing to submit. Import the "
                "dataset with its test.csv, or choose another format."
            )
        if self.format != KAGGLE and rows is not None and not rows.count:
            return tr("There are no such rows. Choose other ones.")
        return "" if self.out.path is not None else tr("Name what is to be written.")

    # -- replacing --------------------------------------------------------------------------

    def _ask_to_replace(self, plan: ExportPlan) -> None:
        question = QMessageBox(self)
        question.setWindowTitle(tr("Replace the file?"))
        question.setIcon(QMessageBox.Icon.Question)
        question.setText(tr("{name} exists already. Replace it?").format(name=plan.out.name))
        question.setInformativeText(tr("It is in {parent}.").format(parent=plan.out.parent))
        replace = question.addButton(tr("Replace"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.setDefaultButton(QMessageBox.StandardButton.Cancel)
        replace.clicked.connect(lambda: self.submitted.emit(plan))
        question.finished.connect(question.deleteLater)
        question.open()
