"""The language in the search field: proposals, mistakes, order, saved filters, stale answers."""

import shutil
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from window_fixtures import LIMIT_MS, TEST_PHOTOS, TRAIN_PHOTOS, Key, MakeStage, Stage

from engine.data.dataset import Dataset
from engine.data.project import open_project
from engine.data.query import Order
from engine.data.query.project_lookup import ProjectLookup
from engine.data.query.text import Mask
from engine.data.query.tree import Phrase, Word
from engine.finding import saved_filters
from mmc_gui.widgets.search_help import SearchHelp

ALL = TRAIN_PHOTOS + TEST_PHOTOS
DOGS = [f"{n}.jpg" for n in range(0, TRAIN_PHOTOS - 2, 4)]


def proposed(stage: Stage) -> list[str]:
    view = stage.window.browse.filters.search.proposals
    if not view.isVisible():
        return []
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def entry(menu: QMenu, *texts: str) -> None:
    """Choose an entry of a menu, through submenus."""
    for text in texts[:-1]:
        menu = {action.text(): action for action in menu.actions()}[text].menu()
    action = {action.text(): action for action in menu.actions()}[texts[-1]]
    assert action.isEnabled(), texts
    action.trigger()


def test_the_language_finds_rows(stage: Stage) -> None:
    stage.search("label:dog -rain")
    data = stage.window.session.dataset
    assert data is not None
    rain = {name for name, text in zip(data.names, data.captions, strict=True) if "rain" in text}
    assert stage.shown() == [name for name in DOGS if name not in rain]
    stage.window.browse.filters.show_only.setCurrentText("Reviewed")
    stage.settle()
    assert stage.window.browse.empty.isVisible()
    stage.window.search("label:dog")  # as another page would: the boxes no longer narrow
    assert stage.shown() == DOGS
    assert stage.window.browse.filters.count.text() == f"{len(DOGS)} of {ALL} photos"


def test_a_mistake_is_told_and_mended_by_a_click(stage: Stage) -> None:
    bar = stage.window.browse.filters
    bar.set_query("label:dog")
    stage.settle()
    bar.set_query("label:dgo rain")
    stage.settle()
    assert bar.note.text == "There is no label 'dgo'. Did you mean dog?"
    assert stage.shown() == DOGS
    assert bar.note.geometry().top() >= bar.search.geometry().bottom()
    QTest.mouseClick(bar.note.choices[0], Qt.MouseButton.LeftButton)
    assert bar.search.text() == "label:dog rain"
    assert set(stage.shown()) < set(DOGS)
    assert bar.note.text == ""
    stage.search("(rain")
    stage.key(Key.Key_Return)
    assert bar.note.text == "This ( is never closed. Add a )."
    stage.key(Key.Key_Escape)
    assert (bar.search.text(), bar.note.text) == ("", "")
    assert len(stage.shown()) == ALL


def test_proposals_are_led_through_by_keys_and_taken(stage: Stage) -> None:
    bar = stage.window.browse.filters
    bar.search.setFocus()
    QTest.keyClicks(bar.search, "rain -la")
    assert proposed(stage)[0] == "label:"
    assert bar.rect().contains(bar.search.geometry())
    QTest.keyClick(bar.search, Key.Key_Tab)
    assert bar.search.text() == "rain -label:"
    assert "person" in proposed(stage)
    QTest.keyClicks(bar.search, "traf")
    assert bar.note.text == ""  # not while it is being typed
    QTest.keyClick(bar.search, Key.Key_Down)
    QTest.keyClick(bar.search, Key.Key_Return)
    assert bar.search.text() == 'rain -label:"traffic light" '
    assert proposed(stage) == []
    assert len(stage.shown()) == 6
    QTest.keyClicks(bar.search, "sp")
    stage.wait(lambda: proposed(stage))
    QTest.keyClick(bar.search, Key.Key_Down)
    QTest.keyClick(bar.search, Key.Key_Escape)
    assert (proposed(stage), bar.search.text().endswith("sp")) == ([], True)
    stage.key(Key.Key_Escape)
    assert bar.search.text() == ""


def test_tab_leaves_a_word_as_it_is_typed(stage: Stage) -> None:
    bar = stage.window.browse.filters
    bar.search.setFocus()
    QTest.keyClicks(bar.search, "dog")
    assert proposed(stage)[0] == "label:dog"
    QTest.keyClick(bar.search, Key.Key_Tab)
    assert (bar.search.text(), bar.search.hasFocus()) == ("dog", False)
    assert proposed(stage) == []


