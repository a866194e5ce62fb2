"""Browse: finding photos, labelling them by key, chip and menu, and what is said of a photo."""

import functools
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from window_fixtures import (
    BROKEN,
    CTRL,
    MISSING,
    SHIFT,
    TEST_PHOTOS,
    TRAIN_PHOTOS,
    Key,
    MakeStage,
    Stage,
    train_run,
)

from engine.data.dataset import NEGATIVE, UNKNOWN, Split
from engine.data.project import open_project
from engine.training.config import TrainConfig
from mmc_gui.models.photo_model import PhotoRole, PhotoState
from mmc_gui.models.row_filter import Show
from mmc_gui.theme import current_theme

ALL = TRAIN_PHOTOS + TEST_PHOTOS
NOBODY = "zebra"


def count(stage: Stage) -> str:
    return stage.window.browse.filters.count.text()


def choose(stage: Stage, show: Show) -> None:
    box = stage.window.browse.filters.show_only
    box.setCurrentIndex(box.findData(show))


def current(stage: Stage) -> int:
    row = stage.window.browse.grid.current_row
    assert row is not None
    return row


# -- finding ----------------------------------------------------------------------------------


def test_search_finds_words_of_captions_and_names_and_counts_them(stage: Stage) -> None:
    assert count(stage) == f"{ALL} photos"
    stage.search("RAIN person")
    assert stage.shown() == ["0.jpg", "15.jpg"]
    assert count(stage) == f"2 of {ALL} photos"
    assert stage.window.browse.grid.current_row == 0
    stage.search("17.JPG")
    assert stage.shown() == ["17.jpg"]
    assert stage.window.browse.inspector.name.text().startswith("17.jpg")
    stage.key(Key.Key_Escape)
    assert count(stage) == f"{ALL} photos"


def test_escape_clears_the_search_and_then_leaves_it(stage: Stage) -> None:
    stage.window.activateWindow()
    stage.trigger("find")
    box, grid = stage.window.browse.filters.search, stage.window.browse.grid
    assert box.hasFocus()
    stage.search("dog")
    stage.key(Key.Key_Escape)
    assert (box.text(), box.hasFocus()) == ("", True)
    stage.key(Key.Key_Escape)
    assert grid.hasFocus()


def test_nothing_found_says_so_and_its_button_brings_all_back(trained_stage: Stage) -> None:
    stage = trained_stage
    browse = stage.window.browse
    assert len(browse.inspector.bars.rows) == 18
    stage.search(NOBODY)
    assert browse.empty.isVisible()
    assert count(stage) == f"0 of {ALL} photos"
    # Nothing of the photo that was shown before may stay.
    assert not browse.inspector.caption.isVisible()
    assert not browse.inspector.reviewed.isVisible()
    assert browse.inspector.bars.rows == ()
    assert not browse.inspector.image.has_image
    QTest.mouseClick(browse.empty.primary, Qt.MouseButton.LeftButton)
    assert count(stage) == f"{ALL} photos"
    assert browse.grid.isVisible()
    assert browse.inspector.caption.text().startswith("A person")
    stage.search(NOBODY)  # the same words once more
    assert browse.empty.isVisible()


def test_filters_narrow_together_and_say_how_many(stage: Stage) -> None:
    filters = stage.window.browse.filters
    filters.label.setCurrentText("dog")
    assert stage.shown() == [f"{n}.jpg" for n in range(0, TRAIN_PHOTOS - 2, 4)]
    filters.split.setCurrentIndex(filters.split.findData(Split.VAL))
    dataset = stage.window.session.dataset
    assert dataset is not None
    valid = {dataset.names[row] for row in dataset.rows(Split.VAL)}
    assert set(stage.shown()) == valid & {f"{n}.jpg" for n in range(0, TRAIN_PHOTOS - 2, 4)}
    filters.clear()
    filters.split.setCurrentIndex(filters.split.findData(Split.TEST))
    assert stage.shown() == [f"t{n}.jpg" for n in range(TEST_PHOTOS)]
    choose(stage, Show.UNLABELLED)
    assert len(stage.shown()) == TEST_PHOTOS
    choose(stage, Show.REVIEWED)
    stage.settle()
    assert stage.window.browse.empty.isVisible()
    filters.clear()
    choose(stage, Show.NOT_REVIEWED)
    assert count(stage) == f"{ALL} photos"
    choose(stage, Show.UNUSABLE)
    assert stage.shown() == [MISSING]


