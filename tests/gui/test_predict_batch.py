"""Many pairs on the Predict page: listed, scored, filtered, edited, added, exported."""

import csv
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from fakes import FakeEncoder, load_fake
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from window_fixtures import (
    CTRL,
    Gate,
    Key,
    MakeStage,
    Source,
    Stage,
    drop,
    files,
    usual_rows,
)

from engine import workflow
from engine.data.dataset import UNKNOWN
from engine.data.project import open_project
from engine.encoders.spec import FloatArray
from engine.events import Silent
from engine.export.kaggle import read_kaggle
from engine.machine import default_cache_folder
from mmc_gui.models.batch import Kind, RowState
from mmc_gui.models.batch_model import BatchColumn
from mmc_gui.pages.predict_page import PredictPage
from mmc_gui.widgets.label_chip import LabelChip

LEFT = Qt.MouseButton.LeftButton
BICYCLE, CAR = (usual_rows()[number].caption for number in (1, 2))


@pytest.fixture
def trained_project(sure_project: Path) -> Path:
    """A project whose run knows what it has read."""
    return sure_project


@pytest.fixture
def page(trained_stage: Stage) -> PredictPage:
    trained_stage.window.show_page("predict")
    return trained_stage.window.predict


@pytest.fixture
def folder(source: Source, tmp_path: Path) -> Path:
    """Four photos with other pixels than those of the project, one caption, one broken photo."""
    made = tmp_path / "neue fotos ü"
    made.mkdir()
    for number in range(4):
        with Image.open(source.images / f"{number}.jpg") as image:
            image.save(made / f"{number}.png")
    (made / "1.txt").write_text(BICYCLE, encoding="utf-8")
    (made / "z.jpg").write_bytes(b"no photo")
    return made


def settled(stage: Stage) -> None:
    stage.wait(lambda: stage.window.predict.is_settled and stage.idle)


def states(page: PredictPage) -> list[RowState]:
    return [RowState(state) for state in page.batch.batch.states.tolist()]


def shown(page: PredictPage) -> list[str]:
    model = page.batch.table.batch_model
    return [str(model.index(n, BatchColumn.NAME).data()) for n in range(model.rowCount())]


def click_row(page: PredictPage, place: int, *, column: int = BatchColumn.NAME) -> None:
    table = page.batch.table
    place_in_table = table.visualRect(table.batch_model.index(place, column)).center()
    QTest.mouseClick(table.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place_in_table)


def choose_kind(page: PredictPage, kind: Kind) -> None:
    page.batch.bar.kind.setCurrentIndex(list(Kind).index(kind))


