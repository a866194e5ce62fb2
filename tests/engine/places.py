"""A small project that is encoded and trained, for tests of the steps of the work."""

import dataclasses
from collections.abc import Callable
from pathlib import Path

from builders import Ear, import_dataset, write_dataset
from fakes import FakeEncoder, load_fake

from engine import workflow
from engine.data.project import Project, open_project
from engine.training.config import TrainConfig
from engine.training.runs import Run

CONFIG = TrainConfig(hidden=(16,), epochs=3, batch_size=8, lr=0.02)


@dataclasses.dataclass
class Place:
    """A folder with a project, its runs and a cache of features."""

    folder: Path
    project: Project

    @property
    def cache(self) -> Path:
        return self.folder / "cache"

    def encode(self, load: Callable[[str], FakeEncoder] = load_fake) -> FakeEncoder:
        encoder = load("fake")
        workflow.encode(
            self.project, encoder_name="fake", cache=self.cache, reporter=Ear(),
            load=lambda _: encoder,
        )  # fmt: skip
        return encoder

    def train(self, config: TrainConfig = CONFIG, *, ear: Ear | None = None) -> Run:
        return workflow.train(
            self.project, config, cache=self.cache, reporter=ear or Ear(), load=load_fake
        ).run


def trained_folder(folder: Path, config: TrainConfig = CONFIG) -> Path:
    """Write photos and captions, import, encode and train them; ``p.mmc`` is the project."""
    write_dataset(folder)
    import_dataset(folder, folder / "p.mmc")
    with open_project(folder / "p.mmc") as project:
        place = Place(folder, project)
        place.encode()
        place.train(config)
    return folder
