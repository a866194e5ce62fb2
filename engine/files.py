"""Writing whole files: what stands under a name is the old content or the new, never a part."""

import contextlib
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from engine.errors import EngineError
from engine.language import tr


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Let ``write`` fill a temporary file beside ``path``, then put it in place.

    On any failure the file that stood there is untouched; OS errors come as an EngineError.
    """
    # Not by mkstemp, whose files nobody else may read, whatever the folder is shared for.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as stream:
            write(stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, path)
    except OSError as error:
        raise EngineError(
            tr("{path} cannot be written: {strerror}.").format(path=path, strerror=error.strerror)
        ) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


@contextlib.contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Give an empty folder beside ``path``, and put it in place when the block succeeded.

    Refuses a path where something stands; OS errors come as an EngineError.
    """
    if path.exists() or path.is_symlink():
        raise EngineError(tr("{path} exists already. Name a new folder.").format(path=path))
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        part.mkdir()
        yield part
        os.rename(part, path)
    except OSError as error:
        raise EngineError(
            tr("{path} cannot be written: {value}.").format(
                path=path, value=error.strerror or error
            )
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)


def remove_parts(folder: Path) -> None:
    """Delete the temporary files of killed writers; only where no one else writes now."""
    for part in folder.glob(".*"):
        part.unlink(missing_ok=True)


def write_text(path: Path, text: str) -> None:
    """Write UTF-8 text whole, with line ends as given."""
    write_whole(path, lambda stream: stream.write(text.encode()))


def free_name(path: Path) -> Path:
    """Return ``path``, or the first of ``name-2``, ``name-3`` … that does not exist."""
    number, free = 2, path
    while free.exists():
        free = path.with_stem(f"{path.stem}-{number}")
        number += 1
    return free
