"""Photos that were moved are found again, and told from others of the same names."""

from pathlib import Path

import pytest
from builders import import_dataset, photo, write_dataset
from fakes import load_fake

from engine import workflow
from engine.cli.main import main
from engine.data.project import open_project
from engine.events import Silent
from engine.features.moved import find_moved


@pytest.fixture
def project(tmp_path: Path) -> Path:
    source = write_dataset(tmp_path / "source", rows=12, test=2)
    path = import_dataset(source, tmp_path / "p.mmc")
    with open_project(path) as opened:
        workflow.encode(
            opened, encoder_name="fake", cache=tmp_path / "cache", reporter=Silent(), load=load_fake
        )
    return path


@pytest.mark.parametrize("named", ["new/data", "new", "new/data/empty"])
def test_moved_photos_are_found_a_level_off_too(named: str, project: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "source" / "data").rename(tmp_path / "new" / "data")
    (tmp_path / "new" / "data" / "empty").mkdir()
    with open_project(project) as opened:
        found = find_moved(opened.dataset(), tmp_path / named, tmp_path / "cache")
    assert found.folder == tmp_path / "new" / "data"
    assert (found.found, found.photos) == (14, 14)
    assert found.compared == 14
    assert not found.differing
    assert "are the same" in found.text


def test_other_photos_of_the_same_names_are_told(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = tmp_path / "new"
    (tmp_path / "source" / "data").rename(new)
    (new / "3.png").write_bytes(photo(["1"], shade=99))
    (new / "4.png").unlink()
    with open_project(project) as opened:
        found = find_moved(opened.dataset(), new, tmp_path / "cache")
        assert (found.found, found.photos, found.compared) == (13, 14, 13)
        assert found.differing == ("3.png",)
        unknown = find_moved(opened.dataset(), new, tmp_path / "no cache")
        assert "by their names" in unknown.text
    words = ["relocate", str(project), str(new), "--cache", str(tmp_path / "cache")]
    assert main([*words, "--look"]) == 0
    assert main(words) == 1
    assert "such as 3.png" in capsys.readouterr().err
    with open_project(project) as opened:
        assert opened.image_root == tmp_path / "source" / "data"
    assert main([*words, "--force"]) == 0
    with open_project(project) as opened:
        assert opened.dataset().root == new


def test_a_folder_without_the_photos_changes_nothing(project: Path, tmp_path: Path) -> None:
    (tmp_path / "far" / "empty").mkdir(parents=True)
    assert main(["relocate", str(project), str(tmp_path / "far" / "empty")]) == 1
    assert main(["relocate", str(project), str(tmp_path / "none")]) == 1
    with open_project(project) as opened:
        assert opened.image_root == tmp_path / "source" / "data"
