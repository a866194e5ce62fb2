"""Looks things up beside the long jobs: what earlier studies left, how rows compare."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from engine.events import Reporter
from engine.language import tr
from mmc_gui.jobs import Job, JobRunner

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    kind: str
    work: Callable[[Reporter], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]


class LookUps(QObject):
    """Answers wishes one after the other; of each kind only the newest is answered.

    It has a thread of its own, so that looking does not flicker through the job bar, nor keep a
    label waiting that shall be written. What it does must be light: no torch, no encoder.
    """

    settled = Signal()
    """Every wish is answered or forgotten."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._runner = JobRunner(self)
        self._runner.busy_changed.connect(self._on_busy)
        self._waiting: dict[str, _Wish] = {}
        self._current: _Wish | None = None

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._runner.busy or bool(self._waiting)

    def ask(
        self, kind: str, work: Callable[[Reporter], T], *, done: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:  # fmt: skip
        """Call ``done`` with what the work returns, unless a newer wish of its kind comes first."""
        self.forget(kind)
        self._waiting[kind] = _Wish(kind=kind, work=work, done=done, failed=failed)
        self._start_next()

    def forget(self, kind: str | None = None) -> None:
        """Let wishes of a kind, or all, go without an answer."""
        for gone in [kind] if kind is not None else list(self._waiting):
            self._waiting.pop(gone, None)
        if self._current is not None and kind in (None, self._current.kind):
            self._current = None
            if self._runner.job is not None:
                self._runner.job.cancel()

    def shutdown(self) -> None:
        """Forget all and end the thread."""
        self.forget()
        self._runner.shutdown()

    def _start_next(self) -> None:
        if self._runner.busy or not self._waiting:
            return
        wish = self._waiting.pop(next(iter(self._waiting)))
        self._current = wish
        job: Job = self._runner.start(tr("Looking"), wish.work)
        job.succeeded.connect(lambda result: self._tell(wish, wish.done, result))
        job.failed.connect(lambda error: self._tell(wish, wish.failed, error))

    def _tell(self, wish: _Wish, listener: Callable[[Any], None], value: object) -> None:
        if self._current is wish:
            self._current = None
            listener(value)

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self._start_next()
            if not self.busy:
                self.settled.emit()
