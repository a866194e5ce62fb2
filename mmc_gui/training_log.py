"""What a training has done so far, in plain sentences with the time of each."""

import datetime as dt
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot

from engine.errors import EngineError
from engine.events import EpochEnd, Event, Note, Progress, Skipped
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.recipes import recipe_title
from engine.workflow import TrainReport
from mmc_gui.jobs import Job
from mmc_gui.widgets.humanize import STAGE_WORDS, bytes_text, count_text


class TrainingLog(QObject):
    """Listens to one training after the other."""

    said = Signal(str)
    """A sentence with its time before it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._step, self._held, self._stopping = "", False, False

    def follow(self, job: Job, config: TrainConfig, encoder: str) -> None:
        """Tell of a training from its start to its end."""
        self._job = job
        self._step, self._held, self._stopping = "", False, False
        self._say(
            tr("Training started: {recipe_title}, encoder {encoder}, seed {seed}.").format(
                recipe_title=recipe_title(config.recipe), encoder=encoder, seed=config.seed
            )
        )
        job.events.connect(self._tell_events)
        job.hold_changed.connect(self._tell_hold)
        job.succeeded.connect(self._tell_report)
        job.failed.connect(self._tell_error)
        job.cancelled.connect(self._tell_cancelled)

    def _say(self, sentence: str) -> None:
        self.said.emit(f"{dt.datetime.now():%H:%M:%S}  {sentence}")

    @Slot(object)
    def _tell_events(self, events: Iterable[Event]) -> None:
        for event in events:
            match event:
                case EpochEnd():
                    self._say(_epoch(event))
                case Note():
                    self._say(event.text.rstrip(".") + ".")
                case Skipped():
                    self._say(
                        tr("{what} cannot be used: {reason}").format(
                            what=event.what, reason=event.reason
                        )
                    )
                case Progress() if event.what != self._step:
                    self._step = event.what
                    if event.what != tr("Training"):
                        self._say(_step(event))
                case _:
                    pass
        if self._job is not None and self._job.cancel_requested and not self._stopping:
            self._stopping = True
            self._say(tr("A stop was asked for."))

    @Slot()
    def _tell_hold(self) -> None:
        if self._job is not None and self._job.paused != self._held:
            self._held = self._job.paused
            self._say(tr("Paused.") if self._held else tr("Goes on."))

    @Slot(object)
    def _tell_report(self, report: TrainReport) -> None:
        result = report.run.result
        if result is not None:
            how = (
                tr("Diverged")
                if result.diverged
                else tr("Stopped")
                if result.stopped
                else tr("Finished")
            )
            self._say(
                tr(
                    "{how} after epoch {epochs} in {seconds:,.1f} seconds; epoch "
                    "{best_epoch} is kept: micro F1 {value:.1f}, macro F1 {value_2:.1f}."
                ).format(
                    how=how,
                    epochs=result.epochs,
                    seconds=result.seconds,
                    best_epoch=result.best_epoch,
                    value=100 * result.metrics["micro_f1"],
                    value_2=100 * result.metrics["macro_f1"],
                )
            )
        self._say(tr("Saved as run {id}.").format(id=report.run.id))

    @Slot(object)
    def _tell_error(self, error: Exception) -> None:
        known = isinstance(error, EngineError)
        self._say(
            tr("Failed. {error}").format(error=error)
            if known
            else tr("Failed: {name}.").format(name=type(error).__name__)
        )

    @Slot()
    def _tell_cancelled(self) -> None:
        self._say(tr("Stopped before an epoch was finished; there is no run to keep."))


def _step(event: Progress) -> str:
    left = event.total - event.already
    amount = bytes_text(left) if event.unit == "bytes" else count_text(left)
    return tr("{what}: {amount} to do.").format(what=event.what, amount=amount)


def _epoch(end: EpochEnd) -> str:
    stage = f" ({STAGE_WORDS.get(end.stage, end.stage)})" if end.stage else ""
    best = tr(", the best so far") if end.best else ""
    return tr(
        "Epoch {epoch} of {epochs}{stage}: loss {train_loss:.4f}, validation "
        "{val_loss:.4f}, micro F1 {value:.1f}{best}."
    ).format(
        epoch=end.epoch,
        epochs=end.epochs,
        stage=stage,
        train_loss=end.train_loss,
        val_loss=end.val_loss,
        value=100 * end.micro_f1,
        best=best,
    )
