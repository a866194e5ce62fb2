"""The window looks after the open project: backups, damage, a second window, moved photos."""

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from window_fixtures import (
    LIMIT_MS,
    Key,
    MakeStage,
    Source,
    Stage,
    make_project,
    usual_rows,
    write_source,
)

from engine.data.project import Project, backups, lock_project, open_project
from mmc_gui.widgets.relocate_dialog import RelocateDialog
from mmc_gui.widgets.update_dialog import UpdateDialog

LEFT = Qt.MouseButton.LeftButton
PAGE = 4096


def click_action(stage: Stage, text: str) -> None:
    """Click the button of a message."""
    (button,) = [
        b for b in stage.window.banner.findChildren(QPushButton)
        if b.text() == text and b.isVisible()
    ]  # fmt: skip
    QTest.mouseClick(button, LEFT)


def rest(stage: Stage) -> None:
    """Wait until the caretaker is done as well."""
    stage.wait(lambda: stage.idle and not stage.window.caretaker.busy)


def dialog_of(stage: Stage) -> RelocateDialog:
    (dialog,) = [d for d in stage.window.findChildren(RelocateDialog) if d.isVisible()]
    return dialog


def damage(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'marks'"
        ).fetchone()
    data = bytearray(path.read_bytes())
    data[(root - 1) * PAGE : root * PAGE] = b"\xab" * PAGE
    path.write_bytes(data)


def test_opening_keeps_a_copy_for_the_day_without_a_word(stage: Stage, project: Path) -> None:
    rest(stage)
    (kept,) = backups(project)
    with open_project(kept) as copy:
        assert len(copy.dataset()) == len(stage.window.session.dataset or ())
    assert not stage.texts


