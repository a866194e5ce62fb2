"""The language that texts for people are given in; English unless a program sets another.

The engine knows no translations. A window hands in what looks them up, before it imports what
holds texts: tables of texts are filled when their module is read.
"""

from collections.abc import Callable


def _as_it_is(text: str) -> str:
    return text


_translate: Callable[[str], str] = _as_it_is


def tr(text: str) -> str:
    """Return a text of the program in the language of the user.

    Fill in names and numbers afterwards (``tr("Run {run}").format(run=run)``), so that the text
    is found in the table of translations as it stands in the source.
    """
    return _translate(text)


def set_translate(translate: Callable[[str], str] | None) -> None:
    """Have texts looked up from now on; None is English again."""
    global _translate
    _translate = translate or _as_it_is


def counted(count: int, one: str, many: str) -> str:
    """Return the text for one thing or for many, with their number in the place of ``{}``."""
    return (one if count == 1 else many).format(f"{count:,}")
