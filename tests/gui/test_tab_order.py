"""Tab reaches what stands above and beside the widget that a page gives the keys to."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from window_fixtures import Stage

ROUND = 60
"""Presses of Tab after which every page has come round."""


def reached(stage: Stage, page: str) -> set[QWidget]:
    """Return what has had the keys while Tab was pressed, from the page on."""
    stage.window.show_page(page)
    found = set()
    for _ in range(ROUND):
        focus = QApplication.focusWidget()
        assert focus is not None
        found.add(focus)
        stage.key(Qt.Key.Key_Tab)
    return found


def test_tab_reaches_encoder_settings_and_runs_on_train(trained_stage: Stage) -> None:
    page = trained_stage.window.train
    wanted = {page.start_button, page.encoder, page.panel.choose_encoder}
    assert wanted <= reached(trained_stage, "train")


def test_tab_reaches_the_filters_above_the_photos(trained_stage: Stage) -> None:
    browse = trained_stage.window.browse
    assert {browse.grid, browse.filters.search} <= reached(trained_stage, "browse")


@pytest.mark.parametrize("page", ["train", "browse"])
def test_the_page_gives_the_keys_to_its_main_widget_first(trained_stage: Stage, page: str) -> None:
    window = trained_stage.window
    window.show_page("statistics")
    window.show_page(page)
    first = window.train.start_button if page == "train" else window.browse.grid
    assert QApplication.focusWidget() is first
