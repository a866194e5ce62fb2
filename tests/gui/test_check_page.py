"""Check labels: the queue of likely errors, answered by keys, remembered on disk."""

import json
import sqlite3
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_fixtures import (
    CTRL,
    Key,
    MakeStage,
    Row,
    Stage,
    make_project,
    write_source,
)

from engine.data.dataset import Split
from engine.data.project import open_project
from engine.training.runs import Role, list_runs
from mmc_gui import insight_tasks
from mmc_gui.models.check_list import Outcome
from mmc_gui.pages.check_page import AGREES, FAILED, NO_RUN, NO_SCORES, CheckPage

LEFT = Qt.MouseButton.LeftButton
PERSON, BICYCLE, CAR, DOG = 0, 1, 2, 16
PLANTED = ((0, PERSON, 0.01), (1, DOG, 0.98), (4, DOG, 0.03), (5, PERSON, 0.93))
"""Row, column, and a score that contradicts the label, the surest first."""


def plant(project: Path, role: Role = Role.HELD_OUT) -> Path:
    """Give the run scores that agree with all labels but a few, as a better run would have."""
    with open_project(project) as opened:
        dataset, (run,) = opened.dataset(), list_runs(opened.runs_folder)
    scores = np.where(dataset.targets == 1, 0.9, 0.05).astype(np.float32)
    for row, column, score in PLANTED:
        assert (dataset.targets[row, column] == 1) == (score < 0.5)
        scores[row, column] = score
    run.write_scores(dataset.items, scores, np.full(len(dataset), role, dtype=np.uint8))
    return project


@pytest.fixture
def doubtful(trained_project: Path) -> Path:
    return plant(trained_project)


@pytest.fixture
def stage_with_queue(make_stage: MakeStage, doubtful: Path) -> Stage:
    stage = make_stage()
    stage.open(doubtful)
    return stage


def check_page(stage: Stage) -> CheckPage:
    stage.key(Key.Key_7, CTRL)
    page = stage.window.check
    assert stage.window.stack.currentWidget() is page
    looked(stage)
    return page


def looked(stage: Stage) -> None:
    stage.settle()
    stage.wait(lambda: not stage.window.tasks.insights.looking)


def press(stage: Stage, *keys: str) -> None:
    for key in keys:
        stage.key(key)
        looked(stage)


def claims(page: CheckPage) -> list[str]:
    return [one.claim for one in page.table._model.suspects]


def outcomes(page: CheckPage) -> list[Outcome]:
    return page.table._model.outcomes


def marks(project: Path, row: int, column: int) -> tuple[int, str] | None:
    """Return what the file holds of a cell."""
    with open_project(project) as opened:
        dataset = opened.dataset()
    item, label = int(dataset.items[row]), dataset.labels[column].id
    with sqlite3.connect(project) as db:
        found = db.execute(
            "SELECT m.state, m.source FROM marks m JOIN labels l USING(label) "
            "WHERE m.item = ? AND l.id = ?", (item, label),
        ).fetchone()  # fmt: skip
    db.close()
    return None if found is None else (int(found[0]), str(found[1]))


def test_without_a_run_the_page_leads_to_the_train_page(stage: Stage) -> None:
    page = check_page(stage)
    assert page.empty.accessibleName() == NO_RUN[0]
    QTest.mouseClick(page.empty.primary, LEFT)
    assert stage.window.stack.currentWidget() is stage.window.train


def test_a_run_that_was_trained_on_everything_says_what_to_do(
    make_stage: MakeStage, trained_project: Path
) -> None:
    with open_project(trained_project) as opened:
        (run,) = list_runs(opened.runs_folder)
    (run.folder / "scores.safetensors").unlink()
    stage = make_stage()
    stage.open(trained_project)
    page = check_page(stage)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == NO_SCORES[0]
    assert "Best" in page.empty.accessibleDescription()
    assert stage.texts == []  # the page says it, and no banner


