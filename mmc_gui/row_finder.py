"""Answers queries on the open project beside the window's thread; of each kind the newest wins."""

import functools
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from engine.data.dataset import IntArray
from engine.data.query import Facts, Node, Order, RunFacts, evaluate, ordered
from engine.data.query.facts import Memory
from engine.data.query.project_lookup import ProjectLookup
from engine.data.query.text import Mask
from engine.decide.rule import Rule
from engine.events import Reporter
from mmc_gui.look_ups import LookUps
from mmc_gui.session import OpenRun, Session

FIND, WORDS = "find", "words"
MOST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Answer:
    """The rows to show, in order, and what was asked."""

    tree: Node
    order: Order
    rows: IntArray


class RowFinder(QObject):
    """Finds rows of the session's dataset; an answer that is overtaken is dropped."""

    found = Signal(object)
    """An ``Answer``."""
    refused = Signal(object)
    """The ``EngineError`` of a query that has no answer."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._look_ups = LookUps(self)
        self._lookup: ProjectLookup | None = None
        self._memory = Memory()
        self._decide: tuple[OpenRun, Rule, Callable[[], Mask]] | None = None
        session.project_changed.connect(self._start_anew)
        session.rows_changed.connect(self._start_anew)

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._look_ups.busy

    def find(self, tree: Node, order: Order) -> None:
        """Ask for the rows that a query names, in an order; the answer is told by a signal."""
        if self._lookup is not None:
            self._lookup.interrupt()
        facts = self._facts()

        def work(reporter: Reporter) -> Answer:
            rows = np.flatnonzero(evaluate(tree, facts))
            reporter.check()
            return Answer(tree=tree, order=order, rows=ordered(rows, order, facts))

        self._look_ups.ask(FIND, work, done=self.found.emit, failed=self.refused.emit)

    def forget(self) -> None:
        """Want no answer to what was asked last."""
        self._look_ups.forget(FIND)

    def words_like(self, beginning: str, done: Callable[[list[str]], None]) -> None:
        """Look up the most frequent words of captions and names that begin like this."""
        lookup = self._open_lookup()
        self._look_ups.ask(
            WORDS, lambda _: lookup.words_like(beginning, MOST_WORDS),
            done=done, failed=lambda _: None,
        )  # fmt: skip

    def shutdown(self) -> None:
        """Let go of the project and end the thread."""
        self._start_anew()
        self._look_ups.shutdown()

    @Slot()
    def _start_anew(self) -> None:
        """Let go of the file, before the connection that edits it is closed."""
        self._look_ups.forget()
        if self._lookup is not None:
            self._lookup.close()
        self._lookup = None
        self._memory = Memory()
        self._decide = None

    def _facts(self) -> Facts:
        """Take down what the session holds now."""
        assert self._session.dataset is not None
        return Facts(
            dataset=self._session.dataset, run=self._run(), lookup=self._open_lookup(),
            memory=self._memory,
        )  # fmt: skip

    def _open_lookup(self) -> ProjectLookup:
        if self._lookup is None:
            assert self._session.path is not None
            self._lookup = ProjectLookup(self._session.path)
        return self._lookup

    def _run(self) -> RunFacts | None:
        run, rule = self._session.run, self._session.rule
        if run is None:
            return None
        if self._decide is None or self._decide[:2] != (run, rule):
            # The same function as long as it decides the same: what it gave is remembered by it.
            self._decide = (run, rule, functools.partial(rule.decide, run.scores))
        return RunFacts(
            labels=self._session.run_labels, scores=run.scores, scored=run.scored,
            decide=self._decide[2],
        )  # fmt: skip
