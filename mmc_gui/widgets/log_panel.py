"""Sentences with their times, one below the other; closed until somebody wants to read them."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon
from mmc_gui.widgets.fold import Fold

MOST_LINES = 5000
HEIGHT = 14 * GRID


class LogPanel(Fold):
    """The newest sentence stands beside the heading, so that it is read without opening."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(title, content, parent)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setMaximumBlockCount(MOST_LINES)
        self.text.setFixedHeight(HEIGHT)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(title)
        self.text.setPlaceholderText(tr("Nothing yet: start a training."))
        self.copy_button = QPushButton(tr("Copy all"))
        bind_icon(self.copy_button, "copy")
        self.copy_button.setToolTip(tr("Copy all lines, to paste them elsewhere"))
        self.copy_button.clicked.connect(self._copy)
        buttons = QVBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addLayout(limited(self.text), stretch=1)
        row.addLayout(buttons)
        self.clear()

    @property
    def lines(self) -> list[str]:
        """What was said, oldest first."""
        return self.text.toPlainText().splitlines()

    @Slot(str)
    def append(self, line: str) -> None:
        """Add a sentence."""
        self.text.appendPlainText(line)
        self.copy_button.setEnabled(True)
        self.set_note(line.partition("  ")[2] or line)

    def clear(self) -> None:
        """Forget what was said."""
        self.text.clear()
        self.copy_button.setEnabled(False)
        self.set_note("")

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
