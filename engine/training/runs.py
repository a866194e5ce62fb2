"""The run folder: everything about one training; a kill at any moment leaves it whole.

::

    config.json             settings, encoder, labels, fingerprint of the data; written first
    history.jsonl           one line an epoch
    weights.safetensors     the best epoch so far
    lock                    held by the process that trains it
    checkpoint.safetensors  state to go on from; gone once the run is finished
    result.json             how it ended; its presence means that the run is finished
    scores.safetensors      scores of the project's rows; can be made again from the rest
    heads.safetensors       finished heads of a training in stages, until its stacker holds them
    lexicon.json            the words of the word branch

First guesses from label names lie in a folder of the same kind, ``zero-shot``: without weights and
result, and no run unless it is asked for by that name.
"""

import dataclasses
import datetime as dt
import json
import logging
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

import filelock
import numpy as np
import numpy.typing as npt
from safetensors import SafetensorError
from safetensors.numpy import load_file, save

from engine.data.dataset import IntArray
from engine.data.labels import Label, LabelSet
from engine.decide.metrics import Bools, Scores
from engine.encoders.spec import EncoderSpec
from engine.errors import EngineError
from engine.events import EpochEnd
from engine.features.captions import caption_digest
from engine.files import remove_parts, write_text, write_whole
from engine.language import tr
from engine.training.config import TrainConfig

_log = logging.getLogger(__name__)

ZERO_SHOT = "zero-shot"
"""Name of the folder with first guesses from label names, and what they are called by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSetup:
    """What a run is made from."""

    config: TrainConfig
    encoder: EncoderSpec
    labels: LabelSet
    fingerprint: str
    """Digest of the training rows, their labels and vectors: equal data, equal fingerprint."""
    created: str
    """ISO time in UTC, fine enough to tell two runs of one second apart."""
    versions: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """How a finished run ended."""

    epochs: int
    best_epoch: int
    stopped: bool
    """True where the user stopped it; the best epoch until then is kept."""
    diverged: bool = False
    """True where the loss exploded; the best epoch before is kept."""
    metrics: dict[str, float]
    """Validation F1 of the best epoch at threshold 0.5 with the row fallback."""
    seconds: float


class Role(IntEnum):
    """What a row was to a training, and thus what its score is good for."""

    TAUGHT = 0
    """Trained on: its score looks surer than that of a new row would."""
    HELD_OUT = 1
    """Scored by a model that never saw it: out of fold, or no part of the training at all."""
    VALIDATED = 2
    """Held out, and used to choose the best epoch."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ItemScores:
    """A run's scores of some items, in their order."""

    scores: Scores
    """float32 ``[n, labels]``; zeros where there is none."""
    there: Bools
    """Which items have a score ``[n]``."""
    roles: npt.NDArray[np.uint8]
    """Values of ``Role`` ``[n]``; ``TAUGHT`` where nothing is known."""
    captions: npt.NDArray[np.uint64]
    """Of which captions the scores are, as ``caption_keys`` ``[n]``; 0 where that is not known."""

    def stale(self, captions: Sequence[str]) -> Bools:
        """Return which scores are of another caption than the item has now ``[n]``."""
        other = self.captions != caption_keys(captions)
        stale: Bools = self.there & (self.captions != 0) & other
        return stale

    @property
    def held_out(self) -> Bools:
        """Which scores are of a model that never saw the row ``[n]``."""
        held_out: Bools = self.there & (self.roles != Role.TAUGHT)
        return held_out

    @property
    def validated(self) -> Bools:
        """Which rows chose the best epoch ``[n]``."""
        validated: Bools = self.there & (self.roles == Role.VALIDATED)
        return validated


