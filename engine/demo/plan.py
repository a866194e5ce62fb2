"""Decides what each row of the demo is: its kind of scene and its deliberate faults."""

import random
from dataclasses import dataclass

from engine.demo.cast import NAMES, Situation
from engine.demo.situations import SITUATIONS

_ALIKE: dict[str, tuple[str, ...]] = {
    "1": ("18", "2"), "2": ("4",), "3": ("8", "6"), "4": ("2",), "5": ("16",), "6": ("8", "7"),
    "7": ("6",), "8": ("3", "6"), "9": ("8",), "10": ("13",), "11": ("14",), "13": ("10",),
    "14": ("11",), "15": ("1",), "16": ("5",), "17": ("18",), "18": ("17", "19"), "19": ("18",),
}  # fmt: skip
"""What a careless hand takes each label for."""
_QUOTED, _BROKEN_LINES, _MISLABELLED = 0.045, 0.012, 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row to draw; ``number`` names its image."""

    number: int
    situation: Situation
    test: bool
    quote: bool = False
    newline: bool = False
    empty: bool = False
    mislabel: bool = False
    broken: bool = False

    def spoil(self, labels: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
        """Return the labels with one left out or one wrong one added."""
        if len(labels) > 1 and rng.random() < 0.7:
            lost = rng.choice(labels)
            return tuple(label for label in labels if label != lost)
        wrong = [label for label in _ALIKE[labels[0]] if label not in labels]
        others = [label for label in NAMES if label not in labels]
        return (*labels, rng.choice(wrong or others))


def plan_rows(*, photos: int, test_photos: int, seed: int) -> tuple[Row, ...]:
    """Return the training rows, then the test rows; every kind of scene gets its share."""
    rng = random.Random(f"{seed}:plan")
    train = _deal(photos, rng)
    marks = _mark(train, rng)
    rows = [
        Row(
            number=i,
            situation=situation,
            test=False,
            quote=i in marks["quote"],
            newline=i in marks["newline"],
            empty=i in marks["empty"],
            mislabel=i in marks["mislabel"],
            broken=i in marks["broken"],
        )
        for i, situation in enumerate(train)
    ]
    for i, situation in enumerate(_deal(test_photos, rng)):
        quote, newline = rng.random() < _QUOTED, rng.random() < _BROKEN_LINES
        number = photos + i
        rows.append(
            Row(number=number, situation=situation, test=True, quote=quote, newline=newline)
        )
    return tuple(rows)


def _deal(count: int, rng: random.Random) -> list[Situation]:
    """Return so many scenes in random order, each kind by its weight and, if it fits, once."""
    total = sum(situation.weight for situation in SITUATIONS)
    exact = [count * situation.weight / total for situation in SITUATIONS]
    shares = [int(share) for share in exact]
    if count >= len(SITUATIONS):
        shares = [max(1, share) for share in shares]
    by_rest = sorted(range(len(exact)), key=lambda i: shares[i] - exact[i])
    for i in by_rest[: max(0, count - sum(shares))]:
        shares[i] += 1
    while sum(shares) > count:
        shares[shares.index(max(shares))] -= 1
    dealt = [s for s, share in zip(SITUATIONS, shares, strict=True) for _ in range(share)]
    rng.shuffle(dealt)
    return dealt


def _mark(train: list[Situation], rng: random.Random) -> dict[str, set[int]]:
    """Choose the rows with each fault; no row has two."""
    count = len(train)
    free = list(range(count))
    rng.shuffle(free)
    # the broken one must not be rare, or a label could lose one of its few photos
    broken = next(i for i in free if train[i].key in ("crowd", "play", "home", "portrait"))
    free.remove(broken)
    marks = {"broken": {broken}}
    wanted = {
        "empty": 1,
        "quote": max(3, round(count * _QUOTED)),
        "newline": max(2, round(count * _BROKEN_LINES)),
        "mislabel": max(2, round(count * _MISLABELLED)),
    }
    for fault, number in wanted.items():
        marks[fault], free = set(free[:number]), free[number:]
    return marks
