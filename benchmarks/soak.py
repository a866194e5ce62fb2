"""Hands that use the window by a seed, what is counted while it rests, and what may not grow.

``bench_soak.py`` lets them work for thousands of actions, a test of the window for some.
"""

import faulthandler
import functools
import gc
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PySide6.QtCore import QDeadlineTimer, QEvent, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget
from report import number
from shiboken6 import isValid

from engine.training.config import TrainConfig
from mmc_gui.commands import PAGES
from mmc_gui.main_window import MainWindow

LIMIT_MS = 180_000
DIALOGS = (
    "about", "shortcuts", "keys", "labels", "problems", "export", "import", "accept", "replace",
    "relocate", "submission",
)  # fmt: skip
TABBED = ("statistics", "experiments", "confusions")
KEYS = ("1", "2", "3", "4", "j", "k", " ", "m", "f", "n", ".", "c", "x", "a")
WORDS = ("dog", "a", "in the", "label:dog", "labels:>=2", "zzz", "split:val")
WEIGHTS: dict[str, float] = {
    "page": 16, "key": 30, "search": 8, "theme": 3, "text": 2, "undo": 8, "dialog": 7, "palette": 4,
    "tab": 5, "train": 0.7, "tune": 2, "open": 1.2, "scroll": 8, "history": 2, "resize": 1,
}  # fmt: skip
"""How often each thing is done beside the others."""
BOUNDS = {
    "memory_mb": 1.03, "widgets": 1.02, "objects": 1.01, "threads": 1.0, "files": 1.0,
    "timers": 1.0,
}  # fmt: skip
"""How many times as much as after the first third there may be at the end."""
SPARE: dict[str, float] = {
    "memory_mb": 30, "widgets": 30, "objects": 10_000, "threads": 1, "files": 3, "timers": 3,
}  # fmt: skip
"""And so much more: caches that fill late, a tooltip, a pool that starts its second thread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What there was at one moment of rest."""

    actions: int
    memory_mb: float
    widgets: int
    objects: int
    threads: int
    files: int
    timers: int


class Hands:
    """What is done to a window, drawn by a seed."""

    def __init__(
        self, window: MainWindow, projects: Sequence[Path], seed: int, weights: Mapping[str, float]
    ) -> None:
        self._window, self._projects = window, projects
        self._draw = random.Random(seed)
        self._kinds, self._weights = list(weights), list(weights.values())
        self.done: Counter[str] = Counter()

    def act(self) -> None:
        """Do one thing."""
        (kind,) = self._draw.choices(self._kinds, weights=self._weights)
        getattr(self, kind)()
        self.done[kind] += 1
        QApplication.processEvents()

    def everything(self) -> None:
        """Do each thing once of which parts are made when they are first used."""
        for key in (*PAGES, "history", "history"):
            self.trigger(key)
        for name in DIALOGS:
            self.dialog(name)
        for page in TABBED:
            for place in range(4):
                self.tab(page, place)
        for act in (self.palette, self.train, self.tune, self.open, self.open):
            act()

    def page(self) -> None:
        """Go to another page."""
        self.trigger(self._draw.choice(PAGES))

    def key(self) -> None:
        """Label, mark or move with a key on the photos."""
        self._window.show_page("browse")
        QTest.keyClicks(self._window.browse.grid, self._draw.choice(KEYS))
        settle(lambda: self._window.tasks.idle)

    def search(self) -> None:
        """Type a query, or take it away."""
        self._window.search(self._draw.choice(WORDS) if self._draw.random() < 0.6 else "")
        settle(lambda: not self._window.browse.filtering.busy)

    def theme(self) -> None:
        """Change the colours."""
        self.trigger(self._draw.choice(("light", "dark", "contrast", "system")))

    def text(self) -> None:
        """Change the size of text."""
        self.trigger(self._draw.choice(("larger", "smaller", "usual_size")))

    def undo(self) -> None:
        """Take back or do again."""
        self.trigger(self._draw.choice(("undo", "redo")))
        settle(lambda: self._window.tasks.idle)

    def dialog(self, name: str = "") -> None:
        """Open a dialog, let it fill, and leave it."""
        self.trigger(name or self._draw.choice(DIALOGS))
        for _ in range(5):
            QApplication.processEvents()
        for dialog in self._window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()

    def palette(self) -> None:
        """Open the palette, type, and leave it."""
        self.trigger("palette")
        popup = QApplication.activePopupWidget()
        if popup is not None:
            QTest.keyClicks(popup.focusWidget() or popup, self._draw.choice(("do", "exp", "z")))
            popup.close()

    def tab(self, page: str = "", place: int = -1) -> None:
        """Look at a tab of a page that has some."""
        page = page or self._draw.choice(TABBED)
        self._window.show_page(page)
        tabs = self._window.pages[page].findChild(QTabWidget)
        if tabs is not None:
            tabs.setCurrentIndex(place if place >= 0 else self._draw.randrange(tabs.count()))

    def train(self) -> None:
        """Train a little; half of the time stop in the middle."""
        config = TrainConfig(epochs=4, hidden=(16,), batch_size=16)
        self._window.tasks.train(config, encoder_name="basic")
        if self._draw.random() < 0.5:
            self.trigger("stop")
        settle(lambda: not self._window.runner.busy)

    def tune(self) -> None:
        """Find thresholds."""
        self.trigger("tune")
        settle(lambda: self._window.tasks.idle)

    def open(self) -> None:
        """Open the other project."""
        if not self._window.runner.busy:
            now = self._window.session.path
            other = next(path for path in self._projects if path != now)
            self._window.tasks.open_project(other)
            settle(lambda: self._window.session.path == other and self._window.tasks.idle)

    def scroll(self) -> None:
        """Look at other photos."""
        bar = self._window.browse.grid.verticalScrollBar()
        bar.setValue(self._draw.randint(bar.minimum(), max(bar.minimum(), bar.maximum())))

    def history(self) -> None:
        """Show the history, or hide it."""
        self.trigger("history")

    def resize(self) -> None:
        """Make the window another size."""
        self._window.resize(self._draw.randint(960, 1900), self._draw.randint(600, 1100))

    def trigger(self, key: str) -> None:
        """Choose an entry of the menus, if it can be chosen now."""
        action = self._window.actions_by_key[key]
        if action.isEnabled():
            action.trigger()


