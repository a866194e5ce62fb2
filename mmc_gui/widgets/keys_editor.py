"""A table of commands and their keys, a filter above it, and below it where a key is given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.text_size import bind_measure, roomy
from mmc_gui.theme import GRID, bind_icon, current_theme, scaled_font, set_look
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.key_field import KeyField
from mmc_gui.widgets.text_table import TextTable

WIDTH, HEIGHT = 680, 600
HINT = tr("Choose a command and press Enter to give it another key.")
KEY_COLUMN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRow:
    """One command with its keys, as texts of this machine."""

    command: str
    group: str
    text: str
    keys: tuple[str, ...]
    changed: bool = False
    """Whether the user gave it another key than it comes with."""


class KeysEditor(QDialog):
    """Shows rows and asks for changes by signals; questions stand in the dialog itself."""

    key_wanted = Signal(str, str)
    """A command, and the key that was pressed for it."""
    reset_wanted = Signal(str)
    all_reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Change keys"))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by name or key"))
        self.filter.setAccessibleName(tr("Filter commands"))
        self.filter.setClearButtonEnabled(True)
        self.table = TextTable(
            [(tr("Command"), ""), (tr("Where"), ""), (tr("Key"), "")], tr("Commands and keys")
        )
        self.empty = QLabel(tr("No command has these letters in its name or key."))
        set_look(self.empty, "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title = ElidedLabel()
        set_look(self.title, "heading")
        self.field = KeyField()
        bind_measure(self.field, QWidget.setFixedWidth, 24 * GRID)
        self.no_key, self.reset = QPushButton(tr("No key")), QPushButton(tr("Reset"))
        self.no_key.setToolTip(tr("Take the key away from this command"))
        self.reset.setToolTip(tr("Give this command the key that it comes with"))
        self.note = QLabel()
        self.note.setWordWrap(True)
        self.note.setAccessibleName(tr("What happened"))
        self.accept_button, self.leave_button = QPushButton(), QPushButton(tr("Leave it"))
        set_look(self.accept_button, "primary")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.reset_all = self.buttons.addButton(
            tr("Reset all…"), QDialogButtonBox.ButtonRole.ResetRole
        )
        bind_icon(self.reset_all, "reset")
        self._rows: list[KeyRow] = []
        self._shown: list[KeyRow] = []
        self._agreed: Callable[[], None] = lambda: None
        self._build()
        self._connect()
        self.say(HINT)
        self.resize(*roomy(WIDTH, HEIGHT))

    @property
    def current(self) -> KeyRow | None:
        """The row that a key would be given to."""
        at = self.table.currentRow()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    @property
    def asks(self) -> bool:
        """Whether a question waits for an answer."""
        return self.accept_button.isVisibleTo(self)

    def show_rows(self, rows: Sequence[KeyRow]) -> None:
        """Show commands; the chosen one stays."""
        self._rows = list(rows)
        self._filter()

    def select(self, command: str) -> None:
        """Choose a command, if it is shown."""
        for at, row in enumerate(self._shown):
            if row.command == command:
                self.table.setCurrentCell(at, 0)

    def say(self, text: str, *, bad: bool = False) -> None:
        """Say what happened, or why not."""
        self.note.setText(text)
        set_look(self.note, "danger" if bad else "muted")
        for button in (self.accept_button, self.leave_button):
            button.hide()

    def ask(self, text: str, accept: str, agreed: Callable[[], None]) -> None:
        """Ask in the dialog; ``agreed`` is called where the first button is chosen."""
        self.say(text)
        set_look(self.note, "")
        self._agreed = agreed
        self.accept_button.setText(accept)
        for button in (self.accept_button, self.leave_button):
            button.show()
        self.accept_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back a question by Escape before the dialog closes by it; Enter asks for a key."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape and self.asks:
            self._leave()
        elif enter and (self.table.hasFocus() or self.filter.hasFocus()):
            self._ask_for_key()
        elif event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.table.setFocus()
        else:
            super().keyPressEvent(event)

    # -- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        card = QFrame()
        set_look(card, "card")
        one, two = QHBoxLayout(), QHBoxLayout()
        one.addWidget(self.title, stretch=1)
        for widget in (self.field, self.no_key, self.reset):
            one.addWidget(widget)
        two.addWidget(self.note, stretch=1)
        two.addWidget(self.accept_button)
        two.addWidget(self.leave_button)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(GRID + 4, GRID, GRID + 4, GRID)
        for line in (one, two):
            line.setSpacing(GRID)
            inside.addLayout(line)
        self.note.setMinimumHeight(self.accept_button.sizeHint().height())
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.filter)
        column.addWidget(self.table, stretch=1)
        column.addWidget(self.empty, stretch=1)
        column.addWidget(card)
        column.addWidget(self.buttons)
        for other in self.buttons.buttons():
            if isinstance(other, QPushButton):
                other.setAutoDefault(False)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._filter)
        self.filter.textChanged.connect(lambda _: self.say(HINT))
        self.table.currentCellChanged.connect(lambda *_: self._show_current())
        self.table.itemDoubleClicked.connect(lambda _: self._ask_for_key())
        self.field.key_pressed.connect(self._on_key)
        self.field.given_up.connect(self.table.setFocus)
        self.no_key.clicked.connect(lambda: self._on_key(""))
        self.reset.clicked.connect(self._on_reset)
        self.reset_all.clicked.connect(self._on_reset_all)
        self.accept_button.clicked.connect(self._agree)
        self.leave_button.clicked.connect(self._leave)
        self.buttons.rejected.connect(self.reject)

    # -- what happens -----------------------------------------------------------------------

    @Slot()
    def _filter(self) -> None:
        """Show the rows that hold every word."""
        chosen = self.current
        words = self.filter.text().casefold().split()
        self._shown = [row for row in self._rows if all(w in _text_of(row) for w in words)]
        self.table.blockSignals(True)
        self.table.set_texts([(r.text, r.group, ", ".join(r.keys)) for r in self._shown])
        self.table.blockSignals(False)
        self._mark_changed()
        self.table.setVisible(bool(self._shown))
        self.empty.setVisible(not self._shown)
        self.table.setCurrentCell(0 if self._shown else -1, 0)
        if chosen is not None:
            self.select(chosen.command)
        self._show_current()

    def _mark_changed(self) -> None:
        for at, row in enumerate(self._shown):
            item = self.table.item(at, KEY_COLUMN)
            if row.changed and item is not None:
                item.setFont(scaled_font(self.font(), 1.0, bold=True))
                item.setForeground(QColor(current_theme().accent))
                item.setToolTip(tr("Changed by you"))

    def _show_current(self) -> None:
        row = self.current
        for widget in (self.field, self.no_key, self.reset):
            widget.setEnabled(row is not None)
        self.title.setText(row.text if row else tr("No command chosen"))
        self.field.show_key(", ".join(row.keys) if row else "")
        if row is not None:
            self.no_key.setEnabled(bool(row.keys))
            self.reset.setEnabled(row.changed)
        if self.asks:
            self.say(HINT)

    @Slot()
    def _ask_for_key(self) -> None:
        if self.current is not None:
            self.field.setFocus()

    @Slot(str)
    def _on_key(self, key: str) -> None:
        if self.current is not None:
            self.key_wanted.emit(self.current.command, key)

    @Slot()
    def _on_reset(self) -> None:
        if self.current is not None:
            self.reset_wanted.emit(self.current.command)
            self.table.setFocus()

    @Slot()
    def _on_reset_all(self) -> None:
        self.ask(
            tr("Give every command, and every label of this project, the key that it "
        "came with?"),
            tr("Reset all"), self.all_reset_wanted.emit,
        )  # fmt: skip

    @Slot()
    def _agree(self) -> None:
        self.say("")
        self.table.setFocus()
        self._agreed()

    @Slot()
    def _leave(self) -> None:
        self.say(tr("Nothing was changed."))
        self.table.setFocus()


def _text_of(row: KeyRow) -> str:
    return f"{row.text} {row.group} {' '.join(row.keys)}".casefold()
