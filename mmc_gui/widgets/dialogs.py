"""Small dialogs, and the field for a path that larger ones have."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.last_folders import keep_folder, last_folder
from mmc_gui.text_size import roomy
from mmc_gui.theme import GRID, bind_icon
from mmc_gui.widgets.text_table import TextTable

FIELD_WIDTH = 420


class PathField(QWidget):
    """A path to type, paste or choose."""

    chosen = Signal()
    """One was chosen in a dialog; what is typed is told by ``edit``."""

    def __init__(
        self, name: str, *, kind: str, pattern: str = "", width: int = FIELD_WIDTH,
        place: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make one; under the name of a ``place`` it is remembered where something was chosen."""
        super().__init__(parent)
        self.name = name
        self._kind, self._pattern, self._place = kind, pattern, place
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.edit.setMinimumWidth(width)
        choose = QPushButton(tr("Choose…"))
        choose.setAccessibleName(tr("Choose: {name}").format(name=name))
        choose.setAutoDefault(False)
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
        start = self.edit.text() or (last_folder(self._place) if self._place else "")
        if self._kind == "folder":
            chosen = QFileDialog.getExistingDirectory(self, self.name, start)
        elif self._kind == "save":
            chosen, _ = QFileDialog.getSaveFileName(self, self.name, start, self._pattern)
        else:
            chosen, _ = QFileDialog.getOpenFileName(self, self.name, start, self._pattern)
        if chosen:
            if self._place:
                keep_folder(self._place, Path(chosen))
            self.edit.setText(chosen)
            self.chosen.emit()


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
        self.resize(*roomy(760, 520)) if rows else self.adjustSize()


def free_name(path: Path) -> Path:
    """Return ``path``, or the first of ``name-2``, ``name-3`` … that does not exist."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
