"""Captions as weighted words: tf-idf over words and pairs of neighbouring words.

What a frozen text encoder blurs, such as the name of a rare animal, stays sharp here. A word is a
run of letters, digits and their marks, lower-case and without Latin accents; single Latin letters
are left out. Scripts without spaces between words (Chinese, Japanese, Thai, Lao, Khmer, Burmese)
are taken a character at a time, so that there a pair of neighbours is a pair of characters.
"""

import functools
import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from engine.errors import EngineError
from engine.language import tr

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix
    from sklearn.feature_extraction.text import TfidfVectorizer

Floats = npt.NDArray[np.float32]

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
_ACCENTS = re.compile("[\u0300-\u036f]")
"""Marks on Latin, Greek and Cyrillic letters; those of other scripts change the sound or word."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """The words and pairs that count, and how much each says; ``fit_lexicon`` makes one."""

    terms: tuple[str, ...]
    """Words, and pairs with a space between them, in the order of their code points."""
    idf: Floats
    """Inverse document frequency of each term ``[terms]``, float32, 1 or more."""

    def __post_init__(self) -> None:
        self.idf.setflags(write=False)

    def vectors(self, captions: Sequence[str]) -> "csr_matrix":
        """Return one row a caption, sparse float32 ``[n, terms]``, of length 1.

        A caption that is empty, or has none of the terms, is a row of zeros.
        """
        from scipy.sparse import csr_matrix

        if not captions:
            return csr_matrix((0, len(self.terms)), dtype=np.float32)
        return csr_matrix(_vectorizer(self).transform(captions), dtype=np.float32)

    def dense(self, captions: Sequence[str]) -> Floats:
        """Return ``vectors`` as an array ``[n, terms]``; for a batch, not for a data set."""
        rows: Floats = self.vectors(captions).toarray()
        return rows

    def to_json(self) -> dict[str, Any]:
        """Return plain values, from which ``from_json`` makes the very same lexicon."""
        return {"terms": list(self.terms), "idf": self.idf.tolist()}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Lexicon":
        """Read what ``to_json`` wrote; EngineError where it is not that."""
        try:
            terms = tuple(values["terms"])
            idf = np.array(values["idf"], dtype=np.float32)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            raise _damaged() from error
        words = all(isinstance(term, str) for term in terms)
        if not words or len(set(terms)) != len(terms) or not terms:
            raise _damaged()
        if idf.shape != (len(terms),) or not np.isfinite(idf).all():
            raise _damaged()
        return cls(terms=terms, idf=idf)


def fit_lexicon(captions: Sequence[str], *, min_count: int = 3, most: int = 4096) -> Lexicon:
    """Choose the terms that are in most captions, each in ``min_count`` of them or more.

    Captions without words are missing ones and count nowhere. Of terms equally frequent the first
    in order is taken. Raises EngineError where no term is frequent enough.
    """
    found = [terms for terms in map(_terms, captions) if terms]
    counts = Counter(itertools.chain.from_iterable(map(set, found)))
    frequent = [term for term, count in counts.items() if count >= min_count]
    if not frequent:
        raise EngineError(
            tr(
                "No word is in {min_count} or more of the {found} captions that have "
                "words, so there is nothing to learn from single words. Add captions, "
                "or train without them."
            ).format(min_count=min_count, found=len(found))
        )
    terms = tuple(sorted(sorted(frequent, key=lambda term: (-counts[term], term))[:most]))
    idf = [math.log((1 + len(found)) / (1 + counts[term])) + 1 for term in terms]
    return Lexicon(terms=terms, idf=np.array(idf, dtype=np.float32))


@functools.lru_cache(maxsize=2)
def _vectorizer(lexicon: Lexicon) -> "TfidfVectorizer":
    """Return the vectorizer of a lexicon, kept because batches and single captions follow."""
    # It takes a second to import.
    from sklearn.feature_extraction.text import TfidfVectorizer

    columns = {term: column for column, term in enumerate(lexicon.terms)}
    vectorizer = TfidfVectorizer(
        analyzer=_terms, vocabulary=columns, sublinear_tf=True, dtype=np.float32
    )
    vectorizer.idf_ = lexicon.idf
    return vectorizer


def _terms(caption: str) -> list[str]:
    found = _pattern().findall(_plain(caption))
    words = [word for word in found if len(word) > 1 or not "a" <= word <= "z"]
    return words + [f"{one} {next_}" for one, next_ in itertools.pairwise(words)]


def _plain(caption: str) -> str:
    if caption.isascii():
        return caption.lower()
    apart = unicodedata.normalize("NFKD", caption).lower()
    return unicodedata.normalize("NFC", _ACCENTS.sub("", apart))


@functools.cache
def _pattern() -> re.Pattern[str]:
    r"""Return what a word looks like; ``\w`` alone would break Indic words at their vowels."""
    marks = "".join(
        chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) in ("Mn", "Mc")
    )
    other = rf"(?![{_UNSPACED}])"
    return re.compile(rf"(?=\w)[{_UNSPACED}][{marks}]*|{other}\w(?:{other}[\w{marks}])*")


def _damaged() -> EngineError:
    return EngineError(tr("The list of words of this run is damaged. Train it again."))
