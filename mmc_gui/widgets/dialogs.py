"""Small dialogs: what to import, where to export, sheets to read."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.text_table import TextTable

FIELD_WIDTH = 420


class PathField(QWidget):
    """A path to type, paste or choose."""

    def __init__(
        self, name: str, *, kind: str, pattern: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._kind, self._pattern = kind, pattern
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setMinimumWidth(FIELD_WIDTH)
        choose = QPushButton("Choose…")
        choose.setAccessibleName(f"Choose: {name}")
        bind_icon(choose, "open")
        choose.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.edit, stretch=1)
        row.addWidget(choose)
        self.setFocusProxy(self.edit)

    @property
    def path(self) -> Path | None:
        """The path as typed, or None while the field is empty."""
        text = self.edit.text().strip()
        return Path(text).expanduser() if text else None

    def set_path(self, path: Path | None) -> None:
        """Fill the field."""
        self.edit.setText(str(path) if path else "")

    def _choose(self) -> None:
        start = self.edit.text()
        if self._kind == "folder":
            chosen = QFileDialog.getExistingDirectory(self, self.name, start)
        elif self._kind == "save":
            chosen, _ = QFileDialog.getSaveFileName(self, self.name, start, self._pattern)
        else:
            chosen, _ = QFileDialog.getOpenFileName(self, self.name, start, self._pattern)
        if chosen:
            self.edit.setText(chosen)


class ImportDialog(QDialog):
    """Asks for the files of a dataset; a CSV that is given fills in the rest as far as it can."""

    def __init__(self, csv: Path | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Import dataset")
        files = "CSV files (*.csv);;All files (*)"
        self.train = PathField("Training CSV", kind="file", pattern=files)
        self.images = PathField("Photo folder", kind="folder")
        self.test = PathField("Test CSV", kind="file", pattern=files)
        self.project = PathField("New project", kind="save", pattern="Projects (*.mmc)")
        self.test.edit.setPlaceholderText("Optional")
        note = QLabel(
            "The training CSV has the columns ImageID, Labels and Caption; the test CSV has "
            "ImageID and Caption. Photos stay where they are and are never changed."
        )
        note.setWordWrap(True)
        set_look(note, "muted")
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText("Import")
        set_look(self._ok, "primary")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        form = QGridLayout()
        form.setSpacing(GRID)
        for line, field in enumerate((self.train, self.images, self.test, self.project)):
            form.addWidget(QLabel(field.name), line, 0)
            form.addWidget(field, line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(note)
        column.addLayout(form)
        column.addWidget(self.buttons)
        for field in (self.train, self.images, self.project):
            field.edit.textChanged.connect(self._update_ok)
        self.train.edit.textChanged.connect(self._guess)
        self.train.set_path(csv)
        self._update_ok()

    def _guess(self) -> None:
        """Fill in what usually lies beside the training CSV; what was typed stays."""
        csv = self.train.path
        if csv is None or not csv.is_file():
            return
        folder = csv.resolve().parent
        for name in ("data", "images", "train", "photos"):
            if self.images.path is None and (folder / name).is_dir():
                self.images.set_path(folder / name)
        if self.images.path is None:
            self.images.set_path(folder)
        if self.test.path is None and (folder / "test.csv").is_file():
            self.test.set_path(folder / "test.csv")
        if self.project.path is None:
            self.project.set_path(free_name(folder / f"{folder.name}.mmc"))

    def _update_ok(self) -> None:
        fields = (self.train, self.images, self.project)
        self._ok.setEnabled(all(field.path is not None for field in fields))


class ExportDialog(QDialog):
    """Asks where the submission goes."""

    def __init__(
        self, *, run: str, rows: int, out: Path, fallback: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Export submission")
        self.out = PathField("Submission file", kind="save", pattern="CSV files (*.csv)")
        self.out.set_path(out)
        self.fallback = QCheckBox("Give a photo its best label when none reaches its threshold")
        self.fallback.setChecked(fallback)
        self.fallback.setToolTip("An empty row scores nothing where every photo has a label")
        about = QLabel(
            f"Writes the labels of {rows:,} test photos, decided by run {run} at the current "
            "thresholds, as ImageID,Labels. The file is read back and checked."
        )
        about.setWordWrap(True)
        set_look(about, "muted")
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save.setText("Export")
        set_look(self.save, "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.out.edit.textChanged.connect(lambda text: self.save.setEnabled(bool(text.strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (about, self.out, self.fallback, buttons):
            column.addWidget(widget)


class SheetDialog(QDialog):
    """A table to read."""

    def __init__(
        self,
        *,
        title: str,
        headers: Sequence[str],
        rows: Sequence[Sequence[str]],
        empty: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.table = TextTable([(text, "") for text in headers], title)
        self.table.set_texts(rows)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        if rows:
            column.addWidget(self.table)
        else:
            column.addWidget(QLabel(empty))
        column.addWidget(close)
        self.resize(760, 520) if rows else self.adjustSize()


class AboutDialog(QDialog):
    """Version, and what the program is made of."""

    def __init__(
        self, *, version: str, facts: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("About MMC")
        title = QLabel(f"MMC {version}")
        set_look(title, "title")
        text = QLabel("\n".join(facts))
        text.setWordWrap(True)
        text.setMinimumWidth(FIELD_WIDTH)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (title, text, close):
            column.addWidget(widget)


def free_name(path: Path) -> Path:
    """Return ``path``, or the first of ``name-2``, ``name-3`` … that does not exist."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
