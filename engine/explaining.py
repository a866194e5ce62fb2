"""What the image and what the caption alone say of one row, from the vectors in the cache."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from engine.data.dataset import Dataset, Problem
from engine.encoders.spec import FloatArray
from engine.features.extract import FeatureSet, Modality, load_features
from engine.language import tr
from engine.training.config import BOTH
from engine.training.runs import Run

if TYPE_CHECKING:
    from engine.training.model import TrainedModel

ONE_SIDED = {
    "image": tr("This run looks at the image only."),
    "text": tr("This run reads the caption only."),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sides:
    """Scores ``[labels]`` in 0..1 of each side alone; both None where that cannot be told."""

    image: FloatArray | None = None
    caption: FloatArray | None = None
    note: str = ""
    """Why it cannot be told, as a sentence."""


class Explainer:
    """A run kept loaded, so that the next row takes milliseconds; needs no encoder."""

    def __init__(self, run: Run, cache: Path) -> None:
        self.run = run
        self._cache = cache
        self._trained: TrainedModel | None = None

    def sides(self, dataset: Dataset, row: int) -> Sides:
        """Score a row once without its caption and once without its image."""
        fusion = self.run.setup.config.fusion
        if fusion not in BOTH:
            return Sides(note=ONE_SIDED.get(fusion, tr("This run cannot tell the two apart.")))
        one = _one_row(dataset, row)
        features = load_features(one, self.run.setup.encoder, self._cache)
        if why := _one_side(one, image=features.image.present[0], text=features.text.present[0]):
            return Sides(note=why)
        from engine.training.data import scoring_data
        from engine.training.model import load_model, score_rows

        if self._trained is None:
            self._trained = load_model(self.run)
        pair, apart = _apart(one, features)
        scores = score_rows(self._trained, scoring_data(pair, apart), np.arange(2))
        return Sides(image=scores[0], caption=scores[1])


def _one_side(one: Dataset, *, image: bool, text: bool) -> str:
    """Say why there is only one side, or none; empty where both are there."""
    if not one.captions[0].strip():
        return tr("There is no caption: the run decides by the image alone.")
    if one.path(0) is None or any(problem.lost for problem in _problems(one)):
        return tr("There is no photo that can be used: the run decides by the caption alone.")
    if not (image and text):
        if not image:
            return tr("Image and caption cannot be told apart: the photo has no vector yet.")
        return tr("Image and caption cannot be told apart: the caption has no vector yet.")
    return ""


def _problems(one: Dataset) -> list[Problem]:
    """Return what was found about the photo of the only row."""
    return [p for p in one.problems if p.name == one.names[0] and p.line == 0]


def _one_row(dataset: Dataset, row: int) -> Dataset:
    only = slice(row, row + 1)
    return replace(
        dataset, items=dataset.items[only], names=dataset.names[only], images=dataset.images[only],
        captions=dataset.captions[only], targets=dataset.targets[only],
        splits=dataset.splits[only], reviewed=dataset.reviewed[only],
        flagged=dataset.flagged[only], notes={},
    )  # fmt: skip


def _apart(one: Dataset, features: FeatureSet) -> tuple[Dataset, FeatureSet]:
    """Return two rows made of one: the first without its caption, the second without its image."""
    image, text = features.image, features.text
    pair = replace(
        one, items=one.items.repeat(2), names=one.names * 2, images=one.images * 2,
        captions=("", one.captions[0]), targets=one.targets.repeat(2, axis=0),
        splits=one.splits.repeat(2), reviewed=one.reviewed.repeat(2),
        flagged=one.flagged.repeat(2),
    )  # fmt: skip
    return pair, FeatureSet(
        encoder=features.encoder,
        image=Modality(image.store, np.array([image.places[0], -1])),
        text=Modality(text.store, np.array([-1, text.places[0]])),
    )
