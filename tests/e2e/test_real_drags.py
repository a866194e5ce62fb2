"""Real drags over X11, from another process into the real application in its own process.

Nothing of the application is called from here. What became of a drop is read where a user would
find it: in the title of its windows, and in the project file that "Add to project" writes.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from builders import photo, write_dataset
from desktop import Desktop, Window, desktop, missing, python, wait
from PIL import Image

from engine.cli import main as mmc

pytestmark = [
    pytest.mark.gui,
    pytest.mark.x11,
    pytest.mark.skipif(bool(missing()), reason=missing() or "all there"),
]

Rows = dict[str, tuple[str, str]]
SIZE = (1280, 720)
ZONE, BESIDE = (0.3, 0.3), (0.7, 0.6)
"""Places on the Predict page: the drop zone, and the scores, where the page itself takes drops."""
ADD = (-84, 56)
"""The button Add to project, from the right edge and the top."""

ADD_ALL = (608, 57)
"""The same of a list, from the left edge; its menu has the selected pairs, then all."""


@pytest.fixture
def screen() -> Iterator[Desktop]:
    with desktop() as made:
        yield made


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    """Photos whose folder and names hold spaces and letters beyond ASCII."""
    folder = tmp_path / "Ferien am Meer, 100 % schön"
    folder.mkdir()
    for number, name in enumerate(("ein hund.png", "zwölf Räder.png", "三.png")):
        (folder / name).write_bytes(photo(["1", "2", "13"][: 1 + number], shade=200 + number))
    (folder / "zwölf Räder.txt").write_text("zwölf bicycles", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("x11")
    source = write_dataset(folder / "source", rows=24, test=2)
    project = folder / "p.mmc"
    assert mmc(["import", str(source), "--project", str(project)]) == 0
    assert mmc(["train", str(project), "--set", "epochs=2", "--set", "hidden=8"]) == 0
    return project


def rows_of(project: Path) -> dict[str, tuple[str, str]]:
    """Return image and caption of each row by name, as they stand in the project file."""
    with sqlite3.connect(f"file:{project}?mode=ro", uri=True) as file:
        found = file.execute("SELECT name, image, caption FROM items WHERE live").fetchall()
    return {name: (image, caption) for name, image, caption in found}


def open_app(screen: Desktop, *words: str, title: str) -> Window:
    screen.start(*python("-m", "mmc_gui", *words))
    return screen.put(screen.window(title), 20, 60, *SIZE)


def drop_first(
    screen: Desktop, window: Window, offer: dict[str, Any], folder: Path, add: Callable[[], Rows]
) -> Rows:
    """Drag to the Predict page as soon as the window hears its key, and add what came."""

    def dropped() -> bool:
        screen.keys(window, "ctrl+4")  # not heard before the window has the keyboard
        return screen.drag(offer, folder, window.at(*ZONE)) == "dropped"

    wait(dropped, what="the Predict page took the first drop")
    return add()


def add_until(screen: Desktop, window: Window, project: Path, count: int) -> Rows:
    """Press Add to project until the file has so many rows more; return image by name."""
    before = set(rows_of(project))

    def pressed() -> bool:
        screen.click(window.at(*ADD))
        return len(set(rows_of(project)) - before) >= count

    wait(pressed, what=f"{count} rows were added")
    return {name: row for name, row in rows_of(project).items() if name not in before}


def test_a_dataset_and_a_project_are_dropped_on_the_start_page(
    screen: Desktop, trained: Path, tmp_path: Path
) -> None:
    window = open_app(screen, title="MMC")
    place = window.at(0.5, 0.42)
    text = {"text": "words are no dataset"}
    assert screen.drag(text, tmp_path, place) == "ignored"
    table = trained.parent / "source" / "train.csv"
    assert screen.drag({"files": [str(table)]}, tmp_path, place) == "dropped"
    dialog = screen.window("Import")
    screen.keys(dialog, "Escape")
    wait(lambda: not any(t.startswith("Import") for t in screen.titles().values()),
         what="the dialog closed")  # fmt: skip
    assert screen.drag({"files": [str(trained)]}, tmp_path, place) == "dropped"
    screen.window("p – MMC")
    assert table.exists()
    assert trained.exists()


def test_a_photo_its_caption_and_image_data_are_dropped_on_the_predict_page(
    screen: Desktop, trained: Path, photos: Path, tmp_path: Path
) -> None:
    window = open_app(screen, str(trained), title="p – MMC")
    one, two, three = (photos / n for n in ("ein hund.png", "zwölf Räder.png", "三.png"))

    offer = {"files": [str(one)], "text": "ein Hund am Strand"}
    added = drop_first(screen, window, offer, tmp_path,
                       lambda: add_until(screen, window, trained, 1))  # fmt: skip
    assert added == {one.name: (str(one.resolve()), "ein Hund am Strand")}

    offer = {"files": [str(two), str(two.with_suffix(".txt"))]}
    assert screen.drag(offer, tmp_path, window.at(*BESIDE)) == "dropped"
    assert add_until(screen, window, trained, 1) == {
        two.name: (str(two.resolve()), "zwölf bicycles")
    }

    assert screen.drag({"text": "only words, später"}, tmp_path, window.at(*BESIDE)) == "dropped"
    assert screen.drag({"image": str(three)}, tmp_path, window.at(*ZONE)) == "dropped"
    ((_, (image, caption)),) = add_until(screen, window, trained, 1).items()
    assert caption == "only words, später"
    assert Path(image).parent == trained.with_name("p-pasted")
    with Image.open(image) as kept, Image.open(three) as dragged:
        assert kept.convert("RGB").tobytes() == dragged.convert("RGB").tobytes()
    assert one.exists()
    assert two.exists()


def test_several_photos_a_folder_and_a_table_become_lists(
    screen: Desktop, trained: Path, photos: Path, tmp_path: Path
) -> None:
    window = open_app(screen, str(trained), title="p – MMC")
    # Of other content than the photos that another test has added: a photo is taken in once.
    for number, path in enumerate(sorted(photos.glob("*.png"))):
        path.write_bytes(photo(["13"], shade=100 + number))
    (photos / "broken.png").write_bytes(b"no photo")
    table = photos / "liste.csv"
    for number in range(2):
        (photos / f"t{number}.png").write_bytes(photo(["2"], shade=150 + number))
    table.write_text("image,caption\nt0.png,null\nt1.png,eins\n", encoding="utf-8")

    several = [str(photos / "ein hund.png"), str(photos / "zwölf Räder.png"),
               str(photos / "zwölf Räder.txt")]  # fmt: skip
    added = drop_first(screen, window, {"files": several}, tmp_path,
                       lambda: _add_all(screen, window, trained, 2))  # fmt: skip
    assert sorted(caption for _, caption in added.values()) == ["", "zwölf bicycles"]

    assert screen.drag({"files": [str(table)]}, tmp_path, window.at(*BESIDE)) == "dropped"
    added = _add_all(screen, window, trained, 2)
    assert sorted(caption for _, caption in added.values()) == ["eins", "null"]

    assert screen.drag({"files": [str(photos)]}, tmp_path, window.at(*ZONE)) == "dropped"
    added = _add_all(screen, window, trained, 1)  # the other photos are there, one is broken
    assert [image for image, _ in added.values()] == [str((photos / "三.png").resolve())]


def _add_all(screen: Desktop, window: Window, project: Path, count: int) -> Rows:
    """Choose from the menu of the list's button, by mouse and keys, to add all that are shown."""
    before = set(rows_of(project))

    def asked() -> bool:
        screen.keys(window, "ctrl+4")  # a message above moves the button, and keys go elsewhere
        screen.click(window.at(*ADD_ALL))
        screen.keys(window, "Down", "Down", "Return")
        return len(set(rows_of(project)) - before) >= count

    wait(asked, what=f"{count} rows were added")
    return {name: row for name, row in rows_of(project).items() if name not in before}
