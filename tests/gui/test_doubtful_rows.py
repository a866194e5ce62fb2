"""The doubtful rows: filtered, looked at, copied, saved; many of them stay quick."""

import csv
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from window_fixtures import BROKEN, CTRL, MISSING, Key, MakeStage, Row, Stage, write_source
from window_fixtures import make_project as make

from engine.data.dataset import Problem
from engine.data.problem_kinds import ProblemKind, problem_kind
from engine.events import Skipped
from engine.export.problems import write_problems
from mmc_gui.dialogs.doubtful_rows import DoubtfulRows
from mmc_gui.models.problem_model import ProblemModel

LEFT = Qt.MouseButton.LeftButton


def problem(number: int, text: str = "The caption is empty; the image alone is used.") -> Problem:
    return Problem(source="train.csv", line=number, name=f"{number}.jpg", text=text)


def opened(stage: Stage) -> DoubtfulRows:
    stage.trigger("problems")
    dialog = stage.window.findChild(DoubtfulRows)
    assert dialog is not None
    stage.wait(dialog.isVisible)
    return dialog


def test_a_row_is_brought_into_sight_whatever_the_filters_hide(stage: Stage) -> None:
    dialog = opened(stage)
    assert dialog.model.texts(0) == (
        "Photo", "train.csv", "28", MISSING,
        f"The photo {MISSING} is not there; its caption is used.", "yes",
    )  # fmt: skip
    assert dialog.count.text() == "1 doubtful row"
    stage.search("rain")
    stage.window.show_page("train")
    dialog.activateWindow()
    dialog.table.setFocus()
    stage.wait(dialog.table.hasFocus)
    QTest.keyClick(dialog.table, Key.Key_Return)
    window = stage.window
    assert window.stack.currentWidget() is window.browse
    row = window.browse.grid.current_row
    assert row is not None
    assert window.session.dataset is not None
    assert window.session.dataset.names[row] == MISSING
    assert len(stage.shown()) == len(window.session.dataset)


def test_none_is_said_with_a_way_out(make_stage: MakeStage, tmp_path: Path) -> None:
    stage = make_stage()
    rows = [Row(f"{n}.jpg", ("1",), "A person") for n in range(4)]
    stage.open(make(write_source(tmp_path / "s", rows, tests=0), tmp_path / "p.mmc"))
    dialog = opened(stage)
    assert dialog.empty.isVisible()
    QTest.mouseClick(dialog.empty.primary, LEFT)
    assert not dialog.isVisible()


def test_what_a_training_finds_comes_in_while_it_stands_open(stage: Stage) -> None:
    dialog = opened(stage)
    found = (*stage.window.session.dataset.problems, problem(1), problem(2))  # type: ignore[union-attr]
    stage.window.session.set_problems(found)
    assert dialog.model.rowCount() == 3
    assert dialog.kind.isVisible()
    stage.window.tasks.close_project()
    assert not dialog.isVisible()


def test_a_photo_that_cannot_be_used_leads_to_its_row(stage: Stage) -> None:
    stage.window.teller.show_events([Skipped(what=BROKEN, reason="The image is damaged.")])
    button = stage.window.banner.findChild(QPushButton)
    assert button is not None
    assert button.text() == "Show doubtful rows"
    QTest.mouseClick(button, LEFT)
    dialog = stage.window.findChild(DoubtfulRows)
    assert dialog is not None
    assert dialog.isVisible()


def test_a_filter_by_words_and_kind(stage: Stage) -> None:
    dialog = opened(stage)
    found = [problem(n) for n in range(1, 6)]
    found.append(problem(9, "A label stands twice; it counts once."))
    damaged = "The image is damaged."
    found.append(Problem(source=BROKEN, line=0, name=BROKEN, text=damaged, lost=True))
    stage.window.session.set_problems(tuple(found))
    assert [dialog.kind.itemText(n) for n in range(dialog.kind.count())] == [
        "All kinds", "Photo (1)", "Caption (5)", "Labels (1)",
    ]  # fmt: skip
    dialog.kind.setCurrentIndex(2)
    assert dialog.count.text() == "5 of 7"
    dialog.kind.setCurrentIndex(0)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "twice")
    stage.wait(lambda: dialog.model.rowCount() == 1)
    assert dialog.model.texts(0)[0] == "Labels"
    assert not dialog.show_photo.isEnabled() or "9.jpg" in dialog._known
    QTest.keyClicks(dialog.search, " nothing")
    stage.wait(lambda: dialog.model.rowCount() == 0)
    assert not dialog.save.isEnabled()
    assert not dialog.copy.isEnabled()


def test_rows_are_copied_and_saved(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened(stage)
    stage.window.session.set_problems((problem(3), problem(4, '=run(), said "he"')))
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Key.Key_A, CTRL)
    QTest.mouseClick(dialog.copy, LEFT)
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:4] == ["Caption", "train.csv", "3", "3.jpg"]
    assert len(lines) == 2
    out = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    QTest.mouseClick(dialog.save, LEFT)
    stage.settle()
    with out.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert rows[0]["found"] == problem(3).text
    assert rows[1]["found"] == '\'=run(), said "he"'  # a spreadsheet shows it and runs nothing
    assert stage.texts[-1] == f"2 doubtful rows are in {out}."
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "n" / "x"), ""))
    QTest.mouseClick(dialog.save, LEFT)
    stage.settle()
    assert "cannot be written" in stage.texts[-1]


def test_a_hundred_thousand_rows_stay_quick(qtbot: QtBot) -> None:
    dialog = DoubtfulRows()
    qtbot.addWidget(dialog)
    found = [problem(n, f"The caption number {n} is odd.") for n in range(100_000)]
    dialog.set_problems(found, frozenset())
    dialog.show()
    qtbot.waitExposed(dialog)
    start = time.process_time()
    dialog.search.setText("99999")
    dialog._pause.timeout.emit()
    assert dialog.model.rowCount() == 1
    dialog.search.clear()
    dialog._pause.timeout.emit()
    dialog.table.scrollToBottom()
    dialog.grab()
    assert time.process_time() - start < 2.0  # measured: 0.2 s


def test_the_model_keeps_qts_rules(
    model_tester: Callable[[QAbstractItemModel], None], qtbot: QtBot
) -> None:
    model = ProblemModel()
    model_tester(model)
    model.set_problems([problem(n) for n in range(5)])
    model.set_filter("3.jpg", None, None)
    model.set_filter("", ProblemKind.LABELS, "train.csv")
    model.set_problems(())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The photo a.jpg is not there; its caption is used.", ProblemKind.PHOTO),
        ("a.jpg stands already on line 3; the first row is kept.", ProblemKind.REPEATED),
        ("The caption holds quotes that are not escaped; they are kept.", ProblemKind.CAPTION),
        ("A label stands twice; it counts once.", ProblemKind.LABELS),
        ("The row has 2 cells of 3; the others are taken as empty.", ProblemKind.ROW),
    ],
)
def test_kinds_are_told_from_sentences(text: str, kind: ProblemKind) -> None:
    assert problem_kind(problem(1, text)) is kind
    assert problem_kind(Problem(source="x", line=0, name="", text=text)) is ProblemKind.FILE


def test_problems_without_anything_make_a_header(tmp_path: Path) -> None:
    assert write_problems((), tmp_path / "x.csv") == 0
    assert (tmp_path / "x.csv").read_bytes().startswith(b"\xef\xbb\xbf")
