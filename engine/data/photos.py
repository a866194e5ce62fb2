"""Finding the photos that a source names: inside the image folder, and nowhere else."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from engine.data.dataset import Problem
from engine.data.images import content_digest, is_image, list_images, relative_image
from engine.events import Progress, Reporter, Silent
from engine.language import tr

_SILENT = Silent()


@dataclass(frozen=True, slots=True)
class FoundPhoto:
    """Where a photo is, relative to the folder (empty: nowhere), and what was odd about it."""

    path: str
    doubt: str = ""


class PhotoFinder:
    """Looks names up in the photos of a folder, as they were when it was made."""

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._present = list_images(root)
        self._folded = _only(self._present, str.casefold)
        self._bare = _only(self._present, lambda path: os.path.splitext(path)[0])
        self._dropped = 0

    def __len__(self) -> int:
        return len(self._present)

    def drop_leading_folders(self, names: Sequence[str]) -> str:
        """Leave out folders that all names begin with where that is what finds them.

        Returns a sentence where something is left out, else an empty text.
        """
        paths = [path for path in map(self._inside, names) if path is not None]
        if not paths or any(self._known(path) for path in paths):
            return ""
        found = {
            depth: sum(self._known(_without(path, depth)) for path in paths)
            for depth in range(1, 6)
        }
        depth = max(found, key=lambda key: (found[key], -key))
        if not found[depth]:
            return ""
        self._dropped = depth
        first = next(path for path in paths if self._known(_without(path, depth)))
        lead = first.removesuffix(_without(first, depth))
        return tr(
            "The names begin with folders such as '{lead}' that the image "
            "folder does not have; these were left out, and {found:,} of "
            "{names:,} photos were found."
        ).format(lead=lead, found=found[depth], names=len(names))

    def find(self, name: str) -> FoundPhoto:
        """Look up one name as a source wrote it."""
        path = self._inside(name)
        if path is None:
            return FoundPhoto("", tr("leads out of the image folder"))
        if self._dropped and path not in self._present:
            path = _without(path, self._dropped)
        if path in self._present:
            return FoundPhoto(path)
        if (other := self._folded.get(path.casefold())) is not None:
            return FoundPhoto(
                other, tr("is written {other} in the image folder").format(other=other)
            )
        if not is_image(path) and (other := self._bare.get(path)) is not None:
            return FoundPhoto(other)
        return FoundPhoto("", tr("is not there"))

    def _inside(self, name: str) -> str | None:
        path = relative_image(name)
        if path is not None or not name.startswith("/"):
            return path
        # An absolute path is as good as a relative one if it leads into the image folder.
        try:
            inside = PurePosixPath(name).relative_to(self._root.as_posix()).as_posix()
        except ValueError:
            return None
        return relative_image(inside)

    def _known(self, path: str) -> bool:
        return (
            path in self._present or path.casefold() in self._folded
            or (not is_image(path) and path in self._bare)
        )  # fmt: skip


def equal_photos(
    root: Path, images: Iterable[str], *, reporter: Reporter = _SILENT
) -> tuple[Problem, ...]:
    """Read photos and list those whose content stands already under another path."""
    paths = [path for path in images if path]
    first: dict[bytes, str] = {}
    problems: list[Problem] = []
    for number, path in enumerate(paths):
        reporter.check()
        if number % 100 == 0:
            reporter.emit(Progress(what=tr("Comparing photos"), done=number, total=len(paths)))
        try:
            digest = content_digest((root / path).read_bytes())
        except OSError:
            continue  # that it cannot be read is found, and told, when it is encoded
        other = first.setdefault(digest, path)
        if other != path:
            text = tr(
                "The photo is the same as {other}, byte for byte; both rows are kept."
            ).format(other=other)
            problems.append(Problem(source=path, line=0, name=path, text=text))
    return tuple(problems)


def _without(path: str, depth: int) -> str:
    """Return a path without its first folders; what has no more stays its last part."""
    parts = path.split("/")
    return "/".join(parts[min(depth, len(parts) - 1) :])


def _only(paths: Iterable[str], key: Callable[[str], str]) -> dict[str, str]:
    """Return paths by key, those left out that share theirs with another."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for path in paths:
        if found.setdefault(key(path), path) != path:
            shared.add(key(path))
    return {name: path for name, path in found.items() if name not in shared}
