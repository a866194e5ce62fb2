"""The form of all settings: made from the table, marked against a recipe, refused at once."""

import dataclasses
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from engine.training.config import TrainConfig
from engine.training.kinds import SettingError
from engine.training.recipes import RECIPES
from engine.training.settings import SETTINGS
from mmc_gui.widgets.settings_form import SettingsForm

Key = Qt.Key
Shown = Callable[..., SettingsForm]
FAST, BEST = RECIPES["fast"], RECIPES["best"]


@pytest.fixture
def form(shown: Shown) -> SettingsForm:
    made = SettingsForm()
    made.show_config(FAST, base=FAST, title="Fast")
    return shown(made, 340, 900)


def give(form: SettingsForm, **values: object) -> None:
    for name, value in values.items():
        form.fields[name].editor.put(value)


def field_of(form: SettingsForm, name: str) -> QWidget:
    return form.fields[name].editor.widget


def custom(**changes: object) -> TrainConfig:
    return dataclasses.replace(FAST, recipe="custom", **changes)  # type: ignore[arg-type]


# -- the table ---------------------------------------------------------------------------------


def test_every_setting_has_a_field_and_the_basic_ones_are_seen_at_once(form: SettingsForm) -> None:
    assert list(form.fields) == list(SETTINGS)
    for name, setting in SETTINGS.items():
        assert field_of(form, name).isVisible() is setting.basic, name
        assert field_of(form, name).accessibleName() == setting.title
        assert form.fields[name].label.text() == setting.title
    assert {name for name, setting in SETTINGS.items() if setting.basic} == {
        "fusion", "epochs", "batch_size", "lr", "dropout", "seed"
    }  # fmt: skip


def test_all_settings_open_with_the_keyboard_and_stand_in_their_groups(form: SettingsForm) -> None:
    form.all.header.setFocus()
    QTest.keyClick(form.all.header, Key.Key_Space)
    assert all(field_of(form, name).isVisible() for name in SETTINGS)
    assert list(form.groups) == list(dict.fromkeys(s.group for s in SETTINGS.values()))
    loss = form.groups["Loss"]
    QTest.mouseClick(loss.header, Qt.MouseButton.LeftButton)
    assert not loss.is_open
    for name, setting in SETTINGS.items():
        if not setting.basic:
            assert field_of(form, name).isVisible() is (setting.group != "Loss")


def test_a_tip_says_what_it_is_for_what_it_may_be_and_how_it_is_typed(form: SettingsForm) -> None:
    for name, setting in SETTINGS.items():
        tip = field_of(form, name).toolTip()
        assert setting.help.partition("'")[0] in tip
        assert f"--set {name}=" in tip
    assert "From 0 (all at once) to 10000000 rows." in field_of(form, "batch_size").toolTip()
    assert "Whole numbers of units with commas" in field_of(form, "hidden").toolTip()
    assert "mlp" not in field_of(form, "head").toolTip()


@pytest.mark.parametrize("name", RECIPES)
def test_a_recipe_comes_back_as_it_is(form: SettingsForm, name: str) -> None:
    form.show_config(RECIPES[name], base=RECIPES[name], title=name)
    assert form.config() == dataclasses.replace(RECIPES[name], recipe="custom")
    assert form.changes == ()
    assert form.problem is None


# -- what was changed --------------------------------------------------------------------------


def test_a_change_is_marked_and_told_and_can_be_taken_back(
    form: SettingsForm, qtbot: QtBot
) -> None:
    assert not form.reset_button.isVisible()
    with qtbot.waitSignal(form.changed):
        give(form, epochs=20)
    field = form.fields["epochs"]
    assert form.changes == ("epochs",)
    assert field.reset.isVisible()
    assert field.reset.accessibleName() == f"Epochs: back to {FAST.epochs}"
    assert field.label.property("look") == "changed"
    assert f"the recipe has: {FAST.epochs}" in field.editor.widget.accessibleDescription()
    assert form.config() == custom(epochs=20)
    with qtbot.waitSignal(form.changed):
        QTest.mouseClick(field.reset, Qt.MouseButton.LeftButton)
    assert form.changes == ()
    assert not field.reset.isVisible()
    assert form.config() == custom()
    assert field.editor.widget.hasFocus()


def test_all_changes_are_taken_back_at_once_but_the_seed(form: SettingsForm) -> None:
    give(form, epochs=20, lr=0.01, folds=3, seed=5)
    assert form.changes == ("epochs", "lr", "folds")  # a seed is a run's own
    assert not form.fields["seed"].reset.isVisible()
    assert form.reset_button.text() == "Back to Fast"
    assert form.all.header.text().endswith("1 changed")
    assert form.groups["Folds and validation"].header.text().endswith("1 changed")
    QTest.mouseClick(form.reset_button, Qt.MouseButton.LeftButton)
    assert form.config() == custom(seed=5)
    assert not form.reset_button.isVisible()
    assert form.all.header.text() == "All settings"


def test_values_beside_another_recipe_are_marked(form: SettingsForm) -> None:
    form.show_config(FAST, base=BEST, title="Best")
    assert form.changes == ("lexical", "folds")


# -- what does nothing -------------------------------------------------------------------------


