"""The field one searches with: it waits for a pause in the typing."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.language import tr
from mmc_gui.theme import bind_icon

PAUSE_MS = 200


class SearchBox(QLineEdit):
    """Tells the text once the typing pauses, at once on Enter, on Escape and when cleared."""

    search_changed = Signal(str)

    def __init__(
        self, placeholder: str = tr("Search"), parent: QWidget | None = None, *,
        pause_ms: int = PAUSE_MS,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        glass = QAction(self)
        bind_icon(glass, "search", token="muted")
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=pause_ms)
        self._pause.timeout.connect(self.tell_now)
        self.textChanged.connect(self._wait_or_tell)
        self.returnPressed.connect(self.tell_now)

    @Slot(str)
    def _wait_or_tell(self, text: str) -> None:
        if text:
            self._pause.start()
        else:
            self.tell_now()

    @Slot()
    def tell_now(self) -> None:
        """Tell the text without waiting for a pause, if it has changed."""
        self._pause.stop()
        text = self.text().strip()
        if text != self._told:
            self._told = text
            self.search_changed.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Escape; an empty field leaves the key to others."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
