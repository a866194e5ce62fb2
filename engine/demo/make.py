"""Writes the demo: photos, train.csv, test.csv, and demo.json with the truth."""

import io
import json
import os
import random
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageFilter

from engine.demo.captions import break_line, write_caption
from engine.demo.plan import Row, plan_rows
from engine.demo.staging import stage_scene
from engine.errors import EngineError
from engine.events import Progress, Reporter, Silent

STATEMENT = (
    "Every picture and every caption in this folder is synthetic: drawn and written by a program. "
    "They show no real person, place or thing. 'drawn' tells which label ids each picture shows; "
    "'label_errors' lists the cells of train.csv that are wrong on purpose."
)
VERSION = 1
"""Raised whenever the same parameters would draw something else."""
QUALITY = 88
_RECORD, _MARK = "demo.json", "demo.unfinished"
_GRAIN = 384
_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoFiles:
    """Where the demo lies, and what is wrong with it on purpose."""

    folder: Path
    train_csv: Path
    test_csv: Path
    images: Path
    label_errors: tuple[tuple[str, str], ...]
    """Image name and label id of each cell that differs from what was drawn."""
    broken: str
    """The name of the one image that cannot be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Drawn:
    """One finished row: what the CSV says and what the picture shows."""

    name: str
    labels: tuple[str, ...]
    written: tuple[str, ...]
    caption: str


def make_demo(
    folder: Path,
    *,
    photos: int = 900,
    test_photos: int = 150,
    seed: int = 0,
    reporter: Reporter = _SILENT,
) -> DemoFiles:
    """Draw the demo into the folder, or return the one of the same parameters that is there.

    Raises EngineError if the folder holds other data or cannot be written.
    """
    if photos < 40 or test_photos < 1:
        raise EngineError(
            f"A demo of {photos} photos and {test_photos} test photos is too small to show "
            "anything. Ask for at least 40 photos and 1 test photo."
        )
    parameters = {"version": VERSION, "photos": photos, "test_photos": test_photos, "seed": seed}
    try:
        record = _read_record(folder)
        if record is not None and _is_whole(folder, record, parameters):
            return _files(folder, record)
        _claim(folder, ours=record is not None)
        rows = plan_rows(photos=photos, test_photos=test_photos, seed=seed)
        drawn = _draw_all(folder / "data", rows, seed=seed, reporter=reporter)
        record = _write_tables(folder, rows, drawn, parameters)
        return _files(folder, record)
    except OSError as error:
        raise EngineError(
            f"The demo could not be written to {folder}: {error.strerror or error}. "
            "Free some space or choose another folder."
        ) from error


def _files(folder: Path, record: dict[str, Any]) -> DemoFiles:
    return DemoFiles(
        folder=folder,
        train_csv=folder / "train.csv",
        test_csv=folder / "test.csv",
        images=folder / "data",
        label_errors=tuple((item["image"], item["label"]) for item in record["label_errors"]),
        broken=record["broken"],
    )


def _read_record(folder: Path) -> dict[str, Any] | None:
    """Return the contents of demo.json, or None where no demo of ours was finished."""
    try:
        record = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError, ValueError):
        return None
    keys = {"statement", "parameters", "broken", "label_errors", "drawn"}
    ours = isinstance(record, dict) and keys <= record.keys()
    return record if ours and record["statement"] == STATEMENT else None


def _is_whole(folder: Path, record: dict[str, Any], parameters: dict[str, int]) -> bool:
    """Tell whether the finished demo has these parameters and all of its files."""
    if record.get("parameters") != parameters or not (folder / "data").is_dir():
        return False
    present = set(os.listdir(folder / "data"))
    tables = (folder / "train.csv").is_file() and (folder / "test.csv").is_file()
    return tables and present.issuperset(record["drawn"])


def _claim(folder: Path, *, ours: bool) -> None:
    """Mark the folder as a demo in the making, unless it holds somebody's data."""
    mark = folder / _MARK
    if not ours and not mark.exists():
        taken = [n for n in ("train.csv", "test.csv", "data", _RECORD) if (folder / n).exists()]
        if taken:
            raise EngineError(
                f"{folder} already holds {' and '.join(taken)}, which the demo would overwrite. "
                "Choose an empty folder."
            )
    (folder / "data").mkdir(parents=True, exist_ok=True)
    mark.write_text("This demo is not finished; it will be drawn again.\n", encoding="utf-8")
    (folder / _RECORD).unlink(missing_ok=True)


