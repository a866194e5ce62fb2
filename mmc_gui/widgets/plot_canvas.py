"""The drawing inside a plot.

The only user of pyqtgraph, whose import takes half a second: import it where a plot is shown.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engine.language import as_written, tr
from mmc_gui.theme import Theme, scaled_font
from mmc_gui.widgets.plot_layers import DASHES, Overlay

Floats = npt.NDArray[np.float64]
Band = tuple[Floats, Floats]
"""Lower and upper bounds of a curve, as many as it has points."""

LINE = 2.0
BAND = 0.15
"""Opacity of the area between the bounds of a curve."""
FAINT = 0.3
"""Opacity of what was measured, behind its smoothed curve."""
MUTED = 0.6
"""Opacity of the curves of something earlier."""
SEGMENTS_FROM = 300
ROUGH, VERY_ROUGH = 12.0, 40.0
"""Ways up and down the plot. A rough or long line is drawn in pieces, as joining 300 thick
antialiased ones takes 50 ms; the edges of a very rough one are not smoothed, nobody would see it.
"""


class NumberAxis(pg.AxisItem):  # type: ignore[misc]
    """An axis with numbers as the user writes them, all with as many decimals."""

    _finest = math.inf

    def tickValues(self, low: float, high: float, size: float) -> list[tuple[float, list[float]]]:
        """Return the places of ticks, coarse ones first."""
        levels: list[tuple[float, list[float]]] = super().tickValues(low, high, size)
        self._finest = min((spacing for spacing, _ in levels), default=math.inf)
        return levels

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Return the texts of ticks; 0.8 stands as 0.80 beside 0.85."""
        spacing = min(spacing, self._finest)
        return [as_written(text) for text in super().tickStrings(values, scale, spacing)]


