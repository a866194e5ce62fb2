"""Pairs that become rows: as suggestions, in one edit, and no photo twice."""

import shutil
from pathlib import Path

import numpy as np
import pytest
from builders import photo
from places import trained_folder

from engine.adding import add_pairs, pasted_folder, write_pasted
from engine.data.dataset import UNKNOWN
from engine.data.pairs import Pair
from engine.data.project import Project, open_project
from engine.export.formats import export_table
from engine.export.table import ExportOptions, table_of
from engine.suggesting import suggest
from engine.training.runs import Run, list_runs


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return trained_folder(tmp_path / "x")


def run_of(project: Project) -> Run:
    (run,) = list_runs(project.runs_folder)
    return run


def new_photo(path: Path, shade: int = 250) -> Path:
    path.write_bytes(photo(["1", "2"], shade=shade))
    return path


def test_pairs_become_rows_with_suggestions_in_one_edit(folder: Path, tmp_path: Path) -> None:
    outside = new_photo(tmp_path / "new näme.png")
    with open_project(folder / "p.mmc") as project:
        run, before = run_of(project), project.dataset()
        inside = new_photo(before.root / "inside.png", 251)
        pairs = [
            Pair(name="new näme.png", image=outside, caption="a person"),
            Pair(name="inside.png", image=inside),
            Pair(name="words", caption="only words"),
        ]
        scores = np.zeros((3, len(run.setup.labels)), dtype=np.float32)
        scores[0, 0], scores[1, 1] = 0.9, 0.8
        added = add_pairs(project, pairs, run=run, scores=scores, cache=folder / "cache")
        assert added.names == ("new näme.png", "inside.png", "words")
        assert "Added 3 photos" in added.sentence()
        dataset = project.dataset()
        rows = np.array([dataset.names.index(name) for name in added.names])
        assert dataset.path(int(rows[0])) == outside.resolve()
        assert dataset.images[rows[1]] == "inside.png"
        assert (dataset.targets[rows] == UNKNOWN).all()
        assert dataset.captions[rows[0]] == "a person"
        cells = suggest(project, run.id).cells[rows]
        assert cells[:2].nonzero()[1].tolist() == [0, 1]
        assert not cells[2].any()
        kept = run.stored_scores(dataset.items)
        assert kept.held_out[rows].all()
        np.testing.assert_array_equal(kept.scores[: len(before)],
                                      run.stored_scores(before.items).scores)  # fmt: skip
        project.journal.undo()
        assert project.dataset().names == before.names
        project.journal.redo()
        assert project.dataset().names == dataset.names


def test_a_photo_that_is_there_is_told_and_names_are_made_free(
    folder: Path, tmp_path: Path
) -> None:
    with open_project(folder / "p.mmc") as project:
        run, dataset = run_of(project), project.dataset()
        same_path = dataset.path(3)
        assert same_path is not None
        copy = Path(shutil.copy(same_path, tmp_path / "copy.png"))
        fresh = new_photo(tmp_path / dataset.names[5])
        pairs = [
            Pair(name="x", image=same_path),
            Pair(name="copy.png", image=copy),
            Pair(name=fresh.name, image=fresh),
            Pair(name="twice", image=fresh),
        ]
        scores = np.zeros((4, len(run.setup.labels)), dtype=np.float32)
        added = add_pairs(project, pairs, run=run, scores=scores, cache=folder / "cache")
        stem = Path(dataset.names[5]).stem
        assert added.names == (f"{stem} (2).png",)
        assert added.twice == (
            ("x", dataset.names[3]), ("copy.png", dataset.names[3]), ("twice", f"{stem} (2).png")
        )  # fmt: skip
        assert "Not added: x is in the project already" in added.sentence()
        again = add_pairs(project, pairs, run=run, scores=scores, cache=folder / "cache")
        assert again.edit is None
        assert again.names == ()


def test_what_was_taken_back_can_be_added_again(folder: Path, tmp_path: Path) -> None:
    image = new_photo(tmp_path / "new.png")
    with open_project(folder / "p.mmc") as project:
        run = run_of(project)
        pairs = [Pair(name="new.png", image=image, caption="one")]
        scores = np.zeros((1, len(run.setup.labels)), dtype=np.float32)
        for caption in ("one", "two"):
            pairs = [Pair(name="new.png", image=image, caption=caption)]
            added = add_pairs(project, pairs, run=run, scores=scores, cache=folder / "cache")
            assert added.names == ("new.png",)
            dataset = project.dataset()
            assert dataset.captions[dataset.names.index("new.png")] == caption
            project.journal.undo()


@pytest.mark.parametrize("format_", ["folders", "hf", "coco", "sidecar", "webdataset"])
def test_a_photo_elsewhere_is_exported_and_left_as_it_is(
    folder: Path, tmp_path: Path, format_: str
) -> None:
    image = new_photo(tmp_path / "elsewhere.png")
    content = image.read_bytes()
    with open_project(folder / "p.mmc") as project:
        run = run_of(project)
        scores = np.zeros((1, len(run.setup.labels)), dtype=np.float32)
        add_pairs(
            project, [Pair(name="elsewhere.png", image=image, caption="c")], run=run,
            scores=scores, cache=folder / "cache",
        )  # fmt: skip
        dataset = project.dataset()
    rows = np.array([dataset.names.index("elsewhere.png"), 0])
    report = export_table(
        table_of(dataset, rows), tmp_path / "out", format_, ExportOptions(photos="copy")
    )
    assert report.rows == 2
    assert image.read_bytes() == content
    written = {path.name for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert format_ == "webdataset" or "elsewhere.png" in written
    assert {path.name for path in tmp_path.iterdir()} == {"elsewhere.png", "out", "x"}


def test_pasted_data_is_a_file_beside_the_project_written_once(folder: Path) -> None:
    data = photo(["1"])
    path = write_pasted(data, folder / "p.mmc")
    assert path.parent == pasted_folder(folder / "p.mmc") == folder / "p-pasted"
    assert path.read_bytes() == data
    assert write_pasted(data, folder / "p.mmc") == path
    assert len(list(path.parent.iterdir())) == 1
