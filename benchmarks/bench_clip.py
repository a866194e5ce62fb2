"""Encoders through the pipeline, against a plain loop written with open_clip.

The weights are random, which changes no time: pretrained ones were not at hand. The plain loop
opens a batch of photos, prepares and encodes it, and goes on to the next. The pipeline is
``extract_features`` with an empty cache, so it also hashes and stores. Both run torch on the same
number of threads, with the same batch; each is a process of its own. ``basic``, which is no model
of open_clip, is held against the same loop with its own two towers.

A roofline: a model can be no faster than its arithmetic at the speed of a large matrix product on
the same threads, nor than its weights, read once a batch, at the speed of the memory.
"""

import argparse
import csv
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image
from report import Figure, Report, Table, peak_mb, run

from engine.data.dataset import Dataset
from engine.data.importing import import_competition
from engine.data.project import open_project
from engine.events import Event, Progress, Silent
from engine.features.extract import IMAGE_BATCH
from engine.machine import compute_threads, default_cache_folder

BASIC = "basic"
MODELS = {BASIC: 256, "ViT-B-32": 128, "ViT-L-14": 16}
"""Photos to take of each; the large one does about one a second and thread."""
GFLOP = {BASIC: 0.8, "ViT-B-32": 8.8, "ViT-L-14": 162.0}
"""Of the image tower, a photo: open_clip's table of profiles."""
PLAIN = "plain loop"
BACKENDS = ("torch", "bf16", "onnx", "openvino")
Vectors = Mapping[str, np.ndarray]
H100_TFLOPS = 989.0
"""Dense bfloat16, by its data sheet."""
H100_GB = 3350.0
"""A second from its memory, by its data sheet."""


def measure(args: argparse.Namespace) -> Report:
    """Let every way encode the same photos and captions, one process after another."""
    figures: list[Figure] = []
    rows: list[tuple[str, ...]] = []
    roofs: list[tuple[str, ...]] = []
    with tempfile.TemporaryDirectory(prefix="mmc-bench-") as name:
        folder = Path(name)
        peaks = _speeds()
        for model in args.models:
            weights, size = random_weights(folder, model)
            _project(folder / model, args.photos, args.count or MODELS[model])
            ways = (PLAIN, *(BACKENDS if model != BASIC else ("torch",)))
            found = {way: _in_process(folder / model, weights, way) for way in ways}
            plain = found[PLAIN]
            vectors = {way: np.load(folder / model / f"{way}.npz") for way in found}
            for way, one in found.items():
                rows.append(_row(model, way, one, plain, vectors[way], vectors[PLAIN]))
            best = max(found[way]["photos"] for way in ways[1:])
            figures += _figures(model, best, plain)
            if model != BASIC:
                roofs.append(_roof(model, size, best, peaks))
    head = ("", "photos a second", "captions a second", "photos : plain loop", "least cosine",
            "peak MB")  # fmt: skip
    roof_head = (f"roofline, batches of {IMAGE_BATCH}", "GFLOP a photo", "FLOP a byte of weights",
                 "bound here, a second", "reached", "of the bound",
                 "bound on an H100, on paper")  # fmt: skip
    return Report(
        title="Basic, and image-text models with random weights",
        figures=figures,
        tables=[Table(head=head, rows=rows), Table(head=roof_head, rows=roofs)],
        remarks=[_remark(found[PLAIN]["threads"], peaks)],
    )


def _figures(model: str, best: float, plain: dict[str, float]) -> list[Figure]:
    return [
        Figure(what=f"{model}: best backend : plain loop, photos", unit="x",
               value=best / plain["photos"], budget="" if model == BASIC else "2 x at least"),
        Figure(what=f"{model}: share of decoding and preparing in the plain loop",
               value=100 * plain["decoding"], unit="%"),
    ]  # fmt: skip


def _roof(model: str, size: float, best: float, peaks: dict[str, float]) -> tuple[str, ...]:
    """Return a row of the roofline; ``size`` is the image tower's weights in GB of bfloat16."""
    work = GFLOP.get(model, np.nan)
    intensity = IMAGE_BATCH * work / size
    bound = min(peaks["bf16"], intensity * peaks["memory"]) / work
    there = 1e3 * min(H100_TFLOPS, intensity * H100_GB / 1e3) / work
    return (
        model, f"{work:.1f}", f"{intensity:,.0f}", f"{bound:.1f}", f"{best:.1f}",
        f"{100 * best / bound:.0f} %", f"{there:,.0f}",
    )  # fmt: skip


