"""Importing the engine loads neither torch nor Qt: the window stands before the heavy part."""

import subprocess
import sys
from pathlib import Path

import pytest

# Stands in for a machine without these, and fails a test that would load them.
GUARD = """
import sys
class Guard:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in BARRED:
            raise ImportError(f"{name} must not be imported here")
sys.meta_path.insert(0, Guard())
"""
QT = ("PySide6", "shiboken6", "pyqtgraph", "mmc_gui")
HEAVY = ("torch", "torchvision", "open_clip", "timm", "sentence_transformers", "transformers",
         "sklearn", "scipy", "pandas")  # fmt: skip


def run(code: str, *barred: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"BARRED = {barred!r}\n{GUARD}\n{code}"],
        capture_output=True, text=True, cwd=cwd,
    )  # fmt: skip


def test_the_guard_guards() -> None:
    assert "must not be imported" in run("import torch", *HEAVY).stderr
    assert "must not be imported" in run("import PySide6.QtCore", *QT).stderr


@pytest.mark.parametrize(
    "module",
    ["engine", "engine.cli", "engine.workflow", "engine.training.runs", "engine.encoders"],
)
def test_an_import_loads_neither_torch_nor_qt(module: str) -> None:
    done = run(f"import {module}", *HEAVY, *QT)
    assert done.returncode == 0, done.stderr
    assert (done.stdout, done.stderr) == ("", "")


def test_training_and_predicting_need_no_qt() -> None:
    done = run("import engine.training.loop, engine.predict, engine.cli", *QT)
    assert done.returncode == 0, done.stderr


def test_commands_that_only_read_and_write_files_need_no_torch(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "train.csv").write_text('ImageID,Labels,Caption\n1.jpg,1,"a"\n')
    code = (
        "from engine.cli import main\n"
        "code = main(['import', 'train.csv', '--images', 'data', '--project', 'p.mmc'])\n"
        "sys.exit(code or main(['runs', 'p.mmc']))"
    )
    done = run(code, *HEAVY, *QT, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "There are no runs yet." in done.stdout
