"""Exported graphs of a model: made once, kept by what decides them, run by another library."""

import contextlib
import hashlib
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import torch

TOWERS = ("image", "text")


def graph_folder(root: Path, *parts: str) -> Path:
    """Return where the graphs of one model and one version of a library are kept."""
    digest = hashlib.blake2b("\n".join(parts).encode(), digest_size=8).hexdigest()
    return root / digest


def kept_graphs(folder: Path, export: Callable[[Path], None]) -> Path:
    """Return the folder of finished graphs, exporting them first where they are not there.

    They are written beside it and moved there whole, so that a kill leaves no half graph behind.
    """
    if folder.is_dir():
        return folder
    folder.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=f"{folder.name}.", suffix=".part", dir=folder.parent))
    try:
        export(made)
        with contextlib.suppress(OSError):  # another process was first
            os.replace(made, folder)
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return folder


@contextlib.contextmanager
def traceable() -> Iterator[None]:
    """Trace attention as single operations: the fused one is unknown to other libraries.

    Tracing is deprecated in torch, and says so; the way that replaces it needs minutes a model.
    """
    before = torch.backends.mha.get_fastpath_enabled()
    torch.backends.mha.set_fastpath_enabled(False)
    try:
        with warnings.catch_warnings(), torch.no_grad():
            warnings.simplefilter("ignore")
            yield
    finally:
        torch.backends.mha.set_fastpath_enabled(before)
