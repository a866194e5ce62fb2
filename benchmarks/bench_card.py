"""Encoding and training on a graphics card, against loops written with torch and open_clip.

Needs CUDA; without it, a sentence and no figures. Photos are copies of a few, each made another
file by bytes after its end, so that every one is read, decoded, hashed and encoded. Weights of the
models are random, which changes no time. Three ways see the same photos in batches of 256 with
half precision: a plain loop that opens, prepares and encodes in turn; the same with torch's
DataLoader, a process a core, and pinned memory; and the pipeline, ``extract_features`` with an
empty cache, which also hashes and stores. The recipe ``fast`` is trained on the card, and on the
processor of the same machine.
"""

import argparse
import csv
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from bench_clip import H100_TFLOPS, Clock, random_weights
from PIL import Image
from report import Figure, Report, Table, run

from engine.data.dataset import Dataset
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.encoders.names import BASIC
from engine.encoders.spec import Encoder
from engine.machine import keep_to_itself, reader_threads

BATCH = 256
MODELS = {BASIC: 12_000, "ViT-B-32": 12_000, "ViT-L-14": 4_000}
"""Photos to take of each."""
GFLOP = {BASIC: 0.8, "ViT-B-32": 8.8, "ViT-L-14": 162.0}
"""Of the image tower, a photo: open_clip's table of profiles."""
SIZES = (32, 64, 128, 256, 512)
READ_SHARE = 3
PLAIN_SHARE = 12
"""The plain loop takes one photo of so many: it is slow, and steady."""
COMPARED = 48
"""Pairs whose vectors are compared with those of the processor."""


def measure(args: argparse.Namespace) -> Report:
    """Encode with each model, then train."""
    import torch

    if not torch.cuda.is_available():
        sys.exit("There is no CUDA device here, so there is nothing to measure.")
    rows, batches, figures = [], [], []
    peak = _product_speed()
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        folder = Path(name)
        for model in args.models:
            weights, _ = random_weights(folder, model)
            dataset = _pairs(folder / model, args.photos, args.count or MODELS[model])
            found = _measure_model(folder / model, model, weights, dataset)
            rows.append(_row(model, found, peak))
            batches.append((model, *(f"{found['sizes'][size]:,.0f}" for size in SIZES)))
            figures.append(
                Figure(what=f"{model}: 40,000 pairs through the pipeline, at this speed", unit="s",
                       value=40_000 / found["photos"] + 40_000 / found["captions"],
                       budget="60 s" if model == "ViT-B-32" else "")
            )  # fmt: skip
        for count in args.rows:
            figures += _training(count)
    head = ("", "photos a second", "captions a second", "plain loop", "DataLoader",
            "threads that only read", "model alone", "of the card's arithmetic",
            "least cosine to the processor", "card MB")  # fmt: skip
    return Report(
        title="On a graphics card",
        figures=figures,
        tables=[Table(head=head, rows=rows),
                Table(head=("model alone, photos a second, in batches of", *map(str, SIZES)),
                      rows=batches)],
        remarks=[_remark(peak)],
    )  # fmt: skip


def _remark(peak: float) -> str:
    import torch

    card = torch.cuda.get_device_properties(0)
    return (
        f"Card: {card.name}, {card.total_memory / (1 << 30):.0f} GiB; a matrix product of 8192 ran "
        f"at {peak:.0f} TFLOP/s in float16 (data sheet {H100_TFLOPS:.0f} for an H100). "
        f"{reader_threads('cuda')} processes read for the pipeline, on {os.cpu_count()} cores. "
        "Model alone: photos that are prepared already, copied to the card, encoded, and their "
        "vectors copied back."
    )


def _row(model: str, found: dict[str, Any], peak: float) -> tuple[str, ...]:
    alone = max(found["sizes"].values())
    return (
        model, f"{found['photos']:,.0f}", f"{found['captions']:,.0f}", f"{found['plain']:,.0f}",
        f"{found['loader']:,.0f}", f"{found['reading']:,.0f}", f"{alone:,.0f}",
        f"{alone * GFLOP[model] / peak / 10:.0f} %",
        f"{found['cosine']:.5f}", f"{found['card_mb']:,.0f}",
    )  # fmt: skip


