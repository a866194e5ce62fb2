"""The parts of a query; ``str`` of a tree is a query that means the same."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

Place: TypeAlias = tuple[int, int]
"""Where a part stands in the text: its first character and the one past its last."""
Field: TypeAlias = Literal["any", "caption", "name", "note"]
"""Where words are looked for; any is caption and file name."""
Sign: TypeAlias = Literal[">", ">=", "<", "<=", "=", "!="]

NOWHERE: Place = (0, 0)
OPERATORS = ("OR", "AND", "NOT")
PLAIN_WORD = re.compile(r'(?!-)[^\s"():<>=]+')
"""What needs no quotes: one word without a sign that means something."""


def is_plain(text: str) -> bool:
    """Tell whether a text can stand in a query without quotes."""
    return PLAIN_WORD.fullmatch(text) is not None and text not in OPERATORS


def quoted(text: str) -> str:
    """Return a text as it stands in a query, in quotes where it needs them."""
    return text if is_plain(text) else _in_quotes(text)


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _never_alone(parts: tuple[object, ...], kind: type, *, least: tuple[int, ...]) -> None:
    # One shape for one meaning: what is printed is read back as the same tree.
    if len(parts) < max(least) and len(parts) not in least:
        raise ValueError(f"{kind.__name__} of {len(parts)} parts")
    if any(isinstance(part, kind) for part in parts):
        raise ValueError(f"{kind.__name__} directly in {kind.__name__}")


@dataclass(frozen=True, slots=True)
class Word:
    """Rows with a word that begins like this one."""

    text: str
    where: Field = "any"
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not is_plain(self.text):
            raise ValueError(f"{self.text!r} is no single word")

    def __str__(self) -> str:
        return _keyed(self.where, self.text)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Rows with exactly these words in this order."""

    text: str
    where: Field = "any"
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def __str__(self) -> str:
        return _keyed(self.where, _in_quotes(self.text))


@dataclass(frozen=True, slots=True)
class LabelIs:
    """Rows that have a label; ``decided`` asks what the run decides instead."""

    key: Literal["label", "decided", "unknown"]
    label: str
    """Name or id, as it was written."""
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.key}:{quoted(self.label)}"


@dataclass(frozen=True, slots=True)
class Compared:
    """A number against a limit."""

    sign: Sign
    value: float

    def __str__(self) -> str:
        return f"{self.sign}{as_number(self.value)}"


@dataclass(frozen=True, slots=True)
class Between:
    """A number from one limit to another, both included."""

    low: float
    high: float

    def __str__(self) -> str:
        return f"{as_number(self.low)}..{as_number(self.high)}"


Limit: TypeAlias = Compared | Between


@dataclass(frozen=True, slots=True)
class ScoreIs:
    """Rows whose score for a label keeps a limit."""

    label: str
    limit: Limit
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def __str__(self) -> str:
        between = ":" if isinstance(self.limit, Between) else ""
        return f"score({quoted(self.label)}){between}{self.limit}"


@dataclass(frozen=True, slots=True)
class NumberIs:
    """Rows with a number that keeps a limit."""

    key: Literal["labels", "length", "id"]
    limit: Limit
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.key}:{str(self.limit).removeprefix('=')}"


@dataclass(frozen=True, slots=True)
class ChoiceIs:
    """Rows with one of the few values that a key has."""

    key: str
    value: str
    place: Place = field(default=NOWHERE, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.key}:{self.value}"


@dataclass(frozen=True, slots=True)
class Not:
    """Rows that the part does not name."""

    part: "Node"

    def __str__(self) -> str:
        return f"-{_inside(self.part)}"


@dataclass(frozen=True, slots=True)
class And:
    """Rows that every part names; without parts all rows."""

    parts: tuple["Node", ...] = ()

    def __post_init__(self) -> None:
        _never_alone(self.parts, And, least=(0, 2))

    def __str__(self) -> str:
        return " ".join(f"({part})" if isinstance(part, Or) else str(part) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Or:
    """Rows that at least one part names."""

    parts: tuple["Node", ...]

    def __post_init__(self) -> None:
        _never_alone(self.parts, Or, least=(2,))
        if EVERYTHING in self.parts:
            raise ValueError("all rows need no other part beside them")

    def __str__(self) -> str:
        return " OR ".join(map(str, self.parts))


Leaf: TypeAlias = Word | Phrase | LabelIs | ScoreIs | NumberIs | ChoiceIs
Node: TypeAlias = Leaf | Not | And | Or
EVERYTHING = And()


def joined(*parts: Node) -> Node:
    """Return the query for rows that all of these name, flat."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, And) else [part])
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def either(*parts: Node) -> Node:
    """Return the query for rows that at least one of these names, flat."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, Or) else [part])
    if EVERYTHING in flat:
        return EVERYTHING
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def as_number(value: float) -> str:
    """Return a number as people write it, from which the same number is read."""
    return str(int(value)) if value == int(value) else repr(value)


def _keyed(where: Field, text: str) -> str:
    return text if where == "any" else f"{where}:{text}"


def _inside(part: Node) -> str:
    return f"({part})" if isinstance(part, (And, Or, Not)) else str(part)


def leaves(tree: Node) -> Iterator[Leaf]:
    """Yield the parts of a query that are not made of others."""
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield tree


def asks_run(tree: Node) -> bool:
    """Tell whether the answer depends on what a run says."""
    return any(
        isinstance(leaf, ScoreIs)
        or (isinstance(leaf, LabelIs) and leaf.key == "decided")
        or (isinstance(leaf, ChoiceIs) and (leaf.key == "wrong" or leaf.value == "score"))
        for leaf in leaves(tree)
    )


def asks_photos(tree: Node) -> bool:
    """Tell whether the answer depends on which photos can be read."""
    return any(isinstance(leaf, ChoiceIs) and leaf.value == "photo" for leaf in leaves(tree))
