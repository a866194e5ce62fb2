from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mmc_gui.theme import DARK, LIGHT, apply_theme
from mmc_gui.widgets.image_view import FIT_AT_MOST, LARGEST, ImageView

NO_BUTTON, NO_KEYS = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier


def photo(width: int = 800, height: int = 400) -> QImage:
    """Return a picture whose left half is red and whose right half is blue."""
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor("#0000ff"))
    painter = QPainter(image)
    painter.fillRect(0, 0, width // 2, height, QColor("#ff0000"))
    painter.end()
    return image


@pytest.fixture
def view(shown: Callable[..., ImageView]) -> ImageView:
    return shown(ImageView(), 400, 300)


def seen(view: ImageView, x: int, y: int) -> str:
    return view.grab().toImage().pixelColor(x, y).name()


def wheel(view: ImageView, at: QPointF, notches: float) -> bool:
    event = QWheelEvent(
        at,
        view.mapToGlobal(at),
        QPoint(),
        QPoint(0, round(120 * notches)),
        NO_BUTTON,
        NO_KEYS,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)
    return event.isAccepted()


def test_picture_is_fitted_and_centred(view: ImageView) -> None:
    view.set_image(photo(), "A man on a bicycle")
    assert view.scale == 0.5
    assert view.picture_rect().toRect().getRect() == (0, 50, 400, 200)
    assert seen(view, 5, 55) == "#ff0000"
    assert seen(view, 395, 245) == "#0000ff"
    assert seen(view, 5, 40) == LIGHT.sunken
    assert view.accessibleDescription() == "A man on a bicycle"


def test_small_picture_is_not_blown_up_without_end(view: ImageView) -> None:
    view.set_image(photo(16, 8))
    assert view.scale == FIT_AT_MOST


def test_fitted_picture_follows_the_size_of_the_view(view: ImageView) -> None:
    view.set_image(photo())
    view.resize(200, 300)
    assert view.scale == 0.25
    assert view.fitted


@pytest.mark.parametrize("at", [QPointF(100, 120), QPointF(333, 201), QPointF(0, 50)])
def test_wheel_keeps_the_point_under_the_cursor(view: ImageView, at: QPointF) -> None:
    view.set_image(photo())

    def point() -> QPointF:
        rect = view.picture_rect()
        return QPointF((at.x() - rect.x()) / rect.width(), (at.y() - rect.y()) / rect.height())

    view.zoom_to(2.0, at)  # larger than the view both ways: nothing is centred for it
    before = point()
    for notches in (1, 2, -0.5, -1):
        assert wheel(view, at, notches)
        assert point().x() == pytest.approx(before.x(), abs=1e-6)
        assert point().y() == pytest.approx(before.y(), abs=1e-6)


def test_zoom_has_an_end_both_ways(view: ImageView) -> None:
    view.set_image(photo())
    for _ in range(60):
        view.zoom_in()
    assert view.scale == LARGEST
    for _ in range(60):
        view.zoom_out()
    assert view.scale == 0.5
    assert view.fitted


def test_wheel_without_a_picture_is_left_to_the_page(view: ImageView) -> None:
    assert not wheel(view, QPointF(10, 10), 1)


def test_drag_pulls_the_picture_and_stops_at_its_edge(qtbot: QtBot, view: ImageView) -> None:
    view.set_image(photo())
    view.actual_size()
    before = view.picture_rect().topLeft()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert view.cursor().shape() == Qt.CursorShape.ClosedHandCursor
    QTest.mouseMove(view, QPoint(230, 140))
    assert view.picture_rect().topLeft() - before == QPointF(30, -10)
    QTest.mouseMove(view, QPoint(2000, 2000))
    assert view.picture_rect().topLeft() == QPointF(0, 0)
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(2000, 2000))
    assert view.cursor().shape() == Qt.CursorShape.OpenHandCursor


def test_fitted_picture_cannot_be_dragged(view: ImageView) -> None:
    view.set_image(photo())
    before = view.picture_rect()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    QTest.mouseMove(view, QPoint(230, 140))
    assert view.picture_rect() == before


def test_double_click_goes_to_actual_size_and_back(view: ImageView) -> None:
    view.set_image(photo())
    told: list[float] = []
    view.zoom_changed.connect(told.append)
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 150))
    assert view.scale == 1.0
    assert seen(view, 300, 150) == "#0000ff"
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(300, 150))
    assert view.fitted
    assert told == [1.0, 0.5]


def test_double_click_where_fitted_is_actual_size_enlarges(view: ImageView) -> None:
    view.set_image(photo(400, 200))
    assert view.scale == 1.0
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    assert view.scale == 2.0


def test_keys_zoom_fit_and_pan(view: ImageView) -> None:
    view.set_image(photo())
    key, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(view, key.Key_Plus)
    assert view.scale == 0.625
    QTest.keyClick(view, key.Key_Minus)
    assert view.scale == 0.5
    QTest.keyClick(view, key.Key_1, control)
    assert view.scale == 1.0
    left = view.picture_rect().left()
    QTest.keyClick(view, key.Key_Right)
    assert view.picture_rect().left() < left
    QTest.keyClick(view, key.Key_0, control)
    assert view.fitted


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_1, Qt.Key.Key_A])
def test_keys_of_the_page_are_left_to_it(view: ImageView, key: Qt.Key) -> None:
    view.set_image(photo())
    before = view.picture_rect()
    QTest.keyClick(view, key)
    assert view.picture_rect() == before


def test_broken_picture_says_why(view: ImageView) -> None:
    view.set_image(photo())
    view.set_broken("The file ends too early.")
    assert not view.has_image
    assert "ends too early" in view.accessibleDescription()
    assert seen(view, 5, 55) == LIGHT.sunken
    view.zoom_in()
    assert view.scale == 1.0
    view.set_image(photo())
    assert view.has_image


def test_null_image_shows_the_placeholder(view: ImageView) -> None:
    view.set_placeholder("Loading…")
    empty = view.grab().toImage()
    view.set_image(photo())
    view.set_image(QImage())
    assert view.accessibleDescription() == "Loading…"
    assert view.grab().toImage() == empty


def test_new_picture_is_fitted_again(view: ImageView) -> None:
    view.set_image(photo())
    view.zoom_to(3.0)
    view.set_image(photo(400, 800))
    assert view.fitted
    assert view.scale == 300 / 800


def test_fine_pattern_is_averaged_not_picked(view: ImageView) -> None:
    image = QImage(4000, 3000, QImage.Format.Format_RGB32)
    for y in range(image.height()):
        image.scanLine(y)[:] = (b"\x00\x00\x00\xff" * 2 + b"\xff\xff\xff\xff" * 2) * 1000
    view.set_image(image)
    gray = QColor(seen(view, 200, 150)).red()
    assert 100 < gray < 155


def test_ground_follows_the_theme(dressed: QApplication, view: ImageView) -> None:
    view.set_image(photo())
    apply_theme(dressed, "dark")
    assert seen(view, 5, 10) == DARK.sunken
