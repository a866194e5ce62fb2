"""A search on a project: its rows, its features, and trainings that leave nothing behind."""

import contextlib
import datetime as dt
import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import filelock
import numpy as np

from engine import workflow
from engine.data.dataset import Dataset, States
from engine.data.project import Project
from engine.decide.metrics import Scores, evaluate
from engine.decide.thresholds import cross_fitted, decide
from engine.errors import EngineError
from engine.events import Reporter
from engine.features.extract import FeatureSet, load_features
from engine.language import tr
from engine.search.plan import SearchPlan, StudyResult, TrialResult
from engine.search.study import earlier_trials, run_study
from engine.training.config import TrainConfig
from engine.training.rows import training_rows
from engine.training.runs import RunSetup, start_run

if TYPE_CHECKING:
    from engine.training.data import TrainingData

TUNED_ROWS = 100
"""Validation rows below which thresholds are not tuned: too few to leave some out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchReport:
    """What a search found, and on what it was judged."""

    plan: SearchPlan
    study: StudyResult
    rows: int
    """Validation rows."""
    tuned: bool
    """True where F1 is that of thresholds found on other rows, False where it is that of 0.5."""

    def sentences(self) -> tuple[str, str]:
        """Say what was found, and how far it can be trusted."""
        thresholds = (
            tr("thresholds found on other rows")
            if self.tuned
            else tr("threshold {half:.1f}").format(half=0.5)
        )
        return (
            tr("{verdict}, at {thresholds}, on {rows:,} validation rows.").format(
                verdict=self.study.verdict(self.plan), thresholds=thresholds, rows=self.rows
            ),
            tr(
                "The best of {trials} was chosen on these same rows, which "
                "flatters it: small gains may be luck until another seed agrees."
            ).format(trials=len(self.study.trials)),
        )


def study_path(project: Project) -> Path:
    """Return the file beside the project that holds its studies; it need not exist."""
    return project.path.with_name(f"{project.path.stem}-search.db")


def search_settings(
    project: Project, plan: SearchPlan, *, cache: Path, reporter: Reporter,
    on_result: Callable[[TrialResult], None] = lambda _: None,
    load: workflow.EncoderLoader = workflow.load_encoder,
) -> SearchReport:  # fmt: skip
    """Try settings around a recipe on the project's rows; features are made first where missing.

    The recipe is the first trial, so the best one is never worse than it on the validation rows.
    The same search on the same rows goes on where it was. Runs of the project stay as they are.
    ``on_result`` hears of every trial that is over, earlier ones first.
    """
    dataset, features = workflow.features_of(
        project, cache=cache, reporter=reporter, load=load
    )  # fmt: skip
    from engine.training.data import training_data  # torch takes seconds to import

    data = training_data(dataset, features, plan.base)
    with _alone(project) as folder:
        study = run_study(
            study_path(project), plan, fingerprint(dataset, features),
            _TrialTrainer(data, folder, plan.objective).train, reporter, on_result,
        )  # fmt: skip
    return _report(plan, study, len(data.val))


def earlier_search(project: Project, plan: SearchPlan, *, cache: Path) -> SearchReport | None:
    """Return what earlier calls of a search have found, without training or encoding anything.

    None where the search was never begun on these rows.
    """
    dataset, encoder = project.dataset(), workflow.project_encoder(project)
    if encoder is None or not study_path(project).exists():
        return None
    features = load_features(dataset, encoder, cache)
    study = earlier_trials(study_path(project), plan, fingerprint(dataset, features))
    if study is None:
        return None
    _, val = training_rows(dataset, features, plan.base)
    return _report(plan, study, len(val))


def _report(plan: SearchPlan, study: StudyResult, rows: int) -> SearchReport:
    return SearchReport(plan=plan, study=study, rows=rows, tuned=rows >= TUNED_ROWS)


def fingerprint(dataset: Dataset, features: FeatureSet) -> str:
    """Digest what a trial's value depends on beside its settings: rows, states and vectors."""
    digest = hashlib.blake2b(digest_size=16)
    encoder = features.encoder
    digest.update(repr((encoder.image_key, encoder.text_key, dataset.labels.ids)).encode())
    for column in (
        dataset.items, dataset.splits, dataset.targets, features.image.places, features.text.places
    ):  # fmt: skip
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()


def held_out_f1(scores: Scores, targets: States, objective: str) -> float:
    """Return the F1 of scores ``[n, labels]``, each row decided by thresholds found on others.

    At threshold 0.5 with the row fallback where there are fewer than ``TUNED_ROWS`` rows.
    """
    if len(scores) < TUNED_ROWS or not (targets == 1).any():
        evaluation = evaluate(targets, decide(scores, np.full(scores.shape[1], 0.5)))
    else:
        evaluation = cross_fitted(scores, targets, objective).after
    return evaluation.summary()[f"{objective}_f1"]


class _TrialTrainer:
    """Trains in a folder that is thrown away."""

    def __init__(self, data: "TrainingData", folder: Path, objective: str) -> None:
        self._data, self._folder, self._objective = data, folder, objective

    def train(self, config: TrainConfig, reporter: Reporter) -> float:
        """Train once and return the F1 on the validation rows."""
        from engine.training import loop

        dataset, rows = self._data.dataset, self._data.val
        setup = RunSetup(
            config=config, encoder=self._data.features.encoder, labels=dataset.labels,
            fingerprint="", created=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
            versions={},
        )  # fmt: skip
        run = start_run(self._folder, setup)
        try:
            loop.train(data=self._data, run=run, reporter=reporter)
            scores, _ = run.scores_of(dataset.items[rows])
        finally:
            run.discard()
        return held_out_f1(scores, dataset.targets[rows], self._objective)


@contextlib.contextmanager
def _alone(project: Project) -> Iterator[Path]:
    """Keep other searches on the project out, and lend a folder for trainings."""
    path = study_path(project)
    folder = path.with_name(f".{path.name}.runs")
    lock = filelock.FileLock(path.with_name(f"{path.name}.lock"), is_singleton=False)
    try:
        lock.acquire(timeout=0)
    except filelock.Timeout:
        raise EngineError(
            tr("Another search on {name} is under way. Wait for it, or stop it there.").format(
                name=project.path.name
            )
        ) from None
    except OSError as error:
        raise EngineError(
            tr("{parent} cannot be written: {strerror}.").format(
                parent=path.parent, strerror=error.strerror
            )
        ) from error
    try:
        shutil.rmtree(folder, ignore_errors=True)  # of a search that was killed
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        lock.release()
