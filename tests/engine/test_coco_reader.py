"""COCO: categories become labels with their own ids, captions are chosen, nothing is held long."""

import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from builders import Ear, photo
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import Split
from engine.data.readers import coco
from engine.data.readers.detect import find_source, read_source
from engine.data.readers.json_stream import CHUNK, stream_object
from engine.data.readers.options import ReadOptions
from engine.data.readers.table import SourceTable
from engine.errors import Cancelled, EngineError

IMAGES = [{"id": n, "file_name": f"{n:012d}.jpg", "width": 4, "height": 3} for n in (9, 7, 25)]
INSTANCES: dict[str, Any] = {
    "info": {"description": "x"},
    "images": IMAGES,
    "annotations": [
        {"id": 1, "image_id": 9, "category_id": 90, "iscrowd": 0, "segmentation": [[1, 2.5]]},
        {"id": 2, "image_id": 9, "category_id": 13, "iscrowd": 1, "segmentation": {"counts": [3]}},
        {"id": 3, "image_id": 9, "category_id": 90},
        {"id": 4, "image_id": 25, "category_id": 13},
        {"id": 5, "image_id": 1234, "category_id": 13},
    ],
    "categories": [
        {"supercategory": "outdoor", "id": 13, "name": "stop sign"},
        {"id": 90, "name": "toothbrush"},
        {"id": 1, "name": "person"},
    ],
}
CAPTIONS: dict[str, Any] = {
    "images": IMAGES,
    "annotations": [
        {"id": 1, "image_id": 9, "caption": "One \"dog\".\n"},
        {"id": 2, "image_id": 9, "caption": "Two dogs."},
        {"id": 3, "image_id": 7, "caption": "A cat"},
    ],
}  # fmt: skip


def save(path: Path, values: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(values), encoding="utf-8")
    return path


def told(table: SourceTable) -> list[tuple[object, ...]]:
    return [(row.image, row.caption, row.labels) for row in table.rows]


def test_instances_are_sets_of_categories(tmp_path: Path) -> None:
    table = coco.read(save(tmp_path / "instances_train2017.json", INSTANCES))
    assert told(table) == [
        ("000000000009.jpg", "", ("13", "90")),
        ("000000000007.jpg", "", ()),
        ("000000000025.jpg", "", ("13",)),
    ]
    assert table.labels is not None
    assert [(label.id, label.name) for label in table.labels] == [
        ("13", "stop sign"), ("90", "toothbrush"), ("1", "person"),
    ]  # fmt: skip
    assert {row.split for row in table.rows} == {Split.TRAIN}
    assert [p.text for p in table.problems] == [
        "Annotations that belong to no photo are left out: 1."
    ]  # fmt: skip


def test_captions_alone_are_not_labelled(tmp_path: Path) -> None:
    path = save(tmp_path / "captions_val2014.json", CAPTIONS)
    table = coco.read(path)
    assert told(table) == [
        ("000000000009.jpg", 'One "dog".', None), ("000000000007.jpg", "A cat", None),
        ("000000000025.jpg", "", None),
    ]  # fmt: skip
    assert not table.has_labels
    assert {row.split for row in table.rows} == {Split.VAL}
    assert "Of photos with several captions the first is used: 1." in table.problems[0].text
    joined = coco.read(path, ReadOptions(repeats="join"))
    assert joined.rows[0].caption == 'One "dog".\nTwo dogs.'
    assert joined.problems == ()


@pytest.mark.parametrize("names", [("instances_train", "captions_train"), ("a", "b")])
def test_both_files_are_read_together(tmp_path: Path, names: tuple[str, str]) -> None:
    first = save(tmp_path / f"{names[0]}.json", INSTANCES)
    second = save(tmp_path / f"{names[1]}.json", CAPTIONS)
    expected = [
        ("000000000009.jpg", 'One "dog".', ("13", "90")),
        ("000000000007.jpg", "A cat", ()),
        ("000000000025.jpg", "", ("13",)),
    ]
    assert told(coco.read(first, ReadOptions(files=(second,)))) == expected
    assert told(coco.read(second, ReadOptions(files=(first,)))) == expected


def test_a_folder_has_a_pair_for_each_split(tmp_path: Path) -> None:
    for name in ("train2017", "val2017"):
        save(tmp_path / "annotations" / f"instances_{name}.json", INSTANCES)
        save(tmp_path / "annotations" / f"captions_{name}.json", CAPTIONS)
        (tmp_path / name).mkdir()
        (tmp_path / name / "000000000009.jpg").write_bytes(photo([]))
    for path in (tmp_path, tmp_path / "annotations"):
        table = coco.read(path)
        assert len(table.rows) == 6
        assert table.root == tmp_path
        assert told(table)[0] == ("train2017/000000000009.jpg", 'One "dog".', ("13", "90"))
        assert [row.split for row in table.rows] == [Split.TRAIN] * 3 + [Split.VAL] * 3
        found = coco.sniff(path)
        assert found is not None
        assert found.images == tmp_path
    found = coco.sniff(tmp_path / "annotations" / "instances_val2017.json")
    assert found is not None
    assert [file.name for file in found.files] == ["captions_val2017.json"]


