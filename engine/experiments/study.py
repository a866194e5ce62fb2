"""Trains experiments on a project, seed by seed; a stop or a kill costs no finished epoch."""

import datetime as dt
import functools
import hashlib
import platform
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine import workflow
from engine.data.dataset import Dataset, IntArray, States
from engine.data.project import Project
from engine.decide.metrics import Bools, Scores, constant_guess, evaluate
from engine.decide.thresholds import decide
from engine.encoders.spec import EncoderSpec
from engine.errors import Cancelled, EngineError
from engine.events import EpochEnd, Event, Note, Progress, Reporter, work_clock
from engine.experiments.paper import Experiment
from engine.features.extract import FeatureSet, extract_features, load_features, missing_rows
from engine.language import tr
from engine.training.config import TrainConfig
from engine.training.rows import training_rows
from engine.training.runs import Run, RunResult, RunSetup, list_runs, start_run

if TYPE_CHECKING:
    from engine.training.data import TrainingData

METRICS = ("micro_f1", "macro_f1", "samples_f1")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeedResult:
    """One training of one experiment; F1 in 0..1 at threshold 0.5, rows left empty as they are."""

    seed: int
    run_id: str
    metrics: dict[str, float]
    with_dropout: dict[str, float] | None
    """The same with dropout left on, as the paper scored some cells; None where not asked for."""
    decisions: Bools
    """On the validation rows ``[n, labels]``."""
    history: tuple[EpochEnd, ...]
    """All epochs of all stages."""
    seconds: float
    diverged: bool
    """The loss exploded; without a good epoch before it no label is given to any row."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExperimentResult:
    """The seeds of an experiment that are finished so far."""

    experiment: Experiment
    seeds: tuple[SeedResult, ...]

    def points(self, metric: str) -> npt.NDArray[np.float64]:
        """Return an F1 of each seed in per cent ``[seeds]``."""
        return np.array([100 * seed.metrics[metric] for seed in self.seeds])

    def mean(self, metric: str) -> float:
        """Return the mean over seeds in per cent."""
        return float(self.points(metric).mean())

    def sd(self, metric: str) -> float | None:
        """Return the spread over seeds in points (n - 1 below the line); None for a single one."""
        points = self.points(metric)
        return float(points.std(ddof=1)) if len(points) > 1 else None

    @property
    def seconds(self) -> float:
        """Return the mean time of a training."""
        return float(np.mean([seed.seconds for seed in self.seeds]))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StudyResult:
    """All that a report needs."""

    project: str
    encoder: EncoderSpec
    train_rows: int
    targets: States
    """Label states of the validation rows ``[n, labels]``."""
    constant: dict[str, float]
    """F1 in 0..1 of giving every validation row the most frequent label."""
    results: tuple[ExperimentResult, ...]
    stopped: bool
    """True where a stop ended it early; the same study then goes on from there."""
    fingerprint: str = ""
    """Digest of rows, states and vectors: equal data, equal fingerprint."""

    @property
    def tables(self) -> dict[int, list[ExperimentResult]]:
        """Return the results of each table, both in the order they were asked for."""
        tables: dict[int, list[ExperimentResult]] = {}
        for result in self.results:
            tables.setdefault(result.experiment.table, []).append(result)
        return tables


def experiments_folder(project: Project) -> Path:
    """Return the folder beside the project that holds its experiments; it need not exist."""
    return project.path.with_name(f"{project.path.stem}-experiments")


def run_study(
    project: Project,
    experiments: Sequence[Experiment],
    *,
    seeds: Sequence[int],
    cache: Path,
    reporter: Reporter,
    on_begin: Callable[[StudyResult], None] = lambda _: None,
    on_result: Callable[[ExperimentResult], None] = lambda _: None,
    encoder_name: str | None = None,
    as_printed: bool = False,
    load: workflow.EncoderLoader = workflow.load_encoder,
) -> StudyResult:
    """Train what is missing of some experiments and score all of it on the validation rows.

    ``on_begin`` hears of the study before its first training: on what it is made, without results.
    ``on_result`` hears of an experiment after each of its seeds. Another encoder than the
    project's is used here only. After a stop the finished part is returned; before anything is
    finished, ``Cancelled`` is raised. With ``as_printed``, cells that the paper scored with
    dropout on are scored so as well.
    """
    if not experiments or not seeds or len(set(seeds)) != len(seeds):
        raise EngineError(tr("A study needs experiments and at least one seed, each only once."))
    dataset, features = _features(project, encoder_name, cache, reporter, load)
    bench = _Bench(project, dataset, features, experiments[0].config, reporter)
    on_begin(bench.study([]))
    results: list[ExperimentResult] = []
    total, done, began, stopped = len(experiments) * len(seeds), 0, work_clock(), False
    try:
        for experiment in experiments:
            finished: tuple[SeedResult, ...] = ()
            for seed in seeds:
                reporter.emit(_progress(done, total, began))
                reporter.check()
                finished += (bench.result(experiment, seed, as_printed=as_printed),)
                done += 1
                result = ExperimentResult(experiment=experiment, seeds=finished)
                results = [*(r for r in results if r.experiment != experiment), result]
                on_result(result)
    except Cancelled:
        if not results:
            raise
        stopped = True
    reporter.emit(_progress(done, total, began))
    return bench.study(results, stopped=stopped)


def earlier_results(
    project: Project,
    experiments: Sequence[Experiment],
    *,
    seeds: Sequence[int],
    cache: Path,
    reporter: Reporter,
) -> StudyResult | None:
    """Return what earlier studies left of some experiments, without training or encoding anything.

    Experiments without a finished seed are left out. None where features are missing, so that
    nobody can tell. Dropout stays off, as scoring with it takes the model.
    """
    dataset, encoder = project.dataset(), workflow.project_encoder(project)
    features = load_features(dataset, encoder, cache) if encoder is not None else None
    if features is None or missing_rows(dataset, features):
        return None
    bench = _Bench(project, dataset, features, experiments[0].config, reporter)
    results = []
    for experiment in experiments:
        reporter.check()
        found = [one for seed in seeds if (one := bench.finished(experiment, seed)) is not None]
        if found:
            results.append(ExperimentResult(experiment=experiment, seeds=tuple(found)))
    return bench.study(results)


def _progress(done: int, total: int, began: float) -> Progress:
    return Progress(what="Experiments", done=done, total=total, seconds=work_clock() - began)


def _features(
    project: Project, name: str | None, cache: Path, reporter: Reporter,
    load: workflow.EncoderLoader,
) -> tuple[Dataset, FeatureSet]:  # fmt: skip
    chosen = workflow.project_encoder(project)
    if name is None or (chosen is not None and chosen.name == name):
        return workflow.features_of(project, cache=cache, reporter=reporter, load=load)
    dataset = project.dataset()
    extraction = extract_features(
        dataset=dataset, encoder=load(name), cache=cache, reporter=reporter
    )
    return dataset, extraction.features


class _Paused(Exception):  # noqa: N818 - a wish passed on, as Cancelled is
    """Ends a training like a kill would: unlike after ``Cancelled``, it can be gone on with."""


class _Pausing:
    """A reporter under which a stop leaves the training unfinished; keeps the epochs it hears."""

    def __init__(self, reporter: Reporter) -> None:
        self._reporter = reporter
        self.epochs: list[EpochEnd] = []

    def emit(self, event: Event) -> None:
        """Pass an event on."""
        if isinstance(event, EpochEnd):
            self.epochs.append(event)
        self._reporter.emit(event)

    def check(self) -> None:
        """Raise ``_Paused`` where ``Cancelled`` was to be raised."""
        try:
            self._reporter.check()
        except Cancelled:
            raise _Paused from None


class _Bench:
    """Rows, features and the runs that are there already."""

    def __init__(
        self, project: Project, dataset: Dataset, features: FeatureSet, config: TrainConfig,
        reporter: Reporter,
    ) -> None:  # fmt: skip
        self.train, self.val = training_rows(dataset, features, config)
        self.dataset, self.features = dataset, features
        self.targets: States = dataset.targets[self.val]
        self._config = config
        self._project = project.path.name
        self._reporter = reporter
        self._folder = experiments_folder(project)
        self._fingerprint = _fingerprint(dataset, features, self.train, self.val)
        self._runs = {
            run.setup.config: run
            for run in list_runs(self._folder)
            if run.setup.fingerprint == self._fingerprint and run.setup.encoder == features.encoder
        }

    @functools.cached_property
    def data(self) -> "TrainingData":
        """What a training reads, vectors included."""
        from engine.training.data import training_data  # torch takes seconds to import

        return training_data(self.dataset, self.features, self._config)

    def study(self, results: Sequence[ExperimentResult], *, stopped: bool = False) -> StudyResult:
        """Return results with what they were made on."""
        return StudyResult(
            project=self._project, encoder=self.features.encoder, train_rows=len(self.train),
            targets=self.targets, constant=constant_guess(self.targets).summary(),
            results=tuple(results), stopped=stopped, fingerprint=self._fingerprint,
        )  # fmt: skip

    def finished(self, experiment: Experiment, seed: int) -> SeedResult | None:
        """Return an experiment's result with a seed if it is there."""
        run = self._runs.get(experiment.settings(seed=seed, train_rows=len(self.train)))
        return None if run is None or run.result is None else self._result_of(run, seed)

    def result(self, experiment: Experiment, seed: int, *, as_printed: bool) -> SeedResult:
        """Return an experiment's result with a seed, trained now unless it is there."""
        config = experiment.settings(seed=seed, train_rows=len(self.train))
        run = self._runs.get(config) or self._new_run(config)
        if run.result is None:
            place = f"Table {experiment.table}, {experiment.title}, seed {seed}"
            self._reporter.emit(
                Note(text=tr("{place}: training.").format(place=place), passing=True)
            )
            run = self._trained(run)
        dropped = None
        if as_printed and experiment.with_dropout:
            dropped = self._measured(_decided(scores_with_dropout(run, self.data)))
        return self._result_of(run, seed, dropped)

    def _result_of(
        self, run: Run, seed: int, dropped: dict[str, float] | None = None
    ) -> SeedResult:
        result = run.result
        assert result is not None
        scores, _ = run.scores_of(self.dataset.items[self.val])
        decisions = _decided(scores)
        return SeedResult(
            seed=seed, run_id=run.id, metrics=self._measured(decisions), with_dropout=dropped,
            decisions=decisions, history=tuple(run.history()), seconds=result.seconds,
            diverged=result.diverged,
        )  # fmt: skip

    def _measured(self, decisions: Bools) -> dict[str, float]:
        return evaluate(self.targets, decisions).summary()

    def _new_run(self, config: TrainConfig) -> Run:
        from importlib import metadata  # loads half of the mail library, and is asked once a run

        setup = RunSetup(
            config=config,
            encoder=self.features.encoder,
            labels=self.dataset.labels,
            fingerprint=self._fingerprint,
            created=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
            versions={"python": platform.python_version()}
            | {name: metadata.version(name) for name in ("mmc", "torch", "numpy")},
        )
        self._runs[config] = start_run(self._folder, setup)
        return self._runs[config]

    def _trained(self, run: Run) -> Run:
        """Train a run to its end; one that diverged before it learned anything is kept as such."""
        lock = run.hold()
        if lock is None:
            raise EngineError(
                tr("{folder} is being trained by another program. Wait for it, or stop it.").format(
                    folder=run.folder
                )
            )
        pausing = _Pausing(self._reporter)
        with lock:
            try:
                train_run(run, self.data, pausing)
            except _Paused:
                raise Cancelled from None
            except EngineError as error:
                if not has_diverged(error):
                    raise
                self._reporter.emit(Note(text=str(error), passing=True))
                return self._nothing_learned(run.setup.config, pausing.epochs)
        return run

    def _nothing_learned(self, config: TrainConfig, epochs: list[EpochEnd]) -> Run:
        run = self._new_run(config)
        run.write_history(epochs)
        run.finish(
            RunResult(
                epochs=len(epochs), best_epoch=0, stopped=True, diverged=True,
                metrics=dict.fromkeys(METRICS, 0.0),
                seconds=epochs[-1].seconds if epochs else 0.0,
            )
        )  # fmt: skip
        return run


