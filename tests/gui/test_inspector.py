"""The inspector as a workplace: captions, notes, flags and label states, by mouse and by key."""

import sqlite3
from pathlib import Path

import pytest
from fakes import load_fake
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from shiboken6 import isValid
from window_fixtures import CTRL, SHIFT, TEST_PHOTOS, TRAIN_PHOTOS, Key, MakeStage, Stage

from engine.data.project import open_project
from engine.errors import EngineError
from engine.events import Silent
from engine.features.extract import extract_features, load_features, missing_rows
from engine.machine import default_cache_folder
from mmc_gui.models.photo_model import PhotoRole, PhotoState
from mmc_gui.widgets.inspector import Inspector
from mmc_gui.widgets.label_chip import LabelChip
from mmc_gui.widgets.label_panel import Whole

FIRST = "A person and a dog in the rain"
LEFT = Qt.MouseButton.LeftButton
TEST_ROW = TRAIN_PHOTOS


def inspector(stage: Stage) -> Inspector:
    return stage.window.browse.inspector


def caption_of(stage: Stage, row: int) -> str:
    dataset = stage.window.session.dataset
    assert dataset is not None
    return dataset.captions[row]


def chip(stage: Stage, label: str) -> LabelChip:
    return inspector(stage).chips._chips[label]


def begin(stage: Stage, row: int = 0) -> None:
    stage.click_photo(row)
    stage.key(Key.Key_Return)
    assert inspector(stage).caption.editing


def undo_text(stage: Stage) -> str:
    return stage.window.actions_by_key["undo"].text()


# -- captions -----------------------------------------------------------------------------------


def test_a_caption_is_edited_in_place_and_everything_follows(stage: Stage) -> None:
    stage.search("rain")  # what is found then is kept, and has to follow
    stage.key(Key.Key_Escape)
    begin(stage)
    caption = inspector(stage).caption
    assert inspector(stage).caption_panel.hint.isVisible()
    QTest.keyClicks(QApplication.focusWidget(), ", 3 zebras")  # no label key is heard
    stage.key(Key.Key_Return, CTRL)
    stage.settle()
    assert caption_of(stage, 0) == f"{FIRST}, 3 zebras"
    assert not caption.editing
    assert stage.window.browse.grid.hasFocus()
    assert stage.labels_of(0) == {"1", "18"}
    model = stage.window.browse._model
    assert model.data(model.index_of(0), PhotoRole.CAPTION) == f"{FIRST}, 3 zebras"
    stage.search("zebras")
    assert stage.shown() == ["0.jpg"]
    assert undo_text(stage) == "&Undo Edit caption of 0.jpg"
    panel = inspector(stage).caption_panel
    assert panel.original.text().endswith(f"original: {FIRST}")
    assert panel.original.text().startswith("Changed today")
    QTest.mouseClick(panel.restore, LEFT)
    stage.settle()
    assert caption.text() == FIRST
    assert not panel.restore.isVisible()
    assert undo_text(stage) == "&Undo Restore caption of 0.jpg"


def test_undo_brings_the_former_caption_back_to_all_views(stage: Stage) -> None:
    begin(stage)
    stage.key("!")
    stage.key(Key.Key_Return, CTRL)
    stage.settle()
    stage.trigger("undo")
    stage.settle()
    assert inspector(stage).caption.text() == FIRST == caption_of(stage, 0)
    assert not inspector(stage).caption_panel.original.isVisible()


def test_escape_leaves_the_caption_as_it_was(stage: Stage) -> None:
    begin(stage)
    stage.key("x")
    stage.key(Key.Key_Escape)
    stage.settle()
    assert inspector(stage).caption.text() == FIRST
    assert not stage.window.actions_by_key["undo"].isEnabled()
    assert stage.window.browse.grid.hasFocus()


def test_going_to_another_photo_saves_to_the_first_one(stage: Stage) -> None:
    begin(stage)
    stage.key("!")
    stage.click_photo(2)
    stage.settle()
    assert caption_of(stage, 0) == f"{FIRST}!"
    assert inspector(stage).caption.text() == caption_of(stage, 2)
    assert not inspector(stage).caption.editing


def test_undo_while_typing_is_of_the_text(stage: Stage) -> None:
    stage.click_photo(0)
    stage.key("4")
    stage.settle()
    begin(stage)
    QTest.keyClicks(QApplication.focusWidget(), "abc")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Z, CTRL)
    stage.settle()
    assert inspector(stage).caption.text() == FIRST
    assert "4" in stage.labels_of(0)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Z, CTRL)  # nothing left: still the text's
    stage.settle()
    assert "4" in stage.labels_of(0)
    stage.key(Key.Key_Escape)


