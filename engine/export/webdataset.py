"""WebDataset: a folder of tar files, some thousand rows in each, with photo, text and labels."""

import io
import json
import os
import tarfile
from pathlib import Path
from typing import Any

import numpy as np

from engine.errors import EngineError
from engine.events import Reporter
from engine.export.folders import NewFolder, new_folder
from engine.export.jsonl import objects
from engine.export.table import Exported, ExportOptions, ExportTable
from engine.language import tr

ROWS_A_SHARD = 5000


def export_webdataset(
    table: ExportTable, path: Path, options: ExportOptions, reporter: Reporter
) -> Exported:  # fmt: skip
    """Pack ``train-000000.tar`` and so on; a row whose photo is missing is packed without it.

    Photos keep their bytes and get numbers for names; their own names are in the JSON.
    """
    values = list(objects(table, options, path.name, reporter))
    photos = missing = 0
    with new_folder(path, table, options) as folder:
        for split in sorted(set(table.splits.tolist())):
            rows = np.flatnonzero(table.splits == split).tolist()
            for shard, first in enumerate(range(0, len(rows), ROWS_A_SHARD)):
                chosen = rows[first : first + ROWS_A_SHARD]
                name = f"{table.split(chosen[0])}-{shard:06d}.tar"
                packed = _pack(folder, name, table, chosen, values, reporter)
                photos += packed
                missing += len(chosen) - packed
    notes = (
        [
            tr("Rows packed without a photo, which is not there: {missing:,}.").format(
                missing=missing
            )
        ]
        if missing
        else []
    )
    return Exported(path=path, rows=len(table), photos=photos, notes=tuple(notes))


def _pack(
    folder: NewFolder,
    name: str,
    table: ExportTable,
    rows: list[int],
    values: list[dict[str, Any]],
    reporter: Reporter,
) -> int:
    """Write one tar file; return how many photos are in it."""
    photos = 0
    with folder.place(name).open("xb") as stream, tarfile.open(fileobj=stream, mode="w") as archive:
        for row in rows:
            reporter.check()
            key = f"{row:09d}"
            image = table.images[row]
            data = _photo(table.root / image) if image else None
            if data is not None:
                _add(archive, key + os.path.splitext(image)[1].lower(), data)
                photos += 1
            told = dict(values[row])
            told["file_name"] = told.pop("image")
            _add(archive, f"{key}.txt", told["caption"].encode())
            _add(archive, f"{key}.json", json.dumps(told, ensure_ascii=False).encode())
    return photos


def _photo(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise EngineError(
            tr("{path} cannot be read: {strerror}.").format(path=path, strerror=error.strerror)
        ) from error


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    # Neither time nor owner: the same rows make the same file.
    info = tarfile.TarInfo(name)
    info.size = len(data)
    archive.addfile(info, io.BytesIO(data))
