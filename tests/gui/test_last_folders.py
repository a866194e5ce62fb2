"""Each dialog that asks for files begins where such files were found last."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from window_fixtures import Key, Source, Stage

from mmc_gui.dialogs.doubtful_rows import DoubtfulRows
from mmc_gui.dialogs.fields import SourceField
from mmc_gui.dialogs.import_dialog import ImportDialog
from mmc_gui.widgets.plot_parts import SaveButton


class Asked:
    """Answers all dialogs with one path, and notes where each began."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answer = ""
        self.began: list[str] = []

        def one(_parent: object, _title: str, start: str, *_: object) -> tuple[str, str]:
            self.began.append(start)
            return self.answer, ""

        def some(_parent: object, _title: str, start: str, *_: object) -> tuple[list[str], str]:
            self.began.append(start)
            return [self.answer] if self.answer else [], ""

        monkeypatch.setattr(QFileDialog, "getOpenFileName", one)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", one)
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", some)
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: one(*given)[0])


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    return Asked(monkeypatch)


def test_projects_are_looked_for_where_the_last_one_was(
    stage: Stage, asked: Asked, project: Path, tmp_path: Path
) -> None:
    other = tmp_path / "drawer" / "other.mmc"
    other.parent.mkdir()
    shutil.copy(project, other)
    stage.trigger("open")  # given up: nothing is remembered
    asked.answer = str(other)
    stage.trigger("open")
    stage.wait(lambda: stage.window.session.path == other.resolve() and stage.idle)
    asked.answer = ""
    stage.trigger("open")
    home = str(Path.home())
    assert asked.began == [home, home, str(other.parent)]


def test_datasets_and_pairs_are_looked_for_each_in_their_place(
    stage: Stage, asked: Asked, source: Source
) -> None:
    window, home = stage.window, str(Path.home())
    asked.answer = str(source.train)
    stage.trigger("import")
    (dialog,) = [d for d in window.findChildren(ImportDialog) if d.isVisible()]
    field = dialog.findChild(SourceField)
    assert field is not None
    QTest.mouseClick(field.file, Qt.MouseButton.LeftButton)
    field.edit.clear()
    QTest.mouseClick(field.folder, Qt.MouseButton.LeftButton)
    assert asked.began == [home, str(source.train.parent)]
    dialog.reject()
    stage.settle()
    asked.began.clear()
    window.show_page("predict")
    asked.answer = str(source.images / "1.jpg")
    pairs = window.predict.pair.input
    pairs.choose_files()
    pairs.choose_folder()
    assert asked.began == [home, str(source.images)]


def test_what_is_exported_goes_where_the_last_went(
    trained_stage: Stage, asked: Asked, tmp_path: Path
) -> None:
    stage, home = trained_stage, Path.home()
    stage.trigger("problems")
    (dialog,) = [d for d in stage.window.findChildren(DoubtfulRows) if d.isVisible()]
    asked.answer = str(tmp_path / "rows.csv")
    dialog.save.click()
    stage.settle()
    QTest.keyClick(dialog, Key.Key_Escape)
    asked.answer = ""
    stage.window.show_page("train")
    stage.settle()
    button = stage.window.train.f1_plot.findChild(SaveButton)
    assert button is not None
    button.menu().actions()[0].trigger()
    assert asked.began == [str(home / "doubtful-rows.csv"), str(tmp_path / "validation-f1.png")]