def test_a_file_in_the_folder_of_each_split_is_read(tmp_path: Path) -> None:
    for name in ("train", "valid"):
        save(tmp_path / name / "_annotations.coco.json", INSTANCES)
        (tmp_path / name / "000000000009.jpg").write_bytes(photo([]))
    found = find_source(tmp_path)
    assert (found.format, found.images) == ("coco", tmp_path)
    table = read_source(found)
    assert [row.image for row in table.rows][::3] == [
        "train/000000000009.jpg", "valid/000000000009.jpg",
    ]  # fmt: skip
    assert [row.split for row in table.rows] == [Split.TRAIN] * 3 + [Split.VAL] * 3
    one = coco.read(tmp_path / "valid" / "_annotations.coco.json")
    assert {row.split for row in one.rows} == {Split.VAL}


def test_lvis_knows_what_was_looked_for_in_vain(tmp_path: Path) -> None:
    values = json.loads(json.dumps(INSTANCES))
    for image, absent in zip(values["images"], ([1, 90], [], [1]), strict=True):
        image["neg_category_ids"] = absent
    table = coco.read(save(tmp_path / "lvis_v1_val.json", values))
    assert [(row.labels, row.negatives) for row in table.rows] == [
        (("13", "90"), ("1",)), (None, None), (("13",), ("1",)),
    ]  # fmt: skip


def test_a_category_that_is_not_listed_is_a_label_all_the_same(tmp_path: Path) -> None:
    table = coco.read(save(tmp_path / "x.json", INSTANCES | {"categories": []}))
    assert table.labels is not None
    assert table.labels.ids == ("90", "13")
    assert table.rows[0].labels == ("90", "13")


@pytest.mark.parametrize(
    "text",
    ["", "{}", "[]", "null", "{", '{"images": [', '{"images": [{}]', '{"images": 1}', '{"a" 1}',
     '{"images": [{"id": 1} {"id": 2}]}', '{1: 2}', '{"annotations": [{"image_id": 1}]}',
     '{"images": []}', "\ufeff{", "[" * 100_000, '{"a": ' + "[" * 100_000],
)  # fmt: skip
def test_what_is_no_coco_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EngineError, match=r"x\.json"):
        coco.read(path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(EngineError, match="has no instances_"):
        coco.read(tmp_path / "empty")
    with pytest.raises(EngineError, match="There is no file"):
        coco.read(tmp_path / "none.json")


def test_a_stop_comes_in_the_middle_of_a_file(tmp_path: Path) -> None:
    path = save(tmp_path / "x.json", INSTANCES)
    with pytest.raises(Cancelled):
        coco.read(path, reporter=Ear(stop_at=2))


def test_outlines_are_not_held(tmp_path: Path) -> None:
    """A file of 20 MB of outlines is read in a few."""
    outline = [float(n) for n in range(2000)]
    images = [{"id": n, "file_name": f"{n}.jpg"} for n in range(2000)]
    parts = [{"image_id": n, "category_id": 1, "segmentation": [outline]} for n in range(2000)]
    path = save(tmp_path / "x.json", {"annotations": parts, "images": images})
    assert path.stat().st_size > 20_000_000
    tracemalloc.start()
    table = coco.read(path)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(table.rows) == 2000
    assert peak < 12_000_000, peak


def values_of(path: Path) -> dict[str, object]:
    found: dict[str, object] = {}
    lists: dict[str, list[object]] = {}
    for key, item in stream_object(path):
        lists.setdefault(key, []).append(item)
        found[key] = item
    return {key: lists[key] for key in found}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.text(max_size=4), json_values, max_size=4), st.integers(0, 3))
def test_the_stream_gives_what_json_gives(
    tmp_path_factory: pytest.TempPathFactory, values: dict[str, object], indent: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "stream.json"
    path.write_text(json.dumps(values, indent=indent or None), encoding="utf-8")
    wanted = {k: v if isinstance(v, list) else [v] for k, v in values.items() if v != []}
    assert values_of(path) == wanted


def test_values_that_cross_the_window_are_whole(tmp_path: Path) -> None:
    long = "ä" * CHUNK
    values = {"number": 10**400, "texts": [long, 12345.678, long], "last": -1}
    path = save(tmp_path / "x.json", values)
    assert values_of(path) == {"number": [10**400], "texts": [long, 12345.678, long], "last": [-1]}


def test_outlines_are_left_out_only_where_they_are_outlines(tmp_path: Path) -> None:
    caption = 'say "segmentation": [[1, 2]] and "segmentation":[[3]]'
    values = {
        "images": [{"id": 1, "file_name": "1.jpg"}],
        "annotations": [
            {"image_id": 1, "caption": caption},
            {"image_id": 1, "segmentation": [[1.5, -2e3], [3, 4]], "category_id": 5},
            {"image_id": 1, "segmentation": {"counts": [1, 2]}, "category_id": 6},
        ],
    }
    for indent in (None, 1):
        path = tmp_path / "x.json"
        path.write_text(json.dumps(values, indent=indent), encoding="utf-8")
        assert told(coco.read(path)) == [("1.jpg", caption, ("5", "6"))]


@given(st.binary(max_size=300))
def test_any_bytes_give_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(b'{"images": [' + data)
    with pytest.raises(EngineError):
        coco.read(path)
