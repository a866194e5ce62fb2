"""The queue of labels to be checked as it is worked through: what is asked, and how it ended."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from engine.checking import CheckQueue
from engine.data.dataset import Dataset
from engine.language import number, tr

Cell = tuple[int, str]
"""An item and the id of a label."""


class Outcome(StrEnum):
    """What a person said of a suspect; the value is the word on the screen."""

    OPEN = ""
    CHANGED = tr("changed")
    KEPT = tr("kept")
    SKIPPED = tr("skipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspect:
    """A label on a photo that the model contradicts; ``stands`` where the photo has the label."""

    row: int
    label_id: str
    name: str
    color: int | str
    photo: str
    stands: bool
    score: float

    @property
    def claim(self) -> str:
        """What the label says, in two words."""
        return (
            tr("says {name}").format(name=self.name)
            if self.stands
            else tr("lacks {name}").format(name=self.name)
        )


class CheckList:
    """One queue; outcomes follow from what is on disk, so that undo takes them back too."""

    def __init__(self, queue: CheckQueue, dataset: Dataset) -> None:
        found = queue.suspects
        self._columns, self._states, self._rows = found.columns, found.states, found.rows
        self._cells: list[Cell] = []
        suspects = []
        parts = (found.rows, found.columns, found.states, found.scores)
        for row, column, state, score in zip(*(p.tolist() for p in parts), strict=True):
            label = queue.labels[column]
            self._cells.append((int(dataset.items[row]), label.id))
            suspects.append(
                Suspect(
                    row=row, label_id=label.id, name=label.name, color=label.color or column,
                    photo=dataset.names[row], stands=state == 1, score=score,
                )
            )  # fmt: skip
        self.suspects: tuple[Suspect, ...] = tuple(suspects)
        self.outcomes: list[Outcome] = [Outcome.OPEN] * len(suspects)
        self._skipped: set[int] = set()

    def skip(self, place: int) -> None:
        """Leave a suspect for another time; it counts as done until a new look."""
        self._skipped.add(place)

    def judge(self, dataset: Dataset, confirmed: frozenset[Cell]) -> list[int]:
        """Take what is on disk; return the places that were done and are open again."""
        changed = dataset.targets[self._rows, self._columns] != self._states
        before, after = self.outcomes, []
        for place, cell in enumerate(self._cells):
            if changed[place]:
                after.append(Outcome.CHANGED)
            elif cell in confirmed:
                after.append(Outcome.KEPT)
            else:
                after.append(Outcome.SKIPPED if place in self._skipped else Outcome.OPEN)
        self.outcomes = after
        pairs = enumerate(zip(before, after, strict=True))
        return [
            place for place, (old, new) in pairs
            if new is Outcome.OPEN and old in (Outcome.CHANGED, Outcome.KEPT)
        ]  # fmt: skip

    def places(self, label_id: str, stands: bool | None) -> list[int]:
        """Return the places of one label, or all for no id, and of one kind, or both for None."""
        return [
            place
            for place, one in enumerate(self.suspects)
            if label_id in ("", one.label_id) and stands in (None, one.stands)
        ]

    def labels(self) -> list[tuple[str, str, int]]:
        """Return id and name of every label in question with its suspects, most first."""
        counts = Counter(one.label_id for one in self.suspects)
        names = {one.label_id: one.name for one in self.suspects}
        return [(label_id, names[label_id], count) for label_id, count in counts.most_common()]

    def progress(self, places: Sequence[int]) -> str:
        """Say how many of some places are done, and how."""
        total = len(places)
        if not total:
            return tr("No label of this kind is contradicted.")
        counts = Counter(self.outcomes[place] for place in places)
        done = total - counts[Outcome.OPEN]
        told = [one for one in Outcome if one is not Outcome.OPEN and counts[one]]
        tail = _listed(f"{number(counts[one])} {one}" for one in told)
        return tr("{done:,} of {total:,} done{tail}.{value}").format(
            done=done, total=total, tail=tail, value=tr(" That was all.") if done == total else ""
        )


def _listed(parts: Iterable[str]) -> str:
    text = ", ".join(parts)
    return f": {text}" if text else ""
