"""A text file a photo: ``1.txt`` for ``1.jpg``, with its caption, its labels, or either."""

import os
from pathlib import Path

from engine.data.readers.mapping import NONE_WORD
from engine.data.readers.sidecar import CAPTION, TEXT
from engine.errors import EngineError
from engine.events import Reporter
from engine.export.folders import new_folder
from engine.export.table import Exported, ExportOptions, ExportTable, checked
from engine.language import tr


def export_sidecar(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Write texts in the folders their photos are in; a row not labelled gets no file of labels.

    Where both are asked for, labels are in ``.txt`` and captions in ``.caption``.
    """
    texts = table.label_texts(options.words)
    if options.texts != "caption":
        for text in texts:
            if "," in text or text != text.strip() or "\n" in text or not text:
                raise EngineError(
                    tr(
                        "The label '{text}' cannot stand between commas. Export another format."
                    ).format(text=text)
                )
    lost = partly = 0
    with new_folder(path, table, options) as folder:
        numbers = checked(len(table), tr("Writing texts"), reporter)
        for row, labels in zip(numbers, table.row_labels(texts), strict=True):
            name = table.inner_path(row)
            if name is None:
                lost += 1
                continue
            stem = os.path.splitext(name)[0]
            if not folder.free(stem + TEXT) or not folder.free(stem + CAPTION):
                raise EngineError(
                    tr(
                        "Two photos share the text file {stem}{text}. Rename one, or export "
                        "another format."
                    ).format(stem=stem, text=TEXT)
                )
            folder.add_photo(row, name)
            partly += labels.negatives is not None
            if options.texts != "caption" and labels.positives is not None:
                text = ", ".join(labels.positives) or NONE_WORD
                folder.write(stem + TEXT, _closed(text).encode())
            if options.texts != "labels":
                suffix = TEXT if options.texts == "caption" else CAPTION
                folder.write(stem + suffix, _closed(table.captions[row]).encode())
    notes = (
        [tr("Rows that name no photo are left out: {lost:,}.").format(lost=lost)] if lost else []
    )
    if partly and options.texts != "caption":
        notes.append(
            tr("Rows that lose what is known not to apply to them: {partly:,}.").format(
                partly=partly
            )
        )
    return Exported(path=path, rows=len(table) - lost, photos=folder.photos, notes=tuple(notes))


def _closed(text: str) -> str:
    """Return a text with the line end, and before a mark the mark, that a reader takes off."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    return f"{mark}{text}\r\n" if text.endswith("\r") else f"{mark}{text}\n"
