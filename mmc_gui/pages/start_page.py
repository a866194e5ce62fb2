"""The first page: what to do when nothing is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.drop_zone import Accepts, DropZone

WIDTH = 560
ZONE_LOW, ZONE_HIGH = 140, 220
RECENT_SHOWN = 5
"""More of them would not fit into the smallest window."""


class StartPage(QWidget):
    """Takes a dataset or a project by drop or button; lists recent projects."""

    paths_dropped = Signal(list)
    open_requested = Signal()
    import_requested = Signal()
    demo_requested = Signal()
    recent_requested = Signal(object)
    """The path of a recent project."""
    forget_requested = Signal(object)
    """The path of a project that shall not be listed any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone = DropZone(
            tr("Drop a dataset in any usual format, a folder of photos, or a project"),
            button=tr("Import dataset…"),
            accepts=frozenset({Accepts.PATHS}),
        )
        self.zone.setMinimumHeight(ZONE_LOW)
        self.zone.setMaximumHeight(ZONE_HIGH)
        self.zone.paths_dropped.connect(self.paths_dropped)
        self.zone.browse_requested.connect(self.import_requested)
        self.demo = self._button(tr("Try the demo"), "star", self.demo_requested)
        set_look(self.demo, "primary")
        self.demo.setToolTip(
            tr("Draws a thousand small pictures, trains on them and shows all pages")
        )
        self.open = self._button(tr("Open a project…"), "open", self.open_requested)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(GRID // 2)
        self._recent_title = QLabel(tr("Recent projects"))
        set_look(self._recent_title, "heading")
        self._build()
        self.set_recent(())

    def set_recent(self, paths: Sequence[Path]) -> None:
        """List recent projects, newest first; those that are not there cannot be opened."""
        while (item := self._recent.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._recent_title.setVisible(bool(paths))
        for path in paths[:RECENT_SHOWN]:
            self._recent.addWidget(self._recent_row(path))

    def _recent_row(self, path: Path) -> QWidget:
        there = path.is_file()
        text = f"{path.stem}   –   {path.parent}" + ("" if there else tr("   (not there)"))
        room = WIDTH - 13 * GRID
        button = QPushButton(
            self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        )
        gone = tr("{path} was moved or deleted, or its drive is not connected").format(path=path)
        button.setToolTip(str(path) if there else gone)
        button.setEnabled(there)
        set_look(button, "ghost")
        bind_icon(button, "project")
        button.clicked.connect(lambda: self.recent_requested.emit(path))
        forget = QToolButton()
        set_look(forget, "ghost")
        bind_icon(forget, "cross", token="muted")
        forget.setToolTip(tr("Take it off this list; the project itself stays"))
        forget.setAccessibleName(
            tr("Take {stem} off the list of recent projects").format(stem=path.stem)
        )
        forget.clicked.connect(lambda: self.forget_requested.emit(path))
        made = QWidget()
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        row.addWidget(button)
        row.addStretch()
        row.addWidget(forget)
        return made

    def _button(self, text: str, icon: str, signal: object) -> QPushButton:
        button = QPushButton(text)
        bind_icon(button, icon)
        button.clicked.connect(signal)
        return button

    def _build(self) -> None:
        title = QLabel(tr("Label photos with captions, train in seconds, correct, export."))
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        set_look(title, "title")
        column = QVBoxLayout()
        column.setSpacing(2 * GRID)
        column.addStretch(2)
        column.addWidget(title)
        column.addWidget(self.zone, stretch=4)
        buttons = QHBoxLayout()
        buttons.setSpacing(2 * GRID)
        buttons.addWidget(self.demo)
        buttons.addWidget(self.open)
        column.addLayout(buttons)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        column.addStretch(3)
        middle = QWidget()
        middle.setLayout(column)
        middle.setFixedWidth(WIDTH)
        outer = QVBoxLayout(self)
        outer.addWidget(middle, alignment=Qt.AlignmentFlag.AlignHCenter)
