"""Recipe cards, the form under them, and the foot that starts a training or says why not."""

import dataclasses
from collections.abc import Callable, Iterator

import pytest
from clipping import clipped_at_rest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QRadioButton
from pytestqt.qtbot import QtBot

from engine.training.config import TrainConfig
from engine.training.recipes import ABOUT, RECIPES, recipe
from mmc_gui.text_size import NORMAL, text_size
from mmc_gui.widgets.recipe_cards import UNCHANGED, RecipeCard
from mmc_gui.widgets.settings_form import SettingsForm
from mmc_gui.widgets.train_panel import TrainPanel

Key = Qt.Key
Shown = Callable[..., TrainPanel]


@pytest.fixture
def panel(shown: Shown) -> TrainPanel:
    return shown(TrainPanel(SettingsForm()), 344, 640)


def give(panel: TrainPanel, **values: object) -> None:
    for name, value in values.items():
        panel.form.fields[name].editor.put(value)


def click(panel: TrainPanel, name: str) -> None:
    card = panel.cards.cards[name]
    panel.area.ensureWidgetVisible(card)
    # Far from the round mark: the whole card is the button.
    QTest.mouseClick(
        card, Qt.MouseButton.LeftButton, pos=QPoint(card.width() - 8, card.height() - 6)
    )


# -- cards -------------------------------------------------------------------------------------


def test_every_recipe_has_a_card_and_fast_is_chosen(panel: TrainPanel) -> None:
    assert set(panel.cards.cards) == {*RECIPES, "custom"}
    assert panel.cards.current == "fast"
    assert panel.config() == RECIPES["fast"]
    for name, about in ABOUT.items():
        card = panel.cards.cards[name]
        assert isinstance(card, QRadioButton)  # which tells a screen reader what it is
        assert isinstance(card, RecipeCard) is not about.partial
        assert about.text in card.accessibleDescription()


@pytest.mark.parametrize("name", RECIPES)
def test_a_card_shows_the_settings_of_its_recipe(panel: TrainPanel, name: str) -> None:
    click(panel, name)
    assert panel.cards.current == name
    assert panel.config() == RECIPES[name]
    assert panel.form.changes == ()


def test_arrow_keys_go_from_card_to_card_and_tab_leaves_them(panel: TrainPanel) -> None:
    panel.cards.setFocus()
    for name in ("best", "paper-as-run", "paper-as-written"):
        QTest.keyClick(QApplication.focusWidget(), Key.Key_Down)
        assert panel.cards.current == name
        assert panel.cards.cards[name].hasFocus()
        assert panel.config() == RECIPES[name]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Up)
    assert panel.config() == RECIPES["paper-as-run"]
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Tab)
    assert QApplication.focusWidget() not in panel.cards.cards.values()


def test_a_seed_stays_when_the_recipe_changes(panel: TrainPanel) -> None:
    give(panel, seed=7)
    assert panel.cards.current == "fast"
    assert panel.config() == recipe("fast", seed=7)
    click(panel, "best")
    assert panel.config() == recipe("best", seed=7)


def test_a_change_makes_it_custom_and_taking_it_back_the_recipe_again(panel: TrainPanel) -> None:
    assert panel.cards.custom.accessibleDescription() == UNCHANGED
    give(panel, epochs=20)
    assert panel.cards.current == "custom"
    assert panel.config() == recipe("fast", recipe="custom", epochs=20)
    assert panel.cards.custom.accessibleDescription() == "Fast, changed: Epochs."
    give(panel, lr=0.01, dropout=0.2, folds=2)
    assert panel.cards.custom.accessibleDescription() == (
        "Fast, changed: Dropout, Epochs, Learning rate and 1 more."
    )
    panel.form.reset()
    assert panel.cards.current == "fast"
    assert panel.config() == RECIPES["fast"]


