"""What is painted on the cards of the photo grid, each from the colours of a palette."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QPixmap,
    QPolygonF,
)

from mmc_gui.models.photo_model import PhotoState

CARD_RADIUS = 8.0
CHIP_RADIUS = 4.0
CHIP_MARGINS = 21
"""What a chip needs beside its name, the dot included."""
BADGE = 18.0
MOST_ENLARGED = 3
MOST_STAMPS = 600


class Stamps:
    """Marks painted once and then copied, a tenth of the time; anew for another palette."""

    def __init__(self) -> None:
        self._kept: dict[Hashable, QPixmap] = {}
        self._palette_key = 0

    def clear(self) -> None:
        """Paint all anew, as in another font."""
        self._kept.clear()

    def put(
        self,
        painter: QPainter,
        place: QRectF,
        *,
        mark: Hashable,
        palette: QPalette,
        paint: Callable[[QPainter, QRectF], None],
    ) -> None:
        """Copy the mark to its place; `paint` gets a rectangle at (0, 0) and must fill the mark."""
        if palette.cacheKey() != self._palette_key or len(self._kept) > MOST_STAMPS:
            self._palette_key = palette.cacheKey()
            self._kept.clear()
        ratio = painter.device().devicePixelRatio()
        key = (mark, place.width(), place.height(), ratio)
        stamp = self._kept.get(key)
        if stamp is None:
            stamp = self._kept[key] = _painted(place.size(), ratio, paint)
        painter.drawPixmap(place.topLeft(), stamp)


def _painted(size: QSizeF, ratio: float, paint: Callable[[QPainter, QRectF], None]) -> QPixmap:
    stamp = QPixmap((size * ratio).toSize())
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter, QRectF(QPointF(0, 0), size))
    painter.end()
    return stamp


def blend(one: QColor, other: QColor, share: float) -> QColor:
    """Return the first colour with a share (0..1) of the other one in it."""
    keep = 1.0 - share
    return QColor.fromRgbF(
        one.redF() * keep + other.redF() * share,
        one.greenF() * keep + other.greenF() * share,
        one.blueF() * keep + other.blueF() * share,
    )


def paint_picture(painter: QPainter, box: QRectF, pixmap: QPixmap) -> QRectF:
    """Paint the thumbnail in the middle of its square and return where it stands."""
    ratio = painter.device().devicePixelRatio()
    longer, room = max(pixmap.width(), pixmap.height()), box.width() * ratio
    # Pixel by pixel where it was made for this square; only while the cells are being resized,
    # and until the new thumbnails are there, it is made to fit.
    fits = room / 2 <= longer <= room + 1
    scale = 1 / ratio if fits else min(box.width() / longer, MOST_ENLARGED / ratio)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not fits)
    size = QSizeF(pixmap.width() * scale, pixmap.height() * scale)
    corner = box.center() - QPointF(size.width() / 2, size.height() / 2)
    target = QRectF(corner, size)
    painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
    return target


def paint_card(
    painter: QPainter,
    card: QRectF,
    palette: QPalette,
    *,
    chosen: bool,
    hovered: bool,
    focused: bool,
) -> None:
    """Paint the ground of one photo; in `focused` stands the keyboard."""
    ground, accent = palette.base().color(), palette.accent().color()
    fill = blend(ground, accent, 0.14) if chosen else ground
    if hovered:
        fill = blend(fill, palette.text().color(), 0.06)
    edge = accent if chosen or focused else blend(ground, palette.text().color(), 0.10)
    width = 2.0 if chosen else 1.0
    frame = card.adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.setPen(QPen(edge, width))
    painter.setBrush(fill)
    painter.drawRoundedRect(frame, CARD_RADIUS, CARD_RADIUS)
    if chosen and focused:  # tells the current one among several chosen photos
        painter.setPen(QPen(blend(fill, accent, 0.6), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inner = frame.adjusted(2.5, 2.5, -2.5, -2.5)
        painter.drawRoundedRect(inner, CARD_RADIUS - 2, CARD_RADIUS - 2)


def paint_placeholder(painter: QPainter, box: QRectF, palette: QPalette, *, broken: bool) -> None:
    """Paint the square of a thumbnail that is not there yet, or never will be."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(palette.base().color(), palette.text().color(), 0.06))
    painter.drawRoundedRect(box, CHIP_RADIUS, CHIP_RADIUS)
    if broken:
        _paint_warning(painter, box.center(), palette, size=min(40.0, box.width() / 3))


def chip_width(name: str, metrics: QFontMetricsF) -> int:
    """Return the width of the chip of a label in logical pixels."""
    return CHIP_MARGINS + round(metrics.horizontalAdvance(name) + 0.5)


