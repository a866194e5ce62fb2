"""Curves of validation F1 by epoch, as in figures 6 to 10 of the paper."""

import itertools
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.experiments.study import ExperimentResult, SeedResult
from engine.language import tr
from engine.pictures import LINE_STYLES, drawing, save_pictures

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Floats = npt.NDArray[np.float64]


def curve(seed: SeedResult) -> Floats:
    """Return validation micro F1 in per cent by epoch of the stage that decides ``[epochs]``."""
    last = seed.history[-1].stage if seed.history else ""
    return np.array([100 * end.micro_f1 for end in seed.history if end.stage == last])


def mean_curve(result: ExperimentResult) -> tuple[Floats, Floats, Floats]:
    """Return the mean over seeds, the lowest and the highest, each ``[epochs]`` as in ``curve``.

    As long as the shortest; empty where no seed has an epoch.
    """
    curves = [line for line in map(curve, result.seeds) if len(line)]
    if not curves:
        nothing = np.empty(0)
        return nothing, nothing, nothing
    epochs = min(map(len, curves))
    table = np.stack([line[:epochs] for line in curves])
    return table.mean(axis=0), table.min(axis=0), table.max(axis=0)


def lowest_shown(ends: Sequence[float], constant: float) -> float:
    """Return the F1 below which a plot need show nothing, given where its curves end.

    First epochs that fall to nothing would press all that matters into a stripe.
    """
    return min([constant, *ends]) - 5


def write_curves(
    title: str, results: Sequence[ExperimentResult], constant: float, folder: Path, name: str
) -> tuple[Path, ...]:
    """Draw one table's curves into ``name.png`` and ``name.svg`` and return their paths.

    A line is the mean over seeds, a band their range; ``constant`` is the constant guess in per
    cent. Drawn without a window, by canvases of the two formats.
    """
    with drawing():
        from matplotlib.figure import Figure  # takes half a second

        figure = Figure(figsize=(8, 5), layout="constrained")
        axes = figure.subplots()
        styles = itertools.cycle(LINE_STYLES)
        for result in results:
            _draw(axes, result, next(styles))
        axes.axhline(
            constant, color="0.5", linewidth=1, linestyle=(0, (1, 3)), label=tr("Constant guess")
        )
        axes.set(title=title, xlabel=tr("Epoch"), ylabel=tr("Validation micro F1, %"))
        ends = [line[-1] for r in results for line in map(curve, r.seeds) if len(line)]
        axes.set_ylim(bottom=max(axes.get_ylim()[0], lowest_shown(ends, constant)))
        axes.grid(alpha=0.3)
        axes.legend(fontsize="small")
        return save_pictures(figure, folder, name)


def _draw(axes: "Axes", result: ExperimentResult, style: str) -> None:
    mean, low, high = mean_curve(result)
    epochs = len(mean)
    if not epochs:
        return
    x = np.arange(1, epochs + 1)
    # One epoch is a point, which a line alone would not show.
    marker = "o" if epochs == 1 else ""
    [drawn] = axes.plot(x, mean, style, marker=marker, label=result.experiment.title)
    if len(result.seeds) > 1:
        axes.fill_between(x, low, high, color=drawn.get_color(), alpha=0.15, linewidth=0)
