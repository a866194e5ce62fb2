"""Every page on data that has hardly anything in it, or too much of it, walked by keys."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import CTRL, Key, MakeStage, Row, Stage, draw

from engine.data.dataset import Split
from engine.data.labels import competition_labels
from engine.data.project import NewItem, create_project
from mmc_gui.commands import PAGES

ODD_NAMES = ("写真", "🐕‍🦺", "صورة", "a" * 120, "&<b>", "it's")


def press(stage: Stage, keys: str) -> None:
    """Press a shortcut in the active window."""
    QTest.keySequence(QApplication.activeWindow() or stage.window, QKeySequence(keys))


def rows_of(names: tuple[str, ...], caption: str, labels: tuple[str, ...] | None) -> list[Row]:
    return [Row(f"{name}.jpg", labels or (), caption) for name in names]


def _items(rows: list[Row], split: Split, *, known: bool = True) -> list[NewItem]:
    return [
        NewItem(
            name=row.name, image=row.name, caption=row.caption, split=split,
            labels=row.labels if known else None,
        )
        for row in rows
    ]  # fmt: skip


FEW = ("0", "1", "2", "3")
SETS: dict[str, Callable[[], tuple[list[NewItem], int]]] = {
    "no rows": lambda: ([], 18),
    "one row": lambda: (_items(rows_of(("0",), "A dog", ("1",)), Split.TRAIN), 18),
    "two rows": lambda: (_items(rows_of(("0", "1"), "A dog", ("1",)), Split.TRAIN), 18),
    "empty captions": lambda: (_items(rows_of(FEW, "", ("1",)), Split.TRAIN), 18),
    "one label": lambda: (_items(rows_of(FEW, "It", ("1",)), Split.TRAIN), 1),
    "no label set": lambda: (_items(rows_of(FEW, "It", None), Split.TRAIN, known=False), 0),
    "not labelled yet": lambda: (_items(rows_of(FEW, "It", None), Split.TRAIN, known=False), 18),
    "long captions": lambda: (_items(rows_of(FEW, "word " * 4000, ("1",)), Split.TRAIN), 18),
    "odd names": lambda: (_items(rows_of(ODD_NAMES, "犬 🐕 كلب", ("1",)), Split.TRAIN), 18),
    "validation only": lambda: (_items(rows_of(FEW, "A dog", ("1",)), Split.VAL), 18),
}


def make(path: Path, name: str, *, photos: bool) -> Path:
    items, labels = SETS[name]()
    path.mkdir()
    with create_project(path / "odd.mmc", image_root=path) as project:
        if labels:
            project.add_labels(list(competition_labels())[:labels])
        project.add_items(items)
    for number, item in enumerate(items if photos else ()):
        draw(path / item.image, ("1",), number=number, size=(48, 36))
    return path / "odd.mmc"


@pytest.mark.parametrize("photos", [True, False], ids=["photos", "no photos"])
def test_every_page_stands_on_data_that_has_hardly_anything(
    make_stage: MakeStage, tmp_path: Path, *, photos: bool
) -> None:
    stage = make_stage()
    window, tasks = stage.window, stage.window.tasks
    defects: list[Exception] = []
    tasks.failed.connect(defects.append)
    for number, name in enumerate(SETS):
        stage.open(make(tmp_path / f"{number}", name, photos=photos))
        window.banner.dismiss()
        stage.wait(lambda: window.browse.is_settled)
        for key in ("1", "j", " ", ".", "n", Key.Key_End, Key.Key_Home, "f", "x"):
            window.browse.grid.setFocus()
            stage.key(key)
            stage.settle()
        press(stage, "Ctrl+F")
        QTest.keyClicks(window.browse.filters.search, "dog")
        stage.wait(lambda: not window.browse.filtering.busy)
        for place in range(1, len(PAGES) + 1):
            press(stage, f"Ctrl+{place}")
            for key in (Key.Key_Tab, Key.Key_Down, Key.Key_Right, Key.Key_PageDown, Key.Key_Tab):
                stage.key(key)
            stage.settle()
            stage.wait(lambda: not tasks.studies.looking and not tasks.insights.looking)
            assert window.rail.current == PAGES[place - 1], name
            window.grab()
        window.search("")
        press(stage, "Ctrl+1")
        for _ in range(3):
            stage.key("z", CTRL)
            stage.settle()
        assert all(not message.details for message in window.banner.shown), (name, stage.texts)
    assert not defects
