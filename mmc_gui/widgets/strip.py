"""One sentence over a page with the one button that answers it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.elided_label import ElidedLabel


class Strip(QFrame):
    """Hidden until it has something to say."""

    answered = Signal()

    def __init__(self, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "info")
        self._text = ElidedLabel(mode=Qt.TextElideMode.ElideRight)
        self.button = QPushButton(button)
        self.button.clicked.connect(self.answered)
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID)
        row.addWidget(self._text, stretch=1)
        row.addWidget(self.button)
        self.hide()

    @property
    def text(self) -> str:
        """What it says now; empty while it is hidden."""
        return "" if self.isHidden() else self._text.text()

    def say(self, text: str) -> None:
        """Show a sentence, or hide for an empty one."""
        self._text.setText(text)
        self.setVisible(bool(text))