def test_a_click_begins_where_it_was_made_and_a_selection_does_not(stage: Stage) -> None:
    stage.click_photo(0)
    caption = inspector(stage).caption
    QTest.mouseDClick(caption.viewport(), LEFT, pos=QPoint(30, 8))
    assert caption.textCursor().hasSelection()
    assert not caption.editing
    QTest.mouseClick(caption.viewport(), LEFT, pos=QPoint(3, 8))
    assert caption.editing
    assert caption.textCursor().position() == 0
    stage.key("_")
    QTest.mouseClick(inspector(stage).reviewed, LEFT)  # leaving saves
    inspector(stage).reviewed.setFocus()
    stage.settle()
    assert caption_of(stage, 0) == f"_{FIRST}"


def test_another_window_saves_and_typing_goes_on_and_a_menu_does_neither(stage: Stage) -> None:
    begin(stage)
    caption = inspector(stage).caption
    QTest.keyClicks(caption, "!")
    QApplication.sendEvent(
        caption, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    stage.settle()
    assert caption_of(stage, 0) == FIRST
    QApplication.sendEvent(
        caption, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    )
    stage.settle()
    assert caption_of(stage, 0) == f"{FIRST}!"
    assert caption.editing
    QTest.keyClicks(caption, "?")
    QTest.keyClick(caption, Key.Key_Return, CTRL)
    stage.settle()
    assert caption_of(stage, 0) == f"{FIRST}!?"
    stage.trigger("undo")
    stage.settle()
    assert caption_of(stage, 0) == f"{FIRST}!" == caption.text()


ODD = "one\r\ntwo\rthree\n\u05e9\u05dc\u05d5\u05dd \U0001f984 a\u00a0b\u2028 e\u0301 "


def test_what_was_not_touched_stays_to_the_byte(stage: Stage, project: Path) -> None:
    stage.window.tasks.edits.set_captions({1: ODD})
    stage.settle()
    begin(stage)
    stage.key(Key.Key_Home, CTRL)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Home, CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "X")
    stage.key(Key.Key_Return, CTRL)
    stage.settle()
    assert caption_of(stage, 0) == f"X{ODD}"
    with sqlite3.connect(project) as database:
        (stored,) = database.execute("SELECT caption FROM items WHERE item = 1").fetchone()
    database.close()
    assert stored == f"X{ODD}"
    begin(stage)
    stage.key(Key.Key_Return, CTRL)  # without a change: no edit
    stage.settle()
    with open_project(project) as opened:
        assert len(opened.journal.history()) == 2


def test_an_emptied_caption_is_missing_and_says_how_to_write_one(stage: Stage) -> None:
    begin(stage)
    stage.key("a", CTRL)
    stage.key(Key.Key_Delete)
    stage.key(Key.Key_Return, CTRL)
    stage.settle()
    assert caption_of(stage, 0) == ""
    caption = inspector(stage).caption
    assert "press F2" in caption.placeholderText()
    assert inspector(stage).caption_panel.original.text().endswith(f"original: {FIRST}")


