"""The start of the real ``main()``: used, or ended, while it still makes its pages."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from driver import play

from engine.cli import main as mmc
from mmc_gui.commands import PAGES
from mmc_gui.main_window import MainWindow

pytestmark = pytest.mark.gui

CLOSED_MIDWAY = """
import sys
from PySide6.QtCore import QTimer
from mmc_gui import app as application
from mmc_gui.__main__ import main

made = application.make_window

def make_window(*args, **kwargs):
    window = made(*args, **kwargs)
    def look():
        if sys.argv[1] in window.pages.under_way:
            window.close()
            print(sys.argv[1] in vars(window), flush=True)
        else:
            QTimer.singleShot(0, look)
    QTimer.singleShot(0, look)
    return window

application.make_window = make_window
sys.exit(main([]))
"""


@pytest.mark.parametrize("page", ["train", "experiments"])
def test_a_window_that_is_closed_while_it_makes_a_page_ends_well(tmp_path: Path, page: str) -> None:
    env = os.environ | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-X", "faulthandler", "-c", CLOSED_MIDWAY, page],
        env=env, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split() == ["False"]


def test_a_project_named_at_the_start_is_there_before_the_pages_are(
    shared: Path, tmp_path: Path
) -> None:
    project, mini = tmp_path / "p.mmc", shared / "coco18_mini"
    args = ["import", str(mini / "train.csv"), "--images", str(mini / "data")]
    assert mmc([*args, "--project", str(project)]) == 0

    def script(window: MainWindow) -> Iterator[Callable[[], bool]]:
        yield lambda: window.session.dataset is not None
        yield lambda: "train" in window.pages.under_way or window.stack.is_complete
        window.show_page("train")
        assert window.train.start_button.isEnabled()
        assert window.train.no_runs.isVisible()
        yield lambda: "experiments" in window.pages.under_way or window.stack.is_complete
        window.show_page("experiments")
        assert not window.experiments.paper.empty.isVisible()
        yield lambda: window.stack.is_complete
        assert window.stack.count() == len(PAGES) + 1
        assert window.stack.shows("experiments")

    assert play([str(project)], script) == 0
