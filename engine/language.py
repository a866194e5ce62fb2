"""The language that texts for people are given in; English unless a program sets another.

The engine knows no translations. A window hands in what looks them up, before it imports what
holds texts: tables of texts are filled when their module is read. It also hands in how numbers are
written where it runs, which is asked for when a number is filled in.
"""

import numbers
import string
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Numerals:
    """How numbers are written: what parts whole from rest, and thousands from each other."""

    decimal: str = "."
    group: str = ","


class Text(str):
    """A text of the program: numbers are filled in as the user writes them."""

    __slots__ = ()

    def format(self, *args: object, **kwargs: object) -> str:
        """Fill in names and numbers, ``{rows:,}`` and ``{share:.1f}`` by the user's numerals."""
        return _FILLER.vformat(self, args, kwargs)


class _Filler(string.Formatter):
    def format_field(self, value: object, format_spec: str) -> str:
        text: str = super().format_field(value, format_spec)
        whole = isinstance(value, numbers.Integral) and not format_spec
        return as_written(text) if isinstance(value, numbers.Real) and not whole else text


def _as_it_is(text: str) -> str:
    return text


_FILLER = _Filler()
_translate: Callable[[str], str] = _as_it_is
_signs: dict[int, str] = {}


def tr(text: str) -> str:
    """Return a text of the program in the language of the user.

    Fill in names and numbers afterwards (``tr("Run {run}").format(run=run)``), so that the text
    is found in the table of translations as it stands in the source.
    """
    return Text(_translate(text))


def set_translate(translate: Callable[[str], str] | None) -> None:
    """Have texts looked up from now on; None is English again."""
    global _translate
    _translate = translate or _as_it_is


def set_numerals(numerals: Numerals) -> None:
    """Have numbers on the screen written like this from now on."""
    _signs.clear()
    if numerals != Numerals():
        _signs.update({ord("."): numerals.decimal, ord(","): numerals.group})


def number(value: float, form: str = ",") -> str:
    """Return a number as the user writes it, in one of Python's forms: ``number(0.5, ".2f")``."""
    return as_written(format(value, form))


def counted(count: int, one: str, many: str) -> str:
    """Return the text for one thing or for many, with their number in the place of ``{}``."""
    return (one if count == 1 else many).format(number(count))


def as_written(text: str) -> str:
    """Return a number that Python wrote as the user writes it; for text that is only a number."""
    return text.translate(_signs) if _signs else text
