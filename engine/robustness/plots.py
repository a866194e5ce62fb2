"""Curves of F1 over damage, one picture a kind."""

import io
import itertools
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from engine.files import write_whole
from engine.language import tr
from engine.robustness.study import METRICS, Curve, KindResult

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("png", "svg")
NAMES = {"micro_f1": "micro F1", "macro_f1": "macro F1", "samples_f1": "samples F1"}
_STYLES = ("-", "--", "-.", ":")


def write_plot(result: KindResult, folder: Path) -> tuple[Path, ...]:
    """Draw one kind into ``KIND.png`` and ``KIND.svg`` and return their paths.

    Three pictures side by side, for micro, macro and samples F1 in per cent; a line is the mean
    over runs and seeds, a band one standard deviation. Drawn without a window.
    """
    # Building its list of fonts, once a machine, is no news to a person.
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    from matplotlib.figure import Figure  # takes half a second

    figure = Figure(figsize=(12, 4.5), layout="constrained")
    for axes, metric in zip(figure.subplots(1, 3), METRICS, strict=True):
        for curve, style in zip(result.curves, itertools.cycle(_STYLES), strict=False):
            _draw(axes, curve, metric, style)
        guess = 100 * result.constant[metric]
        axes.axhline(
            guess, color="0.5", linewidth=1, linestyle=(0, (1, 3)), label=tr("Constant guess")
        )
        axes.set(
            title=tr("Validation {names}, %").format(names=NAMES[metric]), xlabel=result.kind.level
        )
        axes.grid(alpha=0.3)
    figure.axes[0].legend(fontsize="small")
    figure.suptitle(
        tr("{title}: {rows:,} validation rows").format(title=result.kind.title, rows=result.rows)
    )
    return tuple(_save(figure, folder / f"{result.kind.name}.{kind}") for kind in FORMATS)


def _draw(axes: "Axes", curve: Curve, metric: str, style: str) -> None:
    means = np.array([curve.mean(level, metric) for level in curve.levels])
    spreads = np.array([curve.sd(level, metric) or 0.0 for level in curve.levels])
    [line] = axes.plot(curve.levels, means, style, marker=".", label=curve.title)
    axes.fill_between(
        curve.levels, means - spreads, means + spreads, color=line.get_color(), alpha=0.15,
        linewidth=0,
    )  # fmt: skip


def _save(figure: "Figure", path: Path) -> Path:
    import matplotlib as mpl

    kind, stream = path.suffix.removeprefix("."), io.BytesIO()
    # No date and no random ids, so that equal results give equal files.
    metadata: dict[str, Any] = {"Date": None} if kind == "svg" else {}
    with mpl.rc_context({"svg.hashsalt": "mmc"}):
        figure.savefig(stream, format=kind, dpi=150, metadata=metadata)
    write_whole(path, lambda target: target.write(stream.getvalue()))
    return path
