"""Experiments: studies that fill live, stop and go on, and what is seen before and after."""

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes import FakeEncoder
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from window_fixtures import (
    CTRL,
    LIMIT_MS,
    RUN_EPOCHS,
    Gate,
    Key,
    MakeStage,
    Row,
    Stage,
    make_project,
    train_run,
    usual_rows,
    write_source,
)

from engine.data.project import open_project
from engine.encoders.spec import Encoder
from engine.errors import EngineError
from engine.events import Reporter
from engine.experiments import paper
from engine.experiments import study as study_module
from engine.experiments.paper import Experiment
from engine.search import project as search_module
from engine.training.config import TrainConfig
from engine.training.data import TrainingData
from engine.training.recipes import RECIPES
from engine.training.runs import Run, list_runs
from mmc_gui.pages.experiments_page import ExperimentsPage
from mmc_gui.studies.paper_study import PaperStudy
from mmc_gui.studies.robustness_study import RobustnessStudy
from mmc_gui.studies.search_study import SearchStudy
from mmc_gui.widgets.text_table import TextTable

LEFT = Qt.MouseButton.LeftButton
EPOCHS = 3


def tiny(experiment: Experiment) -> Experiment:
    """Return a row of the paper that trains in a moment; equal ones stay equal."""
    config = dataclasses.replace(
        experiment.config, hidden=(8,), concat_hidden=(8,), stacker_hidden=(8,), epochs=EPOCHS,
        schedule="constant", milestones=(), lr=0.01,
    )  # fmt: skip
    return dataclasses.replace(experiment, config=config)


@pytest.fixture(autouse=True)
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = tuple(tiny(one) for one in paper.EXPERIMENTS)
    monkeypatch.setattr(paper, "EXPERIMENTS", rows)
    quick = {
        name: dataclasses.replace(config, hidden=(8,), epochs=4, batch_size=8, lexical=False)
        for name, config in RECIPES.items()
    }
    for name, config in quick.items():
        monkeypatch.setitem(RECIPES, name, config)


