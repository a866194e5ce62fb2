"""What is told of a real project file, and what of its journal counts."""

from pathlib import Path

import numpy as np
from builders import import_dataset, write_dataset

from engine.data.project import open_project
from engine.statistics.overview import by_split, statistics_of


def project_at(folder: Path) -> Path:
    return import_dataset(write_dataset(folder / "source"), folder / "p.mmc")


def test_a_fresh_project(tmp_path: Path) -> None:
    with open_project(project_at(tmp_path)) as project:
        found = statistics_of(project)
    assert found.photos == 48
    assert by_split(found)["test"] == 8
    assert found.labels.labelled == 40
    assert (found.reviewed, found.flagged, found.missing_images, found.broken_images) == (0,) * 4
    assert found.captions.missing == 0
    assert found.days == ()
    positives = found.labels.positive.sum(axis=0)
    np.testing.assert_array_equal(found.together.alone, positives)


def test_only_edits_that_stand_count_as_work(tmp_path: Path) -> None:
    with open_project(project_at(tmp_path)) as project:
        project.journal.set_reviewed([1, 2, 3], reviewed=True)
        project.journal.set_reviewed([3], reviewed=False)
        project.journal.set_note([5, 6], "look again")
        project.journal.set_flagged([7], flagged=True)
        project.journal.undo()
        found = statistics_of(project)
    (day,) = found.days
    assert (day.edits, day.photos, day.reviewed) == (3, 6, 2)
    assert found.reviewed == 2
    assert found.flagged == 0


def test_missing_and_equal_things_are_counted(tmp_path: Path) -> None:
    source = write_dataset(tmp_path / "source", rows=6, test=0)
    (source / "data" / "2.png").unlink()
    lines = (source / "train.csv").read_text(encoding="utf-8").splitlines()
    lines[1:4] = ['0.png,1,"a dog"', '1.png,1," a dog "', '2.png,1,""']
    (source / "train.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    with open_project(import_dataset(source, tmp_path / "p.mmc")) as project:
        found = statistics_of(project)
    assert found.missing_images == 1
    assert found.captions.missing == 1
    assert found.same_captions == 1
    assert found.same_photos is None
