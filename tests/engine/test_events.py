"""What long work tells: rates and rests that people can believe."""

import os
import threading
import time
from collections.abc import Callable

import pytest

from engine import events
from engine.errors import Cancelled
from engine.events import EpochEnd, Gate, Note, Progress, Silent, wait, work_clock
from engine.machine import compute_threads


def test_the_rate_leaves_out_what_was_there_before() -> None:
    progress = Progress(what="Encoding", done=60, total=100, seconds=10.0, already=40)
    assert progress.rate == 2.0
    assert progress.seconds_left == 20.0


@pytest.mark.parametrize(
    "progress",
    [
        Progress(what="x", done=0, total=10),
        Progress(what="x", done=5, total=10, seconds=3.0, already=5),
        Progress(what="x", done=0, total=0),
    ],
)
def test_an_unknown_rest_is_none(progress: Progress) -> None:
    assert progress.rate == 0.0
    assert progress.seconds_left is None


def test_events_are_values_that_can_be_compared_and_kept() -> None:
    assert Note(text="a") == Note(text="a")
    end = EpochEnd(
        epoch=1, epochs=2, train_loss=0.5, val_loss=0.5, micro_f1=0.5, macro_f1=0.5,
        samples_f1=0.5, lr=0.1, seconds=1.0, best=True,
    )  # fmt: skip
    assert len({end, end, Note(text="a")}) == 2
    Silent().emit(end)
    Silent().check()


def held(gate: Gate, then: Callable[[], None]) -> threading.Thread:
    """Do something in another thread once the work is held."""

    def wait() -> None:
        moment = threading.Event()
        while not gate.held:
            moment.wait(0.001)
        then()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_work_waits_at_the_gate_until_it_may_go_on() -> None:
    gate = Gate()
    assert not gate.asked
    gate.check()
    assert gate.asked
    gate.pause()
    assert gate.pause_wanted
    assert not gate.held  # it has not come by yet
    thread = held(gate, gate.resume)
    gate.check()
    thread.join()
    assert not gate.held
    assert not gate.pause_wanted
    gate.check()


def test_a_wait_gives_way_to_a_pause_and_goes_on_after_it() -> None:
    gate = Gate()
    thread = held(gate, gate.resume)
    asking = threading.Thread(target=gate.pause)
    asking.start()
    gate.wait(60.0)
    thread.join()
    asking.join()
    assert not gate.pause_wanted


def test_what_cannot_be_waited_at_is_asked_afterwards() -> None:
    began = time.monotonic()
    wait(Silent(), 0.15)
    assert time.monotonic() - began >= 0.15


def test_a_stop_goes_before_a_pause() -> None:
    gate = Gate()
    gate.pause()
    thread = held(gate, gate.stop)
    with pytest.raises(Cancelled):
        gate.check()
    thread.join()
    gate.pause()
    with pytest.raises(Cancelled):  # and does not wait any more
        gate.check()


def test_the_clock_of_the_work_stands_while_it_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [100.0]
    monkeypatch.setattr(events.time, "monotonic", lambda: now[0])
    gate, before = Gate(), work_clock()

    def an_hour_later() -> None:
        now[0] += 3600
        gate.resume()

    gate.pause()
    thread = held(gate, an_hour_later)
    gate.check()
    thread.join()
    now[0] += 5
    assert work_clock() - before == 5
    seen: list[float] = []
    other = threading.Thread(target=lambda: seen.append(work_clock()))
    other.start()
    other.join()
    assert seen == [now[0]]  # the work of another thread was not held


@pytest.mark.parametrize(
    ("given", "cores", "threads"),
    [
        (None, 8, 7),
        (None, 1, 1),
        ("3", 8, 3),
        ("0", 8, 7),
        ("-2", 8, 7),
        ("many", 8, 7),
        ("", 2, 1),
    ],
)
def test_one_core_is_left_to_the_window(
    monkeypatch: pytest.MonkeyPatch, given: str | None, cores: int, threads: int
) -> None:
    monkeypatch.delenv("MMC_THREADS", raising=False)
    if given is not None:
        monkeypatch.setenv("MMC_THREADS", given)
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert compute_threads() == threads
