"""Keys: every command is in one table, and single letters act on the photos alone."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu
from window_fixtures import CTRL, SHIFT, Key, MakeStage, Stage

from mmc_gui.commands import why_not
from mmc_gui.keymap import LABEL
from mmc_gui.widgets.key_sheet import KeySheet


def press(stage: Stage, *keys: str | Key) -> None:
    for key in keys:
        QTest.keyClick(stage.window.browse.grid, key)
    stage.settle()


def names(stage: Stage, row: int) -> set[str]:
    dataset = stage.window.session.dataset
    assert dataset is not None
    return {name.name for c, name in enumerate(dataset.labels) if dataset.targets[row, c] == 1}


def test_letters_walk_through_the_photos(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.click_photo(3)
    press(stage, "j", "j", "k")
    assert grid.selected_rows == [4]
    press(stage, Key.Key_Home, "k")
    assert grid.current_row == 0
    press(stage, Key.Key_End, "j")
    assert grid.current_row == len(stage.shown()) - 1
    stage.click_photo(2)
    stage.click_photo(6, SHIFT)
    press(stage, "k")  # before the selection, not before its end
    assert grid.selected_rows == [1]
    QTest.keyClick(grid, Key.Key_A, CTRL)
    assert len(grid.selected_rows) == len(stage.shown())
    press(stage, Key.Key_Escape)
    assert grid.selected_rows == [1]


def test_flags_marks_and_labels_by_letters_act_on_the_selection(stage: Stage) -> None:
    dataset = stage.window.session.dataset
    assert dataset is not None
    stage.click_photo(0)
    stage.click_photo(2, SHIFT)
    press(stage, "f", "m")
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.flagged[:4].tolist() == [True, True, True, False]
    assert dataset.reviewed[:4].tolist() == [True, True, True, False]
    press(stage, "f", "m", "x")
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert not dataset.flagged.any()
    assert not dataset.reviewed.any()
    assert (dataset.targets[:3] == -1).all()
    assert stage.window.session.steps[0] == "Clear labels on 3 photos"
    QTest.keyClick(stage.window.browse.grid, Key.Key_X, SHIFT)
    stage.settle()
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert (dataset.targets[:3] == 0).all()
    press(stage, "u")  # a label, and no undo
    assert names(stage, 1) == {"dog"}


def test_repeat_does_the_last_change_on_what_is_selected_now(stage: Stage) -> None:
    window = stage.window
    stage.click_photo(1)
    press(stage, ".")
    assert stage.texts == ["Nothing has been changed yet."]
    press(stage, "3")  # sets car on a bicycle
    assert window.actions_by_key["repeat"].text() == "R&epeat (set 'car')"
    stage.click_photo(3)
    stage.click_photo(4, SHIFT)
    press(stage, ".")
    assert all("3" in stage.labels_of(row) for row in (1, 3, 4))
    press(stage, "3")  # all have it: this takes it away, and that is what is repeated
    stage.click_photo(1)
    press(stage, ".")
    assert not any("3" in stage.labels_of(row) for row in (1, 3, 4))
    press(stage, "j", "f", "j", ".")
    assert window.session.dataset is not None
    assert window.session.dataset.flagged[:4].tolist() == [False, False, True, True]


def test_labels_are_copied_from_the_photo_before(stage: Stage) -> None:
    stage.click_photo(0)
    press(stage, "c")
    assert stage.texts == ["No photo is shown before this one."]
    stage.click_photo(2)
    stage.click_photo(3, SHIFT)
    press(stage, "c")
    assert stage.labels_of(2) == stage.labels_of(3) == stage.labels_of(1) == {"2"}
    press(stage, "j", ".")  # again, from the one before that
    assert stage.labels_of(4) == {"2"}


def test_the_menu_of_a_photo_holds_the_commands_of_the_table(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.click_photo(1)
    place = grid.visualRect(grid._model.index_of(3)).center()
    QTest.mouseClick(
        grid.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place
    )
    assert grid.selected_rows == [3]  # what the menu acts on
    grid.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    flag = stage.window.actions_by_key["flag"]
    assert flag in menu.actions()
    menu.setActiveAction(flag)
    QTest.keyClick(menu, Key.Key_Return)
    stage.settle()
    assert stage.window.session.steps[0] == "Flag 3.jpg"


def test_letters_are_dead_in_fields_dialogs_and_on_other_pages(stage: Stage) -> None:
    window = stage.window
    stage.click_photo(0)
    stage.search("fjx.")
    for key in "fjx.1":
        stage.key(key)
    stage.trigger("shortcuts")
    (sheet,) = window.findChildren(KeySheet)
    QTest.keyClicks(sheet, "f1jx")
    sheet.reject()
    window.show_page("predict")
    QTest.keyClicks(window.predict.caption, "f1jx")
    QTest.keyClicks(window.predict, "f1jx")
    stage.settle()
    assert window.predict.caption.toPlainText() == "f1jx"
    assert window.session.steps == (None, None)
    assert not window.actions_by_key["flag"].isEnabled()
    assert why_not(window, "flag") == "Go to the Browse page first."


def test_what_cannot_be_done_says_why(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    window = stage.window
    assert why_not(window, "flag") == why_not(window, "tune") == "Open a project first."
    assert why_not(window, "stop") == "Nothing is running."
    assert why_not(window, "open") == ""
    stage.open(project)
    assert why_not(window, "undo") == "There is nothing to undo."
    assert why_not(window, "tune") == "Train a run first."
    assert why_not(window, "repeat") == "Nothing has been changed yet."
    assert why_not(window, "flag") == ""
    window.search("nobody has written this")
    stage.wait(lambda: not stage.shown())
    assert why_not(window, "flag") == "No photo is shown."
    for key, action in window.actions_by_key.items():
        assert action.isEnabled() == (why_not(window, key) == ""), key


def test_the_sheet_shows_the_keys_as_they_are_now(stage: Stage) -> None:
    window = stage.window
    window.keymap.assign("next", "V")
    window.keymap.assign(LABEL + "18", "D")
    QTest.keyClick(window, Key.Key_Question)
    (sheet,) = window.findChildren(KeySheet)
    assert ("V", "Next photo") in sheet.groups["Photos"]
    assert ("D", "dog") in sheet.groups["Labels"]
    assert ("F1, ?", "Keyboard shortcuts") in sheet.groups["Help"]
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"V", "Next photo", "Ctrl+Z", "Undo", "Page Up"} <= texts
    sheet.reject()


def test_a_new_key_works_and_is_kept(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    stage.open(project)
    window, keymap = stage.window, stage.window.keymap
    keymap.assign("flag", "V")
    keymap.assign("train", "Ctrl+Shift+E")
    assert window.rail._buttons["train"].toolTip() == "Train (Ctrl+Shift+E)"
    keymap.assign("tune", "")
    assert "Ctrl" not in window.thresholds.tune_button.toolTip()
    keymap.assign(LABEL + "1", "J")  # taken from "next photo", in this project
    stage.click_photo(1)
    press(stage, "v", "j")
    assert window.session.dataset is not None
    assert window.session.dataset.flagged[1]
    assert stage.labels_of(1) == {"1", "2"}
    assert window.browse.inspector.chips._chips["1"].label.key == "J"
    assert window.browse.inspector.chips._states["1"] == 1
    press(stage, "f", "1")
    assert window.session.dataset.flagged[1]
    assert stage.labels_of(1) == {"1", "2"}
    assert keymap.shown("next") == ""
    QTest.keyClick(window, Key.Key_E, CTRL | SHIFT)
    assert window.stack.currentWidget() is window.train
    window.close()

    again = make_stage()
    assert again.window.keymap.shown("flag") == "V"
    assert again.window.keymap.shown("next") == "J"  # no project is open
    again.open(project)
    assert again.window.keymap.shown("next") == ""
    assert again.window.keymap.label_shown("1") == "J"
    again.window.keymap.reset(LABEL + "1")
    assert again.window.keymap.shown("next") == "J"
    again.window.keymap.reset_all()
    assert again.window.keymap.shown("flag") == "F"
    assert again.window._settings.keys == {}
    assert again.window._settings.label_keys(project) == {}


def test_a_key_is_taken_from_a_command_and_given_back(stage: Stage) -> None:
    keymap = stage.window.keymap
    assert keymap.owner("F") == "flag"
    keymap.assign("next", "F")
    assert keymap.owner("F") == "next"
    assert keymap.shown("flag") == ""
    keymap.reset("flag")
    assert (keymap.shown("flag"), keymap.shown("next")) == ("F", "J")
    keymap.assign("shortcuts", "F2")
    keymap.assign("shortcuts", "")
    assert keymap.shown("shortcuts") == ""
    keymap.reset("shortcuts")
    assert keymap.shown("shortcuts") == "F1"
    keymap.assign("next", "1")  # by coming first
    assert keymap.label_shown("1") == ""
    assert keymap.label_shown("2") == "2"
    keymap.assign(LABEL + "2", "1")
    assert (keymap.label_shown("2"), keymap.shown("next")) == ("1", "")


def test_keys_that_would_hurt_are_refused(stage: Stage) -> None:
    refusal = stage.window.keymap.refusal
    assert "Ctrl or Alt" in refusal("train", "G")
    assert "Ctrl or Alt" in refusal("train", "Shift+G")
    assert "moves between photos" in refusal("flag", "Left")
    assert "moves between photos" in refusal("flag", "Ctrl+Home")
    assert "edits text" in refusal("flag", "Ctrl+V")
    assert "menu" in refusal("flag", "Alt+F")
    for command, key in (
        ("flag", "G"), ("flag", "Space"), ("train", "F6"), ("train", "Ctrl+G"), ("flag", "Ctrl++"),
        (LABEL + "1", "Shift+A"),
    ):  # fmt: skip
        assert refusal(command, key) == ""


def test_a_settings_file_that_was_tampered_with_counts_as_empty(
    make_stage: MakeStage, project: Path
) -> None:
    first = make_stage()
    first.window._settings._store.setValue("keys", "[not json")
    first.window._settings._store.setValue("recent", [])
    first.window.close()
    again = make_stage()
    assert again.window.keymap.shown("flag") == "F"
    again.window._settings._store.setValue("keys", '{"flag": 3, "gone": "G", "next": "V"}')
    third = make_stage()
    assert third.window.keymap.shown("next") == "V"
    third.open(project)
    QTest.keyClick(third.window.browse.grid, Qt.Key.Key_G)
    third.settle()
