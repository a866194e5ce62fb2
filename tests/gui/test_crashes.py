"""A crash is written down here, says nothing of the user's data, and is told once."""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLockFile
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton
from window_fixtures import Key, MakeStage, Stage

from engine.errors import EngineError
from mmc_gui.app import guarding, logging_to_file
from mmc_gui.crashes import (
    MOST_KEPT,
    collect_faults,
    crash_folder,
    reports,
    trace_of,
    watching_for_faults,
    write_report,
)
from mmc_gui.dialogs.about_dialog import AboutDialog
from mmc_gui.dialogs.report_dialog import ReportDialog
from mmc_gui.help_desk import log_folder

SECRET = "a caption that is nobody's business"

STRUCK = """
import ctypes, sys
from pathlib import Path
from mmc_gui.crashes import watching_for_faults

def deep():
    ctypes.string_at(0)

with watching_for_faults(Path(sys.argv[1])):
    deep()
"""


@pytest.fixture
def folder() -> Path:
    return crash_folder()


@pytest.fixture
def logging_as_started() -> Iterator[None]:
    with logging_to_file():
        yield


def fail(text: str) -> None:
    raise ValueError(text)


def show_reports(stage: Stage) -> None:
    stage.window.help_desk.tell_of_crashes()
    stage.wait(lambda: not stage.window.help_desk.busy)


def press(stage: Stage, text: str) -> None:
    (button,) = [
        b
        for b in stage.window.banner.findChildren(QPushButton)
        if b.text() == text and b.isVisible()
    ]
    button.click()


def shown(stage: Stage, kind: type[QDialog]) -> QDialog:
    (dialog,) = [d for d in stage.window.findChildren(kind) if d.isVisible()]
    return dialog


def test_a_report_tells_where_but_not_what_was_read(folder: Path) -> None:
    try:
        try:
            {}[SECRET]
        except KeyError as cause:
            raise RuntimeError(SECRET) from cause
    except RuntimeError as error:
        text = trace_of(error)
    assert SECRET not in text
    assert "KeyError" in text
    assert "which led to" in text
    assert "test_crashes.py" in text
    path = write_report(folder, text)
    assert path is not None
    assert "MMC 0." in path.read_text(encoding="utf-8")


def test_what_python_words_itself_is_kept() -> None:
    with pytest.raises(AttributeError) as caught:
        None.missing  # type: ignore[attr-defined]  # noqa: B018
    assert "has no attribute 'missing'" in trace_of(caught.value)


def test_only_so_many_are_kept_and_none_in_part(folder: Path) -> None:
    paths = [write_report(folder, f"report {number}") for number in range(MOST_KEPT + 3)]
    assert reports(folder) == paths[3:]
    assert sorted(folder.iterdir()) == paths[3:]


def test_a_folder_that_cannot_be_written_is_no_second_disaster(tmp_path: Path) -> None:
    wall = tmp_path / "wall"
    wall.write_text("a file where the folder should be", encoding="utf-8")
    assert write_report(wall / "crashes", "report") is None
    with watching_for_faults(wall / "crashes"):
        pass


@pytest.mark.expected_logs
def test_slots_threads_and_qt_are_heard(
    make_stage: MakeStage, folder: Path, logging_as_started: None
) -> None:
    window = make_stage().window
    with guarding(window):
        try:
            fail(SECRET)
        except ValueError as error:
            sys.excepthook(ValueError, error, error.__traceback__)
            logging.getLogger("mmc_gui.jobs").error("Again", exc_info=error)  # the same: once
        thread = threading.Thread(target=fail, args=(SECRET,))
        thread.start()
        thread.join()
    logging.getLogger("qt").critical("QThread: Destroyed while thread is still running")
    logging.getLogger("mmc_gui").error("nothing to trace")
    try:
        raise EngineError("a sentence for the user")
    except EngineError as error:
        logging.getLogger("mmc_gui").error("told", exc_info=error)
    texts = [path.read_text(encoding="utf-8") for path in reports(folder)]
    assert len(texts) == 3
    assert not [text for text in texts if SECRET in text]
    assert "QThread: Destroyed" in texts[-1]


def test_a_process_that_is_struck_down_leaves_a_report(folder: Path) -> None:
    struck = subprocess.run(
        [sys.executable, "-c", STRUCK, str(folder)], capture_output=True, text=True, timeout=60,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    assert struck.returncode not in (0, 1), struck.stderr
    collect_faults(folder)
    (report,) = reports(folder)
    text = report.read_text(encoding="utf-8")
    assert "Segmentation fault" in text or "Fatal" in text
    assert "deep" in text
    assert sorted(folder.iterdir()) == [report]


def test_a_process_that_runs_is_left_alone_and_a_killed_one_is_no_crash(folder: Path) -> None:
    folder.mkdir(parents=True)
    running, killed = folder / "fault-1.txt", folder / "fault-2.txt"
    running.write_text("Fatal Python error", encoding="utf-8")
    killed.touch()
    lock = QLockFile(str(running.with_suffix(".lock")))
    assert lock.tryLock(0)
    collect_faults(folder)
    assert running.exists()
    assert not killed.exists()
    assert not reports(folder)
    lock.unlock()


def test_a_good_end_leaves_nothing(folder: Path) -> None:
    with watching_for_faults(folder):
        assert list(folder.glob("fault-*"))
    assert not list(folder.iterdir())


def test_it_is_told_once_shown_copied_and_deleted(make_stage: MakeStage, folder: Path) -> None:
    stage = make_stage()
    show_reports(stage)
    assert not stage.texts
    path = write_report(folder, "File train.py, line 7")
    show_reports(stage)
    assert "sent" in stage.texts[0]
    press(stage, "Show report")
    dialog = shown(stage, ReportDialog)
    assert isinstance(dialog, ReportDialog)
    assert "train.py, line 7" in dialog.text.toPlainText()
    dialog.copy.click()
    assert "train.py, line 7" in QGuiApplication.clipboard().text()
    QTest.keyClick(dialog, Key.Key_Escape)
    show_reports(stage)
    assert not stage.texts  # once
    assert path is not None
    assert path.exists()
    write_report(folder, "another")
    show_reports(stage)
    press(stage, "Delete")
    stage.wait(lambda: not stage.window.help_desk.busy)
    assert reports(folder) == [path]
    assert stage.texts == ["The report is deleted."]


# -- about ------------------------------------------------------------------------------------


def test_about_names_parts_licences_and_devices(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.trigger("about")
    dialog = shown(stage, AboutDialog)
    assert isinstance(dialog, AboutDialog)
    stage.wait(lambda: dialog.list.count())
    everything = dialog.all_text
    for told in ("MMC 0.", "Python 3.", "PySide6_Essentials", "torch", "open_clip_torch", "cores"):
        assert told in everything
    assert "Apache License" in everything
    assert not dialog.list.horizontalScrollBar().maximum()
    count = dialog.list.count()
    QTest.keyClicks(dialog.search, "numpy bsd")
    assert 0 < dialog.list.count() < count
    dialog.search.setText("qqqxyz")
    assert not dialog.list.count()
    assert "No part" in dialog.text.toPlainText()
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == everything
    QTest.keyClick(dialog, Key.Key_Escape)


def test_about_can_be_closed_before_it_is_read(make_stage: MakeStage) -> None:
    stage = make_stage()
    stage.trigger("about")
    QTest.keyClick(shown(stage, AboutDialog), Key.Key_Escape)
    stage.wait(lambda: not stage.window.help_desk.busy)


def test_the_log_folder_is_shown(make_stage: MakeStage, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    make_stage().trigger("log_folder")
    assert opened == [str(log_folder())]
