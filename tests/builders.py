"""Small made-up datasets, in files or in memory, in which labels can be learned."""

import io
from pathlib import Path

import numpy as np
from PIL import Image

from engine.data.dataset import Dataset, Split
from engine.data.importing import import_competition
from engine.data.labels import Label, LabelSet
from engine.errors import Cancelled
from engine.events import Event

COLOURS = {"1": (220, 40, 40), "2": (40, 200, 40), "13": (40, 40, 220)}
WORDS = {"1": "person", "2": "bicycle", "13": "sign"}


class Ear:
    """A reporter that keeps what it hears and asks for a stop at the n-th check."""

    def __init__(self, *, stop_at: int | None = None) -> None:
        self.events: list[Event] = []
        self.checks = 0
        self._stop_at = stop_at

    def emit(self, event: Event) -> None:
        self.events.append(event)

    def check(self) -> None:
        self.checks += 1
        if self.checks == self._stop_at:
            raise Cancelled


def photo(labels: list[str], *, shade: int = 0) -> bytes:
    """Return a PNG with a stripe a label; ``shade`` makes photos of equal labels differ."""
    pixels = np.full((6, 12, 3), 120 + shade % 32, dtype=np.uint8)
    for column, label in enumerate(COLOURS):
        if label in labels:
            pixels[:, 4 * column : 4 * column + 4] = COLOURS[label]
    pixels[0, 0] = shade % 256, shade // 256 % 256, 7
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG")
    return stream.getvalue()


def write_dataset(folder: Path, *, rows: int = 40, test: int = 8) -> Path:
    """Write train.csv, test.csv and data/; labels follow from the photo and from the caption."""
    (folder / "data").mkdir(parents=True)
    rng = np.random.default_rng(0)
    train_lines, test_lines = ["ImageID,Labels,Caption"], ["ImageID,Caption"]
    for number in range(rows + test):
        labels = [label for label in COLOURS if rng.random() < 0.5] or ["1"]
        name = f"{number}.png"
        (folder / "data" / name).write_bytes(photo(labels, shade=number))
        caption = f"{number} {' and '.join(WORDS[label] for label in labels)}"
        if number < rows:
            train_lines.append(f'{name},{" ".join(labels)},"{caption}"')
        else:
            test_lines.append(f'{name},"{caption}"')
    (folder / "train.csv").write_text("\n".join(train_lines) + "\n", encoding="utf-8")
    if test:
        (folder / "test.csv").write_text("\n".join(test_lines) + "\n", encoding="utf-8")
    return folder


def import_dataset(source: Path, project: Path) -> Path:
    """Import what ``write_dataset`` wrote."""
    test = source / "test.csv"
    import_competition(
        train_csv=source / "train.csv", test_csv=test if test.exists() else None,
        images=source / "data", project=project,
    )  # fmt: skip
    return project


def dataset_of(
    root: Path,
    captions: list[str],
    *,
    images: list[str] | None = None,
    targets: np.ndarray | None = None,
    splits: list[Split] | None = None,
) -> Dataset:
    """Return rows that stand in no project; without images, of captions alone."""
    rows = len(captions)
    states = np.zeros((rows, 2), dtype=np.int8) if targets is None else targets.astype(np.int8)
    return Dataset(
        items=np.arange(1, rows + 1),
        names=tuple(images or (f"{row}.png" for row in range(rows))),
        images=tuple(images or [""] * rows),
        captions=tuple(captions),
        targets=states,
        splits=np.array([Split.TRAIN] * rows if splits is None else splits, dtype=np.int8),
        reviewed=np.zeros(rows, dtype=bool),
        flagged=np.zeros(rows, dtype=bool),
        notes={},
        labels=LabelSet(tuple(Label(str(n), f"label {n}") for n in range(states.shape[1]))),
        root=root,
    )
