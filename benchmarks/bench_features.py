"""Many photos with captions through the feature pipeline, with an encoder that takes no time.

What is left is the pipeline's own work: finding, reading, hashing and decoding files, storing and
looking up vectors. The photos are real files of 8 x 4 pixels, the captions are all different, the
vectors are as long as those of a CLIP model. Memory is what the process has of its own (anonymous
pages) above what it had with the rows in memory; the vectors are mapped, and the system takes
their pages back when it likes. Each size is a process of its own.
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image
from report import Figure, Report, run

from engine.data.dataset import Dataset, Split
from engine.data.labels import competition_labels
from engine.encoders.spec import EncoderSpec, FloatArray
from engine.events import Event, Progress, Silent
from engine.features.extract import extract_features, load_features
from engine.features.store import VectorStore

ROWS = (20_000, 100_000)
MILLION = 1_000_000
DIM = 512
SIDE = (8, 4)
A_FOLDER = 1000
BIG_DIM = 20_000
TAKEN = 1000


class FakeEncoder:
    """Vectors by one product of the pixels, or of a caption's digest, with random numbers."""

    device = "cpu"

    def __init__(self, dim: int) -> None:
        self.spec = EncoderSpec(
            name="fake", title="Fake", image_dim=dim, text_dim=dim, image_key="fake-image",
            text_key="fake-text", shared_space=True,
        )  # fmt: skip
        rng = np.random.default_rng(0)
        width, height = SIDE
        self._photo = rng.standard_normal((3 * width * height, dim)).astype(np.float32)
        self._caption = rng.standard_normal((32, dim)).astype(np.float32)

    def prepare(self, image: Image.Image) -> FloatArray:
        """Return the pixels."""
        pixels: FloatArray = np.asarray(image, dtype=np.float32) / np.float32(255)
        return pixels

    def encode_images(self, batch: FloatArray) -> FloatArray:
        """Multiply."""
        return batch.reshape(len(batch), -1) @ self._photo

    def encode_texts(self, captions: Sequence[str]) -> FloatArray:
        """Multiply."""
        digests = b"".join(hashlib.blake2b(one.encode(), digest_size=32).digest()
                           for one in captions)  # fmt: skip
        pixels = np.frombuffer(digests, dtype=np.uint8).reshape(-1, 32).astype(np.float32)
        return pixels / np.float32(255) @ self._caption


class _Clock(Silent):
    """Keeps when each tenth of a step was done."""

    def __init__(self) -> None:
        self.tenths: dict[str, list[float]] = {}

    def emit(self, event: Event) -> None:
        """Note the time where another tenth is full."""
        if isinstance(event, Progress):
            times = self.tenths.setdefault(event.what, [])
            while len(times) < 10 * event.done // event.total:
                times.append(event.seconds)


class _Watch:
    """The most memory of its own that this process had while something ran."""

    def __init__(self) -> None:
        self._before = memory()[0]
        self.most = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        self._see()

    def _look(self) -> None:
        while not self._over.wait(0.1):
            self._see()

    def _see(self) -> None:
        self.most = max(self.most, memory()[0] - self._before)


def memory() -> tuple[float, float]:
    """Return megabytes of this process's own memory, and of mapped files that it holds."""
    text = Path("/proc/self/status").read_text(encoding="ascii")
    found = dict(line.split(":") for line in text.splitlines() if line.startswith("Rss"))
    own, mapped = (int(found[name].split()[0]) / 1024 for name in ("RssAnon", "RssFile"))
    return own, mapped


def measure(args: argparse.Namespace) -> Report:
    """Let each size be a process of its own; then open a store that no memory would hold."""
    figures: list[Figure] = []
    for rows in [*args.rows, *([MILLION] if args.million else [])]:
        with tempfile.TemporaryDirectory(prefix="mmc-bench-", dir=args.folder) as name:
            found = _in_process(Path(name), rows, args.dim)
        figures += _figures(rows, found)
    with tempfile.TemporaryDirectory(prefix="mmc-bench-", dir=args.folder) as name:
        figures += _big_store(Path(name))
    return Report(
        title=f"Features of many rows: {args.dim} + {args.dim} numbers a pair",
        figures=figures,
        remarks=[
            "Linear: the last tenth of the photos (or captions) against the second in time; the "
            "first also fills caches of the system. The store of 40 GB is a file with holes, read "
            "like any other. Opening is measured with the keys in the system's cache."
        ],
    )  # fmt: skip


def _figures(rows: int, found: dict[str, float]) -> list[Figure]:
    big = rows >= MILLION

    def figure(what: str, key: str, unit: str, budget: str = "") -> Figure:
        return Figure(what=f"{rows:,} pairs: {what}", value=found[key], unit=unit, budget=budget)

    return [
        figure("photos", "photos", "a second"),
        figure("captions", "captions", "a second"),
        figure("last tenth : second, photos", "photos_linear", "x", "about 1"),
        figure("last tenth : second, captions", "captions_linear", "x", "about 1"),
        figure("memory while encoding", "memory", "MB", "300 MB" if big else ""),
        figure("start again where nothing is missing", "again", "s"),
        figure("memory of that", "again_memory", "MB", "300 MB" if big else ""),
        figure("both stores open", "open", "s", "1 s" if big else ""),
        figure("memory of that", "open_memory", "MB"),
        figure(f"{TAKEN:,} random rows read: mapped pages held", "taken_mapped", "MB"),
        figure("vectors on disk", "disk", "MB"),
        figure("torn or wrong vectors among all", "wrong", "", "none"),
    ]


