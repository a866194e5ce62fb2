"""A dialog whose form rests while its job runs, and that closes only when the job succeeded."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine.errors import EngineError
from engine.events import Event, Progress
from engine.language import tr
from mmc_gui.jobs import Job
from mmc_gui.theme import GRID, set_look
from mmc_gui.widgets.elided_label import ElidedLabel


class JobDialog(QDialog):
    """Puts a form above a strip that tells errors and progress; Cancel is Stop while a job runs."""

    submitted = Signal(object)
    """The plan to carry out; whoever starts it calls ``follow``."""

    def __init__(self, title: str, *, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._verb = verb
        self._job: Job | None = None
        self.body = QWidget()
        self.message = QLabel(wordWrap=True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.message.setAccessibleName(tr("Message"))
        self._step = ElidedLabel()
        set_look(self._step, "muted")
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName(tr("Progress"))
        self.ok = QPushButton(verb)
        set_look(self.ok, "primary")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self.submit)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)
        self._build()
        self.show_idle()

    @property
    def running(self) -> bool:
        """Whether its job is under way."""
        return self._job is not None

    def submit(self) -> None:
        """Emit the plan that the form describes; the form's own dialog knows it."""
        raise NotImplementedError

    def follow(self, job: Job) -> None:
        """Show a job until its end; close where it succeeds."""
        self._job = job
        self.tell("")
        self.body.setEnabled(False)
        self.ok.setEnabled(False)
        self.cancel.setText(tr("Stop"))
        self.cancel.setFocus()
        self.show_busy(job.title)
        job.events.connect(self._on_events)
        job.succeeded.connect(self._on_succeeded)
        job.failed.connect(self._on_failed)
        job.cancelled.connect(self._on_cancelled)

    def tell(self, text: str, look: str = "danger") -> None:
        """Say something above the buttons; an empty text takes it away."""
        self.message.setText(text)
        set_look(self.message, look)
        self.message.setVisible(bool(text))

    def show_busy(self, step: str) -> None:
        """Say what is under way, with a bar that moves."""
        self._step.setText(step)
        self._progress.setRange(0, 0)
        self._step.show()
        self._progress.show()

    def show_idle(self) -> None:
        """Take the bar away."""
        self._step.hide()
        self._progress.hide()

    @Slot()
    def reject(self) -> None:
        """Stop the job, or close where none runs."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self.cancel.setEnabled(False)
        self.cancel.setText(tr("Stopping…"))

    def update_ok(self) -> None:
        """Allow what the form allows; its own dialog knows when."""

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        busy = QVBoxLayout()
        busy.setSpacing(GRID // 2)
        busy.addWidget(self._step)
        busy.addWidget(self._progress)
        buttons.addLayout(busy, stretch=1)
        buttons.addSpacing(GRID)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.ok)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.body, stretch=1)
        column.addWidget(self.message)
        column.addLayout(buttons)

    @Slot(object)
    def _on_events(self, events: list[Event]) -> None:
        steps = [event for event in events if isinstance(event, Progress)]
        if steps and self._job is not None and not self._job.cancel_requested:
            last = steps[-1]
            self._step.setText(last.what)
            self._progress.setRange(0, last.total if last.total > 1 else 0)
            self._progress.setValue(last.done if last.total > 1 else 0)

    @Slot(object)
    def _on_succeeded(self, _: object) -> None:
        self._job = None
        self.accept()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._rest()
        if isinstance(error, EngineError):
            self.tell(str(error))
        else:
            super().reject()  # a defect is shown by the window, with its trace

    @Slot()
    def _on_cancelled(self) -> None:
        self._rest()
        self.tell(tr("Stopped. Nothing was made."), "muted")

    def _rest(self) -> None:
        self._job = None
        self.show_idle()
        self.body.setEnabled(True)
        self.cancel.setEnabled(True)
        self.cancel.setText(tr("Cancel"))
        self.update_ok()
        self.ok.setFocus()
