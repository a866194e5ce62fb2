"""Settings as people type and read them: values to texts and back, refusals, why one is idle."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

from engine.language import as_written, tr
from engine.training.kinds import Choice, Numbers, Range, Setting, SettingError
from engine.training.settings import SETTINGS

_MOST_DIGITS = 25
"""After the point; a double of 1e-7 needs 24."""


def parse_setting(name: str, text: str) -> Any:  # noqa: ANN401 - a field of TrainConfig
    """Read a setting as typed: ``0.3``, ``1024,512``, ``true``."""
    if name not in SETTINGS:
        raise SettingError(
            tr("'{wrong}' is no training setting. Known: {known}."),
            wrong=name, known=", ".join(sorted(SETTINGS)),
        )  # fmt: skip
    words = {"true": True, "on": True, "yes": True, "false": False, "off": False, "no": False}
    try:
        match SETTINGS[name].kind:
            case Choice():
                return text
            case Range(whole=whole):
                return int(text) if whole else float(text)
            case Numbers():
                parts = text.strip("[]() ").replace(",", " ").split()
                return tuple(int(part) for part in parts)
            case _:
                return words[text.lower()]
    except (ValueError, KeyError):
        wanted = {
            Range: tr("a number"),
            Numbers: tr("a list of whole numbers, such as 1024, 512"),
        }.get(type(SETTINGS[name].kind), tr("true or false"))
        raise SettingError(
            tr("{{{name}}} is '{{text}}', which is not {{wanted}}.").format(name=name),
            text=text,
            wanted=wanted,
        ) from None


def people_say(error: SettingError) -> str:
    """Return a refusal in the words of the screen: titles, and choices as they are shown there."""
    text = error.say({name: _Shown(SETTINGS[name]) for name in error.names})
    return text[:1].upper() + text[1:]


def value_text(name: str, value: Any) -> str:  # noqa: ANN401 - a field of TrainConfig
    """Return a value as people read it: ``Joint``, ``0.002``, ``1024, 512``, ``on``."""
    match SETTINGS[name].kind:
        case Choice() as choice:
            return choice.short(value)
        case Range(low, lowest=lowest) if lowest and value == low:
            return lowest
        case Range():
            return number_text(value)
        case Numbers(empty=empty):
            return ", ".join(map(str, value)) or empty
        case _:
            return tr("on") if value else tr("off")


def number_text(value: float) -> str:
    """Return the shortest text that reads back as this number, without an exponent.

    It is written as the user writes numbers.
    """
    if isinstance(value, int) or not math.isfinite(value):
        return str(value)
    for digits in range(_MOST_DIGITS):
        text = f"{value:.{digits}f}"
        if float(text) == value:
            return as_written(text)
    return as_written(repr(value))


def idle_reason(name: str, values: Mapping[str, Any]) -> str:
    """Tell what a setting waits for where it changes nothing with these values; else nothing."""
    wanting = [
        {key: allowed for key, allowed in condition.items() if values[key] not in allowed}
        for condition in SETTINGS[name].matters
    ]
    if not all(wanting):
        return ""
    fewest = min(map(len, wanting), default=0)
    ways = [
        tr(" and ").join(_demand(key, allowed) for key, allowed in missing.items())
        for missing in wanting
        if len(missing) == fewest
    ]
    return (
        tr("Changes nothing now: needs {join}.").format(join=tr(", or ").join(dict.fromkeys(ways)))
        if ways
        else ""
    )


def _demand(name: str, allowed: Sequence[Any]) -> str:
    texts = [value_text(name, value) for value in allowed]
    most = texts[0]
    if len(texts) > 1:
        most = tr("{words} or {last}").format(words=", ".join(texts[:-1]), last=texts[-1])
    return f"{SETTINGS[name].title} {most}"


class _Shown:
    """A setting as it stands on the screen: its title, and its words."""

    def __init__(self, setting: Setting) -> None:
        self._setting = setting

    def __str__(self) -> str:
        return self._setting.title

    def __getitem__(self, option: str) -> str:
        kind = self._setting.kind
        assert isinstance(kind, Choice)
        return kind.short(option)
