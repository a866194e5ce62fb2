"""Enter presses the button that has the keys, as Space does and as Qt lets it in dialogs only."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QDialog,
    QRadioButton,
    QWidget,
)

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
MARKS = (QCheckBox, QRadioButton)
"""Buttons that say something and do nothing: Enter leaves them as they are."""
PLAIN = Qt.KeyboardModifier.NoModifier


class EnterKey(QObject):
    """Makes Space of Enter for one button at a time, so that the button does what it always does.

    It goes with the focus: Enter in a field may give the keys to a button, which it must not press,
    and a filter on the whole application would be asked about every event.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._follow)

    @Slot(QWidget, QWidget)
    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if not isinstance(now, QAbstractButton) or isinstance(now, MARKS):
            return
        if not isinstance(now.window(), QDialog):  # in a dialog Enter is the default button's
            now.installEventFilter(self)

    def eventFilter(self, button: QObject, event: QEvent) -> bool:
        """Give the button Space in the place of Enter; once, however long it is held."""
        if not isinstance(event, QKeyEvent) or Qt.Key(event.key()) not in ENTER:
            return False
        kind = event.type()
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held or kind not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        if not event.isAutoRepeat():
            QApplication.sendEvent(button, QKeyEvent(kind, Qt.Key.Key_Space, PLAIN, " "))
        return True
