"""What must hold after each kill, and at the end, against the same work done undisturbed."""

import hashlib
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from safetensors.numpy import load_file
from storm_source import OLD_ROWS, ROWS, make_place
from storm_worker import CONFIG, THRESHOLDS_OF, Encoding, Place, vector_hash

from engine.data.dataset import UNKNOWN
from engine.data.project import Project, lock_project, open_project
from engine.data.project.schema import VERSION
from engine.features.captions import CAPTION_BATCH
from engine.features.extract import IMAGE_BATCH, Modality, load_features
from engine.training.runs import Run, list_runs

if TYPE_CHECKING:
    from storm import Pass


_STANDING = (
    "WITH RECURSIVE way(edit) AS (SELECT edit FROM head UNION ALL SELECT e.parent FROM way "
    "JOIN edits e ON e.edit = way.edit WHERE e.parent IS NOT NULL)"
)


class MigrateCheck:
    """A project of an early version is whole in its old form or in the new one.

    A migration is one step, so each kill that came too late is followed by another old file.
    """

    finished = False

    def __init__(self) -> None:
        self.migrated = 0

    def remember(self, place: Place) -> None:
        return

    def after_kill(self, place: Place, last: "Pass") -> int:
        check_database(place.project)
        with closing(sqlite3.connect(place.project)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (items,) = connection.execute("SELECT count(*) FROM items").fetchone()
        assert items == OLD_ROWS
        assert version in (1, VERSION)
        assert version == VERSION or not last.done
        for kept in place.folder.glob("work.format-1*.mmc"):
            check_database(kept)
        if version == VERSION:
            self.migrated += 1
            shutil.rmtree(place.folder)
            make_place("migrate", place.source, place.folder)
        return 0

    def notes(self, last: "Pass") -> None:
        return

    def at_end(self, wild: Place, calm: Place) -> None:
        check_database(wild.project)
        with open_project(wild.project) as stormy, open_project(calm.project) as quiet:
            assert _edits(stormy) == _edits(quiet)
            assert _rows(stormy) == _rows(quiet)
        assert not list(wild.folder.glob(".*.part"))


class Check(Protocol):
    """What one kind of work promises."""

    finished: bool
    """Whether the killed work was over, and would start anew if it were asked for again."""

    def remember(self, place: Place) -> None:
        """Look at the undisturbed work after a step."""

    def after_kill(self, place: Place, last: "Pass") -> int:
        """Look at what a kill left; return how many steps are done."""

    def notes(self, last: "Pass") -> None:
        """Look at what a start said."""

    def at_end(self, wild: Place, calm: Place) -> None:
        """Hold the end against the undisturbed one."""


def check_database(path: Path) -> None:
    """SQLite finds nothing wrong, and the killed worker's right to edit is free again."""
    lock_project(path).release()
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def _rows(project: Project) -> tuple[Any, ...]:
    """Return all that a project says about its rows, comparable."""
    data = project.dataset()
    columns = (data.items, data.targets, data.splits, data.reviewed)
    return (
        *(column.tolist() for column in columns),
        data.names, data.images, data.captions, data.labels, data.problems,
    )  # fmt: skip


class ImportCheck:
    """A project stands there whole, or not at all."""

    finished = False

    def remember(self, place: Place) -> None:
        return

    def after_kill(self, place: Place, last: "Pass") -> int:
        self.finished = place.project.exists()
        assert self.finished or not last.done
        return 0

    def notes(self, last: "Pass") -> None:
        return

    def at_end(self, wild: Place, calm: Place) -> None:
        check_database(wild.project)
        with open_project(wild.project) as stormy, open_project(calm.project) as quiet:
            assert _rows(stormy) == _rows(quiet)
        left = {path.name for path in wild.folder.iterdir()}
        assert left <= {wild.project.name, f"{wild.project.name}.lock"}


class EncodeCheck:
    """Vectors that were confirmed are served, and every vector served is the right one.

    After a kill no more than the batch that was under way is encoded again.
    """

    finished = False

    def __init__(self) -> None:
        self._confirmed: set[str] = set()
        self._steps = 0
        self._given: set[str] = set()
        self._entries = 0

    def remember(self, place: Place) -> None:
        return

    def after_kill(self, place: Place, last: "Pass") -> int:
        check_database(place.project)
        self.notes(last)
        self._count_again(place)
        self._steps += len(last.did)
        self._confirmed.update(str(value) for step in last.did for value in step)
        expected = _vectors(Place(place.source, place.source))
        found = _vectors(place)
        assert found.items() <= expected.items(), "a vector is not the one of its content"
        lost = self._confirmed - set(found.values())
        assert not lost, f"{len(lost)} of {len(self._confirmed)} confirmed vectors are not served"
        return self._steps

    def notes(self, last: "Pass") -> None:
        if self._confirmed and (last.did or last.done):
            resumed = [note for note in last.notes if note.startswith("Resumed")]
            assert resumed, f"the start did not say what it resumed: {last.notes}"

    def _count_again(self, place: Place) -> None:
        """Hold what the last start encoded against what the starts before it had encoded."""
        entries = place.encoded.read_text().splitlines() if place.encoded.exists() else []
        new = entries[self._entries :]
        again = [entry for entry in new if entry in self._given]
        assert len({entry.split()[0] for entry in again}) <= 1, "two batches were encoded again"
        most = CAPTION_BATCH if again and again[0].startswith("text") else IMAGE_BATCH
        assert len(again) <= most, f"{len(again)} were encoded again after one kill"
        assert len(new) == len(set(new)), "one start encoded something twice"
        self._given.update(new)
        self._entries = len(entries)

    def at_end(self, wild: Place, calm: Place) -> None:
        check_database(wild.project)
        self._count_again(wild)
        assert _vectors(wild) == _vectors(calm) == _vectors(Place(wild.source, wild.source))
        for stores in zip(*(sorted(at.cache.glob("features/*/*.*")) for at in (wild, calm)),
                          strict=True):  # fmt: skip
            assert stores[0].read_bytes() == stores[1].read_bytes(), f"{stores[0]} differs"
        with open_project(wild.project) as stormy, open_project(calm.project) as quiet:
            assert _rows(stormy) == _rows(quiet)


def _vectors(place: Place) -> dict[tuple[str, int], str]:
    """Return the hash of each vector that is served, by modality and row; all are sound."""
    with open_project(place.project) as project:
        dataset = project.dataset()
    features = load_features(dataset, Encoding().spec, place.cache)
    found: dict[tuple[str, int], str] = {}
    modality: Modality
    for name, modality in (("image", features.image), ("text", features.text)):
        rows = np.flatnonzero(modality.present)
        assert modality.store.sound(modality.places[rows]).all(), "a vector is torn"
        for row, vector in zip(rows.tolist(), modality.take(rows), strict=True):
            found[name, row] = vector_hash(vector)
    return found


class LabelCheck:
    """The project holds every confirmed edit and at most the one that was under way."""

    finished = False

    def __init__(self) -> None:
        self._states: list[tuple[Any, ...]] = []
        self._start: Any = None

    def remember(self, place: Place) -> None:
        if not self._states:
            with open_project(place.source / "bare.mmc") as project:
                self._states.append(_edits(project))
                self._start = project.dataset()
        with open_project(place.project) as project:
            self._states.append(_edits(project))

    def after_kill(self, place: Place, last: "Pass") -> int:
        check_database(place.project)
        confirmed = last.first + len(last.did)
        with open_project(place.project) as project:
            state = _edits(project)
            self._replay(project)
        possible = self._states[confirmed : confirmed + 2]
        assert state in possible, f"edit {confirmed} or one before it is lost or half there"
        return confirmed + possible.index(state)

    def _replay(self, project: Project) -> None:
        """Carry out the standing edits of the journal on the imported rows, in numpy."""
        with closing(sqlite3.connect(project.path)) as connection:
            numbers = dict(connection.execute("SELECT id, label FROM labels WHERE live"))
            marks = connection.execute(
                f"{_STANDING} SELECT item, label, new_state FROM way JOIN mark_changes USING(edit) "
                "ORDER BY edit"
            ).fetchall()
            fields = connection.execute(
                f"{_STANDING} SELECT item, field, new FROM way JOIN item_changes USING(edit) "
                "ORDER BY edit"
            ).fetchall()
        now, start = project.dataset(), self._start
        row_of = {item: row for row, item in enumerate(start.items.tolist())}
        for column, label_id in enumerate(now.labels.ids):
            if label_id in start.labels.ids:
                states = start.targets[:, start.labels.column(label_id)].copy()
            else:
                states = np.full(len(now), UNKNOWN)
            for item, label, state in marks:
                if label == numbers[label_id]:
                    states[row_of[item]] = state
            assert (now.targets[:, column] == states).all(), "the journal and the labels disagree"
        reviewed, captions = start.reviewed.copy(), list(start.captions)
        for item, field, value in fields:
            if field == "reviewed":
                reviewed[row_of[item]] = value
            elif field == "caption":
                captions[row_of[item]] = value
        assert (now.reviewed == reviewed).all(), "the journal and the review marks disagree"
        assert now.captions == tuple(captions), "the journal and the captions disagree"

    def notes(self, last: "Pass") -> None:
        return

    def at_end(self, wild: Place, calm: Place) -> None:
        check_database(wild.project)
        with open_project(wild.project) as stormy, open_project(calm.project) as quiet:
            assert _edits(stormy) == _edits(quiet)
            assert _rows(stormy) == _rows(quiet)
            assert stormy.dataset().captions != self._start.captions
            assert UNKNOWN in stormy.dataset().targets[:ROWS]


class UpdateCheck(LabelCheck):
    """Updates from a source that changes, each whole or not at all."""

    def _replay(self, project: Project) -> None:
        return  # rows come and go; that each state is one of the undisturbed work says it all

    def at_end(self, wild: Place, calm: Place) -> None:
        check_database(wild.project)
        with open_project(wild.project) as stormy, open_project(calm.project) as quiet:
            assert _edits(stormy) == _edits(quiet)
            assert _rows(stormy) == _rows(quiet)
            assert len(stormy.dataset()) > len(self._start)


def _edits(project: Project) -> tuple[Any, ...]:
    data = project.dataset()
    history = [(e.summary, e.stands) for e in project.journal.history(10_000)]
    thresholds = project.thresholds(THRESHOLDS_OF)
    labels = [(label.id, label.name, label.color) for label in data.labels]
    return (
        data.targets.tolist(), data.reviewed.tolist(), data.flagged.tolist(), data.captions,
        data.notes, labels, history, thresholds,
    )  # fmt: skip


class TrainCheck:
    """One run, whose epochs and best weights are those of a training that was not disturbed."""

    finished = False

    def __init__(self) -> None:
        self._best: list[str] = []
        self._epochs: list[Any] = []
        self._confirmed = 0

    def remember(self, place: Place) -> None:
        (run,) = _runs(place)
        self._best.append(_digest(run.weights_path))
        self._epochs = _history(run)

    def after_kill(self, place: Place, last: "Pass") -> int:
        check_database(place.project)
        self.notes(last)
        self._confirmed = last.first + len(last.did)
        runs = _runs(place)
        assert len(runs) <= 1, "a second run was begun"
        if not self._confirmed and not runs:
            return 0
        (run,) = runs
        self.finished = run.result is not None
        assert self.finished or not last.done
        history = _history(run)
        assert self._confirmed <= len(history) <= self._confirmed + 1
        assert history == self._epochs[: len(history)]
        if self._confirmed:
            assert run.usable
            load_file(run.weights_path)
            # The epoch after the confirmed one may have been the best one and saved already.
            assert _digest(run.weights_path) in self._best[self._confirmed - 1 :][:2]
        return self._confirmed

    def notes(self, last: "Pass") -> None:
        if not self._confirmed or not (last.did or last.done):
            return
        said = " ".join(last.notes)
        assert "was interrupted" in said, f"the start did not tell the interruption: {said}"
        resumed = re.search(r"Resumed run \S+ after epoch (\d+)", said)
        assert resumed, f"the start did not say what it resumed: {said}"
        assert int(resumed[1]) >= self._confirmed, "an epoch was trained twice"

    def at_end(self, wild: Place, calm: Place) -> None:
        (stormy,), (quiet,) = _runs(wild), _runs(calm)
        assert _history(stormy) == _history(quiet)
        assert len(_history(quiet)) == CONFIG.epochs
        left, right = stormy.result, quiet.result
        assert left is not None
        assert right is not None
        assert (left.metrics, left.best_epoch, left.epochs, left.stopped) == (
            right.metrics, right.best_epoch, right.epochs, False,
        )  # fmt: skip
        assert _names(stormy.folder) == _names(quiet.folder)
        for name in ("weights.safetensors", "scores.safetensors"):
            assert (stormy.folder / name).read_bytes() == (quiet.folder / name).read_bytes()


def _runs(place: Place) -> list[Run]:
    with open_project(place.project) as project:
        return list_runs(project.runs_folder)


def _history(run: Run) -> list[tuple[Any, ...]]:
    return [
        (e.epoch, e.train_loss, e.val_loss, e.micro_f1, e.macro_f1, e.samples_f1, e.lr, e.best)
        for e in run.history()
    ]


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


CHECKS: dict[str, type[Check]] = {
    "import": ImportCheck,
    "encode": EncodeCheck,
    "label": LabelCheck,
    "migrate": MigrateCheck,
    "train": TrainCheck,
    "update": UpdateCheck,
}
