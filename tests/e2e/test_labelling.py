"""Five hundred photos labelled and fifty corrected by keys alone, through the real ``main()``.

What was meant, what the journal says, what the project holds when it is opened again and what the
exported table holds must agree row by row.
"""

import csv
import re
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from driver import play
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from engine.cli import main as mmc
from engine.data.dataset import Split
from engine.data.labels import competition_labels
from engine.data.project import open_project
from engine.data.readers.rows import LABEL_PREFIX
from mmc_gui.actions import LABEL_KEYS
from mmc_gui.main_window import MainWindow

pytestmark = pytest.mark.gui

Steps = Iterator[Callable[[], bool]]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
GIVEN, LABELLED, EVERY = 60, 500, 10
"""Photos that come with labels; those to label; one in so many gets a wrong label first."""
LINE = re.compile(r"([\w.]+),([\d ]+),(.+)")
LABELS = competition_labels()


@dataclass
class Plan:
    """What the hands will do."""

    project: Path
    truth: dict[str, set[str]] = field(default_factory=dict)
    """Label ids of the photos to label, by name in the order of the rows."""

    def wrong(self, name: str) -> str:
        """Return a label that a photo does not have."""
        return next(label for label in reversed(LABELS.ids) if label not in self.truth[name])


@pytest.fixture
def plan(shared: Path, tmp_path: Path) -> Plan:
    """Import photos of coco18, the most of them without their labels."""
    lines = (shared / "coco18" / "train.csv").read_text(encoding="utf-8").splitlines()
    rows = [found.groups() for line in lines if (found := LINE.fullmatch(line))]
    given, open_rows = rows[:GIVEN], rows[GIVEN : GIVEN + LABELLED]
    train, test = tmp_path / "train.csv", tmp_path / "test.csv"
    train.write_text("\n".join(["ImageID,Labels,Caption", *map(",".join, given)]) + "\n")
    test.write_text("\n".join(["ImageID,Caption", *(f"{r[0]},{r[2]}" for r in open_rows)]) + "\n")
    plan = Plan(tmp_path / "coco.mmc", {name: set(ids.split()) for name, ids, _ in open_rows})
    _ran("import", str(train), "--test", str(test), "--images", str(shared / "coco18" / "data"),
         "--project", str(plan.project))  # fmt: skip
    return plan


def test_five_hundred_photos_are_labelled_and_fifty_corrected_by_keys(
    plan: Plan, tmp_path: Path
) -> None:
    def script(window: MainWindow) -> Steps:
        session = window.session
        yield lambda: session.dataset is not None and window.tasks.idle
        assert window.browse.grid.hasFocus()
        press(Qt.Key.Key_Home)
        for _ in range(GIVEN):
            press("j")
        yield from label_all(window, plan)
        yield from correct(window, plan)
        assert session.dataset is not None
        assert _labels_shown(window) == plan.truth
        rows = session.dataset.rows(Split.TEST)
        assert session.dataset.reviewed[rows].all()
        assert session.dataset.flagged[rows].sum() == LABELLED // EVERY

    assert play([str(plan.project)], script) == 0
    check_the_file(plan, tmp_path / "out.csv")


def label_all(window: MainWindow, plan: Plan) -> Steps:
    """Give every photo its labels, one in ten a wrong one too; half of these are undone at once."""
    for number, name in enumerate(plan.truth):
        assert _current(window) == name
        slip = number % EVERY == 0
        if slip:
            press(_key(plan.wrong(name)))
        if slip and number % (2 * EVERY) == 0:
            yield lambda: window.tasks.idle
            press("z", CTRL)
            yield lambda: window.tasks.idle
            press("z", CTRL | SHIFT)  # the doubt comes back, and goes
            yield lambda: window.tasks.idle
            press("z", CTRL)
        elif slip:
            press("f")  # to come back to
        for label in sorted(plan.truth[name]):
            press(_key(label))
        press(Qt.Key.Key_Space)
        if number % EVERY == EVERY - 1:
            yield lambda: window.tasks.idle
    yield lambda: window.tasks.idle


