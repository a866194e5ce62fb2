from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mmc_gui.theme import DARK, LIGHT, apply_theme
from mmc_gui.widgets.label_chip import LabelChip
from mmc_gui.widgets.label_chips import ChipLabel, LabelChips, LabelState

NAMES = ["person", "bicycle", "car", "traffic light", "cat", "dog"]


@pytest.fixture
def chips(shown: Callable[..., LabelChips]) -> LabelChips:
    widget = LabelChips()
    widget.set_labels(
        [
            ChipLabel(label_id=str(place + 1), name=name, color=place, key=str(place + 1))
            for place, name in enumerate(NAMES)
        ]
    )
    return shown(widget, 260, 200)


def chip(chips: LabelChips, name: str) -> LabelChip:
    (found,) = [c for c in chips.findChildren(LabelChip) if c.label.name == name]
    return found


def focused(chips: LabelChips) -> str:
    widget = chips.focusWidget()
    assert isinstance(widget, LabelChip)
    return widget.label.name


def colors(widget: LabelChip) -> set[str]:
    image: QImage = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_click_asks_and_changes_nothing_by_itself(qtbot: QtBot, chips: LabelChips) -> None:
    cat = chip(chips, "cat")
    with qtbot.waitSignal(chips.toggle_requested) as asked:
        qtbot.mouseClick(cat, Qt.MouseButton.LeftButton)
    assert asked.args == ["5"]
    assert not cat.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_key_asks_for_the_chip_with_the_focus(qtbot: QtBot, chips: LabelChips, key: Qt.Key) -> None:
    chip(chips, "car").setFocus()
    with qtbot.waitSignal(chips.toggle_requested) as asked:
        QTest.keyClick(chip(chips, "car"), key)
    assert asked.args == ["3"]


def test_states_are_told_to_eye_and_ear(chips: LabelChips) -> None:
    chips.set_states({"1": LabelState.POSITIVE, "2": LabelState.NEGATIVE})
    assert chip(chips, "person").isChecked()
    assert chip(chips, "person").accessibleName() == "person: positive"
    assert chip(chips, "bicycle").accessibleName() == "bicycle: negative"
    assert chip(chips, "car").accessibleName() == "car: unknown"
    assert LIGHT.accent_soft in colors(chip(chips, "person"))
    pictures = [chip(chips, name).grab().toImage() for name in ("person", "bicycle", "car")]
    dots = [picture.copy(0, 0, 26, 28) for picture in pictures]
    assert dots[0] != dots[1] != dots[2] != dots[0]


def test_states_are_those_of_the_targets_array() -> None:
    assert [LabelState(value).name for value in (1, 0, -1)] == ["POSITIVE", "NEGATIVE", "UNKNOWN"]


def test_new_states_forget_the_old(chips: LabelChips) -> None:
    chips.set_states({"1": LabelState.POSITIVE})
    chips.set_states({"2": LabelState.POSITIVE})
    assert not chip(chips, "person").isChecked()
    assert chip(chips, "bicycle").isChecked()


def test_switching_moves_no_chip(chips: LabelChips) -> None:
    before = [chip(chips, name).geometry() for name in NAMES]
    chips.set_states({str(n): LabelState.POSITIVE for n in range(1, 7)})
    QApplication.sendPostedEvents()
    assert [chip(chips, name).geometry() for name in NAMES] == before


def test_suggestion_shows_its_score_until_it_is_accepted(chips: LabelChips) -> None:
    cat = chip(chips, "cat")
    width = cat.sizeHint().width()
    chips.set_suggestions({"5": 0.82})
    assert "82 %" in cat.toolTip()
    assert cat.sizeHint().width() > width
    chips.set_states({"5": LabelState.POSITIVE})
    assert "82 %" not in cat.toolTip()
    assert cat.sizeHint().width() == width
    chips.set_states({})
    assert "82 %" in cat.toolTip()
    chips.set_suggestions({})
    assert "82 %" not in cat.toolTip()


def test_chips_break_into_rows_that_all_fit(chips: LabelChips) -> None:
    boxes = [chip(chips, name).geometry() for name in NAMES]
    assert len({box.y() for box in boxes}) > 1
    assert all(chips.rect().contains(box) for box in boxes)
    assert not any(a.intersects(b) for a in boxes for b in boxes if a is not b)
    narrow, wide = chips.heightForWidth(200), chips.heightForWidth(2000)
    assert narrow > wide == boxes[0].height()


