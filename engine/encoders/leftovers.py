"""What broken-off downloads left, in any folder for models: found, and taken up by the next."""

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from engine.encoders.hub import file_size, models_folders, repo_folder

SUFFIX = ".incomplete"
_PIECE = 1 << 22


def part_of(folder: Path, repo: str, digest: str) -> Path:
    """Return where a file lies in a folder for models as long as it is not whole."""
    return repo_folder(folder, repo) / "blobs" / f"{digest}{SUFFIX}"


def begun_bytes(repo: str) -> int:
    """Return how much of a repository another download goes on with, wherever it lies."""
    sizes: dict[str, int] = {}
    for folder in models_folders():
        for part in (repo_folder(folder, repo) / "blobs").glob(f"*{SUFFIX}"):
            if "." in part.stem:  # of another program, which goes on with none
                continue
            # Of the same file in two folders the longer one has all that the other has.
            sizes[part.name] = max(sizes.get(part.name, 0), file_size(part))
    return sum(sizes.values())


def is_other_file(former: Path, part: Path) -> bool:
    """Tell whether a beginning lies there that is not the own one by another path."""
    return former.is_file() and not (part.exists() and part.samefile(former))


def take_over(former: Path, part: Path, tell: Callable[[int, int], None]) -> None:
    """Move the beginning of a file to where it is gone on with, also to another disk.

    ``tell`` gets the bytes that are there and all, and may raise to stop: what was moved until
    then counts. OSError where it cannot be moved.
    """
    part.parent.mkdir(parents=True, exist_ok=True)
    if not part.exists():
        with contextlib.suppress(OSError):  # another disk
            os.replace(former, part)
    if former.exists():
        _copy_rest(former, part, tell)
        former.unlink()
    for empty in (former.parent, former.parent.parent):
        empty.rmdir()


def _copy_rest(former: Path, part: Path, tell: Callable[[int, int], None]) -> None:
    """Append what the one has beyond the other: both are the same file from its first byte on."""
    total = former.stat().st_size
    with former.open("rb") as old, part.open("ab") as new:
        old.seek(new.tell())
        while piece := old.read(_PIECE):
            new.write(piece)
            tell(new.tell(), total)
