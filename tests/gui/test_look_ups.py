"""Look-ups: one at a time, the newest of a kind wins, and what is forgotten is not told."""

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from engine.errors import EngineError
from engine.events import Reporter
from mmc_gui.look_ups import LookUps

PATIENCE_S = 20.0


@pytest.fixture
def looks(qapp: object) -> Iterator[LookUps]:
    looks = LookUps()
    yield looks
    looks.shutdown()


@pytest.fixture
def gate() -> Iterator[threading.Event]:
    gate = threading.Event()
    yield gate
    gate.set()


def waiting(gate: threading.Event, value: object) -> Callable[[Reporter], object]:
    def work(_: Reporter) -> object:
        assert gate.wait(PATIENCE_S)
        return value

    return work


def until_idle(qtbot: QtBot, looks: LookUps) -> None:
    qtbot.waitUntil(lambda: not looks.busy)


def test_each_kind_is_answered_in_its_turn(
    qtbot: QtBot, looks: LookUps, gate: threading.Event
) -> None:
    told: list[object] = []
    for kind in ("one", "two", "three"):
        looks.ask(kind, waiting(gate, kind), done=told.append, failed=told.append)
    assert looks.busy
    gate.set()
    until_idle(qtbot, looks)
    assert told == ["one", "two", "three"]


def test_only_the_newest_of_a_kind_is_answered(
    qtbot: QtBot, looks: LookUps, gate: threading.Event
) -> None:
    told: list[object] = []
    for value in range(4):  # the first is under way, the others wait in its place
        looks.ask("kind", waiting(gate, value), done=told.append, failed=told.append)
    looks.ask("other", waiting(gate, "other"), done=told.append, failed=told.append)
    gate.set()
    until_idle(qtbot, looks)
    assert told == [3, "other"]


def test_what_is_forgotten_is_stopped_and_not_told(qtbot: QtBot, looks: LookUps) -> None:
    told: list[object] = []
    stopped = threading.Event()

    def work(reporter: Reporter) -> None:
        pause = threading.Event()
        try:
            while not pause.wait(0.001):
                reporter.check()
        finally:
            stopped.set()

    looks.ask("one", work, done=told.append, failed=told.append)
    looks.ask("two", lambda _: 2, done=told.append, failed=told.append)
    looks.forget()
    until_idle(qtbot, looks)
    assert stopped.is_set()
    assert told == []
    looks.ask("one", lambda _: 1, done=told.append, failed=told.append)
    until_idle(qtbot, looks)
    assert told == [1]


def test_a_failure_is_told_and_does_not_hold_up_the_next(qtbot: QtBot, looks: LookUps) -> None:
    told: list[object] = []

    def fail(_: Reporter) -> None:
        raise EngineError("It cannot be read.")

    looks.ask("one", fail, done=told.append, failed=lambda error: told.append(str(error)))
    looks.ask("two", lambda _: 2, done=told.append, failed=told.append)
    until_idle(qtbot, looks)
    assert told == ["It cannot be read.", 2]


def test_an_answer_may_ask_for_the_next(qtbot: QtBot, looks: LookUps) -> None:
    told: list[object] = []

    def ask_on(value: object) -> None:
        told.append(value)
        looks.ask("one", lambda _: "again", done=told.append, failed=told.append)

    looks.ask("one", lambda _: "first", done=ask_on, failed=told.append)
    until_idle(qtbot, looks)
    assert told == ["first", "again"]
