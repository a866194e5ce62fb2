"""The table of actions: menus, keys, tooltips, palette and the help sheet are all made from it."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from mmc_gui.theme import bind_icon

LABEL_KEYS = "1234567890qwertyuiop"
"""Keys that toggle the first labels while the photos have the focus."""
EVERYWHERE, PHOTOS = "everywhere", "photos"
"""Where a key is heard: on every page, or only while the photos have the focus."""


def label_key(column: int) -> str:
    """Return the usual key of the label of a column; empty where there is none left."""
    return LABEL_KEYS[column].upper() if column < len(LABEL_KEYS) else ""


class ActionSpec(NamedTuple):
    """One row of the table; of several keys, parted by a semicolon, the first is shown."""

    key: str
    menu: str
    text: str
    shortcut: str
    icon: str
    tip: str
    scope: str = EVERYWHERE


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
    ActionSpec("update", "&File", "&Update from source…", "", "reset",
               "Take over what has changed in the file that the project was made from"),
    ActionSpec("save_copy", "&File", "Save a &copy…", "", "save",
               "Write all of the project to another file; the runs stay here"),
    ActionSpec("relocate", "&File", "Find &moved photos…", "", "image",
               "Tell the project where its photos are now"),
    ActionSpec("close", "&File", "C&lose project", "Ctrl+W", "project",
               "Go back to the Start page; everything is on disk"),
    ActionSpec("quit", "&File", "&Quit", "Ctrl+Q", "cross", "Close the window; nothing is lost"),
    ActionSpec("undo", "&Edit", "&Undo", "Ctrl+Z", "undo", "Take back the last change of labels"),
    ActionSpec("redo", "&Edit", "&Redo", "Ctrl+Shift+Z", "redo", "Do again what was taken back"),
    ActionSpec("find", "&Edit", "&Find photos", "Ctrl+F", "search", "Search captions and names"),
    ActionSpec("replace", "&Edit", "Find and &replace…", "Ctrl+H", "caption",
               "Put other words in the place of some, in many captions at once"),
    ActionSpec("caption", "&Edit", "Edit &caption", "F2", "caption",
               "Edit the caption of the photo that is shown"),
    ActionSpec("accept", "&Edit", "&Accept suggestions…", "Ctrl+Shift+A", "check",
               "Make labels of what the run suggests, on the selected photos or all shown"),
    ActionSpec("labels", "&Edit", "&Labels…", "Ctrl+L", "label",
               "Add, rename, recolour, reorder, merge and delete labels"),
    ActionSpec("history", "&Edit", "&History", "Ctrl+Shift+H", "history",
               "See every change, and bring any moment back"),
    ActionSpec("palette", "&Edit", "&Commands…", "Ctrl+K", "keyboard",
               "Find any command, label or project by a few letters"),
    ActionSpec("select_all", "&Photos", "&Select all", "Ctrl+A", "check", "Select all photos shown",
               PHOTOS),
    ActionSpec("next", "&Photos", "&Next photo", "J", "chevron-down", "Go to the next photo",
               PHOTOS),
    ActionSpec("previous", "&Photos", "&Previous photo", "K", "chevron-up",
               "Go to the photo before", PHOTOS),
    ActionSpec("next_unreviewed", "&Photos", "Next not re&viewed", "N", "review",
               "Go to the next photo that nobody has looked at", PHOTOS),
    ActionSpec("review_next", "&Photos", "&Reviewed, and on", "Space", "eye",
               "Mark as reviewed and go to the next photo", PHOTOS),
    ActionSpec("review", "&Photos", "Reviewed or n&ot", "M", "success",
               "Mark as reviewed; where all are, take the mark away", PHOTOS),
    ActionSpec("flag", "&Photos", "&Flag or unflag", "F", "flag",
               "Set aside to come back to; where all are, take the flag away", PHOTOS),
    ActionSpec("accept_shown", "&Photos", "Accept su&ggestions", "A", "success",
               "Make labels of what the run suggests on the photo that is shown", PHOTOS),
    ActionSpec("repeat", "&Photos", "R&epeat", ".", "reset",
               "Do the last change again, on the photos selected now", PHOTOS),
    ActionSpec("copy_previous", "&Photos", "&Copy labels from the photo before", "C", "copy",
               "Give the labels of the photo before", PHOTOS),
    ActionSpec("clear_labels", "&Photos", "C&lear labels", "X", "unknown",
               "Make every label unknown again", PHOTOS),
    ActionSpec("remove_labels", "&Photos", "Remove &all labels", "Shift+X", "minus",
               "Say of every label that it is not there", PHOTOS),
    ActionSpec("browse", "&View", "&Browse", "Ctrl+1", "browse", "Photos, captions and labels"),
    ActionSpec("train", "&View", "&Train", "Ctrl+2", "train", "Train a run and watch it"),
    ActionSpec("thresholds", "&View", "T&hresholds", "Ctrl+3", "thresholds",
               "Set from which score a label is decided"),
    ActionSpec("predict", "&View", "&Predict", "Ctrl+4", "predict",
               "Score a photo and a caption from anywhere"),
    ActionSpec("experiments", "&View", "E&xperiments", "Ctrl+5", "experiments",
               "The paper's tables, better settings, robustness"),
    ActionSpec("statistics", "&View", "St&atistics", "Ctrl+6", "statistics",
               "Labels, pairs of labels, captions and progress, counted"),
    ActionSpec("check", "&View", "&Check labels", "Ctrl+7", "review",
               "Labels that the model contradicts, the likeliest errors first"),
    ActionSpec("confusions", "&View", "C&onfusions", "Ctrl+8", "confusions",
               "Where the run is wrong: by label, by pair of labels, by photo"),
    ActionSpec("as_grid", "&View", "Photos in a &grid", "G", "browse",
               "See many photos, as large as the slider says", PHOTOS),
    ActionSpec("as_list", "&View", "Photos in a l&ist", "L", "list",
               "See a line a photo: name, caption, labels", PHOTOS),
    ActionSpec("as_strip", "&View", "One photo and a st&rip", "S", "filmstrip",
               "See one photo large, and the others in a strip below", PHOTOS),
    ActionSpec("zoom", "&View", "&Whole photo or 100 %", "Z", "zoom-fit",
               "See the photo whole, or a pixel of it on a pixel of the screen", PHOTOS),
    ActionSpec("zoom_in", "&View", "Zoom i&n", "+", "plus", "Enlarge the photo", PHOTOS),
    ActionSpec("zoom_out", "&View", "Zoom &out", "-", "minus", "Make the photo smaller", PHOTOS),
    ActionSpec("apart", "&View", "Image and caption apar&t", "D", "image",
               "Tell what the image alone and what the caption alone says of each label", PHOTOS),
    ActionSpec("compare", "&View", "Beside another r&un", "V", "merge",
               "Show the scores of the next run beside these; after the last one, of none", PHOTOS),
    ActionSpec("light", "&View", "&Light", "", "sun", "Light colours"),
    ActionSpec("dark", "&View", "&Dark", "", "moon", "Dark colours"),
    ActionSpec("contrast", "&View", "Hi&gh contrast", "", "contrast",
               "White on black, every frame drawn"),
    ActionSpec("system", "&View", "As the &system", "", "system", "Follow the desktop's colours"),
    ActionSpec("larger", "&View", "La&rger text", "Ctrl++; Ctrl+=", "plus",
               "Make the text of the whole window larger"),
    ActionSpec("smaller", "&View", "S&maller text", "Ctrl+-", "minus",
               "Make the text of the whole window smaller"),
    ActionSpec("usual_size", "&View", "&Usual size of text", "Ctrl+0", "zoom-actual",
               "Make the text as large as the desktop has it"),
    ActionSpec("start_training", "&Train", "&Start training", "Ctrl+T", "play",
               "Train with the settings of the Train page"),
    ActionSpec("pause", "&Train", "&Pause or go on", "Ctrl+P", "pause",
               "Hold what runs, and let it go on where it was"),
    ActionSpec("stop", "&Train", "S&top", "Ctrl+.", "stop",
               "Stop what runs; what was finished is kept"),
    ActionSpec("notify", "&Train", "&Notify when work ends", "", "info",
               "Tell that long work has ended while another window is in front"),
    ActionSpec("tune", "&Train", "T&une thresholds", "Ctrl+Shift+T", "thresholds",
               "Find the best thresholds on the validation photos"),
    ActionSpec("guess", "&Train", "&First guesses…", "", "star",
               "Score photos by the names of the labels, before anything is trained"),
    ActionSpec("shortcuts", "&Help", "&Keyboard shortcuts", "F1; ?", "keyboard", "All keys"),
    ActionSpec("keys", "&Help", "&Change keys…", "", "settings",
               "Give commands, and labels of this project, other keys"),
    ActionSpec("tour", "&Help", "&Tour of the window", "", "help",
               "Show the five hints of the first start again"),
    ActionSpec("problems", "&Help", "&Doubtful rows", "", "warning",
               "Rows of the source files and photos that need a look"),
    ActionSpec("log_folder", "&Help", "Show &log folder", "", "open",
               "Open the folder where the log of this program lies"),
    ActionSpec("about", "&Help", "&About", "", "info", "Versions, parts and licences"),
)  # fmt: skip

SEPARATORS_AFTER = {
    "as_strip",
    "zoom_out",
    "compare",
    "demo",
    "submission",
    "relocate",
    "redo",
    "confusions",
    "next_unreviewed",
    "repeat",
    "system",
    "usual_size",
}

FIXED_KEYS = (
    ("Arrow keys", "Move between photos"),
    ("Home, End", "First and last photo"),
    ("Page Up, Page Down", "A screen of photos up or down"),
    ("Shift+Arrow, Shift+Click", "Select from here to there"),
    ("Ctrl+Space, Ctrl+Click", "Add a photo, or take it away"),
    ("+  -  ?", "On a label: has it, has it not, not known"),
    ("Enter", "Edit the caption"),
    ("Ctrl+Enter, Esc", "Save an edited caption, or leave it"),
    ("C, K, S", "Check labels: change it, keep it, skip"),
    ("Left, Right, L", "Thresholds: move the threshold, lock the label"),
    ("Ctrl+V", "Paste a photo or a caption to predict"),
    ("Esc", "Leave a field; then select one photo"),
)
"""Keys that cannot be changed, and what they do."""


def build_actions(parent: QWidget) -> dict[str, QAction]:
    """Make an action a row of the table, by key; the key map gives them their keys."""
    actions = {}
    for spec in ACTIONS:
        action = QAction(spec.text, parent)
        action.setObjectName(spec.key)
        action.setToolTip(spec.tip)
        action.setStatusTip(spec.tip)
        bind_icon(action, spec.icon)
        if spec.scope == EVERYWHERE:
            parent.addAction(action)
        else:
            # Only shown in the menu: it is the page that hears a key without Ctrl, after whatever
            # field has the focus has had it.
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setAutoRepeat(spec.key in REPEATING)
        actions[spec.key] = action
    return actions


REPEATING = {"next", "previous", "zoom_in", "zoom_out"}
"""Photo commands that go on while their key is held."""


def plain_text(text: str) -> str:
    """Return a menu text as it is read: without the mark of its key and the dots."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


def fill_menus(bar: QMenuBar, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Put the actions into menus in the order of the table; return these by their titles."""
    menus: dict[str, QMenu] = {}
    for spec in ACTIONS:
        if spec.menu not in menus:
            menus[spec.menu] = bar.addMenu(spec.menu)
        menus[spec.menu].addAction(actions[spec.key])
        if spec.key in SEPARATORS_AFTER:
            menus[spec.menu].addSeparator()
    return menus