def soak(
    window: MainWindow, projects: Sequence[Path], *, actions: int, seed: int, every: int,
    until: float = float("inf"), weights: Mapping[str, float] = WEIGHTS,
) -> tuple[list[Sample], Counter[str]]:  # fmt: skip
    """Act so many times, or until a time of the monotonic clock, and count now and then."""
    hands, samples = Hands(window, projects, seed, weights), []
    hands.everything()
    for done in range(1, actions + 1):
        hands.act()
        if done % every == 0:
            rest(window)
            samples.append(sample(done))
            sys.stderr.write(f"{samples[-1]}\n")
            if time.monotonic() > until:
                break
    return samples, hands.done


def rest(window: MainWindow) -> None:
    """Let everything end that ends by itself, on the page and in the look of the start."""
    window.show_page("browse")
    window.search("")
    for key in ("light", "usual_size"):
        window.actions_by_key[key].trigger()
    if not window.history.isHidden():
        window.history.toggle()
    window.resize(1280, 720)
    insights, studies = window.tasks.insights, window.tasks.studies
    settle(
        lambda: (
            not (window.runner.busy or insights.looking or studies.looking or window.caretaker.busy)
            and window.tasks.idle
            and not window.browse.filtering.busy
        )
    )
    window.banner.dismiss()
    for _ in range(10):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def sample(actions: int) -> Sample:
    """Count what there is."""
    objects = gc.get_objects()
    timers = [t for t in objects if type(t) is QTimer and isValid(t) and t.isActive()]
    return Sample(
        actions=actions, memory_mb=resident_mb(), widgets=len(QApplication.allWidgets()),
        objects=len(objects), threads=threading.active_count(), files=open_files(),
        timers=len(timers),
    )  # fmt: skip


def resident_mb() -> float:
    """Return the memory of this process now, in MB; 0 where the system does not tell."""
    status = Path("/proc/self/statm")
    pages = int(status.read_text().split()[1]) if status.exists() else 0
    return pages * (os.sysconf("SC_PAGE_SIZE") if pages else 0) / (1 << 20)


def open_files() -> int:
    """Return how many files and sockets are open; 0 where the system does not tell."""
    folder = Path("/proc/self/fd")
    return len(list(folder.iterdir())) if folder.exists() else 0


def thirds(samples: Sequence[Sample]) -> tuple[Sequence[Sample], Sequence[Sample]]:
    """Return what is compared: the second third of the samples and the last."""
    third = max(1, len(samples) // 3)
    return samples[third - 1 : 2 * third], samples[-third:]


def grown(samples: Sequence[Sample], spare: Mapping[str, float] = SPARE) -> list[str]:
    """Return a sentence for each count that is larger at the end than it may be."""
    early, late = thirds(samples)
    told = []
    for name, times in BOUNDS.items():
        before = float(np.median([getattr(each, name) for each in early]))
        after = float(np.median([getattr(each, name) for each in late]))
        most = before * times + spare[name]
        if after > most:
            told.append(f"{name}: {number(before)} became {number(after)}, allowed {number(most)}")
    return told


def settle(until: Callable[[], object]) -> None:
    """Let the loop run until a condition holds; SystemExit if it never does."""
    limit = QDeadlineTimer(LIMIT_MS)
    while not until():
        QApplication.processEvents()
        time.sleep(0.001)  # lets the worker have the interpreter
        if limit.hasExpired():
            faulthandler.dump_traceback()
            raise SystemExit("the window did not come to rest")


def make_projects(window: MainWindow, folder: Path, photos: int) -> list[Path]:
    """Draw two demos; the window trains on each when it is opened first."""
    paths = []
    for name in ("one", "two"):
        path = folder / name / "demo.mmc"
        window.tasks.open_demo(path.parent, photos=photos)
        opened = functools.partial(_is_trained, window, path)
        settle(opened)
        paths.append(path)
    return paths


def _is_trained(window: MainWindow, path: Path) -> bool:
    session = window.session
    busy = window.runner.busy or not window.tasks.idle
    return session.path == path and session.run is not None and not busy