def test_photos_the_model_gets_wrong_follow_scores_thresholds_and_labels(
    trained_stage: Stage,
) -> None:
    stage = trained_stage
    session, tasks = stage.window.session, stage.window.tasks
    choose(stage, Show.WRONG)
    assert session.run is not None
    tasks.set_thresholds(session.thresholds * 0)  # every label on every photo
    stage.settle()
    assert len(stage.shown()) == TRAIN_PHOTOS  # test photos have no label to differ from
    tasks.set_thresholds(session.thresholds * 0 + 1)
    tasks.set_fallback(False)
    stage.settle()
    assert len(stage.shown()) == TRAIN_PHOTOS
    browse = stage.window.browse
    cell = browse._model.index_of(0)
    assert PhotoState.WRONG in browse._model.data(cell, PhotoRole.STATE)
    assert "model decides otherwise" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    stage.click_photo(0)
    for key in "1u":  # person and dog, all that the photo has
        QTest.keyClick(browse.grid, key)
    stage.settle()
    assert stage.labels_of(0) == set()
    assert PhotoState.WRONG not in browse._model.data(cell, PhotoRole.STATE)
    assert "model decides otherwise" not in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert "0.jpg" in stage.shown()  # it stays in sight until the filter is set anew
    choose(stage, Show.ALL)
    choose(stage, Show.WRONG)
    assert "0.jpg" not in stage.shown()


def test_a_run_that_scored_nothing_disagrees_with_nothing(
    make_stage: MakeStage, trained_project: Path
) -> None:
    for scores in trained_project.parent.rglob("scores.safetensors"):
        scores.unlink()
    stage = make_stage()
    stage.open(trained_project)
    assert stage.window.session.run is not None
    choose(stage, Show.WRONG)
    stage.settle()
    assert stage.window.browse.empty.isVisible()
    stage.window.browse.filters.clear()
    assert "not scored" in stage.window.browse.inspector.bars_note.text()


def test_the_model_of_the_grid_keeps_its_promises_while_filtering(
    stage: Stage, model_tester: Callable[[QAbstractItemModel], None]
) -> None:
    browse = stage.window.browse
    model_tester(browse._model)
    for words in ("rain", NOBODY, "", "a"):
        stage.search(words)
    for show in Show:
        choose(stage, show)
    choose(stage, Show.ALL)
    QTest.keyClick(browse.grid, "1")
    stage.settle()
    stage.window.resize(1000, 640)
    QApplication.sendPostedEvents()
    browse.grid.set_cell_edge(96)
    assert browse._model.columns > 2


def _all_inside(outer: QWidget, parts: list[QWidget]) -> bool:
    return all(outer.rect().contains(part.geometry()) for part in parts)


def test_the_bar_breaks_into_two_lines_where_it_is_narrow(stage: Stage) -> None:
    filters = stage.window.browse.filters
    stage.search(NOBODY)
    for width in (1600, 1280, 960):
        stage.window.resize(width, 720)
        stage.wait(lambda width=width: stage.window.width() == width)
        parts = [filters.search, filters.count, filters.label, filters.show_only, filters.split]
        parts += [filters.help, filters.saved, filters.sort, filters._edge]
        stage.wait(functools.partial(_all_inside, filters, parts))
        for one, other in itertools.pairwise(parts):
            assert not one.geometry().intersects(other.geometry()), (width, one, other)
    assert filters.label.y() > filters.search.y()
    stage.window.resize(1760, 720)
    stage.wait(lambda: filters.label.y() == filters.search.y())