def test_page_gives_the_chips_their_height_and_no_more(
    shown: Callable[..., QScrollArea],
) -> None:
    page, column_of = QScrollArea(), QWidget()
    column = QVBoxLayout(column_of)
    widget = LabelChips()
    widget.set_labels(
        [ChipLabel(label_id=str(n), name=f"a label {n}", color=n, key="K") for n in range(40)]
    )
    heading, caption = QLabel("Labels"), QLabel("words " * 20, wordWrap=True)
    for part in (caption, heading, widget):
        column.addWidget(part)
    page.setWidget(column_of)
    page.setWidgetResizable(True)
    shown(page, 360, 300)
    assert widget.height() == widget.heightForWidth(widget.width())
    assert heading.height() == heading.sizeHint().height()
    last = widget.findChildren(LabelChip)[-1]
    assert widget.rect().contains(last.geometry())


def test_name_longer_than_the_place_is_cut_not_spilled(
    shown: Callable[..., LabelChips],
) -> None:
    widget = LabelChips()
    widget.set_labels([ChipLabel(label_id="1", name="m" * 200, color=0)])
    shown(widget, 200, 80)
    assert chip(widget, "m" * 200).width() <= 200


def test_arrows_walk_along_and_across_the_rows(qtbot: QtBot, chips: LabelChips) -> None:
    chip(chips, "person").setFocus()
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Right)
    assert focused(chips) == "bicycle"
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Left)
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Left)  # stays at the edge
    assert focused(chips) == "person"
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Down)
    below = chip(chips, focused(chips))
    assert below.y() > chip(chips, "person").y()
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Up)
    assert focused(chips) == "person"
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_End)
    assert focused(chips) == "dog"
    qtbot.keyClick(chips.focusWidget(), Qt.Key.Key_Home)
    assert focused(chips) == "person"


def test_tab_stops_once_and_comes_back_to_the_same_chip(chips: LabelChips) -> None:
    def stops() -> list[str]:
        policy = Qt.FocusPolicy.TabFocus.value
        return [n for n in NAMES if chip(chips, n).focusPolicy().value & policy]

    assert stops() == ["person"]
    chip(chips, "car").setFocus()
    assert stops() == ["car"]


def test_other_keys_are_left_to_the_page(chips: LabelChips) -> None:
    heard: list[str] = []
    chips.toggle_requested.connect(heard.append)
    chip(chips, "car").setFocus()
    QTest.keyClick(chip(chips, "car"), Qt.Key.Key_5)
    assert heard == []


def test_new_labels_replace_the_old(qtbot: QtBot, chips: LabelChips) -> None:
    chips.set_states({"1": LabelState.POSITIVE})
    chips.set_labels([ChipLabel(label_id="1", name="boat", color=0)])
    QApplication.sendPostedEvents(None, 52)  # deferred deletes
    (left,) = chips.findChildren(LabelChip)
    assert left.label.name == "boat"
    assert not left.isChecked()
    with qtbot.waitSignal(chips.toggle_requested) as asked:
        left.click()
    assert asked.args == ["1"]
    chips.set_labels([])
    chips.set_states({"1": LabelState.POSITIVE})


def test_disabled_chips_ask_for_nothing(chips: LabelChips) -> None:
    heard: list[str] = []
    chips.toggle_requested.connect(heard.append)
    chips.setEnabled(False)
    QTest.mouseClick(chip(chips, "cat"), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert heard == []
    assert QColor(LIGHT.muted).name() not in colors(chip(chips, "cat"))


def test_colors_follow_the_theme(dressed: QApplication, chips: LabelChips) -> None:
    chips.set_states({"1": LabelState.POSITIVE})
    assert LIGHT.label_color(0) in colors(chip(chips, "person"))
    apply_theme(dressed, "dark")
    assert DARK.label_color(0) in colors(chip(chips, "person"))


def test_chips_of_labels_that_stay_are_kept_in_the_new_order(chips: LabelChips) -> None:
    before = {found.label: found for found in chips.findChildren(LabelChip)}
    labels = list(reversed(before))
    chips.set_states({label.label_id: LabelState.POSITIVE for label in labels})
    new = ChipLabel(label_id="new", name="new", color=5)
    chips.set_labels([*labels[:-1], new])
    order = chips._order
    assert [found.label for found in order] == [*labels[:-1], new]
    assert all(before[found.label] is found for found in order[:-1])
    assert all(found._state is LabelState.UNKNOWN for found in order)
    assert all(found.isVisible() for found in order)
    assert before[labels[-1]].isHidden()
    places = [(found.y(), found.x()) for found in order]
    assert places == sorted(places)
