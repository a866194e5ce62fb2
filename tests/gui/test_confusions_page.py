"""Confusions: errors that follow run, thresholds and labels, and clicks that lead to photos."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import CTRL, Key, MakeStage, Stage, make_project, train_run

from engine.judging import OUT_OF_FOLD
from engine.training.config import TrainConfig
from mmc_gui.pages.confusions_page import ConfusionsPage
from mmc_gui.widgets.error_table import Column

LEFT = Qt.MouseButton.LeftButton


def opened(stage: Stage) -> ConfusionsPage:
    stage.key(Key.Key_8, CTRL)
    page = stage.window.confusions
    assert stage.window.stack.currentWidget() is page
    stage.settle()
    return page


@pytest.fixture
def page(trained_stage: Stage) -> ConfusionsPage:
    """The page with errors of both kinds: some labels are given to all, some to none."""
    stage = trained_stage
    thresholds = np.tile([0.0, 1.0, 1.0], 6)
    stage.window.tasks.set_thresholds(thresholds)
    stage.window.tasks.set_fallback(False)
    return opened(stage)


def tile(page: ConfusionsPage, key: str) -> str:
    return page.tiles[key]._number.text()


def validation(stage: Stage) -> tuple[np.ndarray, np.ndarray]:
    data = stage.window.session.validation()
    assert data is not None
    return stage.window.session.rule.decide(data[0]), data[1]


def cell(page: ConfusionsPage, name: str, column: Column) -> QPoint:
    table = page.errors.table
    model = table.model()
    row = next(r for r in range(model.rowCount()) if model.index(r, Column.NAME).data() == name)
    return table.visualRect(model.index(row, column)).center()


def test_the_page_counts_what_is_wrong_and_says_on_what(
    trained_stage: Stage, page: ConfusionsPage
) -> None:
    decided, targets = validation(trained_stage)
    missed, wrong = (targets == 1) & ~decided, (targets == 0) & decided
    assert tile(page, "photos") == str(len(targets))
    assert tile(page, "missed") == str(missed.sum())
    assert tile(page, "wrong") == str(wrong.sum())
    assert tile(page, "errors") == str((missed | wrong).any(axis=1).sum())
    assert f"Judged on {len(targets)} validation photos" in page.note.text()
    rows = page.errors.table.rows
    assert [row.missed for row in rows] == missed.sum(axis=0).tolist()
    assert [row.wrong for row in rows] == wrong.sum(axis=0).tolist()
    assert not page.kind.isVisible()  # there is no choice


@pytest.mark.parametrize(("column", "says"), [
    (Column.MISSED_BAR, "bicycle is missed"), (Column.MISSED, "bicycle is missed"),
])  # fmt: skip
def test_a_click_on_errors_of_a_label_shows_their_photos(
    trained_stage: Stage, page: ConfusionsPage, column: Column, says: str
) -> None:
    stage = trained_stage
    decided, targets = validation(stage)
    spot = cell(page, "bicycle", column)
    QTest.mouseClick(page.errors.table.viewport(), LEFT, pos=spot)
    assert stage.window.stack.currentWidget() is stage.window.browse
    stage.settle()
    assert len(stage.shown()) == ((targets[:, 1] == 1) & ~decided[:, 1]).sum()
    assert says in stage.window.browse.only.text


def test_enter_on_a_name_shows_both_kinds(trained_stage: Stage, page: ConfusionsPage) -> None:
    stage = trained_stage
    decided, targets = validation(stage)
    QTest.mouseClick(page.errors.table.viewport(), LEFT, pos=cell(page, "person", Column.NAME))
    assert stage.window.stack.currentWidget() is page
    page.errors.table.setFocus()
    stage.key(Key.Key_Return)
    stage.settle()
    assert len(stage.shown()) == ((targets[:, 0] == 1) != decided[:, 0]).sum()


def test_nothing_wrong_leads_nowhere(trained_stage: Stage, page: ConfusionsPage) -> None:
    name = next(row.name for row in page.errors.table.rows if not row.missed)
    QTest.mouseClick(page.errors.table.viewport(), LEFT, pos=cell(page, name, Column.MISSED))
    assert trained_stage.window.stack.currentWidget() is page


def test_a_cell_tells_its_pair_and_leads_to_the_photos(
    trained_stage: Stage, page: ConfusionsPage
) -> None:
    stage, figure = trained_stage, page.mixups
    page.tabs.setCurrentWidget(figure)
    assert page.found is not None
    counts = page.found.found.instead
    a, b = np.unravel_index(int(counts.argmax()), counts.shape)
    place = figure._order.index(int(a)), figure._order.index(int(b))
    spot = figure.map.cell_rect(*place).center().toPoint()
    QTest.mouseMove(figure.map.viewport(), spot)
    labels = stage.window.session.run_labels
    assert figure.reading.text().startswith(
        f"{labels[int(a)].name} is missed and {labels[int(b)].name} wrongly given on {counts[a, b]}"
    )
    QTest.mouseClick(figure.map.viewport(), LEFT, pos=spot)
    stage.settle()
    assert len(stage.shown()) == counts[a, b]


@pytest.mark.parametrize("order", ["loss", "labels"])
def test_the_worst_photos_say_what_was_wrong_and_open(
    trained_stage: Stage, page: ConfusionsPage, order: str
) -> None:
    stage, figure = trained_stage, page.worst
    page.tabs.setCurrentWidget(figure)
    figure.order.setCurrentIndex(figure.order.findData(order))
    photos = figure.photos
    first = photos.photos.index(0)
    assert "loss" in figure.words(photos.photos.row_at(first))
    assert "missed: " in figure.words(photos.photos.row_at(first)) or "wrongly given: " in (
        figure.words(photos.photos.row_at(first))
    )
    row = photos.photos.row_at(first)
    stage.wait(lambda: photos.thumbnail(first) is not None)
    QTest.mouseClick(photos.viewport(), LEFT, pos=photos.visualRect(first).center())
    assert stage.window.stack.currentWidget() is stage.window.browse
    stage.settle()
    assert stage.window.browse.grid.current_row == row


def test_the_tile_of_errors_leads_to_all_of_them(
    trained_stage: Stage, page: ConfusionsPage
) -> None:
    wrong = int(tile(page, "errors"))
    QTest.mouseClick(page.tiles["errors"], LEFT)
    trained_stage.settle()
    assert len(trained_stage.shown()) == wrong


def test_errors_follow_thresholds_and_labels(trained_stage: Stage, page: ConfusionsPage) -> None:
    stage, session = trained_stage, trained_stage.window.session
    before = tile(page, "wrong")
    stage.window.tasks.set_thresholds(session.thresholds * 0 + 1)
    stage.settle()
    assert tile(page, "wrong") != before
    decided, targets = validation(stage)
    assert session.run is not None
    row = int(np.flatnonzero(session.run.validated)[0])
    stage.window.tasks.edits.set_label([row], "18", 1 - int(targets[0, 16]))
    stage.settle()
    decided, targets = validation(stage)
    assert tile(page, "missed") == str(((targets == 1) & ~decided).sum())


def test_what_changed_while_the_page_was_hidden_is_counted_when_it_is_seen(
    trained_stage: Stage, page: ConfusionsPage
) -> None:
    before = tile(page, "wrong")
    trained_stage.window.show_page("browse")
    session = trained_stage.window.session
    trained_stage.window.tasks.set_thresholds(session.thresholds * 0 + 1)
    trained_stage.settle()
    assert tile(page, "wrong") == before
    assert tile(opened(trained_stage), "wrong") == "0"


def test_a_renamed_label_has_its_new_name(trained_stage: Stage, page: ConfusionsPage) -> None:
    trained_stage.window.tasks.edits.rename_label("1", "human")
    trained_stage.settle()
    assert page.errors.table.rows[0].name == "human"


def test_without_a_run_the_page_leads_to_the_train_page(stage: Stage) -> None:
    page = opened(stage)
    assert page.empty.isVisible()
    QTest.mouseClick(page.empty.primary, LEFT)
    assert stage.window.stack.currentWidget() is stage.window.train


def test_a_run_with_folds_can_also_be_judged_out_of_fold(
    make_stage: MakeStage, project: Path
) -> None:
    config = TrainConfig(hidden=(16,), epochs=3, batch_size=8, lr=0.02, folds=3)
    train_run(project, config)
    stage = make_stage()
    stage.open(project)
    page = opened(stage)
    few = int(tile(page, "photos"))
    assert page.kind.isVisible()
    page.kind.setCurrentIndex(page.kind.findData(OUT_OF_FOLD))
    stage.settle()
    assert int(tile(page, "photos")) > few
    assert "out of fold" in page.note.text()


def test_tab_reaches_tiles_tabs_and_figure(trained_stage: Stage, page: ConfusionsPage) -> None:
    reached = []
    for _ in range(8):
        reached.append(QApplication.focusWidget())
        trained_stage.key(Key.Key_Tab)
    assert {page.tiles["errors"], page.tabs.tabBar(), page.errors.table} <= set(reached)


def test_another_project_takes_the_place_of_the_former(
    trained_stage: Stage, page: ConfusionsPage, source: object, tmp_path: Path
) -> None:
    trained_stage.open(make_project(source, tmp_path / "other.mmc"))  # type: ignore[arg-type]
    assert opened(trained_stage).empty.isVisible()
    assert page.found is None


def test_closing_while_it_compares_ends_quietly(trained_stage: Stage) -> None:
    trained_stage.key(Key.Key_8, CTRL)
    trained_stage.window.close()


@pytest.mark.parametrize("suffix", [".png", ".svg", ".csv"])
def test_the_figures_are_saved(page: ConfusionsPage, tmp_path: Path, suffix: str) -> None:
    for number, figure in enumerate((page.errors, page.mixups)):
        path = tmp_path / f"{number}{suffix}"
        figure.save(path)
        assert path.stat().st_size > 20
    if suffix == ".csv":
        assert (tmp_path / "0.csv").read_text().splitlines()[1].startswith("person,")
