"""What a user may say of a source before it is read, and what a look at it found."""

import dataclasses
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from engine.data.readers.mapping import Mapping
from engine.data.readers.table import Repeats

READING = "source_reading"
"""The project's setting that holds how a source was read, to read it again in the same way."""
TextAs = Literal["guess", "caption", "labels"]
Nested = Literal["all", "last"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """One set for all formats; each reader takes what concerns it."""

    mapping: Mapping | None = None
    """How a table is read; None: guessed."""
    changes: Pairs[str, str] = field(default_factory=dict)
    """Parts of the mapping to change after the guess, as ``Mapping.changed`` takes them."""
    repeats: Repeats = "first"
    """Of several captions of one photo, the first or all."""
    text_as: TextAs = "guess"
    """What a text file beside a photo holds."""
    nested: Nested = "all"
    """Whether each folder above a photo is a label, or only the last one."""
    files: tuple[Path, ...] = ()
    """More files of the same dataset: captions beside instances, further shards."""
    extract_to: Path | None = None
    """Where photos inside an archive are written; without it they are not."""

    def settled(self, guess: Mapping) -> Mapping:
        """Return the mapping in force, given what was guessed."""
        mapping = (self.mapping or guess).changed(self.changes)
        if self.repeats != "first":
            mapping = dataclasses.replace(mapping, repeats=self.repeats)
        return mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a file or folder seems to be, and what reading it would give."""

    format: str
    path: Path
    """What the reader of that format is to be given."""
    sure: float
    """From 0 to 1, to order findings by."""
    text: str
    """A sentence for the user."""
    images: Path | None = None
    """The folder where the photos seem to be."""
    mapping: Mapping | None = None
    files: tuple[Path, ...] = ()
    """Files that are read with it unless others are named."""
    offers: tuple[Path, ...] = ()
    """Files beside it that may belong to it; read only where they are named."""

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        return {
            "format": self.format,
            "path": str(self.path),
            "sure": self.sure,
            "text": self.text,
            "images": str(self.images) if self.images is not None else None,
            "mapping": self.mapping.to_json() if self.mapping is not None else None,
            "files": [str(file) for file in self.files],
        }


def reading_of(format_: str, path: Path, options: ReadOptions) -> dict[str, Any]:
    """Return how a source was read as plain values, to be kept with the project."""
    return {
        "format": format_, "path": str(path.resolve()),
        "changes": dict(options.changes), "repeats": options.repeats, "text_as": options.text_as,
        "nested": options.nested, "files": [str(file.resolve()) for file in options.files],
    }  # fmt: skip
