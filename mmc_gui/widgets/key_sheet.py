"""The sheet of all keys: groups in columns, each key drawn as on a keyboard."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.theme import GRID, set_look

COLUMNS = 3
HEAD_LINES = 2
"""How much room a heading takes, in lines of the sheet."""
Lines = Sequence[tuple[str, str]]


class KeySheet(QDialog):
    """Shows (keys, what they do) by group; several keys of one line are parted by a comma."""

    change_requested = Signal()

    def __init__(self, groups: Mapping[str, Lines], *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.groups = groups
        sheet = QWidget()
        row = QHBoxLayout(sheet)
        row.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        row.setSpacing(4 * GRID)
        for names in _columns(groups):
            column = QVBoxLayout()
            column.setSpacing(2 * GRID)
            for name in names:
                column.addWidget(_group(name, groups[name]))
            column.addStretch()
            row.addLayout(column, stretch=1)
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        for part in (sheet, scroll.viewport()):
            part.setAutoFillBackground(False)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        self.change = buttons.addButton(tr("Change keys…"), QDialogButtonBox.ButtonRole.ActionRole)
        self.change.clicked.connect(self.change_requested)
        note = QLabel(tr("Keys without Ctrl work while the photos have the focus."))
        set_look(note, "muted")
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        foot.addWidget(note, stretch=1)
        foot.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        outer.addLayout(foot)
        self._fit(sheet)

    def _fit(self, sheet: QWidget) -> None:
        """Take the room that the sheet asks for, as far as the screen has it."""
        for widget in sheet.findChildren(QWidget):
            widget.ensurePolished()  # the style sheet makes keys wider
        sheet.setMinimumWidth(sheet.sizeHint().width())
        room, asked = self.screen().availableGeometry(), sheet.sizeHint()
        width = min(asked.width() + 3 * GRID, room.width() - 4 * GRID)
        self.resize(width, min(asked.height() + 9 * GRID, room.height() - 10 * GRID))


def _columns(groups: Mapping[str, Lines]) -> list[list[str]]:
    """Deal the groups out, in order, to columns of about the same height."""
    heights = {name: len(lines) + HEAD_LINES for name, lines in groups.items()}
    most = sum(heights.values()) / COLUMNS
    columns: list[list[str]] = [[]]
    filled = 0.0
    for name, height in heights.items():
        if columns[-1] and filled + height / 2 > most and len(columns) < COLUMNS:
            columns.append([])
            filled = 0.0
        columns[-1].append(name)
        filled += height
    return columns


def _group(name: str, lines: Lines) -> QWidget:
    group = QWidget()
    group.setAccessibleName(name)
    table = QGridLayout(group)
    table.setContentsMargins(0, 0, 0, 0)
    table.setHorizontalSpacing(2 * GRID)
    table.setVerticalSpacing(GRID // 2)
    table.setColumnStretch(0, 1)
    heading = QLabel(name)
    set_look(heading, "heading")
    table.addWidget(heading, 0, 0, 1, 2)
    for y, (keys, text) in enumerate(lines, start=1):
        said = QLabel(text)
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setAccessibleName(f"{text}: {keys}")
        table.addWidget(said, y, 0)
        table.addLayout(_caps(keys), y, 1)
    return group


def _caps(keys: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID // 2)
    row.addStretch()
    for key in keys.split(", "):
        cap = QLabel(key)
        cap.setTextFormat(Qt.TextFormat.PlainText)
        set_look(cap, "key")
        cap.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(cap)
    return row
