"""Frames of the real window on 100,000 photos: scrolling, searching, dragging a threshold.

Each is done with mouse and keys, first while nothing else runs, then while a training runs at full
tilt in the same process. A frame is all that the window's thread does for one event: what hears
it, layout and paint. Photos are drawn files that repeat; captions and scores are drawn too. The
threshold is dragged on a run with 30,000 rows to judge by and 18 labels. What the imports of the
window cost is told by ``python -X importtime``.
"""

import argparse
import datetime as dt
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from bench_grid import write_photos
from PySide6.QtCore import QDeadlineTimer, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from report import Figure, Report, Table, peak_mb, quantiles, run
from synthetic import cached_rows, new_run

from engine.data.dataset import Dataset, Split
from engine.data.labels import competition_labels
from engine.data.project import NewItem, create_project
from engine.decide.rule import Rule
from engine.events import Reporter
from engine.training.config import TrainConfig
from mmc_gui.app import SWITCH_SECONDS, make_app, make_window
from mmc_gui.main_window import MainWindow
from mmc_gui.session import OpenRun
from mmc_gui.widgets.threshold_model import Column

PHOTO_FILES = 400
JUDGED = 30_000
TYPED = "a dog at the beach label:dog"
STEADY_MS, WORST_MS = 16, 33
"""The budget of a frame: 60 a second usually, 30 at worst."""
PAUSE_MS = 120
"""Between two letters: a quick typist, and longer than the window waits before it searches."""
LIMIT_MS = 120_000
Frame = tuple[float, float]
"""Milliseconds by the clock, and in time of the processor on the window's thread."""


def measure(args: argparse.Namespace) -> Report:
    """Do all of it in one window."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(SWITCH_SECONDS)
    app = make_app(sys.argv[:1])
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        folder = Path(name)
        os.environ |= dict.fromkeys(("XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(folder / "home"))
        window = make_window(app, theme="light")
        window.resize(1280, 720)
        window.tour.hold()
        window.show()
        settle(lambda: window.stack.is_complete)
        window.tasks.open_project(make_photos(folder, args.rows))
        settle(lambda: window.session.dataset is not None and window.tasks.idle)
        for beside in ("idle", "beside a training"):
            if beside != "idle":
                start_training(window, folder, args.trained)
            for what, frames in play(window, folder, args):
                figures += figures_of(f"{what}, {beside}", frames)
        window.close()
    sys.setswitchinterval(before)
    figures.append(Figure(what="peak memory", value=peak_mb(), unit="MB"))
    return Report(
        title=f"Frames of the window on {args.rows:,} photos",
        figures=figures,
        tables=[import_costs()],
        remarks=["Painted off-screen, thus by the processor, as on a machine without a GPU."],
    )


def figures_of(what: str, frames: list[Frame]) -> list[Figure]:
    """Return what the clock says, with the budgets, and what the window's thread computed."""
    wall, used = [frame[0] for frame in frames], [frame[1] for frame in frames]
    return [
        *quantiles(what, wall, "ms", at=(50, 95), budget=f"{STEADY_MS} ms"),
        *quantiles(what, wall, "ms", at=(100,), budget=f"{WORST_MS} ms"),
        *quantiles(f"{what}, of it the processor", used, "ms", at=(95, 100)),
    ]


def play(
    window: MainWindow, folder: Path, args: argparse.Namespace
) -> Iterator[tuple[str, list[Frame]]]:
    """Use the window, and yield what was done with the time of each frame."""
    window.session.set_run(None)
    window.show_page("browse")
    turns(20)
    yield "scrolling the photos", scroll(window, args.frames)
    yield "typing in the search", type_query(window)
    window.session.set_run(drawn_run(window.session.dataset, folder, args.judged))
    window.show_page("thresholds")
    settle(lambda: window.thresholds.table.isVisible() and not window.tasks.decisions.looking)
    turns(50)
    yield f"dragging a threshold ({args.judged:,} x 18)", drag(window, args.frames)


def scroll(window: MainWindow, frames: int) -> list[Frame]:
    """Turn the wheel, one notch a frame."""
    view = window.browse.grid.viewport()
    at, none = QPointF(view.rect().center()), Qt.MouseButton.NoButton

    def notch() -> None:
        event = QWheelEvent(
            at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120), none,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view, event)

    return [timed(notch) for _ in range(frames)]


def type_query(window: MainWindow) -> list[Frame]:
    """Type and delete a query, and time each turn of the loop while it is searched for."""
    box, times = window.browse.filters.search, []
    box.setFocus()
    presses: list[Callable[[], None]] = [
        lambda letter=letter: QTest.keyClicks(box, letter) for letter in TYPED
    ]
    presses += [lambda: QTest.keyClick(box, Qt.Key.Key_Backspace)] * len(TYPED)
    for press in presses:
        times.append(timed(press))
        pause = QDeadlineTimer(PAUSE_MS)
        while not pause.hasExpired():
            times.append(timed(lambda: None))
    settle(lambda: not window.browse.filtering.busy)
    return [
        frame for frame in times if frame[0] > 0.2
    ]  # turns in which nothing happened say nothing


