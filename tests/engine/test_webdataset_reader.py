"""WebDataset: what shares a name is a row, photos go where the user says, nothing leads out."""

import io
import json
import os
import tarfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from builders import Ear, photo
from hypothesis import given
from hypothesis import strategies as st

from engine.data.dataset import Split
from engine.data.readers import webdataset
from engine.data.readers.options import ReadOptions
from engine.data.readers.table import SourceTable
from engine.errors import Cancelled, EngineError

Members = Sequence[tuple[str, bytes]]
PNG = photo(["1"])
PLAIN: Members = (
    ("000.png", PNG),
    ("000.txt", b"a dog\n"),
    ("000.cls", b"3"),
    ("sub/001.json", json.dumps({"caption": "a cat", "tags": ["x", "y"], "split": "val"}).encode()),
    ("sub/001.png", PNG),
    ("002.txt", "kein Foto für mich".encode()),
)


def pack(path: Path, members: Members, mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def told(table: SourceTable) -> list[tuple[object, ...]]:
    return [(row.image, row.caption, row.labels, row.split) for row in table.rows]


ROWS = [
    ("000.png", "a dog", ("3",), None),
    ("sub/001.png", "a cat", ("x", "y"), Split.VAL),
    ("002", "kein Foto für mich", None, None),
]


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
def test_what_shares_a_name_is_a_row(tmp_path: Path, mode: str) -> None:
    path = pack(tmp_path / "x.tar", PLAIN, mode)
    table = webdataset.read(path)
    assert told(table) == ROWS
    assert (table.has_labels, table.root) == (True, None)
    assert "inside the tar files" in table.problems[-1].text
    assert os.listdir(tmp_path) == ["x.tar"]


def test_photos_are_written_where_the_user_says(tmp_path: Path) -> None:
    path, folder = pack(tmp_path / "x.tar", PLAIN), tmp_path / "photos"
    table = webdataset.read(path, ReadOptions(extract_to=folder))
    assert told(table) == ROWS
    assert table.root == folder
    assert {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()} == {
        "000.png", "sub/001.png",
    }  # fmt: skip
    assert (folder / "000.png").read_bytes() == PNG
    with pytest.raises(EngineError, match="exists already"):
        webdataset.read(path, ReadOptions(extract_to=folder))


def test_shards_are_read_in_order(tmp_path: Path) -> None:
    for number in range(3):
        members = [(f"{number}a.png", PNG), (f"{number}a.txt", b"x"), (f"{number}b.png", PNG)]
        pack(tmp_path / f"train-{number:03d}.tar", members)
    names = ["0a.png", "0b.png", "1a.png", "1b.png", "2a.png", "2b.png"]
    for source in (tmp_path, tmp_path / "train-{000..002}.tar"):
        table = webdataset.read(source)
        assert [row.name for row in table.rows] == names
        assert {row.split for row in table.rows} == {Split.TRAIN}
        assert not table.has_labels
        found = webdataset.sniff(source)
        assert found is not None
        assert "3 tar files" in found.text
    with pytest.raises(EngineError, match=r"There is no file .*train-003\.tar"):
        webdataset.read(tmp_path / "train-{000..003}.tar")
    for pattern in ("train-{3..1}.tar", "train-{0..999999999}.tar"):
        with pytest.raises(EngineError, match="names no shards"):
            webdataset.read(tmp_path / pattern)


def test_nothing_leads_out_of_the_folder(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w") as archive:
        for name in ("../out.png", "/tmp/abs.png", "a/../../b.png", "C:\\x.png", "ok.png"):
            info = tarfile.TarInfo(name)
            info.size = len(PNG)
            archive.addfile(info, io.BytesIO(PNG))
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo(f"special {kind!r}.png")
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    folder = tmp_path / "in" / "photos"
    folder.parent.mkdir()
    table = webdataset.read(path, ReadOptions(extract_to=folder))
    assert [row.name for row in table.rows] == ["ok.png"]
    assert sum(problem.lost for problem in table.problems) == 8
    assert [p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()] == [
        "x.tar", "in/photos/ok.png",
    ]  # fmt: skip


def test_of_two_photos_of_one_name_the_first_is_kept(tmp_path: Path) -> None:
    members = [("1.png", PNG), ("1.seg.png", b"x"), ("2.png", PNG)]
    pack(tmp_path / "a.tar", members)
    pack(tmp_path / "b.tar", [("1.PNG", b"other")])
    folder = tmp_path / "photos"
    table = webdataset.read(tmp_path, ReadOptions(extract_to=folder))
    assert (folder / "1.png").read_bytes() == PNG
    assert len(os.listdir(folder)) == 2
    assert [problem.text for problem in table.problems] == [
        "A photo of this name was written already; the first is kept.",
        "Further photos of a name are left out: 1.",
    ]


def test_a_stop_or_an_error_leaves_no_folder(tmp_path: Path) -> None:
    path, folder = pack(tmp_path / "x.tar", PLAIN), tmp_path / "photos"
    with pytest.raises(Cancelled):
        webdataset.read(path, ReadOptions(extract_to=folder), Ear(stop_at=4))
    clash = pack(tmp_path / "clash.tar", [("a.png", PNG), ("a.png/b.png", PNG)])
    with pytest.raises(EngineError, match="photos cannot be written"):
        webdataset.read(clash, ReadOptions(extract_to=folder))
    assert sorted(os.listdir(tmp_path)) == ["clash.tar", "x.tar"]


def test_a_tar_that_is_cut_keeps_what_is_whole(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.tar", PLAIN)
    path.write_bytes(path.read_bytes()[:3000])
    table = webdataset.read(path)
    assert told(table) == [ROWS[0]]
    assert table.problems[0].lost
    assert "damaged" in table.problems[0].text


def test_texts_that_are_no_texts_are_told(tmp_path: Path) -> None:
    path = pack(tmp_path / "x.tar", [("1.png", PNG), ("1.json", b"[1]"), ("1.txt", b"\xff\xfe")])
    table = webdataset.read(path)
    assert table.rows[0].caption == "\ufffd\ufffd"
    assert "is no JSON object" in table.problems[0].text


@given(st.binary(max_size=1500), st.integers(0, 5000))
def test_any_damage_gives_a_table_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, noise: bytes, place: int
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.tar"
    data = pack(path, PLAIN).read_bytes()
    path.write_bytes(data[:place] + noise + data[place + len(noise) :])
    try:
        table = webdataset.read(path)
    except EngineError:
        return
    assert table.rows