def _remark(threads: float, peaks: dict[str, float]) -> str:
    return (
        f"{threads:.0f} thread(s) of {os.cpu_count()} for the model, as in the application, "
        f"batches of {IMAGE_BATCH}; the pipeline decodes in 2 more threads. Measured on so many "
        f"threads: a large matrix product {peaks['fp32']:.0f} GFLOP/s in float32 and "
        f"{peaks['bf16']:.0f} in bfloat16, the memory {peaks['memory']:.1f} GB/s, so from "
        f"{peaks['bf16'] / peaks['memory']:.0f} FLOP a byte on arithmetic is the bound; on an H100 "
        f"from {1e3 * H100_TFLOPS / H100_GB:.0f}. Its bound is its data sheet's speeds "
        "(989 TFLOP/s, 3,350 GB/s) through the same arithmetic, on paper, without decoding, which "
        "16 cores do at some 2,400 photos a second; what one reached is in docs/encoders.md."
    )


def _row(
    model: str,
    way: str,
    one: dict[str, float],
    plain: dict[str, float],
    own: Vectors,
    expected: Vectors,
) -> tuple[str, ...]:
    cosine = min(_cosine(own[part], expected[part]) for part in ("image", "text"))
    return (
        f"{model}, {way}", f"{one['photos']:.2f}", f"{one['captions']:.2f}",
        f"{one['photos'] / plain['photos']:.2f}", f"{cosine:.5f}", f"{one['peak_mb']:,.0f}",
    )  # fmt: skip


def _cosine(some: np.ndarray, others: np.ndarray) -> float:
    lengths = np.linalg.norm(some, axis=1) * np.linalg.norm(others, axis=1)
    return float(((some * others).sum(axis=1) / lengths).min())


def _speeds() -> dict[str, float]:
    """Return GFLOP a second of a matrix product by the type of its numbers, GB/s of the memory."""
    import torch

    torch.set_num_threads(compute_threads())
    found = {}
    for name, dtype in (("fp32", torch.float32), ("bf16", torch.bfloat16)):
        a, b = torch.randn(1600, 768, dtype=dtype), torch.randn(768, 3072, dtype=dtype)
        _ = a @ b
        times = []
        for _ in range(20):
            began = time.perf_counter()
            _ = a @ b
            times.append(time.perf_counter() - began)
        found[name] = 2e-9 * a.shape[0] * a.shape[1] * b.shape[1] / min(times)
    return found | {"memory": _memory_speed()}


def _memory_speed() -> float:
    """Return GB a second of a + 2 b into c, over arrays that no cache holds."""
    import torch

    a, b, c = (torch.ones(1 << 26) for _ in range(3))
    times = []
    for _ in range(5):
        began = time.perf_counter()
        torch.add(a, b, alpha=2, out=c)
        times.append(time.perf_counter() - began)
    return 3e-9 * a.numel() * a.element_size() / min(times)


def random_weights(folder: Path, model: str) -> tuple[Path, float]:
    """Write a model folder; return it and the image tower's weights in GB of bfloat16."""
    if model == BASIC:
        return Path(BASIC), 0.0
    import open_clip
    from safetensors.torch import save_file

    place = folder / f"{model}-weights"
    place.mkdir()
    made = open_clip.create_model(model)
    save_file(made.state_dict(), place / "open_clip_model.safetensors")
    config = {"model_cfg": open_clip.get_model_config(model),
              "preprocess_cfg": made.visual.preprocess_cfg}  # fmt: skip
    (place / "open_clip_config.json").write_text(json.dumps(config), encoding="utf-8")
    return place, 2e-9 * sum(one.numel() for one in made.visual.parameters())


def _project(folder: Path, photos: Path | None, count: int) -> None:
    """Import photos of the competition, or of the demo, each with its caption."""
    folder.mkdir()
    if photos is None:
        from engine.demo import make_demo

        files = make_demo(folder / "demo", photos=max(40, count), test_photos=10)
        table, images = files.train_csv, files.images
    else:
        table, images = photos / "train.csv", photos / "data"
    import_competition(train_csv=table, images=images, project=folder / "all.mmc")
    with open_project(folder / "all.mmc") as project:
        all_rows = project.dataset()
    rows = [
        row for row, caption in enumerate(all_rows.captions)
        if caption and _is_sound(all_rows.path(row))
    ]  # fmt: skip
    with (folder / "train.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(("ImageID", "Labels", "Caption"))
        writer.writerows((all_rows.names[row], "1", all_rows.captions[row]) for row in rows[:count])
    import_competition(train_csv=folder / "train.csv", images=images, project=folder / "pairs.mmc")


def _is_sound(path: Path | None) -> bool:
    """Tell whether a photo is whole: the plain loop has no way past one that is cut off."""
    if path is None:
        return False
    try:
        with Image.open(path) as image:
            image.load()
    except OSError:
        return False
    return True


def _in_process(folder: Path, weights: Path, way: str) -> dict[str, float]:
    command = [sys.executable, __file__, "--one", way, "--folder", str(folder),
               "--weights", str(weights)]  # fmt: skip
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True,
                          env={**os.environ, "MMC_CACHE": str(folder / "cache")})  # fmt: skip
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def measure_one(folder: Path, weights: Path, way: str) -> dict[str, float]:
    """Encode the pairs in one way, keep the vectors beside them, and return its speed."""
    import torch

    torch.set_num_threads(compute_threads())
    with open_project(folder / "pairs.mmc") as project:
        dataset = project.dataset()
    plain = _plain_basic if weights == Path(BASIC) else _plain
    work = plain if way == PLAIN else _piped
    found, images, texts = work(dataset, weights, way)
    np.savez(folder / f"{way}.npz", image=images, text=texts)
    return found | {"threads": torch.get_num_threads(), "peak_mb": peak_mb()}


