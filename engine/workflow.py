"""The steps of the work on a project file: what the window and the command line both call."""

import datetime as dt
import hashlib
import platform
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import filelock
import numpy as np

from engine.data.dataset import Dataset, IntArray, Split
from engine.data.project import Project
from engine.decide.metrics import Scores, constant_guess
from engine.encoders import registry
from engine.encoders.hub_settings import wished_backend
from engine.encoders.spec import Encoder, EncoderSpec
from engine.encoders.variants import parse_name
from engine.errors import EngineError
from engine.events import Note, Reporter
from engine.features.comparing import tell_loss
from engine.features.extract import (
    Extraction,
    FeatureSet,
    extract_features,
    load_features,
    missing_rows,
)
from engine.finding import rows_asked_for
from engine.language import tr
from engine.machine import compute_threads
from engine.training.config import TrainConfig
from engine.training.cost import Past, Size
from engine.training.rows import row_roles, teaching_rows
from engine.training.runs import (
    Role,
    Run,
    RunSetup,
    caption_keys,
    find_run,
    list_runs,
    start_run,
)

ENCODER_SETTING, GUESSING_SETTING = "encoder", "guessing_encoder"
"""Kept in the project: the encoder that was chosen, and the one that was used beside it."""
USUAL_DIM = 512
"""Length of the vectors of an encoder that was never used here."""
EncoderLoader = Callable[[str], Encoder]


