"""One short method for each change a user can make to rows and labels; all can be undone.

The file is changed in the project's own thread; the session shows what is on disk then.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

import numpy as np

from engine.data.dataset import Dataset, IntArray
from engine.data.project import Edit, HistoryEntry, ItemFacts, Moment, Project
from engine.data.project.sources import CONFIRMED
from engine.decide.metrics import Bools
from engine.language import tr
from engine.suggesting import accept
from mmc_gui.session import Session, Steps

T = TypeVar("T")


def _nothing(_: Edit | None) -> None:
    """Do no more."""


class Ask(Protocol):
    """Queues a small piece of work on the open project."""

    def __call__(self, work: Callable[[Project], T], done: Callable[[T], None]) -> None:
        """Carry out the work; ``done`` gets its result, unless another project came meanwhile."""


class EditTasks:
    """Changes the open project; rows are those of the session's dataset."""

    def __init__(self, *, session: Session, ask: Ask) -> None:
        self._session, self._ask = session, ask

    # -- rows -------------------------------------------------------------------------------

    def toggle_label(
        self, rows: Sequence[int], label_id: str, then: Callable[[Edit | None], None] = _nothing
    ) -> None:
        """Set a label on rows, or remove it where all have it; ``then`` gets what was done."""
        items = self._items(rows)
        self._change(lambda project: project.journal.toggle(items, label_id), then)

    def set_label(self, rows: Sequence[int], label_id: str, state: int) -> None:
        """Give a label the same state on all rows: positive, negative or unknown."""
        items = self._items(rows)
        self._change(lambda project: project.journal.set_state(items, label_id, state=state))

    def change_checked_label(self, row: int, label_id: str, state: int) -> None:
        """Give a label another state after a look at this very label of this photo."""
        items = self._items([row])
        self._change(
            lambda project: project.journal.set_state(
                items, label_id, state=state, source=CONFIRMED
            )
        )  # fmt: skip

    def confirm_label(self, row: int, label_id: str) -> None:
        """Say that the state of a label is right, so that it is not asked about again."""
        (item,) = self._items([row])
        self._change(lambda project: project.journal.confirm(item, label_id))

    def copy_labels(self, from_row: int, rows: Sequence[int]) -> None:
        """Give rows the label states of another one."""
        (source,), items = self._items([from_row]), self._items(rows)
        self._change(lambda project: project.journal.copy_labels(source, items))

    def set_reviewed(self, rows: Sequence[int], *, reviewed: bool) -> None:
        """Mark rows as reviewed or not."""
        items = self._items(rows)
        self._change(lambda project: project.journal.set_reviewed(items, reviewed=reviewed))

    def set_flagged(self, rows: Sequence[int], *, flagged: bool) -> None:
        """Set rows aside to come back to, or not."""
        items = self._items(rows)
        self._change(lambda project: project.journal.set_flagged(items, flagged=flagged))

    def set_note(self, rows: Sequence[int], note: str) -> None:
        """Note something on rows; an empty note takes it away."""
        items = self._items(rows)
        self._change(lambda project: project.journal.set_note(items, note))

    def set_note_of(self, item: int, note: str) -> None:
        """Note something on one item, by its number: it may not be shown any more."""
        self._change(lambda project: project.journal.set_note([item], note))

    def set_caption(self, row: int, caption: str) -> None:
        """Give a row another caption."""
        (item,) = self._items([row])
        self.set_captions({item: caption})

    def set_captions(
        self, captions: Mapping[int, str], *, what: str = tr("Edit caption"),
        done: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        """Give items, by number, other captions; ``done`` is called when they are on disk."""
        self._change(
            lambda project: project.journal.set_captions(captions, what=what), lambda _: done()
        )

    def set_all_labels(
        self, rows: Sequence[int], state: int, *, unknown_only: bool = False
    ) -> None:
        """Give every label the same state, or those that are unknown."""
        items = self._items(rows)
        self._change(
            lambda project: project.journal.set_all(items, state=state, unknown_only=unknown_only)
        )

    def accept(
        self, rows: Sequence[int], label_ids: Sequence[str], cells: Bools, *, run_id: str,
        done: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        """Give rows ``[k]`` the labels that ``cells`` ``[k, labels]`` name, as a run's."""
        items = np.array(self._items(rows), dtype=np.int64)
        self._change(
            lambda project: accept(project, items, label_ids, cells, run_id=run_id),
            lambda _: done(),
        )

    def read_by_hand(self, done: Callable[[Bools], None]) -> None:
        """Read which states a person has set by hand, of all rows ``[n, labels]``."""
        dataset = self._session.dataset
        assert dataset is not None
        self._ask(lambda project: project.by_hand(dataset), done)

    def read_facts(self, row: int, done: Callable[[ItemFacts | None], None]) -> None:
        """Read who said what of a row, and when."""
        (item,) = self._items([row])
        self._ask(lambda project: project.facts(item), done)

    # -- label set --------------------------------------------------------------------------

    def add_label(self, name: str) -> None:
        """Add a label at the end."""
        self._change(lambda project: project.label_editor.add(name))

    def rename_label(self, label_id: str, name: str) -> None:
        """Call a label otherwise."""
        self._change(lambda project: project.label_editor.rename(label_id, name))

    def recolor_label(self, label_id: str, color: str) -> None:
        """Give a label another colour."""
        self._change(lambda project: project.label_editor.recolor(label_id, color))

    def reorder_labels(self, label_ids: Sequence[str]) -> None:
        """Put the labels in another order."""
        self._change(lambda project: project.label_editor.reorder(label_ids))

    def delete_label(self, label_id: str) -> None:
        """Take a label out."""
        self._change(lambda project: project.label_editor.delete(label_id))

    def merge_label(self, label_id: str, into: str) -> None:
        """Give every photo that has a label another one instead."""
        self._change(lambda project: project.label_editor.merge(label_id, into=into))

    def count_states(self, done: Callable[[IntArray], None]) -> None:
        """Count photos that have each label, do not, and are not known ``[labels, 3]``."""
        dataset = self._session.dataset
        assert dataset is not None
        self._ask(lambda _: dataset.state_counts(), done)

    # -- time -------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the last edit."""
        self._change(lambda project: project.journal.undo())

    def redo(self) -> None:
        """Carry out again what was taken back."""
        self._change(lambda project: project.journal.redo())

    def restore(self, edit: int) -> None:
        """Bring everything to the moment after an edit."""
        self._change(lambda project: project.journal.restore(edit))

    def read_history(
        self, limit: int, before: int | None, done: Callable[[list[HistoryEntry], Moment], None]
    ) -> None:
        """Read so many edits, the newest or those before one, and where the project stands."""

        def work(project: Project) -> tuple[list[HistoryEntry], Moment]:
            return project.journal.history(limit, before=before), project.journal.moment()

        self._ask(work, lambda found: done(*found))

    def items_of(self, edit: int, done: Callable[[IntArray], None]) -> None:
        """Look up which items an edit changed."""
        self._ask(lambda project: project.journal.items_of(edit), done)

    # -- helpers ----------------------------------------------------------------------------

    def _items(self, rows: Sequence[int]) -> list[int]:
        assert self._session.dataset is not None
        items: list[int] = self._session.dataset.items[np.asarray(rows, dtype=np.int64)].tolist()
        return items

    def _change(
        self,
        change: Callable[[Project], Edit | None],
        then: Callable[[Edit | None], None] = _nothing,
    ) -> None:
        def work(project: Project) -> tuple[Edit | None, Steps, Dataset | None]:
            edit = change(project)
            moved = edit is not None and edit.rows_changed
            dataset = project.dataset() if moved else None
            return edit, project.journal.next_steps(), dataset

        def show(result: tuple[Edit | None, Steps, Dataset | None]) -> None:
            self._session.apply_edit(*result)
            then(result[0])

        self._ask(work, show)
