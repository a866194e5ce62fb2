"""What long work tells whoever listens, and how it is held or stopped between two of its steps."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from engine.errors import Cancelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the work has come; ``seconds`` counts from the start of this step."""

    what: str
    done: int
    total: int
    seconds: float = 0.0
    already: int = 0
    """Items that were finished before this step began (a resumed job), left out of the rate."""
    unit: str = ""
    """``bytes`` where the items are such."""

    @property
    def rate(self) -> float:
        """Return items a second in this step; 0.0 before the first one."""
        return (self.done - self.already) / self.seconds if self.seconds > 0 else 0.0

    @property
    def seconds_left(self) -> float | None:
        """Return the expected rest in seconds, or None while the rate is unknown."""
        return (self.total - self.done) / self.rate if self.rate > 0 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """One item was left out and the work goes on."""

    what: str
    reason: str
    command: str = ""
    """A sentence with a command that helps, which only a terminal shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A sentence worth showing once: what was resumed, which device is used."""

    text: str
    passing: bool = False
    """True where it matters only while the work runs, so that no banner has to be closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpochEnd:
    """One epoch of training is over; F1 in 0..1 on the validation rows, losses per label cell."""

    epoch: int
    epochs: int
    train_loss: float
    val_loss: float
    micro_f1: float
    macro_f1: float
    samples_f1: float
    lr: float
    seconds: float
    best: bool
    stage: str = ""
    """What is trained where a training has several stages: image, text, concat, stacker."""


Event = Progress | Skipped | Note | EpochEnd


class Reporter(Protocol):
    """The ear of long work, with its pause and its stop button."""

    def emit(self, event: Event) -> None:
        """Take one event; never blocks."""

    def check(self) -> None:
        """Wait while a pause is asked for; raise ``Cancelled`` if a stop was."""


@runtime_checkable
class Attentive(Protocol):
    """A reporter that knows what its listener looks at: work that can choose does it first."""

    @property
    def looked_at(self) -> Sequence[int]:
        """Numbers of the items on the screen; the same object as long as they are the same."""


@runtime_checkable
class Patient(Protocol):
    """A reporter that can be waited at: a stop ends the wait at once."""

    def wait(self, seconds: float) -> None:
        """Wait for so long or until a stop or a pause is asked for, then ``check``."""


def wait(reporter: Reporter, seconds: float) -> None:
    """Let time pass between two tries; raise ``Cancelled`` as soon as a stop is asked for.

    A reporter that is not ``Patient`` is asked afterwards.
    """
    if isinstance(reporter, Patient):
        reporter.wait(seconds)
    else:
        Gate().wait(seconds)
        reporter.check()


class Gate:
    """Where work asks between its steps whether it may go on; the buttons are other threads'.

    Work that is held does nothing and costs nothing but its memory.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = self._stopped = False
        self._held = self._asked = False

    @property
    def asked(self) -> bool:
        """Whether the work has come by, and so can be paused."""
        return self._asked

    @property
    def pause_wanted(self) -> bool:
        """Whether the work shall wait; it may still be on its way here."""
        return self._paused

    @property
    def held(self) -> bool:
        """Whether the work waits here now."""
        return self._held

    @property
    def stop_wanted(self) -> bool:
        """Whether the work shall end; it may still be on its way here."""
        return self._stopped

    def pause(self) -> None:
        """Hold the work when it comes by."""
        with self._changed:
            self._paused = True
            self._changed.notify_all()

    def resume(self) -> None:
        """Let the work go on."""
        with self._changed:
            self._paused = False
            self._changed.notify_all()

    def stop(self) -> None:
        """End the work when it comes by, also while it is held."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Wait for so long, or until somebody asks for something; then ``check``."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._paused, timeout=seconds)
        self.check()

    def check(self) -> None:
        """Wait while paused; raise ``Cancelled`` if a stop was asked for."""
        self._asked = True
        if self._paused and not self._stopped:
            with self._changed:
                began = time.monotonic()
                self._held = True
                self._changed.wait_for(lambda: self._stopped or not self._paused)
                self._held = False
                _standing.seconds += time.monotonic() - began
        if self._stopped:
            raise Cancelled


class _Standing(threading.local):
    """For how long the work of a thread was held."""

    seconds = 0.0


_standing = _Standing()


def work_clock() -> float:
    """Return the seconds of a clock that stands while the work of this thread is held."""
    return time.monotonic() - _standing.seconds


class Silent:
    """A reporter that hears nothing and never stops the work."""

    def emit(self, event: Event) -> None:
        """Drop the event."""

    def check(self) -> None:
        """Never ask for a stop."""