def correct(window: MainWindow, plan: Plan) -> Steps:
    """Look through all once more: 25 wrong labels go, 25 photos are cleared and labelled anew."""
    names = list(plan.truth)
    for _ in range(LABELLED - 1):
        press("k")
    assert _current(window) == names[0]
    for number, name in enumerate(names):
        assert _current(window) == name
        if number % (2 * EVERY) == EVERY:
            press(_key(plan.wrong(name)))
        elif number % (2 * EVERY) == 0:
            press("x")
            for label in sorted(plan.truth[name]):
                press(_key(label))
            press("f")
        if number + 1 < LABELLED:
            press("j")
        if number % EVERY == 0:
            yield lambda: window.tasks.idle


def check_the_file(plan: Plan, out: Path) -> None:
    """Compare the project opened again, its journal played back, and the exported table."""
    with open_project(plan.project) as project:
        dataset = project.dataset()
        history = project.journal.history(limit=10_000)
    rows = dataset.rows(Split.TEST)
    names = [dataset.names[row] for row in rows]
    assert names == list(plan.truth)
    reopened = {
        dataset.names[row]: {
            label.id for c, label in enumerate(dataset.labels) if dataset.targets[row, c] == 1
        }
        for row in rows
    }
    assert reopened == plan.truth
    assert len([entry for entry in history if not entry.stands]) == LABELLED // EVERY // 2

    from_journal, reviewed = _played_back(plan.project)
    items = dict(zip(names, dataset.items[rows].tolist(), strict=True))
    for name in names:
        played = from_journal.get(items[name], {})
        assert {label for label, state in played.items() if state == 1} == plan.truth[name], name
    assert reviewed == {items[name] for name in names}

    _ran("export", str(plan.project), "--format", "csv", "--split", "test", "--words", "ids",
         "--labels", "by-hand", "--out", str(out))  # fmt: skip
    with out.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(table) == LABELLED
    for line, (name, labels) in zip(table, plan.truth.items(), strict=True):
        assert name in line.values()
        assert {label for label in LABELS.ids if line[LABEL_PREFIX + label] == "1"} == labels, name


def _played_back(path: Path) -> tuple[dict[int, dict[str, int]], set[int]]:
    """Return label states and reviewed items as the standing edits of the journal make them."""
    database = sqlite3.connect(path)
    way = (
        "WITH RECURSIVE way(edit) AS (SELECT edit FROM head UNION ALL SELECT e.parent FROM way "
        "JOIN edits e USING(edit) WHERE e.parent IS NOT NULL) "
    )
    states: dict[int, dict[str, int]] = {}
    for item, label, state in database.execute(
        f"{way} SELECT c.item, l.id, c.new_state FROM mark_changes c JOIN way USING(edit) "
        "JOIN labels l USING(label) ORDER BY c.edit"
    ):
        states.setdefault(item, {})[label] = state
    reviewed = {
        item
        for (item,) in database.execute(
            f"{way} SELECT item FROM item_changes JOIN way USING(edit) "
            "WHERE field = 'reviewed' AND new = 1"
        )
    }
    database.close()
    return states, reviewed


def press(key: str | Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press a key on whatever has the focus, as a keyboard would."""
    focus = QApplication.focusWidget()
    assert focus is not None
    code = getattr(Qt.Key, f"Key_{key.upper()}") if isinstance(key, str) else key
    QTest.keyClick(focus, code, modifiers or Qt.KeyboardModifier.NoModifier)


def _key(label: str) -> str:
    return LABEL_KEYS[LABELS.ids.index(label)]


def _current(window: MainWindow) -> str:
    row, dataset = window.browse.grid.current_row, window.session.dataset
    assert row is not None
    assert dataset is not None
    return dataset.names[row]


def _labels_shown(window: MainWindow) -> dict[str, set[str]]:
    dataset = window.session.dataset
    assert dataset is not None
    return {
        dataset.names[row]: {
            label.id for c, label in enumerate(dataset.labels) if dataset.targets[row, c] == 1
        }
        for row in dataset.rows(Split.TEST)
    }


def _ran(*arguments: str) -> None:
    assert mmc(list(arguments)) == 0
