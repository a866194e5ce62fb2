"""The encoder ``basic`` through the whole pipeline, against a plain loop over the same photos.

The plain loop opens, decodes and prepares a batch of photos with Pillow, encodes it, and goes on
to the next, with torch on all cores as it comes: what a person would write first. The pipeline is
``extract_features`` with an empty cache, so it also hashes and stores. Both take turns.
"""

import argparse
import os
import statistics
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image
from report import Figure, Report, run

from engine.data.dataset import Dataset
from engine.data.images import IMAGE_SUFFIXES, decode
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.encoders.spec import Encoder, FloatArray
from engine.errors import EngineError
from engine.events import Event, Progress
from engine.features.captions import CAPTION_BATCH
from engine.features.extract import IMAGE_BATCH, extract_features

_WORDS = ("a", "man", "dog", "horse", "train", "rides", "near", "the", "big", "old", "red", "sea")


class _Clock:
    """A reporter that keeps the last progress of each step."""

    def __init__(self) -> None:
        self.last: dict[str, Progress] = {}

    def emit(self, event: Event) -> None:
        """Keep progress."""
        if isinstance(event, Progress):
            self.last[event.what] = event

    def check(self) -> None:
        """Never stop."""


@dataclass
class _Laps:
    """What the turns gave; speeds in items a second."""

    plain: list[float] = field(default_factory=list)
    piped: list[float] = field(default_factory=list)
    plain_texts: list[float] = field(default_factory=list)
    piped_texts: list[float] = field(default_factory=list)
    parts: np.ndarray = field(default_factory=lambda: np.zeros(3))
    """Seconds of the plain loop in decoding, preparing and encoding."""
    worst: float = 0.0
    """The largest difference between a number of a vector made here and there."""
    photos: int = 0
    threads: int = 0
    """Of torch in the pipeline."""

    def take_turn(self, encoder: Encoder, dataset: Dataset, cache: Path) -> None:
        """Let the plain loop go first, on all cores, then the pipeline as it comes."""
        import torch

        as_loaded = torch.get_num_threads()
        torch.set_num_threads(os.cpu_count() or 1)
        seconds, texts, parts, vectors = _plain(encoder, dataset, range(len(dataset)))
        torch.set_num_threads(as_loaded)
        self.parts += parts
        self.plain.append(len(vectors) / seconds)
        self.plain_texts.append(texts)
        clock = _Clock()
        done = extract_features(dataset=dataset, encoder=encoder, cache=cache, reporter=clock)
        self.threads = torch.get_num_threads()
        self.piped.append(done.encoded_images / clock.last["Encoding photos"].seconds)
        self.piped_texts.append(done.encoded_captions / clock.last["Encoding captions"].seconds)
        there = np.flatnonzero(done.features.image.present)
        self.photos = len(there)
        expected: FloatArray = np.stack([vectors[row] for row in there.tolist()])
        difference = np.abs(done.features.image.take(there) - expected)
        self.worst = max(self.worst, float(difference.max()))
        torch.set_num_threads(as_loaded)


def measure(args: argparse.Namespace) -> Report:
    """Import the photos, warm up, then let both ways take turns."""
    from engine.workflow import load_encoder

    encoder, laps = load_encoder("basic"), _Laps()
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        dataset = _dataset(Path(name), args.photos, args.count)
        _plain(encoder, dataset, range(min(len(dataset), IMAGE_BATCH)))
        for turn in range(args.turns):
            laps.take_turn(encoder, dataset, Path(name, f"cache-{turn}"))
        pixels = _pixels(dataset)
    whose = f"of {args.photos.name}" if args.photos else "drawn by the demo"
    return Report(
        title=f"Encoding with basic: {laps.photos:,} photos, median of {args.turns} turns",
        figures=_figures(laps),
        remarks=[
            f"Plain loop: torch on {os.cpu_count()} threads. Pipeline: torch on {laps.threads} "
            f"and 2 readers. Photos {whose}, {pixels}. Vectors are stored as half floats, hence "
            "the difference. The budget of twice a plain loop is for CLIP, which was not there "
            "to be measured."
        ],
    )


