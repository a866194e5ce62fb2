"""Buttons of dialogs look alike: no pictures of the desktop, and what goes on on the right."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QInputDialog,
    QMessageBox,
    QPushButton,
    QStyle,
)
from window_fixtures import Stage

BUTTONS = QDialogButtonBox.ButtonRole
GOES_ON = (BUTTONS.AcceptRole, BUTTONS.ApplyRole, BUTTONS.YesRole)


def left_of(button: QPushButton) -> int:
    return button.mapToGlobal(QPoint()).x()


def check(dialog: QDialog) -> None:
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    icons = QStyle.StyleHint.SH_DialogButtonBox_ButtonsHaveIcons
    assert not box.style().styleHint(icons, None, box)
    box.layout().activate()
    cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
    going_on = [one for one in box.buttons() if box.buttonRole(one) in GOES_ON]
    assert cancel is not None
    assert going_on
    for one in going_on:
        assert isinstance(one, QPushButton)
        assert left_of(one) > left_of(cancel)


@pytest.mark.parametrize("key", ["replace", "relocate", "accept", "guess"])
def test_what_goes_on_stands_right_of_cancel(trained_stage: Stage, key: str) -> None:
    stage = trained_stage
    stage.trigger(key)
    stage.settle()
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog))
    assert dialog.isVisible()
    check(dialog)
    dialog.reject()


def test_questions_of_qt_are_no_other(stage: Stage) -> None:
    question = QMessageBox(stage.window)
    question.setText("Replace it?")
    question.addButton("Replace", QMessageBox.ButtonRole.AcceptRole)
    question.addButton(QMessageBox.StandardButton.Cancel)
    for dialog in (question, QInputDialog(stage.window)):
        dialog.open()
        check(dialog)
        dialog.reject()
        dialog.deleteLater()
