"""Labels: ids as they stand in files, names as people read them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engine.errors import EngineError
from engine.language import tr

COMPETITION_NAMES = {
    "1": "person",
    "2": "bicycle",
    "3": "car",
    "4": "motorcycle",
    "5": "airplane",
    "6": "bus",
    "7": "train",
    "8": "truck",
    "9": "boat",
    "10": "traffic light",
    "11": "fire hydrant",
    "13": "stop sign",
    "14": "parking meter",
    "15": "bench",
    "16": "bird",
    "17": "cat",
    "18": "dog",
    "19": "horse",
}
"""The 18 labels of the 2023 competition: the first COCO categories, whose list has no 12 either."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label; ``id`` is text and never renumbered, ``name`` may be changed by the user."""

    id: str
    name: str
    color: str = field(default="", compare=False)
    """``#rrggbb``, or the number of a place in the palette; empty for that of its column."""


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Labels in column order; the order of every targets and scores array."""

    labels: tuple[Label, ...]
    _columns: dict[str, int] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        columns = {label.id: column for column, label in enumerate(self.labels)}
        if len(columns) != len(self.labels):
            raise EngineError(tr("Two labels have the same id. Give every label an id of its own."))
        object.__setattr__(self, "_columns", columns)

    def __len__(self) -> int:
        return len(self.labels)

    def __iter__(self) -> Iterator[Label]:
        return iter(self.labels)

    def __getitem__(self, column: int) -> Label:
        return self.labels[column]

    @property
    def ids(self) -> tuple[str, ...]:
        """Label ids in column order."""
        return tuple(label.id for label in self.labels)

    def column(self, label_id: str) -> int:
        """Return the column of a label id; an EngineError names an unknown one."""
        try:
            return self._columns[label_id]
        except KeyError:
            known = ", ".join(self.ids[:30])
            raise EngineError(
                tr("There is no label with the id '{label_id}'. Known ids: {known}.").format(
                    label_id=label_id, known=known
                )
            ) from None

    def find(self, text: str) -> Label:
        """Return the label whose id, or else whose name, is ``text`` (case ignored)."""
        if text in self._columns:
            return self.labels[self._columns[text]]
        matches = [label for label in self.labels if label.name.casefold() == text.casefold()]
        if len(matches) == 1:
            return matches[0]
        return self.labels[self.column(text)]


def competition_labels() -> LabelSet:
    """Return the 18 labels of the competition with their COCO names."""
    return LabelSet(tuple(Label(key, name) for key, name in COMPETITION_NAMES.items()))


def labels_for_ids(ids: Iterable[str]) -> LabelSet:
    """Return a label set for the ids found in a file.

    Where all are ids of the competition, its whole set is meant, named; otherwise the ids name
    themselves, numbers in numeric order and before words.
    """
    found = set(ids)
    if found <= COMPETITION_NAMES.keys():
        return competition_labels()
    ordered: Sequence[str] = sorted(found, key=lambda s: (not s.isdecimal(), len(s), s))
    return LabelSet(tuple(Label(key, key) for key in ordered))


def ordered_ids(ids: Iterable[str]) -> list[str]:
    """Return ids in the order of a label set: numbers by size, then words by the alphabet."""
    return sorted(set(ids), key=lambda s: (not s.isdecimal(), len(s) * s.isdecimal(), s))