def _in_process(folder: Path, rows: int, dim: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", str(rows), "--dim", str(dim),
               "--folder", str(folder)]  # fmt: skip
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure_one(folder: Path, rows: int, dim: int) -> dict[str, float]:
    """Encode so many pairs and look at time, memory and result."""
    dataset, encoder, cache = _dataset(folder, rows), FakeEncoder(dim), folder / "cache"
    os.sync()  # a million small files: the disk is not to write them while the work is timed
    clock = _Clock()
    with _Watch() as first:
        extract_features(dataset=dataset, encoder=encoder, cache=cache, reporter=clock)
    with _Watch() as second:
        again = _seconds(lambda: extract_features(
            dataset=dataset, encoder=encoder, cache=cache, reporter=Silent()))  # fmt: skip
    stores: list[VectorStore] = []
    with _Watch() as opening:
        keys = (encoder.spec.image_key, encoder.spec.text_key)
        opened = _seconds(
            lambda: stores.extend(VectorStore(cache / "features" / key, dim) for key in keys)
        )
    mapped = memory()[1]
    for store in stores:
        store.rows(np.random.default_rng(1).integers(0, rows, TAKEN))
    held = memory()[1] - mapped
    photos, captions = (clock.tenths[f"Encoding {what}"] for what in ("photos", "captions"))
    return {
        "photos": rows / photos[-1], "captions": rows / captions[-1],
        "photos_linear": (photos[-1] - photos[-2]) / (photos[1] - photos[0]),
        "captions_linear": (captions[-1] - captions[-2]) / (captions[1] - captions[0]),
        "memory": first.most, "again": again, "again_memory": second.most,
        "open": opened, "open_memory": opening.most, "taken_mapped": held,
        "disk": sum(len(store) for store in stores) * 2 * dim / (1 << 20),
        "wrong": _wrong(dataset, encoder, cache),
    }  # fmt: skip


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _dataset(folder: Path, rows: int) -> Dataset:
    """Write photos that all differ, a thousand to a folder, and return rows of them."""
    rng = np.random.default_rng(0)
    buffer = Image.new("RGB", SIDE)
    head = _bitmap_head(buffer)
    images = []
    for start in range(0, rows, A_FOLDER):
        here = f"{start // A_FOLDER:04d}"
        (folder / "photos" / here).mkdir(parents=True)
        pixels = rng.integers(0, 256, (A_FOLDER, 3 * SIDE[0] * SIDE[1]), dtype=np.uint8)
        for row in range(start, min(start + A_FOLDER, rows)):
            (folder / "photos" / here / f"{row}.bmp").write_bytes(
                head + pixels[row - start].tobytes()
            )
            images.append(f"{here}/{row}.bmp")
    labels = competition_labels()
    return Dataset(
        items=np.arange(1, rows + 1), names=tuple(images), images=tuple(images),
        captions=tuple(f"caption {row}" for row in range(rows)),
        targets=np.zeros((rows, len(labels)), dtype=np.int8),
        splits=np.full(rows, Split.TRAIN, dtype=np.int8),
        reviewed=np.zeros(rows, dtype=bool), flagged=np.zeros(rows, dtype=bool),
        notes={}, labels=labels, root=folder / "photos",
    )  # fmt: skip


def _bitmap_head(image: Image.Image) -> bytes:
    """Return what stands before the pixels of a bitmap file of this size."""
    import io

    stream = io.BytesIO()
    image.save(stream, "BMP")
    return stream.getvalue()[: -3 * image.width * image.height]


def _wrong(dataset: Dataset, encoder: FakeEncoder, cache: Path) -> float:
    """Count vectors that are torn, and a sample's that are not what the encoder gives."""
    features = load_features(dataset, encoder.spec, cache)
    wrong = 0
    for modality in (features.image, features.text):
        wrong += int(np.count_nonzero(~modality.present))
        wrong += int(np.count_nonzero(~modality.store.sound(modality.places)))
    sample = np.random.default_rng(2).integers(0, len(dataset), TAKEN)
    expected = encoder.encode_texts([dataset.captions[row] for row in sample.tolist()])
    found = features.text.take(sample)
    return float(wrong + np.count_nonzero((found != expected.astype(np.float16)).any(axis=1)))


def _big_store(folder: Path) -> list[Figure]:
    """Open a store of 40 GB whose vectors are a hole, and read some rows."""
    rows, rng = MILLION, np.random.default_rng(0)
    (folder / "keys.bin").write_bytes(rng.integers(0, 256, (rows, 20), dtype=np.uint8).tobytes())
    with (folder / "vectors.f16").open("wb") as vectors:
        vectors.truncate(rows * 2 * BIG_DIM)
    before = memory()
    began = time.perf_counter()
    store = VectorStore(folder, BIG_DIM)
    opened = time.perf_counter() - began
    store.rows(rng.integers(0, rows, TAKEN))
    after = memory()
    what = f"a store of 40 GB, {rows:,} rows"
    return [
        Figure(what=f"{what}: opens in", value=opened, unit="s", budget="1 s"),
        Figure(what=f"{what}: memory", value=after[0] - before[0], unit="MB", budget="100 MB"),
        Figure(what=f"{what}: mapped pages held after {TAKEN:,} random rows",
               value=after[1] - before[1], unit="MB"),
    ]  # fmt: skip


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--rows", type=int, nargs="+", default=list(ROWS))
    parser.add_argument("--million", action="store_true", help="a million rows too: 7 GB of disk")
    parser.add_argument("--dim", type=int, default=DIM)
    parser.add_argument("--folder", type=Path, help="where to work, instead of the system's")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)


def main() -> None:
    """Measure and print; with ``--one`` only one size, as JSON."""
    if "--one" in sys.argv:
        parser = argparse.ArgumentParser()
        _options(parser)
        args = parser.parse_args()
        print(json.dumps(measure_one(args.folder, args.one, args.dim)))
    else:
        run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
