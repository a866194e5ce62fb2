"""Weights as files: short fingerprints, so that other content means another key."""

import hashlib
import zipfile
from pathlib import Path

HEX_DIGITS = 16


def text_digest(text: str) -> str:
    """Return 16 hex digits that identify a text."""
    return hashlib.blake2b(text.encode(), digest_size=HEX_DIGITS // 2).hexdigest()


def file_digest(path: Path) -> str:
    """Return 16 hex digits that identify a file's content; OSError as it comes."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, lambda: hashlib.blake2b(digest_size=HEX_DIGITS // 2))
    return digest.hexdigest()


def folder_digest(folder: Path) -> str:
    """Return 16 hex digits for the names and contents of the files directly in a folder.

    Hidden files and notes (``.md``) are left out: they decide no vector.
    """
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return text_digest(
        "\n".join(
            f"{path.name} {file_digest(path)}"
            for path in files
            if not path.name.startswith(".") and path.suffix.lower() != ".md"
        )
    )


def is_torchscript(path: Path) -> bool:
    """Tell whether this is a whole TorchScript program, as OpenAI publishes its models."""
    if not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return any(name.endswith("/constants.pkl") for name in archive.namelist())
    except zipfile.BadZipFile:
        return False  # torn: whoever loads it will say so
