"""A text file beside each photo: ``1.txt`` holds the caption, or the labels, of ``1.jpg``."""

import os
from collections.abc import Mapping as Pairs
from collections.abc import Sequence
from pathlib import Path

from engine.data.dataset import Problem
from engine.data.images import is_image, list_files
from engine.data.readers.cells import labels_of
from engine.data.readers.folders import counted, has_split_folders, split_of_path
from engine.data.readers.mapping import Mapping
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.table import SourceRow, SourceTable, problem_of
from engine.data.readers.text import read_text
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
TEXT, CAPTION = ".txt", ".caption"
_TAGS = Mapping(list_delimiter=",")
_SAMPLE = 200
_EVERY = 500


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read the text of every photo; ``.caption`` files are captions whatever ``.txt`` files are."""
    if not path.is_dir():
        raise EngineError(tr("There is no folder {path}. Check the path.").format(path=path))
    photos, texts, captions = _pairs(list_files(path))
    if not texts and not captions:
        raise EngineError(
            tr("{path} has no text file beside a photo. Choose another format.").format(path=path)
        )
    tags, reason = _are_labels(path, texts, captions, options)
    problems = [Problem(source=path.name, line=0, name="", text=reason)] if reason else []
    rows: list[SourceRow] = []
    splits = has_split_folders(photos)
    for number, photo in enumerate(photos):
        if number % _EVERY == 0:
            reporter.check()
            reporter.emit(Progress(what=tr("Reading texts"), done=number, total=len(photos)))
        stem = os.path.splitext(photo)[0]
        text, doubt = _text(path, texts.get(stem))
        caption, other = _text(path, captions.get(stem))
        labels, twice = labels_of(text, _TAGS) if tags else (None, "")
        row = SourceRow(
            name=photo, image=photo, caption=caption if tags or stem in captions else text,
            labels=labels, split=split_of_path(photo) if splits else None,
            source=texts.get(stem, photo), line=0,
        )  # fmt: skip
        rows.append(row)
        problems += [problem_of(row, note) for note in (doubt, other, twice) if note]
    stems = {os.path.splitext(photo)[0] for photo in photos}
    problems += counted(
        path.name, (p for p in photos if os.path.splitext(p)[0] not in texts | captions),
        tr("Photos without a text file"),
    )  # fmt: skip
    alone = [file for files in (texts, captions) for stem, file in files.items()
             if stem not in stems]  # fmt: skip
    problems += counted(path.name, alone, tr("Text files without a photo are left out"))
    return SourceTable(
        name=path.name, format="sidecar", rows=tuple(rows), problems=tuple(problems),
        has_labels=tags, words="names", root=path,
    )  # fmt: skip


def sniff(path: Path) -> Finding | None:
    """Tell whether photos of a folder have text files beside them."""
    if not path.is_dir():
        return None
    photos, texts, captions = _pairs(list_files(path))
    stems = {os.path.splitext(photo)[0] for photo in photos}
    share = len(stems & (texts.keys() | captions.keys())) / max(len(stems), 1)
    if not share:
        return None
    tags, reason = _are_labels(path, texts, captions, _DEFAULT)
    what = tr("labels parted by commas") if tags else tr("captions")
    return Finding(
        format="sidecar",
        path=path,
        sure=0.9 * share,
        images=path,
        text=tr(
            "{photos:,} photos, {share:.0f} % of them with a text file that holds {what}."
        ).format(photos=len(photos), share=100 * share, what=what)
        + (f" {reason}" if reason else ""),
    )


def _pairs(paths: Sequence[str]) -> tuple[list[str], dict[str, str], dict[str, str]]:
    """Return photos, and text and caption files by their path without the suffix."""
    files: dict[str, dict[str, str]] = {TEXT: {}, CAPTION: {}}
    for path in paths:
        stem, suffix = os.path.splitext(path)
        if suffix.lower() in files:
            files[suffix.lower()][stem] = path
    photos = [path for path in paths if is_image(path)]
    stems = {os.path.splitext(photo)[0] for photo in photos}
    # A lone text file, such as a licence or a list of classes, is about no photo.
    texts = {s: f for s, f in files[TEXT].items() if s in stems or len(files[TEXT]) > 3}
    return photos, texts, files[CAPTION]


def _are_labels(
    root: Path, files: Pairs[str, str], captions: Pairs[str, str], options: ReadOptions
) -> tuple[bool, str]:
    """Tell whether text files hold labels, and by what sign where that was guessed."""
    if options.text_as != "guess" or not files:
        return options.text_as == "labels", ""
    if len(files.keys() & captions.keys()) > 0.5 * len(files):
        return True, tr("The text files are taken as labels: captions stand in files of their own.")
    texts = [
        text for file in list(files.values())[:_SAMPLE] if (text := _text(root, file)[0].strip())
    ]
    parts = [part.split() for text in texts for part in text.split(",")]
    several = sum(text.count(",") >= 1 for text in texts)
    sentences = sum(text.endswith((".", "!", "?")) or "\n" in text for text in texts)
    words = sum(map(len, parts)) / max(len(parts), 1)
    if texts and several > 0.5 * len(texts) and words <= 3 and sentences < 0.2 * len(texts):
        return True, (
            tr(
                "The text files are taken as labels: {several} of {texts} have "
                "commas, with {words:.1f} words between them."
            ).format(several=several, texts=len(texts), words=words)
        )
    return False, (
        tr(
            "The text files are taken as captions: {several} of {texts} have "
            "commas, with {words:.1f} words between them."
        ).format(several=several, texts=len(texts), words=words)
    )


def _text(root: Path, file: str | None) -> tuple[str, str]:
    """Return a file's text less the line end that closes it, and what is wrong with it."""
    if file is None:
        return "", ""
    try:
        found = read_text(root / file)
    except EngineError as error:
        return "", tr("{error} The photo is kept without it.").format(error=error)
    text = found.text
    for end in ("\r\n", "\n", "\r"):
        if text.endswith(end):
            text = text[: -len(end)]
            break
    return text, found.note
