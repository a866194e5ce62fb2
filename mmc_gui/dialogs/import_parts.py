"""What the import dialog is put together from, and where each part says its piece."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.data.dataset import Problem
from engine.data.readers.detect import READERS
from engine.data.readers.options import Finding
from engine.language import tr
from mmc_gui.dialogs.fields import LEFT_MIDDLE, Hint, SourceField, mark_invalid
from mmc_gui.dialogs.first_rows import FirstRows
from mmc_gui.dialogs.mapping_form import MappingForm
from mmc_gui.dialogs.reading_form import MoreForm, ReadingForm
from mmc_gui.last_folders import DATASETS
from mmc_gui.text_size import bind_measure
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.dialogs import PathField
from mmc_gui.widgets.drop_zone import Accepts
from mmc_gui.widgets.empty_state import EmptyState
from mmc_gui.widgets.fold import Fold

FORM_WIDTH = 52 * GRID
WELCOME = tr(
    "A CSV or TSV, JSON lines, Parquet, COCO, a Hugging Face folder, a "
    "folder for each label, texts beside photos, or tar files. What it is, "
    "is found out. Photos stay where they are and are never changed."
)


class ImportParts(QWidget):
    """The source above; the form at the left; the first rows at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = SourceField(tr("What to import"))
        self.what = QLabel(wordWrap=True)
        self.what.setTextFormat(Qt.TextFormat.PlainText)
        self.what.setAccessibleName(tr("What it is"))
        self.format = QComboBox()
        self.format.setAccessibleName(tr("Read as"))
        self.format.setMinimumContentsLength(20)
        self.format.view().setMinimumWidth(FORM_WIDTH)
        self.columns = Hint()
        self.mapping = MappingForm()
        self.reading = ReadingForm()
        self.images = PathField(tr("Photo folder"), kind="folder", width=0, place=DATASETS)
        self.photos = Hint()
        self.project = PathField(
            tr("New project"), kind="save", pattern=tr("Projects (*.mmc)"), width=0
        )  # fmt: skip
        self.place = Hint()
        self.more = MoreForm()
        self.rows = FirstRows()
        self.problems = Hint()
        self.empty = EmptyState(
            tr("Drop a file or the folder of a dataset here"), WELCOME, icon="drop",
            primary=tr("Choose a file…"), secondary=tr("Choose a folder…"),
            accepts=frozenset({Accepts.PATHS}),
        )  # fmt: skip
        self.empty.primary_requested.connect(self.source.choose_file)
        self.empty.secondary_requested.connect(self.source.choose_folder)
        self.empty.paths_dropped.connect(lambda paths: self.source.set_path(paths[0]))
        self._build()

    def show_nothing(self) -> None:
        """Show what may be chosen, and nothing to fill in yet."""
        self.say_what("", "muted")
        self._show_form(shown=False)
        self.rows.show_rows(())
        for hint in (self.columns, self.photos, self.place, self.problems):
            hint.say("")

    def show_formats(self, findings: Sequence[Finding]) -> None:
        """Offer what the source may be, the surest first, then every other format."""
        self.format.clear()
        for finding in findings:
            self.format.addItem(_title(finding, findings), finding)
        known = {finding.format for finding in findings}
        for key, reader in READERS.items():
            if key not in known:
                unsure = Finding(format=key, path=findings[0].path, sure=0.0, text="")
                self.format.addItem(tr("{title} (unlikely)").format(title=reader.title), unsure)

    def show_form_for(self, finding: Finding, *, is_table: bool) -> None:
        """Show the fields that matter for a format."""
        self.mapping.setVisible(is_table)
        self._mapping_title.setVisible(is_table)
        self.columns.say("")
        self.reading.show_for(finding.format, finding)
        archive = finding.format == "webdataset"
        self._images_title.setText(
            tr("New folder for the photos") if archive else tr("Photo folder")
        )
        self.rows.show_rows(())
        self._show_form(shown=True)

    def _show_form(self, *, shown: bool) -> None:
        self._form.setVisible(shown)
        self._right.setVisible(shown)
        self.empty.setVisible(not shown)

    def say_what(self, text: str, look: str) -> None:
        """Say what the source is, or why it cannot be read."""
        self.what.setText(text)
        self.what.setVisible(bool(text))
        set_look(self.what, look)

    def say_photos(self, text: str, look: str) -> None:
        """Say how many photos were found."""
        self.photos.say(text, look)
        mark_invalid(self.images.edit, invalid=look == "danger")

    def say_problems(self, doubts: Sequence[Problem], notes: Sequence[Problem]) -> None:
        """Tell the first of the doubtful rows, and what was noted; the import lists all."""
        said = [note.text for note in notes[:2]]
        if doubts:
            first = doubts[0]
            place = (
                tr("{source}, line {line}").format(source=first.source, line=first.line)
                if first.line
                else first.source
            )
            count = (
                tr("{doubts:,} rows are").format(doubts=len(doubts))
                if len(doubts) > 1
                else tr("One row is")
            )
            said.append(
                tr("{count} doubtful; all will be listed. {place}: {text}").format(
                    count=count, place=place, text=first.text
                )
            )
        self.problems.say(" ".join(said))

    def _build(self) -> None:
        top = QFormLayout()
        top.setLabelAlignment(LEFT_MIDDLE)
        top.setSpacing(GRID)
        top.addRow(tr("What to import"), self.source)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self._build_form())
        row.addWidget(self._build_right(), stretch=1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(top)
        column.addWidget(self.what)
        column.addWidget(self.empty, stretch=1)
        column.addLayout(row, stretch=1)

    def _build_form(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        self._images_title = _heading(tr("Photo folder"))
        self._mapping_title = _heading(tr("Which column means what"))
        # What must be right stands first: it is seen without scrolling.
        for widget in (
            _heading(tr("Read as")),
            self.format,
            self._images_title,
            self.images,
            self.photos,
            _heading(tr("New project")),
            self.project,
            self.place,
            self._mapping_title,
            self.columns,
            self.mapping,
            self.reading,
            Fold(tr("More"), self.more),
        ):
            column.addWidget(widget)
        column.addStretch()
        self._form = QScrollArea()
        self._form.setWidget(inside)
        self._form.setWidgetResizable(True)
        self._form.setFrameShape(QFrame.Shape.NoFrame)
        bind_measure(self._form, QWidget.setFixedWidth, FORM_WIDTH)
        self._form.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the field with the focus
        self._form.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return self._form

    def _build_right(self) -> QWidget:
        self._right = QWidget()
        column = QVBoxLayout(self._right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(_heading(tr("First rows, as they would come in")))
        column.addWidget(self.rows, stretch=1)
        column.addWidget(self.problems)
        return self._right


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    set_look(label, "heading")
    return label


def _title(finding: Finding, findings: Sequence[Finding]) -> str:
    """Name a format, and the file where several have been found in a folder."""
    title = READERS[finding.format].title
    alike = [other for other in findings if other.format == finding.format]
    differs = finding.path != findings[0].path or len(alike) > 1
    return f"{title}: {finding.path.name}" if differs else title
