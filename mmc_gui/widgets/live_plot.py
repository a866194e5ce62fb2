"""Curves that grow while work goes on."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QContextMenuEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, current_theme, set_look, theme_watch
from mmc_gui.widgets import plot_export
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.flow_layout import FlowLayout
from mmc_gui.widgets.humanize import score_text
from mmc_gui.widgets.plot_layers import DASHES, Overlay, smooth
from mmc_gui.widgets.plot_parts import LegendEntry, SaveButton
from mmc_gui.widgets.plot_points import Points

if TYPE_CHECKING:
    from mmc_gui.widgets.plot_canvas import PlotCanvas

Floats = npt.NDArray[np.float64]
Band = tuple[Floats, Floats]
"""Lower and upper bounds of a curve, as many as it has points."""

REDRAW_MS = 50
GROW_MS = 200
"""A curve grows by steps that the eye still follows: each costs the window some milliseconds."""
APART_MS = 60
"""Between the paints of two growing plots, which together would be a frame too long."""


class _Turns:
    """Gives each plot that grows a moment of its own, though all hear of an epoch at once."""

    def __init__(self) -> None:
        self._last = 0.0

    def take(self) -> int:
        """Return in how many milliseconds to draw."""
        now = time.monotonic() * 1000
        self._last = max(now + GROW_MS, self._last + APART_MS)
        return round(self._last - now)


_turns = _Turns()


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One curve; ``color`` is its place in ``Theme.series``, by default its place in the list."""

    name: str
    color: int | None = None
    dashed: bool = False
    dots: bool = False
    """Points that no line joins."""
    digits: int = 3
    """Decimals in the read-out."""


