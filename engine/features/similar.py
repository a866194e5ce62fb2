"""The rows of a project that are most like a pair: exact, by cosine, over the mapped vectors."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from engine.data.dataset import IntArray
from engine.events import Reporter, Silent
from engine.features.extract import FeatureSet, Modality

_SILENT = Silent()
CHUNK = 8192
Vector = npt.NDArray[np.float32]


class By(StrEnum):
    """What two pairs are compared by."""

    IMAGE = "image"
    CAPTION = "caption"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Neighbours:
    """The nearest rows, the most similar first."""

    rows: IntArray
    cosines: npt.NDArray[np.float32]
    """-1 to 1 for each row; by both sides it is their mean, a missing side counting as 0."""


def nearest_rows(
    features: FeatureSet, *, image: Vector | None, text: Vector | None, by: By, most: int,
    reporter: Reporter = _SILENT,
) -> Neighbours:  # fmt: skip
    """Return the rows nearest to the vectors of a pair, at most ``most``.

    By both, a side that the pair lacks has no say. There are none where the side is missing.
    """
    sides: list[tuple[Modality, Vector]] = []
    if by is not By.CAPTION and image is not None:
        sides.append((features.image, image))
    if by is not By.IMAGE and text is not None:
        sides.append((features.text, text))
    if not sides:
        return Neighbours(rows=np.zeros(0, dtype=np.int64), cosines=np.zeros(0, dtype=np.float32))
    total = np.zeros(len(features.image.places), dtype=np.float32)
    there = np.zeros(len(total), dtype=bool)
    for modality, vector in sides:
        there |= modality.present
        total += _cosines(modality, vector, reporter) / len(sides)
    total[~there] = -np.inf
    count = min(most, int(there.sum()))
    # Row numbers break ties, so that the answer is the same at every time.
    rows = np.lexsort((np.arange(len(total)), -total))[:count] if count else np.zeros(0, np.int64)
    return Neighbours(rows=rows.astype(np.int64), cosines=total[rows])


def _cosines(modality: Modality, vector: Vector, reporter: Reporter) -> npt.NDArray[np.float32]:
    """Return the cosine of each row with a vector ``[n]``; 0 where there is no vector."""
    unit = _unit(vector[None])[0]
    found = np.zeros(len(modality.places), dtype=np.float32)
    rows = np.flatnonzero(modality.present)
    # In the order of the file, which is read once from front to back.
    rows = rows[np.argsort(modality.places[rows], kind="stable")]
    for start in range(0, len(rows), CHUNK):
        reporter.check()
        chunk = rows[start : start + CHUNK]
        found[chunk] = _unit(modality.take(chunk)) @ unit
    return found


def _unit(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return (vectors / np.where(lengths > 0, lengths, 1)).astype(np.float32, copy=False)
