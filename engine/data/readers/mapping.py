"""Which column of a table means what: plain values that a dialog or a command line can change."""

import dataclasses
from collections.abc import Mapping as Pairs
from dataclasses import dataclass
from typing import Any, Literal

from engine.data.readers.table import Repeats, Words
from engine.data.readers.text import check_encoding
from engine.errors import EngineError
from engine.language import tr

Lists = Literal["delimited", "json"]
Empty = Literal["unlabelled", "none"]
NONE_WORD = "(none)"
"""Stands in a label cell where no label applies; an empty cell may mean that nobody has looked."""
_SIGNS = {"comma": ",", "tab": "\t", "space": " ", "semicolon": ";", "pipe": "|", "none": ""}
_WORDS = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}
_ONE_OF = {
    "lists": ("delimited", "json"),
    "empty": ("unlabelled", "none"),
    "words": ("ids", "names"),
    "repeats": ("first", "join"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """How a table is read; a column is named by its header, or ``column 1`` where there is none."""

    image: str = ""
    """Column of photo names; empty: rows have captions only."""
    caption: str = ""
    labels: str = ""
    """Column with the labels of a row."""
    negatives: str = ""
    """Column with the labels known not to apply."""
    one_hot: tuple[str, ...] = ()
    """Columns that are a label each, holding yes, no or nothing."""
    split: str = ""
    lists: Lists = "delimited"
    """How several labels stand in one cell."""
    list_delimiter: str = ""
    """What parts them; empty: the cell is one label. A space stands for any white space."""
    empty: Empty = "unlabelled"
    """What an empty label cell means."""
    words: Words = "names"
    repeats: Repeats = "first"
    delimiter: str = ","
    quote: str = '"'
    encoding: str = ""
    """Empty: found out."""
    header: bool = True
    spreadsheet_safe: bool = False
    """Whether an apostrophe before =, +, - or @ was put there to keep a spreadsheet from running
    the cell, and is no part of it."""

    def __post_init__(self) -> None:
        if len(self.delimiter) != 1 or self.delimiter in "\r\n":
            raise EngineError(
                tr(
                    "The delimiter is '{delimiter}'. Choose one sign, or write comma, tab, "
                    "semicolon, pipe or space."
                ).format(delimiter=self.delimiter)
            )
        if len(self.quote) > 1 or self.quote in ("\r", "\n", " ", self.delimiter):
            raise EngineError(
                tr("The quote is '{quote}'. Choose one sign, or none.").format(quote=self.quote)
            )
        for name, known in _ONE_OF.items():
            if getattr(self, name) not in known:
                raise EngineError(
                    tr("{name} is '{getattr}'. Choose one of {join}.").format(
                        name=name, getattr=getattr(self, name), join=", ".join(known)
                    )
                )
        if self.encoding:
            check_encoding(self.encoding)

    @property
    def has_labels(self) -> bool:
        """Whether some column holds labels."""
        return bool(self.labels or self.negatives or self.one_hot)

    def to_json(self) -> dict[str, Any]:
        """Return plain values for a dialog, a file or a command line."""
        return dataclasses.asdict(self) | {"one_hot": list(self.one_hot)}

    @classmethod
    def from_json(cls, values: Pairs[str, Any]) -> "Mapping":
        """Return what ``to_json`` gave; an EngineError names what is no part of a mapping."""
        _refuse_unknown(values)
        for field in dataclasses.fields(cls):
            kind = list | tuple if field.name == "one_hot" else type(field.default)
            if not isinstance(values.get(field.name, field.default), kind):
                raise EngineError(
                    tr("{name} of a mapping is of the wrong kind.").format(name=field.name)
                )
        return cls(**dict(values) | {"one_hot": tuple(map(str, values.get("one_hot", ())))})

    def changed(self, pairs: Pairs[str, str]) -> "Mapping":
        """Return a copy with parts as typed: ``labels=tags``, ``delimiter=tab``, ``header=no``."""
        _refuse_unknown(pairs)
        # Labels stand in one column or in many; whoever names the one means not the others.
        values: dict[str, Any] = {}
        if pairs.get("labels"):
            values["one_hot"] = ()
        elif pairs.get("one_hot"):
            values |= {"labels": "", "negatives": ""}
        for name, text in pairs.items():
            if name in ("delimiter", "quote", "list_delimiter"):
                values[name] = _SIGNS.get(text, text)
            elif name in ("header", "spreadsheet_safe"):
                if text.casefold() not in _WORDS:
                    raise EngineError(
                        tr("{name}={text}: write yes or no.").format(name=name, text=text)
                    )
                values[name] = _WORDS[text.casefold()]
            elif name == "one_hot":
                values[name] = tuple(part for part in text.split(",") if part)
            else:
                values[name] = text
        return dataclasses.replace(self, **values)


def _refuse_unknown(pairs: Pairs[str, Any]) -> None:
    known = [field.name for field in dataclasses.fields(Mapping)]
    for name in pairs:
        if name not in known:
            raise EngineError(
                tr("'{name}' is no part of a mapping. Parts are {join}.").format(
                    name=name, join=", ".join(known)
                )
            )
