"""What each action of the table does, and when it can be done."""

import functools
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, get_args

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from engine.data.dataset import NEGATIVE, UNKNOWN
from engine.language import tr
from mmc_gui.keymap import PHOTO_COMMANDS
from mmc_gui.languages import NAMES, SYSTEM, keep_language, language_of
from mmc_gui.models.photo_way import Way
from mmc_gui.session import TO_LOOK_AT
from mmc_gui.text_size import NORMAL, SIZES, beside, text_size
from mmc_gui.theme import Mode, apply_theme

if TYPE_CHECKING:
    from mmc_gui.decision_tasks import DecisionTasks
    from mmc_gui.edit_tasks import EditTasks
    from mmc_gui.main_window import MainWindow
    from mmc_gui.pages.browse_page import BrowsePage
    from mmc_gui.session import Steps

NO_RUN = tr("Train a run first, or make first guesses (menu Train).")
PAGES = (
    "browse", "train", "thresholds", "predict", "experiments", "statistics", "check", "confusions",
)  # fmt: skip
"""The pages of the rail from top to bottom; each is an action too."""
LONGEST_STEP = 60
"""Letters of an edit that a menu shows; a caption or a name may be as long as it likes."""


def connect_actions(window: "MainWindow") -> None:
    """Let every action of the window do its work."""
    _connect(window.actions_by_key, _slots(window))
    window.tasks.decisions.steps_changed.connect(lambda: update_actions(window))


def connect_photo_actions(actions: Mapping[str, QAction], browse: "BrowsePage") -> None:
    """Let every action on photos act on the page that shows them."""
    _connect(actions, _photo_slots(browse))


def _connect(actions: Mapping[str, QAction], slots: Mapping[str, Callable[[], object]]) -> None:
    for key, slot in slots.items():
        actions[key].triggered.connect(lambda _=False, act=slot: act())


def _slots(window: "MainWindow") -> dict[str, Callable[[], object]]:
    choosers = window.choosers
    pages = {key: functools.partial(window.show_page, key) for key in PAGES}
    modes = {mode: functools.partial(set_theme, window, mode) for mode in get_args(Mode)}
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
        "close": window.tasks.close_project,
        "quit": window.close,
        "undo": lambda: _time(window).undo(),
        "redo": lambda: _time(window).redo(),
        "find": window.find_photos,
        "caption": window.edit_caption,
        "accept": window.accept_suggestions,
        "replace": window.replace_words,
        "labels": lambda: choosers.show_labels(window.actions_by_key),
        "history": window.history.toggle,
        "pause": window.teller.toggle_pause,
        "stop": window.stop,
        "start_training": window.start_training,
        "tune": lambda: window.thresholds.tune(),
        "larger": functools.partial(change_text_size, window, 1),
        "smaller": functools.partial(change_text_size, window, -1),
        "usual_size": functools.partial(change_text_size, window, 0),
        "guess": lambda: window.browse.guessing.ask(),
        "palette": window.open_palette,
        "shortcuts": lambda: choosers.show_shortcuts(window.keymap),
        "keys": lambda: choosers.show_keys(window.keymap),
        "tour": window.tour.start,
        "problems": choosers.show_problems,
        "log_folder": window.help_desk.show_log_folder,
        "about": window.help_desk.show_about,
    }


def _speak(window: "MainWindow", choice: str) -> None:
    """Keep the choice of a language; the texts that stand on the screen were read already."""
    keep_language(choice)
    name = NAMES[language_of(choice)]
    window.banner.info(
        tr("The window speaks {language} from the next start on.").format(language=name)
    )


def _photo_slots(browse: "BrowsePage") -> dict[str, Callable[[], object]]:
    photos, viewing = browse.commands, browse.viewing
    return {
        "select_all": browse.grid.selectAll,
        "next": functools.partial(photos.go, 1),
        "previous": functools.partial(photos.go, -1),
        "next_unreviewed": photos.go_to_unreviewed,
        "review_next": photos.review_and_go,
        "review": photos.toggle_reviewed,
        "flag": photos.toggle_flagged,
        "accept_shown": browse.desk.accept_shown,
        "repeat": photos.repeat,
        "copy_previous": photos.copy_previous,
        "clear_labels": functools.partial(photos.set_all_labels, UNKNOWN),
        "remove_labels": functools.partial(photos.set_all_labels, NEGATIVE),
        **{f"as_{way}": functools.partial(viewing.set_way, way) for way in Way},
        "apart": browse.desk.tell_apart,
        "compare": browse.desk.compare_next,
        "zoom": functools.partial(viewing.zoom, 0),
        "zoom_in": functools.partial(viewing.zoom, 1),
        "zoom_out": functools.partial(viewing.zoom, -1),
    }


def set_theme(window: "MainWindow", mode: Mode) -> None:
    """Change the colours now and at the next start."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    window.settings.theme = mode
    apply_theme(app, mode)


def change_text_size(window: "MainWindow", step: int) -> None:
    """Make all text larger or smaller by a step, or as the desktop has it; it is remembered."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    percent = beside(text_size().percent, step) if step else NORMAL
    window.settings.text_size = percent
    text_size().wear(app, percent)
    update_actions(window)