def test_closing_the_window_saves_what_is_being_typed(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    stage.open(project)
    begin(stage)
    stage.key("?")
    stage.window.close()
    with open_project(project) as opened:
        assert opened.dataset().captions[0] == f"{FIRST}?"


def test_another_project_that_opens_meanwhile_loses_no_word(
    stage: Stage, project: Path, trained_project: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.mmc"
    other.write_bytes(project.read_bytes())
    begin(stage)
    stage.key("?")
    stage.open(other)
    with open_project(project) as opened:
        assert opened.dataset().captions[0] == f"{FIRST}?"
    assert not inspector(stage).caption.editing
    assert caption_of(stage, 0) == FIRST


def test_a_caption_that_could_not_be_written_can_be_typed_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = stage.window.session.open
    assert opened is not None

    def full(*_: object, **__: object) -> None:
        raise EngineError("The disk is full. Free some space; nothing was changed.")

    begin(stage)
    stage.key("?")
    with monkeypatch.context() as patch:
        patch.setattr(opened.project.journal, "set_captions", full)
        stage.key(Key.Key_Return, CTRL)
        stage.settle()
    assert stage.texts
    caption = inspector(stage).caption
    assert caption.editing
    assert caption.text() == f"{FIRST}?"
    caption.setFocus()
    stage.key(Key.Key_Return, CTRL)
    stage.settle()
    assert caption_of(stage, 0) == f"{FIRST}?"


def _missing(stage: Stage) -> int:
    session = stage.window.session
    assert session.dataset is not None
    assert session.run is not None
    spec = session.run.run.setup.encoder
    features = load_features(session.dataset, spec, default_cache_folder())
    return missing_rows(session.dataset, features)


def test_a_changed_caption_is_encoded_before_the_next_training(trained_stage: Stage) -> None:
    stage = trained_stage
    assert stage.window.session.dataset is not None
    extract_features(
        dataset=stage.window.session.dataset,
        encoder=load_fake("fake"),
        cache=default_cache_folder(),
        reporter=Silent(),
    )
    before = _missing(stage)
    begin(stage)
    assert "caption was changed" not in inspector(stage).bars_note.text()
    stage.key("!")
    stage.key(Key.Key_Return, CTRL)
    stage.settle()
    assert "caption was changed" in inspector(stage).bars_note.text()
    assert _missing(stage) == before + 1
    stage.trigger("undo")
    stage.settle()
    assert "caption was changed" not in inspector(stage).bars_note.text()
    assert _missing(stage) == before


def test_scores_of_a_former_caption_can_be_made_again(trained_stage: Stage) -> None:
    stage = trained_stage
    begin(stage, TEST_ROW)
    assert not inspector(stage).rescore.isVisible()
    stage.key("a", CTRL)
    QTest.keyClicks(QApplication.focusWidget(), "A zebra")
    stage.key(Key.Key_Return, CTRL)
    stage.settle()
    before = inspector(stage).bars.rows
    assert inspector(stage).rescore.isVisible()
    QTest.mouseClick(inspector(stage).rescore, LEFT)
    stage.settle()
    assert not inspector(stage).rescore.isVisible()
    assert "caption was changed" not in inspector(stage).bars_note.text()
    assert inspector(stage).bars.rows != before


def test_a_submission_is_never_of_a_former_caption(trained_stage: Stage, tmp_path: Path) -> None:
    stage = trained_stage
    begin(stage, TEST_ROW)
    QTest.keyClicks(QApplication.focusWidget(), " and a zebra")
    stage.key(Key.Key_Return, CTRL)
    stage.window.tasks.exports.submission(tmp_path / "submission.csv")
    stage.settle()
    assert (tmp_path / "submission.csv").exists()
    assert stage.window.session.run is not None
    assert stage.window.session.dataset is not None
    run, dataset = stage.window.session.run.run, stage.window.session.dataset
    assert not run.stored_scores(dataset.items).stale(dataset.captions).any()


# -- note, flag, review -------------------------------------------------------------------------


def test_a_note_is_saved_by_enter_and_by_leaving_and_cancelled_by_escape(stage: Stage) -> None:
    stage.click_photo(0)
    note = inspector(stage).note
    note.setFocus()
    QTest.keyClicks(note, "look again 1")
    stage.key(Key.Key_Return)
    stage.settle()
    session = stage.window.session
    assert session.dataset is not None
    assert session.dataset.notes == {0: "look again 1"}
    assert stage.window.browse.grid.hasFocus()
    cell = stage.window.browse._model.index_of(0)
    assert "look again 1" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    note.setFocus()
    QTest.keyClicks(note, "23")
    stage.key(Key.Key_Escape)
    stage.settle()
    assert note.text() == "look again 1"
    note.setFocus()
    QTest.keyClicks(note, "!")
    stage.click_photo(1)
    stage.settle()
    assert session.dataset.notes == {0: "look again 1!"}
    assert note.text() == ""
    stage.trigger("undo")
    stage.settle()
    assert session.dataset.notes == {0: "look again 1"}


def test_a_flag_is_set_by_key_and_button_and_seen_in_the_grid(stage: Stage) -> None:
    stage.click_photo(0)
    stage.click_photo(2, SHIFT)
    stage.key("f")
    stage.settle()
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.flagged.nonzero()[0].tolist() == [0, 1, 2]
    model = stage.window.browse._model
    assert PhotoState.FLAGGED in model.data(model.index_of(1), PhotoRole.STATE)
    assert "set aside" in str(model.index_of(1).data(Qt.ItemDataRole.ToolTipRole))
    stage.click_photo(1)
    flag = inspector(stage).flag
    assert flag.isChecked()
    QTest.mouseClick(flag, LEFT)
    stage.settle()
    assert not flag.isChecked()
    stage.trigger("undo")
    stage.settle()
    assert flag.isChecked()


def test_review_says_when(stage: Stage) -> None:
    stage.click_photo(0)
    QTest.mouseClick(inspector(stage).reviewed, LEFT, pos=QPoint(8, 12))
    stage.settle()
    assert inspector(stage).reviewed.toolTip().startswith("Reviewed today, ")
    stage.trigger("undo")
    stage.settle()
    assert inspector(stage).reviewed.toolTip().startswith("Mark this photo")


# -- label states -------------------------------------------------------------------------------


@pytest.fixture
def unlabelled(stage: Stage) -> Stage:
    """The first test photo, of which nothing is known."""
    stage.click_photo(TEST_ROW)
    stage.settle()
    return stage


def test_each_state_is_set_by_its_sign_and_by_the_menu(unlabelled: Stage) -> None:
    stage = unlabelled
    dataset = stage.window.session
    assert "unknown" in chip(stage, "2").toolTip()
    chip(stage, "2").setFocus()
    QTest.keyClick(chip(stage, "2"), "-")
    stage.settle()
    assert dataset.dataset is not None
    assert dataset.dataset.targets[TEST_ROW, 1] == 0
    assert "by hand, today" in chip(stage, "2").toolTip()
    menu = chip(stage, "2").menu()
    has, _, unknown = menu.actions()
    assert [action.isChecked() for action in menu.actions()] == [False, True, False]
    has.trigger()
    stage.settle()
    assert dataset.dataset.targets[TEST_ROW, 1] == 1
    unknown.trigger()
    stage.settle()
    assert dataset.dataset.targets[TEST_ROW, 1] == -1
    menu.deleteLater()
    assert undo_text(stage) == "&Undo Clear 'bicycle' on t0.jpg"


@pytest.mark.qt_log_ignore("grabbing the keyboard")  # said by the off-screen platform
def test_a_right_click_offers_the_states(unlabelled: Stage) -> None:
    stage = unlabelled
    own = chip(stage, "2")
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, QPoint(5, 5), own.mapToGlobal(QPoint(5, 5))
    )
    QApplication.sendEvent(own, event)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)
    stage.settle()
    assert stage.labels_of(TEST_ROW) == {"2"}
    assert QApplication.activePopupWidget() is None
    assert not isValid(menu)