class WholeNumberAxis(NumberAxis):
    """An axis for things that are counted: no tick between two epochs."""

    def tickSpacing(self, *limits: float) -> list[tuple[float, float]]:
        """Return the distances between ticks that pyqtgraph proposes, but none below 1."""
        levels: list[tuple[float, float]] = super().tickSpacing(*limits)
        return [level for level in levels if level[0] >= 1] or [(1.0, 0.0)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One line; ``color`` is its place in ``Theme.series``."""

    name: str
    color: int
    dashed: bool
    dots: bool = False


class PlotCanvas(QWidget):
    """Curves over a grid with axes; tells where the mouse is."""

    hovered = Signal(float)
    """The x under the mouse, in the units of the axis."""
    left = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        x_label: str,
        y_label: str,
        y_range: tuple[float, float] | None,
    ) -> None:
        super().__init__(parent)
        self._labels = {"left": y_label, "bottom": x_label}
        self._curves: dict[str, Any] = {}
        self._bands: dict[str, Any] = {}
        self._faint: dict[str, Any] = {}
        self._ghosts: dict[tuple[str, str], Any] = {}
        self._overlays: tuple[Overlay, ...] = ()
        self._specs: tuple[Curve, ...] = ()
        axes = {"bottom": WholeNumberAxis("bottom"), "left": NumberAxis("left")}
        self._view: Any = pg.PlotWidget(axisItems=axes)
        self._view.setMenuEnabled(False)
        self._view.hideButtons()
        self._view.setMouseEnabled(x=False, y=False)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._fixed = y_range is not None
        if y_range is not None:
            self._view.setYRange(*y_range, padding=0.02)
        for side in self._labels:
            axis = self._view.getAxis(side)
            axis.enableAutoSIPrefix(False)
            font = scaled_font(self.font(), 0.9)
            # A third level of lines can hardly be seen, and takes half the time of a paint.
            axis.setStyle(tickFont=font, tickLength=-4, tickTextHeight=10, maxTickLevel=1)
        self._cursor = pg.InfiniteLine(angle=90, movable=False)
        self._level = pg.InfiniteLine(angle=0, movable=False)
        self._best = pg.InfiniteLine(
            angle=90,
            movable=False,
            label=tr("best {value:g}"),
            labelOpts={"position": 0.06, "anchors": [(0, 0.5), (1, 0.5)], "movable": False},
        )
        self._best.setZValue(1)
        for line in (self._cursor, self._level, self._best):
            self._view.addItem(line, ignoreBounds=True)
            line.setVisible(False)
        self._view.scene().sigMouseMoved.connect(self._on_mouse_moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)

    def set_curves(self, curves: Sequence[Curve]) -> None:
        """Replace the curves by empty ones."""
        self.set_overlays(())
        for item in (*self._curves.values(), *self._bands.values(), *self._faint.values()):
            self._view.removeItem(item)
        self._specs = tuple(curves)
        # Below all curves, as they come first.
        self._bands = {one.name: pg.PlotCurveItem(fillLevel="enclosed") for one in curves}
        self._faint = {one.name: pg.PlotCurveItem(connect="finite") for one in curves}
        for item in (*self._bands.values(), *self._faint.values()):
            self._view.addItem(item)
        self._curves = {
            one.name: self._view.plot(
                antialias=True, connect="finite", symbolSize=5, symbolPen=None
            )
            for one in curves
        }

    def draw(
        self, x: Floats, columns: Mapping[str, Floats], bands: Mapping[str, Band] | None = None,
        *, floor: float | None = None, raw: Mapping[str, Floats] | None = None,
    ) -> None:  # fmt: skip
        """Give each curve its points and, where there are any, its bounds; NaN leaves a gap.

        Nothing is shown below ``floor``, however deep a curve falls. ``raw`` is drawn faintly
        behind: what was measured, where the columns are smoothed.
        """
        single = len(x) == 1  # a line needs two points, so one is shown as a dot
        for one in self._specs:
            item, y = self._curves[one.name], columns[one.name]
            ways = _ways(y)
            pieces = (len(x) > SEGMENTS_FROM or ways > ROUGH) and not one.dashed
            item.curve.setSegmentedLineMode("on" if pieces else "auto")
            some = bool(np.isfinite(y).any())
            symbol = "o" if single or one.dots else None
            item.setData(
                x if some else [], y if some else [], symbol=symbol,
                antialias=ways < VERY_ROUGH,
            )  # fmt: skip
        for name, item in self._faint.items():
            y = (raw or {}).get(name, np.empty(0))
            item.setData(x[: len(y)], y)
        for name, item in self._bands.items():
            item.setData(*_outline(x, (bands or {}).get(name)))
        self._show_above(floor, [*columns.values(), *(high for _, high in (bands or {}).values())])
        # Otherwise the library does it within the paint, which asks for a second paint.
        self._view.scene().prepareForPaint()

    def _show_above(self, floor: float | None, values: Sequence[Floats]) -> None:
        if self._fixed:
            return
        known = np.concatenate([np.empty(0), *values])
        known = known[np.isfinite(known)]
        if floor is None or not len(known) or known.max() <= floor:
            self._view.enableAutoRange(axis="y")
            self._view.getPlotItem().vb.updateAutoRange()
        else:
            self._view.setYRange(max(floor, known.min()), known.max(), padding=0.05)

    def set_curve_shown(self, name: str, shown: bool) -> None:
        """Hide or show a curve, and with it the earlier ones of its name."""
        self._curves[name].setVisible(shown)
        self._bands[name].setVisible(shown)
        self._faint[name].setVisible(shown)
        for (_, curve), ghost in self._ghosts.items():
            if curve == name:
                ghost.setVisible(shown)

    def set_overlays(self, overlays: Sequence[Overlay]) -> None:
        """Draw earlier curves behind; ``wear`` gives them their colours."""
        for ghost in self._ghosts.values():
            self._view.removeItem(ghost)
        self._overlays = tuple(overlays)
        self._ghosts = {}
        for one in self._overlays:
            for name, y in one.columns.items():
                ghost = pg.PlotCurveItem(one.x, y, connect="finite", antialias=True)
                ghost.setZValue(-1)
                self._view.addItem(ghost)
                self._ghosts[one.name, name] = ghost

    def set_overlay_shown(self, overlay: str, shown: bool) -> None:
        """Hide or show all curves of an earlier one."""
        for (name, curve), ghost in self._ghosts.items():
            if name == overlay:
                ghost.setVisible(shown and self._curves[curve].isVisible())

    def set_best(self, x: float | None) -> None:
        """Mark a place as the best, or none."""
        _put(self._best, x)

    def set_cursor(self, x: float | None) -> None:
        """Draw the line of the read-out, or none."""
        _put(self._cursor, x)
        if x is None:
            self._level.setVisible(False)

    def wear(self, theme: Theme, ratio: float) -> None:
        """Take the colours; ``ratio`` is device pixels a pixel, since lines count in the former."""
        self._view.setBackground(theme.surface)
        for side, label in self._labels.items():
            axis = self._view.getAxis(side)
            axis.setPen(pg.mkPen(theme.outline))
            axis.setTextPen(pg.mkPen(theme.muted))
            axis.setLabel(label, color=theme.muted)
            axis.setGrid(40)
        dashes = Qt.PenStyle.DashLine
        self._cursor.setPen(pg.mkPen(theme.muted, width=ratio))
        self._level.setPen(pg.mkPen(theme.outline, width=ratio, style=Qt.PenStyle.DotLine))
        self._best.setPen(pg.mkPen(theme.accent, width=1.2 * ratio, style=dashes))
        self._best.label.setColor(theme.accent)
        self._best.label.fill = pg.mkBrush(theme.surface)  # read across the curves
        for one in self._specs:
            color = theme.series[one.color % len(theme.series)]
            style = dashes if one.dashed else Qt.PenStyle.SolidLine
            line = None if one.dots else pg.mkPen(color, width=LINE * ratio, style=style)
            self._curves[one.name].setPen(line)
            self._curves[one.name].setSymbolBrush(color)
            ground = QColor(color)
            ground.setAlphaF(BAND)
            self._bands[one.name].setPen(None)
            self._bands[one.name].setBrush(ground)
            self._faint[one.name].setPen(pg.mkPen(_thin(color, FAINT), width=ratio))
        self._wear_ghosts(theme, ratio)

    def _wear_ghosts(self, theme: Theme, ratio: float) -> None:
        colors = {one.name: theme.series[one.color % len(theme.series)] for one in self._specs}
        order = {one.name: place for place, one in enumerate(self._overlays)}
        for (overlay, name), ghost in self._ghosts.items():
            pen = pg.mkPen(_thin(colors[name], MUTED), width=1.2 * ratio)
            pen.setDashPattern(DASHES[order[overlay] % len(DASHES)])
            ghost.setPen(pen)

    @Slot(object)
    def _on_mouse_moved(self, at: QPointF) -> None:
        place = self._view.getPlotItem().vb.mapSceneToView(at)
        x, y = float(place.x()), float(place.y())
        if math.isfinite(x) and math.isfinite(y):
            _put(self._level, y)
            self.hovered.emit(x)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the mouse has gone."""
        self.left.emit()
        super().leaveEvent(event)


def _outline(x: Floats, band: Band | None) -> tuple[Floats, Floats]:
    """Return the line around a band, there and back; nothing for none."""
    if band is None:
        return np.empty(0), np.empty(0)
    low, high = band
    there = np.isfinite(low) & np.isfinite(high)
    way = x[there]
    return np.concatenate([way, way[::-1]]), np.concatenate([high[there], low[there][::-1]])


def _ways(y: Floats) -> float:
    """Return how often a curve goes the whole way between its lowest and its highest point."""
    known = y[np.isfinite(y)]
    height = float(np.ptp(known)) if len(known) else 0.0
    return float(np.abs(np.diff(known)).sum()) / height if height else 0.0


def _thin(color: str, share: float) -> QColor:
    """Return a colour of which the ground shows through."""
    thin = QColor(color)
    thin.setAlphaF(share)
    return thin


def _put(line: pg.InfiniteLine, x: float | None) -> None:
    line.setVisible(x is not None)
    if x is not None:
        # After it is visible: a hidden line does not write its label anew.
        line.setValue(x)
