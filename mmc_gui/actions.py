"""The table of actions: menus, shortcuts, tooltips and the help sheet are all made from it."""

from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from mmc_gui.theme import bind_icon

LABEL_KEYS = "1234567890qwertyuiop"
"""Keys that toggle the first labels while the photos have the focus."""


def label_key(column: int) -> str:
    """Return the key that toggles the label of a column; empty where there is none left."""
    return LABEL_KEYS[column] if column < len(LABEL_KEYS) else ""


class ActionSpec(NamedTuple):
    """One row of the table."""

    key: str
    menu: str
    text: str
    shortcut: str
    icon: str
    tip: str


ACTIONS = (
    ActionSpec("open", "&File", "&Open project…", "Ctrl+O", "open", "Open a project file"),
    ActionSpec("import", "&File", "&Import dataset…", "Ctrl+I", "plus",
               "Make a project from a table, a folder of photos or a dataset in any usual format"),
    ActionSpec("demo", "&File", "Open the &demo", "", "star",
               "Draw a small synthetic dataset and open it"),
    ActionSpec("export", "&File", "&Export…", "Ctrl+E", "export",
               "Write photos, captions and labels in any usual format, or the submission"),
    ActionSpec("submission", "&File", "Export &submission…", "Ctrl+Shift+E", "export",
               "Write the labels of the test photos as the competition wants them"),
    ActionSpec("quit", "&File", "&Quit", "Ctrl+Q", "cross", "Close the window; nothing is lost"),
    ActionSpec("undo", "&Edit", "&Undo", "Ctrl+Z", "undo", "Take back the last change of labels"),
    ActionSpec("redo", "&Edit", "&Redo", "Ctrl+Shift+Z", "redo", "Do again what was taken back"),
    ActionSpec("find", "&Edit", "&Find photos", "Ctrl+F", "search", "Search captions and names"),
    ActionSpec("browse", "&View", "&Browse", "Ctrl+1", "browse", "Photos, captions and labels"),
    ActionSpec("train", "&View", "&Train", "Ctrl+2", "train", "Train a run and watch it"),
    ActionSpec("thresholds", "&View", "T&hresholds", "Ctrl+3", "thresholds",
               "Set from which score a label is decided"),
    ActionSpec("predict", "&View", "&Predict", "Ctrl+4", "predict",
               "Score a photo and a caption from anywhere"),
    ActionSpec("experiments", "&View", "E&xperiments", "Ctrl+5", "experiments",
               "The paper's tables, better settings, robustness"),
    ActionSpec("light", "&View", "&Light", "", "sun", "Light colours"),
    ActionSpec("dark", "&View", "&Dark", "", "moon", "Dark colours"),
    ActionSpec("system", "&View", "As the &system", "", "system", "Follow the desktop's colours"),
    ActionSpec("start_training", "&Train", "&Start training", "Ctrl+T", "play",
               "Train with the settings of the Train page"),
    ActionSpec("stop", "&Train", "S&top", "Ctrl+.", "stop",
               "Stop what runs; what was finished is kept"),
    ActionSpec("tune", "&Train", "T&une thresholds", "Ctrl+Shift+T", "thresholds",
               "Find the best thresholds on the validation photos"),
    ActionSpec("shortcuts", "&Help", "&Keyboard shortcuts", "F1", "keyboard", "All keys"),
    ActionSpec("problems", "&Help", "&Doubtful rows", "", "warning",
               "Rows of the source files and photos that need a look"),
    ActionSpec("about", "&Help", "&About", "", "info", "Version and licences"),
)  # fmt: skip

SEPARATORS_AFTER = {"demo", "submission", "redo", "experiments"}

FIXED_KEYS = (
    ("Arrow keys", "Move between photos"),
    ("Shift or Ctrl with a click or arrow", "Select several photos"),
    ("Ctrl+A", "Select all photos shown"),
    (" ".join(LABEL_KEYS.upper()), "Toggle the label with this key on the selected photos"),
    ("Space", "Mark as reviewed and go on"),
    ("N", "Next photo not reviewed"),
    ("Ctrl+V", "Paste a photo or a caption on the Predict page"),
    ("Esc", "Leave the search field"),
)


def build_actions(parent: QWidget) -> dict[str, QAction]:
    """Make an action a row of the table, by key; tooltips name the shortcut."""
    actions = {}
    for spec in ACTIONS:
        action = QAction(spec.text, parent)
        action.setObjectName(spec.key)
        if spec.shortcut:
            action.setShortcut(QKeySequence(spec.shortcut))
        hint = f" ({action.shortcut().toString(NATIVE)})" if spec.shortcut else ""
        action.setToolTip(spec.tip + hint)
        action.setStatusTip(spec.tip)
        bind_icon(action, spec.icon)
        parent.addAction(action)
        actions[spec.key] = action
    return actions


NATIVE = QKeySequence.SequenceFormat.NativeText


def fill_menus(bar: QMenuBar, actions: dict[str, QAction]) -> None:
    """Put the actions into menus in the order of the table."""
    menus = {}
    for spec in ACTIONS:
        if spec.menu not in menus:
            menus[spec.menu] = bar.addMenu(spec.menu)
        menus[spec.menu].addAction(actions[spec.key])
        if spec.key in SEPARATORS_AFTER:
            menus[spec.menu].addSeparator()


def shortcut_rows(actions: dict[str, QAction]) -> list[tuple[str, str]]:
    """Return (keys, what they do) for the help sheet."""
    rows = [
        (action.shortcut().toString(NATIVE), action.statusTip())
        for action in actions.values()
        if not action.shortcut().isEmpty()
    ]
    return [*rows, *FIXED_KEYS]
