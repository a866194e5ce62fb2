"""Curves of F1 over damage, one picture a kind."""

import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.decide.metrics import F1_NAMES
from engine.language import tr
from engine.pictures import LINE_STYLES, drawing, save_pictures
from engine.robustness.study import METRICS, Curve, KindResult

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def write_plot(result: KindResult, folder: Path) -> tuple[Path, ...]:
    """Draw one kind into ``KIND.png`` and ``KIND.svg`` and return their paths.

    Three pictures side by side, for micro, macro and samples F1 in per cent; a line is the mean
    over runs and seeds, a band one standard deviation. Drawn without a window.
    """
    with drawing():
        from matplotlib.figure import Figure  # takes half a second

        figure = Figure(figsize=(12, 4.5), layout="constrained")
        for axes, metric in zip(figure.subplots(1, 3), METRICS, strict=True):
            for curve, style in zip(result.curves, itertools.cycle(LINE_STYLES), strict=False):
                _draw(axes, curve, metric, style)
            guess = 100 * result.constant[metric]
            axes.axhline(
                guess, color="0.5", linewidth=1, linestyle=(0, (1, 3)), label=tr("Constant guess")
            )
            title = tr("Validation {names}, %").format(names=F1_NAMES[metric])
            axes.set(title=title, xlabel=result.kind.level)
            axes.grid(alpha=0.3)
        figure.axes[0].legend(fontsize="small")
        about = tr("{title}: {rows:,} validation rows")
        figure.suptitle(about.format(title=result.kind.title, rows=result.rows))
        return save_pictures(figure, folder, result.kind.name)


def _draw(axes: "Axes", curve: Curve, metric: str, style: str) -> None:
    means = np.array([curve.mean(level, metric) for level in curve.levels])
    spreads = np.array([curve.sd(level, metric) or 0.0 for level in curve.levels])
    [line] = axes.plot(curve.levels, means, style, marker=".", label=curve.title)
    axes.fill_between(
        curve.levels, means - spreads, means + spreads, color=line.get_color(), alpha=0.15,
        linewidth=0,
    )  # fmt: skip
