"""Paints the cells of the photo grid: thumbnail, badges, labels, caption."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPalette, QStaticText
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from engine.language import tr
from mmc_gui.models.photo_model import LabelChip, PhotoRole, PhotoState
from mmc_gui.widgets import photo_marks as marks
from mmc_gui.widgets.photo_cell import (
    GAP,
    SMALL_EDGE,
    CellLayout,
    broken_into_lines,
    chip_font,
    layout_for,
)

MOST_KEPT_TEXTS = 2000
CHIP_GAP = 4

NOT_LABELLED, NO_LABELS = tr("not labelled yet"), tr("no labels")
UNLABELLED = int(PhotoState.UNLABELLED)
BROKEN = int(PhotoState.BROKEN)
BADGES = (
    PhotoState.REVIEWED, PhotoState.WRONG, PhotoState.UNSURE, PhotoState.FLAGGED, PhotoState.NOTED,
)  # fmt: skip
WITH_BADGE = sum(int(state) for state in BADGES)

AnyIndex = QModelIndex | QPersistentModelIndex


class PhotoDelegate(QStyledItemDelegate):
    """Paints cells of a `PhotoModel`; whether one is chosen it asks `is_chosen`."""

    def __init__(self, is_chosen: Callable[[AnyIndex], bool]) -> None:
        super().__init__()
        self._is_chosen = is_chosen
        self._stamps = marks.Stamps()
        self._texts: dict[tuple[str, int], list[QStaticText]] = {}
        self._chip_widths: dict[str, int] = {}
        self._wear(layout_for(QFont(), edge=SMALL_EDGE), QFont())

    def set_layout(self, layout: CellLayout, font: QFont) -> None:
        """Paint by this layout and in this font from now on."""
        if (layout, font) != (self._layout, self._font):
            self._wear(layout, font)

    def _wear(self, layout: CellLayout, font: QFont) -> None:
        self._layout = layout
        self._font = QFont(font)
        self._chip_font = chip_font(font)
        self._chip_metrics = QFontMetricsF(self._chip_font)
        self._more_height = round(self._chip_metrics.height()) + 4
        self._texts.clear()
        self._chip_widths.clear()
        self._stamps.clear()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Paint one cell; a cell without a photo stays empty."""
        state = index.data(PhotoRole.STATE)
        if state is None:
            return
        state = int(state)  # plain numbers: the operators of flags are slow
        palette = option.palette
        card = option.rect.adjusted(GAP, GAP, -GAP, -GAP)
        painter.save()
        self._put_card(painter, QRectF(card), option, chosen=self._is_chosen(index))
        box = self._layout.thumbnail(card)
        pixmap = index.data(PhotoRole.PIXMAP)
        if pixmap is not None:
            box = marks.paint_picture(painter, box, pixmap)
        else:
            self._put_placeholder(painter, box, palette, broken=bool(state & BROKEN))
        if state & WITH_BADGE:
            self._put_badges(painter, box, palette, state)
        labels: tuple[LabelChip, ...] = index.data(PhotoRole.LABELS)
        if not labels:
            word = NOT_LABELLED if state & UNLABELLED else NO_LABELS
            self._put_word(painter, self._layout.chips(card), palette, word)
        elif self._layout.dots:
            self._put_dots(painter, self._layout.chips(card), palette, labels)
        else:
            self._put_chips(painter, self._layout.chips(card), palette, labels)
        self._put_text(painter, self._layout.text(card), palette, index.data(PhotoRole.CAPTION))
        name = self._layout.name(card)
        if not name.isEmpty():
            self._put_name(painter, name, palette, index.data(PhotoRole.NAME))
        painter.restore()

    def _put_card(
        self, painter: QPainter, card: QRectF, option: QStyleOptionViewItem, *, chosen: bool
    ) -> None:
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        palette = option.palette
        self._stamps.put(
            painter,
            card,
            mark=("card", chosen, hovered, focused),
            palette=palette,
            paint=lambda on, area: marks.paint_card(
                on, area, palette, chosen=chosen, hovered=hovered, focused=focused
            ),
        )

    def _put_placeholder(
        self, painter: QPainter, box: QRectF, palette: QPalette, *, broken: bool
    ) -> None:
        self._stamps.put(
            painter,
            box,
            mark=("placeholder", broken),
            palette=palette,
            paint=lambda on, area: marks.paint_placeholder(on, area, palette, broken=broken),
        )

    def _put_badges(
        self, painter: QPainter, picture: QRectF, palette: QPalette, state: int
    ) -> None:
        """Put the badges side by side from the upper right corner on, in lines that fit."""
        place = QRectF(0, 0, marks.BADGE, marks.BADGE)
        corner = picture.topRight() + QPointF(-4, 4)
        place.moveTopRight(corner)
        for flag in BADGES:
            if state & int(flag):
                if place.left() < picture.left():
                    place.moveTopRight(QPointF(corner.x(), place.bottom() + 2))
                paint = functools.partial(marks.paint_badge, palette=palette, state=flag)
                self._stamps.put(painter, place, mark=flag, palette=palette, paint=paint)
                place.translate(-marks.BADGE - 2, 0)

    def _put_chips(
        self, painter: QPainter, area: QRectF, palette: QPalette, labels: tuple[LabelChip, ...]
    ) -> None:
        """Put the names of the labels, and how many more there are."""
        left = area.left()
        for number, (name, color) in enumerate(labels):
            more = len(labels) - number - 1
            room = area.right() - left - (self._more_width(more) if more else 0)
            width = self._chip_width(name)
            if number and width > room:
                self._put_more(painter, QPointF(left, area.top()), palette, more + 1)
                return
            chip = QRectF(left, area.top(), min(width, int(room)), area.height())
            self._stamps.put(
                painter,
                chip,
                mark=(name, color),
                palette=palette,
                paint=functools.partial(
                    marks.paint_chip,
                    palette=palette,
                    name=name,
                    color=QColor(color),
                    font=self._chip_font,
                ),
            )
            left += chip.width() + CHIP_GAP

    def _put_word(self, painter: QPainter, area: QRectF, palette: QPalette, word: str) -> None:
        """Say in place of labels why there are none."""

        def paint(on: QPainter, box: QRectF) -> None:
            on.setFont(self._chip_font)
            on.setPen(palette.placeholderText().color())
            on.drawText(box, Qt.AlignmentFlag.AlignVCenter, word)

        # Where labels are dots the line is too low for letters, but the gaps around it are free.
        place = QRectF(area.left(), 0, area.width(), max(area.height(), self._more_height))
        place.moveTop(area.center().y() - place.height() / 2)
        self._stamps.put(painter, place, mark=("word", word), palette=palette, paint=paint)

    def _put_dots(
        self, painter: QPainter, area: QRectF, palette: QPalette, labels: tuple[LabelChip, ...]
    ) -> None:
        """Put the colours of the labels, and how many more there are."""
        size, step = area.height(), area.height() + CHIP_GAP
        fitting = int((area.width() + CHIP_GAP) // step)
        shown = labels if len(labels) <= fitting else labels[: max(0, fitting - 3)]
        place = QRectF(area.left(), area.top(), size, size)
        for _, color in shown:
            paint = functools.partial(marks.paint_dot, color=QColor(color))
            self._stamps.put(painter, place, mark=("dot", color), palette=palette, paint=paint)
            place.translate(step, 0)
        if len(shown) < len(labels):
            corner = QPointF(place.left(), place.center().y() - self._more_height / 2)
            self._put_more(painter, corner, palette, len(labels) - len(shown))

    def _put_more(self, painter: QPainter, corner: QPointF, palette: QPalette, count: int) -> None:
        def paint(on: QPainter, area: QRectF) -> None:
            on.setFont(self._chip_font)
            on.setPen(palette.placeholderText().color())
            on.drawText(area, Qt.AlignmentFlag.AlignVCenter, f"+{count}")

        place = QRectF(corner, QSizeF(self._more_width(count), self._more_height))
        self._stamps.put(painter, place, mark=("more", count), palette=palette, paint=paint)

    def _more_width(self, count: int) -> int:
        return self._chip_width(f"+{count}") - marks.CHIP_MARGINS + 6

    def _chip_width(self, name: str) -> int:
        if name not in self._chip_widths:
            self._chip_widths[name] = marks.chip_width(name, self._chip_metrics)
        return self._chip_widths[name]

    def _put_name(self, painter: QPainter, area: QRectF, palette: QPalette, name: str) -> None:
        painter.setFont(self._chip_font)
        painter.setPen(palette.placeholderText().color())
        shown = self._chip_metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _put_text(self, painter: QPainter, area: QRectF, palette: QPalette, caption: str) -> None:
        if not self._layout.lines:
            return
        painter.setFont(self._font)
        painter.setPen(palette.text().color())
        at = area.topLeft()
        for line in self._lines_of(caption, round(area.width())):
            painter.drawStaticText(at, line)
            at += QPointF(0, self._layout.line_height)

    def _lines_of(self, caption: str, width: int) -> list[QStaticText]:
        key = (caption, width)
        if key not in self._texts:
            if len(self._texts) >= MOST_KEPT_TEXTS:
                self._texts.clear()
            self._texts[key] = [
                self._static(line)
                for line in broken_into_lines(
                    caption, font=self._font, width=width, lines=self._layout.lines
                )
            ]
        return self._texts[key]

    def _static(self, line: str) -> QStaticText:
        text = QStaticText(line)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.prepare(font=self._font)
        return text
