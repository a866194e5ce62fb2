"""A few words that a person leaves on a photo."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.language import tr
from mmc_gui.theme import set_look

NOBODY = -1


class NoteField(QLineEdit):
    """``saved`` brings the key of the note and its new text, on Enter or on leaving."""

    saved = Signal(int, str)
    left = Signal()
    """A key ended it: the focus may go back to where it came from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._note = NOBODY, ""
        self.setPlaceholderText(tr("Add a note"))
        set_look(self, "quiet")
        self.setAccessibleName(tr("Note"))
        self.setToolTip(tr("A few words to come back to; Enter saves, Esc cancels"))
        self.editingFinished.connect(self.save)

    def show_note(self, key: int, note: str) -> None:
        """Show the note of the item with this number; one that is being typed is saved."""
        if key != self._key:
            self.save()
        elif self.isModified():
            return
        self._key, self._note = key, note
        self.setText(note)
        self.setCursorPosition(0)

    @Slot()
    def save(self) -> None:
        """Tell a note that is another."""
        if self.isModified() and self._key != NOBODY:
            self.setModified(False)
            if self.text() != self._note:
                self.saved.emit(self._key, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Enter, which saves, or by Esc, which does not."""
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._note)
            self.left.emit()
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
