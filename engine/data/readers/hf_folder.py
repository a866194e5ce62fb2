"""A folder of photos with ``metadata.csv``, ``.jsonl`` or ``.parquet``, as Hugging Face has it."""

import dataclasses
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from engine.data.dataset import Problem
from engine.data.images import is_image, list_files
from engine.data.labels import Label, LabelSet
from engine.data.readers import arrow, delimited, jsonl
from engine.data.readers.folders import counted, split_of_path
from engine.data.readers.opened import Loaded
from engine.data.readers.options import Finding, ReadOptions
from engine.data.readers.table import SourceRow, SourceTable, kept_rows, no_rows
from engine.errors import EngineError
from engine.events import Reporter, Silent
from engine.language import tr

_SILENT = Silent()
_DEFAULT = ReadOptions()
_LOADERS: dict[str, Callable[[Path, ReadOptions, Reporter], Loaded]] = {
    ".csv": delimited.load,
    ".jsonl": jsonl.load,
    ".parquet": arrow.load,
}
DEPTH = 3
"""Folders below the root in which metadata is looked for, such as data/train."""


def read(path: Path, options: ReadOptions = _DEFAULT, reporter: Reporter = _SILENT) -> SourceTable:
    """Read the metadata at the root or of each split's folder; photos are found beside it."""
    root, paths, files, problems = _found(path)
    rows: list[SourceRow] = []
    labels: dict[str, Label] = {}
    has_labels, words = False, "names"
    for file in files:
        loaded = _LOADERS[PurePosixPath(file).suffix](root / file, options, reporter)
        mapping = loaded.maker.mapping
        has_labels |= mapping.has_labels
        words = mapping.words
        labels |= {label.id: label for label in loaded.labels or ()}
        rows += [_placed(row, file) for row in loaded.maker.rows()]
        problems += [dataclasses.replace(p, source=file) for p in loaded.maker.problems]
    kept, repeated = kept_rows(rows, repeats=options.repeats)
    if not kept:
        raise no_rows(root.name)
    named = {str(PurePosixPath(row.image)) for row in kept}
    unnamed = [name for name in paths if is_image(name) and name not in named]
    problems += counted(
        root.name, unnamed, tr("Photos that have no row in the metadata are left out")
    )
    return SourceTable(
        name=root.name, format="hf", rows=kept, problems=(*problems, *repeated),
        has_labels=has_labels, words="ids" if words == "ids" else "names",
        labels=LabelSet(tuple(labels.values())) if labels else None, root=root,
    )  # fmt: skip


def sniff(path: Path) -> Finding | None:
    """Tell whether a folder has metadata beside its photos."""
    if path.is_file():
        if path.stem != "metadata" or path.suffix.lower() not in _LOADERS:
            return None
        root, files = path.parent, [path.name]
    elif path.is_dir():
        root, (files, _) = path, _metadata(list_files(path))
    else:
        return None
    if not files:
        return None
    return Finding(
        format="hf",
        path=path,
        sure=0.95,
        images=root,
        text=tr("An image folder with {files}, as Hugging Face has it.").format(
            files=", ".join(files[:4]) + (", ..." if len(files) > 4 else "")
        ),
    )


def first_metadata(path: Path) -> tuple[Path, str]:
    """Return the root and the first metadata file below it, by which its columns are told."""
    root, _, files, _ = _found(path)
    return root, files[0]


def _found(path: Path) -> tuple[Path, list[str], list[str], list[Problem]]:
    """Return the root, all files below it, those that are metadata, and what is not used."""
    root = path.parent if path.is_file() else path
    paths = list_files(root)
    files, problems = _metadata(paths, only=path.name if path.is_file() else "")
    if not files:
        raise EngineError(
            tr(
                "{root} has no metadata.csv, metadata.jsonl or metadata.parquet. "
                "Choose the folder that has it."
            ).format(root=root)
        )
    return root, paths, files, problems


def _metadata(paths: list[str], only: str = "") -> tuple[list[str], list[Problem]]:
    """Return the metadata file of each folder, and a problem for each that is not used."""
    chosen: dict[str, str] = {}
    problems: list[Problem] = []
    order = list(_LOADERS)
    found = [
        path
        for path in paths
        if PurePosixPath(path).stem == "metadata"
        and PurePosixPath(path).suffix in _LOADERS
        and path.count("/") <= DEPTH
        and (not only or path == only)
    ]
    for path in sorted(found, key=lambda path: order.index(PurePosixPath(path).suffix)):
        folder = str(PurePosixPath(path).parent)
        other = chosen.setdefault(folder, path)
        if other != path:
            text = tr("{other} stands in the same folder and is read instead.").format(other=other)
            problems.append(Problem(source=path, line=0, name="", text=text))
    return sorted(chosen.values()), problems


def _placed(row: SourceRow, file: str) -> SourceRow:
    """Return a row with its photo's path from the root, and the split that a folder names."""
    folder = file.rpartition("/")[0]
    image = f"{folder}/{row.image}" if folder and row.image else row.image
    split = row.split if row.split is not None else split_of_path(image.replace("\\", "/"))
    name = image or (f"{folder} {row.name}" if folder else row.name)
    return dataclasses.replace(row, name=name, image=image, split=split, source=file)
