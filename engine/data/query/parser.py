"""From the text of a query to its tree; what cannot be read is told with its place."""

import re
from collections.abc import Sequence
from typing import NoReturn, cast

from engine.data.query.errors import QueryError, did_you_mean, likely
from engine.data.query.keys import BY_NAME, KEYS, Key
from engine.data.query.tree import (
    EVERYTHING,
    PLAIN_WORD,
    Between,
    ChoiceIs,
    Compared,
    LabelIs,
    Limit,
    Node,
    Not,
    NumberIs,
    Phrase,
    Place,
    ScoreIs,
    Sign,
    Word,
    either,
    joined,
)
from engine.language import tr

DEEPEST = 60
"""Parentheses and minus signs within each other; more would be a slip of the keyboard."""
_SPACE = re.compile(r"\s*")
_OPERATOR = re.compile(r"(OR|AND|NOT)(?![^\s()\"])")
_FUNCTION = re.compile(r"([^\W\d_]+)\(")
_KEY = re.compile(r"([^\s\"():<>=!]+)(?::|\s*(?=[<>=]|!=))")
_NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|-?\.\d+"
_LIMIT = re.compile(rf":?\s*(>=|<=|!=|=|>|<)?\s*({_NUMBER})(?:\.\.({_NUMBER}))?(?![^\s()\"])")
_VALUE = re.compile(r'[^\s"()]*')
_QUOTED = re.compile(r'"((?:[^"]|"")*)("|$)')


def parse(text: str) -> Node:
    """Return the tree of a query; without words all rows. Raises ``QueryError``."""
    parser = _Parser(text)
    tree = parser.alternatives()
    if parser.at < len(text):
        parser.refuse(tr("This ) closes nothing. Take it away, or open a ( before."), length=1)
    return tree