def test_a_setting_that_changes_nothing_is_disabled_and_says_why(form: SettingsForm) -> None:
    form.all.set_open(True)
    gamma = field_of(form, "gamma_neg")
    assert not gamma.isEnabled()
    assert "needs Loss Focal or Asymmetric." in gamma.toolTip()
    give(form, loss="focal")
    assert gamma.isEnabled()
    assert "needs" not in gamma.toolTip()
    assert not field_of(form, "gamma_pos").isEnabled()
    give(form, loss="asl")
    assert field_of(form, "gamma_pos").isEnabled()
    assert field_of(form, "clip").isEnabled()


def test_an_idle_setting_keeps_its_value_and_its_way_back(form: SettingsForm) -> None:
    form.all.set_open(True)
    give(form, loss="asl", clip=0.2)
    give(form, loss="bce")
    clip = form.fields["clip"]
    assert not clip.editor.widget.isEnabled()
    assert form.config().clip == 0.2
    assert clip.reset.isVisible()
    assert clip.reset.isEnabled()
    QTest.mouseClick(clip.reset, Qt.MouseButton.LeftButton)
    assert form.changes == ()


# -- what is refused ---------------------------------------------------------------------------


def test_settings_that_do_not_go_together_are_refused_and_stay_changeable(
    form: SettingsForm,
) -> None:
    form.show_config(BEST, base=BEST, title="Best")
    give(form, fusion="image")
    assert form.problem is not None
    assert form.problem.names == ("lexical", "fusion")
    for name in form.problem.names:
        assert field_of(form, name).isEnabled()
        assert field_of(form, name).property("invalid") is True
    with pytest.raises(SettingError):
        form.config()
    give(form, lexical=False)
    assert form.problem is None
    assert not field_of(form, "lexical").isEnabled()  # it would be refused with this fusion
    assert not field_of(form, "fusion").property("invalid")


def test_a_field_that_holds_no_number_is_refused_and_the_others_go_on(form: SettingsForm) -> None:
    form.all.set_open(True)
    line = field_of(form, "hidden")
    assert isinstance(line, QLineEdit)
    line.setFocus()
    QTest.keyClicks(line, "x")
    assert form.problem is not None
    assert form.problem.names == ("hidden",)
    assert line.property("invalid") is True
    assert line.hasFocus()
    assert form.values()["hidden"] == (512,)
    give(form, loss="focal")
    assert field_of(form, "gamma_neg").isEnabled()
    form.reset()
    assert line.text() == "512"
    assert form.problem is None


def test_a_number_out_of_range_in_a_list_is_refused(form: SettingsForm) -> None:
    give(form, hidden=(0,))
    assert form.problem is not None
    assert str(form.problem) == "hidden is 0. It must be between 1 and 65536."


def test_milestones_must_be_named_for_steps(form: SettingsForm) -> None:
    give(form, schedule="step")
    assert form.problem is not None
    assert form.problem.names == ("milestones", "schedule")
    assert field_of(form, "milestones").isEnabled()
    give(form, milestones=(4, 6))
    assert form.config() == custom(schedule="step", milestones=(4, 6))


def test_the_way_to_a_setting_is_opened(form: SettingsForm) -> None:
    form.groups["Loss"].set_open(False)
    assert form.open_to("clip").isVisible()
    assert form.open_to("epochs") is field_of(form, "epochs")


# -- finding -----------------------------------------------------------------------------------


def test_a_setting_is_found_by_its_title_its_help_and_its_typed_name(
    form: SettingsForm, qtbot: QtBot
) -> None:
    form.all.set_open(True)

    def found(words: str) -> set[str]:
        form.search.setFocus()
        form.search.selectAll()
        if words != form.search.text():
            with qtbot.waitSignal(form.search.search_changed):
                QTest.keyClick(form.search, Key.Key_Delete)
                QTest.keyClicks(form.search, words)
                QTest.keyClick(form.search, Key.Key_Return)
        return {n for n, s in SETTINGS.items() if not s.basic and field_of(form, n).isVisible()}

    assert found("weight decay") == {"weight_decay", "reduction", "optimizer", "ema"}
    assert [name for name, fold in form.groups.items() if fold.isVisible()] == ["Loss", "Optimiser"]
    assert found("gamma_neg") == {"gamma_neg"}
    assert found("nothing of the kind") == set()
    assert form.nothing.isVisible()
    assert field_of(form, "epochs").isVisible()  # what is basic is not searched
    with qtbot.waitSignal(form.search.search_changed):
        QTest.keyClick(form.search, Key.Key_Escape)
    assert len(found("")) == sum(not setting.basic for setting in SETTINGS.values())
    assert not form.nothing.isVisible()


def test_a_hidden_mark_stays_hidden_until_its_setting_is_found_again(
    form: SettingsForm, qtbot: QtBot
) -> None:
    form.all.set_open(True)
    give(form, clip=0.1, loss="asl")
    with qtbot.waitSignal(form.search.search_changed):
        form.search.setText("word branch")
    give(form, gamma_pos=2.0)
    assert not form.fields["clip"].reset.isVisible()
    assert not form.fields["gamma_pos"].reset.isVisible()
    with qtbot.waitSignal(form.search.search_changed):
        form.search.clear()
    assert form.fields["clip"].reset.isVisible()
    assert form.fields["gamma_pos"].reset.isVisible()
