"""Where the photos of a source are, judged by some of their names."""

from collections.abc import Sequence
from pathlib import Path

from engine.data.images import relative_image

USUAL = ("", "images", "data", "imgs", "img", "photos", "pictures", "train", "train2017",
         "val2017", "Images", "JPEGImages")  # fmt: skip
TRIED = 50
"""Names that are looked for."""


def image_folder(folder: Path, names: Sequence[str]) -> Path | None:
    """Return the folder in which most of some photos are, or None where none is anywhere."""
    paths = [path for name in names[:TRIED] if (path := relative_image(name)) is not None]
    if not paths:
        return None
    best, most = None, 0
    for place in (*(folder / name for name in USUAL), folder.parent, folder.parent / "images"):
        found = sum(_is_file(place / path) for path in paths)
        if found > most:
            best, most = place, found
    return best


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
