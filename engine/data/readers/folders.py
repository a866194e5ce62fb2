"""What the readers of folders share: splits and labels that folder names tell."""

from collections.abc import Iterable

from engine.data.dataset import Problem, Split
from engine.data.readers.cells import SPLIT_WORDS
from engine.data.readers.options import ReadOptions

SHOWN = 3


def split_of_path(path: str) -> Split | None:
    """Return the split that a folder above a photo is named for, the topmost one; None: none."""
    for folder in path.split("/")[:-1]:
        if folder.casefold() in SPLIT_WORDS:
            return SPLIT_WORDS[folder.casefold()]
    return None


def counted(source: str, paths: Iterable[str], text: str) -> list[Problem]:
    """Return one problem about several paths, with the first of them; none where there is none."""
    named = sorted(paths)
    if not named:
        return []
    shown = ", ".join(named[:SHOWN]) + (", ..." if len(named) > SHOWN else "")
    return [
        Problem(source=source, line=0, name=named[0], text=f"{text}: {len(named):,} ({shown}).")
    ]  # fmt: skip


def has_split_folders(paths: Iterable[str]) -> bool:
    """Tell whether all folders at the top are named for splits, as far as there are any."""
    tops = {path.split("/", 1)[0].casefold() for path in paths if "/" in path}
    return bool(tops) and tops <= SPLIT_WORDS.keys()


def label_folders(path: str, options: ReadOptions, *, split_first: bool) -> tuple[str, ...]:
    """Return the folders above a photo that are its labels."""
    folders = path.split("/")[:-1][split_first:]
    return tuple(dict.fromkeys(folders if options.nested == "all" else folders[-1:]))
