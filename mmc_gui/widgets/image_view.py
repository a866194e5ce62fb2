"""One picture, fitted or zoomed. It is given a decoded image and never opens a file."""

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from engine.language import tr
from mmc_gui.resources import icon_pixmap
from mmc_gui.theme import GRID, current_theme
from mmc_gui.widgets.humanize import percent_text

LARGEST = 16.0
FIT_AT_MOST = 4.0
"""A tiny picture is not blown up further than this when fitted."""
STEP = 1.25
CRISP_FROM = 4.0
"""From this scale on single pixels are meant to be seen."""
PAN_STEP = 10 * GRID


class ImageView(QWidget):
    """Scale 1.0 is one pixel of the picture on one pixel of the screen."""

    zoom_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: list[QImage] = []
        self._scale = 1.0
        self._centre = QPointF()
        self._fitted = True
        self._dragged_from: QPointF | None = None
        self._placeholder = tr("Nothing to show")
        self._broken = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Picture"))
        self.set_placeholder(self._placeholder)

    def set_image(self, image: QImage, description: str = "") -> None:
        """Show a picture, fitted; a null image shows the placeholder."""
        self._broken = ""
        self._levels = [] if image.isNull() else [_quick_to_paint(image)]
        self.setAccessibleDescription(description or self._placeholder)
        self.fit()

    def sharpen(self, image: QImage) -> None:
        """Put the same picture with more pixels in its place: what is seen stays, or its 100 %."""
        if not self._levels or image.isNull():
            return
        factor = image.width() / self._levels[0].width()
        actual = not self._fitted and math.isclose(self._scale, 1.0)
        self._levels = [_quick_to_paint(image)]
        if self._fitted:
            self.fit()
        else:
            self._centre *= factor
            self._set_scale(1.0 if actual else self._scale / factor)

    @property
    def edge(self) -> int:
        """The longer side of the picture in its own pixels; 0 without one."""
        size = self._levels[0].size() if self._levels else QSize(0, 0)
        return max(size.width(), size.height())

    def set_placeholder(self, text: str) -> None:
        """Show words instead of a picture, such as "Loading…"."""
        self._placeholder, self._broken, self._levels = text, "", []
        self.setAccessibleDescription(text)
        self.fit()

    def set_broken(self, reason: str) -> None:
        """Say why the picture cannot be shown."""
        self._broken, self._levels = reason, []
        self.setAccessibleDescription(
            tr("The picture cannot be shown: {reason}").format(reason=reason)
        )
        self.fit()

    @property
    def has_image(self) -> bool:
        """Whether a picture is shown."""
        return bool(self._levels)

    @property
    def scale(self) -> float:
        """Pixels of the screen for one pixel of the picture."""
        return self._scale

    @property
    def fitted(self) -> bool:
        """Whether the picture follows the size of the view."""
        return self._fitted

    def sizeHint(self) -> QSize:
        """Return a modest picture."""
        return QSize(50 * GRID, 40 * GRID)

    @Slot()
    def fit(self) -> None:
        """Show the whole picture and keep it whole when the view changes its size."""
        self._fitted = True
        if self._levels:
            size = self._levels[0].size()
            self._centre = QPointF(size.width() / 2, size.height() / 2)
        self._set_scale(self._fit_scale())

    @Slot()
    def actual_size(self) -> None:
        """Show one pixel of the picture on one pixel of the screen."""
        self.zoom_to(1.0)

    @Slot()
    def zoom_in(self) -> None:
        """Enlarge by one step about the centre."""
        self.zoom_to(self._scale * STEP)

    @Slot()
    def zoom_out(self) -> None:
        """Make smaller by one step about the centre; not below the whole picture."""
        self.zoom_to(self._scale / STEP)

    def zoom_to(self, scale: float, about: QPointF | None = None) -> None:
        """Zoom so that the point of the picture under ``about`` (in the view) stays there."""
        if not self._levels:
            return
        smallest = min(self._fit_scale(), 1.0)
        scale = min(LARGEST, max(smallest, scale))
        at = about if about is not None else QPointF(self.rect().center())
        fixed = self._to_picture(at)
        self._fitted = scale == smallest == self._fit_scale()
        ratio = self.devicePixelRatioF()
        away = at - QPointF(self.width() / 2, self.height() / 2)
        self._centre = fixed - away * (ratio / scale)
        self._set_scale(scale)

    def _set_scale(self, scale: float) -> None:
        changed = not math.isclose(scale, self._scale)
        self._scale = scale
        self._keep_inside()
        pannable = self._levels and not self._fitted
        self.setCursor(Qt.CursorShape.OpenHandCursor if pannable else Qt.CursorShape.ArrowCursor)
        self.update()
        if changed:
            self.zoom_changed.emit(scale)

    def _fit_scale(self) -> float:
        if not self._levels or self.width() < 1 or self.height() < 1:
            return 1.0
        size, ratio = self._levels[0].size(), self.devicePixelRatioF()
        whole = min(self.width() * ratio / size.width(), self.height() * ratio / size.height())
        return min(whole, FIT_AT_MOST)

    def _to_picture(self, at: QPointF) -> QPointF:
        away = at - QPointF(self.width() / 2, self.height() / 2)
        return self._centre + away * (self.devicePixelRatioF() / self._scale)

    def _keep_inside(self) -> None:
        """Centre what is smaller than the view; let nothing else leave its edges."""
        if not self._levels:
            return
        size, ratio = self._levels[0].size(), self.devicePixelRatioF()
        half_x = self.width() * ratio / self._scale / 2
        half_y = self.height() * ratio / self._scale / 2
        self._centre = QPointF(
            _inside(self._centre.x(), half_x, size.width()),
            _inside(self._centre.y(), half_y, size.height()),
        )

    def picture_rect(self) -> QRectF:
        """Return where the whole picture would lie, in the view; empty without one."""
        if not self._levels:
            return QRectF()
        factor = self._scale / self.devicePixelRatioF()
        size = self._levels[0].size()
        left = self.width() / 2 - self._centre.x() * factor
        top = self.height() / 2 - self._centre.y() * factor
        return QRectF(left, top, size.width() * factor, size.height() * factor)

    def _level(self) -> QImage:
        """Return the picture halved as often as it stays larger than what is shown.

        Smooth scaling reads four pixels only, so a large photo would flicker without this.
        """
        wanted = max(0, math.floor(math.log2(1 / self._scale)))
        while len(self._levels) <= wanted:
            last = self._levels[-1]
            half = QSize(max(1, last.width() // 2), max(1, last.height() // 2))
            mode = Qt.TransformationMode.SmoothTransformation
            self._levels.append(last.scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, mode))
        return self._levels[wanted]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, or what is said instead."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().sunken))
        if not self._levels:
            self._paint_words(painter)
            return
        smooth = self._scale < CRISP_FROM
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        level = self._level()
        painter.drawImage(self.picture_rect(), level, QRectF(level.rect()))
        if self.hasFocus():
            painter.setPen(QPen(QColor(current_theme().focus), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        if not self._fitted:
            self._paint_scale(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, middle = current_theme(), self.rect().center()
        name = "image-broken" if self._broken else "image"
        pixmap = icon_pixmap(name, color=theme.muted, size=40, scale=self.devicePixelRatioF())
        painter.drawPixmap(middle.x() - 20, middle.y() - 48, pixmap)
        painter.setPen(QColor(theme.muted))
        words = (
            tr("This picture cannot be shown.\n{broken}").format(broken=self._broken)
            if self._broken
            else ""
        )
        box = self.rect().adjusted(2 * GRID, 0, -2 * GRID, 0)
        box.setTop(middle.y())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(box, flags | Qt.TextFlag.TextWordWrap, words or self._placeholder)

    def _paint_scale(self, painter: QPainter) -> None:
        theme, text = current_theme(), percent_text(self._scale)
        width = painter.fontMetrics().horizontalAdvance(text) + 2 * GRID
        pill = QRectF(self.width() - width - GRID, self.height() - 4 * GRID, width, 3 * GRID)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.border))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(pill, 12, 12)
        painter.setPen(QColor(theme.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stay fitted, or keep the centre."""
        if self._fitted:
            self.fit()
        else:
            self._set_scale(self._scale)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the cursor."""
        notches = event.angleDelta().y() / 120
        if self._levels and notches:
            self.zoom_to(self._scale * STEP**notches, event.position())
            event.accept()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the picture."""
        if event.button() == Qt.MouseButton.LeftButton and self._levels and not self._fitted:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pull the picture along."""
        if self._dragged_from is not None:
            self._pan(self._dragged_from - event.position())
            self._dragged_from = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if self._dragged_from is not None:
            self._dragged_from = None
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to actual size where the mouse is, or back to the whole picture."""
        if not self._fitted:
            self.fit()
        else:
            near = math.isclose(self._fit_scale(), 1.0, rel_tol=0.05)
            self.zoom_to(2.0 if near else 1.0, event.position())

    def _pan(self, by: QPointF) -> None:
        self._centre += by * (self.devicePixelRatioF() / self._scale)
        self._keep_inside()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, fit with Ctrl+0, actual size with Ctrl+1, pan with the arrows.

        Fitted, the arrows are left to the page: they lead to the next photo there.
        """
        key, held = Qt.Key(event.key()), event.modifiers()
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        pans = {
            Qt.Key.Key_Left: QPointF(-PAN_STEP, 0),
            Qt.Key.Key_Right: QPointF(PAN_STEP, 0),
            Qt.Key.Key_Up: QPointF(0, -PAN_STEP),
            Qt.Key.Key_Down: QPointF(0, PAN_STEP),
        }
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif control and key == Qt.Key.Key_0:
            self.fit()
        elif control and key == Qt.Key.Key_1:
            self.actual_size()
        elif key in pans and self._levels and not self._fitted:
            self._pan(pans[key])
        else:
            super().keyPressEvent(event)


def _inside(centre: float, half_view: float, length: int) -> float:
    if 2 * half_view >= length:
        return length / 2
    return min(max(centre, half_view), length - half_view)


def _quick_to_paint(image: QImage) -> QImage:
    """Return the image in the format that the painter draws without converting each time."""
    alpha = image.hasAlphaChannel()
    return image.convertToFormat(
        QImage.Format.Format_ARGB32_Premultiplied if alpha else QImage.Format.Format_RGB32
    )
