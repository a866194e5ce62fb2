"""How to search: examples to click and the keys, in a card under the search field."""

import functools

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.data.query.keys import EXAMPLES, KEYS
from engine.language import tr
from mmc_gui.theme import GRID, set_look

HOW = tr(
    "Words find captions and file names with a word that begins so. Parts "
    "beside each other must all hold; OR finds either, a minus finds what "
    "does not fit."
)


class SearchHelp(QFrame):
    """Tells the example that was clicked; closes then, on Escape and when the focus leaves."""

    example_chosen = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        set_look(self, "card")
        self.setObjectName("floating")
        self.setAccessibleName(tr("How to search"))
        title = QLabel(tr("How to search"))
        set_look(title, "heading")
        how = QLabel(HOW)
        how.setWordWrap(True)
        self.examples: list[QPushButton] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for widget in (title, how):
            column.addWidget(widget)
        column.addLayout(self._examples())
        known = QLabel(tr("Keys: ") + ", ".join(key.name for key in KEYS) + ".")
        known.setWordWrap(True)
        set_look(known, "muted")
        column.addWidget(known)

    def show_under(self, widget: QWidget) -> None:
        """Open below a widget of the same window, and not beyond its edges."""
        window = self.window()
        self.adjustSize()
        corner = widget.mapTo(window, QPoint(0, widget.height() + GRID // 2))
        left = max(0, min(corner.x(), window.width() - self.width() - GRID))
        top = max(0, min(corner.y(), window.height() - self.height() - GRID))
        self.move(left, top)
        self.show()
        self.raise_()
        self.examples[0].setFocus()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape, lead through the examples by the arrows."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new):
            self.close()

    def _examples(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GRID)
        grid.setVerticalSpacing(0)
        for line, (text, about) in enumerate(EXAMPLES):
            button = QPushButton(text)
            set_look(button, "link")
            button.setAccessibleName(
                tr("Search for {text}: {about}").format(text=text, about=about)
            )
            button.clicked.connect(functools.partial(self._choose, text))
            meaning = QLabel(about)
            set_look(meaning, "muted")
            grid.addWidget(button, line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(meaning, line, 1)
            self.examples.append(button)
        grid.setColumnStretch(1, 1)
        return grid

    def _choose(self, text: str) -> None:
        self.close()
        self.example_chosen.emit(text)
