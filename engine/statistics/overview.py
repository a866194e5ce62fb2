"""Everything that can be counted of a project, in one value."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.project import Project
from engine.data.project.activity import Day
from engine.events import Reporter
from engine.statistics.captions import CaptionLengths, caption_lengths
from engine.statistics.labels import LabelCounts, count_labels
from engine.statistics.together import Together, count_together


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Statistics:
    """What a project held at one moment."""

    dataset: Dataset
    labels: LabelCounts
    together: Together
    captions: CaptionLengths
    reviewed: int
    flagged: int
    missing_images: int
    """Photos of which there is no file."""
    broken_images: int
    """Files that turned out to be no photo or a damaged one."""
    same_captions: int
    """Photos whose caption another photo before them has."""
    same_photos: int | None
    """Photos whose content another one before them has; None where contents are not known."""
    days: tuple[Day, ...]
    """Work by day, oldest first."""

    @property
    def photos(self) -> int:
        """All photos of the project."""
        return len(self.dataset)


def statistics_of(
    project: Project, dataset: Dataset | None = None, *, reporter: Reporter | None = None,
    captions: CaptionLengths | None = None,
) -> Statistics:  # fmt: skip
    """Count a project; ``dataset`` and ``captions`` are used where they are known already."""
    dataset = dataset if dataset is not None else project.dataset()
    check = reporter.check if reporter is not None else _go_on
    labels = count_labels(dataset)
    check()
    together = count_together(dataset.targets)
    check()
    lengths = captions if captions is not None else caption_lengths(dataset.captions)
    check()
    broken = {one.name for one in dataset.problems if one.lost and one.line == 0}
    there = {text for text in map(str.strip, dataset.captions) if text}
    return Statistics(
        dataset=dataset,
        labels=labels,
        together=together,
        captions=lengths,
        reviewed=int(np.count_nonzero(dataset.reviewed)),
        flagged=int(np.count_nonzero(dataset.flagged)),
        missing_images=sum(not image for image in dataset.images),
        broken_images=sum(
            bool(image) and name in broken
            for image, name in zip(dataset.images, dataset.names, strict=True)
        )
        if broken
        else 0,
        same_captions=len(dataset) - lengths.missing - len(there),
        same_photos=project.same_photos(),
        days=project.activity(),
    )


def by_split(statistics: Statistics) -> dict[str, int]:
    """Return how many photos each split has, by its name in lower case."""
    return {split.name.lower(): int(statistics.labels.rows[split]) for split in Split}


def filled_days(days: tuple[Day, ...], *, bars: int = 45) -> tuple[tuple[date, Day], ...]:
    """Return work by day without gaps, by week or four weeks where there are too many days.

    Each comes with the first day of its time.
    """
    if not days:
        return ()
    first, last = days[0].day, days[-1].day
    span = (last - first).days + 1
    step = next((step for step in (1, 7, 28) if span <= step * bars), span // bars + 1)
    sums = [Day(day=first, edits=0, photos=0, reviewed=0) for _ in range((span - 1) // step + 1)]
    for one in days:
        place = (one.day - first).days // step
        sums[place] = sums[place] + one
    start = first.toordinal()
    return tuple((date.fromordinal(start + n * step), one) for n, one in enumerate(sums))


def _go_on() -> None:
    """Stand in for a reporter where nobody can stop the work."""
