"""What is wrong with a query, under its field, with what may have been meant to click."""

import functools
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.icon_label import IconLabel


class QueryNote(QWidget):
    """Hidden while there is nothing to say."""

    chosen = Signal(str)
    """The text that shall stand where the mistake is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        set_look(self.label, "danger")
        self.choices: list[QPushButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GRID)
        self._row.addWidget(IconLabel("warning", token="danger"))
        self._row.addWidget(self.label, stretch=1)
        self.hide()

    @property
    def text(self) -> str:
        """What is said; empty while hidden."""
        return "" if self.isHidden() else self.label.text()

    def say(self, sentence: str, instead: Sequence[str] = ()) -> None:
        """Show a sentence and texts to put in place of the mistake."""
        self.clear()
        self.label.setText(sentence)
        for text in instead:
            button = QPushButton(text)
            set_look(button, "link")
            button.setAccessibleName(tr("Write {text} instead").format(text=text))
            button.clicked.connect(functools.partial(self.chosen.emit, text))
            self._row.addWidget(button)
            self.choices.append(button)
        self.show()

    def clear(self) -> None:
        """Say nothing more."""
        self.hide()
        for button in self.choices:
            button.hide()
            button.deleteLater()
        self.choices = []
