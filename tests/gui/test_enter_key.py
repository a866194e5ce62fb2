"""Enter presses the button that has the keys, and nothing that is no button."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_fixtures import CTRL, Key, Stage

from mmc_gui.widgets.enter_key import EnterKey
from mmc_gui.widgets.key_sheet import KeySheet

MANY_TABS = 90
NONE = Qt.KeyboardModifier.NoModifier


def tab_to(stage: Stage, wanted: QWidget) -> None:
    stage.wait(lambda: stage.idle and not stage.window.tasks.insights.looking)
    for _ in range(MANY_TABS):
        if QApplication.focusWidget() is wanted:
            return
        stage.key(Key.Key_Tab)
    pytest.fail(f"Tab does not reach {wanted.accessibleName() or wanted}")


@pytest.mark.parametrize("enter", [Key.Key_Return, Key.Key_Enter])
def test_a_button_of_a_page_is_pressed(stage: Stage, enter: Qt.Key) -> None:
    stage.key(Key.Key_3, CTRL)
    tab_to(stage, stage.window.thresholds.empty.primary)
    stage.key(enter)
    assert stage.window.stack.currentWidget() is stage.window.train


def test_a_tool_button_a_fold_and_the_rail_are_pressed(trained_stage: Stage) -> None:
    stage, page = trained_stage, trained_stage.window.train
    stage.key(Key.Key_2, CTRL)
    starred = page.runs_panel.starred
    tab_to(stage, starred)
    stage.key(Key.Key_Return)
    assert starred.isChecked()
    stage.key(Key.Key_Return)
    assert not starred.isChecked()
    rail = stage.window.rail
    tab_to(stage, rail.button("train"))
    stage.key(Key.Key_Down)
    stage.key(Key.Key_Return)
    assert rail.current == "thresholds"
    stage.settle()


def test_a_button_with_a_menu_opens_it(stage: Stage) -> None:
    sort = stage.window.browse.filters.sort
    tab_to(stage, sort)
    opened = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        opened.append(isinstance(menu, QMenu))
        assert menu is not None
        QTest.keyClick(menu, Key.Key_Escape)

    menu = sort.menu()
    assert menu is not None
    menu.aboutToShow.connect(look, Qt.ConnectionType.QueuedConnection)
    stage.key(Key.Key_Return)
    stage.wait(lambda: opened)
    assert opened == [True]
    assert not menu.isVisible()


def test_a_check_box_is_set_by_space_alone(stage: Stage) -> None:
    stage.click_photo(1)
    box = stage.window.browse.inspector.reviewed
    tab_to(stage, box)
    stage.key(Key.Key_Return)
    stage.settle()
    assert not box.isChecked()
    stage.key(Key.Key_Space)
    stage.settle()
    assert box.isChecked()


def test_a_dialog_has_its_own_way_with_enter(stage: Stage) -> None:
    stage.key(Key.Key_F1)
    sheet = stage.window.findChild(KeySheet)
    assert sheet is not None
    stage.wait(sheet.isActiveWindow)
    heard = []
    sheet.change_requested.disconnect()
    sheet.change_requested.connect(lambda: heard.append("change"))
    tab_to(stage, sheet.change)
    stage.key(Key.Key_Return)
    assert heard == ["change"]
    assert sheet.isVisible()
    box = sheet.findChild(QDialogButtonBox)
    assert box is not None
    tab_to(stage, box.button(QDialogButtonBox.StandardButton.Close))
    stage.key(Key.Key_Return)
    assert not sheet.isVisible()


class Form(QWidget):
    """A field that gives the keys to a button on Enter."""

    def __init__(self) -> None:
        super().__init__()
        self.field, self.button, self.pressed = QLineEdit(), QPushButton("Go"), 0
        self.keeper = EnterKey(QApplication.instance(), self)  # type: ignore[arg-type]
        self.field.returnPressed.connect(self.button.setFocus)
        self.button.clicked.connect(self._count)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.button)

    def _count(self) -> None:
        self.pressed += 1


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.field.setFocus()
    return made


def test_enter_in_a_field_does_not_press_the_button_that_gets_the_keys(form: Form) -> None:
    QTest.keyClick(form.field, Key.Key_Return)
    assert form.button.hasFocus()
    QTest.keyRelease(form.button, Key.Key_Return)
    assert form.pressed == 0
    QTest.keyClick(form.button, Key.Key_Return)
    assert form.pressed == 1


def test_held_enter_presses_once_and_with_ctrl_not_at_all(form: Form) -> None:
    form.button.setFocus()
    QTest.keyPress(form.button, Key.Key_Return)
    assert form.button.isDown()
    for kind in (QEvent.Type.KeyRelease, QEvent.Type.KeyPress):
        again = QKeyEvent(kind, Key.Key_Return, NONE, "\r", autorep=True)
        QApplication.sendEvent(form.button, again)
    assert form.pressed == 0
    QTest.keyRelease(form.button, Key.Key_Return)
    assert form.pressed == 1
    QTest.keyClick(form.button, Key.Key_Return, CTRL)
    assert form.pressed == 1
    form.button.setEnabled(False)
    assert not form.button.hasFocus()
