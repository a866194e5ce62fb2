"""The programs that get killed: each works through the engine's public doors and tells its steps.

After every finished step a worker sends ("did", values) and waits for leave to go on, so that the
one who kills it knows what was confirmed. Notes of the engine are sent on as ("note", text).
"""

import hashlib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import numpy as np

from engine import workflow
from engine.data.dataset import Split
from engine.data.importing import import_competition
from engine.data.merging import UpdateChoice, apply_source, compare_source
from engine.data.project import Project, lock_project, open_project
from engine.data.readers.table import SourceRow, SourceTable
from engine.encoders.spec import EncoderSpec, FloatArray
from engine.events import EpochEnd, Event, Note, Progress
from engine.training.config import TrainConfig

CONFIG = TrainConfig(hidden=(16,), epochs=30, batch_size=128, seed=5)
EDITS = 90
UPDATES = 30
THRESHOLDS_OF = "some-run"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a worker works: photos and tables are shared, the project and the cache its own."""

    source: Path
    folder: Path

    @property
    def project(self) -> Path:
        return self.folder / "work.mmc"

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    @property
    def encoded(self) -> Path:
        """Where the stand-in encoder enters whatever it is asked to encode."""
        return self.folder / "encoded.txt"


class Line:
    """The worker's end of the pipe."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, text: str) -> None:
        self._connection.send(("note", text))

    def step(self, what: str, *values: object) -> None:
        self._connection.send((what, values))
        self._connection.recv()


class _Teller:
    """A Reporter that sends notes on, and the values of those events that end a step."""

    def __init__(self, line: Line, ends_step: Callable[[Event], tuple[object, ...] | None]) -> None:
        self._line = line
        self._ends_step = ends_step

    def emit(self, event: Event) -> None:
        if isinstance(event, Note):
            self._line.note(event.text)
        elif (values := self._ends_step(event)) is not None:
            self._line.step("did", *values)

    def check(self) -> None:
        return


def vector_hash(vector: FloatArray) -> str:
    """Identify a vector as it is stored."""
    return hashlib.blake2b(vector.astype("<f2").tobytes(), digest_size=8).hexdigest()


class Encoding:
    """The stand-in encoder, which remembers what it handed out, and in a file what it was given."""

    def __init__(self, given: Path | None = None) -> None:
        from fakes import FakeEncoder

        self._encoder = FakeEncoder()
        self._given = given
        self._out: list[str] = []
        self.spec: EncoderSpec = self._encoder.spec
        self.device = "cpu"
        self.prepare = self._encoder.prepare

    def encode_images(self, batch: FloatArray) -> FloatArray:
        self._enter("image", [photo.tobytes() for photo in batch])
        return self._remember(self._encoder.encode_images(batch))

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        self._enter("text", [caption.encode() for caption in captions])
        return self._remember(self._encoder.encode_texts(captions))

    def _enter(self, what: str, inputs: Sequence[bytes]) -> None:
        if self._given is not None:
            names = [hashlib.blake2b(one, digest_size=8).hexdigest() for one in inputs]
            with self._given.open("ab", buffering=0) as file:  # one write, whole or not there
                file.write("".join(f"{what} {name}\n" for name in names).encode())

    def _remember(self, vectors: FloatArray) -> FloatArray:
        self._out += [vector_hash(vector) for vector in vectors]
        return vectors

    def handed_out(self) -> tuple[str, ...]:
        """Return the hashes of all vectors since the last call."""
        out, self._out = tuple(self._out), []
        return out


def encode(place: Place, line: Line, _first: int) -> None:
    encoder = Encoding(place.encoded)

    def ends_step(event: Event) -> tuple[object, ...] | None:
        # A batch is appended in the thread that encodes it, and Progress comes after that.
        return encoder.handed_out() if isinstance(event, Progress) else None

    with lock_project(place.project), open_project(place.project) as project:
        workflow.encode(
            project, encoder_name="fake", cache=place.cache, load=lambda _: encoder,
            reporter=_Teller(line, ends_step),
        )  # fmt: skip


def train(place: Place, line: Line, first: int) -> None:
    def ends_step(event: Event) -> tuple[object, ...] | None:
        # A resumed training tells the epochs before it once more; those end nothing.
        new = isinstance(event, EpochEnd) and event.epoch > first
        return (event.epoch,) if new and isinstance(event, EpochEnd) else None

    teller = _Teller(line, ends_step)
    with lock_project(place.project), open_project(place.project) as project:
        workflow.tell_interrupted(project, teller)
        workflow.train(
            project, CONFIG, cache=place.cache, reporter=teller, load=lambda _: Encoding()
        )


def label(place: Place, line: Line, first: int) -> None:
    with lock_project(place.project), open_project(place.project) as project:
        for number in range(first, EDITS):
            act(project, number)
            line.step("did", number)


