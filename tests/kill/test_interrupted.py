"""Work that ended in the one unlucky moment: what the storms found, made to happen each time."""

from pathlib import Path

import numpy as np
import pytest
from storm_checks import make_source
from storm_worker import Encoding

from engine import workflow
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.errors import Cancelled
from engine.events import EpochEnd, Event, Note, Progress


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


def test_finished_photos_are_told_where_only_captions_are_left(
    source: Path, tmp_path: Path
) -> None:
    table = tmp_path / "train.csv"
    rows = [f'{row}.png,1,"a caption {row}"' for row in range(40, 80)]
    table.write_text("\n".join(["ImageID,Labels,Caption", *rows]) + "\n", encoding="utf-8")
    path = tmp_path / "sound.mmc"
    import_competition(train_csv=table, images=source / "photos", project=path)

    def encode(ear: _Ear) -> workflow.Extraction:
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
