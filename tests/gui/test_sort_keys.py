"""Tables are sorted by keys alone as by a click on their head: each of the four kinds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QTableView, QWidget
from window_fixtures import CTRL, Key, MakeStage, Source, Stage, drop, files, train_run

from engine.training.config import TrainConfig
from mmc_gui.widgets.key_sheet import KeySheet

ALT = Qt.KeyboardModifier.AltModifier
LARGEST_FIRST = "Largest or last first"
MANY_TABS = 90


def runs(stage: Stage) -> QTableView:
    stage.key(Key.Key_2, CTRL)
    return stage.window.train.runs


def thresholds(stage: Stage) -> QTableView:
    stage.key(Key.Key_3, CTRL)
    return stage.window.thresholds.table


def errors(stage: Stage) -> QTableView:
    stage.key(Key.Key_8, CTRL)
    return stage.window.confusions.errors.table


def counts(stage: Stage) -> QTableView:
    stage.key(Key.Key_6, CTRL)
    return stage.window.statistics.labels.table


def pairs(stage: Stage, source: Source) -> QTableView:
    stage.key(Key.Key_4, CTRL)
    page = stage.window.predict
    drop(page.zone, files(*(source.images / f"{number}.jpg" for number in range(4))))
    stage.wait(lambda: page.is_settled and stage.idle)
    return page.batch.table


@pytest.fixture
def trained_project(trained_project: Path) -> Path:
    """A project with two runs, so that there is something to sort."""
    train_run(trained_project, TrainConfig(hidden=(4,), epochs=2, fusion="text", seed=3))
    return trained_project


def go_to(stage: Stage, table: QTableView) -> None:
    """Press Tab until a table has the keys."""
    stage.wait(lambda: stage.idle and not stage.window.tasks.insights.looking)
    for _ in range(MANY_TABS):
        if QApplication.focusWidget() is table:
            return
        stage.key(Key.Key_Tab)
    pytest.fail(f"Tab does not reach {table.accessibleName()}")


def open_menu(stage: Stage) -> QMenu:
    stage.key(Key.Key_Down, ALT)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(stage: Stage, text: str) -> None:
    """Walk down the menu to an entry and press Enter."""
    menu = open_menu(stage)
    entries = [action for action in menu.actions() if not action.isSeparator()]
    for _ in entries:
        active = menu.activeAction()
        assert active is not None
        if active.text() == text:
            QTest.keyClick(menu, Key.Key_Return)
            stage.settle()
            return
        QTest.keyClick(menu, Key.Key_Down)
    pytest.fail(f"No {text} among {[action.text() for action in entries]}")


def order(table: QTableView) -> tuple[int, Qt.SortOrder]:
    head = table.horizontalHeader()
    return head.sortIndicatorSection(), head.sortIndicatorOrder()


UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
FIND: list[tuple[Callable[..., QTableView], str, int]] = [
    (runs, "Run", 0),
    (thresholds, "Recall (R)", 6),
    (errors, "Wrong, of those given it", 8),
    (counts, "Training", 6),
    (pairs, "Caption", 2),
]


def column_of(table: QTableView, column: int) -> list[object]:
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


@pytest.mark.parametrize(("find", "name", "column"), FIND, ids=[one[1] for one in FIND])
def test_each_kind_of_table_is_sorted_turned_and_goes_on_having_the_keys(
    trained_stage: Stage, source: Source, find: Callable[..., QTableView], name: str, column: int
) -> None:
    stage = trained_stage
    table = find(stage, source) if find is pairs else find(stage)
    go_to(stage, table)
    stage.key(Key.Key_Down)
    stage.settle()
    choose(stage, name)
    assert order(table) == (column, UP)
    upwards = column_of(table, column)
    choose(stage, name)
    assert order(table) == (column, DOWN)
    assert QApplication.focusWidget() is table
    downwards = column_of(table, column)
    assert sorted(map(str, downwards)) == sorted(map(str, upwards))
    choose(stage, LARGEST_FIRST)
    assert order(table) == (column, UP)
    assert column_of(table, column) == upwards


def test_the_menu_says_by_what_is_sorted_and_esc_leaves_it(trained_stage: Stage) -> None:
    stage = trained_stage
    table = runs(stage)
    go_to(stage, table)
    before = order(table)
    menu = open_menu(stage)
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    assert checked == ["Started", LARGEST_FIRST]
    assert "Favourites" in [action.text() for action in menu.actions()]
    QTest.keyClick(menu, Key.Key_Escape)
    assert not menu.isVisible()
    assert order(table) == before
    assert QApplication.focusWidget() is table


def test_the_usual_order_comes_back(trained_stage: Stage) -> None:
    stage = trained_stage
    table = thresholds(stage)
    go_to(stage, table)
    before = column_of(table, 0)
    menu = open_menu(stage)
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["Usual order"]
    assert not next(a for a in menu.actions() if a.text() == LARGEST_FIRST).isEnabled()
    QTest.keyClick(menu, Key.Key_Escape)
    choose(stage, "Label")
    choose(stage, "Label")
    assert column_of(table, 0) == sorted(map(str, before), reverse=True)
    choose(stage, "Usual order")
    assert column_of(table, 0) == before


def test_the_key_is_dead_while_a_name_is_typed_and_elsewhere(trained_stage: Stage) -> None:
    stage = trained_stage
    table = runs(stage)
    go_to(stage, table)
    stage.key(Key.Key_Home)
    stage.key(Key.Key_F2)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    stage.key(Key.Key_Down, ALT)
    assert QApplication.activePopupWidget() is None
    stage.key(Key.Key_Escape)
    stage.key(Key.Key_1, CTRL)
    stage.key(Key.Key_Down, ALT)
    assert QApplication.activePopupWidget() is None


def test_the_key_is_told_in_the_menu_of_the_table_and_on_the_sheet(
    trained_stage: Stage, make_stage: MakeStage
) -> None:
    stage = trained_stage
    table: QWidget = runs(stage)
    offered = {action.text(): action.shortcut().toString() for action in table.actions()}
    assert offered["Sort by…"] == "Alt+Down"
    assert "Alt+Down" in table.accessibleDescription()
    stage.key(Key.Key_F1)
    sheet = stage.window.findChild(KeySheet)
    assert sheet is not None
    assert ("Alt+Down", "In a table: sort by a column") in sheet.groups["Always"]
    sheet.close()
