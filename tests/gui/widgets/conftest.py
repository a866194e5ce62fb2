"""Widgets are tested dressed: the style sheet is part of how they behave."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from mmc_gui.theme import LIGHT, apply_theme, theme_watch

W = TypeVar("W", bound=QWidget)
Pixels = Callable[[QWidget | QImage, str], int]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            # Said by the offscreen platform of windows with a smallest size, and of tooltips.
            item.add_marker(pytest.mark.qt_log_ignore(r"propagateSizeHints|support raise\(\)"))


@pytest.fixture(scope="module")
def _wardrobe(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    yield
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture
def dressed(qapp: QApplication, _wardrobe: None) -> Iterator[QApplication]:
    """Wear the light theme; a test may change it."""
    yield qapp
    if (theme_watch().theme, theme_watch().mode) != (LIGHT, "light"):
        apply_theme(qapp, "light")


@pytest.fixture
def shown(qtbot: QtBot, dressed: QApplication) -> Callable[[W], W]:
    """Show a widget in a theme, active, so that it can have the focus."""

    def show(widget: W, width: int = 640, height: int = 480) -> W:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitActive(widget):
            widget.show()
            widget.activateWindow()
        return widget

    return show


@pytest.fixture
def pixels() -> Pixels:
    """Count the pixels of a widget or a picture that have exactly a colour."""

    def count(seen: QWidget | QImage, color: str) -> int:
        image = seen if isinstance(seen, QImage) else seen.grab().toImage()
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        values = np.frombuffer(image.constBits(), np.uint32)
        return int(np.count_nonzero(values & 0xFFFFFF == QColor(color).rgb() & 0xFFFFFF))

    return count
