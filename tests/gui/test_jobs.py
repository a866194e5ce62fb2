import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from engine.errors import Cancelled, EngineError
from engine.events import Note, Reporter, wait
from mmc_gui.jobs import Busy, Job, JobReporter, JobRunner, Part, TaskQueue

PATIENCE_S = 20.0


@pytest.fixture
def runner(qapp: object) -> Iterator[JobRunner]:
    runner = JobRunner()
    yield runner
    runner.shutdown()


@pytest.fixture
def queue(qapp: object) -> Iterator[TaskQueue]:
    queue = TaskQueue()
    yield queue
    queue.shutdown()


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    """Hold a worker until the test sets it; set at the end in any case."""
    gate = threading.Event()
    yield gate
    gate.set()


class Heard:
    """All that a job said, and in which threads."""

    def __init__(self, job: Job) -> None:
        self.said: list[tuple[str, Any]] = []
        self.threads: set[threading.Thread] = set()
        job.events.connect(lambda batch: self._on("events", batch))
        job.succeeded.connect(lambda result: self._on("succeeded", result))
        job.failed.connect(lambda error: self._on("failed", error))
        job.cancelled.connect(lambda: self._on("cancelled", None))
        job.finished.connect(lambda: self._on("finished", None))

    def _on(self, name: str, value: object) -> None:
        self.said.append((name, value))
        self.threads.add(threading.current_thread())

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.said]

    @property
    def notes(self) -> list[str]:
        return [note.text for name, batch in self.said if name == "events" for note in batch]


def until_cancelled(started: threading.Event) -> Callable[[Reporter], None]:
    def work(reporter: Reporter) -> None:
        started.set()
        pause = threading.Event()
        while not pause.wait(0.001):
            reporter.check()

    return work


