"""What each action of the table does, and when it can be done."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from mmc_gui.theme import Mode

if TYPE_CHECKING:
    from mmc_gui.main_window import MainWindow

LONGEST_STEP = 60
"""Letters of an edit that a menu shows; a caption or a name may be as long as it likes."""
PAGES = ("browse", "train", "thresholds", "predict", "experiments")
"""The pages of the rail from top to bottom; each is an action too."""


def connect_actions(window: "MainWindow") -> None:
    """Let every action of the window do its work."""
    for key, slot in _slots(window).items():
        window.actions_by_key[key].triggered.connect(lambda _=False, act=slot: act())


def _slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    choosers, edits = window.choosers, window.tasks.edits
    pages = {key: functools.partial(window.show_page, key) for key in PAGES}
    modes = {mode: functools.partial(window.set_theme, mode) for mode in get_args(Mode)}
    return {
        **pages,
        **modes,
        "open": choosers.choose_project,
        "import": choosers.choose_dataset,
        "demo": choosers.open_demo,
        "export": choosers.choose_export,
        "quit": window.close,
        "undo": edits.undo,
        "redo": edits.redo,
        "find": window.find_photos,
        "labels": lambda: choosers.show_labels(window.actions_by_key),
        "history": window.history.toggle,
        "stop": window.stop,
        "start_training": window.start_training,
        "tune": window.thresholds.tune,
        "shortcuts": lambda: choosers.show_shortcuts(window.actions_by_key),
        "problems": choosers.show_problems,
        "about": choosers.show_about,
    }


def update_actions(window: "MainWindow") -> None:
    """Enable what can be done now; undo and redo say what they would do."""
    is_open, has_run = window.session.open is not None, window.session.run is not None
    busy = window.runner.busy
    undo, redo = window.session.steps
    enabled = {
        **dict.fromkeys(PAGES, is_open),
        "undo": undo is not None,
        "redo": redo is not None,
        "find": is_open,
        "labels": is_open,
        "history": is_open,
        "problems": is_open,
        "export": has_run and not busy,
        "tune": has_run,
        "start_training": is_open and not busy,
        "stop": busy,
        "open": not busy,
        "import": not busy,
        "demo": not busy,
    }
    for key, value in enabled.items():
        window.actions_by_key[key].setEnabled(value)
    window.actions_by_key["undo"].setText(f"&Undo {_plain(undo)}".rstrip())
    window.actions_by_key["redo"].setText(f"&Redo {_plain(redo)}".rstrip())


def _plain(text: str | None) -> str:
    """Return a text for a menu: not too long, and no ampersand of it makes a key."""
    text = text or ""
    if len(text) > LONGEST_STEP:
        half = LONGEST_STEP // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return text.replace("&", "&&")
