"""Asks where the photos of a project were moved to, and shows at once what is found there."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.dialogs import FIELD_WIDTH, PathField

LINES = 3


class RelocateDialog(QDialog):
    """A folder, and a sentence on how many of the photos are in it."""

    folder_changed = Signal(object)
    """The folder to look into."""

    def __init__(self, former: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Find moved photos"))
        about = QLabel(
            tr(
                "The photos of this project were in {former}. Choose the folder that "
                "they are in now; nothing is moved or copied."
            ).format(former=former)
        )
        about.setWordWrap(True)
        set_look(about, "muted")
        self.folder = PathField(tr("Photo folder"), kind="folder")
        self.folder.edit.setPlaceholderText(tr("The folder that holds the photos"))
        self.found = QLabel()
        self.found.setWordWrap(True)
        self.found.setMinimumWidth(FIELD_WIDTH)
        self.found.setMinimumHeight(LINES * self.found.fontMetrics().lineSpacing())
        self.found.setAccessibleName(tr("What was found"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(tr("Use this folder"))
        set_look(self.use, "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.chosen: Path | None = None
        """The folder that the photos' paths start from, once it is known."""
        self.folder.edit.textChanged.connect(self._on_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        for widget in (about, self.folder, self.found, buttons):
            column.addWidget(widget)
        self._on_text()

    @Slot()
    def _on_text(self) -> None:
        self.chosen = None
        self.use.setEnabled(False)
        folder = self.folder.path
        if folder is None:
            self.found.setText("")
        else:
            self.found.setText(tr("Looking…"))
            self.folder_changed.emit(folder)

    def show_found(self, text: str, folder: Path | None) -> None:
        """Say what is in the folder; without one it cannot be used."""
        self.found.setText(text)
        self.chosen = folder
        self.use.setEnabled(folder is not None)
