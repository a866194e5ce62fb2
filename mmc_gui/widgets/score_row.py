"""One label's scores: what they are, and how a row of bars is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from engine.language import tr
from mmc_gui.text_size import bind_font, bind_measure, grown
from mmc_gui.theme import GRID, Theme, current_theme, scaled_font
from mmc_gui.widgets.humanize import score_text

PAD = GRID
DOT = 8
TRACK = 8
THIN = 3
OTHER_BAR = 5
OTHER = "other"
"""Stands for the colour of another run, which is the second one of a plot's lines."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One label's scores and threshold in 0..1; ``color`` as ``Theme.label_color`` takes it."""

    label_id: str
    name: str
    color: int | str
    score: float
    threshold: float | None = 0.5
    """None where labels are given without thresholds."""
    decided: bool | None = None
    """Whether the photo gets the label; None leaves that to the threshold alone."""
    from_image: float | None = None
    from_caption: float | None = None
    other: float | None = None
    """What another run says, that these scores are compared with."""
    other_given: bool | None = None

    @property
    def disputed(self) -> bool:
        """Whether the other run decides otherwise."""
        return self.other_given is not None and self.other_given != self.predicted

    @property
    def predicted(self) -> bool:
        """Whether the label would be given."""
        return self.reached if self.decided is None else self.decided

    @property
    def reached(self) -> bool:
        """Whether the score is at its threshold or above."""
        return self.threshold is not None and self.score >= self.threshold

    def explained(self) -> str:
        """Return the row as sentences, for tooltip and screen reader."""
        told = tr("{name}: score {score}").format(name=self.name, score=score_text(self.score, 3))
        if self.threshold is not None:
            relation = tr("at or above") if self.reached else tr("below")
            told += tr(", {relation} the threshold {threshold}").format(
                relation=relation, threshold=score_text(self.threshold, 3)
            )
        told += " – " + (tr("given") if self.predicted else tr("not given"))
        if self.predicted and self.threshold is not None and not self.reached:
            told += tr(" as the best, since no label reaches its threshold")
        told += "."
        if self.from_image is not None:
            told += tr("\nThe image alone says {from_image}.").format(
                from_image=score_text(self.from_image, 3)
            )
        if self.from_caption is not None:
            told += tr("\nThe caption alone says {from_caption}.").format(
                from_caption=score_text(self.from_caption, 3)
            )
        if self.other is not None:
            told += tr("\nThe other run says {other}").format(other=score_text(self.other, 3))
            told += tr(" – given.") if self.other_given else tr(" – not given.")
        if self.disputed:
            told += tr(" The two runs disagree.")
        return told


class ScoreLegend(QWidget):
    """Says which of the three bars is which."""

    SIDES = (
        ("accent_fill", tr("together")),
        ("from_image", tr("image")),
        ("from_caption", tr("caption")),
    )
    RUNS = (("accent_fill", tr("this run")), (OTHER, tr("other run")))

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        bind_font(self, 0.92)
        bind_measure(self, QWidget.setFixedHeight, 3 * GRID)
        self._entries: tuple[tuple[str, str], ...] = self.SIDES
        self.set_kinds(sides=True, other=False)

    def set_kinds(self, *, sides: bool, other: bool) -> None:
        """Name the bars that are there."""
        self._entries = (
            (*self.RUNS, *self.SIDES[1:])
            if other and sides
            else (self.RUNS if other else self.SIDES)
        )
        words = ", ".join(word for _, word in self._entries)
        self.setAccessibleName(tr("Legend: {words}, threshold").format(words=words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a stroke and a word for each bar, and for the tick."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = float(PAD), self.height() / 2
        metrics = painter.fontMetrics()
        for token, word in self._entries:
            thick = 6 if token in ("accent_fill", OTHER) else THIN
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_tint(theme, token)))
            painter.drawRoundedRect(QRectF(x, middle - thick / 2, 14, thick), 1.5, 1.5)
            x = self._write(painter, x + 18, word) + 12
        painter.setPen(QPen(QColor(theme.text), 2))
        painter.drawLine(QPointF(x + 1, middle - 5), QPointF(x + 1, middle + 5))
        if x + 8 + metrics.horizontalAdvance("threshold") <= self.width():
            self._write(painter, x + 7, "threshold")

    def _write(self, painter: QPainter, x: float, word: str) -> float:
        painter.setPen(QColor(current_theme().muted))
        width = painter.fontMetrics().horizontalAdvance(word) + 2
        box = QRectF(x, 0, width, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)
        return x + width


class ScorePainter:
    """Paints rows with the same columns: dot, name, bars, number."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.bold = scaled_font(font, 1.0, bold=True)
        self._number_width = QFontMetrics(self.bold).horizontalAdvance("0.00")
        self._name_width = 0

    @staticmethod
    def _numbers(row: ScoreRow) -> str:
        """Return the score, and that of the other run below it."""
        score = score_text(row.score)
        return score if row.other is None else f"{score}\n{score_text(row.other)}"

    def fit_names(self, names: list[str]) -> None:
        """Make the column of names as wide as the longest, up to a limit."""
        metrics = QFontMetrics(self.bold)
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        self._name_width = min(widest + 2, grown(20 * GRID))

    def paint(self, painter: QPainter, box: QRectF, row: ScoreRow) -> None:
        """Paint one row; where two runs disagree its ground says so."""
        theme, centred = current_theme(), Qt.AlignmentFlag.AlignVCenter
        if row.disputed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.warning_soft))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.label_color(row.color)))
        painter.drawEllipse(QRectF(PAD, box.center().y() - DOT / 2, DOT, DOT))
        painter.setFont(self.bold if row.predicted else self.font)
        painter.setPen(QColor(theme.text if row.predicted else theme.muted))
        width, left = min(self._name_width, int(box.width() * 0.42)), PAD + DOT + GRID
        name = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(left, box.top(), width + 4, box.height()), centred, name)
        right = box.width() - PAD - self._number_width
        number = QRectF(right, box.top(), self._number_width, box.height())
        painter.drawText(number, centred | Qt.AlignmentFlag.AlignRight, self._numbers(row))
        start = left + width + GRID
        bars = QRectF(start, box.top(), right - GRID - start, box.height())
        _paint_bars(painter, theme, box=bars, row=row)


