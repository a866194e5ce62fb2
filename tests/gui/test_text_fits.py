"""At 1280 x 720 and with larger text every word of every page and dialog can be read."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from clipping import WIDEST, clipped_at_rest, clipped_texts, stretched
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from window_fixtures import Key, MakeStage, Stage

from mmc_gui.commands import PAGES, why_not
from mmc_gui.settings import Settings
from mmc_gui.text_size import NORMAL, nearest, roomy, text_size
from mmc_gui.text_size import SIZES as SIZES_OF_TEXT
from mmc_gui.widgets.label_chip import LabelChip
from mmc_gui.widgets.stat_tile import StatTile

HERE = Path(__file__).resolve().parent

SIZE = (1280, 720)
"""Logical pixels of the smallest window in which nothing may be cut."""
SIZES = pytest.mark.parametrize("percent", [100, 150])
DIALOGS = (
    "import", "export", "submission", "shortcuts", "keys", "problems", "about", "labels", "accept",
    "replace", "relocate",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _usual_size(qapp: QApplication) -> Iterator[None]:
    yield
    text_size().wear(qapp, NORMAL)


def dialogs() -> list[QDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def look_at_pages(stage: Stage) -> list[str]:
    """Walk all pages and their tabs and return what cannot be read."""
    window, found = stage.window, []
    tasks = window.tasks
    for key in PAGES:
        window.show_page(key)
        tabs = window.pages[key].findChild(QTabWidget)
        for place in range(tabs.count() if tabs else 1):
            if tabs:
                tabs.setCurrentIndex(place)
            stage.settle()
            stage.wait(lambda: not tasks.studies.looking and not tasks.insights.looking)
            wrong = clipped_at_rest(window) + stretched(window)
            found += [f"{key} {place}: {text}" for text in wrong]
    return found


def look_at_dialog(stage: Stage, key: str) -> list[str]:
    """Open a dialog, close it by its key and return what cannot be read."""
    stage.trigger(key)
    stage.settle()
    (dialog,) = dialogs()
    found = [f"{key}: {text}" for text in clipped_at_rest(dialog)]
    if dialog.width() > SIZE[0] or dialog.height() > SIZE[1]:
        found.append(f"{key} is too large: {dialog.width()} x {dialog.height()}")
    QTest.keyClick(dialog, Key.Key_Escape)
    return found


@SIZES
def test_every_page_and_dialog_can_be_read(
    qapp: QApplication, trained_stage: Stage, percent: int
) -> None:
    stage = trained_stage
    text_size().wear(qapp, percent)
    stage.window.resize(*SIZE)
    found = look_at_pages(stage)
    assert (stage.window.width(), stage.window.height()) == SIZE
    stage.window.show_page("browse")
    for key in DIALOGS:
        found += look_at_dialog(stage, key)
    assert not found, "\n".join(found)


@SIZES
def test_the_start_page_can_be_read(
    qapp: QApplication, make_stage: MakeStage, percent: int
) -> None:
    window = make_stage().window
    text_size().wear(qapp, percent)
    assert not clipped_at_rest(window)


def test_what_is_clipped_is_found(qtbot: QtBot) -> None:
    """The judge is judged: each kind of a cut text is told, and whole ones are not."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 200)
    whole, narrow, low = QLabel("whole"), QLabel("much too narrow for this"), QLabel("low")
    outside = QLabel("beyond the edge", window)
    narrow.setFixedWidth(30)
    low.setFixedHeight(6)
    row = QHBoxLayout(window)
    for widget in (whole, narrow, low):
        row.addWidget(widget)
    window.show()
    outside.move(380, 0)
    outside.show()
    found = "\n".join(clipped_texts(window))
    assert "whole" not in found
    for told in ("much too narrow", "low", "beyond the edge"):
        assert told in found


# -- the size of text ---------------------------------------------------------------------------


def points(widget: QWidget) -> float:
    return widget.font().pointSizeF()


def test_dialogs_grow_with_the_text_as_far_as_a_small_screen_goes(qapp: QApplication) -> None:
    assert roomy(760, 480) == (760, 480)
    text_size().wear(qapp, 125)
    assert roomy(760, 480) == (950, 600)
    text_size().wear(qapp, 200)
    width, height = roomy(760, 480)
    assert (width, height) < SIZE
    assert height < SIZE[1]


