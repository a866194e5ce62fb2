"""The submission file, byte for byte, and what it cannot hold."""

import os
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.errors import EngineError
from engine.export.kaggle import ExportReport, export_kaggle, read_kaggle

IDS = ("1", "2", "11", "13")
NAMES = ["30000.jpg", "sub dir/30001.jpg", "猫.JPG", "30003.jpg"]
DECISIONS = np.array([[1, 0, 0, 1], [0, 0, 0, 0], [1, 1, 1, 1], [0, 0, 1, 0]], dtype=bool)
GOLDEN = "ImageID,Labels\n30000.jpg,1 13\nsub dir/30001.jpg,\n猫.JPG,1 2 11 13\n30003.jpg,11\n"


def export(path: Path, names: list[str] = NAMES) -> ExportReport:
    return export_kaggle(names=names, label_ids=IDS, decisions=DECISIONS[: len(names)], path=path)


def test_the_file_is_the_golden_one(tmp_path: Path) -> None:
    path = tmp_path / "submission.csv"
    assert export(path) == ExportReport(path=path, rows=4, empty=1)
    assert path.read_bytes() == GOLDEN.encode()
    assert read_kaggle(path) == {
        "30000.jpg": ("1", "13"),
        "sub dir/30001.jpg": (),
        "猫.JPG": ("1", "2", "11", "13"),
        "30003.jpg": ("11",),
    }
    assert list(read_kaggle(path)) == NAMES


def test_rows_keep_the_order_they_are_given_in(tmp_path: Path) -> None:
    export(tmp_path / "s.csv", NAMES[::-1])
    assert list(read_kaggle(tmp_path / "s.csv")) == NAMES[::-1]


def test_no_rows_make_a_header(tmp_path: Path) -> None:
    assert export(tmp_path / "s.csv", []).rows == 0
    assert (tmp_path / "s.csv").read_bytes() == b"ImageID,Labels\n"
    assert read_kaggle(tmp_path / "s.csv") == {}


@pytest.mark.parametrize(
    ("names", "sentence"),
    [
        (["a,b.jpg"], "'a,b.jpg' holds a comma"),
        (['a"b.jpg'], "holds a comma, a quote"),
        (["a\nb.jpg"], "line break"),
        (["a\rb.jpg"], "line break"),
        (["a.jpg", "b.jpg", "a.jpg"], "stands twice"),
    ],
)
def test_what_a_submission_cannot_hold_is_refused_and_the_old_file_stands(
    tmp_path: Path, names: list[str], sentence: str
) -> None:
    path = tmp_path / "s.csv"
    path.write_text("my old submission")
    with pytest.raises(EngineError, match=sentence):
        export(path, names)
    assert path.read_text() == "my old submission"
    assert os.listdir(tmp_path) == ["s.csv"]


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.csv"
    path.write_text("my old submission")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(EngineError, match=r"s\.csv cannot be written: No space left"):
            export(path)
    assert path.read_text() == "my old submission"
    assert os.listdir(tmp_path) == ["s.csv"]


@pytest.mark.parametrize(
    "content", ["", "id,labels\n1.jpg,1\n", "ImageID,Labels\n1.jpg 1\n", b"\xff"]
)
def test_what_is_no_submission_is_refused_by_name(tmp_path: Path, content: str | bytes) -> None:
    path = tmp_path / "s.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(EngineError, match=r"s\.csv"):
        read_kaggle(path)


@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters=',"\r\n'), min_size=1),
        st.lists(st.booleans(), min_size=4, max_size=4),
        max_size=5,
    )
)
def test_any_names_and_labels_come_back(
    tmp_path_factory: pytest.TempPathFactory, rows: dict[str, list[bool]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "s.csv"
    decisions = np.array(list(rows.values()), dtype=bool).reshape(-1, 4)
    export_kaggle(names=list(rows), label_ids=IDS, decisions=decisions, path=path)
    assert read_kaggle(path) == {
        name: tuple(key for key, yes in zip(IDS, row, strict=True) if yes)
        for name, row in rows.items()
    }
