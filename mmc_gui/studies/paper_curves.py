"""The curves of one of the paper's tables, as in its figures 6 to 10."""

import numpy as np
import numpy.typing as npt

from engine.experiments.paper import TABLES, experiments_of
from engine.experiments.plots import lowest_shown, mean_curve
from engine.experiments.study import StudyResult
from engine.language import tr
from mmc_gui.studies.paper_findings import Running
from mmc_gui.widgets.live_plot import Band, LivePlot, Series

Floats = npt.NDArray[np.float64]

GUESS = tr("Constant guess")
COLORS = 5
"""Colours of rows; the sixth of the theme is grey, for the constant guess."""


class PaperCurves(LivePlot):
    """A line a row: the mean over seeds with their range, live for the first seed."""

    def __init__(self) -> None:
        super().__init__(
            tr("Validation micro F1 by epoch"), y_label=tr("micro F1, %"),
            empty_text=tr("Choose tables and press Start: the curves of the chosen table grow "
        "here."),
        )  # fmt: skip
        self._table: int | None = None

    def show_table(
        self, table: int | None, study: StudyResult | None, running: Running | None
    ) -> None:
        """Show the curves of a table; without one, or without results, the plot is empty."""
        if table != self._table:
            self._table = table
            self._name_curves(table)
        if table is None or study is None:
            self.clear()
            return
        columns: dict[str, Floats] = {}
        bands: dict[str, Band] = {}
        for result in study.tables.get(table, ()):
            mean, low, high = mean_curve(result)
            columns[result.experiment.title] = mean
            if len(result.seeds) > 1:
                bands[result.experiment.title] = (low, high)
        if running is not None and running.experiment.table == table:
            columns.setdefault(running.experiment.title, live_curve(running))
        self._draw(columns, bands, 100 * study.constant["micro_f1"])

    def _name_curves(self, table: int | None) -> None:
        rows = [e.title for e in experiments_of((table,))] if table is not None else []
        series = [
            Series(name=title, color=n % COLORS, dashed=n >= COLORS, digits=2)
            for n, title in enumerate(rows)
        ]
        self.set_series([*series, Series(name=GUESS, color=COLORS, dashed=True, digits=2)])
        self.set_title(
            tr("Table {table}. {tables}").format(table=table, tables=TABLES[table])
            if table is not None
            else tr("Validation micro F1")
        )

    def _draw(
        self, columns: dict[str, Floats], bands: dict[str, Band], constant: float
    ) -> None:  # fmt: skip
        ends = [float(line[-1]) for line in columns.values() if len(line)]
        if not ends:
            self.clear()
            return
        x = np.arange(1.0, 1 + max(map(len, columns.values())))
        columns[GUESS] = np.full(len(x), constant)
        wide = {name: (_padded(low, len(x)), _padded(high, len(x)))
                for name, (low, high) in bands.items()}  # fmt: skip
        self.set_points(x, columns, bands=wide, floor=lowest_shown(ends, constant))


def live_curve(running: Running) -> Floats:
    """Return micro F1 in per cent by epoch of the part that is being trained; gaps are NaN."""
    if not running.epochs:
        return np.empty(0)
    last = running.epochs[-1]
    values = np.full(last.epoch, np.nan)
    for end in running.epochs:
        if end.stage == last.stage and end.epoch <= last.epoch:
            values[end.epoch - 1] = 100 * end.micro_f1
    return values


def _padded(values: Floats, length: int) -> Floats:
    return np.concatenate([values, np.full(length - len(values), np.nan)])