Measured = tuple[dict[str, float], np.ndarray, np.ndarray]


def _plain(dataset: Dataset, weights: Path, _way: str) -> Measured:
    import open_clip
    import torch

    paths, captions = [dataset.path(row) for row in range(len(dataset))], list(dataset.captions)
    model, _, transform = open_clip.create_model_and_transforms(f"local-dir:{weights}")
    tokenizer = open_clip.get_tokenizer(f"local-dir:{weights}")
    model.eval()
    images, texts, decoding = [], [], 0.0
    with torch.inference_mode():
        model.encode_image(torch.zeros(2, 3, 224, 224))
        began = time.perf_counter()
        for start in range(0, len(paths), IMAGE_BATCH):
            opened = time.perf_counter()
            batch = torch.stack(
                [transform(Image.open(path)) for path in paths[start : start + IMAGE_BATCH]]
            )
            decoding += time.perf_counter() - opened
            images.append(model.encode_image(batch).numpy())
        photo_seconds = time.perf_counter() - began
        began = time.perf_counter()
        for start in range(0, len(captions), IMAGE_BATCH):
            tokens = tokenizer(captions[start : start + IMAGE_BATCH])
            texts.append(model.encode_text(tokens).numpy())
        text_seconds = time.perf_counter() - began
    speeds = {"photos": len(paths) / photo_seconds, "captions": len(captions) / text_seconds,
              "decoding": decoding / photo_seconds}  # fmt: skip
    return speeds, np.concatenate(images), np.concatenate(texts)


def _plain_basic(dataset: Dataset, _weights: Path, _way: str) -> Measured:
    from engine.encoders import load_encoder

    encoder = load_encoder(BASIC, device="cpu", threads=compute_threads())
    paths, captions = [dataset.path(row) for row in range(len(dataset))], list(dataset.captions)
    images, texts, decoding = [], [], 0.0
    encoder.encode_images(np.zeros((2, 3, 224, 224), dtype=np.float32))
    began = time.perf_counter()
    for start in range(0, len(paths), IMAGE_BATCH):
        opened = time.perf_counter()
        part = [Image.open(path) for path in paths[start : start + IMAGE_BATCH] if path]
        batch = np.stack([encoder.prepare(image) for image in part])
        decoding += time.perf_counter() - opened
        images.append(encoder.encode_images(batch))
    photo_seconds = time.perf_counter() - began
    began = time.perf_counter()
    for start in range(0, len(captions), IMAGE_BATCH):
        texts.append(encoder.encode_texts(captions[start : start + IMAGE_BATCH]))
    text_seconds = time.perf_counter() - began
    speeds = {"photos": len(paths) / photo_seconds, "captions": len(captions) / text_seconds,
              "decoding": decoding / photo_seconds}  # fmt: skip
    return speeds, np.concatenate(images), np.concatenate(texts)


class Clock(Silent):
    """Notes how long each step took."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def emit(self, event: Event) -> None:
        """Keep the time of a step's last progress."""
        if isinstance(event, Progress):
            self.seconds[event.what] = event.seconds


def _piped(dataset: Dataset, weights: Path, way: str) -> Measured:
    from engine.encoders import load_encoder
    from engine.features.extract import extract_features

    name = BASIC if weights == Path(BASIC) else f"local-dir:{weights}"
    encoder = load_encoder(name, device="cpu", threads=compute_threads(), backend=way)
    clock = Clock()
    done = extract_features(
        dataset=dataset, encoder=encoder, cache=default_cache_folder() / way, reporter=clock
    )
    speeds = {
        "photos": done.encoded_images / clock.seconds["Encoding photos"],
        "captions": done.encoded_captions / clock.seconds["Encoding captions"],
    }
    rows = np.arange(len(dataset))
    return speeds, done.features.image.take(rows), done.features.text.take(rows)


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--photos", type=Path, help="a competition's folder instead of the demo")
    parser.add_argument("--count", type=int, default=0, help="photos a model")
    parser.add_argument("--models", nargs="+", default=list(MODELS))
    parser.add_argument("--one", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--weights", type=Path, help=argparse.SUPPRESS)


def main() -> None:
    """Measure and print; with ``--one`` only one way, as JSON."""
    if "--one" in sys.argv:
        parser = argparse.ArgumentParser()
        _options(parser)
        args = parser.parse_args()
        print(json.dumps(measure_one(args.folder, args.weights, args.one)))
    else:
        run(measure, about=__doc__, options=_options)


if __name__ == "__main__":
    main()
