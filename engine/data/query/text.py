"""Words of captions and names: how they are folded, and looked for without an index."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]

CJK = "\u2e80-\u2fdf\u3005-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9f"
"""Characters of scripts that put no spaces between words."""
_CJK = re.compile(f"[{CJK}\U00020000-\U0003134f]")
_WORDS = re.compile(r"[^\W_]+")


def has_cjk(text: str) -> bool:
    """Tell whether a text holds characters that each stand as a word of their own."""
    return not text.isascii() and _CJK.search(text) is not None


def words_of(text: str) -> list[str]:
    """Return the words of a text, without accents and in lower case; each CJK character is one."""
    if not text.isascii():
        text = _without_accents(text)
        text = _CJK.sub(r" \g<0> ", text)
    return _WORDS.findall(text.lower())


def folded(text: str) -> str:
    """Return the words, a space before and after each: one is found by ``" dog"``."""
    return f" {' '.join(words_of(text))} "


def _without_accents(text: str) -> str:
    split = unicodedata.normalize("NFD", text)
    plain = "".join(sign for sign in split if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", plain)  # Hangul is one character again


@lru_cache(maxsize=64)
def needle(text: str, *, exact: bool) -> str:
    """Return what to look for in folded texts; empty where the text holds no word."""
    words = words_of(text)
    return f" {' '.join(words)}{' ' if exact else ''}" if words else ""


class FoldedTexts:
    """Texts of all rows, each folded when it is first looked at."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._folded: dict[int, tuple[str, str]] = {}

    def follow(self, texts: Sequence[str]) -> None:
        """Take other texts of the same rows; what did not change stays folded."""
        self._texts = texts

    def find(self, wanted: str, rows: Iterable[int]) -> list[int]:
        """Return those of the rows whose folded text holds a needle."""
        return [row for row in rows if wanted in self._of(row)]

    def _of(self, row: int) -> str:
        text = self._texts[row]
        known = self._folded.get(row)
        if known is None or known[0] is not text:
            known = self._folded[row] = (text, folded(text))
        return known[1]
