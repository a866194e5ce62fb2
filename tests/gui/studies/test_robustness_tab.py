"""Robustness: curves of damage, the runs that are compared, and the report."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from study_pages import check, click, line, lines, robustness_of, settle
from window_fixtures import (
    RUN_EPOCHS,
    Gate,
    MakeStage,
    Stage,
    train_run,
)

from engine.training.config import TrainConfig
from engine.training.runs import list_runs

pytestmark = pytest.mark.usefixtures("tiny_studies")


def test_without_a_run_it_leads_to_the_train_page(stage: Stage) -> None:
    study = robustness_of(stage)
    assert study.empty.isVisible()
    assert study.empty.accessibleName() == "No run yet"
    click(study.empty.primary)
    assert stage.window.stack.currentWidget() is stage.window.train


def test_each_kind_of_damage_gets_its_curves_and_table(
    make_stage: MakeStage, trained_project: Path
) -> None:
    second = train_run(trained_project, TrainConfig(hidden=(4,), epochs=2, fusion="text"))
    stage = make_stage()
    stage.open(trained_project)
    study = robustness_of(stage)
    runs = study.panel.runs
    assert runs.count() == 2
    assert second in runs.item(0).text()
    assert runs.item(0).checkState() == Qt.CheckState.Checked
    assert runs.item(1).checkState() == Qt.CheckState.Unchecked
    runs.item(1).setCheckState(Qt.CheckState.Checked)
    told: list[int] = []
    click(study.buttons.start)
    assert stage.window.runner.job is not None
    stage.window.runner.job.events.connect(lambda _: told.append(study.kind.count()))
    settle(stage)
    assert told
    assert [study.kind.itemText(n) for n in range(2)] == ["Captions missing", "Images missing"]
    study.kind.setCurrentIndex(0)
    study.kind.activated.emit(0)
    titles = [one.name for one in study.plot.series]
    assert len(titles) == 3
    assert titles[2] == "Constant guess"
    assert len(study.plot.points(titles[0])[0]) == 11
    assert study.note.text().startswith("On ")
    assert "with a caption. Level: share of the captions, %." in study.note.text()
    assert lines(study.values) == [*map(str, range(0, 101, 10)), "Constant guess"]
    assert study.values.columnCount() == 3
    samples = line(study.values, "50")
    study.measure.setCurrentIndex(1)
    assert study.plot.accessibleName() == "Plot: Micro F1: captions missing"
    assert line(study.values, "50") != samples


def test_a_robustness_report_is_written(
    trained_stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, study = trained_stage, robustness_of(trained_stage)
    assert not study.export.isEnabled()
    check(study.panel.kinds, "Captions missing", "Images blurred")
    study.panel.seeds.setValue(1)
    study.panel.sample.setValue(3)
    click(study.buttons.start)
    settle(stage)
    assert study.kind.count() == 2
    study.kind.setCurrentIndex(1)
    study.kind.activated.emit(1)
    assert "a seeded sample of 3 validation rows" in study.note.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    click(study.export)
    settle(stage)
    names = {path.name for path in (tmp_path / "out").iterdir()}
    assert {"robustness.md", "curves.csv", "caption-missing.png", "image-blur.svg"} <= names
    assert stage.texts[-1].startswith(f"The report is in {tmp_path / 'out' / 'robustness.md'}")


def test_a_stop_keeps_the_kinds_that_are_measured(
    make_stage: MakeStage, trained_project: Path
) -> None:
    train_run(trained_project, TrainConfig(hidden=(4,), epochs=1))  # makes features
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(trained_project)
    study = robustness_of(stage)
    check(study.panel.kinds, "Captions missing", "Noise in images")
    click(study.buttons.start)
    stage.wait(gate.reached.is_set)
    stage.wait(lambda: study.kind.count() == 1)
    assert not study.panel.kinds.item(0).flags() & Qt.ItemFlag.ItemIsUserCheckable
    click(study.buttons.stop)
    gate.open.set()
    settle(stage)
    assert [study.kind.itemText(n) for n in range(study.kind.count())] == ["Captions missing"]
    assert "The study was stopped: kinds of damage are missing." in study.note.text()
    assert study.export.isEnabled()


def test_nothing_checked_is_told(trained_stage: Stage) -> None:
    study = robustness_of(trained_stage)
    check(study.panel.kinds)
    assert study.buttons.why.text() == "Check at least one kind of damage."
    check(study.panel.runs)
    assert study.buttons.why.text() == "Check at least one run."
    assert not study.buttons.start.isEnabled()


def test_a_new_run_is_offered_and_the_choice_stays(trained_stage: Stage) -> None:
    stage, study = trained_stage, robustness_of(trained_stage)
    chosen = study.panel.plan().runs
    window = stage.window
    window.train.encoder.setEditText("fake")
    for name, value in (("epochs", 2), ("batch_size", 8)):
        window.train.form.fields[name].editor.put(value)
    window.train.start()
    settle(stage)
    assert study.panel.runs.count() == 2
    assert study.panel.plan().runs == chosen
    assert RUN_EPOCHS != 2
    assert len(list_runs(window.session.path.with_name("animals-runs"))) == 2
