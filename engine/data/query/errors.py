"""What is wrong with a query: a sentence, the place it is about, and what could stand there."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from engine.data.query.tree import Place
from engine.errors import EngineError
from engine.language import tr


class QueryError(EngineError):
    """Names the place in the text, and where it can what may have been meant there."""

    def __init__(self, sentence: str, place: Place, *, instead: Sequence[str] = ()) -> None:
        super().__init__(sentence)
        self.place = place
        """First and one past the last character, counted from 0."""
        self.instead = tuple(instead)
        """Texts that would be right at this place, the likeliest first."""

    def pointed(self, query: str) -> str:
        """Return the sentence over the query with its place marked, for a terminal."""
        start, end = self.place
        line = " ".join(query.splitlines()) if "\n" in query else query
        return f"{self}\n  {line}\n  {' ' * start}{'^' * max(1, end - start)}"


def likely(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """Return the known words that a misspelt or unfinished one may stand for."""
    folded = {name.casefold(): name for name in known}
    wanted = word.casefold()
    begun = [name for name in folded if wanted and name.startswith(wanted)]
    close = get_close_matches(wanted, folded, n=most, cutoff=0.6)
    held = [name for name in folded if len(wanted) > 2 and wanted in name]
    return [folded[name] for name in dict.fromkeys([*begun, *close, *held])][:most]


def did_you_mean(words: Sequence[str]) -> str:
    """Return the question that follows a sentence; empty where nothing comes to mind."""
    if not words:
        return ""
    *first, last = words
    if not first:
        return tr(" Did you mean {word}?").format(word=last)
    return tr(" Did you mean {words} or {last}?").format(words=", ".join(first), last=last)
