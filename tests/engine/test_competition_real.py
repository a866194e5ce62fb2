"""The competition's own files: no row lost, no caption altered. Expectations were read by eye."""

from pathlib import Path

import pytest

from engine.data.images import list_images
from engine.data.readers.competition import read_competition
from engine.data.readers.table import SourceTable

TRAIN_CAPTIONS = {
    "1.jpg": "A couple of men riding horses on top of a green field.",
    "1014.jpg": "Atop an oriental rug rests a dog and two low-lying tables and a taller one\n"
    "full of very tidily arranged piles of jeans and tops.",
    "2259.jpg": "Men loading up a van with bags and suitcases.\n.",
    "4281.jpg": 'A fire hydrant that reads " Make Love To Iraq " .',
    "9508.jpg": 'A cow in street with writing that reads "oh no, not beef on the menu again!"',
    "11703.jpg": 'a car passing a stop sign that says "whoa"',
    "20520.jpg": "A red stop sign sitting on the side of a road with the word \" Driving ' written "
    "under it.",
    "24624.jpg": "A couple of men standing around an exercise w" + "\n" * 14 + "A couple of men "
    "standing and sitting around an exercise bike with a green neon light.",
    "24626.jpg": "A woman in dress sitting on a red motorcycle.",
    "27167.jpg": 'A street sign that says "Sex St," along with a sign saying there is a $350 '
    "penalty is you honk.",
}
TEST_CAPTIONS = {
    "30157.jpg": 'This "Five Star" bus features free wifi onboard.',
    "30690.jpg": 'A stop sign with a sticker reading "eating animals."',
    "36091.jpg": 'A baby in a high chair is being given a birthday cake with a "1" candle',
    "37340.jpg": "This may be related to a political resolution or proposition, as in "
    '"Proposition 350".',
}
LABEL_COUNTS = {
    "1": 5929, "2": 274, "3": 1177, "4": 316, "5": 294, "6": 410, "7": 330, "8": 590, "9": 277,
    "10": 377, "11": 157, "13": 166, "14": 58, "15": 489, "16": 267, "17": 366, "18": 374,
    "19": 272,
}  # fmt: skip


def captions(found: SourceTable) -> dict[str, str]:
    return {row.name: row.caption for row in found.rows}


@pytest.fixture(scope="module")
def train(shared: Path) -> SourceTable:
    return read_competition(shared / "coco18" / "train.csv")


@pytest.fixture(scope="module")
def test(shared: Path) -> SourceTable:
    return read_competition(shared / "coco18" / "test.csv")


def test_no_row_of_the_training_file_is_lost(train: SourceTable) -> None:
    assert len(train.rows) == len(captions(train)) == 7800
    assert not any(problem.lost for problem in train.problems)
    counts = dict.fromkeys(LABEL_COUNTS, 0)
    for row in train.rows:
        for label in row.labels or ():
            counts[label] += 1
    assert counts == LABEL_COUNTS


def test_no_row_of_the_test_file_is_lost(test: SourceTable) -> None:
    assert len(test.rows) == len(captions(test)) == 2600
    assert not any(problem.lost for problem in test.problems)
    assert all(row.labels is None for row in test.rows)


def test_malformed_captions_are_exact(train: SourceTable, test: SourceTable) -> None:
    assert {name: captions(train)[name] for name in TRAIN_CAPTIONS} == TRAIN_CAPTIONS
    assert {name: captions(test)[name] for name in TEST_CAPTIONS} == TEST_CAPTIONS


def test_each_malformed_caption_is_told_with_its_line(
    train: SourceTable, test: SourceTable
) -> None:
    assert {
        (p.line, p.name) for p in train.problems if "over" in p.text
    } == {(274, "1014.jpg"), (610, "2259.jpg"), (6406, "24624.jpg")}  # fmt: skip
    assert sum("not escaped" in problem.text for problem in train.problems) == 60
    assert sum("not escaped" in problem.text for problem in test.problems) == 21
    assert len(train.problems) + len(test.problems) == 60 + 3 + 21


def test_every_photo_has_its_row_and_every_row_its_photo(
    shared: Path, train: SourceTable, test: SourceTable
) -> None:
    names = {row.name for row in (*train.rows, *test.rows)}
    assert list_images(shared / "coco18" / "data") == names
    assert len(names) == 10400


def test_the_small_copy_reads_the_same(shared: Path, train: SourceTable, test: SourceTable) -> None:
    small = shared / "coco18_mini"
    few, few_test = read_competition(small / "train.csv"), read_competition(small / "test.csv")
    assert (len(few.rows), len(few_test.rows)) == (300, 100)
    whole = {row.name: (row.labels, row.caption) for row in (*train.rows, *test.rows)}
    for row in (*few.rows, *few_test.rows):
        assert whole[row.name] == (row.labels, row.caption)
    assert list_images(small / "data") == {row.name for row in (*few.rows, *few_test.rows)}
