"""A small window with the colours of the palette to choose from, and the way to any other."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from engine.language import tr
from mmc_gui.models.label_set_model import swatch
from mmc_gui.theme import GRID, bind_icon, current_theme, set_look

COLUMNS = 6
STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class ColorGrid(QFrame):
    """Arrows walk over the colours, Enter takes one, Escape takes none."""

    picked = Signal(str)
    """The number of a place in the palette."""
    own_wanted = Signal()
    """None of these, but any other colour."""

    def __init__(
        self, color: str, used: Mapping[str, str], parent: QWidget | None = None
    ) -> None:  # fmt: skip
        """Show the palette; ``used`` says by which label a place is taken."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(tr("Colour of the label"))
        set_look(self, "card")
        self._buttons = [
            self._button(place, color, used)
            for place in range(len(current_theme().label_colors))
        ]  # fmt: skip
        own = QPushButton(tr("Own colour…"))
        bind_icon(own, "palette")
        own.setToolTip(
            tr("Any colour; those above are easy to see and to tell apart in both themes")
        )
        own.clicked.connect(self._ask_for_own)
        grid = QGridLayout()
        grid.setSpacing(GRID // 2)
        for place, button in enumerate(self._buttons):
            grid.addWidget(button, place // COLUMNS, place % COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addLayout(grid)
        column.addWidget(own)
        chosen = [button for button in self._buttons if button.isChecked()]
        (chosen or self._buttons)[0].setFocus()

    def show_at(self, point: QPoint) -> None:
        """Open with the upper left corner at a point of the screen, or as near as it fits."""
        self.adjustSize()
        screen = self.screen().availableGeometry()
        x = min(point.x(), screen.right() - self.width())
        y = min(point.y(), screen.bottom() - self.height())
        self.move(max(screen.left(), x), max(screen.top(), y))
        self.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, take with Enter."""
        focused = self.focusWidget()
        key = Qt.Key(event.key())
        if isinstance(focused, QToolButton) and focused in self._buttons:
            if key in STEPS:
                place = self._buttons.index(focused) + STEPS[key]
                if 0 <= place < len(self._buttons):
                    self._buttons[place].setFocus()
                return
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                focused.click()
                return
        super().keyPressEvent(event)

    def _button(self, place: int, color: str, used: Mapping[str, str]) -> QToolButton:
        button = QToolButton()
        set_look(button, "ghost")
        button.setCheckable(True)
        button.setIcon(QIcon(swatch(place)))
        button.setIconSize(QSize(2 * GRID, 2 * GRID))
        button.setChecked(str(place) == color)
        taken = used.get(str(place), "")
        said = tr("Colour {value}").format(value=place + 1) + (
            tr(", used by {taken}").format(taken=taken) if taken else ""
        )
        button.setToolTip(said)
        button.setAccessibleName(said)
        button.clicked.connect(lambda: self._pick(str(place)))
        return button

    def _pick(self, color: str) -> None:
        self.picked.emit(color)
        self.close()

    def _ask_for_own(self) -> None:
        self.close()
        self.own_wanted.emit()
