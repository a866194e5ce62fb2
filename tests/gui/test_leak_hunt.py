"""The judges of the other tests are judged: a run of tests that leak, in its own process."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parents[2]

LEAKING = """
import logging
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QAbstractTableModel, QTimer, qWarning
from PySide6.QtWidgets import QWidget

kept = []


def test_thread():
    kept.append(ThreadPoolExecutor(1, thread_name_prefix="stray"))
    kept[-1].submit(int)


def test_timer():
    kept.append(QTimer(objectName="stray", interval=1000))
    kept[-1].start()


def test_window():
    kept.append(QWidget(objectName="stray"))
    kept[-1].show()


def test_log():
    logging.getLogger("engine").warning("stray %s", 1)


def test_qt_log(qapp):
    qWarning("stray")


class Bad(QAbstractTableModel):
    def rowCount(self, parent=None):
        return 3

    def columnCount(self, parent=None):
        return -3

    def data(self, index, role=0):
        return None


def test_model(model_tester):
    model = Bad()
    model_tester(model)


def test_clean(qtbot, caplog):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    timer = QTimer(window)
    timer.start(1000)
    logging.getLogger("engine").warning("looked at: %s", caplog.text)


def test_expected(expected_logs):
    logging.getLogger("engine").warning("expected")
"""


def test_each_leak_fails_the_test_that_made_it_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "gui").mkdir()
    shutil.copy(REPO / "pyproject.toml", tmp_path)
    for name in ("conftest.py", "fakes.py", "gui/conftest.py", "gui/window_fixtures.py"):
        shutil.copy(REPO / "tests" / name, tmp_path / name)
    (tmp_path / "gui" / "test_leaking.py").write_text(LEAKING, encoding="utf-8")
    # the order of the file matters: a leak must not be found again by a later test
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "gui"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    accused = set(re.findall(r"^(?:ERROR|FAILED) \S+::(\w+)", run.stdout, re.MULTILINE))
    names = {"thread", "timer", "window", "log", "qt_log", "model"}
    assert accused == {f"test_{name}" for name in names}, run.stdout + run.stderr
    for sentence in ("thread 'stray_0'", "(QTimer 'stray')", "(QWidget 'stray')", "stray 1"):
        assert sentence in run.stdout
