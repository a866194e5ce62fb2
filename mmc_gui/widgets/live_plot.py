"""Curves that grow while work goes on."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from mmc_gui.theme import GRID, Theme, current_theme, scaled_font, set_look, theme_watch
from mmc_gui.widgets import plot_export
from mmc_gui.widgets.flow_layout import FlowLayout
from mmc_gui.widgets.humanize import score_text
from mmc_gui.widgets.plot_parts import LegendEntry, SaveButton, WholeNumberAxis

Floats = npt.NDArray[np.float64]

REDRAW_MS = 33
LINE = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One curve; ``color`` is its place in ``Theme.series``, by default its place in the list."""

    name: str
    color: int | None = None
    dashed: bool = False
    digits: int = 3
    """Decimals in the read-out."""


class _Points:
    """The points of all curves, in arrays that double when full."""

    def __init__(self, names: Sequence[str]) -> None:
        self.count = 0
        self._x: Floats = np.empty(64)
        self._y: dict[str, Floats] = {name: np.empty(64) for name in names}

    @property
    def x(self) -> Floats:
        return self._x[: self.count]

    def y(self, name: str) -> Floats:
        return self._y[name][: self.count]

    def add(self, x: float, values: Mapping[str, float]) -> None:
        if self.count == len(self._x):
            self._x = np.concatenate([self._x, np.empty_like(self._x)])
            self._y = {k: np.concatenate([y, np.empty_like(y)]) for k, y in self._y.items()}
        self._x[self.count] = x
        for name, column in self._y.items():
            value = values.get(name, math.nan)
            column[self.count] = value if math.isfinite(value) else math.nan
        self.count += 1

    def nearest(self, x: float) -> int:
        return int(np.argmin(np.abs(self.x - x)))


