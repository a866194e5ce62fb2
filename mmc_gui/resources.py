"""Files that travel with the window: where they lie, and icons drawn from them in any colour."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

LARGEST_SCALE = 3.0
"""Drawn beside the scales of the present screens: one plugged in later scales it down."""


@cache
def resource_root() -> Path:
    """Return the folder of the resources: inside the installed package, or of the checkout."""
    here = Path(__file__).resolve().parent
    installed = here / "_resources"
    return installed if installed.is_dir() else here.parent / "resources"


def resource_text(relative: str) -> str:
    """Return a resource as text; FileNotFoundError names a missing one."""
    return (resource_root() / relative).read_text(encoding="utf-8")


@cache
def icon_names() -> tuple[str, ...]:
    """Return the names of all icons that take a colour, sorted."""
    found = (path.stem for path in (resource_root() / "icons").glob("*.svg"))
    return tuple(sorted(name for name in found if name != "app"))


@cache
def _svg(name: str) -> str:
    return resource_text(f"icons/{name}.svg")


def _draw(svg: str, pixels: int) -> QPixmap:
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


def _mask(name: str, pixels: int) -> QPixmap:
    key = f"mmc-icon/{name}/{pixels}"
    mask = QPixmap()
    if not QPixmapCache.find(key, mask):
        mask = _draw(_svg(name), pixels)
        QPixmapCache.insert(key, mask)
    return mask


def icon_pixmap(name: str, *, color: QColor | str, size: int = 20, scale: float = 1.0) -> QPixmap:
    """Return an icon of ``size`` logical pixels in one colour, for painting by hand."""
    tint = QColor(color)
    pixels = max(1, round(size * scale))
    key = f"mmc-icon/{name}/{pixels}/{tint.rgba()}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        # Tinting one drawing is ten times as fast as drawing the SVG again in each colour.
        pixmap = QPixmap(_mask(name, pixels))
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), tint)
        painter.end()
        QPixmapCache.insert(key, pixmap)
    pixmap.setDevicePixelRatio(scale)
    return pixmap


def _screen_scales() -> set[float]:
    return {screen.devicePixelRatio() for screen in QGuiApplication.screens()}


def icon(
    name: str,
    *,
    color: QColor | str | None = None,
    checked: QColor | str | None = None,
    size: int = 20,
) -> QIcon:
    """Return an icon in the palette's button text colour, or in ``color``; dimmed when disabled.

    ``checked`` is the colour in the on state. The icon keeps its colours when the theme changes:
    ``theme.bind_icon`` makes it follow.
    """
    palette = QGuiApplication.palette()
    normal = palette.color(QPalette.ColorRole.ButtonText) if color is None else QColor(color)
    off = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    states = [
        (QIcon.Mode.Normal, QIcon.State.Off, normal),
        (QIcon.Mode.Disabled, QIcon.State.Off, off),
    ]
    if checked is not None:
        states.append((QIcon.Mode.Normal, QIcon.State.On, QColor(checked)))
        states.append((QIcon.Mode.Disabled, QIcon.State.On, off))
    made = QIcon()
    for scale in sorted({1.0, LARGEST_SCALE, *_screen_scales()}):
        for mode, state, tint in states:
            pixmap = icon_pixmap(name, color=tint, size=size, scale=scale)
            made.addPixmap(pixmap, mode, state)
    return made


def app_icon() -> QIcon:
    """Return the icon of the program, in its own colours."""
    svg = _svg("app")
    made = QIcon()
    for pixels in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_draw(svg, pixels))
    return made
