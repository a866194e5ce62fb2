"""Scoring one photo and caption from anywhere, as a project would score them."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest
from builders import Ear, import_dataset, photo, write_dataset
from fakes import FakeEncoder, load_fake

from engine import workflow
from engine.data.project import open_project
from engine.errors import EngineError
from engine.predict import PairScores, Predictor
from engine.training.config import TrainConfig
from engine.training.runs import Run


def train_runs(folder: Path) -> dict[str, Run]:
    source = write_dataset(folder / "source")
    import_dataset(source, folder / "p.mmc")
    with open_project(folder / "p.mmc") as project:
        workflow.encode(
            project, encoder_name="fake", cache=folder / "cache", reporter=Ear(), load=load_fake
        )
        return {
            fusion: workflow.train(
                project, TrainConfig(hidden=(16,), epochs=3, batch_size=8, lr=0.02, fusion=fusion),
                cache=folder / "cache", reporter=Ear(),
            ).run
            for fusion in ("joint", "concat", "image", "text")
        }  # fmt: skip


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Run]:
    return train_runs(tmp_path_factory.mktemp("predict"))


def parts(scores: PairScores) -> tuple[bool, bool]:
    return scores.image is not None, scores.text is not None


@pytest.mark.parametrize("fusion", ["joint", "concat", "image", "text"])
def test_a_dropped_pair_scores_as_it_does_in_the_project(runs: dict[str, Run], fusion: str) -> None:
    run = runs[fusion]
    predictor = Predictor(run, FakeEncoder())
    source = run.folder.parent.parent / "source"
    with open_project(source.parent / "p.mmc") as project:
        dataset = project.dataset()
    stored, _ = run.scores_of(dataset.items)
    for row in (0, 7, 45):
        path = source / "data" / dataset.names[row]
        for image in (path, path.read_bytes()):
            scores = predictor.score(image, f"  {dataset.captions[row]}\n")
            np.testing.assert_allclose(scores.fused, stored[row], atol=1e-6)
        assert scores.note == ""
        assert parts(scores) == ((fusion in ("joint", "concat"),) * 2)


def test_what_the_image_and_the_caption_say_alone(runs: dict[str, Run]) -> None:
    predictor = Predictor(runs["joint"], FakeEncoder())
    both = predictor.score(photo(["2"]), "person")
    image, text = predictor.score(photo(["2"]), " "), predictor.score(None, "person")
    assert both.image is not None
    assert both.text is not None
    np.testing.assert_array_equal(both.image, image.fused)
    np.testing.assert_array_equal(both.text, text.fused)
    assert parts(image) == parts(text) == (False, False)
    assert (image.note, text.note) == (
        "Scored from the image alone.",
        "Scored from the caption alone.",
    )


def test_a_run_of_one_modality_says_what_it_lacks(runs: dict[str, Run]) -> None:
    for fusion, image, caption, note in (
        ("image", None, "x", "This run looks at images only, and there is none."),
        ("text", photo(["1"]), "", "This run reads captions only, and there is none."),
        ("image", photo(["1"]), "", ""),
        ("text", None, "x", ""),
    ):
        scores = Predictor(runs[fusion], FakeEncoder()).score(image, caption)
        assert scores.note == note
        assert ((scores.fused > 0) & (scores.fused < 1)).all()


def test_what_cannot_be_scored_says_why(runs: dict[str, Run], tmp_path: Path) -> None:
    predictor = Predictor(runs["joint"], FakeEncoder())
    with pytest.raises(EngineError, match="neither an image nor a caption"):
        predictor.score(None, " \n")
    with pytest.raises(EngineError, match=r"none\.jpg cannot be read"):
        predictor.score(tmp_path / "none.jpg", "x")
    with pytest.raises(EngineError, match="cannot be read"):
        predictor.score(tmp_path, "x")
    with pytest.raises(EngineError, match="not an image"):
        predictor.score(b"no photo", "x")


def test_an_encoder_that_has_changed_since_is_refused(runs: dict[str, Run]) -> None:
    changed = FakeEncoder()
    changed.spec = dataclasses.replace(changed.spec, image_key="fake-image-2")
    with pytest.raises(EngineError, match="which has changed since"):
        Predictor(runs["joint"], changed)