def test_custom_settings_come_back_after_a_look_at_a_recipe(panel: TrainPanel) -> None:
    click(panel, "best")
    give(panel, epochs=20, fusion="image")  # refused beside the word branch
    click(panel, "fast")
    assert panel.config() == RECIPES["fast"]
    click(panel, "custom")
    assert panel.cards.current == "custom"
    assert panel.refused
    give(panel, lexical=False)
    assert panel.config() == recipe(
        "best", recipe="custom", epochs=20, fusion="image", lexical=False
    )
    assert panel.form.reset_button.text() == "Back to Best"


def test_custom_without_a_change_opens_all_settings(panel: TrainPanel) -> None:
    assert not panel.form.all.is_open
    click(panel, "custom")
    assert panel.form.all.is_open
    assert panel.config() == RECIPES["fast"]


def test_times_stand_on_the_cards(panel: TrainPanel) -> None:
    panel.cards.set_times({"fast": "seconds", "image-only": "under a minute"})
    assert panel.cards.cards["fast"].accessibleName() == "Fast, seconds"
    assert "Under a minute" in panel.cards.cards["image-only"].toolTip()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_card_is_cut(panel: TrainPanel, theme: str, dressed: QApplication) -> None:
    from mmc_gui.theme import apply_theme

    apply_theme(dressed, theme)  # type: ignore[arg-type]
    give(panel, lr=0.01, dropout=0.2, folds=2, epochs=9)
    QApplication.processEvents()
    viewport = panel.area.viewport().width()
    assert panel.area.widget().width() == viewport
    for card in panel.cards.cards.values():
        assert card.mapTo(panel.area.widget(), QPoint(card.width(), 0)).x() <= viewport
        assert card.height() >= card.heightForWidth(card.width())


# -- a run's settings --------------------------------------------------------------------------

RUNS = [
    RECIPES["best"],
    recipe("fast", seed=9),
    recipe("fast", epochs=3),  # mmc train --recipe fast --set epochs=3
    recipe("paper-as-run", recipe="paper", epochs=200, seed=2),
    TrainConfig(lr=0.0012345678901234567, hidden=(333, 7), fusion="mixed", folds=3, ema=0.9985),
    recipe("fast", recipe="custom", concat_dropout=0.123),
]


@pytest.mark.parametrize("config", RUNS)
def test_a_runs_settings_are_repeated_to_the_letter(panel: TrainPanel, config: TrainConfig) -> None:
    give(panel, epochs=77)
    panel.load(config)
    assert panel.config() == config  # its name too: an interrupted run goes on by it
    give(panel, seed=config.seed + 1)
    assert panel.config() == dataclasses.replace(config, seed=config.seed + 1)
    give(panel, weight_decay=0.123)
    assert panel.config().recipe == "custom"
    assert panel.config().weight_decay == 0.123


def test_a_loaded_run_stands_beside_the_recipe_it_is_nearest_to(panel: TrainPanel) -> None:
    panel.load(recipe("best", recipe="custom", epochs=30))
    assert panel.cards.current == "custom"
    assert panel.cards.custom.accessibleDescription() == "Best, changed: Epochs."
    panel.load(RECIPES["concat"])
    assert panel.cards.current == "concat"


# -- the foot ----------------------------------------------------------------------------------


def test_what_is_refused_is_said_at_once_and_the_start_waits(
    panel: TrainPanel, qtbot: QtBot
) -> None:
    panel.set_estimate("About 5 seconds.")
    click(panel, "best")
    assert panel.start_button.isEnabled()
    give(panel, fusion="image")
    sentence = (
        "Word branch is on and needs Fusion Joint or Caption only. Turn it off, or choose one of "
        "these."
    )
    assert panel.refused == panel.refusal.text() == sentence
    assert panel.refusal_row.isVisible()
    assert not panel.estimate.isVisible()
    assert not panel.start_button.isEnabled()
    assert panel.start_button.toolTip() == sentence
    QTest.mouseClick(panel.show_button, Qt.MouseButton.LeftButton)
    box = panel.form.fields["lexical"].editor.widget
    assert box.hasFocus()
    seen = box.mapTo(panel.area.viewport(), box.rect().center())
    assert panel.area.viewport().rect().contains(seen)
    QTest.keyClick(box, Key.Key_Space)
    assert not panel.refusal_row.isVisible()
    assert panel.estimate.isVisible()
    assert panel.start_button.isEnabled()
    assert panel.start_button.toolTip() == ""
    with qtbot.waitSignal(panel.start_requested):
        QTest.mouseClick(panel.start_button, Qt.MouseButton.LeftButton)


