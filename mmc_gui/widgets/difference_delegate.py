"""Paints a text of one line with the places that differ marked."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize
from PySide6.QtGui import QColor, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mmc_gui.theme import GRID, current_theme

MOST_LETTERS = 300
"""More of a caption is never seen in a cell."""


class DifferenceDelegate(QStyledItemDelegate):
    """The model gives the places under ``role``, counted in characters; ``token`` is a colour."""

    def __init__(self, role: int, *, token: str, struck: bool = False) -> None:
        super().__init__()
        self._role, self._token, self._struck = role, token, struck

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:  # fmt: skip
        """Paint ground, marks and text; what does not fit is cut."""
        theme, box = current_theme(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(box, QColor(theme.accent_soft))
        inside = box.adjusted(GRID, 0, -GRID, 0)
        painter.setClipRect(inside)
        painter.setPen(QColor(theme.text))
        self._draw(painter, inside, str(index.data()), index.data(self._role))
        painter.restore()

    def _draw(
        self, painter: QPainter, box: QRect, text: str, spans: tuple[tuple[int, int], ...]
    ) -> None:
        text = text[:MOST_LETTERS]
        layout = QTextLayout(text, painter.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.setFormats([self._mark(text, start, end) for start, end in spans if end > start])
        layout.beginLayout()
        line = layout.createLine()
        layout.endLayout()
        if line.isValid():
            layout.draw(painter, QPointF(box.left(), box.center().y() - line.height() / 2))

    def _mark(self, text: str, start: int, end: int) -> QTextLayout.FormatRange:
        theme = current_theme()
        mark = QTextLayout.FormatRange()
        # Qt counts in UTF-16, where an emoji is two.
        mark.start, mark.length = _units(text[:start]), _units(text[start:end])
        look = QTextCharFormat()
        look.setBackground(QColor(getattr(theme, f"{self._token}_soft")))
        look.setForeground(QColor(getattr(theme, self._token)))
        look.setFontStrikeOut(self._struck)
        mark.format = look
        return mark

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return one line; the columns share the width."""
        return QSize(12 * GRID, option.fontMetrics.height() + GRID)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