class Turnstile:
    """Lets trainings of the paper's rows through one by one, and counts them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *, free: int) -> None:
        self.trained: list[TrainConfig] = []
        self._passes = threading.Semaphore(free)
        real = study_module.train_run

        def train(run: Run, data: TrainingData, reporter: Reporter) -> None:
            self.trained.append(run.setup.config)
            assert self._passes.acquire(timeout=LIMIT_MS / 1000)
            real(run, data, reporter)

        monkeypatch.setattr(study_module, "train_run", train)

    def release(self, count: int = 1000) -> None:
        self._passes.release(count)


@pytest.fixture
def turnstile(monkeypatch: pytest.MonkeyPatch) -> Iterator[Turnstile]:
    """One training goes through, the second waits for ``release``."""
    made = Turnstile(monkeypatch, free=1)
    yield made
    made.release()


def settle(stage: Stage) -> None:
    stage.wait(lambda: stage.idle and not stage.window.tasks.studies.looking)


def page_of(stage: Stage) -> ExperimentsPage:
    stage.window.show_page("experiments")
    settle(stage)
    return stage.window.experiments


def paper_of(stage: Stage, *, seeds: int = 2) -> PaperStudy:
    study = page_of(stage).paper
    study.panel.seeds.setValue(seeds)
    settle(stage)
    return study


def search_of(stage: Stage, *, trials: int = 3) -> SearchStudy:
    page = page_of(stage)
    page.tabs.setCurrentWidget(page.search)
    page.search.panel.trials.setValue(trials)
    settle(stage)
    return page.search


def robustness_of(stage: Stage) -> RobustnessStudy:
    page = page_of(stage)
    page.tabs.setCurrentWidget(page.robustness)
    return page.robustness


def click(widget: QWidget) -> None:
    assert widget.isEnabled()
    QTest.mouseClick(widget, LEFT)


def check(of: object, *texts: str) -> None:
    """Check the entries that begin with these texts, and no others."""
    for row in range(of.count()):  # type: ignore[attr-defined]
        item = of.item(row)  # type: ignore[attr-defined]
        wanted = any(item.text().startswith(text) for text in texts)
        item.setCheckState(Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)


def line(table: TextTable, start: str) -> list[str]:
    """Return the cells of the first line that begins with a text."""
    for y in range(table.rowCount()):
        cells = [table.item(y, x).text() for x in range(table.columnCount())]
        if cells[0] == start:
            return cells
    raise AssertionError(f"no line {start}")


def lines(table: TextTable) -> list[str]:
    return [table.item(y, 0).text() for y in range(table.rowCount())]


def without_labels(folder: Path) -> Path:
    rows = [Row(f"{n}.jpg", ("1",), f"Person number {n}") for n in range(3)]
    path = make_project(write_source(folder / "d", rows, tests=0, size=(40, 30)), folder / "d.mmc")
    with open_project(path) as project:
        dataset = project.dataset()
        project.journal.toggle([int(item) for item in dataset.items], "1")
    return path


# -- the paper's tables -----------------------------------------------------------------------


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


# -- better settings --------------------------------------------------------------------------


def test_trials_are_listed_as_they_end_and_the_best_goes_to_the_train_page(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = iter([0.5, 0.75, 0.625])
    gate, go_on = threading.Event(), threading.Event()

    def f1(*_: object) -> float:
        value = next(values)
        if value == 0.75:
            gate.set()
            assert go_on.wait(LIMIT_MS / 1000)
        return value

    monkeypatch.setattr(search_module, "held_out_f1", f1)
    study = search_of(stage)
    assert study.panel.summary.text() == "0 of 3 trials are done."
    assert not study.use.isEnabled()
    click(study.buttons.start)
    stage.wait(gate.is_set)
    stage.wait(lambda: study.trials.rowCount() == 2)
    assert line(study.trials, "1")[1:3] == ["50.00", "done, best"]
    assert line(study.trials, "1")[4] == "nothing"
    assert line(study.trials, "2")[2] == "training…"
    assert study.panel.summary.text() == "1 of 3 trials are done."
    assert not study.panel.recipe.isEnabled()
    go_on.set()
    settle(stage)
    assert [line(study.trials, str(n))[1] for n in (1, 2, 3)] == ["50.00", "75.00", "62.50"]
    assert line(study.trials, "2")[2] == "done, best"
    assert "dropout" in line(study.trials, "2")[4]
    assert "Best samples F1 75.00, the recipe 50.00, at threshold 0.5" in study.verdict.text()
    assert study.plot.points("Best so far")[1].tolist() == [50, 75, 75]
    assert study.plot.points("The recipe")[1].tolist() == [50, 50, 50]
    assert study.buttons.why.text() == "3 trials are done. Ask for more to go on."
    best = study._study.best.config
    click(study.use)
    window = stage.window
    assert window.stack.currentWidget() is window.train
    shown = window.train.config()
    for name in ("fusion", "epochs", "batch_size", "lr", "dropout", "seed"):
        assert getattr(shown, name) == pytest.approx(getattr(best, name), abs=0.005), name


def test_a_search_is_stopped_and_goes_on(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    reached, go_on = threading.Event(), threading.Event()
    made: list[float] = []

    def f1(*_: object) -> float:
        made.append(0.5)
        if len(made) == 1:
            reached.set()
            assert go_on.wait(LIMIT_MS / 1000)
        return 0.5

    monkeypatch.setattr(search_module, "held_out_f1", f1)
    study = search_of(stage)
    click(study.buttons.start)
    stage.wait(reached.is_set)
    click(study.buttons.stop)
    go_on.set()
    settle(stage)
    assert study.trials.rowCount() == 1
    assert study.panel.summary.text() == "1 of 3 trials are done."
    study.panel.trials.setValue(2)
    click(study.buttons.start)
    settle(stage)
    assert len(made) == 2
    assert study.trials.rowCount() == 2


def test_each_search_shows_its_own_trials_also_after_reopening(
    make_stage: MakeStage, project: Path
) -> None:
    stage = make_stage()
    stage.open(project)
    study = search_of(stage, trials=2)
    click(study.buttons.start)
    settle(stage)
    former = [line(study.trials, str(n)) for n in (1, 2)]
    verdict = study.verdict.text()
    study.panel.objective.setCurrentIndex(1)
    settle(stage)
    assert study.trials.rowCount() == 0
    assert not study.use.isEnabled()
    study.panel.objective.setCurrentIndex(0)
    settle(stage)
    assert [line(study.trials, str(n)) for n in (1, 2)] == former
    stage.window.close()
    stage = make_stage()
    stage.open(project)
    study = search_of(stage, trials=2)
    assert [line(study.trials, str(n)) for n in (1, 2)] == former
    assert study.verdict.text() == verdict
    for name in RECIPES:
        study.panel.recipe.setCurrentIndex(study.panel.recipe.findData(name))
        assert study.panel.plan().base == RECIPES[name]
    settle(stage)
    assert study.trials.rowCount() == 0


def test_a_damaged_study_file_is_told_where_start_is(stage: Stage, project: Path) -> None:
    project.with_name("animals-search.db").write_bytes(b"no database" * 1000)
    train_run(project, TrainConfig(hidden=(4,), epochs=1))  # makes the features that a look needs
    study = search_of(stage)
    assert "cannot be read or written" in study.panel.summary.text()


def test_a_time_limit_is_minutes_and_none_at_first(stage: Stage) -> None:
    study = search_of(stage)
    assert study.panel.plan().seconds == float("inf")
    assert study.panel.minutes.text() == "No limit"
    study.panel.minutes.setValue(2)
    assert study.panel.plan().seconds == 120


# -- robustness -------------------------------------------------------------------------------


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
