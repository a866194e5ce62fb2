"""What the command line shows while it works: bars and notes on stderr, results on stdout."""

import contextlib
import json
import signal
import sys
import threading
from collections.abc import Iterator
from types import FrameType
from typing import Any

from tqdm import tqdm

from engine.events import EpochEnd, Event, Gate, Note, Progress, Skipped


class Console:
    """A reporter for the terminal; Ctrl-C asks the work to stop at its next safe point."""

    def __init__(self, *, as_json: bool = False) -> None:
        self._as_json = as_json
        self._bar: tqdm[Any] | None = None
        self._gate = Gate()
        self._live = sys.stderr.isatty()
        self._step = ""
        self._tenth = -1

    @contextlib.contextmanager
    def listening(self) -> Iterator[None]:
        """Turn the first Ctrl-C into a request to stop; a second one ends the program at once."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = signal.signal(signal.SIGINT, self._interrupt)
        try:
            yield
        finally:
            signal.signal(signal.SIGINT, before)

    @property
    def stopped(self) -> bool:
        """Whether a stop was asked for."""
        return self._gate.stop_wanted

    def emit(self, event: Event) -> None:
        """Show one event."""
        match event:
            case Progress():
                self._progress(event)
            case Note():
                self.say(event.text)
            case Skipped():
                self.say(f"Skipped {event.what}: {event.reason} {event.command}".rstrip())
            case EpochEnd():
                mark = "  best" if event.best else ""
                self.say(
                    f"epoch {event.epoch:3d}/{event.epochs}  "
                    f"loss {event.train_loss:.4f} train {event.val_loss:.4f} validation  "
                    f"F1 {event.micro_f1:.4f} micro {event.macro_f1:.4f} macro "
                    f"{event.samples_f1:.4f} samples{mark}"
                )

    def check(self) -> None:
        """Raise ``Cancelled`` after Ctrl-C."""
        self._gate.check()

    def wait(self, seconds: float) -> None:
        """Wait for so long or until Ctrl-C, then ``check``."""
        self._gate.wait(seconds)

    def say(self, text: str) -> None:
        """Write a line to stderr without breaking a bar."""
        tqdm.write(text, file=sys.stderr)

    def result(self, text: str, values: dict[str, Any]) -> None:
        """Write the result to stdout: a sentence, or with ``--json`` one line of JSON."""
        self.close()
        if self._as_json:
            print(json.dumps(values, ensure_ascii=False))
        else:
            print(text)

    def close(self) -> None:
        """Take down the bar."""
        self._step = ""
        if self._bar is not None:
            self._bar.close()
            self._bar = None

    def _progress(self, event: Progress) -> None:
        if self._step != event.what:
            self.close()
            self._step, self._tenth = event.what, -1
            if self._live:
                self._bar = tqdm(
                    desc=event.what, total=event.total, initial=event.already,
                    file=sys.stderr, dynamic_ncols=True, leave=False, mininterval=0.2,
                    unit="B" if event.unit == "bytes" else "it", unit_scale=event.unit == "bytes",
                )  # fmt: skip
        if self._bar is not None:
            self._bar.update(event.done - self._bar.n)
        elif event.total > 1 and 10 * event.done // event.total > self._tenth:
            # A log file gets a line every tenth of the way instead of a bar.
            self._tenth = 10 * event.done // event.total
            done, total = (
                f"{count / 1e6:,.0f} MB" if event.unit == "bytes" else f"{count:,}"
                for count in (event.done, event.total)
            )
            self.say(f"{event.what}: {done} of {total}")

    def _interrupt(self, _signal: int, _frame: FrameType | None) -> None:
        if self.stopped:
            signal.default_int_handler(_signal, _frame)
        # It runs in the thread that may wait at the gate, whose lock that thread may take again.
        self._gate.stop()
        self.say("Stopping at the next safe point; press Ctrl-C again to end at once.")
