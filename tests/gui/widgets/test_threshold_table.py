import math
from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDoubleSpinBox
from pytestqt.qtbot import QtBot

from mmc_gui.widgets.threshold_delegate import track_of
from mmc_gui.widgets.threshold_model import Column, ThresholdModel
from mmc_gui.widgets.threshold_table import ThresholdRow, ThresholdTable

ROWS = [
    ThresholdRow(label_id="1", name="person", color=0, support=13000, threshold=0.5, best=0.43),
    ThresholdRow(label_id="2", name="bicycle", color=1, support=700, threshold=0.2, best=0.35),
    ThresholdRow(label_id="13", name="stop sign", color=2, support=0, threshold=0.7),
]


@pytest.fixture
def table(shown: Callable[..., ThresholdTable]) -> ThresholdTable:
    widget = ThresholdTable()
    widget.set_rows(ROWS)
    return shown(widget, 700, 240)


class Heard:
    def __init__(self, table: ThresholdTable) -> None:
        self.changed: list[tuple[str, float]] = []
        self.committed: list[tuple[str, float]] = []
        table.threshold_changed.connect(lambda label, value: self.changed.append((label, value)))
        table.threshold_committed.connect(
            lambda label, value: self.committed.append((label, value))
        )


@pytest.fixture
def heard(table: ThresholdTable) -> Heard:
    return Heard(table)


def text(table: ThresholdTable, row: int, column: Column) -> str:
    return str(table.model().index(row, column).data())


def names(table: ThresholdTable) -> list[str]:
    return [text(table, row, Column.NAME) for row in range(table.model().rowCount())]


def point(table: ThresholdTable, row: int, value: float) -> QPoint:
    """Return where the slider of a row stands for a value."""
    track = track_of(table.visualRect(table.model().index(row, Column.SLIDER)))
    return QPoint(round(track.left() + track.width() * value), round(track.center().y()))


def cell(table: ThresholdTable, row: int, column: Column) -> QPoint:
    return table.visualRect(table.model().index(row, column)).center()


def drag(table: ThresholdTable, row: int, values: list[float]) -> None:
    viewport, left = table.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=point(table, row, values[0]))
    for value in values[1:]:
        QTest.mouseMove(viewport, point(table, row, value))
    QTest.mouseRelease(viewport, left, pos=point(table, row, values[-1]))


def test_rows_show_what_they_were_given(table: ThresholdTable) -> None:
    assert names(table) == ["person", "bicycle", "stop sign"]
    assert text(table, 0, Column.SUPPORT) == "13,000"
    assert text(table, 1, Column.THRESHOLD) == "0.20"
    assert text(table, 1, Column.F1) == "–"
    assert table.thresholds == {"1": 0.5, "2": 0.2, "13": 0.7}


def test_model_is_lawful_while_filled_and_sorted(
    model_tester: Callable[[QAbstractItemModel], None],
) -> None:
    model = ThresholdModel()
    model_tester(model)
    model.set_rows(ROWS)
    for column in Column:
        model.sort(column, Qt.SortOrder.DescendingOrder)
    model.sort(-1)
    model.set_rows([])
    assert model.rowCount() == 0


def test_metrics_are_shown_in_the_given_order(table: ThresholdTable) -> None:
    table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    table.update_metrics(
        precision=[0.9, 0.8, math.nan], recall=np.array([0.5, 0.4, 0.0]), f1=[0.64, 0.53, math.nan]
    )
    assert names(table) == ["bicycle", "person", "stop sign"]
    assert [text(table, 0, c) for c in (Column.PRECISION, Column.RECALL, Column.F1)] == [
        "0.80",
        "0.40",
        "0.53",
    ]
    assert text(table, 2, Column.F1) == "–"


@pytest.mark.parametrize("count", [2, 4])
def test_wrong_number_of_values_is_refused(table: ThresholdTable, count: int) -> None:
    values = [0.5] * count
    with pytest.raises(ValueError, match=f"{count} values for 3 labels"):
        table.update_metrics(precision=values, recall=values, f1=values)
    with pytest.raises(ValueError, match=f"{count} thresholds"):
        table.set_thresholds(values)
    with pytest.raises(ValueError, match=f"{count} best"):
        table.set_best(values)