def _product_speed() -> float:
    """Return TFLOP a second of a large product in float16."""
    import torch

    a = torch.randn(8192, 8192, dtype=torch.float16, device="cuda")
    times = []
    for _ in range(12):
        torch.cuda.synchronize()
        began = time.perf_counter()
        _ = a @ a
        torch.cuda.synchronize()
        times.append(time.perf_counter() - began)
    return 2e-12 * 8192**3 / min(times)


def _pairs(folder: Path, photos: Path, count: int) -> Dataset:
    """Make a project of so many photos and captions, no two alike."""
    images = folder / "photos"
    images.mkdir(parents=True)
    import_competition(
        train_csv=photos / "train.csv", images=photos / "data", project=folder / "few.mmc"
    )
    with open_project(folder / "few.mmc") as project:
        few = project.dataset()
    known = [(path.read_bytes(), few.captions[row]) for row in range(len(few))
             if (path := few.path(row)) is not None and few.captions[row]]  # fmt: skip
    with (folder / "train.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("ImageID", "Labels", "Caption"))
        for number, (photo, caption) in enumerate(itertools.islice(itertools.cycle(known), count)):
            (images / f"{number}.jpg").write_bytes(photo + number.to_bytes(8, "big"))
            writer.writerow((f"{number}.jpg", "1", f"{caption} {number}"))
    import_competition(train_csv=folder / "train.csv", images=images, project=folder / "many.mmc")
    with open_project(folder / "many.mmc") as project:
        return project.dataset()


def _measure_model(folder: Path, model: str, weights: Path, dataset: Dataset) -> dict[str, Any]:
    import torch

    from engine.encoders import load_encoder
    from engine.features.extract import extract_features
    from engine.features.reading import read_input

    name = BASIC if model == BASIC else f"local-dir:{weights}"
    encoder = load_encoder(name)
    assert encoder.device == "cuda"
    paths = [path for row in range(len(dataset)) if (path := dataset.path(row)) is not None]
    few = np.stack([read_input(encoder, path.read_bytes()) for path in paths[:COMPARED]])
    _say(f"{model}: loaded")
    sizes = {size: _alone(encoder, few, size) for size in SIZES}
    reading = _reading(encoder, paths[::READ_SHARE])
    _say(f"{model}: {reading:,.0f} photos read a second, model alone {sizes}")
    torch.cuda.reset_peak_memory_stats()
    clock = Clock()
    extract_features(dataset=dataset, encoder=encoder, cache=folder / "cache", reporter=clock)
    photos, captions = (len(dataset) / seconds for seconds in clock.seconds.values())
    card_mb = torch.cuda.max_memory_allocated() / (1 << 20)
    _say(f"{model}: pipeline {photos:,.0f} photos, {captions:,.0f} captions a second")
    cpu = load_encoder(name, device="cpu", backend="torch")
    captions_few = list(dataset.captions[:COMPARED])
    cosine = min(
        _cosine(encoder.encode_images(few), cpu.encode_images(few)),
        _cosine(encoder.encode_texts(captions_few), cpu.encode_texts(captions_few)),
    )
    plain = _rate(_plain(encoder, paths[::PLAIN_SHARE]), encoder, len(paths[::PLAIN_SHARE]))
    _say(f"{model}: plain loop {plain:,.0f} photos a second, cosine {cosine:.5f}")
    loader = _rate(_loaded(encoder, paths), encoder, len(paths))
    _say(f"{model}: DataLoader {loader:,.0f} photos a second")
    return {"photos": photos, "reading": reading, "captions": captions, "plain": plain,
            "loader": loader, "sizes": sizes, "cosine": cosine, "card_mb": card_mb}  # fmt: skip


def _say(text: str) -> None:
    print(f"{time.perf_counter():8.1f} s  {text}", file=sys.stderr, flush=True)


def _reading(encoder: Encoder, paths: Sequence[Path]) -> float:
    """Return photos a second that threads read and prepare, with none encoded."""
    from engine.features.reading import read_input

    def read(path: Path) -> int:
        return len(read_input(encoder, path.read_bytes()))

    with ThreadPoolExecutor(reader_threads("cuda"), initializer=keep_to_itself) as pool:
        began = time.perf_counter()
        count = sum(size > 0 for size in pool.map(read, paths))
        return count / (time.perf_counter() - began)


def _alone(encoder: Encoder, few: np.ndarray, size: int) -> float:
    """Return photos a second that are prepared already; the best of some batches."""
    batch = np.concatenate([few] * (size // len(few) + 1))[:size]
    times = []
    for _ in range(8):
        began = time.perf_counter()
        encoder.encode_images(batch)
        times.append(time.perf_counter() - began)
    return size / min(times)


def _rate(batches: Iterator[np.ndarray], encoder: Encoder, count: int) -> float:
    """Return photos a second of a loop over batches."""
    began = time.perf_counter()
    vectors = [encoder.encode_images(batch) for batch in batches]
    assert sum(map(len, vectors)) == count
    return count / (time.perf_counter() - began)


def _plain(encoder: Encoder, paths: Sequence[Path]) -> Iterator[np.ndarray]:
    for start in range(0, len(paths), BATCH):
        part = [Image.open(path).convert("RGB") for path in paths[start : start + BATCH]]
        yield np.stack([encoder.prepare(image) for image in part])


class _Photos:
    """Photos as torch's DataLoader wants them."""

    def __init__(self, paths: Sequence[Path], prepare: Callable[[Image.Image], np.ndarray]) -> None:
        self._paths, self._prepare = paths, prepare

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, place: int) -> object:
        import torch

        image = Image.open(self._paths[place]).convert("RGB")
        return torch.from_numpy(self._prepare(image))


def _loaded(encoder: Encoder, paths: Sequence[Path]) -> Iterator[np.ndarray]:
    from torch.utils.data import DataLoader

    photos: Any = _Photos(paths, encoder.prepare)
    for batch in DataLoader(photos, batch_size=BATCH, num_workers=reader_threads("cuda")):
        yield batch.numpy()


def _cosine(some: np.ndarray, others: np.ndarray) -> float:
    lengths = np.linalg.norm(some, axis=1) * np.linalg.norm(others, axis=1)
    return float(((some * others).sum(axis=1) / lengths).min())


def _training(rows: int) -> list[Figure]:
    """Train on the card, and without seeing it, each in a process of its own."""
    found = {}
    for where, seen in (("card", None), ("processor", "")):
        env = dict(os.environ) if seen is None else {**os.environ, "CUDA_VISIBLE_DEVICES": seen}
        script = Path(__file__).with_name("bench_train.py")
        done = subprocess.run([sys.executable, str(script), "--one", str(rows)], check=True,
                              stdout=subprocess.PIPE, text=True, env=env)  # fmt: skip
        found[where] = json.loads(done.stdout.splitlines()[-1])
    name = f"fast on {rows:,} rows"
    return [
        Figure(what=f"{name}, on the card", value=found["card"]["clock"], unit="s"),
        Figure(what=f"{name}, on the processor", value=found["processor"]["clock"], unit="s"),
    ]


def options(parser: argparse.ArgumentParser) -> None:
    """Add what to measure, and on what photos."""
    parser.add_argument("--photos", type=Path, required=True, help="a folder: train.csv and data/")
    parser.add_argument("--models", nargs="+", choices=list(MODELS), default=list(MODELS))
    parser.add_argument("--count", type=int, default=0, help="photos of each model")
    parser.add_argument("--rows", nargs="*", type=int, default=[30_000, 200_000])


if __name__ == "__main__":
    run(measure, about=__doc__, options=options)
