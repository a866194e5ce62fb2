"""A screen of its own with a window manager, and hands on its mouse and keys: Xvfb and xdotool."""

import json
import os
import queue
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
MANAGERS = ("openbox", "xfwm4", "metacity", "icewm", "matchbox-window-manager")
LIMIT_S = 240.0
"""A busy machine takes a minute and more to load the encoder for the first time."""
POLL_S = 0.5


def missing() -> str:
    """Say what this machine lacks to move a mouse over real windows; empty where nothing."""
    if not sys.platform.startswith("linux"):
        return "X11 is Linux's"
    lacking = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if manager() is None:
        lacking.append(f"a window manager ({', '.join(MANAGERS)})")
    return f"not installed: {', '.join(lacking)}" if lacking else ""


def manager() -> str | None:
    """Return the window manager that is installed."""
    return next((name for name in MANAGERS if shutil.which(name)), None)


def wait(until: Callable[[], object], *, what: str, limit_s: float = LIMIT_S) -> None:
    """Wait for another process, which tells nobody when it is ready, with a limit."""
    end = time.monotonic() + limit_s
    while not until():
        if time.monotonic() > end:
            raise TimeoutError(f"{limit_s:.0f} s passed before {what}")
        threading.Event().wait(POLL_S)


@dataclass(frozen=True, slots=True)
class Window:
    """A window on the screen; the rectangle is what it paints itself."""

    number: str
    left: int
    top: int
    width: int
    height: int

    def at(self, x: float, y: float) -> tuple[int, int]:
        """Return a place on the screen, given as shares of the window, or pixels from its edges.

        Numbers above 1 are pixels from the left and the top, those below 0 from the right and the
        bottom.
        """
        return (
            self.left + _along(x, self.width),
            self.top + _along(y, self.height),
        )


def _along(place: float, size: int) -> int:
    if 0 <= place <= 1:
        return round(place * size)
    return round(place if place > 1 else size + place)


class Desktop:
    """What is started here ends with it."""

    def __init__(self, display: str, processes: ExitStack) -> None:
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb",
                            "PYTHONPATH": str(ROOT)}  # fmt: skip
        self.environment.pop("WAYLAND_DISPLAY", None)
        self._processes = processes

    def start(self, *command: str) -> subprocess.Popen[str]:
        """Start a program on this screen."""
        process = subprocess.Popen(
            command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True,
        )  # fmt: skip
        self._processes.callback(_end, process)
        return process

    def do(self, *words: str) -> str:
        """Let xdotool do something and return what it says."""
        done = subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.stdout.strip()

    def titles(self) -> dict[str, str]:
        """Return the titles of the windows that can be seen, by number."""
        numbers = self.do("search", "--onlyvisible", "--name", ".").split()
        return {number: self.do("getwindowname", number) for number in numbers}

    def window(self, title: str, *, exact: bool = False) -> Window:
        """Wait for a window by its title, or the beginning of it."""
        found: list[str] = []

        def there() -> bool:
            found[:] = [
                number for number, name in self.titles().items()
                if name == title or (not exact and name.startswith(title))
            ]  # fmt: skip
            return bool(found)

        wait(there, what=f"the window “{title}” came; there are {self.titles()}")
        return self.look(found[-1])

    def look(self, number: str) -> Window:
        """Return where a window is now."""
        told = dict(
            line.split("=", 1)
            for line in self.do("getwindowgeometry", "--shell", number).splitlines()
            if "=" in line
        )
        x, y, width, height = (int(told[key]) for key in ("X", "Y", "WIDTH", "HEIGHT"))
        return Window(number, x, y, width, height)

    def put(self, window: Window, x: int, y: int, width: int = 0, height: int = 0) -> Window:
        """Move a window, resize it where a size is given, and bring it to the front."""
        if width:
            self.do("windowsize", "--sync", window.number, str(width), str(height))
        self.do("windowmove", "--sync", window.number, str(x), str(y))
        self.do("windowactivate", "--sync", window.number)
        # Not where xdotool says it is: it adds the frame of the window manager twice.
        found = self.look(window.number)
        return Window(window.number, x, y, found.width, found.height)

    def click(self, place: tuple[int, int]) -> None:
        """Click somewhere on the screen."""
        self.do("mousemove", str(place[0]), str(place[1]), "click", "1")

    def keys(self, window: Window, *keys: str) -> None:
        """Press keys in a window."""
        self.do("windowactivate", "--sync", window.number)
        self.do("key", "--delay", "60", *keys)

    def drag(self, payload: dict[str, object], folder: Path, to: tuple[int, int]) -> str:
        """Drag a payload from another process to a place; return how its drag ended.

        The button is let go of once the place has accepted, as a person sees by the mouse pointer,
        or after a while where it refuses.
        """
        offer = folder / "payload.json"
        offer.write_text(json.dumps(payload), encoding="utf-8")
        process = self.start(sys.executable, str(HERE / "drag_source.py"), str(offer))
        words = _Words(process)
        words.expect("ready")
        source = self.put(self.window("drag source", exact=True), 1400, 60)
        x, y = source.at(0.5, 0.5)
        self.do("mousemove", "--sync", str(x), str(y), "mousedown", "1")
        for step in (6, 12, 18, 24):
            self.do("mousemove", "--sync", str(x - step), str(y))
        words.expect("dragging")
        # At one go: what accepts on the way says nothing of the place, and what a busy window hears
        # of a move only after the drop, it can no longer fetch.
        for number in range(40):  # a mouse that rests tells nothing
            self.do("mousemove", str(to[0] + number % 3), str(to[1] + number % 2))
            if words.last() == "accepted":
                break
        self.do("mouseup", "1")
        return words.expect("dropped", "moved", "ignored")


class _Words:
    """What a process says, word by word."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._heard: queue.Queue[str] = queue.Queue()
        self._last = ""
        threading.Thread(target=self._listen, args=(process,), daemon=True).start()

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        for line in process.stdout:
            self._heard.put(line.strip())

    def last(self, limit_s: float = 0.25) -> str:
        """Return the newest word."""
        try:
            self._last = self._heard.get(timeout=limit_s)
            while True:
                self._last = self._heard.get_nowait()
        except queue.Empty:
            return self._last

    def expect(self, *words: str) -> str:
        """Wait for one of these words, past all others."""
        end = time.monotonic() + LIMIT_S
        while self._last not in words:
            if time.monotonic() > end:
                raise TimeoutError(f"waited for {words}, heard “{self._last}”")
            self._last = self._heard.get(timeout=LIMIT_S)
        return self._last


def _end(process: subprocess.Popen[str]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    if process.stdout is not None:
        process.stdout.close()


@contextmanager
def desktop(size: str = "1600x1000") -> Iterator[Desktop]:
    """Give a screen with a window manager; all that was started on it ends with it."""
    name = manager()
    assert name is not None
    with ExitStack() as processes:
        read, write = os.pipe()
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        processes.callback(_end, server)
        os.close(write)
        with os.fdopen(read) as told:
            display = f":{told.readline().strip()}"
        made = Desktop(display, processes)
        made.start(name)
        wait(lambda: made.do("get_num_desktops").isdigit(), what="the window manager stood")
        yield made


def python(*words: str) -> Sequence[str]:
    """Return a command line for this Python."""
    return (sys.executable, *words)
