"""Labels painted side by side into one cell, and how many more there are."""

import functools

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette

from mmc_gui.models.photo_model import LabelChip
from mmc_gui.widgets import photo_marks as marks
from mmc_gui.widgets.photo_cell import chip_font

GAP = 4


class ChipRow:
    """Keeps what was painted once, since the same labels come again and again."""

    def __init__(self, font: QFont) -> None:
        self._font = chip_font(font)
        self._metrics = QFontMetricsF(self._font)
        self._stamps = marks.Stamps()
        self.height = round(self._metrics.height()) + 4

    def paint(
        self, painter: QPainter, area: QRectF, palette: QPalette, chips: tuple[LabelChip, ...]
    ) -> None:  # fmt: skip
        """Paint as many as there is room for, in the middle of the height."""
        left, top = area.left(), area.center().y() - self.height / 2
        for number, (name, color) in enumerate(chips):
            more = len(chips) - number - 1
            room = area.right() - left - (self._more_width(more + 1) if more else 0)
            width = marks.chip_width(name, self._metrics)
            if number and width > room:
                self._paint_more(painter, QPointF(left, top), palette, more + 1)
                return
            chip = QRectF(left, top, max(8.0, min(width, room)), self.height)
            paint = functools.partial(
                marks.paint_chip, palette=palette, name=name, color=QColor(color), font=self._font
            )
            self._stamps.put(painter, chip, mark=(name, color), palette=palette, paint=paint)
            left += chip.width() + GAP

    def _more_width(self, count: int) -> float:
        return self._metrics.horizontalAdvance(f"+{count}") + 2 * GAP

    def _paint_more(
        self, painter: QPainter, corner: QPointF, palette: QPalette, count: int
    ) -> None:  # fmt: skip
        painter.setFont(self._font)
        painter.setPen(palette.placeholderText().color())
        box = QRectF(corner, QSizeF(self._more_width(count), self.height))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, f"+{count}")
