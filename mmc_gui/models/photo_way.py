"""The ways to see many photos, and how large they may be in each."""

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How photos are laid out; the values are kept in the settings."""

    GRID = "grid"
    LIST = "list"
    STRIP = "strip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Longer sides of a thumbnail in logical pixels."""

    least: int
    most: int
    usual: int

    def within(self, edge: int) -> int:
        """Return the nearest size that is allowed."""
        return min(max(edge, self.least), self.most)


SIZES = {
    Way.GRID: Sizes(least=96, most=320, usual=168),
    Way.LIST: Sizes(least=40, most=128, usual=56),
    Way.STRIP: Sizes(least=64, most=176, usual=96),
}
