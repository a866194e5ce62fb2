"""Time the photo grid: first show, then frames of steady scrolling, while thumbnails come in.

Run ``python benchmarks/bench_grid.py [--rows 100000] [--frames 600] [--edge 176]``. A tick of 16 ms
scrolls by 60 px; "paint" is the time inside one paint event, "gap" the time from tick to tick,
thus all that the window does between them.
"""

import argparse
import os
import resource
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from mmc_gui.models.photo_model import PhotoModel, Photos, PhotoState
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.photo_grid import PhotoGrid

TICK_MS = 16
STEP_PX = 60
FILES = 1500
"""Distinct photos; more than fit into the memory given to the loader, so that none comes free."""
MEMORY_BYTES = 64 << 20
LABELS = tuple((f"label {n}", f"#{(n * 2654435761) & 0xFFFFFF:06x}") for n in range(18))


def leave_loop() -> None:
    """End `exec`; `quit` would close the windows too."""
    QApplication.exit(0)


class TimedGrid(PhotoGrid):
    """Notes how long each paint event takes, by the clock and in time of the processor."""

    paints: list[float]
    paints_cpu: list[float]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint, and note the times in ms."""
        began, began_cpu = time.perf_counter(), time.thread_time()
        super().paintEvent(event)
        self.paints.append((time.perf_counter() - began) * 1e3)
        self.paints_cpu.append((time.thread_time() - began_cpu) * 1e3)


class FirstPaint(QObject):
    """Quits the loop after the first paint event."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Wait for the paint, let it be done, then quit."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, leave_loop)
        return False


def write_photos(folder: Path, count: int) -> None:
    """Write noisy photos of 640 x 480 pixels."""
    rng = np.random.default_rng(0)
    for number in range(count):
        coarse = rng.integers(0, 256, (12, 16, 3), dtype=np.uint8)
        pixels = np.ascontiguousarray(coarse.repeat(40, axis=0).repeat(40, axis=1))
        image = QImage(pixels.data, 640, 480, 640 * 3, QImage.Format.Format_RGB888)
        image.save(str(folder / f"{number}.jpg"))


def photos(folder: Path, rows: int) -> Photos:
    """Return a data set of which each column is as long as asked for."""
    return Photos(
        names=[f"{row}.jpg" for row in range(rows)],
        captions=[f"A caption of photo {row}, long enough for two lines" for row in range(rows)],
        path_of=lambda row: folder / f"{row % FILES}.jpg",
        labels_of=lambda row: LABELS[row % 16 : row % 16 + row % 4],
        state_of=lambda row: PhotoState(row % 32),
    )


def scroll(grid: TimedGrid, frames: int) -> list[float]:
    """Scroll steadily and return the gaps between the ticks in ms."""
    times: list[float] = []
    bar = grid.verticalScrollBar()

    def tick() -> None:
        times.append(time.perf_counter() * 1e3)
        bar.setValue(bar.value() + STEP_PX)
        if len(times) > frames:
            leave_loop()

    timer = QTimer(grid)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.timeout.connect(tick)
    timer.start(TICK_MS)
    QApplication.exec()
    timer.stop()
    return list(np.diff(times))


def line(what: str, values: list[float]) -> str:
    """Return the quantiles of times in ms."""
    p50, p95 = np.percentile(values, [50, 95])
    return f"{what:28} p50 {p50:6.1f}  p95 {p95:6.1f}  max {max(values):6.1f} ms  n {len(values)}"


def main() -> int:
    """Measure and print; return 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=600)
    parser.add_argument("--edge", type=int, default=176)
    options = parser.parse_args()
    app = QApplication(sys.argv[:1])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_photos(folder, FILES)
        columns = photos(folder, options.rows)
        loader = ThumbnailLoader(memory_bytes=MEMORY_BYTES)
        began = time.perf_counter()
        model = PhotoModel(loader.pixmap)
        grid = TimedGrid(model, loader)
        grid.paints, grid.paints_cpu = [], []
        grid.resize(1180, 820)
        grid.set_cell_edge(options.edge)
        model.set_photos(columns)
        first = FirstPaint()
        grid.viewport().installEventFilter(first)
        grid.show()
        app.exec()
        shown = (time.perf_counter() - began) * 1e3
        print(f"{options.rows} rows, {model.columns} columns, edge {options.edge}")
        print(f"{'first show':28} {shown:6.1f} ms")
        began = time.perf_counter()
        grid.resize(900, 820)
        grid.viewport().repaint()
        print(f"{'resize and repaint':28} {(time.perf_counter() - began) * 1e3:6.1f} ms")
        began = time.perf_counter()
        model.set_order(columns_order(options.rows))
        grid.viewport().repaint()
        print(f"{'new order and repaint':28} {(time.perf_counter() - began) * 1e3:6.1f} ms")
        grid.paints.clear()
        grid.paints_cpu.clear()
        gaps = scroll(grid, options.frames)
        print(line("paint while scrolling", grid.paints))
        print(line("  of it processor", grid.paints_cpu))
        print(line("gap between ticks of 16 ms", gaps))
        print(f"{'thumbnails':28} {loader.counts}")
        began = time.perf_counter()
        grid.selectAll()
        print(f"{'choose all':28} {(time.perf_counter() - began) * 1e3:6.1f} ms")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{'peak memory':28} {peak:6.0f} MB")
        grid.close()
        loader.shutdown()
    return 0


def columns_order(rows: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Return every row in an order as after sorting by score."""
    return np.random.default_rng(0).permutation(rows)


if __name__ == "__main__":
    raise SystemExit(main())