def test_a_folder_becomes_a_list_with_every_photo_scored_or_told(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    assert drop(page.zone, files(folder))
    settled(trained_stage)
    assert page.batch.isVisible()
    assert shown(page) == ["0.png", "1.png", "2.png", "3.png", "z.jpg"]
    assert states(page) == [RowState.SCORED] * 4 + [RowState.BROKEN]
    model = page.batch.table.batch_model
    assert "not an image" in str(
        model.index(4, BatchColumn.STATE).data(Qt.ItemDataRole.ToolTipRole)
    )
    assert model.index(1, BatchColumn.CAPTION).data() == BICYCLE
    assert "bicycle" in str(model.index(1, BatchColumn.LABELS).data())
    assert page.batch.bar.status.text().startswith("4 of 5 pairs are scored. 1 cannot be.")
    # The first pair stands beside, with its photo.
    assert page.view.has_image
    click_row(page, 1)
    settled(trained_stage)
    assert page.caption.toPlainText() == BICYCLE
    assert page.bars.rows[0].name == "bicycle"
    click_row(page, 4)
    assert page.bars.rows == ()
    assert not trained_stage.texts


def test_a_list_that_begins_with_a_broken_photo_is_no_error(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    drop(page.zone, files(folder / "z.jpg", folder / "0.png"))
    settled(trained_stage)
    assert states(page) == [RowState.BROKEN, RowState.SCORED]
    assert not trained_stage.texts
    assert "not an image" in page.note.text()


def test_a_table_of_pairs_keeps_malformed_rows_in_sight(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    table = folder / "pairs.csv"
    lines = ["image,caption", f'0.png,"{CAR}"', "gone.png,x", f'0.png,"{CAR}"', f'1.png,"{CAR}']
    table.write_text("\n".join(lines), encoding="utf-8")
    drop(page, files(table))
    settled(trained_stage)
    assert len(shown(page)) == 4
    assert states(page).count(RowState.BROKEN) == 2
    choose_kind(page, Kind.BROKEN)
    assert shown(page) == ["gone.png", "0.png"]
    assert "line 5" in page.batch.bar.status.toolTip().lower()


def test_filters_and_orders(trained_stage: Stage, page: PredictPage, folder: Path) -> None:
    drop(page.zone, files(folder))
    settled(trained_stage)
    bar, batch = page.batch.bar, page.batch.batch
    bicycle = bar.label.findText("bicycle")
    bar.label.setCurrentIndex(bicycle)
    assert "1.png" in shown(page)
    assert len(shown(page)) < 4
    bar.label.setCurrentIndex(0)
    QTest.keyClicks(bar.text, "bicycle")
    QTest.keyClick(bar.text, Key.Key_Return)
    assert shown(page) == ["1.png"]
    QTest.keyClick(bar.text, Key.Key_Escape)
    trained_stage.window.tasks.set_thresholds(trained_stage.window.session.thresholds * 0 + 1)
    choose_kind(page, Kind.NO_LABEL)
    assert shown(page) == ["0.png", "1.png", "2.png", "3.png"]
    assert "(4)" in bar.kind.currentText()
    choose_kind(page, Kind.WAITING)
    assert not page.batch.table.isVisible()
    choose_kind(page, Kind.ALL)
    header = page.batch.table.horizontalHeader()
    header.setSortIndicator(BatchColumn.NAME, Qt.SortOrder.DescendingOrder)
    assert shown(page) == ["z.jpg", "3.png", "2.png", "1.png", "0.png"]
    header.setSortIndicator(BatchColumn.SCORE, Qt.SortOrder.DescendingOrder)
    best = [float(batch.best[row]) for row in page.batch.table.batch_model.order.tolist()]
    assert best == sorted(best, reverse=True)
    header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert shown(page)[0] == "0.png"


def test_a_caption_is_edited_in_the_table_and_beside_it(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    drop(page.zone, files(folder))
    settled(trained_stage)
    batch, table = page.batch.batch, page.batch.table
    before = batch.scores[0].copy()
    click_row(page, 0, column=BatchColumn.CAPTION)
    table.edit(table.currentIndex())
    editor = table.findChild(QLineEdit)
    assert editor is not None
    QTest.keyClicks(editor, CAR)
    table.batch_model.refresh([0])  # as when a score or a thumbnail comes
    QTest.keyClick(editor, Key.Key_Return)
    trained_stage.wait(lambda: batch.pairs[0].caption == CAR)
    settled(trained_stage)
    assert batch.pairs[0].caption == CAR
    assert (batch.scores[0] != before).any()
    assert page.caption.toPlainText() == CAR

    page.caption.setFocus()
    QTest.keyClick(page.caption, Key.Key_A, CTRL)
    QTest.keyClicks(page.caption, BICYCLE)
    settled(trained_stage)
    assert batch.pairs[0].caption == BICYCLE
    assert batch.states[0] == RowState.SCORED
    shown_beside = {row.name: row.score for row in page.bars.rows}
    for column, label in enumerate(batch.labels):
        assert shown_beside[label.name] == pytest.approx(float(batch.scores[0, column]), abs=1e-5)


class _Slow(FakeEncoder):
    """Stops before its second batch of photos until it is let on."""

    def __init__(self, reached: threading.Event, go: threading.Event) -> None:
        super().__init__()
        self._reached, self._go, self._batches = reached, go, 0

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        self._batches += len(captions) > 1
        if self._batches == 2:
            self._reached.set()
            assert self._go.wait(20)
        return super().encode_texts(captions)


def test_a_stop_keeps_what_is_scored_and_the_rest_can_be_asked_for(
    make_stage: MakeStage, trained_project: Path, tmp_path: Path
) -> None:
    reached, go = threading.Event(), threading.Event()
    stage = make_stage(lambda _: _Slow(reached, go))
    stage.open(trained_project)
    stage.window.show_page("predict")
    page = stage.window.predict
    table = tmp_path / "many.csv"
    lines = ["caption,topic", *(f"A car number {number},sea" for number in range(100))]
    table.write_text("\n".join(lines), encoding="utf-8")
    page.take_paths([table])
    stage.wait(reached.is_set)
    assert page.batch.bar.stop.isVisible()
    QTest.mouseClick(page.batch.bar.stop, LEFT)
    go.set()
    stage.settle()
    counted = states(page).count(RowState.SCORED)
    assert 0 < counted < 100
    assert page.batch.bar.status.text().startswith("Stopped")
    QTest.mouseClick(page.batch.bar.go_on, LEFT)
    settled(stage)
    assert states(page) == [RowState.SCORED] * 100
    assert not page.batch.bar.go_on.isVisible()


def test_a_list_waits_for_a_training_and_another_run_scores_it_anew(
    make_stage: MakeStage, trained_project: Path, folder: Path
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
    page = window.predict
    page.take_paths([folder])
    stage.wait(lambda: "when “Training” is done" in page.batch.bar.status.text())
    assert states(page)[0] is RowState.WAITING
    gate.open.set()
    settled(stage)
    stage.wait(lambda: len(window.session.runs) == 2)
    settled(stage)
    assert states(page)[:4] == [RowState.SCORED] * 4
    assert window.session.run is not None
    assert page.batch._run_id == window.session.run.run.id


def test_the_list_is_written_to_files(
    trained_stage: Stage,
    page: PredictPage,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drop(page.zone, files(folder))
    settled(trained_stage)
    out = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    for key in ("csv", "kaggle"):
        page.batch.bar.export_actions[key].trigger()
        settled(trained_stage)
        if key == "csv":
            rows = list(csv.DictReader(out.read_text(encoding="utf-8").splitlines()))
            assert [Path(row["image"]).name for row in rows] == [f"{n}.png" for n in range(4)]
            assert rows[1]["label:bicycle"] == "1"
            assert 0 < float(rows[1]["score:bicycle"]) <= 1
    found = read_kaggle(out)
    assert list(found) == [f"{n}.png" for n in range(4)]
    assert "2" in found["1.png"]
    assert any("out.csv" in text for text in trained_stage.texts)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    page.batch.bar.export_actions["csv"].trigger()
    assert not trained_stage.window.runner.busy


def test_pairs_become_rows_with_suggestions_and_undo_takes_them_back(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    stage, session = trained_stage, trained_stage.window.session
    assert session.dataset is not None
    before = len(session.dataset)
    drop(page.zone, files(folder))
    settled(stage)
    click_row(page, 1)
    settled(stage)
    page.batch.bar.add_actions[0].trigger()
    stage.wait(lambda: session.dataset is not None and len(session.dataset) == before + 1)
    settled(stage)
    assert any("Added 1.png" in text for text in stage.texts)
    row = before
    assert session.dataset.path(row) == folder / "1.png"
    assert (session.dataset.targets[row] == UNKNOWN).all()
    # The list and the pair beside it stay, and so does what was scored.
    assert states(page)[:4] == [RowState.SCORED] * 4
    stage.window.show_photo(row)
    chips = stage.window.browse.inspector.findChildren(LabelChip)
    bicycle = next(chip for chip in chips if chip.label.name == "bicycle")
    stage.wait(lambda: bicycle.is_suggested)
    assert stage.labels_of(row) == set()

    stage.window.show_page("predict")
    page.batch.bar.add_actions[1].trigger()  # all that are shown; one is there already
    stage.wait(lambda: session.dataset is not None and len(session.dataset) == before + 4)
    settled(stage)
    assert any("Not added: 1.png is in the project already" in text for text in stage.texts)
    for _ in range(2):
        stage.trigger("undo")
        settled(stage)
    assert len(session.dataset) == before


def test_a_pasted_photo_is_written_beside_the_project_when_it_is_added(
    trained_stage: Stage, page: PredictPage, trained_project: Path
) -> None:
    stage, session = trained_stage, trained_stage.window.session
    image = QImage(64, 48, QImage.Format.Format_RGB32)
    image.fill(0xFFC03028)
    mime = QMimeData()
    mime.setImageData(image)
    assert not page.pair.add.isEnabled()
    drop(page.zone, mime)
    settled(stage)
    QTest.mouseClick(page.pair.add, LEFT)
    stage.wait(lambda: any("The pasted photo is kept as" in text for text in stage.texts))
    settled(stage)
    assert session.dataset is not None
    path = session.dataset.path(len(session.dataset) - 1)
    assert path is not None
    assert path.parent == trained_project.with_name("animals-pasted")
    assert QImage(str(path)).pixelColor(5, 5).name() == "#c03028"


def test_similar_photos_of_the_project_are_shown_and_opened(
    make_stage: MakeStage, trained_project: Path, source: Source
) -> None:
    with open_project(trained_project) as project:
        workflow.encode(
            project, encoder_name="fake", cache=default_cache_folder(), reporter=Silent(),
            load=load_fake,
        )  # fmt: skip
    stage = make_stage()
    stage.open(trained_project)
    stage.window.show_page("predict")
    page = stage.window.predict
    strip = page.pair.similar
    drop(page.zone, files(source.images / "7.jpg"))
    settled(stage)
    stage.wait(lambda: bool(strip.photos))
    assert strip.photos[0].name == "7.jpg"
    assert strip.photos[0].cosine == pytest.approx(1, abs=1e-3)
    assert [name for name, _ in strip.photos[0].chips] == ["bicycle"]
    strip.by.setCurrentIndex(2)
    stage.wait(lambda: not strip.photos)
    assert "no caption" in strip.note.text()
    QTest.keyClicks(page.caption, CAR)
    settled(stage)
    stage.wait(lambda: bool(strip.photos))
    session = stage.window.session
    assert session.dataset is not None
    assert strip.photos[0].caption == CAR
    row = strip.photos[0].row
    view = strip.view
    QTest.mouseClick(
        view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier,
        view.visualRect(view.model().index(0, 0)).center(),
    )  # fmt: skip
    assert stage.window.stack.currentWidget() is stage.window.browse
    assert stage.window.browse.grid.current_row == row


def test_the_order_of_the_scores_is_remembered(
    make_stage: MakeStage, trained_stage: Stage, page: PredictPage
) -> None:
    QTest.keyClicks(page.caption, CAR)
    settled(trained_stage)
    assert page.bars.rows[0].name == "car"
    page.pair.order.setCurrentIndex(1)
    session = trained_stage.window.session
    assert [row.name for row in page.bars.rows] == [label.name for label in session.run_labels]
    other = make_stage()
    assert other.window.predict.pair.order.currentIndex() == 1
    other.window.predict.pair.order.setCurrentIndex(0)


def test_a_list_is_closed_and_another_project_takes_it_away(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    drop(page.zone, files(folder / "0.png", folder / "2.png"))
    settled(trained_stage)
    assert shown(page) == ["0.png", "2.png"]
    # One photo more is looked at beside the list, which stays.
    drop(page, files(folder / "3.png"))
    settled(trained_stage)
    assert page.pair.input.image == folder / "3.png"
    assert page.batch.table.row == -1
    assert states(page) == [RowState.SCORED] * 2
    QTest.mouseClick(page.batch.bar.close_list, LEFT)
    assert not page.batch.isVisible()
    assert page.pair.input.image == folder / "3.png"
    drop(page, files(folder))
    settled(trained_stage)
    trained_stage.window.tasks.close_project()
    assert not page.batch.is_open


def test_words_of_the_drag_are_the_caption(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(folder / "0.png"))])
    mime.setText("A car seen by a friend")
    drop(page.zone, mime)
    settled(trained_stage)
    assert page.caption.toPlainText() == "A car seen by a friend"
    assert page.pair.input.image == folder / "0.png"
    mime.setText(QUrl.fromLocalFile(str(folder / "0.png")).toString())
    page.caption.clear()
    drop(page, mime)
    settled(trained_stage)
    assert page.caption.toPlainText() == ""


def test_each_list_gets_the_same_share_of_the_page(
    trained_stage: Stage, page: PredictPage, folder: Path
) -> None:
    widths = []
    for _ in range(2):
        drop(page.pair, files(folder))
        settled(trained_stage)
        trained_stage.wait(lambda: page.batch.width() > 100)
        widths.append(page.batch.width())
    assert widths[0] == widths[1]