def test_thousand_events_come_in_order_before_the_one_end(qtbot: QtBot, runner: JobRunner) -> None:
    def work(reporter: Reporter) -> str:
        for number in range(1000):
            reporter.emit(Note(text=str(number)))
        return "result"

    job = runner.start("Count", work)
    heard = Heard(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert heard.notes == [str(number) for number in range(1000)]
    assert heard.said[-2:] == [("succeeded", "result"), ("finished", None)]
    assert set(heard.names[:-2]) == {"events"}
    assert heard.threads == {threading.main_thread()}
    assert job.title == "Count"


def test_parts_of_the_result_come_in_order_among_the_events(
    qtbot: QtBot, runner: JobRunner
) -> None:
    def work(reporter: JobReporter) -> str:
        for number in range(3):
            reporter.emit(Note(text=str(number)))
            reporter.hand_over(number)
        return "whole"

    job = runner.start("In parts", work)
    heard = Heard(job)
    with qtbot.waitSignal(job.finished):
        pass
    events = [event for name, batch in heard.said if name == "events" for event in batch]
    assert [e.value if isinstance(e, Part) else e.text for e in events] == [
        "0", 0, "1", 1, "2", 2,
    ]  # fmt: skip
    assert heard.names[-2:] == ["succeeded", "finished"]
    assert heard.threads == {threading.main_thread()}


def test_events_come_while_the_work_goes_on(
    qtbot: QtBot, runner: JobRunner, gate: threading.Event
) -> None:
    def work(reporter: Reporter) -> None:
        reporter.emit(Note(text="first"))
        gate.wait(PATIENCE_S)

    job = runner.start("Wait", work)
    with qtbot.waitSignal(job.events) as first:
        pass
    assert first.args == [[Note(text="first")]]
    assert runner.busy
    with qtbot.waitSignal(job.finished):
        gate.set()


@pytest.mark.parametrize(
    "error",
    [
        ValueError("x"),
        RuntimeError("CUDA out of memory"),
        MemoryError(),
        KeyError("k"),
        StopIteration(),
        EngineError("The folder is gone. Plug the drive in again."),
    ],
    ids=lambda error: type(error).__name__,
)
def test_each_error_ends_as_failed(
    qtbot: QtBot, runner: JobRunner, error: Exception, expected_logs: None
) -> None:
    def work(reporter: Reporter) -> None:
        reporter.emit(Note(text="so far"))
        raise error

    job = runner.start("Fail", work)
    heard = Heard(job)
    with qtbot.waitSignal(job.finished):
        pass
    assert heard.names == ["events", "failed", "finished"]
    assert heard.said[1][1] is error
    assert not runner.busy


def test_a_stop_ends_a_wait_between_two_tries(qtbot: QtBot, runner: JobRunner) -> None:
    started = threading.Event()

    def work(reporter: Reporter) -> None:
        started.set()
        wait(reporter, 3 * PATIENCE_S)

    job = runner.start("Trying", work)
    assert started.wait(PATIENCE_S)
    with qtbot.waitSignal(job.cancelled, timeout=int(1000 * PATIENCE_S)):
        job.cancel()


def test_a_paused_job_waits_and_goes_on(qtbot: QtBot, runner: JobRunner) -> None:
    done, enough = [0], threading.Event()

    def work(reporter: Reporter) -> str:
        pause = threading.Event()
        while not enough.is_set():
            reporter.check()
            done[0] += 1
            pause.wait(0.001)
        return "whole"

    job = runner.start("Steps", work)
    heard = Heard(job)
    holds: list[tuple[bool, bool, bool]] = []
    job.hold_changed.connect(lambda: holds.append((job.can_pause, job.pause_requested, job.paused)))
    qtbot.waitUntil(lambda: job.can_pause and bool(holds))
    job.pause()
    qtbot.waitUntil(lambda: job.paused and holds[-1][2])
    at = done[0]
    enough.set()
    assert runner.busy
    assert done[0] == at
    with qtbot.waitSignal(job.finished):
        job.resume()
    assert done[0] == at + 1
    assert holds[0] == (True, False, False)
    assert (True, True, True) in holds
    assert heard.names == ["succeeded", "finished"]


@pytest.mark.parametrize("end", ["cancel", "shutdown"])
def test_a_paused_job_can_be_ended(qtbot: QtBot, runner: JobRunner, end: str) -> None:
    started = threading.Event()
    job = runner.start("Wait", until_cancelled(started))
    heard = Heard(job)
    job.pause()
    qtbot.waitUntil(lambda: job.paused)
    if end == "cancel":
        with qtbot.waitSignal(job.finished):
            job.cancel()
    else:
        runner.shutdown()
    assert heard.names == ["cancelled", "finished"]


@pytest.mark.parametrize("stop", [SystemExit(3), KeyboardInterrupt()], ids=["exit", "interrupt"])
def test_library_that_ends_the_process_fails_the_job(
    qtbot: QtBot, runner: JobRunner, stop: BaseException, expected_logs: None
) -> None:
    def work(reporter: Reporter) -> None:
        raise stop

    job = runner.start("Exit", work)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    (error,) = failed.args
    assert isinstance(error, Exception)
    assert error.__cause__ is stop


def test_defect_is_logged_with_its_trace_but_a_sentence_is_not_an_error(
    qtbot: QtBot, runner: JobRunner, caplog: pytest.LogCaptureFixture
) -> None:
    def fail_with(error: Exception) -> None:
        def work(reporter: Reporter) -> None:
            raise error

        with qtbot.waitSignal(runner.start("Read", work).finished):
            pass

    caplog.set_level(logging.INFO)
    fail_with(EngineError("No photos there."))
    assert [r.levelno for r in caplog.records] == [logging.INFO]
    fail_with(KeyError("row"))
    assert caplog.records[-1].levelno == logging.ERROR
    assert caplog.records[-1].exc_info


def test_cancel_ends_as_cancelled_and_frees_the_runner(qtbot: QtBot, runner: JobRunner) -> None:
    started = threading.Event()
    job = runner.start("Train", until_cancelled(started))
    heard = Heard(job)
    assert started.wait(PATIENCE_S)
    assert not job.cancel_requested
    job.cancel()
    assert job.cancel_requested
    with qtbot.waitSignal(job.finished):
        pass
    assert heard.names == ["cancelled", "finished"]
    with qtbot.waitSignal(runner.start("Next", lambda reporter: 7).succeeded) as next_:
        pass
    assert next_.args == [7]


def test_work_may_answer_a_cancel_with_a_result(qtbot: QtBot, runner: JobRunner) -> None:
    started = threading.Event()

    def work(reporter: Reporter) -> str:
        try:
            until_cancelled(started)(reporter)
        except Cancelled:
            return "the best epoch so far"
        return "never"

    job = runner.start("Train", work)
    assert started.wait(PATIENCE_S)
    with qtbot.waitSignal(job.succeeded) as kept:
        job.cancel()
    assert kept.args == ["the best epoch so far"]


def test_second_job_is_refused_with_the_title_of_the_first(
    qtbot: QtBot, runner: JobRunner, gate: threading.Event
) -> None:
    job = runner.start("Read photos", lambda reporter: gate.wait(PATIENCE_S))
    with pytest.raises(Busy, match="Read photos") as refused:
        runner.start("Train", lambda reporter: None)
    assert refused.value.title == "Read photos"
    assert runner.job is job
    with qtbot.waitSignal(job.finished):
        gate.set()


def test_runner_tells_when_it_is_busy_and_with_what(qtbot: QtBot, runner: JobRunner) -> None:
    busy: list[bool] = []
    started: list[Job] = []
    runner.busy_changed.connect(busy.append)
    runner.job_started.connect(started.append)
    job = runner.start("Train", lambda reporter: None)
    assert (busy, started) == ([True], [job])
    free_at_finished: list[bool] = []
    job.finished.connect(lambda: free_at_finished.append(not runner.busy))
    with qtbot.waitSignal(job.finished):
        pass
    assert busy == [True, False]
    assert free_at_finished == [True]


def test_next_job_may_start_at_finished(qtbot: QtBot, runner: JobRunner) -> None:
    following: list[Job] = []
    first = runner.start("First", lambda reporter: 1)
    first.finished.connect(lambda: following.append(runner.start("Second", lambda reporter: 2)))
    with qtbot.waitSignal(first.finished):
        pass
    with qtbot.waitSignal(following[0].succeeded) as second:
        pass
    assert second.args == [2]


def test_shutdown_amid_a_job_tells_its_end_and_leaves_no_thread(qapp: object) -> None:
    runner = JobRunner()
    started = threading.Event()
    heard = Heard(runner.start("Train", until_cancelled(started)))
    assert started.wait(PATIENCE_S)
    runner.shutdown()
    assert heard.names == ["cancelled", "finished"]
    assert not [t for t in threading.enumerate() if t.name.startswith("job")]
    assert not runner.busy
    with pytest.raises(RuntimeError, match="after shutdown"):
        runner.start("Late", lambda reporter: None)
    runner.shutdown()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no own priority")
def test_long_work_and_its_threads_give_way_to_the_window(qtbot: QtBot) -> None:
    def priority(_: object = None) -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    def work(_: Reporter) -> list[int]:
        with ThreadPoolExecutor(1) as pool:
            return [priority(), pool.submit(priority).result()]

    for long in (True, False):
        runner = JobRunner(long=long)
        job = runner.start("Work", work)
        with qtbot.waitSignal(job.succeeded) as done:
            pass
        window = priority()
        assert [own > window for own in done.args[0]] == [long, long]
        runner.shutdown()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere threads have no own priority")
def test_a_program_of_a_low_priority_keeps_it_for_its_work() -> None:
    code = (
        "import os; os.setpriority(os.PRIO_PROCESS, 0, 15)\n"
        "from engine.machine import stand_back\n"
        "stand_back(); print(os.getpriority(os.PRIO_PROCESS, 0))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "15"


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def on_done(self, result: object) -> None:
        self.heard.append(result)
        self.objectName()  # as any slot of a widget would: touches the C++ side


def test_listener_deleted_amid_a_job_is_no_harm(
    qtbot: QtBot, runner: JobRunner, gate: threading.Event
) -> None:
    listener = Listener()
    job = runner.start("Predict", lambda reporter: gate.wait(PATIENCE_S))
    job.succeeded.connect(listener.on_done)
    delete(listener)
    with qtbot.waitSignal(job.finished):
        gate.set()
    assert listener.heard == []


def test_runner_deleted_amid_a_job_is_no_harm(qapp: object, gate: threading.Event) -> None:
    runner = JobRunner()
    runner.start("Predict", lambda reporter: gate.wait(PATIENCE_S))
    delete(runner)
    gate.set()
    runner.shutdown()


def ignore(result: object) -> None:
    """Take a result that the test does not look at."""


def test_tasks_run_in_order_off_the_gui_thread_and_answer_in_it(
    qtbot: QtBot, queue: TaskQueue
) -> None:
    ran_in: set[threading.Thread] = set()
    told_in: set[threading.Thread] = set()
    order: list[tuple[str, int]] = []

    def work(number: int) -> int:
        ran_in.add(threading.current_thread())
        order.append(("ran", number))
        return number

    def done(number: int) -> None:
        told_in.add(threading.current_thread())
        order.append(("told", number))

    for number in range(200):
        queue.submit(lambda number=number: work(number), done=done, failed=pytest.fail)
    qtbot.waitUntil(lambda: queue.idle)
    assert [n for what, n in order if what == "ran"] == list(range(200))
    assert [n for what, n in order if what == "told"] == list(range(200))
    assert len(ran_in) == 1
    assert threading.main_thread() not in ran_in
    assert told_in == {threading.main_thread()}


def test_failed_task_does_not_hold_up_the_next(
    qtbot: QtBot, queue: TaskQueue, expected_logs: None
) -> None:
    told: list[object] = []
    error = OSError("disk full")

    def fail() -> None:
        raise error

    queue.submit(fail, done=pytest.fail, failed=told.append)
    queue.submit(lambda: "second", done=told.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: queue.idle)
    assert told == [error, "second"]


def test_queue_tells_when_it_is_idle(qtbot: QtBot, queue: TaskQueue) -> None:
    changes: list[bool] = []
    queue.idle_changed.connect(changes.append)
    assert queue.idle
    queue.submit(lambda: 1, done=ignore, failed=pytest.fail)
    queue.submit(lambda: 2, done=ignore, failed=pytest.fail)
    assert not queue.idle
    qtbot.waitUntil(lambda: queue.idle)
    assert changes == [False, True]


def test_callback_with_a_defect_leaves_the_queue_working(qtbot: QtBot, queue: TaskQueue) -> None:
    told: list[int] = []

    def defect(result: int) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as exceptions:
        queue.submit(lambda: 1, done=defect, failed=pytest.fail)
        queue.submit(lambda: 2, done=told.append, failed=pytest.fail)
        qtbot.waitUntil(lambda: queue.idle)
    assert [kind for kind, _, _ in exceptions] == [ZeroDivisionError]
    assert told == [2]


def test_drain_waits_for_all_and_for_what_the_answers_submit(queue: TaskQueue) -> None:
    told: list[str] = []

    def then_more(result: str) -> None:
        told.append(result)
        queue.submit(lambda: "more", done=told.append, failed=pytest.fail)

    queue.submit(lambda: "first", done=then_more, failed=pytest.fail)
    queue.submit(lambda: "second", done=told.append, failed=pytest.fail)
    queue.drain()
    assert told == ["first", "second", "more"]
    assert queue.idle


def test_shutdown_carries_out_all_that_was_submitted(qapp: object, gate: threading.Event) -> None:
    queue = TaskQueue()
    ran: list[int] = []
    told: list[int] = []
    queue.submit(lambda: gate.wait(PATIENCE_S), done=ignore, failed=pytest.fail)
    for number in range(50):
        queue.submit(lambda n=number: ran.append(n) or n, done=told.append, failed=pytest.fail)
    threading.Timer(0.05, gate.set).start()
    queue.shutdown()
    assert ran == told == list(range(50))
    assert not [t for t in threading.enumerate() if t.name.startswith("project")]
    with pytest.raises(RuntimeError):
        queue.submit(lambda: 1, done=ignore, failed=pytest.fail)


@pytest.mark.parametrize("by", ["method", "context"])
def test_answer_for_a_deleted_listener_is_dropped(
    queue: TaskQueue, gate: threading.Event, by: str
) -> None:
    listener = Listener()
    ran: list[bool] = []

    def work() -> bool:
        ran.append(gate.wait(PATIENCE_S))
        return True

    if by == "method":
        queue.submit(work, done=listener.on_done, failed=pytest.fail)
    else:
        queue.submit(work, done=lambda _: listener.on_done(_), failed=pytest.fail, context=listener)
    delete(listener)
    gate.set()
    queue.drain()
    assert ran == [True]
    assert listener.heard == []


def test_queue_deleted_amid_its_work_loses_the_answer_not_the_work(
    qapp: object, gate: threading.Event
) -> None:
    queue = TaskQueue()
    ran = threading.Event()

    def work() -> None:
        gate.wait(PATIENCE_S)
        ran.set()

    queue.submit(work, done=pytest.fail, failed=pytest.fail)
    delete(queue)
    gate.set()
    assert ran.wait(PATIENCE_S)
