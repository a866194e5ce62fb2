"""From the start of the process to the first painted window, against Python and Qt alone.

Every start is a fresh process with a home of the benchmark, closed as soon as it has painted; that
of MMC goes through ``main()``. What a start has imported is told by the process itself. As in an
installed program, Python compiles a file once and not at every start: the first turn, which is not
counted, leaves the compiled files in a folder of the benchmark, also where the environment forbids
it (PYTHONDONTWRITEBYTECODE).
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report import Figure, Report, run

WINDOW, PHOTOS = "the window of MMC", "the photos of a project that is named at the start"
_PAINTED = """
import json, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self.is_it(watched):
            app.removeEventFilter(self)
            QTimer.singleShot(0, lambda: self.leave(watched.window()))
        return False

    def is_it(self, watched):
        if len(sys.argv) == 1:
            return isinstance(watched, QMainWindow)
        view = watched.parent()
        return type(view).__name__ == "PhotoGrid" and view.model().rowCount() > 0

    def leave(self, window):
        heavy = ("torch", "pyqtgraph", "open_clip", "sklearn", "pandas")
        print(json.dumps([time.monotonic(), [name for name in heavy if name in sys.modules]]))
        sys.stdout.flush()
        window.close()
        app.exit(0)

app = QApplication(["mmc-gui"])
first = FirstPaint()
app.installEventFilter(first)
"""
_PROGRAMS = {
    "Python alone": "import json, time; print(json.dumps([time.monotonic(), []]))",
    "an empty Qt window": f"{_PAINTED}\nwindow = QMainWindow()\nwindow.show()\napp.exec()",
    # In main() others come before Qt, which is here to be watched.
    WINDOW: "from mmc_gui.__main__ import import_others, main\nimport_others()\n"
    f"{_PAINTED}\nsys.exit(main(sys.argv[1:]))",
}


def measure(args: argparse.Namespace) -> Report:
    """Start every program several times, in turn."""
    programs = _PROGRAMS | ({PHOTOS: _PROGRAMS[WINDOW]} if args.project else {})
    times: dict[str, list[float]] = {name: [] for name in programs}
    heavy: list[str] = []
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as home:
        for turn in range(args.starts + 1):
            for name, program in programs.items():
                with_project = [str(args.project)] if name == PHOTOS else []
                seconds, loaded = _start(program, Path(home), with_project)
                if turn:  # the first turn compiles, and reads files into memory
                    times[name].append(seconds)
                    heavy = loaded
    ours = times[WINDOW]
    figures = [
        Figure(what=f"{name}, median", value=statistics.median(values), unit="s",
               budget="1 s" if name == WINDOW else "")
        for name, values in times.items()
    ]  # fmt: skip
    figures.append(Figure(what="the window of MMC, slowest", value=max(ours), unit="s"))
    figures.append(
        Figure(what="MMC : empty Qt window, medians", unit="x",
               value=statistics.median(ours) / statistics.median(times["an empty Qt window"]))
    )  # fmt: skip
    torch = "torch WAS loaded" if "torch" in heavy else "torch was not loaded"
    others = ", ".join(name for name in heavy if name != "torch") or "none"
    return Report(
        title=f"Start to first painted window, {args.starts} warm starts",
        figures=figures,
        remarks=[f"When the window stood, {torch}; other heavy libraries loaded: {others}."],
    )


def _start(program: str, home: Path, arguments: list[str]) -> tuple[float, list[str]]:
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    inside = os.environ | dict.fromkeys(names, str(home)) | {"XDG_RUNTIME_DIR": str(home)}
    inside |= {"PYTHONPYCACHEPREFIX": str(home / "compiled")}
    inside.pop("PYTHONDONTWRITEBYTECODE", None)
    inside.setdefault("QT_QPA_PLATFORM", "offscreen")
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], env=inside, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip
    if done.returncode or not done.stdout:
        raise SystemExit(f"the start failed:\n{done.stderr}")
    painted, loaded = json.loads(done.stdout.splitlines()[-1])
    return painted - began, loaded


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--project", type=Path, help="measure too when its photos are painted")


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
