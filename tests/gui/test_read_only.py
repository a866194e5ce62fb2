"""A project that is only looked at: what would change it is grey and says why."""

from pathlib import Path

import pytest
from window_fixtures import MakeStage, Stage

from mmc_gui.commands import PHOTO_EDITS, why_not
from mmc_gui.palette import entries
from mmc_gui.session import TO_LOOK_AT


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


def test_all_is_offered_again_in_a_project_that_is_open(looking: Stage, project: Path) -> None:
    path = project.rename(project.with_name("other.mmc"))
    looking.open(path)
    window = looking.window
    assert window.browse.inspector.chips.isEnabled()
    assert window.actions_by_key["caption"].isEnabled()
    window.show_page("train")
    assert window.train.panel.start_button.isEnabled()
