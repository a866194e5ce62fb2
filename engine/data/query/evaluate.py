"""From a tree to the rows that it names: one pass over frozen columns for each part."""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from engine.data.dataset import POSITIVE, UNKNOWN, Split
from engine.data.labels import LabelSet
from engine.data.query.errors import QueryError, did_you_mean, likely
from engine.data.query.facts import Facts, RunFacts
from engine.data.query.text import Mask, folded, needle
from engine.data.query.tree import (
    And,
    Between,
    ChoiceIs,
    LabelIs,
    Limit,
    Node,
    Not,
    NumberIs,
    Or,
    Phrase,
    Place,
    ScoreIs,
    Word,
    quoted,
)
from engine.language import tr

_SIGNS: dict[str, Callable[[Any, float], Any]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
}


def evaluate(tree: Node, facts: Facts) -> Mask:
    """Return which rows a query names ``[n]``.

    Raises ``QueryError`` for a label that is not there, and for a run where there is none.
    """
    match tree:
        case And(parts):
            return _all(parts, facts)
        case Or(parts):
            keep = np.zeros(len(facts.dataset), dtype=bool)
            for part in parts:
                keep |= evaluate(part, facts)
            return keep
        case Not(part):
            return ~evaluate(part, facts)
        case Word() | Phrase():
            return _words([tree], facts)
        case LabelIs():
            return _label(tree, facts)
        case ScoreIs():
            run = _run(facts, "score(…)", tree.place)
            column = column_of(run.labels, tree.label, tree.place)
            return _limited(run.scores[:, column], tree.limit) & run.scored
        case NumberIs():
            return _limited(_numbers(tree.key, facts), tree.limit)
        case ChoiceIs():
            return _choice(tree, facts)


def column_of(labels: LabelSet, text: str, place: Place) -> int:
    """Return the column of a label by id or name; a ``QueryError`` suggests others."""
    wanted = text.casefold()
    named = [column for column, label in enumerate(labels) if label.name.casefold() == wanted]
    if len(named) == 1 or (named and text not in labels.ids):
        if len(named) > 1:
            ids = ", ".join(labels[column].id for column in named)
            raise QueryError(
                tr("{named} labels are called '{text}'. Name one by its id: {ids}.").format(
                    named=len(named), text=text, ids=ids
                ),
                place,
                instead=[labels[column].id for column in named],
            )
        return named[0]
    if text in labels.ids:
        return labels.column(text)
    names = likely(text, [label.name for label in labels])
    hint = did_you_mean(names)
    if not hint:
        known = ", ".join(label.name for label in labels.labels[:6])
        more = (
            tr(" There are {known} and others.") if len(labels) > 6 else tr(" There are {known}.")
        )
        hint = more.format(known=known) if known else tr(" The project has no labels yet.")
    raise QueryError(
        tr("There is no label '{text}'.{hint}").format(text=text, hint=hint),
        place,
        instead=[quoted(name) for name in names],
    )


def _all(parts: tuple[Node, ...], facts: Facts) -> Mask:
    keep = np.ones(len(facts.dataset), dtype=bool)
    # Words together: the index joins them faster than masks of each would be made.
    words = [part for part in parts if isinstance(part, (Word, Phrase))]
    if words:
        keep &= _words(words, facts)
    for part in parts:
        if not isinstance(part, (Word, Phrase)):
            keep &= evaluate(part, facts)
    return keep


def _words(wanted: list[Word | Phrase], facts: Facts) -> Mask:
    noted = [part for part in wanted if part.where == "note"]
    others = [part for part in wanted if part.where != "note"]
    keep = np.ones(len(facts.dataset), dtype=bool)
    if others:
        keep &= facts.lookup.words(facts.dataset, others)
    for part in noted:
        sought = needle(part.text, exact=isinstance(part, Phrase))
        found = [row for row, note in facts.dataset.notes.items() if sought in folded(note)]
        mask = np.zeros_like(keep)
        mask[np.array(found, dtype=np.int64)] = True
        keep &= mask
    return keep


def _label(part: LabelIs, facts: Facts) -> Mask:
    if part.key == "decided":
        run = _run(facts, "decided:", part.place)
        return facts.decisions()[:, column_of(run.labels, part.label, part.place)]
    column = column_of(facts.dataset.labels, part.label, part.place)
    state = POSITIVE if part.key == "label" else UNKNOWN
    mask: Mask = facts.dataset.targets[:, column] == state
    return mask


def _limited(values: Any, limit: Limit) -> Mask:  # noqa: ANN401 - numbers of any kind
    if isinstance(limit, Between):
        mask: Mask = (values >= limit.low) & (values <= limit.high)
        return mask
    sign: Callable[[Any, float], Mask] = _SIGNS[limit.sign]
    return sign(values, limit.value)


def _numbers(key: str, facts: Facts) -> Any:  # noqa: ANN401 - numbers of any kind
    if key == "labels":
        return facts.label_counts()
    return facts.lengths() if key == "length" else facts.dataset.items


def _choice(part: ChoiceIs, facts: Facts) -> Mask:
    data = facts.dataset
    match part.key:
        case "split":
            return np.asarray(data.splits == Split[part.value.upper()])
        case "has":
            return _has(part, facts)
        case "source":
            return facts.lookup.source(data, part.value)
        case "wrong":
            _run(facts, "wrong:", part.place)
            yes = facts.wrong()
        case "reviewed":
            yes = data.reviewed
        case _:
            yes = data.flagged
    return yes if part.value == "yes" else ~yes


def _has(part: ChoiceIs, facts: Facts) -> Mask:
    match part.value:
        case "caption":
            return facts.with_caption()
        case "photo":
            return facts.usable()
        case "score":
            return _run(facts, "has:score", part.place).scored
        case "labels":
            return np.asarray((facts.dataset.targets >= 0).any(axis=1))
    mask = np.zeros(len(facts.dataset), dtype=bool)
    mask[facts.noted()] = True
    return mask


def _run(facts: Facts, what: str, place: Place) -> RunFacts:
    if facts.run is None:
        raise QueryError(
            tr(
                "{what} asks what a run says, and there is no trained run yet. Train one first."
            ).format(what=what),
            place,
        )
    return facts.run
