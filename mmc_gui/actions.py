"""The table of actions: menus, keys, tooltips, palette and the help sheet are all made from it."""

import re
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from engine.language import tr
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


# fmt: off
ACTIONS = (
    ActionSpec("open", tr("&File"), tr("&Open project…"), "Ctrl+O", "open",
               tr("Open a project file")),
    ActionSpec("import", tr("&File"), tr("&Import dataset…"), "Ctrl+I", "plus",
               tr("Make a project from a table, a folder of photos or a "
                  "dataset in any usual format")),
    ActionSpec("demo", tr("&File"), tr("Open the &demo"), "", "star",
               tr("Draw a small synthetic dataset and open it")),
    ActionSpec("export", tr("&File"), tr("&Export…"), "Ctrl+E", "export",
               tr("Write photos, captions and labels in any usual format, or the submission")),
    ActionSpec("submission", tr("&File"), tr("Export &submission…"), "Ctrl+Shift+E", "export",
               tr("Write the labels of the test photos as the competition wants them")),
    ActionSpec("update", tr("&File"), tr("&Update from source…"), "", "reset",
               tr("Take over what has changed in the file that the project was made from")),
    ActionSpec("save_copy", tr("&File"), tr("Save a &copy…"), "", "save",
               tr("Write all of the project to another file; the runs stay here")),
    ActionSpec("relocate", tr("&File"), tr("Find &moved photos…"), "", "image",
               tr("Tell the project where its photos are now")),
    ActionSpec("close", tr("&File"), tr("C&lose project"), "Ctrl+W", "project",
               tr("Go back to the Start page; everything is on disk")),
    ActionSpec("quit", tr("&File"), tr("&Quit"), "Ctrl+Q", "cross",
               tr("Close the window; nothing is lost")),
    ActionSpec("undo", tr("&Edit"), tr("&Undo"), "Ctrl+Z", "undo",
               tr("Take back the last change of labels")),
    ActionSpec("redo", tr("&Edit"), tr("&Redo"), "Ctrl+Shift+Z", "redo",
               tr("Do again what was taken back")),
    ActionSpec("find", tr("&Edit"), tr("&Find photos"), "Ctrl+F", "search",
               tr("Search captions and names")),
    ActionSpec("replace", tr("&Edit"), tr("Find and &replace…"), "Ctrl+H", "caption",
               tr("Put other words in the place of some, in many captions at once")),
    ActionSpec("caption", tr("&Edit"), tr("Edit &caption"), "F2", "caption",
               tr("Edit the caption of the photo that is shown")),
    ActionSpec("accept", tr("&Edit"), tr("&Accept suggestions…"), "Ctrl+Shift+A", "check",
               tr("Make labels of what the run suggests, on the selected photos or all shown")),
    ActionSpec("labels", tr("&Edit"), tr("&Labels…"), "Ctrl+L", "label",
               tr("Add, rename, recolour, reorder, merge and delete labels")),
    ActionSpec("history", tr("&Edit"), tr("&History"), "Ctrl+Shift+H", "history",
               tr("See every change, and bring any moment back")),
    ActionSpec("palette", tr("&Edit"), tr("&Commands…"), "Ctrl+K", "keyboard",
               tr("Find any command, label or project by a few letters")),
    ActionSpec("select_all", tr("&Photos"), tr("&Select all"), "Ctrl+A", "check",
               tr("Select all photos shown"), PHOTOS),
    ActionSpec("next", tr("&Photos"), tr("&Next photo"), "J", "chevron-down",
               tr("Go to the next photo"), PHOTOS),
    ActionSpec("previous", tr("&Photos"), tr("&Previous photo"), "K", "chevron-up",
               tr("Go to the photo before"), PHOTOS),
    ActionSpec("next_unreviewed", tr("&Photos"), tr("Next not re&viewed"), "N", "review",
               tr("Go to the next photo that nobody has looked at"), PHOTOS),
    ActionSpec("review_next", tr("&Photos"), tr("&Reviewed, and on"), "Space", "eye",
               tr("Mark as reviewed and go to the next photo"), PHOTOS),
    ActionSpec("review", tr("&Photos"), tr("Reviewed or n&ot"), "M", "success",
               tr("Mark as reviewed; where all are, take the mark away"), PHOTOS),
    ActionSpec("flag", tr("&Photos"), tr("&Flag or unflag"), "F", "flag",
               tr("Set aside to come back to; where all are, take the flag away"), PHOTOS),
    ActionSpec("accept_shown", tr("&Photos"), tr("Accept su&ggestions"), "A", "success",
               tr("Make labels of what the run suggests on the photo that is shown"), PHOTOS),
    ActionSpec("repeat", tr("&Photos"), tr("R&epeat"), ".", "reset",
               tr("Do the last change again, on the photos selected now"), PHOTOS),
    ActionSpec("copy_previous", tr("&Photos"), tr("&Copy labels from the photo before"), "C",
               "copy",
               tr("Give the labels of the photo before"), PHOTOS),
    ActionSpec("clear_labels", tr("&Photos"), tr("C&lear labels"), "X", "unknown",
               tr("Make every label unknown again"), PHOTOS),
    ActionSpec("remove_labels", tr("&Photos"), tr("Remove &all labels"), "Shift+X", "minus",
               tr("Say of every label that it is not there"), PHOTOS),
    ActionSpec("browse", tr("&View"), tr("&Browse"), "Ctrl+1", "browse",
               tr("Photos, captions and labels")),
    ActionSpec("train", tr("&View"), tr("&Train"), "Ctrl+2", "train",
               tr("Train a run and watch it")),
    ActionSpec("thresholds", tr("&View"), tr("T&hresholds"), "Ctrl+3", "thresholds",
               tr("Set from which score a label is decided")),
    ActionSpec("predict", tr("&View"), tr("&Predict"), "Ctrl+4", "predict",
               tr("Score a photo and a caption from anywhere")),
    ActionSpec("experiments", tr("&View"), tr("E&xperiments"), "Ctrl+5", "experiments",
               tr("The paper's tables, better settings, robustness")),
    ActionSpec("statistics", tr("&View"), tr("St&atistics"), "Ctrl+6", "statistics",
               tr("Labels, pairs of labels, captions and progress, counted")),
    ActionSpec("check", tr("&View"), tr("&Check labels"), "Ctrl+7", "review",
               tr("Labels that the model contradicts, the likeliest errors first")),
    ActionSpec("confusions", tr("&View"), tr("C&onfusions"), "Ctrl+8", "confusions",
               tr("Where the run is wrong: by label, by pair of labels, by photo")),
    ActionSpec("as_grid", tr("&View"), tr("Photos in a &grid"), "G", "browse",
               tr("See many photos, as large as the slider says"), PHOTOS),
    ActionSpec("as_list", tr("&View"), tr("Photos in a l&ist"), "L", "list",
               tr("See a line a photo: name, caption, labels"), PHOTOS),
    ActionSpec("as_strip", tr("&View"), tr("One photo and a st&rip"), "S", "filmstrip",
               tr("See one photo large, and the others in a strip below"), PHOTOS),
    ActionSpec("zoom", tr("&View"), tr("&Whole photo or 100 %"), "Z", "zoom-fit",
               tr("See the photo whole, or a pixel of it on a pixel of the screen"), PHOTOS),
    ActionSpec("zoom_in", tr("&View"), tr("Zoom i&n"), "+", "plus",
               tr("Enlarge the photo"), PHOTOS),
    ActionSpec("zoom_out", tr("&View"), tr("Zoom &out"), "-", "minus",
               tr("Make the photo smaller"), PHOTOS),
    ActionSpec("apart", tr("&View"), tr("Image and caption apar&t"), "D", "image",
               tr("Tell what the image alone and what the caption alone says "
                  "of each label"), PHOTOS),
    ActionSpec("compare", tr("&View"), tr("Beside another r&un"), "V", "merge",
               tr("Show the scores of the next run beside these; after the "
                  "last one, of none"), PHOTOS),
    ActionSpec("light", tr("&View"), tr("&Light"), "", "sun", tr("Light colours")),
    ActionSpec("dark", tr("&View"), tr("&Dark"), "", "moon", tr("Dark colours")),
    ActionSpec("contrast", tr("&View"), tr("Hi&gh contrast"), "", "contrast",
               tr("White on black, every frame drawn")),
    ActionSpec("system", tr("&View"), tr("As the &system"), "", "system",
               tr("Follow the desktop's colours")),
    ActionSpec("larger", tr("&View"), tr("La&rger text"), "Ctrl++; Ctrl+=", "plus",
               tr("Make the text of the whole window larger")),
    ActionSpec("smaller", tr("&View"), tr("S&maller text"), "Ctrl+-", "minus",
               tr("Make the text of the whole window smaller")),
    ActionSpec("usual_size", tr("&View"), tr("&Usual size of text"), "Ctrl+0", "zoom-actual",
               tr("Make the text as large as the desktop has it")),
    ActionSpec("speak_system", tr("&View"), tr("Language of the s&ystem"), "", "system",
               tr("Give all texts in the first language of the system that there is")),
    ActionSpec("speak_en", tr("&View"), "&English", "", "caption", "Give all texts in English"),
    ActionSpec("speak_zh_CN", tr("&View"), "简体中文(&C)", "", "caption",
               "以简体中文显示所有文字"),
    ActionSpec("start_training", tr("&Train"), tr("&Start training"), "Ctrl+T", "play",
               tr("Train with the settings of the Train page")),
    ActionSpec("pause", tr("&Train"), tr("&Pause or go on"), "Ctrl+P", "pause",
               tr("Hold what runs, and let it go on where it was")),
    ActionSpec("stop", tr("&Train"), tr("S&top"), "Ctrl+.", "stop",
               tr("Stop what runs; what was finished is kept")),
    ActionSpec("notify", tr("&Train"), tr("&Notify when work ends"), "", "info",
               tr("Tell that long work has ended while another window is in front")),
    ActionSpec("seen_first", tr("&Train"), tr("Features of photos on screen &first"), "", "image",
               tr("Make the features of photos that are on the screen before those of others")),
    ActionSpec("tune", tr("&Train"), tr("T&une thresholds"), "Ctrl+Shift+T", "thresholds",
               tr("Find the best thresholds on the validation photos")),
    ActionSpec("guess", tr("&Train"), tr("&First guesses…"), "", "star",
               tr("Score photos by the names of the labels, before anything is trained")),
    ActionSpec("shortcuts", tr("&Help"), tr("&Keyboard shortcuts"), "F1; ?", "keyboard",
               tr("All keys")),
    ActionSpec("keys", tr("&Help"), tr("&Change keys…"), "", "settings",
               tr("Give commands, and labels of this project, other keys")),
    ActionSpec("tour", tr("&Help"), tr("&Tour of the window"), "", "help",
               tr("Show the five hints of the first start again")),
    ActionSpec("problems", tr("&Help"), tr("&Doubtful rows"), "", "warning",
               tr("Rows of the source files and photos that need a look")),
    ActionSpec("log_folder", tr("&Help"), tr("Show &log folder"), "", "open",
               tr("Open the folder where the log of this program lies")),
    ActionSpec("about", tr("&Help"), tr("&About"), "", "info", tr("Versions, parts and licences")),
)
# fmt: on

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
    (tr("Arrow keys"), tr("Move between photos")),
    (tr("Home, End"), tr("First and last photo")),
    (tr("Page Up, Page Down"), tr("A screen of photos up or down")),
    (tr("Shift+Arrow, Shift+Click"), tr("Select from here to there")),
    (tr("Ctrl+Space, Ctrl+Click"), tr("Add a photo, or take it away")),
    ("+  -  ?", tr("On a label: has it, has it not, not known")),
    (tr("Enter"), tr("Edit the caption")),
    (tr("Ctrl+Enter, Esc"), tr("Save an edited caption, or leave it")),
    ("C, K, S", tr("Check labels: change it, keep it, skip")),
    (tr("Left, Right, L"), tr("Thresholds: move the threshold, lock the label")),
    (tr("Alt+Down"), tr("In a table: sort by a column")),
    (tr("Ctrl+V"), tr("Paste a photo or a caption to predict")),
    (tr("Esc"), tr("Leave a field; then select one photo")),
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


_MARK_BEHIND = re.compile(r"\(&[A-Z]\)")
"""Where letters are no part of the words, the key stands behind them in brackets."""


def plain_text(text: str) -> str:
    """Return a menu text as it is read: without the mark of its key and the dots."""
    bare = _MARK_BEHIND.sub("", text)
    return bare.replace("&&", "\0").replace("&", "").replace("\0", "&").removesuffix("…")


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
