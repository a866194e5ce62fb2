"""The encoders as a person chooses among them: with their state and speed on this computer."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.encoders.amounts import megabytes
from engine.encoders.catalogue import Listing
from engine.encoders.memory import free_memory, needed_memory
from engine.encoders.names import BASIC, LOCAL_DIR
from engine.encoders.speed import Speed, expected_speed
from engine.machine import compute_threads

ADDED = "Added by you"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One encoder with what it means on this computer."""

    listing: Listing
    here: bool
    """Whether nothing has to be downloaded."""
    begun: int
    """Bytes that a broken-off download left."""
    speed: Speed | None
    free: int | None = None
    """Bytes of memory that are free; None where that is not known."""

    @property
    def state_text(self) -> str:
        """Whether it can be used at once, in words."""
        size = self.listing.size
        if self.here:
            return "comes with the program" if self.listing.name == BASIC else "ready"
        if self.begun:
            whole = f" of about {megabytes(size)}" if size else ""
            return f"begun: {megabytes(self.begun)}{whole} here"
        return f"to download, about {megabytes(size)}" if size else "to download"

    @property
    def memory_text(self) -> str:
        """What it needs of this computer's memory, and whether that is there."""
        measured = self.speed.memory if self.speed is not None else None
        needs = measured or needed_memory(self.listing.parameters)
        if needs is None:
            return ""
        about = "takes" if measured else "needs about"
        if self.free is None:
            return f"{about} {megabytes(needs)} of memory"
        if needs > self.free:
            return (
                f"{about} {megabytes(needs)} of memory and does not fit: {megabytes(self.free)} "
                "are free"
            )
        return f"{about} {megabytes(needs)} of memory, {megabytes(self.free)} are free"

    @property
    def speed_text(self) -> str:
        """What to expect of it here, and how far that can be relied on."""
        if self.speed is None:
            return "speed here not known yet"
        rate = self.speed.per_second
        often = f"{rate:,.0f} photos a second"
        if rate < 1.5:
            often = f"{max(1, round(60 * rate))} photos a minute"
        return f"{often} here, {'measured' if self.speed.measured else 'estimated'}"


def make_offers(listings: Iterable[Listing], cache: Path) -> tuple[Offer, ...]:
    """Look at the disk for each encoder; ``cache`` is where measured speeds are kept."""
    from engine.encoders.fetch import begun, is_here  # the window stands before these load

    threads, free = compute_threads(), free_memory()
    return tuple(
        Offer(
            listing=one,
            here=(here := is_here(one.name)),
            begun=0 if here else begun(one.name),
            speed=expected_speed(one, cache, threads=threads),
            free=free,
        )
        for one in listings
    )


def added_listings() -> tuple[Listing, ...]:
    """Return the models that were added from files."""
    from engine.encoders.added import added_models

    return tuple(
        Listing(
            name=f"{LOCAL_DIR}{model.folder}", title=model.folder.name, dim=model.dim,
            side=model.side, group=ADDED, reason=f"A model folder: {model.folder}",
        )
        for model in added_models()
    )  # fmt: skip