def _tint(theme: Theme, token: str) -> str:
    return theme.series[1] if token == OTHER else str(getattr(theme, token))


def _paint_bars(painter: QPainter, theme: Theme, *, box: QRectF, row: ScoreRow) -> None:
    sources = ((row.from_image, theme.from_image), (row.from_caption, theme.from_caption))
    thin = [(score, tint) for score, tint in sources if score is not None]
    second = 0 if row.other is None else OTHER_BAR + 2
    y = box.center().y() - (TRACK + second + len(thin) * (THIN + 2)) / 2
    fill = theme.accent_fill if row.predicted else theme.outline
    _paint_bar(painter, QRectF(box.left(), y, box.width(), TRACK), value=row.score, tint=fill)
    if row.threshold is not None:
        tick = box.left() + box.width() * min(1.0, max(0.0, row.threshold))
        painter.fillRect(QRectF(tick - 2, y - 3, 4, TRACK + 6), QColor(theme.surface))
        painter.fillRect(QRectF(tick - 1, y - 3, 2, TRACK + 6), QColor(theme.text))
    y += TRACK + 2
    if row.other is not None:
        tint = _tint(theme, OTHER) if row.other_given else theme.outline
        track = QRectF(box.left(), y, box.width(), OTHER_BAR)
        _paint_bar(painter, track, value=row.other, tint=tint)
        y += OTHER_BAR + 2
    for score, tint in thin:
        _paint_bar(painter, QRectF(box.left(), y, box.width(), THIN), value=score, tint=tint)
        y += THIN + 2


def _paint_bar(painter: QPainter, track: QRectF, *, value: float, tint: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(track.height() / 2, 3.0)
    painter.setBrush(QColor(current_theme().sunken))
    painter.drawRoundedRect(track, radius, radius)
    if value > 0:  # False for NaN: no bar
        filled = QRectF(track)
        filled.setWidth(max(track.height() / 2, track.width() * min(1.0, value)))
        painter.setBrush(QColor(tint))
        painter.drawRoundedRect(filled, radius, radius)
