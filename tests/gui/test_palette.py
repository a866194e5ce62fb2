"""The palette finds every command by a few letters, and does it by the keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from window_fixtures import CTRL, SHIFT, Key, MakeStage, Stage

from mmc_gui.models.fuzzy import match
from mmc_gui.palette import entries
from mmc_gui.widgets.command_palette import CommandPalette


def opened(stage: Stage) -> CommandPalette:
    stage.wait(stage.window.isActiveWindow)
    QTest.keyClick(stage.window, Key.Key_K, CTRL)
    (palette,) = [p for p in stage.window.findChildren(CommandPalette) if p.isVisible()]
    return palette


def typed(stage: Stage, text: str) -> CommandPalette:
    palette = opened(stage)
    QTest.keyClicks(palette.field, text)
    return palette


def found(palette: CommandPalette) -> list[str]:
    model = palette.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("undo", "Undo"),
        ("mr", "Mark reviewed"),
        ("rev", "Reviewed, and on"),
        ("dog", "Set dog on 3 photos"),
        ("rem dog", "Remove dog from 3 photos"),
        ("stt", "Start training"),
        ("", "Undo"),
    ],
)
def test_the_best_match_comes_first(query: str, best: str) -> None:
    texts = [
        "Undo", "Mark reviewed", "Reviewed, and on", "Set dog on 3 photos", "Start training",
        "Remove dog from 3 photos", "Set hotdog on 3 photos",
    ]  # fmt: skip
    fits = [(text, fit) for text in texts if (fit := match(query, text))]
    assert max(fits, key=lambda pair: pair[1].score)[0] == best or not query


def test_what_is_meant_is_marked_and_what_does_not_fit_is_not_found() -> None:
    fit = match("do", "Undo")
    assert fit is not None
    assert fit.places == {2, 3}
    assert match("dog", "Undo") is None
    assert match("undo xyz", "Undo") is None
    assert match("score", "Predict", "Score a photo") is not None
    assert match("ß", "Straße") is not None
    assert match("ul", "U and I and all of them go") is None  # spread too far


def test_a_command_is_done_by_a_few_letters_and_enter(stage: Stage) -> None:
    palette = typed(stage, "thres")
    assert found(palette)[0] == "Thresholds"
    QTest.keyClick(palette.field, Key.Key_Return)
    assert stage.window.stack.currentWidget() is stage.window.thresholds
    palette = typed(stage, "brow")
    QTest.keyClick(palette.field, Key.Key_Return)
    assert stage.window.browse.grid.hasFocus()
    assert found(opened(stage))[:3] == ["Browse", "Thresholds", "Open project"]


def test_escape_closes_and_the_arrows_go_around(stage: Stage) -> None:
    palette = opened(stage)
    first = palette.current
    count = palette.model.rowCount()
    for key, row in (
        (Key.Key_Down, 1), (Key.Key_Up, 0), (Key.Key_Up, count - 1), (Key.Key_Down, 0),
        (Key.Key_PageDown, 10), (Key.Key_PageUp, 0), (Key.Key_PageUp, 0),
    ):  # fmt: skip
        QTest.keyClick(palette.field, key)
        assert palette.list.currentIndex().row() == row
    assert palette.current == first
    QTest.keyClick(palette.field, Key.Key_Escape)
    assert not stage.window.findChildren(CommandPalette) or not palette.isVisible()
    assert stage.window.session.steps == (None, None)


def test_a_label_is_set_on_what_is_selected_and_says_how_many_change(stage: Stage) -> None:
    stage.click_photo(1)
    stage.click_photo(4, SHIFT)
    palette = typed(stage, "set dog")
    entry = palette.current
    assert entry is not None
    assert (entry.text, entry.keys) == ("Set dog on 4 photos", "U")
    assert entry.hint == "1 of 4 have it; 3 will change"
    QTest.keyClick(palette.field, Key.Key_Return)
    stage.settle()
    assert all("18" in stage.labels_of(row) for row in range(1, 5))
    assert stage.window.session.steps[0] == "Set 'dog' on 3 photos"
    palette = typed(stage, "set dog")
    assert palette.current is not None
    assert palette.current.why_not == "All have it already."
    QTest.keyClick(palette.field, Key.Key_Return)  # stays, and says why
    assert palette.isVisible()
    palette.field.clear()
    QTest.keyClicks(palette.field, "remove dog")
    QTest.keyClick(palette.field, Key.Key_Return)
    stage.settle()
    assert not any("18" in stage.labels_of(row) for row in range(1, 5))


def test_what_cannot_be_done_says_why_and_stays(stage: Stage) -> None:
    by_command = {entry.command: entry for entry in entries(stage.window)}
    assert by_command["tune"].why_not == "Train a run first."
    assert by_command["undo"].why_not == "There is nothing to undo."
    assert by_command["flag"].why_not == ""
    assert {e.command for e in entries(stage.window)} >= set(stage.window.actions_by_key) - {
        "palette"
    }
    stage.window.show_page("train")
    by_command = {entry.command: entry for entry in entries(stage.window)}
    assert by_command["set:1"].why_not == by_command["flag"].why_not
    assert by_command["flag"].why_not == "Go to the Browse page first."


def test_words_that_fit_no_command_are_looked_for_among_the_photos(stage: Stage) -> None:
    palette = typed(stage, "wall")
    assert found(palette) == []
    assert "among the photos" in palette.note.text()
    QTest.keyClick(palette.field, Key.Key_Return)
    stage.wait(lambda: len(stage.shown()) < 10)
    assert stage.window.browse.filters.text == "wall"


def test_recent_projects_open(make_stage: MakeStage, project: Path, tmp_path: Path) -> None:
    stage = make_stage()
    stage.open(project)
    other = tmp_path / "second.mmc"
    with_copy = project.read_bytes()
    other.write_bytes(with_copy)
    stage.open(other)
    palette = typed(stage, f"open {project.stem}")
    assert palette.current is not None
    assert palette.current.hint == str(project.parent.resolve())
    QTest.keyClick(palette.field, Key.Key_Return)
    stage.wait(lambda: stage.window.session.path == project.resolve() and stage.idle)


def test_the_palette_works_with_nothing_open(make_stage: MakeStage) -> None:
    stage = make_stage()
    palette = typed(stage, "xyzzy")
    assert "Try fewer letters" in palette.note.text()
    QTest.keyClick(palette.field, Key.Key_Return)
    assert palette.isVisible()
    palette.field.clear()
    QTest.keyClicks(palette.field, "flag")
    assert palette.current is not None
    assert palette.current.why_not == "Open a project first."
    palette.field.clear()
    QTest.keyClicks(palette.field, "about")
    QTest.keyClick(palette.field, Key.Key_Return)
    (about,) = [d for d in stage.window.children() if type(d).__name__ == "AboutDialog"]
    about.reject()  # type: ignore[attr-defined]
