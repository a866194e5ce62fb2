"""Finds what somebody meant by a few letters: "mr" for "Mark reviewed", and best matches first."""

from dataclasses import dataclass

AT_START, AT_WORD, INSIDE, SCATTERED, SMALL = 100.0, 80.0, 50.0, 20.0, 10.0
LOOSEST = 3
"""Letters that follow each other with gaps spread over at most so many times their number."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text fits, and which of its letters were meant."""

    score: float
    places: frozenset[int] = frozenset()


def match(query: str, text: str, small: str = "") -> Match | None:
    """Return how a text fits a query, every word of which must be found; None where it does not.

    A word may also stand in the small print. An empty query fits everything equally.
    """
    score, places = 0.0, set[int]()
    lowered, small = _folded(text), small.lower()
    for word in query.lower().split():
        found = _find(word, lowered)
        if found is not None:
            worth, where = found
            score += worth
            places.update(where)
        elif word in small:
            score += SMALL
        else:
            return None
    return Match(score - len(text) / 100, frozenset(places))


def _folded(text: str) -> str:
    """Return a text with case ignored, every letter at its place."""
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def _find(word: str, text: str) -> tuple[float, range | list[int]] | None:
    at = text.find(word)
    if at == 0:
        return AT_START, range(len(word))
    start = next((n for n in _word_starts(text) if text.startswith(word, n)), None)
    if start is not None:
        return AT_WORD - start / 100, range(start, start + len(word))
    if at > 0:
        return INSIDE - at / 100, range(at, at + len(word))
    places = _initials(word, text) or _scattered(word, text)
    if not places:
        return None
    return SCATTERED - (places[-1] - places[0] - len(word)) / 10, places


def _word_starts(text: str) -> list[int]:
    before = " " + text
    return [n for n, letter in enumerate(text) if letter.isalnum() and not before[n].isalnum()]


def _initials(word: str, text: str) -> list[int]:
    """Return where each letter begins a word of its own; empty where one does not."""
    places: list[int] = []
    starts = iter(_word_starts(text))
    for letter in word:
        place = next((n for n in starts if text[n] == letter), None)
        if place is None:
            return []
        places.append(place)
    return places


def _scattered(word: str, text: str) -> list[int]:
    """Return where the letters follow each other with gaps; empty where they do not."""
    places: list[int] = []
    for letter in word:
        place = text.find(letter, places[-1] + 1 if places else 0)
        if place < 0:
            return []
        places.append(place)
    return places if places[-1] - places[0] < LOOSEST * len(word) else []
