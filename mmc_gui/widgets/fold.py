"""A heading that shows and hides what stands under it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, bind_icon, set_look


class Fold(QWidget):
    """Opens and closes by a click or the space bar."""

    toggled = Signal(bool)

    def __init__(
        self, title: str, content: QWidget, parent: QWidget | None = None, *, is_open: bool = False
    ) -> None:
        super().__init__(parent)
        self._title = title
        self.content = content
        self.header = QPushButton(title)
        self.header.setCheckable(True)
        self.header.setChecked(is_open)
        set_look(self.header, "fold")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.header)
        column.addWidget(content)
        self.header.toggled.connect(self._show)
        self._show(is_open)

    @property
    def is_open(self) -> bool:
        """Whether the content is shown."""
        return self.header.isChecked()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the content."""
        self.header.setChecked(is_open)

    def set_note(self, note: str) -> None:
        """Say something in few words beside the title: ``2 changed``."""
        self.header.setText(f"{self._title}  ·  {note}" if note else self._title)

    @Slot(bool)
    def _show(self, is_open: bool) -> None:
        self.content.setVisible(is_open)
        bind_icon(self.header, "chevron-down" if is_open else "chevron-right", token="muted")
        self.header.setAccessibleDescription(tr("open") if is_open else tr("closed"))
        self.toggled.emit(is_open)
