"""How late a 10 ms timer of the window's thread rings while photos and captions are encoded.

Each step is a job of ``JobRunner``, as in the application: loading an encoder, and making features
with it into an empty cache. The first loads torch and the libraries of ``basic``; the other model
is a small ViT with random weights, so that little time goes by in torch and much in Python; it
gets more photos, as it is done with few in a second. Idle comes first: what it is late then, the
machine is.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget
from report import Figure, Report, quantiles, run

from engine.data.dataset import Dataset
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.events import Event, Progress, Reporter
from engine.machine import compute_threads
from mmc_gui.app import make_app, smooth
from mmc_gui.jobs import JobRunner
from mmc_gui.theme import apply_theme
from mmc_gui.widgets.live_plot import LivePlot, Series

TICK_MS = 10
FRAME_MS = 16.0
IDLE = "idle"
LOADING, BASIC = "loading basic, and torch with it", "encoding with basic"
LOADING_SMALL, SMALL = "loading a small ViT, and open_clip with it", "encoding with a small ViT"
AGAIN = "making features where none is missing"
PHASES = (IDLE, LOADING, BASIC, LOADING_SMALL, SMALL, AGAIN)
BUDGETED = (BASIC, SMALL, AGAIN)
SHAPE: dict[str, Any] = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 32, "layers": 2, "width": 64, "patch_size": 16, "head_width": 32},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2},
}


class Bench(QObject):
    """Plays the phases one after the other and keeps the gaps between the ticks of each."""

    def __init__(self, few: Dataset, many: Dataset, folder: Path, seconds: int) -> None:
        super().__init__()
        self._folder, self._seconds = folder, seconds
        self.gaps: dict[str, list[float]] = {phase: [] for phase in PHASES}
        self.lasted: dict[str, float] = {}
        self._phase, self._last, self._began = "", 0.0, 0.0
        self._encoder: Any = None
        self._runner = JobRunner(self, long=True)
        self.window = QWidget()
        self._plot = LivePlot("Speed", x_label="photos")
        self._plot.set_series([Series(name="a second")])
        QVBoxLayout(self.window).addWidget(self._plot)
        self.window.resize(900, 400)
        self._tick = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._on_tick)
        name = f"local-dir:{folder / 'small'}"
        self._waiting: list[tuple[str, Callable[[Reporter], object]]] = [
            (LOADING, lambda _: self._load("basic")), (BASIC, lambda ear: self._encode(few, ear)),
            (LOADING_SMALL, lambda _: self._load(name)),
            (SMALL, lambda ear: self._encode(many, ear)),
            (AGAIN, lambda ear: self._encode(many, ear)),
        ]  # fmt: skip

    def start(self) -> None:
        """Show the window, let it settle, and begin with the first phase."""
        self.window.show()
        self._tick.start()
        QTimer.singleShot(1500, lambda: self._enter(IDLE))
        QTimer.singleShot(1500 + 1000 * self._seconds, self._next)

    def stop(self) -> None:
        """End the worker thread and the timers."""
        self._tick.stop()
        self._runner.shutdown()
        self.window.close()

    def _enter(self, phase: str) -> None:
        now = time.perf_counter()
        if self._phase:
            self.lasted[self._phase] = now - self._began
        self._phase, self._began = phase, now

    @Slot()
    def _on_tick(self) -> None:
        now = time.perf_counter() * 1e3
        if self._phase:
            self.gaps[self._phase].append(now - self._last)
        self._last = now

    def _next(self) -> None:
        if not self._waiting:
            self._enter("")
            make_app([]).exit(0)
            return
        phase, work = self._waiting.pop(0)
        self._enter(phase)
        job = self._runner.start(phase, work)
        job.events.connect(self._on_events)
        job.failed.connect(self._on_failed)
        job.finished.connect(self._next)

    def _load(self, name: str) -> None:
        from engine.encoders import load_encoder

        self._encoder = load_encoder(name, threads=compute_threads())

    def _encode(self, dataset: Dataset, reporter: Reporter) -> object:
        from engine.features.extract import extract_features

        return extract_features(
            dataset=dataset, encoder=self._encoder, cache=self._folder / "cache",
            reporter=reporter,
        )  # fmt: skip

    @Slot(list)
    def _on_events(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Progress):
                self._plot.append(event.done, {"a second": event.rate})

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        make_app([]).exit(1)
        raise error


def measure(args: argparse.Namespace) -> Report:
    """Play all phases."""
    app = make_app(sys.argv[:1])
    apply_theme(app, "light")
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        folder = Path(name)
        command = [sys.executable, __file__, "--weights", str(folder / "small")]
        subprocess.run(command, check=True)  # elsewhere: torch is to be loaded by the first job
        os.environ["MMC_CACHE"] = str(folder / "graphs")
        few = _dataset(folder / "few", args.photos, args.count)
        many = _dataset(folder / "many", args.photos, args.many)
        bench = Bench(few, many, folder, args.seconds)
        QTimer.singleShot(0, bench.start)
        with smooth():
            code = app.exec()
        bench.stop()
    if code:
        raise SystemExit("a job failed; see above")
    figures: list[Figure] = []
    for phase in PHASES:
        late = [max(0.0, gap - TICK_MS) for gap in bench.gaps[phase]]
        p50, p95, *rest = quantiles(phase, late, "ms late", at=(50, 95, 99, 100))
        budget = f"{FRAME_MS:.0f} ms" if phase in BUDGETED else ""
        figures += [p50, Figure(what=p95.what, value=p95.value, unit=p95.unit, budget=budget),
                    *rest]  # fmt: skip
    lasted = ", ".join(f"{phase} {bench.lasted[phase]:.1f} s" for phase in PHASES)
    return Report(
        title=f"Event loop beside the encoding of {args.count:,} and {args.many:,} photos",
        figures=figures,
        remarks=[f"Lasted: {lasted}. Off-screen platform, {os.cpu_count()} cores."],
    )


def write_weights(folder: Path) -> None:
    """Write a model folder of the small ViT with random weights."""
    import open_clip
    from safetensors.torch import save_file

    folder.mkdir(parents=True)
    save_file(open_clip.CLIP(**SHAPE).state_dict(), folder / "open_clip_model.safetensors")
    config = {"model_cfg": SHAPE, "preprocess_cfg": {"mean": [0.5] * 3, "std": [0.25] * 3}}
    (folder / "open_clip_config.json").write_text(json.dumps(config), encoding="utf-8")


def _dataset(folder: Path, photos: Path | None, count: int) -> Dataset:
    """Import photos of the competition, or of the demo, and take the first ones."""
    folder.mkdir()
    if photos is None:
        from engine.demo import make_demo

        files = make_demo(folder / "demo", photos=max(40, count * 6 // 7), test_photos=count // 7)
        table, images = files.train_csv, files.images
    else:
        lines = (photos / "train.csv").read_text(encoding="utf-8").splitlines()
        table, images = folder / "some.csv", photos / "data"
        table.write_text("\n".join(lines[: count + 1]) + "\n", encoding="utf-8")
    import_competition(train_csv=table, images=images, project=folder / "bench.mmc")
    with open_project(folder / "bench.mmc") as project:
        return project.dataset()


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--photos", type=Path, help="a competition's folder instead of the demo")
    parser.add_argument("--count", type=int, default=600, help="photos for basic")
    parser.add_argument("--many", type=int, default=6000, help="photos for the small ViT")
    parser.add_argument("--seconds", type=int, default=5, help="length of the idle phase")


def main() -> None:
    """Measure and print; with ``--weights`` only write the small model."""
    if "--weights" in sys.argv:
        write_weights(Path(sys.argv[-1]))
    else:
        run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
