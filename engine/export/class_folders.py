"""A folder a label with its photos; a photo of several labels stands in each of their folders."""

import dataclasses
import os
import re
from pathlib import Path

from engine.data.readers.cells import SPLIT_WORDS
from engine.data.readers.mapping import NONE_WORD
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.folders import NewFolder, flat_name, new_folder, split_folder
from engine.export.table import Exported, ExportOptions, ExportTable, checked
from engine.language import tr

_BAD = re.compile(r'[/\\:*?"<>|\x00-\x1f]|^\.+$|^\s|[\s.]$')


def export_folders(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Link the photos (or copy them) into folders; those not labelled stand at the top.

    Photos to which no label applies get a folder of their own. Captions are not carried.
    """
    if options.photos == "none":
        options = dataclasses.replace(options, photos="link")
    texts = table.label_texts(options.words)
    for text in texts:
        if _BAD.search(text) or not text or text == NONE_WORD:
            raise EngineError(
                tr(
                    "The label '{text}' cannot be the name of a folder. Rename it, or "
                    "export another format."
                ).format(text=text)
            )
    if len({text.casefold() for text in texts}) < len(texts):
        raise EngineError(tr("Two labels differ in case only, which folders cannot. Rename one."))
    by_split = len(set(table.splits.tolist())) > 1 or any(
        text.casefold() in SPLIT_WORDS for text in texts
    )
    partly = 0
    with new_folder(path, table, options) as folder:
        numbers = checked(len(table), tr("Writing photos"), reporter)
        for row, labels in zip(numbers, table.row_labels(texts), strict=True):
            prefix = f"{split_folder(table, row)}/" if by_split else ""
            places = [""] if labels.positives is None else list(labels.positives) or [NONE_WORD]
            partly += labels.negatives is not None
            for place in places:
                name = flat_name(table.inner_path(row) or table.images[row])
                full = _free_name(folder, prefix + (f"{place}/" if place else "") + name)
                if not folder.add_photo(row, full):
                    break
    notes = []
    if folder.missing:
        notes.append(
            tr("Rows whose photo is not there are left out: {missing:,}.").format(
                missing=folder.missing
            )
        )
    if partly:
        notes.append(
            tr("Rows that lose what is known not to apply to them: {partly:,}.").format(
                partly=partly
            )
        )
    notes.append(tr("Captions are not carried by folders."))
    rows = len(table) - folder.missing
    return Exported(path=path, rows=rows, photos=folder.photos, notes=tuple(notes))


def _free_name(folder: NewFolder, name: str) -> str:
    """Return a name, numbered where another photo has it."""
    stem, suffix = os.path.splitext(name)
    number = 1
    while not folder.free(name):
        number += 1
        name = f"{stem} ({number}){suffix}"
    return name
