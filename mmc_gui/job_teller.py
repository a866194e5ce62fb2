"""Tells what the running job does: its steps in the bar below, its notes in the banner above."""

import functools

from PySide6.QtCore import QObject, Slot

from engine.data.dataset import IntArray
from engine.events import Event, Note, Progress, Skipped
from engine.language import counted, number, tr
from mmc_gui.guess_tasks import GUESS_ENCODED, GUESSING
from mmc_gui.jobs import Job, JobRunner
from mmc_gui.messages import Banner
from mmc_gui.session import Session
from mmc_gui.tasks import Tasks
from mmc_gui.transfers import is_whole_or_not
from mmc_gui.widgets.humanize import source_text
from mmc_gui.widgets.job_bar import JobBar

PROBLEMS_KEY = "problems"
"""The key of a message whose button shows the doubtful rows."""
ENCODING = (tr("Encoding photos"), tr("Encoding captions"))
UNITS = {
    tr("Training"): tr("steps"),
    tr("Experiments"): tr("results"),
    tr("Searching"): tr("trials"),
}


class JobTeller(QObject):
    """Keeps bar and banner in step with the jobs; without one the bar says what is open."""

    def __init__(
        self, *, session: Session, runner: JobRunner, tasks: Tasks, bar: JobBar,
        banner: Banner, parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._session, self._runner, self._bar, self._banner = session, runner, bar, banner
        self._tasks, self._shown = tasks, 0
        self._has_encoded = False
        bar.stop_requested.connect(self.stop)
        bar.pause_toggled.connect(self.toggle_pause)
        runner.job_started.connect(self._on_job_started)
        tasks.run_book.changed.connect(self.show_idle)
        for changed in (
            session.problems_changed, session.labels_changed, session.journal_changed,
            session.run_changed, session.thresholds_changed,
        ):  # fmt: skip
            changed.connect(self.show_idle)

    @Slot()
    def stop(self) -> None:
        """Ask the running job to stop."""
        if self._runner.job is not None:
            self._runner.job.cancel()
            self._bar.set_hold("no")
            self._bar.set_step(tr("Stopping…"))

    @Slot(object)
    def count_shown(self, rows: IntArray) -> None:
        """Say from now on that these are the rows in sight."""
        self._shown = len(rows)
        self.show_idle()

    @Slot()
    def toggle_pause(self) -> None:
        """Pause the running job where it can be, or let it go on."""
        job = self._runner.job
        if job is None or job.cancel_requested:
            return
        if job.pause_requested:
            job.resume()
        elif job.can_pause:
            job.pause()
        else:
            self._banner.info(
                tr("“{title}” cannot be paused at this point.").format(title=job.title)
            )

    @Slot()
    def _show_hold(self) -> None:
        job = self._runner.job
        if job is not None and not job.cancel_requested:
            self._bar.set_hold(
                "held" if job.paused else "coming" if job.pause_requested
                else "can" if job.can_pause else "no"
            )  # fmt: skip

    @Slot()
    def show_idle(self) -> None:
        """Say what is open and shown, whether it is saved, and which run; unless something runs."""
        if self._runner.busy:
            return
        dataset = self._session.dataset
        if dataset is None:
            self._bar.show_idle(tr("Nothing is open"))
            return
        broken = sum(problem.lost for problem in dataset.problems)
        tail = tr(", {broken:,} cannot be used").format(broken=broken) if broken else ""
        hidden = self._shown < len(dataset)
        photos = (
            tr("{shown:,} of {dataset:,}").format(shown=self._shown, dataset=len(dataset))
            if hidden
            else number(len(dataset))
        )
        labels = counted(len(dataset.labels), tr("{} label"), tr("{} labels"))
        said = [
            tr("{photos} photos shown, {labels}{tail}").format(
                photos=photos, labels=labels, tail=tail
            )
        ]
        run = self._session.run
        tip = source_text(run.run.id) if run is not None else ""
        self._bar.show_idle("   ·   ".join([*said, self._saved(), self._run()]), tip=tip)

    @Slot(bool)
    def on_queue(self, idle: bool) -> None:
        """Say that all is saved when it is; what takes a blink is not worth a flicker."""
        if idle:
            self.show_idle()

    def _saved(self) -> str:
        if not self._session.editable:
            return tr("open to look at")
        return tr("everything is saved") if self._tasks.idle else tr("saving…")

    def _run(self) -> str:
        run = self._session.run
        if run is None:
            return tr("no run yet")
        result = run.run.result
        micro = result.metrics.get("micro_f1") if result is not None else None
        name = self._tasks.run_book.about(run.run.id).name
        return source_text(run.run.id, name) + (
            tr(", micro F1 {value:.1f}").format(value=100 * micro) if micro is not None else ""
        )

    @Slot(object)
    def _on_job_started(self, job: Job) -> None:
        self._bar.show_job(job.title)
        job.events.connect(self.show_events)
        job.hold_changed.connect(self._show_hold)
        job.finished.connect(self.show_idle)
        self._has_encoded = False
        self._banner.dismiss(GUESS_ENCODED)
        job.cancelled.connect(functools.partial(self._tell_stopped, job.title))

    def _tell_stopped(self, title: str) -> None:
        if title == GUESSING and self._has_encoded:
            self._banner.info(
                tr("Stopped. What was encoded is kept, and first guesses of it can be made now."),
                action=tr("Make them"), key=GUESS_ENCODED,
            )  # fmt: skip
            return
        left = (
            tr("Nothing was made.") if is_whole_or_not(title) else tr("What was finished is kept.")
        )
        self._banner.info(tr("Stopped. {left}").format(left=left))

    @Slot(list)
    def show_events(self, events: list[Event]) -> None:
        """Tell what a job has told."""
        skipped = [event for event in events if isinstance(event, Skipped)]
        for event in events:
            if isinstance(event, Note) and not event.passing:
                self._banner.info(event.text)
        if skipped:
            more = (
                tr(" and {value} more").format(value=len(skipped) - 1) if len(skipped) > 1 else ""
            )
            self._banner.warning(
                tr("{what}{more} cannot be used: {reason}").format(
                    what=skipped[0].what, more=more, reason=skipped[0].reason
                ),
                action=tr("Show doubtful rows"),
                key=PROBLEMS_KEY,
            )
        steps = [event for event in events if isinstance(event, Progress)]
        self._has_encoded |= any(step.what in ENCODING and step.done for step in steps)
        if steps and not (self._runner.job and self._runner.job.cancel_requested):
            last = steps[-1]
            self._bar.set_step(last.what)
            self._bar.set_progress(
                last.done, last.total if last.total > 1 else 0, rate=last.rate,
                unit=last.unit or UNITS.get(last.what, tr("items")),
                seconds_left=last.seconds_left,
            )  # fmt: skip
