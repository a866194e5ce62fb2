"""The label set editor: each change is asked for with real keys, shown, on disk, and undone."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QColorDialog, QLineEdit, QToolButton
from window_fixtures import (
    CTRL,
    SHIFT,
    Key,
    MakeStage,
    Stage,
    make_project,
    usual_rows,
    write_source,
)

from engine.data.labels import Label, LabelSet
from engine.data.project import create_project, open_project
from mmc_gui.models.label_set_model import Column, LabelSetModel
from mmc_gui.panels.label_set import LabelSetDialog
from mmc_gui.widgets.color_grid import ColorGrid

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(stage: Stage) -> LabelSetDialog:
    return opened(stage)


def opened(stage: Stage) -> LabelSetDialog:
    """Open the editor by its key and wait for its counts."""
    QTest.keyClick(stage.window, Key.Key_L, CTRL)
    (found,) = [d for d in stage.window.findChildren(LabelSetDialog) if d.isVisible()]
    found.activateWindow()
    stage.settle()
    return found


def ids(stage: Stage) -> list[str]:
    dataset = stage.window.session.dataset
    assert dataset is not None
    return list(dataset.labels.ids)


def names(stage: Stage) -> list[str]:
    dataset = stage.window.session.dataset
    assert dataset is not None
    return [label.name for label in dataset.labels]


def cells(dialog: LabelSetDialog, label_id: str) -> list[str]:
    row = dialog.model.row_of(label_id)
    return [str(dialog.model.index(row, column).data()) for column in Column]


def field(dialog: LabelSetDialog) -> QLineEdit:
    """The field in which a name is being changed."""
    found = dialog.table.viewport().findChild(QLineEdit)
    assert isinstance(found, QLineEdit)
    return found


def press(dialog: LabelSetDialog, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    QTest.keyClick(dialog.focusWidget() or dialog, key, modifier)


def test_every_label_stands_with_its_id_and_counts(stage: Stage, dialog: LabelSetDialog) -> None:
    assert dialog.windowTitle() == "Labels"
    assert dialog.model.rowCount() == 18
    dataset = stage.window.session.dataset
    assert dataset is not None
    column = dataset.targets[:, dataset.labels.column("18")]
    counts = [f"{np.count_nonzero(column == state):,}" for state in (1, 0, -1)]
    assert cells(dialog, "18") == ["dog", "18", *counts]
    assert dialog.add.name.hasFocus()
    assert dialog.said.text() == "Every change here can be undone."


def test_enter_adds_labels_one_after_the_other_and_ctrl_z_takes_them_back(
    stage: Stage, dialog: LabelSetDialog, project: Path
) -> None:
    for name in ("zebra", "Giraffe"):
        QTest.keyClicks(dialog.add.name, name)
        QTest.keyClick(dialog.add.name, Key.Key_Return)
        stage.settle()
        assert dialog.add.name.text() == ""
        assert dialog.add.name.hasFocus()
    assert names(stage)[-2:] == ["zebra", "Giraffe"]
    assert cells(dialog, "zebra") == ["zebra", "zebra", "0", "0", f"{len(stage.shown())}"]
    assert dialog.said.text() == "Last change: Add the label 'Giraffe'"
    with open_project(project) as file:
        assert file.labels.ids[-2:] == ("zebra", "Giraffe")
    press(dialog, Key.Key_Z, CTRL)
    stage.settle()
    assert names(stage)[-1] == "zebra"
    press(dialog, Key.Key_Z, CTRL | SHIFT)
    stage.settle()
    assert names(stage)[-1] == "Giraffe"
    dialog.close()
    for _ in range(2):
        stage.trigger("undo")
        stage.settle()
    assert len(names(stage)) == 18


def test_ctrl_z_in_a_field_first_takes_back_what_was_typed(
    stage: Stage, dialog: LabelSetDialog
) -> None:
    stage.window.tasks.edits.add_label("zebra")
    stage.settle()
    QTest.keyClicks(dialog.add.name, "lion")
    press(dialog, Key.Key_Z, CTRL)
    stage.settle()
    assert dialog.add.name.text() == ""
    assert names(stage)[-1] == "zebra"


@pytest.mark.parametrize(
    ("name", "fault"),
    [("   ", "A label needs a name. Type one."),
     (" DOG ", "There is a label 'dog' already. Choose another name.")],
)  # fmt: skip
def test_a_bad_name_is_explained_where_it_is_typed(
    stage: Stage, dialog: LabelSetDialog, name: str, fault: str
) -> None:
    QTest.keyClicks(dialog.add.name, name)
    assert dialog.said.text() == fault
    assert not dialog.add.button.isEnabled()
    QTest.keyClick(dialog.add.name, Key.Key_Return)
    stage.settle()
    assert len(names(stage)) == 18
    assert dialog.isVisible()
    dialog.add.name.selectAll()
    QTest.keyClick(dialog.add.name, Key.Key_Delete)
    assert dialog.said.text() == "Every change here can be undone."
    dialog.table.choose("3")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_F2)
    editor = field(dialog)
    QTest.keyClicks(editor, name)
    assert dialog.said.text() == fault
    QTest.keyClick(editor, Key.Key_Return)
    assert editor.isVisible()
    QTest.keyClick(editor, Key.Key_Escape)
    stage.settle()
    assert names(stage)[2] == "car"
    assert dialog.isVisible()


def test_f2_renames_in_place_and_the_id_stays(stage: Stage, dialog: LabelSetDialog) -> None:
    dialog.table.choose("18")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_F2)
    QTest.keyClicks(field(dialog), "Dog")
    QTest.keyClick(field(dialog), Key.Key_Return)
    stage.wait(lambda: cells(dialog, "18")[:2] == ["Dog", "18"])
    current = dialog.table.current
    assert current is not None
    assert current.id == "18"
    press(dialog, Key.Key_Z, CTRL)
    stage.settle()
    assert cells(dialog, "18")[0] == "dog"


def test_alt_and_an_arrow_move_a_label_with_its_column(
    stage: Stage, dialog: LabelSetDialog
) -> None:
    before = stage.labels_of(0)
    dialog.table.choose("2")
    dialog.table.setFocus()
    assert dialog.commands["up"].isEnabled()
    QTest.keyClick(dialog.table, Key.Key_Up, ALT)
    stage.settle()
    assert ids(stage)[:3] == ["2", "1", "3"]
    assert not dialog.commands["up"].isEnabled()
    for _ in range(3):
        QTest.keyClick(dialog.table, Key.Key_Down, ALT)
        stage.settle()
    assert ids(stage)[:4] == ["1", "3", "4", "2"]
    assert stage.labels_of(0) == before
    dialog.table.choose(ids(stage)[-1])
    assert not dialog.commands["down"].isEnabled()


def test_a_label_is_dragged_to_another_place(stage: Stage, dialog: LabelSetDialog) -> None:
    model = dialog.model
    first = model.index(0, Column.NAME)
    before = ids(stage)
    move, root = Qt.DropAction.MoveAction, model.index(-1, -1)
    assert not model.dropMimeData(model.mimeData([first]), move, 3, 0, root)
    stage.settle()
    assert ids(stage)[:4] == ["2", "3", "1", "4"]
    model.dropMimeData(model.mimeData([model.index(2, 0)]), move, -1, -1, model.index(0, 0))
    stage.settle()
    assert ids(stage) == before
    model.dropMimeData(model.mimeData([first]), move, -1, -1, root)
    stage.settle()
    assert ids(stage) == [*before[1:], before[0]]
    dialog.filter.setText("dog")
    QTest.keyClick(dialog.filter, Key.Key_Return)
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_deleting_says_what_it_takes_and_undo_brings_it_back(
    stage: Stage, dialog: LabelSetDialog
) -> None:
    rows = [row for row in range(len(stage.shown())) if "18" in stage.labels_of(row)]
    dialog.table.choose("18")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_Delete)
    assert dialog.deleting.text.text() == f"Takes dog from {len(rows)} photos. Undo brings it back."
    QTest.keyClick(dialog.deleting.button, Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog._bottom.currentWidget() is dialog.add
    QTest.keyClick(dialog.table, Key.Key_Delete)
    QTest.mouseClick(dialog.deleting.button, LEFT)
    stage.settle()
    assert "18" not in ids(stage)
    press(dialog, Key.Key_Z, CTRL)
    stage.settle()
    assert [row for row in range(len(stage.shown())) if "18" in stage.labels_of(row)] == rows
    dialog.table.choose("19")
    dialog.commands["delete"].trigger()
    assert dialog.deleting.text.text() == "No photo has horse. Undo brings it back."


def test_merging_says_how_many_have_both(stage: Stage, dialog: LabelSetDialog) -> None:
    dogs = [row for row in range(len(stage.shown())) if "18" in stage.labels_of(row)]
    both = [row for row in dogs if "1" in stage.labels_of(row)]
    dialog.table.choose("18")
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_M, CTRL)
    assert not dialog.merging.button.isEnabled()
    assert dialog.merging.text.text() == "Choose the label that stays."
    QTest.keyClicks(dialog.merging.into.lineEdit(), "PERSON")
    assert dialog.merging.text.text().startswith(
        f"{len(dogs)} photos have dog; {len(both)} have both."
    )
    QTest.keyClick(dialog.merging.into.lineEdit(), Key.Key_Return)
    stage.settle()
    assert "18" not in ids(stage)
    assert all("1" in stage.labels_of(row) for row in dogs)
    current = dialog.table.current
    assert current is not None
    assert current.id == "1"
    dialog.activateWindow()  # off-screen, the list of the field has taken that
    stage.wait(dialog.isActiveWindow)
    QTest.keyClick(dialog.table, Key.Key_Z, CTRL)
    stage.settle()
    assert [row for row in dogs if "1" in stage.labels_of(row)] == both


def test_a_colour_of_the_palette_or_an_own_one(stage: Stage, dialog: LabelSetDialog) -> None:
    dialog.table.choose("2")
    dialog.commands["recolor"].trigger()
    grid = QApplication.activePopupWidget()
    assert isinstance(grid, ColorGrid)
    buttons = grid.findChildren(QToolButton)
    assert buttons[1].isChecked()
    assert buttons[0].toolTip() == "Colour 1, used by person"
    QTest.keyClick(grid, Key.Key_Right)
    QTest.keyClick(grid, Key.Key_Down)
    QTest.keyClick(grid, Key.Key_Return)
    stage.settle()
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.labels[1].color == "8"
    dialog.commands["recolor"].trigger()
    grid = QApplication.activePopupWidget()
    assert isinstance(grid, ColorGrid)
    QTest.keyClick(grid, Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    dialog.commands["recolor"].trigger()
    grid = QApplication.activePopupWidget()
    assert isinstance(grid, ColorGrid)
    grid._ask_for_own()
    (chooser,) = dialog.findChildren(QColorDialog)
    chooser.setCurrentColor(QColor("#fefefe"))
    chooser.accept()
    stage.settle()
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.labels[1].color == "#fefefe"
    assert "This colour is hard to see in the light theme." in stage.texts


def test_the_filter_finds_by_name_and_id(stage: Stage, dialog: LabelSetDialog) -> None:
    dialog.filter.setFocus()
    QTest.keyClicks(dialog.filter, "ca")
    QTest.keyClick(dialog.filter, Key.Key_Return)
    shown = [str(dialog.model.index(row, 0).data()) for row in range(dialog.model.rowCount())]
    assert shown == ["car", "cat"]
    assert not dialog.commands["down"].isEnabled()
    QTest.keyClicks(dialog.add.name, "camel")
    QTest.keyClick(dialog.add.name, Key.Key_Return)
    stage.settle()
    assert dialog.model.rowCount() == 19


def test_a_project_without_labels_says_what_to_do(make_stage: MakeStage, tmp_path: Path) -> None:
    with create_project(tmp_path / "bare.mmc", image_root=tmp_path):
        pass
    stage = make_stage()
    stage.open(tmp_path / "bare.mmc")
    dialog = opened(stage)
    assert dialog._middle.currentWidget() is dialog.empty
    assert not any(action.isEnabled() for action in dialog.commands.values())
    QTest.keyClicks(dialog.add.name, "first")
    QTest.keyClick(dialog.add.name, Key.Key_Return)
    stage.settle()
    assert dialog._middle.currentWidget() is dialog.table
    assert names(stage) == ["first"]
    assert not dialog.commands["merge"].isEnabled()


def test_another_project_closes_the_editor(
    stage: Stage, dialog: LabelSetDialog, tmp_path: Path
) -> None:
    source = write_source(tmp_path / "other", usual_rows()[:3], tests=0, size=(20, 20))
    closed = []
    dialog.finished.connect(closed.append)
    stage.open(make_project(source, tmp_path / "other.mmc"))
    assert closed


def test_closing_at_once_leaves_nothing_to_be_told(stage: Stage, qapp: QApplication) -> None:
    for _ in range(3):
        stage.trigger("labels")
        (dialog,) = [d for d in stage.window.findChildren(LabelSetDialog) if d.isVisible()]
        dialog.reject()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        stage.settle()
    assert stage.texts == []


def test_a_file_that_refuses_is_told_in_the_editor(
    stage: Stage, dialog: LabelSetDialog, project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with sqlite3.connect(project) as file:
        file.execute(
            "CREATE TRIGGER full BEFORE INSERT ON labels BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
    file.close()
    QTest.keyClicks(dialog.add.name, "zebra")
    QTest.keyClick(dialog.add.name, Key.Key_Return)
    stage.settle()
    assert dialog.said.text() == "no"
    assert len(names(stage)) == 18
    caplog.clear()


def test_a_thousand_labels_are_found_and_moved(
    qapp: QApplication, model_tester: Callable[[QAbstractItemModel], None]
) -> None:
    model = LabelSetModel()
    model_tester(model)
    model.set_labels([Label(str(n), f"label {n}") for n in range(1000)])
    model.set_filter("label 99")
    assert model.rowCount() == 19
    assert model.order_with("999", 0)[0] == "999"


def test_the_filter_bar_and_a_project_without_labels_lead_here(
    stage: Stage, tmp_path: Path
) -> None:
    def close() -> None:
        (dialog,) = [d for d in stage.window.findChildren(LabelSetDialog) if d.isVisible()]
        dialog.reject()

    browse = stage.window.browse
    assert browse.no_labels.isHidden()
    QTest.mouseClick(browse.filters.edit_labels, LEFT)
    close()
    with create_project(tmp_path / "bare.mmc", image_root=tmp_path):
        pass
    stage.open(tmp_path / "bare.mmc")
    assert browse.no_labels.text == "This project has no labels yet."
    QTest.mouseClick(browse.no_labels.button, LEFT)
    close()
    stage.window.tasks.edits.add_label("first")
    stage.settle()
    assert browse.no_labels.isHidden()


def test_the_label_that_is_filtered_for_stays_so_wherever_it_moves(stage: Stage) -> None:
    browse, edits = stage.window.browse, stage.window.tasks.edits
    browse.filters.label.setCurrentText("dog")
    dogs = stage.shown()
    edits.rename_label("18", "hound")
    edits.reorder_labels(list(reversed(ids(stage))))
    stage.settle()
    assert browse.filters.label.currentText() == "hound"
    assert stage.shown() == dogs
    edits.delete_label("18")
    stage.settle()
    assert browse.filters.label.currentText() == "All labels"
    assert len(stage.shown()) > len(dogs)


def test_training_goes_on_with_the_labels_there_are(trained_stage: Stage) -> None:
    """A run knows its own labels; the project's may be more, fewer, or in another order."""
    stage = trained_stage
    session = stage.window.session
    dialog = opened(stage)
    assert session.run is not None
    before = session.disagreements().sum(), session.evaluation()
    edits = stage.window.tasks.edits
    edits.reorder_labels(list(reversed(ids(stage))))
    assert session.run_gaps() == ""
    for name in ("zebra", "lion", "tiger", "bear"):
        edits.add_label(name)
    stage.settle()
    gaps = "This run does not know zebra, lion, tiger and 1 more: train again to have scores."
    assert session.run_gaps() == gaps
    assert session.disagreements().sum() == before[0]
    after = session.evaluation()
    assert after is not None
    assert before[1] is not None
    assert after.micro_f1 == before[1].micro_f1
    assert LabelSet(tuple(session.run_labels)).ids == session.run.run.setup.labels.ids
    dialog.close()
    for page in ("browse", "thresholds", "predict", "train", "experiments"):
        stage.window.show_page(page)
        stage.settle()
    assert gaps in stage.window.thresholds.note.text()
    edits.delete_label("1")
    stage.settle()
    assert session.run_gaps().endswith(
        "It knows person, which is no label of the project any more."
    )
    assert session.disagreements().sum() <= before[0]
    assert session.evaluation() is not None
    stage.window.show_page("thresholds")
    stage.trigger("tune")
    stage.settle()
    for label_id in ids(stage):
        edits.delete_label(label_id)
    stage.settle()
    assert ids(stage) == []
    assert not session.disagreements().any()
    assert session.evaluation() is None
    for page in ("browse", "thresholds", "predict", "train", "experiments"):
        stage.window.show_page(page)
        stage.settle()
