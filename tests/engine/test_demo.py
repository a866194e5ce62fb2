import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from PIL import Image

from engine.demo import DemoFiles, make_demo
from engine.errors import Cancelled, EngineError
from engine.events import Event, Progress

LABELS = {str(i) for i in range(1, 20)} - {"12"}
TRAIN_ROW = re.compile(r'^(\d+\.jpg),(\d+(?: \d+)*),"(.*?)"\n(?=\d+\.jpg,|\Z)', re.M | re.S)
TEST_ROW = re.compile(r'^(\d+\.jpg),"(.*?)"\n(?=\d+\.jpg,|\Z)', re.M | re.S)
PHOTOS = 160
SMALL = {"photos": 40, "test_photos": 5}


class Ear:
    """Keeps what it hears and asks for a stop at the given check."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.events: list[Event] = []
        self.checks = 0
        self.stop_at = stop_at

    def emit(self, event: Event) -> None:
        self.events.append(event)

    def check(self) -> None:
        self.checks += 1
        if self.checks == self.stop_at:
            raise Cancelled


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    return make_demo(tmp_path_factory.mktemp("demo"), photos=PHOTOS, test_photos=20)


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    return make_demo(tmp_path_factory.mktemp("small"), **SMALL)


def train_rows(files: DemoFiles) -> list[tuple[str, list[str], str]]:
    text = files.train_csv.read_text(encoding="utf-8").removeprefix("ImageID,Labels,Caption\n")
    return [(name, labels.split(), caption) for name, labels, caption in TRAIN_ROW.findall(text)]


def captions_of_test(files: DemoFiles) -> list[tuple[str, str]]:
    text = files.test_csv.read_text(encoding="utf-8").removeprefix("ImageID,Caption\n")
    return TEST_ROW.findall(text)


def drawn(files: DemoFiles) -> dict[str, list[str]]:
    return json.loads((files.folder / "demo.json").read_text(encoding="utf-8"))["drawn"]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_import_loads_neither_torch_nor_qt() -> None:
    code = (
        "import sys, engine.demo;"
        "print([m for m in ('torch', 'PySide6', 'timm', 'open_clip') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_tables_have_the_layout_of_the_competition(demo: DemoFiles) -> None:
    text = demo.train_csv.read_bytes().decode()
    assert text.startswith("ImageID,Labels,Caption\n")
    assert "\r" not in text
    rows = train_rows(demo)
    assert [name for name, _, _ in rows] == [f"{i}.jpg" for i in range(PHOTOS)]
    for _, labels, _ in rows:
        assert 1 <= len(labels) == len(set(labels)) <= 7
        assert set(labels) <= LABELS
    assert demo.test_csv.read_text(encoding="utf-8").startswith("ImageID,Caption\n")
    assert [name for name, _ in captions_of_test(demo)] == [
        f"{i}.jpg" for i in range(PHOTOS, PHOTOS + 20)
    ]
    assert sorted(p.name for p in demo.images.iterdir()) == sorted(drawn(demo))


def test_every_label_appears_and_people_lead(demo: DemoFiles) -> None:
    counts = Counter(label for _, labels, _ in train_rows(demo) for label in labels)
    assert set(counts) == LABELS
    assert 0.45 < counts["1"] / PHOTOS < 0.68
    assert counts["3"] > 3 * counts["14"]
    assert counts["14"] / PHOTOS < 0.05
    sizes = [len(labels) for _, labels, _ in train_rows(demo)]
    assert 1.5 < sum(sizes) / len(sizes) < 2.1
    assert max(sizes) >= 4


def test_some_captions_are_malformed_in_the_way_of_the_competition(demo: DemoFiles) -> None:
    captions = [caption for _, _, caption in train_rows(demo)]
    quoted = [caption for caption in captions if '"' in caption]
    assert len(quoted) >= 5
    assert all(caption.count('"') == 2 for caption in quoted)
    assert any('",' in caption for caption in quoted)
    assert sum("\n" in caption for caption in captions) >= 2
    assert captions.count("") == 1


def test_captions_know_only_a_part_of_the_picture(demo: DemoFiles) -> None:
    car = re.compile(
        r"\b(cars?|sedans?|SUVs?|vehicles?|hatchbacks?|automobiles?|station wagons?)\b"
    )
    truth = drawn(demo)
    told = [bool(car.search(text)) for name, _, text in train_rows(demo) if "3" in truth[name]]
    assert 0.4 < sum(told) / len(told) < 0.95


def test_only_the_named_image_is_broken(demo: DemoFiles) -> None:
    for path in demo.images.iterdir():
        if path.name == demo.broken:
            continue
        with Image.open(path) as image:
            image.load()
            assert image.format == "JPEG"
            assert image.mode == "RGB"
            assert 220 <= min(image.size) < max(image.size) <= 340
    with Image.open(demo.images / demo.broken) as image, pytest.raises(OSError, match="truncated"):
        image.load()


def test_label_errors_are_exactly_the_cells_that_differ_from_the_drawing(demo: DemoFiles) -> None:
    truth = drawn(demo)
    wrong = {
        (name, label)
        for name, labels, _ in train_rows(demo)
        for label in set(labels) ^ set(truth[name])
    }
    assert wrong == set(demo.label_errors)
    assert len(demo.label_errors) == len(wrong) == round(0.02 * PHOTOS)
    assert demo.broken not in {name for name, _ in demo.label_errors}


def test_the_record_says_that_all_is_synthetic(demo: DemoFiles) -> None:
    record = json.loads((demo.folder / "demo.json").read_text(encoding="utf-8"))
    assert "synthetic" in record["statement"]
    assert record["parameters"]["photos"] == PHOTOS
    assert not (demo.folder / "demo.unfinished").exists()


def test_same_seed_gives_the_same_bytes(small: DemoFiles, tmp_path: Path) -> None:
    make_demo(tmp_path / "again", **SMALL)
    assert contents(tmp_path / "again") == contents(small.folder)


def test_another_seed_draws_something_else(small: DemoFiles, tmp_path: Path) -> None:
    other = make_demo(tmp_path, **SMALL, seed=1)
    assert other.train_csv.read_bytes() != small.train_csv.read_bytes()
    assert (other.images / "0.jpg").read_bytes() != (small.images / "0.jpg").read_bytes()


def test_a_finished_demo_is_reused(small: DemoFiles) -> None:
    stamp = (small.images / "0.jpg").stat().st_mtime_ns
    ear = Ear()
    assert make_demo(small.folder, **SMALL, reporter=ear) == small
    assert ear.events == []
    assert (small.images / "0.jpg").stat().st_mtime_ns == stamp


def test_a_stopped_demo_is_drawn_again(small: DemoFiles, tmp_path: Path) -> None:
    ear = Ear(stop_at=8)
    with pytest.raises(Cancelled):
        make_demo(tmp_path, **SMALL, reporter=ear)
    assert len(ear.events) == 7
    assert not (tmp_path / "demo.json").exists()
    assert not (tmp_path / "train.csv").exists()
    make_demo(tmp_path, **SMALL)
    assert contents(tmp_path) == contents(small.folder)


def test_a_lost_image_is_drawn_again(small: DemoFiles, tmp_path: Path) -> None:
    files = make_demo(tmp_path, **SMALL)
    (files.images / "3.jpg").unlink()
    make_demo(tmp_path, **SMALL)
    assert contents(tmp_path) == contents(small.folder)


def test_other_parameters_replace_the_demo(small: DemoFiles, tmp_path: Path) -> None:
    make_demo(tmp_path, photos=42, test_photos=9)
    (tmp_path / "work.mmc").write_text("mine", encoding="utf-8")
    make_demo(tmp_path, **SMALL)
    found = contents(tmp_path)
    assert found.pop("work.mmc") == b"mine"
    assert found == contents(small.folder)


def test_progress_counts_every_photo(tmp_path: Path) -> None:
    ear = Ear()
    make_demo(tmp_path, **SMALL, reporter=ear)
    heard = [event for event in ear.events if isinstance(event, Progress)]
    assert [event.done for event in heard] == list(range(1, 46))
    assert {(event.what, event.total) for event in heard} == {("Drawing the demo photos", 45)}


def test_a_folder_with_other_data_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "train.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(EngineError, match="Choose an empty folder"):
        make_demo(tmp_path, **SMALL)
    assert contents(tmp_path) == {"train.csv": b"mine"}


def test_a_place_that_cannot_be_written_gives_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    with pytest.raises(EngineError, match="could not be written"):
        make_demo(tmp_path / "file", **SMALL)


@pytest.mark.parametrize(("photos", "test_photos"), [(39, 5), (100, 0)])
def test_too_small_a_demo_is_refused(tmp_path: Path, photos: int, test_photos: int) -> None:
    with pytest.raises(EngineError, match="too small"):
        make_demo(tmp_path / "none", photos=photos, test_photos=test_photos)
    assert not (tmp_path / "none").exists()
