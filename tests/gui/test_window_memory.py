"""The window comes back as it was left, and never where nobody can see it."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from window_fixtures import MakeStage, Stage

from mmc_gui.settings import Settings
from mmc_gui.window_memory import IN_SIGHT, bring_into_sight


def inspector_width(stage: Stage) -> int:
    return stage.window.browse.inspector.width()


def drag_splitter(stage: Stage, by: int) -> None:
    splitter = stage.window.browse.findChild(QSplitter)
    assert splitter is not None
    handle, left = splitter.handle(1), Qt.MouseButton.LeftButton
    start = handle.rect().center()
    QTest.mousePress(handle, left, pos=start)
    QTest.mouseMove(handle, start + QPoint(by, 0))
    QTest.mouseRelease(handle, left, pos=start + QPoint(by, 0))


def test_size_parts_page_and_order_come_back(make_stage: MakeStage, trained_project: Path) -> None:
    first = make_stage(size=(1240, 730))
    first.open(trained_project)
    before = inspector_width(first)
    drag_splitter(first, -60)
    chosen = inspector_width(first)
    assert chosen != before
    first.window.show_page("thresholds")
    header = first.window.thresholds.table.horizontalHeader()
    header.setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    first.window.close()

    second = make_stage(size=(1240, 730))
    assert second.window.thresholds.table.horizontalHeader().sortIndicatorSection() == 1
    second.open(trained_project)
    assert second.window.rail.current == "thresholds"
    second.window.show_page("browse")
    second.settle()
    assert inspector_width(second) == chosen


def test_another_project_and_a_second_opening_begin_with_the_photos(
    make_stage: MakeStage, trained_project: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(trained_project, tmp_path / "other.mmc"))
    first = make_stage()
    first.open(trained_project)
    first.window.show_page("train")
    first.window.close()
    second = make_stage()
    second.open(other)
    assert second.window.rail.current == "browse"
    second.open(trained_project)
    assert second.window.rail.current == "browse"


def test_a_maximised_window_comes_back_maximised(make_stage: MakeStage) -> None:
    first = make_stage()
    first.window.showMaximized()
    first.window.close()
    second = make_stage().window
    second.memory.restore()  # after the fixture has made it another size
    assert second.isMaximized()


@pytest.mark.parametrize("room", [QSize(1366, 728), QSize(1280, 720), QSize(2560, 1400)])
def test_a_first_start_is_not_larger_than_the_screen(
    make_stage: MakeStage, monkeypatch: pytest.MonkeyPatch, room: QSize
) -> None:
    window = make_stage().window
    monkeypatch.setattr(QScreen, "availableSize", lambda _: room)
    window.memory.restore()
    assert window.width() == min(1360, room.width())
    assert window.height() == min(860, room.height() - 40)  # the desktop's bar stands above it


def test_a_window_whose_screen_is_gone_is_brought_into_sight(make_stage: MakeStage) -> None:
    window = make_stage().window
    screen = QGuiApplication.primaryScreen().availableGeometry()
    for place in (QPoint(9000, 4000), QPoint(-9000, 10), QPoint(20, -700)):
        window.move(place)
        bring_into_sight(window)
        title = window.frameGeometry()
        assert screen.contains(window.pos()), place
        assert title.intersected(screen).width() >= IN_SIGHT
    window.move(30, 40)
    bring_into_sight(window)
    assert window.pos() == QPoint(30, 40)


def test_a_standing_that_was_tampered_with_does_no_harm(
    make_stage: MakeStage, project: Path
) -> None:
    for kept in ("nonsense", "[]", '{"page": 7}', '{"parts of BrowsePage.QSplitter 1": "%%"}'):
        Settings()._store.setValue("standing", kept)
        make_stage().window.close()
    Settings().standing = {"project": str(project.resolve()), "page": "no such page"}
    stage = make_stage()
    stage.open(project)
    assert stage.window.rail.current == "browse"