def test_nothing_starts_beside_something_else(panel: TrainPanel) -> None:
    panel.set_running(busy=True, training=False)
    assert not panel.start_button.isEnabled()
    assert panel.start_button.toolTip() == "Something else is running"
    assert not panel.stop_button.isEnabled()
    give(panel, epochs=9)  # the next training can be prepared meanwhile
    assert not panel.start_button.isEnabled()
    panel.set_running(busy=False, training=False)
    assert panel.start_button.isEnabled()


def test_the_focus_goes_from_start_to_stop_and_back(panel: TrainPanel, qtbot: QtBot) -> None:
    panel.start_button.setFocus()
    panel.set_running(busy=True, training=True)
    assert panel.stop_button.hasFocus()
    with qtbot.waitSignal(panel.stop_requested):
        QTest.keyClick(panel.stop_button, Key.Key_Space)
    assert not panel.stop_button.isEnabled()
    panel.set_running(busy=False, training=False)
    assert panel.start_button.hasFocus()


@pytest.fixture(params=[100, 150])
def size_of_text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    text_size().wear(qapp, request.param)
    yield request.param
    text_size().wear(qapp, NORMAL)


@pytest.mark.usefixtures("size_of_text")
def test_no_button_is_cut_while_a_pause_comes(panel: TrainPanel) -> None:
    panel.set_running(busy=True, training=True)
    for state in ({}, {"wanted": True}, {"wanted": True, "held": True}, {}):
        panel.set_hold(**{"can": True, "wanted": False, "held": False, **state})
        assert not clipped_at_rest(panel)
        coming = state == {"wanted": True}
        assert panel.pause_button.icon().isNull() == coming
        assert (panel.pause_button.text() == "Pausing…") == coming


def test_an_encoder_is_told_once_it_is_another(panel: TrainPanel, qtbot: QtBot) -> None:
    panel.offer_encoders(["mine", "basic", "mine"], current="mine")
    assert [panel.encoder.itemText(n) for n in range(panel.encoder.count())] == ["basic", "mine"]
    assert panel.encoder_name == "mine"
    told: list[str] = []
    panel.encoder_changed.connect(lambda: told.append(panel.encoder_name))
    panel.encoder.setFocus()
    panel.start_button.setFocus()
    assert told == []
    panel.encoder.setFocus()
    panel.encoder.lineEdit().selectAll()  # type: ignore[union-attr]
    QTest.keyClicks(panel.encoder, " local-dir:here ")
    QTest.keyClick(panel.encoder, Key.Key_Return)
    assert told == ["local-dir:here"]


def test_everything_is_reached_with_the_tab_key(panel: TrainPanel) -> None:
    panel.form.all.set_open(True)
    give(panel, epochs=9)
    panel.cards.setFocus()
    seen = set()
    for _ in range(120):
        widget = QApplication.focusWidget()
        if widget is None or widget in seen:
            break
        seen.add(widget)
        QTest.keyClick(widget, Key.Key_Tab)
    fields = {f.editor.widget for f in panel.form.fields.values() if f.editor.widget.isEnabled()}
    assert fields <= seen
    assert {panel.encoder, panel.form.reset_button, panel.form.fields["epochs"].reset} <= seen
    assert {panel.form.search, panel.form.all.header, panel.start_button} <= seen
