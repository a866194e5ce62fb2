"""What may come next in a query that is being typed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.data.labels import LabelSet
from engine.data.query.keys import BY_NAME, KEYS
from engine.data.query.tree import quoted
from engine.language import tr

MOST = 200
_UNFINISHED = re.compile(
    r"""(?P<call>score\(\s*)(?P<label>"[^"]*|[^()"]*)$
      | (?P<key>[^\W\d_]+):(?P<value>"[^"]*|[^\s()"]*)$
      | (?P<word>[^\s()":<>=-][^\s()":<>=]*)$""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One text that could stand at the place of what is being typed."""

    text: str
    about: str
    """What it means, in a few words."""
    finished: bool = True
    """Whether the part is whole with it; a key still wants its value."""


@dataclass(frozen=True, slots=True)
class Completion:
    """Proposals for the text from ``start`` to ``end``."""

    start: int
    end: int
    proposals: tuple[Proposal, ...]
    word: str = ""
    """The word being typed, where words of captions may be meant."""


NOTHING = Completion(0, 0, ())


def complete(text: str, cursor: int, labels: LabelSet) -> Completion:
    """Return what could stand where the cursor is; nothing inside a finished part."""
    before = text[:cursor]
    in_quotes = before.count('"') % 2 == 1
    found = _UNFINISHED.search(before)
    if found is None or (in_quotes and found["word"] is not None):
        return NOTHING
    if found["call"] is not None:
        names = _labels(found["label"], labels)
        proposals = [Proposal(f"{quoted(name)})>", "score", finished=False) for name in names]
        return Completion(found.start("label"), cursor, tuple(proposals))
    if found["key"] is not None:
        return _values(found, labels, cursor)
    word = found["word"]
    return Completion(found.start("word"), cursor, tuple(_keys(word, labels))[:MOST], word)


def _values(found: re.Match[str], labels: LabelSet, cursor: int) -> Completion:
    key, typed = BY_NAME.get(found["key"].casefold()), found["value"]
    if key is None:
        return NOTHING
    if key.kind == "label":
        names = _labels(typed, labels)
        finished = len(names) == 1 and names[0].casefold() == typed.casefold()
        proposals = [] if finished else [Proposal(quoted(name), key.name) for name in names]
    else:
        proposals = [
            Proposal(value, about) for value, about in key.values
            if value.startswith(typed.casefold()) and value != typed
        ]  # fmt: skip
    return Completion(found.start("value"), cursor, tuple(proposals))


def _labels(typed: str, labels: LabelSet) -> Sequence[str]:
    """Return names of labels that begin like this, then those that hold it."""
    wanted = typed.lstrip('"').casefold()
    names = [label.name for label in labels]
    begun = [name for name in names if name.casefold().startswith(wanted)]
    held = [name for name in names if wanted in name.casefold() and name not in begun]
    return [*begun, *held][:MOST]


def _keys(word: str, labels: LabelSet) -> Iterator[Proposal]:
    wanted = word.casefold()
    for key in KEYS:
        if key.name.startswith(wanted):
            start = "score(" if key.kind == "score" else f"{key.name}:"
            yield Proposal(start, tr("photos {about}").format(about=key.about), finished=False)
    if len(word) > 1:
        for name in _labels(word, labels)[:4]:
            yield Proposal(f"label:{quoted(name)}", tr("photos that have this label"))