def load_encoder(name: str) -> Encoder:
    """Load an encoder on the best device, leaving a core to the window and to decoding."""
    return registry.load_encoder(
        name,
        threads=compute_threads(),
        backend=wished_backend(),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrainReport:
    """A finished training."""

    run: Run
    validation: dict[str, float]
    """F1 of the best epoch at threshold 0.5 with the row fallback."""
    constant: dict[str, float]
    """The same for the guess that gives every row the most frequent label."""


def encode(
    project: Project,
    *,
    encoder_name: str,
    cache: Path,
    reporter: Reporter,
    load: EncoderLoader = load_encoder,
    remember: bool = True,
) -> Extraction:
    """Make all missing features and, unless told not to, remember the encoder as the project's.

    A published encoder that was asked for and is not on this computer is fetched first.
    """
    from engine.encoders.fetch import fetch  # the window stands before the network's client loads

    fetch(encoder_name, reporter=reporter)
    encoder = load(encoder_name)
    reporter.check()
    # What it made is known by that also before it is loaded again.
    kept_as = ENCODER_SETTING if remember else GUESSING_SETTING
    project.set_setting(kept_as, asdict(encoder.spec))
    dataset = project.dataset()
    if parse_name(encoder_name)[1].int8:
        tell_loss(dataset, encoder, cache=cache, reporter=reporter, load=load)
    extraction = extract_features(dataset=dataset, encoder=encoder, cache=cache, reporter=reporter)
    project.add_problems(extraction.problems)
    return extraction


def project_encoder(project: Project) -> EncoderSpec | None:
    """Return the encoder chosen for a project, or None before the first one."""
    return _kept(project, ENCODER_SETTING)


def _kept(project: Project, key: str) -> EncoderSpec | None:
    values = project.setting(key)
    return EncoderSpec(**values) if values else None


def features_of(
    project: Project, *, cache: Path, reporter: Reporter, load: EncoderLoader = load_encoder
) -> tuple[Dataset, FeatureSet]:
    """Return the rows and their features, made first where some are missing.

    The encoder is only loaded if there is something to encode.
    """
    dataset, spec = project.dataset(), project_encoder(project)
    if spec is not None:
        features = load_features(dataset, spec, cache)
        if missing_rows(dataset, features) == 0:
            return dataset, features
    name = spec.name if spec is not None else "basic"
    extraction = encode(project, encoder_name=name, cache=cache, reporter=reporter, load=load)
    return project.dataset(), extraction.features


def train(
    project: Project,
    config: TrainConfig,
    *,
    cache: Path,
    reporter: Reporter,
    encoder_name: str | None = None,
    load: EncoderLoader = load_encoder,
) -> TrainReport:
    """Train a run on the project's rows, or go on with an interrupted one of the same settings.

    Without an encoder's name the project's is taken.

    All rows are scored at the end; rows the model was trained on score better than new ones would.
    """
    chosen = project_encoder(project)
    if encoder_name is not None and (chosen is None or chosen.name != encoder_name):
        encode(project, encoder_name=encoder_name, cache=cache, reporter=reporter, load=load)
    dataset, features = features_of(project, cache=cache, reporter=reporter, load=load)
    from engine.training import data as rows  # torch takes seconds to import
    from engine.training import loop

    data = rows.training_data(dataset, features, config)
    setup = RunSetup(
        config=config,
        encoder=features.encoder,
        labels=dataset.labels,
        fingerprint=_fingerprint(dataset, features),
        created=dt.datetime.now(dt.UTC).isoformat(timespec="microseconds"),
        versions=_versions(),
    )
    run, lock = _run_for(project.runs_folder, setup)
    with lock:
        result = loop.train(data=data, run=run, reporter=reporter)
    constant = constant_guess(dataset.targets[data.val]).summary()
    return TrainReport(run=run, validation=result.metrics, constant=constant)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is known of the next training before it starts."""

    size: Size
    missing: int
    """Photos and captions that must be encoded first."""
    encoded: int
    """Rows of which the photo or the caption is encoded, as far as that is known."""
    past: tuple[Past, ...]
    """What former runs took."""


def outlook(
    project: Project, dataset: Dataset, *, encoder_name: str, cache: Path
) -> Outlook:  # fmt: skip
    """Look at rows, features and former runs, without loading an encoder or torch."""
    runs = list_runs(project.runs_folder)
    used = [run.setup.encoder for run in runs]
    known = [*(_kept(project, key) for key in (ENCODER_SETTING, GUESSING_SETTING)), *reversed(used)]
    spec, encoded = _spec_named(encoder_name, known), 0
    if spec is None:
        missing = sum(map(bool, dataset.images)) + sum(bool(c.strip()) for c in dataset.captions)
        size = _size(dataset, image_dim=USUAL_DIM, text_dim=USUAL_DIM)
    else:
        features = load_features(dataset, spec, cache)
        missing, encoded = missing_rows(dataset, features), int(features.encoded.sum())
        size = _size(dataset, image_dim=spec.image_dim, text_dim=spec.text_dim)
    finished = [(run, result) for run in runs if (result := run.result) is not None]
    past = tuple(
        Past(
            config=run.setup.config, epochs=result.epochs, seconds=result.seconds,
            # How many rows there were then is not on record.
            size=replace(size, image_dim=run.setup.encoder.image_dim,
                         text_dim=run.setup.encoder.text_dim, labels=len(run.setup.labels)),
        )
        for run, result in finished
    )  # fmt: skip
    return Outlook(size=size, missing=missing, encoded=encoded, past=past)


def _spec_named(name: str, known: Iterable[EncoderSpec | None]) -> EncoderSpec | None:
    """Return the spec of an encoder, or None where only loading it would tell."""
    for spec in known:
        if spec is not None and spec.name == name:
            return spec
    return registry.find_spec(name) if name == registry.DEFAULT_ENCODER else None


def _size(dataset: Dataset, *, image_dim: int, text_dim: int) -> Size:
    there = np.array([bool(image) or bool(caption.strip())
                      for image, caption in zip(dataset.images, dataset.captions, strict=True)],
                     dtype=bool)  # fmt: skip
    useful = there & (dataset.targets >= 0).any(axis=1)
    train, val = (int((useful & (dataset.splits == s)).sum()) for s in (Split.TRAIN, Split.VAL))
    return Size(
        train_rows=train, val_rows=val, image_dim=image_dim, text_dim=text_dim,
        labels=len(dataset.labels),
    )  # fmt: skip


def predict(
    project: Project,
    run_id: str,
    *,
    split: Split | None,
    query: str = "",
    cache: Path,
    reporter: Reporter,
    load: EncoderLoader = load_encoder,
) -> tuple[Dataset, IntArray, Scores]:
    """Score rows afresh; return (dataset, row numbers, scores).

    They are those of a split (all without one) that a query names (docs/searching.md).
    """
    run = find_run(project.runs_folder, run_id)
    if run.zero_shot:
        raise EngineError(
            tr(
                "First guesses have no model that could score rows. Make them anew, or choose a "
                "trained run."
            ),
            command=f"'mmc zero-shot {project.path.name}' makes them.",
        )
    dataset, features = features_of(project, cache=cache, reporter=reporter, load=load)
    if features.encoder.image_key != run.setup.encoder.image_key:
        features = load_features(dataset, run.setup.encoder, cache)
        if missing_rows(dataset, features):
            raise run.lacks_features(project.path.name)
    from engine.training import model
    from engine.training.data import scoring_data

    rows = rows_asked_for(project, dataset, split, query, run_id)
    scores = model.score_rows(
        model.load_model(run), scoring_data(dataset, features), rows, reporter
    )
    kept = _keep_scores(run, dataset, features, rows=rows, scores=scores)
    return dataset, rows, kept[rows]


def _keep_scores(
    run: Run, dataset: Dataset, features: FeatureSet, *, rows: IntArray, scores: Scores
) -> Scores:
    """Store new scores of rows ``[k, labels]`` among the others; return those of all rows."""
    before = run.stored_scores(dataset.items)
    stale = before.stale(dataset.captions)
    # A score from folds stays: a new one would come from models that were trained on the row. It
    # goes where the row has another caption now, and its role with it.
    stays = before.there & ~stale & (before.roles == Role.HELD_OUT)
    anew = np.zeros(len(dataset), dtype=bool)
    anew[rows] = ~stays[rows]
    before.scores[anew] = scores[~stays[rows]]
    before.captions[anew] = caption_keys(dataset.captions)[anew]
    now = row_roles(len(dataset), *teaching_rows(dataset, features, run.setup.config))
    roles = np.where(~before.there | (anew & stale), now, before.roles)
    known = before.there | anew
    run.write_scores(
        dataset.items[known], before.scores[known], roles[known], before.captions[known]
    )
    return before.scores


def interrupted_runs(project: Project) -> list[Run]:
    """Return runs that a crash or a kill left unfinished; not those that are being trained now."""
    found = []
    for run in list_runs(project.runs_folder):
        if run.result is None and (lock := run.hold()) is not None:
            lock.release()
            found.append(run)
    return found


def tell_interrupted(project: Project, reporter: Reporter) -> None:
    """Say which trainings were interrupted and what is left of them."""
    for run in interrupted_runs(project):
        epochs = len(run.history())
        kept = (
            tr("its best epoch of {epochs} is kept").format(epochs=epochs)
            if epochs
            else tr("no epoch was finished")
        )
        reporter.emit(
            Note(text=tr("Run {id} was interrupted; {kept}. Training with the same settings "
        "goes on from there.").format(id=run.id, kept=kept))
        )  # fmt: skip


def _run_for(runs_folder: Path, setup: RunSetup) -> tuple[Run, filelock.BaseFileLock]:
    """Return the newest interrupted run of the same settings and data, or a new one; locked."""
    for run in reversed(list_runs(runs_folder)):
        same = run.setup.config == setup.config and run.setup.fingerprint == setup.fingerprint
        if run.result is None and same and run.setup.encoder == setup.encoder:
            lock = run.hold()
            if lock is not None:
                return run, lock
    run = start_run(runs_folder, setup)
    lock = run.hold()
    assert lock is not None
    return run, lock


def _fingerprint(dataset: Dataset, features: FeatureSet) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for column in (
        dataset.items, dataset.splits, dataset.targets, features.image.places, features.text.places
    ):  # fmt: skip
        digest.update(np.ascontiguousarray(column).tobytes())
    return digest.hexdigest()


def _versions() -> dict[str, str]:
    from importlib import metadata  # loads half of the mail library, and is asked once a run

    names = ("mmc", "torch", "numpy", "open_clip_torch", "timm", "sentence-transformers")
    return {"python": platform.python_version()} | {name: metadata.version(name) for name in names}