def caption_keys(captions: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return a number for each caption, by which a changed one is told; never 0."""
    digests = (caption_digest(caption) or b"" for caption in captions)
    keys = (int.from_bytes(digest[:8], "little") or 1 for digest in digests)
    return np.fromiter(keys, dtype=np.uint64, count=len(captions))


class Run:
    """One run folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.setup = _read_setup(folder)
        self._result: RunResult | None = None

    @property
    def id(self) -> str:
        """The folder's name, by which commands refer to the run."""
        return self.folder.name

    @property
    def zero_shot(self) -> bool:
        """Whether these are first guesses from label names, which nothing was trained for."""
        return self.folder.name == ZERO_SHOT

    @property
    def result(self) -> RunResult | None:
        """How it ended, or None while it is unfinished; read once, as an end never changes."""
        path = self.folder / "result.json"
        if self._result is None and path.exists():
            self._result = RunResult(**json.loads(path.read_text(encoding="utf-8")))
        return self._result

    @property
    def usable(self) -> bool:
        """Whether at least one epoch was finished, so that the run can score photos."""
        return self.weights_path.exists()

    @property
    def weights_path(self) -> Path:
        """The weights of the best epoch."""
        return self.folder / "weights.safetensors"

    @property
    def checkpoint_path(self) -> Path:
        """The state an interrupted training goes on from."""
        return self.folder / "checkpoint.safetensors"

    def history(self) -> list[EpochEnd]:
        """Return the finished epochs; a line torn by a crash ends the list."""
        path = self.folder / "history.jsonl"
        epochs: list[EpochEnd] = []
        if path.exists():
            for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
                try:
                    epochs.append(EpochEnd(**json.loads(line)))
                except (json.JSONDecodeError, TypeError):
                    break
        return epochs

    def write_history(self, epochs: Sequence[EpochEnd]) -> None:
        """Replace the history."""
        lines = [json.dumps(dataclasses.asdict(epoch)) + "\n" for epoch in epochs]
        write_text(self.folder / "history.jsonl", "".join(lines))

    def finish(self, result: RunResult) -> None:
        """Record the end; from here on the run is not changed any more."""
        _write_json(self.folder / "result.json", dataclasses.asdict(result))
        self.checkpoint_path.unlink(missing_ok=True)
        (self.folder / "heads.safetensors").unlink(missing_ok=True)

    def write_scores(
        self, items: IntArray, scores: Scores, roles: npt.NDArray[np.uint8] | None = None,
        captions: npt.NDArray[np.uint64] | None = None,
    ) -> None:  # fmt: skip
        """Store scores float32 ``[n, labels]`` of items ``[n]`` with what each was to the training.

        Without ``roles`` all count as ``Role.TAUGHT``; ``captions`` are the ``caption_keys`` of
        what was scored.
        """
        if captions is None:
            captions = np.zeros(len(items), dtype=np.uint64)
        if roles is None:
            roles = np.full(len(items), Role.TAUGHT, dtype=np.uint8)
        data = save(
            {
                "items": items.astype(np.int64),
                "scores": scores.astype(np.float32),
                "roles": roles.astype(np.uint8),
                "captions": captions.astype(np.uint64),
            }
        )
        write_whole(self.folder / "scores.safetensors", lambda stream: stream.write(data))

    def scores_of(self, items: IntArray) -> tuple[Scores, Bools]:
        """Return scores ``[n, labels]`` of items and a mask of those that have any."""
        found = self.stored_scores(items)
        return found.scores, found.there

    def stored_scores(self, items: IntArray) -> ItemScores:
        """Return what is stored of items ``[n]``; EngineError where the file is damaged."""
        scores = np.zeros((len(items), len(self.setup.labels)), dtype=np.float32)
        there, roles = np.zeros(len(items), dtype=bool), np.zeros(len(items), dtype=np.uint8)
        captions = np.zeros(len(items), dtype=np.uint64)
        path = self.folder / "scores.safetensors"
        if path.exists() and len(items):
            try:
                stored = load_file(path)
            except (SafetensorError, OSError) as error:
                raise EngineError(
                    tr("{path} is damaged. Train the run again.").format(path=path),
                    command="Or delete the file and run 'mmc predict'.",
                ) from error
            if len(stored["items"]):
                order = np.argsort(stored["items"])
                places = np.searchsorted(stored["items"], items, sorter=order)
                rows = order[places.clip(max=len(order) - 1)]
                there = stored["items"][rows] == items
                scores[there] = stored["scores"][rows[there]]
                # Files of the first version know no roles.
                if "roles" in stored:
                    roles[there] = stored["roles"][rows[there]]
                if "captions" in stored:
                    captions[there] = stored["captions"][rows[there]]
        return ItemScores(scores=scores, there=there, roles=roles, captions=captions)

    def lacks_features(self, project: str) -> EngineError:
        """Return what to say where photos or captions have no vectors that it could score."""
        encoder = self.setup.encoder
        return EngineError(
            tr(
                "Run {id} needs features of {title}, which are not all there. Choose that encoder "
                "on the Train page and train with it: that makes them first."
            ).format(id=self.id, title=encoder.title),
            command=f"Or 'mmc encode {project} --encoder {encoder.name}' makes them alone.",
        )

    def hold(self) -> filelock.BaseFileLock | None:
        """Take the right to train this run, or return None while another process has it.

        The right ends with ``release()`` or with the process, so a killed training is seen as one;
        what it left half-written is deleted.
        """
        lock = filelock.FileLock(self.folder / "lock", is_singleton=False)
        try:
            lock.acquire(timeout=0)
        except filelock.Timeout:
            return None
        remove_parts(self.folder)
        return lock

    def discard(self) -> None:
        """Delete the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)


def start_run(runs_folder: Path, setup: RunSetup) -> Run:
    """Make a new run folder; its name is the local time, readable and sortable."""
    moment = dt.datetime.fromisoformat(setup.created).astimezone()
    folder = runs_folder / f"{moment:%Y%m%d-%H%M%S}-{secrets.token_hex(2)}"
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise EngineError(
            tr("{folder} cannot be made: {strerror}.").format(
                folder=folder, strerror=error.strerror
            )
        ) from error
    write_setup(folder, setup)
    return Run(folder)


def write_setup(folder: Path, setup: RunSetup) -> None:
    """Write what a run is made from into its folder."""
    values = {
        "format": 1,
        "config": setup.config.to_json(),
        "encoder": dataclasses.asdict(setup.encoder),
        "labels": [[label.id, label.name] for label in setup.labels],
        "fingerprint": setup.fingerprint,
        "created": setup.created,
        "versions": setup.versions,
    }
    _write_json(folder / "config.json", values)


def first_guesses(runs_folder: Path) -> Run | None:
    """Return the first guesses from label names, or None where there are none."""
    folder = runs_folder / ZERO_SHOT
    if not (folder / "config.json").is_file():
        return None
    try:
        return Run(folder)
    except EngineError as error:
        _log.warning("%s", error)
        return None


def list_runs(runs_folder: Path) -> list[Run]:
    """Return all runs, oldest first; first guesses are none.

    A folder without settings (a kill) is passed over, and one with damaged settings is logged, so
    that it does not hide the others.
    """
    if not runs_folder.is_dir():
        return []
    runs = []
    for folder in runs_folder.iterdir():
        if folder.name != ZERO_SHOT and (folder / "config.json").is_file():
            try:
                runs.append(Run(folder))
            except EngineError as error:
                _log.warning("%s", error)
    # Not by name alone: it tells seconds, and of the local clock, which goes back in autumn.
    return sorted(runs, key=lambda run: (run.setup.created, run.id))


def usable_runs(runs_folder: Path) -> tuple[Run, ...]:
    """Return the runs that can score, oldest first, with their results in memory."""
    usable = tuple(run for run in list_runs(runs_folder) if run.usable)
    for run in usable:
        _ = run.result
    return usable


def find_run(runs_folder: Path, run_id: str) -> Run:
    """Return the run with this id; ``latest`` means the newest that can score.

    ``zero-shot`` means the first guesses from label names.
    """
    if run_id == ZERO_SHOT:
        guesses = first_guesses(runs_folder)
        if guesses is None:
            raise EngineError(
                tr("There are no first guesses yet. Make them first."),
                command="'mmc zero-shot P.mmc' makes them.",
            )
        return guesses
    usable = usable_runs(runs_folder)
    if not usable and first_guesses(runs_folder) is not None:
        raise EngineError(
            tr(
                "There is no trained run yet, only first guesses: name them as "
                "'{zero_shot}', or train a run first."
            ).format(zero_shot=ZERO_SHOT)
        )
    if not usable:
        raise EngineError(tr("There is no trained run yet. Train one first."))
    if run_id == "latest":
        return usable[-1]
    for run in usable:
        if run.id == run_id:
            return run
    names = ", ".join(run.id for run in usable[-5:])
    raise EngineError(
        tr("There is no run '{run_id}'. The newest are: {names}.").format(
            run_id=run_id, names=names
        )
    )


def _read_setup(folder: Path) -> RunSetup:
    path = folder / "config.json"
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return RunSetup(
            config=TrainConfig.from_json(values["config"]),
            encoder=EncoderSpec(**values["encoder"]),
            labels=LabelSet(tuple(Label(*pair) for pair in values["labels"])),
            fingerprint=values["fingerprint"],
            created=values["created"],
            versions=values["versions"],
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, EngineError) as error:
        raise EngineError(
            tr("{path} cannot be read, so the run cannot be used.").format(path=path)
        ) from error


def _write_json(path: Path, values: dict[str, Any]) -> None:
    write_text(path, json.dumps(values, indent=2, ensure_ascii=False) + "\n")
