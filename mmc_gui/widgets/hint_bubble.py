"""A short hint over the window that points at one of its parts and takes no key away from it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.theme import GRID, bind_icon, current_theme, set_look

ARROW = 10
"""Pixels around the bubble, in which its arrow lies."""
TEXT_WIDTH = 36 * GRID
RING = 3
SIDES = ("right", "left", "below", "above")


class TargetRing(QWidget):
    """A frame around what is pointed at; the mouse goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_around(self, target: QRect) -> None:
        """Frame a rectangle of the parent."""
        self.setGeometry(target.adjusted(-RING, -RING, RING, RING))
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(current_theme().accent), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 7, 7)


class HintBubble(QWidget):
    """Shows one hint of several; it never takes the focus by itself."""

    next_requested = Signal()
    back_requested = Signal()
    close_requested = Signal()
    never_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._tip = QPointF()
        self._side = ""
        self.title, self.text, self.place = QLabel(), QLabel(wordWrap=True), QLabel()
        set_look(self.title, "heading")
        set_look(self.place, "small")
        self.text.setFixedWidth(TEXT_WIDTH)
        self.close_button = QToolButton()
        set_look(self.close_button, "ghost")
        bind_icon(self.close_button, "cross", token="muted", size=12)
        self.close_button.setToolTip(tr("Close the hints (Esc)"))
        self.close_button.setAccessibleName(tr("Close the hints"))
        self.close_button.clicked.connect(self.close_requested)
        self.never = QPushButton(tr("&Do not show again"))
        set_look(self.never, "link")
        self.never.setToolTip(tr("Help, Tour of the window brings the hints back"))
        self.never.clicked.connect(self.never_requested)
        self.back = QPushButton(tr("&Back"))
        self.back.clicked.connect(self.back_requested)
        self.next = QPushButton(tr("&Next"))
        set_look(self.next, "primary")
        self.next.clicked.connect(self.next_requested)
        self._lay_out()
        self.hide()

    def show_hint(self, *, title: str, text: str, number: int, count: int) -> None:
        """Show a hint and which of how many it is."""
        self.title.setText(title)
        self.text.setText(text)
        self.place.setText(tr("{number} of {count}").format(number=number, count=count))
        self.back.setVisible(number > 1)
        self.next.setText(tr("&Next") if number < count else tr("D&one"))
        self.setAccessibleName(
            tr("Hint {number} of {count}: {title}").format(number=number, count=count, title=title)
        )
        self.setAccessibleDescription(text)
        self.adjustSize()

    def point_at(self, target: QRect, side: str = SIDES[0]) -> None:
        """Stand beside a rectangle of the parent: on this side, or another with enough room."""
        parent = self.parentWidget()
        assert parent is not None
        size, room = self.sizeHint(), parent.rect().adjusted(4, 4, -4, -4)
        target = target.intersected(parent.rect())
        self._side, corner = _placed(size, target, room, (side, *SIDES))
        self.setGeometry(QRect(corner, size))
        self._tip = QPointF(_tip(self._side, target, QRect(corner, size)) - corner)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, and the arrow where the bubble stands beside its target."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(ARROW, ARROW, -ARROW, -ARROW)
        shape = QPainterPath()
        shape.addRoundedRect(body, 8, 8)
        if self._side:
            arrow = QPainterPath()
            arrow.addPolygon(_arrow(self._side, self._tip, body))
            arrow.closeSubpath()
            shape = shape.united(arrow)
        painter.setPen(QPen(QColor(theme.accent), 1.5))
        painter.setBrush(QColor(theme.surface))
        painter.drawPath(shape)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.title, stretch=1)
        head.addWidget(self.place)
        head.addWidget(self.close_button)
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.never)
        buttons.addStretch()
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        column = QVBoxLayout(self)
        margin = ARROW + GRID + 4
        column.setContentsMargins(margin, ARROW + GRID, margin, margin)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self.text)
        column.addLayout(buttons)


def _placed(
    size: QSize, target: QRect, room: QRect, sides: Sequence[str]
) -> tuple[str, QPoint]:  # fmt: skip
    """Return the side and the corner of a box beside a target; no side where it must lie upon."""
    middle = target.center()
    corners = {
        "right": QPoint(target.right() + RING, middle.y() - size.height() // 2),
        "left": QPoint(target.left() - RING - size.width(), middle.y() - size.height() // 2),
        "below": QPoint(middle.x() - size.width() // 2, target.bottom() + RING),
        "above": QPoint(middle.x() - size.width() // 2, target.top() - RING - size.height()),
    }
    for side in sides:
        box = QRect(corners[side], size)
        along = box.left() >= room.left() and box.right() <= room.right()
        across = box.top() >= room.top() and box.bottom() <= room.bottom()
        if along if side in ("right", "left") else across:
            return side, _inside(box, room)
    box = QRect(QPoint(), size)
    box.moveCenter(middle)
    return "", _inside(box, room)


def _inside(box: QRect, room: QRect) -> QPoint:
    """Return the corner of a box that was pushed into a room."""
    left = max(room.left(), min(box.left(), room.right() - box.width()))
    top = max(room.top(), min(box.top(), room.bottom() - box.height()))
    return QPoint(left, top)


def _tip(side: str, target: QRect, box: QRect) -> QPoint:
    """Return where the arrow ends: at the middle of the target, as far as the box reaches it."""
    least = ARROW + 2 * GRID
    x = max(box.left() + least, min(target.center().x(), box.right() - least))
    y = max(box.top() + least, min(target.center().y(), box.bottom() - least))
    return {
        "right": QPoint(box.left() + 1, y),
        "left": QPoint(box.right() - 1, y),
        "below": QPoint(x, box.top() + 1),
        "above": QPoint(x, box.bottom() - 1),
    }.get(side, QPoint(x, y))


def _arrow(side: str, tip: QPointF, body: QRectF) -> QPolygonF:
    """Return a triangle from the edge of the body to the tip."""
    if side in ("right", "left"):
        edge = body.left() + 1 if side == "right" else body.right() - 1
        base = (QPointF(edge, tip.y() - ARROW), QPointF(edge, tip.y() + ARROW))
    else:
        edge = body.top() + 1 if side == "below" else body.bottom() - 1
        base = (QPointF(tip.x() - ARROW, edge), QPointF(tip.x() + ARROW, edge))
    return QPolygonF([base[0], tip, base[1]])
