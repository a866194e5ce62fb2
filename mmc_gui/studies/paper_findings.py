"""What is known of the paper's rows on the open project, from disk and from the running study."""

import dataclasses
from dataclasses import dataclass

from engine.events import EpochEnd
from engine.experiments.paper import Experiment, experiments_of
from engine.experiments.study import ExperimentResult, SeedResult, StudyResult
from engine.training.config import TrainConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What is asked for on the page."""

    tables: tuple[int, ...]
    seeds: int
    as_printed: bool = False

    @property
    def experiments(self) -> tuple[Experiment, ...]:
        """The rows of the chosen tables; none for no table."""
        return experiments_of(self.tables) if self.tables else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """The training under way, with the epochs it has told."""

    experiment: Experiment
    seed: int
    epochs: tuple[EpochEnd, ...] = ()

    def with_epochs(self, told: list[EpochEnd]) -> "Running":
        """Return it as far as it has come now."""
        return dataclasses.replace(self, epochs=(*self.epochs, *told))


def next_training(choice: Choice, last: ExperimentResult | None) -> Running | None:
    """Return what is trained after a result has been told; the first one after none."""
    experiments = choice.experiments
    place = 0
    if last is not None:
        place = experiments.index(last.experiment) * choice.seeds + len(last.seeds)
    if place >= len(experiments) * choice.seeds:
        return None
    return Running(experiment=experiments[place // choice.seeds], seed=place % choice.seeds)


class Findings:
    """Collects results seed by seed; those of other data than before replace them."""

    def __init__(self) -> None:
        self.base: StudyResult | None = None
        """On what the results are made; its own results do not matter."""
        self.outdated = False
        """Whether labels or features have changed since."""
        self._seeds: dict[str, dict[int, SeedResult]] = {}
        self._finished: frozenset[TrainConfig] = frozenset()

    def take(self, study: StudyResult) -> None:
        """Take a study's results; those of other data are forgotten."""
        if self.base is None or not _same_data(self.base, study):
            self._seeds = {}
        self.base, self.outdated = study, False
        for result in study.results:
            self._add(result)
        self._count()

    def look(self, study: StudyResult | None) -> None:
        """Take what lies on disk; where that is nothing, results on the screen stay as outdated."""
        if study is None or (not study.results and self._seeds and not self._knows(study)):
            self.outdated = bool(self._seeds)
            self._finished = frozenset()
        else:
            self.take(study)

    def add(self, result: ExperimentResult) -> None:
        """Take one result of the study that was taken last."""
        self._add(result)
        self._count()

    @property
    def finished(self) -> frozenset[TrainConfig]:
        """Settings of trainings that need not be made again."""
        return self._finished

    @property
    def train_rows(self) -> int | None:
        """Rows that teach, as far as that is known."""
        return self.base.train_rows if self.base is not None and not self.outdated else None

    def chosen(self, choice: Choice) -> StudyResult | None:
        """Return the results of the chosen rows and seeds; None while nothing is known."""
        if self.base is None:
            return None
        results = []
        for experiment in choice.experiments:
            seeds = self._seeds.get(experiment.id, {})
            kept = tuple(seeds[seed] for seed in range(choice.seeds) if seed in seeds)
            if kept:
                results.append(ExperimentResult(experiment=experiment, seeds=kept))
        stopped = not all(self.complete(table, choice) for table in choice.tables)
        return dataclasses.replace(self.base, results=tuple(results), stopped=stopped)

    def complete(self, table: int, choice: Choice) -> bool:
        """Return whether all rows of a table have all their seeds."""
        wanted = set(range(choice.seeds))
        return all(wanted <= self._seeds.get(e.id, {}).keys() for e in experiments_of((table,)))

    def _add(self, result: ExperimentResult) -> None:
        known = self._seeds.setdefault(result.experiment.id, {})
        for seed in result.seeds:
            # A look-up does not score with dropout on; what a study told stays.
            if seed.with_dropout is None and seed.seed in known:
                dropped = known[seed.seed].with_dropout
                known[seed.seed] = dataclasses.replace(seed, with_dropout=dropped)
            else:
                known[seed.seed] = seed

    def _count(self) -> None:
        assert self.base is not None
        self._finished = frozenset(
            experiment.settings(seed=seed, train_rows=self.base.train_rows)
            for experiment in experiments_of(())
            for seed in self._seeds.get(experiment.id, {})
        )

    def _knows(self, study: StudyResult) -> bool:
        return self.base is not None and _same_data(self.base, study)


def _same_data(one: StudyResult, other: StudyResult) -> bool:
    return (one.fingerprint, one.encoder) == (other.fingerprint, other.encoder)
