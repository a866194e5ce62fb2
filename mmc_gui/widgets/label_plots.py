"""What is drawn of one label: precision over recall, its scores by truth, its calibration."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from engine.data.dataset import IntArray
from engine.decide.curves import PrCurve, ScoreSplit
from engine.decide.metrics import Floats
from engine.language import tr
from mmc_gui.theme import GRID, current_theme
from mmc_gui.widgets.humanize import count_text, score_text
from mmc_gui.widgets.unit_plot import UnitPlot

NO_POSITIVES = tr("No photo here has this label, so there is nothing to draw.")
NO_CELLS = tr("Of no photo here it is known whether it has this label.")
STEP, LARGE_STEP = 0.01, 0.1
KNOB = 6


class PrPlot(UnitPlot):
    """The curve of a label, and on it the point of the threshold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Precision and recall"), x_label=tr("recall"), y_label=tr("precision"),
                         empty=NO_POSITIVES, parent=parent)  # fmt: skip
        self._curve: PrCurve | None = None
        self._line, self._line_in = QPolygonF(), QRectF()
        self._threshold = 0.5
        self.at: tuple[float, float] | None = None

    def show_curve(self, curve: PrCurve | None) -> None:
        """Show another label; its threshold is set apart."""
        self._curve = curve if curve is not None and len(curve.recall) else None
        self._line_in = QRectF()
        self.describe()

    def set_threshold(self, threshold: float) -> None:
        """Move the point."""
        self._threshold = threshold
        self.at = self._curve.at(threshold) if self._curve else None
        self.describe()

    def is_empty(self) -> bool:
        """Tell whether the label has no positives."""
        return self._curve is None

    def columns(self) -> Mapping[str, Sequence[float]]:
        """Return the points of the curve."""
        some = self._curve
        if some is None:
            return {"threshold": (), "recall": (), "precision": ()}
        return {"threshold": some.thresholds.tolist(), "recall": some.recall.tolist(),
                "precision": some.precision.tolist()}  # fmt: skip

    def sentence(self) -> str:
        """Say where the point is."""
        if self.at is None:
            return tr("At threshold {threshold:.2f} no photo passes.").format(
                threshold=self._threshold
            )
        recall, precision = self.at
        return tr(
            "At threshold {threshold:.2f} precision is {precision} and recall {recall}."
        ).format(
            threshold=self._threshold, precision=score_text(precision), recall=score_text(recall)
        )

    def paint_content(self, painter: QPainter, area: QRectF) -> None:
        """Paint the curve and the point."""
        theme, curve = current_theme(), self._curve
        assert curve is not None
        if self._line_in != area:
            xs = area.left() + np.append(0.0, curve.recall) * area.width()
            ys = area.bottom() - np.append(curve.precision[0], curve.precision) * area.height()
            points = zip(xs.tolist(), ys.tolist(), strict=True)
            self._line, self._line_in = QPolygonF([QPointF(x, y) for x, y in points]), area
        painter.setPen(QPen(QColor(theme.series[0]), 1.6))
        painter.drawPolyline(self._line)
        if self.at is not None:
            spot = self.point(*self.at)
            painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(area.left(), spot.y()), spot)
            painter.drawLine(QPointF(spot.x(), area.bottom()), spot)
            painter.setPen(QPen(QColor(theme.surface), 1.5))
            painter.setBrush(QColor(theme.series[1]))
            painter.drawEllipse(spot, KNOB - 1, KNOB - 1)


