"""One step of a threshold slider, and the tuning of each objective, on 30,000 rows x 18 labels.

A step is what the window computes before it repaints: decide all rows anew, count all metrics, and
hand them to the table.
"""

import argparse
import os
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtWidgets import QApplication
from report import Figure, Report, quantiles, run

from engine.decide.metrics import evaluate
from engine.decide.thresholds import OBJECTIVES, decide, tune
from mmc_gui.widgets.threshold_model import ThresholdRow
from mmc_gui.widgets.threshold_table import ThresholdTable

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
    figures = quantiles("slider step: decide and evaluate", steps, "ms", budget="16 ms with paint")
    figures += quantiles("the table takes new metrics", _table_updates(args.steps), "ms")
    for objective in OBJECTIVES:
        times = [_ms(lambda: tune(scores, targets, objective)) for _ in range(5)]  # noqa: B023
        figures.append(Figure(what=f"tune for {objective}", value=min(times), unit="ms"))
    return Report(
        title=f"Thresholds: {args.rows:,} rows x {LABELS} labels",
        figures=figures,
        remarks=[f"Slider: {args.steps} steps. Tuning: the best of 5."],
    )


def _table_updates(steps: int) -> list[float]:
    """Return the milliseconds of each update of a table that is on the (off-screen) screen."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    table = ThresholdTable()
    rows = [
        ThresholdRow(label_id=str(n), name=f"label {n}", color=n, support=n) for n in range(LABELS)
    ]
    table.set_rows(rows)
    table.resize(900, 620)
    table.show()
    app.processEvents()
    values = np.random.default_rng(0).random((steps, LABELS))
    return [_ms(lambda: table.update_metrics(precision=v, recall=v, f1=v)) for v in values.tolist()]  # noqa: B023


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
