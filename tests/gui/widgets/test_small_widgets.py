import itertools
import math
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QStyle, QToolButton
from pytestqt.qtbot import QtBot

from mmc_gui.theme import LIGHT
from mmc_gui.widgets.check_list import CheckList
from mmc_gui.widgets.elided_label import ElidedLabel
from mmc_gui.widgets.icon_label import IconLabel
from mmc_gui.widgets.job_bar import JobBar
from mmc_gui.widgets.nav_rail import NavItem, NavRail
from mmc_gui.widgets.search_box import SearchBox
from mmc_gui.widgets.stat_tile import StatTile
from mmc_gui.widgets.text_table import TextTable

# --- job bar


@pytest.fixture
def bar(shown: Callable[..., JobBar]) -> JobBar:
    return shown(JobBar(), 900, 40)


def texts(bar: JobBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel) if label.isVisible()]


def stop(bar: JobBar) -> QPushButton:
    return next(
        button for button in bar.findChildren(QPushButton) if button is not bar.pause_button
    )


def test_idle_bar_says_a_quiet_word(bar: JobBar) -> None:
    bar.show_idle("30,000 photos")
    assert bar.is_idle
    assert texts(bar) == ["30,000 photos"]
    assert not stop(bar).isVisible()


def test_progress_is_told_in_words_for_people(bar: JobBar) -> None:
    bar.show_job("Reading photos")
    bar.set_progress(1204, 30000, rate=35.2, unit="images", seconds_left=818)
    assert texts(bar) == [
        "Reading photos",
        "1,204 of 30,000",
        "35 images/s",
        "about 14 min left",
    ]
    progress = bar.findChild(QProgressBar)
    assert (progress.value(), progress.maximum()) == (1204, 30000)
    assert "about 14 min left" in bar.accessibleDescription()


def test_unknown_length_is_shown_as_such(bar: JobBar) -> None:
    bar.show_job("Looking for photos")
    progress = bar.findChild(QProgressBar)
    assert (progress.minimum(), progress.maximum()) == (0, 0)
    bar.set_progress(512, 0)
    assert (progress.minimum(), progress.maximum()) == (0, 0)
    assert "512" in texts(bar)


def test_stop_is_asked_once_a_job(bar: JobBar) -> None:
    asked: list[bool] = []
    bar.stop_requested.connect(lambda: asked.append(True))
    bar.show_job("Train")
    bar.set_progress(1, 10, seconds_left=100)
    stop(bar).click()
    stop(bar).click()
    assert len(asked) == 1
    assert stop(bar).text() == "Stopping…"
    bar.set_progress(2, 10, seconds_left=90)
    assert not any("left" in text for text in texts(bar))  # it will not take so long now
    bar.show_job("Again")
    assert stop(bar).text() == "Stop"
    stop(bar).click()
    assert len(asked) == 2


def test_work_that_cannot_be_stopped_says_so_by_its_button(bar: JobBar) -> None:
    bar.show_job("Saving", can_stop=False)
    assert not stop(bar).isEnabled()


def test_pause_is_offered_told_and_taken_back(bar: JobBar) -> None:
    asked: list[bool] = []
    bar.pause_toggled.connect(lambda: asked.append(True))
    bar.show_job("Training")
    assert not bar.pause_button.isVisible()  # nobody knows yet whether it can be paused
    bar.set_hold("can")
    bar.set_progress(1, 10, rate=3, unit="steps", seconds_left=100)
    bar.pause_button.click()
    assert asked == [True]
    bar.set_hold("coming")
    assert bar.pause_button.text() == "Pausing…"
    bar.set_hold("held")
    assert bar.pause_button.text() == "Go on"
    assert "Paused" in texts(bar)
    assert bar.accessibleDescription() == "Training, paused"
    bar.set_progress(2, 10, rate=3, unit="steps", seconds_left=90)  # told before it was held
    assert not any("steps" in text for text in texts(bar))
    bar.set_hold("can")
    bar.set_progress(3, 10, rate=3, unit="steps", seconds_left=90)
    assert "Paused" not in texts(bar)
    bar.set_hold("held")
    bar.show_job("Again")
    assert not bar.pause_button.isVisible()
    assert "Paused" not in texts(bar)


def test_a_pause_of_unknown_length_stands_still(bar: JobBar) -> None:
    bar.show_job("Reading")
    bar.set_hold("held")
    assert bar.findChild(QProgressBar).maximum() == 1


def test_height_and_places_stay_while_numbers_run(bar: JobBar) -> None:
    idle = bar.height()
    bar.show_job("Train")
    bar.set_progress(9_999, 30_000, rate=9.8, seconds_left=3000)
    progress = bar.findChild(QProgressBar)
    bar.layout().activate()
    before = progress.geometry()
    bar.set_progress(1, 30_000, rate=11, seconds_left=4)
    bar.layout().activate()
    assert progress.geometry() == before
    assert bar.height() == idle