class LivePlot(QFrame):
    """Title, legend with values, curves, best marker; saves itself as PNG, SVG or CSV."""

    saved = Signal(str)
    """The path of a file that the user has saved."""
    save_failed = Signal(str)
    """A sentence."""

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        x_label: str = "epoch",
        y_label: str = "",
        y_range: tuple[float, float] | None = None,
        empty_text: str = "Curves appear here while training",
    ) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self._title_text, self._x_label, self._y_label = title, x_label, y_label
        self._series: tuple[Series, ...] = ()
        self._points = _Points(())
        self._curves: dict[str, Any] = {}
        self._entries: dict[str, LegendEntry] = {}
        self._best: float | None = None
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW_MS)
        self._redraw.timeout.connect(self.redraw)
        self._build_header(title)
        self._build_plot(y_range)
        self._empty = QLabel(empty_text, self._plot, alignment=Qt.AlignmentFlag.AlignCenter)
        set_look(self._empty, "cover")
        self._lay_out()
        self.setAccessibleName(f"Plot: {title}")
        theme_watch().changed.connect(self._wear_theme)
        self._wear_theme()
        self.clear()

    def _build_header(self, title: str) -> None:
        self._heading = QLabel(title)
        set_look(self._heading, "heading")
        self._reading = QLabel()
        set_look(self._reading, "muted")
        self._save = SaveButton(title)
        self._save.path_chosen.connect(self._save_as)
        self._legend = QWidget()
        self._legend_flow = FlowLayout(self._legend, gap=GRID, row_gap=0)

    def _build_plot(self, y_range: tuple[float, float] | None) -> None:
        axis = WholeNumberAxis("bottom")
        self._plot: Any = pg.PlotWidget(axisItems={"bottom": axis})
        self._plot.setMenuEnabled(False)
        self._plot.hideButtons()
        self._plot.setMouseEnabled(x=False, y=False)
        self._plot.setFrameShape(QFrame.Shape.NoFrame)
        self._plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if y_range is not None:
            self._plot.setYRange(*y_range, padding=0.02)
        for side in ("left", "bottom"):
            self._plot.getAxis(side).enableAutoSIPrefix(False)
            self._plot.getAxis(side).setStyle(
                tickFont=scaled_font(self.font(), 0.9), tickLength=-4, tickTextHeight=10
            )
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._best_line = pg.InfiniteLine(
            angle=90,
            movable=False,
            label="best {value:g}",
            labelOpts={"position": 0.06, "anchors": [(0, 0.5), (1, 0.5)], "movable": False},
        )
        for line in (self._cursor, self._best_line):
            self._plot.addItem(line, ignoreBounds=True)
            line.setVisible(False)
        self._plot.scene().sigMouseMoved.connect(self._on_mouse_moved)
        self._plot.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self._heading)
        header.addStretch()
        header.addWidget(self._reading)
        header.addWidget(self._save)
        self._figure = QWidget(self)
        column = QVBoxLayout(self._figure)
        column.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(header)
        column.addWidget(self._legend)
        column.addWidget(self._plot, 1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 1, 1, 1)
        outside.addWidget(self._figure)
        self.setMinimumSize(30 * GRID, 22 * GRID)

    def set_series(self, series: Sequence[Series]) -> None:
        """Name the curves, empty; names must differ."""
        if len({one.name for one in series}) != len(series):
            raise ValueError("two curves have the same name")
        for curve in self._curves.values():
            self._plot.removeItem(curve)
        for entry in self._entries.values():
            self._legend_flow.removeWidget(entry)
            entry.hide()
            entry.deleteLater()
        self._series = tuple(series)
        self._curves, self._entries = {}, {}
        for one in self._series:
            self._curves[one.name] = self._plot.plot(
                antialias=True, connect="finite", symbolSize=5, symbolPen=None
            )
            entry = LegendEntry(one.name, dashed=one.dashed)
            entry.toggled.connect(self._curves[one.name].setVisible)
            self._legend_flow.addWidget(entry)
            self._entries[one.name] = entry
        self._wear_theme()
        self.clear()

    @property
    def series(self) -> tuple[Series, ...]:
        """The curves by name."""
        return self._series

    def points(self, name: str) -> tuple[Floats, Floats]:
        """Return copies of x and y of one curve; NaN where it had no value."""
        return self._points.x.copy(), self._points.y(name).copy()

    def append(self, x: float, values: Mapping[str, float]) -> None:
        """Add one point to each named curve; a missing or infinite value leaves a gap.

        Drawn within 33 ms, however many points come in that time.
        """
        if unknown := values.keys() - self._curves.keys():
            raise KeyError(f"no curve named {', '.join(sorted(unknown))}")
        self._points.add(x, values)
        if not self._redraw.isActive():
            self._redraw.start()

    def clear(self) -> None:
        """Drop all points and the best marker; the curves keep their names."""
        self._points = _Points([one.name for one in self._series])
        self.set_best(None)
        self.redraw()

    def set_best(self, x: float | None) -> None:
        """Mark the best epoch; None takes the mark away."""
        self._best = x
        self._best_line.setVisible(x is not None)
        if x is not None:
            # After it is visible: a hidden line does not write its label anew.
            self._best_line.setValue(x)
        self._describe()

    @Slot()
    def redraw(self) -> None:
        """Draw what was appended at once."""
        self._redraw.stop()
        x = self._points.x
        single = self._points.count == 1  # a line needs two points, so one is shown as a dot
        for name, curve in self._curves.items():
            y = self._points.y(name)
            some = bool(np.isfinite(y).any())
            curve.setData(x if some else [], y if some else [], symbol="o" if single else None)
        self._empty.setVisible(self._points.count == 0)
        self._show_values(self._points.count - 1)
        self._describe()

    def _show_values(self, index: int, *, hovered: bool = False) -> None:
        """Write the values at an index into the legend; -1 with no points writes nothing."""
        self._cursor.setVisible(hovered)
        shown = index >= 0
        self._reading.setText(f"{self._x_label} {self._points.x[index]:g}" if shown else "")
        if hovered:
            self._cursor.setValue(self._points.x[index])
        for one in self._series:
            text = score_text(self._points.y(one.name)[index], one.digits) if shown else ""
            self._entries[one.name].set_value(text)

    def _describe(self) -> None:
        if self._points.count == 0:
            self.setAccessibleDescription(self._empty.text())
            return
        at = self._points.count - 1
        said = [f"{self._x_label} {self._points.x[at]:g}"]
        said += [
            f"{o.name} {score_text(self._points.y(o.name)[at], o.digits)}" for o in self._series
        ]
        if self._best is not None:
            said.append(f"best at {self._best:g}")
        self.setAccessibleDescription(", ".join(said))

    @Slot(object)
    def _on_mouse_moved(self, at: QPointF) -> None:
        if self._points.count:
            x = float(self._plot.getPlotItem().vb.mapSceneToView(at).x())
            self._show_values(self._points.nearest(x), hovered=True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go back to the latest values when the mouse leaves; keep the empty text centred."""
        if event.type() == QEvent.Type.Leave:
            self._show_values(self._points.count - 1)
        elif event.type() == QEvent.Type.Resize:
            self._empty.setGeometry(self._plot.rect())
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            self._wear_theme()
        return super().eventFilter(watched, event)

    @Slot()
    def _wear_theme(self) -> None:
        self._draw_for(self.devicePixelRatioF())

    def _draw_for(self, ratio: float) -> None:
        """Take colours from the theme; lines are given in pixels of the device."""
        theme = current_theme()
        self._plot.setBackground(theme.surface)
        for side, label in (("left", self._y_label), ("bottom", self._x_label)):
            axis = self._plot.getAxis(side)
            axis.setPen(pg.mkPen(theme.outline))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setLabel(label, color=theme.muted)
            axis.setGrid(40)
        self._cursor.setPen(pg.mkPen(theme.muted, width=ratio))
        pen = pg.mkPen(theme.accent, width=1.2 * ratio, style=Qt.PenStyle.DashLine)
        self._best_line.setPen(pen)
        self._best_line.label.setColor(theme.accent)
        for index, one in enumerate(self._series):
            pen = _pen(theme, one, place=index, ratio=ratio)
            self._curves[one.name].setPen(pen)
            self._curves[one.name].setSymbolBrush(pen.color())
            self._entries[one.name].set_color(pen.color())

    def save(self, path: Path) -> None:
        """Save as the suffix says: .png, .svg or .csv; OSError where that fails.

        ValueError for another suffix.
        """
        self.redraw()
        suffix = path.suffix.lower()
        if suffix == ".csv":
            columns = {self._x_label: self._points.x.tolist()}
            for one in self._series:
                columns[one.name] = self._points.y(one.name).tolist()
            plot_export.save_csv(columns, path)
        elif suffix in (".png", ".svg"):
            png = suffix == ".png"
            self._save.hide()
            self._draw_for(plot_export.PNG_SCALE if png else 1.0)
            try:
                (plot_export.save_png if png else plot_export.save_svg)(self._figure, path)
            finally:
                self._save.show()
                self._wear_theme()
        else:
            raise ValueError(f"a plot cannot be saved as {suffix or 'a file without suffix'}")

    @Slot(str)
    def _save_as(self, name: str) -> None:
        try:
            self.save(Path(name))
        except OSError as error:
            reason = error.strerror or str(error)
            self.save_failed.emit(f"The plot could not be saved to {name}: {reason}.")
        else:
            self.saved.emit(name)


def _pen(theme: Theme, one: Series, *, place: int, ratio: float) -> QPen:
    place = place if one.color is None else one.color
    style = Qt.PenStyle.DashLine if one.dashed else Qt.PenStyle.SolidLine
    return QPen(
        pg.mkPen(QColor(theme.series[place % len(theme.series)]), width=LINE * ratio, style=style)
    )