def act(project: Project, number: int) -> None:
    """Carry out the edit of this number: always the same one on the same project."""
    rng = np.random.default_rng([11, number])
    ids, journal = project.labels.ids, project.journal
    rows = len(project.dataset())
    size = int(rng.choice([1, 1, 7, rows]))
    items = (rng.choice(rows, size=size, replace=False) + 1).tolist()
    label_id = ids[rng.integers(3)]  # few labels, so that edits meet
    match int(rng.integers(18)):
        case 0 | 1 | 2:
            journal.set_state(items, label_id, state=int(rng.integers(-1, 2)))
        case 3 | 4:
            journal.toggle(items, label_id)
        case 5:
            journal.set_reviewed(items, reviewed=bool(rng.integers(2)))
        case 6 | 7:
            journal.undo()
        case 8:
            journal.redo()
        case 9 | 10:
            journal.set_captions({item: f"edit {number} of {item}" for item in items})
        case 11:
            journal.set_flagged(items, flagged=bool(rng.integers(2)))
        case 12:
            journal.set_note(items, f"note {number}")
        case 13:
            journal.copy_labels(int(rng.integers(rows)) + 1, items)
        case 14:
            numbers = [0, *(entry.number for entry in journal.history(20))]
            journal.restore(int(rng.choice(numbers)))
        case 15:
            change_labels(project, rng, number)
        case 16:
            states = rng.integers(-2, 2, (len(items), len(ids))).astype(np.int8)
            journal.set_states(np.array(items), states, source="run", what="Accept labels")
        case _:
            values = {name: round(float(rng.random()), 3) for name in ids}
            project.set_thresholds(THRESHOLDS_OF, values)


def update(place: Place, line: Line, first: int) -> None:
    with lock_project(place.project), open_project(place.project) as project:
        for number in range(first, UPDATES):
            bring_up(project, number)
            line.step("did", number)


def bring_up(project: Project, number: int) -> None:
    """Carry out the update of this number, or a step in time: always the same one."""
    rng = np.random.default_rng([13, number])
    match int(rng.integers(6)):
        case 0:
            project.journal.undo()
        case 1:
            project.journal.redo()
        case 2:
            items = project.dataset().items
            project.journal.toggle(rng.choice(items, 5, replace=False).tolist(), "1")
        case _:
            every = UpdateChoice(captions_by_hand=True, labels_by_hand=bool(rng.integers(2)))
            apply_source(project, compare_source(project, changed_source(rng)), every)


def changed_source(rng: np.random.Generator) -> SourceTable:
    """Return a source in which some rows are new, some changed and some gone."""
    labels = ("1", "3", "18", f"more {rng.integers(4)}")
    return SourceTable(
        name="train.csv", format="csv", has_labels=True,
        rows=tuple(
            SourceRow(
                name=f"{row}.png", image=f"{row}.png", caption=f"a photo of {rng.integers(4)}",
                labels=tuple(label for label in labels if rng.random() < 0.3), split=Split.TRAIN,
                source="train.csv", line=row,
            )
            for row in rng.choice(900, 300, replace=False).tolist()
        ),
    )  # fmt: skip


def change_labels(project: Project, rng: np.random.Generator, number: int) -> None:
    """Change the label set; the first labels stay, so that edits go on meeting."""
    ids, editor = project.labels.ids, project.label_editor
    match int(rng.integers(5)):
        case 0:
            editor.add(f"label {number}")
        case 1:
            editor.rename(ids[0], f"name {number}")
        case 2:
            editor.reorder([*ids[:3], *rng.permutation(ids[3:]).tolist()])
        case 3 if len(ids) > 5:
            editor.delete(ids[-1])
        case 4 if len(ids) > 5:
            editor.merge(ids[-1], into=ids[0])


def migrate(place: Place, line: Line, _first: int) -> None:
    with lock_project(place.project), open_project(place.project):
        line.step("did", 0)


def bring_in(place: Place, line: Line, _first: int) -> None:
    def ends_step(event: Event) -> tuple[object, ...] | None:
        return (event.what,) if isinstance(event, Progress) else None

    import_competition(
        train_csv=place.source / "train.csv", test_csv=place.source / "test.csv",
        images=place.source / "photos", project=place.project,
        reporter=_Teller(line, ends_step),
    )  # fmt: skip


WORK: dict[str, Callable[[Place, Line, int], None]] = {
    "import": bring_in,
    "encode": encode,
    "label": label,
    "migrate": migrate,
    "train": train,
    "update": update,
}


def work(kind: str, place: Place, first: int, connection: Connection) -> None:
    """Be the worker: say "ready", do the work, say "done"."""
    os.environ["MMC_THREADS"] = "1"
    line = Line(connection)
    line.step("ready")
    WORK[kind](place, line, first)
    line.step("done")
