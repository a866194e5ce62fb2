"""The palette: type a few letters, see the commands that fit with their keys, press Enter."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from engine.language import tr
from mmc_gui.models.palette_model import PaletteEntry, PaletteModel
from mmc_gui.resources import icon_pixmap
from mmc_gui.text_size import grown
from mmc_gui.theme import GRID, RADIUS, current_theme, scaled_font, set_look

WIDTH = 640
LINE = 4 * GRID + 2
LINES = 11
ICON = 16
LISTING_KEYS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
AnyIndex = QModelIndex | QPersistentModelIndex


class CommandPalette(QFrame):
    """Offers entries over the window; Escape or a click beside it closes it."""

    chosen = Signal(str)
    """The command of an entry."""
    search_requested = Signal(str)
    """Nothing fitted: look for these words among the photos."""

    def __init__(
        self, entries: Sequence[PaletteEntry], *, can_search: bool, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Commands"))
        set_look(self, "palette")
        self._can_search, self._window = can_search, parent.window()
        self.model = PaletteModel(entries, self)
        self.field = _Field()
        self.field.setPlaceholderText(tr("Type a command, a label or a project"))
        self.field.setAccessibleName(tr("Command"))
        set_look(self.field, "palette")
        self.list = QListView()
        self.list.setAccessibleName(tr("Commands that fit"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Line(self.model, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.note = QLabel()
        set_look(self.note, "small")
        self.note.setContentsMargins(GRID + 4, GRID // 2, GRID, GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        for widget in (self.field, self.list, self.note):
            column.addWidget(widget)
        self.field.textChanged.connect(self._find)
        self.field.returnPressed.connect(self._choose)
        self.field.moved.connect(self._move)
        self.list.clicked.connect(self._choose)
        self._find("")

    def open_over(self, window: QWidget) -> None:
        """Stand in the upper middle of a window."""
        self.setFixedWidth(min(grown(WIDTH), window.width() - 4 * GRID))
        corner = window.mapToGlobal(window.rect().topLeft())
        left = (window.width() - self.width()) // 2
        self.move(corner.x() + left, corner.y() + max(5 * GRID, window.height() // 10))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def current(self) -> PaletteEntry | None:
        """The entry that Enter would choose."""
        return self.model.entry(self.list.currentIndex())

    @Slot(str)
    def _find(self, text: str) -> None:
        self.model.find(text)
        count = self.model.rowCount()
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollToTop()
        self.list.setVisible(count > 0)
        self.list.setFixedHeight(grown(LINE) * min(max(count, 1), LINES))
        if count:
            self.note.setText(tr("↑ ↓ to choose   ·   Enter to do it   ·   Esc to close"))
        elif self._can_search:
            self.note.setText(tr("No command fits. Enter looks for these words among the photos."))
        else:
            self.note.setText(tr("No command fits. Try fewer letters."))
        self.adjustSize()

    @Slot()
    def _choose(self) -> None:
        entry, words = self.current, self.field.text().strip()
        if entry is None and words and self._can_search:
            self._leave()
            self.search_requested.emit(words)
        elif entry is not None and not entry.why_not:
            # Closed first: what is chosen may open a dialog of its own.
            self._leave()
            self.chosen.emit(entry.command)

    def _leave(self) -> None:
        """Close and give the keyboard back to the window, as not every platform does."""
        window = self._window
        self.close()
        window.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Escape, which the field leaves to the palette."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    @Slot(int)
    def _move(self, key: int) -> None:
        count, at = self.model.rowCount(), self.list.currentIndex().row()
        if not count:
            return
        steps = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}
        if key in steps:  # around the ends
            at = (at + steps[key]) % count
        else:
            at += LINES - 1 if key == Qt.Key.Key_PageDown else 1 - LINES
        self.list.setCurrentIndex(self.model.index(min(max(at, 0), count - 1)))


class _Field(QLineEdit):
    """Where one types; tells the keys that move in the list."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in LISTING_KEYS:
            self.moved.emit(int(event.key()))
        else:
            super().keyPressEvent(event)


class _Line(QStyledItemDelegate):
    """Paints icon, name with the letters that were meant, small print, and keys as caps."""

    def __init__(self, model: PaletteModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(WIDTH // 2, grown(LINE))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry, theme = self._model.entry(index), current_theme()
        if entry is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(GRID // 2, 1, -GRID // 2, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_soft if selected else theme.hover))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        color = theme.disabled if entry.why_not else theme.text
        self._put_icon(painter, box, entry, color)
        right = _put_caps(painter, box, entry.keys, option.font, faint=bool(entry.why_not))
        left = box.left() + ICON + 2 * GRID + 4
        bold = frozenset() if entry.why_not else self._model.places(index)
        left = _put_name(
            painter, QRect(left, box.top(), right - left, box.height()), entry.text,
            font=option.font, bold=bold, color=color,
        )  # fmt: skip
        small = scaled_font(option.font, 0.92)
        painter.setFont(small)
        painter.setPen(QColor(theme.warning if entry.why_not else theme.muted))
        room = QRect(left + 2 * GRID, box.top(), right - left - 2 * GRID, box.height())
        said = QFontMetrics(small).elidedText(
            entry.why_not or entry.hint, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, said)
        painter.restore()

    def _put_icon(self, painter: QPainter, box: QRect, entry: PaletteEntry, color: str) -> None:
        if entry.icon:
            tint = entry.color if entry.color and not entry.why_not else color
            scale = painter.device().devicePixelRatio()
            place = QPointF(box.left() + GRID, box.center().y() - ICON / 2 + 1)
            painter.drawPixmap(place, icon_pixmap(entry.icon, color=tint, size=ICON, scale=scale))


def _put_name(
    painter: QPainter, box: QRect, text: str, *, font: QFont, bold: frozenset[int], color: str
) -> int:
    """Paint a name, cut where there is no room, and return where it ends."""
    strong = scaled_font(font, 1.0, bold=True)
    # Cut by the wider letters, so that what is bold fits too.
    shown = QFontMetrics(strong).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    left, theme = box.left(), current_theme()
    for start, end, meant in _runs(len(shown), bold):
        used = strong if meant else font
        painter.setFont(used)
        painter.setPen(QColor(theme.accent if meant else color))
        part = shown[start:end]
        width = QFontMetrics(used).horizontalAdvance(part)
        painter.drawText(
            QRect(left, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, part
        )
        left += width
    return left


def _runs(length: int, bold: frozenset[int]) -> list[tuple[int, int, bool]]:
    """Return the stretches of a text (start, end, whether bold)."""
    runs: list[tuple[int, int, bool]] = []
    for place in range(length):
        meant = place in bold
        if runs and runs[-1][2] == meant:
            runs[-1] = (runs[-1][0], place + 1, meant)
        else:
            runs.append((place, place + 1, meant))
    return runs


def _put_caps(painter: QPainter, box: QRect, keys: str, font: QFont, *, faint: bool) -> int:
    """Paint the key at the right and return where its cap begins."""
    right = box.right() - GRID
    if not keys:
        return right
    theme, small = current_theme(), scaled_font(font, 0.88)
    width = QFontMetrics(small).horizontalAdvance(keys) + 12
    high = grown(19)
    cap = QRectF(right - width, box.center().y() - high // 2, width, high)
    painter.setFont(small)
    painter.setBrush(QColor(theme.surface))
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.drawRoundedRect(cap, 4, 4)
    painter.setPen(QColor(theme.disabled if faint else theme.muted))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
    return round(cap.left()) - GRID
