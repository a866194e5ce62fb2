"""Encoders are downloaded in the real window, stopped, gone on with, and fail."""

import re

import pytest
from encoder_pages import LEFT, SIZE, choose, close, opened, opened_again, refused, settle, shown
from fake_hub import NAME, FakeHub
from PySide6.QtTest import QTest
from window_fixtures import Key, Stage

from engine.encoders import catalogue, transfer
from engine.encoders.fetch import begun, is_here
from mmc_gui import encoder_desk


def test_an_encoder_is_downloaded_used_and_removed(hub: FakeHub, stage: Stage) -> None:
    dialog = opened(stage)
    choose(dialog, NAME)
    assert dialog.card.download_button.text().startswith("Download (")
    QTest.mouseClick(dialog.card.download_button, LEFT)
    assert dialog.card.stop_button.isVisible()
    assert not dialog.add_file.isEnabled()
    stage.wait(lambda: is_here(NAME))
    settle(stage)
    assert dialog.card.state.text().startswith("Ready.")
    assert dialog.card.remove_button.isVisible()
    assert dialog.use_button.hasFocus()
    assert stage.texts == ["tiny is ready."]
    QTest.keyClick(dialog.use_button, Key.Key_Return)
    stage.wait(lambda: stage.window.encoder_desk.dialog is None)
    settle(stage)
    panel = stage.window.train.panel
    assert panel.encoder_name == NAME
    assert panel.encoder_state.text().startswith("tiny: ready, ")
    dialog = opened(stage)
    assert dialog.table.current == NAME
    QTest.mouseClick(dialog.card.remove_button, LEFT)
    stage.wait(lambda: not is_here(NAME))
    settle(stage)
    assert dialog.card.download_button.isVisible()
    close(stage, dialog)
    assert panel.encoder_state.text().startswith("tiny: to download")


def test_a_stopped_download_goes_on_where_it_was(hub: FakeHub, stage: Stage) -> None:
    hub.stalls = 99  # each answer brings half of what is left: it never ends
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: dialog.card.progress.value() > 0)
    assert " of 3 MB" in dialog.card.count.text()
    assert stage.window.job_bar._count.text().endswith(" of 3 MB")
    close(stage, dialog)  # the download goes on
    assert stage.window.runner.busy
    dialog = opened_again(stage)
    assert dialog.card.stop_button.isVisible()
    assert dialog.card.progress.value() > 0
    QTest.mouseClick(dialog.card.stop_button, LEFT)
    stage.wait(lambda: not stage.window.runner.busy)
    settle(stage)
    assert 0 < begun(NAME) < SIZE
    assert "% of 6 MB here" in shown(dialog, 1)
    assert dialog.card.remove_button.text().startswith("Throw away what was loaded")
    assert dialog.card.download_button.text() == "Go on with the download"
    assert dialog.card.download_button.hasFocus()
    hub.stalls = 0
    QTest.keyClick(dialog.card.download_button, Key.Key_Space)
    stage.wait(lambda: is_here(NAME))
    settle(stage)
    assert hub.loaded()[-1].startswith("bytes=")
    close(stage, dialog)


def test_a_failure_is_told_once_in_the_dialog(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = refused(hub, stage)
    assert not stage.texts
    choose(dialog, "basic")
    assert not dialog.card.message.isVisible()
    close(stage, dialog)  # at once, but after something else was looked at
    assert not stage.texts
    monkeypatch.setattr(encoder_desk, "READING_S", 0.0)
    close(stage, refused(hub, stage))
    assert not stage.texts


def test_a_failure_that_nobody_can_have_read_is_told_in_the_window(
    hub: FakeHub, stage: Stage
) -> None:
    dialog = refused(hub, stage)
    said = dialog.card.message.text()
    close(stage, dialog)
    assert stage.texts == [said]


def test_a_failure_after_the_dialog_is_told_in_the_window(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfer, "PATIENCE", 0.3)
    hub.stalls = 99
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: dialog.card.progress.value() > 0)
    close(stage, dialog)
    hub.status = 403
    stage.wait(lambda: stage.texts)
    settle(stage)
    assert len(stage.texts) == 1
    assert "accept its terms" in stage.texts[0]


@pytest.mark.expected_logs
def test_a_defect_is_shown_by_the_window_with_its_trace(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a defect")

    dialog = opened(stage)
    choose(dialog, NAME)
    monkeypatch.setattr("engine.encoders.fetch.fetch", broken)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: stage.texts)
    settle(stage)
    assert stage.window.encoder_desk.dialog is None
    assert "a defect" in stage.window.banner.shown[0].details


def test_a_line_says_that_its_encoder_is_downloaded(hub: FakeHub, stage: Stage) -> None:
    hub.stalls = 99
    dialog = opened(stage)
    choose(dialog, NAME)
    assert shown(dialog, 1).startswith("to download")
    QTest.mouseClick(dialog.card.download_button, LEFT)
    assert shown(dialog, 1) == "downloading"
    assert dialog.card.state.text().startswith("Being downloaded.")
    stage.wait(lambda: re.fullmatch(r"downloading, \d+ %", shown(dialog, 1)))
    line = dialog.table.currentRow()
    choose(dialog, "basic")
    assert dialog.card.state.text().startswith("Comes with the program.")
    told = dialog.table.item(line, 1)
    assert told is not None
    assert told.text() == told.toolTip()
    assert told.text().startswith("downloading, ")
    close(stage, dialog)
    dialog = opened_again(stage)  # with the line as it is now
    assert shown(dialog, 1).startswith("downloading, ")
    QTest.mouseClick(dialog.card.stop_button, LEFT)
    stage.wait(lambda: not stage.window.runner.busy)
    settle(stage)
    assert "% of 6 MB here" in shown(dialog, 1)
    close(stage, dialog)


def test_an_encoder_that_was_searched_for_stays_listed_while_it_comes(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "_SHELF", {"basic": catalogue._SHELF["basic"]})
    catalogue.all_listings.cache_clear()
    hub.stalls = 99
    dialog = opened(stage)
    assert NAME not in dialog.table.names
    dialog.search.setText("tiny")
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    dialog.search.clear()
    choose(dialog, "basic")
    dialog.search.setText("basic")
    dialog.search.clear()
    assert NAME in dialog.table.names
    dialog.reject()
    stage.window.stop()
    settle(stage)


def test_closing_the_window_stops_a_download(hub: FakeHub, stage: Stage) -> None:
    hub.stalls = 99  # each answer brings half of what is left: it never ends
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: dialog.card.progress.value() > 0)
    close(stage, dialog)
    stage.window.close()
    assert not is_here(NAME)


def test_what_a_broken_off_download_left_can_be_thrown_away(hub: FakeHub, stage: Stage) -> None:
    hub.stalls = 99
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: dialog.card.progress.value() > 0)
    QTest.mouseClick(dialog.card.stop_button, LEFT)
    stage.wait(lambda: not stage.window.runner.busy)
    settle(stage)
    QTest.mouseClick(dialog.card.remove_button, LEFT)
    stage.wait(lambda: not begun(NAME))
    settle(stage)
    assert dialog.card.download_button.text().startswith("Download (")
    assert not dialog.card.remove_button.isVisible()
    close(stage, dialog)
