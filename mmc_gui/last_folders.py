"""Where a dialog that asks for files was used last, so that the next one begins there."""

from pathlib import Path

from PySide6.QtCore import QSettings

_GROUP = "last_folders"
PROJECTS, DATASETS, PAIRS, EXPORTS = "projects", "datasets", "pairs", "exports"
ENCODERS, MODELS = "encoders", "models"
"""Kinds of files; each has a place of its own."""


def last_folder(kind: str) -> str:
    """Return where to begin to look for files of a kind: what is left of the last place."""
    kept = str(QSettings("MMC", "mmc").value(f"{_GROUP}/{kind}", ""))
    places = (Path(kept), *Path(kept).parents) if kept else ()
    return str(next((place for place in places if place.is_dir()), Path.home()))


def keep_folder(kind: str, chosen: Path) -> None:
    """Remember where a file or folder was found."""
    QSettings("MMC", "mmc").setValue(f"{_GROUP}/{kind}", str(chosen.parent))