def paint_chip(
    painter: QPainter, chip: QRectF, palette: QPalette, *, name: str, color: QColor, font: QFont
) -> None:
    """Paint a label: its colour as a dot and as a tint, its name elided to the chip."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(blend(palette.base().color(), color, 0.24))
    painter.drawRoundedRect(chip, CHIP_RADIUS, CHIP_RADIUS)
    painter.setBrush(color)
    painter.drawEllipse(QPointF(chip.left() + 8, chip.center().y()), 3, 3)
    painter.setFont(font)
    painter.setPen(palette.text().color())
    room = chip.adjusted(15, 0, -5, 0)
    elide = Qt.TextElideMode.ElideRight
    text = QFontMetricsF(font).elidedText(name, elide, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)


def paint_dot(painter: QPainter, dot: QRectF, *, color: QColor) -> None:
    """Paint a label as a dot."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(dot)


def paint_badge(painter: QPainter, badge: QRectF, palette: QPalette, *, state: PhotoState) -> None:
    """Paint the badge of one state; the square is `BADGE` pixels wide."""
    if state == PhotoState.REVIEWED:
        _paint_check(painter, badge.center(), palette)
    elif state == PhotoState.WRONG:
        _paint_cross(painter, badge.center(), palette)
    elif state == PhotoState.FLAGGED:
        _paint_flag(painter, badge.center(), palette)
    elif state == PhotoState.UNSURE:
        _paint_question(painter, badge.center(), palette)
    elif state == PhotoState.NOTED:
        _paint_lines(painter, badge.center(), palette)


def _paint_warning(painter: QPainter, center: QPointF, palette: QPalette, *, size: float) -> None:
    high = size * 0.87
    top = center - QPointF(0, high / 2)
    pen = QPen(blend(palette.base().color(), palette.text().color(), 0.55), size / 12)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    corners = (top, top + QPointF(size / 2, high), top + QPointF(-size / 2, high))
    painter.drawPolygon(QPolygonF(corners))
    painter.drawLine(top + QPointF(0, high * 0.36), top + QPointF(0, high * 0.64))
    painter.drawPoint(top + QPointF(0, high * 0.82))


def _paint_disc(painter: QPainter, at: QPointF, fill: QColor, ring: QColor) -> None:
    painter.setPen(QPen(ring, 1.5))
    painter.setBrush(fill)
    painter.drawEllipse(at, BADGE / 2 - 1, BADGE / 2 - 1)


def _readable_on(fill: QColor, palette: QPalette) -> QColor:
    """Return the one of the palette's light and dark that stands out more."""
    inks = (palette.base().color(), palette.text().color())
    return max(inks, key=lambda ink: abs(ink.lightnessF() - fill.lightnessF()))


def _stroke(painter: QPainter, ink: QColor) -> None:
    pen = QPen(ink, 1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)


def _paint_check(painter: QPainter, at: QPointF, palette: QPalette) -> None:
    accent = palette.accent().color()
    _paint_disc(painter, at, accent, palette.base().color())
    _stroke(painter, _readable_on(accent, palette))
    corners = (at + QPointF(-3.6, 0.2), at + QPointF(-1.1, 2.8), at + QPointF(3.6, -2.6))
    painter.drawPolyline(QPolygonF(corners))


def _paint_flag(painter: QPainter, at: QPointF, palette: QPalette) -> None:
    _paint_disc(painter, at, palette.base().color(), palette.text().color())
    _stroke(painter, palette.text().color())
    painter.drawLine(at + QPointF(-2.2, 4.2), at + QPointF(-2.2, -4.2))
    painter.setBrush(palette.accent().color())
    corners = (at + QPointF(-2.2, -4), at + QPointF(4, -1.6), at + QPointF(-2.2, 0.8))
    painter.drawPolygon(QPolygonF(corners))


def _paint_cross(painter: QPainter, at: QPointF, palette: QPalette) -> None:
    _paint_disc(painter, at, palette.text().color(), palette.base().color())
    _stroke(painter, palette.base().color())
    for side in (1, -1):
        painter.drawLine(at + QPointF(-2.8, -2.8 * side), at + QPointF(2.8, 2.8 * side))


def _paint_question(painter: QPainter, at: QPointF, palette: QPalette) -> None:
    _paint_disc(painter, at, palette.base().color(), palette.text().color())
    _stroke(painter, palette.text().color())
    bow = QPainterPath(at + QPointF(-2.6, -2.0))
    bow.cubicTo(at + QPointF(-2.4, -5.6), at + QPointF(3.2, -5.2), at + QPointF(2.6, -1.8))
    bow.cubicTo(at + QPointF(2.2, -0.4), at + QPointF(0, -0.4), at + QPointF(0, 1.6))
    painter.drawPath(bow)
    painter.drawPoint(at + QPointF(0, 4.4))


def _paint_lines(painter: QPainter, at: QPointF, palette: QPalette) -> None:
    _paint_disc(painter, at, palette.base().color(), palette.text().color())
    _stroke(painter, palette.text().color())
    for height, right in ((-2.8, 3.6), (0.2, 3.6), (3.2, 1.0)):
        painter.drawLine(at + QPointF(-3.6, height), at + QPointF(right, height))
