"""Finds words in captions and puts others in their place; looks first, changes nothing itself."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import regex

from engine.errors import EngineError
from engine.language import counted, tr

Span = tuple[int, int]
"""Where something starts and ends in a text."""
PATIENCE_S = 2.0
"""For one caption: some patterns take longer than anybody waits, on a text of forty letters."""
_EVERY = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look for and what to put there."""

    find: str
    replace: str = ""
    is_pattern: bool = False
    """Whether ``find`` is a regular expression, and ``replace`` may name its groups as ``\\1``."""
    match_case: bool = False
    whole_words: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replacement:
    """One caption before and after, and where the two differ."""

    row: int
    before: str
    after: str
    found: tuple[Span, ...]
    """What was found in the caption before."""
    put: tuple[Span, ...]
    """What stands there after, one for each."""


def find_replacements(
    captions: Sequence[str],
    wanted: Wanted,
    *,
    rows: Iterable[int] | None = None,
    check: Callable[[], None] = lambda: None,
) -> list[Replacement]:
    """Return the captions that would change, by row; all rows are looked at unless some are named.

    ``check`` is called now and then and may raise to end the search. An EngineError says why a
    pattern cannot be used.
    """
    changes = _changer(wanted)
    found = []
    for count, row in enumerate(range(len(captions)) if rows is None else rows):
        if count % _EVERY == 0:
            check()
        replacement = changes(row, captions[row])
        if replacement is not None and replacement.after != replacement.before:
            found.append(replacement)
    return found


def _changer(wanted: Wanted) -> Callable[[int, str], Replacement | None]:
    if not wanted.find:
        return lambda row, caption: None
    pattern = _compiled(wanted)
    if wanted.is_pattern:
        _check_groups(pattern, wanted.replace)

    def change(row: int, caption: str) -> Replacement | None:
        parts: list[str] = []
        found: list[Span] = []
        put: list[Span] = []
        end = length = 0
        try:
            # In a thread of its own beside a window: the matching lets others go on.
            for match in pattern.finditer(caption, concurrent=True, timeout=PATIENCE_S):
                text = match.expand(wanted.replace) if wanted.is_pattern else wanted.replace
                between = caption[end : match.start()]
                length += len(between)
                parts += (between, text)
                found.append(match.span())
                put.append((length, length + len(text)))
                length += len(text)
                end = match.end()
        except TimeoutError as error:
            raise EngineError(
                tr(
                    "This pattern takes too long. Write it without a repetition inside a "
                    "repetition, such as (a+)+."
                )
            ) from error
        if not found:
            return None
        after = "".join(parts) + caption[end:]
        return Replacement(row=row, before=caption, after=after, found=tuple(found), put=tuple(put))

    return change


def _compiled(wanted: Wanted) -> "regex.Pattern[str]":
    source = wanted.find if wanted.is_pattern else regex.escape(wanted.find, special_only=True)
    flags = regex.VERSION0 if wanted.match_case else regex.VERSION0 | regex.IGNORECASE
    try:
        pattern = regex.compile(source, flags)  # alone first: a sentence about it names its places
        if wanted.whole_words:
            pattern = regex.compile(rf"(?<!\w)(?:{source})(?!\w)", flags)
        return pattern
    except regex.error as error:
        raise EngineError(_sentence(error)) from error


def _check_groups(pattern: "regex.Pattern[str]", replace: str) -> None:
    """Refuse a replacement that names a group which the pattern does not have."""
    try:
        regex.compile(_same_groups(pattern)).match("").expand(replace)
    except (regex.error, IndexError) as error:
        known = pattern.groups
        has = counted(known, tr("{} group"), tr("{} groups")) if known else tr("no group")
        raise EngineError(
            tr(
                "The replacement cannot be used ({reason}). The pattern has {has} in "
                "brackets; write \\1 for the first, \\\\ for a backslash."
            ).format(reason=_reason(error), has=has)
        ) from error


def _same_groups(pattern: "regex.Pattern[str]") -> str:
    """Return a pattern that always matches and has the groups of another one."""
    groups = ["()"] * pattern.groups
    for name, number in pattern.groupindex.items():
        groups[number - 1] = f"(?P<{name}>)"
    return "".join(groups)


def _sentence(error: "regex.error") -> str:
    place = ""
    if error.pos is not None:
        at_end = error.pos >= len(error.pattern)
        place = (
            tr(" at the end") if at_end else tr(" at character {value}").format(value=error.pos + 1)
        )
    return tr(
        "This is no regular expression: {reason}{place}. Mend it, or search for plain text."
    ).format(reason=_reason(error), place=place)


def _reason(error: Exception) -> str:
    return str(getattr(error, "msg", None) or error)
