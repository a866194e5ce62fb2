"""What a query can ask about: rows, a run's scores, and where words are looked up."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from engine.data.dataset import POSITIVE, Dataset, IntArray
from engine.data.labels import LabelSet
from engine.data.query.text import FoldedTexts, Mask, needle
from engine.data.query.tree import Phrase, Word
from engine.errors import EngineError
from engine.language import tr

T = TypeVar("T")
_PART = 20_000
_DIGITS = re.compile("[0-9]+")
TextColumn = Literal["name", "caption"]


class Lookup(Protocol):
    """Answers what the columns of a dataset do not: words, sources, the order of texts."""

    def words(self, dataset: Dataset, wanted: Sequence[Word | Phrase]) -> Mask:
        """Return the rows whose caption or name holds all that is wanted ``[n]``."""

    def source(self, dataset: Dataset, source: str) -> Mask:
        """Return the rows with a mark from a source ``[n]``."""

    def ranks(self, dataset: Dataset, column: TextColumn) -> IntArray:
        """Return the place of each row among all, sorted by a text ``[n]``."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RunFacts:
    """A run's answers for the rows of a dataset."""

    labels: LabelSet
    """The labels that the run knows, as they are named now."""
    scores: npt.NDArray[np.float32]
    """``[n, labels]``"""
    scored: Mask
    """Rows that have scores ``[n]``."""
    decide: Callable[[], Mask]
    """Makes the decisions ``[n, labels]``; called when something first depends on them."""


class Memory:
    """Keeps what was worked out as long as all that it was made from is the same object."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[tuple[object, ...], Any]] = {}

    def recall(self, name: str, sources: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what is known under a name, or make it."""
        known = self._known.get(name)
        if known is not None and all(a is b for a, b in zip(known[0], sources, strict=True)):
            value: T = known[1]
            return value
        made = make()
        self._known[name] = (sources, made)
        return made


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Facts:
    """Everything a query is answered from, at one moment."""

    dataset: Dataset
    run: RunFacts | None = None
    lookup: Lookup = field(default_factory=lambda: Scan())
    memory: Memory = field(default_factory=Memory)
    """Given on from moment to moment, so that little is worked out twice."""

    def label_counts(self) -> npt.NDArray[np.int16]:
        """Return how many labels each row has ``[n]``."""
        targets = self.dataset.targets

        def count() -> npt.NDArray[np.int16]:
            counts = np.zeros(len(targets), dtype=np.int16)
            for column in range(targets.shape[1]):
                counts += targets[:, column] == POSITIVE
            return counts

        return self.memory.recall("label counts", (targets,), count)

    def lengths(self) -> IntArray:
        """Return how many characters each caption has ``[n]``."""
        captions = self.dataset.captions

        def count() -> IntArray:
            lengths = np.empty(len(captions), dtype=np.int64)
            # In parts: between them other threads come to their turn.
            for start in range(0, len(captions), _PART):
                part = captions[start : start + _PART]
                lengths[start : start + len(part)] = np.fromiter(map(len, part), np.int64)
            return lengths

        return self.memory.recall("lengths", (captions,), count)

    def with_caption(self) -> Mask:
        """Return the rows that have a caption ``[n]``."""
        captions = self.dataset.captions
        return self.memory.recall(
            "with caption", (captions,),
            lambda: np.fromiter((bool(text.strip()) for text in captions), bool, len(captions)),
        )  # fmt: skip

    def usable(self) -> Mask:
        """Return the rows whose photo is there and can be read ``[n]``."""
        data = self.dataset
        return self.memory.recall(
            "usable", (data.images, data.names, data.problems), lambda: ~unusable_rows(data)
        )

    def noted(self) -> IntArray:
        """Return the rows that have a note, in order."""
        return np.array(sorted(self.dataset.notes), dtype=np.int64)

    def decisions(self) -> Mask:
        """Return what the run decides ``[n, labels]``; nothing where a row has no scores."""
        run = self.run
        assert run is not None
        # The function is the run's with the rule in force: another rule is another function.
        return self.memory.recall(
            "decisions", (run.scores, run.decide), lambda: run.decide() & run.scored[:, None]
        )

    def wrong(self) -> Mask:
        """Return the scored rows where the run decides against a known label ``[n]``."""
        run, data = self.run, self.dataset
        assert run is not None

        def compare() -> Mask:
            targets, decided = data.targets_of(run.labels), self.decisions()
            wrong = np.zeros(len(data), dtype=bool)
            for column in range(targets.shape[1]):
                states = targets[:, column]
                wrong |= (decided[:, column] != (states == POSITIVE)) & (states >= 0)
            return wrong & run.scored

        return self.memory.recall("wrong", (data.targets, run.scores, run.decide), compare)


class Scan:
    """Looks rows up in the dataset alone, without the project's file: slower, the same answers."""

    def __init__(self) -> None:
        self._captions, self._names = FoldedTexts(()), FoldedTexts(())

    def words(self, dataset: Dataset, wanted: Sequence[Word | Phrase]) -> Mask:
        """Return the rows whose caption or name holds all that is wanted ``[n]``."""
        found: Sequence[int] = range(len(dataset))
        for part in wanted:
            found = self.among(dataset, part, found)
        mask = np.zeros(len(dataset), dtype=bool)
        mask[np.asarray(found, dtype=np.int64)] = True
        return mask

    def among(self, dataset: Dataset, part: Word | Phrase, rows: Sequence[int]) -> Sequence[int]:
        """Return those of some rows that hold what is wanted, in order."""
        wanted = needle(part.text, exact=isinstance(part, Phrase))
        if not wanted:
            return rows
        self._captions.follow(dataset.captions)
        self._names.follow(dataset.names)
        found: set[int] = set()
        if part.where != "name":
            found.update(self._captions.find(wanted, rows))
        if part.where != "caption":
            found.update(self._names.find(wanted, rows))
        return sorted(found)

    def source(self, dataset: Dataset, source: str) -> Mask:
        """Refuse: where marks come from stands in the project's file alone."""
        raise EngineError(tr("Where labels come from is known of an open project only."))

    def ranks(self, dataset: Dataset, column: TextColumn) -> IntArray:
        """Return the place of each row among all, sorted by a text ``[n]``."""
        texts = dataset.names if column == "name" else dataset.captions
        order = sorted(range(len(texts)), key=lambda row: sort_key(texts[row]))
        ranks = np.empty(len(texts), dtype=np.int64)
        ranks[order] = np.arange(len(texts))
        return ranks


def sort_key(text: str) -> str:
    """Return what a text is sorted by: 2.jpg stands before 10.jpg, and case does not count."""
    return _DIGITS.sub(_padded, text.lower())


def _padded(digits: re.Match[str]) -> str:
    return digits[0].rjust(20, "0")


def unusable_rows(dataset: Dataset) -> Mask:
    """Return the rows whose photo is missing or broken ``[n]``."""
    broken = {problem.name for problem in dataset.problems if problem.lost and problem.line == 0}
    pairs = zip(dataset.images, dataset.names, strict=True)
    return np.fromiter(
        (not image or name in broken for image, name in pairs), dtype=bool, count=len(dataset)
    )
