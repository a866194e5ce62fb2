"""Terms of the search language: what a click on a figure asks the Browse page for."""

import re

from engine.data.labels import Label, LabelSet

_PLAIN = re.compile(r"[\w.+-]+")


def label_term(label: Label, labels: LabelSet) -> str:
    """Ask for photos with a label, by its name where that is the only one of this name."""
    same = [one for one in labels if one.name.casefold() == label.name.casefold()]
    named = len(same) == 1 and '"' not in label.name
    return f"label:{_quoted(label.name if named else label.id)}"


def number_term(key: str, low: int, high: int | None) -> str:
    """Ask for numbers from ``low`` to below ``high``; None for all that are larger."""
    if high is None:
        return f"{key}:>={low}"
    return f"{key}:{low}" if high == low + 1 else f"{key}:{low}..{high - 1}"


def _quoted(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else f'"{text}"'
