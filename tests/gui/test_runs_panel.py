"""The runs on the Train page: named, starred, sorted, filtered, compared, deleted and restored."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QStyleOptionViewItem
from window_fixtures import CTRL, Key, MakeStage, Stage, train_run

from engine.data.project import open_project
from engine.training.config import TrainConfig
from engine.training.run_book import TRASH, RunAbout, abouts, deleted_runs
from engine.training.runs import list_runs
from mmc_gui.pages.train_page import TrainPage
from mmc_gui.studies.robustness_panel import RobustnessPanel
from mmc_gui.widgets.runs_table import NOTE, RUN, STAR

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def three(make_stage: MakeStage, trained_project: Path) -> Stage:
    """The window on a project with three runs, the Train page in front."""
    for seed, fusion in ((3, "text"), (4, "image")):
        train_run(trained_project, TrainConfig(hidden=(4,), epochs=5, fusion=fusion, seed=seed))
    stage = make_stage()
    stage.open(trained_project)
    stage.window.show_page("train")
    stage.settle()
    return stage


def page_of(stage: Stage) -> TrainPage:
    return stage.window.train


def click(stage: Stage, row: int, column: int = 1, *, ctrl: bool = False) -> None:
    table = page_of(stage).runs
    item = table.item(row, column)
    assert item is not None
    table.scrollToItem(item)
    keys = CTRL if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(table.viewport(), LEFT, keys, table.visualItemRect(item).center())
    stage.settle()


def type_into_cell(stage: Stage, text: str) -> None:
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Key.Key_Return)
    stage.wait(lambda: QApplication.focusWidget() is not editor)
    stage.settle()


def on_disk(stage: Stage) -> list[str]:
    assert stage.window.session.open is not None
    return [run.id for run in list_runs(stage.window.session.open.project.runs_folder)]


def test_a_run_is_named_noted_and_starred_in_place(three: Stage, make_stage: MakeStage) -> None:
    table, path = page_of(three).runs, three.window.session.path
    assert path is not None
    newest = table.shown[0]
    click(three, 0)
    QTest.keyClick(table, Key.Key_F2)
    type_into_cell(three, "image & words")
    assert table.item(0, RUN).text() == "image & words"
    table.note_action.trigger()
    type_into_cell(three, "kept")
    assert table.item(0, NOTE).text() == "kept"
    QTest.keyClick(table, Key.Key_Space)
    three.settle()
    assert table.item(0, STAR).text() == "★"
    click(three, 1, STAR)
    assert table.item(1, STAR).text() == "★"
    click(three, 1, STAR)
    assert table.item(1, STAR).text() == "☆"
    with open_project(path, read_only=True) as project:
        said = abouts(project)[newest]
    assert (said.name, said.note, said.star) == ("image & words", "kept", True)
    three.window.close()
    again = make_stage()
    again.open(path)
    assert page_of(again).runs.item(0, RUN).text() == "image & words"
    again.window.show_page("train")
    click(again, 0)
    QTest.keyClick(page_of(again).runs, Key.Key_F2)
    type_into_cell(again, newest)  # its id is no name
    assert again.window.tasks.run_book.about(newest).name == ""


def test_a_name_that_is_too_long_is_refused_and_the_old_one_stays(three: Stage) -> None:
    table = page_of(three).runs
    before = table.item(0, RUN).text()
    click(three, 0)
    table.rename_action.trigger()
    type_into_cell(three, "x" * 81)
    assert "Use at most 80" in three.texts[-1]
    assert table.item(0, RUN).text() == before


def test_runs_are_sorted_by_value_and_filtered_by_words_and_stars(three: Stage) -> None:
    page = page_of(three)
    table = page.runs
    newest_first = table.shown
    header = table.horizontalHeader()
    table.sortByColumn(4, Qt.SortOrder.AscendingOrder)
    epochs = [int(table.item(y, 4).text().split()[0]) for y in range(3)]
    assert epochs == sorted(epochs)
    table.sortByColumn(9, Qt.SortOrder.DescendingOrder)
    assert table.shown == newest_first
    assert header.visualIndex(STAR) == 0
    QTest.keyClicks(page.runs_panel.filter, "caption only")
    QTest.keyClick(page.runs_panel.filter, Key.Key_Return)
    assert table.shown == [newest_first[1]]
    page.runs_panel.filter.clear()
    assert table.shown == newest_first
    click(three, 2, STAR)
    QTest.mouseClick(page.runs_panel.starred, LEFT)
    assert table.shown == [newest_first[2]]
    page.runs_panel.starred.setChecked(False)
    assert table.shown == newest_first


def test_deleted_runs_come_back_by_undo_and_from_the_trash(three: Stage) -> None:
    page, session = page_of(three), three.window.session
    first, second, third = page.runs.shown
    three.window.tasks.set_thresholds(session.thresholds * 0 + 0.25)
    click(three, 1)
    click(three, 0)
    assert session.run is not None
    assert session.run.run.id == first
    QTest.keyClick(page.runs, Key.Key_Delete)
    three.settle()
    assert sorted(on_disk(three)) == sorted([second, third])
    assert session.run is not None
    assert session.run.run.id == second  # the newest that is left
    assert page.runs_panel.undo.text.startswith(f"“{first}” is in the trash")
    QTest.mouseClick(page.runs_panel.undo.button, LEFT)
    three.settle()
    assert session.run is not None
    assert session.run.run.id == first
    assert set(session.thresholds.tolist()) == {0.25}
    assert page.runs_panel.undo.text == ""
    assert not page.runs_panel.trash_button.isVisible()

    click(three, 1)
    click(three, 2, ctrl=True)
    QTest.mouseClick(page.runs_panel.delete_button, LEFT)
    three.settle()
    assert on_disk(three) == [first]
    assert page.runs_panel.trash_button.text() == "Trash (2)"
    entries = page.runs_panel.trash_button.menu().actions()
    entries[0].trigger()
    three.settle()
    assert sorted(on_disk(three)) == sorted([first, second])
    page.runs_panel.trash_button.menu().actions()[-1].trigger()
    three.settle()
    assert not page.runs_panel.trash_button.isVisible()
    assert session.open is not None
    assert not (session.open.project.runs_folder / TRASH).exists()


def test_the_last_run_can_go_and_come_back(trained_stage: Stage) -> None:
    trained_stage.window.show_page("train")
    page, session = page_of(trained_stage), trained_stage.window.session
    page.runs_panel.delete_button.click()
    trained_stage.settle()
    assert session.run is None
    assert page.no_runs.isVisible()
    assert page.epochs_shown == 0
    page.runs_panel.undo.button.click()
    trained_stage.settle()
    assert session.run is not None
    assert page.epochs_shown > 0


def test_closing_the_project_empties_the_trash_and_a_kill_does_not(
    three: Stage, make_stage: MakeStage
) -> None:
    page, path = page_of(three), three.window.session.path
    assert path is not None
    run = page.runs.shown[0]
    click(three, 0)
    page.runs_panel.delete_button.click()
    three.settle()
    with open_project(path, read_only=True) as project:  # as the disk is after a kill
        assert [gone.id for gone in deleted_runs(project)] == [run]
    three.window.close()
    with open_project(path, read_only=True) as project:
        assert deleted_runs(project) == []
        assert len(list_runs(project.runs_folder)) == 2


def test_a_trash_that_a_kill_left_is_offered_again(
    make_stage: MakeStage, trained_project: Path
) -> None:
    folder = trained_project.parent / "animals-runs"
    (run,) = folder.iterdir()
    (folder / TRASH).mkdir()
    run.rename(folder / TRASH / run.name)
    stage = make_stage()
    stage.open(trained_project)
    stage.window.show_page("train")
    stage.settle()
    button = page_of(stage).runs_panel.trash_button
    assert button.isVisible()
    button.menu().actions()[0].trigger()
    stage.settle()
    assert on_disk(stage) == [run.name]


def test_runs_are_compared_side_by_side(three: Stage) -> None:
    page = page_of(three)
    click(three, 0)
    assert not page.runs_panel.compare_button.isEnabled()
    assert "Select two" in page.runs_panel.compare_button.toolTip()
    click(three, 1, ctrl=True)
    QTest.mouseClick(page.runs_panel.compare_button, LEFT)
    three.settle()
    dialog = page.runs_panel._dialog
    assert dialog is not None
    assert dialog.isVisible()
    settings = {dialog.settings.item(y, 0).text() for y in range(dialog.settings.rowCount())}
    assert {"Fusion", "Seed"} <= settings
    assert "Epochs" not in settings
    assert dialog.figures.item(0, 0).text() == "Micro F1"
    dialog.measure.setCurrentText("Training loss")
    names = [one.name for one in dialog.plot.series]
    assert len(names) == 2
    assert all(len(dialog.plot.points(name)[1]) == 5 for name in names)
    dialog.close()
    three.settle()
    assert page.runs_panel._dialog is None


def test_a_project_to_look_at_keeps_its_runs(make_stage: MakeStage, trained_project: Path) -> None:
    stage = make_stage()
    stage.window.tasks.open_project(trained_project, read_only=True)
    stage.wait(lambda: stage.window.session.path == trained_project.resolve() and stage.idle)
    stage.window.show_page("train")
    page = page_of(stage)
    assert not page.runs_panel.delete_button.isEnabled()
    page.runs.setFocus()
    QTest.keyClick(page.runs, Key.Key_Delete)
    assert "look at only" in stage.texts[-1]
    QTest.keyClick(page.runs, Key.Key_Space)
    stage.settle()
    assert "look at only" in stage.texts[-1]
    assert len(on_disk(stage)) == 1


def test_curves_of_selected_runs_lie_behind_those_of_the_chosen_one(three: Stage) -> None:
    page = page_of(three)
    click(three, 0)
    assert page.f1_plot.overlays == ()
    assert "Select more runs" in page.behind.text()
    click(three, 1, ctrl=True)
    three.wait(lambda: len(page.f1_plot.overlays) == 1)
    assert [one.name for one in page.f1_plot.overlays] == [page.runs.shown[1]]
    assert page.behind.text() == f"Dashed: {page.runs.shown[1]}"
    assert set(page.loss_plot.overlays[0].columns) == {"Training", "Validation"}
    page.smoothing.setValue(50)
    assert page.smoothing_value.text() == "50 %"
    click(three, 2)
    assert page.f1_plot.overlays == ()


def test_while_training_the_selected_run_lies_behind(three: Stage) -> None:
    page = page_of(three)
    page.panel.form.fields["epochs"].editor.put(5000)
    click(three, 1)
    earlier = page.runs.selected
    page.start()
    three.wait(lambda: page.epochs_shown >= 2 and page.f1_plot.overlays)
    assert [one.name for one in page.f1_plot.overlays] == earlier
    three.window.stop()
    three.wait(lambda: len(page.runs.shown) == 4 and three.idle)
    assert page.f1_plot.overlays == ()


def test_all_columns_are_seen_in_a_small_window(three: Stage) -> None:
    table, book = page_of(three).runs, three.window.tasks.run_book
    run_id = table.shown[0]
    said = RunAbout(name="Both modalities, a small head", note="worth another look next week")
    book.say(run_id, said)
    three.settle()
    assert (three.window.width(), three.window.height()) == (1280, 720)
    assert table.horizontalScrollBar().maximum() == 0
    assert table.columnWidth(NOTE) > 60
    own = table.item(1, RUN)
    assert own is not None
    assert own.text() == table.shown[1]
    option = QStyleOptionViewItem()
    option.initFrom(table)
    assert table.itemDelegate().sizeHint(option, table.indexFromItem(own)).width() <= (
        table.columnWidth(RUN)
    )
    cells = [table.item(0, column) for column in (RUN, NOTE)]
    assert [cell.toolTip() for cell in cells if cell] == [f"{said.name}, {run_id}", said.note]


def test_the_name_of_a_run_stands_wherever_its_id_stood(three: Stage) -> None:
    window, run = three.window, three.window.session.run
    assert run is not None
    window.tasks.run_book.say(run.run.id, RunAbout(name="Long train"))
    three.settle()
    assert "run Long train" in window.job_bar.accessibleDescription()
    robustness = window.experiments.findChild(RobustnessPanel)
    assert robustness is not None
    window.show_page("experiments")
    three.settle()
    entries = [robustness.runs.item(row) for row in range(robustness.runs.count())]
    [own] = [entry for entry in entries if run.run.id in entry.toolTip().split("\n")]
    assert own.text().startswith("Long train\n")
    assert run.run.id not in own.text()
