"""Scoring many pairs that are in no project: in slices, past every broken photo."""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from engine.data.dataset import NEGATIVE, POSITIVE, IntArray, Split
from engine.data.labels import LabelSet
from engine.data.pairs import Pair
from engine.decide.metrics import Bools, Scores
from engine.decide.rule import Rule
from engine.encoders.spec import FloatArray
from engine.errors import EngineError
from engine.events import Progress, Reporter
from engine.export.formats import export_table
from engine.export.kaggle import ExportReport, export_kaggle
from engine.export.table import Exported, ExportOptions, ExportTable
from engine.language import tr

if TYPE_CHECKING:  # torch takes seconds, and unsure rows are told without it
    from engine.predict import Predictor

SLICE = 32
READERS = 2
NEAR = 0.1
"""A label whose score is this near to its threshold leaves a row unsure."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Slice:
    """Some rows of a batch that are done."""

    rows: IntArray
    """Those that were scored ``[k]``, by the numbers that were asked for."""
    scores: Scores
    """float32 ``[k, labels]``"""
    broken: dict[int, str] = field(default_factory=dict)
    """A sentence for each row that cannot be scored."""


def score_pairs(
    get_predictor: Callable[[], "Predictor"],
    asked: Sequence[tuple[int, Pair]],
    *,
    alone: AbstractContextManager[object] | None = None,
    reporter: Reporter,
) -> Iterator[Slice]:
    """Score numbered pairs slice by slice; photos are decoded beside the encoder.

    ``alone`` is held while the encoder works and not in between, so that a single pair that is
    asked for meanwhile need not wait for all of them.
    """
    hold = alone or threading.Lock()
    with hold:
        predictor = get_predictor()
    began, total = time.monotonic(), len(asked)
    with ThreadPoolExecutor(READERS, "decode") as pool:
        ahead = _read_all(pool, predictor, asked[:SLICE])
        for start in range(0, total, SLICE):
            reporter.check()
            part = asked[start : start + SLICE]
            images = [job() for job in ahead]
            ahead = _read_all(pool, predictor, asked[start + SLICE : start + 2 * SLICE])
            with hold:
                done = _score(predictor, part, images)
            reporter.emit(
                Progress(what=tr("Predicting"), unit=tr("pairs"), done=start + len(part),
                         total=total, seconds=time.monotonic() - began)
            )  # fmt: skip
            yield done


_Prepared = FloatArray | str | None
"""A photo ready for the encoder, why there is none, or None where none was named."""


def _read_all(
    pool: ThreadPoolExecutor, predictor: "Predictor", part: Sequence[tuple[int, Pair]]
) -> list[Callable[[], _Prepared]]:
    return [pool.submit(_read, predictor, pair).result for _, pair in part]


def _read(predictor: "Predictor", pair: Pair) -> _Prepared:
    if pair.broken:
        return pair.broken
    if pair.image is None:
        return None if pair.caption.strip() else tr("There is neither a photo nor a caption.")
    try:
        return predictor.prepare(pair.image)
    except EngineError as error:
        return str(error)


def _score(
    predictor: "Predictor", part: Sequence[tuple[int, Pair]], images: Sequence[_Prepared]
) -> Slice:
    broken = {row: image for (row, _), image in zip(part, images, strict=True)
              if isinstance(image, str)}  # fmt: skip
    good = [
        (row, pair.caption, image) for (row, pair), image in zip(part, images, strict=True)
        if not isinstance(image, str)
    ]  # fmt: skip
    rows = np.array([row for row, _, _ in good], dtype=np.int64)
    scores: Scores = np.zeros((0, len(predictor.run.setup.labels)), dtype=np.float32)
    if good:
        scores = predictor.score_many([i for _, _, i in good], [c for _, c, _ in good])
    return Slice(rows=rows, scores=scores, broken=broken)


def unsure_rows(scores: Scores, rule: Rule) -> Bools:
    """Return the rows ``[n]`` that have a label whose score is near what would decide it."""
    if rule.calibration is not None:
        near = np.abs(rule.calibration.apply(scores) - 0.5) < NEAR
    else:
        near = np.abs(scores - rule.thresholds) < NEAR
    return np.asarray(near.any(axis=1))


def reached_rows(scores: Scores, rule: Rule) -> Bools:
    """Return the rows ``[n]`` that get a label without the fallback's help."""
    return np.asarray(replace(rule, fallback=False).decide(scores).any(axis=1))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Predicted:
    """Scored pairs on their way to a file."""

    pairs: tuple[Pair, ...]
    labels: LabelSet
    scores: Scores
    """``[n, labels]``"""
    decided: Bools
    """``[n, labels]``"""


def export_predicted(
    found: Predicted, path: Path, format_: str, *, overwrite: bool, reporter: Reporter
) -> Exported:
    """Write pairs with decided labels and scores in one of the formats of files."""
    states: npt.NDArray[np.int8] = np.where(found.decided, POSITIVE, NEGATIVE).astype(np.int8)
    table = ExportTable(
        names=tuple(pair.name for pair in found.pairs),
        images=tuple(str(pair.image or "") for pair in found.pairs),
        captions=tuple(pair.caption for pair in found.pairs),
        splits=np.full(len(found.pairs), Split.TEST, dtype=np.int8),
        states=states, labels=found.labels, root=Path(), scores=found.scores,
    )  # fmt: skip
    return export_table(table, path, format_, ExportOptions(overwrite=overwrite), reporter)


def export_predicted_kaggle(found: Predicted, path: Path) -> ExportReport:
    """Write the competition's CSV: names of photos with the ids of their decided labels."""
    return export_kaggle(
        names=[pair.name for pair in found.pairs],
        label_ids=list(found.labels.ids),
        decisions=found.decided,
        path=path,
    )
