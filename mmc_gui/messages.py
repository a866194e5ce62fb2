"""Sentences for the user inside the window: a stack of at most three, never a pop-up."""

import functools
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.resources import icon_pixmap
from mmc_gui.text_size import limited
from mmc_gui.theme import GRID, bind_icon, current_theme, set_look

SHOWN_AT_ONCE = 3
WAITING_AT_MOST = 100
SUCCESS_MS = 6000
INFO_MS = 12000
"""A success goes by itself; whatever needs an answer stays until it is closed."""
ICON = 18


class Severity(StrEnum):
    """How grave a message is; the value is also the name of its icon and of its look."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    SUCCESS = "success"

    @property
    def token(self) -> str:
        """Name of the colour in the theme."""
        return "danger" if self is Severity.ERROR else self.value

    @property
    def lasts_ms(self) -> int:
        """How long a passing message stays, unless the mouse is over it."""
        return SUCCESS_MS if self is Severity.SUCCESS else INFO_MS

    @property
    def passing(self) -> bool:
        """Whether it may give way to graver ones."""
        return self in (Severity.INFO, Severity.SUCCESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A sentence; ``action`` is the text of a button and ``key`` what its click emits.

    ``second`` is another button, as text and key.
    """

    severity: Severity
    text: str
    details: str = ""
    action: str = ""
    key: str = ""
    second: tuple[str, str] = ("", "")


class MessageCard(QFrame):
    """One message on the screen."""

    closed = Signal()
    action_requested = Signal(str)

    def __init__(self, message: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = message
        self.times = 1
        set_look(self, message.severity.value)
        self._text = QLabel(wordWrap=True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._going = QTimer(self, singleShot=True, interval=message.severity.lasts_ms)
        self._going.timeout.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID + ICON, GRID // 2, GRID // 2, GRID // 2)
        row.setSpacing(GRID // 2)
        row.addLayout(limited(self._text), 1)
        self._add_buttons(row)
        self._show_text()
        if message.severity.passing:
            self._going.start()

    def _add_buttons(self, row: QHBoxLayout) -> None:
        for text, key in ((self.message.action, self.message.key), self.message.second):
            if text:
                action = QPushButton(text)
                set_look(action, "link")
                action.clicked.connect(functools.partial(self.action_requested.emit, key))
                row.addWidget(action)
        if self.message.details:
            self._copy = QPushButton(tr("Copy details"))
            set_look(self._copy, "link")
            self._copy.clicked.connect(self._copy_details)
            row.addWidget(self._copy)
        close = QToolButton()
        close.setToolTip(tr("Close (Esc)"))
        set_look(close, "ghost")
        bind_icon(close, "cross", size=14)
        close.setAccessibleName(tr("Close the message"))
        close.clicked.connect(self.closed)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)

    def repeat(self) -> None:
        """Count the same message once more instead of showing it twice."""
        self.times += 1
        self._show_text()
        if self._going.isActive():
            self._going.start()

    def _show_text(self) -> None:
        times = f"  (×{self.times})" if self.times > 1 else ""
        self._text.setText(self.message.text + times)
        self.setAccessibleName(f"{self.message.severity.value.title()}: {self._text.text()}")

    @Slot()
    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.message.text}\n\n{self.message.details}")
        self._copy.setText(tr("Copied"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while it is being read."""
        self._going.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Count anew."""
        if self.message.severity.passing:
            self._going.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame of the style sheet and the icon at its first line."""
        super().paintEvent(event)
        kind = self.message.severity
        color = getattr(current_theme(), kind.token)
        pixmap = icon_pixmap(kind.value, color=color, size=ICON, scale=self.devicePixelRatioF())
        # Aligned with the first line where the text has several.
        lines_top = min(self._text.geometry().center().y(), 2 * GRID + 4)
        QPainter(self).drawPixmap(GRID, lines_top - ICON // 2, pixmap)


class Banner(QWidget):
    """Shows messages above a page, in order of their coming; takes no room while there is none."""

    action_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[MessageCard] = []
        self._waiting: deque[Message] = deque(maxlen=WAITING_AT_MOST)
        self._more = QLabel()
        set_look(self._more, "small")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        self._column.setSpacing(GRID // 2)
        self._column.addWidget(self._more)
        self.setAccessibleName(tr("Messages"))
        self._refresh()

    @property
    def shown(self) -> tuple[Message, ...]:
        """The messages on the screen, oldest first."""
        return tuple(card.message for card in self._cards)

    @property
    def waiting(self) -> tuple[Message, ...]:
        """The messages that wait for room."""
        return tuple(self._waiting)

    def error(self, text: str, *, details: str = "", action: str = "", key: str = "") -> None:
        """Show what went wrong; give the trace of a defect as details."""
        self.show_message(
            Message(severity=Severity.ERROR, text=text, details=details, action=action, key=key)
        )

    def warning(self, text: str, *, details: str = "", action: str = "", key: str = "") -> None:
        """Show what needs care though the work went on."""
        self.show_message(
            Message(severity=Severity.WARNING, text=text, details=details, action=action, key=key)
        )

    def info(self, text: str, *, action: str = "", key: str = "") -> None:
        """Show what is worth knowing once."""
        self.show_message(Message(severity=Severity.INFO, text=text, action=action, key=key))

    def success(self, text: str, *, action: str = "", key: str = "") -> None:
        """Show what was done; goes by itself after some seconds."""
        self.show_message(Message(severity=Severity.SUCCESS, text=text, action=action, key=key))

    def show_message(self, message: Message) -> None:
        """Show a message, count it if it stands there, or let it wait for room."""
        for card in self._cards:
            if card.message == message:
                card.repeat()
                return
        if message in self._waiting:
            return
        if len(self._cards) >= SHOWN_AT_ONCE and not self._give_way(message):
            self._waiting.append(message)
        else:
            self._add(message)
        self._refresh()

    def dismiss(self, key: str = "") -> None:
        """Close the messages with this key, as when the trouble is over; all without a key."""
        kept = [m for m in self._waiting if key and m.key != key]
        self._waiting = deque(kept, maxlen=WAITING_AT_MOST)
        for card in [c for c in self._cards if not key or c.message.key == key]:
            self._close(card)

    def _give_way(self, message: Message) -> bool:
        if message.severity.passing:
            return False
        oldest = next((c for c in self._cards if c.message.severity.passing), None)
        if oldest is None:
            return False
        self._remove(oldest)
        return True

    def _add(self, message: Message) -> None:
        card = MessageCard(message)
        card.closed.connect(lambda: self._close(card))
        card.action_requested.connect(lambda key: self._act(card, key))
        self._cards.append(card)
        self._column.insertWidget(self._column.count() - 1, card)
        card.show()  # now, and not with the next turn of the event loop
        said = QAccessibleAnnouncementEvent(self, card.accessibleName())
        if not message.severity.passing:
            said.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(said)

    def _act(self, card: MessageCard, key: str) -> None:
        self._close(card)
        self.action_requested.emit(key)

    def _remove(self, card: MessageCard) -> None:
        self._cards.remove(card)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _close(self, card: MessageCard) -> None:
        if card not in self._cards:  # closed by its timer and by a click at once
            return
        self._remove(card)
        while self._waiting and len(self._cards) < SHOWN_AT_ONCE:
            self._add(self._waiting.popleft())
        self._refresh()

    def _refresh(self) -> None:
        count = len(self._waiting)
        waiting = tr("1 more message waits") if count == 1 else tr("{count} more messages wait")
        self._more.setText(waiting.format(count=count))
        self._more.setHidden(count == 0)
        self.setHidden(not self._cards)
