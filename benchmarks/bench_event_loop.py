"""How late a 10 ms timer of the window's thread rings: idle, while plots grow, while training.

The training runs through ``JobRunner`` as in the application, and its events feed two live plots.
The first training of the process also loads torch, so it is measured apart from a later one.
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer, SignalInstance, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from report import Figure, Report, quantiles, run
from synthetic import cached_rows, new_run

from engine.events import EpochEnd, Event, Progress, Reporter
from engine.training.config import TrainConfig
from mmc_gui.app import make_app, smooth
from mmc_gui.jobs import JobRunner
from mmc_gui.theme import apply_theme
from mmc_gui.widgets.live_plot import LivePlot, Series

TICK_MS = 10
FRAME_MS = 33.0
PHASES = ("idle", "two plots alone", "first training, loads torch", "later training")


class Bench(QObject):
    """Plays the phases one after the other and keeps the gaps between the ticks of each."""

    def __init__(self, args: argparse.Namespace, folder: Path) -> None:
        super().__init__()
        self._args, self._folder = args, folder
        self.gaps: dict[str, list[float]] = {phase: [] for phase in PHASES}
        self._phase = ""
        self._last = 0.0
        self._points = 0
        self._speeds = np.random.default_rng(0)  # as rough as real ones
        self._dataset, self._features = cached_rows(folder, args.rows)
        self._runner = JobRunner(self, long=True)
        self.window = QWidget()
        self._steps, self._curves = LivePlot("Speed", x_label="step"), LivePlot("F1")
        self._steps.set_series([Series(name="a second")])
        self._curves.set_series([Series(name=name) for name in ("micro", "macro", "samples")])
        column = QVBoxLayout(self.window)
        column.addWidget(self._steps)
        column.addWidget(self._curves)
        self.window.resize(900, 700)
        self._tick = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        self._grow = QTimer(self, interval=50)
        self._grow.timeout.connect(self._on_grow)

    def start(self) -> None:
        """Show the window, let it settle, and begin with the first phase."""
        self.window.show()
        self._tick.start()
        QTimer.singleShot(1500, self._idle)

    def stop(self) -> None:
        """End the worker thread and the timers."""
        self._tick.stop()
        self._runner.shutdown()
        self.window.close()

    @Slot()
    def _on_tick(self) -> None:
        now = time.perf_counter() * 1e3
        if self._phase:
            self.gaps[self._phase].append(now - self._last)
        self._last = now

    def _idle(self) -> None:
        self._phase = PHASES[0]
        QTimer.singleShot(1000 * self._args.seconds, self._plots)

    def _plots(self) -> None:
        self._phase = PHASES[1]
        self._grow.start()
        QTimer.singleShot(1000 * self._args.seconds, self._first)

    @Slot()
    def _on_grow(self) -> None:
        self._points += 1
        self._steps.append(self._points, {"a second": float(self._speeds.random())})
        self._curves.append(self._points, dict.fromkeys(("micro", "macro", "samples"), 0.5))

    def _first(self) -> None:
        self._grow.stop()
        self._train(PHASES[2]).connect(self._later)

    def _later(self) -> None:
        self._train(PHASES[3]).connect(self._end)

    def _train(self, phase: str) -> SignalInstance:
        self._phase = phase
        self._steps.clear()
        self._curves.clear()
        config = TrainConfig(epochs=self._args.epochs)
        dataset, features, folder = self._dataset, self._features, self._folder / phase

        def work(reporter: Reporter) -> object:
            from engine.training import loop
            from engine.training.data import training_data

            data = training_data(dataset, features, config)
            return loop.train(data=data, run=new_run(folder, config, dataset), reporter=reporter)

        job = self._runner.start(phase, work)
        job.events.connect(self._on_events)
        job.failed.connect(self._on_failed)
        return job.finished

    @Slot(list)
    def _on_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Progress):
                self._steps.append(event.done, {"a second": event.rate})
            elif isinstance(event, EpochEnd):
                f1 = {"micro": event.micro_f1, "macro": event.macro_f1, "samples": event.samples_f1}
                self._curves.append(event.epoch, f1)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        make_app([]).exit(1)
        raise error

    def _end(self) -> None:
        self._phase = ""
        make_app([]).exit(0)


def measure(args: argparse.Namespace) -> Report:
    """Play all phases."""
    app = make_app(sys.argv[:1])
    apply_theme(app, "light")
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        bench = Bench(args, Path(name))
        QTimer.singleShot(0, bench.start)
        with smooth():
            code = app.exec()
        bench.stop()
    if code:
        raise SystemExit("the training failed; see above")
    figures = []
    for phase in PHASES:
        late = [max(0.0, gap - TICK_MS) for gap in bench.gaps[phase]]
        figures += quantiles(phase, late, "ms late", at=(50, 95, 99, 100))
    quiet, busy = bench.gaps[PHASES[1]], bench.gaps[PHASES[3]]
    figures += [
        Figure(what="p99 of the gap, later training : plots alone", unit="x",
               value=float(np.percentile(busy, 99) / np.percentile(quiet, 99))),
        Figure(what=f"ticks more than {FRAME_MS:.0f} ms apart in a later training", unit="%",
               value=100 * float(np.mean(np.array(busy) > FRAME_MS)), budget="none"),
    ]  # fmt: skip
    counts = ", ".join(f"{phase} {len(bench.gaps[phase]):,}" for phase in PHASES)
    return Report(
        title=f"Event loop beside a training on {args.rows:,} rows",
        figures=figures,
        remarks=[f"Ticks: {counts}. Off-screen platform, {os.cpu_count()} cores."],
    )


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=12_000)
    parser.add_argument("--epochs", type=int, default=12)
    parser.add_argument("--seconds", type=int, default=8, help="length of the phases without work")


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
