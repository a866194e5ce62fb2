"""The paper's tables: a study that fills live, stops and goes on, and what is seen around it."""

import dataclasses
from pathlib import Path

import pytest
from fakes import FakeEncoder
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from study_pages import (
    EPOCHS,
    LEFT,
    Turnstile,
    check,
    click,
    line,
    lines,
    page_of,
    paper_of,
    robustness_of,
    search_of,
    settle,
    without_labels,
)
from window_fixtures import (
    CTRL,
    Gate,
    Key,
    MakeStage,
    Stage,
    make_project,
    usual_rows,
    write_source,
)

from engine.encoders.spec import Encoder
from engine.errors import EngineError
from engine.experiments import paper

pytestmark = pytest.mark.usefixtures("tiny_studies")


def test_the_paper_stands_there_before_anything_is_trained(stage: Stage) -> None:
    study = paper_of(stage)
    assert lines(study.table) == [
        "Table 3. Fusion, heads of 3 layers, 200 epochs", "Image only", "Caption only", "Sum",
        "Concat", "Mixed", "Constant guess",
    ]  # fmt: skip
    assert line(study.table, "Sum") == [
        "Sum", "–", "", "0 of 2", "86.34", "86.34", "–", "not trained yet", "–",
    ]  # fmt: skip
    assert study.panel.tables.count() == len(paper.TABLES)
    assert "10 trainings, about " in study.panel.tables.item(1).text()
    assert study.panel.summary.text() == (
        "0 of 10 trainings are done. They take about a minute on this machine. Features are made "
        "first."
    )
    assert not study.copy.isEnabled()
    assert not study.export.isEnabled()
    assert "as soon as each row of table 3 has 2 seeds" in study.order.sentence.text()
    check(study.panel.tables, "Table 2", "Table 12")
    assert [name for name in lines(study.table) if name.startswith("Table")] == [
        "Table 2. Classification head, images only, 200 epochs",
        "Table 12. The best model on the leaderboard",
    ]
    assert line(study.table, "The whole recipe, 300 epochs")[5] == "none"
    check(study.panel.tables)
    assert not study.buttons.start.isEnabled()
    assert study.buttons.why.text() == "Check at least one table."
    assert lines(study.table) == []


def test_the_table_fills_row_by_row_while_the_study_runs(
    stage: Stage, turnstile: Turnstile
) -> None:
    study = paper_of(stage)
    click(study.buttons.start)
    stage.wait(lambda: len(turnstile.trained) == 2)
    stage.wait(lambda: line(study.table, "Image only")[3] == "1 of 2")
    first = line(study.table, "Image only")
    assert "±" not in first[1]
    assert first[7] == "seed 1: training"
    assert line(study.table, "Caption only")[7] == "not trained yet"
    assert len(study.curves.points("Image only")[1]) == EPOCHS
    assert study.panel.summary.text() == "1 of 10 trainings are done. Now: Image only, seed 1."
    assert float(line(study.table, "Constant guess")[1]) > 0
    assert not study.export.isEnabled()
    assert not study.panel.seeds.isEnabled()
    turnstile.release()
    settle(stage)
    assert len(turnstile.trained) == 10
    for name in ("Image only", "Caption only", "Sum", "Concat", "Mixed"):
        cells = line(study.table, name)
        assert "±" in cells[1]
        assert cells[3] == "2 of 2"
        assert cells[6:8] == ["–", "not comparable"]
        assert len(study.curves.points(name)[1]) == EPOCHS
    assert "OpenAI's CLIP ViT-L/14, and these are of Fake" in study.note.text()
    assert "The paper's log tells 8 of 10 pairs" in study.order.sentence.text()
    assert study.order.pairs.rowCount() == 10
    assert study.panel.tables.item(1).text().endswith("10 trainings, all done")
    assert not study.buttons.start.isEnabled()
    assert "ask for more seeds" in study.buttons.why.text()


