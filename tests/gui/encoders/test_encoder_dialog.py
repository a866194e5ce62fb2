"""The list of encoders in the real window: found, read, measured, chosen."""

from collections.abc import Iterator

import open_clip.factory
import open_clip.pretrained
import pytest
from clipping import clipped_at_rest
from encoder_pages import B32, LEFT, choose, close, opened, put_away, settle, shown
from fake_hub import NAME, REPO, FakeHub
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tiny_models import GREY, TINY
from window_fixtures import Key, Stage

from engine.encoders import offers
from engine.encoders.fetch import begun
from engine.encoders.fetch_sentences import hub_error
from engine.encoders.hub_settings import (
    read_settings,
)
from engine.encoders.probe import probe_encoder
from engine.encoders.transfer import HubError
from mmc_gui.text_size import NORMAL, text_size


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
    put_away(stage, asked)
    close(stage, dialog)
    monkeypatch.setenv("MMC_BACKEND", "bf16")
    dialog = opened(stage)
    assert dialog.options.backend.currentData() == "bf16"
    assert not dialog.options.backend.isEnabled()
    close(stage, dialog)
