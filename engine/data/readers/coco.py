"""COCO: labels from the categories of a photo's instances, captions, or both."""

import re
from collections.abc import Iterable
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.data.dataset import Problem, Split
from engine.data.labels import Label, LabelSet
from engine.data.readers.cells import SPLIT_WORDS, text_of
from engine.data.readers.json_stream import stream_object
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.places import image_folder
from engine.data.readers.table import Repeats, SourceRow, SourceTable, kept_rows, no_rows, unique
from engine.data.readers.text import read_bytes
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
_KINDS = ("instances", "captions", "labels", "lvis")
_ROBOFLOW = "_annotations.coco.json"
"""How Roboflow calls the file in the folder of each split."""
_NAME = re.compile(r"^(?:instances|captions|labels|person_keypoints|lvis_v[\d.]+)_(.+)$")
_HEAD = 1 << 16
_MARKS = re.compile(rb'"(images|annotations|categories)"\s*:\s*\[')
_FILE_NAME = re.compile(rb'"file_name"\s*:\s*"([^"\\]+)"')
# Nine tenths of a file are outlines. Inside a string the quotes would have backslashes.
_OUTLINE = re.compile(r'("segmentation":)\s*\[\[[-\d.eE+,\s\[\]]*\]\]')
_EVERY = 20_000


@dataclass(slots=True)
class _Photo:
    """What the files of one set say of a photo."""

    name: str
    labels: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    absent: list[str] | None = None


@dataclass(slots=True)
class _Set:
    """The photos of files that belong together, such as train2017."""

    name: str
    source: str
    photos: dict[str, _Photo] = field(default_factory=dict)
    has_labels: bool = False
    ids: dict[str, str] = field(default_factory=dict)
    """Label ids by category numbers, where they differ."""
    strays: int = 0
    """Annotations of photos that no file lists."""


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read one file with those named beside it, or all pairs of a folder of annotations."""
    files = unique(str(file) for file in (*_files(path), *options.files))
    if not files:
        raise EngineError(
            tr("{path} has no instances_*.json or captions_*.json.").format(path=path)
        )
    sets: dict[str, _Set] = {}
    labels: dict[str, Label] = {}
    for file in map(Path, files):
        # Files named one by one belong together, whatever they are called.
        name = _set_name(file) if path.is_dir() else _set_name(path)
        found = sets.setdefault(name, _Set(name, file.name))
        _read_file(file, found, labels, reporter)
    root = path if path.is_dir() else path.parent
    folders = {name: _folder_of(root, name) for name in sets}
    rows: list[SourceRow] = []
    problems: list[Problem] = []
    for found in sets.values():
        for label in unique(label for photo in found.photos.values() for label in photo.labels):
            # A category that no list names is a label all the same.
            labels.setdefault(found.ids.get(label, label), Label(label, label))
    for name, found in sets.items():
        rows += _rows(found, folders[name], labels, options.repeats)
        problems += _doubts(found, options.repeats)
    kept, repeated = kept_rows(rows, repeats=options.repeats)
    if not kept:
        raise no_rows(path.name)
    roots = {folder[0] for folder in folders.values() if folder[0] is not None}
    return SourceTable(
        name=path.name, format="coco", rows=kept, problems=(*problems, *repeated),
        has_labels=any(found.has_labels for found in sets.values()), words="ids",
        labels=LabelSet(tuple(labels.values())) if labels else None,
        root=roots.pop() if len(roots) == 1 else None,
    )  # fmt: skip


def sniff(path: Path) -> Finding | None:
    """Tell whether a file is COCO's by its beginning, or a folder by its file names."""
    files = [file for file in _files(path) if file.is_file()]
    if not files or (path.is_file() and path.suffix.lower() != ".json"):
        return None
    head = read_bytes(files[0], _HEAD)
    if path.is_file():
        if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") or not _MARKS.search(head):
            return None
        beside = [file for file in path.parent.glob("*.json") if file != path
                  and _NAME.match(file.stem) and _set_name(file) == _set_name(path)]  # fmt: skip
    else:
        beside = []
    root = path if path.is_dir() else path.parent
    folder, _ = _folder_of(root, _set_name(files[0]))
    names = [name.decode("utf-8", "replace") for name in _FILE_NAME.findall(head)]
    more = (
        tr(" {files} can be read with it.").format(files=", ".join(file.name for file in beside))
        if beside
        else ""
    )
    return Finding(
        format="coco",
        path=path,
        sure=0.9,
        files=tuple(beside),
        images=folder or image_folder(root, names),
        text=tr("COCO annotations: {files}.{more}").format(
            files=", ".join(file.name for file in files[:4]), more=more
        ),
    )


def _files(path: Path) -> list[Path]:
    """Return a file, or the annotation files of a folder, instances first."""
    if not path.is_dir():
        return [path]
    found = [
        file
        for folder in (path, path / "annotations")
        if folder.is_dir()
        for file in sorted(folder.glob("*.json"))
        if file.name.startswith(_KINDS) or file.name == _ROBOFLOW
    ]
    found += sorted(path.glob(f"*/{_ROBOFLOW}"))
    return sorted(found, key=lambda file: (not file.name.startswith("instances"), file.name))


