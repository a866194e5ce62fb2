"""Pairs from anywhere become rows of a project, with what a run gives them as suggestions."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from engine.data.dataset import Dataset, Split
from engine.data.images import content_digest
from engine.data.pairs import Pair
from engine.data.project import Edit, NewItem, Project, RowsUpdate
from engine.decide.metrics import Scores
from engine.errors import EngineError
from engine.features.digests import DigestCache
from engine.files import write_whole
from engine.language import tr
from engine.training.runs import Role, Run, caption_keys

PASTED = "-pasted"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Added:
    """What became of the pairs."""

    edit: Edit | None
    """None where every one of them was there already."""
    names: tuple[str, ...]
    """The new rows."""
    twice: tuple[tuple[str, str], ...]
    """Pairs that were left out, each with the row that has its photo."""

    def sentence(self) -> str:
        """Say it to the user."""
        count = len(self.names)
        said = []
        if count:
            what = self.names[0] if count == 1 else tr("{count:,} photos").format(count=count)
            said.append(tr("Added {what}, with the predicted labels as suggestions. Undo takes it "
            "back.").format(what=what))  # fmt: skip
        if self.twice:
            first, row = self.twice[0]
            more = len(self.twice) - 1
            rest = tr(", and {more:,} more are there too").format(more=more) if more else ""
            said.append(
                tr("Not added: {first} is in the project already, as {row}{rest}.").format(
                    first=first, row=row, rest=rest
                )
            )
        return " ".join(said)


def pasted_folder(project: Path) -> Path:
    """Return the folder beside a project that takes photos which are no file yet."""
    return project.with_name(f"{project.stem}{PASTED}")


def add_pairs(
    project: Project, pairs: Sequence[Pair], *, run: Run, scores: Scores, cache: Path
) -> Added:
    """Add pairs as rows that nobody has labelled, in one edit; ``scores`` ``[k, labels]``.

    Photos stay where they are. A pair whose photo the project has, by path or by content, is left
    out. The run's scores of the new rows are kept, from which its suggestions follow.
    """
    dataset = project.dataset()
    known = _KnownPhotos(dataset, cache, (pair.image for pair in pairs))
    taken = set(dataset.names)
    items: list[NewItem] = []
    chosen: list[int] = []
    twice: list[tuple[str, str]] = []
    for number, pair in enumerate(pairs):
        image = pair.image.resolve() if pair.image is not None else None
        other = known.row_of(image) if image is not None else _same_caption(dataset, pair)
        if other:
            twice.append((pair.name, other))
            continue
        where = _as_kept(image, dataset.root)
        name = _free(where or pair.name, pair.name, taken)
        taken.add(name)
        if image is not None:
            known.add(image, name)
        items.append(
            NewItem(name=name, image=where, caption=pair.caption, split=Split.TRAIN, labels=None)
        )
        chosen.append(number)
    edit = None
    if items:
        photos = tr("{count:,} photos").format(count=len(items))
        what = tr("Add {photos}").format(photos=items[0].name if len(items) == 1 else photos)
        edit = project.rows_editor.update(RowsUpdate(what=what, added=tuple(items)))
        _keep_scores(project, run, [item.name for item in items], scores[chosen])
    names = tuple(item.name for item in items)
    return Added(edit=edit, names=names, twice=tuple(twice))


def _as_kept(image: Path | None, root: Path) -> str:
    """Return a photo's path as a project keeps it: from the image folder on, or as it is."""
    if image is None:
        return ""
    try:
        return image.relative_to(root.resolve()).as_posix()
    except ValueError:
        return str(image)


def _free(wanted: str, short: str, taken: set[str]) -> str:
    """Return a name that no row has: the path in the image folder, else the file's own name."""
    name = Path(short).name if os.path.isabs(wanted) else wanted
    stem, suffix = os.path.splitext(name)
    number = 2
    while name in taken:
        name = f"{stem} ({number}){suffix}"
        number += 1
    return name


def _same_caption(dataset: Dataset, pair: Pair) -> str:
    """Return the row without a photo that has the pair's caption."""
    text = pair.caption.strip()
    rows = zip(dataset.names, dataset.images, dataset.captions, strict=True)
    return next((n for n, image, c in rows if not image and c.strip() == text), "")


def _keep_scores(project: Project, run: Run, names: Sequence[str], scores: Scores) -> None:
    """Put the scores of new rows among those that the run has already."""
    dataset = project.dataset()
    places = {name: row for row, name in enumerate(dataset.names)}
    rows = np.array([places[name] for name in names], dtype=np.int64)
    before = run.stored_scores(dataset.items)
    before.scores[rows] = scores
    before.roles[rows] = Role.HELD_OUT
    before.captions[rows] = caption_keys([dataset.captions[row] for row in rows.tolist()])
    kept = before.there.copy()
    kept[rows] = True
    run.write_scores(
        dataset.items[kept], before.scores[kept], before.roles[kept], before.captions[kept]
    )


class _KnownPhotos:
    """Finds the row that has a photo, by its path or by its content.

    Contents are compared where the sizes agree: few photos of a project are ever read for it.
    """

    def __init__(self, dataset: Dataset, cache: Path, asked: Iterable[Path | None]) -> None:
        self._by_path: dict[str, str] = {}
        self._by_size: dict[int, list[tuple[Path, str, bytes | None]]] = {}
        paths = [dataset.path(row) for row in range(len(dataset))]
        digests = DigestCache(cache)
        try:
            known = list(digests.known(paths))
        finally:
            digests.close()
        sizes = {_size(path) for path in asked if path is not None}
        for path, name, digest in zip(paths, dataset.names, known, strict=True):
            if path is None:
                continue
            self._by_path[os.path.realpath(path)] = name
            size = _size(path)
            if size in sizes:
                self._by_size.setdefault(size, []).append((path, name, digest))

    def row_of(self, image: Path) -> str:
        """Return the name of the row that has this photo; empty where none has."""
        if str(image) in self._by_path:
            return self._by_path[str(image)]
        alike = self._by_size.get(_size(image), [])
        digest = _digest(image) if alike else None
        for path, name, other in alike:
            if digest is not None and (other or _digest(path)) == digest:
                return name
        return ""

    def add(self, image: Path, name: str) -> None:
        """Know a photo that is about to be added."""
        self._by_path[str(image)] = name
        self._by_size.setdefault(_size(image), []).append((image, name, None))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _digest(path: Path) -> bytes | None:
    try:
        return content_digest(path.read_bytes())
    except OSError:
        return None


def write_pasted(data: bytes, project: Path) -> Path:
    """Write image data (PNG) as a file into the folder beside the project; return its path.

    The same data is written once.
    """
    folder = pasted_folder(project)
    path = folder / f"pasted-{content_digest(data).hex()[:12]}.png"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise EngineError(
            tr("{folder} cannot be made: {strerror}.").format(
                folder=folder, strerror=error.strerror
            )
        ) from error
    if not path.exists():
        write_whole(path, lambda stream: stream.write(data))
    return path