def test_a_copy_is_saved_where_the_user_says(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "other"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    stage.window.tasks.edits.toggle_label([0], "5")
    stage.trigger("save_copy")
    stage.settle()
    assert "other.mmc holds all" in stage.texts[-1]
    with open_project(target.with_suffix(".mmc")) as copy:
        assert copy.journal.next_steps()[0] is not None
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    stage.trigger("save_copy")
    stage.settle()


def test_a_damaged_project_is_repaired_into_a_new_file(
    make_stage: MakeStage, project: Path
) -> None:
    damage(project)
    before = project.read_bytes()
    stage = make_stage()
    stage.window.tasks.open_project(project)
    stage.wait(lambda: stage.texts)
    stage.settle()
    assert "animals.mmc is damaged" in stage.texts[0]
    assert "mmc repair" not in stage.texts[0]
    assert stage.window.session.open is None
    click_action(stage, "Repair into a new file")
    stage.wait(lambda: stage.window.session.path is not None)
    rest(stage)
    assert stage.window.session.path == project.with_name("animals.repaired.mmc")
    assert "labels of" in stage.texts[-1]
    assert project.read_bytes() == before
    stage.window.tasks.edits.toggle_label([0], "5")
    stage.settle()
    assert "5" in stage.labels_of(0)


def test_a_second_window_may_look_but_not_touch(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    with lock_project(project), open_project(project) as owner:
        stage.window.tasks.open_project(project)
        stage.wait(lambda: stage.texts)
        stage.settle()
        assert "open in another window" in stage.texts[0]
        click_action(stage, "Open to look at it")
        stage.wait(lambda: stage.window.session.path == project)
        rest(stage)
        assert "to look at" in stage.window.windowTitle()
        assert "only to be looked at" in stage.texts[-1]
        before = stage.labels_of(0)
        stage.window.tasks.edits.toggle_label([0], "5")
        stage.settle()
        assert "nothing was changed" in stage.texts[-1]
        assert stage.labels_of(0) == before
        assert not stage.window.actions_by_key["start_training"].isEnabled()
        assert not stage.window.actions_by_key["relocate"].isEnabled()
        assert owner.journal.next_steps() == (None, None)
    assert not backups(project)


def test_a_window_that_only_looks_trains_nothing(
    make_stage: MakeStage, trained_project: Path
) -> None:
    stage = make_stage()
    with lock_project(trained_project):
        stage.window.tasks.open_project(trained_project, read_only=True)
        stage.wait(lambda: stage.window.session.run is not None)
        rest(stage)
        runs = sorted(trained_project.with_name("animals-runs").iterdir())
        stage.window.train.start()
        stage.settle()
        assert any("open to be edited" in text for text in stage.texts)
        assert sorted(trained_project.with_name("animals-runs").iterdir()) == runs


@pytest.fixture
def moved(tmp_path: Path) -> tuple[Path, Path]:
    """A project whose photos were moved away, and where they are."""
    source = write_source(tmp_path / "source", usual_rows()[:8], tests=0, size=(40, 30))
    project = make_project(source, tmp_path / "p.mmc")
    shutil.move(source.images, tmp_path / "new place")
    return project, tmp_path / "new place"


def test_moved_photos_are_found_again(make_stage: MakeStage, moved: tuple[Path, Path]) -> None:
    project, place = moved
    stage = make_stage()
    stage.open(project)
    rest(stage)
    assert any("not in" in text and "any more" in text for text in stage.texts)
    click_action(stage, "Find moved photos")
    dialog = dialog_of(stage)
    assert not dialog.use.isEnabled()
    dialog.folder.edit.setText(str(project.parent / "source"))
    rest(stage)
    assert "None of the 8 photos" in dialog.found.text()
    assert not dialog.use.isEnabled()
    dialog.folder.edit.setText(str(place))
    rest(stage)
    assert "8 of 8 photos" in dialog.found.text()
    QTest.mouseClick(dialog.use, LEFT)
    stage.settle()
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.root == place
    stage.wait(lambda: not stage.texts)
    with open_project(project) as opened:
        assert opened.image_root == place


def test_a_search_for_moved_photos_can_be_left(
    make_stage: MakeStage, moved: tuple[Path, Path]
) -> None:
    project, place = moved
    stage = make_stage()
    stage.open(project)
    rest(stage)
    stage.trigger("relocate")
    dialog = dialog_of(stage)
    QTest.keyClicks(dialog.folder.edit, str(place))
    QTest.keyClick(dialog, Key.Key_Escape)
    rest(stage)
    dataset = stage.window.session.dataset
    assert dataset is not None
    assert dataset.root != place


def test_projects_without_photos_are_not_told_to_look_for_them(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    source = write_source(tmp_path / "source", usual_rows()[-2:-1], tests=0)
    project = make_project(source, tmp_path / "p.mmc")
    shutil.rmtree(source.images)
    stage = make_stage()
    stage.open(project)
    rest(stage)
    assert not any("any more" in text for text in stage.texts)


# -- a source that changes --------------------------------------------------------------------


@pytest.fixture
def sourced(make_stage: MakeStage, tmp_path: Path) -> tuple[Stage, Source]:
    """A window on a project whose source is there."""
    source = write_source(tmp_path / "source", usual_rows()[:8], tests=0, size=(40, 30))
    stage = make_stage()
    stage.open(make_project(source, tmp_path / "p.mmc"))
    rest(stage)
    return stage, source


def change(source: Source, *more: str) -> None:
    """Change the caption of the first row and add rows."""
    lines = source.train.read_text(encoding="utf-8").splitlines()
    name, labels, _ = lines[1].split(",", 2)
    lines[1] = f'{name},{labels},"Another caption"'
    source.train.write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")


def update_dialog(stage: Stage) -> UpdateDialog:
    stage.wait(lambda: any(d.isVisible() for d in stage.window.findChildren(UpdateDialog)))
    (dialog,) = [d for d in stage.window.findChildren(UpdateDialog) if d.isVisible()]
    return dialog


def test_a_changed_source_is_noticed_and_taken_over_as_one_step(
    sourced: tuple[Stage, Source],
) -> None:
    stage, source = sourced
    stage.window.tasks.edits.toggle_label([1], "18")
    stage.settle()
    change(source, 'new.jpg,9,"A boat that was not there"', '1.jpg,5,"comes too late"')
    stage.wait(lambda: any("train.csv has changed" in text for text in stage.texts))
    click_action(stage, "Update…")
    dialog = update_dialog(stage)
    assert set(dialog.boxes) == {"added", "captions"}
    assert dialog.table.rowCount() == 2
    QTest.mouseClick(dialog.update_button, LEFT)
    rest(stage)
    data = stage.window.session.dataset
    assert data is not None
    assert (len(data), data.captions[0]) == (9, "Another caption")
    assert "18" in stage.labels_of(1)
    assert stage.labels_of(8) == {"9"}
    assert "Undo takes it back" in stage.texts[-1]
    stage.trigger("undo")
    stage.settle()
    data = stage.window.session.dataset
    assert data is not None
    assert len(data) == 8
    assert data.captions[0] != "Another caption"


def test_what_was_changed_by_hand_is_replaced_only_where_it_is_ticked(
    sourced: tuple[Stage, Source],
) -> None:
    stage, source = sourced
    stage.window.tasks.edits.set_caption(0, "My own words")
    stage.settle()
    change(source)
    stage.trigger("update")
    dialog = update_dialog(stage)
    box = dialog.boxes["captions_by_hand"]
    assert not box.isChecked()
    assert not dialog.update_button.isEnabled()
    assert "changed here too" in dialog.table.item(0, 1).text()
    box.click()
    QTest.mouseClick(dialog.update_button, LEFT)
    rest(stage)
    data = stage.window.session.dataset
    assert data is not None
    assert data.captions[0] == "Another caption"


def test_a_source_that_has_not_changed_says_so(sourced: tuple[Stage, Source]) -> None:
    stage, source = sourced
    stage.trigger("update")
    stage.settle()
    assert "holds all that train.csv says" in stage.texts[-1]
    source.train.write_bytes(source.train.read_bytes())
    source.train.unlink()
    stage.trigger("update")
    stage.settle()
    assert "no file" in stage.texts[-1]


def test_another_file_can_be_compared(
    sourced: tuple[Stage, Source], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stage, source = sourced
    change(source)
    stage.trigger("update")
    dialog = update_dialog(stage)
    other = tmp_path / "other.csv"
    other.write_text('ImageID,Labels,Caption\nx.jpg,1,"A person"\n', encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Another file…"]
    QTest.mouseClick(button, LEFT)
    stage.wait(lambda: any("other.csv" in d.windowTitle() and d.isVisible()
                           for d in stage.window.findChildren(UpdateDialog)))  # fmt: skip
    QTest.keyClick(update_dialog(stage), Key.Key_Escape)
    rest(stage)
    data = stage.window.session.dataset
    assert data is not None
    assert len(data) == 8


def test_a_large_project_is_shown_first_and_checked_beside(
    make_stage: MakeStage, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(project)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("CREATE TABLE spare(x)")  # which nothing reads
        (spare,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'spare'"
        ).fetchone()
    data = bytearray(project.read_bytes())
    data[(spare - 1) * PAGE : spare * PAGE] = b"\xab" * PAGE
    project.write_bytes(data)
    monkeypatch.setattr("engine.data.project.health.CHECKED_AT_ONCE", 0)
    stage = make_stage()
    stage.open(project)
    assert stage.window.session.dataset is not None
    stage.wait(lambda: any("is damaged" in text for text in stage.texts))
    rest(stage)
    assert not backups(project)
    click_action(stage, "Repair into a new file")
    stage.wait(lambda: stage.window.session.path != project)
    rest(stage)
    assert "Nothing was lost" in stage.texts[-1]


def test_only_the_project_that_stays_is_looked_after(
    stage: Stage, project: Path, tmp_path: Path
) -> None:
    later, fleeting = stage.window.caretaker._later, tmp_path / "fleeting" / "other.mmc"
    fleeting.parent.mkdir()
    shutil.copy(project, fleeting)
    later.setInterval(LIMIT_MS)  # as for a person who is quicker than the machine
    stage.open(fleeting)
    stage.open(project)
    assert stage.window.caretaker.busy
    later.setInterval(0)
    rest(stage)
    assert (len(backups(fleeting)), len(backups(project))) == (0, 1)


def test_a_project_that_is_closed_at_once_is_left_alone(stage: Stage, project: Path) -> None:
    later = stage.window.caretaker._later
    later.setInterval(LIMIT_MS)
    stage.open(project)
    stage.window.tasks.close_project()
    later.setInterval(0)
    rest(stage)
    assert not backups(project)


def test_a_project_that_is_closed_while_it_is_copied_is_left_as_one_file(
    stage: Stage, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, gate, copy_to = threading.Event(), threading.Event(), Project.copy_to

    def slow(self: Project, target: Path) -> None:
        reached.set()
        assert gate.wait(LIMIT_MS / 1000)
        copy_to(self, target)

    monkeypatch.setattr(Project, "copy_to", slow)
    stage.wait(reached.is_set)
    stage.window.tasks.edits.toggle_label([0], "5")
    stage.window.tasks.close_project()
    log = project.with_name(f"{project.name}-wal")
    assert log.exists()  # whoever copies the file alone now would miss the last change
    gate.set()
    rest(stage)
    stage.wait(lambda: not log.exists())  # the start page may still take a look at it
    assert len(backups(project)) == 1
