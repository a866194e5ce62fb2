"""The inspector's second look: the file, each side alone, another run beside the shown one."""

from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from window_fixtures import BROKEN, MISSING, MakeStage, Stage, train_run

from engine.data.project import open_project
from engine.explaining import Explainer
from engine.machine import default_cache_folder
from engine.training.config import TrainConfig
from mmc_gui.widgets.model_panel import ModelPanel


def small(**values: object) -> TrainConfig:
    return TrainConfig(hidden=(16,), epochs=2, batch_size=8, lr=0.02, **values)  # type: ignore[arg-type]


def panel(stage: Stage) -> ModelPanel:
    return stage.window.browse.inspector.model


def looked(stage: Stage) -> None:
    stage.wait(lambda: not stage.window.browse.look.busy and stage.idle)


def row_of(stage: Stage, name: str) -> int:
    dataset = stage.window.session.dataset
    assert dataset is not None
    return dataset.names.index(name)


@pytest.fixture
def two_runs(make_stage: MakeStage, trained_project: Path) -> Stage:
    """The window on a project with a run of images alone, and the newest of both."""
    train_run(trained_project, small(fusion="image"))
    stage = make_stage()
    stage.open(trained_project)
    session = stage.window.session
    assert [run.setup.config.fusion for run in session.runs] == ["joint", "image"]
    stage.window.tasks.choose_run(session.runs[0])
    stage.wait(lambda: session.run is not None and session.run.run.id == session.runs[0].id)
    return stage


def test_the_file_says_what_it_holds_or_why_it_cannot(stage: Stage) -> None:
    browse = stage.window.browse
    looked(stage)
    facts = browse.inspector.file
    assert "96 × 72" in facts.fold.header.text()
    assert "no EXIF" in facts.fold.header.text()
    assert not facts.fold.is_open
    facts.fold.header.click()
    assert facts.fold.content.isVisible()
    browse.grid.select_row(row_of(stage, BROKEN))
    looked(stage)
    assert "cannot be read" in facts.fold.header.text()
    browse.grid.select_row(row_of(stage, MISSING))
    looked(stage)
    assert not facts.isVisible()
    stage.search("zebra")
    assert not facts.isVisible()


def test_image_and_caption_are_told_apart_by_key(
    make_stage: MakeStage, trained_project: Path
) -> None:
    train_run(trained_project, small())  # the vectors come into this test's own cache
    stage = make_stage()
    stage.open(trained_project)
    browse, session = stage.window.browse, stage.window.session
    assert all(row.from_image is None for row in browse.inspector.bars.rows)
    stage.key("d")
    assert panel(stage).apart.isChecked()
    looked(stage)
    rows = {row.label_id: row for row in browse.inspector.bars.rows}
    assert session.run is not None
    assert session.dataset is not None
    sides = Explainer(session.run.run, default_cache_folder()).sides(session.dataset, 0)
    assert sides.image is not None
    assert sides.caption is not None
    for place, label in enumerate(session.run_labels):
        assert rows[label.id].from_image == pytest.approx(float(sides.image[place]), abs=1e-6)
        assert rows[label.id].from_caption == pytest.approx(float(sides.caption[place]), abs=1e-6)
        assert rows[label.id].score == pytest.approx(float(session.run.scores[0][place]), abs=1e-6)
    stage.click_photo(1)  # it goes on for the next photo
    looked(stage)
    assert browse.inspector.bars.rows[0].from_image is not None
    stage.click_photo(row_of(stage, MISSING))
    looked(stage)
    assert "no photo that can be used" in panel(stage).note.text()
    stage.window.tasks.edits.set_caption(2, "")
    stage.settle()
    stage.click_photo(2)
    looked(stage)
    assert "There is no caption" in panel(stage).note.text()
    stage.key("d")
    assert all(row.from_image is None for row in browse.inspector.bars.rows)


def test_vectors_that_are_not_in_the_cache_are_told(trained_stage: Stage) -> None:
    trained_stage.key("d")
    looked(trained_stage)
    assert "the photo has no vector yet" in panel(trained_stage).note.text()


def test_a_run_of_one_side_says_that_it_cannot_tell(two_runs: Stage) -> None:
    stage, session = two_runs, two_runs.window.session
    stage.window.tasks.choose_run(session.runs[1])
    stage.wait(lambda: session.run is not None and session.run.run.id == session.runs[1].id)
    stage.key("d")
    looked(stage)
    assert "This run looks at the image only." in panel(stage).note.text()


def test_two_runs_stand_side_by_side_and_disagreements_are_marked(two_runs: Stage) -> None:
    stage, session = two_runs, two_runs.window.session
    bars = stage.window.browse.inspector.bars
    assert panel(stage).other.count() == 2
    stage.key("v")
    looked(stage)
    other = stage.window.browse.look.other
    assert other is not None
    assert panel(stage).other.currentData() == session.runs[1].id
    decided = other.rule.decide(other.scores[:1])[0]
    for row in bars.rows:
        column = session.run_labels.column(row.label_id)
        assert row.other == pytest.approx(float(other.scores[0][column]))
        assert row.other_given == decided[column]
        assert row.disputed == (row.predicted != decided[column])
    names = [row.name for row in bars.rows if row.disputed]
    told = f"disagree on {', '.join(names)}." if names else "Both runs agree."
    assert told in panel(stage).note.text()
    stage.window.tasks.set_thresholds(session.thresholds * 0)
    stage.settle()
    assert any(row.disputed for row in bars.rows)
    assert "The runs disagree on" in bars.accessibleDescription()
    assert "disagree" in next(row for row in bars.rows if row.disputed).explained()
    stage.click_photo(3)  # remembered from photo to photo
    assert bars.rows[0].other is not None
    stage.key("v")  # after the last one: none
    assert bars.rows[0].other is None
    assert panel(stage).other.currentData() == ""


def test_the_run_to_compare_with_is_chosen_by_name_and_forgotten_with_the_project(
    two_runs: Stage, project: Path, tmp_path: Path
) -> None:
    stage, session = two_runs, two_runs.window.session
    box = panel(stage).other
    box.setFocus()
    stage.key(Qt.Key.Key_Down)
    looked(stage)
    assert stage.window.browse.look.other_id == session.runs[1].id
    stage.window.tasks.choose_run(session.runs[1])  # now it is the one that is shown
    stage.wait(lambda: session.run is not None and session.run.run.id == session.runs[1].id)
    assert stage.window.browse.look.other_id == ""
    stage.window.browse.grid.setFocus()  # the box takes letters for a name
    stage.key("v")
    looked(stage)
    assert stage.window.browse.look.other_id == session.runs[0].id
    stage.trigger("close")
    assert stage.window.browse.look.other is None
    path = tmp_path / "other.mmc"
    path.write_bytes(project.read_bytes())
    stage.open(path)
    assert not box.isVisible()
    assert not stage.window.actions_by_key["compare"].isEnabled()


def test_exif_of_a_camera_is_shown(make_stage: MakeStage, project: Path) -> None:
    with open_project(project) as opened:
        photo = opened.dataset().path(0)
    assert photo is not None
    before = photo.read_bytes()
    try:
        exif = Image.Exif()
        exif[272] = "Box 3"
        Image.open(photo).save(photo, exif=exif)
        stage = make_stage()
        stage.open(project)
        looked(stage)
        form = stage.window.browse.inspector.file._form
        texts = [form.itemAt(n).widget().accessibleName() for n in range(form.count())]
        assert "Camera: Box 3" in texts
        assert "GPS: no" in texts
    finally:
        photo.write_bytes(before)
