"""The order in which found rows are shown."""

import re
from dataclasses import dataclass
from typing import Any

import numpy as np

from engine.data.dataset import IntArray
from engine.data.query.errors import QueryError, did_you_mean, likely
from engine.data.query.evaluate import column_of
from engine.data.query.facts import Facts
from engine.data.query.tree import quoted
from engine.language import tr

COLUMNS = {
    "number": tr("Order of the source"),
    "name": tr("File name"),
    "caption": tr("Caption"),
    "length": tr("Length of the caption"),
    "labels": tr("Number of labels"),
    "split": tr("Split"),
    "reviewed": tr("Reviewed"),
    "flagged": tr("Flagged"),
}
"""What rows can be sorted by beside a label's score, with its name on the screen."""
_SCORE = re.compile(r"\s*score\((.*)\)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Order:
    """One of ``COLUMNS``, or the score for a label; equal rows stay in the order of the source."""

    column: str = "number"
    label: str = ""
    """Id or name of the label whose score is meant, where ``column`` is score."""
    descending: bool = False

    def __str__(self) -> str:
        return f"score({quoted(self.label)})" if self.column == "score" else self.column


SOURCE_ORDER = Order()


def parse_order(text: str, *, descending: bool = False) -> Order:
    """Return the order that a text such as ``length`` or ``score(dog)`` names."""
    if (found := _SCORE.fullmatch(text)) is not None:
        label = found[1].strip().removeprefix('"').removesuffix('"').replace('""', '"')
        return Order("score", label, descending)
    column = {"id": "number"}.get(text.strip().casefold(), text.strip().casefold())
    if column not in COLUMNS:
        instead = likely(text, COLUMNS)
        hint = did_you_mean(instead) or tr(" Choose one of {join} or score(label).").format(
            join=", ".join(COLUMNS)
        )
        raise QueryError(
            tr("Rows cannot be sorted by '{text}'.{hint}").format(text=text, hint=hint),
            (0, len(text)),
        )
    return Order(column, "", descending)


def ordered(rows: IntArray, order: Order, facts: Facts) -> IntArray:
    """Return rows in an order; those that have no score stand last either way."""
    if order.column == "number":
        return rows[::-1] if order.descending else rows
    if order.column == "score":
        return _by_score(rows, order, facts)
    keys = _keys(order.column, facts)[rows].astype(np.int64)
    sequence: IntArray = rows[np.argsort(-keys if order.descending else keys, kind="stable")]
    return sequence


def _by_score(rows: IntArray, order: Order, facts: Facts) -> IntArray:
    place = (0, len(str(order)))
    if facts.run is None:
        raise QueryError(
            tr("Sorting by a score asks what a run says, and there is no trained run "
        "yet. Train one first."), place,
        )  # fmt: skip
    keys = facts.run.scores[rows, column_of(facts.run.labels, order.label, place)]
    keys = np.where(facts.run.scored[rows], -keys if order.descending else keys, np.inf)
    sequence: IntArray = rows[np.argsort(keys, kind="stable")]
    return sequence


def _keys(column: str, facts: Facts) -> Any:  # noqa: ANN401 - numbers of any kind
    data = facts.dataset
    match column:
        case "labels":
            return facts.label_counts()
        case "length":
            return facts.lengths()
        case "split":
            return data.splits
        case "reviewed":
            return data.reviewed
        case "flagged":
            return data.flagged
    text = data.names if column == "name" else data.captions
    name = "name" if column == "name" else "caption"
    return facts.memory.recall(
        f"ranks {column}", (text,), lambda: facts.lookup.ranks(data, name)  # type: ignore[arg-type]
    )  # fmt: skip
