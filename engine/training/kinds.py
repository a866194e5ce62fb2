"""What a training setting can be: its kind, when it matters, and how a wrong one is refused."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.errors import EngineError
from engine.language import tr


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words, each with what people call it: ``"Joint: branches trained together"``."""

    words: Mapping[str, str]

    @property
    def options(self) -> tuple[str, ...]:
        """The words as they are typed and stored."""
        return tuple(self.words)

    def short(self, option: str) -> str:
        """Return what people call an option, without its explanation."""
        return re.split("[:：]", self.words[option], maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Range:
    """A number between two others, both allowed."""

    low: float
    high: float
    whole: bool = False
    step: float | Sequence[float] = 1
    """What an arrow key adds to a number field, or the values at which it stops."""
    lowest: str = ""
    """What the low end means where it is no amount: ``"All at once"``."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """A list of whole numbers, each between two others."""

    low: int
    high: int
    empty: str = tr("none")
    """What an empty list means."""


@dataclass(frozen=True, slots=True)
class Switch:
    """On or off."""


Kind = Choice | Range | Numbers | Switch
Condition = Mapping[str, Sequence[Any]]
"""Settings and the values that each of them must have one of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One setting as a person meets it."""

    group: str
    title: str
    kind: Kind
    help: str
    unit: str = ""
    basic: bool = False
    """Whether a beginner is shown it without asking."""
    matters: Sequence[Condition] = ()
    """One of these must hold, or the setting changes nothing; none: it always matters."""


class SettingError(EngineError):
    """A refused setting, or several that do not go together.

    The sentence names settings as ``{fusion}`` and their words as ``{fusion[joint]}``, so that it
    can be said as they are typed, which ``str`` does, and as they stand on the screen.
    """

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence, self.values = sentence, values
        found = re.findall(r"\{(\w+)", sentence)
        self.names = tuple(dict.fromkeys(name for name in found if name not in values))
        """The settings that it is about, the one to change first."""
        super().__init__(self.say({name: Typed(name) for name in self.names}))

    def say(self, parts: Mapping[str, object]) -> str:
        """Return the sentence with what stands for each of ``names``."""
        return self.sentence.format(**parts, **self.values)


class Typed:
    """A setting as it is typed: its name, and its words in quotes."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __str__(self) -> str:
        return self._name

    def __getitem__(self, option: str) -> str:
        return f"'{option}'"
