"""A field that takes the next key pressed, and how a key is written down."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from engine.language import tr

TEXT = QKeySequence.SequenceFormat.PortableText
NATIVE = QKeySequence.SequenceFormat.NativeText
MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_CapsLock,
    Qt.Key.Key_NumLock,
)
LEAVING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyField(QLineEdit):
    """Shows a key and tells the next one; Escape gives up, Tab goes on."""

    key_pressed = Signal(str)
    """A key as a portable text, such as "Ctrl+K"."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(tr("New key"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._shown = ""

    def show_key(self, shown: str) -> None:
        """Show the key as it is now."""
        self._shown = shown
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Claim every key before it is taken for a shortcut."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key, whatever it means elsewhere."""
        if event.key() in LEAVING:
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif (key := key_text(event)) and not event.isAutoRepeat():
            self.key_pressed.emit(key)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask for a key."""
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the key that stands."""
        super().focusOutEvent(event)
        self._tell()

    def _tell(self) -> None:
        self.setText("" if self.hasFocus() else self._shown or tr("no key"))
        self.setPlaceholderText(tr("Press the new key…"))


def key_text(event: QKeyEvent) -> str:
    """Return a pressed key as a portable text; empty for a modifier alone."""
    key, modifiers = event.key(), event.modifiers()
    if key in MODIFIERS or key in (0, Qt.Key.Key_unknown):
        return ""
    modifiers &= ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier)
    typed = event.text()
    if typed.strip() and typed.isprintable() and typed.lower() == typed.upper():
        # Shift only reaches such a sign, and where it stands differs between keyboards.
        modifiers &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(modifiers.value | key).toString(TEXT)