def test_next_step_gets_its_name(bar: JobBar) -> None:
    bar.show_job("Train")
    bar.set_step("Reading captions")
    assert "Reading captions" in texts(bar)


# --- search box


@pytest.fixture
def box(shown: Callable[..., SearchBox]) -> SearchBox:
    return shown(SearchBox("Search captions"), 300, 30)


def test_search_waits_for_a_pause(qtbot: QtBot, box: SearchBox) -> None:
    told: list[str] = []
    box.search_changed.connect(told.append)
    with qtbot.waitSignal(box.search_changed):
        QTest.keyClicks(box, "red bus")
        assert told == []
    assert told == ["red bus"]


def test_enter_and_clearing_do_not_wait(box: SearchBox) -> None:
    told: list[str] = []
    box.search_changed.connect(told.append)
    QTest.keyClicks(box, " bus ")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == ["bus"]
    QTest.keyClick(box, Qt.Key.Key_Return)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told == ["bus", ""]
    assert box.text() == ""


def test_text_that_comes_back_is_no_change(qtbot: QtBot, box: SearchBox) -> None:
    told: list[str] = []
    box.search_changed.connect(told.append)
    QTest.keyClicks(box, "b")
    QTest.keyClick(box, Qt.Key.Key_Backspace)
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert told == []


def test_escape_in_an_empty_box_is_left_to_the_page(box: SearchBox) -> None:
    told: list[str] = []
    box.search_changed.connect(told.append)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    assert told == []
    assert box.accessibleName() == "Search captions"


# --- navigation rail

PAGES = [
    NavItem(key="browse", text="Browse", icon="browse", shortcut="Ctrl+1"),
    NavItem(key="train", text="Train", icon="train", shortcut="Ctrl+2"),
    NavItem(key="predict", text="Predict", icon="predict"),
]


@pytest.fixture
def rail(shown: Callable[..., NavRail]) -> NavRail:
    return shown(NavRail(PAGES), 100, 400)


def page(rail: NavRail, text: str) -> QToolButton:
    (found,) = [b for b in rail.findChildren(QToolButton) if b.text() == text]
    return found


def test_click_asks_for_a_page(qtbot: QtBot, rail: NavRail) -> None:
    assert rail.current == "browse"
    with qtbot.waitSignal(rail.page_requested) as asked:
        qtbot.mouseClick(page(rail, "Train"), Qt.MouseButton.LeftButton)
    assert asked.args == ["train"]
    assert rail.current == "train"


def test_page_set_from_outside_asks_for_nothing(rail: NavRail) -> None:
    told: list[str] = []
    rail.page_requested.connect(told.append)
    rail.set_current("predict")
    assert rail.current == "predict"
    assert told == []


def test_keys_reach_every_page(rail: NavRail) -> None:
    told: list[str] = []
    rail.page_requested.connect(told.append)
    page(rail, "Browse").setFocus()
    for _ in PAGES[1:]:
        QTest.keyClick(rail.focusWidget(), Qt.Key.Key_Down)
        QTest.keyClick(rail.focusWidget(), Qt.Key.Key_Space)
    assert list(dict.fromkeys(told)) == ["train", "predict"]
    assert rail.current == "predict"


def test_barred_page_tells_the_reason(rail: NavRail) -> None:
    told: list[str] = []
    rail.page_requested.connect(told.append)
    rail.set_page_enabled("train", enabled=False, reason="Open a dataset first")
    button = page(rail, "Train")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told == []
    assert button.toolTip() == "Train: Open a dataset first"
    assert button.accessibleDescription() == "Open a dataset first"
    rail.set_page_enabled("train", enabled=True)
    assert button.toolTip() == "Train (Ctrl+2)"


def test_buttons_are_wide_enough_for_their_words(rail: NavRail) -> None:
    for item in PAGES:
        button = page(rail, item.text)
        assert button.width() > button.fontMetrics().horizontalAdvance(item.text)
        assert not button.icon().isNull()


def test_footer_stands_at_the_bottom(rail: NavRail) -> None:
    switch = QToolButton()
    rail.add_footer(switch)
    switch.show()
    rail.layout().activate()
    assert switch.geometry().top() > page(rail, "Predict").geometry().bottom()


# --- stat tile, labels