def _figures(laps: _Laps) -> list[Figure]:
    ratios = [a / b for a, b in zip(laps.piped, laps.plain, strict=True)]
    shares = 100 * laps.parts / laps.parts.sum()
    speeds = (
        ("photos, pipeline", laps.piped),
        ("photos, plain loop", laps.plain),
        ("captions, pipeline", laps.piped_texts),
        ("captions, plain loop", laps.plain_texts),
    )
    return [
        *(Figure(what=what, value=statistics.median(values), unit="a second")
          for what, values in speeds),
        Figure(what="pipeline : plain loop, photos", value=statistics.median(ratios), unit="x"),
        *(Figure(what=f"{part} in the plain loop", value=float(share), unit="%")
          for part, share in zip(("decoding", "preparing", "encoding"), shares, strict=True)),
        Figure(what="largest difference of a number in a vector", value=laps.worst, unit=""),
    ]  # fmt: skip


def _plain(
    encoder: Encoder, dataset: Dataset, rows: range
) -> tuple[float, float, np.ndarray, dict[int, FloatArray]]:
    """Return seconds for photos, captions a second, seconds of the three parts, and the vectors."""
    parts = np.zeros(3)
    vectors: dict[int, FloatArray] = {}
    began = time.perf_counter()
    for start in range(0, len(rows), IMAGE_BATCH):
        marks = [time.perf_counter()]
        images: dict[int, Image.Image] = {}
        for row in rows[start : start + IMAGE_BATCH]:
            path = dataset.path(row)
            if path is not None:
                try:
                    images[row] = decode(path.read_bytes())
                except EngineError:  # the demo has one broken photo
                    continue
        marks.append(time.perf_counter())
        batch = np.stack([encoder.prepare(image) for image in images.values()])
        marks.append(time.perf_counter())
        vectors |= dict(zip(images, encoder.encode_images(batch), strict=True))
        marks.append(time.perf_counter())
        parts += np.diff(marks)
    seconds = time.perf_counter() - began
    texts = sorted({caption for caption in dataset.captions if caption.strip()})
    began = time.perf_counter()
    for start in range(0, len(texts), CAPTION_BATCH):
        encoder.encode_texts(texts[start : start + CAPTION_BATCH])
    return seconds, len(texts) / (time.perf_counter() - began), parts, vectors


def _dataset(folder: Path, photos: Path | None, count: int) -> Dataset:
    """Import the photos of a folder under made-up captions, or those of the demo with its own."""
    if photos is None:
        from engine.demo import make_demo

        files = make_demo(folder / "demo", photos=max(40, count * 6 // 7), test_photos=count // 7)
        table, images = files.train_csv, files.images
    else:
        rng = np.random.default_rng(0)
        names = sorted(p.name for p in photos.iterdir() if p.suffix.lower() in IMAGE_SUFFIXES)
        lines = [f'{name},1,"{" ".join(rng.choice(_WORDS, 10))}"' for name in names[:count]]
        table, images = folder / "train.csv", photos
        table.write_text("\n".join(["ImageID,Labels,Caption", *lines]) + "\n", encoding="utf-8")
    import_competition(train_csv=table, images=images, project=folder / "bench.mmc")
    with open_project(folder / "bench.mmc") as project:
        return project.dataset()


def _pixels(dataset: Dataset) -> str:
    sizes = []
    for row in range(0, len(dataset), max(1, len(dataset) // 50)):
        path = dataset.path(row)
        if path is not None:
            with Image.open(path) as image:
                sizes.append(image.size)
    width, height = np.median(np.array(sizes), axis=0)
    return f"typically {width:.0f} x {height:.0f} pixels"


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--photos", type=Path, help="a folder of photos instead of the demo")
    parser.add_argument("--count", type=int, default=240, help="photos to take")
    parser.add_argument("--turns", type=int, default=2)


def main() -> None:
    """Measure and print."""
    run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
