"""Shows every page of the Chinese window on a project and prints the texts that hold English.

``python chinese_walk.py PROJECT``. A text may hold what is data, and the words below.
"""

# ruff: noqa: E402 - texts are looked up when a module is read, thus after the language is chosen

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from mmc_gui.languages import CHINESE, translate_qt, use_language

use_language(CHINESE)

from PySide6.QtCore import QAbstractItemModel, QDeadlineTimer, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QTabWidget, QWidget

from mmc_gui.app import make_app, make_window
from mmc_gui.main_window import MainWindow
from mmc_gui.settings import Settings

MAKERS = """
MMC Kaggle Hugging Face OpenAI CLIP Guo Liu COCO WebDataset Markdown CSV TSV JSON Lines Parquet
Arrow Feather JPEG PNG SVG EXIF GPS GPU UTF torch
"""
"""Names of programs, makers, authors and formats."""
TERMS = "ReLU Leaky GELU AdamW Adam MLP gMLP Focal SGU AUC ECE bf16 fp32 Mean"
"""What Chinese papers and programs write in Latin letters too."""
TYPED = """
Ctrl Shift Alt Tab Esc Enter Return Space Home End PgUp PgDown Del Delete Backspace Left Right Up
Down ImageID Labels Caption label dog cat basic open_clip local dir MODEL TAG FOLDER ViT
laion2b_s34b_b79k fake mmc
"""
"""Keys, names of columns and of encoders, words of the search."""
OTHER_LANGUAGE = "English Give all texts in"
"""The way out for who cannot read Chinese."""
ALLOWED = {word for texts in (MAKERS, TERMS, TYPED, OTHER_LANGUAGE) for word in texts.split()}
OPTION = re.compile(r"--set \w+=…")
MARKUP = re.compile(r"<style.*?</style>|<[^>]+>|&nbsp;", re.DOTALL)
WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]{2,}")
TEXTS = (
    "text", "title", "toolTip", "statusTip", "accessibleName", "accessibleDescription",
    "placeholderText", "specialValueText", "prefix", "suffix", "toPlainText", "windowTitle",
)  # fmt: skip
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)  # fmt: skip
MOST_ROWS = 60
LIMIT_MS = 60_000


def texts_of(root: QWidget) -> Iterator[str]:
    """Give what a widget and those in it say, to eyes and to a screen reader."""
    for widget in (root, *root.findChildren(QWidget)):
        for name in TEXTS:
            try:
                yield getattr(widget, name)()
            except (AttributeError, TypeError):  # another widget's word, or one with arguments
                continue
        if isinstance(widget, QComboBox):
            yield from _cells(widget.model())
        if isinstance(widget, QTabWidget):
            for place in range(widget.count()):
                yield from (widget.tabText(place), widget.tabToolTip(place))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _cells(widget.model())
        if hasattr(widget, "getAxis"):
            yield from (widget.getAxis(side).labelText for side in ("left", "bottom"))


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    try:
        columns = model.columnCount(QModelIndex())
    except TypeError:  # a list's, which Qt keeps to itself
        columns = 1
    for column in range(columns):
        for role in ROLES:
            yield model.headerData(column, Qt.Orientation.Horizontal, role)
            for row in range(min(model.rowCount(QModelIndex()), MOST_ROWS)):
                yield model.index(row, column).data(role)


def english(text: object, data: re.Pattern[str]) -> Iterator[str]:
    """Give the lines of a text that hold words which are neither data nor allowed."""
    if not isinstance(text, str):
        return
    for line in OPTION.sub("", MARKUP.sub(" ", text)).split("\n"):
        if set(WORD.findall(data.sub(" ", line))) - ALLOWED:
            yield line.strip()


def walk(window: MainWindow) -> Iterator[object]:
    """Show each page with each of its tabs, and give what it says."""
    for action in window.actions_by_key.values():
        yield from (action.text(), action.toolTip(), action.statusTip())
    for key, page in window.pages.items():
        window.show_page(key)
        settle(window)
        tabs = [tabs for tabs in page.findChildren(QTabWidget) if tabs.isVisibleTo(page)]
        for tab in tabs:
            for place in range(tab.count()):
                tab.setCurrentIndex(place)
                settle(window)
                yield from texts_of(page)
        yield from texts_of(window)


def settle(window: MainWindow) -> None:
    """Run the event loop until the project is shown, its run too, and nothing is under way."""
    tasks, limit = window.tasks, QDeadlineTimer(LIMIT_MS)
    while not limit.hasExpired():
        QApplication.processEvents()
        busy = window.runner.busy or tasks.scorer.busy or tasks.decisions.looking
        busy = busy or not tasks.idle or window.browse.filtering.busy
        if window.session.run is not None and not busy:
            return
    raise TimeoutError


def main(project: Path) -> None:
    """Print the lines, each once."""
    app = make_app(["mmc-gui"])
    translate_qt(app, CHINESE)
    Settings().tour_done = True
    window = make_window(app, theme="light")
    window.resize(1280, 720)
    window.show()
    found: dict[str, None] = {}
    try:
        start = list(texts_of(window))
        window.tasks.open_project(project)
        settle(window)
        dataset, run = window.session.dataset, window.session.run
        assert dataset is not None
        assert run is not None
        window.browse.grid.setCurrentIndex(window.browse.grid.model().index(3, 0))
        said = [*start, *walk(window)]
        names = {
            *dataset.names, *dataset.captions, *(label.name for label in dataset.labels),
            run.run.id, str(project), str(project.parent), project.name, project.stem,
        }  # fmt: skip
        ordered = sorted(filter(None, names), key=len, reverse=True)
        data = re.compile("|".join(map(re.escape, ordered)))
        for text in said:
            found |= dict.fromkeys(english(text, data))
    finally:
        window.close()
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write("\n".join(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