def update_actions(window: "MainWindow") -> None:
    """Enable what can be done now; undo and redo say what they would do."""
    is_open, has_run = window.session.open is not None, window.session.run is not None
    busy, trained = window.runner.busy, window.session.trained is not None
    photos = window.browse.commands if window.stack.has("browse") else None
    last, before = (photos.last, photos.previous_row) if photos is not None else (None, None)
    seen = shows_photos(window)
    undo, redo = _steps(window)
    editable = window.session.editable
    enabled = {
        **dict.fromkeys(PAGES, is_open),
        "close": is_open and not busy,
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
        "tour": is_open,
        "export": is_open and not busy,
        "submission": trained and not busy,
        "tune": has_run and editable,
        "guess": editable and not busy,
        "accept": has_run and editable,
        "start_training": editable and not busy,
        "pause": busy,
        "stop": busy,
        "open": not busy,
        "import": not busy,
        "demo": not busy,
        "larger": text_size().percent < SIZES[-1],
        "smaller": text_size().percent > SIZES[0],
    }
    enabled |= {
        **dict.fromkeys(PHOTO_COMMANDS, seen),
        **dict.fromkeys(PHOTO_EDITS, seen and editable),
        "accept_shown": seen and editable and has_run,
        "apart": seen and has_run,
        "compare": seen and len(window.session.runs) > 1 and has_run,
        "repeat": seen and editable and last is not None,
        "copy_previous": seen and editable and before is not None,
    }
    for key, value in enabled.items():
        window.actions_by_key[key].setEnabled(value)
    window.actions_by_key["undo"].setText(tr("&Undo {plain}").format(plain=_plain(undo)).rstrip())
    window.actions_by_key["redo"].setText(tr("&Redo {plain}").format(plain=_plain(redo)).rstrip())
    again = f" ({last.text})" if last is not None else ""
    window.actions_by_key["repeat"].setText(tr("R&epeat{plain}").format(plain=_plain(again)))


def _on_thresholds(window: "MainWindow") -> bool:
    """Tell whether undo and redo are those of the thresholds."""
    return window.stack.shows("thresholds")


def _time(window: "MainWindow") -> "EditTasks | DecisionTasks":
    return window.tasks.decisions if _on_thresholds(window) else window.tasks.edits


def _steps(window: "MainWindow") -> "Steps":
    """Return what undo and redo would act on."""
    decisions = window.tasks.decisions
    return decisions.steps if _on_thresholds(window) else window.session.steps


def show_keys(window: "MainWindow") -> None:
    """Name the keys as they are now wherever a tooltip does."""
    for key in PAGES:
        window.rail.show_shortcut(key, window.keymap.shown(key))


def shows_photos(window: "MainWindow") -> bool:
    """Tell whether the photos are in sight and one is current."""
    in_front = window.session.open is not None and window.stack.shows("browse")
    return in_front and bool(window.browse.commands.rows)


def why_not(window: "MainWindow", key: str) -> str:
    """Say why an action cannot be done now; empty where it can."""
    if window.actions_by_key[key].isEnabled():
        return ""
    if window.session.open is not None and key in NEEDS_EDITING and not window.session.editable:
        return TO_LOOK_AT
    if key in WHY_NOT and (key not in NEEDS_OPEN or window.session.open is not None):
        return WHY_NOT[key]
    if window.session.open is None and key not in WITHOUT_PROJECT:
        return tr("Open a project first.")
    if key in PHOTO_COMMANDS:
        return _why_no_photos(window, key)
    if window.runner.busy:
        return tr("Something is running: wait for its end, or stop it.")
    return NO_RUN if key == "accept" else tr("Train a run first.")


def _why_no_photos(window: "MainWindow", key: str) -> str:
    if not window.stack.shows("browse"):
        return tr("Go to the Browse page first.")
    if not window.browse.commands.rows:
        return tr("No photo is shown.")
    if key in PHOTO_EDITS and not window.session.editable:
        return TO_LOOK_AT
    if key == "accept_shown":
        return NO_RUN
    if key == "apart":
        return tr("Train a run first.")
    if key == "compare":
        return tr("There is no other run to compare with.")
    if key == "repeat":
        return tr("Nothing has been changed yet.")
    return tr("No photo is shown before this one.")


NEEDS_EDITING = {
    "relocate", "update", "undo", "redo", "caption", "replace", "labels", "guess", "accept",
    "start_training", "tune",
}  # fmt: skip
"""Commands beside those on the photos that change the project."""
PHOTO_LOOKS = {f"as_{way}" for way in Way} | {"zoom", "zoom_in", "zoom_out", "apart", "compare"}
PHOTO_EDITS = PHOTO_COMMANDS - PHOTO_LOOKS - {"select_all", "next", "previous", "next_unreviewed"}
"""Commands on the photos that change the project."""
WHY_NOT = {
    "undo": tr("There is nothing to undo."),
    "redo": tr("There is nothing to redo."),
    "pause": tr("Nothing is running."),
    "stop": tr("Nothing is running."),
    "larger": tr("The text is as large as it gets."),
    "smaller": tr("The text is as small as it gets."),
}
NEEDS_OPEN = {"undo", "redo"}
WITHOUT_PROJECT = {"open", "import", "demo"}


def _plain(text: str | None) -> str:
    """Return a text for a menu: not too long, and no ampersand of it makes a key."""
    text = text or ""
    if len(text) > LONGEST_STEP:
        half = LONGEST_STEP // 2
        text = f"{text[:half].rstrip()} … {text[-half:].lstrip()}"
    return text.replace("&", "&&")
