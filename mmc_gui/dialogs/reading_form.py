"""What can be said of a source that is no plain table, and of every import."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QWidget,
)

from engine.data.importing import ImportOptions
from engine.data.readers.options import Finding, ReadOptions
from engine.data.split import VALIDATION_SHARE
from engine.language import tr
from mmc_gui.dialogs.fields import LEFT_MIDDLE
from mmc_gui.last_folders import DATASETS
from mmc_gui.theme import GRID
from mmc_gui.widgets.dialogs import PathField

_CAPTIONS = ((tr("Use the first"), "first"), (tr("Join all"), "join"))
_FOLDERS = ((tr("Are photos of their own"), "first"), (tr("Are one, with all labels"), "join"))
_TEXTS = (
    (tr("Found out"), "guess"),
    (tr("Captions"), "caption"),
    (tr("Labels, with commas"), "labels"),
)
_NESTED = ((tr("Each is a label"), "all"), (tr("Only the last is a label"), "last"))
_FIELDS: dict[str, tuple[str, ...]] = {
    "competition": ("test",),
    "coco": ("more", "captions"),
    "sidecar": ("texts",),
    "folders": ("nested", "twice"),
}
_TABLE_FIELDS = ("captions",)


class ReadingForm(QWidget):
    """Shows the fields that matter for a format; ``changed`` comes for what a person changed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        files = tr("CSV files (*.csv);;All files (*)")
        self.test = PathField(tr("Test rows"), kind="file", pattern=files, width=0, place=DATASETS)
        self.test.edit.setPlaceholderText(tr("Optional: a CSV with ImageID,Caption"))
        self.more = PathField(
            tr("Read with it"), kind="file", pattern=tr("COCO files (*.json)"), width=0,
            place=DATASETS,
        )  # fmt: skip
        self.more.edit.setPlaceholderText(tr("Optional: the file with the captions"))
        self.captions = self._combo(tr("Several captions of a photo"), _CAPTIONS)
        self.texts = self._combo(tr("Text files hold"), _TEXTS)
        self.nested = self._combo(tr("Folders in folders"), _NESTED)
        self.twice = self._combo(tr("Photos of equal name"), _FOLDERS)
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setLabelAlignment(LEFT_MIDDLE)
        self._form.setSpacing(GRID)
        for field in self._fields().values():
            self._form.addRow(_name(field), field)
        for path in (self.test, self.more):
            path.edit.editingFinished.connect(self.changed)
            path.chosen.connect(self.changed)
        self.show_for("")

    def show_for(self, format_: str, finding: Finding | None = None) -> None:
        """Show what matters for a format, filled with what was found beside the source."""
        shown = _FIELDS.get(format_, _TABLE_FIELDS if format_ else ())
        for key, field in self._fields().items():
            self._form.setRowVisible(field, key in shown)
        self.setVisible(bool(shown))
        files = (finding.files or finding.offers) if finding is not None else ()
        for path in (self.test, self.more):
            path.set_path(files[0] if files else None)

    def options(self, format_: str) -> ReadOptions:
        """Return what the form says of a format."""
        shown = _FIELDS.get(format_, _TABLE_FIELDS)
        files: tuple[Path, ...] = ()
        for key, field in (("test", self.test), ("more", self.more)):
            if key in shown and field.path is not None:
                files = (field.path,)
        repeats = self.twice if "twice" in shown else self.captions
        return ReadOptions(
            repeats=repeats.currentData(), text_as=self.texts.currentData(),
            nested=self.nested.currentData(), files=files,
        )  # fmt: skip

    def _fields(self) -> dict[str, QWidget]:
        return {
            "test": self.test, "more": self.more, "captions": self.captions, "texts": self.texts,
            "nested": self.nested, "twice": self.twice,
        }  # fmt: skip

    def _combo(self, name: str, choices: tuple[tuple[str, str], ...]) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        for text, data in choices:
            combo.addItem(text, data)
        combo.activated.connect(self.changed)
        return combo


class MoreForm(QWidget):
    """What few imports need: labels to come, the share that validates, photos compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.labels = QLineEdit()
        self.labels.setAccessibleName(tr("More labels"))
        self.labels.setPlaceholderText(tr("dog, cat: labels to give here"))
        self.share = QSpinBox(suffix=" %", minimum=0, maximum=90)
        self.share.setAccessibleName(tr("Validation"))
        self.share.setValue(round(100 * VALIDATION_SHARE))
        self.share.setToolTip(
            tr(
                "Share of the labelled photos that are set aside to judge a training "
                "by, where the source does not say which"
            )
        )
        self.compare = QCheckBox(tr("Look for photos of equal content"))
        self.compare.setToolTip(
            tr("Reads every photo; those that are the same are listed, none goes")
        )
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setLabelAlignment(LEFT_MIDDLE)
        form.setSpacing(GRID)
        form.addRow(tr("More labels"), self.labels)
        form.addRow(tr("Validation"), self.share)
        form.addRow("", self.compare)

    def options(self) -> ImportOptions:
        """Return what the form says."""
        labels = tuple(part.strip() for part in self.labels.text().split(",") if part.strip())
        return ImportOptions(
            share=self.share.value() / 100, labels=labels, compare_photos=self.compare.isChecked(),
        )  # fmt: skip


def _name(field: QWidget) -> str:
    return field.name if isinstance(field, PathField) else field.accessibleName()
