"""Train: settings, a training that runs, stops or fails, and the runs that are left."""

import re
import shutil
import threading
from pathlib import Path

import pytest
from fakes import FakeEncoder
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from window_fixtures import (
    BROKEN,
    RUN_EPOCHS,
    Gate,
    Key,
    MakeStage,
    Stage,
    make_project,
    train_run,
    usual_rows,
    write_source,
)

from engine.data.project import open_project
from engine.decide.metrics import constant_guess
from engine.encoders.spec import Encoder
from engine.errors import EngineError
from engine.training.config import TrainConfig
from engine.training.recipes import RECIPES
from engine.training.runs import list_runs
from mmc_gui.pages.train_page import GUESS, TrainPage


def train_page(stage: Stage) -> TrainPage:
    stage.window.show_page("train")
    page = stage.window.train
    page.encoder.setEditText("fake")
    return page


def give(page: TrainPage, **values: object) -> None:
    for name, value in values.items():
        page.form.fields[name].editor.put(value)


def small(page: TrainPage, *, epochs: int = 3) -> None:
    give(page, epochs=epochs, batch_size=8)


def choose(page: TrainPage, name: str) -> None:
    page.panel.area.ensureWidgetVisible(page.cards.cards[name])
    QTest.mouseClick(page.cards.cards[name], Qt.MouseButton.LeftButton)


def run_ids(page: TrainPage) -> list[str]:
    return [page.runs.item(y, 0).text() for y in range(page.runs.rowCount())]


def refuse(name: str) -> Encoder:
    if name != "fake":
        raise EngineError(f"There is no encoder '{name}'. Choose basic.")
    return FakeEncoder()


# -- settings ---------------------------------------------------------------------------------


def test_settings_become_the_config_and_changed_ones_a_custom_recipe(stage: Stage) -> None:
    page = train_page(stage)
    assert page.cards.current == "fast"
    for name in RECIPES:
        choose(page, name)
        assert page.config() == RECIPES[name]
        assert page.cards.current == name
    choose(page, "fast")
    give(page, seed=7)
    assert (page.config().recipe, page.config().seed) == ("fast", 7)
    assert page.cards.current == "fast"
    give(page, epochs=4, batch_size=16, lr=0.01, dropout=0.25, fusion="concat", folds=3)
    assert page.config() == TrainConfig(
        recipe="custom", epochs=4, batch_size=16, lr=0.01, dropout=0.25, fusion="concat", seed=7,
        folds=3,
    )  # fmt: skip
    assert page.cards.current == "custom"
    choose(page, "image-only")
    assert page.config() == TrainConfig(recipe="image-only", fusion="image", seed=7)


def test_the_encoder_of_the_project_is_offered(trained_stage: Stage) -> None:
    assert trained_stage.window.train.encoder.currentText() == "fake"


# -- what it will take ------------------------------------------------------------------------


def test_a_first_training_is_told_with_what_must_be_encoded(stage: Stage) -> None:
    page = train_page(stage)
    stage.settle()
    # 32 photos that are there and 33 captions; nobody has looked at the broken one yet.
    text = page.panel.estimate.text()
    assert text.startswith("65 photos and captions are encoded first. Then about a few seconds, ")
    assert text.endswith(" GB of memory.")
    assert "another machine" in page.panel.estimate.toolTip()
    assert page.cards.cards["fast"].accessibleName() == "Fast, seconds"


def test_an_estimate_follows_features_former_runs_and_settings(trained_stage: Stage) -> None:
    stage, page = trained_stage, train_page(trained_stage)
    stage.settle()
    # The features lie in another cache than this test's; the broken photo waits for ever.
    assert page.panel.estimate.text().startswith("64 photos and captions are encoded first.")
    small(page)
    page.start()
    assert page.panel.estimate.text() == "A stop keeps the features and the best epoch."
    stage.wait(lambda: len(run_ids(page)) == 2 and stage.idle)
    text = page.panel.estimate.text()
    assert re.fullmatch(r"About (a few|\d+) seconds, 0\.3 GB of memory\.", text)  # by the load
    assert page.panel.estimate.toolTip().startswith("Judged by how long former runs took, on 2")
    give(page, epochs=10_000, hidden=(4096, 4096))
    assert any(word in page.panel.estimate.text() for word in ("hour", "minute", "day"))
    page.form.fields["hidden"].editor.widget.setText("x")  # type: ignore[attr-defined]
    assert not page.panel.estimate.isVisible()
    page.form.reset()
    assert page.panel.estimate.isVisible()