def test_a_run_without_folds_asks_only_about_rows_that_it_was_not_trained_on(
    make_stage: MakeStage, trained_project: Path
) -> None:
    plant(trained_project, Role.TAUGHT)  # all but the validation rows
    stage = make_stage()
    stage.open(trained_project)
    page = check_page(stage)
    dataset = stage.window.session.dataset
    assert dataset is not None
    held = set(dataset.rows(Split.VAL).tolist())
    assert {one.row for one in page.table._model.suspects} <= held
    assert f"{len(held)} of 28 labelled photos" in (
        page.note.text() if claims(page) else page.empty.accessibleDescription()
    )


def test_the_likeliest_errors_come_first_and_are_asked_about(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    assert sorted(claims(page)) == ["lacks dog", "lacks person", "says dog", "says person"]
    assert page.table.place == 0
    assert page.progress.text() == "0 of 4 done."
    assert "all 28 labelled photos" in page.note.text()
    place = claims(page).index("says person")
    page.table.choose(place)
    assert page.card.question.text() == (
        "This photo is labelled person. The model gives person 0.01."
    )
    assert page.card.change.text() == "Remove person (C)"
    assert page.card.labels.text() == "Its labels: person, dog"
    stage_with_queue.wait(lambda: page.card.image.has_image)


def test_keys_change_keep_and_skip(stage_with_queue: Stage, doubtful: Path) -> None:
    stage, page = stage_with_queue, check_page(stage_with_queue)
    page.shows.setCurrentText("May be wrong")
    assert sorted(claims(page)) == ["says dog", "says person"]
    first, second = (one.row for one in page.table._model.suspects)
    press(stage, "c")
    assert outcomes(page) == [Outcome.CHANGED, Outcome.OPEN]
    assert page.table.place == 1
    press(stage, "k")
    assert outcomes(page) == [Outcome.CHANGED, Outcome.KEPT]
    assert page.progress.text() == "2 of 2 done: 1 changed, 1 kept. That was all."
    columns = {0: PERSON, 4: DOG}
    assert marks(doubtful, first, columns[first]) == (0, "confirmed")
    assert marks(doubtful, second, columns[second]) == (1, "confirmed")
    page.shows.setCurrentText("May be missing")
    press(stage, "s")
    assert outcomes(page) == [Outcome.SKIPPED, Outcome.OPEN]


def test_undo_takes_an_answer_back_and_shows_it(stage_with_queue: Stage, doubtful: Path) -> None:
    stage, page = stage_with_queue, check_page(stage_with_queue)
    one = page.table._model.suspects[0]
    press(stage, "k", "c")
    assert page.table.place == 2
    for expected, place in (([Outcome.KEPT, Outcome.OPEN], 1), ([Outcome.OPEN] * 2, 0)):
        stage.key(Key.Key_Z, CTRL)
        looked(stage)
        assert outcomes(page)[:2] == expected
        assert page.table.place == place
    column = {0: PERSON, 1: DOG, 4: DOG, 5: PERSON}[one.row]
    found = marks(doubtful, one.row, column)
    assert found is None or found[1] != "confirmed"


def test_what_was_kept_does_not_come_back_after_reopening(
    stage_with_queue: Stage, make_stage: MakeStage, doubtful: Path
) -> None:
    page = check_page(stage_with_queue)
    kept = page.table._model.suspects[0]
    press(stage_with_queue, "k", "s")
    stage_with_queue.window.close()
    again = make_stage()
    again.open(doubtful)
    page = check_page(again)
    assert len(claims(page)) == 3  # the skipped one is back
    assert (kept.row, kept.claim) not in {(o.row, o.claim) for o in page.table._model.suspects}
    assert "1 label was checked before" in page.note.text()


def test_the_buttons_answer_too(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    for button in (page.card.skip, page.card.keep, page.card.change):
        QTest.mouseClick(button, LEFT)
        looked(stage_with_queue)
    assert outcomes(page)[:3] == [Outcome.SKIPPED, Outcome.KEPT, Outcome.CHANGED]
    page.table.choose(2)
    assert not page.card.change.isEnabled()
    assert not page.card.keep.isEnabled()


def test_tab_reaches_the_filters_and_the_answers(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    reached = []
    for _ in range(10):
        reached.append(QApplication.focusWidget())
        stage_with_queue.key(Key.Key_Tab)
    assert reached[0] is page.table
    wanted = {page.label, page.shows, page.again, page.card.change, page.card.keep, page.card.skip}
    assert wanted <= set(reached)


def test_one_label_can_be_checked_alone(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    texts = [page.label.itemText(n) for n in range(page.label.count())]
    assert texts[0] == "All labels"
    assert sorted(texts[1:]) == ["dog (2)", "person (2)"]
    page.label.setCurrentIndex(texts.index("dog (2)"))
    assert {claim.split()[1] for claim in claims(page)} == {"dog"}
    assert page.progress.text() == "0 of 2 done."


def test_a_new_look_leaves_out_what_is_settled(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    press(stage_with_queue, "c", "k", "s")
    QTest.mouseClick(page.again, LEFT)
    looked(stage_with_queue)
    assert len(claims(page)) == 2
    assert outcomes(page) == [Outcome.OPEN] * 2


def test_when_all_is_settled_the_page_says_so(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    press(stage_with_queue, "c", "c", "c", "c")
    assert "That was all" in page.progress.text()
    QTest.mouseClick(page.again, LEFT)
    looked(stage_with_queue)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == AGREES


def test_a_label_changed_on_the_browse_page_is_settled_here(stage_with_queue: Stage) -> None:
    stage, page = stage_with_queue, check_page(stage_with_queue)
    one = page.table._model.suspects[0]
    stage.window.tasks.edits.toggle_label([one.row], one.label_id)
    looked(stage)
    assert outcomes(page)[0] is Outcome.CHANGED


def test_a_photo_is_found_on_the_browse_page(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    one = page.table._model.suspects[0]
    QTest.mouseClick(page.card.browse, LEFT)
    assert stage_with_queue.window.stack.currentWidget() is stage_with_queue.window.browse
    stage_with_queue.wait(lambda: stage_with_queue.shown() == [one.photo])


def test_a_long_queue_comes_in_parts(
    stage_with_queue: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(insight_tasks, "MOST", 3)
    page = check_page(stage_with_queue)
    assert len(claims(page)) == 3
    assert "the first 3 of 4" in page.note.text()


def test_letters_do_nothing_where_nothing_is_asked(stage: Stage, project: Path) -> None:
    page = check_page(stage)
    for key in "cks":
        QTest.keyClick(page, key)
    looked(stage)
    with open_project(project) as opened:
        assert opened.journal.history() == []


def test_another_project_takes_the_queue_away(
    stage_with_queue: Stage, tmp_path: Path
) -> None:  # fmt: skip
    page = check_page(stage_with_queue)
    rows = [Row(f"{n}.jpg", ("3",), f"A car, number {n}") for n in range(11)]
    other = make_project(write_source(tmp_path / "o", rows, tests=0), tmp_path / "o.mmc")
    stage_with_queue.open(other)
    assert claims(page) == []
    check_page(stage_with_queue)
    assert page.empty.accessibleName() == NO_RUN[0]


def test_a_deleted_label_takes_its_questions_away(stage_with_queue: Stage) -> None:
    page = check_page(stage_with_queue)
    stage_with_queue.window.tasks.edits.delete_label("18")
    looked(stage_with_queue)
    assert sorted(claims(page)) == ["lacks person", "says person"]


def test_a_damaged_scores_file_is_told(make_stage: MakeStage, doubtful: Path) -> None:
    stage = make_stage()
    stage.open(doubtful)
    with open_project(doubtful) as opened:
        (run,) = list_runs(opened.runs_folder)
    (run.folder / "scores.safetensors").write_bytes(json.dumps("no scores").encode())
    check_page(stage)
    assert any("is damaged" in text for text in stage.texts)
    assert stage.window.check.empty.accessibleName() == FAILED[0]
    assert not stage.window.check.empty.primary.isVisible()


def test_closing_while_it_compares_ends_quietly(stage_with_queue: Stage) -> None:
    stage_with_queue.key(Key.Key_7, CTRL)
    stage_with_queue.window.close()
