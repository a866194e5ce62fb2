"""The strip at the bottom: what runs, how far it is, how long it will take, Pause and Stop."""

from typing import Literal

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.text_size import bind_measure
from mmc_gui.theme import GRID, bind_icon, set_look
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.humanize import (
    bytes_rate_text,
    bytes_text,
    count_text,
    rate_text,
    time_left_text,
)

HEIGHT = 5 * GRID
Hold = Literal["no", "can", "coming", "held"]
"""Whether what runs can be paused, shall pause at its next step, or is held."""
PAUSE_TEXTS: dict[Hold, str] = {
    "no": tr("Pause"), "can": tr("Pause"), "coming": tr("Pausing…"), "held": tr("Go on"),
}  # fmt: skip


class _SteadyLabel(QLabel):
    """Grows with its text and never shrinks, so that nothing beside it trembles."""

    def setText(self, text: str) -> None:
        super().setText(text)
        needed = self.fontMetrics().horizontalAdvance(text) + 2
        if needed > self.minimumWidth():
            self.setMinimumWidth(needed)

    def forget(self) -> None:
        self.clear()
        self.setMinimumWidth(0)


class JobBar(QFrame):
    """One height whether idle or at work; ``stop_requested`` comes once a job."""

    stop_requested = Signal()
    pause_toggled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "bar")
        bind_measure(self, QWidget.setFixedHeight, HEIGHT)
        self.setAccessibleName(tr("Running work"))
        self._idle = ElidedLabel()
        set_look(self._idle, "muted")
        self._title = ElidedLabel()
        set_look(self._title, "heading")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(tr("Progress"))
        self._progress.setMinimumWidth(12 * GRID)
        self._count, self._rate, self._left = _SteadyLabel(), _SteadyLabel(), _SteadyLabel()
        for label in (self._count, self._rate, self._left):
            set_look(label, "muted")
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._hold: Hold = "no"
        self.pause_button = QPushButton(tr("Pause"))
        self.pause_button.clicked.connect(self.pause_toggled)
        self._stop = QPushButton(tr("Stop"))
        bind_icon(self._stop, "stop", size=14)
        self._stop.clicked.connect(self._ask_to_stop)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._idle_page())
        self._pages.addWidget(self._busy_page())
        self.show_idle()

    def _idle_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        row.addWidget(self._idle)
        return page

    def _busy_page(self) -> QWidget:
        page = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(2 * GRID, 0, GRID, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self._title, 2)
        row.addWidget(self._progress, 3)
        for label in (self._count, self._rate, self._left):
            row.addWidget(label)
        row.addWidget(self.pause_button)
        row.addWidget(self._stop)
        return page

    @property
    def is_idle(self) -> bool:
        """Whether no job is shown."""
        return self._pages.currentIndex() == 0

    def show_idle(self, text: str = tr("Ready"), *, tip: str = "") -> None:
        """Show a quiet line: what has just ended, or that nothing runs."""
        self._idle.setText(text)
        if tip:
            self._idle.setToolTip(tip)
        self._pages.setCurrentIndex(0)
        self.setAccessibleDescription(text)

    def show_job(self, title: str, *, can_stop: bool = True) -> None:
        """Show that ``title`` runs; its length is not known until ``set_progress``."""
        self._title.setText(title)
        self._progress.setRange(0, 0)
        self.set_hold("no")
        for label in (self._count, self._rate, self._left):
            label.forget()
        self._stop.setText(tr("Stop"))
        self._stop.setEnabled(can_stop)
        self._stop.setToolTip(tr("Stop this work; what is finished is kept"))
        self._stop.setAccessibleName(tr("Stop: {title}").format(title=title))
        self.pause_button.setAccessibleName(tr("Pause: {title}").format(title=title))
        self._pages.setCurrentIndex(1)
        self.setAccessibleDescription(title)

    def set_progress(
        self,
        done: int,
        total: int,
        *,
        rate: float = 0.0,
        unit: str = tr("items"),
        seconds_left: float | None = None,
    ) -> None:
        """Show ``done`` of ``total``; a total of 0 means that it is not known.

        ``unit`` names what is counted; ``bytes`` are told as MB and GB.
        """
        in_bytes = unit == "bytes"
        coarse = 1000 if in_bytes else 1  # bytes of a large file are more than Qt can count
        self._progress.setRange(0, total // coarse)
        self._progress.setValue(min(done, total) // coarse if total else 0)
        text = bytes_text if in_bytes else count_text
        self._count.setText(
            tr("{text} of {text_2}").format(text=text(done), text_2=text(total))
            if total
            else text(done)
            if done
            else ""
        )
        self._rate.setText(bytes_rate_text(rate) if in_bytes else rate_text(rate, unit))
        if self._hold == "held":  # told before the work came to rest
            self._rate.setText("")
        elif self._stop.isEnabled():
            self._left.setText(time_left_text(seconds_left))
        spoken = [self._title.text(), self._count.text(), self._rate.text(), self._left.text()]
        self.setAccessibleDescription(", ".join(part for part in spoken if part))

    def set_step(self, title: str) -> None:
        """Rename the running work, as when the next of its steps begins."""
        self._title.setText(title)

    def set_hold(self, hold: Hold) -> None:
        """Show whether the running work can be paused, or is held."""
        held = hold == "held"
        if held:
            self._rate.setText("")
            self._left.setText(tr("Paused"))
            if self._progress.maximum() == 0:  # it would go on moving
                self._progress.setRange(0, 1)
        elif self._hold == "held":
            self._left.setText("")
        self._hold = hold
        self.pause_button.setText(PAUSE_TEXTS[hold])
        bind_icon(self.pause_button, "play" if held else "pause", size=14)
        self.pause_button.setVisible(hold != "no")
        self.pause_button.setToolTip(
            tr("Let this work go on where it was")
            if held
            else tr("Hold this work; nothing is lost")
        )
        title, tail = self._title.text(), {"coming": tr(", pausing"), "held": tr(", paused")}
        self.setAccessibleDescription(f"{title}{tail.get(hold, '')}")

    @Slot()
    def _ask_to_stop(self) -> None:
        self._stop.setEnabled(False)
        self._stop.setText(tr("Stopping…"))
        self._left.setText("")
        self.stop_requested.emit()
