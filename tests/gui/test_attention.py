"""Photos on the screen get their features before the others, while somebody browses."""

import threading
from pathlib import Path

import numpy as np
import pytest
from builders import photo
from fakes import FakeEncoder
from PySide6.QtCore import Qt
from window_fixtures import LIMIT_MS, MakeStage, Row, Stage, make_project, write_source

from engine.encoders.spec import FloatArray
from engine.features.extract import load_features
from engine.machine import default_cache_folder

PHOTOS = 400
ON_THEIR_WAY = 32 + 96
"""A batch that is encoded, and those that are read ahead."""


class Held(FakeEncoder):
    """Waits in its first batch until it may go on."""

    def __init__(self) -> None:
        super().__init__()
        self.began, self.go_on = threading.Event(), threading.Event()

    def encode_images(self, batch: FloatArray) -> FloatArray:
        self.began.set()
        assert self.go_on.wait(LIMIT_MS / 1000)
        return super().encode_images(batch)


@pytest.fixture
def held() -> Held:
    return Held()


@pytest.fixture
def stage(make_stage: MakeStage, held: Held, tmp_path: Path) -> Stage:
    rows = [
        Row(f"{n}.png", ("1",), f"number {n}", data=photo(["1"], shade=n)) for n in range(PHOTOS)
    ]
    source = write_source(tmp_path / "many", rows, tests=0)
    made = make_stage(lambda _: held)
    made.open(make_project(source, tmp_path / "many.mmc"))
    return made


def places_of_the_last(stage: Stage, held: Held) -> np.ndarray:
    """Train, and look at the last photos during the first batch; return when these were made."""
    seen: list[list[int]] = []
    stage.window.browse.grid.came_in_view.connect(seen.append)
    stage.trigger("start_training")
    stage.wait(held.began.is_set)
    stage.window.show_page("browse")
    stage.key(Qt.Key.Key_End)
    stage.wait(lambda: seen and PHOTOS - 1 in seen[-1])
    held.go_on.set()
    stage.settle()
    dataset = stage.window.session.dataset
    assert dataset is not None
    features = load_features(dataset, held.spec, default_cache_folder())
    assert features.image.present.all()
    return features.image.places[seen[-1]]


def test_photos_on_the_screen_come_first(stage: Stage, held: Held) -> None:
    places = places_of_the_last(stage, held)
    assert len(places) >= 8
    assert places.max() < ON_THEIR_WAY + len(places)


def test_it_can_be_switched_off_for_good(stage: Stage, held: Held) -> None:
    stage.trigger("seen_first")
    assert not stage.window.settings.seen_first
    places = places_of_the_last(stage, held)
    assert (places == np.arange(PHOTOS - len(places), PHOTOS)).all()