class _Parser:
    def __init__(self, text: str) -> None:
        self._text = text
        self.at = 0
        self._depth = 0

    # -- joining ----------------------------------------------------------------------------

    def alternatives(self) -> Node:
        """Read parts joined by OR."""
        parts = [self._together()]
        while (place := self._take_operator("OR")) is not None:
            before, after = parts[-1], self._together()
            if EVERYTHING in (before, after):
                raise QueryError(tr("OR needs something to find on both sides."), place)
            parts.append(after)
        return either(*parts)

    def _together(self) -> Node:
        """Read parts that stand beside each other."""
        parts: list[Node] = []
        while not self._at_end():
            if self._peek_operator() == "OR":
                break
            if self._take_operator("AND") is None:
                parts.append(self._part())
        return joined(*parts)

    def _part(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            self.refuse(tr("There are too many parentheses or minus signs within each other."))
        part = self._inner()
        self._depth -= 1
        return part

    def _inner(self) -> Node:
        self._skip()
        start = self.at
        if self._take("("):
            return self._group(start)
        if self._take("-") or self._take_operator("NOT") is not None:
            if self._at_end() or self._text[start : start + 2] == "- ":
                raise QueryError(
                    tr(
                        "Nothing stands after this. Write what shall not be found, such as "
                        "-label:dog."
                    ),
                    (start, start + 1),
                )
            return Not(self._part())
        if self._peek() == '"':
            return Phrase(self._quoted(), place=(start, self.at))
        if (called := _FUNCTION.match(self._text, self.at)) is not None:
            return self._score(called)
        if (keyed := _KEY.match(self._text, self.at)) is not None:
            return self._keyed(keyed)
        return self._word()

    def _group(self, start: int) -> Node:
        inside = self.alternatives()
        self._skip()
        if not self._take(")"):
            raise QueryError(tr("This ( is never closed. Add a )."), (start, start + 1))
        return inside

    def _word(self) -> Node:
        found = PLAIN_WORD.match(self._text, self.at)
        if found is None:
            self.refuse(
                tr("'{text}' means something only after a key, such as labels:>=3. For "
            "the text itself put it in quotes.").format(text=self._text[self.at]), length=1,
            )  # fmt: skip
        self.at = found.end()
        return Word(found[0], place=found.span())

    # -- keys -------------------------------------------------------------------------------

    def _keyed(self, found: re.Match[str]) -> Node:
        name, start = found[1], self.at
        key = BY_NAME.get(name.casefold())
        if key is None:
            self._unknown_key(name)
        if key.kind == "score":
            self.refuse(
                tr("Say of which label: {example}.").format(example=key.example), length=len(name)
            )
        colon = found[0].endswith(":")
        if key.kind == "number":
            self.at = found.end() - colon
            limit = self._limit(key)
            return NumberIs(key.name, limit, place=(start, self.at))  # type: ignore[arg-type]
        if not colon:
            self.refuse(
                tr("Write a colon after {name}: {example}.").format(
                    name=key.name, example=key.example
                ),
                length=len(name),
            )
        self.at = found.end()
        return self._valued(key, start)

    def _valued(self, key: Key, start: int) -> Node:
        self._skip()  # "label: dog" is how many write it
        value_at, exact = self.at, self._peek() == '"'
        if exact:
            value = self._quoted()
        else:
            value = cast("re.Match[str]", _VALUE.match(self._text, self.at))[0]
            self.at += len(value)
        if not value.strip():
            known = [value for value, _ in key.values]
            wanted = (
                tr("one of {words}").format(words=_listed(known))
                if known
                else tr("something, as in {example}").format(example=key.example)
            )
            raise QueryError(
                tr("Nothing stands after {name}: yet. Write {wanted}.").format(
                    name=key.name, wanted=wanted
                ),
                (start, self.at),
                instead=[f"{key.name}:{value}" for value in known],
            )
        place = (start, self.at)
        if key.kind == "label":
            return LabelIs(key.name, value, place=(value_at, self.at))  # type: ignore[arg-type]
        if key.kind == "choice":
            return ChoiceIs(key.name, self._choice(key, value, (value_at, self.at)), place=place)
        if exact or PLAIN_WORD.fullmatch(value) is None or value in ("OR", "AND", "NOT"):
            return Phrase(value, where=key.name, place=place)  # type: ignore[arg-type]
        return Word(value, where=key.name, place=place)  # type: ignore[arg-type]

    def _choice(self, key: Key, value: str, place: Place) -> str:
        known = [name for name, _ in key.values]
        wanted = dict(key.also).get(value.casefold(), value.casefold())
        if wanted not in known:
            instead = likely(value, known)
            raise QueryError(
                tr("{name}: has no value '{value}'. It is {listed}.").format(
                    name=key.name, value=value, listed=_listed(known)
                ),
                place,
                instead=instead or known,
            )
        return wanted

    def _score(self, called: re.Match[str]) -> Node:
        start, name = self.at, called[1]
        if name.casefold() != "score":
            self.refuse(
                tr(
                    "There is no {name}(…). Put a space before the (, or write score(label)."
                ).format(name=name),
                length=len(name) + 1,
            )
        self.at = called.end()
        self._skip()
        label_at = self.at
        if self._peek() == '"':
            label = self._quoted()
        else:
            end = self._text.find(")", self.at)
            end = len(self._text) if end < 0 else end
            label = self._text[self.at : end].strip()
            self.at = label_at + len(label)
        place = (label_at, self.at)
        self._skip()
        if not self._take(")"):
            raise QueryError(tr("score( is never closed. Write score(dog)>0.6."), (start, self.at))
        if not label:
            raise QueryError(tr("Say of which label: score(dog)>0.6."), (start, self.at))
        self._skip()
        return ScoreIs(label, self._limit(BY_NAME["score"]), place=place)

    def _limit(self, key: Key) -> Limit:
        found = _LIMIT.match(self._text, self.at)
        if found is None or (found[1] and found[3]):
            end = cast("re.Match[str]", _VALUE.match(self._text, self.at)).end()
            raise QueryError(
                tr("Write a number or a limit after {name}, such as {example}.").format(
                    name=key.name, example=key.example
                ),
                (self.at, max(end, self.at)),
            )
        self.at = found.end()
        if found[3]:
            return Between(float(found[2]), float(found[3]))
        return Compared(cast("Sign", found[1] or "="), float(found[2]))

    def _unknown_key(self, name: str) -> NoReturn:
        instead = likely(name, [key.name for key in KEYS])
        raise QueryError(
            tr(
                "There is no key '{name}'.{did_you_mean} For the text itself put it in quotes."
            ).format(name=name, did_you_mean=did_you_mean(instead)),
            (self.at, self.at + len(name)),
            instead=instead,
        )

    # -- characters -------------------------------------------------------------------------

    def refuse(self, sentence: str, *, length: int = 0) -> NoReturn:
        """Say what is wrong where the reading stands."""
        raise QueryError(sentence, (self.at, self.at + length))

    def _quoted(self) -> str:
        found = _QUOTED.match(self._text, self.at)
        assert found is not None
        # An open quote ends with the text: who types sees results before closing it.
        self.at = found.end()
        return found[1].replace('""', '"')

    def _skip(self) -> None:
        self.at = cast("re.Match[str]", _SPACE.match(self._text, self.at)).end()

    def _at_end(self) -> bool:
        self._skip()
        return self.at >= len(self._text) or self._text[self.at] == ")"

    def _peek(self) -> str:
        return self._text[self.at : self.at + 1]

    def _take(self, sign: str) -> bool:
        if not self._text.startswith(sign, self.at):
            return False
        self.at += len(sign)
        return True

    def _peek_operator(self) -> str | None:
        found = _OPERATOR.match(self._text, self.at)
        return found[1] if found else None

    def _take_operator(self, name: str) -> Place | None:
        self._skip()
        if self._peek_operator() != name:
            return None
        start, self.at = self.at, self.at + len(name)
        return start, self.at


def _listed(words: Sequence[str]) -> str:
    return tr("{words} or {last}").format(words=", ".join(words[:-1]), last=words[-1])
