"""A crash report to read, copy or delete."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.text_size import roomy
from mmc_gui.theme import GRID, bind_icon

WHAT = tr(
    "This was written on this computer and sent nowhere. It says where in "
    "the program it happened, and holds no captions and no contents of "
    "files."
)


class ReportDialog(QDialog):
    """The whole text of one report."""

    delete_requested = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Crash report"))
        self.text = QPlainTextEdit(text, readOnly=True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.text.setAccessibleName(tr("Crash report"))
        self.copy, delete, close = (
            QPushButton(tr("Copy")),
            QPushButton(tr("Delete")),
            QPushButton(tr("Close")),
        )
        bind_icon(self.copy, "copy")
        bind_icon(delete, "trash")
        for button in (self.copy, delete, close):
            button.setAutoDefault(False)
        self.copy.clicked.connect(self._copy)
        delete.clicked.connect(self.delete_requested)
        delete.clicked.connect(self.reject)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.copy)
        buttons.addWidget(delete)
        buttons.addStretch()
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(QLabel(WHAT, wordWrap=True))
        column.addWidget(self.text, stretch=1)
        column.addLayout(buttons)
        self.resize(*roomy(760, 520))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.copy.setText(tr("Copied"))
