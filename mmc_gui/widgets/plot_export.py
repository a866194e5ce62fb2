"""Saving what a plot shows: as pixels, as lines, as numbers. Files are written whole."""

import csv
import math
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from engine.data.readers.cells import safe_cell
from mmc_gui.theme import current_theme

PNG_SCALE = 2.0
CHILDREN = QWidget.RenderFlag.DrawChildren
"""Without the ground of the window, which lies behind the plot's card on the screen."""


def _write_whole(path: Path, write: Callable[[Path], bool]) -> None:
    """Write beside the target and move it there; OSError leaves an older file as it was."""
    made = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if not write(made):
            raise OSError(f"{path} could not be written")
        made.replace(path)
    except OSError:
        made.unlink(missing_ok=True)
        raise


def save_png(widget: QWidget, path: Path) -> None:
    """Save a widget as it looks, at twice the resolution; OSError where that fails."""

    def write(target: Path) -> bool:
        pixmap = QPixmap(widget.size() * PNG_SCALE)
        pixmap.setDevicePixelRatio(PNG_SCALE)
        pixmap.fill(QColor(current_theme().surface))
        widget.render(pixmap, QPoint(), QRegion(), CHILDREN)
        return pixmap.save(str(target), "PNG")

    _write_whole(path, write)


def save_svg(widget: QWidget, path: Path) -> None:
    """Save a widget as vector graphics; OSError where that fails."""

    def write(target: Path) -> bool:
        generator = QSvgGenerator()
        generator.setFileName(str(target))
        generator.setSize(widget.size())
        generator.setViewBox(QRect(QPoint(), widget.size()))
        painter = QPainter()
        if not painter.begin(generator):
            return False
        painter.fillRect(widget.rect(), QColor(current_theme().surface))
        widget.render(painter, QPoint(), QRegion(), CHILDREN)
        return painter.end()

    _write_whole(path, write)


def save_csv(columns: Mapping[str, Sequence[float | str]], path: Path) -> None:
    """Save columns of equal length under their names; what is not a number becomes an empty cell.

    OSError where that fails.
    """

    def write(target: Path) -> bool:
        with target.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(columns)
            for row in zip(*columns.values(), strict=True):
                writer.writerow(_cell(value) for value in row)
        return True

    _write_whole(path, write)


def _cell(value: float | str) -> str:
    if isinstance(value, str):
        return safe_cell(value)  # the name of a label may look like a formula
    return repr(float(value)) if math.isfinite(value) else ""