class LivePlot(QFrame):
    """Title, legend with values, curves, best marker; saves itself as PNG, SVG or CSV.

    The drawing library is loaded when the plot is first shown, not when it is made.
    """

    saved = Signal(str)
    """The path of a file that the user has saved."""
    save_failed = Signal(str)
    """A sentence."""

    def __init__(
        self,
        title: str,
        parent: QWidget | None = None,
        *,
        x_label: str = tr("epoch"),
        y_label: str = "",
        y_range: tuple[float, float] | None = None,
        empty_text: str = tr("Curves appear here while training"),
    ) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self._x_label, self._y_label, self._y_range = x_label, y_label, y_range
        self._series: tuple[Series, ...] = ()
        self._points = Points(())
        self._bands: dict[str, Band] = {}
        self._floor: float | None = None
        self._canvas: PlotCanvas | None = None
        self._entries: dict[str, LegendEntry] = {}
        self._overlays: tuple[Overlay, ...] = ()
        self._overlay_entries: dict[str, LegendEntry] = {}
        self._smoothing = 0.0
        self._best: float | None = None
        self._redraw = QTimer(self, singleShot=True)
        self._redraw.timeout.connect(self.redraw)
        self._heading = ElidedLabel(title)
        set_look(self._heading, "heading")
        self._reading = QLabel()
        set_look(self._reading, "muted")
        self._save = SaveButton(title)
        self._save.path_chosen.connect(self._save_as)
        keys = QShortcut(QKeySequence("Ctrl+S"), self, self._offer_to_save)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._legend = QWidget()
        self._legend_flow = FlowLayout(self._legend, gap=GRID, row_gap=0)
        self._empty = QLabel(empty_text, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        set_look(self._empty, "muted")
        self._lay_out()
        self.setAccessibleName(tr("Plot: {title}").format(title=title))
        theme_watch().changed.connect(self._wear_theme)
        self.clear()

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.addWidget(self._heading, stretch=1)
        header.addWidget(self._reading)
        header.addWidget(self._save)
        self._stack = QStackedLayout()
        self._figure = QWidget(self)
        column = QVBoxLayout(self._figure)
        column.setContentsMargins(GRID + 4, GRID, GRID, GRID)
        column.setSpacing(GRID // 2)
        column.addLayout(header)
        column.addWidget(self._legend)
        column.addLayout(self._stack, 1)
        self._stack.addWidget(self._empty)  # now, as it shows its first widget at once
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 1, 1, 1)
        outside.addWidget(self._figure)
        self.setMinimumSize(30 * GRID, 22 * GRID)

    def set_title(self, title: str) -> None:
        """Call the plot otherwise, here and in the name of a file it is saved to."""
        self._heading.setText(title)
        self._save.set_title(title)
        self.setAccessibleName(tr("Plot: {title}").format(title=title))

    def _ensure_canvas(self) -> "PlotCanvas":
        if self._canvas is None:
            from mmc_gui.widgets.plot_canvas import PlotCanvas

            self._canvas = PlotCanvas(
                x_label=self._x_label, y_label=self._y_label, y_range=self._y_range
            )
            self._canvas.hovered.connect(self._on_hovered)
            self._canvas.left.connect(self._show_latest)
            self._stack.addWidget(self._canvas)
            self._fill_canvas(self._canvas)
            self.redraw()
        return self._canvas

    def _fill_canvas(self, canvas: "PlotCanvas") -> None:
        from mmc_gui.widgets.plot_canvas import Curve

        curves = [
            Curve(name=one.name, color=self._color(place), dashed=one.dashed, dots=one.dots)
            for place, one in enumerate(self._series)
        ]
        canvas.set_curves(curves)
        canvas.set_overlays(self._overlays)
        canvas.wear(current_theme(), self.devicePixelRatioF())
        canvas.set_best(self._best)
        for name, entry in self._entries.items():
            canvas.set_curve_shown(name, entry.isChecked())

    def _color(self, place: int) -> int:
        chosen = self._series[place].color
        return place if chosen is None else chosen

    def set_series(self, series: Sequence[Series]) -> None:
        """Name the curves, empty; ValueError where two names are the same."""
        if len({one.name for one in series}) != len(series):
            raise ValueError("two curves have the same name")
        self.set_overlays(())
        for entry in self._entries.values():
            self._drop_entry(entry)
        self._series = tuple(series)
        self._entries = {one.name: self._add_entry(one) for one in self._series}
        self._points = Points([one.name for one in self._series])
        self._bands, self._floor, self._best = {}, None, None
        if self._canvas is not None:
            self._fill_canvas(self._canvas)
        self._wear_theme()
        self.redraw()

    def _add_entry(self, one: Series) -> LegendEntry:
        entry = LegendEntry(one.name, dashed=one.dashed, dots=one.dots)
        entry.toggled.connect(lambda shown: self._show_curve(one.name, shown))
        self._legend_flow.addWidget(entry)
        entry.show()
        return entry

    def _show_curve(self, name: str, shown: bool) -> None:
        if self._canvas is not None:
            self._canvas.set_curve_shown(name, shown)

    def set_smoothing(self, share: float) -> None:
        """Smooth the curves; what was measured stays faintly visible. 0 smooths nothing."""
        self._smoothing = share
        self.redraw()

    @property
    def overlays(self) -> tuple[Overlay, ...]:
        """The earlier curves that lie behind."""
        return self._overlays

    def set_overlays(self, overlays: Sequence[Overlay]) -> None:
        """Lay earlier curves behind, dashed and muted; KeyError for a curve that is not here."""
        for one in overlays:
            self._check_names(one.columns)
        for entry in self._overlay_entries.values():
            self._drop_entry(entry)
        self._overlays, self._overlay_entries = tuple(overlays), {}
        for place, one in enumerate(self._overlays):
            thin = [length / 2 for length in DASHES[place % len(DASHES)]]  # its line is thicker
            entry = LegendEntry(one.name, dashed=True, pattern=thin)
            entry.toggled.connect(lambda shown, name=one.name: self._show_overlay(name, shown))
            self._legend_flow.addWidget(entry)
            entry.show()
            self._overlay_entries[one.name] = entry
        if self._canvas is not None:
            self._fill_canvas_overlays(self._canvas)
        self._wear_theme()
        self.redraw()

    def _fill_canvas_overlays(self, canvas: "PlotCanvas") -> None:
        canvas.set_overlays(self._overlays)
        for name, entry in self._entries.items():
            canvas.set_curve_shown(name, entry.isChecked())

    def _show_overlay(self, name: str, shown: bool) -> None:
        if self._canvas is not None:
            self._canvas.set_overlay_shown(name, shown)

    def _drop_entry(self, entry: LegendEntry) -> None:
        self._legend_flow.removeWidget(entry)
        entry.hide()
        entry.deleteLater()

    @property
    def series(self) -> tuple[Series, ...]:
        """The curves by name."""
        return self._series

    def points(self, name: str) -> tuple[Floats, Floats]:
        """Return copies of x and y of one curve; NaN where it had no value."""
        return self._points.x.copy(), self._points.y(name).copy()

    def append(self, x: float, values: Mapping[str, float]) -> None:
        """Add one point to each named curve; a missing or infinite value leaves a gap.

        Drawn after 200 ms, however many points come in that time, or a little later where other
        plots grow too. KeyError for an unknown name.
        """
        self._check_names(values)
        self._points.add(x, values)
        if not self._redraw.isActive():
            self._redraw.start(_turns.take())

    def set_points(
        self, x: Floats, columns: Mapping[str, Floats], *,
        bands: Mapping[str, Band] | None = None, floor: float | None = None,
    ) -> None:  # fmt: skip
        """Replace all points; a column that is shorter than ``x`` ends early.

        ``bands`` are bounds drawn around curves, each as long as ``x``; below ``floor`` nothing is
        shown. Drawn within 50 ms. KeyError for an unknown name.
        """
        self._check_names(columns)
        self._check_names(bands or {})
        self._points.replace(x, columns)
        self._bands, self._floor = dict(bands or {}), floor
        if not self._redraw.isActive() or self._redraw.remainingTime() > REDRAW_MS:
            self._redraw.start(REDRAW_MS)

    def _check_names(self, given: Mapping[str, object]) -> None:
        if unknown := given.keys() - self._entries.keys():
            raise KeyError(f"no curve named {', '.join(sorted(unknown))}")

    def clear(self) -> None:
        """Drop all points and the best marker; the curves keep their names."""
        self._points = Points([one.name for one in self._series])
        self._bands, self._floor = {}, None
        self.set_best(None)
        self.redraw()

    def set_best(self, x: float | None) -> None:
        """Mark the best epoch; None takes the mark away."""
        self._best = x
        if self._canvas is not None:
            self._canvas.set_best(x)
        self._describe()

    @Slot()
    def redraw(self) -> None:
        """Draw what was appended now, without waiting."""
        self._redraw.stop()
        if self._canvas is not None:
            raw = {one.name: self._points.y(one.name) for one in self._series}
            share = self._smoothing
            columns = {name: smooth(y, share) for name, y in raw.items()} if share else raw
            self._canvas.draw(
                self._points.x, columns, self._bands, floor=self._floor,
                raw=raw if share else None,
            )  # fmt: skip
            some = self._points.count or any(len(one.x) for one in self._overlays)
            self._stack.setCurrentIndex(1 if some else 0)
        self._show_latest()
        self._describe()

    @Slot()
    def _show_latest(self) -> None:
        self._show_values(self._points.count - 1)
        if self._canvas is not None:
            self._canvas.set_cursor(None)

    @Slot(float)
    def _on_hovered(self, x: float) -> None:
        if self._points.count and self._canvas is not None:
            index = self._points.nearest(x)
            self._show_values(index)
            self._canvas.set_cursor(float(self._points.x[index]))

    def _show_values(self, index: int) -> None:
        """Write the values at an index into the legend; -1, without points, empties it."""
        shown = index >= 0
        self._reading.setText(f"{self._x_label} {self._points.x[index]:g}" if shown else "")
        for one in self._series:
            text = score_text(self._points.y(one.name)[index], one.digits) if shown else ""
            self._entries[one.name].set_value(text)
        for earlier in self._overlays:
            values = [
                score_text(earlier.at(float(self._points.x[index]), one.name), one.digits)
                for one in self._series if one.name in earlier.columns
            ] if shown else []  # fmt: skip
            self._overlay_entries[earlier.name].set_value(" · ".join(values))

    def _describe(self) -> None:
        if self._points.count == 0:
            self.setAccessibleDescription(self._empty.text())
            return
        x, best = self._points.x, self._best
        places = {tr("first"): 0, tr("last"): self._points.count - 1}
        if best is not None:
            places[tr("at the best")] = self._points.nearest(best)
        said = [tr("{what} {low:g} to {high:g}").format(what=self._x_label, low=x[0], high=x[-1])]
        for one in self._series:
            y = self._points.y(one.name)
            values = [f"{word} {score_text(y[at], one.digits)}" for word, at in places.items()]
            said.append(f"{one.name}: {', '.join(values)}")
        if self._overlays:
            said.append(
                tr("with {join} behind").format(join=", ".join(one.name for one in self._overlays))
            )
        if best is not None:
            said.append(tr("best at {best:g}").format(best=best))
        self.setAccessibleDescription("; ".join(said))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the button that saves offers."""
        self._save.menu().popup(event.globalPos())

    @Slot()
    def _offer_to_save(self) -> None:
        self._save.menu().popup(self._save.mapToGlobal(self._save.rect().bottomLeft()))

    def showEvent(self, event: QShowEvent) -> None:
        """Load the drawing library with the first showing."""
        self._ensure_canvas()
        super().showEvent(event)

    def event(self, event: QEvent) -> bool:
        """Follow the window to a screen with other pixels."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._wear_theme()
        return super().event(event)

    @Slot()
    def _wear_theme(self) -> None:
        theme = current_theme()
        for place, entry in enumerate(self._entries.values()):
            entry.set_color(QColor(theme.series[self._color(place) % len(theme.series)]))
        for entry in self._overlay_entries.values():
            entry.set_color(QColor(theme.muted))
        if self._canvas is not None:
            self._canvas.wear(theme, self.devicePixelRatioF())

    def save(self, path: Path) -> None:
        """Save as the suffix says: .png, .svg or .csv; OSError where that fails.

        ValueError for another suffix.
        """
        suffix = path.suffix.lower()
        if suffix == ".csv":
            columns = {self._x_label: self._points.x.tolist()}
            for one in self._series:
                columns[one.name] = self._points.y(one.name).tolist()
                if one.name in self._bands:
                    low, high = self._bands[one.name]
                    columns[f"{one.name}, low"] = low.tolist()
                    columns[f"{one.name}, high"] = high.tolist()
            for earlier in self._overlays:
                for name in earlier.columns:
                    values = [earlier.at(float(x), name) for x in self._points.x]
                    columns[f"{earlier.name}, {name}"] = values
            plot_export.save_csv(columns, path)
        elif suffix in (".png", ".svg"):
            self._save_drawing(path, png=suffix == ".png")
        else:
            raise ValueError(f"a plot cannot be saved as {suffix or 'a file without suffix'}")

    def _save_drawing(self, path: Path, *, png: bool) -> None:
        canvas = self._ensure_canvas()
        self.redraw()
        self._save.hide()
        canvas.wear(current_theme(), plot_export.PNG_SCALE if png else 1.0)
        try:
            (plot_export.save_png if png else plot_export.save_svg)(self._figure, path)
        finally:
            self._save.show()
            self._wear_theme()

    @Slot(str)
    def _save_as(self, name: str) -> None:
        try:
            self.save(Path(name))
        except OSError as error:
            reason = error.strerror or str(error)
            self.save_failed.emit(
                tr("The plot could not be saved to {name}: {reason}.").format(
                    name=name, reason=reason
                )
            )
        else:
            self.saved.emit(name)
