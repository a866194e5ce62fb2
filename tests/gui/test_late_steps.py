"""Pages are made in steps; whatever comes in between, a page is whole and one of its kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from window_fixtures import MakeStage, Stage

from mmc_gui.commands import PAGES
from mmc_gui.main_window import MainWindow
from mmc_gui.panels.runs_panel import RunsPanel

LARGE = ("train", "experiments")
"""The pages that are made of parts."""


def by_hand(window: MainWindow) -> Iterator[None]:
    """Take the steps away from the stack, to take them where a test wants them."""
    window.stack.fill_later(())
    return window.pages.steps()


def begin(window: MainWindow, key: str, steps: Iterator[None], number: int) -> None:
    """Take so many steps of a page, and all before."""
    while key not in window.pages.under_way:
        next(steps)
    for _ in range(number):
        next(steps)
    assert key in window.pages.under_way


def stands(window: MainWindow, key: str) -> None:
    """Hold a page against a window with one run."""
    assert window.stack.shows(key)
    match key:
        case "train":
            assert len(window.train.runs_panel.table.shown) == 1
            assert window.train.epochs_shown
            assert window.train.start_button.isEnabled()
        case "experiments":
            page = window.experiments
            for study in (page.paper, page.search, page.robustness):
                page.tabs.setCurrentWidget(study)
                assert not study.empty.isVisible()


@pytest.mark.parametrize("number", [0, 2, 3])
def test_a_page_is_asked_for_between_two_of_its_steps(make_stage: MakeStage, number: int) -> None:
    window = make_stage(complete=False).window
    steps = by_hand(window)
    for key in LARGE:
        begin(window, key, steps, number)
        page = window.pages[key]
        assert window.pages.under_way == {}
        assert window.pages[key] is page
    for _ in steps:
        pass
    assert [window.pages[key] for key in PAGES] == [
        window.stack.widget(place) for place in range(1, len(PAGES) + 1)
    ]


@pytest.mark.parametrize(("key", "number"), [("train", 2), ("train", 3), ("experiments", 4)])
def test_a_project_is_opened_between_two_steps(
    make_stage: MakeStage, trained_project: Path, key: str, number: int
) -> None:
    stage = make_stage(complete=False)
    window = stage.window
    steps = by_hand(window)
    begin(window, key, steps, number)
    stage.open(trained_project)
    for _ in steps:
        pass
    stage.trigger(key)
    stands(window, key)


def test_a_page_is_asked_for_while_the_stack_makes_it(
    make_stage: MakeStage, trained_project: Path
) -> None:
    stage = make_stage(complete=False)
    window = stage.window
    _until_under_way(stage, "train")
    window.tasks.open_project(trained_project)
    stage.wait(lambda: window.session.run is not None)
    stage.trigger("train")
    stands(window, "train")
    stage.wait(lambda: window.stack.is_complete)
    assert [key for key in PAGES if key in vars(window)] == list(PAGES)
    assert window.stack.count() == len(PAGES) + 1
    assert window.stack.shows("train")


@pytest.mark.parametrize("key", LARGE)
def test_a_window_is_closed_in_the_middle_of_a_page(
    make_stage: MakeStage, qapp: QApplication, key: str
) -> None:
    stage = make_stage(complete=False)
    window = stage.window
    _until_under_way(stage, key)
    for _ in range(2):
        qapp.processEvents()
    window.close()
    there = set(vars(window)) & set(PAGES)
    qapp.processEvents()
    assert set(vars(window)) & set(PAGES) == there
    assert window.pages.under_way == {}


def test_a_page_whose_step_failed_is_made_when_it_is_asked_for(
    make_stage: MakeStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = make_stage(complete=False).window
    steps = by_hand(window)

    def broken(self: RunsPanel, **_: object) -> None:
        raise OSError("as good as any")

    with monkeypatch.context() as patch:
        patch.setattr(RunsPanel, "__init__", broken)
        with pytest.raises(OSError, match="as good as any"):
            for _ in steps:
                pass
    assert "train" not in vars(window)
    assert isinstance(window.pages["train"], QWidget)
    assert isinstance(window.pages["check"], QWidget)


def _until_under_way(stage: Stage, key: str) -> None:
    """Let the event loop run, turn by turn, until a page is begun and not there."""
    for _ in range(10_000):
        if key in stage.window.pages.under_way:
            return
        QApplication.processEvents()
    raise AssertionError(f"{key} was never under way")
