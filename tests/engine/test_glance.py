"""What a look at a project file tells without reading its rows."""

import shutil
from pathlib import Path

import pytest

from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.data.project.glance import glance
from engine.errors import EngineError


def make(folder: Path) -> Path:
    images = folder / "data"
    images.mkdir(parents=True)
    for name in ("a.jpg", "c.jpg", "t.jpg"):  # b.jpg is not there
        (images / name).write_bytes(b"photo")
    (folder / "train.csv").write_text(
        "ImageID,Labels,Caption\na.jpg,1,One\nb.jpg,2 3,Two\nc.jpg,1,Three\n", encoding="utf-8"
    )
    (folder / "test.csv").write_text("ImageID,Caption\nt.jpg,Four\n", encoding="utf-8")
    path = folder / "p.mmc"
    import_competition(
        train_csv=folder / "train.csv", test_csv=folder / "test.csv", images=images, project=path
    )
    return path


def test_counts_and_pictures_follow_the_rows(tmp_path: Path) -> None:
    path = make(tmp_path)
    seen = glance(path)
    assert (seen.photos, seen.labelled) == (4, 3)
    assert [picture.name for picture in seen.pictures] == ["a.jpg", "c.jpg", "t.jpg"]
    with open_project(path) as project:
        items = project.dataset().items.tolist()
        project.journal.set_all(items[:1], state=-1)
        assert glance(path).labelled == 2  # while it is open elsewhere, too
        project.journal.set_state(items[-1:], project.labels.ids[0], state=0)
        dataset = project.dataset()
        assert glance(path).labelled == int((dataset.targets >= 0).any(axis=1).sum()) == 3
    assert len(glance(path, pictures=1).pictures) == 1


def test_a_look_changes_nothing_and_says_why_it_cannot_be(tmp_path: Path) -> None:
    path = make(tmp_path / "one")
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    glance(path)
    assert path.read_bytes() == before
    assert sorted(path.parent.iterdir()) == beside  # nor is anything left there
    with pytest.raises(EngineError, match="no project"):
        glance(tmp_path / "nowhere.mmc")
    (tmp_path / "x.mmc").write_text("no database at all, but a text of some length" * 50)
    with pytest.raises(EngineError, match=r"x\.mmc"):
        glance(tmp_path / "x.mmc")
    shutil.rmtree(tmp_path / "one" / "data")
    assert glance(path).pictures == ()
