"""Photos that were moved: whether those of a project are in another folder now."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset
from engine.data.images import content_digest, list_images
from engine.events import Progress, Reporter, Silent
from engine.features.digests import DigestCache

COMPARED = 40
"""Photos whose content is compared: enough to know another folder from the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedPhotos:
    """What of a project's photos lies in a folder."""

    folder: Path
    """Where the photos' paths start from: the folder that was named, or one beside it."""
    photos: int
    """Photos that the project names."""
    found: int
    compared: int
    """Found photos of which the former content is known and was looked at."""
    differing: tuple[str, ...]
    """Compared photos that hold something else now."""

    @property
    def text(self) -> str:
        """A sentence for the user."""
        if not self.found:
            return f"None of the {self.photos:,} photos is in {self.folder}. Choose another folder."
        found = f"{self.found:,} of {self.photos:,} photos are in {self.folder}."
        if not self.compared:
            return f"{found} They are taken by their names; their former content is not known."
        if not self.differing:
            return f"{found} {self.compared} of them were compared and are the same."
        return (
            f"{found} Of {self.compared} that were compared, {len(self.differing)} hold something "
            f"else now, such as {self.differing[0]}."
        )


def find_moved(
    dataset: Dataset, folder: Path, cache: Path, *, reporter: Reporter | None = None
) -> MovedPhotos:
    """Look for a project's photos in a folder; nothing is changed."""
    reporter = reporter or Silent()
    named = [image for image in dataset.images if image]
    best, there = folder, frozenset[str]()
    for root in _candidates(folder, dataset.root):
        reporter.check()
        present = list_images(root).intersection(named)
        if len(present) > len(there):
            best, there = root, present
        if len(there) == len(set(named)):
            break
    compared, differing = _compare(dataset, best, sorted(there), cache, reporter)
    return MovedPhotos(
        folder=best, photos=len(named), found=sum(image in there for image in named),
        compared=compared, differing=differing,
    )  # fmt: skip


def _candidates(folder: Path, former: Path) -> Iterator[Path]:
    """Give folders that may be meant: a level too high or too low is an easy slip."""
    yield folder
    if (below := folder / former.name).is_dir():
        yield below
    yield folder.parent


def _compare(
    dataset: Dataset, folder: Path, found: list[str], cache: Path, reporter: Reporter
) -> tuple[int, tuple[str, ...]]:
    if not (cache / "files.sqlite").exists():
        return 0, ()
    order = np.random.default_rng(0).permutation(len(found))[: 10 * COMPARED]
    digests = DigestCache(cache)
    try:
        known = digests.remembered(dataset.root / found[place] for place in order.tolist())
    finally:
        digests.close()
    sample = list(known.items())[:COMPARED]
    compared, differing = 0, []
    for number, (path, digest) in enumerate(sample):
        reporter.check()
        reporter.emit(Progress(what="Comparing photos", done=number, total=len(sample)))
        image = path.relative_to(dataset.root)
        try:
            same = content_digest((folder / image).read_bytes()) == digest
        except OSError:
            continue
        compared += 1
        if not same:
            differing.append(image.as_posix())
    return compared, tuple(differing)
