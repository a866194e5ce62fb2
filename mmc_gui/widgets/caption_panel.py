"""The caption of a photo in its place: to edit, and what it was before."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.caption_field import CaptionField

MOST_SHOWN = 160
"""Characters of an original caption; all of it is in the tooltip."""


class CaptionPanel(QWidget):
    """A caption, a line on how to leave it while it is edited, and its original."""

    restore_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = CaptionField()
        self.field.editing_changed.connect(self._on_editing)
        self.hint = QLabel(tr("Ctrl+Enter saves, and so does leaving. Esc cancels."))
        set_look(self.hint, "small")
        self.hint.hide()
        self.original = QLabel()
        self.original.setTextFormat(Qt.TextFormat.PlainText)
        self.original.setWordWrap(True)
        self.original.setAccessibleName(tr("Original caption"))
        set_look(self.original, "small")
        self.restore = QPushButton(tr("Restore original"))
        self.restore.setToolTip(tr("Give the photo the caption of its source again; can be undone"))
        set_look(self.restore, "link")
        self.restore.clicked.connect(self.restore_requested)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.original, stretch=1)
        row.addWidget(self.restore, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.field)
        column.addWidget(self.hint)
        column.addLayout(row)
        self.show_original(None)

    def show_original(self, caption: str | None, *, day: str = "") -> None:
        """Say that the caption was changed and what it was; None where it was not."""
        self.original.setVisible(caption is not None)
        self.restore.setVisible(caption is not None)
        if caption is None:
            return
        text = " ".join(caption.split())
        cut = text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}…"
        when = tr("Changed {day}").format(day=day) if day else tr("Changed")
        self.original.setText(
            tr("{when}; original: {value}").format(when=when, value=cut or tr("no caption"))
        )
        self.original.setToolTip(text)

    @Slot(bool)
    def _on_editing(self, editing: bool) -> None:
        self.hint.setVisible(editing)
