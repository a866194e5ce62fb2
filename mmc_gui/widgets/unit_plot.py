"""A plot whose axis runs from 0 to 1, painted by hand, in a card that saves it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from engine.language import number, tr
from mmc_gui.theme import GRID, current_theme, scaled_font, set_look
from mmc_gui.widgets import plot_export
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.plot_parts import SaveButton

TICKS = (0.0, 0.25, 0.5, 0.75, 1.0)


class UnitPlot(QWidget):
    """Paints axes and leaves what is inside to its children; Tab comes here to have it read."""

    def __init__(
        self, name: str, *, x_label: str, y_label: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.name = name
        self._x_label, self._y_label, self._empty = x_label, y_label, empty
        self._small = scaled_font(self.font(), 0.85)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Plot: {name}").format(name=name))

    # -- what a child says ------------------------------------------------------------------

    def is_empty(self) -> bool:
        """Tell whether there is nothing to paint."""
        return True

    def columns(self) -> Mapping[str, Sequence[float]]:
        """Return the numbers that are painted, of equal length, for a table."""
        return {}

    def sentence(self) -> str:
        """Say in words what is painted."""
        return self._empty

    def paint_content(self, painter: QPainter, area: QRectF) -> None:
        """Paint inside the axes."""

    # -- places -----------------------------------------------------------------------------

    def area(self) -> QRectF:
        """Return the room inside the axes."""
        metrics = self.fontMetrics()
        left = metrics.height() + metrics.horizontalAdvance("0.5") if self._y_label else GRID
        below = 2 * metrics.height() if self._x_label else metrics.height()
        return QRectF(self.rect()).adjusted(left, GRID, -GRID, -below)

    def point(self, x: float, y: float) -> QPointF:
        """Return where a pair of numbers in 0..1 is painted."""
        area = self.area()
        return QPointF(area.left() + x * area.width(), area.bottom() - y * area.height())

    def sizeHint(self) -> QSize:
        """Return a modest plot."""
        return QSize(32 * GRID, 24 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Return room for axes and a curve."""
        return QSize(20 * GRID, 14 * GRID)

    def describe(self) -> None:
        """Say anew what is painted, and paint it."""
        self.setAccessibleDescription(self._empty if self.is_empty() else self.sentence())
        self.update()

    # -- painting ---------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint axes and content, or why there is none."""
        painter, theme = QPainter(self), current_theme()
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        painter.setFont(self._small)
        if self.is_empty():
            painter.setPen(QColor(theme.muted))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(GRID, 0, -GRID, 0), flags, self._empty)
            return
        area = self.area()
        self._paint_axes(painter, area)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_content(painter, area)

    def _paint_axes(self, painter: QPainter, area: QRectF) -> None:
        theme, metrics = current_theme(), painter.fontMetrics()
        for tick in TICKS:
            at = self.point(tick, tick)
            painter.setPen(QColor(theme.outline if tick == 0 else theme.border))
            x, y = round(at.x()) + 0.5, round(at.y()) + 0.5
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            if self._y_label:
                painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            if tick not in (0.0, 0.5, 1.0):
                continue
            painter.setPen(QColor(theme.muted))
            text = number(tick, "g")
            wide = metrics.horizontalAdvance(text)
            left = min(at.x() - wide / 2, self.width() - wide - 1)
            painter.drawText(QPointF(left, area.bottom() + metrics.ascent() + 2), text)
            if self._y_label:
                place = QPointF(area.left() - wide - 4, y + metrics.ascent() / 2 - 1)
                painter.drawText(place, text)
        self._paint_labels(painter, area)

    def _paint_labels(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QColor(current_theme().muted))
        height = painter.fontMetrics().height()
        below = QRectF(area.left(), self.height() - height - 2, area.width(), height)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self._x_label)
        if self._y_label:
            painter.save()
            painter.translate(height / 2 + 1, area.center().y())
            painter.rotate(-90)
            box = QRectF(-area.height() / 2, -height / 2, area.height(), height)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._y_label)
            painter.restore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys are."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame away."""
        super().focusOutEvent(event)
        self.update()


class PlotCard(QFrame):
    """A heading with a reading, the button that saves, and a plot."""

    saved = Signal(str)
    """The path of a file that the user has saved."""
    save_failed = Signal(str)
    """A sentence."""

    def __init__(self, plot: UnitPlot, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "card")
        self.plot = plot
        heading = ElidedLabel(plot.name)
        set_look(heading, "heading")
        self.reading = ElidedLabel()
        set_look(self.reading, "muted")
        self.save_button = SaveButton(plot.name)
        self.save_button.path_chosen.connect(self._save_as)
        plot.setToolTip(tip)
        heading.setToolTip(tip)
        header = QHBoxLayout()
        header.setSpacing(GRID)
        header.addWidget(heading)
        header.addWidget(self.reading, stretch=1)
        header.addWidget(self.save_button)
        self._figure = QWidget(self)
        column = QVBoxLayout(self._figure)
        column.setContentsMargins(GRID, GRID // 2, GRID // 2, GRID // 2)
        column.setSpacing(0)
        column.addLayout(header)
        column.addWidget(plot, stretch=1)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(1, 1, 1, 1)
        outside.addWidget(self._figure)

    def save(self, path: Path) -> None:
        """Save as the suffix says: .png, .svg or .csv; OSError where that fails.

        ValueError for another suffix.
        """
        suffix = path.suffix.lower()
        if suffix == ".csv":
            plot_export.save_csv(self.plot.columns(), path)
            return
        if suffix not in (".png", ".svg"):
            raise ValueError(f"a plot cannot be saved as {suffix or 'a file without suffix'}")
        self.save_button.hide()
        try:
            write = plot_export.save_png if suffix == ".png" else plot_export.save_svg
            write(self._figure, path)
        finally:
            self.save_button.show()

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
