"""The few terms that figures link to."""

from pathlib import Path

import numpy as np
import pytest
from builders import dataset_of

from engine.data.dataset import Dataset, Split
from engine.data.labels import Label, LabelSet
from mmc_gui.models.query_terms import label_term, number_term
from mmc_gui.models.row_filter import RowFilter, RowSearch, visible_rows

NO = np.zeros(4, dtype=bool)
NO_PHOTO = np.array([False, False, False, True])


@pytest.fixture
def rows(tmp_path: Path) -> Dataset:
    targets = np.array([[1, 1], [1, 0], [0, 0], [-1, -1]])
    return dataset_of(
        tmp_path, ["a red dog", "a cat", "", "dogs"], targets=targets,
        splits=[Split.TRAIN, Split.VAL, Split.TRAIN, Split.TEST],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('label:"label 0"', [0, 1]),
        ("label:1", [0]),
        ("-label:1 label:0", [1]),
        ("labels:1", [1]),
        ("labels:0 has:labels", [2]),
        ("labels:>=1", [0, 1]),
        ("length:5..9", [0, 1]),
        ("length:<5", [2, 3]),
        ("-has:caption", [2]),
        ("-has:photo", [3]),
        ("id:2", [1]),
        ("split:val", [1]),
        ("reviewed:no", [0, 1, 2, 3]),
        ("label:0 red", [0]),
        ("label:zebra", []),
        ("labels:many", []),
        ("split:none", []),
        ("dog", [0, 3]),
    ],
)
def test_terms_find_rows(rows: Dataset, text: str, found: list[int]) -> None:
    shown = visible_rows(
        rows, RowFilter(text=text), search=RowSearch(rows), wrong=NO, unusable=NO_PHOTO
    )  # fmt: skip
    assert shown.tolist() == found


def test_terms_are_written_so_that_they_are_read() -> None:
    labels = LabelSet((Label("1", "dog"), Label("2", "stop sign"), Label("3", "Dog")))
    assert label_term(labels[1], labels) == 'label:"stop sign"'
    assert label_term(labels[0], labels) == "label:1"  # two labels have this name
    assert number_term("labels", 3, 4) == "labels:3"
    assert number_term("length", 5, 10) == "length:5..9"
    assert number_term("length", 105, None) == "length:>=105"