def test_words_of_captions_are_proposed_and_clicked(stage: Stage) -> None:
    bar = stage.window.browse.filters
    bar.search.setFocus()
    QTest.keyClicks(bar.search, "bi")
    stage.wait(lambda: "bicycle" in proposed(stage))
    view = bar.search.proposals
    index = view.model().index(proposed(stage).index("bicycle"), 0)
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        view.visualRect(index).center(),
    )  # fmt: skip
    assert bar.search.text() == "bicycle "
    assert stage.shown()[0] == "1.jpg"
    QTest.keyClicks(bar.search, "la")
    assert proposed(stage)
    stage.window.browse.grid.setFocus()
    assert proposed(stage) == []


def test_an_unfinished_part_is_no_mistake_until_it_is_left(stage: Stage) -> None:
    bar = stage.window.browse.filters
    bar.search.setFocus()
    with stage.qtbot.waitSignal(bar.search.search_changed, timeout=LIMIT_MS):
        QTest.keyClicks(bar.search, "label:pers")
    assert (bar.note.text, bool(bar.search.property("invalid"))) == ("", False)
    QTest.keyClick(bar.search, Key.Key_Return)
    stage.settle()
    assert bar.note.text == "There is no label 'pers'. Did you mean person?"
    assert bar.search.property("invalid") is True


def test_help_shows_examples_to_click(stage: Stage) -> None:
    bar = stage.window.browse.filters
    QTest.mouseClick(bar.help, Qt.MouseButton.LeftButton)
    [shown] = stage.window.findChildren(SearchHelp)
    assert stage.window.rect().contains(shown.geometry())
    assert shown.examples[0].hasFocus()
    [example] = [button for button in shown.examples if button.text() == "label:dog OR label:cat"]
    QTest.mouseClick(example, Qt.MouseButton.LeftButton)
    assert bar.search.text() == "label:dog OR label:cat"
    assert stage.shown() == DOGS
    stage.wait(lambda: not stage.window.findChildren(SearchHelp))
    assert bar.search.hasFocus()


def test_help_closes_by_key_and_when_left(stage: Stage) -> None:
    bar = stage.window.browse.filters
    for leave in (lambda: stage.key(Key.Key_Escape), stage.window.browse.grid.setFocus):
        QTest.mouseClick(bar.help, Qt.MouseButton.LeftButton)
        shown = stage.window.findChildren(SearchHelp)[-1]
        QTest.keyClick(shown.examples[0], Key.Key_Down)
        assert shown.examples[1].hasFocus()
        leave()
        stage.wait(lambda: not stage.window.findChildren(SearchHelp))


def test_photos_are_sorted_by_columns_and_scores(trained_stage: Stage) -> None:
    stage, bar = trained_stage, trained_stage.window.browse.filters
    entry(bar.sort.menu(), "File name")
    names = stage.shown()
    assert names[:4] == ["0.jpg", "1.jpg", "2.jpg", "3.jpg"]
    assert names[-1] == f"t{TEST_PHOTOS - 1}.jpg"
    stage.click_photo(5)
    entry(bar.sort.menu(), "Score for", "dog")
    stage.settle()
    assert stage.window.browse.grid.current_row == stage.window.browse._model.order[0]
    order, run = stage.shown(), stage.window.session.run
    data = stage.window.session.dataset
    assert data is not None
    assert run is not None
    column = run.run.setup.labels.ids.index("18")
    scores = dict(zip(data.names, run.scores[:, column].tolist(), strict=True))
    scored = [scores[name] for name in order if run.scored[data.names.index(name)]]
    assert scored == sorted(scored, reverse=True)
    assert bar.sort.toolTip() == "Sorted by: score for dog, largest or last first"
    entry(bar.sort.menu(), "Largest or last first")
    assert bar.order == Order("score", "18")
    stage.search("label:dog")
    assert set(stage.shown()) == set(DOGS)
    assert stage.shown() != DOGS
    assert [name for name in order[::-1] if name in DOGS] == stage.shown()


def test_a_filter_that_asks_the_run_follows_its_rule(trained_stage: Stage) -> None:
    stage = trained_stage
    stage.search("decided:dog")
    before = stage.shown()
    session = stage.window.session
    thresholds = session.thresholds.copy()
    thresholds[session.run_labels.ids.index("18")] = 0.0
    stage.window.tasks.set_thresholds(thresholds)
    assert len(stage.shown()) > len(before)
    stage.settle()


def test_without_a_run_it_is_said_that_there_is_none(stage: Stage) -> None:
    bar = stage.window.browse.filters
    stage.search("score(dog)>0.5")
    assert "there is no trained run yet. Train one first." in bar.note.text
    assert not bar.sort.scores.isEnabled()


def name_it(stage: Stage, name: str) -> None:
    """Fill in the dialog that asks for a name."""
    stage.wait(lambda: QApplication.activeModalWidget() or bar_dialogs(stage))
    [dialog] = bar_dialogs(stage)
    dialog.setTextValue(name)
    dialog.accept()
    stage.settle()


