"""A project that is only looked at: what would change it is grey and says why."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from window_fixtures import Key, MakeStage, Stage

from mmc_gui.commands import PHOTO_EDITS, why_not
from mmc_gui.palette import entries
from mmc_gui.session import TO_LOOK_AT
from mmc_gui.transfers import ExportPlan
from mmc_gui.widgets.runs_table import STAR
from mmc_gui.widgets.threshold_model import Column

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def looking(make_stage: MakeStage, trained_project: Path) -> Stage:
    """The window on a project that is open to look at."""
    stage = make_stage()
    stage.window.tasks.open_project(trained_project, read_only=True)
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    stage.click_photo(1)
    return stage


def test_commands_that_cannot_work_are_grey_and_say_why(looking: Stage) -> None:
    window = looking.window
    for key in (*PHOTO_EDITS, "caption", "replace", "labels", "guess", "start_training"):
        assert not window.actions_by_key[key].isEnabled(), key
        assert why_not(window, key) == TO_LOOK_AT, key
    labels = [entry for entry in entries(window) if ":" in entry.command and entry.icon == "label"]
    assert labels
    assert {entry.why_not for entry in labels} == {TO_LOOK_AT}


def test_labels_words_and_bars_are_grey(looking: Stage) -> None:
    window = looking.window
    inspector = window.browse.inspector
    parts = (inspector.chips, inspector.caption, inspector.note, inspector.flag)
    assert not any(part.isEnabled() for part in (*parts, inspector.reviewed))
    window.browse.grid.selectAll()
    looking.settle()
    bar = window.browse.batch
    assert bar.isVisible()
    assert not any(button.isEnabled() for button in (bar.review, bar.flag, *bar.states.values()))
    assert bar.close_button.isEnabled()


def test_no_training_is_offered_and_no_run_is_renamed(looking: Stage) -> None:
    window = looking.window
    window.show_page("train")
    looking.settle()
    assert not window.train.panel.start_button.isEnabled()
    assert window.train.panel.start_button.toolTip() == TO_LOOK_AT
    table = window.train.runs
    for action in (table.rename_action, table.note_action, table.star_action, table.delete_action):
        assert not action.isEnabled(), action.text()
    assert table.editTriggers() == table.EditTrigger.NoEditTriggers


def click(table: QTableView, row: int, column: int) -> None:
    index = table.model().index(row, column)
    table.scrollTo(index)
    QTest.mouseClick(table.viewport(), LEFT, NONE, table.visualRect(index).center())


def test_a_run_keeps_its_star_and_name(looking: Stage) -> None:
    window = looking.window
    window.show_page("train")
    looking.settle()
    panel, table, said = window.train.runs_panel, window.train.runs, len(looking.texts)
    star = table.item(0, STAR)
    assert star is not None
    assert star.toolTip() == TO_LOOK_AT
    click(table, 0, STAR)
    looking.settle()
    assert len(looking.texts) == said
    for key in (Key.Key_Space, Key.Key_F2, Key.Key_Delete):  # which cannot be grey
        QTest.keyClick(table, key)
    looking.settle()
    assert looking.texts[said:] == [TO_LOOK_AT]
    assert star.text() == "☆"
    assert table.state() != table.State.EditingState
    assert len(table.shown) == 1
    assert not panel.delete_button.isEnabled()
    assert panel.delete_button.toolTip() == TO_LOOK_AT
    assert panel.compare_button.toolTip() != TO_LOOK_AT


def test_no_study_is_started(looking: Stage) -> None:
    window = looking.window
    window.show_page("experiments")
    looking.settle()
    page = window.experiments
    for study in (page.paper, page.search, page.robustness):
        page.tabs.setCurrentWidget(study)
        looking.wait(lambda: not window.tasks.studies.looking)
        assert not study.buttons.start.isEnabled()
        assert study.buttons.start.toolTip() == TO_LOOK_AT
        assert study.buttons.why.text() == TO_LOOK_AT


def test_thresholds_stand_where_they_are(looking: Stage) -> None:
    window = looking.window
    window.show_page("thresholds")
    looking.settle()
    page, before = window.thresholds, window.session.thresholds.copy()
    said = len(looking.texts)
    for widget in (page.bar.tune_button, page.bar.all_button, page.bar.reset_button,
                   page.bar.fallback, page.detail.scores):  # fmt: skip
        assert not widget.isEnabled()
        assert widget.toolTip() == TO_LOOK_AT
    table = page.table
    for column in (Column.SLIDER, Column.LOCK, Column.THRESHOLD):
        assert table.model().index(1, column).data(Qt.ItemDataRole.ToolTipRole) == TO_LOOK_AT
        click(table, 1, column)
    assert table.currentIndex().row() == 1  # it can be looked at
    assert len(looking.texts) == said
    for key in (Key.Key_Right, Key.Key_L, Key.Key_F2, Key.Key_Return):
        QTest.keyClick(table, key)
    looking.settle()
    assert (window.session.thresholds == before).all()
    assert not window.session.locked
    assert table.state() != table.State.EditingState
    assert looking.texts[said:] == [TO_LOOK_AT]


def test_a_page_that_is_made_later_is_grey_too(
    make_stage: MakeStage, trained_project: Path
) -> None:
    stage = make_stage(complete=False)
    stage.window.tasks.open_project(trained_project, read_only=True)
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    button = stage.window.thresholds.bar.tune_button
    assert not button.isEnabled()
    assert button.toolTip() == TO_LOOK_AT
    stage.wait(lambda: stage.window.stack.is_complete)


def test_commands_of_pages_are_grey_and_say_why(looking: Stage) -> None:
    window = looking.window
    assert not window.actions_by_key["tune"].isEnabled()
    assert why_not(window, "tune") == TO_LOOK_AT
    browse = window.browse
    assert not browse.filters.edit_labels.isEnabled()
    assert browse.filters.edit_labels.toolTip() == TO_LOOK_AT
    looking.search("bicycle")
    saved = browse.filters.saved.menu()
    assert saved is not None
    keep = next(one for one in saved.actions() if one.text().startswith("Save"))
    assert not keep.isEnabled()
    assert keep.toolTip() == TO_LOOK_AT


def test_no_moment_of_the_history_is_restored(make_stage: MakeStage, trained_project: Path) -> None:
    stage = make_stage()
    stage.open(trained_project)
    stage.window.tasks.edits.toggle_label([1], "5")
    stage.settle()
    labels = stage.labels_of(1)
    stage.window.tasks.close_project()
    stage.window.tasks.open_project(trained_project, read_only=True)
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    stage.trigger("history")
    panel = stage.window.history
    stage.wait(lambda: panel.model.rowCount() > 1 and stage.idle)
    said = len(stage.texts)
    panel.list.setCurrentIndex(panel.model.index(panel.model.rowCount() - 1))
    assert not panel.restore.isEnabled()
    assert panel.restore.toolTip() == TO_LOOK_AT
    QTest.keyClick(panel.list, Key.Key_Return)
    stage.settle()
    assert stage.labels_of(1) == labels
    assert stage.texts[said:] == [TO_LOOK_AT]


def test_no_pair_is_added(looking: Stage) -> None:
    window = looking.window
    window.show_page("predict")
    QTest.keyClicks(window.predict.caption, "A bicycle by a red wall")
    looking.wait(lambda: window.predict.is_settled and window.predict.bars.rows)
    assert not window.predict.pair.add.isEnabled()
    assert window.predict.pair.add.toolTip() == TO_LOOK_AT


def test_all_is_offered_again_in_a_project_that_is_open(looking: Stage, project: Path) -> None:
    path = project.rename(project.with_name("other.mmc"))
    looking.open(path)
    window = looking.window
    assert window.browse.inspector.chips.isEnabled()
    assert window.actions_by_key["caption"].isEnabled()
    window.show_page("train")
    assert window.train.panel.start_button.isEnabled()
    assert window.thresholds.bar.tune_button.isEnabled()
    assert window.thresholds.bar.tune_button.toolTip() != TO_LOOK_AT
    assert window.browse.filters.edit_labels.isEnabled()


def test_what_is_there_is_exported_and_nothing_is_scored_for_it(
    make_stage: MakeStage, trained_project: Path, tmp_path: Path
) -> None:
    stage = make_stage()
    stage.open(trained_project)
    stage.window.tasks.edits.set_caption(1, "words that no run has scored")
    stage.settle()
    stage.window.tasks.close_project()
    stage.window.tasks.open_project(trained_project, read_only=True)
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    window, tasks = stage.window, stage.window.tasks
    assert window.actions_by_key["export"].isEnabled()
    assert window.actions_by_key["submission"].isEnabled()
    run, dataset = window.session.trained, window.session.dataset
    assert run is not None
    assert dataset is not None

    by_hand, decided = tmp_path / "by hand.csv", tmp_path / "decided.csv"
    tasks.exports.rows(ExportPlan(format="csv", out=by_hand))
    stage.settle()
    assert len(by_hand.read_text("utf-8").splitlines()) == 1 + len(dataset)
    tasks.exports.submission(tmp_path / "submission.csv")
    stage.settle()
    assert (tmp_path / "submission.csv").exists()

    plan = ExportPlan(format="csv", out=decided, labels="decided", run_id=run.run.id)
    tasks.exports.rows(plan, failed=tasks.failed.emit)
    stage.settle()
    assert "open to look at only" in stage.texts[-1]
    assert not decided.exists()
