"""The first window stands before what nobody sees yet is imported and built."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from window_fixtures import LIMIT_MS, MakeStage, Stage

from mmc_gui.commands import PAGES
from mmc_gui.main_window import MainWindow

LATE = tuple(key for key in PAGES if key != "browse")
"""The pages that a project is not opened on."""
HEAVY = (
    "torch", "torchvision", "open_clip", "pandas", "scipy", "sklearn", "pyqtgraph", "matplotlib",
    "optuna", "pyarrow", "regex",
    *(f"mmc_gui.pages.{key}_page" for key in PAGES),
    "mmc_gui.widgets.train_panel", "mmc_gui.widgets.live_plot", "mmc_gui.widgets.threshold_table",
    "mmc_gui.study_tasks", "mmc_gui.pair_tasks", "mmc_gui.insight_tasks", "mmc_gui.dialogs",
    "mmc_gui.panels.label_set", "mmc_gui.widgets.encoder_dialog", "mmc_gui.widgets.replace_dialog",
    "engine.experiments", "engine.robustness", "engine.search", "engine.batch",
    "engine.exporting", "engine.data.importing", "engine.data.merging", "engine.data.find_replace",
    "engine.data.readers.detect", "mmc_gui.imports",
)  # fmt: skip
"""What is not there when the first window is painted; the list may only grow."""
ROUND = 120
"""Presses of Tab after which the longest page has come round."""
FIRST_PAINT = """
import json, sys
from PySide6.QtCore import QEvent, QObject, QTimer
from mmc_gui.app import make_app, make_window

app = make_app(["mmc-gui"])
window = make_window(app)

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            window.start.removeEventFilter(self)
            loaded, made = sorted(sys.modules), sorted(set(vars(window)) & set(window.pages))
            print(json.dumps([loaded, made]), flush=True)
            window.close()
            app.exit(0)
        return False

first = FirstPaint()
window.start.installEventFilter(first)
window.show()
sys.exit(app.exec())
"""


def made(window: MainWindow) -> list[str]:
    """Return the pages that are there, in the order of the rail."""
    return [key for key in PAGES if key in vars(window)]


def test_what_is_heavy_comes_after_the_first_paint(tmp_path: Path) -> None:
    env = os.environ | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", FIRST_PAINT], env=env, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stderr
    loaded, pages = json.loads(done.stdout.splitlines()[-1])
    assert set(loaded) & set(HEAVY) == set()
    assert pages == []


class Windows(QObject):
    """Notes every window that comes on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Listen only."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_all_pages_are_there_at_rest_and_none_flashes_up(
    make_stage: MakeStage, qapp: QApplication
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    stage = make_stage(complete=False)
    assert made(stage.window) == []
    stage.wait(lambda: stage.window.stack.is_complete)
    qapp.removeEventFilter(windows)
    assert made(stage.window) == list(PAGES)
    assert windows.shown == [stage.window]
    assert qapp.activeWindow() is stage.window


def test_a_closed_window_makes_no_more_pages(make_stage: MakeStage, qapp: QApplication) -> None:
    window = make_stage(complete=False).window
    window.close()
    qapp.processEvents()
    assert made(window) == []


@pytest.mark.parametrize("page", LATE)
def test_a_page_can_be_asked_for_before_it_is_made(
    make_stage: MakeStage, trained_project: Path, page: str
) -> None:
    """It then stands in the run and project that were opened before it was there."""
    stage = make_stage(complete=False)
    window = stage.window
    window.stack.fill_later(())  # as on a machine that never comes to rest
    stage.open(trained_project)
    assert made(window) == ["browse"]
    stage.trigger(page)
    assert made(window) == [key for key in PAGES if key in ("browse", page)]
    assert window.stack.shows(page)
    _stands_in_the_project(stage, page)


def _stands_in_the_project(stage: Stage, page: str) -> None:
    window = stage.window
    match page:
        case "train":
            assert not window.train.no_runs.isVisible()
            assert window.train.epochs_shown
            assert window.train.start_button.isEnabled()
        case "thresholds":
            stage.wait(lambda: window.thresholds.table.shown_labels)
            tip = window.actions_by_key["tune"].toolTip()
            assert window.thresholds.tune_button.toolTip() == tip
        case "predict":
            assert not window.predict.empty.isVisible()
        case "experiments":
            window.experiments.tabs.setCurrentWidget(window.experiments.robustness)
            assert not window.experiments.robustness.empty.isVisible()
        case "statistics":
            stage.wait(lambda: window.statistics.found is not None)
        case "check":
            stage.wait(lambda: not window.tasks.insights.looking)
            assert window.check.isVisible()
        case "confusions":
            stage.wait(lambda: window.confusions.found is not None)


def test_a_page_that_is_made_beside_a_job_knows_of_it(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage(complete=False)
    window, gate = stage.window, threading.Event()
    window.stack.fill_later(())
    stage.open(project)
    window.runner.start("Waiting", lambda _: gate.wait(LIMIT_MS / 1000))
    starts = (window.train.start_button, window.experiments.search.buttons.start)
    assert not any(start.isEnabled() for start in starts)
    gate.set()
    stage.settle()
    assert all(start.isEnabled() for start in starts)


def test_tab_passes_a_late_page_before_the_bar_below(stage: Stage) -> None:
    window = stage.window
    window.job_bar.show_job("Waiting")
    parts = {"page": window.train, "bar": window.job_bar, "rail": window.rail}
    window.show_page("train")
    passed: list[str] = []
    for _ in range(ROUND):
        focus = QApplication.focusWidget()
        assert focus is not None
        part = next((name for name, part in parts.items() if part.isAncestorOf(focus)), "")
        if part and part not in passed[-1:]:
            passed.append(part)
        stage.key(Qt.Key.Key_Tab)
    assert passed[:4] == ["page", "bar", "rail", "page"]


def test_a_late_page_is_parted_as_it_was(make_stage: MakeStage) -> None:
    first = make_stage()
    sizes = _parts_of(first).sizes()
    _parts_of(first).setSizes([sizes[0] - 60, sizes[1] + 60])
    kept = _parts_of(first).sizes()
    first.window.close()
    second = make_stage(complete=False)  # makes no other page, and loses nothing of it
    second.window.close()
    third = make_stage()
    assert _parts_of(third).sizes()[0] == pytest.approx(kept[0], abs=10)
    assert kept[0] < sizes[0] - 20


def _parts_of(stage: Stage) -> QSplitter:
    splitter = stage.window.train.findChild(QSplitter)
    assert splitter is not None
    assert splitter.orientation() == Qt.Orientation.Vertical
    return splitter


def test_the_tour_makes_the_pages_that_it_shows(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage(complete=False, tour=True)
    stage.window.stack.fill_later(())
    stage.open(project)
    assert stage.window.tour.is_shown
    stage.window.tour.go_on()
    assert stage.window.stack.shows("train")
    assert made(stage.window) == ["browse", "train"]
