"""COCO: ``instances_*.json`` with a box round the whole photo a label, and ``captions_*.json``."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.data.images import image_size
from engine.events import Reporter
from engine.export.folders import NewFolder, new_folder
from engine.export.table import Exported, ExportOptions, ExportTable, RowLabels, checked
from engine.language import tr

ABOUT = tr("Labels are of whole photos: every box spans its photo.")


def export_coco(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Write a pair of files a split below ``annotations``, with sparse ids kept where they are.

    Most programs ask each annotation for a box, so each has one: round the whole photo. Of rows
    that are labelled in part ``neg_category_ids`` tells what does not apply, as LVIS does.
    """
    ids = category_ids(table.labels.ids)
    parts: dict[str, dict[str, list[dict[str, Any]]]] = {}
    lost = 0
    with new_folder(path, table, options) as folder:
        numbers = checked(len(table), tr("Writing rows"), reporter)
        for row, labels in zip(numbers, table.row_labels(table.labels.ids), strict=True):
            name = table.inner_path(row)
            if name is None or not folder.add_photo(row, f"{table.split(row)}/{name}"):
                lost += 1
                continue
            part = parts.setdefault(
                table.split(row), {"images": [], "annotations": [], "captions": []}
            )
            _add(part, table, row, name, labels, ids)
        for split, part in parts.items():
            _write(folder, split, part, _categories(table, ids))
    notes = (
        [tr("Rows whose photo is not there are left out: {lost:,}.").format(lost=lost)]
        if lost
        else []
    )
    return Exported(path=path, rows=len(table) - lost, photos=folder.photos, notes=tuple(notes))


def category_ids(labels: Sequence[str]) -> dict[str, int]:
    """Return a number a label: its id where all ids are numbers, else its place from 1."""
    if all(label.isascii() and label.isdecimal() and str(int(label)) == label for label in labels):
        return {label: int(label) for label in labels}
    return {label: place for place, label in enumerate(labels, start=1)}


def _categories(table: ExportTable, ids: dict[str, int]) -> list[dict[str, Any]]:
    categories: list[dict[str, Any]] = []
    for label in table.labels:
        values: dict[str, Any] = {"id": ids[label.id], "name": label.name, "supercategory": "label"}
        if str(ids[label.id]) != label.id:
            values["label_id"] = label.id
        categories.append(values)
    return categories


def _add(
    part: dict[str, list[dict[str, Any]]],
    table: ExportTable,
    row: int,
    name: str,
    labels: RowLabels,
    ids: dict[str, int],
) -> None:
    number = row + 1
    width, height = image_size(table.root / table.images[row]) if table.images[row] else (0, 0)
    image: dict[str, Any] = {"id": number, "file_name": name, "width": width, "height": height}
    if labels.positives is None or labels.negatives is not None:
        image["neg_category_ids"] = [ids[label] for label in labels.negatives or ()]
    part["images"].append(image)
    for label in labels.positives or ():
        part["annotations"].append(
            {
                "id": 0, "image_id": number, "category_id": ids[label],
                "bbox": [0, 0, width, height], "area": width * height, "iscrowd": 0,
                "segmentation": [],
            }
        )  # fmt: skip
    if table.captions[row].strip():
        part["captions"].append({"id": 0, "image_id": number, "caption": table.captions[row]})


def _write(
    folder: NewFolder,
    split: str,
    part: dict[str, list[dict[str, Any]]],
    categories: list[dict[str, Any]],
) -> None:
    for key in ("annotations", "captions"):
        for number, values in enumerate(part[key], start=1):
            values["id"] = number
    for kind, values in (
        ("instances", {"annotations": part["annotations"], "categories": categories}),
        ("captions", {"annotations": part["captions"]}),
    ):
        whole = {"info": {"description": ABOUT}, "licenses": [], "images": part["images"], **values}
        data = json.dumps(whole, ensure_ascii=False).encode()
        folder.write(f"annotations/{kind}_{split}.json", data)
