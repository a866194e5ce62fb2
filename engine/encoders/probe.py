"""How fast an encoder is on this machine, by a short real run; without its weights if need be."""

import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from engine.encoders.amounts import megabytes
from engine.encoders.catalogue import find_listing
from engine.encoders.fetch import is_here
from engine.encoders.hub_settings import wished_backend
from engine.encoders.memory import check_memory, free_memory, memory_in_use
from engine.encoders.names import BASIC
from engine.encoders.registry import load_encoder
from engine.encoders.spec import Encoder, FloatArray
from engine.encoders.speed import remember_probe
from engine.encoders.variants import parse_name
from engine.events import Progress, Reporter
from engine.language import number, tr
from engine.machine import compute_threads, default_cache_folder, reader_threads

SECONDS = 5.0
_MOST = 32
_MOST_ON_CARD = 256
_CAPTIONS = ("A man rides a brown horse on the beach at sunset.", "Two dogs play on a lawn.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Probe:
    """What a short run told."""

    name: str
    device: str
    backend: str
    per_second: float
    """Photos with their captions, decoded beside."""
    memory: int
    """Bytes that the encoder took here."""
    free: int | None
    """Bytes that were free before; None where that cannot be told."""
    random: bool
    """Whether its weights were random, because the encoder is not on this computer."""

    def sentence(self) -> str:
        """Say how fast it is and whether it fits."""
        rate = number(self.per_second, ",.0f" if self.per_second >= 10 else ".1f")
        room = (
            tr(" of {megabytes} that were free").format(megabytes=megabytes(self.free))
            if self.free is not None
            else ""
        )
        how = tr(" Measured with random weights, which are as fast.") if self.random else ""
        return tr(
            "{rate} photos a second with their captions, on {device} by "
            "{backend}; it takes {megabytes} of memory{room}.{how}"
        ).format(
            rate=rate,
            device=self.device.upper(),
            backend=self.backend,
            megabytes=megabytes(self.memory),
            room=room,
            how=how,
        )


def probe_encoder(
    name: str, *, cache: Path, reporter: Reporter, seconds: float = SECONDS,
    load: Callable[[str], Encoder] | None = None,
) -> Probe:  # fmt: skip
    """Let an encoder work for some seconds and keep what that told; nothing is downloaded."""
    plain, _ = parse_name(name)
    listing = find_listing(plain)
    free, title = free_memory(), listing.title if listing is not None else plain
    check_memory(title, listing.parameters if listing is not None else None)
    reporter.emit(Progress(what=tr("Measuring {title}").format(title=title), done=0, total=0))
    reporter.check()
    before, random = memory_in_use(), not is_here(name)
    encoder = (load or (lambda wanted: _load(wanted, random=random)))(name)
    reporter.check()
    most = _MOST if encoder.device == "cpu" else _MOST_ON_CARD
    inputs, preparing = _inputs(encoder, most)
    photo = _time(lambda count: encoder.encode_images(inputs[:count]), 0.7 * seconds, reporter,
                  most)  # fmt: skip
    words = list(_CAPTIONS) * (most // 2)
    caption = _time(lambda count: encoder.encode_texts(words[:count]), 0.3 * seconds, reporter,
                    most)  # fmt: skip
    took = max(photo + caption, preparing / reader_threads(encoder.device))
    found = Probe(
        name=name, device=encoder.device, backend=getattr(encoder, "backend", "torch"),
        per_second=1 / max(took, 1e-9), memory=max(0, memory_in_use() - before), free=free,
        random=random,
    )  # fmt: skip
    remember_probe(
        cache, name=name, backend=found.backend, per_second=found.per_second, memory=found.memory
    )
    return found


def _load(name: str, *, random: bool) -> Encoder:
    threads, backend = compute_threads(), wished_backend()
    plain, variant = parse_name(name)
    if not random or plain == BASIC:
        return load_encoder(name, threads=threads, backend=backend)
    from engine.encoders.devices import choose_device, use_threads
    from engine.encoders.open_clip_random import load_random

    use_threads(threads)
    graphs = default_cache_folder() / "graphs"
    return load_random(
        plain, choose_device("auto"), backend=backend, graphs=graphs, int8=variant.int8
    )


def _inputs(encoder: Encoder, most: int) -> tuple[FloatArray, float]:
    """Return prepared photos of a usual size, and the seconds that one took."""
    coarse = np.random.default_rng(0).integers(0, 256, (30, 40, 3), dtype=np.uint8)
    stream = io.BytesIO()
    Image.fromarray(coarse).resize((640, 480)).save(stream, "JPEG", quality=90)
    began, count = time.perf_counter(), 4
    for _ in range(count):
        with Image.open(stream) as image:
            prepared = encoder.prepare(image.convert("RGB"))
    each = (time.perf_counter() - began) / count
    return np.repeat(prepared[None], most, axis=0), each


def _time(work: Callable[[int], object], seconds: float, reporter: Reporter, most: int) -> float:
    """Return seconds an item; batches grow to what takes a third of the time at most."""
    began = time.perf_counter()
    work(1)
    first = time.perf_counter() - began
    count = int(np.clip(seconds / 3 / max(first, 1e-6), 1, most))
    done, start = 0, time.perf_counter()
    while not done or time.perf_counter() - began < seconds:
        reporter.check()
        work(count)
        done += count
    return (time.perf_counter() - start) / done
