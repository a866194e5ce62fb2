"""One step of a threshold slider, and the tuning of each objective, on 30,000 rows x 18 labels.

A step is a move of the mouse on the Thresholds page: metrics and sides of the label counted by what
flips, the table, the plots and the list of photos updated, and with paint all of it drawn. Deciding
all rows anew, as without the sorted scores, is measured beside it.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from report import Figure, Report, quantiles, run
from synthetic import new_run

from engine.data.dataset import Dataset, Split, States
from engine.data.labels import competition_labels
from engine.decide.metrics import Scores, evaluate
from engine.decide.rule import Rule
from engine.decide.thresholds import OBJECTIVES, decide, tune
from engine.training.config import TrainConfig
from mmc_gui.jobs import JobRunner, TaskQueue
from mmc_gui.pages.thresholds_page import ThresholdsPage
from mmc_gui.session import OpenRun, Session
from mmc_gui.tasks import Tasks
from mmc_gui.thumbnails import ThumbnailLoader
from mmc_gui.widgets.threshold_delegate import track_of
from mmc_gui.widgets.threshold_model import Column

LABELS = 18


def measure(args: argparse.Namespace) -> Report:
    """Move a slider from left to right, then tune."""
    rng = np.random.default_rng(0)
    targets = (rng.random((args.rows, LABELS)) < np.linspace(0.5, 0.02, LABELS)).astype(np.int8)
    noise = rng.standard_normal(targets.shape)
    scores = (1 / (1 + np.exp(-(4 * targets - 2 + 2 * noise)))).astype(np.float32)
    thresholds = np.full(LABELS, 0.5)
    steps = []
    for number in range(args.steps):
        thresholds[number % LABELS] = (number + 0.5) / args.steps
        steps.append(_ms(lambda: evaluate(targets, decide(scores, thresholds))))
    with tempfile.TemporaryDirectory() as folder:
        moved, painted = _page_steps(scores, targets, args.steps, Path(folder))
    figures = quantiles("move of the mouse: metrics, lists, models", moved, "ms", budget="16 ms")
    figures += quantiles("the same with paint, off-screen", painted, "ms")
    figures += quantiles("deciding and evaluating all rows anew", steps, "ms")
    for objective in OBJECTIVES:
        times = [_ms(lambda: tune(scores, targets, objective)) for _ in range(5)]  # noqa: B023
        figures.append(Figure(what=f"tune for {objective}", value=min(times), unit="ms"))
    return Report(
        title=f"Thresholds: {args.rows:,} rows x {LABELS} labels",
        figures=figures,
        remarks=[f"Slider: {args.steps} steps. Tuning: the best of 5."],
    )


def _page_steps(
    scores: Scores, targets: States, steps: int, folder: Path
) -> tuple[list[float], list[float]]:
    """Return the milliseconds of each move of the mouse on the page, without and with paint."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    session = Session(app)
    tasks = Tasks(
        session=session, runner=JobRunner(app, long=True), queue=TaskQueue(app), parent=app
    )
    thumbnails = ThumbnailLoader(parent=app)
    page = ThresholdsPage(session=session, tasks=tasks, thumbnails=thumbnails)
    page.resize(1280, 680)
    page.show()
    session.dataset = _dataset(targets, folder)
    session.set_run(_run(scores, session.dataset, folder))
    _until(lambda: not tasks.decisions.looking)
    view, moved, painted = page.table.viewport(), [], []
    for column in range(LABELS):
        index = page.table.model().index(column, Column.SLIDER)
        page.table.scrollTo(index)
        app.processEvents()
        track = track_of(page.table.visualRect(index))
        spots = [
            QPoint(round(track.left() + n / (steps // LABELS) * track.width()),
                   round(track.center().y()))
            for n in range(steps // LABELS + 1)
        ]  # fmt: skip
        QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=spots[0])
        app.processEvents()
        for spot in spots[1:]:
            began = time.perf_counter()
            QTest.mouseMove(view, spot)
            moved.append((time.perf_counter() - began) * 1e3)
            app.processEvents()
            painted.append((time.perf_counter() - began) * 1e3)
        page.table._delegate.dragged_place = -1  # noqa: SLF001 - nothing is to be stored
        page.table._uncommitted = -1  # noqa: SLF001
    page.hide()
    tasks.shutdown()
    thumbnails.shutdown()
    return moved, painted


def _dataset(targets: States, folder: Path) -> Dataset:
    rows = len(targets)
    return Dataset(
        items=np.arange(1, rows + 1),
        names=tuple(f"{row}.jpg" for row in range(rows)),
        images=("",) * rows,
        captions=tuple(f"A photo of many things, number {row}" for row in range(rows)),
        targets=targets,
        splits=np.full(rows, Split.VAL, dtype=np.int8),
        reviewed=np.zeros(rows, dtype=bool),
        flagged=np.zeros(rows, dtype=bool),
        notes={},
        labels=competition_labels(),
        root=folder,
    )


def _run(scores: Scores, dataset: Dataset, folder: Path) -> OpenRun:
    every = np.ones(len(scores), dtype=bool)
    return OpenRun(
        run=new_run(folder, TrainConfig(), dataset),
        scores=scores,
        scored=every,
        taught=~every,
        validated=every,
        captions=np.zeros(len(scores), dtype=np.uint64),
        rule=Rule(thresholds=np.full(LABELS, 0.5)),
        history=[],
    )


def _until(condition: Callable[[], bool]) -> None:
    app = QApplication.instance()
    assert app is not None
    while not condition():
        app.processEvents()
        time.sleep(0.005)


def _ms(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, default=30_000)
    parser.add_argument("--steps", type=int, default=200)


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
