"""Buttons that rest for a while get the focus back, unless somebody moved it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from mmc_gui.widgets.kept_focus import KeptFocus, holds_focus

Shown = Callable[..., QWidget]


class Row(QWidget):
    """Four buttons, of which some rest at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.focus = KeptFocus(self)
        column = QVBoxLayout(self)
        self.buttons = [QPushButton(name) for name in "abcd"]
        for button in self.buttons:
            column.addWidget(button)

    def rest(self, names: str) -> None:
        with self.focus.changing():
            for button in self.buttons:
                button.setEnabled(button.text() not in names)

    @property
    def focused(self) -> str:
        return "".join(button.text() for button in self.buttons if holds_focus(button))


@pytest.fixture
def row(shown: Shown) -> Row:
    made = Row()
    shown(made, 200, 200)
    made.buttons[1].setFocus()
    return made


def test_the_focus_comes_back(row: Row) -> None:
    row.rest("b")
    assert row.focused == "c"
    row.rest("")
    assert row.focused == "b"
    row.buttons[3].setFocus()
    row.rest("b")
    row.rest("")
    assert row.focused == "d"


def test_it_comes_back_over_neighbours_that_rest_too(row: Row) -> None:
    row.rest("bc")
    assert row.focused == "d"
    row.rest("bcd")  # later still
    assert row.focused == "a"
    row.rest("b")
    assert row.focused == "a"
    row.rest("")
    assert row.focused == "b"


def test_what_was_moved_stays(row: Row) -> None:
    row.rest("b")
    row.buttons[0].setFocus()
    row.rest("")
    assert row.focused == "a"


def test_what_was_hidden_meanwhile_gets_nothing(row: Row) -> None:
    row.rest("b")
    row.buttons[1].hide()
    row.rest("")
    assert row.focused == "c"
