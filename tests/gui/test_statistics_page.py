"""Statistics: figures that follow the project, and clicks that lead to the photos behind them."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import (
    CTRL,
    MISSING,
    Key,
    MakeStage,
    Row,
    Stage,
    make_project,
    usual_rows,
    write_source,
)

from mmc_gui.figures.lengths_figure import WORDS
from mmc_gui.figures.together_figure import LIFT, SHARE
from mmc_gui.pages.statistics_page import StatisticsPage
from mmc_gui.widgets.label_counts import Column

LEFT = Qt.MouseButton.LeftButton
PERSON, DOG = 0, 16


def statistics_page(stage: Stage) -> StatisticsPage:
    stage.key(Key.Key_6, CTRL)
    page = stage.window.statistics
    assert stage.window.stack.currentWidget() is page
    counted(stage)
    return page


def counted(stage: Stage) -> None:
    stage.settle()
    stage.wait(lambda: not stage.window.tasks.insights.looking)


def tile(page: StatisticsPage, key: str) -> str:
    return page.tiles[key]._number.text()


def table(page: StatisticsPage, column: Column) -> list[str]:
    model = page.labels.table.model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def wait_for_rows(stage: Stage, names: set[str]) -> None:
    assert stage.window.stack.currentWidget() is stage.window.browse
    stage.wait(lambda: set(stage.shown()) == names)


def named(labels: set[str]) -> set[str]:
    return {row.name for row in usual_rows() if labels <= set(row.labels)}


def test_the_page_tells_what_the_project_holds(stage: Stage) -> None:
    page = statistics_page(stage)
    assert (tile(page, "photos"), tile(page, "labelled")) == ("33", "28")
    assert (tile(page, "reviewed"), tile(page, "captions")) == ("0", "0")
    assert tile(page, "images") == "1"  # gone.jpg; that the other is broken is not known yet
    positives = table(page, Column.POSITIVE)
    assert positives == sorted(positives, key=int, reverse=True)
    assert sum(map(int, positives)) == sum(len(row.labels) for row in usual_rows())


def test_a_click_on_a_head_sorts_the_labels(stage: Stage) -> None:
    page = statistics_page(stage)
    header = page.labels.table.horizontalHeader()
    x = header.sectionViewportPosition(Column.NAME) + 20
    QTest.mouseClick(header.viewport(), LEFT, pos=QPoint(x, header.height() // 2))
    names = table(page, Column.NAME)
    assert names in (sorted(names), sorted(names, reverse=True))


def test_a_label_leads_to_its_photos(stage: Stage) -> None:
    page = statistics_page(stage)
    model = page.labels.table.model()
    place = table(page, Column.NAME).index("dog")
    page.labels.table.setCurrentIndex(model.index(place, Column.NAME))
    page.labels.table.setFocus()
    stage.key(Key.Key_Return)
    wait_for_rows(stage, named({"18"}))
    assert stage.window.browse.filters.text == "label:dog"


def test_a_label_of_two_words_leads_to_its_photos(make_stage: MakeStage, tmp_path: Path) -> None:
    rows = [Row(f"{n}.jpg", ("10",) if n % 2 else ("1",), f"Photo {n}") for n in range(12)]
    stage = make_stage()
    stage.open(make_project(write_source(tmp_path / "d", rows, tests=0), tmp_path / "p.mmc"))
    page = statistics_page(stage)
    model = page.labels.table.model()
    light = model.index(table(page, Column.NAME).index("traffic light"), Column.NAME)
    view = page.labels.table.viewport()
    spot = page.labels.table.visualRect(light).center()
    QTest.mouseClick(view, LEFT, pos=spot)
    QTest.mouseDClick(view, LEFT, pos=spot)
    wait_for_rows(stage, {row.name for row in rows if "10" in row.labels})
    assert stage.window.browse.filters.text == 'label:"traffic light"'


def test_a_cell_tells_its_pair_and_leads_to_the_photos_with_both(stage: Stage) -> None:
    page = statistics_page(stage)
    page.tabs.setCurrentWidget(page.together)
    figure = page.together
    row, column = figure._order.index(DOG), figure._order.index(PERSON)
    spot = figure.map.cell_rect(row, column).center().toPoint()
    QTest.mouseMove(figure.map.viewport(), spot)
    both = named({"1", "18"})
    share = round(100 * len(both) / len(named({"18"})))
    said = figure.reading.text()
    assert said.startswith(f"dog and person: {len(both)} photos, {share} % of dog, ")
    assert "times as often as by chance" in said
    QTest.mouseClick(figure.map.viewport(), LEFT, pos=spot)
    wait_for_rows(stage, both)


@pytest.mark.parametrize("measure", [SHARE, LIFT])
def test_the_cells_can_show_something_else(stage: Stage, measure: str) -> None:
    page = statistics_page(stage)
    page.tabs.setCurrentWidget(page.together)
    figure = page.together
    before = figure.map._strengths.copy()
    figure.measure.setCurrentIndex(figure.measure.findData(measure))
    assert not (figure.map._strengths == before).all()
    assert figure.note.text()


def test_keys_walk_the_cells(stage: Stage) -> None:
    page = statistics_page(stage)
    page.tabs.setCurrentWidget(page.together)
    figure = page.together
    figure.map.setFocus()
    for key in (Key.Key_End, Key.Key_Down, Key.Key_Down, Key.Key_Home, Key.Key_Right):
        stage.key(key)
    assert figure.map._current == (2, 1)
    assert figure.map.accessibleDescription() == figure.sentence(2, 1) == figure.reading.text()
    stage.key(Key.Key_Return)
    assert stage.window.stack.currentWidget() is stage.window.browse


def test_a_bar_leads_to_its_photos(stage: Stage) -> None:
    page = statistics_page(stage)
    page.tabs.setCurrentWidget(page.lengths)
    chart = page.lengths.labels
    assert [bar.value for bar in chart.bars] == [0, 21, 7]
    QTest.mouseClick(chart, LEFT, pos=chart.rect_of(2).center().toPoint())
    wait_for_rows(stage, {row.name for row in usual_rows() if len(row.labels) == 2})
    assert stage.window.browse.filters.text == "labels:2"


def test_a_bar_without_photos_leads_nowhere(stage: Stage) -> None:
    page = statistics_page(stage)
    page.tabs.setCurrentWidget(page.lengths)
    chart = page.lengths.labels
    QTest.mouseClick(chart, LEFT, pos=chart.rect_of(0).center().toPoint())
    assert stage.window.stack.currentWidget() is page


def test_captions_are_found_by_length(stage: Stage) -> None:
    page = statistics_page(stage)
    page.tabs.setCurrentWidget(page.lengths)
    chart = page.lengths.captions
    place = max(range(len(chart.bars)), key=lambda n: chart.bars[n].value)
    chart.setFocus()
    for _ in range(place):
        stage.key(Key.Key_Right)
    stage.key(Key.Key_Return)
    assert stage.window.stack.currentWidget() is stage.window.browse
    stage.wait(lambda: len(stage.shown()) == chart.bars[place].value)
    page.lengths.unit.setCurrentText(WORDS)
    assert sum(bar.value for bar in chart.bars) == 33
    assert "words" in chart.bars[0].tip


def test_a_tile_leads_to_the_photos_it_counts(stage: Stage) -> None:
    stage.window.tasks.edits.set_flagged([3, 4], flagged=True)
    page = statistics_page(stage)
    QTest.mouseClick(page.tiles["captions"], LEFT)  # it counts none
    assert stage.window.stack.currentWidget() is page
    page.tiles["flagged"].setFocus()
    stage.key(Key.Key_Return)
    wait_for_rows(stage, {"3.jpg", "4.jpg"})
    statistics_page(stage)
    QTest.mouseClick(page.tiles["images"], LEFT)
    wait_for_rows(stage, {MISSING})


def test_tab_reaches_the_tiles_and_the_figures(stage: Stage) -> None:
    page = statistics_page(stage)
    reached = []
    for _ in range(5):
        reached.append(QApplication.focusWidget())
        stage.key(Key.Key_Tab)
    assert {page.tabs.tabBar(), page.labels.table, page.tiles["labelled"]} <= set(reached)
    assert page.tiles["captions"] not in reached  # it counts none


def test_figures_follow_an_edit_and_its_undo(stage: Stage) -> None:
    page = statistics_page(stage)
    stage.window.tasks.edits.set_reviewed([0, 1, 2], reviewed=True)
    counted(stage)
    assert tile(page, "reviewed") == "3"
    assert [bar.value for bar in page.progress.edits.bars] == [1]
    assert [bar.value for bar in page.progress.reviewed.bars] == [3]
    stage.trigger("undo")
    counted(stage)
    assert tile(page, "reviewed") == "0"
    assert page.progress.edits.bars == ()


def test_what_changed_while_the_page_was_hidden_is_counted_when_it_is_seen(stage: Stage) -> None:
    page = statistics_page(stage)
    stage.window.show_page("browse")
    stage.window.tasks.edits.set_flagged([4], flagged=True)
    counted(stage)
    assert tile(page, "flagged") == "0"
    statistics_page(stage)
    assert tile(page, "flagged") == "1"


def test_another_project_takes_the_place_of_the_former(
    stage: Stage, tmp_path: Path
) -> None:  # fmt: skip
    page = statistics_page(stage)
    other = [Row(f"{n}.jpg", ("3",), f"A car, number {n}") for n in range(11)]
    stage.open(make_project(write_source(tmp_path / "o", other, tests=0), tmp_path / "o.mmc"))
    assert tile(page, "photos") == "–"
    statistics_page(stage)
    assert tile(page, "photos") == "11"
    assert page.together.sentence(0, 0) == "car: 11 photos"


def test_a_new_label_gets_a_row(stage: Stage) -> None:
    page = statistics_page(stage)
    stage.window.tasks.edits.add_label("zebra")
    counted(stage)
    assert "zebra" in table(page, Column.NAME)


def test_a_project_without_labels_says_what_is_missing(
    make_stage: MakeStage, tmp_path: Path
) -> None:  # fmt: skip
    rows = [Row(f"{n}.jpg", ("1",), "" if n else "One caption") for n in range(3)]
    stage = make_stage()
    stage.open(make_project(write_source(tmp_path / "d", rows, tests=0), tmp_path / "p.mmc"))
    stage.window.tasks.edits.set_label([0, 1, 2], "1", -1)
    for label in list(stage.window.session.dataset.labels)[1:]:  # type: ignore[union-attr]
        stage.window.tasks.edits.set_label([0, 1, 2], label.id, -1)
    page = statistics_page(stage)
    assert tile(page, "labelled") == "0"
    assert tile(page, "mean") == "–"
    assert page.lengths.labels.bars == ()
    assert "Label some" in page.lengths.labels.accessibleDescription()


def test_closing_while_it_counts_ends_quietly(stage: Stage) -> None:
    stage.key(Key.Key_6, CTRL)
    stage.window.close()


def test_a_project_without_labels_says_what_to_do(make_stage: MakeStage, tmp_path: Path) -> None:
    source = write_source(tmp_path / "bare", [Row("a.jpg", (), "A photo")], tests=0)
    stage = make_stage()
    stage.open(make_project(source, tmp_path / "bare.mmc"))
    stage.window.tasks.edits.delete_label("1")
    dataset = stage.window.session.dataset
    assert dataset is not None
    for label in dataset.labels.ids[1:]:
        stage.window.tasks.edits.delete_label(label)
    stage.settle()
    page = statistics_page(stage)
    for figure in (page.labels, page.together):
        page.tabs.setCurrentWidget(figure)
        assert figure.none.isVisible()
        assert "Labels…" in figure.none.text()