def test_the_size_of_the_photos_is_kept(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    stage.open(project)
    stage.window.browse.filters._edge.setValue(240)
    assert stage.window.browse.grid.cell_edge == 240
    stage.window.close()
    assert make_stage().window.browse.grid.cell_edge == 240


# -- labelling --------------------------------------------------------------------------------


def test_keys_toggle_labels_of_one_photo_and_of_several(stage: Stage) -> None:
    grid, inspector = stage.window.browse.grid, stage.window.browse.inspector
    stage.click_photo(1)
    QTest.keyClick(grid, "3")
    stage.settle()
    assert stage.labels_of(1) == {"2", "3"}
    QTest.keyClick(grid, "3")
    stage.settle()
    assert stage.labels_of(1) == {"2"}

    assert not inspector.selection.isVisible()
    stage.click_photo(3, SHIFT)
    assert grid.selected_rows == [1, 2, 3]
    assert inspector.selection.text().startswith("3 photos selected")
    assert inspector.selection.isVisible()
    QTest.keyClick(grid, "3")  # row 2 has it: now all get it
    stage.settle()
    assert [("3" in stage.labels_of(row)) for row in (1, 2, 3)] == [True] * 3
    QTest.keyClick(grid, "3")  # all have it: now it goes
    stage.settle()
    assert [("3" in stage.labels_of(row)) for row in (1, 2, 3)] == [False] * 3
    assert stage.window.session.steps[0] == "Remove 'car' on 3 photos"


def test_keys_are_dead_while_typing_in_the_search(stage: Stage) -> None:
    stage.search("1q")
    stage.key("n")
    stage.key(Key.Key_Space)
    stage.settle()
    assert stage.window.browse.filters.search.text() == "1qn "
    assert stage.window.session.steps == (None, None)


def test_keys_with_a_modifier_and_keys_without_a_label_change_nothing(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.click_photo(0)
    QTest.keyClick(grid, "1", Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(grid, "p")  # the twentieth key; there are eighteen labels
    QTest.keyClick(grid, Key.Key_F5)
    stage.settle()
    assert stage.window.session.steps == (None, None)


def test_chips_toggle_and_show_what_is_on_disk(stage: Stage, project: Path) -> None:
    inspector = stage.window.browse.inspector
    stage.click_photo(0)
    assert inspector.chips._states["18"] == 1
    for label in ("18", "2"):
        QTest.mouseClick(inspector.chips._chips[label], Qt.MouseButton.LeftButton)
    stage.settle()
    assert (inspector.chips._states["18"], inspector.chips._states["2"]) == (0, 1)
    with open_project(project) as other:
        targets = other.dataset().targets
    assert stage.labels_of(0) == {"1", "2"}
    assert stage.window.session.dataset is not None
    assert (targets == stage.window.session.dataset.targets).all()


def test_a_photo_without_a_selection_is_meant_when_it_is_shown(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.click_photo(2)
    stage.click_photo(2, CTRL)  # taken away again, but still current
    assert grid.selected_rows == []
    QTest.keyClick(grid, "5")
    QTest.mouseClick(stage.window.browse.inspector.chips._chips["6"], Qt.MouseButton.LeftButton)
    QTest.mouseClick(stage.window.browse.inspector.reviewed, Qt.MouseButton.LeftButton)
    stage.settle()
    assert {"5", "6"} <= stage.labels_of(2)
    assert stage.window.session.dataset is not None
    assert stage.window.session.dataset.reviewed[2]


def test_undo_and_redo_name_what_they_act_on(stage: Stage) -> None:
    actions, grid = stage.window.actions_by_key, stage.window.browse.grid
    assert not actions["undo"].isEnabled()
    stage.click_photo(1)
    QTest.keyClick(grid, "1")
    stage.settle()
    assert actions["undo"].text() == "&Undo Set 'person' on 1.jpg"
    QTest.keyClick(grid, Key.Key_Space)
    stage.settle()
    assert actions["undo"].text() == "&Undo Mark 1.jpg as reviewed"
    stage.trigger("undo")
    stage.trigger("undo")
    stage.settle()
    assert stage.labels_of(1) == {"2"}
    assert actions["redo"].text() == "&Redo Set 'person' on 1.jpg"
    assert not actions["undo"].isEnabled()
    stage.trigger("redo")
    stage.settle()
    assert stage.labels_of(1) == {"1", "2"}
    assert actions["redo"].text() == "&Redo Mark 1.jpg as reviewed"
    stage.click_photo(4)
    QTest.keyClick(grid, "7")  # something new: what was taken back is gone
    stage.settle()
    assert not actions["redo"].isEnabled()


def test_space_marks_as_reviewed_and_goes_on_and_n_finds_the_next(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.click_photo(0)
    for expected in (1, 2):
        QTest.keyClick(grid, Key.Key_Space)
        assert current(stage) == expected
    stage.settle()
    assert stage.window.session.dataset is not None
    assert stage.window.session.dataset.reviewed[:3].tolist() == [True, True, False]
    stage.click_photo(ALL - 1)
    QTest.keyClick(grid, "n")  # from the last one round to the first that waits
    assert current(stage) == 2
    QTest.keyClick(grid, Key.Key_A, CTRL)
    QTest.keyClick(grid, Key.Key_Space)
    stage.settle()
    assert stage.window.session.dataset.reviewed.all()
    QTest.keyClick(grid, "n")
    assert stage.texts[-1] == "Every photo shown here is reviewed."


def test_an_edit_under_a_filter_changes_the_photo_that_is_seen(stage: Stage) -> None:
    grid = stage.window.browse.grid
    stage.window.browse.filters.label.setCurrentText("car")
    stage.search("sea")
    first = stage.shown()[0]
    assert first != "0.jpg"
    stage.click_photo(current(stage))
    QTest.keyClick(grid, "3")
    QTest.keyClick(grid, "4")
    stage.settle()
    row = current(stage)
    assert stage.window.session.dataset is not None
    assert stage.window.session.dataset.names[row] == first
    assert stage.labels_of(row) >= {"4"}
    assert "3" not in stage.labels_of(row)
    assert first in stage.shown()
    untouched = set(range(ALL)) - {row}
    with open_project(stage.window.session.path or Path()) as project:
        assert project.journal.history()[0].summary == f"Set 'motorcycle' on {first}"
    assert all("4" not in stage.labels_of(other) for other in untouched)


def test_edits_survive_closing_and_reopening(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    stage.open(project)
    stage.click_photo(5)
    for key in ("4", Key.Key_Space, "2"):
        QTest.keyClick(stage.window.browse.grid, key)
    stage.window.close()  # at once, with the edits on their way
    again = make_stage()
    again.open(project)
    assert again.labels_of(5) == {"3", "4"}
    assert again.labels_of(6) == {"1", "2"}
    dataset = again.window.session.dataset
    assert dataset is not None
    assert dataset.reviewed.nonzero()[0].tolist() == [5]
    assert again.window.actions_by_key["undo"].text() == "&Undo Set 'bicycle' on 6.jpg"


# -- what is said of a photo --------------------------------------------------------------------


def test_missing_and_broken_photos_say_so(stage: Stage) -> None:
    inspector, model = stage.window.browse.inspector, stage.window.browse._model
    stage.click_photo(TRAIN_PHOTOS - 2)
    assert inspector.name.text().startswith(MISSING)
    assert "is not in the photo folder" in inspector.image.accessibleDescription()
    assert inspector.doubt.text() == f"The photo {MISSING} is not there; its caption is used."
    assert inspector.doubt.isVisible()
    assert PhotoState.BROKEN in model.data(model.index_of(TRAIN_PHOTOS - 2), PhotoRole.STATE)

    stage.click_photo(TRAIN_PHOTOS - 1)
    assert inspector.name.text().startswith(BROKEN)
    stage.wait(lambda: "cannot be shown" in inspector.image.accessibleDescription())
    assert not inspector.doubt.isVisible()  # nobody has looked into the file yet
    stage.wait(lambda: stage.window.browse.is_settled)
    broken = model.index_of(TRAIN_PHOTOS - 1)
    assert PhotoState.BROKEN in model.data(broken, PhotoRole.STATE)
    reason = "This is not an image that can be read."
    assert reason in inspector.image.accessibleDescription()
    assert reason in model.data(broken, Qt.ItemDataRole.ToolTipRole)
    stage.click_photo(0)
    stage.wait(lambda: inspector.image.has_image)


def test_what_the_features_found_broken_is_told_beside_the_photo(trained_stage: Stage) -> None:
    stage = trained_stage
    inspector = stage.window.browse.inspector
    stage.click_photo(TRAIN_PHOTOS - 1)
    assert inspector.doubt.isVisible()
    assert inspector.doubt.property("look") == "danger"
    choose(stage, Show.UNUSABLE)
    assert stage.shown() == [MISSING, BROKEN]


def test_the_inspector_follows_the_photo_and_explains_its_scores(trained_stage: Stage) -> None:
    stage = trained_stage
    inspector, session = stage.window.browse.inspector, stage.window.session
    assert session.dataset is not None
    assert session.run is not None
    train, test = (
        int(session.dataset.rows(Split.TRAIN)[0]),
        int(session.dataset.rows(Split.TEST)[0]),
    )
    stage.click_photo(train)
    assert "trained on this photo" in inspector.bars_note.text()
    stage.click_photo(test)
    assert inspector.bars_note.text() == ""
    assert inspector.name.text() == "t0.jpg  ·  Test"
    shown = {row.label_id: row.score for row in inspector.bars.rows}
    for column, label in enumerate(session.dataset.labels):
        assert shown[label.id] == pytest.approx(float(session.run.scores[test, column]))
    assert set(inspector.chips._states.values()) == {-1}


def test_a_score_out_of_fold_is_not_called_too_sure(stage: Stage, project: Path) -> None:
    train_run(project, TrainConfig(hidden=(8,), epochs=1, batch_size=8, folds=2))
    stage.window.tasks.close_project()
    stage.open(project)
    dataset = stage.window.session.dataset
    assert dataset is not None
    stage.click_photo(int(dataset.rows(Split.TRAIN)[0]))
    assert stage.window.browse.inspector.bars.rows
    assert stage.window.browse.inspector.bars_note.text() == ""


def test_arrows_walk_and_the_words_follow(stage: Stage) -> None:
    grid, inspector = stage.window.browse.grid, stage.window.browse.inspector
    stage.click_photo(0)
    QTest.keyClick(grid, Key.Key_Right)
    assert inspector.caption.text() == "A bicycle at the sea"
    QTest.keyClick(grid, Key.Key_End)
    assert inspector.name.text() == f"t{TEST_PHOTOS - 1}.jpg  ·  Test"


def test_another_theme_recolours_the_labels(stage: Stage) -> None:
    model = stage.window.browse._model
    cell = model.index_of(0)
    before = model.data(cell, PhotoRole.LABELS)
    stage.trigger("dark")
    after = model.data(cell, PhotoRole.LABELS)
    assert [name for name, _ in before] == [name for name, _ in after]  # type: ignore[union-attr]
    assert before != after
    assert current_theme().dark
    stage.trigger("light")


def test_not_labelled_yet_is_told_from_no_labels(make_stage: MakeStage, project: Path) -> None:
    with open_project(project) as file:
        for label_id in file.labels.ids:
            file.journal.set_state([1], label_id, state=UNKNOWN)
            file.journal.set_state([2], label_id, state=NEGATIVE)
    stage = make_stage()
    stage.open(project)
    model = stage.window.browse.grid._model

    def told(row: int) -> str:
        return str(model.index_of(row).data(Qt.ItemDataRole.AccessibleTextRole))

    assert told(0).endswith("not labelled yet")
    assert told(1).endswith("no labels")
    choose(stage, Show.BARE)
    assert stage.shown() == ["1.jpg"]
    choose(stage, Show.UNLABELLED)
    assert stage.shown()[0] == "0.jpg"
    assert "1.jpg" not in stage.shown()


def test_a_menu_shortens_what_a_long_edit_did(stage: Stage) -> None:
    stage.window.tasks.edits.add_label("a name & " * 30)
    stage.settle()
    text = stage.window.actions_by_key["undo"].text()
    assert text.startswith("&Undo Add the label 'a name &&")
    assert len(text) < 90
