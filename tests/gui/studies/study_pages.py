"""Ways around the Experiments page, and studies that train in a moment."""

import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from window_fixtures import (
    LIMIT_MS,
    Row,
    Stage,
    make_project,
    write_source,
)

from engine.data.project import open_project
from engine.events import Reporter
from engine.experiments import paper
from engine.experiments import study as study_module
from engine.experiments.paper import Experiment
from engine.training.config import TrainConfig
from engine.training.data import TrainingData
from engine.training.recipes import RECIPES
from engine.training.runs import Run
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


@pytest.fixture
def tiny_studies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every row of the paper and every recipe trains in a moment."""
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