def test_dragging_tells_every_step_and_the_end_once(table: ThresholdTable, heard: Heard) -> None:
    drag(table, 1, [0.2, 0.4, 0.6, 0.61, 0.9])
    assert [label for label, _ in heard.changed] == ["2"] * len(heard.changed)
    assert [value for _, value in heard.changed] == pytest.approx([0.4, 0.6, 0.61, 0.9], abs=0.011)
    assert heard.committed == [heard.changed[-1]]
    assert table.thresholds["2"] == heard.changed[-1][1]
    assert table.thresholds["1"] == 0.5


def test_slider_stays_between_its_ends(table: ThresholdTable, heard: Heard) -> None:
    drag(table, 1, [0.5, 1.4])
    drag(table, 1, [0.5, -0.3])
    assert heard.committed == [("2", 1.0), ("2", 0.0)]


def test_slider_snaps_on_the_best_threshold(table: ThresholdTable, heard: Heard) -> None:
    viewport = table.viewport()
    near = point(table, 0, 0.43) + QPoint(3, 0)
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=near)
    assert heard.committed == [("1", 0.43)]


def test_slider_has_two_decimals(table: ThresholdTable, heard: Heard) -> None:
    drag(table, 2, [0.1, 0.3333])
    (_, value) = heard.committed[-1]
    assert value == round(value, 2)


def test_double_click_sets_the_best_threshold(table: ThresholdTable, heard: Heard) -> None:
    at = point(table, 1, 0.8)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table.thresholds["2"] == 0.35
    assert heard.committed[-1] == ("2", 0.35)
    before = table.thresholds["13"]  # it has none
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point(table, 2, before))
    assert table.thresholds["13"] == pytest.approx(before, abs=0.011)


def test_click_beside_the_slider_only_chooses_the_label(
    qtbot: QtBot, table: ThresholdTable, heard: Heard
) -> None:
    with qtbot.waitSignal(table.label_selected) as selected:
        at = cell(table, 1, Column.NAME)
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert selected.args == ["2"]
    assert table.selected_label == "2"
    assert heard.changed == heard.committed == []


@pytest.mark.parametrize(
    ("key", "modifier", "value"),
    [
        (Qt.Key.Key_Right, Qt.KeyboardModifier.NoModifier, 0.21),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier, 0.19),
        (Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier, 0.3),
        (Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier, 0.1),
    ],
)
def test_arrows_move_the_chosen_threshold(
    table: ThresholdTable, heard: Heard, key: Qt.Key, modifier: Qt.KeyboardModifier, value: float
) -> None:
    table.select_label("2")
    QTest.keyClick(table, key, modifier)
    assert heard.changed == heard.committed == [("2", value)]


def test_held_key_commits_when_it_is_let_go(table: ThresholdTable, heard: Heard) -> None:
    table.select_label("2")
    for _ in range(5):
        QTest.keyPress(table, Qt.Key.Key_Right)
    assert len(heard.changed) == 5
    assert heard.committed == []
    QTest.keyRelease(table, Qt.Key.Key_Right)
    assert heard.committed == [("2", 0.25)]


def test_nothing_stays_uncommitted_when_the_focus_goes(table: ThresholdTable, heard: Heard) -> None:
    table.select_label("2")
    table.setFocus()
    QTest.keyPress(table, Qt.Key.Key_Right)
    table.clearFocus()
    assert heard.committed == [("2", 0.21)]


def test_key_at_the_end_tells_nothing(table: ThresholdTable, heard: Heard) -> None:
    table.set_thresholds([1.0, 0.0, 0.5])
    table.select_label("1")
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert heard.changed == heard.committed == []


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_number_can_be_typed(
    qtbot: QtBot, table: ThresholdTable, heard: Heard, key: Qt.Key
) -> None:
    table.setCurrentIndex(table.model().index(1, Column.NAME))
    QTest.keyClick(table, key)
    editor = table.findChild(QDoubleSpinBox)
    assert editor.accessibleName() == "Threshold of bicycle"
    editor.setValue(0.375)
    with qtbot.waitSignal(table.threshold_committed):
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert heard.changed == heard.committed == [("2", 0.375)]
    assert table.thresholds["2"] == 0.375


