"""The history beside the pages: what was done stands there, and any moment can be brought back."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import CTRL, Key, MakeStage, Stage

from engine.data.project import HistoryEntry, Moment, create_project, open_project
from mmc_gui.panels.history import PAGE, HistoryPanel
from mmc_gui.widgets.history_model import HistoryModel, Standing
from mmc_gui.widgets.humanize import moment_text

LEFT = Qt.MouseButton.LeftButton


def opened(stage: Stage) -> HistoryPanel:
    QTest.keyClick(stage.window, Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    stage.settle()
    panel = stage.window.history
    assert panel.isVisible()
    return panel


def told(panel: HistoryPanel) -> list[tuple[str, Standing]]:
    model = panel.model
    return [(entry.summary, model.standing_of(row)) for row, entry in enumerate(model.entries)]


def select(panel: HistoryPanel, row: int) -> None:
    index = panel.model.index(row)
    panel.list.scrollTo(index)
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=panel.list.visualRect(index).center())


def test_before_the_first_change_it_says_what_will_stand_here(stage: Stage) -> None:
    panel = opened(stage)
    assert panel._middle.currentWidget() is panel.empty
    assert not panel.restore.isVisible()
    stage.window.tasks.edits.toggle_label([0], "5")
    stage.settle()
    assert panel._middle.currentWidget() is panel.list
    assert panel.restore.isVisible()
    QTest.keyClick(stage.window, Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert not panel.isVisible()


def test_beside_a_small_window_it_floats_and_otherwise_keeps_its_room(
    make_stage: MakeStage, project: Path
) -> None:
    stage = make_stage(size=(960, 600))
    stage.open(project)
    panel = opened(stage)
    assert panel.isFloating()
    assert stage.window.minimumWidth() == 960
    stage.trigger("history")
    stage.window.resize(1400, 800)
    stage.trigger("history")
    assert not panel.isFloating()
    stage.window.resize(900, 600)
    assert stage.window.width() > 1260
    stage.trigger("history")
    assert stage.window.minimumWidth() == 960


def test_each_edit_stands_with_its_place_in_the_tree(stage: Stage) -> None:
    panel, edits = opened(stage), stage.window.tasks.edits
    edits.toggle_label([0], "5")
    edits.set_caption(1, "new")
    edits.toggle_label([0, 1, 2], "6")
    edits.undo()
    edits.undo()
    edits.add_label("zebra")
    edits.set_reviewed([3], reviewed=True)
    edits.undo()
    stage.settle()
    assert told(panel) == [
        ("Mark 3.jpg as reviewed", Standing.UNDONE),
        ("Add the label 'zebra'", Standing.HERE),
        ("Set 'bus' on 3 photos", Standing.ASIDE),
        ("Edit caption of 1.jpg", Standing.ASIDE),
        ("Set 'airplane' on 0.jpg", Standing.DONE),
        ("The project as it was imported", Standing.DONE),
    ]
    assert panel.list.currentIndex().row() == 1, "it follows where one is"
    assert "Undone" in str(panel.model.index(0).data(Qt.ItemDataRole.ToolTipRole))
    assert str(panel.model.index(2).data(Qt.ItemDataRole.AccessibleTextRole)).startswith(
        "Set 'bus' on 3 photos. "
    )


def test_the_menus_say_of_every_kind_of_edit_what_undo_takes_back(stage: Stage) -> None:
    edits, actions = stage.window.tasks.edits, stage.window.actions_by_key
    kinds: list[tuple[Callable[[], None], str]] = [
        (lambda: edits.toggle_label([0], "5"), "Set 'airplane' on 0.jpg"),
        (lambda: edits.toggle_label([0], "5"), "Remove 'airplane' on 0.jpg"),
        (lambda: edits.set_label([0, 1], "5", 1), "Set 'airplane' on 2 photos"),
        (lambda: edits.set_label([0, 1], "5", -1), "Clear 'airplane' on 2 photos"),
        (lambda: edits.copy_labels(0, [1, 2]), "Copy labels to 2 photos"),
        (lambda: edits.set_reviewed([0, 1], reviewed=True), "Mark 2 photos as reviewed"),
        (lambda: edits.set_reviewed([1], reviewed=False), "Mark 1.jpg as not reviewed"),
        (lambda: edits.set_flagged([0, 1], flagged=True), "Flag 2 photos"),
        (lambda: edits.set_flagged([1], flagged=False), "Unflag 1.jpg"),
        (lambda: edits.set_note([0], "why?"), "Note on 0.jpg"),
        (lambda: edits.set_note([0], ""), "Remove note on 0.jpg"),
        (lambda: edits.set_caption(0, "new"), "Edit caption of 0.jpg"),
        (lambda: edits.add_label("zebra"), "Add the label 'zebra'"),
        (lambda: edits.rename_label("zebra", "Zebra"), "Rename 'zebra' to 'Zebra'"),
        (lambda: edits.recolor_label("zebra", "3"), "Give 'Zebra' another colour"),
        (
            lambda: edits.reorder_labels(_reversed_ids(stage)),
            "Put the labels in another order",
        ),
        (lambda: edits.merge_label("2", into="3"), "Merge the label 'bicycle' into 'car'"),
        (lambda: edits.delete_label("zebra"), "Delete the label 'Zebra'"),
    ]
    for edit, said in kinds:
        edit()
        stage.settle()
        assert actions["undo"].text() == f"&Undo {said}"
        edits.undo()
        stage.settle()
        assert actions["redo"].text() == f"&Redo {said}"
        edits.redo()
        stage.settle()


def _reversed_ids(stage: Stage) -> list[str]:
    dataset = stage.window.session.dataset
    assert dataset is not None
    return list(reversed(dataset.labels.ids))


def test_any_moment_is_restored_and_left_again(stage: Stage, project: Path) -> None:
    panel, edits = opened(stage), stage.window.tasks.edits
    edits.toggle_label([0], "5")
    edits.toggle_label([1], "6")
    edits.add_label("zebra")
    stage.settle()
    select(panel, 3)
    assert not panel.photos.isEnabled(), "the start changed no photo"
    QTest.mouseClick(panel.restore, LEFT)
    stage.settle()
    assert "5" not in stage.labels_of(0)
    assert panel.model.head == 0
    assert not panel.restore.isEnabled(), "one is there"
    assert panel.back.text == "You were at: Add the label 'zebra'"
    with open_project(project) as file:
        assert file.journal.moment() == Moment(0, (1, 2, 3))
    QTest.mouseClick(panel.back.button, LEFT)
    stage.settle()
    assert "6" in stage.labels_of(1)
    assert panel.back.text == ""
    select(panel, 2)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Key.Key_Return)
    stage.settle()
    assert panel.model.head == 1
    assert stage.window.session.steps == ("Set 'airplane' on 0.jpg", "Set 'bus' on 1.jpg")


def test_the_photos_of_an_edit_are_shown_alone(stage: Stage) -> None:
    panel, edits = opened(stage), stage.window.tasks.edits
    everything = stage.shown()
    edits.toggle_label([2, 4, 7], "5")
    stage.settle()
    stage.window.show_page("train")
    select(panel, 0)
    QTest.mouseClick(panel.photos, LEFT)
    stage.settle()
    browse = stage.window.browse
    assert stage.window.stack.currentWidget() is browse
    assert stage.shown() == ["2.jpg", "4.jpg", "7.jpg"]
    assert browse.only.text == "Photos of: Set 'airplane' on 3 photos"
    stage.search("bicycle")
    assert stage.shown() == ["4.jpg", "7.jpg"]
    QTest.mouseClick(browse.only.button, LEFT)
    assert stage.shown() == everything
    assert browse.only.text == ""


def test_the_history_survives_a_restart(make_stage: MakeStage, project: Path) -> None:
    with open_project(project) as file:
        file.journal.toggle([1], "5")
        file.journal.toggle([2], "5")
        file.journal.undo()
    stage = make_stage()
    stage.open(project)
    panel = opened(stage)
    assert [standing for _, standing in told(panel)] == [
        Standing.UNDONE, Standing.HERE, Standing.DONE,
    ]  # fmt: skip


def test_another_project_brings_its_own_history(stage: Stage, tmp_path: Path) -> None:
    panel = opened(stage)
    stage.window.tasks.edits.toggle_label([0], "5")
    stage.settle()
    select(panel, 1)
    QTest.mouseClick(panel.restore, LEFT)
    stage.settle()
    assert panel.back.text
    with create_project(tmp_path / "bare.mmc", image_root=tmp_path):
        pass
    stage.open(tmp_path / "bare.mmc")
    assert panel._middle.currentWidget() is panel.empty
    assert panel.back.text == ""
    stage.window.tasks.close_project()
    assert not panel.isVisible()
    assert not stage.window.actions_by_key["history"].isEnabled()


def test_a_long_history_is_read_page_by_page(stage: Stage) -> None:
    edits, pages = stage.window.tasks.edits, 2
    for _ in range(pages * PAGE + 5):
        edits.toggle_label([0], "5")
    stage.settle()
    panel = opened(stage)
    assert panel.model.rowCount() < pages * PAGE
    panel.list.setFocus()
    while panel.model.canFetchMore(panel.list.rootIndex()):
        rows = panel.model.rowCount()
        QTest.keyClick(panel.list, Key.Key_End)
        stage.wait(lambda rows=rows: panel.model.rowCount() > rows)
    assert panel.model.rowCount() == pages * PAGE + 6
    assert told(panel)[-1] == ("The project as it was imported", Standing.DONE)
    edits.undo()
    stage.settle()
    assert panel.list.currentIndex().row() == 1
    assert panel.model.rowCount() == pages * PAGE + 6


def test_the_model_is_lawful(
    qapp: QApplication, model_tester: Callable[[QAbstractItemModel], None]
) -> None:
    time = "2026-01-02T10:00:00.000+00:00"

    def entries(*numbers: int) -> list[HistoryEntry]:
        return [
            HistoryEntry(n, time, f"edit {n}", True, True, n - 1, 1, "user") for n in numbers
        ]  # fmt: skip

    model = HistoryModel(3)
    model_tester(model)
    model.take_newest([], Moment(0, ()))
    assert model.rowCount() == 0
    model.take_newest(entries(6, 5, 4), Moment(6, ()))
    assert model.canFetchMore(model.index(-1))
    model.take_older(entries(3, 2, 1), Moment(6, ()))
    assert model.rowCount() == 6
    model.take_older([], Moment(6, ()))
    assert model.rowCount() == 7
    assert not model.canFetchMore(model.index(-1))
    model.take_newest(entries(7, 6, 5), Moment(7, ()))
    assert [entry.number for entry in model.entries] == [7, 6, 5, 4, 3, 2, 1, 0]
    model.take_newest(entries(20, 19, 18), Moment(20, ()))
    assert [entry.number for entry in model.entries] == [20, 19, 18]
    model.clear()
    assert model.rowCount() == 0


def test_a_moment_is_told_as_people_do() -> None:
    now = dt.datetime(2026, 3, 10, 12, 0).astimezone()
    for given, wanted in {
        dt.datetime(2026, 3, 10, 9, 5): "09:05",
        dt.datetime(2026, 3, 9, 23, 59): "yesterday 23:59",
        dt.datetime(2026, 1, 2, 8, 0): "2 Jan 08:00",
        dt.datetime(2025, 12, 31, 8, 0): "31 Dec 2025 08:00",
    }.items():
        assert moment_text(given.astimezone().isoformat(), now) == wanted