def tile_texts(tile: StatTile) -> list[str]:
    return [label.text() for label in tile.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("baseline", "change", "color"),
    [(81.94, "+1.3", LIGHT.success), (84.5, "−1.3", LIGHT.danger), (83.24, "±0.0", LIGHT.muted)],
)
def test_tile_shows_number_name_and_way(
    shown: Callable[..., StatTile], baseline: float, change: str, color: str
) -> None:
    tile = shown(StatTile("Micro F1", "Over all labels"), 160, 60)
    tile.set_value(83.24, baseline=baseline)
    tile.set_bar("a guess has 60")
    tile.set_range("82.0 to 84.1")
    assert set(tile_texts(tile)) == {"83.2", change, "Micro F1", "a guess has 60", "82.0 to 84.1"}
    assert tile.accessibleDescription() == "a guess has 60, could be 82.0 to 84.1"
    (label,) = [found for found in tile.findChildren(QLabel) if found.text() == change]
    assert label.palette().color(label.foregroundRole()).name() == color
    assert tile.accessibleName() == f"Micro F1: 83.2, {change} against before"


def test_tile_without_a_number_shows_a_dash(shown: Callable[..., StatTile]) -> None:
    tile = shown(StatTile("Macro F1"), 160, 60)
    assert set(tile_texts(tile)) == {"–", "", "Macro F1"}
    tile.set_value(70.0, baseline=math.nan)
    assert set(tile_texts(tile)) == {"70.0", "", "Macro F1"}
    tile.set_value(math.nan, baseline=70.0)
    assert tile.accessibleName() == "Macro F1: –"


def test_elided_label_gives_way_and_keeps_its_words(
    shown: Callable[..., ElidedLabel], pixels: Callable[[ElidedLabel, str], int]
) -> None:
    label = ElidedLabel("a very long line\nof <b>plain</b> text " * 20)
    assert label.minimumSizeHint().width() < 80
    shown(label, 120, 30)
    assert label.width() == 120
    assert label.toolTip().startswith("a very long line of <b>plain</b>")
    assert pixels(label, LIGHT.text) > 0


def test_icon_label_takes_the_color_of_its_token(
    shown: Callable[..., IconLabel], pixels: Callable[[IconLabel, str], int]
) -> None:
    label = IconLabel("stop", size=24, token="danger")
    shown(label, 24, 24)
    assert pixels(label, LIGHT.danger) > 100
    label.set_icon("stop", "success")
    assert pixels(label, LIGHT.success) > 100


def test_numbers_of_a_table_stand_at_the_right_under_their_headers(
    shown: Callable[..., TextTable],
) -> None:
    table = shown(TextTable((("Name", ""), ("F1", "per cent")), "Rows", numbers=(1,)), 300, 200)
    table.set_texts([("a", "1.00"), ("b", "10.00")])
    right = Qt.AlignmentFlag.AlignRight
    assert table.horizontalHeaderItem(1).textAlignment() & right
    assert all(table.item(y, 1).textAlignment() & right for y in range(2))
    assert not table.item(0, 0).textAlignment() & right
    table.set_headers((("Name", ""), ("F1", ""), ("Time", "seconds")))
    assert table.columnCount() == 3
    assert table.horizontalHeaderItem(2).toolTip() == "seconds"


# --- check list


@pytest.fixture
def checks(shown: Callable[..., CheckList]) -> CheckList:
    made = CheckList("Things")
    for key in ("a", "b", "c"):
        made.add(f"The thing {key}", key, checked=key == "b")
    return shown(made, 200, 200)


def test_checks_are_told_by_key_and_set_by_keys(checks: CheckList) -> None:
    told: list[list[str]] = []
    checks.checks_changed.connect(lambda: told.append(checks.checked))
    assert checks.checked == ["b"]
    checks.setCurrentRow(0)
    QTest.keyClick(checks, Qt.Key.Key_Space)
    QTest.keyClick(checks, Qt.Key.Key_Down)
    QTest.keyClick(checks, Qt.Key.Key_Space)
    assert told == [["a", "b"], ["a"]]
    checks.set_text(2, "Something else")
    checks.set_open(False)
    QTest.keyClick(checks, Qt.Key.Key_Space)
    assert checks.checked == ["a"]
    checks.set_open(True)
    checks.remove_all()
    assert len(told) == 2
    assert checks.checked == []


def test_checks_do_not_touch_each_other(checks: CheckList) -> None:
    box = checks.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorHeight)
    tops = [checks.visualItemRect(checks.item(row)).top() for row in range(3)]
    assert min(b - a for a, b in itertools.pairwise(tops)) > box


def test_an_entry_gets_room_for_a_longer_text(checks: CheckList, qtbot: QtBot) -> None:
    before = checks.visualItemRect(checks.item(0)).height()
    checks.set_text(0, "words " * 60)
    qtbot.waitUntil(lambda: checks.visualItemRect(checks.item(0)).height() > before)


def test_no_line_of_an_entry_is_cut(checks: CheckList, qtbot: QtBot) -> None:
    lines = 4
    checks.set_text(0, "A title that needs two lines of room\nand then about a dozen more words")
    least = lines * checks.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: checks.visualItemRect(checks.item(0)).height() >= least)