class ScorePlot(UnitPlot):
    """Scores of photos that have the label above the line, of those that have it not below.

    The threshold is a line that is dragged, or moved by Left and Right.
    """

    threshold_changed = Signal(float)
    """On every move of mouse or key."""
    threshold_committed = Signal()
    """Once, when mouse or key is let go."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Scores"), x_label=tr("score"), y_label="", empty=NO_CELLS, parent=parent
        )
        self._split: ScoreSplit | None = None
        self._threshold, self._best = 0.5, float("nan")
        self._dragged = self._moved = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def show_split(self, split: ScoreSplit | None, *, best: float = float("nan")) -> None:
        """Show another label, with a tick at the threshold of its highest F1."""
        some = split is not None and (split.positive.any() or split.negative.any())
        self._split, self._best = split if some else None, best
        self.describe()

    def set_threshold(self, threshold: float) -> None:
        """Move the line."""
        self._threshold = threshold
        self.describe()

    def is_empty(self) -> bool:
        """Tell whether nothing is known of the label."""
        return self._split is None

    def columns(self) -> Mapping[str, Sequence[float]]:
        """Return the bins."""
        if self._split is None:
            return {"from": (), "to": (), "has it": (), "has it not": ()}
        edges = self._split.edges.tolist()
        return {"from": edges[:-1], "to": edges[1:], "has it": self._split.positive.tolist(),
                "has it not": self._split.negative.tolist()}  # fmt: skip

    def sentence(self) -> str:
        """Say how many photos of each kind there are, and where the line is."""
        assert self._split is not None
        positive, negative = int(self._split.positive.sum()), int(self._split.negative.sum())
        return tr(
            "Threshold {threshold:.2f}. {positive} photos have the label, "
            "{negative} have it not. Left and Right move the threshold."
        ).format(
            threshold=self._threshold, positive=count_text(positive), negative=count_text(negative)
        )

    def paint_content(self, painter: QPainter, area: QRectF) -> None:
        """Paint the bars, each kind by its own scale, and the line."""
        theme, split = current_theme(), self._split
        assert split is not None
        middle = round(area.center().y()) + 0.5
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for counts, color, way in (
            (split.positive, theme.series[0], -1), (split.negative, theme.series[1], 1),
        ):  # fmt: skip
            self._paint_bars(painter, counts, QColor(color), way, middle)
        painter.setPen(QColor(theme.outline))
        painter.drawLine(QPointF(area.left(), middle), QPointF(area.right(), middle))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_names(painter, area)
        self._paint_line(painter, area)

    def _paint_bars(
        self, painter: QPainter, counts: IntArray, color: QColor, way: int, middle: float
    ) -> None:
        area, most = self.area(), max(1, int(counts.max(initial=0)))
        bins = len(counts)
        faint = QColor(color)
        faint.setAlphaF(0.45)
        for place, count in enumerate(counts.tolist()):
            if not count:
                continue
            left = round(area.left() + place * area.width() / bins)
            right = round(area.left() + (place + 1) * area.width() / bins)
            # By the root, so that few photos are seen beside many.
            height = max(1.0, (area.height() / 2 - 2) * (count / most) ** 0.5)
            passes = (place + 0.5) / bins >= self._threshold
            top = middle - height if way < 0 else middle
            painter.fillRect(QRectF(left, top, max(1, right - left - 1), height),
                             color if passes else faint)  # fmt: skip

    def _paint_names(self, painter: QPainter, area: QRectF) -> None:
        theme = current_theme()
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        # In the corners where bars are lowest of a label that is ranked well.
        for text, color, flags in (
            (tr("has it"), theme.series[0], left | Qt.AlignmentFlag.AlignTop),
            (tr("has it not"), theme.series[1], right | Qt.AlignmentFlag.AlignBottom),
        ):
            painter.setPen(QColor(color))
            painter.drawText(area.adjusted(4, 2, -4, -2), flags, text)

    def _paint_line(self, painter: QPainter, area: QRectF) -> None:
        theme, x = current_theme(), self.point(self._threshold, 0).x()
        if self._best == self._best:
            best = self.point(self._best, 0).x()
            painter.setPen(QPen(QColor(theme.text), 2))
            painter.drawLine(QPointF(best, area.bottom() - 4), QPointF(best, area.bottom() + 3))
        painter.setPen(QPen(QColor(theme.text), 1.5))
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(QColor(theme.accent_fill if self._dragged else theme.surface))
        painter.drawEllipse(QPointF(x, area.top() + 1), KNOB, KNOB)

    # -- mouse and keys ---------------------------------------------------------------------

    def _move(self, value: float) -> None:
        value = min(1.0, max(0.0, round(value, 2)))
        if value != self._threshold and not self.is_empty():
            self._moved = True
            self.set_threshold(value)
            self.threshold_changed.emit(value)

    def _commit(self) -> None:
        moved, self._moved = self._moved, False
        if moved:
            self.threshold_committed.emit()

    def _drag_to(self, x: float) -> None:
        area = self.area()
        self._move((x - area.left()) / max(1.0, area.width()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the line, which comes to the mouse."""
        if event.button() == Qt.MouseButton.LeftButton and not self.is_empty():
            self._dragged = True
            self._drag_to(event.position().x())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the line; show that it can be."""
        if self._dragged:
            self._drag_to(event.position().x())
        elif not self.is_empty():
            self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the line go."""
        self._dragged = False
        self.update()
        self._commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line."""
        toward = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if toward:
            large = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(self._threshold + toward * (LARGE_STEP if large else STEP))
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Tell the value for good once the key is up."""
        if not event.isAutoRepeat():
            self._commit()
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave nothing uncommitted."""
        self._commit()
        super().focusOutEvent(event)


class CalibrationPlot(UnitPlot):
    """Of the photos with a score near 0.8, are 8 in 10 right? On the diagonal they are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Calibration"),
            x_label=tr("mean score"),
            y_label=tr("share that has it"),
            empty=NO_CELLS,
            parent=parent,
        )
        self._means, self._shares = np.empty(0), np.empty(0)
        self._counts: IntArray = np.empty(0, dtype=np.int64)
        self._error = float("nan")

    def show_bins(self, means: Floats, shares: Floats, counts: IntArray, *, error: float) -> None:
        """Show another label, by bins of its scores, and its calibration error in 0..1."""
        some = counts > 0
        self._means, self._shares = means[some], shares[some]
        self._counts, self._error = counts[some], error
        self.describe()

    def is_empty(self) -> bool:
        """Tell whether nothing is known of the label."""
        return not len(self._counts)

    def columns(self) -> Mapping[str, Sequence[float]]:
        """Return the bins that hold something."""
        return {"mean score": self._means.tolist(), "share that has it": self._shares.tolist(),
                "photos": self._counts.tolist()}  # fmt: skip

    def sentence(self) -> str:
        """Say how far scores are from shares, and the largest gap."""
        gaps = np.abs(self._means - self._shares)
        worst = int(gaps.argmax())
        return tr(
            "Scores are off by {value:.1f} points in the mean (ECE). The largest "
            "gap: scores of about {means:.2f}, of which {value_2:.0f} per cent "
            "have the label."
        ).format(
            value=100 * self._error, means=self._means[worst], value_2=100 * self._shares[worst]
        )

    def paint_content(self, painter: QPainter, area: QRectF) -> None:
        """Paint the diagonal, and a dot a bin: the more photos, the larger."""
        theme = current_theme()
        painter.setPen(QPen(QColor(theme.muted), 1, Qt.PenStyle.DashLine))
        painter.drawLine(self.point(0, 0), self.point(1, 1))
        spots = [self.point(x, y) for x, y in zip(self._means, self._shares, strict=True)]
        painter.setPen(QPen(QColor(theme.series[0]), 1.6))
        for before, after in pairwise(spots):
            painter.drawLine(before, after)
        most = max(1, int(self._counts.max(initial=0)))
        painter.setPen(QPen(QColor(theme.surface), 1))
        painter.setBrush(QColor(theme.series[0]))
        for spot, count in zip(spots, self._counts.tolist(), strict=True):
            size = 2.5 + (GRID - 2.5) * (count / most) ** 0.5
            painter.drawEllipse(spot, size, size)
