"""Mirror, folders and files of encoders in the real window, and what is removed."""

import shutil
from pathlib import Path

import pytest
from encoder_pages import LEFT, SIZE, choose, close, opened, put_away, settings_of, settle
from fake_hub import NAME, FakeHub
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from window_fixtures import Key, Stage

from engine.encoders.fetch import begun, fetch, is_here
from engine.encoders.hub import models_folder
from engine.encoders.hub_settings import (
    HubSettings,
    read_settings,
    usual_folder,
    write_settings,
)
from engine.errors import EngineError
from engine.events import Silent
from mmc_gui import encoder_desk


def test_a_mirror_and_a_folder_are_set_in_the_window(
    stage: Stage, hub: FakeHub, tmp_path: Path
) -> None:
    dialog = opened(stage)
    asked = settings_of(stage, dialog)
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
    asked = settings_of(stage, dialog)
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
    put_away(stage, asked)
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
    asked = settings_of(stage, dialog)
    asked.models.edit.clear()
    for _ in range(2):
        QTest.mouseClick(asked.models.findChild(QPushButton), LEFT)
        asked.models.edit.clear()
    home = str(Path.home())
    assert began == [home, str(stick), home, str(stick)]
    shutil.rmtree(stick)  # pulled out
    put_away(stage, asked)
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
    asked = settings_of(stage, dialog)
    assert "1 encoder here, about 6 MB: tiny." in asked.listed.text()
    asked.models.edit.setText(str(tmp_path / "other"))
    QTest.mouseClick(asked.save_button, LEFT)
    stage.wait(lambda: models_folder() == tmp_path / "other")
    settle(stage)
    assert dialog.card.state.text().startswith("Ready.")
    asked = settings_of(stage, dialog)
    assert f"{tmp_path / 'mine'} is found as before" in asked.listed.text()
    put_away(stage, asked)
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
    asked = settings_of(stage, dialog)
    assert "Broken-off downloads left 1 MB: tiny." in asked.listed.text()
    put_away(stage, asked)
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
    asked = settings_of(stage, dialog)
    QTest.mouseClick(asked.empty, LEFT)
    question = asked.findChild(QMessageBox)
    assert question is not None
    destroy = QMessageBox.ButtonRole.DestructiveRole
    QTest.mouseClick(
        next(b for b in question.buttons() if question.buttonRole(b) == destroy), LEFT
    )  # fmt: skip
    stage.wait(lambda: not begun(NAME))
    settle(stage)
    put_away(stage, asked)
    close(stage, dialog)
    assert not any((tmp_path / "old").glob("models--*"))
    assert any("left is removed, 1 MB set free" in text for text in stage.texts)


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
