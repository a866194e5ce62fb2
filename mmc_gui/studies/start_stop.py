"""Start and Stop of a study, and why it cannot be started now."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, bind_icon, set_look


class StartStop(QWidget):
    """Two buttons, of which one makes sense at a time; a sentence stands where neither does."""

    start_requested = Signal()
    stop_requested = Signal()

    def __init__(self, start: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tip = tip
        self._asked = False
        self.start = QPushButton(start)
        bind_icon(self.start, "play")
        set_look(self.start, "primary")
        self.stop = QPushButton(tr("Stop"))
        self.stop.setToolTip(tr("Stop; what is finished is kept, and Start goes on from there"))
        bind_icon(self.stop, "stop")
        self.why = QLabel(wordWrap=True)
        set_look(self.why, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.why, self.start, self.stop):
            column.addWidget(widget)
        self.start.clicked.connect(self.start_requested)
        self.stop.clicked.connect(self._ask_to_stop)
        self.set_state(running="", mine=False)

    def set_state(self, *, running: str, mine: bool, hindrance: str = "") -> None:
        """Show what runs: ``running`` is a job's title, ``mine`` whether it is this study.

        ``hindrance`` says what is missing for a start.
        """
        if running and not mine:
            hindrance = tr("“{running}” is running. Wait until it is done, or stop it.").format(
                running=running
            )
        elif mine:
            hindrance = ""
        # The focus goes to the button that now makes sense, not to whatever comes next.
        focused = self.start.hasFocus() or self.stop.hasFocus()
        self.start.setEnabled(not running and not hindrance)
        self.stop.setEnabled(mine)
        if not mine:
            self._asked = False
            self.stop.setText(tr("Stop"))
        if focused and (mine or self.start.isEnabled()):
            (self.stop if mine else self.start).setFocus()
        self.why.setText(hindrance)
        self.why.setVisible(bool(hindrance))
        self.start.setToolTip(hindrance or self._tip)
        self.start.setAccessibleDescription(hindrance)

    def _ask_to_stop(self) -> None:
        # It stays enabled, so that the focus waits here for Start.
        if not self._asked:
            self._asked = True
            self.stop.setText(tr("Stopping…"))
            self.stop_requested.emit()
