import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QToolTip
from pytestqt.qtbot import QtBot

from mmc_gui.theme import DARK, LIGHT, apply_theme
from mmc_gui.widgets.score_bars import ROW, ScoreBars, ScoreRow


def row(name: str, score: float, threshold: float = 0.5, **sources: float) -> ScoreRow:
    return ScoreRow(
        label_id=f"id-{name}",
        name=name,
        color=len(name),
        score=score,
        threshold=threshold,
        **sources,  # type: ignore[arg-type]
    )


@pytest.fixture
def bars(shown: Callable[..., ScoreBars]) -> ScoreBars:
    widget = ScoreBars()
    widget.set_rows([row("cat", 0.2), row("dog", 0.9), row("boat", 0.5)])
    return shown(widget, 400, 300)


def area(bars: ScoreBars) -> QAbstractScrollArea:
    return bars.findChild(QAbstractScrollArea)


def names(bars: ScoreBars) -> list[str]:
    return [one.name for one in bars.rows]


def move_to(bars: ScoreBars, at: QPoint) -> None:
    viewport = area(bars).viewport()
    point = QPointF(at)
    no = Qt.MouseButton.NoButton
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        viewport.mapToGlobal(point),
        no,
        no,
        Qt.KeyboardModifier.NoModifier,
        QPointingDevice.primaryPointingDevice(),
    )
    QApplication.sendEvent(viewport, event)


def run_of(image: QImage, y: int, color: str) -> int:
    """Return how many pixels of a line have exactly a colour."""
    return sum(image.pixelColor(x, y).name() == color for x in range(image.width()))


def test_highest_score_comes_first_and_nan_last(bars: ScoreBars) -> None:
    assert names(bars) == ["dog", "boat", "cat"]
    bars.set_rows([row("cat", math.nan), row("dog", 0.0), row("boat", 0.5)])
    assert names(bars) == ["boat", "dog", "cat"]


def test_given_order_can_be_kept(bars: ScoreBars) -> None:
    bars.set_sorted_by_score(False)
    assert names(bars) == ["cat", "dog", "boat"]
    bars.set_sorted_by_score(True)
    assert names(bars) == ["dog", "boat", "cat"]


def test_label_is_given_from_its_threshold_on(bars: ScoreBars) -> None:
    assert [one.predicted for one in bars.rows] == [True, True, False]
    said = bars.accessibleDescription()
    assert said == "2 of 3 labels are given: dog 0.90, boat 0.50"


def test_length_of_the_bar_is_the_score(bars: ScoreBars) -> None:
    bars.set_rows([row("aa", 0.8, 0.1), row("bb", 0.4, 0.1)])
    image = area(bars).viewport().grab().toImage()
    lengths = [run_of(image, ROW // 2 + ROW * index, LIGHT.accent_fill) for index in (0, 1)]
    assert lengths[0] == pytest.approx(2 * lengths[1], rel=0.15)


def test_bar_below_the_threshold_is_not_in_the_accent(bars: ScoreBars) -> None:
    bars.set_rows([row("aa", 0.8, 0.9)])
    area(bars).clearFocus()  # the ring has the colour of the accent
    image = area(bars).viewport().grab().toImage()
    assert run_of(image, ROW // 2, LIGHT.accent_fill) == 0
    assert run_of(image, ROW // 2, LIGHT.outline) > 50


def test_sources_bring_their_bars_and_a_legend(
    bars: ScoreBars, pixels: Callable[[ScoreBars, str], int]
) -> None:
    plain = area(bars).sizeHint().height()
    bars.set_rows(
        [row("cat", 0.2, from_image=0.7, from_caption=0.1), row("dog", 0.9), row("boat", 0.5)]
    )
    QApplication.sendPostedEvents()
    assert area(bars).sizeHint().height() > plain
    assert pixels(bars, LIGHT.from_image) > 20
    assert pixels(bars, LIGHT.from_caption) > 20


def test_row_explains_itself(bars: ScoreBars) -> None:
    bars.set_rows([row("cat", 0.2, 0.35, from_image=0.7, from_caption=0.1)])
    viewport = area(bars).viewport()
    at = QPoint(20, 10)
    event = QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at))
    QApplication.sendEvent(viewport, event)
    told = QToolTip.text()
    QToolTip.hideText()
    assert "cat: score 0.200, below the threshold 0.350" in told
    assert "image alone says 0.700" in told
    assert "caption alone says 0.100" in told


def test_hover_tells_each_row_once_and_then_none(bars: ScoreBars) -> None:
    heard: list[str] = []
    bars.row_hovered.connect(heard.append)
    move_to(bars, QPoint(30, ROW // 2))
    move_to(bars, QPoint(90, ROW // 2 + 2))
    move_to(bars, QPoint(90, ROW + ROW // 2))
    move_to(bars, QPoint(90, 250))
    assert heard == ["id-dog", "id-boat", ""]


def test_click_tells_the_row_and_beside_them_nothing(qtbot: QtBot, bars: ScoreBars) -> None:
    heard: list[str] = []
    bars.row_clicked.connect(heard.append)
    viewport = area(bars).viewport()
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(30, ROW + 5))
    qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=QPoint(30, 280))
    assert heard == ["id-boat"]


def test_keys_walk_and_click(bars: ScoreBars) -> None:
    heard: list[str] = []
    bars.row_clicked.connect(heard.append)
    bars.setFocus()
    keys = Qt.Key
    for key in (keys.Key_Down, keys.Key_Return, keys.Key_End, keys.Key_Space, keys.Key_Home):
        QTest.keyClick(area(bars), key)
    QTest.keyClick(area(bars), keys.Key_Up)
    QTest.keyClick(area(bars), keys.Key_Enter)
    assert heard == ["id-boat", "id-cat", "id-dog"]


def test_many_rows_scroll_and_keys_keep_the_row_in_sight(bars: ScoreBars) -> None:
    bars.set_sorted_by_score(False)
    bars.set_rows([row(f"label {n}", 0.5) for n in range(300)])
    bar = area(bars).verticalScrollBar()
    assert bar.maximum() == 300 * ROW - area(bars).viewport().height()
    bars.setFocus()
    QTest.keyClick(area(bars), Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(area(bars), Qt.Key.Key_Home)
    assert bar.value() == 0
    bars.set_rows([])
    assert bar.maximum() == 0
    QTest.keyClick(area(bars), Qt.Key.Key_Return)


def test_odd_values_are_painted_without_complaint(bars: ScoreBars) -> None:
    bars.set_rows(
        [row("nan", math.nan), row("over", 1.7, 2.0), row("under", -1.0, -3.0), row("", 0.0)]
    )
    assert not bars.grab().isNull()


def test_long_names_leave_room_for_the_bars(bars: ScoreBars) -> None:
    bars.set_rows([row("a very long name of a label " * 9, 1.0, 0.0)])
    image = area(bars).viewport().grab().toImage()
    assert run_of(image, ROW // 2, LIGHT.accent_fill) > 100


def test_bars_follow_the_theme(dressed: QApplication, bars: ScoreBars) -> None:
    apply_theme(dressed, "dark")
    image = area(bars).viewport().grab().toImage()
    assert run_of(image, ROW // 2, DARK.accent_fill) > 50
