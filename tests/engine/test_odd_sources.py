"""Odd sources from the file to the project and back: photos, captions and names of all kinds."""

import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from builders import photo
from fakes import load_fake

from engine import workflow
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.data.readers.detect import detect, find_source, read_source
from engine.errors import EngineError
from engine.events import Silent

CAPTIONS = {
    "arabic": "كلب كبير بجانب البحر",
    "hebrew and english": "כלב גדול near the sea",
    "emoji": "👩🏽‍🚀 und 🏳️‍🌈 am Strand 🐕",
    "combining": "e\u0301tude de cafe\u0301",
    "zero width and marks": "a\u200bb \u202edog\u202c",
    "nul is text too": "a caption, with commas; and 'quotes'",
    "ten megabytes": "a very long caption " * 524_288,
}


def big_png(width: int, height: int) -> bytes:
    """Return the beginning of a PNG that says how large it is, and no pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [b"IHDR" + head, b"IDAT" + zlib.compress(bytes(100))]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
        for chunk in chunks
    )


def test_photos_that_cannot_be_used_are_told_and_their_captions_kept(tmp_path: Path) -> None:
    images = tmp_path / "data"
    images.mkdir()
    good = photo(["1"])
    files = {
        "good.png": good, "cut.png": good[: len(good) // 2], "empty.png": b"",
        "huge.png": big_png(20_000, 10_000), "noise.png": os.urandom(5000),
    }  # fmt: skip
    for name, data in files.items():
        (images / name).write_bytes(data)
    lines = [f'{name},1,"a person"' for name in files]
    (tmp_path / "train.csv").write_text("\n".join(["ImageID,Labels,Caption", *lines]) + "\n")
    project = tmp_path / "p.mmc"
    import_competition(train_csv=tmp_path / "train.csv", images=images, project=project)
    with open_project(project) as opened:
        done = workflow.encode(
            opened, encoder_name="fake", cache=tmp_path / "cache", reporter=Silent(), load=load_fake
        )
        assert {problem.name for problem in done.problems} == set(files) - {"good.png"}
        assert all(problem.text.endswith(".") for problem in done.problems)
        assert any("too many" in problem.text for problem in done.problems)
        assert done.features.image.present.sum() == 1
        assert done.features.text.present.all()


@pytest.mark.parametrize("kind", CAPTIONS)
def test_a_caption_comes_back_as_it_was(kind: str, tmp_path: Path) -> None:
    caption = CAPTIONS[kind]
    (tmp_path / "data").mkdir()
    text = f'ImageID,Labels,Caption\n1.jpg,1,"{caption}"\n2.jpg,3,short\n'
    (tmp_path / "train.csv").write_text(text, encoding="utf-8")
    project = tmp_path / "p.mmc"
    import_competition(train_csv=tmp_path / "train.csv", images=tmp_path / "data", project=project)
    with open_project(project) as opened:
        assert opened.dataset().captions[0] == caption
        opened.journal.set_captions({1: "other"})
        opened.journal.undo()
        opened.journal.set_captions({2: caption})
    with open_project(project) as opened:
        assert opened.dataset().captions[1] == caption


@pytest.mark.parametrize(
    "name", ["../outside.jpg", "/etc/passwd", "C:\\photos\\1.jpg", "..\\..\\1.jpg", "a/../../x.jpg"]
)
def test_no_name_leads_out_of_the_image_folder(name: str, tmp_path: Path) -> None:
    images = tmp_path / "data"
    images.mkdir()
    (tmp_path / "outside.jpg").write_bytes(photo(["1"]))
    (images / "in.jpg").write_bytes(photo(["1"]))
    (tmp_path / "train.csv").write_text(
        f"ImageID,Labels,Caption\n{name},1,a dog\nin.jpg,1,a cat\n", encoding="utf-8"
    )
    project = tmp_path / "p.mmc"
    report = import_competition(train_csv=tmp_path / "train.csv", images=images, project=project)
    with open_project(project) as opened:
        data = opened.dataset()
    for row in range(len(data)):
        path = data.path(row)
        assert path is None or path.resolve().is_relative_to(images)
    assert "cat" in data.captions[-1]
    assert len(data) == 2 or any(problem.lost for problem in report.problems)


def test_windows_paths_inside_the_folder_are_found(tmp_path: Path) -> None:
    images = tmp_path / "data"
    (images / "sub").mkdir(parents=True)
    (images / "sub" / "1.jpg").write_bytes(photo(["1"]))
    (tmp_path / "train.csv").write_text(
        "ImageID,Labels,Caption\nsub\\1.jpg,1,a dog\n", encoding="utf-8"
    )
    project = tmp_path / "p.mmc"
    import_competition(train_csv=tmp_path / "train.csv", images=images, project=project)
    with open_project(project) as opened:
        assert opened.dataset().images == ("sub/1.jpg",)


def test_folders_that_link_in_circles_are_imported_once(tmp_path: Path) -> None:
    images = tmp_path / "data"
    (images / "sub").mkdir(parents=True)
    (images / "sub" / "1.jpg").write_bytes(photo(["1"]))
    try:
        (images / "sub" / "round").symlink_to(images, target_is_directory=True)
        (images / "self.jpg").symlink_to(images / "self.jpg")
    except OSError:
        pytest.skip("links cannot be made here")
    (tmp_path / "train.csv").write_text(
        "ImageID,Labels,Caption\nsub/1.jpg,1,a dog\nself.jpg,1,a link\n", encoding="utf-8"
    )
    project = tmp_path / "p.mmc"
    report = import_competition(train_csv=tmp_path / "train.csv", images=images, project=project)
    assert report.missing == 1
    with open_project(project) as opened:
        assert opened.dataset().images == ("sub/1.jpg", "")


@pytest.mark.parametrize("seed", range(8))
def test_noise_is_refused_or_read_but_never_a_defect(seed: int, tmp_path: Path) -> None:
    rng = np.random.default_rng(seed)
    noise = rng.bytes(int(rng.integers(1, 60_000)))
    head = b"ImageID,Labels,Caption\n" if seed % 2 else b""
    path = tmp_path / "train.csv"
    path.write_bytes(head + noise)
    (tmp_path / "data").mkdir()
    with pytest.raises(EngineError):
        import_competition(train_csv=path, images=tmp_path / "data", project=tmp_path / "p.mmc")
    assert not (tmp_path / "p.mmc").exists()
    try:
        detect(path)
        read_source(find_source(path))
    except EngineError as error:
        assert path.name in str(error)  # noqa: PT017 - being read is fine too