def test_with_the_papers_encoder_and_rows_values_are_judged(
    make_stage: MakeStage, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "open_clip:ViT-L-14/openai"

    def load(_: str) -> Encoder:
        encoder = FakeEncoder()
        encoder.spec = dataclasses.replace(encoder.spec, name=name)
        return encoder

    monkeypatch.setattr("engine.experiments.verdicts.PAPER_TRAIN_ROWS", 23)
    monkeypatch.setattr("engine.experiments.verdicts.PAPER_VAL_ROWS", 5)
    stage = make_stage(load)
    stage.open(project)
    study = paper_of(stage, seeds=1)
    click(study.buttons.start)
    settle(stage)
    cells = line(study.table, "Sum")
    assert cells[7] == "differs"
    assert cells[6].startswith("−")
    assert float(cells[6][1:]) == pytest.approx(86.338 - float(cells[1]), abs=0.0101)
    assert "cannot be compared" not in study.note.text()


def test_a_stop_keeps_what_is_finished_and_start_goes_on(
    stage: Stage, turnstile: Turnstile
) -> None:
    study = paper_of(stage)
    check(study.panel.tables, "Table 2.")
    click(study.buttons.start)
    stage.wait(lambda: len(turnstile.trained) == 2)
    stage.wait(lambda: line(study.table, "MLP of 3 layers")[3] == "1 of 2")
    click(study.buttons.stop)
    turnstile.release()
    settle(stage)
    done = line(study.table, "MLP of 3 layers")
    assert done[3] == "1 of 2"
    assert done[7] == "not comparable"
    assert study.panel.summary.text().startswith("1 of 4 trainings are done. The others take")
    click(study.buttons.start)
    settle(stage)
    assert len(turnstile.trained) == 5  # the one that was broken off goes on
    assert line(study.table, "gMLP as run")[3] == "2 of 2"


def test_a_stop_before_anything_is_finished_changes_nothing(
    make_stage: MakeStage, project: Path
) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(project)
    study = paper_of(stage)
    click(study.buttons.start)
    stage.wait(gate.reached.is_set)
    assert study.buttons.stop.hasFocus()
    QTest.keyClick(study.buttons.stop, Key.Key_Space)
    gate.open.set()
    settle(stage)
    assert stage.texts[-1] == "Stopped. What was finished is kept."
    assert line(study.table, "Sum")[3] == "0 of 2"
    assert study.buttons.start.isEnabled()


def test_a_study_goes_on_while_the_page_is_away(stage: Stage, turnstile: Turnstile) -> None:
    study = paper_of(stage, seeds=1)
    click(study.buttons.start)
    stage.wait(lambda: len(turnstile.trained) == 2)
    stage.window.show_page("browse")
    turnstile.release()
    stage.settle()
    assert page_of(stage).paper is study
    assert line(study.table, "Mixed")[3] == "1 of 1"
    assert len(study.curves.points("Mixed")[1]) == EPOCHS
    assert study.order.pairs.rowCount() == 10


def test_what_earlier_studies_left_is_shown_at_once(
    make_stage: MakeStage, project: Path, turnstile: Turnstile
) -> None:
    turnstile.release()
    stage = make_stage()
    stage.open(project)
    study = paper_of(stage, seeds=1)
    click(study.buttons.start)
    settle(stage)
    before = [line(study.table, name) for name in lines(study.table)]
    stage.window.close()
    stage = make_stage()
    stage.open(project)
    count = len(turnstile.trained)
    study = paper_of(stage, seeds=1)
    assert [line(study.table, name) for name in lines(study.table)] == before
    assert study.order.pairs.rowCount() == 10
    study.panel.seeds.setValue(2)
    settle(stage)
    assert line(study.table, "Sum")[3] == "1 of 2"
    assert study.panel.summary.text().startswith("5 of 10 trainings are done.")
    check(study.panel.tables, "Table 6")  # its first row is the same training
    assert line(study.table, "3 layers")[3] == "1 of 2"
    assert len(turnstile.trained) == count


def test_new_labels_make_results_old_but_leave_them_there(
    stage: Stage, turnstile: Turnstile
) -> None:
    turnstile.release()
    study = paper_of(stage, seeds=1)
    click(study.buttons.start)
    settle(stage)
    former = line(study.table, "Sum")
    stage.window.tasks.edits.toggle_label([0], "5")
    stage.settle()
    stage.window.show_page("browse")
    page_of(stage)
    assert line(study.table, "Sum") == former
    assert study.note.text().startswith("Labels or features have changed")
    assert study.panel.summary.text().startswith("0 of 5 trainings are done.")
    click(study.buttons.start)
    settle(stage)
    assert len(turnstile.trained) == 10
    assert "cannot be compared" in study.note.text()


def test_another_project_clears_all_studies(
    make_stage: MakeStage, trained_project: Path, tmp_path: Path, turnstile: Turnstile
) -> None:
    turnstile.release()
    other = make_project(
        write_source(tmp_path / "o", usual_rows()[:8], tests=0, size=(40, 30)), tmp_path / "o.mmc"
    )
    stage = make_stage()
    stage.open(trained_project)
    study = paper_of(stage, seeds=1)
    click(study.buttons.start)
    settle(stage)
    robust = robustness_of(stage)
    click(robust.buttons.start)
    settle(stage)
    searched = search_of(stage, trials=1)
    click(searched.buttons.start)
    settle(stage)
    assert searched.trials.rowCount() == 1
    stage.open(other)
    page = page_of(stage)
    assert line(study.table, "Sum")[1] == "–"
    assert line(study.table, "Constant guess")[1] == "–"
    assert study.curves.points("Sum")[0].size == 0
    assert not study.note.text().startswith("The values cannot")
    assert searched.trials.rowCount() == 0
    assert robust.kind.count() == 0
    page.tabs.setCurrentWidget(robust)
    assert robust.empty.isVisible()


def test_what_else_runs_keeps_a_study_from_starting_and_says_so(
    make_stage: MakeStage, trained_project: Path
) -> None:
    gate = Gate()
    stage = make_stage(gate.load)
    stage.open(trained_project)
    study = paper_of(stage)
    stage.window.train.encoder.setEditText("another")
    stage.window.train.start()
    stage.wait(gate.reached.is_set)
    page = stage.window.experiments
    for one in (study, page.search, page.robustness):
        assert not one.buttons.start.isEnabled()
        assert not one.buttons.stop.isEnabled()
        assert one.buttons.why.text() == "“Training” is running. Wait until it is done, or stop it."
    study.start()  # by no button
    assert "still running" in stage.texts[-1]
    assert not study.running
    stage.trigger("stop")
    gate.open.set()
    settle(stage)
    assert study.buttons.start.isEnabled()
    assert study.buttons.why.text() == ""


def test_an_error_is_a_sentence_and_the_study_can_be_started_again(
    make_stage: MakeStage, project: Path
) -> None:
    broken = [True]

    def load(_: str) -> Encoder:
        if broken:
            raise EngineError("The encoder is not to be had today.")
        return FakeEncoder()

    stage = make_stage(load)
    stage.open(project)
    study = paper_of(stage, seeds=1)
    click(study.buttons.start)
    settle(stage)
    assert stage.texts == ["The encoder is not to be had today."]
    assert stage.window.banner.shown[0].details == ""
    broken.clear()
    click(study.buttons.start)
    settle(stage)
    assert line(study.table, "Sum")[3] == "1 of 1"


def test_rows_are_scored_with_dropout_on_where_that_is_asked_for(
    stage: Stage, turnstile: Turnstile
) -> None:
    turnstile.release()
    study = paper_of(stage, seeds=1)
    click(study.buttons.start)
    settle(stage)
    assert study.table.isColumnHidden(2)
    assert not study.buttons.start.isEnabled()
    study.panel.as_printed.click()
    assert "scored again, with dropout on" in study.panel.summary.text()
    click(study.buttons.start)
    settle(stage)
    assert len(turnstile.trained) == 5
    assert not study.table.isColumnHidden(2)
    assert float(line(study.table, "Image only")[2]) >= 0
    assert line(study.table, "Sum")[2] == ""
    stage.window.show_page("browse")
    page_of(stage)
    assert line(study.table, "Image only")[2] != ""  # a look-up does not know it


def test_the_shown_table_is_the_one_that_was_chosen(stage: Stage, turnstile: Turnstile) -> None:
    study = paper_of(stage, seeds=1)
    check(study.panel.tables, "Table 2.", "Table 3")
    click(study.buttons.start)
    stage.wait(lambda: len(turnstile.trained) == 2)
    stage.wait(lambda: study.curves.accessibleName().startswith("Plot: Table 2."))
    y = lines(study.table).index("Sum")
    QTest.mouseClick(
        study.table.viewport(),
        LEFT,
        pos=study.table.visualItemRect(study.table.item(y, 0)).center(),
    )
    assert study.curves.accessibleName().startswith("Plot: Table 3.")
    turnstile.release()
    settle(stage)
    assert study.curves.accessibleName().startswith("Plot: Table 3.")
    assert study.views.tabText(1) == "Order in table 3"
    study.panel.tables.setCurrentRow(0)
    assert study.curves.accessibleName().startswith("Plot: Table 2.")
    settle(stage)
    assert "1 pair of rows" in study.order.sentence.text()


def test_tables_are_copied_and_a_report_is_written_where_it_was_asked_for(
    stage: Stage, turnstile: Turnstile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turnstile.release()
    study = paper_of(stage, seeds=1)
    check(study.panel.tables, "Table 2.")
    click(study.buttons.start)
    settle(stage)
    click(study.copy)
    text = QApplication.clipboard().text()
    assert text.startswith("**Table 2. Classification head, images only, 200 epochs**")
    assert f"| MLP of 3 layers | {line(study.table, 'MLP of 3 layers')[1]} |" in text
    assert stage.texts[-1] == "The tables are on the clipboard, as Markdown."
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    click(study.export)
    assert not stage.window.runner.busy
    for folder in (tmp_path / "report", tmp_path / "file" / "report"):
        (tmp_path / "file").write_text("in the way")
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, f=folder: str(f))
        click(study.export)
        settle(stage)
    names = {path.name for path in (tmp_path / "report").iterdir()}
    assert names == {
        "experiments.md", "results.csv", "runs.csv", "pairs.csv", "table-2.png", "table-2.svg",
    }  # fmt: skip
    assert f"The report is in {tmp_path / 'report' / 'experiments.md'}" in stage.texts[-2]
    assert "cannot be made" in stage.texts[-1]


def test_a_study_can_be_made_with_keys_alone(stage: Stage, turnstile: Turnstile) -> None:
    turnstile.release()
    stage.window.activateWindow()
    stage.key(Key.Key_5, CTRL)
    page = stage.window.experiments
    settle(stage)
    assert page.tabs.tabBar().hasFocus()
    stage.key(Key.Key_Right)
    assert page.tabs.currentWidget() is page.search
    stage.key(Key.Key_Left)
    study = page.paper
    stage.key(Key.Key_Tab)
    assert study.panel.tables.hasFocus()
    stage.key(Key.Key_Home)
    stage.key(Key.Key_Space)
    stage.key(Key.Key_Down)
    stage.key(Key.Key_Space)
    assert study.panel.choice.tables == (2,)
    for widget in (study.panel.seeds, study.panel.as_printed, study.buttons.start):
        stage.key(Key.Key_Tab)
        assert widget.hasFocus()
    stage.key(Key.Key_Space)
    settle(stage)
    assert line(study.table, "gMLP as run")[3] == "3 of 3"
    for widget in (study.panel.tables, study.panel.seeds, study.table, study.order.pairs):
        assert widget.accessibleName()


def test_without_labels_it_says_where_to_make_some(make_stage: MakeStage, tmp_path: Path) -> None:
    stage = make_stage()
    stage.open(without_labels(tmp_path))
    page = page_of(stage)
    assert stage.window.session.dataset is not None
    assert page.paper.empty.isVisible()
    assert page.paper.empty.accessibleName() == "No labels yet"
    click(page.paper.empty.primary)
    assert stage.window.stack.currentWidget() is stage.window.browse


def test_too_few_labels_are_told_where_start_is(make_stage: MakeStage, tmp_path: Path) -> None:
    path = make_project(
        write_source(tmp_path / "d", usual_rows()[:1], tests=0, size=(40, 30)), tmp_path / "d.mmc"
    )
    stage = make_stage()
    stage.open(path)
    study = paper_of(stage)
    click(study.buttons.start)
    settle(stage)
    assert "too few labelled photos" in stage.texts[-1]
    assert "too few labelled photos" in study.panel.summary.text()


def test_closing_the_window_amid_a_study_ends_it(stage: Stage, turnstile: Turnstile) -> None:
    study = paper_of(stage)
    click(study.buttons.start)
    stage.wait(lambda: len(turnstile.trained) == 2)
    turnstile.release()
    stage.window.close()
    assert not stage.window.runner.busy
