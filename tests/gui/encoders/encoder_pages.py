"""Ways around the list of encoders, over a hub on the loopback."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fake_hub import FILE, NAME, REPO, FakeHub, listed, serving, use_hub
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from window_fixtures import Stage

from engine.encoders import transfer
from mmc_gui.widgets.download_settings import DownloadSettings
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


def settings_of(stage: Stage, dialog: EncoderDialog) -> DownloadSettings:
    """Open the settings of downloads from the list."""
    QTest.mouseClick(dialog.downloads, LEFT)
    asked = stage.window.encoder_desk.settings_dialog
    assert asked is not None
    return asked


def put_away(stage: Stage, asked: DownloadSettings) -> None:
    asked.reject()
    stage.window.encoder_desk.settings_dialog = None


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
