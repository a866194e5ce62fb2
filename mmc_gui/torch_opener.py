"""Opens torch's library before torch is imported, while other threads run.

Python opens a library with all other threads waiting: for that of torch 0.3 seconds, in which no
window is painted. A foreign function is called without them waiting, and opening is one.
"""

import ctypes
import importlib.machinery
import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

LIBRARY = Path("lib", "libtorch_cpu.so")
"""What takes longest to open, in the folder of torch; other systems have no such file."""
RTLD_NOW = 2


class TorchOpener(MetaPathFinder):
    """Stands at the head of ``sys.meta_path`` and finds nothing itself; acts once."""

    def __init__(self) -> None:
        self._done = False

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Open the library where torch is what is asked for, and leave the import to others."""
        if name == "torch" and not self._done:
            self._done = True
            found = importlib.machinery.PathFinder.find_spec(name)
            for folder in (found.submodule_search_locations or ()) if found is not None else ():
                open_library(Path(folder) / LIBRARY)
        return None


def open_library(path: Path) -> bool:
    """Open a library for the whole process; False where that fails or is done otherwise here."""
    if not sys.platform.startswith("linux") or not path.is_file():
        return False
    opened = ctypes.CDLL(None).dlopen
    opened.restype = ctypes.c_void_p
    return bool(opened(str(path).encode(), RTLD_NOW))