@pytest.mark.parametrize("name", ["basic", "open_clip:ViT-B-32/openai", "nonsense"])
def test_another_encoder_has_to_encode_first(trained_stage: Stage, name: str) -> None:
    page = train_page(trained_stage)
    page.encoder.setFocus()
    page.encoder.setEditText(name)
    QTest.keyClick(page.encoder, Key.Key_Return)
    trained_stage.settle()
    # What an encoder that nobody has loaded makes of the broken photo is not known.
    count = 64 if name == "basic" else 65
    assert page.panel.estimate.text().startswith(
        f"{count} photos and captions are encoded first. Then about"
    )


def test_the_estimate_is_of_the_project_that_is_open(
    make_stage: MakeStage, trained_project: Path, project: Path, tmp_path: Path
) -> None:
    stage = make_stage()
    other = tmp_path / "other"
    other.mkdir()
    fresh = Path(shutil.copy(project, other / "fresh.mmc"))
    stage.open(fresh)
    page = train_page(stage)
    stage.settle()
    assert page.no_runs.isVisible()
    assert not page.use_button.isEnabled()
    stage.open(trained_project)
    page = train_page(stage)
    stage.settle()
    assert not page.no_runs.isVisible()
    assert page.panel.estimate.toolTip().startswith("Judged by how long")
    stage.open(fresh)
    train_page(stage)
    assert run_ids(page) == []
    stage.settle()
    assert page.panel.estimate.toolTip().startswith("Judged by another machine")


