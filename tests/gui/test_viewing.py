"""Grid, list and strip: how photos are laid out, walked through, and marked."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import (
    TEST_PHOTOS,
    TRAIN_PHOTOS,
    Key,
    MakeStage,
    Stage,
    draw,
    make_project,
    usual_rows,
    write_source,
)

from mmc_gui.models.photo_model import PhotoRole, PhotoState
from mmc_gui.models.photo_way import SIZES, Way

ALL = TRAIN_PHOTOS + TEST_PHOTOS
LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


def way_of(stage: Stage) -> Way:
    browse = stage.window.browse
    (on,) = [way for way, button in browse.filters.ways.buttons.items() if button.isChecked()]
    assert browse.grid.way is on
    return on


def test_three_ways_by_key_and_button_are_remembered(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    stage.open(project)
    browse = stage.window.browse
    assert way_of(stage) == Way.GRID
    assert browse._model.columns > 1
    stage.key("l")
    assert way_of(stage) == Way.LIST
    assert browse._model.columns == 1
    stage.key("s")
    assert way_of(stage) == Way.STRIP
    assert browse._model.rowCount() == 1
    assert browse._model.columns == ALL
    QTest.mouseClick(browse.filters.ways.buttons[Way.LIST], LEFT)
    assert way_of(stage) == Way.LIST
    browse.filters._edge.setValue(80)
    assert browse.grid.cell_edge == 80
    stage.window.close()
    again = make_stage()
    assert way_of(again) == Way.LIST
    assert again.window.browse.grid.cell_edge == 80
    again.open(project)
    again.key("g")
    assert again.window.browse.grid.cell_edge == SIZES[Way.GRID].usual
    assert "(L)" in again.window.browse.filters.ways.buttons[Way.LIST].toolTip()


@pytest.mark.parametrize("way", list(Way))
def test_keys_mouse_and_search_work_in_every_way(stage: Stage, way: Way) -> None:
    grid = stage.window.browse.grid
    stage.trigger(f"as_{way}")
    grid.setFocus()
    for key, row in (
        (Key.Key_End, ALL - 1), (Key.Key_Left, ALL - 2), (Key.Key_Home, 0), (Key.Key_Right, 1),
    ):  # fmt: skip
        stage.key(key)
        assert grid.current_row == row
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center())
    stage.key(Key.Key_Down)
    stage.key(Key.Key_PageDown)
    assert grid.current_row is not None
    assert grid.current_row > 3
    stage.click_photo(2)
    stage.key(Key.Key_Right, SHIFT)
    assert grid.selected_rows == [2, 3]
    stage.search("dog")
    assert len(stage.shown()) == 7
    assert grid._model.columns == (7 if way == Way.STRIP else 1 if way == Way.LIST else 4)
    stage.search("zebra")
    assert stage.window.browse.empty.isVisible()
    stage.search("")
    assert len(stage.shown()) == ALL


def test_the_current_photo_stays_in_sight_through_the_ways(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.click_photo(17)
    for key in "lsgslg":
        stage.key(key)
        assert grid.current_row == 17
        assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()).center()), key


def test_a_strip_shows_one_photo_large_and_the_inspector_its_words(stage: Stage) -> None:
    browse = stage.window.browse
    stage.wait(lambda: browse.inspector.image.has_image)
    stage.key("s")
    large = browse.viewing.large
    assert large.isVisible()
    assert large.has_image  # at once: it was decoded before
    assert not browse.inspector.image.isVisible()
    assert browse.grid.height() < large.height()
    stage.key(Key.Key_Down)  # in a strip up and down lead on, too
    assert browse.grid.current_row == 1
    stage.wait(lambda: browse.is_settled and large.has_image)
    stage.click_photo(TRAIN_PHOTOS - 2)
    assert not large.has_image  # its file is gone
    stage.key("g")
    assert not large.isVisible()
    assert browse.inspector.image.isVisible()


def test_the_wheel_scrolls_a_strip(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.key("s")
    place = QPointF(grid.viewport().rect().center())
    no = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        place, place, QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton, no,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(grid.viewport(), turn)
    assert grid.horizontalScrollBar().value() > 0
    assert grid.verticalScrollBar().value() == 0


def test_zoom_by_keys_of_the_photos(stage: Stage) -> None:
    browse = stage.window.browse
    stage.wait(lambda: browse.inspector.image.has_image)
    view = browse.inspector.image
    assert view.fitted
    whole = view.scale
    stage.key("+")
    assert view.scale > whole or not view.fitted
    stage.key("-")
    stage.key("z")
    stage.key("z")
    assert view.fitted or view.scale == 1.0
    assert browse.grid.hasFocus()


def test_a_large_photo_gets_all_its_pixels_when_it_is_zoomed(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    rows = usual_rows()[:2]
    source = write_source(tmp_path / "large", rows, tests=0, size=(40, 30))
    draw(source.images / rows[1].name, ("1", "2"), number=1, size=(3000, 2000))
    stage = make_stage()
    stage.open(make_project(source, tmp_path / "large.mmc"))
    browse = stage.window.browse
    view = browse.inspector.image
    stage.wait(lambda: browse.is_settled and view.has_image)
    assert view.edge == 40  # a small one is not blown up: 100 % is 100 %
    stage.key("j")
    stage.wait(lambda: browse.is_settled and view.edge == 1600)
    whole = view.picture_rect()
    stage.key("z")
    stage.wait(lambda: view.edge == 3000)
    assert view.scale == 1.0
    stage.key("z")
    assert view.fitted
    assert view.picture_rect().width() == pytest.approx(whole.width(), abs=1)
    stage.key("k")
    stage.wait(lambda: browse.is_settled and view.edge == 40)


def test_badges_follow_scores_thresholds_notes_and_flags(trained_stage: Stage) -> None:
    stage = trained_stage
    session, browse = stage.window.session, stage.window.browse
    run = session.run
    assert run is not None

    def state(row: int) -> PhotoState:
        return PhotoState(browse._model.data(browse._model.index_of(row), PhotoRole.STATE))

    def tip(row: int) -> str:
        index = browse._model.index_of(row)
        return str(browse._model.data(index, Qt.ItemDataRole.ToolTipRole))

    stage.window.tasks.set_thresholds(session.thresholds * 0 + run.scores[0].astype(float))
    stage.settle()
    assert PhotoState.UNSURE in state(0)
    assert "close to its threshold" in tip(0)
    stage.window.tasks.set_thresholds(session.thresholds * 0)
    stage.settle()
    sure = [row for row in range(TRAIN_PHOTOS) if run.scored[row] and run.scores[row].min() > 0.05]
    for row in sure:
        assert PhotoState.UNSURE not in state(row)
    stage.window.tasks.edits.set_note([3], "ask")
    stage.window.tasks.edits.set_flagged([3], flagged=True)
    stage.settle()
    assert PhotoState.NOTED | PhotoState.FLAGGED in state(3)
    assert "Lines: there is a note." in tip(3)
