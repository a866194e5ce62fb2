"""How many photos a second an encoder does on this machine: measured once it ran, else guessed."""

import contextlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.encoders.catalogue import Listing, find_listing
from engine.encoders.names import BASIC
from engine.errors import EngineError
from engine.files import write_text

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


def expected_speed(listing: Listing, cache: Path, *, threads: int) -> Speed | None:
    """Return what to expect; None where a graphics card or an unknown size leaves it open."""
    known = _read(cache)
    own = known.get(listing.name)
    if own is not None:
        return Speed(per_second=own["per_second"], measured=True)
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
    return cache / "speeds.json"


def _read(cache: Path) -> dict[str, Any]:
    try:
        known = json.loads(_file(cache).read_text(encoding="utf-8"))
        return {name: one for name, one in known.items() if one["per_second"] > 0}
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return {}
