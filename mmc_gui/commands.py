"""What each action of the table does, and when it can be done."""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, get_args

from engine.data.dataset import NEGATIVE, UNKNOWN
from engine.language import tr
from mmc_gui.keymap import PHOTO_COMMANDS
from mmc_gui.languages import NAMES, SYSTEM, keep_language, language_of
from mmc_gui.theme import Mode

if TYPE_CHECKING:
    from mmc_gui.main_window import MainWindow

PAGES = ("browse", "train", "thresholds", "predict", "experiments", "statistics", "check")
"""The pages of the rail from top to bottom; each is an action too."""
LONGEST_STEP = 60
"""Letters of an edit that a menu shows; a caption or a name may be as long as it likes."""


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
        **{
            f"speak_{choice}": functools.partial(_speak, window, choice)
            for choice in (SYSTEM, *NAMES)
        },
        "open": choosers.choose_project,
        "import": choosers.choose_dataset,
        "demo": choosers.open_demo,
        "export": choosers.choose_export,
        "save_copy": window.caretaker.save_copy,
        "relocate": window.caretaker.relocate,
        "update": window.caretaker.update,
        "submission": choosers.choose_submission,
        "quit": window.close,
        "undo": edits.undo,
        "redo": edits.redo,
        "find": window.find_photos,
        "caption": window.edit_caption,
        "accept": window.accept_suggestions,
        "replace": window.replace_words,
        "labels": lambda: choosers.show_labels(window.actions_by_key),
        "history": window.history.toggle,
        "stop": window.stop,
        "start_training": window.start_training,
        "tune": window.thresholds.tune,
        **_photo_slots(window),
        "palette": window.open_palette,
        "shortcuts": lambda: choosers.show_shortcuts(window.keymap),
        "keys": lambda: choosers.show_keys(window.keymap),
        "problems": choosers.show_problems,
        "about": choosers.show_about,
    }


def _speak(window: "MainWindow", choice: str) -> None:
    """Keep the choice of a language; the texts that stand on the screen were read already."""
    keep_language(choice)
    name = NAMES[language_of(choice)]
    window.banner.info(
        tr("The window speaks {language} from the next start on.").format(language=name)
    )


def _photo_slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    photos = window.browse.commands
    return {
        "select_all": window.browse.grid.selectAll,
        "next": functools.partial(photos.go, 1),
        "previous": functools.partial(photos.go, -1),
        "next_unreviewed": photos.go_to_unreviewed,
        "review_next": photos.review_and_go,
        "review": photos.toggle_reviewed,
        "flag": photos.toggle_flagged,
        "accept_shown": window.browse.desk.accept_shown,
        "repeat": photos.repeat,
        "copy_previous": photos.copy_previous,
        "clear_labels": functools.partial(photos.set_all_labels, UNKNOWN),
        "remove_labels": functools.partial(photos.set_all_labels, NEGATIVE),
    }


def update_actions(window: "MainWindow") -> None:
    """Enable what can be done now; undo and redo say what they would do."""
    is_open, has_run = window.session.open is not None, window.session.run is not None
    busy = window.runner.busy
    photos, seen = window.browse.commands, shows_photos(window)
    undo, redo = window.session.steps
    editable = window.session.editable
    enabled = {
        **dict.fromkeys(PAGES, is_open),
        "save_copy": is_open,
        "relocate": editable,
        "update": editable and not busy,
        "undo": undo is not None and editable,
        "redo": redo is not None and editable,
        "find": is_open,
        "caption": editable,
        "replace": editable,
        "labels": editable,
        "history": is_open,
        "problems": is_open,
        "export": is_open and not busy,
        "submission": has_run and not busy,
        "tune": has_run,
        "accept": has_run and editable,
        "start_training": editable and not busy,
        "stop": busy,
        "open": not busy,
        "import": not busy,
        "demo": not busy,
    }
    enabled |= {
        **dict.fromkeys(PHOTO_COMMANDS, seen),
        **dict.fromkeys(PHOTO_EDITS, seen and editable),
        "accept_shown": seen and editable and has_run,
        "repeat": seen and editable and photos.last is not None,
        "copy_previous": seen and editable and photos.previous_row is not None,
    }
    for key, value in enabled.items():
        window.actions_by_key[key].setEnabled(value)
    window.actions_by_key["undo"].setText(tr("&Undo {plain}").format(plain=_plain(undo)).rstrip())
    window.actions_by_key["redo"].setText(tr("&Redo {plain}").format(plain=_plain(redo)).rstrip())
    again = f" ({photos.last.text})" if photos.last is not None else ""
    window.actions_by_key["repeat"].setText(tr("R&epeat{plain}").format(plain=_plain(again)))


def show_keys(window: "MainWindow") -> None:
    """Name the keys as they are now wherever a tooltip does."""
    for key in PAGES:
        window.rail.show_shortcut(key, window.keymap.shown(key))
    window.thresholds.tune_button.setToolTip(window.actions_by_key["tune"].toolTip())


def shows_photos(window: "MainWindow") -> bool:
    """Tell whether the photos are in sight and one is current."""
    in_front = window.stack.currentWidget() is window.browse
    return window.session.open is not None and in_front and bool(window.browse.commands.rows)


def why_not(window: "MainWindow", key: str) -> str:
    """Say why an action cannot be done now; empty where it can."""
    if window.actions_by_key[key].isEnabled():
        return ""
    if key in WHY_NOT and (key == "stop" or window.session.open is not None):
        return WHY_NOT[key]
    if window.session.open is None and key not in WITHOUT_PROJECT:
        return tr("Open a project first.")
    if key in PHOTO_COMMANDS:
        return _why_no_photos(window, key)
    if window.runner.busy:
        return tr("Something is running: wait for its end, or stop it.")
    return tr("Train a run first.")


def _why_no_photos(window: "MainWindow", key: str) -> str:
    if window.stack.currentWidget() is not window.browse:
        return tr("Go to the Browse page first.")
    if not window.browse.commands.rows:
        return tr("No photo is shown.")
    if key in PHOTO_EDITS and not window.session.editable:
        return tr("This project is open to look at only.")
    if key == "accept_shown":
        return tr("Train a run first.")
    if key == "repeat":
        return tr("Nothing has been changed yet.")
    return tr("No photo is shown before this one.")


PHOTO_EDITS = PHOTO_COMMANDS - {"select_all", "next", "previous", "next_unreviewed"}
"""Commands on the photos that change the project."""
WHY_NOT = {
    "undo": tr("There is nothing to undo."),
    "redo": tr("There is nothing to redo."),
    "stop": tr("Nothing is running."),
}
WITHOUT_PROJECT = {"open", "import", "demo"}


def _plain(text: str | None) -> str:
    """Return a text for a menu: not too long, and no ampersand of it makes a key."""
    text = text or ""
    if len(text) > LONGEST_STEP:
        half = LONGEST_STEP // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return text.replace("&", "&&")
