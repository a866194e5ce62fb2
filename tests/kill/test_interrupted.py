"""Work that ended in the one unlucky moment: what the storms found, made to happen each time."""

from pathlib import Path

import numpy as np
import pytest
from storm_source import make_place, make_source
from storm_worker import CONFIG, Encoding

from engine import workflow
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.errors import Cancelled
from engine.events import EpochEnd, Event, Note, Progress
from engine.features.extract import Extraction
from engine.training.runs import Run


class _Dies(BaseException):
    """Ends the work like a crash: nothing in the engine expects it."""


class _Ear:
    """Keeps notes; stops or crashes the work where it is told to."""

    def __init__(self, *, die_at: str = "", stop_in_epoch: int = 0) -> None:
        self.notes: list[str] = []
        self._die_at = die_at
        self._stop_in = stop_in_epoch
        self._epochs = 0

    def emit(self, event: Event) -> None:
        if isinstance(event, Note):
            self.notes.append(event.text)
        if isinstance(event, Progress) and event.done == event.total and event.what == self._die_at:
            raise _Dies
        if isinstance(event, EpochEnd):
            self._epochs = event.epoch
            if self._die_at == f"epoch {event.epoch}":
                raise _Dies

    def check(self) -> None:
        if self._stop_in == self._epochs + 1:
            raise Cancelled


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_source(tmp_path_factory.mktemp("kill") / "source")


@pytest.fixture
def trainable(source: Path, tmp_path: Path) -> Path:
    return make_place("train", source, tmp_path / "work").folder


def _train(folder: Path, ear: _Ear) -> Run:
    with open_project(folder / "work.mmc") as project:
        report = workflow.train(
            project, CONFIG, cache=folder / "cache", reporter=ear, load=lambda _: Encoding()
        )
    return report.run


def _interrupted(folder: Path, ear: _Ear) -> list[Run]:
    with open_project(folder / "work.mmc") as project:
        workflow.tell_interrupted(project, ear)
        return workflow.interrupted_runs(project)


def test_a_run_that_died_before_its_scores_is_taken_up_again(
    trainable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Run, "write_scores", lambda *_: (_ for _ in ()).throw(_Dies()))
        with pytest.raises(_Dies):
            _train(trainable, _Ear())
    (left,) = _interrupted(trainable, _Ear())
    run = _train(trainable, _Ear())
    assert run.id == left.id
    with open_project(trainable / "work.mmc") as project:
        assert run.scores_of(project.dataset().items)[1].all()


def test_half_written_files_of_a_killed_training_are_deleted(trainable: Path) -> None:
    with pytest.raises(_Dies):
        _train(trainable, _Ear(die_at="epoch 2"))
    (left,) = _interrupted(trainable, _Ear())
    (left.folder / ".checkpoint.safetensors.k2j4h").write_bytes(b"half")
    run = _train(trainable, _Ear())
    assert sorted(path.name for path in run.folder.iterdir()) == [
        "config.json", "history.jsonl", "lock", "result.json", "scores.safetensors",
        "weights.safetensors",
    ]  # fmt: skip


def test_a_stop_does_not_delete_the_epochs_of_an_earlier_start(trainable: Path) -> None:
    with pytest.raises(_Dies):
        _train(trainable, _Ear(die_at="epoch 3"))
    (left,) = _interrupted(trainable, _Ear())
    left.checkpoint_path.write_bytes(b"not a checkpoint")
    with pytest.raises(Cancelled):
        _train(trainable, _Ear(stop_in_epoch=1))
    assert left.usable
    assert len(left.history()) == 3


def test_weights_without_a_history_are_not_told_as_an_epoch(trainable: Path) -> None:
    with pytest.raises(_Dies):
        _train(trainable, _Ear(die_at="epoch 1"))
    (left,) = _interrupted(trainable, _Ear())
    (left.folder / "history.jsonl").unlink()
    ear = _Ear()
    _interrupted(trainable, ear)
    assert ["no epoch was finished" in note for note in ear.notes] == [True]


def test_finished_photos_are_told_where_only_captions_are_left(
    source: Path, tmp_path: Path
) -> None:
    table = tmp_path / "train.csv"
    rows = [f'{row}.png,1,"a caption {row}"' for row in range(40, 80)]
    table.write_text("\n".join(["ImageID,Labels,Caption", *rows]) + "\n", encoding="utf-8")
    path = tmp_path / "sound.mmc"
    import_competition(train_csv=table, images=source / "photos", project=path)

    def encode(ear: _Ear) -> Extraction:
        with open_project(path) as project:
            return workflow.encode(
                project, encoder_name="fake", cache=tmp_path / "cache", reporter=ear,
                load=lambda _: Encoding(),
            )  # fmt: skip

    with pytest.raises(_Dies):
        encode(_Ear(die_at="Encoding photos"))
    ear = _Ear()
    done = encode(ear)
    assert [note for note in ear.notes if note.startswith("Resumed")] == [
        "Resumed: 40 of 40 photos were encoded before."
    ]
    assert (done.encoded_images, done.encoded_captions, done.reused) == (0, 40, 40)
    ear = _Ear()
    assert encode(ear).reused == 80
    assert not [note for note in ear.notes if note.startswith("Resumed")]
    assert np.all(done.features.text.present)
