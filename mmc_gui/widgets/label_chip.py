"""One label of a photo: a pill with state, colour, name and key."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from engine.language import tr
from mmc_gui.text_size import grown
from mmc_gui.theme import current_theme, scaled_font
from mmc_gui.widgets.humanize import percent_text

HEIGHT = 28
PAD = 8
GAP = 6
DOT = 14
CHECK = ((-3.2, 0.2), (-0.9, 2.5), (3.4, -2.2))
"""Corners of the check mark, from the middle of the dot."""
WALKING_KEYS = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class LabelState(IntEnum):
    """What is known of a label on a photo; the values are those of the targets array."""

    UNKNOWN = -1
    NEGATIVE = 0
    POSITIVE = 1


SPOKEN = {
    LabelState.UNKNOWN: tr("unknown"),
    LabelState.NEGATIVE: tr("negative"),
    LabelState.POSITIVE: tr("positive"),
}
STATE_KEYS = {
    "+": LabelState.POSITIVE,
    "-": LabelState.NEGATIVE,
    "?": LabelState.UNKNOWN,
}
STATE_WORDS = {
    LabelState.POSITIVE: tr("Has “{name}”"),
    LabelState.NEGATIVE: tr("Does not have “{name}”"),
    LabelState.UNKNOWN: tr("Not known"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChipLabel:
    """One label; ``color`` as ``Theme.label_color`` takes it, ``key`` a hint to show."""

    label_id: str
    name: str
    color: int | str
    key: str = ""


class LabelChip(QAbstractButton):
    """Paints itself; a click never changes it, since the page decides what a toggle means."""

    focused = Signal()
    walked = Signal(int)
    """An arrow, Home or End was pressed: the ``Qt.Key``."""
    state_asked = Signal(int)
    """A ``LabelState`` was chosen from the menu or by its key."""

    def __init__(self, label: ChipLabel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = label
        self._state = LabelState.UNKNOWN
        self._suggested: float | None = None
        self._doubt: float | None = None
        self._origin = ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._describe()

    @property
    def _bold(self) -> QFont:
        return scaled_font(self.font(), 1.0, bold=True)

    @property
    def _small(self) -> QFont:
        return scaled_font(self.font(), 0.85)

    def menu(self) -> QMenu:
        """Return a menu of the three states; whoever shows it lets go of it."""
        menu = QMenu(self)
        for sign, state in STATE_KEYS.items():
            text = STATE_WORDS[state].format(name=self.label.name).replace("&", "&&")
            action = menu.addAction(f"{text}\t{sign}")
            action.setCheckable(True)
            action.setChecked(state is self._state)
            action.triggered.connect(
                lambda _=False, value=state.value: self.state_asked.emit(value)
            )
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the three states."""
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def nextCheckState(self) -> None:
        """Leave the state as it is."""

    @property
    def is_suggested(self) -> bool:
        """Whether a click accepts a suggestion."""
        return self._suggested is not None

    def show_state(
        self, state: LabelState, suggested: float | None = None, *, doubt: float | None = None,
        origin: str = "",
    ) -> None:  # fmt: skip
        """Show what is known and who said it, and the score where a model says otherwise.

        ``suggested`` counts where the label is not positive, ``doubt`` where it is known.
        """
        if state is LabelState.POSITIVE:
            suggested = None
        if state is LabelState.UNKNOWN:
            doubt = None
        now = (state, suggested, doubt, origin)
        if now == (self._state, self._suggested, self._doubt, self._origin):
            return
        resized = (suggested, doubt) != (self._suggested, self._doubt)
        self._state, self._suggested, self._doubt, self._origin = now
        self.setChecked(state is LabelState.POSITIVE)
        self._describe()
        if resized:
            self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        state = SPOKEN[self._state]
        self.setAccessibleName(f"{self.label.name}: {state}")
        hint = (
            tr("Click or press {key}").format(key=self.label.key) if self.label.key else tr("Click")
        )
        said = tr("{name} is {state}{value}.").format(
            name=self.label.name, state=state, value=f" ({self._origin})" if self._origin else ""
        )
        act = tr("change it")
        if self._suggested is not None:
            said += tr(" Suggested with a score of {suggested}.").format(
                suggested=percent_text(self._suggested)
            )
            act = tr("accept it")
        elif self._doubt is not None:
            said += tr(" The model disagrees: its score is {doubt}.").format(
                doubt=percent_text(self._doubt)
            )
        said += tr(" {hint} to {act}; right-click, or + - ? on the chip, sets each state.").format(
            hint=hint, act=act
        )
        self.setToolTip(said)
        self.setAccessibleDescription(said)

    @property
    def _score(self) -> float | None:
        return self._doubt if self._suggested is None else self._suggested

    def _texts(self) -> tuple[int, int, int]:
        """Return the widths of name, score and key; 0 for what is not there."""
        bold, small = QFontMetrics(self._bold), QFontMetrics(self._small)
        score = small.horizontalAdvance("100 %") if self._score is not None else 0
        key = small.horizontalAdvance(self.label.key) + 8 if self.label.key else 0
        return bold.horizontalAdvance(self.label.name) + 2, score, key

    def sizeHint(self) -> QSize:
        """Return room for the bold name, so that no chip moves when it is switched."""
        width = PAD + DOT
        for part in self._texts():
            width += part + GAP if part else 0
        return QSize(width + PAD, grown(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return room for a few letters; longer names are cut only in a very narrow place."""
        return QSize(min(self.sizeHint().width(), 64), grown(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint pill, state dot, name, score, key."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_pill(painter)
        self._paint_dot(painter, QPointF(PAD + DOT / 2, self.height() / 2))
        self._paint_texts(painter)

    def _paint_pill(self, painter: QPainter) -> None:
        theme = current_theme()
        positive = self._state is LabelState.POSITIVE
        fill, edge = (
            (theme.accent_soft, theme.accent) if positive else (theme.surface, theme.border)
        )
        if self.isDown():
            fill = theme.pressed
        elif self.underMouse() and self.isEnabled():
            fill = theme.hover if not positive else fill
            edge = theme.accent if positive else theme.outline
        pen = QPen(QColor(edge), 1)
        if self._suggested is not None:
            pen = QPen(QColor(theme.accent), 1.2, Qt.PenStyle.DashLine)
        elif self._doubt is not None:
            pen = QPen(QColor(theme.warning), 1.6)
            fill = theme.warning_soft
        if self.hasFocus():
            pen = QPen(QColor(theme.focus), 2)
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(QColor(fill))
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _paint_dot(self, painter: QPainter, centre: QPointF) -> None:
        """Paint a check in a disc, a dash in a ring, or a question mark in dots."""
        theme = current_theme()
        color = QColor(theme.label_color(self.label.color) if self.isEnabled() else theme.disabled)
        box = QRectF(centre.x() - DOT / 2, centre.y() - DOT / 2, DOT, DOT)
        if self._state is LabelState.POSITIVE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(box)
            cap, join = Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
            painter.setPen(QPen(QColor(theme.surface), 1.8, Qt.PenStyle.SolidLine, cap, join))
            painter.drawPolyline([centre + QPointF(x, y) for x, y in CHECK])
            return
        unknown = self._state is LabelState.UNKNOWN
        style = Qt.PenStyle.DotLine if unknown else Qt.PenStyle.SolidLine
        painter.setPen(QPen(color, 1.8, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(theme.muted if self.isEnabled() else theme.disabled))
        if unknown:
            painter.setFont(self._small)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, "?")
        else:
            painter.drawLine(centre - QPointF(2.6, 0), centre + QPointF(2.6, 0))

    def _paint_texts(self, painter: QPainter) -> None:
        theme = current_theme()
        _, score, key = self._texts()
        right, high = self.width() - PAD, self.height()
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._small)
        if key:
            cap = QRectF(right - key, (high - grown(16)) / 2, key, grown(16))
            painter.setBrush(QColor(theme.sunken))
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(theme.muted if self.isEnabled() else theme.disabled))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.label.key)
            right -= key + GAP
        if (shown := self._score) is not None:
            painter.setPen(QColor(theme.warning if self._suggested is None else theme.accent))
            box = QRectF(right - score, 0, score, high)
            painter.drawText(box, align | Qt.AlignmentFlag.AlignRight, percent_text(shown))
            right -= score + GAP
        positive = self._state is LabelState.POSITIVE
        painter.setFont(self._bold if positive else self.font())
        tint = theme.text if positive else theme.muted
        painter.setPen(QColor(tint if self.isEnabled() else theme.disabled))
        box = QRectF(PAD + DOT + GAP, 0, right - PAD - DOT - GAP, high)
        name = painter.fontMetrics().elidedText(
            self.label.name, Qt.TextElideMode.ElideRight, int(box.width()) + 1
        )
        painter.drawText(box, align, name)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the chip that Tab returns to."""
        self.focused.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, toggle with Enter as with Space, set each state by its sign."""
        key = Qt.Key(event.key())
        state = STATE_KEYS.get(event.text())
        if state is not None:
            self.state_asked.emit(state.value)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in WALKING_KEYS:
            self.walked.emit(key.value)
        else:
            super().keyPressEvent(event)
