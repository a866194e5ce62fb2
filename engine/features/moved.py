"""Photos that were moved: whether those of a project are in another folder now."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset
from engine.data.images import content_digest
from engine.events import Progress, Reporter, Silent
from engine.features.digests import DigestCache
from engine.language import tr

COMPARED = 40
"""Photos whose content is compared: enough to know another folder from the same one."""

FOLDERS = 50
"""Folders below the named one that are tried as well."""
TRIED = 500
"""Photos that are looked for in each folder that may be meant, before all are in the best one."""


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
            return tr(
                "None of the {photos:,} photos is in {folder}. Choose another folder."
            ).format(photos=self.photos, folder=self.folder)
        found = tr("{found:,} of {photos:,} photos are in {folder}.").format(
            found=self.found, photos=self.photos, folder=self.folder
        )
        if not self.compared:
            return tr(
                "{found} They are taken by their names; their former content is not known."
            ).format(found=found)
        if not self.differing:
            return tr("{found} {compared} of them were compared and are the same.").format(
                found=found, compared=self.compared
            )
        return tr(
            "{found} Of {compared} that were compared, {differing} hold something "
            "else now, such as {differing_2}."
        ).format(
            found=found,
            compared=self.compared,
            differing=len(self.differing),
            differing_2=self.differing[0],
        )


def find_moved(
    dataset: Dataset, folder: Path, cache: Path, *, reporter: Reporter | None = None
) -> MovedPhotos:
    """Look for a project's photos in a folder; nothing is changed."""
    reporter = reporter or Silent()
    named = [image for image in dataset.images if image]
    order = np.random.default_rng(0).permutation(len(named))
    sample = [named[place] for place in order[:TRIED].tolist()]
    # The first of the best ones: the folder that was named wins over those beside it.
    best = max(_candidates(folder), key=lambda root: len(_present(root, sample)))
    there = []
    for start in range(0, len(named), TRIED):
        reporter.check()
        there += _present(best, named[start : start + TRIED])
    compared, differing = _compare(dataset, best, there, cache, reporter)
    return MovedPhotos(
        folder=best, photos=len(named), found=len(there), compared=compared, differing=differing
    )


def _present(root: Path, images: Sequence[str]) -> list[str]:
    return [image for image in images if (root / image).is_file()]


def _candidates(folder: Path) -> Iterator[Path]:
    """Give folders that may be meant: a level too high or too low is an easy slip."""
    yield folder
    with contextlib.suppress(OSError):
        yield from sorted(path for path in folder.iterdir() if path.is_dir())[:FOLDERS]
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
        reporter.emit(Progress(what=tr("Comparing photos"), done=number, total=len(sample)))
        image = path.relative_to(dataset.root)
        try:
            same = content_digest((folder / image).read_bytes()) == digest
        except OSError:
            continue
        compared += 1
        if not same:
            differing.append(image.as_posix())
    return compared, tuple(differing)
