"""What the workers work on: photos, tables, a project of them and its features, all tiny."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
from PIL import Image
from storm_worker import Encoding, Place

from engine import workflow
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.events import Silent

ROWS, TEST_ROWS = 400, 40
OLD_ROWS = 30_000
_BROKEN, _TWIN, _BLANK = {7, 100, 333}, {50, 51, 200}, {3, 60}
_WORDS = [
    "a",
    "red",
    "blue",
    "small",
    "big",
    "dog",
    "cat",
    "bus",
    "train",
    "street",
    "on",
    "under",
    "near",
    "the",
    "grass",
    "water",
]


def make_source(folder: Path) -> Path:
    """Write photos and tables, a project of them, and the cache of its features."""
    rng = np.random.default_rng(3)
    (folder / "photos").mkdir(parents=True)
    lines = {"train.csv": ["ImageID,Labels,Caption"], "test.csv": ["ImageID,Caption"]}
    pixels = np.zeros((6, 8, 3), dtype=np.uint8)
    for row in range(ROWS + TEST_ROWS):
        path = folder / "photos" / f"{row}.png"
        if row not in _TWIN:  # a twin is the photo before it once more
            pixels = rng.integers(0, 256, (6, 8, 3), dtype=np.uint8)
        Image.fromarray(pixels).save(path)
        if row in _BROKEN:
            path.write_bytes(path.read_bytes()[:30])
        caption = "" if row in _BLANK else " ".join(rng.choice(_WORDS, 8))
        labels = " ".join(str(label) for label in (1, 3, 18) if rng.random() < 0.4)
        if row < ROWS:
            lines["train.csv"].append(f'{row}.png,{labels},"{caption}"')
        else:
            lines["test.csv"].append(f'{row}.png,"{caption}"')
    for name, text in lines.items():
        (folder / name).write_text("\n".join(text) + "\n", encoding="utf-8")
    place = Place(folder, folder)
    import_competition(
        train_csv=folder / "train.csv", test_csv=folder / "test.csv",
        images=folder / "photos", project=place.project,
    )  # fmt: skip
    shutil.copyfile(place.project, folder / "bare.mmc")
    with open_project(place.project) as project:
        workflow.encode(
            project, encoder_name="fake", cache=place.cache, reporter=Silent(),
            load=lambda _: Encoding(),
        )  # fmt: skip
    return folder


def make_old_project(path: Path) -> None:
    """Write a project of the first format, large enough that its migration takes a moment."""
    shutil.copyfile(Path(__file__).parent.parent / "fixtures" / "project-v1.mmc", path)
    with closing(sqlite3.connect(path)) as connection:
        (rows,) = connection.execute("SELECT max(item) FROM items").fetchone()
        connection.executemany(
            "INSERT INTO items(item, position, name, image, caption, split, complete) "
            "VALUES (?, ?, ?, '', ?, 0, 1)",
            (
                (n, n, f"more {n}.jpg", f"a caption of number {n}")
                for n in range(rows + 1, OLD_ROWS + 1)
            ),
        )
        connection.commit()


def make_place(kind: str, source: Path, folder: Path) -> Place:
    """Make a folder to work in, with what the work starts from."""
    place = Place(source, folder)
    folder.mkdir(parents=True)
    if kind == "train":
        shutil.copyfile(source / "work.mmc", place.project)
        shutil.copytree(source / "cache", place.cache)
    elif kind == "migrate":
        make_old_project(place.project)
    elif kind != "import":
        shutil.copyfile(source / "bare.mmc", place.project)
    return place