def _draw_all(
    images: Path, rows: tuple[Row, ...], *, seed: int, reporter: Reporter
) -> list[_Drawn]:
    """Draw every picture and leave no other numbered picture of an older demo behind."""
    names = {f"{row.number}.jpg" for row in rows}
    for old in images.glob("*.jpg"):
        if old.stem.isdigit() and old.name not in names:
            old.unlink()
    grain = np.random.default_rng(seed).normal(0.0, 3.2, (_GRAIN, _GRAIN)).astype(np.int16)
    start = time.monotonic()
    drawn = []
    for done, row in enumerate(rows, start=1):
        reporter.check()
        drawn.append(_draw_row(images, row, seed=seed, grain=grain))
        reporter.emit(
            Progress(
                what="Drawing the demo photos",
                done=done,
                total=len(rows),
                seconds=time.monotonic() - start,
            )
        )
    return drawn


def _draw_row(images: Path, row: Row, *, seed: int, grain: np.ndarray) -> _Drawn:
    rng = random.Random(f"{seed}:{row.number}")
    scene, image = stage_scene(row.situation, rng)
    caption = "" if row.empty else write_caption(scene, rng, quote=row.quote)
    if row.newline:
        caption = break_line(caption, rng)
    data = _jpeg(image, rng, grain)
    name = f"{row.number}.jpg"
    (images / name).write_bytes(data[: len(data) * 2 // 5] if row.broken else data)
    written = row.spoil(scene.labels, rng) if row.mislabel else scene.labels
    return _Drawn(name=name, labels=scene.labels, written=written, caption=caption)


def _jpeg(image: Image.Image, rng: random.Random, grain: np.ndarray) -> bytes:
    """Return the picture as a camera would save it: a little soft, a little noisy."""
    if rng.random() < 0.25:
        image = image.filter(ImageFilter.GaussianBlur(rng.uniform(0.4, 0.9)))
    width, height = image.size
    x, y = rng.randrange(_GRAIN - width + 1), rng.randrange(_GRAIN - height + 1)
    noise = grain[y : y + height, x : x + width, None]
    pixels = np.clip(np.asarray(image, dtype=np.int16) + noise, 0, 255).astype(np.uint8)
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "JPEG", quality=QUALITY)
    return stream.getvalue()


def _write_tables(
    folder: Path, rows: tuple[Row, ...], drawn: list[_Drawn], parameters: dict[str, int]
) -> dict[str, Any]:
    """Write both tables in the competition's layout, then the record that ends the work."""
    pairs = list(zip(rows, drawn, strict=True))
    train = [item for row, item in pairs if not row.test]
    test = [item for row, item in pairs if row.test]
    # inner quotes and line breaks stay as they are: the competition's files do not escape them
    lines = (f'{item.name},{" ".join(item.written)},"{item.caption}"' for item in train)
    _write_lines(folder / "train.csv", ("ImageID,Labels,Caption", *lines))
    lines = (f'{item.name},"{item.caption}"' for item in test)
    _write_lines(folder / "test.csv", ("ImageID,Caption", *lines))
    record: dict[str, Any] = {
        "statement": STATEMENT,
        "parameters": parameters,
        "broken": next(item.name for row, item in pairs if row.broken),
        "label_errors": [error for item in train for error in _errors(item)],
        "drawn": {item.name: list(item.labels) for item in drawn},
    }
    _write_lines(folder / _RECORD, (json.dumps(record, indent=1),))
    (folder / _MARK).unlink()
    return record


def _errors(item: _Drawn) -> list[dict[str, str]]:
    """Return the cells of a row that do not say what was drawn."""
    wrong = sorted(set(item.labels) ^ set(item.written))
    return [
        {"image": item.name, "label": label, "kind": "missing" if label in item.labels else "added"}
        for label in wrong
    ]


def _write_lines(path: Path, lines: Iterable[str]) -> None:
    part = path.with_name(path.name + ".part")
    part.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    os.replace(part, path)
