"""Scores of all labels for one photo: bar, threshold, number, and what each source says."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.text_size import grown
from mmc_gui.theme import GRID, current_theme
from mmc_gui.widgets.humanize import score_text
from mmc_gui.widgets.score_row import ScoreLegend, ScorePainter, ScoreRow

__all__ = ["ScoreBars", "ScoreRow"]

ROW = 3 * GRID + 2
ROW_WITH_SOURCES = 4 * GRID + 4
ROW_WITH_OTHER = 5 * GRID


class _Bars(QAbstractScrollArea):
    """Paints the rows that are seen, and nothing else."""

    row_hovered = Signal(str)
    row_clicked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[ScoreRow, ...] = ()
        self._row_height = ROW
        self._hovered = -1
        self._current = 0
        self._usual_height = ROW
        self._fit_text()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)

    def show_rows(self, rows: Sequence[ScoreRow], *, height: int) -> None:
        """Take the rows in the order in which they are to stand."""
        self.rows = tuple(rows)
        self._usual_height = height
        self._fit_text()
        self._current = min(self._current, max(0, len(self.rows) - 1))
        # The keys show on a row: without any, Tab passes by.
        self.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus if self.rows else Qt.FocusPolicy.NoFocus
        )  # fmt: skip
        self._fit_scroll_bar()
        self.updateGeometry()
        self.viewport().update()

    def _fit_text(self) -> None:
        """Measure the columns anew: for other rows, or for another size of the text."""
        self._painter = ScorePainter(self.font())
        self._row_height = grown(self._usual_height)
        self._painter.fit_names([row.name for row in self.rows])

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_text()
            self._fit_scroll_bar()

    def sizeHint(self) -> QSize:
        """Return room for all rows, up to twenty."""
        return QSize(40 * GRID, self._row_height * min(20, max(3, len(self.rows))))

    def minimumSizeHint(self) -> QSize:
        """Return room for three rows."""
        return QSize(24 * GRID, 3 * self._row_height)

    def _fit_scroll_bar(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setRange(0, max(0, len(self.rows) * self._row_height - seen))
        bar.setPageStep(seen)
        bar.setSingleStep(self._row_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the scroll range right."""
        super().resizeEvent(event)
        self._fit_scroll_bar()

    def row_at(self, y: int) -> int:
        """Return the row under a height in the viewport; -1 for none."""
        index = (y + self.verticalScrollBar().value()) // self._row_height
        return index if 0 <= index < len(self.rows) else -1

    def row_rect(self, index: int) -> QRect:
        """Return where a row is, in the viewport."""
        top = index * self._row_height - self.verticalScrollBar().value()
        return QRect(0, top, self.viewport().width(), self._row_height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows inside the viewport."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first = self.verticalScrollBar().value() // self._row_height
        last = min(len(self.rows), first + self.viewport().height() // self._row_height + 2)
        for index in range(first, last):
            self._paint_row(painter, index, QRectF(self.row_rect(index)))

    def _paint_row(self, painter: QPainter, index: int, box: QRectF) -> None:
        theme = current_theme()
        if index == self._hovered:
            painter.fillRect(box, QColor(theme.hover))
        if index == self._current and self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        self._painter.paint(painter, box, self.rows[index])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell the row under the mouse when it changes."""
        self._hover(self.row_at(int(event.position().y())))

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that no row is hovered."""
        self._hover(-1)

    def _hover(self, index: int) -> None:
        if index != self._hovered:
            self._hovered = index
            self.row_hovered.emit(self.rows[index].label_id if index >= 0 else "")
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose and tell a row."""
        index = self.row_at(int(event.position().y()))
        if event.button() == Qt.MouseButton.LeftButton and index >= 0:
            self._go_to(index)
            self.row_clicked.emit(self.rows[index].label_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the rows; Enter or Space clicks one."""
        last, page = len(self.rows) - 1, max(1, self.viewport().height() // self._row_height)
        moves = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_PageUp: self._current - page,
            Qt.Key.Key_PageDown: self._current + page,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if not self.rows:
            super().keyPressEvent(event)
        elif key in moves:
            self._go_to(max(0, min(last, moves[key])))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.row_clicked.emit(self.rows[self._current].label_id)
        else:
            super().keyPressEvent(event)

    def _go_to(self, index: int) -> None:
        self._current = index
        bar, top = self.verticalScrollBar(), index * self._row_height
        bar.setValue(min(max(bar.value(), top + self._row_height - bar.pageStep()), top))
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the row under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            index = self.row_at(event.pos().y())
            text = self.rows[index].explained() if index >= 0 else ""
            QToolTip.showText(event.globalPos(), text, self.viewport())
            return True
        return super().viewportEvent(event)


class ScoreBars(QWidget):
    """One row per label; sorted by score, or in the order they were given."""

    row_hovered = Signal(str)
    """The id of the label under the mouse, or an empty text."""
    row_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, by_score: bool = True) -> None:
        super().__init__(parent)
        self._rows: tuple[ScoreRow, ...] = ()
        self._by_score = by_score
        self._legend = ScoreLegend(self)
        self._legend.hide()
        self._bars = _Bars(self)
        self._bars.row_hovered.connect(self.row_hovered)
        self._bars.row_clicked.connect(self.row_clicked)
        self.setFocusProxy(self._bars)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._legend)
        column.addWidget(self._bars)
        self.setAccessibleName(tr("Scores"))
        self.set_rows(())

    @property
    def rows(self) -> tuple[ScoreRow, ...]:
        """The rows in the order in which they stand."""
        return self._bars.rows

    def set_rows(self, rows: Sequence[ScoreRow]) -> None:
        """Show these scores; the bars of the sources appear where any row has them."""
        self._rows = tuple(rows)
        self._refresh()

    def set_sorted_by_score(self, by_score: bool) -> None:
        """Put the highest score first, or keep the given order."""
        self._by_score = by_score
        self._refresh()

    def _refresh(self) -> None:
        ordered = list(self._rows)
        if self._by_score:
            # NaN compares false with all: as -1 it goes to the end.
            ordered.sort(key=lambda row: -(row.score if row.score == row.score else -1.0))
        sources = any(r.from_image is not None or r.from_caption is not None for r in ordered)
        other = any(row.other is not None for row in ordered)
        self._legend.setVisible(sources or other)
        self._legend.set_kinds(sides=sources, other=other)
        height = ROW_WITH_OTHER if other else ROW_WITH_SOURCES if sources else ROW
        self._bars.show_rows(ordered, height=height)
        given = [f"{row.name} {score_text(row.score)}" for row in ordered if row.predicted]
        said = tr("{given} of {ordered} labels are given").format(
            given=len(given), ordered=len(ordered)
        )
        if given:
            said += ": " + ", ".join(given)
        if disputed := [row.name for row in ordered if row.disputed]:
            said += tr(". The runs disagree on: {join}").format(join=", ".join(disputed))
        for widget in (self, self._bars):
            widget.setAccessibleDescription(said)
        self._bars.setAccessibleName(tr("Scores"))
