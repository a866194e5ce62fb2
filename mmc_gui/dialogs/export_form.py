"""The fields of an export; those that make no difference to a format are hidden."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QWidget

from engine.export.table import ExportOptions, Photos
from engine.language import tr
from mmc_gui.dialogs.fields import LEFT_MIDDLE
from mmc_gui.last_folders import EXPORTS
from mmc_gui.theme import GRID
from mmc_gui.widgets.dialogs import PathField

_WORDS = ((tr("Names"), "names"), (tr("Ids"), "ids"))
_PHOTOS = (
    (tr("Leave them where they are"), "none"), (tr("Put links to them into the folder"), "link"),
    (tr("Copy them into the folder"), "copy"),
)  # fmt: skip
_TEXTS = (
    (tr("The caption"), "caption"),
    (tr("The labels"), "labels"),
    (tr("Both, in two files"), "both"),
)


class ExportForm(QWidget):
    """Says which rows and labels are written; ``changed`` comes with every choice."""

    changed = Signal()

    def __init__(
        self, *, run_id: str | None, run: str, fallback: bool, parent: QWidget | None = None
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._run_id = run_id
        self._submission = False
        self.rows = self._combo(tr("Rows"))
        self.labels = self._combo(tr("Labels"), ((tr("As they are marked"), "by hand"),))
        if run_id is not None:
            self.labels.addItem(
                tr("As run {run_id} decides, at its thresholds").format(run_id=run), "decided"
            )
        self.words = self._combo(tr("Write labels by"), _WORDS)
        self.photos = self._combo(tr("Photos"), _PHOTOS)
        self.texts = self._combo(tr("Text files hold"), _TEXTS)
        self.scores = QCheckBox(tr("Write the scores of run {run_id} too").format(run_id=run))
        self.fallback = QCheckBox(tr("Give a photo its best label when none reaches its threshold"))
        self.fallback.setChecked(fallback)
        self.fallback.setToolTip(tr("An empty row scores nothing where every photo has a label"))
        self.bom = QCheckBox(tr("For Excel: begin with the mark by which it knows UTF-8"))
        self.out = PathField(tr("Where to"), kind="save", width=0, place=EXPORTS)
        self._layout = QFormLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setLabelAlignment(LEFT_MIDDLE)
        self._layout.setSpacing(GRID)
        for combo in (self.rows, self.labels, self.words, self.photos, self.texts):
            self._layout.addRow(combo.accessibleName(), combo)
        for box in (self.scores, self.fallback, self.bom):
            box.toggled.connect(self.changed)
            self._layout.addRow("", box)
        self._layout.addRow(self.out.name, self.out)
        self.labels.currentIndexChanged.connect(self._show_fallback)

    @property
    def decided(self) -> bool:
        """Whether the run's decisions are written instead of the marks."""
        return bool(self.labels.currentData() == "decided")

    @property
    def wants_scores(self) -> bool:
        """Whether the run's scores are written."""
        return self._layout.isRowVisible(self.scores) and self.scores.isChecked()

    def set_rows(self, choices: Sequence[tuple[str, object]]) -> None:
        """Offer these sets of rows."""
        for title, data in choices:
            self.rows.addItem(title, data)

    def options(self, *, overwrite: bool) -> ExportOptions:
        """Return what the form says beside rows and labels."""
        photos: Photos = self.photos.currentData()
        if not self._layout.isRowVisible(self.photos):
            photos = "none"
        return ExportOptions(
            words=self.words.currentData(), photos=photos, texts=self.texts.currentData(),
            overwrite=overwrite, bom=self.bom.isChecked(),
        )  # fmt: skip

    def show_for(
        self, *, submission: bool, uses: frozenset[str], is_folder: bool, must_link: bool
    ) -> None:
        """Show what makes a difference to a format."""
        show, has_run = self._layout.setRowVisible, self._run_id is not None
        for widget in (self.rows, self.labels, self.words):
            show(widget, not submission)
        show(self.photos, "photos" in uses)
        show(self.texts, "texts" in uses)
        show(self.scores, "scores" in uses and has_run)
        show(self.bom, "bom" in uses)
        self._submission = submission
        self._show_fallback()
        self._layout.labelForField(self.out).setText(tr("New folder") if is_folder else tr("File"))  # type: ignore[attr-defined]
        self.photos.model().item(0).setEnabled(not must_link)  # type: ignore[attr-defined]
        if must_link and self.photos.currentData() == "none":
            self.photos.setCurrentIndex(1)

    def _show_fallback(self) -> None:
        matters = self._run_id is not None and (self._submission or self.decided)
        self._layout.setRowVisible(self.fallback, matters)

    def _combo(self, name: str, choices: Sequence[tuple[str, str]] = ()) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setMinimumContentsLength(16)
        for text, data in choices:
            combo.addItem(text, data)
        combo.activated.connect(self.changed)
        return combo
