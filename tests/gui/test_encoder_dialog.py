"""Choosing and downloading an encoder in the real window, from a hub on the loopback."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import open_clip.factory
import open_clip.pretrained
import pytest
from clipping import clipped_at_rest
from fake_hub import FILE, NAME, REPO, FakeHub, listed, serving, use_hub
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from tiny_models import GREY, TINY
from window_fixtures import Key, Stage

from engine.encoders import catalogue, offers, transfer
from engine.encoders.fetch import begun, fetch, is_here
from engine.encoders.fetch_sentences import hub_error
from engine.encoders.hub import models_folder
from engine.encoders.hub_settings import (
    HubSettings,
    read_settings,
    usual_folder,
    write_settings,
)
from engine.encoders.probe import probe_encoder
from engine.encoders.transfer import HubError
from engine.errors import EngineError
from engine.events import Silent
from mmc_gui import encoder_desk
from mmc_gui.text_size import NORMAL, text_size
from mmc_gui.widgets.encoder_dialog import EncoderDialog

LEFT = Qt.MouseButton.LeftButton
B32 = "open_clip:ViT-B-32-256/datacomp_s34b_b86k"
SIZE = 3_000_000


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    with serving(FakeHub()) as hub, listed(monkeypatch, tmp_path):
        use_hub(monkeypatch, hub.address, tmp_path / "models")
        monkeypatch.setattr(transfer, "PATIENCE", 2.0)
        hub.publish(REPO, FILE, os.urandom(SIZE))
        yield hub


def opened(stage: Stage) -> EncoderDialog:
    """Open the list of encoders as a person does, and wait until it is filled."""
    stage.window.show_page("train")
    settle(stage)
    QTest.mouseClick(stage.window.train.panel.choose_encoder, LEFT)
    dialog = stage.window.encoder_desk.dialog
    assert dialog is not None
    stage.wait(lambda: dialog.table.names)
    settle(stage)
    return dialog


def settle(stage: Stage) -> None:
    stage.wait(lambda: stage.idle and not stage.window.tasks.encoders.looking)


def choose(dialog: EncoderDialog, name: str) -> None:
    for y in range(dialog.table.rowCount()):
        if dialog.table._name(y) == name:
            item = dialog.table.item(y, 0)
            dialog.table.scrollToItem(item)
            place = dialog.table.visualItemRect(item).center()
            QTest.mouseClick(dialog.table.viewport(), LEFT, pos=place)
            return
    raise AssertionError(name)


def shown(dialog: EncoderDialog, column: int) -> str:
    """Return what stands in a column beside the chosen encoder."""
    item = dialog.table.item(dialog.table.currentRow(), column)
    assert item is not None
    return item.text()


def close(stage: Stage, dialog: EncoderDialog) -> None:
    dialog.reject()
    stage.wait(lambda: stage.window.encoder_desk.dialog is None)


def test_the_shelf_stands_first_and_the_rest_is_found_by_words(hub: FakeHub, stage: Stage) -> None:
    dialog = opened(stage)
    assert dialog.table.names[:2] == ["basic", B32]
    assert 10 < len(dialog.table.names) < 14
    assert dialog.table.current == "basic"
    assert dialog.card.title.text() == "Basic"
    assert not dialog.card.download_button.isVisible()
    assert not dialog.card.remove_button.isVisible()
    QTest.keyClicks(dialog.search, "mobileclip2 s0")
    assert dialog.table.names == ["open_clip:MobileCLIP2-S0/dfndr2b"]
    QTest.keyClick(dialog.search, Key.Key_Return)  # goes on to what was found
    assert dialog.isVisible()
    assert dialog.table.hasFocus()
    assert dialog.card.title.text() == "MobileCLIP2-S0, DFN"
    dialog.search.setText("no such thing")
    assert dialog.none_found.isVisible()
    assert "Try fewer words" in dialog.none_found.text()
    dialog.search.clear()
    assert dialog.table.current == "open_clip:MobileCLIP2-S0/dfndr2b"
    assert not hub.requests  # looking asks no network
    close(stage, dialog)


@pytest.fixture(params=[100, 150])
def size_of_text(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[int]:
    text_size().wear(qapp, request.param)
    yield request.param
    text_size().wear(qapp, NORMAL)


@pytest.mark.usefixtures("size_of_text")
def test_a_long_message_stands_first_and_is_read_whole(hub: FakeHub, stage: Stage) -> None:
    dialog = opened(stage)
    choose(dialog, "open_clip:ViT-B-16/datacomp_xl_s13b_b90k")
    assert not clipped_at_rest(dialog)
    error = hub_error(HubError("unreachable", "Connection refused"), "ViT-B-16", hub.address)
    dialog.card.tell(str(error))
    assert not clipped_at_rest(dialog)
    message = dialog.card.message
    assert message.visibleRegion().boundingRect() == message.rect()
    assert dialog.card.download_button.isVisible()
    close(stage, dialog)


def test_limits_of_a_licence_stand_on_the_card(hub: FakeHub, stage: Stage) -> None:
    dialog = opened(stage)
    dialog.search.setText("metaclip_400m ViT-B-16")
    choose(dialog, dialog.table.names[0])
    assert "not for commercial use" in dialog.card.licence.text()
    assert shown(dialog, 2) == "not commercial"
    assert "million parameters" in dialog.card.facts.text()
    dialog.search.setText("mobileclip2 s0")
    choose(dialog, dialog.table.names[0])
    assert shown(dialog, 2) == "Apple's terms"
    assert "No published score" in dialog.card.facts.text()
    close(stage, dialog)


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


def opened_again(stage: Stage) -> EncoderDialog:
    """Open the list while something is downloaded."""
    stage.window.train.panel.encoder.setEditText(NAME)
    QTest.mouseClick(stage.window.train.panel.choose_encoder, LEFT)
    dialog = stage.window.encoder_desk.dialog
    assert dialog is not None
    stage.wait(lambda: dialog.table.names)
    return dialog


def refused(hub: FakeHub, stage: Stage) -> EncoderDialog:
    """Let a download fail in the open dialog."""
    hub.status = 403
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: dialog.card.message.isVisible())
    settle(stage)
    assert "accept its terms" in dialog.card.message.text()
    return dialog


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


def test_a_file_that_is_no_model_is_refused_in_the_dialog(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "empty")
    )  # fmt: skip
    dialog = opened(stage)
    QTest.mouseClick(dialog.add_folder, LEFT)
    stage.wait(lambda: dialog.card.message.isVisible())
    settle(stage)
    assert "is no model folder" in dialog.card.message.text()
    close(stage, dialog)


def test_closing_the_window_stops_a_download(hub: FakeHub, stage: Stage) -> None:
    hub.stalls = 99  # each answer brings half of what is left: it never ends
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: dialog.card.progress.value() > 0)
    close(stage, dialog)
    stage.window.close()
    assert not is_here(NAME)


def test_the_time_that_encoding_takes_is_told(hub: FakeHub, stage: Stage) -> None:
    stage.window.show_page("train")
    settle(stage)
    text = stage.window.train.panel.encoder_state.text()
    assert text == "Encoding takes about a few seconds, estimated."


def test_how_it_is_used_becomes_part_of_the_name(stage: Stage, hub: FakeHub) -> None:
    dialog = opened(stage)
    assert not dialog.options.int8.isEnabled()
    choose(dialog, NAME)
    assert dialog.options.int8.isEnabled()
    dialog.options.split.click()
    dialog.options.int8.click()
    QTest.mouseClick(dialog.use_button, LEFT)
    stage.wait(lambda: stage.window.encoder_desk.dialog is None)
    panel = stage.window.train.panel
    assert panel.encoder_name == f"{NAME}+int8+split"
    settle(stage)
    again = opened(stage)
    assert again.options.split.isChecked()
    assert again.table.current == NAME
    choose(again, "basic")
    QTest.mouseClick(again.use_button, LEFT)
    stage.wait(lambda: stage.window.encoder_desk.dialog is None)
    assert panel.encoder_name == "basic+split"


def test_its_speed_can_be_measured_before_a_download(
    stage: Stage, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = {**open_clip.factory._MODEL_CONFIGS, "tiny": TINY}
    monkeypatch.setattr(open_clip.factory, "_MODEL_CONFIGS", known)
    tags = {"hubbed": {"hf_hub": f"{REPO}/", **GREY}}
    monkeypatch.setitem(open_clip.pretrained._PRETRAINED, "tiny", tags)
    monkeypatch.setattr(probe_encoder, "__kwdefaults__",
                        {**probe_encoder.__kwdefaults__, "seconds": 0.05})  # fmt: skip
    dialog = opened(stage)
    choose(dialog, NAME)
    assert "of memory" in dialog.card.state.text() or "estimated" in dialog.card.state.text()
    QTest.mouseClick(dialog.card.measure_button, LEFT)
    assert dialog.card.measure_button.text() == "Measuring…"
    assert not dialog.card.measure_button.isEnabled()
    stage.wait(lambda: "measured" in dialog.card.state.text())
    assert dialog.focusWidget() is dialog.card.measure_button
    assert "for this project's" in dialog.card.state.text()
    assert not hub.requests
    settle(stage)
    assert any("photos a second" in text for text in stage.texts)
    assert dialog.card.measure_button.text() == "Measure on this computer"
    close(stage, dialog)


def test_the_focus_stays_where_the_user_has_put_it(
    stage: Stage, hub: FakeHub, monkeypatch: pytest.MonkeyPatch
) -> None:
    hub.stalls = 99
    dialog = opened(stage)
    choose(dialog, NAME)
    dialog.card.download_button.setFocus()
    QTest.keyClick(dialog.card.download_button, Key.Key_Space)
    assert dialog.focusWidget() is dialog.card.stop_button
    stage.wait(lambda: dialog.card.progress.value() > 0)
    QTest.keyClick(dialog.card.stop_button, Key.Key_Space)
    QTest.keyClick(dialog.card.stop_button, Key.Key_Space)  # once is enough
    dialog.search.setFocus()
    stage.wait(lambda: not stage.window.runner.busy)
    settle(stage)
    assert dialog.focusWidget() is dialog.search
    dialog.card.remove_button.setFocus()
    QTest.keyClick(dialog.card.remove_button, Key.Key_Space)
    stage.wait(lambda: not begun(NAME))
    settle(stage)
    assert dialog.focusWidget() is dialog.card.download_button
    close(stage, dialog)


def test_the_button_that_adds_a_folder_has_the_focus_again(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "empty")
    )  # fmt: skip
    dialog = opened(stage)
    dialog.add_folder.setFocus()
    QTest.keyClick(dialog.add_folder, Key.Key_Space)
    assert dialog.focusWidget() is not dialog.add_folder  # it rests while it is added
    stage.wait(lambda: dialog.card.message.isVisible())
    settle(stage)
    assert dialog.focusWidget() is dialog.add_folder
    QTest.keyClick(dialog.add_folder, Key.Key_Space)
    dialog.search.setFocus()
    settle(stage)
    assert dialog.focusWidget() is dialog.search
    close(stage, dialog)


def test_a_mirror_and_a_folder_are_set_in_the_window(
    stage: Stage, hub: FakeHub, tmp_path: Path
) -> None:
    dialog = opened(stage)
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    assert asked.models.edit.placeholderText() == str(usual_folder())
    QTest.keyClicks(asked.endpoint, "nonsense")
    assert "no address of a model hub" in asked.message.text()
    assert not asked.save_button.isEnabled()
    asked.endpoint.setText(hub.address)
    asked.models.edit.setText(str(tmp_path / "mine"))
    QTest.mouseClick(asked.save_button, LEFT)
    stage.wait(lambda: read_settings().endpoint == hub.address)
    settle(stage)
    assert models_folder() == tmp_path / "mine"
    stage.window.encoder_desk.settings_dialog = None
    close(stage, dialog)


def test_all_models_are_removed_after_a_question(stage: Stage, hub: FakeHub) -> None:
    dialog = opened(stage)
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    QTest.mouseClick(asked.empty, LEFT)
    question = asked.findChild(QMessageBox)
    assert question is not None
    stay, remove = (
        next(b for b in question.buttons() if question.buttonRole(b) == role)
        for role in (QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.DestructiveRole)
    )
    assert question.defaultButton() is stay
    QTest.mouseClick(remove, LEFT)
    stage.wait(lambda: any("0 encoders" in text for text in stage.texts))
    settle(stage)
    asked.reject()
    stage.window.encoder_desk.settings_dialog = None
    close(stage, dialog)


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


def test_a_file_of_weights_wants_a_model_chosen_first(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda _parent, title, *_: asked.append(title) or ("", "")
    )
    dialog = opened(stage)
    QTest.mouseClick(dialog.add_file, LEFT)
    assert "First choose in the list" in dialog.card.message.text()
    assert not asked
    choose(dialog, NAME)
    assert not dialog.card.message.isVisible()
    QTest.mouseClick(dialog.add_file, LEFT)
    assert asked == ["Weights of tiny"]
    close(stage, dialog)


def test_files_are_looked_for_where_the_last_one_was_found(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    (stick / "empty").mkdir(parents=True)
    began: list[str] = []

    def folder(_parent: object, _title: str, start: str) -> str:
        began.append(start)
        return str(stick / "empty")

    def file(_parent: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        began.append(start)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", folder)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", file)
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.add_folder, LEFT)
    settle(stage)
    QTest.mouseClick(dialog.add_file, LEFT)
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    asked.models.edit.clear()
    for _ in range(2):
        QTest.mouseClick(asked.models.findChild(QPushButton), LEFT)
        asked.models.edit.clear()
    home = str(Path.home())
    assert began == [home, str(stick), home, str(stick)]
    shutil.rmtree(stick)  # pulled out
    asked.reject()
    stage.window.encoder_desk.settings_dialog = None
    QTest.mouseClick(dialog.add_file, LEFT)
    assert began[-1] == str(tmp_path)
    monkeypatch.setattr(encoder_desk, "READING_S", 0.0)
    close(stage, dialog)


def test_models_are_listed_and_found_after_a_change_of_folder(
    hub: FakeHub, stage: Stage, tmp_path: Path
) -> None:
    write_settings(HubSettings(models=str(tmp_path / "mine")))
    dialog = opened(stage)
    choose(dialog, NAME)
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: is_here(NAME))
    settle(stage)
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    assert "1 encoder here, about 6 MB: tiny." in asked.listed.text()
    asked.models.edit.setText(str(tmp_path / "other"))
    QTest.mouseClick(asked.save_button, LEFT)
    stage.wait(lambda: models_folder() == tmp_path / "other")
    settle(stage)
    assert dialog.card.state.text().startswith("Ready.")
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    assert f"{tmp_path / 'mine'} is found as before" in asked.listed.text()
    asked.reject()
    stage.window.encoder_desk.settings_dialog = None
    close(stage, dialog)


def test_a_broken_off_download_is_listed_and_goes_on_after_a_change_of_folder(
    hub: FakeHub, stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    write_settings(HubSettings(models=str(old)))
    hub.cuts = [SIZE // 3, 0, 0, 0, 0]
    with pytest.raises(EngineError, match="broke off"):
        fetch(NAME, reporter=Silent(), pause=0)
    write_settings(HubSettings(models=str(new)))
    dialog = opened(stage)
    choose(dialog, NAME)
    assert dialog.card.download_button.text() == "Go on with the download"
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    assert "Broken-off downloads left 1 MB: tiny." in asked.listed.text()
    asked.reject()
    stage.window.encoder_desk.settings_dialog = None
    hub.requests.clear()
    QTest.mouseClick(dialog.card.download_button, LEFT)
    stage.wait(lambda: is_here(NAME))
    settle(stage)
    assert hub.loaded() == [f"bytes={SIZE // 3}-"]
    assert not any(old.glob("models--*"))
    assert any(new.glob("models--*"))
    assert not dialog.begun
    close(stage, dialog)


def test_what_a_former_folder_holds_is_removed_with_the_rest(
    hub: FakeHub, stage: Stage, tmp_path: Path
) -> None:
    write_settings(HubSettings(models=str(tmp_path / "old")))
    hub.cuts = [SIZE // 3, 0, 0, 0, 0]
    with pytest.raises(EngineError, match="broke off"):
        fetch(NAME, reporter=Silent(), pause=0)
    write_settings(HubSettings(models=str(tmp_path / "new")))
    dialog = opened(stage)
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    QTest.mouseClick(asked.empty, LEFT)
    question = asked.findChild(QMessageBox)
    assert question is not None
    destroy = QMessageBox.ButtonRole.DestructiveRole
    QTest.mouseClick(
        next(b for b in question.buttons() if question.buttonRole(b) == destroy), LEFT
    )  # fmt: skip
    stage.wait(lambda: not begun(NAME))
    settle(stage)
    asked.reject()
    stage.window.encoder_desk.settings_dialog = None
    close(stage, dialog)
    assert not any((tmp_path / "old").glob("models--*"))
    assert any("left is removed, 1 MB set free" in text for text in stage.texts)


def test_what_does_not_fit_is_marked_and_the_chosen_one_is_in_sight(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(offers, "free_memory", lambda: 300_000_000)
    large = "open_clip:PE-Core-L-14-336/meta"
    stage.window.show_page("train")
    stage.window.train.panel.encoder.setEditText(large)
    dialog = opened(stage)
    assert dialog.table.current == large
    item = dialog.table.currentItem()
    assert dialog.table.viewport().rect().contains(dialog.table.visualItemRect(item))
    assert shown(dialog, 3) == "too large"
    assert "does not fit" in dialog.card.state.text()
    close(stage, dialog)


def test_a_long_name_leaves_the_button_in_the_panel(hub: FakeHub, stage: Stage) -> None:
    panel = stage.window.train.panel
    stage.window.show_page("train")
    settle(stage)
    panel.offer_encoders([f"local-dir:/{'long/' * 30}"], current=B32)
    QApplication.processEvents()
    inside = panel.area.widget()
    assert inside.width() == panel.area.viewport().width()
    right = panel.choose_encoder.mapTo(panel, panel.choose_encoder.rect().topRight()).x()
    assert right < panel.width()


def test_the_way_to_run_is_chosen_in_the_list(
    hub: FakeHub, stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MMC_BACKEND", raising=False)
    dialog = opened(stage)
    box = dialog.options.backend
    assert box.currentData() == "auto"
    box.setFocus()
    QTest.keyClick(box, Key.Key_Down)
    assert box.currentData() == "torch"
    stage.wait(lambda: read_settings().backend == "torch")
    settle(stage)
    QTest.mouseClick(dialog.downloads, LEFT)  # saved there too, it stays
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    assert asked.settings.backend == "torch"
    asked.reject()
    stage.window.encoder_desk.settings_dialog = None
    close(stage, dialog)
    monkeypatch.setenv("MMC_BACKEND", "bf16")
    dialog = opened(stage)
    assert dialog.options.backend.currentData() == "bf16"
    assert not dialog.options.backend.isEnabled()
    close(stage, dialog)
