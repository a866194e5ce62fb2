"""Walk all pages of a project in a process of its own: Qt reads the scale of screens at its start.

    QT_SCALE_FACTOR=2 python scaled_walk.py PROJECT

Prints what cannot be read and ends with 1 where there is something.
"""

import sys
from pathlib import Path

from clipping import clipped_at_rest
from fakes import load_fake
from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QApplication

from mmc_gui.app import make_app, make_window
from mmc_gui.commands import PAGES
from mmc_gui.main_window import MainWindow

LIMIT_MS = 60_000


def settle(window: MainWindow) -> None:
    """Run the event loop until the project is shown and nothing is under way."""
    limit = QDeadlineTimer(LIMIT_MS)
    while not limit.hasExpired():
        QApplication.processEvents()
        busy = window.runner.busy or not window.tasks.idle or window.browse.filtering.busy
        if window.session.dataset is not None and not busy:
            return


def main(project: Path) -> int:
    """Return 1 where something is cut."""
    window = make_window(make_app(["mmc-gui"]), theme="light", load=load_fake)
    window.resize(1280, 720)
    window.show()
    window.tasks.open_project(project)
    settle(window)
    found = []
    for key in PAGES:
        window.show_page(key)
        settle(window)
        found += [f"{key}: {text}" for text in clipped_at_rest(window)]
    size = f"ratio {window.devicePixelRatioF()}, {window.width()} x {window.height()}"
    sys.stdout.write("\n".join([size, *found]))
    window.close()
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
