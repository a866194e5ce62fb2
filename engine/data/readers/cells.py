"""What one cell says: text, a list of labels, yes or no, a split."""

import ast
import json
import math
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Pairs
from typing import Any, TypeGuard

from engine.data.dataset import Split
from engine.data.readers.mapping import NONE_WORD, Mapping
from engine.data.readers.table import unique
from engine.language import tr

LONG_LIST = 1 << 20
"""A longer cell is taken for no list: nobody writes one by hand, and parsing it costs memory."""
NO_VALUE = frozenset({"", "nan", "none", "null", "na", "n/a", "<na>", "?", "unknown"})
FLAGS: dict[str, int | None] = (
    dict.fromkeys(("1", "1.0", "true", "yes", "y", "x", "t"), 1)
    | dict.fromkeys(("0", "0.0", "false", "no", "n", "f"), 0)
    | dict.fromkeys(NO_VALUE)
    | dict.fromkeys(("-1", "-1.0"), -1)
)
"""Words for yes, no and unknown; what -1 means is decided by the whole table."""
SPLIT_WORDS = (
    dict.fromkeys(("train", "training", "trn", "tr"), Split.TRAIN)
    | dict.fromkeys(("val", "valid", "validation", "validate", "dev", "eval"), Split.VAL)
    | dict.fromkeys(("test", "testing", "tst", "te"), Split.TEST)
)
_RUNNABLE = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; ``plain_cell`` undoes it."""
    return f"'{text}" if text.lstrip("'").startswith(_RUNNABLE) else text


def plain_cell(text: str) -> str:
    """Return what ``safe_cell`` was given."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(_RUNNABLE) else text


def text_of(value: Any) -> str:  # noqa: ANN401 - whatever a table holds
    """Return a cell as text; nothing, and what is no number, as an empty one."""
    if isinstance(value, str):
        return _sayable(value)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if type(value).__name__ in ("NAType", "NaTType"):  # pandas, which is not imported for this
        return ""
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        return text_of(value.item())  # a number of numpy
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))  # a column of ids with a gap comes as 1.0, 2.0
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return _sayable(str(value))


def _sayable(text: str) -> str:
    """Return a text that has bytes: JSON can hold half of a pair of surrogates."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def is_list(value: Any) -> TypeGuard[Iterable[Any]]:  # noqa: ANN401
    """Tell whether a cell is a list, of whatever library."""
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | Pairs)


def labels_of(value: Any, mapping: Mapping) -> tuple[tuple[str, ...] | None, str]:  # noqa: ANN401
    """Return the labels of a cell, None where it says nothing, and why that is doubtful."""
    if is_list(value):
        found = [text_of(part) for part in value]
        return _counted(found)
    text = text_of(value)
    bare = text.strip()
    if bare == NONE_WORD:
        return (), ""
    if not bare or (not isinstance(value, str) and bare.casefold() in NO_VALUE):
        return (() if mapping.empty == "none" else None), ""
    if value == -1:  # how Hugging Face writes that a class is not known
        return None, ""
    if mapping.lists == "json":
        return _json_list(bare)
    if mapping.list_delimiter == "":
        return (bare,), ""
    parts = bare.split() if mapping.list_delimiter == " " else bare.split(mapping.list_delimiter)
    return _counted(part.strip() for part in parts)


def flag_of(value: Any) -> tuple[int | None, str]:  # noqa: ANN401
    """Return 1, 0, -1 or None for a cell that says yes, no or nothing, and what is wrong."""
    text = text_of(value).strip().casefold()
    try:
        return FLAGS[text], ""
    except KeyError:
        return None, tr("'{text}' is neither yes nor no; it is taken as unknown.").format(
            text=text[:30]
        )


def split_of(value: Any) -> tuple[Split | None, str]:  # noqa: ANN401
    """Return the split a cell names, None where it names none, and what is wrong."""
    text = text_of(value).strip().casefold()
    if text in NO_VALUE:
        return None, ""
    if text in SPLIT_WORDS:
        return SPLIT_WORDS[text], ""
    return None, tr("'{text}' is no split; the row is dealt out as if it had none.").format(
        text=text[:30]
    )


def _counted(parts: Iterable[str]) -> tuple[tuple[str, ...], str]:
    """Return labels each once, without empty ones."""
    named = [part for part in parts if part]
    labels = unique(named)
    return labels, "" if len(labels) == len(named) else tr("A label stands twice; it counts once.")


def _json_list(text: str) -> tuple[tuple[str, ...] | None, str]:
    """Read ``["a", "b"]``, or ``['a', 'b']`` as Python and pandas write it."""
    doubt = tr("'{text}' is no list of labels; it is taken as not labelled.").format(text=text[:30])
    if len(text) > LONG_LIST:
        return None, doubt
    value: Any = None
    for read in (json.loads, ast.literal_eval):
        try:
            value = read(text)
            break
        except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
            continue
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        value = [value]
    if not isinstance(value, Sequence | set) or isinstance(value, str | bytes):
        return None, doubt
    if any(isinstance(part, list | tuple | dict | set) for part in value):
        return None, doubt
    return _counted(text_of(part) for part in value)
