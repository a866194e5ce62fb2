"""The Start page: recent projects as cards, what is known of them, and what is gone."""

import itertools
import shutil
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import TEST_PHOTOS, TRAIN_PHOTOS, Key, MakeStage, Stage

from engine.data.project import open_project
from mmc_gui.settings import Settings
from mmc_gui.widgets.project_card import ProjectCard

LEFT = Qt.MouseButton.LeftButton
ALL = TRAIN_PHOTOS + TEST_PHOTOS


def cards(stage: Stage) -> list[ProjectCard]:
    """The cards, once every project was looked at and every picture is there."""
    start = stage.window.start
    stage.wait(lambda: not start.recent.busy and not start._pictures.counts.waiting)
    return start.cards


def remember(*paths: Path) -> None:
    settings = Settings()
    for path in reversed(paths):
        settings.add_recent(path)


def said(card: ProjectCard) -> str:
    return card.accessibleDescription()


def copied(project: Path, folder: Path, name: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copy(project, folder / name))


def test_nothing_was_open_yet(make_stage: MakeStage) -> None:
    start = make_stage().window.start
    assert not start.cards
    assert not start._recent_title.isVisible()
    assert start.zone.isVisible()
    assert start.demo.isVisible()


def test_cards_tell_photos_share_labelled_and_day_newest_first(
    make_stage: MakeStage, project: Path, tmp_path: Path
) -> None:
    other = copied(project, tmp_path / "b", "other.mmc")
    with open_project(other) as opened:
        items = opened.dataset().items.tolist()
        opened.journal.set_all(items, state=-1)
        opened.journal.set_all(items[:3], state=0)
    remember(other, project)
    stage = make_stage()
    first, second = cards(stage)
    assert (first.project.path, second.project.path) == (other, project)
    share = round(100 * TRAIN_PHOTOS / ALL)
    assert said(second).startswith(f"{ALL} photos, {share} % labelled. today, ")
    assert said(first).startswith(f"{ALL} photos, {round(300 / ALL)} % labelled")
    assert len(second.strip.pictures) == 3
    QTest.mouseClick(second, LEFT)
    stage.wait(lambda: stage.window.session.path == project.resolve() and stage.idle)


def test_counts_are_read_again_only_where_the_file_changed(
    make_stage: MakeStage, project: Path
) -> None:
    remember(project)
    stage = make_stage()
    assert len(cards(stage)) == 1
    before = dict(Settings().recent_facts[str(project)])
    assert before["photos"] == ALL
    stage.window.close()
    Settings().keep_recent_facts(project, {"photos": 5})  # would be overwritten by a reading
    again = make_stage()
    assert said(again.window.start.cards[0]).startswith("5 photos")  # at once, before any look
    assert said(cards(again)[0]).startswith("5 photos")
    again.window.close()
    with open_project(project) as opened:
        opened.journal.set_flagged([1], flagged=True)
    third = make_stage()
    assert said(cards(third)[0]).startswith(f"{ALL} photos")


def test_a_project_that_is_gone_says_so_and_is_taken_off_by_key_or_click(
    make_stage: MakeStage, project: Path, tmp_path: Path
) -> None:
    gone = copied(project, tmp_path / "a", "one.mmc")
    third = copied(project, tmp_path / "c", "three.mmc")
    remember(gone, project, third)
    gone.unlink()
    stage = make_stage()
    first, second, _ = cards(stage)
    assert said(first).startswith("Not there any more. ")
    assert "was moved or deleted" in first.toolTip()
    first.setFocus()
    stage.key(Key.Key_Return)  # tried all the same: the drive may be back
    stage.settle()
    assert any("one.mmc" in text for text in stage.texts)
    QTest.keyClick(first, Key.Key_Delete)
    assert Settings().recent == [project, third]
    assert QApplication.focusWidget() is second
    QTest.mouseClick(second.forget, LEFT)
    assert Settings().recent == [third]
    assert stage.window.session.path is None
    QTest.keyClick(cards(stage)[0], Key.Key_Delete)
    assert not stage.window.start.cards
    assert QApplication.focusWidget() is stage.window.start.demo
    assert project.exists()


