"""Answers the few terms that figures link to, when they stand in the search field."""

import re

import numpy as np
import numpy.typing as npt

from engine.data.dataset import Dataset, Split
from engine.errors import EngineError

Mask = npt.NDArray[np.bool_]

_TERM = re.compile(
    r'(?<!\S)(-?)(label|labels|length|has|id|reviewed|flagged|split):("[^"]*"|\S+)', re.IGNORECASE
)
_NUMBER = re.compile(r"(>=|<=|>|<|)(\d+)(?:\.\.(\d+))?")


def split_terms(text: str) -> tuple[list[tuple[bool, str, str]], str]:
    """Return the terms as (denied, key, value), and the words that are left."""
    terms = [
        (minus == "-", key.lower(), value.strip('"')) for minus, key, value in _TERM.findall(text)
    ]
    return terms, _TERM.sub(" ", text).strip()


def rows_of_terms(dataset: Dataset, terms: list[tuple[bool, str, str]], *, unusable: Mask) -> Mask:
    """Return the rows for which every term holds ``[n]``; none for a term without sense.

    ``unusable`` says of which rows the photo is missing or broken ``[n]``.
    """
    keep: Mask = np.ones(len(dataset), dtype=bool)
    for denied, key, value in terms:
        found = _rows(dataset, key, value, unusable)
        if found is None:
            return np.zeros(len(dataset), dtype=bool)
        keep &= ~found if denied else found
    return keep


def _rows(dataset: Dataset, key: str, value: str, unusable: Mask) -> Mask | None:
    targets = dataset.targets
    if key == "label":
        try:
            column = dataset.labels.column(dataset.labels.find(value).id)
        except EngineError:
            return None
        return np.asarray(targets[:, column] == 1)
    if key == "labels":
        return _compared(np.count_nonzero(targets == 1, axis=1), value)
    if key == "length":
        lengths = (len(caption.strip()) for caption in dataset.captions)
        return _compared(np.fromiter(lengths, dtype=np.int64, count=len(dataset)), value)
    if key == "id":
        return _compared(dataset.items, value)
    if key == "split":
        split = Split.__members__.get(value.upper())
        return None if split is None else np.asarray(dataset.splits == split)
    if key == "has":
        return _having(dataset, value, unusable)
    flags = dataset.reviewed if key == "reviewed" else dataset.flagged
    return np.asarray(flags == (value.lower() == "yes"))


def _having(dataset: Dataset, value: str, unusable: Mask) -> Mask | None:
    if value == "labels":
        return np.asarray((dataset.targets >= 0).any(axis=1))
    if value == "photo":
        return ~unusable
    if value != "caption":
        return None
    there = (bool(caption.strip()) for caption in dataset.captions)
    return np.fromiter(there, dtype=bool, count=len(dataset))


def _compared(numbers: npt.NDArray[np.int64], value: str) -> Mask | None:
    match = _NUMBER.fullmatch(value)
    if match is None:
        return None
    sign, low, high = match[1], int(match[2]), match[3]
    if high is not None:
        return np.asarray((numbers >= low) & (numbers <= int(high)))
    compare = {">=": np.greater_equal, "<=": np.less_equal, ">": np.greater, "<": np.less}
    return np.asarray(compare.get(sign, np.equal)(numbers, low))
