"""The journal against a model: an array of states and two stacks, under any order of edits."""

import copy
import sqlite3
import tempfile
from pathlib import Path

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from engine.data.dataset import Split
from engine.data.labels import Label, LabelSet
from engine.data.project import Edit, NewItem, create_project, open_project
from engine.data.project.journal import CONFIRMED

LABELS = ("1", "2", "12")
ROWS = 5
SOME_ROWS = st.lists(st.integers(0, ROWS - 1), max_size=ROWS)
TIMES = st.integers(1, 4)
LABEL = st.integers(0, len(LABELS) - 1)
STATE = st.sampled_from([-1, 0, 1])


class Model:
    """What is true of the rows: states, who set them (of marked cells only), review marks."""

    def __init__(self, given: list[tuple[int, ...] | None]) -> None:
        self.targets = np.full((ROWS, len(LABELS)), -1)
        self.sources: dict[tuple[int, int], str] = {}
        self.reviewed = np.zeros(ROWS, dtype=bool)
        for row, columns in enumerate(given):
            if columns is not None:
                self.targets[row] = 0
                for column in columns:
                    self.targets[row, column] = 1
                    self.sources[row, column] = "imported"


class JournalMachine(RuleBasedStateMachine):
    """Drives a project and the model side by side."""

    @initialize(
        given=st.lists(
            st.none() | st.lists(LABEL, unique=True).map(tuple), min_size=ROWS, max_size=ROWS
        )
    )
    def start(self, given: list[tuple[int, ...] | None]) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "p.mmc"
        self.project = create_project(path, image_root=path.parent)
        self.project.add_labels(LabelSet(tuple(Label(key, f"label {key}") for key in LABELS)))
        self.project.add_items(
            NewItem(
                name=f"{row}.jpg", image="", caption="", split=Split.TRAIN,
                labels=None if columns is None else tuple(LABELS[c] for c in columns),
            )
            for row, columns in enumerate(given)
        )  # fmt: skip
        self.now = Model(given)
        self.past: list[Model] = []
        self.future: list[Model] = []

    def teardown(self) -> None:
        if hasattr(self, "project"):
            self.project.close()
            self.folder.cleanup()

    def _expect(self, after: Model, touched: list[int], edit: Edit | None) -> None:
        """Take a new state of the model, and check what the journal says it did."""
        if not touched:
            assert edit is None
            return
        self.past.append(self.now)
        self.future.clear()
        self.now = after
        self._compare(edit, touched)

    def _compare(self, edit: Edit | None, touched: list[int]) -> None:
        assert edit is not None
        assert edit.states.items.tolist() == [row + 1 for row in touched]
        assert edit.states.targets.tolist() == self.now.targets[touched].tolist()
        assert edit.states.reviewed.tolist() == self.now.reviewed[touched].tolist()

    def _set(
        self, rows: list[int], column: int, state: int, source: str
    ) -> tuple[Model, list[int]]:
        after = copy.deepcopy(self.now)
        touched = sorted(row for row in set(rows) if self.now.targets[row, column] != state)
        for row in touched:
            after.targets[row, column] = state
            after.sources[row, column] = source
        return after, touched

    @rule(rows=SOME_ROWS, column=LABEL, state=STATE, source=st.sampled_from(["user", "run 7"]))
    def set_state(self, rows: list[int], column: int, state: int, source: str) -> None:
        after, touched = self._set(rows, column, state, source)
        edit = self.project.journal.set_state(
            [row + 1 for row in rows], LABELS[column], state=state, source=source
        )
        self._expect(after, touched, edit)

    @rule(rows=SOME_ROWS, column=LABEL)
    def toggle(self, rows: list[int], column: int) -> None:
        state = 0 if all(self.now.targets[row, column] == 1 for row in rows) else 1
        after, touched = self._set(rows, column, state, "user")
        edit = self.project.journal.toggle([row + 1 for row in rows], LABELS[column])
        self._expect(after, touched if rows else [], edit)

    @rule(rows=SOME_ROWS, reviewed=st.booleans())
    def review(self, rows: list[int], reviewed: bool) -> None:
        after = copy.deepcopy(self.now)
        touched = sorted(row for row in set(rows) if self.now.reviewed[row] != reviewed)
        after.reviewed[touched] = reviewed
        edit = self.project.journal.set_reviewed([row + 1 for row in rows], reviewed=reviewed)
        self._expect(after, touched, edit)

    @rule(row=st.integers(0, ROWS - 1), column=LABEL)
    def confirm(self, row: int, column: int) -> None:
        after, touched = copy.deepcopy(self.now), []
        known = self.now.targets[row, column] >= 0
        if known and self.now.sources.get((row, column)) != CONFIRMED:
            after.sources[row, column] = CONFIRMED
            touched = [row]
        edit = self.project.journal.confirm(row + 1, LABELS[column])
        self._expect(after, touched, edit)

    def _step(self, come: list[Model], go: list[Model], edit: Edit | None) -> None:
        if not come:
            assert edit is None
            return
        before, self.now = self.now, come.pop()
        go.append(before)
        changed = (before.targets != self.now.targets).any(axis=1)
        changed |= before.reviewed != self.now.reviewed
        for (row, _), _ in before.sources.items() ^ self.now.sources.items():
            changed[row] = True
        self._compare(edit, np.flatnonzero(changed).tolist())

    @rule(times=TIMES)
    def undo(self, times: int) -> None:
        for _ in range(times):
            self._step(self.past, self.future, self.project.journal.undo())
        self._check_sources()

    @rule(times=TIMES)
    def redo(self, times: int) -> None:
        for _ in range(times):
            self._step(self.future, self.past, self.project.journal.redo())
        self._check_sources()

    @rule()
    def reopen(self) -> None:
        self.project.close()
        self._check_sources()
        self.project = open_project(self.project.path)

    def _check_sources(self) -> None:
        with sqlite3.connect(self.project.path) as database:
            marks = database.execute("SELECT item - 1, label - 1, source FROM marks").fetchall()
        database.close()
        assert {(row, column): source for row, column, source in marks} == self.now.sources

    @invariant()
    def the_file_holds_what_the_model_says(self) -> None:
        if not hasattr(self, "project"):
            return
        dataset = self.project.dataset()
        assert dataset.targets.tolist() == self.now.targets.tolist()
        assert dataset.reviewed.tolist() == self.now.reviewed.tolist()
        undo, redo = self.project.journal.next_steps()
        assert (undo is not None, redo is not None) == (bool(self.past), bool(self.future))


TestJournal = JournalMachine.TestCase
TestJournal.settings = settings(max_examples=20, stateful_step_count=40, deadline=None)