def test_a_file_that_is_no_project_and_settings_of_another_hand_do_no_harm(
    make_stage: MakeStage, project: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.mmc"
    broken.write_bytes(b"this is no database" * 500)
    remember(broken, project)
    Settings()._store.setValue("recent_facts", f'{{"{project}": {{"photos": "x", "opened": 3}}}}')
    stage = make_stage()
    first, second = cards(stage)
    assert said(first).startswith("Cannot be read now. ")
    assert "broken.mmc" in first.toolTip()
    assert said(second).startswith(f"{ALL} photos")
    stage.window.close()
    Settings()._store.setValue("recent_facts", "[1")
    assert said(cards(make_stage())[1]).startswith(f"{ALL} photos")


def test_many_projects_deep_in_folders_fit_into_the_smallest_window(
    make_stage: MakeStage, tmp_path: Path
) -> None:
    deep = tmp_path / "a folder with a rather long name" / ("and another one within it " * 4)
    deep.mkdir(parents=True)
    paths = [deep / f"project number {number} of a long series.mmc" for number in range(8)]
    for path in paths:
        path.touch()
    remember(*paths)
    stage = make_stage(size=(960, 600))
    start, shown = stage.window.start, cards(stage)
    assert [card.project.path for card in shown] == paths
    parts = [start.zone, start.demo, start.open, start._scroll]
    boxes = [part.rect().translated(part.mapTo(start, QPoint())) for part in parts]
    assert all(start.rect().contains(box) for box in boxes)
    for one, other in itertools.combinations(boxes, 2):
        assert not one.intersects(other)
    assert len({card.y() for card in shown[:3]}) == 1  # three in a line
    assert start._scroll.viewport().height() >= shown[0].height()  # and one of them whole
    shown[6].forget.setFocus()
    stage.key(Key.Key_Tab)  # the keyboard brings the last one into sight
    assert QApplication.focusWidget() is shown[7]
    stage.wait(lambda: start._scroll.verticalScrollBar().value() > 0)


def test_a_window_that_closes_while_projects_are_looked_at(
    make_stage: MakeStage, project: Path, tmp_path: Path
) -> None:
    remember(*(copied(project, tmp_path / f"f{n}", "p.mmc") for n in range(6)))
    stage = make_stage()
    stage.window.close()
    assert not stage.window.start.recent.busy


def test_a_project_that_is_closed_leads_back_to_its_card(stage: Stage, project: Path) -> None:
    window = stage.window
    stage.trigger("review_next")
    stage.trigger("close")
    assert window.session.path is None
    assert window.stack.currentWidget() is window.start
    assert not window.rail.isVisible()
    assert not window.actions_by_key["close"].isEnabled()
    (card,) = cards(stage)
    assert said(card).startswith(f"{ALL} photos, ")
    card.setFocus()
    stage.key(Key.Key_Return)
    stage.wait(lambda: window.session.path == project.resolve() and stage.idle)
    assert window.session.dataset is not None
    assert window.session.dataset.reviewed[0]


def test_many_projects_flow_into_four_columns_where_there_is_room(
    make_stage: MakeStage, project: Path, tmp_path: Path
) -> None:
    remember(*(copied(project, tmp_path / str(n), f"{n}.mmc") for n in range(8)))
    stage = make_stage(size=(1920, 1080))
    shown = cards(stage)
    assert len({card.x() for card in shown}) == 4
    assert stage.window.start.zone.width() >= shown[3].geometry().right() - shown[0].x()
    stage.window.resize(1100, 720)
    stage.wait(lambda: len({card.x() for card in shown}) == 3)


def test_closing_a_project_closes_what_was_said_of_it(make_stage: MakeStage, project: Path) -> None:
    stage = make_stage()
    stage.open(project)
    stage.window.banner.warning("One photo of it is broken.")
    stage.trigger("close")
    assert stage.texts == []