def _set_name(file: Path) -> str:
    """Return what stands behind ``instances_`` or ``captions_``, else the whole name."""
    if file.name == _ROBOFLOW:
        return file.parent.name
    match = _NAME.match(file.stem)
    return match[1] if match else file.stem


def _split_of_set(name: str) -> Split | None:
    return SPLIT_WORDS.get(re.sub(r"[\d_\-.]+$", "", name).casefold())


def _folder_of(root: Path, name: str) -> tuple[Path | None, str]:
    """Return the image folder and the path in it at which a set's photos are."""
    for base in (root, root.parent, root / "images", root.parent / "images"):
        if (base / name).is_dir():
            return base, f"{name}/"
    return None, ""


def _read_file(
    path: Path, found: _Set, labels: dict[str, Label], reporter: Reporter
) -> None:  # fmt: skip
    """Go through one file; what is not asked for, such as outlines, is dropped at once."""
    reporter.check()
    reporter.emit(Progress(what=tr("Reading {name}").format(name=path.name), done=0, total=1))
    waiting: list[tuple[str, str, str | None]] = []
    known = False
    for number, (key, item) in enumerate(stream_object(path, without=_OUTLINE)):
        if number % _EVERY == 0:
            reporter.check()
        if not isinstance(item, Pairs):
            continue
        if key == "images":
            _add_photo(found, item)
            known = True
        elif key == "categories":
            category = text_of(item.get("id"))
            if not category:
                continue
            # Ours: labels whose ids are no numbers, which COCO asks for.
            label = text_of(item.get("label_id")) or category
            found.ids[category] = label
            labels.setdefault(label, Label(label, text_of(item.get("name")) or label))
            found.has_labels = True
        elif key == "annotations":
            entry = _annotation(item)
            if entry is None:
                continue
            found.has_labels |= entry[1] != ""
            if not _add_annotation(found, *entry):
                waiting.append(entry)
    if not known and not found.photos:
        raise EngineError(
            tr("{name} lists no images, so it is no COCO file.").format(name=path.name)
        )
    found.strays += sum(not _add_annotation(found, *entry) for entry in waiting)


def _add_annotation(found: _Set, photo_id: str, label: str, caption: str | None) -> bool:
    """Give a photo its label or caption; False where no such photo was listed yet."""
    photo = found.photos.get(photo_id)
    if photo is None:
        return False
    if caption is not None:
        photo.captions.append(caption)
    elif label not in photo.labels:
        photo.labels.append(label)
    return True


def _add_photo(found: _Set, item: Pairs[str, Any]) -> None:
    name = text_of(item.get("file_name")) or text_of(item.get("coco_url")).rpartition("/")[2]
    photo = found.photos.setdefault(text_of(item.get("id")), _Photo(name))
    # LVIS writes which labels were looked for in vain; of all others nothing is known.
    absent = item.get("neg_category_ids")
    if isinstance(absent, list):
        photo.absent = [text_of(label) for label in absent]


def _annotation(item: Pairs[str, Any]) -> tuple[str, str, str | None] | None:
    photo = text_of(item.get("image_id"))
    if label := text_of(item.get("category_id")):
        return photo, label, None
    if isinstance(item.get("caption"), str):
        return photo, "", text_of(item["caption"]).strip("\r\n")
    return None


def _rows(
    found: _Set, folder: tuple[Path | None, str], labels: dict[str, Label], repeats: Repeats
) -> Iterable[SourceRow]:
    order = {label: place for place, label in enumerate(labels)}
    split = _split_of_set(found.name)
    for key, photo in found.photos.items():
        captions = [text for text in photo.captions if text.strip()]
        given = [found.ids.get(label, label) for label in photo.labels]
        positives = tuple(sorted(given, key=lambda label: order[label]))
        absent = None
        if photo.absent is not None:
            named = [found.ids.get(label, label) for label in photo.absent]
            absent = tuple(label for label in named if label not in positives)
        unknown = not found.has_labels or (absent == () and not positives)
        lead = "" if not photo.name or photo.name.startswith(folder[1]) else folder[1]
        yield SourceRow(
            name=lead + (photo.name or key), image=lead + photo.name,
            caption="\n".join(captions) if repeats == "join" else "".join(captions[:1]),
            labels=None if unknown else positives, negatives=None if unknown else absent,
            split=split, source=found.source, line=0,
        )  # fmt: skip


def _doubts(found: _Set, repeats: Repeats) -> list[Problem]:
    texts: list[str] = []
    several = sum(len(photo.captions) > 1 for photo in found.photos.values())
    if several and repeats == "first":
        texts.append(
            tr("Of photos with several captions the first is used: {several:,}.").format(
                several=several
            )
        )
    if found.strays:
        texts.append(
            tr("Annotations that belong to no photo are left out: {strays:,}.").format(
                strays=found.strays
            )
        )
    return [Problem(source=found.source, line=0, name="", text=text) for text in texts]
