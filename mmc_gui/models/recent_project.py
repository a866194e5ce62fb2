"""A project that was open lately, as it is remembered."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class RecentProject:
    """What a card shows; numbers are None where they were never read."""

    path: Path
    opened: str = ""
    """When it was last open, as an ISO time; empty where that was not noted."""
    photos: int | None = None
    labelled: int | None = None
    pictures: tuple[Path, ...] = ()
    fault: str = ""
    """Why it cannot be read now, as a sentence."""
    gone: bool = False
    """Whether there is no such file any more."""

    @property
    def share(self) -> float | None:
        """The share of photos of which any label is known, in 0..1."""
        if self.photos is None or self.labelled is None or not self.photos:
            return None
        return self.labelled / self.photos
