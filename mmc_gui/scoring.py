"""Scores one pair at a time beside the long jobs; the newest request wins."""

import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from engine.data.images import BadImageError
from engine.data.labels import LabelSet
from engine.decide.rule import Rule
from engine.encoders.spec import FloatArray
from engine.errors import EngineError
from engine.events import Reporter
from engine.language import tr
from engine.training.runs import Run
from engine.workflow import EncoderLoader
from mmc_gui.jobs import JobRunner
from mmc_gui.widgets.score_row import ScoreRow

if TYPE_CHECKING:
    from engine.predict import Predictor


class PairResult(Protocol):
    """What scoring a pair gives, without the module that loads torch: ``engine.predict``."""

    @property
    def fused(self) -> FloatArray:
        """Scores ``[labels]`` of both together."""

    @property
    def image(self) -> FloatArray | None:
        """Scores of the image alone, if they can be told."""

    @property
    def text(self) -> FloatArray | None:
        """Scores of the caption alone, if they can be told."""

    @property
    def note(self) -> str:
        """What was missing."""

    @property
    def image_vector(self) -> FloatArray | None:
        """The features of the image."""

    @property
    def text_vector(self) -> FloatArray | None:
        """The features of the caption."""


def score_rows(
    labels: LabelSet,
    rule: Rule,
    scores: FloatArray,
    *,
    image: FloatArray | None = None,
    text: FloatArray | None = None,
    other: Mapping[str, tuple[float, bool]] | None = None,
) -> list[ScoreRow]:
    """Return what bars show of one photo's scores ``[labels]``, and what the rule makes of them.

    ``other`` has what another run says, by label: its score, and whether it gives the label.
    """
    decided = rule.decide(scores[None])[0]
    beside = other or {}
    return [
        ScoreRow(
            label_id=label.id,
            name=label.name,
            color=label.color or column,
            score=float(scores[column]),
            threshold=None if rule.calibration else float(rule.thresholds[column]),
            decided=bool(decided[column]),
            from_image=float(image[column]) if image is not None else None,
            from_caption=float(text[column]) if text is not None else None,
            other=beside[label.id][0] if label.id in beside else None,
            other_given=beside[label.id][1] if label.id in beside else None,
        )
        for column, label in enumerate(labels)
    ]


class PairScorer(QObject):
    """Keeps a run and its encoder loaded; while it works, only the newest request waits.

    It has a thread of its own, so that scoring does not flicker through the job bar. The engine
    itself is used by one thread at a time: whoever trains holds ``engine_lock``, because loading an
    encoder beside it would disturb the random numbers of the training.
    """

    scored = Signal(int, object)
    """Number of the request and its ``PairResult``."""
    failed = Signal(int, object)
    """Number of the request and what was raised."""

    def __init__(
        self, *, load: EncoderLoader, engine_lock: threading.Lock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._load = load
        self._lock = engine_lock
        self._runner = JobRunner(self)
        self._runner.busy_changed.connect(self._on_busy)
        self._predictor: Predictor | None = None
        self._next: tuple[int, Callable[[Reporter], PairResult]] | None = None
        self._request = 0

    @property
    def engine_lock(self) -> threading.Lock:
        """Held by whoever uses the engine's models just now."""
        return self._lock

    @property
    def busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._runner.busy or self._next is not None

    def score(self, run: Run, image: Path | bytes | None, caption: str) -> int:
        """Ask for the scores of a pair and return the number of the request."""
        self._request += 1

        def work(reporter: Reporter) -> PairResult:
            with self._lock:
                predictor = self.predictor_for(run)
                try:
                    return predictor.score(image, caption)
                except BadImageError as error:
                    if isinstance(image, Path):
                        raise EngineError(f"{image.name}: {error}") from error
                    raise

        self._next = (self._request, work)
        self._start_next()
        return self._request

    def shutdown(self) -> None:
        """Forget what waits and end the thread."""
        self._next = None
        self._runner.shutdown()

    def predictor_for(self, run: Run) -> "Predictor":
        """Return the loaded run; called off the window's thread, with ``engine_lock`` held."""
        from engine.predict import Predictor  # imports torch

        if self._predictor is None or self._predictor.run.folder != run.folder:
            self._predictor = Predictor(run, self._load(run.setup.encoder.name))
        return self._predictor

    def _start_next(self) -> None:
        if self._next is None or self._runner.busy:
            return
        (number, work), self._next = self._next, None
        job = self._runner.start(tr("Scoring"), work)
        job.succeeded.connect(lambda result: self.scored.emit(number, result))
        job.failed.connect(lambda error: self.failed.emit(number, error))

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self._start_next()
