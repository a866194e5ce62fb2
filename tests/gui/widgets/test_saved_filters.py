"""The button of saved filters: what its menu holds, and that filling it leaves nothing behind."""

from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from mmc_gui.widgets.saved_filters import SavedFilters


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_filling_it_again_and_again_leaves_no_menu_behind(qtbot: QtBot) -> None:
    button = SavedFilters()
    qtbot.addWidget(button)
    menu = button.menu()
    assert isinstance(menu, QMenu)
    button.set_kept({"dogs": "label:dog", "R & B": "r b"})
    before = len(button.findChildren(QWidget))
    for reason in ("only looked at", "") * 5:
        button.bar(reason)
        button.set_kept({"dogs": "label:dog", "R & B": "r b"})
    assert len(button.findChildren(QWidget)) == before
    assert texts(menu) == ["dogs", "R && B", "Save this filter…", "Rename", "Delete"]
    rename, delete = (action.menu() for action in menu.actions()[-2:])
    assert isinstance(rename, QMenu)
    assert isinstance(delete, QMenu)
    assert texts(rename) == ["dogs…", "R && B…"]
    assert texts(delete) == ["dogs", "R && B"]
    assert rename.isEnabled()
    button.bar("only looked at")
    assert not rename.isEnabled()
    assert not delete.isEnabled()
