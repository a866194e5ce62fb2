"""Parts of a plot: a legend that shows values, and the button that saves."""

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QMenu, QToolButton, QWidget

from engine.language import tr
from mmc_gui.last_folders import EXPORTS, keep_folder, last_folder
from mmc_gui.text_size import bind_font, grown
from mmc_gui.theme import GRID, bind_icon, current_theme, scaled_font, set_look

SWATCH = 18
DASHED = (2.2, 1.6)
"""Lengths of line and gap, in widths of the line."""
HEIGHT = 20
FORMATS = {"png": tr("PNG image"), "svg": tr("SVG drawing"), "csv": tr("CSV table")}


class LegendEntry(QAbstractButton):
    """Line, name and value of one curve; a click hides or shows the curve."""

    def __init__(
        self, name: str, *, dashed: bool = False, dots: bool = False,
        pattern: Sequence[float] = DASHED, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._name, self._value, self._dashed, self._dots = name, "", dashed, dots
        self._pattern = tuple(pattern)
        self._color = QColor()
        bind_font(self, 0.95)
        self.setCheckable(True)
        self.setChecked(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(tr("Click to hide or show {name}").format(name=name))
        self.setAccessibleName(name)

    def set_color(self, color: QColor) -> None:
        """Show the line in the colour of its curve."""
        self._color = QColor(color)
        self.update()

    def set_value(self, text: str) -> None:
        """Show the value at the cursor."""
        if text == self._value:
            return
        longer = len(text) > len(self._value)
        self._value = text
        self.setAccessibleDescription(text)
        if longer:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for line, name and value."""
        value = "0" * max(5, len(self._value))
        wide = self.fontMetrics().horizontalAdvance(f"{self._name}  {value}")
        return QSize(SWATCH + GRID + wide + GRID, grown(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, name and value; faint while the curve is hidden."""
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        shown = self.isChecked()
        pen = QPen(self._color if shown else QColor(theme.disabled), 2)
        if self._dashed:
            pen.setDashPattern(self._pattern)
        painter.setPen(pen)
        middle = self.height() / 2
        if self._dots:
            painter.setBrush(pen.color())
            painter.drawEllipse(QPointF((4 + SWATCH) / 2, middle), 2, 2)
        else:
            painter.drawLine(QPointF(4, middle), QPointF(SWATCH, middle))
        painter.setPen(QColor(theme.muted if shown else theme.disabled))
        left = SWATCH + 6
        flags = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, self._name)
        left += self.fontMetrics().horizontalAdvance(self._name) + 6
        painter.setFont(scaled_font(self.font(), 1.0, bold=True))
        painter.setPen(QColor(theme.text if shown else theme.disabled))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, self._value)


class SaveButton(QToolButton):
    """A small button with a menu of formats; asks where to, and tells the path."""

    path_chosen = Signal(str)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_look(self, "ghost")
        bind_icon(self, "save", token="muted", size=16)
        self.setToolTip(tr("Save this plot as PNG, SVG or CSV (Ctrl+S, or the right mouse button)"))
        self.set_title(title)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # it is hidden while the plot is drawn to a file
        self.setSizePolicy(policy)
        menu = QMenu(self)
        for suffix, name in FORMATS.items():
            entry = menu.addAction(tr("Save as {name}…").format(name=name))
            entry.triggered.connect(lambda _=False, suffix=suffix: self._ask(suffix))
        self.setMenu(menu)

    def set_title(self, title: str) -> None:
        """Name the plot that is saved."""
        self._title = title
        self.setAccessibleName(tr("Save the plot: {title}").format(title=title))

    def _ask(self, suffix: str) -> None:
        words = re.sub(r"[^\w.-]+", " ", self._title.lower()).split()
        proposed = "-".join(word.strip(".") for word in words) + f".{suffix}"
        near = str(Path(last_folder(EXPORTS)) / proposed)
        pattern = f"{FORMATS[suffix]} (*.{suffix})"
        name, _ = QFileDialog.getSaveFileName(self, tr("Save the plot"), near, pattern)
        if name:
            path = Path(name)
            keep_folder(EXPORTS, path)
            chosen = path if path.suffix.lower() == f".{suffix}" else Path(f"{name}.{suffix}")
            self.path_chosen.emit(str(chosen))
