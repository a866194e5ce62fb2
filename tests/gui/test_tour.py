"""The hints of the first start: when they come, what they point at, that they are in no way."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from window_fixtures import CTRL, Key, MakeStage, Source, Stage, drop, files

from mmc_gui.settings import Settings
from mmc_gui.tour import HINTS

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def first(make_stage: MakeStage, project: Path) -> Stage:
    """The window of somebody who opens a first project."""
    stage = make_stage(tour=True)
    assert not stage.window.tour.is_shown
    stage.open(project)
    return stage


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, LEFT)


def on_window(stage: Stage, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(stage.window, QPoint(0, 0)), widget.size())


def number(stage: Stage) -> str:
    assert stage.window.tour.is_shown
    return stage.window.tour.bubble.place.text()


def test_five_hints_each_beside_what_they_speak_of_then_never_again(
    first: Stage, make_stage: MakeStage, project: Path
) -> None:
    window, tour = first.window, first.window.tour
    parts: list[QWidget] = [
        window.browse.inspector.labels,
        window.train.panel.start_button,
        window.rail.button("thresholds"),  # without a run the page says what to do first
        window.rail.button("predict"),
        window.menuBar(),
    ]
    assert len(HINTS) == len(parts) == 5
    for place, part in enumerate(parts, start=1):
        assert number(first) == f"{place} of 5"
        bubble, ring = on_window(first, tour.bubble), on_window(first, tour.ring)
        assert window.rect().contains(bubble)
        assert ring.adjusted(4, 4, -4, -4).intersects(on_window(first, part))
        assert not bubble.adjusted(11, 11, -11, -11).intersects(ring)
        assert tour.bubble.back.isVisible() == (place > 1)
        click(tour.bubble.next)
    assert not tour.is_shown
    assert not tour.ring.isVisible()
    window.close()
    again = make_stage(tour=True)
    again.open(project)
    assert not again.window.tour.is_shown
    again.trigger("tour")  # from the menu, as often as one likes
    assert number(again) == "1 of 5"


def test_no_key_is_taken_from_the_photos(first: Stage) -> None:
    window = first.window
    assert window.browse.grid.hasFocus()
    before = first.labels_of(0)
    first.key("4")
    first.settle()
    assert first.labels_of(0) != before
    first.key(Key.Key_Right)
    assert window.browse.grid.current_row == 1
    first.key("z", CTRL)
    first.settle()
    assert first.labels_of(0) == before
    assert number(first) == "1 of 5"


def test_escape_closes_for_now_and_do_not_show_again_for_good(
    first: Stage, make_stage: MakeStage, project: Path
) -> None:
    first.key(Key.Key_Escape)
    assert not first.window.tour.is_shown
    assert first.window.browse.grid.hasFocus()
    first.key(Key.Key_Escape)  # the photos' own again
    first.window.close()
    second = make_stage(tour=True)
    second.open(project)
    assert number(second) == "1 of 5"
    second.key(Key.Key_Escape)
    second.trigger("close")
    second.open(project)
    assert not second.window.tour.is_shown  # once a start is enough
    second.window.close()
    third = make_stage(tour=True)
    third.open(project)
    click(third.window.tour.bubble.never)
    assert not third.window.tour.is_shown
    assert third.window.browse.grid.hasFocus()
    assert Settings().tour_done


def test_escape_in_a_field_is_the_fields(first: Stage) -> None:
    first.trigger("caption")
    field = first.window.browse.inspector.caption
    assert field.editing
    first.key(Key.Key_Escape)
    assert not field.editing
    assert first.window.tour.is_shown


def test_hints_are_walked_by_keys_and_leave_the_focus_on_the_page(first: Stage) -> None:
    window = first.window
    first.key("n", ALT)
    first.wait(lambda: number(first) == "2 of 5")
    assert window.stack.currentWidget() is window.train
    first.key("b", ALT)
    first.wait(lambda: number(first) == "1 of 5")
    assert window.browse.grid.hasFocus()
    click(window.tour.bubble.next)
    click(window.tour.bubble.next)
    focus = QApplication.focusWidget()
    assert focus is None or not window.tour.bubble.isAncestorOf(focus)


def test_a_hint_follows_the_window(first: Stage) -> None:
    window, tour = first.window, first.window.tour
    before = on_window(first, tour.ring)
    window.resize(1000, 640)
    first.wait(lambda: on_window(first, tour.ring) != before)
    assert window.rect().contains(on_window(first, tour.bubble))
    window.tasks.close_project()
    assert not tour.is_shown
    assert not window.actions_by_key["tour"].isEnabled()


def test_hints_speak_of_the_page_that_is_gone_to_and_lie_over_no_other(first: Stage) -> None:
    window, tour = first.window, first.window.tour
    click(window.rail.button("train"))
    assert number(first) == "2 of 5"
    click(window.rail.button("statistics"))
    assert not tour.is_shown
    assert not tour.ring.isVisible()
    window.resize(1000, 640)
    first.settle()
    assert not tour.is_shown
    click(window.rail.button("predict"))
    assert number(first) == "4 of 5"
    click(tour.bubble.next)
    assert number(first) == "5 of 5"
    click(window.rail.button("check"))
    assert not tour.is_shown
    click(window.rail.button("browse"))
    assert number(first) == "5 of 5"
    click(tour.bubble.close_button)
    click(window.rail.button("train"))
    assert not tour.is_shown


def test_a_photo_dropped_on_the_hint_goes_to_the_page_and_the_hint_goes(
    make_stage: MakeStage, trained_project: Path, source: Source
) -> None:
    stage = make_stage(tour=True)
    stage.open(trained_project)
    window, tour = stage.window, stage.window.tour
    click(window.rail.button("predict"))
    assert number(stage) == "4 of 5"
    assert drop(tour.bubble, files(source.images / "3.jpg"))
    stage.wait(lambda: window.predict.view.has_image and window.predict.is_settled)
    assert not tour.is_shown
    assert not tour.ring.isVisible()
    click(window.predict.remove)
    assert number(stage) == "4 of 5"