def test_none_of_these_leaves_labels_of_other_selected_photos(unlabelled: Stage) -> None:
    stage = unlabelled
    stage.window.tasks.edits.set_label([TEST_ROW + 1], "2", 1)
    stage.settle()
    stage.click_photo(TEST_ROW + 1)
    stage.click_photo(TEST_ROW, SHIFT)
    assert inspector(stage).labels.whole.text() == Whole.NONE
    QTest.mouseClick(inspector(stage).labels.whole, LEFT)
    stage.settle()
    assert (stage.labels_of(TEST_ROW), stage.labels_of(TEST_ROW + 1)) == (set(), {"2"})


def test_none_of_these_is_an_answer_and_not_labelled_yet_is_not(unlabelled: Stage) -> None:
    stage, panel = unlabelled, inspector(unlabelled).labels
    assert panel.status.text() == "Not labelled yet"
    assert panel.whole.text() == Whole.NONE
    QTest.mouseClick(panel.whole, LEFT)
    stage.settle()
    assert panel.status.text() == "None of these"
    assert not panel.whole.isVisible()
    clear = panel.more.menu().actions()[2]
    clear.trigger()
    stage.settle()
    assert panel.status.text() == "Not labelled yet"
    stage.key("1")
    stage.settle()
    assert panel.status.text() == "1 set, 17 not known"
    QTest.mouseClick(panel.whole, LEFT)
    stage.settle()
    assert panel.status.text() == "1 of 18"
    assert undo_text(stage) == "&Undo No other labels on t0.jpg"


def test_marks_of_the_import_say_so(stage: Stage) -> None:
    stage.click_photo(0)
    stage.settle()
    assert "(imported, today" in chip(stage, "1").toolTip()
    assert "(not listed at the import)" in chip(stage, "2").toolTip()
    stage.click_photo(TEST_ROW)
    stage.settle()
    assert "(" not in chip(stage, "2").toolTip()  # nobody has said anything


def test_all_selected_photos_get_the_state(stage: Stage) -> None:
    stage.click_photo(TEST_ROW)
    stage.click_photo(TEST_ROW + TEST_PHOTOS - 1, SHIFT)
    QTest.mouseClick(inspector(stage).labels.whole, LEFT)
    stage.settle()
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert (dataset.targets[TEST_ROW:] == 0).all()