def drag(window: MainWindow, frames: int) -> list[Frame]:
    """Take the first slider and drag it to and fro."""
    table = window.thresholds.table
    model = table.model()
    box, view = table.visualRect(model.index(0, Column.SLIDER)), table.viewport()
    moved: list[float] = []
    table.threshold_changed.connect(lambda _, value: moved.append(value))
    left, button = box.left() + 20, Qt.MouseButton.LeftButton
    QTest.mousePress(view, button, pos=QPoint(left, box.center().y()))
    wide, times = box.width() - 40, []
    for frame in range(frames):
        share = abs((frame / 40) % 2 - 1)
        place = QPoint(left + round(share * wide), box.center().y())
        times.append(timed(lambda: QTest.mouseMove(view, place)))  # noqa: B023 - called at once
    QTest.mouseRelease(view, button, pos=QPoint(left, box.center().y()))
    settle(lambda: window.tasks.idle)
    if len(moved) < frames // 2:
        raise SystemExit(f"the slider moved {len(moved)} times in {frames} frames")
    return times


def timed(act: Callable[[], object]) -> Frame:
    """Do something, let the window answer and paint, and return the ms that it took."""
    began, began_cpu = time.perf_counter(), time.thread_time()
    act()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1e3, (time.thread_time() - began_cpu) * 1e3


def turns(count: int) -> None:
    """Let the loop run."""
    for _ in range(count):
        QApplication.processEvents()
        QTest.qWait(10)


def settle(until: Callable[[], object]) -> None:
    """Let the loop run until a condition holds; SystemExit if it never does."""
    limit = QDeadlineTimer(LIMIT_MS)
    while not until():
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        if limit.hasExpired():
            raise SystemExit("the window did not come to rest")


def make_photos(folder: Path, rows: int) -> Path:
    """Write a project whose rows share some files."""
    write_photos(folder, PHOTO_FILES)
    rng, labels = np.random.default_rng(0), competition_labels()
    words = ("dog", "beach", "man", "street", "red", "frisbee", "train", "snow", "at", "the", "a")
    has = rng.random((rows, len(labels))) < np.linspace(0.4, 0.02, len(labels))
    path = folder / "photos.mmc"
    with create_project(path, image_root=folder) as project:
        project.add_labels(labels)
        project.add_items(
            NewItem(
                name=f"{row:07}.jpg", image=f"{row % PHOTO_FILES}.jpg",
                caption=" ".join(words[at] for at in rng.integers(0, len(words), 10)),
                split=Split.VAL if row % 7 == 0 else Split.TRAIN,
                labels=tuple(np.array(labels.ids)[has[row]].tolist()),
            )
            for row in range(rows)
        )  # fmt: skip
    return path


def drawn_run(dataset: Dataset | None, folder: Path, judged: int) -> OpenRun:
    """Return a run with scores that fit the labels somewhat, with so many rows to judge by."""
    assert dataset is not None
    rng, count = np.random.default_rng(1), len(dataset)
    noise = rng.standard_normal(dataset.targets.shape, dtype=np.float32)
    scores = (1 / (1 + np.exp(-(4 * dataset.targets - 2 + 2 * noise)))).astype(np.float32)
    validated = np.arange(count) < judged
    name = folder / f"runs-{dt.datetime.now(dt.UTC):%H%M%S%f}"
    return OpenRun(
        run=new_run(name, TrainConfig(), dataset), scores=scores,
        scored=np.ones(count, dtype=bool), taught=~validated, validated=validated,
        captions=np.zeros(count, dtype=np.uint64),
        rule=Rule(thresholds=np.full(len(dataset.labels), 0.5)), history=[],
    )  # fmt: skip


def start_training(window: MainWindow, folder: Path, rows: int) -> None:
    """Train until the window is closed, on features that are drawn."""
    dataset, features = cached_rows(folder / "trained", rows)

    def work(reporter: Reporter) -> object:
        from engine.training import loop
        from engine.training.data import training_data

        config = TrainConfig(epochs=10_000)
        data = training_data(dataset, features, config)
        drawn = new_run(folder / "trained-run", config, dataset)
        return loop.train(data=data, run=drawn, reporter=reporter)

    begun: list[object] = []
    job = window.runner.start("Training", work)
    job.events.connect(begun.append)
    settle(lambda: begun)
    turns(100)


def import_costs(shown: int = 8) -> Table:
    """Return which packages take longest to import before the window stands."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", "import mmc_gui.app"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    spent: Counter[str] = Counter()
    for own, name in re.findall(r"import time:\s+(\d+) \|\s+\d+ \| +(\S+)", done.stderr):
        spent[name.partition(".")[0]] += int(own)
    rows = [(name, f"{own / 1000:.0f}") for name, own in spent.most_common(shown)]
    return Table(
        head=("imported before the window", "ms of its own"),
        rows=[*rows, ("all", f"{sum(spent.values()) / 1000:.0f}")],
    )


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--judged", type=int, default=JUDGED)
    parser.add_argument("--trained", type=int, default=20_000)
    parser.add_argument("--frames", type=int, default=300)


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
