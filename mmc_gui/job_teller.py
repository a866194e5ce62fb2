"""Tells what the running job does: its steps in the bar below, its notes in the banner above."""

from PySide6.QtCore import QObject, Slot

from engine.events import Event, Note, Progress, Skipped
from engine.language import tr
from mmc_gui.jobs import Job, JobRunner
from mmc_gui.messages import Banner
from mmc_gui.session import Session
from mmc_gui.transfers import is_whole_or_not
from mmc_gui.widgets.job_bar import JobBar

PROBLEMS_KEY = "problems"
"""The key of a message whose button shows the doubtful rows."""
UNITS = {
    tr("Training"): tr("steps"),
    tr("Experiments"): tr("results"),
    tr("Searching"): tr("trials"),
}


class JobTeller(QObject):
    """Keeps bar and banner in step with the jobs; without one the bar says what is open."""

    def __init__(
        self, *, session: Session, runner: JobRunner, bar: JobBar, banner: Banner, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._runner, self._bar, self._banner = session, runner, bar, banner
        bar.stop_requested.connect(self.stop)
        runner.job_started.connect(self._on_job_started)
        session.problems_changed.connect(self.show_idle)
        session.labels_changed.connect(self.show_idle)

    @Slot()
    def stop(self) -> None:
        """Ask the running job to stop."""
        if self._runner.job is not None:
            self._runner.job.cancel()
            self._bar.set_step(tr("Stopping…"))

    @Slot()
    def show_idle(self) -> None:
        """Say what is open, unless something runs."""
        if self._runner.busy:
            return
        dataset = self._session.dataset
        if dataset is None:
            self._bar.show_idle(tr("Nothing is open"))
            return
        broken = sum(problem.lost for problem in dataset.problems)
        tail = tr(", {broken:,} cannot be used").format(broken=broken) if broken else ""
        self._bar.show_idle(
            tr("{dataset:,} photos, {labels} labels{tail}").format(
                dataset=len(dataset), labels=len(dataset.labels), tail=tail
            )
        )

    @Slot(object)
    def _on_job_started(self, job: Job) -> None:
        self._bar.show_job(job.title)
        job.events.connect(self.show_events)
        job.finished.connect(self.show_idle)
        left = (
            tr("Nothing was made.")
            if is_whole_or_not(job.title)
            else tr("What was finished is kept.")
        )
        job.cancelled.connect(lambda: self._banner.info(tr("Stopped. {left}").format(left=left)))

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
        if steps and not (self._runner.job and self._runner.job.cancel_requested):
            last = steps[-1]
            self._bar.set_step(last.what)
            self._bar.set_progress(
                last.done, last.total if last.total > 1 else 0, rate=last.rate,
                unit=last.unit or UNITS.get(last.what, "items"),
                seconds_left=last.seconds_left,
            )  # fmt: skip
