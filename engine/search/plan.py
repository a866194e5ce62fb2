"""What a search is asked for, and what it found."""

import hashlib
import json
import math
from dataclasses import asdict, dataclass

from engine.decide.metrics import F1_NAMES
from engine.decide.thresholds import OBJECTIVES
from engine.errors import EngineError
from engine.language import number, tr
from engine.search.space import search_space
from engine.training.config import TrainConfig

MAX_TRIALS = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlan:
    """What to search for and how long; a number that makes no sense is refused with a sentence."""

    base: TrainConfig
    """The recipe: the first trial, and what the settings that are not searched are taken from."""
    pinned: frozenset[str] = frozenset()
    """Settings that stay as they are in ``base``."""
    objective: str = "samples"
    trials: int = 20
    """Trials of the study in all, with those of earlier calls."""
    seconds: float = math.inf
    """Time after which no further trial is begun; the first one always is."""

    def __post_init__(self) -> None:
        if self.objective not in OBJECTIVES:
            allowed = ", ".join(OBJECTIVES)
            raise EngineError(
                tr("'{objective}' is no objective. Choose one of {allowed}.").format(
                    objective=self.objective, allowed=allowed
                )
            )
        if not 1 <= self.trials <= MAX_TRIALS:
            raise EngineError(
                tr(
                    "The number of trials is {trials}. It must be between 1 and {max_trials:,}."
                ).format(trials=self.trials, max_trials=MAX_TRIALS)
            )
        if not self.seconds > 0:
            raise EngineError(
                tr("The time is {seconds:g} seconds. It must be above 0.").format(
                    seconds=self.seconds
                )
            )
        search_space(self.base, self.pinned)

    def figure(self, trial: "TrialResult") -> str:
        """Return what a trial reached, such as ``samples F1 71.20``."""
        return f"{F1_NAMES[f'{self.objective}_f1']} {_percent(trial)}"

    def name(self, fingerprint: str) -> str:
        """Return the study's name: equal for equal settings, space, objective and data."""
        axes = {name: asdict(axis) for name, axis in search_space(self.base, self.pinned).items()}
        text = json.dumps([self.base.to_json(), axes, fingerprint], sort_keys=True)
        digest = hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
        return f"{self.base.recipe}-{self.objective}-{digest}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialResult:
    """One trial that is over."""

    number: int
    """Counted from 1 in the order in which trials were finished."""
    state: str
    """``complete``, ``pruned`` or ``failed``."""
    value: float | None
    """The F1 of a complete trial, 0..1."""
    config: TrainConfig
    seconds: float
    reason: str = ""
    """Why it failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyResult:
    """A study as far as it has come."""

    study: str
    trials: tuple[TrialResult, ...]
    new: int
    """Trials that this call added."""
    stopped: bool
    """True where a stop ended it early; the same search then goes on from there."""

    @property
    def best(self) -> TrialResult:
        """The complete trial with the highest F1; of equals the first."""
        return max(self._complete, key=lambda trial: (trial.value, -trial.number))

    @property
    def first(self) -> TrialResult:
        """The first complete trial: the recipe, unless it could not be trained."""
        return self._complete[0]

    def verdict(self, plan: SearchPlan) -> str:
        """Name the best F1, with that of the recipe where it was tried as it is."""
        best, first = self.best, self.first
        figure = plan.figure(best)
        if first.config != plan.base:
            return tr("Best {figure}").format(figure=figure)
        if best == first:
            return tr("Nothing was better than the recipe: {figure}").format(figure=figure)
        return tr("Best {figure}, the recipe {percent}").format(
            figure=figure, percent=_percent(first)
        )

    @property
    def _complete(self) -> list[TrialResult]:
        complete = [trial for trial in self.trials if trial.state == "complete"]
        if not complete:
            raise EngineError(tr("No trial of the search was finished, so there is no best one."))
        return complete


def _percent(trial: TrialResult) -> str:
    return number(100 * (trial.value or 0.0), ".2f")
