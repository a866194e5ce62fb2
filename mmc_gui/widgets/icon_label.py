"""An icon that stands by itself and follows the theme."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mmc_gui.resources import icon_pixmap
from mmc_gui.theme import current_theme


class IconLabel(QWidget):
    """Decoration: the words beside it say the same, so it has no accessible name."""

    def __init__(
        self, name: str, parent: QWidget | None = None, *, size: int = 20, token: str = "muted"
    ) -> None:
        super().__init__(parent)
        self._name, self._size, self._token = name, size, token
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, token: str = "muted") -> None:
        """Show another icon in the colour of a theme token."""
        self._name, self._token = name, token
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the icon."""
        return QSize(self._size, self._size)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in today's colour, sharp on this screen."""
        color = getattr(current_theme(), self._token)
        pixmap = icon_pixmap(
            self._name, color=color, size=self._size, scale=self.devicePixelRatioF()
        )
        QPainter(self).drawPixmap(0, 0, pixmap)
