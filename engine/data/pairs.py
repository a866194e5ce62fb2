"""Photos and captions that are in no project: gathered from files, folders and tables."""

import dataclasses
import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.data.dataset import Problem
from engine.data.images import is_image, list_files
from engine.data.photos import PhotoFinder
from engine.data.readers.detect import detect, photos_of, read_source
from engine.data.readers.table import SourceRow, SourceTable
from engine.data.readers.text import read_text
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent
from engine.language import tr

_SILENT = Silent()
TEXT_SUFFIXES = (".txt", ".caption")
_TABLES = (".csv", ".tsv", ".tab", ".psv", ".jsonl", ".parquet", ".arrow", ".feather", ".json")
_EVERY = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One photo with its caption; either may be missing."""

    name: str
    """What the pair is called on the screen."""
    image: Path | None = None
    caption: str = ""
    source: str = ""
    """The table that it stands in; empty where it is a file of its own."""
    line: int = 0
    """Line in that table counted from 1; 0 where there is none."""
    broken: str = ""
    """A sentence that says why it cannot be scored; empty where it may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that was found, in order, and what is worth telling about it."""

    pairs: tuple[Pair, ...]
    notes: tuple[str, ...] = ()
    several: bool = True
    """Whether it came as a list, if only of one: a folder or a table."""


def gather_pairs(paths: Sequence[Path], reporter: Reporter = _SILENT) -> Gathered:
    """Return the pairs that files, folders and tables hold; nothing that was given is lost.

    A text file is the caption of the photo of the same name, or of the only photo. What cannot be
    used is a broken pair with the reason; an EngineError tells where nothing at all can be.
    """
    texts = [path for path in paths if path.suffix.lower() in TEXT_SUFFIXES and path.is_file()]
    photos = [path for path in paths if is_image(path.name) and not path.is_dir()]
    if len(paths) == len(texts) + len(photos) and len(photos) <= 1 and len(texts) <= 1:
        return Gathered(pairs=(_lone(photos, texts),), several=False)
    captions, unused = _captions_of(photos, texts)
    pairs: list[Pair] = []
    notes: list[str] = []
    for path in paths:
        reporter.check()
        if path.is_dir():
            found = _of_folder(path, reporter)
        elif path in captions:
            found = [Pair(name=path.name, image=path, caption=_text(captions[path]))], []
        elif path in texts:
            found = ([Pair(name=path.name, caption=_text(path))] if path in unused else []), []
        else:
            found = _of_file(path, reporter)
        pairs += found[0]
        notes += found[1]
    if len(paths) == 1 and len(pairs) == 1 and pairs[0].broken and not pairs[0].line:
        raise EngineError(pairs[0].broken)
    return Gathered(pairs=tuple(pairs), notes=tuple(notes))


def _lone(photos: Sequence[Path], texts: Sequence[Path]) -> Pair:
    photo = photos[0] if photos else None
    caption = _text(texts[0]) if texts else ""
    return Pair(name=(photo or texts[0]).name, image=photo, caption=caption)


def _captions_of(
    photos: Sequence[Path], texts: Sequence[Path]
) -> tuple[dict[Path, Path | None], set[Path]]:
    """Return the text file of each photo, and the text files that belong to none."""
    by_stem = {text.stem: text for text in texts}
    found = {photo: by_stem.get(photo.stem) for photo in photos}
    if len(photos) == 1 and len(texts) == 1:
        found = {photos[0]: texts[0]}
    used = {text for text in found.values() if text is not None}
    return found, set(texts) - used


def _text(path: Path | None) -> str:
    if path is None:
        return ""
    try:
        return path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise EngineError(
            tr("{name} cannot be read as UTF-8 text.").format(name=path.name)
        ) from error


def _of_folder(folder: Path, reporter: Reporter) -> tuple[list[Pair], list[str]]:
    """Return the photos below a folder with the texts beside them."""
    files = list_files(folder)
    photos = [file for file in files if is_image(file)]
    if not photos:
        text = tr("There is no photo in {name}. Drop a folder of photos, or a table.").format(
            name=folder.name
        )
        return [Pair(name=folder.name, broken=text)], []
    texts = {
        stem: file for file in files for stem, suffix in (os.path.splitext(file),)
        if suffix.lower() in TEXT_SUFFIXES
    }  # fmt: skip
    pairs = []
    for number, photo in enumerate(photos):
        if number % _EVERY == 0:
            reporter.check()
            reporter.emit(Progress(what=tr("Reading texts"), done=number, total=len(photos)))
        beside = texts.get(os.path.splitext(photo)[0])
        caption, doubt = _guessed_text(folder / beside) if beside is not None else ("", "")
        pairs.append(Pair(name=photo, image=folder / photo, caption=caption, broken=doubt))
    tables = [file for file in files if os.path.splitext(file)[1].lower() in _TABLES]
    if not tables or texts:
        return pairs, []
    note = tr("{table} in {name} was not read; drop it by itself to use its captions.").format(
        table=tables[0], name=folder.name
    )
    return pairs, [note]


def _guessed_text(path: Path) -> tuple[str, str]:
    """Return a caption in whatever encoding it is, or why it cannot be read."""
    try:
        return read_text(path).text.strip(), ""
    except EngineError as error:
        return "", str(error)


def _of_file(path: Path, reporter: Reporter) -> tuple[list[Pair], list[str]]:
    """Return the pairs of a table; a file that is none gives a broken pair."""
    if not path.exists():
        return [
            Pair(
                name=path.name,
                broken=tr("There is no file {path}. Check the path.").format(path=path),
            )
        ], []
    try:
        findings = detect(path) if path.suffix.lower() in _TABLES else ()
        if not findings:
            text = tr(
                "{name} is neither a photo nor a text file, nor a table with a "
                "column of photos or captions. Drop one of these."
            ).format(name=path.name)
            return [Pair(name=path.name, broken=text)], []
        table = read_source(findings[0], reporter=reporter)
        root = photos_of(findings[0], table) or path.parent
    except EngineError as error:
        return [Pair(name=path.name, broken=str(error))], []
    return _of_table(table, root, path, reporter)


def _of_table(
    table: SourceTable, root: Path, path: Path, reporter: Reporter
) -> tuple[list[Pair], list[str]]:
    named = [row.image for row in table.rows if row.image]
    finder = PhotoFinder(root) if named else None
    notes = []
    if finder is not None and (lead := finder.drop_leading_folders(named)):
        notes.append(lead)
    pairs = []
    for number, row in enumerate(table.rows):
        if number % _EVERY == 0:
            reporter.check()
        pairs.append(_of_row(row, finder, root, path))
    lost = [problem for problem in table.problems if problem.lost]
    notes += [_doubt(problem) for problem in table.problems if not problem.lost]
    broken = [
        Pair(
            name=problem.name or tr("line {line}").format(line=problem.line),
            source=path.name,
            line=problem.line,
            broken=problem.text,
        )
        for problem in lost
    ]  # fmt: skip
    if broken:  # each where it stood; rows without a line keep their order
        pairs = sorted([*pairs, *broken], key=lambda pair: pair.line)
    return pairs, notes


def _doubt(problem: Problem) -> str:
    return (
        tr("Line {line}: {text}").format(line=problem.line, text=problem.text)
        if problem.line
        else problem.text
    )


def _of_row(row: SourceRow, finder: PhotoFinder | None, root: Path, path: Path) -> Pair:
    pair = Pair(name=row.name, caption=row.caption, source=path.name, line=row.line)
    if not row.image or finder is None:
        return pair
    direct = Path(row.image)
    if direct.is_absolute() and direct.is_file():
        return dataclasses.replace(pair, image=direct)
    found = finder.find(row.image)
    if not found.path:
        doubt = found.doubt or tr("is not there")
        text = tr("The photo {image} {doubt}.").format(image=row.image, doubt=doubt)
        return dataclasses.replace(pair, broken=text)
    return dataclasses.replace(pair, image=root / found.path)