def test_keys_make_text_larger_smaller_and_usual(stage: Stage) -> None:
    window = stage.window
    tile, before = window.findChild(StatTile), points(window.browse.filters.count)
    assert tile is not None
    number = points(tile._number)
    window.activateWindow()
    QTest.keySequence(window, QKeySequence("Ctrl++"))
    QTest.keySequence(window, QKeySequence("Ctrl+="))
    assert text_size().percent == 125
    assert points(window.browse.filters.count) == pytest.approx(before * 1.25, abs=0.1)
    assert points(tile._number) == pytest.approx(number * 1.25, abs=0.1)
    QTest.keySequence(window, QKeySequence("Ctrl+-"))
    assert text_size().percent == 110
    QTest.keySequence(window, QKeySequence("Ctrl+0"))
    assert text_size().percent == NORMAL
    assert points(tile._number) == pytest.approx(number, abs=0.1)


def test_the_size_is_remembered_and_ends_somewhere(make_stage: MakeStage) -> None:
    first = make_stage()
    actions = first.window.actions_by_key
    while actions["larger"].isEnabled():
        first.trigger("larger")
    assert text_size().percent == SIZES_OF_TEXT[-1]
    assert why_not(first.window, "larger") == "The text is as large as it gets."
    first.window.close()
    second = make_stage()
    assert text_size().percent == SIZES_OF_TEXT[-1]
    second.trigger("usual_size")
    while second.window.actions_by_key["smaller"].isEnabled():
        second.trigger("smaller")
    assert text_size().percent == SIZES_OF_TEXT[0]


def test_settings_that_were_tampered_with_give_a_size_that_is_there() -> None:
    Settings()._store.setValue("text_size", "huge")
    assert Settings().text_size == NORMAL
    assert nearest(5000) == SIZES_OF_TEXT[-1]


def test_what_is_painted_by_hand_grows_with_the_text(qapp: QApplication, stage: Stage) -> None:
    chip = stage.window.browse.inspector.findChild(LabelChip)
    cell = stage.window.browse.grid._layout.height
    assert chip is not None
    high = chip.sizeHint().height()
    text_size().wear(qapp, 200)
    QApplication.processEvents()
    assert chip.sizeHint().height() == 2 * high
    assert stage.window.browse.grid._layout.height > cell
    assert stage.window.job_bar.height() == 2 * 40


# -- large screens ------------------------------------------------------------------------------

FULL_HD, FOUR_K = (1920, 1080), (3840, 2160)
"""Logical pixels of a screen of 3840 x 2160 at 200 and at 100 per cent."""


@pytest.mark.parametrize("size", [SIZE, FULL_HD, FOUR_K])
def test_no_page_is_cut_or_stretched(trained_stage: Stage, size: tuple[int, int]) -> None:
    stage = trained_stage
    stage.window.resize(*size)
    found = look_at_pages(stage)
    assert (stage.window.width(), stage.window.height()) == size
    assert not found, "\n".join(found)


@pytest.mark.parametrize("size", [SIZE, FULL_HD, FOUR_K])
def test_messages_and_the_start_page_are_not_stretched(
    make_stage: MakeStage, size: tuple[int, int]
) -> None:
    window = make_stage(size=size).window
    window.banner.error("What went wrong is told in words that take their time. " * 12)
    window.banner.warning("A word.", action="Do something about it", key="do")
    assert clipped_at_rest(window) + stretched(window) == []


def test_what_is_stretched_is_found(qtbot: QtBot) -> None:
    """The judge is judged: long lines and fields are told, and wrapped ones are not."""
    window = QWidget()
    qtbot.addWidget(window)
    line, field = QLabel("word " * 300), QLineEdit("")
    wrapped = QLabel("wrapped " * 300, wordWrap=True)
    wrapped.setMaximumWidth(WIDEST)
    column = QVBoxLayout(window)
    for widget in (line, field, wrapped):
        column.addWidget(widget)
    window.resize(4000, 400)
    window.show()
    found = "\n".join(stretched(window))
    assert len(found.split("\n")) == 2
    assert "word word" in found
    assert "QLineEdit" in found


# -- screens ------------------------------------------------------------------------------------


@pytest.mark.parametrize("factor", ["1.5", "3"])
def test_nothing_is_cut_on_screens_of_other_scales(trained_project: Path, factor: str) -> None:
    done = subprocess.run(
        [sys.executable, str(HERE / "scaled_walk.py"), str(trained_project)],
        env=os.environ | {"QT_SCALE_FACTOR": factor, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"ratio {float(factor)}" in done.stdout
