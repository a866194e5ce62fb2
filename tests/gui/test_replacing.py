"""Find and replace in the window: looked at first, one edit, and every way to end it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from window_fixtures import CTRL, Key, Stage

from engine.data.find_replace import Wanted, find_replacements
from engine.data.project import open_project
from mmc_gui.models.replacement_model import SPANS, Column, ReplacementModel
from mmc_gui.widgets.replace_dialog import HINT, ReplaceDialog

LEFT = Qt.MouseButton.LeftButton


def ask(stage: Stage) -> ReplaceDialog:
    stage.trigger("replace")
    found = stage.window.browse.replacing.dialog
    assert found is not None
    return found


def look(stage: Stage, box: ReplaceDialog, find: str, put: str = "") -> None:
    """Type into both fields and wait for the answer."""
    with stage.qtbot.waitSignal(box.look_requested):
        box.words.setText(find)
        box.put.setText(put)
    stage.wait(lambda: box.status.text() != "Looking…" or box.error.isVisible())


def captions(stage: Stage) -> tuple[str, ...]:
    assert stage.window.session.dataset is not None
    return stage.window.session.dataset.captions


def shown(box: ReplaceDialog, column: Column) -> list[str]:
    return [
        str(box.model.index(row, column).data()) for row in range(box.model.rowCount())
    ]  # fmt: skip


def test_what_would_change_is_listed_and_replaced_as_one_edit(stage: Stage) -> None:
    box = ask(stage)
    stage.wait(box.words.hasFocus)
    assert box.status.text() == HINT
    assert not box.apply.isEnabled()
    look(stage, box, "DOG", "lynx")
    dogs = [text for text in captions(stage) if "dog" in text]
    assert shown(box, Column.BEFORE) == dogs
    assert shown(box, Column.AFTER) == [text.replace("dog", "lynx") for text in dogs]
    assert box.apply.text() == f"Replace in {len(dogs)} captions"
    box.model.setData(
        box.model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole
    )
    assert box.status.text().startswith(f"{len(dogs) - 1} of {len(dogs)} captions")
    assert box.all.checkState() == Qt.CheckState.PartiallyChecked
    QTest.mouseClick(box.apply, LEFT)
    stage.settle()
    assert [text for text in captions(stage) if "dog" in text] == dogs[:1]
    assert stage.texts[-1] == f"Replaced in {len(dogs) - 1} captions. Undo takes it back."
    stage.search("lynx")
    assert len(stage.shown()) == len(dogs) - 1
    stage.trigger("undo")
    stage.settle()
    assert [text for text in captions(stage) if "dog" in text] == dogs


def test_nothing_is_replaced_while_the_list_is_of_other_words(stage: Stage) -> None:
    box = ask(stage)
    look(stage, box, "dog", "lynx")
    assert box.apply.isEnabled()
    QTest.keyClicks(box.words, "s")
    assert not box.apply.isEnabled()
    QTest.keyClick(box.words, Key.Key_Return)
    stage.wait(lambda: box.status.text() == "No caption would change.")
    assert stage.window.browse.replacing.dialog is box
    box.reject()


def test_a_wrong_pattern_is_explained_under_the_field_and_mended(stage: Stage) -> None:
    box = ask(stage)
    box.is_pattern.setChecked(True)
    look(stage, box, "(dog", "x")
    assert "missing )" in box.error.text()
    assert box.words.property("invalid")
    assert not box.apply.isEnabled()
    look(stage, box, "(dog)", r"\1s")
    assert not box.error.isVisible()
    assert shown(box, Column.AFTER)[0].startswith("A person and a dogs")
    look(stage, box, "(dog)", r"\2")
    assert "1 group" in box.error.text()
    box.is_pattern.setChecked(False)
    stage.wait(lambda: box.status.text() == "No caption would change.")
    box.reject()


def test_scopes_are_the_photos_shown_and_selected(stage: Stage) -> None:
    stage.search("person")
    stage.click_photo(0)
    stage.click_photo(6, CTRL)
    box = ask(stage)
    texts = [box.scope.itemText(place) for place in range(box.scope.count())]
    assert texts[2] == "The 2 selected photos"
    assert texts[1].endswith("photos shown")
    look(stage, box, "a ", "one ")
    everything = box.model.rowCount()
    box.scope.setCurrentIndex(2)
    stage.wait(lambda: box.model.rowCount() == 2)
    assert everything > 2
    assert shown(box, Column.PHOTO) == ["0.jpg", "6.jpg"]
    box.reject()


def test_all_and_none_are_checked_at_once(stage: Stage) -> None:
    box = ask(stage)
    look(stage, box, "dog", "lynx")
    box.all.click()
    counts = {box.model.counts[0]}
    box.all.click()
    counts.add(box.model.counts[0])
    assert counts == {0, box.model.counts[1]}
    box.reject()


def test_another_project_closes_the_question(stage: Stage, project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.mmc"
    other.write_bytes(project.read_bytes())
    box = ask(stage)
    look(stage, box, "dog", "lynx")
    stage.open(other)
    assert stage.window.browse.replacing.dialog is None
    with open_project(project) as opened:
        assert opened.journal.history() == []


def test_closing_in_the_middle_of_a_look_leaves_nothing(stage: Stage) -> None:
    box = ask(stage)
    with stage.qtbot.waitSignal(box.look_requested):
        box.words.setText("dog")
    QTest.keyClick(box, Key.Key_Escape)
    assert stage.window.browse.replacing.dialog is None
    assert ask(stage) is not box
    stage.window.browse.replacing.dialog.reject()


def test_the_list_is_a_sound_model_and_marks_what_differs(
    model_tester: Callable[[QAbstractItemModel], None],
) -> None:
    model = ReplacementModel()
    model_tester(model)
    far = "x" * 40 + " \U0001f984 cat\nend"
    found = find_replacements(["a cat", far], Wanted(find="cat", replace="dog"))
    model.set_found(found, ["1.jpg", "2.jpg"])
    assert model.index(0, Column.BEFORE).data(SPANS) == ((2, 5),)
    cut = model.index(1, Column.AFTER)
    (span,) = cut.data(SPANS)
    assert cut.data()[span[0] : span[1]] == "dog"
    assert cut.data().startswith("…")
    assert cut.data().endswith("dog↵end")
    assert cut.data(Qt.ItemDataRole.ToolTipRole) == far.replace("cat", "dog")
    model.check_all(False)
    assert model.chosen == []
    model.set_found((), ())
    model.check_all(True)
    assert model.counts == (0, 0)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_differences_are_painted_in_both_themes(stage: Stage, theme: str) -> None:
    stage.trigger(theme)
    box = ask(stage)
    look(stage, box, "dog", "")
    box.table.selectRow(0)
    assert not box.grab().isNull()
    box.reject()
    stage.trigger("light")
