"""The folders in which models lie on this computer, in the form of the hub's own cache."""

import contextlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from engine.encoders.hub_settings import set_folders, usual_folder, wished_folder


def models_folder() -> Path:
    """Return where models are put: ``MMC_MODELS``, what was set, else what all programs share.

    That one follows ``HF_HUB_CACHE`` and ``HF_HOME``.
    """
    return wished_folder()


def models_folders() -> tuple[Path, ...]:
    """Return where models are looked for: the own folder, former ones, then the shared one."""
    return tuple(dict.fromkeys((models_folder(), *set_folders(), usual_folder())))


def cached_file(repo: str, names: Iterable[str], *folders: Path) -> Path | None:
    """Return the first of these files that lies there whole; the network is not asked.

    Without folders, in those where models are looked for.
    """
    wanted = tuple(names)
    for folder in folders or models_folders():
        found = (_cached(repo, name, folder) for name in wanted)
        if (path := next(filter(None, found), None)) is not None:
            return path
    return None


def _cached(repo: str, name: str, folder: Path) -> Path | None:
    from huggingface_hub import try_to_load_from_cache  # half a second to import

    try:
        path = try_to_load_from_cache(repo, name, cache_dir=folder)
    except FileNotFoundError:  # it is removed at this very moment
        return None
    return Path(path) if isinstance(path, str) else None


def repo_folder(folder: Path, repo: str) -> Path:
    """Return the folder of a repository in a folder of models."""
    return folder / f"models--{repo.replace('/', '--')}"


def folder_size(folder: Path) -> int:
    """Return the bytes of a folder's files; links count nothing."""
    files = (Path(place, name) for place, _, names in os.walk(folder) for name in names)
    return sum(file_size(path) for path in files if not path.is_symlink())


def file_size(path: Path) -> int:
    """Return the bytes of a file; 0 where it is not there, or any more."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def remove_repo(folder: Path, repo: str) -> int:
    """Delete a repository with all that was begun of it; return the bytes set free."""
    where = repo_folder(folder, repo)
    size = folder_size(where) if where.is_dir() else 0
    shutil.rmtree(where, ignore_errors=True)
    return size


def point_to(name: Path, blob: Path) -> None:
    """Put a link to a blob in its place, as the hub's cache has it; where there are none, it."""
    name.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        name.unlink()
    try:
        name.symlink_to(os.path.relpath(blob, name.parent))
    except OSError:
        os.replace(blob, name)
