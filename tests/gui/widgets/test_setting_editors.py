"""The fields of the form: what is typed, stepped or turned is what is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from engine.training.config import TrainConfig
from engine.training.kinds import Choice, SettingError
from engine.training.recipes import RECIPES
from engine.training.settings import SETTINGS
from mmc_gui.widgets.setting_editors import (
    ChoiceBox,
    NumbersEdit,
    RealBox,
    SwitchBox,
    WholeBox,
    make_editor,
    stepped,
)

Key = Qt.Key
Shown = Callable[..., QWidget]


def field(name: str, shown: Shown) -> QWidget:
    return shown(make_editor(name).widget, 200, 40)


def typed(widget: QWidget, text: str) -> None:
    """Type over what stands in a field, as a person does."""
    widget.setFocus()
    QTest.keyClick(widget, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(widget, Key.Key_Delete)
    QTest.keyClicks(widget, text)


def turn(widget: QWidget) -> None:
    """Turn the wheel over a widget, toward the hand."""
    window = widget.window()
    place = QPointF(widget.mapTo(window, widget.rect().center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, -120))


@pytest.mark.parametrize("name", list(SETTINGS))
def test_every_value_of_every_recipe_comes_back_as_it_was(name: str, shown: Shown) -> None:
    editor = make_editor(name)
    shown(editor.widget)
    for config in RECIPES.values():
        value = getattr(config, name)
        editor.put(value)
        assert editor.read() == value
        assert type(editor.read()) is type(value)
    kind = SETTINGS[name].kind
    for option in kind.options if isinstance(kind, Choice) else ():
        editor.put(option)
        assert editor.read() == option


@pytest.mark.parametrize("value", [1e-7, 0.0012345678901234567, 1 / 3, 3.0517578125e-05, 0.1, 1.0])
def test_a_number_that_was_loaded_is_not_rounded(value: float, shown: Shown) -> None:
    box = field("lr", shown)
    assert isinstance(box, RealBox)
    box.put(value)
    box.setFocus()
    QTest.keyClick(box, Key.Key_Return)
    assert box.read() == value


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("lr", "0.003", 0.003), ("lr", "1e-3", 0.001), ("lr", "0,02", 0.02), ("lr", "5E-5", 5e-5),
        ("dropout", ".25", 0.25), ("epochs", "40", 40), ("batch_size", "1000", 1000),
        ("concat_dropout", "0.5", 0.5), ("batch_size", "0", 0), ("seed", "2147483647", 2**31 - 1),
        ("hidden", "2048, 512", (2048, 512)), ("hidden", "64 32", (64, 32)), ("hidden", "", ()),
    ],
)  # fmt: skip
def test_what_is_typed_is_read(name: str, text: str, value: object, shown: Shown) -> None:
    editor = make_editor(name)
    shown(editor.widget)
    typed(editor.widget, text)
    assert editor.read() == value


@pytest.mark.parametrize("name", ["batch_size", "concat_dropout", "folds"])
def test_the_word_for_the_smallest_number_can_be_deleted_letter_by_letter(
    name: str, shown: Shown
) -> None:
    box = field(name, shown)
    assert isinstance(box, (WholeBox, RealBox))
    box.put(box.minimum())
    assert box.text() == box.specialValueText() != ""
    box.setFocus()
    QTest.keyClick(box, Key.Key_End)
    for _ in range(len(box.specialValueText())):
        QTest.keyClick(box, Key.Key_Backspace)
    assert box.lineEdit().text() == ""
    QTest.keyClicks(box, "0.5" if name == "concat_dropout" else "7")
    assert box.read() in (0.5, 7)


@pytest.mark.parametrize("text", ["", "x", "-", "0.", "9"])
def test_what_is_no_number_leaves_the_former_one(text: str, shown: Shown) -> None:
    box = field("dropout", shown)
    assert isinstance(box, RealBox)
    box.put(0.3)
    typed(box, text)
    QTest.keyClick(box, Key.Key_Return)
    assert box.read() == (0.0 if text == "0." else 0.3)


def test_arrows_stop_where_the_setting_says(shown: Shown) -> None:
    lr = field("lr", shown)
    assert isinstance(lr, RealBox)
    lr.put(0.003)
    lr.setFocus()
    for key, value in (
        (Key.Key_Up, 0.005), (Key.Key_Up, 0.01), (Key.Key_Down, 0.005), (Key.Key_Down, 0.002)
    ):  # fmt: skip
        QTest.keyClick(lr, key)
        assert lr.read() == value
    QTest.keyClick(lr, Key.Key_PageUp)
    assert lr.read() == 1.0


@pytest.mark.parametrize(
    ("value", "steps", "step", "end"),
    [
        (8, 1, 1, 9), (0.3, 1, 0.05, 0.35), (0.35, -1, 0.05, 0.3), (512, 1, (256, 512, 1024), 1024),
        (512, -1, (256, 512, 1024), 256), (600, -1, (256, 512, 1024), 512),
        (600, 1, (256, 512, 1024), 1024), (1024, 1, (256, 512, 1024), 1024),
        (256, -3, (256, 512, 1024), 256), (256, 10, (256, 512, 1024), 1024),
    ],
)  # fmt: skip
def test_a_step_leads_to_the_next_stop(
    value: float, steps: int, step: float | tuple[float, ...], end: float
) -> None:
    assert stepped(value, steps, step) == pytest.approx(end)


def test_a_list_that_is_none_is_refused_by_its_name(shown: Shown) -> None:
    edit = field("hidden", shown)
    assert isinstance(edit, NumbersEdit)
    typed(edit, "512, many")
    with pytest.raises(SettingError) as caught:
        edit.read()
    assert caught.value.names == ("hidden",)


def test_a_choice_shows_the_word_and_its_list_the_explanation(shown: Shown) -> None:
    box = field("loss", shown)
    assert isinstance(box, ChoiceBox)
    assert [box.itemText(n) for n in range(box.count())] == list(
        SETTINGS["loss"].kind.words.values()  # type: ignore[union-attr]
    )
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    assert box.read() == "focal"
    assert box.view().minimumWidth() > box.fontMetrics().horizontalAdvance(box.itemText(1))


def test_a_switch_is_turned_by_the_space_bar(shown: Shown) -> None:
    box = field("lexical", shown)
    assert isinstance(box, SwitchBox)
    box.setFocus()
    QTest.keyClick(box, Key.Key_Space)
    assert box.read() is True


def test_the_wheel_scrolls_past_a_field_and_turns_it_only_with_the_focus(shown: Shown) -> None:
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    boxes = [make_editor(name).widget for name in ("epochs", "fusion", "lr")]
    for box in boxes:
        column.addWidget(box)
    column.addStretch()
    inside.setMinimumHeight(2000)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    shown(area, 300, 200)
    area.setFocus()
    for box in boxes:
        area.verticalScrollBar().setValue(0)
        turn(box)
        assert area.verticalScrollBar().value() > 0
    epochs, fusion, _ = boxes
    assert isinstance(epochs, QSpinBox)
    assert isinstance(fusion, QComboBox)
    assert epochs.value() == epochs.minimum()
    assert fusion.currentIndex() == 0
    epochs.setValue(TrainConfig().epochs)
    area.verticalScrollBar().setValue(0)
    epochs.setFocus()
    turn(epochs)
    assert epochs.value() == TrainConfig().epochs - 1
