"""Predict: a pair from anywhere, by drop, paste, choice or typing, scored as it comes."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import load_fake
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from window_fixtures import (
    CTRL,
    LIMIT_MS,
    Gate,
    Key,
    MakeStage,
    Source,
    Stage,
    drop,
    files,
    train_run,
    usual_rows,
    write_source,
)
from window_fixtures import make_project as project_of
from window_fixtures import usual_rows as rows_of

from engine.data.dataset import Dataset
from engine.data.project import Project
from engine.decide.rule import EXPECTED, Aim
from engine.encoders.spec import Encoder
from engine.training.config import TrainConfig
from engine.training.runs import Run
from mmc_gui import tasks
from mmc_gui.models.batch import RowState
from mmc_gui.pages.predict_page import PredictPage
from mmc_gui.session import OpenRun

LEFT = Qt.MouseButton.LeftButton

PERSON, BICYCLE, CAR = (usual_rows()[number].caption for number in (3, 1, 2))
"""Captions a model has read: one trained on two dozen rows knows little else."""


@pytest.fixture
def trained_project(sure_project: Path) -> Path:
    """The project of ``trained_stage``, of which these tests ask what it has read."""
    return sure_project


@pytest.fixture
def page(trained_stage: Stage) -> PredictPage:
    trained_stage.window.show_page("predict")
    return trained_stage.window.predict


def scored(stage: Stage) -> None:
    page = stage.window.predict
    stage.wait(lambda: page.is_settled and stage.idle)


def best(page: PredictPage) -> str:
    return page.bars.rows[0].name


def mime_of(image: QImage) -> QMimeData:
    mime = QMimeData()
    mime.setImageData(image)
    return mime


def red() -> QImage:
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("#c03028"))
    return image


def test_without_a_run_the_page_leads_to_the_train_page(stage: Stage) -> None:
    stage.window.show_page("predict")
    page = stage.window.predict
    assert page.empty.isVisible()
    assert not drop(page, files(Path("photo.jpg")))
    QTest.mouseClick(page.empty.primary, LEFT)
    assert stage.window.stack.currentWidget() is stage.window.train


def test_a_dropped_photo_is_shown_and_scored(
    trained_stage: Stage, page: PredictPage, source: Source
) -> None:
    stage = trained_stage
    assert "scores come here" in page.note.text()
    assert drop(page.zone, files(source.images / "3.jpg"))
    scored(stage)
    assert page.view.has_image
    assert len(page.bars.rows) == 18
    assert page.note.text().startswith("Labels: ")
    assert "image alone" in page.note.text()
    run = stage.window.session.run
    assert run is not None
    assert all(row.from_image is None and row.from_caption is None for row in page.bars.rows)
    rest = {row.name for row in page.bars.rows if row.predicted}
    assert all(name in page.note.text() for name in rest)


@pytest.fixture
def reading(
    make_stage: MakeStage, trained_project: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Stage, threading.Event]]:
    """A window whose project is there and whose run is read once the event is set."""
    go_on, read = threading.Event(), tasks.read_run

    def read_late(project: Project, run: Run, dataset: Dataset) -> OpenRun:
        assert go_on.wait(LIMIT_MS / 1000)
        return read(project, run, dataset)

    monkeypatch.setattr(tasks, "read_run", read_late)
    stage = make_stage()
    stage.window.tasks.open_project(trained_project)
    stage.wait(lambda: stage.window.session.path == trained_project.resolve())
    stage.window.show_page("predict")
    assert stage.window.session.run is None
    yield stage, go_on
    go_on.set()


@pytest.mark.parametrize("beside", [False, True])
def test_a_photo_dropped_before_the_run_is_read_is_scored_then(
    reading: tuple[Stage, threading.Event], source: Source, beside: bool
) -> None:
    stage, go_on = reading
    page = stage.window.predict
    data = files(source.images / "3.jpg")
    data.setText(PERSON)
    assert drop(page if beside else page.zone, data)
    stage.wait(lambda: page.view.has_image and not stage.window.tasks.pairs.looking)
    go_on.set()
    stage.wait(lambda: stage.window.session.run is not None)
    scored(stage)
    assert page.view.has_image
    assert page.caption.toPlainText() == PERSON
    assert len(page.bars.rows) == 18


@pytest.mark.parametrize("beside", [False, True])
def test_photos_dropped_before_the_run_is_read_are_listed_and_scored_then(
    reading: tuple[Stage, threading.Event], source: Source, beside: bool
) -> None:
    stage, go_on = reading
    page = stage.window.predict
    assert drop(
        page if beside else page.zone, files(*(source.images / f"{n}.jpg" for n in (1, 2, 3)))
    )
    stage.wait(lambda: page.batch.is_open)
    go_on.set()
    stage.wait(lambda: stage.window.session.run is not None)
    scored(stage)
    model = page.batch.table.model()
    assert model.rowCount() == 3
    assert (page.batch.batch.states == RowState.SCORED).all()


def test_labels_follow_the_rule_of_the_run(
    trained_stage: Stage, page: PredictPage, source: Source
) -> None:
    stage, session = trained_stage, trained_stage.window.session
    drop(page.zone, files(source.images / "3.jpg"))
    scored(stage)
    stage.window.tasks.set_thresholds(session.thresholds * 0 + 1)
    best = max(page.bars.rows, key=lambda row: row.score)
    assert page.note.text().startswith(f"Labels: {best.name} (best, below its threshold).")
    assert [row.name for row in page.bars.rows if row.predicted] == [best.name]
    assert "given as the best, since no label reaches its threshold" in best.explained()
    stage.window.tasks.set_fallback(False)
    assert page.note.text().startswith("Labels: none.")
    stage.window.tasks.tune(Aim(objective=EXPECTED))
    stage.settle()
    given = [row for row in page.bars.rows if row.predicted]
    assert all(row.threshold is None for row in page.bars.rows)
    assert all("threshold" not in row.explained() for row in page.bars.rows)
    assert page.note.text().startswith(
        "Labels: " + (", ".join(row.name for row in given) or "none") + "."
    )


def test_another_photo_replaces_the_first_wherever_it_is_dropped(
    trained_stage: Stage, page: PredictPage, source: Source
) -> None:
    stage = trained_stage
    drop(page.zone, files(source.images / "0.jpg"))
    scored(stage)
    first = [row.score for row in page.bars.rows]
    assert not page.zone.isVisible()
    assert drop(page, files(source.images / "1.jpg"))
    scored(stage)
    assert [row.score for row in page.bars.rows] != first
    # On the caption too: Qt would type the address of the file there.
    assert drop(page.caption.viewport(), files(source.images / "2.jpg"))
    scored(stage)
    assert page.pair.input.image == source.images / "2.jpg"
    assert page.caption.toPlainText() == ""


def test_a_photo_and_a_text_file_come_together(
    trained_stage: Stage, page: PredictPage, source: Source, tmp_path: Path
) -> None:
    caption = tmp_path / "caption.txt"
    caption.write_text("\ufeffA person and a dög in the rain\n", encoding="utf-8")
    assert drop(page.zone, files(caption, source.images / "0.jpg"))
    trained_stage.wait(lambda: page.caption.toPlainText() == "A person and a dög in the rain")
    scored(trained_stage)
    assert all(
        row.from_image is not None and row.from_caption is not None for row in page.bars.rows
    )
    assert "alone" not in page.note.text()


def test_text_alone_is_scored_as_it_is_typed_and_emptied(
    trained_stage: Stage, page: PredictPage
) -> None:
    page.caption.setFocus()
    QTest.keyClicks(page.caption, "A bicycle at the sea")
    scored(trained_stage)
    assert "caption alone" in page.note.text()
    assert best(page) == "bicycle"
    QTest.keyClick(page.caption, Key.Key_A, CTRL)
    QTest.keyClick(page.caption, Key.Key_Delete)
    scored(trained_stage)
    assert page.bars.rows == ()
    assert "scores come here" in page.note.text()
    mime = QMimeData()
    mime.setText("  A car by a red wall  ")
    assert drop(page.zone, mime)
    assert page.caption.toPlainText() == "A car by a red wall"
    scored(trained_stage)
    assert best(page) == "car"


def test_image_data_and_pastes_are_taken_with_the_focus_anywhere(
    trained_stage: Stage, page: PredictPage, source: Source
) -> None:
    stage = trained_stage
    clipboard = QGuiApplication.clipboard()
    assert drop(page.zone, mime_of(red()))
    scored(stage)
    assert len(page.bars.rows) == 18
    QTest.mouseClick(page.remove, LEFT)
    scored(stage)
    assert page.bars.rows == ()

    clipboard.setImage(red())
    page.caption.setFocus()  # where the focus is when the page is opened
    QTest.keyClick(page.caption, Key.Key_V, CTRL)
    assert page.view.has_image
    scored(stage)
    assert len(page.bars.rows) == 18

    clipboard.setMimeData(files(source.images / "1.jpg"))
    page.remove.setFocus()
    QTest.keyClick(page.remove, Key.Key_V, CTRL)
    scored(stage)
    assert page.pair.input.image == source.images / "1.jpg"

    clipboard.setText("A dog\nunder a tree")
    page.caption.setFocus()
    QTest.keyClick(page.caption, Key.Key_V, CTRL)
    assert page.caption.toPlainText() == "A dog\nunder a tree"
    scored(stage)
    clipboard.clear()


def test_a_photo_is_chosen_by_the_button(
    trained_stage: Stage, page: PredictPage, source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([([], ""), ([str(source.images / "2.jpg")], "")])
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: next(answers))
    QTest.keyClick(page.zone, Key.Key_Return)  # cancelled
    assert page.pair.input.image is None
    QTest.keyClick(page.zone, Key.Key_Return)
    scored(trained_stage)
    assert len(page.bars.rows) == 18


def test_what_cannot_be_read_gets_a_sentence_and_the_page_stays_usable(
    trained_stage: Stage, page: PredictPage, source: Source, tmp_path: Path
) -> None:
    stage = trained_stage
    broken, table, text = tmp_path / "a.png", tmp_path / "notes.pdf", tmp_path / "latin.txt"
    broken.write_bytes(b"no photo")
    text.write_bytes(b"caf\xe9")
    table.write_bytes(b"%PDF")
    QTest.keyClicks(page.caption, CAR)
    scored(stage)
    drop(page.zone, files(broken))
    scored(stage)
    stage.wait(lambda: "cannot be shown" in page.view.accessibleDescription())
    assert stage.texts == ["a.png: This is not an image that can be read."]
    assert stage.window.banner.shown[0].details == ""
    assert page.bars.rows == ()
    assert "message above" in page.note.text()

    QTest.mouseClick(page.remove, LEFT)
    scored(stage)
    assert best(page) == "car"
    drop(page.zone, files(table))
    stage.wait(lambda: page.is_settled)
    assert stage.texts[-1].startswith("notes.pdf is neither a photo nor a text file")
    drop(page.zone, files(text))
    stage.wait(lambda: page.is_settled)
    assert stage.texts[-1] == "latin.txt cannot be read as UTF-8 text."
    assert page.caption.toPlainText() == CAR
    assert drop(page.zone, files(source.images / "0.jpg"))
    scored(stage)
    assert len(page.bars.rows) == 18


def test_scores_that_were_asked_for_while_a_training_runs_come_afterwards(
    make_stage: MakeStage, trained_project: Path
) -> None:
    gate = Gate()
    stage = make_stage(lambda name: gate.load(name) if name == "slow" else load_fake(name))
    stage.open(trained_project)
    window = stage.window
    window.train.encoder.setEditText("slow")
    window.train.form.fields["epochs"].editor.put(2)
    window.train.start()
    stage.wait(gate.reached.is_set)
    window.show_page("predict")
    QTest.keyClicks(window.predict.caption, CAR)
    stage.wait(lambda: "when “Training” is done" in window.predict.note.text())
    assert window.predict.bars.rows == ()
    assert not window.predict.is_settled
    gate.open.set()
    scored(stage)
    assert len(window.predict.bars.rows) == 18
    assert len(window.session.runs) == 2


def test_the_newest_request_wins_and_what_was_removed_is_not_scored(
    make_stage: MakeStage, trained_project: Path, source: Source
) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(trained_project)
    stage.window.show_page("predict")
    page = stage.window.predict
    drop(page.zone, files(source.images / "0.jpg"))
    stage.wait(gate.reached.is_set)
    assert "encoder is loaded" in page.note.text()
    for number in (1, 2, 3):
        page.take_paths([source.images / f"{number}.jpg"])
    QTest.mouseClick(page.remove, LEFT)
    gate.open.set()
    stage.settle()
    assert page.is_settled
    assert page.bars.rows == ()
    assert "scores come here" in page.note.text()

    for words in (PERSON, BICYCLE, CAR):
        page.caption.setPlainText(words)
        page.pair.score()
    scored(stage)
    assert best(page) == "car"


def test_another_run_scores_the_same_pair_anew(
    make_stage: MakeStage, trained_project: Path
) -> None:
    train_run(trained_project, TrainConfig(hidden=(4,), epochs=2, seed=5))
    stage = make_stage()
    stage.open(trained_project)
    stage.window.show_page("predict")
    page, session = stage.window.predict, stage.window.session
    QTest.keyClicks(page.caption, BICYCLE)
    scored(stage)
    before = {row.label_id: row.score for row in page.bars.rows}
    stage.window.tasks.choose_run(session.runs[0])
    stage.wait(lambda: session.run is not None and session.run.run.id == session.runs[0].id)
    scored(stage)
    assert {row.label_id: row.score for row in page.bars.rows} != before
    stage.window.tasks.set_thresholds(session.thresholds * 0)
    assert all(row.predicted for row in page.bars.rows)


def test_another_project_empties_the_page(
    make_stage: MakeStage, trained_project: Path, source: Source, tmp_path: Path
) -> None:
    other = project_of(write_source(tmp_path / "other", rows_of()[:4], tests=0), tmp_path / "o.mmc")
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(trained_project)
    stage.window.show_page("predict")
    page = stage.window.predict
    page.caption.setPlainText(CAR)
    page.take_paths([source.images / "0.jpg"])
    stage.wait(gate.reached.is_set)
    stage.window.tasks.open_project(other)
    stage.wait(lambda: stage.window.session.path == other)  # it does not wait for the scores
    gate.open.set()  # the answer of the former project's run comes now
    stage.settle()
    assert page.caption.toPlainText() == ""
    assert page.bars.rows == ()
    assert page.zone.isVisibleTo(page.pair)
    assert page.empty.isVisibleTo(page)


def test_a_defect_in_the_encoder_is_shown_with_its_trace(
    make_stage: MakeStage, trained_project: Path, caplog: pytest.LogCaptureFixture
) -> None:
    def load(name: str) -> Encoder:
        raise ZeroDivisionError(threading.current_thread().name)

    stage = make_stage(load)
    stage.open(trained_project)
    stage.window.show_page("predict")
    QTest.keyClicks(stage.window.predict.caption, CAR)
    scored(stage)
    (message,) = stage.window.banner.shown
    assert "ZeroDivisionError" in message.text
    assert "Traceback" in message.details
    assert caplog.records[-1].message == "Scoring failed"
