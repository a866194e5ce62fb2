"""Where the parts of one cell of the photo grid stand, and how its caption is broken."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from mmc_gui.models.photo_way import Way

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
    def dots(self) -> bool:
        """Whether labels are shown as dots: there is no room for their names."""
        return self.edge < SMALL_EDGE

    @property
    def height(self) -> int:
        """The height of the whole cell, space around the card included."""
        text = 4 + self._text_height if self.lines else 0
        return 2 * GAP + 2 * PAD + self.edge + PAD + self.chip_height + text

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

    def name(self, card: QRect) -> QRectF:
        """Return where the name stands; empty where it does not."""
        return QRectF()


NAME_SHARE, CHIPS_SHARE = 0.17, 0.36
"""Of what a line has left beside its picture."""


class LineLayout(CellLayout):
    """A line of the list: picture, name, caption and labels side by side."""

    @property
    def dots(self) -> bool:
        """Whether labels are shown as dots: never, since a line is wide."""
        return False

    @property
    def height(self) -> int:
        """The height of the whole line, space around the card included."""
        return 2 * GAP + 2 * (PAD // 2) + max(self.edge, self._text_height)

    @property
    def least_width(self) -> int:
        """The width below which nothing would be left for words."""
        return 6 * self.edge

    def thumbnail(self, card: QRect) -> QRectF:
        """Return the square for the picture, at the left."""
        top = card.top() + (card.height() - self.edge) / 2
        return QRectF(card.left() + PAD, top, self.edge, self.edge)

    def name(self, card: QRect) -> QRectF:
        """Return the column of names."""
        left, room = self._words(card)
        return self._middle(card, left, room * NAME_SHARE - PAD, self.line_height)

    def text(self, card: QRect) -> QRectF:
        """Return the column of captions."""
        left, room = self._words(card)
        width = room * (1 - NAME_SHARE - CHIPS_SHARE) - 2 * PAD
        return self._middle(card, left + room * NAME_SHARE, width, self._text_height)

    def chips(self, card: QRect) -> QRectF:
        """Return the column of labels."""
        left, room = self._words(card)
        width = room * CHIPS_SHARE
        return self._middle(card, left + room - width, width, self.chip_height)

    def _words(self, card: QRect) -> tuple[float, float]:
        """Return where the words begin, and how wide they may be."""
        left = card.left() + 3 * PAD + self.edge
        return left, card.right() - PAD - left

    @staticmethod
    def _middle(card: QRect, left: float, width: float, height: float) -> QRectF:
        top = card.top() + (card.height() - height) / 2
        return QRectF(left, top, max(0.0, width), height)


def chip_font(font: QFont) -> QFont:
    """Return the font for labels, a step smaller than the text."""
    small = QFont(font)
    if font.pointSizeF() > 0:
        small.setPointSizeF(font.pointSizeF() * 0.88)
    else:
        small.setPixelSize(max(9, round(font.pixelSize() * 0.88)))
    return small


def layout_for(font: QFont, *, edge: int, way: Way = Way.GRID) -> CellLayout:
    """Return the layout of a cell whose picture fits `edge` logical pixels."""
    chip = round(QFontMetricsF(chip_font(font)).height()) + 4
    line = round(QFontMetricsF(font).height())
    if way == Way.LIST:
        return LineLayout(edge=edge, chip_height=chip, line_height=line, lines=2)
    small = edge < SMALL_EDGE or way == Way.STRIP
    lines = 0 if way == Way.STRIP else 1 if small else 2
    return CellLayout(
        edge=edge, chip_height=8 if edge < SMALL_EDGE else chip, line_height=line, lines=lines
    )  # fmt: skip


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
