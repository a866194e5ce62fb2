"""Where the parts of one cell of the photo grid stand, and how its caption is broken."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

GAP = 4
"""Half the space between two cards."""
PAD = 8
SMALL_EDGE = 128
"""Below this the chips shrink to dots and the caption to one line."""
LONGEST_TEXT = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLayout:
    """Where things stand in a cell; all in logical pixels from the corner of the card."""

    edge: int
    chip_height: int
    line_height: int
    lines: int

    @property
    def height(self) -> int:
        """The height of the whole cell, space around the card included."""
        return 2 * GAP + 2 * PAD + self.edge + PAD + self.chip_height + 4 + self._text_height

    @property
    def least_width(self) -> int:
        """The width that a cell must have."""
        return 2 * GAP + 2 * PAD + self.edge

    @property
    def _text_height(self) -> int:
        return self.lines * self.line_height

    def thumbnail(self, card: QRect) -> QRectF:
        """Return the square for the picture, in the middle of the card."""
        left = card.left() + (card.width() - self.edge) / 2
        return QRectF(left, card.top() + PAD, self.edge, self.edge)

    def chips(self, card: QRect) -> QRectF:
        """Return the line of labels under the picture."""
        top = card.top() + PAD + self.edge + PAD
        return QRectF(card.left() + PAD, top, card.width() - 2 * PAD, self.chip_height)

    def text(self, card: QRect) -> QRectF:
        """Return the lines of the caption."""
        top = self.chips(card).bottom() + 4
        return QRectF(card.left() + PAD, top, card.width() - 2 * PAD, self._text_height)


def chip_font(font: QFont) -> QFont:
    """Return the font for labels, a step smaller than the text."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.88)
    else:
        small.setPixelSize(max(9, round(font.pixelSize() * 0.88)))
    return small


def layout_for(font: QFont, *, edge: int) -> CellLayout:
    """Return the layout of a cell whose picture fits `edge` logical pixels."""
    small = edge < SMALL_EDGE
    return CellLayout(
        edge=edge,
        chip_height=8 if small else round(QFontMetricsF(chip_font(font)).height()) + 4,
        line_height=round(QFontMetricsF(font).height()),
        lines=1 if small else 2,
    )


def broken_into_lines(text: str, *, font: QFont, width: float, lines: int) -> list[str]:
    """Return the text in at most `lines` lines, the last one ending in an ellipsis if cut."""
    rest = " ".join(text[:LONGEST_TEXT].split())
    broken: list[str] = []
    while rest and len(broken) < lines - 1:
        layout = QTextLayout(rest, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(width)
        layout.endLayout()
        # Qt counts in UTF-16 units, of which an emoji takes two.
        units = rest.encode("utf-16-le", "surrogatepass")
        cut = 2 * max(1, line.textLength())
        broken.append(units[:cut].decode("utf-16-le", "ignore").rstrip())
        rest = units[cut:].decode("utf-16-le", "ignore")
    if rest:
        elide = Qt.TextElideMode.ElideRight
        broken.append(QFontMetricsF(font).elidedText(rest, elide, width))
    return broken
