"""The dialog in which keys are changed, used by the keyboard alone."""

import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import CTRL, Key, MakeStage, Stage

from mmc_gui.actions import ACTIONS, FIXED_KEYS
from mmc_gui.keymap import LABEL
from mmc_gui.keys_dialog import KeysDialog
from mmc_gui.widgets.key_sheet import KeySheet

REPO = Path(__file__).resolve().parents[2]


def opened(stage: Stage) -> KeysDialog:
    stage.trigger("keys")
    (dialog,) = [d for d in stage.window.findChildren(KeysDialog) if d.isVisible()]
    stage.wait(dialog.isActiveWindow)
    return dialog


def choose(dialog: KeysDialog, words: str, command: str) -> None:
    """Filter, walk to a command with the arrows, and press Enter for a new key."""
    dialog.filter.setFocus()
    dialog.filter.selectAll()
    QTest.keyClicks(dialog.filter, words)
    QTest.keyClick(dialog.filter, Key.Key_Down)
    while dialog.current is not None and dialog.current.command != command:
        before = dialog.table.currentRow()
        QTest.keyClick(dialog.table, Key.Key_Down)
        assert dialog.table.currentRow() > before
    QTest.keyClick(dialog.table, Key.Key_Return)
    assert dialog.field.hasFocus()


def test_a_free_key_is_given_at_once(stage: Stage) -> None:
    dialog, keymap = opened(stage), stage.window.keymap
    choose(dialog, "flag", "flag")
    QTest.keyClick(dialog.field, Key.Key_Shift)
    QTest.keyClick(dialog.field, Key.Key_B)
    assert keymap.shown("flag") == "B"
    assert dialog.note.text() == "“Flag or unflag” has the key B."
    assert dialog.table.hasFocus()
    assert dialog.current is not None
    assert (dialog.current.command, dialog.current.keys) == ("flag", ("B",))
    QTest.mouseClick(dialog.no_key, Qt.MouseButton.LeftButton)
    assert keymap.shown("flag") == ""
    QTest.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert keymap.shown("flag") == "F"
    assert not dialog.reset.isEnabled()
    dialog.reject()


def test_a_key_that_is_taken_names_the_other_command_and_asks(stage: Stage) -> None:
    dialog, keymap = opened(stage), stage.window.keymap
    choose(dialog, "flag", "flag")
    QTest.keyClick(dialog.field, Key.Key_J)
    assert dialog.asks
    assert "J is the key of “Next photo”" in dialog.note.text()
    assert dialog.accept_button.hasFocus()
    QTest.keyClick(dialog.accept_button, Key.Key_Escape)
    assert dialog.isVisible()
    assert keymap.owner("J") == "next"
    QTest.keyClick(dialog.table, Key.Key_Return)
    QTest.keyClick(dialog.field, Key.Key_J)
    QTest.keyClick(dialog.accept_button, Key.Key_Space)
    assert keymap.owner("J") == "flag"
    assert keymap.shown("next") == ""
    choose(dialog, "train", "train")
    QTest.keyClick(dialog.field, Key.Key_G)
    assert "letter alone is for typing" in dialog.note.text()
    QTest.keyClick(dialog.field, Key.Key_Escape)
    assert dialog.table.hasFocus()
    QTest.keyClick(dialog.table, Key.Key_Return)
    QTest.keyClick(dialog.field, Key.Key_2, CTRL)
    assert dialog.note.text() == "Ctrl+2 is its key already."
    QTest.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert dialog.asks
    QTest.keyClick(dialog.accept_button, Key.Key_Space)
    assert (keymap.owner("J"), keymap.owner("F")) == ("next", "flag")
    dialog.reject()


def test_a_label_gets_a_letter_of_its_own(stage: Stage) -> None:
    dialog, window = opened(stage), stage.window
    choose(dialog, "dog labels", LABEL + "18")
    QTest.keyClick(dialog.field, Key.Key_H)
    assert dialog.note.text() == "“dog” has the key H."
    assert window.browse.inspector.chips._chips["18"].label.key == "H"
    QTest.keyClick(dialog.table, Key.Key_Return)
    QTest.keyClick(dialog.field, Key.Key_K)
    assert "“Previous photo”, which would be without it in this project" in dialog.note.text()
    QTest.keyClick(dialog.accept_button, Key.Key_Escape)
    dialog.reject()
    stage.click_photo(1)
    QTest.keyClick(window.browse.grid, "h")
    stage.settle()
    assert stage.labels_of(1) == {"2", "18"}


def test_a_filter_that_finds_nothing_says_so(stage: Stage) -> None:
    dialog = opened(stage)
    QTest.keyClicks(dialog.filter, "no such thing")
    assert dialog.empty.isVisible()
    assert not dialog.table.isVisible()
    assert not dialog.field.isEnabled()
    assert dialog.title.text() == "No command chosen"
    QTest.keyClick(dialog.filter, Key.Key_Return)
    dialog.filter.clear()
    assert dialog.table.isVisible()
    assert dialog.table.rowCount() == len(ACTIONS) + 18
    QTest.keyClick(dialog.filter, Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_sheet_leads_to_the_dialog(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.trigger("shortcuts")
    (sheet,) = stage.window.findChildren(KeySheet)
    assert "Labels" not in sheet.groups
    QTest.mouseClick(sheet.change, Qt.MouseButton.LeftButton)
    assert not sheet.isVisible()
    (dialog,) = stage.window.findChildren(KeysDialog)
    assert dialog.isVisible()
    assert dialog.table.rowCount() == len(ACTIONS)
    dialog.reject()
    assert QApplication.activeModalWidget() is None


def test_the_page_about_keys_names_every_key() -> None:
    page = (REPO / "docs" / "keys.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([^`]+)`", page))
    keys = {key for spec in ACTIONS for key in spec.shortcut.split("; ") if key}
    keys |= {key for fixed, _ in FIXED_KEYS for key in fixed.split(", ") if "+" not in key}
    ranges = {f"Ctrl+{n}" for n in "234567"}
    assert keys - ranges - {"Arrow keys"} <= named