def bar_dialogs(stage: Stage) -> Sequence[QInputDialog]:
    found = stage.window.browse.filters.saved.findChildren(QInputDialog)
    return [dialog for dialog in found if dialog.isVisible()]


def test_filters_are_saved_used_renamed_and_deleted(
    stage: Stage, project: Path, make_stage: MakeStage
) -> None:
    bar = stage.window.browse.filters
    texts = [action.text() for action in bar.saved.menu().actions()]
    assert texts[0] == "No filter is saved yet"
    stage.search("dog OR car")
    bar.label.setCurrentText("dog")
    stage.settle()
    entry(bar.saved.menu(), "Save this filter…")
    name_it(stage, "Dogs & cars")
    assert stage.texts == ["Saved as the filter “Dogs & cars”, under the star."]
    bar.clear()
    entry(bar.saved.menu(), "Dogs && cars")
    assert bar.search.text() == "(dog OR car) label:dog"
    assert bar.label.currentData() is None
    assert stage.shown() == DOGS
    entry(bar.saved.menu(), "Rename", "Dogs && cars…")
    name_it(stage, "Mine")
    with open_project(project) as opened:
        assert saved_filters(opened) == {"Mine": "(dog OR car) label:dog"}
    entry(bar.saved.menu(), "Rename", "Mine…")
    name_it(stage, " ")
    assert "Give the filter a name" in stage.texts[-1]
    stage.window.close()
    again = make_stage()
    again.open(project)
    bar = again.window.browse.filters
    entry(bar.saved.menu(), "Mine")
    assert again.shown() == DOGS
    entry(bar.saved.menu(), "Delete", "Mine")
    again.settle()
    assert again.window.tasks.filters.kept == {}


def test_an_answer_that_is_overtaken_is_dropped(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, gate, words = threading.Event(), threading.Event(), ProjectLookup.words

    def slow(self: ProjectLookup, dataset: Dataset, wanted: Sequence[Word | Phrase]) -> Mask:
        if wanted[0].text == "rain":
            reached.set()
            assert gate.wait(LIMIT_MS / 1000)
        return words(self, dataset, wanted)

    monkeypatch.setattr(ProjectLookup, "words", slow)
    bar = stage.window.browse.filters
    bar.set_query("rain")
    stage.wait(reached.is_set)
    stage.wait(lambda: bar.count.text() == "Searching…")
    bar.set_query("(")
    assert bar.count.text() == f"{ALL} photos"  # they are shown still
    bar.set_query("sea")
    gate.set()
    names = stage.shown()
    assert names[0] == "1.jpg"
    assert bar.count.text() == f"{len(names)} of {ALL} photos"


def test_the_project_can_be_closed_in_the_middle_of_a_search(
    stage: Stage, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path(shutil.copy(project, project.with_name("other.mmc")))
    reached, gate, words = threading.Event(), threading.Event(), ProjectLookup.words

    def slow(self: ProjectLookup, dataset: Dataset, wanted: Sequence[Word | Phrase]) -> Mask:
        reached.set()
        assert gate.wait(LIMIT_MS / 1000)
        return words(self, dataset, wanted)

    monkeypatch.setattr(ProjectLookup, "words", slow)
    former = stage.window.session.path
    stage.window.browse.filters.set_query("rain")
    stage.wait(reached.is_set)
    stage.window.tasks.open_project(other)
    stage.wait(lambda: stage.window.session.path == other.resolve())
    gate.set()
    stage.settle()
    assert len(stage.shown()) == ALL
    assert former is not None
    # The write-ahead log is folded in by who closes last: nothing may hold the file open. The
    # day's copy may still be made, and the start page takes a look.
    log = former.with_name(f"{former.name}-wal")
    stage.wait(lambda: not log.exists())


def test_a_caption_is_found_by_its_new_words(stage: Stage) -> None:
    stage.search("giraffe")
    assert stage.shown() == []
    stage.window.tasks.edits.set_caption(5, "A giraffe at last")
    stage.settle()
    stage.window.browse.filters.clear()
    stage.search("giraffe")
    assert stage.shown() == ["5.jpg"]


def test_the_proposals_stay_inside_the_window(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage(size=(960, 600))
    stage.open(project)
    bar = stage.window.browse.filters
    bar.search.setFocus()
    QTest.keyClicks(bar.search, "label:")
    view = bar.search.proposals
    assert len(proposed(stage)) == 18
    assert stage.window.rect().contains(view.geometry())
    QTest.keyClick(bar.search, Key.Key_Up)  # the last one, by the shorter way
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).center())
    assert view.geometry().top() > bar.search.mapTo(stage.window, QPoint(0, 0)).y()
