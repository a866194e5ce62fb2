"""A caption that is read, and edited in its place."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from engine.language import tr
from mmc_gui.theme import set_look
from mmc_gui.widgets.caption_text import kept, shown

READING = "reading"
MOST_LINES = 14
"""A longer caption scrolls inside the field."""
LEAST_LINES = 3
"""Room to type while a caption is edited."""
NOBODY = -1
TIP = tr("Click, or press F2, to edit the caption")
_PASSING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class CaptionField(QTextEdit):
    """Plain text; ``saved`` brings the key of the caption and its new text, if it is another.

    It never changes a caption by itself: what is shown stays until ``show_caption`` comes.
    """

    saved = Signal(int, str)
    editing_changed = Signal(bool)
    left = Signal()
    """Editing was ended by a key: the focus may go back to where it came from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key, self._caption = NOBODY, ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Caption"))
        self.setToolTip(TIP)
        self.setPlaceholderText(tr("No caption. Click here, or press F2, to write one."))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(1)
        self.textChanged.connect(self._fit)
        self._read()

    @property
    def editing(self) -> bool:
        """Whether the caption can be typed in now."""
        return not self.isReadOnly()

    def text(self) -> str:
        """Return what is shown."""
        raw = self.document().toRawText()  # toPlainText would make plain spaces of hard ones
        return shown(raw)

    def show_caption(self, key: int, caption: str) -> None:
        """Show the caption of the item with this number; one that is being edited is saved."""
        if self.editing and key != self._key:
            self.save()
        same = key == self._key
        self._key, self._caption = key, caption
        if self.editing and same:  # it was changed elsewhere meanwhile: what is typed goes on
            return
        self._put(caption)

    @Slot()
    def begin(self) -> None:
        """Let the caption be edited, the cursor at its end."""
        if self.editing or self._key == NOBODY:
            return
        self._write()
        self.moveCursor(self.textCursor().MoveOperation.End)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def save(self) -> None:
        """End editing and tell a text that is another."""
        if self.editing:
            text = self._told()
            self._read()
            self._tell(text)

    @Slot()
    def cancel(self) -> None:
        """End editing and show the caption as it was."""
        if self.editing:
            self._read()
            self._put(self._caption)

    def reopen(self, key: int, text: str) -> None:
        """Let a text be edited again that could not be written."""
        if key == self._key and not self.editing:
            self._write()
            self.setPlainText(shown(text))
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _told(self) -> str:
        return kept(self._caption, self.text())

    def _tell(self, text: str) -> None:
        if text != self._caption:
            self.saved.emit(self._key, text)

    def _put(self, caption: str) -> None:
        if self.text() != shown(caption):
            self.setPlainText(shown(caption))
        self.document().clearUndoRedoStacks()

    def _read(self) -> None:
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        # Not by keys too: that would show a cursor where nothing can be typed.
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_look(self, READING)
        self.setAccessibleDescription(TIP)
        self._fit()
        self.editing_changed.emit(False)

    def _write(self) -> None:
        self.setReadOnly(False)
        self.setUndoRedoEnabled(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        set_look(self, "")
        self.setAccessibleDescription(tr("Ctrl+Enter saves, Esc cancels"))
        self._fit()
        self.editing_changed.emit(True)

    # -- keys and mouse ---------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save, cancel, begin; while it is only read, all other keys are the page's."""
        key, ctrl = event.key(), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if self.editing:
            if enter and ctrl:
                self.save()
                self.left.emit()
            elif key == Qt.Key.Key_Escape:
                self.cancel()
                self.left.emit()
            else:
                super().keyPressEvent(event)
        elif enter or key == Qt.Key.Key_F2:
            self.begin()
        elif ctrl or key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Begin where a caption is clicked; words that are selected can be copied."""
        super().mouseReleaseEvent(event)
        clicked = event.button() == Qt.MouseButton.LeftButton
        if clicked and not self.editing and not self.textCursor().hasSelection():
            cursor = self.cursorForPosition(event.position().toPoint())
            self.begin()
            self.setTextCursor(cursor)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save; a menu or another window only interrupts."""
        super().focusOutEvent(event)
        if not self.editing or event.reason() in _PASSING:
            return
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self._tell(self._told())  # nothing is lost, whatever happens there
        else:
            self.save()

    # -- size -------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Return the height of the text at this width."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Return what a narrow panel can have."""
        return QSize(8 * self.fontMetrics().averageCharWidth(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow another width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    @Slot()
    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        frame = self.height() - self.viewport().height()
        if frame > 2 * line:  # not laid out yet
            frame = line // 2
        least = (LEAST_LINES if self.editing else 1) * line
        text = self.document().size().height() or line
        self.setFixedHeight(round(min(max(text, least + 2), MOST_LINES * line)) + frame)
