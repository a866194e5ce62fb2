"""Edits of many photos at once: what will change is said before, and is one step to undo."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from window_fixtures import CTRL, SHIFT, Key, Stage

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


def select(stage: Stage, first: int, last: int) -> None:
    stage.click_photo(first)
    stage.click_photo(last, SHIFT)


def click(stage: Stage, name: str) -> None:
    """Click the button of the bar whose text begins so."""
    bar = stage.window.browse.batch
    (button,) = [
        b for b in (bar.review, bar.flag, *bar.states.values()) if b.text().startswith(name)
    ]
    QTest.mouseClick(button, LEFT)
    stage.settle()


def test_the_bar_comes_with_the_second_photo_and_goes_by_escape(stage: Stage) -> None:
    browse = stage.window.browse
    stage.click_photo(1)
    assert not browse.batch.isVisible()
    stage.click_photo(3, CTRL)
    assert browse.batch.isVisible()
    assert browse.batch.title.text() == "2 photos selected"
    stage.key(Key.Key_Escape)
    assert not browse.batch.isVisible()
    assert browse.grid.selected_rows == [3]
    select(stage, 0, 5)
    QTest.mouseClick(browse.batch.close_button, LEFT)
    assert browse.grid.selected_rows == [5]
    assert browse.grid.hasFocus()


def test_a_label_is_set_removed_and_cleared_with_its_count_before(stage: Stage) -> None:
    bar, session = stage.window.browse.batch, stage.window.session
    select(stage, 1, 4)
    bar.label.setCurrentText("dog")
    assert bar.tally.text() == "1 of 4 have it"
    assert [bar.states[s].text() for s in (1, 0, -1)] == ["Set on 3", "Remove from 1", "Clear on 4"]
    assert "3 of 4 photos will change" in bar.states[1].toolTip()
    click(stage, "Set")
    assert session.steps[0] == "Set 'dog' on 3 photos"
    assert bar.tally.text() == "4 of 4 have it"
    assert not bar.states[1].isEnabled()
    click(stage, "Clear")
    assert bar.tally.text() == "0 have it, 4 unknown"
    click(stage, "Remove")
    assert session.steps[0] == "Remove 'dog' on 4 photos"
    for _ in range(3):
        stage.trigger("undo")
    stage.settle()
    assert session.steps[0] is None
    assert [("18" in stage.labels_of(row)) for row in range(1, 5)] == [False, False, False, True]
    assert bar.label.currentText() == "dog"


def test_all_are_reviewed_or_flagged_in_one_step(stage: Stage) -> None:
    bar, session = stage.window.browse.batch, stage.window.session
    stage.click_photo(2)
    QTest.keyClick(stage.window.browse.grid, "m")
    stage.settle()
    select(stage, 1, 4)
    assert (bar.review.text(), bar.flag.text()) == ("Mark 3 reviewed", "Flag 4")
    click(stage, "Mark")
    click(stage, "Flag")
    assert session.dataset is not None
    assert session.dataset.reviewed[1:5].all()
    assert session.dataset.flagged[1:5].all()
    assert session.steps[0] == "Flag 4 photos"
    click(stage, "Not reviewed")
    click(stage, "Unflag")
    assert not session.dataset.reviewed.any()
    assert not session.dataset.flagged.any()


def test_the_grid_does_not_shrink_under_a_drag(stage: Stage) -> None:
    browse = stage.window.browse
    grid = browse.grid
    view = grid.viewport()
    places = [grid.visualRect(grid._model.index_of(row)).center() for row in (0, 2)]
    QTest.mousePress(view, LEFT, NONE, places[0])
    QTest.mouseMove(view, places[0] + QPoint(4, 0))
    grid._drag_to(places[1], NONE)
    assert grid.selected_rows == [0, 1, 2]
    assert not browse.batch.isVisible()
    QTest.mouseRelease(view, LEFT, NONE, places[1])
    assert browse.batch.isVisible()


def test_what_is_said_fits_in_a_narrow_window(stage: Stage) -> None:
    bar = stage.window.browse.batch
    for width in (960, 1280, 1800):
        stage.window.resize(width, 700)
        stage.wait(lambda width=width: stage.window.width() == width)
        select(stage, 1, 4)
        parts = [bar.review, bar.flag, *bar.states.values(), bar.close_button, bar.label]
        stage.wait(lambda parts=parts: all(_is_whole(bar, part) for part in parts))


def _is_whole(bar: QWidget, part: QWidget) -> bool:
    inside = bar.rect().contains(part.geometry())
    return inside and part.width() >= part.minimumSizeHint().width()


def test_names_of_labels_follow_a_rename_and_the_choice_stays(stage: Stage) -> None:
    bar = stage.window.browse.batch
    select(stage, 1, 4)
    bar.label.setCurrentText("dog")
    stage.window.tasks.edits.rename_label("18", "hound")
    stage.settle()
    assert bar.label.currentText() == "hound"
    assert bar.label_id == "18"
    assert stage.window.session.dataset is not None
    for label_id in stage.window.session.dataset.labels.ids:
        stage.window.tasks.edits.delete_label(label_id)
    stage.settle()
    assert bar.label_id == ""
    assert not any(button.isEnabled() for button in bar.states.values())
    QTest.keyClick(stage.window.browse.grid, "1")
    click(stage, "Flag")
    assert stage.window.session.steps[0] == "Flag 4 photos"
