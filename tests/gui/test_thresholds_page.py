"""Thresholds: moving them, tuning them, and the figures that follow."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from window_fixtures import SHIFT, Key, MakeStage, Stage

from engine.data.dataset import Split
from engine.data.project import open_project
from engine.decide.metrics import constant_guess
from engine.decide.rule import EXPECTED, Aim
from engine.judging import run_rule
from engine.training.runs import list_runs
from mmc_gui.pages.thresholds_page import PRECISION, RECALL, ThresholdsPage
from mmc_gui.widgets.threshold_delegate import track_of
from mmc_gui.widgets.threshold_model import Column
from mmc_gui.widgets.threshold_table import LEAST_SLIDER, ThresholdTable

LEFT = Qt.MouseButton.LeftButton
CAT = 15
"""Column of a label that no photo has."""


def thresholds_page(stage: Stage) -> ThresholdsPage:
    stage.window.show_page("thresholds")
    stage.settle()
    return stage.window.thresholds


def figures(page: ThresholdsPage) -> list[str]:
    return [tile._number.text() for tile in page.tiles.values()]


def stored(project: Path) -> dict[str, float]:
    with open_project(project) as opened:
        return opened.thresholds(next(opened.runs_folder.iterdir()).name)


def point_at(table: ThresholdTable, label: str, value: float) -> QPoint:
    row = next(r for r in range(18) if table._model.rows[table._model.place(r)].label_id == label)
    track = track_of(table.visualRect(table._model.index(row, Column.SLIDER)))
    return QPoint(round(track.left() + value * track.width()), round(track.center().y()))


def test_without_a_run_the_page_leads_to_the_train_page(stage: Stage) -> None:
    page = thresholds_page(stage)
    assert page.empty.isVisible()
    QTest.mouseClick(page.empty.primary, LEFT)
    assert stage.window.stack.currentWidget() is stage.window.train
    assert stage.window.rail.current == "train"


def test_dragging_moves_the_figures_at_once_and_stores_on_release(
    trained_stage: Stage, trained_project: Path
) -> None:
    stage = trained_stage
    page, session = thresholds_page(stage), stage.window.session
    table, before = page.table, figures(page)
    view = table.viewport()
    QTest.mousePress(view, LEFT, pos=point_at(table, "1", 0.5))
    QTest.mouseMove(view, point_at(table, "1", 0.3))
    QTest.mouseMove(view, point_at(table, "1", 0.02))
    assert table.thresholds["1"] == pytest.approx(0.02, abs=0.011)
    assert figures(page) != before  # while the mouse is still down
    assert (session.thresholds == 0.5).all()
    stage.settle()
    assert stored(trained_project) == {}
    QTest.mouseRelease(view, LEFT, pos=point_at(table, "1", 0.02))
    stage.settle()
    value = table.thresholds["1"]
    assert session.thresholds[0] == value
    assert stored(trained_project)["1"] == value
    evaluation = session.evaluation()
    assert evaluation is not None
    assert figures(page)[0] == f"{100 * evaluation.micro_f1:.1f}"


def test_keys_move_a_threshold_that_survives_reopening(
    make_stage: MakeStage, trained_project: Path
) -> None:
    stage = make_stage()
    stage.open(trained_project)
    page = thresholds_page(stage)
    page.table.select_label("2")
    page.table.setFocus()
    for key, modifier, expected in (
        (Key.Key_Left, None, 0.49),
        (Key.Key_Left, SHIFT, 0.39),
        (Key.Key_Right, None, 0.40),
    ):
        stage.key(key, modifier)
        assert page.table.thresholds["2"] == pytest.approx(expected)
    stage.window.close()
    again = make_stage()
    again.open(trained_project)
    assert thresholds_page(again).table.thresholds["2"] == pytest.approx(0.40)
    assert again.window.session.thresholds[1] == pytest.approx(0.40)


def test_two_labels_moved_in_haste_are_both_kept(
    trained_stage: Stage, trained_project: Path
) -> None:
    table = thresholds_page(trained_stage).table
    for label in ("1", "2", "3"):
        table.select_label(label)
        QTest.keyClick(table, Key.Key_Left, SHIFT)
    trained_stage.settle()
    kept = stored(trained_project)
    assert [kept[label] for label in ("1", "2", "3")] == pytest.approx([0.4] * 3)


@pytest.mark.parametrize("objective", ["samples", "micro", "macro"])
def test_tuning_raises_its_objective_and_is_stored(
    trained_stage: Stage, trained_project: Path, objective: str
) -> None:
    stage = trained_stage
    page, session = thresholds_page(stage), stage.window.session
    stage.window.tasks.set_thresholds(np.full(18, 0.97))
    page.bar.objective.setCurrentIndex(page.bar.objective.findData(objective))
    before = session.evaluation(np.full(18, 0.5))
    QTest.mouseClick(page.bar.tune_button, LEFT)
    stage.settle()
    after = session.evaluation()
    assert before is not None
    assert after is not None
    name = f"{objective}_f1"
    assert getattr(after, name) >= getattr(before, name)
    assert (session.thresholds != 0.97).any()
    assert list(page.table.thresholds.values()) == pytest.approx(session.thresholds.tolist())
    assert list(stored(trained_project).values()) == pytest.approx(session.thresholds.tolist())


def test_what_tuning_is_worth_is_told_until_something_else_decides(trained_stage: Stage) -> None:
    stage = trained_stage
    page = thresholds_page(stage)
    assert not page.verdict.isVisible()
    QTest.mouseClick(page.bar.tune_button, LEFT)
    stage.settle()
    assert page.verdict.isVisible()
    assert page.verdict.text().startswith("Found on 5 validation photos, judged on the same rows")
    page.table.select_label("2")
    QTest.keyClick(page.table, Key.Key_Left)
    assert not page.verdict.isVisible()


def test_labels_given_photo_by_photo_until_a_threshold_is_moved(
    make_stage: MakeStage, trained_project: Path
) -> None:
    stage = make_stage()
    stage.open(trained_project)
    page, session = thresholds_page(stage), stage.window.session
    page.bar.objective.setCurrentIndex(page.bar.objective.findData(EXPECTED))
    QTest.mouseClick(page.bar.tune_button, LEFT)
    stage.settle()
    assert session.rule.calibration is not None
    assert "thresholds have no say" in page.note.text()
    shown = figures(page)
    stage.window.close()
    again = make_stage()
    again.open(trained_project)
    page, session = thresholds_page(again), again.window.session
    assert figures(page) == shown
    assert session.rule.calibration is not None
    assert "thresholds have no say" in page.note.text()
    page.table.select_label("2")
    QTest.keyClick(page.table, Key.Key_Left)
    assert session.rule.calibration is None
    assert "thresholds have no say" not in page.note.text()


@pytest.mark.parametrize("share", [PRECISION, RECALL])
def test_a_floor_is_asked_for_in_per_cent_and_what_misses_it_is_named(
    trained_stage: Stage, share: str
) -> None:
    stage = trained_stage
    page, session = thresholds_page(stage), stage.window.session
    assert not page.bar.floor.isVisible()
    page.bar.objective.setCurrentIndex(page.bar.objective.findData(share))
    assert page.bar.floor.isVisible()
    page.bar.floor.setValue(75)
    assert page.aim() == Aim(**{share: 0.75})
    QTest.mouseClick(page.bar.tune_button, LEFT)
    stage.settle()
    evaluation = session.evaluation()
    assert evaluation is not None
    known = evaluation.support > 0
    assert (getattr(evaluation, share)[known] >= 0.75).all()
    assert "The floor is not sure for" in page.verdict.text()
    assert not page.bar.fallback.isChecked()  # it would add what no threshold has allowed
    page.bar.objective.setCurrentIndex(page.bar.objective.findData("micro-per-label"))
    assert not page.bar.floor.isVisible()
    assert page.aim() == Aim(objective="micro", per_label=True)


def test_a_tuning_that_was_overtaken_by_another_run_does_not_touch_it(
    trained_stage: Stage, trained_project: Path
) -> None:
    stage = trained_stage
    session, tasks = stage.window.session, stage.window.tasks
    assert session.run is not None
    with open_project(trained_project) as opened:
        (folder,) = opened.runs_folder.iterdir()
    tasks.tune(Aim(objective="macro"))
    former = session.run
    session.set_run(None)  # another run is chosen before the answer comes
    stage.settle()
    assert former.run.folder == folder
    assert len(session.thresholds) == 0


def test_back_to_half_and_the_fallback(trained_stage: Stage, trained_project: Path) -> None:
    stage = trained_stage
    page, session = thresholds_page(stage), stage.window.session
    stage.window.tasks.set_thresholds(np.full(18, 1.0))
    assert figures(page) != ["0.0"] * 3  # each photo gets its best label
    QTest.mouseClick(page.bar.fallback, LEFT, pos=QPoint(8, page.bar.fallback.height() // 2))
    assert not session.fallback
    assert figures(page) == ["0.0"] * 3
    QTest.mouseClick(page.bar.reset_button, LEFT)
    stage.settle()
    assert (session.thresholds == 0.5).all()
    assert set(stored(trained_project).values()) == {0.5}
    assert page.tiles["micro_f1"]._change.text() == "±0.0"
    with open_project(trained_project) as opened:
        assert not run_rule(opened, list_runs(opened.runs_folder)[0]).fallback


def test_a_label_without_positives_has_dashes_and_says_why(trained_stage: Stage) -> None:
    table = thresholds_page(trained_stage).table
    model, place = table._model, CAT
    assert model.rows[place].name == "cat"
    assert model.text(place, Column.SUPPORT) == "0"
    assert model.text(place, Column.RECALL) == model.text(place, Column.F1) == "–"
    assert model.best[place] is None
    cell = model.index(place, Column.SUPPORT)
    assert "cannot be known" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert model.text(0, Column.F1) != "–"


def test_relabelling_a_validation_photo_changes_support_and_figures(trained_stage: Stage) -> None:
    stage = trained_stage
    page, session = thresholds_page(stage), stage.window.session
    assert session.dataset is not None
    row = int(session.dataset.rows(Split.VAL)[0])
    page.table.select_label("17")
    stage.window.tasks.edits.toggle_label([row], "17")
    stage.settle()
    assert page.table._model.text(CAT, Column.SUPPORT) == "1"
    assert page.table._model.text(CAT, Column.RECALL) != "–"
    assert page.table._model.best[CAT] is not None
    assert page.table.selected_label == "17"
    train = int(session.dataset.rows(Split.TRAIN)[0])
    stage.window.tasks.edits.toggle_label([train], "17")
    stage.settle()
    assert page.table._model.text(CAT, Column.SUPPORT) == "1"


def test_the_figures_say_what_they_are_measured_on(trained_stage: Stage) -> None:
    page = thresholds_page(trained_stage)
    dataset, data = trained_stage.window.session.dataset, trained_stage.window.session.validation()
    assert dataset is not None
    assert data is not None
    guess = constant_guess(data[1])
    for key, tile in page.tiles.items():
        told = f"constant guess {100 * getattr(guess, key):.1f}"
        assert tile.accessibleDescription().startswith(told)
        assert any(told == label.text() for label in tile.findChildren(QLabel))
    assert f"on {len(dataset.rows(Split.VAL))} validation photos" in page.note.text()
    for widget in (
        page.bar.objective,
        page.bar.tune_button,
        page.bar.reset_button,
        page.bar.fallback,
        *page.tiles.values(),
    ):
        assert widget.toolTip(), widget


def test_sliders_keep_room_however_large_the_text_is(trained_stage: Stage) -> None:
    table = thresholds_page(trained_stage).table
    trained_stage.window.resize(1280, 720)
    for _ in range(3):
        trained_stage.trigger("larger")
    trained_stage.wait(lambda: table.columnWidth(Column.SLIDER) >= LEAST_SLIDER)
    trained_stage.trigger("usual_size")
