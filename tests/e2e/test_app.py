"""The whole path through the real ``main()``, and the same path on the command line."""

import json
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import drop, play
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest

from engine.cli import main as mmc
from engine.data.dataset import Split
from engine.data.project import open_project
from engine.training.recipes import RECIPES
from engine.training.runs import list_runs
from mmc_gui.dialogs.export_dialog import ExportDialog
from mmc_gui.dialogs.import_dialog import ImportDialog
from mmc_gui.main_window import MainWindow

pytestmark = pytest.mark.gui

Steps = Iterator[Callable[[], bool]]


@pytest.fixture
def mini(shared: Path) -> Path:
    return shared / "coco18_mini"


def test_window_and_command_line_write_the_same_submission(
    mini: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from_window, project = tmp_path / "window.csv", tmp_path / "window.mmc"
    moved: dict[str, float] = {}

    def script(window: MainWindow) -> Steps:
        session, runner = window.session, window.runner
        drop(window.start.zone, _files(mini / "train.csv"))
        dialog = window.findChild(ImportDialog)
        assert dialog is not None
        yield lambda: dialog.ok.isEnabled() and not dialog.reader.busy
        assert dialog.parts.images.path == mini / "data"
        assert dialog.parts.reading.test.path == mini / "test.csv"
        dialog.parts.project.edit.clear()
        QTest.keyClicks(dialog.parts.project.edit, str(project))
        yield lambda: dialog.ok.isEnabled() and not dialog.reader.busy
        QTest.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
        yield lambda: session.dataset is not None and not runner.busy
        assert session.dataset is not None
        assert len(session.dataset) == 400
        _label_by_key(window)
        yield lambda: session.steps[0] is not None
        window.actions_by_key["undo"].trigger()
        yield lambda: session.steps[0] is None

        epochs = RECIPES["fast"].epochs
        window.actions_by_key["start_training"].trigger()
        yield lambda: 0 < window.train.epochs_shown < epochs
        moving = window.train.epochs_shown
        yield lambda: session.run is not None and not runner.busy
        assert window.train.epochs_shown == epochs > moving
        assert (session.thresholds == 0.5).all()

        window.show_page("thresholds")
        decisions, table = window.tasks.decisions, window.thresholds.table
        yield lambda: not decisions.looking and bool(table.thresholds)
        moved.update(_drag_a_threshold(window))
        yield lambda: window.tasks.idle
        assert session.thresholds[0] == pytest.approx(0.9)
        assert session.evaluation() is not None

        window.show_page("predict")
        photo = mini / "data" / session.dataset.names[0]
        assert drop(window.predict.zone, _files(photo))
        QTest.keyClicks(window.predict.caption, "a dog and a bench")
        yield lambda: window.predict.is_settled and not runner.busy
        rows = window.predict.bars.rows
        assert len(rows) == 18
        assert all(row.from_image is not None and row.from_caption is not None for row in rows)

        window.actions_by_key["export"].trigger()
        export = window.findChild(ExportDialog)
        assert export is not None
        export.out.set_path(from_window)
        QTest.mouseClick(export.ok, Qt.MouseButton.LeftButton)
        yield lambda: from_window.exists() and not runner.busy

    assert play([], script) == 0

    other, from_cli = tmp_path / "cli.mmc", tmp_path / "cli.csv"
    train, test = str(mini / "train.csv"), str(mini / "test.csv")
    images = str(mini / "data")
    _ran("import", train, "--images", images, "--test", test, "--project", str(other))
    _ran("encode", str(other), "--encoder", "basic")
    _ran("train", str(other), "--recipe", "fast", "--seed", "0", "--json")
    result = json.loads(capsys.readouterr().out.splitlines()[-1])
    run = result["run"]
    changes = [f"--set={label}={value!r}" for label, value in moved.items()]
    _ran("tune", str(other), "--run", run, *changes)
    _ran("predict", str(other), "--run", run, "--split", "test")
    _ran("export", str(other), "--run", run, "--format", "kaggle", "--out", str(from_cli))

    assert from_cli.read_bytes() == from_window.read_bytes()
    with open_project(project) as opened:
        window_run = list_runs(opened.runs_folder)[-1].result
        tests = opened.dataset().rows(Split.TEST)
    assert window_run is not None
    assert window_run.metrics == result["validation"]
    assert len(from_window.read_text().splitlines()) == len(tests) + 1 == 101


def test_closing_while_it_trains_ends_at_once_and_keeps_the_run(mini: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.mmc"
    _ran("import", str(mini / "train.csv"), "--images", str(mini / "data"),
         "--project", str(project))  # fmt: skip

    def script(window: MainWindow) -> Steps:
        yield lambda: window.session.dataset is not None and not window.runner.busy
        window.show_page("train")
        window.train.form.fields["epochs"].editor.put(2000)
        window.train.start()
        yield lambda: window.train.epochs_shown >= 2

    assert play([str(project)], script) == 0
    with open_project(project) as opened:
        run = list_runs(opened.runs_folder)[-1]
    assert run.result is not None
    assert run.result.stopped
    assert run.usable


def test_a_second_window_on_the_same_project_is_told(mini: Path, tmp_path: Path) -> None:
    project = tmp_path / "p.mmc"
    _ran("import", str(mini / "train.csv"), "--images", str(mini / "data"),
         "--project", str(project))  # fmt: skip

    def outer(window: MainWindow) -> Steps:
        from engine.data.project import lock_project
        from engine.errors import EngineError

        yield lambda: window.session.dataset is not None
        with pytest.raises(EngineError, match="open in another window"):
            lock_project(project)

    assert play([str(project)], outer) == 0


def test_ctrl_c_in_the_terminal_closes_the_window() -> None:
    def script(window: MainWindow) -> Steps:
        yield lambda: True
        os.kill(os.getpid(), signal.SIGINT)
        yield lambda: not window.isVisible()

    assert play([], script) == 0


def test_what_cannot_be_opened_gets_a_sentence_and_the_page_stays(tmp_path: Path) -> None:
    stray = tmp_path / "notes.mmc"
    stray.write_text("these are notes, not a database, and long enough to be one of them")

    def script(window: MainWindow) -> Steps:
        yield lambda: bool(window.banner.shown) and not window.runner.busy
        assert "notes.mmc" in window.banner.shown[0].text
        assert window.session.open is None
        assert window.stack.currentWidget() is window.start

    assert play([str(stray)], script) == 0


def _label_by_key(window: MainWindow) -> None:
    window.browse.grid.setFocus()
    QTest.keyClick(window.browse.grid, Qt.Key.Key_2)


def _drag_a_threshold(window: MainWindow) -> dict[str, float]:
    """Move the first label's threshold by the keyboard and return it as stored."""
    table = window.thresholds.table
    label = window.session.dataset.labels[0].id if window.session.dataset else ""
    table.select_label(label)
    for _ in range(40):
        QTest.keyClick(table, Qt.Key.Key_Right)
    return {label: table.thresholds[label]}


def _files(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def _ran(*arguments: str) -> None:
    assert mmc(list(arguments)) == 0
