"""Find out by really starting Qt whether its system libraries are there; get them if not."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from console import SetupError
from system_packages import install_packages

PACKAGE_FILE = Path(__file__).with_name("system-packages.txt")
NO_WINDOW = ("offscreen", "minimal")
PROBE = """
import sys
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication
application = QApplication(["probe"])
sys.exit(None if QFontDatabase.families() else "no font is installed, so texts would be blank")
"""
# Qt's words about a display that is named in the environment but not reachable.
NO_SUCH_DISPLAY = ("could not connect to display", "Failed to create wl_display")
# Qt tells the cause first and then lists its plugins and aborts; Python tells it last.
TELLING = ("Error:", "Could not load", "no font")


def read_packages(text: str) -> dict[str, list[str]]:
    """Return the packages of each [part] of a system-packages file; comments start with #."""
    parts: dict[str, list[str]] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.partition("#")[0].split()
        if not words:
            continue
        if len(words) == 1 and words[0].startswith("[") and words[0].endswith("]"):
            names = parts.setdefault(words[0][1:-1], [])
        elif len(words) == 1 and parts:
            names.append(words[0])
        else:
            raise SetupError(
                f"{PACKAGE_FILE.name}, line {number}: {line.strip()!r} is neither a [part] nor"
                " one package of a part. Mend the line."
            )
    return parts


def has_display(env: Mapping[str, str], system: str = sys.platform) -> bool:
    """Tell whether a window can be expected to appear, going by the environment alone."""
    if env.get("QT_QPA_PLATFORM", "").partition(":")[0] in NO_WINDOW:
        return False
    if system in ("win32", "darwin"):
        return True
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def offscreen(env: Mapping[str, str]) -> dict[str, str]:
    """Return `env` with Qt drawing into memory only."""
    return {**env, "QT_QPA_PLATFORM": "offscreen"}


def start_qt(python: Path, env: Mapping[str, str]) -> str:
    """Start a QApplication; return what went wrong in Qt's own words, empty if nothing did."""
    done = subprocess.run(
        [str(python), "-c", PROBE], env=env, capture_output=True, text=True, errors="replace"
    )
    return "" if done.returncode == 0 else telling_line(done.stderr, code=done.returncode)


def telling_line(stderr: str, *, code: int) -> str:
    """Return the line of a failed start that names the cause."""
    lines = [line.strip() for line in stderr.splitlines() if line.strip()]
    # A plugin that finds no display also "could not be loaded": the display is the cause.
    for words in (NO_SUCH_DISPLAY, TELLING):
        for line in lines:
            if any(word in line for word in words):
                return line
    return lines[0] if lines else f"exit code {code}"


def ensure_qt(python: Path, env: Mapping[str, str], *, log: Path) -> bool:
    """Make Qt start under `env`, or raise; False where the display named there is not reachable."""
    trouble = start_qt(python, env)
    if trouble and not _unreachable(trouble) and sys.platform == "linux":
        parts = read_packages(PACKAGE_FILE.read_text(encoding="utf-8"))
        packages = parts["offscreen"] + (parts["screen"] if has_display(env) else [])
        why = f"Qt does not start without its system libraries ({trouble})"
        install_packages(packages, why=why, log=log)
        trouble = start_qt(python, env)
    if _unreachable(trouble):
        return False
    if trouble:
        raise SetupError(f"Qt does not start: {trouble}")
    return True


def _unreachable(trouble: str) -> bool:
    return any(words in trouble for words in NO_SUCH_DISPLAY)
