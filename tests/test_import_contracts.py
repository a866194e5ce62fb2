"""The import contracts fail when they should: a rule that nothing can break holds nothing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the packages and the contracts, to be spoiled."""
    folder = tmp_path_factory.mktemp("sources")
    only_python = shutil.ignore_patterns("__pycache__")
    for package in ("engine", "mmc_gui"):
        shutil.copytree(REPO / package, folder / package, ignore=only_python)
    shutil.copy(REPO / ".importlinter", folder)
    return folder


@pytest.mark.parametrize(
    ("path", "line", "contract"),
    [
        ("engine/stray.py", "", "The engine's layers point down"),
        ("mmc_gui/stray.py", "", "The window's layers point down"),
        ("engine/data/stray.py", "import PySide6", "The engine knows nothing of Qt"),
        ("engine/data/stray.py", "import engine.training", "The engine's layers point down"),
        ("mmc_gui/pages/stray.py", "import torch", "The window imports neither torch"),
        ("mmc_gui/widgets/stray.py", "import mmc_gui.pages", "The window's layers point down"),
    ],
)
def test_import_contracts_bite(sources: Path, path: str, line: str, contract: str) -> None:
    stray = sources / path
    stray.write_text(f"{line}\n")
    try:
        done = subprocess.run(
            [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
            cwd=sources,
            env={**os.environ, "PYTHONPATH": str(sources)},
            capture_output=True,
            text=True,
        )
    finally:
        stray.unlink()
    verdicts = [text for text in done.stdout.splitlines() if text.startswith(contract)]
    assert verdicts, done.stdout + done.stderr
    assert verdicts[0].endswith("BROKEN"), done.stdout
    assert done.returncode == 1
