"""Whether a file is the one that the hub has published."""

import hashlib
from pathlib import Path
from typing import Any

from engine.events import Reporter

_PIECE = 1 << 22


def matches(path: Path, digest: str, reporter: Reporter) -> bool:
    """Compare a file with a checksum, read from the disk as it will be loaded.

    Of 64 hex digits it is SHA-256; of 40 it is what git names a small file by.
    """
    found: Any = hashlib.sha256()
    if len(digest) == 40:
        head = f"blob {path.stat().st_size}\0".encode()
        found = hashlib.sha1(head, usedforsecurity=False)
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            reporter.check()
            found.update(piece)
    return bool(found.hexdigest() == digest)
