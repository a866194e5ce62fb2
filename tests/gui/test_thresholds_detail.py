"""Thresholds: one label beside the table, locks, undo, and what flips while a slider moves."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from window_fixtures import CTRL, SHIFT, Key, MakeStage, Stage

from engine.data.project import open_project
from engine.decide.curves import SIDES
from engine.decide.rule import EXPECTED
from engine.judging import run_locks
from engine.training.runs import list_runs
from mmc_gui.pages.thresholds_page import ThresholdsPage
from mmc_gui.widgets.photo_list_model import ListRole
from mmc_gui.widgets.threshold_model import Column

LEFT = Qt.MouseButton.LeftButton
PERSON = "1"


@pytest.fixture
def page(trained_stage: Stage) -> ThresholdsPage:
    return opened(trained_stage)


def opened(stage: Stage) -> ThresholdsPage:
    stage.window.show_page("thresholds")
    stage.settle()
    return stage.window.thresholds


def counts(page: ThresholdsPage) -> dict[str, int]:
    texts = [page.detail.sides.tabText(place) for place in range(len(SIDES))]
    return {side: int(text.split()[-1]) for side, text in zip(SIDES, texts, strict=True)}


def lock_point(page: ThresholdsPage, label: str) -> QPoint:
    row = page.table.shown_labels.index(label)
    return page.table.visualRect(page.table.model().index(row, Column.LOCK)).center()


def test_the_chosen_label_is_told_by_plots_and_photos(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    page.table.select_label("2")
    data, session = trained_stage.window.session.validation(), trained_stage.window.session
    assert data is not None
    decided = session.rule.decide(data[0])[:, 1]
    has = data[1][:, 1] == 1
    assert counts(page) == {
        "TP": (has & decided).sum(), "FP": (~has & decided).sum(),
        "FN": (has & ~decided).sum(), "TN": (~has & ~decided).sum(),
    }  # fmt: skip
    for card in page.detail.cards:
        assert card.plot.accessibleDescription()
        assert card.save_button.accessibleName()
    assert page.detail.cards[1].reading.text().startswith("AP ")


def test_photos_that_change_side_are_marked_until_the_next_drag(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    page.table.select_label(PERSON)
    before = counts(page)
    plot = page.detail.scores
    QTest.mousePress(plot, LEFT, pos=plot.point(0.5, 0.5).toPoint())
    QTest.mouseMove(plot, plot.point(0.2, 0.5).toPoint())
    QTest.mouseMove(plot, plot.point(0.0, 0.5).toPoint())
    assert page.table.thresholds[PERSON] == pytest.approx(0.0, abs=0.02)
    # The list follows at its own pace.
    trained_stage.wait(lambda: counts(page)["FN"] == counts(page)["TN"] == 0)
    moved = before["FN"] + before["TN"]
    assert moved
    assert page.detail.changed.text() == f"{moved} changed side"
    assert (trained_stage.window.session.thresholds == 0.5).all()  # the mouse is still down
    QTest.mouseRelease(plot, LEFT, pos=plot.point(0.0, 0.5).toPoint())
    trained_stage.settle()
    assert trained_stage.window.session.thresholds[0] == page.table.thresholds[PERSON]
    assert page.detail.changed.text()
    marked = 0
    for place in range(len(SIDES)):
        page.detail.sides.setCurrentIndex(place)
        model = page.detail.photos.photos
        entries = [model.index(row) for row in range(model.rowCount())]
        marked += sum(bool(entry.data(ListRole.MARKED)) for entry in entries)
        for entry in entries:
            told = "changed side" in str(entry.data(ListRole.DETAIL))
            assert told == entry.data(ListRole.MARKED)
    assert marked == moved
    page.table.select_label("2")
    assert page.detail.changed.text() == ""


def test_beside_the_history_the_curve_has_a_tab_of_its_own(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    stage, detail = trained_stage, page.detail
    page.table.select_label(PERSON)
    assert detail.plots.count() == 2
    assert detail.precision.isVisible()
    stage.trigger("history")
    stage.wait(lambda: detail.plots.count() == 3)
    right = page.table.mapTo(page, page.table.rect().topRight()).x()
    assert right < detail.mapTo(page, QPoint(0, 0)).x()
    assert detail.scores.isVisible()
    detail.plots.setCurrentIndex(1)
    assert detail.precision.isVisible()
    detail.plots.setCurrentIndex(0)
    stage.window.history.close()
    stage.wait(lambda: detail.plots.count() == 2)
    assert detail.precision.isVisible()
    assert detail.scores.isVisible()


def test_keys_move_the_line_of_the_scores(trained_stage: Stage, page: ThresholdsPage) -> None:
    page.table.select_label(PERSON)
    page.detail.scores.setFocus()
    trained_stage.key(Key.Key_Left)
    trained_stage.key(Key.Key_Right, SHIFT)
    assert page.table.thresholds[PERSON] == pytest.approx(0.59)
    assert trained_stage.window.session.thresholds[0] == pytest.approx(0.59)
    assert "0.59" in page.detail.scores.accessibleDescription()
    assert "0.59" in page.detail.precision.accessibleDescription()


@pytest.mark.parametrize("how", ["click", "enter"])
def test_a_photo_opens_on_browse(trained_stage: Stage, page: ThresholdsPage, how: str) -> None:
    page.table.select_label(PERSON)
    side = max(SIDES, key=lambda one: counts(page)[one])
    page.detail.sides.setCurrentIndex(SIDES.index(side))
    photos = page.detail.photos
    first = photos.photos.index(0)
    row = photos.photos.row_at(first)
    if how == "click":
        QTest.mouseClick(photos.viewport(), LEFT, pos=photos.visualRect(first).center())
    else:
        photos.setFocus()
        photos.setCurrentIndex(first)
        trained_stage.key(Key.Key_Return)
    assert trained_stage.window.stack.currentWidget() is trained_stage.window.browse
    trained_stage.settle()
    assert trained_stage.window.browse.grid.current_row == row


def test_photos_nearest_to_the_threshold_come_first(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    run = trained_stage.window.session.run
    assert run is not None
    page.table.select_label(PERSON)
    for place in range(len(SIDES)):
        page.detail.sides.setCurrentIndex(place)
        gaps = np.abs(run.scores[page.detail.photos.photos.rows, 0] - np.float32(0.5))
        assert (np.diff(gaps) >= 0).all()


def test_thumbnails_of_the_list_arrive(trained_stage: Stage, page: ThresholdsPage) -> None:
    page.table.select_label(PERSON)
    side = max(SIDES, key=lambda one: counts(page)[one])
    page.detail.sides.setCurrentIndex(SIDES.index(side))
    photos = page.detail.photos
    trained_stage.wait(lambda: photos.thumbnail(photos.photos.index(0)) is not None)


def test_a_locked_label_is_left_alone_by_tuning_and_by_all(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    stage, session = trained_stage, trained_stage.window.session
    QTest.mouseClick(page.table.viewport(), LEFT, pos=lock_point(page, "2"))
    page.table.select_label("3")
    page.table.setFocus()
    stage.key("l")
    stage.settle()
    assert session.locked == {"2", "3"}
    page.bar.value.setValue(0.25)
    QTest.mouseClick(page.bar.all_button, LEFT)
    stage.settle()
    assert session.thresholds[:4].tolist() == [0.25, 0.5, 0.5, 0.25]
    QTest.mouseClick(page.bar.tune_button, LEFT)
    stage.settle()
    assert session.thresholds[1:3].tolist() == [0.5, 0.5]
    cell = page.table.model().index(page.table.shown_labels.index("3"), Column.LOCK)
    assert "is locked" in str(cell.data(Qt.ItemDataRole.ToolTipRole))
    assert "locked" in str(cell.data(Qt.ItemDataRole.AccessibleTextRole))
    page.table.setFocus()
    stage.key("l")
    stage.settle()
    assert session.locked == {"2"}


def test_locks_survive_reopening(make_stage: MakeStage, trained_project: Path) -> None:
    stage = make_stage()
    stage.open(trained_project)
    page = opened(stage)
    QTest.mouseClick(page.table.viewport(), LEFT, pos=lock_point(page, "2"))
    stage.window.close()
    with open_project(trained_project) as project:
        assert run_locks(project, list_runs(project.runs_folder)[0]) == {"2"}
    again = make_stage()
    again.open(trained_project)
    assert opened(again).table._model.locked[1]


def test_photo_by_photo_is_refused_with_a_sentence_while_a_label_is_locked(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    QTest.mouseClick(page.table.viewport(), LEFT, pos=lock_point(page, "2"))
    page.bar.objective.setCurrentIndex(page.bar.objective.findData(EXPECTED))
    QTest.mouseClick(page.bar.tune_button, LEFT)
    trained_stage.settle()
    assert any("Unlock them first" in text for text in trained_stage.texts)
    assert trained_stage.window.session.rule.calibration is None


def test_a_drag_is_one_step_that_can_be_taken_back_and_made_again(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    stage, session = trained_stage, trained_stage.window.session
    page.table.select_label(PERSON)
    plot = page.detail.scores
    QTest.mousePress(plot, LEFT, pos=plot.point(0.5, 0.5).toPoint())
    for x in (0.4, 0.3, 0.2):
        QTest.mouseMove(plot, plot.point(x, 0.5).toPoint())
    QTest.mouseRelease(plot, LEFT, pos=plot.point(0.2, 0.5).toPoint())
    moved = float(session.thresholds[0])
    QTest.mouseClick(page.bar.tune_button, LEFT)
    stage.settle()
    tuned = session.thresholds.copy()
    undo = stage.window.actions_by_key["undo"]
    assert undo.text().endswith("tuning")
    page.table.setFocus()
    stage.key("z", CTRL)
    stage.settle()
    assert session.thresholds[0] == moved
    assert undo.text().endswith("threshold of person")
    stage.key("z", CTRL)
    assert (session.thresholds == 0.5).all()
    assert page.table.thresholds[PERSON] == 0.5
    assert not undo.isEnabled()
    stage.key("z", CTRL | SHIFT)
    stage.key("z", CTRL | SHIFT)
    stage.settle()
    assert session.thresholds.tolist() == tuned.tolist()


def test_undo_of_thresholds_and_of_labels_are_kept_apart(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    stage, session = trained_stage, trained_stage.window.session
    stage.window.tasks.edits.set_flagged([0], flagged=True)
    stage.window.tasks.set_thresholds(session.thresholds * 0 + 0.7)
    stage.settle()
    stage.trigger("undo")
    stage.settle()
    assert (session.thresholds == 0.5).all()
    assert session.dataset is not None
    assert session.dataset.flagged[0]
    stage.window.show_page("browse")
    stage.trigger("undo")
    stage.settle()
    assert not session.dataset.flagged[0]


def test_another_run_has_no_steps_to_take_back(trained_stage: Stage, page: ThresholdsPage) -> None:
    stage, session = trained_stage, trained_stage.window.session
    stage.window.tasks.set_thresholds(session.thresholds * 0 + 0.7)
    assert stage.window.tasks.decisions.steps == ("thresholds", None)
    session.set_run(None)
    assert stage.window.tasks.decisions.steps == (None, None)
    assert page.empty.isVisible()


def test_the_table_is_filtered_by_name_and_sorted(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    page.table.select_label("18")
    QTest.keyClicks(page.filter, "o")
    QTest.keyClick(page.filter, Key.Key_Return)
    names = [page.table._model.index(r, 0).data() for r in range(page.table._model.rowCount())]
    assert 0 < len(names) < 18
    assert all("o" in str(name) for name in names)
    assert page.table.selected_label == "18"
    page.table.sortByColumn(Column.AP, Qt.SortOrder.DescendingOrder)
    shown = [page.table._model.place(row) for row in range(page.table._model.rowCount())]
    values = [page.table._model.metrics[Column.AP][place] for place in shown]
    known = [value for value in values if value == value]
    assert known == sorted(known, reverse=True)
    page.filter.clear()
    assert page.table._model.rowCount() == 18


def test_a_filter_that_hides_all_outlives_a_change_of_labels(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    QTest.keyClicks(page.filter, "qqq")
    QTest.keyClick(page.filter, Key.Key_Return)
    assert page.table.shown_labels == []
    trained_stage.window.tasks.edits.rename_label("1", "human")
    trained_stage.settle()
    assert page.table.shown_labels == []
    assert page.detail.photos.photos.rowCount() == 0
    page.filter.clear()
    assert page.table._model.rowCount() == 18


def test_an_interval_stands_beside_each_figure_once_it_is_drawn(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    for tile in page.tiles.values():
        assert " to " in tile._range.text()
        assert "could be" in tile.accessibleDescription()
    page.table.select_label(PERSON)
    page.table.setFocus()
    QTest.keyPress(page.table, Key.Key_Left)
    assert all(tile._range.text() == "" for tile in page.tiles.values())
    QTest.keyRelease(page.table, Key.Key_Left)
    trained_stage.settle()
    assert all(" to " in tile._range.text() for tile in page.tiles.values())


def test_tab_reaches_everything_also_above_the_table(
    trained_stage: Stage, page: ThresholdsPage
) -> None:
    reached = []
    for _ in range(24):
        reached.append(QApplication.focusWidget())
        trained_stage.key(Key.Key_Tab)
    bar, detail = page.bar, page.detail
    wanted = {
        page.table, page.filter, bar.objective, bar.tune_button, bar.value, bar.all_button,
        bar.reset_button, bar.fallback, detail.plots.tabBar(), detail.scores, detail.precision,
        detail.sides, detail.photos, detail.cards[0].save_button,
    }  # fmt: skip
    missing = {one for one in wanted if one not in reached}
    assert not missing, missing
    assert reached[0] is page.table


@pytest.mark.parametrize("suffix", [".png", ".svg", ".csv"])
def test_plots_are_saved(page: ThresholdsPage, tmp_path: Path, suffix: str) -> None:
    page.table.select_label(PERSON)
    for number, card in enumerate(page.detail.cards):
        path = tmp_path / f"{number}{suffix}"
        card.save(path)
        assert path.stat().st_size > 20
        assert not card.save_button.isHidden()
    if suffix == ".csv":
        assert (tmp_path / "0.csv").read_text().startswith("from,to,has it,has it not\n")


def test_a_label_without_photos_says_so(page: ThresholdsPage) -> None:
    page.table.select_label("17")
    assert "nothing to draw" in page.detail.precision.accessibleDescription()
    assert page.detail.side == "TP"
    assert page.detail.photos.accessibleDescription().startswith("No photo")


def test_closing_while_the_page_measures_ends_quietly(trained_stage: Stage) -> None:
    trained_stage.window.show_page("thresholds")
    trained_stage.window.close()


def test_typing_in_the_filter_is_undone_there(trained_stage: Stage, page: ThresholdsPage) -> None:
    trained_stage.window.tasks.set_thresholds(trained_stage.window.session.thresholds * 0 + 0.7)
    assert isinstance(page.filter, QLineEdit)
    page.filter.setFocus()
    QTest.keyClicks(page.filter, "dog")
    trained_stage.key("z", CTRL)
    assert page.filter.text() == ""
    assert (trained_stage.window.session.thresholds == 0.7).all()
