"""Suggestions of a run: shown on one photo, accepted one by one, all at once, on many photos."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from window_fixtures import CTRL, SHIFT, TEST_PHOTOS, TRAIN_PHOTOS, Key, Stage

from engine.data.project import accepted_from, open_project
from mmc_gui.suggesting import suggested_cells
from mmc_gui.widgets.accept_dialog import AcceptDialog
from mmc_gui.widgets.label_chip import LabelChip

LEFT = Qt.MouseButton.LeftButton
ROW = TRAIN_PHOTOS  # the first test photo: nothing is known of it
SUGGESTED = ("1", "4")


@pytest.fixture
def suggesting(trained_stage: Stage) -> Stage:
    """A run that gives the first test photos person and motorcycle, and nothing else."""
    stage = trained_stage
    session = stage.window.session
    run = session.run
    assert run is not None
    scores = np.full_like(run.scores, 0.4)
    columns = [run.run.setup.labels.column(label_id) for label_id in SUGGESTED]
    scores[np.ix_(range(ROW, ROW + TEST_PHOTOS), columns)] = (0.9, 0.7)
    scores[0] = 0.02
    run.scores[:], run.scored[:] = scores, True
    stage.window.tasks.set_thresholds(np.full(scores.shape[1], 0.5))
    stage.click_photo(ROW)
    stage.settle()
    return stage


def chip(stage: Stage, label: str) -> LabelChip:
    return stage.window.browse.inspector.chips._chips[label]


def suggested(stage: Stage) -> set[str]:
    chips = stage.window.browse.inspector.chips._chips
    return {label for label, own in chips.items() if own.is_suggested}


def undo_text(stage: Stage) -> str:
    return stage.window.actions_by_key["undo"].text()


def sources(stage: Stage, row: int) -> dict[str, str]:
    dataset, opened = stage.window.session.dataset, stage.window.session.open
    assert dataset is not None
    assert opened is not None
    with open_project(opened.project.path) as project:
        facts = project.facts(int(dataset.items[row]))
    assert facts is not None
    return {label: mark.source for label, mark in facts.marks.items()}


def run_source(stage: Stage) -> str:
    assert stage.window.session.run is not None
    return accepted_from(stage.window.session.run.run.id)


def dialog(stage: Stage) -> AcceptDialog:
    found = stage.window.browse.accepting.dialog
    assert found is not None
    return found


def test_suggestions_stand_beside_the_labels_with_their_scores(suggesting: Stage) -> None:
    panel = suggesting.window.browse.inspector.labels
    assert suggested(suggesting) == set(SUGGESTED)
    assert "90 %" in chip(suggesting, "1").toolTip()
    assert panel.suggested.text() == "2 suggestions"
    assert panel.accept.isVisible()


def test_a_click_accepts_one_and_its_source_is_the_run(suggesting: Stage) -> None:
    stage = suggesting
    QTest.mouseClick(chip(stage, "1"), LEFT)
    stage.settle()
    assert stage.labels_of(ROW) == {"1"}
    assert suggested(stage) == {"4"}
    assert sources(stage, ROW) == {"1": run_source(stage)}
    assert "accepted from run" in chip(stage, "1").toolTip()
    assert undo_text(stage) == "&Undo Accept suggestions on t0.jpg"
    stage.trigger("undo")
    stage.settle()
    assert suggested(stage) == set(SUGGESTED)


def test_the_key_of_a_suggested_label_accepts_it_and_others_are_by_hand(suggesting: Stage) -> None:
    stage = suggesting
    stage.key("1")
    stage.settle()
    stage.key("2")
    stage.settle()
    assert sources(stage, ROW) == {"1": run_source(stage), "2": "user"}


def test_a_accepts_all_of_the_photo_as_one_edit(suggesting: Stage) -> None:
    stage = suggesting
    stage.key("a")
    stage.settle()
    assert stage.labels_of(ROW) == set(SUGGESTED)
    assert not stage.window.browse.inspector.labels.accept.isVisible()
    stage.key("a")  # nothing is left to accept
    stage.settle()
    stage.trigger("undo")
    stage.settle()
    assert stage.labels_of(ROW) == set()


def test_a_no_by_hand_is_shown_as_a_disagreement_and_not_suggested(suggesting: Stage) -> None:
    stage = suggesting
    chip(stage, "1").setFocus()
    QTest.keyClick(chip(stage, "1"), "-")
    stage.settle()
    assert suggested(stage) == {"4"}
    assert "The model disagrees: its score is 90 %" in chip(stage, "1").toolTip()


def test_a_label_far_below_its_threshold_is_doubted(suggesting: Stage) -> None:
    stage = suggesting
    stage.click_photo(0)
    stage.settle()
    assert "The model disagrees: its score is 2 %" in chip(stage, "1").toolTip()
    stage.click_photo(1)
    stage.settle()
    assert "disagrees" not in chip(stage, "2").toolTip()  # 40 %: merely unsure


def test_suggestions_follow_the_thresholds(suggesting: Stage) -> None:
    stage = suggesting
    tasks, session = stage.window.tasks, stage.window.session
    tasks.set_thresholds(session.thresholds * 0 + 0.8)
    stage.settle()
    assert suggested(stage) == {"1"}
    tasks.set_thresholds(session.thresholds * 0 + 1)  # the fallback is no suggestion
    stage.settle()
    assert suggested(stage) == set()


def test_many_photos_are_counted_first_and_accepted_as_one_edit(suggesting: Stage) -> None:
    stage = suggesting
    stage.window.tasks.edits.set_label([ROW + 1], "1", 0)
    stage.settle()
    stage.trigger("accept")
    stage.settle()
    box = dialog(stage)
    assert len(box.scopes) == 1
    assert box.accept_button.text() == "Accept 9 labels on 5 photos"
    assert box.by_hand.text() == "Also change 1 label that was set to “no” by hand"
    box.by_hand.setChecked(True)
    assert box.accept_button.text() == "Accept 10 labels on 5 photos"
    box.by_hand.setChecked(False)
    box.least.setValue(0.8)
    assert box.accept_button.text() == "Accept 4 labels on 4 photos"
    box.least.setValue(0.95)
    assert not box.accept_button.isEnabled()
    box.least.setValue(0)
    QTest.mouseClick(box.accept_button, LEFT)
    stage.settle()
    assert [stage.labels_of(ROW + n) for n in range(3)] == [{"1", "4"}, {"4"}, {"1", "4"}]
    assert undo_text(stage) == "&Undo Accept suggestions on 5 photos"
    assert stage.texts[-1] == "Accepted 9 labels on 5 photos. Undo takes them back."
    stage.trigger("undo")
    stage.settle()
    assert all(stage.labels_of(ROW + n) == set() for n in range(TEST_PHOTOS))


def test_selected_photos_alone_and_some_labels_alone(suggesting: Stage) -> None:
    stage = suggesting
    stage.click_photo(ROW)
    stage.click_photo(ROW + 1, CTRL)
    stage.trigger("accept")
    stage.settle()
    box = dialog(stage)
    assert box.scopes[0].text() == "The 2 selected photos"
    assert box.accept_button.text() == "Accept 4 labels on 2 photos"
    assert [box.labels.item(n).text() for n in range(2)] == ["person  ·  2", "motorcycle  ·  2"]
    box.labels.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert box.accept_button.text() == "Accept 2 labels on 2 photos"
    box.scopes[1].click()
    assert box.accept_button.text() == "Accept 5 labels on 5 photos"
    box.scopes[0].click()
    QTest.mouseClick(box.accept_button, LEFT)
    stage.settle()
    assert [stage.labels_of(ROW + n) for n in range(3)] == [{"4"}, {"4"}, set()]


def test_cancel_changes_nothing_and_another_run_closes_the_question(suggesting: Stage) -> None:
    stage = suggesting
    stage.trigger("accept")
    stage.settle()
    QTest.keyClick(dialog(stage), Key.Key_Escape)
    assert stage.window.browse.accepting.dialog is None
    stage.trigger("accept")
    stage.settle()
    stage.window.session.set_run(None)
    assert stage.window.browse.accepting.dialog is None
    stage.settle()
    assert not stage.window.actions_by_key["undo"].isEnabled()
    assert not stage.window.actions_by_key["accept"].isEnabled()


def test_nothing_to_suggest_is_said(suggesting: Stage) -> None:
    stage = suggesting
    stage.window.tasks.set_thresholds(stage.window.session.thresholds * 0 + 1)
    stage.window.browse.inspector.labels.many_requested.emit()
    stage.settle()
    assert "suggests no label" in stage.texts[-1]


def test_several_selected_photos_are_toggled_not_accepted(suggesting: Stage) -> None:
    stage = suggesting
    stage.click_photo(ROW)
    stage.click_photo(ROW + 2, SHIFT)
    QTest.mouseClick(chip(stage, "1"), LEFT)
    stage.settle()
    assert all(sources(stage, ROW + n) == {"1": "user"} for n in range(3))


def test_a_on_several_selected_photos_asks_first(suggesting: Stage) -> None:
    stage = suggesting
    stage.click_photo(ROW)
    stage.click_photo(ROW + 2, SHIFT)
    stage.key("a")
    stage.settle()
    assert dialog(stage).scopes[0].isChecked()
    assert dialog(stage).accept_button.text() == "Accept 6 labels on 3 photos"
    dialog(stage).reject()
    assert stage.labels_of(ROW) == set()


def test_a_label_the_project_has_no_more_is_not_suggested(suggesting: Stage) -> None:
    stage = suggesting
    stage.window.tasks.edits.delete_label("4")
    stage.settle()
    assert suggested(stage) == {"1"}
    assert suggested_cells(stage.window.session, np.array([ROW])).sum() == 1
    stage.key("a")
    stage.settle()
    assert stage.labels_of(ROW) == {"1"}


def test_scores_of_a_former_caption_are_not_offered(suggesting: Stage) -> None:
    stage = suggesting
    session, edits = stage.window.session, stage.window.tasks.edits
    assert session.dataset is not None
    item = int(session.dataset.items[ROW])
    edits.set_captions({item: "A zebra"})
    stage.settle()
    stage.trigger("accept")
    stage.settle()
    box = dialog(stage)
    assert box.accept_button.text() == "Accept 8 labels on 4 photos"
    assert "1 photo is left out: its caption was changed since." in box.note.text()
    QTest.mouseClick(box.accept_button, LEFT)
    stage.settle()
    assert stage.labels_of(ROW) == set()
    stage.click_photo(ROW)
    stage.click_photo(ROW + 1, CTRL)
    stage.trigger("accept")
    stage.settle()
    assert "left out" in stage.texts[-1] or "suggests no label" in stage.texts[-1]
