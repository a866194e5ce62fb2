"""How many photos a second an encoder does on this machine: measured once it ran, else guessed."""

import contextlib
import json
import os
import platform
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.encoders.catalogue import Listing, find_listing
from engine.encoders.names import BASIC
from engine.errors import EngineError
from engine.files import write_text

SPEEDS, PROBES = "speeds.json", "probes.json"
ENOUGH = 96
"""So many photos must have been encoded at once for their time to tell something."""
_GFLOPS_A_THREAD = 65.0
"""Measured with ViT-B-32 and ViT-L-14 in float32 on one core of an EPYC with AVX-512."""
_BASIC_A_THREAD = 25.0
"""Pairs a second, measured on the same core; its network is too small to keep the units full."""
_NVIDIA = Path("/proc/driver/nvidia/version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """What to expect of an encoder here."""

    per_second: float
    """Photos with their captions."""
    measured: bool
    """Whether it was seen on this machine; otherwise it is a guess from its size."""
    memory: int | None = None
    """Bytes that it took in a short run here; None before one."""


def remember_speed(
    cache: Path, *, name: str, device: str, photos: int, seconds: float
) -> None:  # fmt: skip
    """Keep what an encoding took; too few photos tell nothing, and a full disk is no matter."""
    if photos < ENOUGH or seconds <= 0:
        return
    known = _read(cache)
    known[name] = {"device": device, "per_second": round(photos / seconds, 2)}
    with contextlib.suppress(EngineError):
        write_text(_file(cache), json.dumps(known, indent=1))


def remember_probe(
    cache: Path, *, name: str, backend: str, per_second: float, memory: int
) -> None:  # fmt: skip
    """Keep what a short run told, for this encoder, machine and way to run it."""
    known = _read(cache, PROBES)
    known["|".join((name, this_machine(), backend))] = {
        "per_second": round(per_second, 3), "memory": memory, "time": time.time(),
    }  # fmt: skip
    with contextlib.suppress(EngineError):
        cache.mkdir(parents=True, exist_ok=True)
        write_text(cache / PROBES, json.dumps(known, indent=1))


def this_machine() -> str:
    """Return a name for the machine: a cache may lie on a disk that several share."""
    return f"{platform.node()}/{platform.machine()}/{os.cpu_count()}"


def _probe_of(name: str, cache: Path) -> dict[str, Any] | None:
    """Return the newest short run of an encoder on this machine."""
    beginning = f"{name}|{this_machine()}|"
    own = [one for key, one in _read(cache, PROBES).items() if key.startswith(beginning)]
    return max(own, key=lambda one: one.get("time", 0.0), default=None)


def expected_speed(listing: Listing, cache: Path, *, threads: int) -> Speed | None:
    """Return what to expect; None where a graphics card or an unknown size leaves it open."""
    known = _read(cache)
    own, probe = known.get(listing.name), _probe_of(listing.name, cache)
    memory = None if probe is None else probe.get("memory")
    best = own or probe
    if best is not None:
        return Speed(per_second=best["per_second"], measured=True, memory=memory)
    if listing.name == BASIC:
        return Speed(per_second=_BASIC_A_THREAD * threads, measured=False)
    if listing.image_gflop is None or listing.text_gflop is None:
        return None
    rate = _gflops(known) or (0.0 if _has_card() else _GFLOPS_A_THREAD * threads)
    cost = listing.image_gflop + listing.text_gflop
    return Speed(per_second=rate / cost, measured=False) if rate else None


def _gflops(known: dict[str, Any]) -> float:
    """Return what this machine did with encoders of the same kind, 0 before the first one."""
    done = [
        one["per_second"] * (listing.image_gflop + listing.text_gflop)
        for name, one in known.items()
        if name != BASIC
        and (listing := find_listing(name)) is not None
        and listing.image_gflop is not None
        and listing.text_gflop is not None
    ]
    return sum(done) / len(done) if done else 0.0


def _has_card() -> bool:
    return _NVIDIA.exists() and os.environ.get("CUDA_VISIBLE_DEVICES") != ""


def _file(cache: Path) -> Path:
    return cache / SPEEDS


def _read(cache: Path, file: str = SPEEDS) -> dict[str, Any]:
    try:
        known = json.loads((cache / file).read_text(encoding="utf-8"))
        return {name: one for name, one in known.items() if one["per_second"] > 0}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}
