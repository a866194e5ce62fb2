"""The encoders as a person chooses among them: with their state and speed on this computer."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from engine.encoders.amounts import megabytes
from engine.encoders.catalogue import Listing
from engine.encoders.memory import free_memory, needed_memory
from engine.encoders.names import BASIC, LOCAL_DIR
from engine.encoders.speed import Speed, expected_speed
from engine.language import tr
from engine.machine import compute_threads

ADDED = tr("Added by you")


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
            return tr("comes with the program") if self.listing.name == BASIC else tr("ready")
        if self.begun:
            whole = tr(" of about {megabytes}").format(megabytes=megabytes(size)) if size else ""
            return tr("begun: {megabytes}{whole} here").format(
                megabytes=megabytes(self.begun), whole=whole
            )
        return (
            tr("to download, about {megabytes}").format(megabytes=megabytes(size))
            if size
            else tr("to download")
        )

    @property
    def needs(self) -> int | None:
        """Bytes of memory that it takes, measured or by its size; None where neither is known."""
        measured = self.speed.memory if self.speed is not None else None
        return measured or needed_memory(self.listing.parameters)

    @property
    def fits(self) -> bool:
        """Whether that is free, as far as is known."""
        return self.needs is None or self.free is None or self.needs <= self.free

    @property
    def memory_text(self) -> str:
        """What it needs of this computer's memory, and whether that is there."""
        measured = self.speed is not None and self.speed.memory
        needs = self.needs
        if needs is None:
            return ""
        about = tr("takes") if measured else tr("needs about")
        if self.free is None:
            return tr("{about} {megabytes} of memory").format(
                about=about, megabytes=megabytes(needs)
            )
        if not self.fits:
            return tr(
                "{about} {megabytes} of memory and does not fit: {megabytes_2} are free"
            ).format(about=about, megabytes=megabytes(needs), megabytes_2=megabytes(self.free))
        return tr("{about} {megabytes} of memory, {megabytes_2} are free").format(
            about=about, megabytes=megabytes(needs), megabytes_2=megabytes(self.free)
        )

    @property
    def speed_text(self) -> str:
        """What to expect of it here, and how far that can be relied on."""
        if self.speed is None:
            return tr("speed here not known yet")
        rate = self.speed.per_second
        often = tr("{rate:,.0f} photos a second").format(rate=rate)
        if rate < 1.5:
            often = tr("{max} photos a minute").format(max=max(1, round(60 * rate)))
        here = (
            tr("{often} here, measured") if self.speed.measured else tr("{often} here, estimated")
        )
        return here.format(often=often)


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
            name=f"{LOCAL_DIR}{model.folder}",
            title=model.folder.name,
            dim=model.dim,
            side=model.side,
            group=ADDED,
            reason=tr("A model folder: {folder}").format(folder=model.folder),
        )
        for model in added_models()
    )
