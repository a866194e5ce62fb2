"""Carries work off the GUI thread and brings its events, results and errors back in order.

Nothing else starts threads, but for the thumbnail loader. The owner of a `JobRunner` or a
`TaskQueue` calls `shutdown` before it lets go of it, the runner first: a cancelled training may
still hand over its best epoch, which the queue then writes.
"""

import functools
import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from engine.errors import Cancelled, EngineError
from engine.events import Event, Gate, Reporter
from engine.language import tr
from engine.machine import stand_back

log = logging.getLogger(__name__)

DRAIN_MS = 100

T = TypeVar("T")


class Busy(EngineError):  # noqa: N818 - an answer, like Cancelled
    """A job was asked for while another one runs; `title` names the running one."""

    def __init__(self, title: str) -> None:
        super().__init__(
            tr("“{title}” is still running. Wait until it is done, or stop it first.").format(
                title=title
            )
        )
        self.title = title


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the result, told among the events before the rest is there."""

    value: Any


class JobReporter(Reporter, Protocol):
    """What the work of a job is given: a `Reporter` that also takes pieces of the result."""

    def hand_over(self, value: object) -> None:
        """Bring a piece of the result, frozen, to who listens to the job's events."""


class Start(Protocol):
    """Starts a job, or tells the user why not and returns None."""

    def __call__(
        self, title: str, work: Callable[[JobReporter], T], done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> "Job | None":  # fmt: skip
        """Start the work; ``done`` gets its result, ``failed`` its error instead of the window."""


@dataclass(slots=True)
class _Attention:
    """What is on the screen: written in the GUI thread, read by the work."""

    items: tuple[int, ...] = ()


class _Mailbox:
    """The `JobReporter`: written in the worker, emptied in the GUI thread."""

    def __init__(self, attention: _Attention) -> None:
        self._events: deque[Event | Part] = deque()
        self._attention = attention
        self.gate = Gate()

    @property
    def looked_at(self) -> tuple[int, ...]:
        return self._attention.items

    def emit(self, event: Event) -> None:
        self._events.append(event)

    def hand_over(self, value: object) -> None:
        self._events.append(Part(value))

    def check(self) -> None:
        self.gate.check()

    def wait(self, seconds: float) -> None:
        self.gate.wait(seconds)

    def take_all(self) -> list[Event | Part]:
        taken = []
        while self._events:
            taken.append(self._events.popleft())
        return taken


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    result: Any = None
    error: Exception | None = None


def _carry_out(work: Callable[[], object]) -> _Outcome:
    """Run the work; whatever it raises becomes its outcome, so that no end is ever lost."""
    try:
        return _Outcome(result=work())
    except Exception as error:  # noqa: BLE001 - the end of a job is one of the three such places
        return _Outcome(error=error)
    except BaseException as stop:  # noqa: BLE001 - a library calling sys.exit must not hang the job
        defect = RuntimeError(f"the work was ended by {stop!r}")
        defect.__cause__ = stop
        return _Outcome(error=defect)


def _log_failure(title: str, error: Exception) -> None:
    if isinstance(error, EngineError):
        log.info("%s failed: %s", title, error)
    else:
        log.error("%s failed", title, exc_info=error)


def _deliver_posted(receiver: QObject) -> None:
    """Hand over what worker threads have sent to this object, without running other events."""
    QCoreApplication.sendPostedEvents(receiver, QEvent.Type.MetaCall.value)


class Job(QObject):
    """One run of one piece of work; all its signals come in the GUI thread.

    `events` brings lists of events and parts, in the order emitted. The end is exactly one of
    `succeeded`, `failed` and `cancelled`, then `finished`; at `finished` the runner is free again.
    `hold_changed` tells that the work can be paused, shall be, is held, or goes on.
    """

    events = Signal(object)  # as `list` Qt would copy it value by value
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    finished = Signal()
    hold_changed = Signal()
    _ended = Signal(object)

    def __init__(
        self,
        title: str,
        work: Callable[[JobReporter], object],
        *,
        pool: ThreadPoolExecutor,
        attention: _Attention,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._mailbox = _Mailbox(attention)
        self._gate = self._mailbox.gate
        self._told_hold = (False, False)
        self._timer = QTimer(self)
        self._timer.setInterval(DRAIN_MS)
        self._timer.timeout.connect(self._drain)
        self._timer.start()
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        pool.submit(self._run, work)

    @property
    def cancel_requested(self) -> bool:
        """Whether a stop was asked for; the work may still be on its way to its next check."""
        return self._gate.stop_wanted

    def cancel(self) -> None:
        """Ask the work to stop; it ends at its next `Reporter.check`, also while it is paused."""
        self._gate.stop()

    @property
    def can_pause(self) -> bool:
        """Whether the work asks between its steps whether it may go on."""
        return self._gate.asked

    @property
    def pause_requested(self) -> bool:
        """Whether the work shall wait; it may still be on its way to its next check."""
        return self._gate.pause_wanted

    @property
    def paused(self) -> bool:
        """Whether the work waits and leaves the processor alone."""
        return self._gate.held

    def pause(self) -> None:
        """Hold the work at its next `Reporter.check`."""
        self._gate.pause()
        self.hold_changed.emit()

    def resume(self) -> None:
        """Let work that was paused go on; what it makes is the same as without the pause."""
        self._gate.resume()
        self.hold_changed.emit()

    def _run(self, work: Callable[[JobReporter], object]) -> None:
        outcome = _carry_out(functools.partial(work, self._mailbox))
        try:
            self._ended.emit(outcome)
        except RuntimeError:
            log.info("%s ended after its window was gone", self.title)

    @Slot()
    def _drain(self) -> None:
        if batch := self._mailbox.take_all():
            self.events.emit(batch)
        hold = (self._gate.asked, self._gate.held)
        if hold != self._told_hold:
            self._told_hold = hold
            self.hold_changed.emit()

    @Slot(object)
    def _on_ended(self, outcome: _Outcome) -> None:
        self._timer.stop()
        self._drain()
        if outcome.error is None:
            self.succeeded.emit(outcome.result)
        elif isinstance(outcome.error, Cancelled):
            self.cancelled.emit()
        else:
            _log_failure(self.title, outcome.error)
            self.failed.emit(outcome.error)
        self.finished.emit()


class JobRunner(QObject):
    """Runs one job at a time, so that the processor or GPU is never asked for twice."""

    busy_changed = Signal(bool)
    job_started = Signal(Job)

    def __init__(self, parent: QObject | None = None, *, long: bool = False) -> None:
        """Make one; ``long`` work stands back behind the window where both want a core."""
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(
            max_workers=1, thread_name_prefix="job", initializer=stand_back if long else None
        )
        self._job: Job | None = None
        self._attention = _Attention()
        self._closed = False

    @property
    def job(self) -> Job | None:
        """The running job, None when free."""
        return self._job

    @property
    def busy(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    def look_at(self, items: tuple[int, ...]) -> None:
        """Let work that can choose do these items first: they are on the screen."""
        if items != self._attention.items:
            self._attention.items = items

    def start(self, title: str, work: Callable[[JobReporter], object]) -> Job:
        """Start the work and return its job; raise `Busy` while another one runs.

        Connect to the job at once: its signals come through the event loop, never before.
        """
        if self._job is not None:
            raise Busy(self._job.title)
        if self._closed:
            raise RuntimeError(f"“{title}” was started after shutdown")
        job = Job(title, work, pool=self._pool, attention=self._attention, parent=self)
        self._job = job
        job.finished.connect(self._on_finished)
        self.busy_changed.emit(True)
        self.job_started.emit(job)
        return job

    def shutdown(self) -> None:
        """Cancel, wait for the end and tell it to whoever listens; nothing can start any more."""
        self._closed = True
        job = self._job
        if job is not None:
            job.cancel()
        self._pool.shutdown(wait=True)
        if job is not None and isValid(job):
            _deliver_posted(job)

    @Slot()
    def _on_finished(self) -> None:
        if self._job is not None:
            self._job.deleteLater()
        self._job = None
        self.busy_changed.emit(False)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    context: QObject | None

    def tell(self, outcome: _Outcome) -> None:
        """Call back in the GUI thread, unless the listener has been deleted meanwhile."""
        callback: Callable[[Any], None] = self.done if outcome.error is None else self.failed
        owner = getattr(callback, "__self__", None)
        listener = owner if self.context is None else self.context
        gone = isinstance(listener, QObject) and not isValid(listener)
        if outcome.error is not None:
            _log_failure(tr("A change to the project"), outcome.error)
        if not gone:
            callback(outcome.result if outcome.error is None else outcome.error)


class TaskQueue(QObject):
    """Carries out quick operations one after the other in one thread, and loses none of them.

    Made for the project's SQLite file: a slot submits, the file is written off the GUI thread, the
    answer comes back in the GUI thread, in the order of submission.
    """

    idle_changed = Signal(bool)
    _carried_out = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="project")
        self._untold: deque[Future[None]] = deque()
        self._carried_out.connect(self._on_carried_out, Qt.ConnectionType.QueuedConnection)

    @property
    def idle(self) -> bool:
        """Whether everything submitted is carried out and told."""
        return not self._untold

    def submit(
        self,
        work: Callable[[], T],
        *,
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        context: QObject | None = None,
    ) -> None:
        """Queue the work; then `done` or `failed` is called, if their `context` still lives.

        Without a context a bound method counts as its object's. Raises RuntimeError after shutdown.
        """
        task = _Task(work=work, done=done, failed=failed, context=context)
        was_idle = self.idle
        self._untold.append(self._pool.submit(self._run, task))
        if was_idle:
            self.idle_changed.emit(False)

    def drain(self) -> None:
        """Wait for all that was submitted, and for what its callbacks submit; tell each result."""
        while self._untold:
            wait(self._untold)
            _deliver_posted(self)

    def shutdown(self) -> None:
        """Drain and end the thread; nothing can be submitted any more."""
        self.drain()
        self._pool.shutdown(wait=True)

    def _run(self, task: _Task) -> None:
        outcome = _carry_out(task.work)
        try:
            self._carried_out.emit(task, outcome)
        except RuntimeError:
            log.info("A change was carried out after its window was gone")
            if outcome.error is not None:
                _log_failure(tr("That change"), outcome.error)

    @Slot(object, object)
    def _on_carried_out(self, task: _Task, outcome: _Outcome) -> None:
        self._untold.popleft()
        try:
            task.tell(outcome)
        finally:  # a defect in one callback must not leave the queue looking busy
            if self.idle:
                self.idle_changed.emit(True)
