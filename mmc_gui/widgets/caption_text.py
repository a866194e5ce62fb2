"""A caption as an editor shows it, and how what was not touched stays as it was written."""

import difflib
import re
from collections import Counter
from collections.abc import Sequence

_BREAKS = "\r\n", "\r", "\n", "\u2029", "\u2028", "\ufdd0", "\ufdd1"
"""What Qt makes a line break of, or takes for one."""
_UNIT = re.compile("|".join(_BREAKS) + "|.", re.DOTALL)
_COMPARED = 4000
"""Units of a changed stretch that are compared one by one; beyond, it counts as written anew."""


def shown(caption: str) -> str:
    """Return a caption with all line breaks as Qt's editors know them."""
    return "".join(_plain(unit) for unit in _UNIT.findall(caption))


def kept(caption: str, edited: str) -> str:
    """Return the edited form of ``shown(caption)`` in the spelling of the caption.

    Line breaks that were not touched stay those of the caption; new ones are of its usual kind.
    """
    before, after = _UNIT.findall(caption), _UNIT.findall(shown(edited))
    plain = [_plain(unit) for unit in before]
    usual = Counter(unit for unit in before if unit in _BREAKS).most_common(1)
    new_break = usual[0][0] if usual else "\n"
    start = 0
    while start < min(len(plain), len(after)) and plain[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(plain), len(after)) - start and plain[-1 - end] == after[-1 - end]:
        end += 1
    inner = plain[start : len(plain) - end], after[start : len(after) - end]
    found = before[:start]
    for tag, i, j, k, m in _steps(*inner):
        same = before[start + i : start + j]
        other = [new_break if unit == "\n" else unit for unit in inner[1][k:m]]
        found += same if tag == "equal" else other
    return "".join(found + before[len(before) - end :])


def _steps(before: list[str], after: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    if max(len(before), len(after)) > _COMPARED:
        return [("replace", 0, len(before), 0, len(after))]
    return difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _plain(unit: str) -> str:
    return "\n" if unit in _BREAKS else unit