def train_run(run: Run, data: "TrainingData", reporter: Reporter) -> None:
    """Train a run to its end, or on from its checkpoint."""
    from engine.training import loop

    loop.train(data=data, run=run, reporter=reporter)


def has_diverged(error: EngineError) -> bool:
    """Tell an exploded loss from other failures of a training, which end the study."""
    from engine.training import loop

    return str(error).startswith(loop.DIVERGED.partition(":")[0])


def scores_with_dropout(run: Run, data: "TrainingData") -> Scores:
    """Score the validation rows with the kept weights and dropout on, ``[n, labels]``.

    Drawn from the run's own seed, so that the same run scores the same.
    """
    import torch

    from engine.training import model

    trained = model.load_model(run)
    trained.model.train()
    with torch.random.fork_rng():
        torch.manual_seed(run.setup.config.seed)
        return model.score_rows(trained, data, data.val)


def _decided(scores: Scores) -> Bools:
    # Without the fallback, which the paper's validation does not know.
    return decide(scores, np.full(scores.shape[1], 0.5), fallback=False)


def _fingerprint(
    dataset: Dataset, features: FeatureSet, train: IntArray, val: IntArray
) -> str:  # fmt: skip
    """Digest which rows teach and test, their states and their vectors."""
    digest = hashlib.blake2b(digest_size=16)
    for column in (
        dataset.items, dataset.targets, train, val, features.image.places, features.text.places
    ):  # fmt: skip
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()
