"""What long work tells whoever listens: plain frozen values, safe to pass between threads."""

from dataclasses import dataclass
from typing import Protocol


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
    """The ear of long work, and its stop button."""

    def emit(self, event: Event) -> None:
        """Take one event; never blocks."""

    def check(self) -> None:
        """Raise ``Cancelled`` if a stop was asked for."""


class Silent:
    """A reporter that hears nothing and never stops the work."""

    def emit(self, event: Event) -> None:
        """Drop the event."""

    def check(self) -> None:
        """Never ask for a stop."""