def test_with_too_few_labelled_photos_nothing_is_promised(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    path = make_project(write_source(tmp_path / "one", usual_rows()[:1]), tmp_path / "one.mmc")
    stage = make_stage()
    stage.open(path)
    page = train_page(stage)
    stage.settle()
    assert page.panel.estimate.text() == "There are too few labelled photos to train on."


# -- what is refused --------------------------------------------------------------------------


def test_refused_settings_start_nothing_by_any_way(stage: Stage) -> None:
    page = train_page(stage)
    choose(page, "best")
    give(page, fusion="image")
    sentence = page.panel.refused
    assert sentence.startswith("Word branch is on and needs Fusion Joint")
    assert not page.start_button.isEnabled()
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    stage.trigger("start_training")
    assert stage.texts == [sentence]
    assert not stage.window.runner.busy
    give(page, lexical=False)
    small(page)
    stage.trigger("start_training")
    stage.wait(lambda: len(run_ids(page)) == 1 and stage.idle)


# -- a training -------------------------------------------------------------------------------


def test_a_training_fills_the_curves_and_lists_its_run(stage: Stage) -> None:
    page, window = train_page(stage), stage.window
    assert page.runs.rowCount() == 0
    small(page, epochs=4)
    QTest.mouseClick(page.start_button, Qt.MouseButton.LeftButton)
    assert not page.start_button.isEnabled()
    assert page.stop_button.isEnabled()
    assert not window.actions_by_key["start_training"].isEnabled()
    assert not window.actions_by_key["open"].isEnabled()
    stage.wait(lambda: window.session.run is not None and stage.idle)
    assert page.start_button.isEnabled()
    assert not page.stop_button.isEnabled()
    run = window.session.run
    assert run is not None
    epochs, micro = page.f1_plot.points("Micro")
    assert epochs.tolist() == [1, 2, 3, 4]
    assert micro.tolist() == pytest.approx([end.micro_f1 for end in run.history])
    data = window.session.validation()
    assert data is not None
    guess = constant_guess(data[1]).micro_f1
    assert page.f1_plot.points(GUESS)[1].tolist() == pytest.approx([guess] * 4)
    assert page.loss_plot.points("Validation")[1].tolist() == pytest.approx(
        [end.val_loss for end in run.history]
    )
    assert run_ids(page) == [run.run.id]
    texts = [page.runs.item(0, x).text() for x in range(page.runs.columnCount())]
    assert texts[1:4] == ["Custom", "Joint", "fake"]
    result = run.run.result
    assert result is not None
    assert texts[4] == f"{result.best_epoch} / 4"
    assert texts[5] == f"{100 * result.metrics['micro_f1']:.1f}"
    # The broken photo that the features met is known now.
    assert any(BROKEN in text for text in stage.texts)
    dataset = window.session.dataset
    assert dataset is not None
    assert any(p.name == BROKEN and p.lost for p in dataset.problems)
    said = window.job_bar.accessibleDescription()
    assert said.startswith("33 photos shown, 18 labels, 1 cannot be used")


def test_a_label_set_while_training_ends_stays_on_the_screen(
    make_stage: MakeStage, project: Path
) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(project)
    page = train_page(stage)
    small(page)
    page.start()
    stage.wait(gate.reached.is_set)
    stage.window.show_page("browse")
    stage.click_photo(1)
    QTest.keyClick(stage.window.browse.grid, "9")
    stage.wait(lambda: stage.labels_of(1) == {"2", "9"})
    gate.open.set()
    stage.wait(lambda: stage.window.session.run is not None and stage.idle)
    assert stage.labels_of(1) == {"2", "9"}


def test_stop_keeps_the_best_epoch(stage: Stage) -> None:
    page, window = train_page(stage), stage.window
    small(page, epochs=5000)
    page.start()
    stage.wait(lambda: page.epochs_shown >= 2)
    QTest.mouseClick(page.stop_button, Qt.MouseButton.LeftButton)
    assert not page.stop_button.isEnabled()
    assert window.job_bar.accessibleDescription().startswith("Training")
    stage.wait(lambda: window.session.run is not None and stage.idle)
    assert window.session.run is not None
    result = window.session.run.run.result
    assert result is not None
    assert result.stopped
    assert 2 <= result.epochs < 5000
    assert page.epochs_shown == result.epochs
    assert len(run_ids(page)) == 1


def test_a_training_is_paused_and_goes_on_by_button_and_key(stage: Stage) -> None:
    page, window = train_page(stage), stage.window
    small(page, epochs=5000)
    assert not page.panel.pause_button.isEnabled()
    page.start()
    stage.wait(lambda: page.epochs_shown >= 2)
    QTest.mouseClick(page.panel.pause_button, Qt.MouseButton.LeftButton)
    job = window.runner.job
    assert job is not None
    stage.wait(lambda: page.panel.pause_button.text() == "Go on")
    assert job.paused
    assert page.panel.estimate.text().startswith("Paused: the processor is free.")
    assert window.job_bar.pause_button.text() == "Go on"
    assert window.job_bar.accessibleDescription().endswith(", paused")
    at = page.epochs_shown
    QTest.mouseClick(window.job_bar.pause_button, Qt.MouseButton.LeftButton)
    stage.wait(lambda: page.epochs_shown > at)
    assert page.panel.pause_button.text() == "Pause"
    stage.trigger("pause")
    stage.wait(lambda: job.paused)
    QTest.mouseClick(page.stop_button, Qt.MouseButton.LeftButton)
    assert not page.panel.pause_button.isEnabled()
    assert not window.job_bar.pause_button.isVisible()
    stage.wait(lambda: window.session.run is not None and stage.idle)
    assert window.session.run is not None
    result = window.session.run.run.result
    assert result is not None
    assert result.stopped
    assert page.panel.pause_button.text() == "Pause"


def test_what_cannot_be_paused_says_so(stage: Stage) -> None:
    opened = threading.Event()
    stage.window.runner.start("Reading", lambda _: opened.wait(20))
    stage.trigger("pause")
    assert stage.texts[-1] == "“Reading” cannot be paused at this point."
    assert not stage.window.job_bar.pause_button.isVisible()
    opened.set()
    stage.settle()


def test_the_window_closes_while_a_training_is_paused(stage: Stage) -> None:
    page = train_page(stage)
    small(page, epochs=5000)
    page.start()
    stage.wait(lambda: page.epochs_shown >= 2)
    job = stage.window.runner.job
    assert job is not None
    job.pause()
    stage.wait(lambda: job.paused)
    stage.window.close()
    assert not stage.window.runner.busy


def test_stopping_before_the_first_epoch_leaves_the_former_run_and_its_curves(
    make_stage: MakeStage, trained_project: Path
) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(trained_project)
    page, window = train_page(stage), stage.window
    former, curves = window.session.run, page.loss_plot.points("Training")[1].tolist()
    assert len(curves) == RUN_EPOCHS
    small(page)
    page.encoder.setEditText("another")
    page.start()
    stage.wait(gate.reached.is_set)
    assert page.epochs_shown == 0
    stage.trigger("stop")
    gate.open.set()
    stage.settle()
    assert stage.texts[-1] == "Stopped. What was finished is kept."
    assert window.session.run is former
    assert page.loss_plot.points("Training")[1].tolist() == curves
    assert len(run_ids(page)) == 1


@pytest.mark.parametrize("name", ["nonsense:model", ""])
def test_an_encoder_that_does_not_exist_gets_a_sentence(
    make_stage: MakeStage, trained_project: Path, name: str
) -> None:
    stage = make_stage(refuse)
    stage.open(trained_project)
    page = train_page(stage)
    page.encoder.setEditText(f" {name} ")
    page.start()
    stage.settle()
    assert stage.texts == [f"There is no encoder '{name}'. Choose basic."]
    assert stage.window.banner.shown[0].details == ""
    assert page.epochs_shown == RUN_EPOCHS  # those of the run that is still chosen
    assert page.start_button.isEnabled()
    small(page)
    page.encoder.setEditText("fake")
    page.start()
    stage.wait(lambda: len(run_ids(page)) == 2 and stage.idle)


def test_a_second_start_is_refused_while_one_runs(make_stage: MakeStage, project: Path) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(project)
    page = train_page(stage)
    small(page)
    page.start()
    stage.wait(gate.reached.is_set)
    page.start()  # by no button: they are disabled
    assert "still running" in stage.texts[-1]
    assert page.start_button.toolTip() == "Something else is running"
    gate.open.set()
    stage.wait(lambda: page.epochs_shown == 3 and stage.idle)
    assert len(run_ids(page)) == 1


def test_a_plot_is_saved_where_it_was_asked_for_or_a_sentence_says_why_not(
    trained_stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = train_page(trained_stage)
    save = next(entry for entry in page.f1_plot._save.menu().actions() if "CSV" in entry.text())
    for target in (tmp_path / "f1.csv", tmp_path / "nowhere" / "f1.csv"):
        answer = (str(target), "")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, a=answer: a)
        save.trigger()
    assert len((tmp_path / "f1.csv").read_text().splitlines()) == RUN_EPOCHS + 1
    assert trained_stage.texts[0] == f"The plot is in {tmp_path / 'f1.csv'}."
    assert "could not be saved" in trained_stage.texts[1]
    assert trained_stage.window.banner.shown[1].severity == "error"


# -- settings of a run ------------------------------------------------------------------------


def test_a_runs_settings_and_encoder_come_back_into_the_form(
    make_stage: MakeStage, trained_project: Path
) -> None:
    with open_project(trained_project) as opened:
        first = list_runs(opened.runs_folder)[-1]
    config = TrainConfig(hidden=(4,), epochs=5, fusion="text", seed=3, loss="asl", clip=0.125)
    train_run(trained_project, config)
    stage = make_stage()
    stage.open(trained_project)
    page = train_page(stage)
    page.encoder.setEditText("basic")
    QTest.mouseClick(page.use_button, Qt.MouseButton.LeftButton)
    stage.settle()
    assert page.config() == config
    assert page.encoder.currentText() == "fake"
    assert page.start_button.hasFocus()

    cell = page.runs.visualItemRect(page.runs.item(1, 2)).center()
    QTest.mouseClick(page.runs.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    stage.settle()
    action = page.runs.use_action
    assert page.runs.contextMenuPolicy() is Qt.ContextMenuPolicy.ActionsContextMenu
    action.trigger()
    assert page.config() == first.setup.config
    assert page.cards.current == "custom"


def test_an_interrupted_run_goes_on_with_its_own_settings(
    make_stage: MakeStage, trained_project: Path
) -> None:
    (folder,) = (trained_project.parent / "animals-runs").iterdir()
    for name in ("result.json", "scores.safetensors"):
        (folder / name).unlink()
    stage = make_stage()
    stage.open(trained_project)
    page = train_page(stage)
    QTest.mouseClick(page.use_button, Qt.MouseButton.LeftButton)
    QTest.keyClick(page.start_button, Key.Key_Space)
    stage.wait(lambda: page.runs.item(0, 4).text() != "interrupted" and stage.idle)
    assert run_ids(page) == [folder.name]
    assert page.runs.item(0, 4).text().endswith(f" / {RUN_EPOCHS}")


def test_an_interrupted_run_is_offered_to_go_on(
    make_stage: MakeStage, trained_project: Path
) -> None:
    (folder,) = (trained_project.parent / "animals-runs").iterdir()
    for name in ("result.json", "scores.safetensors"):
        (folder / name).unlink()
    stage = make_stage()
    stage.open(trained_project)
    page = train_page(stage)
    assert "was interrupted" in page.runs_panel.resume.text
    QTest.mouseClick(page.runs_panel.resume.button, Qt.MouseButton.LeftButton)
    stage.wait(lambda: page.runs.item(0, 4).text() != "interrupted" and stage.idle)
    assert run_ids(page) == [folder.name]
    assert page.runs_panel.resume.text == ""


# -- the runs ---------------------------------------------------------------------------------


def test_runs_stand_newest_first_and_an_older_one_brings_all_that_is_its_own(
    make_stage: MakeStage, trained_project: Path
) -> None:
    with open_project(trained_project) as opened:
        first = list_runs(opened.runs_folder)[-1].id
    second = train_run(trained_project, TrainConfig(hidden=(4,), epochs=5, fusion="text", seed=3))
    stage = make_stage()
    stage.open(trained_project)
    page, session = train_page(stage), stage.window.session
    assert run_ids(page) == [second, first]
    assert page.runs.selectionModel().selectedRows()[0].row() == 0
    stage.window.tasks.set_thresholds(session.thresholds * 0 + 0.25)
    stage.settle()
    assert session.run is not None
    newer = session.run.scores
    assert page.epochs_shown == 5

    cell = page.runs.visualItemRect(page.runs.item(1, 2)).center()
    QTest.mouseClick(page.runs.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    stage.settle()
    assert session.run.run.id == first
    assert (session.run.scores != newer).any()
    assert (session.thresholds == 0.5).all()
    assert page.epochs_shown == RUN_EPOCHS
    shown = stage.window.browse.inspector.bars.rows
    row = stage.window.browse.grid.current_row
    assert row is not None
    assert max(bar.score for bar in shown) == pytest.approx(float(session.run.scores[row].max()))

    page.runs.setFocus()
    QTest.keyClick(page.runs, Key.Key_Up)
    stage.settle()
    assert session.run.run.id == second
    assert (session.thresholds == 0.25).all()


def test_an_interrupted_run_is_told_and_listed_as_such(
    make_stage: MakeStage, trained_project: Path
) -> None:
    (folder,) = (trained_project.parent / "animals-runs").iterdir()
    for name in ("result.json", "scores.safetensors"):
        (folder / name).unlink()
    stage = make_stage()
    stage.open(trained_project)
    page = train_page(stage)
    assert "was interrupted" in stage.texts[0]
    assert page.runs.item(0, 4).text() == "interrupted"
    assert page.runs.item(0, 5).text() == "–"
    stage.window.show_page("thresholds")
    empty = stage.window.thresholds.empty
    assert empty.isVisible()
    stage.wait(lambda: "same settings" in empty.accessibleDescription())


def test_the_cells_of_the_runs_stand_under_their_headers(trained_stage: Stage) -> None:
    table = train_page(trained_stage).runs
    image = table.grab().toImage()
    ground = table.palette().base().color().rgb()
    header = table.horizontalHeader()
    cell = table.visualItemRect(table.item(0, 4)).translated(0, header.height())
    left = header.sectionViewportPosition(4)

    def first_ink(top: int, bottom: int) -> int:
        back = image.pixel(left + 1, top)
        for x in range(left, left + 60):
            if any(image.pixel(x, y) != back for y in range(top, bottom)):
                return x - left
        raise AssertionError(ground)

    # "1 of 2" under "Best epoch": both begin with a stem that stands within two pixels.
    above, below = first_ink(4, header.height() - 4), first_ink(cell.top() + 4, cell.bottom() - 4)
    assert abs(above - below) <= 2