def test_up_and_down_walk_the_labels(table: ThresholdTable) -> None:
    told: list[str] = []
    table.select_label("1")
    table.label_selected.connect(told.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(table, key)
    assert told == ["2", "13", "2"]


def test_label_that_the_keys_act_on_is_lit(table: ThresholdTable) -> None:
    table.setFocus()  # makes the first row current
    assert table.selected_label == "1"
    assert [index.row() for index in table.selectionModel().selectedRows()] == [0]


def test_unknown_label_cannot_be_chosen(table: ThresholdTable) -> None:
    with pytest.raises(KeyError, match="12"):
        table.select_label("12")


def test_header_sorts_and_unknown_numbers_stay_below(qtbot: QtBot, table: ThresholdTable) -> None:
    table.update_metrics(precision=[0.9, 0.8, 0.1], recall=[0.1] * 3, f1=[0.6, 0.7, math.nan])
    header = table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(Column.F1) + 5, 5)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(table) == ["person", "bicycle", "stop sign"]
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert names(table) == ["bicycle", "person", "stop sign"]
    table.sortByColumn(Column.SUPPORT, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["stop sign", "bicycle", "person"]
    table.sortByColumn(Column.SLIDER, Qt.SortOrder.DescendingOrder)
    assert names(table) == ["stop sign", "person", "bicycle"]


def test_choice_stays_with_its_label_when_sorted(table: ThresholdTable) -> None:
    table.select_label("1")
    table.sortByColumn(Column.NAME, Qt.SortOrder.AscendingOrder)
    assert table.selected_label == "1"
    assert table.currentIndex().row() == 1
    selected = table.selectionModel().selectedRows()
    assert [index.row() for index in selected] == [1]


def test_rows_do_not_move_while_a_sorted_number_changes(table: ThresholdTable) -> None:
    table.sortByColumn(Column.SLIDER, Qt.SortOrder.AscendingOrder)
    assert names(table) == ["bicycle", "person", "stop sign"]
    drag(table, 0, [0.2, 0.95])
    assert names(table) == ["bicycle", "person", "stop sign"]
    assert table.thresholds["2"] == pytest.approx(0.95, abs=0.011)


def test_dragged_row_is_the_shown_one(table: ThresholdTable, heard: Heard) -> None:
    table.sortByColumn(Column.NAME, Qt.SortOrder.DescendingOrder)
    drag(table, 0, [0.1])
    assert heard.committed[0][0] == "13"


def test_thresholds_from_outside_make_no_signal(table: ThresholdTable, heard: Heard) -> None:
    table.set_thresholds([0.1, 0.2, 0.3])
    table.set_best([0.4, None, 0.6])
    assert list(table.thresholds.values()) == [0.1, 0.2, 0.3]
    assert heard.changed == heard.committed == []
    assert "highest F1 at 0.6000" in str(
        table.model().index(2, Column.SLIDER).data(Qt.ItemDataRole.ToolTipRole)
    )


def test_cells_explain_themselves(table: ThresholdTable) -> None:
    model = table.model()
    tip, spoken = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
    assert "No photo has stop sign" in str(model.index(2, Column.SUPPORT).data(tip))
    assert model.index(1, Column.SLIDER).data(spoken) == "bicycle: Threshold "
    assert model.index(1, Column.THRESHOLD).data(spoken) == "bicycle: threshold 0.20"
    assert "Precision" in str(model.headerData(Column.PRECISION, Qt.Orientation.Horizontal, tip))


def test_no_labels_is_no_harm(table: ThresholdTable) -> None:
    table.set_rows([])
    table.update_metrics(precision=[], recall=[], f1=[])
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert table.selected_label == ""
    assert table.thresholds == {}


def test_new_rows_keep_the_chosen_order(table: ThresholdTable) -> None:
    table.sortByColumn(Column.NAME, Qt.SortOrder.DescendingOrder)
    table.set_rows(ROWS[:2])
    assert names(table) == ["person", "bicycle"]
    assert not table.selectionModel().hasSelection()
    table.selectionModel().select(
        table.model().index(0, 0), QItemSelectionModel.SelectionFlag.Select
    )
